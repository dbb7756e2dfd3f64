/*
 * argument.h - who does what to whom: names in the places of verbs and nouns
 *
 * Without a parser: the places are found by word order, prepositions, the
 * voice of the verb and relative pronouns, inside and between the clauses of
 * clause.h.  What a place says of who fills it is in arguments.tsv.
 */
#ifndef GZ_ARGUMENT_H
#define GZ_ARGUMENT_H

#include "clause.h"
#include "sentiment.h"

#define GZ_NOBODY UINT32_MAX

/* How a mention fills a place of a verb or noun. */
typedef enum gz_place
{
	GZ_PLACE_SUBJECT,			/* X accuse */
	GZ_PLACE_SUBJECT_OF,		/* la politique de X échoue */
	GZ_PLACE_OBJECT,			/* accuser X */
	GZ_PLACE_OBJECT_OF,			/* critiquer la politique de X */
	GZ_PLACE_PATIENT,			/* X est accusé, X, accusé de */
	GZ_PLACE_AGENT,				/* accusé par X */
	GZ_PLACE_COMPLEMENT,		/* reprocher à X */
	GZ_PLACE_OF,				/* la défaite de X */
	GZ_PLACE_TOWARDS,			/* les accusations contre X */
	GZ_PLACE_CALLED,			/* X, un héros; X est un héros; le dictateur X */
	GZ_PLACE_OWNER,				/* X subit une défaite; sa défaite */
	GZ_PLACE_COUNT
} gz_place;

/* A mention in a place of a term's frame. */
typedef struct gz_bond
{
	uint32_t	term;			/* index */
	uint32_t	mention;		/* index */
	gz_place	place;
	float		value;			/* what the frame says, -1 to 1; may be 0 */
} gz_bond;

typedef GZ_ARRAY(gz_bond) gz_bonds;

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

/*
 * Append the bonds of the terms [from, to) of the sentence read last, and set
 * each term's subject.
 */
extern void gz_bind_terms(gz_arena *arena, const gz_reader *reader,
						  const gz_tokens *tokens, gz_terms *terms,
						  uint32_t from, uint32_t to, gz_bonds *bonds);

#endif							/* GZ_ARGUMENT_H */
