/*
 * argument.c - who does what to whom: names in the places of verbs and nouns
 */
#include "argument.h"

/* How far from a verb or noun the names in its places may stand. */
#define REACH			14

/* Names between a verb and what it governs. */
#define NAMES_BETWEEN	4

/* How far before a participle its auxiliary may stand. */
#define AUXILIARY_MAX	4

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

	for (uint32_t k = gz_slots_before(slots, from); k < slots->n; k++)
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
		for (uint32_t k = gz_slots_before(slots, b->term->head); k-- > 0 &&
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
		(i == c->first || gz_prep_of(&b->tokens->items[i - 1]) != GZ_PREP_EN))
		return gz_antecedent(b->reader, b->tokens,
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
				uint32_t	name = gz_antecedent(b->reader, b->tokens,
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
		if (gz_is_finite(b->tokens, b->clause->first, i))
			end = i;
	for (uint32_t k = gz_slots_before(slots, from); k < slots->n; k++)
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
	uint32_t	next = gz_slots_before(slots, i);

	/* « le dictateur X » */
	if (next < slots->n && slots->items[next].head <= i &&
		i < slots->items[next].first)
		return slots->items[next].mention;
	if (c->verb != GZ_NOBODY)
		return c->verb < i &&
			(gz_function_of(&b->tokens->items[c->verb]) & GZ_F_BE) ?
			c->subject : GZ_NOBODY;
	/* « X, un héros » */
	for (uint32_t k = i > c->first + GZ_HEAD_MAX ? i - GZ_HEAD_MAX : c->first; k < i;
		 k++)
		if (!(gz_word_of(&b->tokens->items[k])->pos &
			  (GZ_POS_DET | GZ_POS_ADJ | GZ_POS_ADV)) &&
			b->tokens->items[k].kind != GZ_T_PUNCT)
			return GZ_NOBODY;
	return gz_antecedent(b->reader, b->tokens,
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
