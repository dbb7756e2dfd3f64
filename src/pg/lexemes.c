/*
 * lexemes.c - a set of strings in an arena
 *
 * Open addressing with linear probing in a table at most half full.  Strings
 * are views; the set does not copy them.
 */
#include "glue.h"

#define MULTIPLIER UINT64CONST(0x9E3779B97F4A7C15)

/*
 * Hash a short string, eight bytes at a time.
 */
static inline uint32
HashBytes(const char *s, uint32 length)
{
	uint64		h = length * MULTIPLIER;
	uint64		w = 0;

	for (; length >= 8; s += 8, length -= 8)
	{
		memcpy(&w, s, 8);
		h = (h ^ w) * MULTIPLIER;
		h ^= h >> 29;
	}
	if (length >= 4)
	{
		uint32		head;
		uint32		tail;

		memcpy(&head, s, 4);
		memcpy(&tail, s + length - 4, 4);
		w = (uint64) head << 32 | tail;
	}
	else if (length > 0)
		w = (uint64) (unsigned char) s[0] << 16 |
			(uint64) (unsigned char) s[length / 2] << 8 |
			(unsigned char) s[length - 1];
	else
		w = 0;
	h = (h ^ w) * MULTIPLIER;
	return (uint32) (h >> 32) ^ (uint32) h;
}

/*
 * Make an empty table of the given size, a power of two.
 */
static void
MakeSlots(LexemeSet *set, uint32 size)
{
	set->slots = gz_alloc0(set->arena, (size_t) size * sizeof(uint32));
	set->mask = size - 1;
}

void
InitLexemes(LexemeSet *set, gz_arena *arena, uint32 expected)
{
	uint32		size = 64;

	while (size < expected && size < 1024)
		size *= 2;
	set->arena = arena;
	set->n = 0;
	set->room = size / 2;
	set->items = gz_alloc(arena, set->room * sizeof(Lexeme));
	MakeSlots(set, size);
}

/*
 * Double the room; the old arrays stay in the arena until it goes.
 */
static void
GrowLexemes(LexemeSet *set)
{
	Lexeme	   *items = gz_alloc(set->arena,
								 (size_t) set->room * 2 * sizeof(Lexeme));

	memcpy(items, set->items, set->n * sizeof(Lexeme));
	set->items = items;
	set->room *= 2;
	MakeSlots(set, set->room * 2);
	for (uint32 i = 0; i < set->n; i++)
	{
		uint32		at = items[i].hash & set->mask;

		while (set->slots[at] != 0)
			at = (at + 1) & set->mask;
		set->slots[at] = i + 1;
	}
}

/*
 * Return the item that equals a string, added if it was not there.  Pointers
 * returned before are stale after an addition; indexes are not.
 */
Lexeme *
AddLexeme(LexemeSet *set, const char *s, uint32 length)
{
	uint32		hash = HashBytes(s, length);
	uint32		at;
	Lexeme	   *item;

	for (at = hash & set->mask; set->slots[at] != 0; at = (at + 1) & set->mask)
	{
		item = &set->items[set->slots[at] - 1];
		if (item->hash == hash && item->length == length &&
			memcmp(item->s, s, length) == 0)
			return item;
	}
	if (set->n == set->room)
	{
		GrowLexemes(set);
		for (at = hash & set->mask; set->slots[at] != 0;)
			at = (at + 1) & set->mask;
	}
	item = &set->items[set->n++];
	item->s = s;
	item->length = length;
	item->hash = hash;
	item->n = item->last = 0;
	set->slots[at] = set->n;
	return item;
}
