/*
 * map.h - a hash table from strings to numbers, in an arena
 */
#ifndef GZ_MAP_H
#define GZ_MAP_H

#include "normalise.h"

#include <stdbool.h>

typedef struct gz_map_slot
{
	gz_str		key;
	uint32_t	hash;
	uint32_t	value;
	bool		used;
} gz_map_slot;

typedef struct gz_map
{
	gz_arena   *arena;
	gz_map_slot *slots;
	uint32_t	room;			/* a power of two */
	uint32_t	n;
} gz_map;

extern void gz_map_init(gz_map *map, gz_arena *arena);

/*
 * The value of a key; a new one gets UINT32_MAX, which the caller sets.  The
 * pointer holds until the next call.
 */
extern uint32_t *gz_map_put(gz_map *map, gz_str key);

/* The value of a key, or UINT32_MAX. */
extern uint32_t gz_map_get(const gz_map *map, gz_str key);

static inline bool
gz_str_equal(gz_str a, gz_str b)
{
	return a.length == b.length && memcmp(a.s, b.s, a.length) == 0;
}

#endif							/* GZ_MAP_H */
