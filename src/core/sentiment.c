/*
 * sentiment.c - how a text speaks: as a whole, a sentence, towards an entity
 *
 * Every score is s / (1 + |s|), which lies in ]-1, 1[, and s is a sum, so that
 * it can be told what made it.
 *
 * Of a sentence or document, s = S / (A - |S| + k): S the sum of the weights
 * of its terms, A the sum of their sizes, k what it takes to convince.  The
 * score is S / (A + k) then: the share by which one side prevails.  It does
 * not grow with the number of words, and comes closer to 0 the less polar
 * matter there is: one weak word says less than five of them that agree.
 *
 * Towards an entity, s is the mean over its mentions of what the terms around
 * say of each (evidence.h).  A mention of which nothing is said counts less
 * than one of which something is.
 *
 * Names are treated alike whatever they are: the words inside them never
 * count, and distances do not depend on their length.
 */
#include "sentiment.h"

#include <math.h>

#include "evidence.h"
#include "gazetteer.h"
#include "morphology.h"
#include "shifter.h"

/*
 * k of a sentence, any value from .5 to 2 scores alike; and what each further
 * sentence of a document adds to it, where .3 did best on the dev half of the
 * gold articles.
 */
#define ENOUGH			1.0
#define ENOUGH_MORE		0.3

/* What a mention of which nothing is said counts. */
#define SILENT_MENTION	0.3

/*
 * Headline, lead and body.  News puts what matters first (the inverted
 * pyramid), so the weights are those of a reader's attention.
 */
#define HEADLINE_WEIGHT	3.0
#define LEAD_WEIGHT		2.0
#define LEAD_SENTENCES	2

/* Sums that become the score of a text. */
typedef struct tally
{
	double		sum;
	double		size;
	double		enough;
} tally;

/* What a sum of weights is divided by. */
static double
divisor_of(const tally *t)
{
	return t->size - fabs(t->sum) + t->enough;
}

/*
 * The score of a sum, as a multiple of 1 / GZ_SCORE_UNIT: nothing finer means
 * anything, and so a stored score is the computed one on every machine.
 */
static double
score_of(double s)
{
	double		score = rint(s / (1 + fabs(s)) * GZ_SCORE_UNIT);

	return score == 0 ? 0 : score / GZ_SCORE_UNIT;
}

const char *
gz_label(double score)
{
	return score < GZ_NEGATIVE_BELOW ? "negative" :
		score > GZ_POSITIVE_ABOVE ? "positive" : "neutral";
}

/* An expression without the stars that mark its words as inflected. */
static gz_str
unstarred(gz_arena *arena, const char *s)
{
	char	   *out = gz_alloc(arena, strlen(s) + 1);
	uint32_t	n = 0;

	for (; *s != '\0'; s++)
		if (*s != '*')
			out[n++] = *s;
	return (gz_str) {out, n};
}

gz_str
gz_term_lemma(gz_arena *arena, const gz_tokens *tokens, const gz_term *term)
{
	const gz_token *t = &tokens->items[term->first];
	const gz_polarity *polarity = &gz_lexicon.polarities[term->polarity];
	uint32_t	pos = polarity->pos != 0 ? polarity->pos : term->frame == 0 ? 0 :
		term->verb ? GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPAST | GZ_POS_PPRES :
		GZ_POS_NOUN;
	const gz_reading *r;
	unsigned	n;

	if (term->n > 1 && *gz_string(polarity->term) != '\0')
		return unstarred(arena, gz_string(polarity->term));
	if (term->n > 1)
		return gz_fold_tokens(arena, tokens, term->first, term->n);
	n = gz_readings(gz_word_of(t), &r);
	for (unsigned i = 0; i < n; i++)
		if (r[i].tags & pos)
			return gz_lemma(arena, (gz_str) {t->key, t->key_length}, &r[i]);
	return (gz_str) {t->key, t->key_length};
}

/* Is there any word in the sentence? */
static bool
has_words(const gz_tokens *tokens, const gz_sentence *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (tokens->items[s->first + i].kind <= GZ_T_ACRONYM)
			return true;
	return false;
}

static void
add_part(gz_arena *arena, gz_sentiment *sentiment, const gz_evidence *piece,
		 uint32_t entity, double weight)
{
	if (sentiment->explain && weight != 0)
		*GZ_PUSH(arena, &sentiment->parts) = (gz_part) {
		.term = piece->term, .entity = entity, .kind = piece->kind,
		.polarity = piece->polarity, .weight = weight
	};
}

