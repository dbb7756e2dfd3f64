/*
 * evidence.c - what the terms of a sentence say of a name in it
 */
#include "evidence.h"

_Static_assert(GZ_EVIDENCE_COUNT == GZ_EVIDENCE_KINDS, "blob.h");

/* Distance that halves what a term says; fitted with the weights. */
#define HALF_PLACES		8.0

/* Terms and places beyond these are not looked at from a mention. */
#define TERMS_AROUND	32
#define PLACES_AROUND	60

/* How far a speaker stands from his verb, in tokens. */
#define VERB_AROUND		3

void
gz_call_witness(gz_arena *arena, gz_witness *w)
{
	w->bonds_of = gz_alloc0(arena, (w->mentions->n + 1) * sizeof(uint32_t));
	w->bond_before = gz_alloc0(arena, (w->bonds->n + 1) * sizeof(uint32_t));
	w->bound_to = gz_alloc0(arena, (w->terms->n + 1) * sizeof(uint32_t));
	w->does = gz_alloc0(arena, w->terms->n + 1);
	w->judged = gz_alloc0(arena, w->terms->n + 1);
	w->taken = gz_alloc0(arena, w->terms->n + 1);
	for (uint32_t i = 0; i < w->bonds->n; i++)
	{
		const gz_bond *b = &w->bonds->items[i];

		w->bond_before[i] = w->bonds_of[b->mention];
		w->bonds_of[b->mention] = i + 1;
		w->taken[b->term] = true;
	}
}

/* Does a verb of speech stand beside the mention, in the same clause? */
static bool
is_speaker(const gz_tokens *tokens, const gz_sentence *s,
		   const gz_mention *m)
{
	uint32_t	from = m->first < s->first + VERB_AROUND ? s->first :
		m->first - VERB_AROUND;
	uint32_t	to = m->first + m->n + VERB_AROUND;

	if (to > s->first + s->n)
		to = s->first + s->n;
	for (uint32_t i = from; i < to; i++)
	{
		const gz_token *t = &tokens->items[i];
		uint32_t	shifter = gz_word_of(t)->shifter;

		if (shifter != 0 && !(t->mark & GZ_MARK_NAMED) &&
			gz_lexicon.shifters[shifter].class == GZ_SHIFT_REPORTING &&
			gz_clause_of(t) == gz_clause_of(&tokens->items[m->first]))
			return true;
	}
	return false;
}

static void
add(gz_arena *arena, gz_evidences *evidence, uint32_t term, int kind,
	double value, float polarity)
{
	*GZ_PUSH(arena, evidence) = (gz_evidence) {
		.term = term, .kind = kind, .value = value, .polarity = polarity
	};
}

/* Add what one polar term says of a mention; false where none after it can. */
static bool
look_at(gz_arena *arena, const gz_witness *w, uint32_t m, bool speaker,
		uint32_t k, gz_evidences *evidence)
{
	const gz_mention *mention = &w->mentions->items[m];
	const gz_term *term = &w->terms->items[k];
	const gz_token *name = &w->tokens->items[mention->first];
	const gz_token *word = &w->tokens->items[term->first];
	uint32_t	a = w->places[mention->first];
	uint32_t	b = w->places[term->first];
	uint32_t	distance = a > b ? a - b : b - a;
	gz_relation relation;

	if (term->sentence != mention->sentence || distance > PLACES_AROUND)
		return false;
	if (term->weight == 0 ||
		(w->bound_to[k] == m + 1 && w->judged[k]))
		return true;
	if (w->bound_to[k] == m + 1)
		relation = w->does[k] ? GZ_REL_DOER : GZ_REL_BOUND;
	else if ((word->mark & GZ_MARK_QUOTED) && !(name->mark & GZ_MARK_QUOTED))
		relation = GZ_REL_VOICE;
	else if (speaker)
		relation = GZ_REL_SPEAKER;
	else if (term->subject == m)
		relation = GZ_REL_PREDICATE;
	else if (gz_clause_of(name) == gz_clause_of(word))
		relation = GZ_REL_CLAUSE;
	else
		relation = term->first < mention->first ? GZ_REL_BEFORE : GZ_REL_AFTER;
	add(arena, evidence, k,
		GZ_EVIDENCE_TERM(relation, w->taken[k] && relation > GZ_REL_BOUND,
						 term->weight > 0),
		term->weight * HALF_PLACES / (HALF_PLACES + distance),
		gz_lexicon.polarities[term->polarity].strength);
	return true;
}

void
gz_gather(gz_arena *arena, const gz_witness *w, uint32_t m, uint32_t next,
		  gz_evidences *evidence)
{
	const gz_mention *mention = &w->mentions->items[m];
	bool		speaker = is_speaker(w->tokens,
									 &w->sentences->items[mention->sentence],
									 mention);

	for (uint32_t i = w->bonds_of[m]; i != 0; i = w->bond_before[i - 1])
	{
		const gz_bond *b = &w->bonds->items[i - 1];
		double		value = b->value * w->terms->items[b->term].factor;

		if (w->bound_to[b->term] != m + 1)
		{
			w->does[b->term] = true;
			w->judged[b->term] = false;
		}
		w->bound_to[b->term] = m + 1;
		if (value != 0)
			w->judged[b->term] = true;
		if (b->place != GZ_PLACE_SUBJECT && b->place != GZ_PLACE_AGENT)
			w->does[b->term] = false;
		if (value > 1)
			value = 1;
		else if (value < -1)
			value = -1;
		if (value != 0)
			add(arena, evidence, b->term,
				GZ_EVIDENCE_PLACE(b->place, value > 0), value, b->value);
	}
	for (uint32_t k = next; k > 0 && next - k < TERMS_AROUND; k--)
		if (!look_at(arena, w, m, speaker, k - 1, evidence))
			break;
	for (uint32_t k = next; k < w->terms->n && k - next < TERMS_AROUND; k++)
		if (!look_at(arena, w, m, speaker, k, evidence))
			break;
}
