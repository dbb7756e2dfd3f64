/*
 * evidence.h - what the terms of a sentence say of a name in it
 *
 * Evidence is a value of a kind: from the frame of a verb or noun in which
 * the name fills a place, or from a polar term that only stands somewhere.
 * What each kind is worth was fitted (src/data/evidence.tsv).
 */
#ifndef GZ_EVIDENCE_H
#define GZ_EVIDENCE_H

#include "argument.h"

/* How a polar term stands to a name. */
typedef enum gz_relation
{
	GZ_REL_DOER,				/* it has, as the one who does it, whatever the
								 * frame says of that */
	GZ_REL_BOUND,				/* it has, as another one */
	GZ_REL_PREDICATE,			/* in a clause whose subject is the name */
	GZ_REL_CLAUSE,				/* in the clause of the name */
	GZ_REL_BEFORE,				/* in an earlier one of the sentence */
	GZ_REL_AFTER,				/* in a later one */
	GZ_REL_VOICE,				/* in quotes where the name is not */
	GZ_REL_SPEAKER,				/* in a sentence that the name utters */
	GZ_REL_COUNT
} gz_relation;

/*
 * Kinds: a place, ill and well; then a relation to a term that has nobody
 * else in a place, ill and well; then one that has.
 */
#define GZ_EVIDENCE_PLACE(place, well)	(2 * (int) (place) + (well))
#define GZ_EVIDENCE_TERM(relation, taken, well) \
	(2 * (GZ_PLACE_COUNT + 2 * (int) (relation) + (taken)) + (well))
#define GZ_EVIDENCE_COUNT \
	(2 * (GZ_PLACE_COUNT + 2 * GZ_REL_COUNT))

/* The name of a kind in evidence.tsv, zero-ended, into at least 40 bytes. */
extern void gz_evidence_name(int kind, char *name);

/* One piece of evidence. */
typedef struct gz_evidence
{
	uint32_t	term;			/* index */
	int			kind;
	double		value;			/* -1 to 1, of the sign of the kind */
	float		polarity;		/* what the lexicon says, before shifters */
} gz_evidence;

typedef GZ_ARRAY(gz_evidence) gz_evidences;

/* What evidence is gathered from. */
typedef struct gz_witness
{
	const gz_tokens *tokens;
	const gz_sentences *sentences;
	const gz_mentions *mentions;
	const gz_terms *terms;
	const gz_bonds *bonds;
	const uint32_t *places;		/* gz_count_places */
	uint32_t   *bonds_of;		/* by mention: its last bond + 1, 0: none */
	uint32_t   *bond_before;	/* by bond: the mention's one before, + 1 */
	uint32_t   *bound_to;		/* by term: the mention looked at last, + 1 */
	bool	   *does;			/* … and whether it only does what the term says */
	bool	   *judged;			/* … and whether its frame says something of it */
	bool	   *taken;			/* by term: does somebody fill a place of it? */
} gz_witness;

/* Make ready to gather evidence of all the mentions of a text. */
extern void gz_call_witness(gz_arena *arena, gz_witness *w);

/*
 * Append the evidence of mention m; next is the first term after it.  For all
 * mentions of a text together the work is linear, however long a sentence is.
 */
extern void gz_gather(gz_arena *arena, const gz_witness *w, uint32_t m,
					  uint32_t next, gz_evidences *evidence);

#endif							/* GZ_EVIDENCE_H */
