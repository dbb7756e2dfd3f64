/*
 * entity.h - mentions of one article brought together under one name
 */
#ifndef GZ_ENTITY_H
#define GZ_ENTITY_H

#include "mention.h"

typedef struct gz_entity
{
	gz_str		name;			/* canonical, for display */
	gz_str		fold;			/* its fold */
	gz_kind		kind;
	uint32_t	entry;			/* index in gz_lexicon.entries + 1, 0: not known */
	uint32_t	mentions;		/* how many */
	uint32_t	first_mention;	/* index of the first one */
	double		salience;		/* 0 to 1; those of an article add up to 1 */
	double		sentiment;		/* -1 to 1, set by gz_score */
	char		gender;
	char		country[4];		/* ISO 3166-1 alpha-2, empty: not known */
	float		latitude;		/* degrees; NaN where there is none */
	float		longitude;
} gz_entity;

typedef GZ_ARRAY(gz_entity) gz_entities;

/*
 * Set every mention's entity and append the entities, most mentioned first,
 * then by place of first mention.  Numbers (DATE to QUANTITY) are entities of
 * mentions only: they are not among these and have entity UINT32_MAX.
 */
extern void gz_resolve_entities(gz_arena *arena, const char *text,
								const gz_tokens *tokens,
								const gz_sentences *sentences,
								gz_mentions *mentions, gz_entities *entities);

/*
 * Put the entities in that order; their numbers of mentions and first mentions
 * are set.  Also used on those read from a stored value.
 */
extern void gz_order_entities(gz_arena *arena, gz_mentions *mentions,
							  gz_entities *entities);

/* Set the country of each entity; part of gz_resolve_entities. */
extern void gz_locate_entities(const gz_tokens *tokens,
							   const gz_mentions *mentions,
							   gz_entities *entities);

/* Fold a name as typed by a user: case, accents, apostrophes, hyphens, dots. */
extern gz_str gz_fold_name(gz_arena *arena, const char *s, size_t length);

/*
 * What may be asked of an article's entities: a name, in any of its forms;
 * KIND:name, an entity of that kind only; KIND:*, any of the kind; country:UA,
 * any that lies there; country:*, any of which the country is known.  KIND is
 * PER, LOC, ORG, EVENT or PRODUCT; case does not matter.
 */
typedef GZ_ARRAY(gz_str) gz_strs;

/*
 * The keys of a question, and the keys of an article: distinct, unordered.
 * An entity that is asked for is there iff they have one in common.  All begin
 * with #, which no stem does.
 */
extern void gz_query_keys(gz_arena *arena, const char *s, size_t length,
						  gz_strs *keys);
extern void gz_entity_keys(gz_arena *arena, const gz_mentions *mentions,
						   const gz_entities *entities, gz_strs *keys);

/* The index of the entity that is asked for, most mentioned first, or -1. */
extern int32_t gz_find_entity(gz_arena *arena, const gz_mentions *mentions,
							  const gz_entities *entities,
							  const char *s, size_t length);

#endif							/* GZ_ENTITY_H */
