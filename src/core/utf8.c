/*
 * utf8.c - characters: decoding, classes, case and accents
 */
#include "utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

gz_latin	gz_latin_table[GZ_LATIN_END];

/* The class by Unicode's general category and a few characters by name. */
gz_class
gz_classify(uint32_t c)
{
	switch (c)
	{
		case '\n':
		case '\r':
		case '\f':
		case '\v':
		case 0x85:
		case 0x2028:
		case 0x2029:
			return GZ_C_NEWLINE;
		case '\t':
			return GZ_C_SPACE;
		case '\'':
		case 0x02BC:
		case 0x02B9:
		case 0x2018:
		case 0x2019:
		case 0x201B:
		case 0x2032:
		case 0xFF07:
			return GZ_C_APOSTROPHE;
		case '-':
		case 0x2010:
		case 0x2011:
			return GZ_C_HYPHEN;
		case 0x200B:			/* zero-width space */
			return GZ_C_IGNORE;
		default:
			break;
	}
	/* soft hyphen, joiners, variation selectors: case folding drops them */
	if (u_hasBinaryProperty((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		return GZ_C_IGNORE;
	switch (u_charType((UChar32) c))
	{
		case U_UPPERCASE_LETTER:
		case U_TITLECASE_LETTER:
			return GZ_C_UPPER;
		case U_LOWERCASE_LETTER:
		case U_MODIFIER_LETTER:
		case U_OTHER_LETTER:
			return GZ_C_LOWER;
		case U_NON_SPACING_MARK:
		case U_ENCLOSING_MARK:
		case U_COMBINING_SPACING_MARK:
			return GZ_C_MARK;
		case U_DECIMAL_DIGIT_NUMBER:
			return c < 0x80 ? GZ_C_DIGIT : GZ_C_LOWER;
		case U_SPACE_SEPARATOR:
			return GZ_C_SPACE;
		case U_LINE_SEPARATOR:
		case U_PARAGRAPH_SEPARATOR:
			return GZ_C_NEWLINE;
		default:
			return GZ_C_OTHER;
	}
}

/* The first character of the canonical decomposition of c. */
static UChar32
base_of(const UNormalizer2 *nfd, UChar32 c)
{
	UChar		out[8];
	UErrorCode	status = U_ZERO_ERROR;
	int32_t		n = unorm2_getDecomposition(nfd, c, out, 8, &status);

	return U_SUCCESS(status) && n > 0 ? out[0] : c;
}

bool
gz_utf8_init(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);

	if (U_FAILURE(status))
		return false;
	for (UChar32 c = 0; c < GZ_LATIN_END; c++)
	{
		UChar		in = (UChar) c;
		UChar		out[8];
		int32_t		n = unorm2_normalize(fold, &in, 1, out, 8, &status);

		if (U_FAILURE(status))
			return false;
		gz_latin_table[c].class = (uint8_t) gz_classify((uint32_t) c);
		/* œ and æ become two letters, as keyboards without them write */
		if (n == 1 && out[0] < GZ_LATIN_END && out[0] != 0x153 &&
			out[0] != 0xE6)
		{
			gz_latin_table[c].lower = out[0];
			gz_latin_table[c].base = (uint16_t) base_of(nfd, out[0]);
		}
	}
	return true;
}

unsigned
gz_encode(uint32_t c, char *out)
{
	if (c < 0x80)
	{
		out[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		out[0] = (char) (0xC0 | c >> 6);
		out[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		out[0] = (char) (0xE0 | c >> 12);
		out[1] = (char) (0x80 | (c >> 6 & 0x3F));
		out[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | c >> 18);
	out[1] = (char) (0x80 | (c >> 12 & 0x3F));
	out[2] = (char) (0x80 | (c >> 6 & 0x3F));
	out[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

uint32_t
gz_count_chars(const char *s, size_t length)
{
	uint32_t	n = 0;

	for (size_t i = 0; i < length; i++)
		n += ((uint8_t) s[i] & 0xC0) != 0x80;
	return n;
}
