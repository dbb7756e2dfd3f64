/*
 * normalise.c - the forms under which words are looked up
 */
#include "normalise.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/*
 * Normalise with ICU, by way of UTF-16.  Text in which ICU finds an error
 * (there is none in valid UTF-8) is returned as it is.
 */
static gz_str
normalise_icu(gz_arena *arena, const UNormalizer2 *form,
			  const char *s, size_t length)
{
	/* NFKC makes at most 18 units of one; the sum is nearly always smaller */
	int32_t		room = (int32_t) length * 4 + 32;
	UChar	   *in = gz_alloc(arena, (length + 1) * sizeof(UChar));
	UChar	   *out = gz_alloc(arena, (size_t) room * sizeof(UChar));
	int32_t		n;
	char	   *utf8;
	UErrorCode	status = U_ZERO_ERROR;

	u_strFromUTF8(in, (int32_t) length + 1, &n, s, (int32_t) length, &status);
	n = unorm2_normalize(form, in, n, out, room, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR)
	{
		room = n + 1;
		out = gz_alloc(arena, (size_t) room * sizeof(UChar));
		status = U_ZERO_ERROR;
		u_strFromUTF8(in, (int32_t) length + 1, &n, s, (int32_t) length,
					  &status);
		n = unorm2_normalize(form, in, n, out, room, &status);
	}
	if (U_SUCCESS(status))
	{
		utf8 = gz_alloc(arena, (size_t) n * 3 + 1);
		u_strToUTF8(utf8, n * 3 + 1, &n, out, n, &status);
		if (U_SUCCESS(status))
			return (gz_str) {utf8, (uint32_t) n};
	}
	return (gz_str) {s, (uint32_t) length};
}

/*
 * Write what a character is in a key, at most 4 bytes.  Characters outside
 * the Latin table have been through ICU already.
 */
static unsigned
put_key_char(uint32_t c, char *out)
{
	switch (c < GZ_LATIN_END ? gz_latin_table[c].class : gz_class_of(c))
	{
		case GZ_C_IGNORE:
			return 0;
		case GZ_C_APOSTROPHE:
			out[0] = '\'';
			return 1;
		case GZ_C_HYPHEN:
			out[0] = '-';
			return 1;
		case GZ_C_SPACE:
			out[0] = ' ';
			return 1;
		default:
			break;
	}
	if (c == 0x153 || c == 0x152 || c == 0xE6 || c == 0xC6)
	{
		out[0] = c >= 0x152 ? 'o' : 'a';
		out[1] = 'e';
		return 2;
	}
	if (c < GZ_LATIN_END && gz_latin_table[c].lower != 0)
		c = gz_latin_table[c].lower;
	return gz_encode(c, out);
}

/* Is a text made of characters that need ICU to normalise? */
static bool
needs_icu(const char *s, const char *end)
{
	while (s < end)
	{
		uint32_t	c;

		s += gz_decode(s, end, &c);
		if (c < 0x80 || c == 0x153 || c == 0x152 || c == 0xE6 || c == 0xC6)
			continue;
		if (c >= GZ_LATIN_END ? (gz_class_of(c) != GZ_C_APOSTROPHE &&
								 gz_class_of(c) != GZ_C_HYPHEN &&
								 gz_class_of(c) != GZ_C_IGNORE) :
			(gz_latin_table[c].lower == 0 &&
			 gz_latin_table[c].class != GZ_C_IGNORE))
			return true;
	}
	return false;
}

gz_str
gz_key(gz_arena *arena, const char *s, size_t length)
{
	const char *end = s + length;
	char	   *out;
	uint32_t	n = 0;
	size_t		i = 0;

	while (i < length && (uint8_t) (s[i] - 'a') < 26)
		i++;
	if (i == length)
		return (gz_str) {s, (uint32_t) length};

	if (needs_icu(s, end))
	{
		UErrorCode	status = U_ZERO_ERROR;
		gz_str		folded;

		folded = normalise_icu(arena, unorm2_getNFKCCasefoldInstance(&status),
							   s, length);
		s = folded.s;
		end = s + folded.length;
		length = folded.length;
	}
	/* U+00DF and the like are gone; nothing grows by more than a half */
	out = gz_alloc(arena, length + length / 2 + 4);
	while (s < end)
	{
		uint32_t	c;

		s += gz_decode(s, end, &c);
		n += put_key_char(c, out + n);
	}
	return (gz_str) {out, n};
}

gz_str
gz_fold(gz_arena *arena, gz_str key)
{
	const char *s = key.s;
	const char *end = s + key.length;
	char	   *out;
	uint32_t	n = 0;
	bool		clean = true;

	for (uint32_t i = 0; i < key.length && clean; i++)
		clean = (uint8_t) s[i] < 0x80 && s[i] != '-' && s[i] != '\'';
	if (clean)
		return key;

	out = gz_alloc(arena, key.length + 1);
	while (s < end)
	{
		uint32_t	c;
		unsigned	width = gz_decode(s, end, &c);

		if (c == '-' || c == '\'')
			out[n++] = ' ';
		else if (c < GZ_LATIN_END && gz_latin_table[c].base != 0)
			n += gz_encode(gz_latin_table[c].base, out + n);
		else if (c >= GZ_LATIN_END && gz_class_of(c) == GZ_C_LOWER)
		{
			/* Vietnamese and other letters with several marks */
			UChar		parts[8];
			UErrorCode	status = U_ZERO_ERROR;
			int32_t		m = unorm2_getDecomposition(unorm2_getNFDInstance(&status),
													(UChar32) c, parts, 8, &status);

			if (U_SUCCESS(status) && m > 0 && !U16_IS_SURROGATE(parts[0]))
				n += gz_encode(parts[0], out + n);
			else
			{
				memcpy(out + n, s, width);
				n += width;
			}
		}
		else if (gz_class_of(c) != GZ_C_MARK)
		{
			memcpy(out + n, s, width);
			n += width;
		}
		s += width;
	}
	return (gz_str) {out, n};
}

gz_str
gz_display(gz_arena *arena, const char *s, size_t length)
{
	UErrorCode	status = U_ZERO_ERROR;
	bool		ascii = true;
	gz_str		nfc = {s, (uint32_t) length};
	const char *end;
	char	   *out;
	uint32_t	n = 0;

	for (size_t i = 0; i < length && ascii; i++)
		ascii = (uint8_t) s[i] < 0x80;
	if (!ascii)
		nfc = normalise_icu(arena, unorm2_getNFCInstance(&status), s, length);
	out = gz_alloc(arena, nfc.length + 1);
	end = nfc.s + nfc.length;
	for (s = nfc.s; s < end;)
	{
		uint32_t	c;
		unsigned	width = gz_decode(s, end, &c);

		switch (gz_class_of(c))
		{
			case GZ_C_IGNORE:
				break;
			case GZ_C_APOSTROPHE:
				out[n++] = '\'';
				break;
			case GZ_C_HYPHEN:
				out[n++] = '-';
				break;
			case GZ_C_SPACE:
			case GZ_C_NEWLINE:
				if (n > 0 && out[n - 1] != ' ')
					out[n++] = ' ';
				break;
			default:
				memcpy(out + n, s, width);
				n += width;
				break;
		}
		s += width;
	}
	return (gz_str) {out, n};
}
