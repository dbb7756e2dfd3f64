/*
 * token_word.c - written words: elision, inversion, glued headings, acronyms
 */
#include "scanner.h"

/* A written word longer than this is not looked up as a whole. */
#define WHOLE_MAX 64

/* What scanning a written word finds out about it. */
typedef struct run
{
	const char *start;
	const char *end;
	bool		apostrophe;
	bool		hyphen;
	bool		digit;
	bool		change;			/* a capital right after a small letter */
} run;

/* Find the end of the written word at s. */
static run
scan_run(const gz_scanner *sc, const char *s)
{
	run			r = {.start = s};
	gz_class	last = GZ_C_OTHER;

	while (s < sc->end && s - r.start < GZ_TOKEN_MAX - 8)
	{
		unsigned	width;
		unsigned	next_width;
		gz_class	class = gz_peek(sc, s, &width);
		gz_class	next;

		switch (class)
		{
			case GZ_C_LOWER:
				break;
			case GZ_C_UPPER:
				r.change |= last == GZ_C_LOWER;
				break;
			case GZ_C_DIGIT:
				r.digit = true;
				break;
			case GZ_C_MARK:
			case GZ_C_IGNORE:
				s += width;
				continue;
			case GZ_C_APOSTROPHE:
				next = gz_peek(sc, s + width, &next_width);
				if (!gz_is_letter(next) || !gz_is_letter(last))
					goto done;
				r.apostrophe = true;
				break;
			case GZ_C_HYPHEN:
				next = gz_peek(sc, s + width, &next_width);
				if (!gz_is_letter(next) && next != GZ_C_DIGIT)
					goto done;
				r.hyphen = true;
				break;
			default:
				/* AT&T, R&D */
				next = gz_peek(sc, s + width, &next_width);
				if (*s != '&' || !gz_is_letter(next) || last == GZ_C_OTHER)
					goto done;
				break;
		}
		last = class;
		s += width;
	}
done:
	/* a soft hyphen or the like at the end is not part of the word */
	r.end = s;
	return r;
}

static gz_str
key_of(const gz_scanner *sc, const char *s, const char *end)
{
	return gz_key(sc->arena, s, (size_t) (end - s));
}

/* Would a vowel or mute h follow an elision here? */
static bool
begins_with_vowel(gz_str key)
{
	uint32_t	c;

	if (key.length == 0)
		return false;
	gz_decode(key.s, key.s + key.length, &c);
	if (c < GZ_LATIN_END && gz_latin_table[c].base != 0)
		c = gz_latin_table[c].base;
	return c >= 0x80 || strchr("aeiouyh", (int) c) != NULL;
}

/* Is [s, end) an acronym, whose first letter may be read as a vowel (d'RTL)? */
static bool
is_acronym(const gz_scanner *sc, const char *s, const char *end)
{
	unsigned	letters = 0;

	while (s < end)
	{
		unsigned	width;

		if (gz_peek(sc, s, &width) != GZ_C_UPPER)
			return false;
		letters++;
		s += width;
	}
	return letters >= 2;
}

/* The position of the first apostrophe, or end. */
static const char *
find_apostrophe(const gz_scanner *sc, const char *s, const char *end,
				const char **behind)
{
	while (s < end)
	{
		unsigned	width;

		if (gz_peek(sc, s, &width) == GZ_C_APOSTROPHE)
		{
			*behind = s + width;
			return s;
		}
		s += width;
	}
	*behind = end;
	return end;
}

/* Where letters from s on stop, at most at end. */
static const char *
letters_end(const gz_scanner *sc, const char *s, const char *end)
{
	while (s < end)
	{
		unsigned	width;
		gz_class	class = gz_peek(sc, s, &width);

		if (!gz_is_letter(class) && class != GZ_C_MARK &&
			class != GZ_C_IGNORE)
			break;
		s += width;
	}
	return s;
}

/* The first capital right after a small letter, or end. */
static const char *
find_change(const gz_scanner *sc, const char *s, const char *end,
			const char **segment)
{
	gz_class	last = GZ_C_OTHER;

	*segment = s;
	while (s < end)
	{
		unsigned	width;
		gz_class	class = gz_peek(sc, s, &width);

		if (class == GZ_C_UPPER && last == GZ_C_LOWER)
			return s;
		if (class != GZ_C_MARK && class != GZ_C_IGNORE)
			last = class;
		s += width;
		if (!gz_is_letter(last))
			*segment = s;
	}
	return end;
}

