/*
 * pack_automaton.c - minimal acyclic automaton, laid out as a double array
 *
 * States are made in one pass over the sorted keys and merged with equal ones
 * as soon as no further key can change them (J. Daciuk et al., « Incremental
 * construction of minimal acyclic finite-state automata », 2000).  Then each
 * state gets the first free base at which all its transitions fit.
 */
#include <stdlib.h>

#include "pack.h"

#define MAX_KEY 512

typedef struct edge
{
	uint8_t		byte;
	uint32_t	target;			/* state, or value for byte 0 */
} edge;

typedef struct state
{
	uint32_t	first;			/* its edges, in the pool */
	uint16_t	n;
	uint32_t	base;
	uint32_t	next;			/* in the register's bucket */
} state;

typedef struct builder
{
	GZ_ARRAY(edge) edges;
	GZ_ARRAY(state) states;
	uint32_t   *buckets;
	uint32_t	n_buckets;
	gz_arena	arena;
	/* the states of the last key, open for further edges */
	struct
	{
		edge		edges[256];
		unsigned	n;
	}			path[MAX_KEY + 1];
} builder;

static uint32_t
hash_edges(const edge *e, unsigned n)
{
	uint32_t	h = 2166136261u;

	for (unsigned i = 0; i < n; i++)
		h = ((h ^ e[i].byte) * 16777619u ^ e[i].target) * 16777619u;
	return h ^ h >> 15;
}

/* The registered state with these edges, made where there is none. */
static uint32_t
register_state(builder *b, const edge *e, unsigned n)
{
	uint32_t   *bucket = &b->buckets[hash_edges(e, n) % b->n_buckets];
	state	   *s;

	for (uint32_t i = *bucket; i != 0; i = b->states.items[i].next)
	{
		const edge *known = &b->edges.items[b->states.items[i].first];
		unsigned	k = 0;

		if (b->states.items[i].n != n)
			continue;
		while (k < n && known[k].byte == e[k].byte &&
			   known[k].target == e[k].target)
			k++;
		if (k == n)
			return i;
	}
	s = GZ_PUSH(&b->arena, &b->states);
	*s = (state) {.first = b->edges.n, .n = (uint16_t) n, .next = *bucket};
	for (unsigned k = 0; k < n; k++)
		*GZ_PUSH(&b->arena, &b->edges) = e[k];
	*bucket = b->states.n - 1;
	return b->states.n - 1;
}

/* Close the states of the last key that lie deeper than depth. */
static void
close_path(builder *b, size_t from, size_t depth)
{
	while (from > depth)
	{
		uint32_t	s = register_state(b, b->path[from].edges,
									   b->path[from].n);

		from--;
		b->path[from].edges[b->path[from].n - 1].target = s;
	}
}

/* Give every state a base and write its transitions. */
static automaton
lay_out(builder *b, uint32_t root)
{
	uint32_t	room = b->edges.n * 2 + b->states.n * 2 + 1024;
	uint32_t   *units = calloc(room, sizeof(uint32_t));
	uint8_t    *used = calloc(room, 1);
	uint32_t   *queue = malloc(b->states.n * sizeof(uint32_t));
	uint32_t	head = 0;
	uint32_t	tail = 0;
	uint32_t	free_from = 256;
	uint32_t	last = 0;

	if (units == NULL || used == NULL || queue == NULL)
		fail("out of memory");
	/* breadth first: the states that every look-up passes stand together */
	queue[tail++] = root;
	b->states.items[root].base = UINT32_MAX;
	while (head < tail)
	{
		state	   *s = &b->states.items[queue[head++]];
		const edge *e = &b->edges.items[s->first];
		uint32_t	slot = free_from;
		uint32_t	base;
		unsigned	tries = 0;

		for (;; slot++)
		{
			unsigned	k = 0;

			if (slot + 512 >= room)
				fail("automaton: no room for its states");
			if (units[slot] != 0 || slot < e[0].byte + 1u)
				continue;
			base = slot - e[0].byte;
			tries++;
			if (used[base])
				continue;
			while (k < s->n && units[base + e[k].byte] == 0)
				k++;
			if (k == s->n)
				break;
		}
		/* leave crowded regions behind, at the price of a few holes */
		if (tries > 64)
			free_from = slot - (slot - free_from) / 2;
		while (units[free_from] != 0)
			free_from++;
		used[base] = 1;
		s->base = base;
		for (unsigned k = 0; k < s->n; k++)
		{
			/* the target's base is filled in when it is known */
			units[base + e[k].byte] = e[k].byte == 0 ?
				(e[k].target + 1) << 8 : (uint32_t) e[k].byte | 0x100;
			if (base + e[k].byte > last)
				last = base + e[k].byte;
			if (e[k].byte != 0 && b->states.items[e[k].target].base == 0)
			{
				b->states.items[e[k].target].base = UINT32_MAX;
				queue[tail++] = e[k].target;
			}
		}
	}
	for (uint32_t i = 0; i < tail; i++)
	{
		const state *s = &b->states.items[queue[i]];
		const edge *e = &b->edges.items[s->first];

		for (unsigned k = 0; k < s->n; k++)
			if (e[k].byte != 0)
				units[s->base + e[k].byte] = (uint32_t) e[k].byte |
					b->states.items[e[k].target].base << 8;
	}
	if (last >= 1u << 24)
		fail("automaton: %u units, more than 24 bits can number", last);
	return (automaton) {units, last + 1, b->states.items[root].base};
}

automaton
build_automaton(const char **keys, const uint32_t *values, uint32_t n)
{
	builder    *b = calloc(1, sizeof(builder));
	size_t		length = 0;
	uint32_t	root;

	if (b == NULL)
		fail("out of memory");
	gz_arena_init(&b->arena, &pack_host, NULL, 0);
	b->n_buckets = 1000003;
	b->buckets = calloc(b->n_buckets, sizeof(uint32_t));
	if (b->buckets == NULL)
		fail("out of memory");
	(void) GZ_PUSH(&b->arena, &b->states);	/* state 0 is none */
	memset(b->states.items, 0, sizeof(state));

	for (uint32_t i = 0; i < n; i++)
	{
		size_t		same = 0;
		size_t		key_length = strlen(keys[i]);

		if (key_length == 0 || key_length >= MAX_KEY ||
			values[i] >= (1u << 24) - 1)
			fail("automaton: cannot store \"%s\"", keys[i]);
		if (i > 0)
		{
			if (strcmp(keys[i - 1], keys[i]) >= 0)
				fail("automaton: \"%s\" is out of order", keys[i]);
			while (keys[i][same] == keys[i - 1][same])
				same++;
			close_path(b, length, same);
		}
		for (size_t k = same; k < key_length; k++)
		{
			b->path[k].edges[b->path[k].n++].byte = (uint8_t) keys[i][k];
			b->path[k + 1].n = 0;
		}
		/* the value is the edge on byte 0, which sorts first */
		b->path[key_length].edges[0] = (edge) {0, values[i]};
		b->path[key_length].n = 1;
		length = key_length;
	}
	close_path(b, length, 0);
	root = register_state(b, b->path[0].edges, b->path[0].n);
	return lay_out(b, root);
}
