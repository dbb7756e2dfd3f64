/*
 * mention.h - names in the text
 */
#ifndef GZ_MENTION_H
#define GZ_MENTION_H

#include "sentence.h"

typedef struct gz_mention
{
	uint32_t	first;			/* index of its first token */
	uint32_t	n;				/* number of tokens */
	uint32_t	start;			/* bytes */
	uint32_t	length;
	uint32_t	char_start;		/* characters */
	uint32_t	char_length;
	uint32_t	sentence;		/* index */
	uint32_t	entity;			/* index in the article's entities */
	uint32_t	entry;			/* index in gz_lexicon.entries + 1, 0: not known */
	gz_kind		kind;
	char		gender;			/* of a person: 'm', 'f' or 0 */
	float		confidence;		/* 0 to 1 */
	const char *value;			/* normalised value of a number, or NULL */
	gz_str		fold;			/* its words, folded, a space between */
} gz_mention;

typedef GZ_ARRAY(gz_mention) gz_mentions;

/* Make a mention that stands on tokens [first, first + n), empty otherwise. */
extern gz_mention gz_mention_on(const gz_tokens *tokens, uint32_t first,
								uint32_t n);

/* Append the mentions of a text in order; they do not overlap. */
extern void gz_find_mentions(gz_arena *arena, const char *text,
							 const gz_tokens *tokens,
							 const gz_sentences *sentences,
							 gz_mentions *mentions);

#endif							/* GZ_MENTION_H */
