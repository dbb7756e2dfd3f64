/*
 * polarity.c - polar terms and their shifters in a sentence, as found
 *
 * An expression is looked up before the words in it, the longest first, and
 * its words do not count again; one of strength 0 is there for just that
 * (« ministère de la Défense »).  A single word counts where it is read as a
 * part of speech that its polarity holds for.
 */
#include "polarity.h"

#include <math.h>

#include "gazetteer.h"
#include "morphology.h"

/* No expression has more tokens; the bound keeps the search linear. */
#define PHRASE_MAX 16

/* What finding needs to know of the sentence. */
typedef struct sentence_view
{
	const gz_tokens *tokens;
	uint32_t	from;
	uint32_t	end;
	uint32_t	index;			/* of the sentence */
	bool		shouted;
} sentence_view;

/*
 * Parts of speech among which one word passes easily, so that the sense
 * stays: « accusé » as noun, adjective or participle, « menace » as noun or
 * verb.
 */
#define NOMINAL (GZ_POS_NOUN | GZ_POS_ADJ | GZ_POS_PPAST)
#define VERBAL (GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPRES)
#define ANY_POS (NOMINAL | VERBAL | GZ_POS_ADV | GZ_POS_INTJ)

/*
 * May the token be (part of) a name that was not found as a mention?  A
 * capital inside a sentence says so (« la Victoire », a paper or a street);
 * after a quotation mark or colon it may just begin.
 */
static bool
looks_like_name(const sentence_view *v, uint32_t i)
{
	const gz_token *t = &v->tokens->items[i];

	if (v->shouted || !(t->shape & GZ_SHAPE_CAPITAL) ||
		(t->shape & GZ_SHAPE_UPPER))
		return false;
	if (i > v->from && t[-1].kind != GZ_T_PUNCT)
		return true;
	if (i > v->from && (gz_is(t - 1, ',') || gz_is(t - 1, '-')))
		return true;
	/* at the start: Victoire Martin */
	return (gz_word_of(t)->pos & (GZ_POS_NAME | GZ_POS_FIRST |
								  GZ_POS_SURNAME)) != 0 &&
		i + 1 < v->end && t[1].kind == GZ_T_WORD &&
		(t[1].shape & GZ_SHAPE_CAPITAL) && gz_joins(v->tokens, i + 1);
}

/* The parts of speech that the words before leave for token i. */
static uint32_t
reading(const sentence_view *v, uint32_t i)
{
	const gz_token *t = &v->tokens->items[i];
	const gz_token *before = t - 1;
	uint32_t	pos;
	unsigned	function;

	if (i == v->from || before->kind == GZ_T_PUNCT ||
		(before->mark & GZ_MARK_NAMED))
		return ANY_POS;
	function = gz_function_of(before);
	pos = gz_word_of(before)->pos;
	if (function & GZ_F_OBJECT)
	{
		/* « il la porte » against « la porte »: what is before the pronoun? */
		unsigned	earlier = i - 1 > v->from ? gz_function_of(t - 2) : 0;

		if (!(pos & GZ_POS_DET))
			return VERBAL | GZ_POS_PPAST | GZ_POS_ADV;
		return earlier & (GZ_F_SUBJECT | GZ_F_NE | GZ_F_OBJECT) ?
			VERBAL | GZ_POS_PPAST : NOMINAL | GZ_POS_ADV;
	}
	if (function & GZ_F_NE)
		return VERBAL | GZ_POS_ADV;
	if ((function & GZ_F_SUBJECT) && before->kind != GZ_T_CLITIC &&
		!(pos & GZ_POS_DET))
		return VERBAL | GZ_POS_ADV;
	if (pos & GZ_POS_DET)
		return NOMINAL | GZ_POS_ADV;
	return ANY_POS;
}

/*
 * Do a form and its lemma of one of these parts of speech begin alike, as
 * those of one family do?
 */
static bool
same_family(const gz_token *t, uint32_t pos)
{
	const gz_reading *r;
	unsigned	n = gz_readings(gz_word_of(t), &r);

	for (unsigned i = 0; i < n; i++)
	{
		uint32_t	kept = t->key_length - r[i].strip;

		if ((r[i].tags & pos) != 0 &&
			(kept >= 4 || (kept >= 3 && r[i].strip <= 1)))
			return true;
	}
	return n == 0;
}

/* Is a token that has a polarity polar where it stands? */
static bool
is_polar_here(const sentence_view *v, uint32_t i, const gz_polarity *polarity)
{
	const gz_token *t = &v->tokens->items[i];
	const gz_word *word = gz_word_of(t);
	uint32_t	read;

	/* stop words are polar by accident only: « plus », a form of plaire */
	if ((word->flags & GZ_WORD_STOP) || looks_like_name(v, i))
		return false;
	if (polarity->pos == 0 || (word->pos & ANY_POS & ~polarity->pos) == 0)
		return true;
	read = reading(v, i);
	if ((read & polarity->pos) != 0)
		return true;
	/* a noun read as the verb of its family keeps its sense */
	return (polarity->pos & (NOMINAL | VERBAL)) != 0 &&
		(read & (NOMINAL | VERBAL)) != 0 &&
		same_family(t, polarity->pos);
}

