/*
 * host.h - where programs that run the library outside a server get memory
 */
#ifndef TOOLS_HOST_H
#define TOOLS_HOST_H

#include <stdlib.h>

#include "core/arena.h"

/* Never freed: such a program ends soon. */
static void *
tool_alloc(void *context, size_t size)
{
	void	   *block = malloc(size);

	(void) context;
	if (block == NULL)
		abort();
	return block;
}

static const gz_host tool_host = {.alloc = tool_alloc};

#endif							/* TOOLS_HOST_H */
