/*
 * entity_key.c - the names under which entities are asked for
 */
#include "entity.h"
#include "entity_choice.h"
#include "map.h"

/* The tokens of a name as typed by a user. */
static gz_tokens
tokens_of(gz_arena *arena, const char *s, size_t length)
{
	gz_tokens	tokens = {NULL, 0, 0};

	gz_tokenize(arena, s, (uint32_t) length, &tokens);
	return tokens;
}

gz_str
gz_fold_name(gz_arena *arena, const char *s, size_t length)
{
	gz_tokens	tokens = tokens_of(arena, s, length);

	if (tokens.n == 0)
		return (gz_str) {"", 0};
	return gz_fold_tokens(arena, &tokens, 0, tokens.n);
}

/* The fold of a known entity's canonical name, without full stops. */
static gz_str
canonical_fold(gz_arena *arena, const gz_entry *e)
{
	const char *fold = gz_string(e->fold);
	uint32_t	length = (uint32_t) strlen(fold);
	char	   *out;
	uint32_t	n = 0;

	if (memchr(fold, '.', length) == NULL)
		return (gz_str) {fold, length};
	out = gz_alloc(arena, length + 1);
	for (uint32_t i = 0; i < length; i++)
	{
		/* « st . louis »: the stop and the space before it */
		if (fold[i] == ' ' && fold[i + 1] == '.' &&
			(fold[i + 2] == ' ' || fold[i + 2] == '\0'))
			i++;
		else
			out[n++] = fold[i];
	}
	return (gz_str) {out, n};
}

/* Append a key that is not there yet. */
static void
add_key(gz_arena *arena, gz_map *seen, gz_strs *keys, gz_str key)
{
	uint32_t   *at;

	if (key.length == 0)
		return;
	at = gz_map_put(seen, key);
	if (*at == UINT32_MAX)
	{
		*at = keys->n;
		*GZ_PUSH(arena, keys) = key;
	}
}

void
gz_query_keys(gz_arena *arena, const char *s, size_t length, gz_strs *keys)
{
	gz_tokens	tokens = tokens_of(arena, s, length);
	gz_map		seen;
	uint32_t	name;

	if (tokens.n == 0)
		return;
	gz_map_init(&seen, arena);
	add_key(arena, &seen, keys, gz_fold_tokens(arena, &tokens, 0, tokens.n));
	name = gz_entity_meaning(&tokens, 0, tokens.n);
	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		uint32_t	entry = gz_lexicon.names[name].target;

		add_key(arena, &seen, keys,
				canonical_fold(arena, &gz_lexicon.entries[entry]));
	}
}

void
gz_entity_keys(gz_arena *arena, const gz_mentions *mentions,
			   const gz_entities *entities, gz_strs *keys)
{
	gz_map		seen;

	gz_map_init(&seen, arena);
	for (uint32_t i = 0; i < entities->n; i++)
		add_key(arena, &seen, keys, entities->items[i].fold);
	for (uint32_t i = 0; i < mentions->n; i++)
		if (mentions->items[i].entity < entities->n)
			add_key(arena, &seen, keys, mentions->items[i].fold);
}

static bool
is_key(const gz_strs *keys, gz_str s)
{
	for (uint32_t i = 0; i < keys->n; i++)
		if (gz_str_equal(keys->items[i], s))
			return true;
	return false;
}

int32_t
gz_find_entity(gz_arena *arena, const gz_mentions *mentions,
			   const gz_entities *entities, const char *s, size_t length)
{
	gz_strs		keys = {NULL, 0, 0};
	uint32_t	best = UINT32_MAX;

	gz_query_keys(arena, s, length, &keys);
	for (uint32_t i = 0; i < entities->n && best == UINT32_MAX; i++)
		if (is_key(&keys, entities->items[i].fold))
			best = i;
	for (uint32_t i = 0; i < mentions->n; i++)
		if (mentions->items[i].entity < entities->n &&
			mentions->items[i].entity < best &&
			is_key(&keys, mentions->items[i].fold))
			best = mentions->items[i].entity;
	return best == UINT32_MAX ? -1 : (int32_t) best;
}
