/*
 * argument.h - who does what to whom: names in the places of verbs and nouns
 *
 * Without a parser: the places are found by word order, prepositions, the
 * voice of the verb and relative pronouns, inside and between the clauses
 * that reader.h tells of.  What a place says of who fills it is in arguments.tsv.
 */
#ifndef GZ_ARGUMENT_H
#define GZ_ARGUMENT_H

#include "reader.h"
#include "sentiment.h"

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

/*
 * Append the bonds of the terms [from, to) of the sentence read last, and set
 * each term's subject.
 */
extern void gz_bind_terms(gz_arena *arena, const gz_reader *reader,
						  const gz_tokens *tokens, gz_terms *terms,
						  uint32_t from, uint32_t to, gz_bonds *bonds);

#endif							/* GZ_ARGUMENT_H */
