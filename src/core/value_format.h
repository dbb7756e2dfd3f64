/*
 * value_format.h - what the writer and the reader of values agree on
 */
#ifndef GZ_VALUE_FORMAT_H
#define GZ_VALUE_FORMAT_H

#include "string_code.h"
#include "value.h"

/* Bits of the byte of flags. */
#define GZ_VALUE_BYTES		1

/* Orders of the codes of numbers (bits.h). */
#define ORDER_COUNT			5
#define ORDER_SENTENCE_GAP	0
#define ORDER_SENTENCE_LENGTH 6
#define ORDER_MENTION_SENTENCE 0
#define ORDER_MENTION_GAP	5
#define ORDER_CONFIDENCE	2
#define ORDER_POSITION		0

/* Widths of fixed numbers, in bits. */
#define WIDTH_SCORE			15	/* sign and amount - 1 */
#define WIDTH_LETTER		5	/* of a country code */
#define WIDTH_LATITUDE		21
#define WIDTH_LONGITUDE		22
#define WIDTH_SALIENCE		20
#define WIDTH_KIND			3

#define LATITUDE_MAX		(90 * GZ_DEGREE_UNIT)
#define LONGITUDE_MAX		(180 * GZ_DEGREE_UNIT)

/*
 * The distance to the next stem's position is mostly 1 and rarely 0: 1, 2, 3
 * and 0 are written as 0 to 3, larger ones as they are.
 */
static inline uint32_t
gz_swap_step(uint32_t step, bool reading)
{
	if (step > 3)
		return step;
	return reading ? (step + 1) % 4 : (step + 3) % 4;
}

#endif							/* GZ_VALUE_FORMAT_H */
