/*
 * token_number.c - numbers, ordinals and hours
 */
#include "scanner.h"

/* Where ASCII digits from s on stop. */
static const char *
digits_end(const gz_scanner *sc, const char *s)
{
	while (s < sc->end && s - sc->at < GZ_TOKEN_MAX - 8 &&
		   *s >= '0' && *s <= '9')
		s++;
	return s;
}

/* Where letters from s on stop. */
static const char *
letters_end(const gz_scanner *sc, const char *s)
{
	unsigned	width;
	gz_class	class;

	while (s - sc->at < GZ_TOKEN_MAX - 8 &&
		   (class = gz_peek(sc, s, &width), gz_is_letter(class) ||
			class == GZ_C_MARK))
		s += width;
	return s;
}

/* Behind one space or no-break space, or s itself. */
static const char *
pass_blank(const gz_scanner *sc, const char *s)
{
	unsigned	width;

	return gz_peek(sc, s, &width) == GZ_C_SPACE && *s != '\t' ? s + width : s;
}

/* Is the piece one of the ordinal endings? */
static bool
is_ordinal_ending(const char *s, const char *end)
{
	static const char *const endings[] = {
		"e", "er", "re", "es", "ers", "res", "nd", "nde", "eme", "emes",
		"\xC3\xA8me", "\xC3\xA8mes", "\xE1\xB5\x89", NULL
	};

	for (int i = 0; endings[i] != NULL; i++)
		if (strlen(endings[i]) == (size_t) (end - s) &&
			memcmp(endings[i], s, (size_t) (end - s)) == 0)
			return true;
	return false;
}

/*
 * Read an hour whose digits [at, digits) are before us: 10 h 30, 22h, 10:30.
 */
static bool
scan_hour(gz_scanner *sc, const char *digits)
{
	const char *s = digits;
	const char *minutes;
	char		key[8];
	uint32_t	n = 0;

	if (digits - sc->at > 2)
		return false;
	memcpy(key, sc->at, (size_t) (digits - sc->at));
	n = (uint32_t) (digits - sc->at);
	key[n++] = 'h';
	if (s < sc->end && *s == ':')
	{
		minutes = s + 1;
		s = digits_end(sc, minutes);
		if (s - minutes != 2)
			return false;
		/* 10:30:15 and 1:250 are something else */
		if (s + 1 < sc->end && *s == ':' && s[1] >= '0' && s[1] <= '9')
			return false;
	}
	else
	{
		s = pass_blank(sc, s);
		if (s >= sc->end || (*s != 'h' && *s != 'H') ||
			letters_end(sc, s) != s + 1)
			return false;
		s++;
		minutes = pass_blank(sc, s);
		if (digits_end(sc, minutes) - minutes == 2)
			s = minutes + 2;
		else
			minutes = NULL;
	}
	if (minutes != NULL)
	{
		memcpy(key + n, minutes, 2);
		n += 2;
	}
	gz_emit(sc, GZ_T_TIME, s, (gz_str) {gz_strndup(sc->arena, key, n), n});
	return true;
}

/*
 * The end of a group of three digits after a separator at s, or s: a space of
 * any kind, a dot, or the apostrophe of Switzerland.
 */
static const char *
group_end(const gz_scanner *sc, const char *s)
{
	unsigned	width;
	gz_class	class = gz_peek(sc, s, &width);
	const char *digits = s + width;

	if (s >= sc->end || (class != GZ_C_SPACE && class != GZ_C_APOSTROPHE &&
						 *s != '.'))
		return s;
	if (*s == '\t' || digits_end(sc, digits) != digits + 3)
		return s;
	return digits + 3;
}

void
gz_scan_number(gz_scanner *sc)
{
	const char *digits = digits_end(sc, sc->at);
	const char *s = digits;
	const char *letters;
	char	   *key;
	uint32_t	n;

	if (scan_hour(sc, digits))
		return;
	if (digits < sc->end && gz_scan_address(sc))
		return;

	letters = letters_end(sc, digits);
	if (letters > digits)
	{
		uint32_t	c = 0;

		if (is_ordinal_ending(digits, letters))
		{
			gz_emit_key(sc, GZ_T_ORDINAL, letters, sc->at, letters);
			return;
		}
		if (letters < sc->end)
			gz_decode(letters, sc->end, &c);
		/* 50M€ is an amount; 5G, 3D and 20Minutes are words */
		if (c != 0x20AC && c != '$')
		{
			gz_scan_word(sc);
			return;
		}
	}
	else if (digits - sc->at <= 3)
	{
		const char *group;

		while ((group = group_end(sc, s)) != s &&
			   s - sc->at < GZ_TOKEN_MAX - 8)
			s = group;
	}
	/* decimals; dates and versions keep their dots (12.03.2024) */
	while (s + 1 < sc->end && (*s == ',' || *s == '.') &&
		   s[1] >= '0' && s[1] <= '9' && s - sc->at < GZ_TOKEN_MAX - 8)
	{
		bool		comma = *s == ',';

		s = digits_end(sc, s + 1);
		if (comma)
			break;
	}

	/* the key: digits, and what is left of separators as a comma */
	key = gz_alloc(sc->arena, (size_t) (s - sc->at) + 1);
	n = 0;
	for (const char *p = sc->at; p < s;)
	{
		unsigned	width;
		gz_class	class = gz_peek(sc, p, &width);

		if (class == GZ_C_DIGIT)
			key[n++] = *p;
		else if ((*p == '.' || *p == ',') &&
				 !(*p == '.' && digits - sc->at <= 3 &&
				   group_end(sc, p) > p && group_end(sc, p) <= s))
			key[n++] = ',';
		p += width;
	}
	gz_emit(sc, GZ_T_NUMBER, s, (gz_str) {key, n});
}
