/*
 * string_code.h - short French strings packed into bits
 *
 * Two Huffman codes over bytes, one for stems and one for names, fixed for
 * ever as part of the stored format: a string is the codes of its bytes and
 * of a zero byte, which ends it.  Unlike numbers of words in the lexicon they
 * mean the same whatever the version of the data, and take hardly more room:
 * four bytes for a stem of six letters.
 */
#ifndef GZ_STRING_CODE_H
#define GZ_STRING_CODE_H

#include "bits.h"
#include "normalise.h"

typedef enum gz_string_code
{
	GZ_CODE_STEM,
	GZ_CODE_NAME,
	GZ_CODE_COUNT
} gz_string_code;

/* Write a string without zero bytes; bytes that no UTF-8 holds become '?'. */
extern void gz_put_string(gz_bit_writer *w, gz_string_code code, gz_str s);

/*
 * Read a string into the arena, with a zero byte behind it.  Any bits are
 * some string; at the end of the reader it ends.
 */
extern gz_str gz_get_string(gz_arena *arena, gz_bit_reader *r,
							gz_string_code code);

#endif							/* GZ_STRING_CODE_H */
