/*
 * gazetteer.h - known phrases in the text: names, roles, head words
 *
 * The name automaton knows a phrase by the folds of its tokens joined by one
 * space.  A phrase may mean several things (Victoria, Orange); callers choose
 * by type, and among entities by what the article says.
 */
#ifndef GZ_GAZETTEER_H
#define GZ_GAZETTEER_H

#include "token.h"

/* The most ends of phrases that one token may begin; news needs 6. */
#define GZ_MATCH_MAX 8

/* A phrase found: how many tokens, and the first of its meanings. */
typedef struct gz_match
{
	uint32_t	n;
	uint32_t	name;			/* index in gz_lexicon.names */
} gz_match;

/*
 * Find the phrases that begin with token i and end before token end, shortest
 * first, at most GZ_MATCH_MAX; returns how many.
 */
extern unsigned gz_match_names(const gz_tokens *tokens, uint32_t i,
							   uint32_t end, gz_match *matches);

/* The same for the expressions that sentiment reads. */
extern unsigned gz_match_expressions(const gz_tokens *tokens, uint32_t i,
									 uint32_t end, gz_match *matches);

/* The first name of a type in a chain, or 0. */
extern uint32_t gz_meaning(uint32_t name, gz_name_type type);

/*
 * Is the phrase of tokens [first, first + n) printed as a name must be?
 * shouted: it stands in a text of capitals only, which tell nothing.
 */
extern bool gz_printed_as(const gz_tokens *tokens, uint32_t first, uint32_t n,
						  const gz_name *name, bool shouted);

/*
 * The longest of the matches that has a meaning of the type and is printed
 * as that one must be; its name is then that meaning.  False if none.
 */
extern bool gz_longest(const gz_tokens *tokens, uint32_t first,
					   const gz_match *matches, unsigned n,
					   gz_name_type type, bool shouted, gz_match *longest);

/*
 * The fold of tokens [first, first + n): theirs, joined by spaces; full stops
 * are left out, so that J. Tremblay is J Tremblay.
 */
extern gz_str gz_fold_tokens(gz_arena *arena, const gz_tokens *tokens,
							 uint32_t first, uint32_t n);

/* May token i be joined to the one before it in a name? */
extern bool gz_joins(const gz_tokens *tokens, uint32_t i);

/* Is the token printed in capitals, as an acronym is? */
extern bool gz_in_capitals(const gz_token *token);

/* Does the lexicon know the token as a word that is no name? */
extern bool gz_is_common(const gz_token *token);

#endif							/* GZ_GAZETTEER_H */
