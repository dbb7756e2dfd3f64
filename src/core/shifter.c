/*
 * shifter.c - what shifters do to the terms of a sentence
 *
 * Negation turns a term to the weaker opposite (« pas bon » is less bad than
 * « mauvais »: the factor of shifters.tsv is -0.7).  The words of the French
 * negation agree with each other (ne … pas … ni … aucun), so together they
 * turn a term once; sans, empêcher, lutte contre turn it once more each.
 * Of several intensifiers, diminishers or doubts the strongest decides.
 *
 * Reaches are in places (gz_count_places) and bounded, which keeps the work
 * linear.  They were set by hand; doubling or halving one changes the macro F1
 * of sentiment.c by less than .002 on the training part of the French MAD-TSC.
 */
#include "shifter.h"

#define NE_REACH		6		/* from ne to its second part */
#define NEGATION_REACH	8		/* from pas to the last term it turns */
#define NOUN_REACH		3		/* from aucun to its noun */
#define OBJECT_REACH	5		/* from a verb or « absence de » to its terms */
#define NEAR_REACH		3		/* from an adverb to what it intensifies */
#define ADJECTIVE_REACH	2		/* from an adjective to its noun */
#define CLAUSE_REACH	16		/* from malgré or si on */

/* What « mais » leaves of what was said before it in the sentence. */
#define CONCEDED		0.6

/* No term weighs more than this. */
#define WEIGHT_MAX		1.0

/* What the shifters do to one term. */
typedef struct effect
{
	double		turn;			/* by what turns it each time */
	double		negation;		/* by the words that turn it once, or 1 */
	double		up;				/* strongest intensifier */
	double		down;			/* strongest diminisher */
	double		doubt;
	uint16_t	shifter;		/* index of the last one */
	bool		dropped;		/* the term was a shifter */
} effect;

/* A sentence at work. */
typedef struct shifting
{
	const gz_tokens *tokens;
	const uint32_t *places;
	gz_term    *terms;
	effect	   *effects;
	uint32_t	n;				/* number of terms */
	uint32_t	next;			/* first term after the shifter at hand */
	uint32_t	own;			/* the term that the shifter is, or GZ_NO_TERM */
	uint16_t	shifter;		/* the one at hand, as an index */

	/* the ne read last, if any */
	bool		ne;
	bool		ne_done;		/* its second part has come, or its que */
	uint32_t	ne_token;
	uint32_t	ne_next;		/* first term after it */
	double		ne_factor;
	uint32_t	early;			/* « rien », « aucun » read before a ne, or 0 */

	double	   *doubts;			/* by clause … */
	uint16_t   *doubters;		/* … and the shifters that raise them */
	unsigned	turning;		/* the clause that begins with mais … */
	double		weight_after;	/* … and its weight, 0: there is none */
	bool		adds;			/* non seulement … mais aussi */
	double		question;
	uint16_t	questioner;		/* the mark that asks, as an index */
} shifting;

/* How a factor acts on an effect. */
typedef enum action
{
	TURN, NEGATE, SHIFT, DOUBT
} action;

static void
act(effect *e, action how, double factor, uint16_t shifter)
{
	e->shifter = shifter;
	switch (how)
	{
		case TURN:
			e->turn *= factor;
			break;
		case NEGATE:
			e->negation = factor;
			break;
		case SHIFT:
			if (factor > e->up)
				e->up = factor;
			if (factor < e->down)
				e->down = factor;
			break;
		case DOUBT:
			if (factor < e->doubt)
				e->doubt = factor;
			break;
	}
}

/*
 * Act on at most `most` terms from k on that begin within reach of a token
 * and in the clauses up to its own; returns how many.
 */
static uint32_t
act_right(shifting *s, uint32_t k, uint32_t token, uint32_t reach,
		  uint32_t most, action how, double factor)
{
	uint32_t	clause = gz_clause_of(&s->tokens->items[token]);
	uint32_t	done = 0;

	if (most > reach)
		most = reach;
	for (; k < s->n && done < most; k++)
	{
		uint32_t	at = s->terms[k].first;

		if (gz_clause_of(&s->tokens->items[at]) > clause ||
			(at > token && s->places[at] - s->places[token] > reach))
			break;
		if (k != s->own)
		{
			act(&s->effects[k], how, factor, s->shifter);
			done += s->terms[k].polarity != 0;
		}
	}
	return done;
}

/* Act on the term that ends just before a token; returns how many. */
static uint32_t
act_left(shifting *s, uint32_t token, uint32_t reach, double factor)
{
	uint32_t	k = s->next;
	uint32_t	last;

	while (k > 0 && (k - 1 == s->own || s->terms[k - 1].first >= token))
		k--;
	if (k == 0)
		return 0;
	last = s->terms[k - 1].first + s->terms[k - 1].n - 1;
	if (gz_clause_of(&s->tokens->items[last]) !=
		gz_clause_of(&s->tokens->items[token]) ||
		s->places[token] - s->places[last] > reach)
		return 0;
	act(&s->effects[k - 1], SHIFT, factor, s->shifter);
	return 1;
}

