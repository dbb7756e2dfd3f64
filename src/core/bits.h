/*
 * bits.h - numbers packed into bits, the first in the highest bit of a byte
 *
 * A count or distance of which small ones are common is written in the
 * Exp-Golomb code of order k: v < 2^k takes k + 1 bits, and twice the range
 * two more.  A reader never reads past its end: it gets zeros there and
 * notes it.
 */
#ifndef GZ_BITS_H
#define GZ_BITS_H

#include "arena.h"

#include <stdbool.h>

typedef struct gz_bit_writer
{
	gz_arena   *arena;
	uint8_t    *items;
	uint32_t	n;				/* whole bytes written */
	uint32_t	room;
	uint64_t	pending;		/* the last bits, not yet a byte … */
	unsigned	n_pending;		/* … and how many */
} gz_bit_writer;

typedef struct gz_bit_reader
{
	const uint8_t *s;
	uint64_t	end;			/* in bits */
	uint64_t	at;				/* past the end: too little was there */
} gz_bit_reader;

static inline void
gz_put_bits(gz_bit_writer *w, uint32_t value, unsigned n)
{
	w->pending = w->pending << n | value;
	w->n_pending += n;
	while (w->n_pending >= 8)
	{
		w->n_pending -= 8;
		*GZ_PUSH(w->arena, w) = (uint8_t) (w->pending >> w->n_pending);
	}
}

/* Fill up the last byte with zeros. */
static inline void
gz_flush_bits(gz_bit_writer *w)
{
	if (w->n_pending > 0)
		gz_put_bits(w, 0, 8 - w->n_pending);
}

/* How many bits a number takes; 0 for 0. */
static inline unsigned
gz_bit_width(uint64_t value)
{
	return value == 0 ? 0 : 64 - (unsigned) __builtin_clzll(value);
}

static inline void
gz_put_number(gz_bit_writer *w, uint32_t value, unsigned k)
{
	uint64_t	high = (uint64_t) (value >> k) + 1;
	unsigned	width = gz_bit_width(high);

	gz_put_bits(w, 0, width - 1);
	gz_put_bits(w, 1, 1);
	gz_put_bits(w, (uint32_t) (high & ((1ULL << (width - 1)) - 1)), width - 1);
	gz_put_bits(w, value & ((1U << k) - 1), k);
}

/* The next 32 bits, with zeros after the end. */
static inline uint32_t
gz_peek_bits(const gz_bit_reader *r)
{
	uint64_t	byte = r->at >> 3;
	uint64_t	end = r->end >> 3;
	uint64_t	window = 0;

	if (byte + 5 <= end)
	{
		const uint8_t *s = r->s + byte;

		window = (uint64_t) s[0] << 32 | (uint64_t) s[1] << 24 |
			(uint64_t) s[2] << 16 | (uint64_t) s[3] << 8 | s[4];
	}
	else
		for (uint64_t i = byte; i < byte + 5; i++)
			window = window << 8 | (i < end ? r->s[i] : 0);
	return (uint32_t) (window >> (8 - (r->at & 7)));
}

/* Read at most 32 bits. */
static inline uint32_t
gz_get_bits(gz_bit_reader *r, unsigned n)
{
	uint32_t	value = n == 0 ? 0 : gz_peek_bits(r) >> (32 - n);

	r->at += n;
	return value;
}

/* Was more read than is there? */
static inline bool
gz_overran(const gz_bit_reader *r)
{
	return r->at > r->end;
}

static inline uint32_t
gz_get_number(gz_bit_reader *r, unsigned k)
{
	uint32_t	window = gz_peek_bits(r);
	unsigned	zeros = window == 0 ? 32 : (unsigned) __builtin_clz(window);
	uint64_t	high;

	r->at += zeros + 1;
	high = (1ULL << zeros | gz_get_bits(r, zeros)) - 1;
	/* no number that was written is so large */
	if (high << k > UINT32_MAX)
	{
		r->at = r->end + 1;
		return 0;
	}
	return (uint32_t) (high << k) | gz_get_bits(r, k);
}

#endif							/* GZ_BITS_H */
