/*
 * towards.h - sentiment towards a name that somebody asks for
 */
#ifndef GZ_TOWARDS_H
#define GZ_TOWARDS_H

#include "analysis.h"

/*
 * Set the score, in [-1, 1], of an analysed text (GZ_WANT_SENTIMENT) towards
 * what a name names; false where the text does not name it.  A name that is
 * no entity's counts where it stands in the text with a capital, by itself or
 * as part of a person's name (Erdogan in « Recep Tayyip Erdogan »).  The
 * analysis is changed and good for nothing else afterwards.
 */
extern bool gz_sentiment_towards(gz_analysis *a, const char *name,
								 size_t length, double *score);

#endif							/* GZ_TOWARDS_H */
