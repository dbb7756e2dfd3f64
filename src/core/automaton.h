/*
 * automaton.h - look-up in a minimal acyclic automaton
 *
 * Keys are byte strings without zero bytes; each has one value of 24 bits.
 * The automaton is stored as a double array of 32-bit units: a state is a
 * base, its transition on byte b is the unit at base + b, which holds b in
 * its low 8 bits and the next base in the others.  No two states share a
 * base, so comparing that byte is enough to know that the unit is ours
 * (J. Aoe, « An efficient digital search algorithm by using a double-array
 * structure », 1989; the states are those of the minimal automaton, as in
 * darts-clone).  The transition on byte 0 holds the value in place of a base.
 *
 * A walk can never leave the array: the first GZ_UNIT_PAD units after the
 * last state are empty, and bases are checked against the count.
 */
#ifndef GZ_AUTOMATON_H
#define GZ_AUTOMATON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct gz_automaton
{
	const uint32_t *units;
	uint32_t	n;				/* number of units */
	uint32_t	root;			/* base of the start state */
} gz_automaton;

/* Follow one byte from a state; false where there is no transition. */
static inline bool
gz_step(const gz_automaton *a, uint32_t *state, uint8_t byte)
{
	uint32_t	at = *state + byte;

	if (at >= a->n || (a->units[at] & 0xFF) != byte || a->units[at] == 0)
		return false;
	*state = a->units[at] >> 8;
	return true;
}

/* The value of a state, or -1 where no key ends in it. */
static inline int32_t
gz_value(const gz_automaton *a, uint32_t state)
{
	if (state >= a->n || (a->units[state] & 0xFF) != 0 ||
		a->units[state] == 0)
		return -1;
	return (int32_t) (a->units[state] >> 8) - 1;
}

/* The value of a whole key, or -1 where it is none. */
static inline int32_t
gz_lookup(const gz_automaton *a, const char *key, size_t length)
{
	uint32_t	state = a->root;

	for (size_t i = 0; i < length; i++)
		if (!gz_step(a, &state, (uint8_t) key[i]))
			return -1;
	return gz_value(a, state);
}

#endif							/* GZ_AUTOMATON_H */
