/*
 * reader.h - the clauses of a sentence with their subjects, its names with
 * their prepositions
 */
#ifndef GZ_READER_H
#define GZ_READER_H

#include "clause.h"

#define GZ_NOBODY UINT32_MAX

/* How far back from a name its noun phrase may begin, in tokens. */
#define GZ_HEAD_MAX		6

/* A clause of a sentence, by its number. */
typedef struct gz_clause
{
	uint32_t	first;			/* index of its first token */
	uint32_t	end;			/* … and one after its last */
	uint32_t	verb;			/* index of its first finite verb, or GZ_NOBODY */
	uint32_t	subject;		/* index of the mention that is its subject … */
	uint32_t	subject_of;		/* … or that its subject belongs to, or GZ_NOBODY */
	uint32_t	object;			/* antecedent of its que, or GZ_NOBODY */
	bool		own;			/* the subject stands in it */
} gz_clause;

typedef GZ_ARRAY(gz_clause) gz_clauses;

/* A name as part of a sentence. */
typedef struct gz_slot
{
	uint32_t	mention;		/* index */
	uint32_t	first;			/* tokens of the name */
	uint32_t	end;
	uint32_t	head;			/* where its noun phrase begins: « l'ancien ministre X » */
	uint32_t	governor;		/* token before its preposition, or GZ_NOBODY */
	gz_prep		prep;			/* before its noun phrase */
} gz_slot;

typedef GZ_ARRAY(gz_slot) gz_slots;

/* What a reader of sentences knows; all zero before the first. */
typedef struct gz_reader
{
	gz_clauses	clauses;		/* of the sentence at hand */
	gz_slots	slots;
	uint32_t	person;			/* mention + 1 that il or elle may mean, 0: none */
} gz_reader;

/*
 * Read the next sentence: its clauses, and the names in it, which are the
 * mentions [from, to).  Tokens must be marked.
 */
extern void gz_read_sentence(gz_arena *arena, gz_reader *reader,
							 const gz_tokens *tokens,
							 const gz_sentence *sentence,
							 const gz_mentions *mentions,
							 uint32_t from, uint32_t to);

/* The preposition that a token is, or GZ_PREP_NONE. */
extern gz_prep gz_prep_of(const gz_token *t);

/*
 * Is token i of a sentence that begins with token first a finite verb, as far
 * as that can be told?
 */
extern bool gz_is_finite(const gz_tokens *tokens, uint32_t first, uint32_t i);

/* The number of slots that end at token i or before. */
extern uint32_t gz_slots_before(const gz_slots *slots, uint32_t i);

/*
 * The mention right before token i, or before the comma there, in a sentence
 * that begins with token from; or GZ_NOBODY.
 */
extern uint32_t gz_antecedent(const gz_reader *r, const gz_tokens *tokens,
							  uint32_t from, uint32_t i);

#endif							/* GZ_READER_H */