/* Is the one-word shifter at a token a noun there: « un pas »? */
static bool
is_noun_here(const gz_tokens *tokens, uint32_t from, uint32_t i)
{
	uint32_t	pos;

	if (i == from || !(gz_word_of(&tokens->items[i])->pos & GZ_POS_NOUN))
		return false;
	pos = gz_word_of(&tokens->items[i - 1])->pos;
	return (pos & GZ_POS_DET) != 0 || (pos & GZ_POS_ADJ) != 0;
}

/* A ne that got no second part negates all the same in « ne peut ». */
static void
end_ne(shifting *s)
{
	if (s->ne && !s->ne_done && s->ne_token + 1 < s->tokens->n &&
		(gz_function_of(&s->tokens->items[s->ne_token + 1]) & GZ_F_MODAL))
		act_right(s, s->ne_next, s->ne_token, NEGATION_REACH, UINT32_MAX,
				  NEGATE, s->ne_factor);
	s->ne = false;
}

static void
begin_ne(shifting *s, uint32_t i, double factor)
{
	end_ne(s);
	s->ne = true;
	s->ne_done = false;
	s->ne_token = i;
	s->ne_next = s->next;
	s->ne_factor = factor;
	/* « rien n'est perdu » */
	if (s->early > 0 &&
		gz_clause_of(&s->tokens->items[s->early - 1]) ==
		gz_clause_of(&s->tokens->items[i]))
	{
		s->ne_done = true;
		act_right(s, s->next, i, NEGATION_REACH, UINT32_MAX, NEGATE, factor);
	}
	s->early = 0;
}

/* Is there a ne that waits for, or has got, its second part here? */
static bool
follows_ne(const shifting *s, uint32_t i)
{
	return s->ne && s->places[i] - s->places[s->ne_token] <= NE_REACH;
}

/* Take a word of the negation that agrees with others. */
static void
negate(shifting *s, const gz_shift *shift, double factor, unsigned function)
{
	uint32_t	last = shift->first + shift->n - 1;

	if (follows_ne(s, shift->first))
	{
		if (!s->ne_done)
			act_right(s, s->ne_next, last, NEGATION_REACH, UINT32_MAX,
					  NEGATE, factor);
		s->ne_done = true;
	}
	else if (function & GZ_F_CHANGED)
	{
		s->early = shift->first + 1;
		if (gz_word_of(&s->tokens->items[shift->first])->pos & GZ_POS_DET)
			act_right(s, s->next, last, NOUN_REACH, 1, NEGATE, factor);
	}
	else
		act_right(s, s->next, last, NEGATION_REACH, UINT32_MAX, NEGATE,
				  factor);
}

/* Take an intensifier or diminisher; returns how many terms it shifts. */
static uint32_t
intensify(shifting *s, const gz_shift *shift, const gz_shifter *what)
{
	const gz_token *t = &s->tokens->items[shift->first];
	uint32_t	last = shift->first + shift->n - 1;
	uint32_t	pos = gz_word_of(t)->pos;
	uint32_t	done;

	/* « vague de », « réduire » */
	if (shift->n > 1 || !(pos & (GZ_POS_ADJ | GZ_POS_ADV)))
		return act_right(s, s->next, last, OBJECT_REACH, UINT32_MAX, SHIFT,
						 what->factor);
	/* an adjective stands before its noun or after it */
	if (pos & GZ_POS_ADJ)
	{
		done = act_right(s, s->next, last, ADJECTIVE_REACH, 1, SHIFT,
						 what->factor);
		return done > 0 ? done :
			act_left(s, shift->first, ADJECTIVE_REACH, what->factor);
	}
	done = act_right(s, s->next, last, NEAR_REACH, 1, SHIFT, what->factor);
	if (done == 0 && what->scope != GZ_SCOPE_RIGHT)
		done = act_left(s, shift->first, NEAR_REACH, what->factor);
	return done;
}

/* Does « si » stand before an adjective or adverb: « si grave »? */
static bool
is_degree(const gz_tokens *tokens, uint32_t i, uint32_t end)
{
	uint32_t	pos;

	if (tokens->items[i].key_length != 2 || i + 1 >= end)
		return false;
	pos = gz_word_of(&tokens->items[i + 1])->pos;
	return (pos & (GZ_POS_ADJ | GZ_POS_ADV)) != 0 &&
		!(pos & (GZ_POS_DET | GZ_POS_PRON | GZ_POS_VERB));
}

