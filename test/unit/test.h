/*
 * test.h - what the unit tests of the core share
 *
 * A test program calls start(), checks things, and returns finish(NAME),
 * which prints « unit NAME: N passed, N failed ».  Blocks of the arena come
 * from malloc one by one, so that the sanitizers see every overrun.
 */
#ifndef TEST_H
#define TEST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/analysis.h"

static int	passed;
static int	failed;

/* Note whether a condition holds; say where it does not. */
#define check(what, condition) \
	((condition) ? (void) passed++ : \
	 (void) (failed++, \
			 fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, what)))

static void *blocks[4096];
static int	n_blocks;

static void *
test_alloc(void *context, size_t size)
{
	void	   *block = malloc(size);

	(void) context;
	if (block == NULL || n_blocks == 4096)
		abort();
	blocks[n_blocks++] = block;
	return block;
}

static const gz_host test_host = {.alloc = test_alloc};

/* Open the data; the tests make no sense without them. */
static inline void
start(void)
{
	const char *error = gz_data_open();

	if (error != NULL)
	{
		fprintf(stderr, "cannot open the data: %s\n", error);
		exit(1);
	}
}

/* A fresh arena; what the last one held is freed. */
static inline gz_arena
fresh(void)
{
	gz_arena	arena;

	while (n_blocks > 0)
		free(blocks[--n_blocks]);
	gz_arena_init(&arena, &test_host, NULL, 0);
	return arena;
}

static inline int
finish(const char *name)
{
	fresh();
	printf("unit %s: %d passed, %d failed\n", name, passed, failed);
	return failed > 0;
}

#endif							/* TEST_H */
