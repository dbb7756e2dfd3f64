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
	uint32_t	polarity;		/* index in gz_lexicon.polarities, 0: none */
	uint32_t	sentence;
	uint32_t	subject;		/* the mention that is the subject of its clause, or
								 * UINT32_MAX */
	uint32_t	head;			/* index of the token that has the frame */
	uint16_t	frame;			/* index in gz_lexicon.frames, 0: none */
	bool		verb;			/* the frame is read as a verb's, not a noun's */
	uint16_t	shifter;		/* the last one that acts, as an index, 0: none */
	float		factor;			/* what the shifters make of it */
	float		weight;			/* strength after shifters, -1 to 1 */
} gz_term;

typedef GZ_ARRAY(gz_term) gz_terms;

/* Scores are multiples of 1 / GZ_SCORE_UNIT. */
#define GZ_SCORE_UNIT		10000

/*
 * Scores from one to the other are neutral.  They maximise the macro F1
 * towards a person, cross-validated on the training part of the French
 * MAD-TSC (src/tools/fit_sentiment.py, which scales the weights of evidence
 * so that the lower one stays as it is).
 */
#define GZ_NEGATIVE_BELOW	(-0.08)
#define GZ_POSITIVE_ABOVE	0.05

/* The label of a score: negative, neutral or positive. */
extern const char *gz_label(double score);

/* What a term adds to a score. */
typedef struct gz_part
{
	uint32_t	term;			/* index */
	uint32_t	entity;			/* index, or UINT32_MAX: of the document */
	int			kind;			/* of evidence, -1: of the document */
	float		polarity;		/* what the lexicon says, before shifters */
	double		weight;
} gz_part;

typedef GZ_ARRAY(gz_part) gz_parts;

typedef struct gz_sentiment
{
	double		score;			/* of the document, -1 to 1 */
	gz_terms	terms;			/* in order */
	gz_parts	parts;			/* if they were asked for */
	bool		explain;		/* ask for parts */
} gz_sentiment;

/*
 * Find the terms of a text, and set its score and the sentiment of every
 * sentence and entity: each in [-1, 1], exactly 0 without a polar term.  The
 * parts of the document, or of an entity, add up to s, and the score is
 * s / (1 + |s|), to GZ_SCORE_UNIT.  Takes over the tokens' marks.
 *
 * Nothing inside a name is a term, a shifter or the end of a clause, and no
 * reach depends on how long a name is.
 */
extern void gz_judge(gz_arena *arena, const gz_tokens *tokens,
					 const gz_sentences *sentences,
					 const gz_mentions *mentions, const gz_entities *entities,
					 gz_sentiment *sentiment);

/* The lemma of a term: of an expression as the lexicon writes it. */
extern gz_str gz_term_lemma(gz_arena *arena, const gz_tokens *tokens,
							const gz_term *term);

#endif							/* GZ_SENTIMENT_H */