/*
 * Does a new sentence begin at change, inside the written word [s, end)?
 * The heading's last word is one that the lexicon knows.  What follows must
 * be a word that begins sentences (Pour, L', En …), or any capitalised word
 * where the last word of the heading is a small-letter word, which a name
 * spelt with inner capitals rarely starts with.
 */
static bool
is_glued(const gz_scanner *sc, const char *s, const char *segment,
		 const char *change, const char *end)
{
	const char *right_end = letters_end(sc, change, end);
	gz_str		left = key_of(sc, segment, change);
	gz_str		right = key_of(sc, change, right_end);
	const gz_word *before = gz_find_word(left);
	const gz_word *after = gz_find_word(right);
	const char *second;
	unsigned	width;
	unsigned	apostrophe;
	bool		small;

	if (gz_count_chars(segment, (size_t) (change - segment)) < 2 ||
		before->pos == 0)
		return false;
	if (end - s <= WHOLE_MAX && gz_find_word(key_of(sc, s, end))->pos != 0)
		return false;
	if (right_end - segment <= WHOLE_MAX &&
		(gz_find_word(key_of(sc, segment, right_end))->flags & GZ_WORD_CAMEL))
		return false;
	if ((after->flags & GZ_WORD_ELIDED) &&
		gz_peek(sc, right_end, &apostrophe) == GZ_C_APOSTROPHE)
		return true;
	gz_peek(sc, change, &width);
	second = change + width;
	if (second < right_end && gz_peek(sc, second, &width) == GZ_C_UPPER)
		return false;
	if (after->flags & GZ_WORD_STOP)
		return true;
	small = gz_peek(sc, segment, &width) == GZ_C_LOWER;
	return small && (before->pos & GZ_POS_COMMON) &&
		gz_count_chars(segment, (size_t) (change - segment)) >= 4 &&
		gz_count_chars(change, (size_t) (right_end - change)) >= 3;
}

/*
 * If a clitic pronoun hangs on the word [s, end) (a-t-il, est-ce, jour-là),
 * return where it begins (at its hyphen), else end.
 */
static const char *
find_clitic(const gz_scanner *sc, const char *s, const char *end,
			const char **pronoun)
{
	const char *hyphen = end;
	const char *before = NULL;
	const char *last_start = end;
	const char *p = s;
	const gz_word *clitic;
	const gz_word *stem;
	gz_str		middle;

	while (p < end)
	{
		unsigned	width;

		if (gz_peek(sc, p, &width) == GZ_C_HYPHEN)
		{
			before = hyphen == end ? NULL : hyphen;
			hyphen = p;
			last_start = p + width;
		}
		p += width;
	}
	if (hyphen == end || end - s > WHOLE_MAX)
		return end;
	clitic = gz_find_word(key_of(sc, last_start, end));
	if (!(clitic->flags & GZ_WORD_CLITIC) ||
		gz_find_word(key_of(sc, s, end))->pos != 0)
		return end;
	/* -t-il: the t is of the inversion */
	if (before != NULL)
	{
		middle = key_of(sc, before, hyphen);
		if (middle.length == 2 && middle.s[1] == 't')
			hyphen = before;
	}
	/* what stands before is a verb form, or a noun before -là and -ci */
	stem = gz_find_word(key_of(sc, s, hyphen));
	if (stem->pos & (GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPRES) ||
		(clitic->pos & GZ_POS_ADV && stem->pos & GZ_POS_COMMON) ||
		find_clitic(sc, s, hyphen, pronoun) != hyphen)
	{
		*pronoun = last_start;
		return hyphen;
	}
	return end;
}

/* Is the word a Roman number with an ordinal ending: XIXe, Ier? */
static bool
is_roman_ordinal(const char *s, const char *end)
{
	size_t		n = 0;
	size_t		length = (size_t) (end - s);

	while (n < length && strchr("IVXLCDM", s[n]))
		n++;
	if (n == 0 || n == length || (n == 1 && strchr("LCDM", s[0])))
		return false;
	s += n;
	length -= n;
	return (length == 1 && s[0] == 'e') ||
		(length == 2 && s[0] == 'e' && (s[1] == 'r' || s[1] == 's')) ||
		(length == 3 && memcmp(s, "eme", 3) == 0) ||
		(length == 4 && memcmp(s, "\xC3\xA8me", 4) == 0);
}

