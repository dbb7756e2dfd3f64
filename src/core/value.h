/*
 * value.h - an analysis as a stored value
 *
 * The bytes of a value, format 1, mean the same on every machine and for every
 * later library:
 *
 *		format (one byte, 1), flags (one byte: GZ_VALUE_BYTES)
 *		numbers in LEB128: version of the library (3 numbers) and of its data,
 *			length of the text, document score (zigzag), sizes in bytes of
 *			the sentences and of the names
 *		sentences, names, stems: three streams of bits (bits.h)
 *
 * What is asked for most often comes first.  Offsets are distances from the
 * one before; every string stands once, coded by itself (string_code.h), so
 * nothing in a value needs the lexicon that made it.  An analysis has exactly
 * one value, so equal analyses are equal bytes.
 *
 * An analysis that is read from a value has no tokens and no terms.  Its text
 * is only the forms of its mentions: start and length of a mention say where
 * in it the form stands; char_start and char_length are places in the body.
 */
#ifndef GZ_VALUE_H
#define GZ_VALUE_H

#include "analysis.h"

#define GZ_VALUE_FORMAT 1

/* Scores, salience, confidence and degrees are kept as whole multiples. */
#define GZ_SALIENCE_UNIT	1000000
#define GZ_CONFIDENCE_UNIT	100
#define GZ_DEGREE_UNIT		10000	/* 11 m */

/* A text that the server holds is shorter. */
#define GZ_VALUE_TEXT_MAX	0x40000000

/* What a value says besides the analysis. */
typedef struct gz_value_head
{
	uint32_t	library[3];		/* who made it: 0.1.0 … */
	uint32_t	data;			/* … with which data */
	bool		bytes;			/* places count bytes: a server of no encoding */
	uint32_t	text_length;	/* in characters, or bytes */
	double		sentiment;		/* of the document */
} gz_value_head;

/* What to read of a value. */
enum
{
	GZ_READ_SENTENCES = 1 << 0,
	GZ_READ_NAMES = 1 << 1,		/* mentions and entities; and sentences */
	GZ_READ_STEMS = 1 << 2,
	GZ_READ_ALL = 7
};

/* Make the value of an analysis with everything in it. */
extern gz_str gz_write_value(gz_arena *arena, const gz_value_head *head,
							 const gz_analysis *a);

/*
 * Read the head of a value: the first GZ_VALUE_HEAD_MAX bytes are enough.
 * Returns NULL or what is wrong.
 */
#define GZ_VALUE_HEAD_MAX (2 + 8 * 5)
extern const char *gz_read_value_head(gz_str value, gz_value_head *head);

/*
 * Read a value.  Returns NULL or what is wrong; either way nothing outside
 * the value is read, whatever its bytes are.
 */
extern const char *gz_read_value(gz_arena *arena, gz_str value, unsigned want,
								 gz_value_head *head, gz_analysis **analysis);

/*
 * Is this what gz_write_value makes of some text's analysis?  For values from
 * elsewhere: bounds, order, counts, UTF-8 and that there is no other way to
 * write the same.  Returns NULL or what is wrong.
 */
extern const char *gz_verify_value(gz_arena *arena, gz_str value);

/* The part of it that holds for an analysis, wherever it comes from. */
extern const char *gz_check_analysis(gz_arena *arena,
									 const gz_value_head *head,
									 const gz_analysis *a);

/*
 * The fold that most names have: false where s has characters of which the
 * format does not say what their fold is.  Values keep only the other folds.
 */
extern bool gz_usual_fold(gz_arena *arena, gz_str s, gz_str *fold);

/* A multiple that a float stands for. */
static inline int32_t
gz_units(double x, int32_t unit)
{
	return (int32_t) (x * unit + (x < 0 ? -0.5 : 0.5));
}

#endif							/* GZ_VALUE_H */
