/*
 * towards.h - sentiment towards a name that somebody asks for
 */
#ifndef GZ_TOWARDS_H
#define GZ_TOWARDS_H

#include "analysis.h"

/*
 * The index of the entity of an analysed text (GZ_WANT_SENTIMENT) that a name
 * names, its sentiment set, or -1.  A name that is no entity's counts where it
 * stands in the text with a capital, by itself or as part of a person's name
 * (Erdogan in « Recep Tayyip Erdogan »): it becomes one.  The analysis is
 * changed and good for nothing else afterwards.
 */
extern int32_t gz_sentiment_towards(gz_analysis *a, const char *name,
									size_t length);

#endif							/* GZ_TOWARDS_H */
