/*
 * sentence.h - from tokens to sentences and headings
 */
#ifndef GZ_SENTENCE_H
#define GZ_SENTENCE_H

#include "token.h"

typedef enum gz_sentence_kind
{
	GZ_S_HEADING,				/* a line, or a glued start of one, with no final mark */
	GZ_S_SENTENCE
} gz_sentence_kind;

typedef struct gz_sentence
{
	uint32_t	first;			/* index of its first token */
	uint32_t	n;				/* number of tokens, at least 1 */
	uint32_t	start;			/* bytes and characters, from first to last token */
	uint32_t	length;
	uint32_t	char_start;
	uint32_t	char_length;
	gz_sentence_kind kind;
	double		sentiment;		/* -1 to 1, set by gz_score */
} gz_sentence;

typedef GZ_ARRAY(gz_sentence) gz_sentences;

/* Append the sentences of a tokenized text; together they hold all tokens. */
extern void gz_split_sentences(gz_arena *arena, const gz_tokens *tokens,
							   gz_sentences *sentences);

#endif							/* GZ_SENTENCE_H */