/* Let one shifter act; returns how many terms it shifted in its own phrase. */
static uint32_t
apply(shifting *s, const gz_sentence *sentence, const gz_shift *shift)
{
	const gz_shifter *what = &gz_lexicon.shifters[shift->shifter];
	const gz_token *t = &s->tokens->items[shift->first];
	uint32_t	last = shift->first + shift->n - 1;
	uint32_t	clause = gz_clause_of(t);
	unsigned	function = shift->n == 1 ? gz_function_of(t) : 0;

	switch ((gz_shifter_class) what->class)
	{
		case GZ_SHIFT_NEGATION:
			if (function & GZ_F_NE)
				begin_ne(s, shift->first, what->factor);
			else if (what->scope != GZ_SCOPE_RIGHT ||
					 (function & (GZ_F_CHANGED | GZ_F_COORDINATOR)))
			{
				if (shift->n > 1 || follows_ne(s, shift->first) ||
					!is_noun_here(s->tokens, sentence->first, shift->first))
					negate(s, shift, what->factor, function);
			}
			else
				return act_right(s, s->next, last, OBJECT_REACH, UINT32_MAX,
								 TURN, what->factor);
			break;
		case GZ_SHIFT_INTENSIFIER:
			/* plus is a negation after ne */
			if (shift->n == 1 && t->key_length == 4 &&
				memcmp(t->key, "plus", 4) == 0 &&
				follows_ne(s, shift->first) && !s->ne_done)
				negate(s, shift, s->ne_factor, function);
			else
				return intensify(s, shift, what);
			break;
		case GZ_SHIFT_DIMINISHER:
			return intensify(s, shift, what);
		case GZ_SHIFT_MODALITY:
			if (t->kind == GZ_T_PUNCT)
			{
				s->question = what->factor;
				s->questioner = s->shifter;
			}
			else if (what->factor < s->doubts[clause])
			{
				s->doubts[clause] = what->factor;
				s->doubters[clause] = s->shifter;
			}
			break;
		case GZ_SHIFT_CONCESSION:
			if (what->factor > 1)
			{
				s->turning = clause;
				s->weight_after = what->factor;
			}
			else
				act_right(s, s->next, last, CLAUSE_REACH, UINT32_MAX, DOUBT,
						  what->factor);
			break;
		case GZ_SHIFT_CONDITIONAL:
			if (shift->n > 1 ||
				!is_degree(s->tokens, shift->first,
						   sentence->first + sentence->n))
				act_right(s, s->next, last, CLAUSE_REACH, UINT32_MAX, DOUBT,
						  what->factor);
			break;
		case GZ_SHIFT_RESTRICTION:
			if (follows_ne(s, shift->first) && !s->ne_done)
				s->ne_done = true;
			break;
		case GZ_SHIFT_NONE:
			t = &s->tokens->items[last];
			if (t->key_length == 9 && memcmp(t->key, "seulement", 9) == 0)
				s->adds = true;
			break;
		case GZ_SHIFT_REPORTING:
			break;
	}
	return 0;
}

/* Set what a term is worth after all. */
static void
weigh(const shifting *s, gz_term *term, const effect *e)
{
	unsigned	clause = gz_clause_of(&s->tokens->items[term->first]);
	double		doubt = s->doubts[clause];
	double		w;

	if (e->doubt < doubt)
		doubt = e->doubt;
	if (s->question < doubt)
		doubt = s->question;
	w = e->turn * e->negation * e->up * e->down * doubt;
	if (s->weight_after > 0 && !s->adds)
		w *= clause < s->turning ? CONCEDED : s->weight_after;
	term->shifter = e->shifter != 0 ? e->shifter :
		s->doubters[clause] != 0 ? s->doubters[clause] : s->questioner;
	term->factor = (float) w;
	w *= term->weight;
	term->weight = (float) (w > WEIGHT_MAX ? WEIGHT_MAX :
							w < -WEIGHT_MAX ? -WEIGHT_MAX : w);
}

void
gz_apply_shifters(gz_arena *arena, const gz_tokens *tokens,
				  const gz_sentence *sentence, const uint32_t *places,
				  gz_terms *terms, uint32_t first, const gz_shifts *shifts)
{
	shifting	s = {
		.tokens = tokens, .places = places, .terms = terms->items + first,
		.n = terms->n - first, .question = 1
	};
	unsigned	clauses = gz_clause_of(&tokens->items[sentence->first +
													  sentence->n - 1]) + 1;
	uint32_t	kept = first;

	if (s.n == 0 || shifts->n == 0)
		return;
	s.effects = gz_alloc(arena, s.n * sizeof(effect));
	for (uint32_t k = 0; k < s.n; k++)
		s.effects[k] = (effect) {1, 1, 1, 1, 1, 0, false};
	s.doubts = gz_alloc(arena, clauses * sizeof(double));
	s.doubters = gz_alloc0(arena, clauses * sizeof(uint16_t));
	for (unsigned c = 0; c < clauses; c++)
		s.doubts[c] = 1;

	for (uint32_t i = 0; i < shifts->n; i++)
	{
		const gz_shift *shift = &shifts->items[i];

		while (s.next < s.n &&
			   s.terms[s.next].first < shift->first + shift->n)
			s.next++;
		s.shifter = (uint16_t) shift->shifter;
		s.own = shift->own == GZ_NO_TERM ? GZ_NO_TERM : shift->own - first;
		if (apply(&s, sentence, shift) > 0 && s.own != GZ_NO_TERM)
			s.effects[s.own].dropped = true;
	}
	s.own = GZ_NO_TERM;
	end_ne(&s);

	for (uint32_t k = 0; k < s.n; k++)
		if (!s.effects[k].dropped)
		{
			terms->items[kept] = s.terms[k];
			weigh(&s, &terms->items[kept++], &s.effects[k]);
		}
	terms->n = kept;
}
