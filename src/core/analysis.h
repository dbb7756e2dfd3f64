/*
 * analysis.h - the one entry point: a text in, everything about it out
 */
#ifndef GZ_ANALYSIS_H
#define GZ_ANALYSIS_H

#include "entity.h"
#include "sentiment.h"
#include "stem.h"

/* What is wanted; each brings what it needs. */
enum
{
	GZ_WANT_STEMS = 1 << 0,
	GZ_WANT_MENTIONS = 1 << 1,	/* and entities */
	GZ_WANT_SENTIMENT = 1 << 2,	/* of the text, its sentences and its entities */
	GZ_WANT_PARTS = 1 << 3		/* of these scores */
};

typedef struct gz_analysis
{
	gz_arena   *arena;
	const char *text;
	uint32_t	length;			/* bytes */
	gz_tokens	tokens;
	gz_sentences sentences;
	gz_stems	stems;
	gz_mentions mentions;
	gz_entities entities;
	gz_sentiment sentiment;
} gz_analysis;

/*
 * Analyse a text of valid UTF-8.  The result refers to the text, and lives
 * in the arena.  gz_data_open must have returned NULL before.
 */
extern gz_analysis *gz_analyze(gz_arena *arena, const char *text,
							   uint32_t length, unsigned want);

#endif							/* GZ_ANALYSIS_H */
