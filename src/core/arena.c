/*
 * arena.c - bump allocation for one analysis
 */
#include "arena.h"

/* A block is large enough that a news article needs one or two. */
#define BLOCK_SIZE ((size_t) 64 * 1024)

void
gz_arena_init(gz_arena *arena, const gz_host *host, void *buffer, size_t size)
{
	arena->host = host;
	/* without a buffer, an empty one that is no null pointer */
	arena->next = size > 0 ? buffer : (void *) arena;
	arena->end = arena->next + size;
}

void *
gz_alloc_block(gz_arena *arena, size_t size)
{
	char	   *block;

	/* A large piece gets a block of its own, so the rest of ours stays. */
	if (size > BLOCK_SIZE / 4)
		return arena->host->alloc(arena->host->context, size);
	block = arena->host->alloc(arena->host->context, BLOCK_SIZE);
	arena->next = block + size;
	arena->end = block + BLOCK_SIZE;
	return block;
}

char *
gz_strndup(gz_arena *arena, const char *s, size_t length)
{
	char	   *copy = gz_alloc(arena, length + 1);

	memcpy(copy, s, length);
	copy[length] = '\0';
	return copy;
}

void
gz_refuse(gz_arena *arena)
{
	(void) arena->host->alloc(arena->host->context, SIZE_MAX / 2);
}

void *
gz_grow(gz_arena *arena, void *items, size_t width, uint32_t n, uint32_t *room)
{
	uint32_t	more = *room < 16 ? 16 : *room * 2;
	void	   *grown;

	if (*room > UINT32_MAX / 2)
		gz_refuse(arena);
	grown = gz_alloc(arena, more * width);

	if (n > 0)
		memcpy(grown, items, n * width);
	*room = more;
	return grown;
}
