/*
 * reader.c - the clauses of a sentence with their subjects, its names with
 * their prepositions
 */
#include "reader.h"

#define NOMINAL (GZ_POS_NOUN | GZ_POS_ADJ)

gz_prep
gz_prep_of(const gz_token *t)
{
	unsigned	function = t->mark & GZ_MARK_NAMED ? 0 : gz_function_of(t);

	/* « où », « dont » stand for somebody and lead nobody in */
	return function & GZ_F_RELATIVE ? GZ_PREP_NONE :
		(gz_prep) (function / GZ_F_PREP);
}

bool
gz_is_finite(const gz_tokens *tokens, uint32_t first, uint32_t i)
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
	while (i > from && steps++ < GZ_HEAD_MAX && is_title_word(&tokens->items[i - 1]) &&
		   !gz_is_finite(tokens, from, i - 1))
		i--;
	while (i > from && steps++ < GZ_HEAD_MAX &&
		   (gz_word_of(&tokens->items[i - 1])->pos & GZ_POS_DET) &&
		   gz_prep_of(&tokens->items[i - 1]) == GZ_PREP_NONE &&
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
	slot->prep = gz_prep_of(&tokens->items[i - 1]);
	if (slot->prep == GZ_PREP_NONE)
		return;
	slot->head = --i;
	/* « face à », « à l'encontre de »: the outer one tells more */
	if (i > from && gz_prep_of(&tokens->items[i - 1]) > GZ_PREP_OTHER &&
		!(gz_word_of(&tokens->items[i - 1])->pos & GZ_POS_DET))
		slot->prep = gz_prep_of(&tokens->items[--i]);
	if (i > from)
		slot->governor = i - 1;
}

uint32_t
gz_slots_before(const gz_slots *slots, uint32_t i)
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
	uint32_t	k = gz_slots_before(slots, i);

	return k < slots->n && slots->items[k].first <= i ?
		slots->items[k].mention : GZ_NOBODY;
}

uint32_t
gz_antecedent(const gz_reader *r, const gz_tokens *tokens, uint32_t from,
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
			uint32_t	name = gz_antecedent(r, tokens, from, i);

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
		if (gz_is_finite(tokens, from, i))
			c->verb = i;
		else if ((function & GZ_F_SUBJECT) && t->kind != GZ_T_CLITIC &&
				 (!(gz_word_of(t)->pos & GZ_POS_DET) || precedes_verb(tokens, i)))
		{
			c->subject = function & GZ_F_ANAPHOR ? resolve_anaphor(rd, t) :
				GZ_NOBODY;
			c->own = phrase = true;
		}
		else if (gz_prep_of(t) != GZ_PREP_NONE && !(function & GZ_F_OBJECT))
			prep = gz_prep_of(t);
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
	else
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
