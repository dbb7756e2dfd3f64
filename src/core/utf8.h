/*
 * utf8.h - characters: decoding, classes, case and accents
 *
 * Text is valid UTF-8 (the glue sees to it), yet no function here reads past
 * the end it is given.  Classes and mappings of the Latin blocks below U+0250
 * stand in tables filled once from ICU; all other characters ask ICU.
 */
#ifndef GZ_UTF8_H
#define GZ_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum gz_class
{
	GZ_C_OTHER,					/* punctuation and symbols */
	GZ_C_SPACE,
	GZ_C_NEWLINE,
	GZ_C_DIGIT,
	GZ_C_LOWER,					/* letters without case, too */
	GZ_C_UPPER,
	GZ_C_MARK,					/* combining: belongs to the letter before */
	GZ_C_IGNORE,				/* soft hyphen, zero-width, BOM */
	GZ_C_APOSTROPHE,
	GZ_C_HYPHEN
} gz_class;

#define GZ_LATIN_END 0x250

typedef struct gz_latin
{
	uint8_t		class;
	uint16_t	lower;			/* NFKC case folding; 0: not one character */
	uint16_t	base;			/* lower without accents; 0: not one character */
} gz_latin;

extern gz_latin gz_latin_table[GZ_LATIN_END];

/* Fill the table; call once before anything else of the core. */
extern bool gz_utf8_init(void);

/* Class of any character, by ICU; gz_class_of is faster for Latin ones. */
extern gz_class gz_classify(uint32_t c);

/*
 * Decode the character at s, which lies before end; returns its bytes.  A byte
 * that begins none is U+FFFD.
 */
static inline unsigned
gz_decode(const char *s, const char *end, uint32_t *c)
{
	const uint8_t *u = (const uint8_t *) s;

	if (u[0] < 0x80)
	{
		*c = u[0];
		return 1;
	}
	if (u[0] < 0xE0)
	{
		if (u[0] >= 0xC2 && end - s >= 2 && (u[1] & 0xC0) == 0x80)
		{
			*c = (uint32_t) (u[0] & 0x1F) << 6 | (u[1] & 0x3F);
			return 2;
		}
	}
	else if (u[0] < 0xF0)
	{
		if (end - s >= 3 && (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80 &&
			(u[0] != 0xE0 || u[1] >= 0xA0))
		{
			*c = (uint32_t) (u[0] & 0x0F) << 12 |
				(uint32_t) (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
			return 3;
		}
	}
	else if (u[0] < 0xF5 && end - s >= 4 && (u[1] & 0xC0) == 0x80 &&
			 (u[2] & 0xC0) == 0x80 && (u[3] & 0xC0) == 0x80 &&
			 (u[0] != 0xF0 || u[1] >= 0x90))
	{
		*c = (uint32_t) (u[0] & 0x07) << 18 | (uint32_t) (u[1] & 0x3F) << 12 |
			(uint32_t) (u[2] & 0x3F) << 6 | (u[3] & 0x3F);
		return 4;
	}
	*c = 0xFFFD;
	return 1;
}

static inline gz_class
gz_class_of(uint32_t c)
{
	return c < GZ_LATIN_END ? (gz_class) gz_latin_table[c].class :
		gz_classify(c);
}

/* Write one character, at most 4 bytes; returns how many. */
extern unsigned gz_encode(uint32_t c, char *out);

/* Count the characters of s. */
extern uint32_t gz_count_chars(const char *s, size_t length);

#endif							/* GZ_UTF8_H */
