/*
 * token_address.c - URLs, e-mail addresses and domain names
 */
#include "scanner.h"

/* An address is sought this far ahead at most, so the scan stays linear. */
#define ADDRESS_MAX 256

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9') || c == '-' || c == '_' || c == '+';
}

/*
 * Where labels joined by dots stop; last is the start of the last label.
 * A dot with no label behind it is not taken in.
 */
static const char *
labels_end(const char *s, const char *limit, const char **last)
{
	*last = s;
	for (;;)
	{
		while (s < limit && is_name_byte(*s))
			s++;
		if (s + 1 >= limit || *s != '.' || !is_name_byte(s[1]))
			return s;
		s++;
		*last = s;
	}
}

/* Where the path behind a domain name stops: final punctuation is outside. */
static const char *
path_end(const gz_scanner *sc, const char *s)
{
	const char *end = s;

	while (s < sc->end && s - sc->at < GZ_TOKEN_MAX - 8 &&
		   *s > ' ' && *s < 0x7F && strchr("\"'<>()[]{}", *s) == NULL)
	{
		s++;
		if (strchr(".,;:!?", s[-1]) == NULL)
			end = s;
	}
	return end;
}

/* Is the last label a top-level domain, in small letters? */
static bool
is_domain(const gz_scanner *sc, const char *s, const char *end)
{
	for (const char *p = s; p < end; p++)
		if (*p < 'a' || *p > 'z')
			return false;
	return (gz_find_word(gz_key(sc->arena, s, (size_t) (end - s)))->flags &
			GZ_WORD_DOMAIN) != 0;
}

bool
gz_scan_address(gz_scanner *sc)
{
	const char *s = sc->at;
	const char *limit = sc->end - s > ADDRESS_MAX ? s + ADDRESS_MAX : sc->end;
	const char *last;
	const char *end;
	size_t		left = (size_t) (sc->end - s);

	if ((left > 8 && memcmp(s, "https://", 8) == 0) ||
		(left > 7 && memcmp(s, "http://", 7) == 0) ||
		(left > 4 && memcmp(s, "www.", 4) == 0))
	{
		end = path_end(sc, s);
		if (end - s <= 8)
			return false;
		gz_emit_key(sc, GZ_T_URL, end, s, end);
		return true;
	}
	end = labels_end(s, limit, &last);
	if (end < limit && *end == '@' && end > s)
	{
		const char *domain = end + 1;

		end = labels_end(domain, limit, &last);
		if (last == domain || end == last)
			return false;
		gz_emit_key(sc, GZ_T_EMAIL, end, s, end);
		return true;
	}
	/* lemonde.fr, but not a full stop that lacks its space */
	if (last == s || end == limit || !is_domain(sc, last, end))
	{
		if (last == s || end != sc->end || !is_domain(sc, last, end))
			return false;
	}
	if (end < sc->end && *end == '/')
		end = path_end(sc, end);
	gz_emit_key(sc, GZ_T_URL, end, s, end);
	return true;
}