/* Append tokens of the written word [scanner, end), at least one. */
static void
split_word(gz_scanner *sc, const char *end)
{
	for (;;)
	{
		const char *s = sc->at;
		const char *segment;
		const char *change = find_change(sc, s, end, &segment);
		const char *behind;
		const char *apostrophe;
		const char *clitic;
		const char *pronoun;
		gz_str		key;

		if (change < end && is_glued(sc, s, segment, change, end))
		{
			while (sc->at < change)
				split_word(sc, change);
			sc->before |= GZ_SHAPE_GLUED;
			continue;
		}
		apostrophe = find_apostrophe(sc, s, end, &behind);
		if (apostrophe < end &&
			!(end - s <= WHOLE_MAX &&
			  gz_find_word(key_of(sc, s, end))->pos != 0))
		{
			gz_str		rest = key_of(sc, behind, end);

			key = key_of(sc, s, apostrophe);
			if ((gz_find_word(key)->flags & GZ_WORD_ELIDED) &&
				(begins_with_vowel(rest) || is_acronym(sc, behind, end)))
			{
				/* the rest is read anew: it may be an acronym with dots */
				gz_emit(sc, GZ_T_ELISION, behind, key);
				return;
			}
		}
		clitic = find_clitic(sc, s, end, &pronoun);
		if (clitic < end)
		{
			while (sc->at < clitic)
				split_word(sc, clitic);
			gz_emit_key(sc, GZ_T_CLITIC, end, pronoun, end);
			return;
		}
		gz_emit(sc, is_roman_ordinal(s, end) ? GZ_T_ORDINAL : GZ_T_WORD, end,
				key_of(sc, s, end));
		return;
	}
}

/*
 * If an acronym with dots stands at s (O.N.U., J.-C., i.e.), return its end,
 * else s.  Its key is its letters.
 */
static const char *
scan_acronym(const gz_scanner *sc, const char *s, char *letters, uint32_t *n)
{
	const char *start = s;
	const char *end = s;
	unsigned	count = 0;

	*n = 0;
	while (s < sc->end && count < 12)
	{
		unsigned	width;
		uint32_t	c;

		if (count > 0 && *s == '-')
			s++;
		if (!gz_is_letter(gz_peek(sc, s, &width)) ||
			s + width >= sc->end || s[width] != '.')
			break;
		gz_decode(s, sc->end, &c);
		*n += gz_encode(c, letters + *n);
		count++;
		s += width + 1;
		end = s;
	}
	/* O.N.U with the last dot left out, or one letter before a full stop */
	if (count >= 2)
		return end;
	*n = 0;
	return start;
}

void
gz_scan_word(gz_scanner *sc)
{
	run			r = scan_run(sc, sc->at);
	unsigned	width;
	gz_class	next = gz_peek(sc, r.end, &width);
	gz_str		key;

	if (width == 1 && (*r.end == '.' || *r.end == '@' || *r.end == ':' ||
					   *r.end == '_'))
	{
		char		letters[64];
		uint32_t	n;
		const char *end;

		if (*r.end == '.' && r.end - sc->at <= 4 &&
			(end = scan_acronym(sc, sc->at, letters, &n)) != sc->at)
		{
			gz_str		copy = {gz_strndup(sc->arena, letters, n), n};

			gz_emit(sc, GZ_T_ACRONYM, end,
					gz_key(sc->arena, copy.s, copy.length));
			return;
		}
		if (gz_scan_address(sc))
			return;
	}
	if (r.apostrophe || r.hyphen || r.change)
	{
		split_word(sc, r.end);
		return;
	}
	key = key_of(sc, sc->at, r.end);
	/* « l' Ukraine », « qu'« il … »: the apostrophe belongs to the elision */
	if (next == GZ_C_APOSTROPHE && (gz_find_word(key)->flags & GZ_WORD_ELIDED))
		gz_emit(sc, GZ_T_ELISION, r.end + width, key);
	else
		gz_emit(sc, is_roman_ordinal(sc->at, r.end) ?
				GZ_T_ORDINAL : GZ_T_WORD, r.end, key);
}
