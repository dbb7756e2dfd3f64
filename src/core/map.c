/*
 * map.c - a hash table from strings to numbers, in an arena
 *
 * Open addressing with linear probing, at most half full.  The hash is
 * FNV-1a with a final mix; keys come from the article, and an article that
 * made them collide on purpose would slow down nothing but itself.
 */
#include "map.h"

static uint32_t
hash_of(gz_str key)
{
	uint32_t	h = 2166136261U;

	for (uint32_t i = 0; i < key.length; i++)
		h = (h ^ (uint8_t) key.s[i]) * 16777619U;
	return h ^ (h >> 15);
}

/* The slot of a key, or the free one where it belongs. */
static gz_map_slot *
slot_of(const gz_map *map, gz_str key, uint32_t hash)
{
	uint32_t	i = hash & (map->room - 1);

	while (map->slots[i].used &&
		   (map->slots[i].hash != hash ||
			!gz_str_equal(map->slots[i].key, key)))
		i = (i + 1) & (map->room - 1);
	return &map->slots[i];
}

/* Double the room. */
static void
grow(gz_map *map)
{
	gz_map		old = *map;

	map->room = old.room * 2;
	map->slots = gz_alloc0(map->arena, map->room * sizeof(gz_map_slot));
	for (uint32_t i = 0; i < old.room; i++)
		if (old.slots[i].used)
			*slot_of(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

void
gz_map_init(gz_map *map, gz_arena *arena)
{
	map->arena = arena;
	map->room = 64;
	map->n = 0;
	map->slots = gz_alloc0(arena, map->room * sizeof(gz_map_slot));
}

uint32_t *
gz_map_put(gz_map *map, gz_str key)
{
	uint32_t	hash = hash_of(key);
	gz_map_slot *slot;

	if (map->n * 2 >= map->room)
		grow(map);
	slot = slot_of(map, key, hash);
	if (!slot->used)
	{
		slot->used = true;
		slot->key = key;
		slot->hash = hash;
		slot->value = UINT32_MAX;
		map->n++;
	}
	return &slot->value;
}

uint32_t
gz_map_get(const gz_map *map, gz_str key)
{
	const gz_map_slot *slot = slot_of(map, key, hash_of(key));

	return slot->used ? slot->value : UINT32_MAX;
}
