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

/* Append the polar terms of a text in order. */
extern void gz_find_terms(gz_arena *arena, const gz_tokens *tokens,
						  const gz_sentences *sentences, gz_terms *terms);

/*
 * Set the sentiment of every sentence and of every entity, and return the
 * document's: each in [-1, 1], exactly 0 without a polar term.
 */
extern double gz_score(gz_arena *arena, const gz_tokens *tokens,
					   const gz_sentences *sentences,
					   const gz_mentions *mentions,
					   const gz_entities *entities, const gz_terms *terms);

#endif							/* GZ_SENTIMENT_H */
