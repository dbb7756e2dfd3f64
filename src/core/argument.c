/*
 * argument.c - who does what to whom: names in the places of verbs and nouns
 */
#include "argument.h"

/* How far back from a name its noun phrase may begin, in tokens. */
#define HEAD_MAX		6

/* How far from a verb or noun the names in its places may stand. */
#define REACH			14

/* Names between a verb and what it governs. */
#define NAMES_BETWEEN	4

/* How far before a participle its auxiliary may stand. */
#define AUXILIARY_MAX	4

#define NOMINAL (GZ_POS_NOUN | GZ_POS_ADJ)

static gz_prep
prep_of(const gz_token *t)
{
	unsigned	function = t->mark & GZ_MARK_NAMED ? 0 : gz_function_of(t);

	/* « où », « dont » stand for somebody and lead nobody in */
	return function & GZ_F_RELATIVE ? GZ_PREP_NONE :
		(gz_prep) (function / GZ_F_PREP);
}

/* Is the token a finite verb, as far as that can be told? */
static bool
is_finite(const gz_tokens *tokens, uint32_t first, uint32_t i)
{
	const gz_token *t = &tokens->items[i];
	const gz_word *word = gz_word_of(t);
	const gz_token *before = t - 1;

	if (t->kind != GZ_T_WORD || (t->mark & GZ_MARK_NAMED) ||
		!(word->pos & GZ_POS_VERB))
		return false;
	if (!(word->pos & (NOMINAL | GZ_POS_PPAST | GZ_POS_PREP | GZ_POS_DET |
					   GZ_POS_ADV | GZ_POS_PRON | GZ_POS_CONJ)))
		return true;
	if (word->grammar & (GZ_F_BE | GZ_F_HAVE))
		return !(word->pos & GZ_POS_NOUN) || i == first ||
			!(gz_word_of(before)->pos & GZ_POS_DET);
	/* « critique »: a verb after a name or its pronoun, a noun elsewhere */
	if (i == first || (word->pos & (GZ_POS_PREP | GZ_POS_DET | GZ_POS_ADV)))
		return false;
	return (before->mark & GZ_MARK_NAMED) ||
		((gz_function_of(before) &
		  (GZ_F_SUBJECT | GZ_F_NE | GZ_F_REFLEXIVE)) &&
		 !(gz_word_of(before)->pos & GZ_POS_DET));
}

/* May a token stand between an article and a name: « ancien ministre »? */
static bool
is_title_word(const gz_token *t)
{
	const gz_word *word = gz_word_of(t);

	return t->kind == GZ_T_WORD && !(t->mark & GZ_MARK_NAMED) &&
		(word->pos & (NOMINAL | GZ_POS_PPAST)) != 0 &&
		!(word->pos & (GZ_POS_DET | GZ_POS_PREP)) &&
		!(word->grammar & (GZ_F_BE | GZ_F_HAVE | GZ_F_SUBJECT));
}

/* Find the noun phrase of a name and the preposition before it. */
static void
find_head(const gz_tokens *tokens, uint32_t from, const gz_slots *before,
		  gz_slot *slot)
{
	uint32_t	i = slot->first;
	uint32_t	steps = 0;
	const gz_slot *last = before->n > 0 ? &before->items[before->n - 1] : NULL;

	slot->prep = GZ_PREP_NONE;
	slot->governor = GZ_NOBODY;
	while (i > from && steps++ < HEAD_MAX && is_title_word(&tokens->items[i - 1]) &&
		   !is_finite(tokens, from, i - 1))
		i--;
	while (i > from && steps++ < HEAD_MAX &&
		   (gz_word_of(&tokens->items[i - 1])->pos & GZ_POS_DET) &&
		   prep_of(&tokens->items[i - 1]) == GZ_PREP_NONE &&
		   !(tokens->items[i - 1].mark & GZ_MARK_NAMED))
		i--;
	slot->head = i;
	if (i == from)
		return;

	/* « de X et Y »: what stands before the first holds for the second */
	if (last != NULL && last->end + 1 == i &&
		((gz_function_of(&tokens->items[i - 1]) & GZ_F_COORDINATOR) ||
		 gz_is(&tokens->items[i - 1], ',')))
	{
		slot->prep = last->prep;
		slot->governor = last->governor;
		return;
	}
	slot->prep = prep_of(&tokens->items[i - 1]);
	if (slot->prep == GZ_PREP_NONE)
		return;
	slot->head = --i;
	/* « face à », « à l'encontre de »: the outer one tells more */
	if (i > from && prep_of(&tokens->items[i - 1]) > GZ_PREP_OTHER &&
		!(gz_word_of(&tokens->items[i - 1])->pos & GZ_POS_DET))
		slot->prep = prep_of(&tokens->items[--i]);
	if (i > from)
		slot->governor = i - 1;
}