/* Is the word at token i, which has a frame, a verb there? */
static bool
is_verb_here(const sentence_view *v, uint32_t i)
{
	const gz_token *t = &v->tokens->items[i];
	uint32_t	pos = gz_word_of(t)->pos;
	uint32_t	read;

	if (!(pos & (VERBAL | GZ_POS_PPAST)))
		return false;
	if (!(pos & GZ_POS_NOUN))
		return true;
	/* « X critique », « est accusé »: nouns have an article */
	read = reading(v, i);
	if (read != ANY_POS)
		return (read & pos & (VERBAL | GZ_POS_PPAST)) != 0 &&
			!(read & GZ_POS_NOUN);
	return i > v->from && (pos & (GZ_POS_VERB | GZ_POS_PPAST)) &&
		((t[-1].mark & GZ_MARK_NAMED) ||
		 (gz_function_of(t - 1) & (GZ_F_BE | GZ_F_HAVE)) ||
		 (gz_word_of(t - 1)->pos & GZ_POS_ADV));
}

/* Set the frame of a term by the first of its words that has one. */
static void
find_frame(const sentence_view *v, gz_term *term)
{
	for (uint32_t i = term->first; i < term->first + term->n; i++)
	{
		const gz_word *word = gz_word_of(&v->tokens->items[i]);
		const gz_frame *frame = &gz_lexicon.frames[word->frame];
		bool		verb;

		if (word->frame == 0 || (word->flags & GZ_WORD_STOP))
			continue;
		verb = frame->is_verb && is_verb_here(v, i);
		if (!verb && !(frame->is_noun && (word->pos & GZ_POS_NOUN)))
			continue;
		term->head = i;
		term->frame = word->frame;
		term->verb = verb;
		return;
	}
}

/* Append a term; returns its index. */
static uint32_t
add_term(gz_arena *arena, gz_terms *terms, const sentence_view *v,
		 uint32_t first, uint32_t n, uint32_t polarity)
{
	gz_term    *term = GZ_PUSH(arena, terms);

	*term = (gz_term) {
		.first = first, .n = n, .polarity = polarity, .sentence = v->index,
		.subject = UINT32_MAX, .factor = 1,
		.weight = gz_lexicon.polarities[polarity].strength
	};
	find_frame(v, term);
	return terms->n - 1;
}

static void
add_shift(gz_arena *arena, gz_shifts *shifts, uint32_t first, uint32_t n,
		  uint32_t shifter, uint32_t own)
{
	gz_shift   *shift = GZ_PUSH(arena, shifts);

	shift->first = first;
	shift->n = n;
	shift->shifter = shifter;
	shift->own = own;
}

/* Where the phrases that begin with token i must end: before a name. */
static uint32_t
phrase_end(const sentence_view *v, uint32_t i)
{
	uint32_t	end = v->end - i < PHRASE_MAX ? v->end : i + PHRASE_MAX;

	while (i < end && !(v->tokens->items[i].mark & GZ_MARK_NAMED))
		i++;
	return i;
}

/*
 * Of several shifters written alike, one that shifts comes before one that
 * only shields its words.
 */
static uint32_t
choose_shifter(uint32_t name)
{
	uint32_t	chosen = gz_lexicon.names[name].target;

	while (gz_lexicon.shifters[chosen].class == GZ_SHIFT_NONE &&
		   (name = gz_meaning(gz_lexicon.names[name].next,
							  GZ_NAME_SHIFTER)) != 0)
		chosen = gz_lexicon.names[name].target;
	return chosen;
}

/* Does a shifter of this class leave the words of its own phrase polar? */
static bool
keeps_its_words(unsigned class)
{
	/* « risque de », « craindre que »: doubtful, but as bad as it was */
	return class == GZ_SHIFT_MODALITY || class == GZ_SHIFT_CONCESSION ||
		class == GZ_SHIFT_CONDITIONAL || class == GZ_SHIFT_REPORTING;
}

/* The term that the first polar word of a phrase is, or GZ_NO_TERM. */
static uint32_t
first_term(gz_arena *arena, gz_terms *terms, const sentence_view *v,
		   uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n; i++)
	{
		uint32_t	p = gz_word_of(&v->tokens->items[i])->polarity;

		if (p != 0 && gz_lexicon.polarities[p].strength != 0 &&
			is_polar_here(v, i, &gz_lexicon.polarities[p]))
			return add_term(arena, terms, v, i, 1, p);
	}
	return GZ_NO_TERM;
}

