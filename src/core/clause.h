/*
 * clause.h - the clauses of a sentence, and which tokens are quoted or named
 *
 * What the later steps of sentiment ask of a token is kept in its mark, which
 * is theirs from gz_clear_marks on.
 */
#ifndef GZ_CLAUSE_H
#define GZ_CLAUSE_H

#include "mention.h"

/* Bits of gz_token.mark: the number of the clause in its sentence, and … */
#define GZ_MARK_CLAUSE	0x3FFF
#define GZ_MARK_NAMED	0x4000	/* part of a name */
#define GZ_MARK_QUOTED	0x8000	/* between quotation marks */

/* What a token does in a clause: GZ_F_ bits. */
static inline unsigned
gz_function_of(const gz_token *token)
{
	return token->kind <= GZ_T_CLITIC ? gz_word_of(token)->grammar : 0;
}

/* Mark the tokens of names besides what is marked; numbers are none. */
extern void gz_mark_names(const gz_tokens *tokens,
						  const gz_mentions *mentions);

/* Clear all marks. */
extern void gz_clear_marks(const gz_tokens *tokens);

/* What a reader of clauses remembers between sentences. */
typedef struct gz_quotes
{
	uint32_t	closing;		/* the mark that ends the quote, 0: none is open */
} gz_quotes;

/* Mark the clauses and the quoted tokens of the next sentence of a text. */
extern void gz_mark_clauses(const gz_tokens *tokens,
							const gz_sentence *sentence, gz_quotes *quotes);

static inline unsigned
gz_clause_of(const gz_token *token)
{
	return token->mark & GZ_MARK_CLAUSE;
}

/*
 * The place of every token, counted in words of the language that are in no
 * name: distances in it do not depend on how long a name is.
 */
extern uint32_t *gz_count_places(gz_arena *arena, const gz_tokens *tokens);

/* Is the sentence printed in capitals, which then tell nothing? */
extern bool gz_is_shouted(const gz_tokens *tokens,
						  const gz_sentence *sentence);

#endif							/* GZ_CLAUSE_H */
