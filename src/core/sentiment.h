/*
 * sentiment.h - how a text speaks: as a whole, a sentence, towards an entity
 */
#ifndef GZ_SENTIMENT_H
#define GZ_SENTIMENT_H

#include "entity.h"

/* A polar term found in the text, with what shifts it. */
typedef struct gz_term
{
	uint32_t	first;			/* index of its first token */
	uint32_t	n;				/* number of tokens */
	uint32_t	polarity;		/* index in gz_lexicon.polarities */
	uint32_t	sentence;
	float		weight;			/* strength after shifters */
} gz_term;

typedef GZ_ARRAY(gz_term) gz_terms;

/* Scores are multiples of 1 / GZ_SCORE_UNIT. */
#define GZ_SCORE_UNIT		10000

/*
 * Scores from one to the other are neutral.  They maximise the macro F1
 * towards a person on the training part of the French MAD-TSC (.537; .535 on
 * its validation part), see sentiment.c; one sentence in three is neutral
 * there.
 */
#define GZ_NEGATIVE_BELOW	(-0.08)
#define GZ_POSITIVE_ABOVE	0.05

/* The label of a score: negative, neutral or positive. */
extern const char *gz_label(double score);

/*
 * Append the polar terms of a text in order; takes over the tokens' marks.
 * Nothing inside a name is a term, a shifter or the end of a clause, and no
 * reach depends on how long a name is.
 */
extern void gz_find_terms(gz_arena *arena, const gz_tokens *tokens,
						  const gz_sentences *sentences,
						  const gz_mentions *mentions, gz_terms *terms);

/*
 * Set the sentiment of every sentence and of every entity, and return the
 * document's: each in [-1, 1], exactly 0 without a polar term.  The tokens'
 * marks are as gz_find_terms left them.
 */
extern double gz_score(gz_arena *arena, const gz_tokens *tokens,
					   const gz_sentences *sentences,
					   const gz_mentions *mentions,
					   const gz_entities *entities, const gz_terms *terms);

#endif							/* GZ_SENTIMENT_H */
