/*
 * scanner.h - what the files of the tokenizer share
 */
#ifndef GZ_SCANNER_H
#define GZ_SCANNER_H

#include "token.h"

typedef struct gz_scanner
{
	gz_arena   *arena;
	const char *text;
	const char *end;
	const char *at;				/* next byte to read */
	uint32_t	chars;			/* characters before it */
	uint8_t		before;			/* white space seen since the last token: shapes */
	gz_tokens  *tokens;
} gz_scanner;

/* Class and width of the character at s; GZ_C_NEWLINE at the end of text. */
static inline gz_class
gz_peek(const gz_scanner *sc, const char *s, unsigned *width)
{
	uint32_t	c;

	if (s >= sc->end)
	{
		*width = 0;
		return GZ_C_NEWLINE;
	}
	*width = gz_decode(s, sc->end, &c);
	return gz_class_of(c);
}

static inline bool
gz_is_letter(gz_class class)
{
	return class == GZ_C_LOWER || class == GZ_C_UPPER;
}

/*
 * Append the token [start, end) with the given key and move the scanner
 * behind it.  The scanner must stand at start.
 */
extern gz_token *gz_emit(gz_scanner *sc, gz_token_kind kind, const char *end,
						 gz_str key);

/* Append the token [scanner, end), its key made of [from, to). */
extern gz_token *gz_emit_key(gz_scanner *sc, gz_token_kind kind,
							 const char *end, const char *from, const char *to);

/* Read one written word, number or address at the scanner. */
extern void gz_scan_word(gz_scanner *sc);
extern void gz_scan_number(gz_scanner *sc);

/* Read a URL, e-mail address or domain name at the scanner, or return false. */
extern bool gz_scan_address(gz_scanner *sc);

#endif							/* GZ_SCANNER_H */
