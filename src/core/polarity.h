/*
 * polarity.h - polar terms and their shifters in a sentence, as found
 *
 * What they do to each other is decided in shifter.h.
 */
#ifndef GZ_POLARITY_H
#define GZ_POLARITY_H

#include "clause.h"
#include "sentiment.h"

#define GZ_NO_TERM UINT32_MAX

/* A shifter in the text. */
typedef struct gz_shift
{
	uint32_t	first;			/* index of its first token */
	uint32_t	n;				/* number of tokens */
	uint32_t	shifter;		/* index in gz_lexicon.shifters */
	uint32_t	own;			/* index of the term that it is when it finds none
								 * to shift (« grave »), or GZ_NO_TERM */
} gz_shift;

typedef GZ_ARRAY(gz_shift) gz_shifts;

/*
 * Append the terms and shifters of a sentence in order, each term with its
 * strength as weight.  Names must be marked: no word of theirs is a term.
 */
extern void gz_find_polar(gz_arena *arena, const gz_tokens *tokens,
						  const gz_sentence *sentence, uint32_t index,
						  gz_terms *terms, gz_shifts *shifts);

#endif							/* GZ_POLARITY_H */