/* Score the sentences and the document by the terms. */
static void
score_text(gz_arena *arena, const gz_tokens *tokens,
		   const gz_sentences *sentences, gz_sentiment *sentiment)
{
	const gz_terms *terms = &sentiment->terms;
	double	   *weights = gz_alloc(arena, (sentences->n + 1) * sizeof(double));
	tally		document = {0};
	uint32_t	k = 0;
	uint32_t	counted = 0;	/* sentences that are no headings */

	for (uint32_t i = 0; i < sentences->n; i++)
	{
		gz_sentence *s = &sentences->items[i];
		tally		t = {.enough = ENOUGH};

		weights[i] = 1;
		for (; k < terms->n && terms->items[k].sentence == i; k++)
		{
			t.sum += terms->items[k].weight;
			t.size += fabs(terms->items[k].weight);
		}
		s->sentiment = score_of(t.sum / divisor_of(&t));
		if (!has_words(tokens, s))
			continue;
		if (i == 0 && s->kind == GZ_S_HEADING)
			weights[i] = HEADLINE_WEIGHT;
		else if (s->kind == GZ_S_SENTENCE && counted++ < LEAD_SENTENCES)
			weights[i] = LEAD_WEIGHT;
		document.sum += weights[i] * t.sum;
		document.size += weights[i] * t.size;
		document.enough += weights[i] *
			(document.enough == 0 ? ENOUGH : ENOUGH_MORE);
	}
	if (document.enough == 0)
		return;
	sentiment->score = score_of(document.sum / divisor_of(&document));
	for (k = 0; k < terms->n && sentiment->explain; k++)
	{
		const gz_term *term = &terms->items[k];
		gz_evidence piece = {
			.term = k, .kind = -1,
			.polarity = gz_lexicon.polarities[term->polarity].strength
		};

		add_part(arena, sentiment, &piece, UINT32_MAX, term->weight *
				 weights[term->sentence] / divisor_of(&document));
	}
}

/* Score every entity by the evidence around its mentions. */
static void
score_entities(gz_arena *arena, gz_witness *w, const gz_entities *entities,
			   gz_sentiment *sentiment)
{
	tally	   *tallies = gz_alloc0(arena, (entities->n + 1) * sizeof(tally));
	gz_evidences evidence = {0};
	uint32_t	part = sentiment->parts.n;
	uint32_t	next = 0;

	gz_call_witness(arena, w);
	for (uint32_t m = 0; m < w->mentions->n; m++)
	{
		uint32_t	e = w->mentions->items[m].entity;

		if (e >= entities->n)
			continue;
		while (next < w->terms->n &&
			   w->terms->items[next].first < w->mentions->items[m].first)
			next++;
		evidence.n = 0;
		gz_gather(arena, w, m, next, &evidence);
		tallies[e].enough += evidence.n == 0 ? SILENT_MENTION : 1;
		for (uint32_t i = 0; i < evidence.n; i++)
		{
			const gz_evidence *piece = &evidence.items[i];
			double		weight = piece->value *
				gz_lexicon.evidence[piece->kind];

			tallies[e].sum += weight;
			add_part(arena, sentiment, piece, e, weight);
		}
	}
	for (uint32_t e = 0; e < entities->n; e++)
		entities->items[e].sentiment = tallies[e].enough == 0 ? 0 :
			score_of(tallies[e].sum / tallies[e].enough);
	for (; part < sentiment->parts.n; part++)
		sentiment->parts.items[part].weight /=
			tallies[sentiment->parts.items[part].entity].enough;
}

void
gz_judge(gz_arena *arena, const gz_tokens *tokens,
		 const gz_sentences *sentences, const gz_mentions *mentions,
		 const gz_entities *entities, gz_sentiment *sentiment)
{
	gz_shifts	shifts = {0};
	gz_quotes	quotes = {0};
	gz_reader	reader = {0};
	gz_bonds	bonds = {0};
	gz_witness	witness = {
		.tokens = tokens, .sentences = sentences, .mentions = mentions,
		.terms = &sentiment->terms, .bonds = &bonds
	};
	const uint32_t *places;
	uint32_t	mention = 0;

	sentiment->terms.n = sentiment->parts.n = 0;
	gz_clear_marks(tokens);
	gz_mark_names(tokens, mentions);
	places = witness.places = gz_count_places(arena, tokens);
	for (uint32_t i = 0; i < sentences->n; i++)
	{
		const gz_sentence *s = &sentences->items[i];
		uint32_t	first = sentiment->terms.n;
		uint32_t	from = mention;

		gz_mark_clauses(tokens, s, &quotes);
		shifts.n = 0;
		gz_find_polar(arena, tokens, s, i, &sentiment->terms, &shifts);
		gz_apply_shifters(arena, tokens, s, places, &sentiment->terms, first,
						  &shifts);
		while (mention < mentions->n &&
			   mentions->items[mention].first < s->first + s->n)
			mention++;
		gz_read_sentence(arena, &reader, tokens, s, mentions, from, mention);
		gz_bind_terms(arena, &reader, tokens, &sentiment->terms, first,
					  sentiment->terms.n, &bonds);
	}
	score_text(arena, tokens, sentences, sentiment);
	if (entities->n > 0)
		score_entities(arena, &witness, entities, sentiment);
}
