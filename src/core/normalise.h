/*
 * normalise.h - the forms under which words are looked up
 *
 * A key is a word in NFKC case folding with œ as oe and æ as ae, U+0027 for
 * every apostrophe, U+002D for every hyphen, and without soft hyphens: the
 * form under which the lexicon knows it.  A fold is a key without accents,
 * apostrophes and hyphens turned into spaces: the form under which names are
 * compared.  Both are views of the text where it is already so.
 */
#ifndef GZ_NORMALISE_H
#define GZ_NORMALISE_H

#include "arena.h"
#include "utf8.h"

typedef struct gz_str
{
	const char *s;
	uint32_t	length;			/* bytes */
} gz_str;

/* The key of a piece of text, spaces and punctuation kept as they are. */
extern gz_str gz_key(gz_arena *arena, const char *s, size_t length);

/* The fold of a key. */
extern gz_str gz_fold(gz_arena *arena, gz_str key);

/*
 * A piece of text as it should be shown: NFC, U+0027, plain spaces, one at a
 * time, no soft hyphens.  Case is kept.
 */
extern gz_str gz_display(gz_arena *arena, const char *s, size_t length);

#endif							/* GZ_NORMALISE_H */