/* The polarity of the strongest of n words from i on, 0: none is polar. */
static uint32_t
strongest(const sentence_view *v, uint32_t i, uint32_t n)
{
	uint32_t	best = 0;

	for (uint32_t end = i + n; i < end; i++)
	{
		uint32_t	p = gz_word_of(&v->tokens->items[i])->polarity;

		if (p != 0 && fabsf(gz_lexicon.polarities[p].strength) >
			fabsf(gz_lexicon.polarities[best].strength) &&
			is_polar_here(v, i, &gz_lexicon.polarities[p]))
			best = p;
	}
	return best;
}

/* Is the word at token i one with a frame and without a polarity? */
static bool
has_frame_only(const sentence_view *v, uint32_t i)
{
	const gz_word *word = gz_word_of(&v->tokens->items[i]);

	return word->frame != 0 && word->shifter == 0 &&
		!(word->flags & GZ_WORD_STOP) && !looks_like_name(v, i);
}

/* Take the phrase or word at token i; returns how many tokens it shields. */
static uint32_t
take(gz_arena *arena, const sentence_view *v, uint32_t i, gz_terms *terms,
	 gz_shifts *shifts)
{
	const gz_token *t = &v->tokens->items[i];
	const gz_word *word = gz_word_of(t);
	gz_match	matches[GZ_MATCH_MAX];
	unsigned	n = gz_match_expressions(v->tokens, i, phrase_end(v, i),
											 matches);
	gz_match	polar = {0};
	gz_match	shift = {0};
	gz_match	frame = {0};
	uint32_t	own = GZ_NO_TERM;

	if (n > 0)
	{
		gz_longest(v->tokens, i, matches, n, GZ_NAME_POLARITY, v->shouted,
				   &polar);
		gz_longest(v->tokens, i, matches, n, GZ_NAME_SHIFTER, v->shouted,
				   &shift);
		gz_longest(v->tokens, i, matches, n, GZ_NAME_FRAME, v->shouted,
				   &frame);
	}
	if (polar.n == 1 && looks_like_name(v, i))
		polar.n = 0;
	if (frame.n > 1 && frame.n >= polar.n && frame.n >= shift.n)
	{
		uint32_t	p = polar.n == frame.n ?
			gz_lexicon.names[polar.name].target :
			strongest(v, i, frame.n);
		uint32_t	k = add_term(arena, terms, v, i, frame.n, p);
		gz_term    *term = &terms->items[k];

		term->head = i;
		term->frame = (uint16_t) gz_lexicon.names[frame.name].target;
		term->verb = gz_lexicon.frames[term->frame].is_verb;
		return frame.n;
	}
	if (polar.n > 0 && polar.n >= shift.n)
	{
		uint32_t	p = gz_lexicon.names[polar.name].target;

		if (gz_lexicon.polarities[p].strength != 0)
			add_term(arena, terms, v, i, polar.n, p);
		return polar.n;
	}
	if (shift.n > 0)
	{
		uint32_t	s = choose_shifter(shift.name);
		bool		keeps = keeps_its_words(gz_lexicon.shifters[s].class);

		if (!keeps)
			own = first_term(arena, terms, v, i, shift.n);
		add_shift(arena, shifts, i, shift.n, s, own);
		if (!keeps)
			return shift.n;
		/* its words may still be terms, but no further shifters */
		for (uint32_t k = i; k < i + shift.n; k++)
			first_term(arena, terms, v, k, 1);
		return shift.n;
	}
	if (word->polarity != 0 &&
		gz_lexicon.polarities[word->polarity].strength != 0 &&
		is_polar_here(v, i, &gz_lexicon.polarities[word->polarity]))
		own = add_term(arena, terms, v, i, 1, word->polarity);
	else if (has_frame_only(v, i))
	{
		add_term(arena, terms, v, i, 1, 0);
		if (terms->items[terms->n - 1].frame == 0)
			terms->n--;
	}
	if (word->shifter != 0 && !looks_like_name(v, i))
		add_shift(arena, shifts, i, 1, word->shifter, own);
	return 1;
}

void
gz_find_polar(gz_arena *arena, const gz_tokens *tokens,
			  const gz_sentence *sentence, uint32_t index,
			  gz_terms *terms, gz_shifts *shifts)
{
	sentence_view v = {
		.tokens = tokens, .from = sentence->first,
		.end = sentence->first + sentence->n, .index = index,
		.shouted = gz_is_shouted(tokens, sentence)
	};

	for (uint32_t i = v.from; i < v.end;)
		i += tokens->items[i].mark & GZ_MARK_NAMED ? 1 :
			take(arena, &v, i, terms, shifts);
}