/* The number of slots that end at token i or before. */
static uint32_t
slots_before(const gz_slots *slots, uint32_t i)
{
	uint32_t	low = 0;
	uint32_t	high = slots->n;

	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (slots->items[middle].end <= i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The mention whose name holds token i, or GZ_NOBODY. */
static uint32_t
named_at(const gz_slots *slots, uint32_t i)
{
	uint32_t	k = slots_before(slots, i);

	return k < slots->n && slots->items[k].first <= i ?
		slots->items[k].mention : GZ_NOBODY;
}

/* The name right before token i, or before the comma there. */
static uint32_t
antecedent(const gz_reader *r, const gz_tokens *tokens, uint32_t from,
		   uint32_t i)
{
	if (i > from && gz_is(&tokens->items[i - 1], ','))
		i--;
	return i == from ? GZ_NOBODY : named_at(&r->slots, i - 1);
}

/* Cut the sentence into its clauses. */
static void
cut_clauses(gz_arena *arena, gz_reader *r, const gz_tokens *tokens,
			const gz_sentence *s)
{
	r->clauses.n = 0;
	for (uint32_t i = s->first; i < s->first + s->n; i++)
	{
		unsigned	number = gz_clause_of(&tokens->items[i]);

		while (r->clauses.n <= number)
			*GZ_PUSH(arena, &r->clauses) = (gz_clause) {
			.first = i, .end = i, .verb = GZ_NOBODY, .subject = GZ_NOBODY,
			.subject_of = GZ_NOBODY, .object = GZ_NOBODY
		};
		r->clauses.items[number].end = i + 1;
	}
}

/* What the subject of a clause is, as its tokens come. */
typedef struct reading
{
	gz_reader  *reader;
	const gz_tokens *tokens;
	const gz_mentions *mentions;
	const gz_sentence *sentence;
	uint32_t	slot;			/* the next one */
	uint32_t	subject;		/* of the clauses before … */
	uint32_t	subject_of;
} reading;

/* Whom il or elle means, or GZ_NOBODY. */
static uint32_t
resolve_anaphor(const reading *rd, const gz_token *pronoun)
{
	uint32_t	person = rd->reader->person;
	uint32_t	pos = gz_word_of(pronoun)->pos;
	char		gender;

	if (person == 0)
		return GZ_NOBODY;
	gender = rd->mentions->items[person - 1].gender;
	if ((gender == 'm' && !(pos & GZ_POS_MASC) && (pos & GZ_POS_FEM)) ||
		(gender == 'f' && !(pos & GZ_POS_FEM) && (pos & GZ_POS_MASC)))
		return GZ_NOBODY;
	return person - 1;
}

/* « ce » in « c'est », « ce n'est », not in « ce livre ». */
static bool
precedes_verb(const gz_tokens *tokens, uint32_t i)
{
	return i + 1 < tokens->n && (gz_function_of(&tokens->items[i + 1]) &
								 (GZ_F_BE | GZ_F_HAVE | GZ_F_NE)) != 0;
}

/* Does a clause go on in the voice of the subject before it? */
static bool
goes_on(const reading *rd, const gz_clause *c)
{
	const gz_token *t = &rd->tokens->items[c->first];
	const gz_token *name;

	if (rd->subject == GZ_NOBODY || gz_is(t, ':'))
		return false;
	name = &rd->tokens->items[rd->mentions->items[rd->subject].first];
	return (name->mark & GZ_MARK_QUOTED) ==
		(rd->tokens->items[c->end - 1].mark & GZ_MARK_QUOTED);
}

/* Find verb and subject of a clause. */
static void
read_clause(reading *rd, gz_clause *c)
{
	gz_reader  *r = rd->reader;
	const gz_tokens *tokens = rd->tokens;
	uint32_t	from = rd->sentence->first;
	bool		phrase = false; /* a subject that is no name has been read */
	gz_prep		prep = GZ_PREP_NONE;	/* read last */

	for (uint32_t i = c->first; i < c->end; i++)
	{
		const gz_token *t = &tokens->items[i];
		unsigned	function = t->mark & GZ_MARK_NAMED ? 0 : gz_function_of(t);

		if (t->mark & GZ_MARK_NAMED)
		{
			const gz_slot *slot;

			while (rd->slot < r->slots.n && r->slots.items[rd->slot].end <= i)
				rd->slot++;
			if (rd->slot >= r->slots.n || r->slots.items[rd->slot].first > i)
				continue;
			slot = &r->slots.items[rd->slot];
			if (c->verb == GZ_NOBODY)
			{
				if (slot->prep == GZ_PREP_NONE && !phrase && !c->own)
				{
					c->subject = slot->mention;
					c->own = true;
				}
				else if (slot->prep == GZ_PREP_DE && phrase &&
						 c->subject_of == GZ_NOBODY && c->subject == GZ_NOBODY)
					c->subject_of = slot->mention;
			}
			i = slot->end - 1;
			prep = GZ_PREP_NONE;
			continue;
		}
		if (c->verb != GZ_NOBODY)
			continue;
		if (function & GZ_F_RELATIVE)
		{
			uint32_t	name = antecedent(r, tokens, from, i);

			if (function & GZ_F_SUBJECT)
			{
				c->subject = name;
				c->own = true;
			}
			else if (function / GZ_F_PREP == GZ_PREP_DE)
			{
				c->subject_of = name;
				phrase = true;
			}
			else if (function / GZ_F_PREP == GZ_PREP_NONE)
				c->object = name;
			continue;
		}
		if (is_finite(tokens, from, i))
			c->verb = i;
		else if ((function & GZ_F_SUBJECT) && t->kind != GZ_T_CLITIC &&
				 (!(gz_word_of(t)->pos & GZ_POS_DET) || precedes_verb(tokens, i)))
		{
			c->subject = function & GZ_F_ANAPHOR ? resolve_anaphor(rd, t) :
				GZ_NOBODY;
			c->own = phrase = true;
		}
		else if (prep_of(t) != GZ_PREP_NONE && !(function & GZ_F_OBJECT))
			prep = prep_of(t);
		else if (gz_word_of(t)->pos & GZ_POS_NOUN)
		{
			const gz_slot *next = rd->slot < r->slots.n ?
				&r->slots.items[rd->slot] : NULL;

			while (next != NULL && next->end <= i)
				next = ++rd->slot < r->slots.n ? &r->slots.items[rd->slot] : NULL;
			/* a noun outside the phrase of a name and after no preposition */
			if (prep == GZ_PREP_NONE && (next == NULL || i < next->head))
				phrase = true;
			prep = GZ_PREP_NONE;
		}
	}
	if (c->own)
	{
		if (c->subject != GZ_NOBODY)
			rd->subject_of = GZ_NOBODY;
		rd->subject = c->subject;
		if (c->subject != GZ_NOBODY &&
			rd->mentions->items[c->subject].kind == GZ_PER)
			r->person = c->subject + 1;
	}
	else if (phrase && c->verb != GZ_NOBODY)
	{
		rd->subject = GZ_NOBODY;
		rd->subject_of = c->subject_of;
	}
	else if (!phrase || c->verb == GZ_NOBODY)
	{
		/* « X a perdu et a démissionné », « X, chef du parti, a perdu » */
		c->subject = goes_on(rd, c) ? rd->subject : GZ_NOBODY;
		c->subject_of = rd->subject_of;
	}
}

void
gz_read_sentence(gz_arena *arena, gz_reader *r, const gz_tokens *tokens,
				 const gz_sentence *s, const gz_mentions *mentions,
				 uint32_t from, uint32_t to)
{
	reading		rd = {
		.reader = r, .tokens = tokens, .mentions = mentions, .sentence = s,
		.subject = GZ_NOBODY, .subject_of = GZ_NOBODY
	};

	r->slots.n = 0;
	for (uint32_t m = from; m < to; m++)
		if (mentions->items[m].kind <= GZ_PRODUCT)
		{
			gz_slot		slot = {
				.mention = m, .first = mentions->items[m].first,
				.end = mentions->items[m].first + mentions->items[m].n
			};

			find_head(tokens, s->first, &r->slots, &slot);
			*GZ_PUSH(arena, &r->slots) = slot;
		}
	cut_clauses(arena, r, tokens, s);
	if (r->slots.n == 0 && r->person == 0)
		return;
	for (uint32_t c = 0; c < r->clauses.n; c++)
		read_clause(&rd, &r->clauses.items[c]);
}

/* A term whose places are being filled. */
typedef struct binding
{
	gz_arena   *arena;
	const gz_reader *reader;
	const gz_tokens *tokens;
	const gz_term *term;
	const gz_clause *clause;
	uint32_t	index;			/* of the term */
	gz_bonds   *bonds;
} binding;

static void
bind(binding *b, uint32_t mention, gz_place place, int value)
{
	if (mention == GZ_NOBODY)
		return;
	*GZ_PUSH(b->arena, b->bonds) = (gz_bond) {
		.term = b->index, .mention = mention, .place = place,
		.value = (float) value / 100
	};
}

/* How a verb stands there. */
typedef enum voice
{
	ACTIVE, PASSIVE, REFLEXIVE, REDUCED
} voice;

static voice
voice_of(const binding *b, const gz_frame *frame)
{
	uint32_t	i = b->term->head;
	const gz_word *word = gz_word_of(&b->tokens->items[i]);
	uint32_t	least = i > b->clause->first + AUXILIARY_MAX ?
		i - AUXILIARY_MAX : b->clause->first;
	bool		participle = (word->pos & GZ_POS_PPAST) != 0;

	while (i-- > least)
	{
		const gz_token *t = &b->tokens->items[i];
		unsigned	function = t->mark & GZ_MARK_NAMED ? 0 : gz_function_of(t);
		uint32_t	pos = gz_word_of(t)->pos;

		if (function & GZ_F_REFLEXIVE)
			return REFLEXIVE;
		if (function & GZ_F_HAVE)
			return ACTIVE;
		if ((function & GZ_F_BE) && participle)
		{
			if (i > b->clause->first &&
				(gz_function_of(t - 1) & GZ_F_REFLEXIVE))
				return REFLEXIVE;
			/* « est tombé »: nothing to suffer, so no passive */
			if (pos & GZ_POS_PPAST)
				continue;		/* « a été »: passive by what stands before */
			return frame->object != 0 ? PASSIVE : ACTIVE;
		}
		if (!(function & (GZ_F_OBJECT | GZ_F_NE)) &&
			!(pos & (GZ_POS_ADV | GZ_POS_PPAST)))
			break;
	}
	return participle && !(word->pos & GZ_POS_VERB) ? REDUCED : ACTIVE;
}

/* « a été accusé »: être as a participle before the term? */
static bool
has_been(const binding *b)
{
	uint32_t	i = b->term->head;

	for (unsigned n = 0; n < 2 && i > b->clause->first; n++)
		if ((gz_function_of(&b->tokens->items[--i]) & GZ_F_BE) &&
			(gz_word_of(&b->tokens->items[i])->pos & GZ_POS_PPAST))
			return true;
	return false;
}

/* The places after a verb: object and complements. */
static void
bind_after_verb(binding *b, const gz_frame *frame, bool passive)
{
	uint32_t	from = b->term->first + b->term->n;
	uint32_t	end = from + REACH < b->clause->end ? from + REACH :
		b->clause->end;
	uint32_t	filled = 0;		/* a bit a preposition */
	const gz_slots *slots = &b->reader->slots;

	for (uint32_t k = slots_before(slots, from); k < slots->n; k++)
	{
		const gz_slot *slot = &slots->items[k];
		uint32_t	bit = UINT32_C(1) << slot->prep;

		if (slot->first < from)
			continue;
		if (slot->first >= end)
			break;
		if (slot->prep == GZ_PREP_NONE)
		{
			if (!passive && !(filled & bit))
				bind(b, slot->mention, GZ_PLACE_OBJECT, frame->object);
		}
		else if (slot->prep == GZ_PREP_PAR && passive)
		{
			if (!(filled & bit))
				bind(b, slot->mention, GZ_PLACE_AGENT, frame->subject);
		}
		else if (frame->verb[slot->prep] != 0)
		{
			if (!(filled & bit))
				bind(b, slot->mention, GZ_PLACE_COMPLEMENT,
					 frame->verb[slot->prep]);
		}
		else if (slot->prep == GZ_PREP_DE && !passive && filled == 0 &&
				 slot->governor != GZ_NOBODY && slot->governor >= from)
			bind(b, slot->mention, GZ_PLACE_OBJECT_OF, frame->object);
		filled |= bit;
	}
}

/* Is the term an infinitive, simple or compound: « d'avoir fraudé »? */
static bool
is_infinitive(const binding *b)
{
	const gz_token *t = &b->tokens->items[b->term->head];
	uint32_t	pos = gz_word_of(t)->pos;

	if (pos & GZ_POS_INF)
		return true;
	return (pos & GZ_POS_PPAST) && b->term->head > b->clause->first &&
		(gz_word_of(t - 1)->pos & GZ_POS_INF) != 0;
}

/*
 * The name nearest before the term and after the verb of its clause, unless
 * it is the complement of something; else the subject.
 */
static uint32_t
governed_by(const binding *b)
{
	const gz_clause *c = b->clause;
	const gz_slots *slots = &b->reader->slots;

	uint32_t	tries = 0;

	if (c->verb != GZ_NOBODY)
		for (uint32_t k = slots_before(slots, b->term->head); k-- > 0 &&
			 slots->items[k].first > c->verb && tries++ < NAMES_BETWEEN;)
			if (slots->items[k].prep == GZ_PREP_NONE ||
				slots->items[k].prep == GZ_PREP_A)
				return slots->items[k].mention;
	return c->subject;
}

/*
 * Who does what the term says: of an infinitive the name between it and the
 * verb of the clause (« accuser X d'avoir fraudé », « permettre à X de »), of
 * a present participle the name right before it, else the subject.
 */
static uint32_t
actor_of(const binding *b)
{
	const gz_clause *c = b->clause;
	uint32_t	i = b->term->head;
	uint32_t	pos = gz_word_of(&b->tokens->items[i])->pos;

	if (is_infinitive(b))
		return governed_by(b);
	if ((pos & GZ_POS_PPRES) && !(pos & GZ_POS_VERB) &&
		(i == c->first || prep_of(&b->tokens->items[i - 1]) != GZ_PREP_EN))
		return antecedent(b->reader, b->tokens,
						  b->reader->clauses.items[0].first, i);
	return c->subject;
}

static void
bind_verb(binding *b, const gz_frame *frame)
{
	const gz_clause *c = b->clause;
	uint32_t	actor = actor_of(b);
	uint32_t	subject_of = actor == c->subject ? c->subject_of : GZ_NOBODY;
	voice		v = voice_of(b, frame);

	if (has_been(b))
		v = PASSIVE;
	switch (v)
	{
		case PASSIVE:
			bind(b, actor, GZ_PLACE_PATIENT, frame->object);
			bind(b, subject_of, GZ_PLACE_SUBJECT_OF, frame->object);
			break;
		case REDUCED:
			{
				uint32_t	name = antecedent(b->reader, b->tokens,
											  b->reader->clauses.items[0].first,
											  b->term->head);

				/* « Critiqué par Y, X … » */
				if (name == GZ_NOBODY && b->term->head == c->first)
				{
					if (c + 1 < b->reader->clauses.items + b->reader->clauses.n &&
						c == b->reader->clauses.items)
						name = c[1].subject;
					else
						name = c->subject;
				}
				bind(b, name, GZ_PLACE_PATIENT, frame->object);
				break;
			}
		case REFLEXIVE:
			bind(b, actor, GZ_PLACE_SUBJECT, frame->reflexive);
			bind(b, subject_of, GZ_PLACE_SUBJECT_OF, frame->reflexive);
			break;
		case ACTIVE:
			bind(b, actor, GZ_PLACE_SUBJECT, frame->subject);
			bind(b, subject_of, GZ_PLACE_SUBJECT_OF, frame->subject);
			bind(b, c->object, GZ_PLACE_OBJECT, frame->object);
			break;
	}
	bind_after_verb(b, frame, v == PASSIVE || v == REDUCED);
}

/* The places after a noun; true if one is filled. */
static bool
bind_after_noun(binding *b, const gz_frame *frame)
{
	uint32_t	from = b->term->first + b->term->n;
	uint32_t	end = from + REACH < b->clause->end ? from + REACH :
		b->clause->end;
	uint32_t	filled = 0;
	const gz_slots *slots = &b->reader->slots;

	for (uint32_t i = from; i < end; i++)
		if (is_finite(b->tokens, b->clause->first, i))
			end = i;
	for (uint32_t k = slots_before(slots, from); k < slots->n; k++)
	{
		const gz_slot *slot = &slots->items[k];
		uint32_t	bit = UINT32_C(1) << slot->prep;

		if (slot->first >= end)
			break;
		if (slot->first < from || slot->prep == GZ_PREP_NONE)
			continue;
		/* only adjectives may stand between: « la défaite cinglante de X » */
		if (slot->prep == GZ_PREP_DE &&
			(slot->governor == GZ_NOBODY || slot->governor + 1 < from ||
			 slot->governor + 1 > from + 2))
			continue;
		if (!(filled & bit) &&
			(slot->prep == GZ_PREP_DE || frame->noun[slot->prep] != 0))
			bind(b, slot->mention, slot->prep == GZ_PREP_DE ?
				 GZ_PLACE_OF : GZ_PLACE_TOWARDS, frame->noun[slot->prep]);
		filled |= bit;
	}
	return filled != 0;
}

/* Who is called by the noun, or GZ_NOBODY. */
static uint32_t
called_by(const binding *b)
{
	const gz_slots *slots = &b->reader->slots;
	const gz_clause *c = b->clause;
	uint32_t	i = b->term->head;
	uint32_t	next = slots_before(slots, i);

	/* « le dictateur X » */
	if (next < slots->n && slots->items[next].head <= i &&
		i < slots->items[next].first)
		return slots->items[next].mention;
	if (c->verb != GZ_NOBODY)
		return c->verb < i &&
			(gz_function_of(&b->tokens->items[c->verb]) & GZ_F_BE) ?
			c->subject : GZ_NOBODY;
	/* « X, un héros » */
	for (uint32_t k = i > c->first + HEAD_MAX ? i - HEAD_MAX : c->first; k < i;
		 k++)
		if (!(gz_word_of(&b->tokens->items[k])->pos &
			  (GZ_POS_DET | GZ_POS_ADJ | GZ_POS_ADV)) &&
			b->tokens->items[k].kind != GZ_T_PUNCT)
			return GZ_NOBODY;
	return antecedent(b->reader, b->tokens,
					  b->reader->clauses.items[0].first, c->first);
}

static void
bind_noun(binding *b, const gz_frame *frame)
{
	bool		filled = bind_after_noun(b, frame);

	if (frame->called != 0)
		bind(b, called_by(b), GZ_PLACE_CALLED, frame->called);
	/* whose it is, if nobody else's: « X subit une défaite », « accuse X de » */
	if (!filled && frame->noun[GZ_PREP_DE] != 0)
		bind(b, governed_by(b), GZ_PLACE_OWNER, frame->noun[GZ_PREP_DE]);
}

void
gz_bind_terms(gz_arena *arena, const gz_reader *r, const gz_tokens *tokens,
			  gz_terms *terms, uint32_t from, uint32_t to,
			  gz_bonds *bonds)
{
	if (r->slots.n == 0 && r->person == 0)
		return;
	for (uint32_t k = from; k < to; k++)
	{
		gz_term    *term = &terms->items[k];
		const gz_frame *frame = &gz_lexicon.frames[term->frame];
		binding		b = {
			.arena = arena, .reader = r, .tokens = tokens, .term = term,
			.clause = &r->clauses.items[gz_clause_of(&tokens->items[term->head])],
			.index = k, .bonds = bonds
		};

		term->subject = b.clause->subject;
		if (term->frame == 0)
			continue;
		if (term->verb)
			bind_verb(&b, frame);
		else
			bind_noun(&b, frame);
	}
}
