/*
 * fuzz.h - memory for the core in a fuzz target, freed after each input
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdlib.h>

#include "core/arena.h"

static void *blocks[1 << 16];
static int	n_blocks;

static void *
fuzz_alloc(void *context, size_t size)
{
	void	   *block = malloc(size);

	(void) context;
	if (block == NULL || n_blocks == 1 << 16)
		abort();
	blocks[n_blocks++] = block;
	return block;
}

static const gz_host fuzz_host = {.alloc = fuzz_alloc};

/* To be called at the end of an input. */
static void
fuzz_free(void)
{
	while (n_blocks > 0)
		free(blocks[--n_blocks]);
}

#endif							/* FUZZ_H */
