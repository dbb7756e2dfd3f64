/*
 * cue.h - what the words around a name say of its kind
 */
#ifndef GZ_CUE_H
#define GZ_CUE_H

#include "token.h"

/* What a token says of names near it: GZ_CUE_ bits. */
static inline unsigned
gz_cue_of(const gz_token *token)
{
	return token->kind == GZ_T_PUNCT ? 0 : gz_word_of(token)->cues;
}

/* Is the token an adjective or noun of a people (ukrainien, turque)? */
extern bool gz_is_demonym(const gz_token *token);

#endif							/* GZ_CUE_H */
