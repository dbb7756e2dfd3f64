/*
 * stem.h - the search form of words
 *
 * A form that the lexicon knows has the stem that the lexicon gives: the
 * Snowball stem of its lemma's family, or the lemma itself where stripping
 * would merge words that news keeps apart (marche, marché).  Names are stems
 * of themselves.  A word that the lexicon does not know is stripped by
 * Snowball where it carries a productive French suffix, and is otherwise its
 * own stem, so that foreign names stay whole.  A word typed without accents
 * that is no French word has the stems of the words it can be.
 */
#ifndef GZ_STEM_H
#define GZ_STEM_H

#include "sentence.h"

typedef enum gz_stem_kind
{
	GZ_STEM_MAIN,				/* the token's own stem, or the first it may have */
	GZ_STEM_ALTERNATIVE,		/* another that it may have: élève, élevé for eleve */
	GZ_STEM_PART				/* of a compound, besides the compound's own */
} gz_stem_kind;

typedef struct gz_stem
{
	const char *s;				/* not zero-ended */
	uint16_t	length;
	uint16_t	kind;			/* gz_stem_kind */
	uint32_t	token;
	uint32_t	position;		/* 1-based, counting stop words */
} gz_stem;

typedef GZ_ARRAY(gz_stem) gz_stems;

/* Append the stems of a text in order, stop words left out. */
extern void gz_stem_text(gz_arena *arena, const gz_tokens *tokens,
						 const gz_sentences *sentences, gz_stems *stems);

/*
 * Is the token a stop word where it stands?  from is the first token of its
 * sentence.
 */
extern bool gz_is_stop(const gz_tokens *tokens, uint32_t from, uint32_t i);

/* Is the token one that has stems at all: no punctuation, no lone symbol? */
extern bool gz_has_stem(const gz_token *token);

/* Append the stems of one token, whether stop word or not. */
extern void gz_stem_token(gz_arena *arena, const gz_token *token,
						  gz_stems *stems);

/*
 * Stem one word as gazette_stem does: elisions before it stripped; a text of
 * several words or none is stemmed as a whole word.
 */
extern gz_str gz_stem_word(gz_arena *arena, const char *s, size_t length);

#endif							/* GZ_STEM_H */
