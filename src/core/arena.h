/*
 * arena.h - bump allocation for one analysis
 *
 * Everything that the core builds for one text lives in one arena and goes
 * with it: nothing is freed by itself.  The host says where blocks come from
 * (palloc in the server, malloc in tools and tests) and may be asked now and
 * then whether the work should stop; both hooks may leave by longjmp, so the
 * core holds nothing else that would need freeing.
 */
#ifndef GZ_ARENA_H
#define GZ_ARENA_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct gz_host
{
	/* returns a block of at least size bytes, or does not return */
	void	   *(*alloc) (void *context, size_t size);
	/* called now and then during a long analysis; may leave by longjmp; may be
	 * NULL */
	void		(*check) (void *context);
	void	   *context;
} gz_host;

typedef struct gz_arena
{
	const gz_host *host;
	char	   *next;			/* first free byte of the block in use */
	char	   *end;
} gz_arena;

/* Start an arena on a caller's buffer, which may be NULL with size 0. */
extern void gz_arena_init(gz_arena *arena, const gz_host *host,
						  void *buffer, size_t size);

/* The part of gz_alloc that asks the host for a new block. */
extern void *gz_alloc_block(gz_arena *arena, size_t size);

/* Return size bytes, aligned to 8, not initialised. */
static inline void *
gz_alloc(gz_arena *arena, size_t size)
{
	char	   *p = arena->next;

	size = (size + 7) & ~(size_t) 7;
	if (size > (size_t) (arena->end - p))
		return gz_alloc_block(arena, size);
	arena->next = p + size;
	return p;
}

/* Say that something is too large: ask for what no host has. */
extern void gz_refuse(gz_arena *arena);

/* Let the host stop the work here; may leave by longjmp. */
static inline void
gz_check(const gz_arena *arena)
{
	if (arena->host->check != NULL)
		arena->host->check(arena->host->context);
}

/* Return size zeroed bytes. */
static inline void *
gz_alloc0(gz_arena *arena, size_t size)
{
	return memset(gz_alloc(arena, size), 0, size);
}

/* Copy a string of known length and end it with a zero byte. */
extern char *gz_strndup(gz_arena *arena, const char *s, size_t length);

/*
 * Growable arrays: a struct with items, n and room, as made by GZ_ARRAY.
 * GZ_PUSH returns a pointer to a new, uninitialised last item; earlier
 * pointers into the array may be stale after it.
 */
#define GZ_ARRAY(type) struct { type *items; uint32_t n; uint32_t room; }

#define GZ_PUSH(arena, array) \
	((array)->n == (array)->room ? \
	 (void) ((array)->items = gz_grow((arena), (array)->items, \
									  sizeof(*(array)->items), \
									  (array)->n, &(array)->room)) : (void) 0, \
	 &(array)->items[(array)->n++])

extern void *gz_grow(gz_arena *arena, void *items, size_t width,
					 uint32_t n, uint32_t *room);

#endif							/* GZ_ARENA_H */
