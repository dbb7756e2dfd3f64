/*
 * token.h - from text to tokens
 *
 * One pass over the text.  A token is a view of it: byte offsets for the
 * core, character offsets for SQL, a key and a fold to look it up by, and
 * what the lexicon knows of it.  White space is no token.
 */
#ifndef GZ_TOKEN_H
#define GZ_TOKEN_H

#include "blob.h"
#include "normalise.h"

typedef enum gz_token_kind
{
	GZ_T_WORD,					/* letters, with inner ', -, & and digits */
	GZ_T_ELISION,				/* l', qu', jusqu': with the apostrophe */
	GZ_T_CLITIC,				/* -t-il, -ce, -là: with the hyphen */
	GZ_T_ACRONYM,				/* O.N.U., J.-C.: with dots; key without */
	GZ_T_NUMBER,				/* 1 250 000 or 3,5; key without spaces */
	GZ_T_ORDINAL,				/* 1er, 2e, XIXe */
	GZ_T_TIME,					/* 10 h 30, 22h, 10:30; key 10h30 */
	GZ_T_URL,
	GZ_T_EMAIL,
	GZ_T_HASHTAG,				/* with #; key without */
	GZ_T_HANDLE,				/* with @; key without */
	GZ_T_SYMBOL,				/* %, currency and other signs */
	GZ_T_PUNCT					/* one mark, or … written as dots */
} gz_token_kind;

/* Bits of gz_token.shape. */
enum
{
	GZ_SHAPE_CAPITAL = 1 << 0,	/* begins with a capital */
	GZ_SHAPE_UPPER = 1 << 1,	/* two letters or more, all capitals */
	GZ_SHAPE_DIGIT = 1 << 2,	/* holds a digit */
	GZ_SHAPE_SPACE = 1 << 3,	/* white space before it */
	GZ_SHAPE_NEWLINE = 1 << 4,	/* a line break before it */
	GZ_SHAPE_PARAGRAPH = 1 << 5,	/* an empty line before it */
	GZ_SHAPE_GLUED = 1 << 6,	/* a sentence begins inside the written word */
	GZ_SHAPE_HYPHEN = 1 << 7	/* holds a hyphen */
};

typedef struct gz_token
{
	uint32_t	start;			/* bytes from the start of the text */
	uint32_t	char_start;		/* characters from the start of the text */
	uint16_t	length;			/* bytes */
	uint16_t	char_length;
	uint8_t		kind;			/* gz_token_kind */
	uint8_t		shape;
	uint16_t	key_length;
	uint16_t	fold_length;
	uint16_t	mark;			/* free for later stages */
	uint32_t	word;			/* index in gz_lexicon.words, 0: not known */
	const char *key;
	const char *fold;
} gz_token;

typedef GZ_ARRAY(gz_token) gz_tokens;

/* Longer runs of letters are cut into tokens of at most this many bytes. */
#define GZ_TOKEN_MAX 1024

/* Append the tokens of a text, which must not change while they are used. */
extern void gz_tokenize(gz_arena *arena, const char *text, uint32_t length,
						gz_tokens *tokens);

/* What the lexicon knows of a key; the empty record where it knows nothing. */
static inline const gz_word *
gz_find_word(gz_str key)
{
	int32_t		i = gz_lookup(&gz_lexicon.words_by_key, key.s, key.length);

	return &gz_lexicon.words[i < 0 ? 0 : i];
}

static inline const gz_word *
gz_word_of(const gz_token *token)
{
	return &gz_lexicon.words[token->word];
}

/* Is the token this one punctuation mark or ASCII sign? */
static inline bool
gz_is(const gz_token *token, char c)
{
	return token->key_length == 1 && token->key[0] == c;
}

#endif							/* GZ_TOKEN_H */
