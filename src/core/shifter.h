/*
 * shifter.h - what shifters do to the terms of a sentence
 */
#ifndef GZ_SHIFTER_H
#define GZ_SHIFTER_H

#include "polarity.h"

/*
 * Set the weights of a sentence's terms, those from index first on, by its
 * shifters.  Clauses must be marked; places are those of gz_count_places.
 * Terms that were only there as shifters go.
 */
extern void gz_apply_shifters(gz_arena *arena, const gz_tokens *tokens,
							  const gz_sentence *sentence,
							  const uint32_t *places, gz_terms *terms,
							  uint32_t first, const gz_shifts *shifts);

#endif							/* GZ_SHIFTER_H */
