/*
 * numeral_date.c - dates, absolute and relative
 *
 * The article or preposition before a date stays outside, except where it is
 * what makes it one: la semaine dernière, ce mardi, il y a trois ans.
 */
#include "numeral.h"

#include <stdio.h>

/* Years that a bare number may be read as. */
#define YEAR_MIN 1900
#define YEAR_MAX 2100

typedef struct date
{
	unsigned	year;
	unsigned	month;
	unsigned	day;
} date;

/* Read a day of the month at token k: 3, 1er, premier. */
static unsigned
day_at(const gz_tokens *tokens, uint32_t k, uint32_t end)
{
	const gz_token *t = &tokens->items[k];
	unsigned	day = 0;

	if (k >= end)
		return 0;
	if (t->kind == GZ_T_ORDINAL && gz_fold_is(tokens, k, end, "1er"))
		return 1;
	if (gz_fold_is(tokens, k, end, "premier"))
		return 1;
	if (t->kind != GZ_T_NUMBER || t->key_length > 2)
		return 0;
	for (uint32_t i = 0; i < t->key_length; i++)
		day = t->key[i] < '0' || t->key[i] > '9' ? 99 :
			day * 10 + (unsigned) (t->key[i] - '0');
	return day <= 31 ? day : 0;
}

/* Read four digits without separator at token k; 0 if they are no year. */
static unsigned
year_at(const gz_tokens *tokens, uint32_t k, uint32_t end)
{
	const gz_token *t = &tokens->items[k];
	unsigned	year = 0;

	if (k >= end || t->kind != GZ_T_NUMBER ||
		t->length != 4 || t->key_length != 4)
		return 0;
	for (int i = 0; i < 4; i++)
	{
		if (t->key[i] < '0' || t->key[i] > '9')
			return 0;
		year = year * 10 + (unsigned) (t->key[i] - '0');
	}
	return year >= 1000 && year <= YEAR_MAX ? year : 0;
}

static unsigned
month_at(const gz_tokens *tokens, uint32_t k, uint32_t end)
{
	const gz_numeral_word *w = gz_numeral_word_at(tokens, k, end, GZ_NW_MONTH);

	return w != NULL ? w->value : 0;
}

/* Write what is known of a date; NULL without a year. */
static const char *
print_date(gz_arena *arena, date d)
{
	char		s[40];
	int			n;

	if (d.year == 0)
		return NULL;
	if (d.day != 0)
		n = snprintf(s, sizeof(s), "%04u-%02u-%02u", d.year, d.month, d.day);
	else if (d.month != 0)
		n = snprintf(s, sizeof(s), "%04u-%02u", d.year, d.month);
	else
		n = snprintf(s, sizeof(s), "%04u", d.year);
	return gz_strndup(arena, s, (size_t) n);
}

static bool
found(gz_numeral *out, uint32_t from, uint32_t to, float confidence,
	  const char *value)
{
	out->first = from;
	out->n = to - from;
	out->kind = GZ_DATE;
	out->confidence = confidence;
	out->value = value;
	return true;
}

/* Behind « dernier », « prochain » at token k, or k. */
static uint32_t
pass_relative(const gz_tokens *tokens, uint32_t k, uint32_t end)
{
	return gz_numeral_word_at(tokens, k, end, GZ_NW_RELATIVE) ? k + 1 : k;
}

/* Behind a part of the day at token k (mardi soir, lundi après-midi), or k. */
static uint32_t
pass_daypart(const gz_tokens *tokens, uint32_t k, uint32_t end)
{
	if (gz_numeral_word_at(tokens, k, end, GZ_NW_DAYPART))
		return k + 1;
	if (gz_fold_is(tokens, k, end, "apres") &&
		gz_fold_is(tokens, k + 1, end, "midi"))
		return k + 2;
	return k;
}

/*
 * Read « 3 mai 2018 », « 3 au 5 mai » or « mai 2018 » at token k; returns the
 * token behind it, or k.
 */
static uint32_t
read_calendar(gz_arena *arena, const gz_tokens *tokens, uint32_t k,
			  uint32_t end, date *d, const char **value)
{
	uint32_t	at = k;
	unsigned	until = 0;

	memset(d, 0, sizeof(*d));
	*value = NULL;
	d->day = day_at(tokens, at, end);
	if (d->day != 0)
	{
		at++;
		/* « 1 er mars », with a space */
		if (d->day == 1 && gz_fold_is(tokens, at, end, "er"))
			at++;
		if ((gz_fold_is(tokens, at, end, "au") ||
			 gz_fold_is(tokens, at, end, "et") ||
			 gz_fold_is(tokens, at, end, "-")) &&
			(until = day_at(tokens, at + 1, end)) > d->day)
			at += 2;
	}
	d->month = month_at(tokens, at, end);
	if (d->month == 0)
		return k;
	at++;
	d->year = year_at(tokens, at, end);
	if (d->year != 0)
		at++;
	*value = print_date(arena, *d);
	if (until != 0 && *value != NULL)
	{
		char		s[40];
		int			n = snprintf(s, sizeof(s), "%s/%04u-%02u-%02u", *value,
								 d->year, d->month, until);

		*value = gz_strndup(arena, s, (size_t) n);
	}
	return at;
}

/* Does a month alone at token i mean the month (mars, mai: not the planet)? */
static bool
is_month_alone(const gz_tokens *tokens, uint32_t from, uint32_t i)
{
	static const char *const before[] = {
		"en", "de", "d", "fin", "debut", "mi", "des", "depuis", "avant",
		"apres", "a", "et", "ou", "pour", "jusqu en", "jusqu", "courant",
		"entre", "au", "ce", NULL
	};
	const gz_token *t = &tokens->items[i];

	if (t->shape & GZ_SHAPE_CAPITAL && i > from &&
		!(t->shape & GZ_SHAPE_UPPER))
		return false;
	for (int k = 0; i > from && before[k] != NULL; k++)
		if (gz_fold_is(tokens, i - 1, i, before[k]))
			return !(t->shape & GZ_SHAPE_CAPITAL);
	return false;
}

/* Read a day of the week or of the calendar at token i. */
static bool
read_day(gz_arena *arena, const gz_tokens *tokens, uint32_t from, uint32_t i,
		 uint32_t end, gz_numeral *out)
{
	const gz_numeral_word *w = gz_numeral_word_at(tokens, i, end, GZ_NW_WEEKDAY);
	uint32_t	at = i;
	uint32_t	k;
	date		d;
	const char *value;
	bool		weekday = w != NULL;

	if (weekday)
	{
		at = pass_daypart(tokens, ++at, end);
		if (at < end && gz_is(&tokens->items[at], ',') &&
			read_calendar(arena, tokens, at + 1, end, &d, &value) > at + 2)
			at++;
	}
	k = read_calendar(arena, tokens, at, end, &d, &value);
	if (weekday && k == at)
		return found(out, i, pass_relative(tokens, at, end), 0.95F, NULL);
	if (k == at)
		return false;
	/* may, march and the planet need more than themselves */
	if (d.day == 0 && d.year == 0 && k == at + 1 &&
		pass_relative(tokens, k, end) == k &&
		!is_month_alone(tokens, from, i))
		return false;
	if (d.year == 0)
		k = pass_relative(tokens, k, end);
	return found(out, i, k, 0.97F, value);
}

/* Is the token a number in order: premier, deuxième, XVIIIe? */
static bool
is_ordinal(const gz_token *t)
{
	return t->kind == GZ_T_ORDINAL ||
		(t->fold_length > 5 && memcmp(t->fold + t->fold_length - 4,
									  "ieme", 4) == 0) ||
		(t->fold_length >= 7 && memcmp(t->fold, "premier", 7) == 0) ||
		(t->fold_length == 6 && memcmp(t->fold, "second", 6) == 0);
}

/* Does the fold of a token begin so? */
static bool
begins_with(const gz_token *t, const char *start)
{
	size_t		n = strlen(start);

	return t->fold_length >= n && memcmp(t->fold, start, n) == 0;
}

/* Read « XVIIIe siècle », « deuxième trimestre 2026 » at token i. */
static bool
read_ordinal_period(const gz_tokens *tokens, uint32_t i, uint32_t end,
					gz_numeral *out)
{
	const gz_numeral_word *w;
	uint32_t	at = i + 2;

	if (!is_ordinal(&tokens->items[i]))
		return false;
	w = gz_numeral_word_at(tokens, i + 1, end, GZ_NW_PERIOD);
	if (w == NULL)
		return false;
	if (begins_with(&tokens->items[i + 1], "trimestre") ||
		begins_with(&tokens->items[i + 1], "semestre"))
	{
		if (gz_fold_is(tokens, at, end, "de") &&
			year_at(tokens, at + 1, end) != 0)
			at++;
		if (year_at(tokens, at, end) != 0)
			at++;
		return found(out, i, at, 0.9F, NULL);
	}
	return begins_with(&tokens->items[i + 1], "siecle") &&
		tokens->items[i].kind == GZ_T_ORDINAL &&
		found(out, i, at, 0.9F, NULL);
}

/* What the first word of a relative date may be. */
enum
{
	OPENS_NONE, OPENS_ARTICLE, OPENS_THIS, OPENS_AGO, OPENS_WITHIN
};

/* How the token may begin a relative date. */
static int
opening_of(const gz_tokens *tokens, uint32_t i, uint32_t end)
{
	const gz_token *t = &tokens->items[i];

	if (t->fold_length > 5)
		return OPENS_NONE;
	if (gz_is(t, 'l') || gz_fold_is(tokens, i, end, "le") ||
		gz_fold_is(tokens, i, end, "la") || gz_fold_is(tokens, i, end, "les"))
		return OPENS_ARTICLE;
	if (gz_fold_is(tokens, i, end, "ce") || gz_fold_is(tokens, i, end, "cet") ||
		gz_fold_is(tokens, i, end, "cette"))
		return OPENS_THIS;
	if (gz_fold_is(tokens, i, end, "il") &&
		gz_fold_is(tokens, i + 1, end, "y") &&
		gz_fold_is(tokens, i + 2, end, "a"))
		return OPENS_AGO;
	return gz_fold_is(tokens, i, end, "dans") ? OPENS_WITHIN : OPENS_NONE;
}

/* Read « ce mardi », « cette semaine », whose first word is token i. */
static bool
read_this(const gz_tokens *tokens, uint32_t i, uint32_t end,
		  const gz_numeral_word *w, gz_numeral *out)
{
	uint32_t	k;
	date		d;
	const char *value;

	if (w->class == GZ_NW_WEEKDAY)
	{
		k = pass_daypart(tokens, i + 2, end);
		/* « ce lundi 3 mai » is the date, without « ce » */
		if (day_at(tokens, k, end) != 0 &&
			read_calendar(NULL, tokens, k, k + 2 < end ? k + 2 : end, &d,
						  &value) > k)
			return false;
		return found(out, i, k, 0.95F, NULL);
	}
	return (w->class == GZ_NW_PERIOD || w->class == GZ_NW_SEASON ||
			w->class == GZ_NW_DAYPART) && found(out, i, i + 2, 0.85F, NULL);
}

/* Read a point in time that its first word announces: la semaine dernière. */
static bool
read_relative(const gz_tokens *tokens, uint32_t i, uint32_t end,
			  gz_numeral *out)
{
	int			opening = opening_of(tokens, i, end);
	const gz_numeral_word *w;
	gz_decimal	d;
	uint32_t	k = opening == OPENS_AGO ? i + 3 : i + 1;
	uint32_t	n;

	if (opening == OPENS_NONE || k >= end)
		return false;
	if (opening == OPENS_ARTICLE || opening == OPENS_THIS)
	{
		w = gz_numeral_word_of(&tokens->items[i + 1]);
		if (w == NULL)
			return false;
		if (opening == OPENS_THIS)
			return read_this(tokens, i, end, w, out);
		return (w->class == GZ_NW_PERIOD || w->class == GZ_NW_SEASON ||
				w->class == GZ_NW_DAYPART) &&
			pass_relative(tokens, i + 2, end) > i + 2 &&
			found(out, i, i + 3, 0.95F, NULL);
	}
	n = gz_fold_is(tokens, k, end, "quelques") ? 1 :
		gz_read_number(tokens, k, end, &d);
	return n > 0 && gz_numeral_word_at(tokens, k + n, end, GZ_NW_PERIOD) &&
		found(out, i, k + n + 1, 0.9F, NULL);
}

/* May the bare number at token i be a year, given the words around it? */
static bool
is_year_alone(const gz_tokens *tokens, uint32_t from, uint32_t i, uint32_t end,
			  unsigned year)
{
	static const char *const before[] = {
		"en", "depuis", "des", "annee", "annees", "an", "avant", "apres",
		"jusqu en", "fin", "debut", "mi", "ete", "hiver", "automne",
		"printemps", "entre", "vers", NULL
	};
	const gz_token *next = &tokens->items[i + 1];
	const gz_word *word;

	for (int k = 0; i > from && before[k] != NULL; k++)
		if (gz_fold_is(tokens, i - 1, i, before[k]))
			return true;
	if (year < YEAR_MIN)
		return false;
	/* what is counted follows: 2000 personnes, 1998 euros, 1950 % */
	if (i + 1 >= end)
		return true;
	if (next->kind == GZ_T_SYMBOL || gz_numeral_word_of(next) != NULL)
		return false;
	word = gz_word_of(next);
	return next->kind != GZ_T_WORD || (next->shape & GZ_SHAPE_CAPITAL) ||
		(word->flags & GZ_WORD_STOP) || !(word->pos & GZ_POS_NOUN) ||
		(word->pos & (GZ_POS_VERB | GZ_POS_PREP));
}

/* Read « 2018 », « 12.03.2024 », « 12/03/2024 » or « 2024-03-12 ». */
static bool
read_digits(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
			uint32_t i, uint32_t end, gz_numeral *out)
{
	const gz_token *t = &tokens->items[i];
	unsigned	year = year_at(tokens, i, end);
	date		d = {0, 0, 0};

	if (year != 0)
	{
		if (!is_year_alone(tokens, from, i, end, year))
			return false;
		d.year = year;
		return found(out, i, i + 1, 0.9F, print_date(arena, d));
	}
	if (t->key_length == 10 && t->key[2] == ',' && t->key[5] == ',')
	{
		for (int k = 0; k < 10; k++)
		{
			unsigned   *part = k < 2 ? &d.day : k < 5 ? &d.month : &d.year;

			if (t->key[k] != ',')
				*part = *part * 10 + (unsigned) (t->key[k] - '0');
		}
		return d.day >= 1 && d.day <= 31 && d.month >= 1 && d.month <= 12 &&
			found(out, i, i + 1, 0.95F, print_date(arena, d));
	}
	if (i + 4 < end && gz_is(t + 1, '/') && gz_is(t + 3, '/'))
	{
		d.day = day_at(tokens, i, end);
		d.month = day_at(tokens, i + 2, end);
		d.year = year_at(tokens, i + 4, end);
		return d.day != 0 && d.month != 0 && d.month <= 12 && d.year != 0 &&
			found(out, i, i + 5, 0.95F, print_date(arena, d));
	}
	return false;
}

/* Read a date that begins with a point (fin 2018) or a season (été 2021). */
static bool
read_point(gz_arena *arena, const gz_tokens *tokens, uint32_t i,
		   uint32_t end, const gz_numeral_word *w, gz_numeral *out)
{
	date		d;
	const char *value;
	uint32_t	k;

	memset(&d, 0, sizeof(d));
	d.year = year_at(tokens, i + 1, end);
	if (d.year != 0)
		return found(out, i, i + 2, 0.93F, w->class == GZ_NW_POINT ?
					 print_date(arena, d) : NULL);
	if (w->class == GZ_NW_SEASON)
		return false;
	k = read_calendar(arena, tokens, i + 1, end, &d, &value);
	return k > i + 1 && found(out, i, pass_relative(tokens, k, end), 0.93F,
							  value);
}

bool
gz_read_date(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
			 uint32_t i, uint32_t end, const gz_numeral_word *w, gz_numeral *out)
{
	const gz_token *t = &tokens->items[i];
	uint32_t	k;
	date		d;

	if (t->kind == GZ_T_NUMBER)
		return read_day(arena, tokens, from, i, end, out) ||
			read_digits(arena, tokens, from, i, end, out);
	if (t->kind == GZ_T_ORDINAL)
		return read_day(arena, tokens, from, i, end, out) ||
			read_ordinal_period(tokens, i, end, out);
	if (t->kind == GZ_T_ELISION)
		return read_relative(tokens, i, end, out);
	if (t->kind != GZ_T_WORD)
		return false;
	if (w == NULL)
	{
		/* mi-mars is one token */
		if (t->fold_length > 3 && memcmp(t->fold, "mi ", 3) == 0)
		{
			w = gz_find_numeral_word((gz_str) {
									 t->fold + 3, t->fold_length - 3u
			});
			if (w == NULL || w->class != GZ_NW_MONTH)
				return false;
			memset(&d, 0, sizeof(d));
			d.month = w->value;
			d.year = year_at(tokens, i + 1, end);
			return found(out, i, i + 1 + (d.year != 0), 0.93F,
						 print_date(arena, d));
		}
		return read_relative(tokens, i, end, out) ||
			read_ordinal_period(tokens, i, end, out) ||
			(gz_fold_is(tokens, i, end, "premier") &&
			 read_day(arena, tokens, from, i, end, out));
	}
	switch ((gz_numeral_class) w->class)
	{
		case GZ_NW_MONTH:
		case GZ_NW_WEEKDAY:
			return read_day(arena, tokens, from, i, end, out);
		case GZ_NW_DAY:
			k = pass_daypart(tokens, i + 1, end);
			return found(out, i, k, 0.93F, NULL);
		case GZ_NW_POINT:
		case GZ_NW_SEASON:
			return read_point(arena, tokens, i, end, w, out);
		case GZ_NW_PERIOD:
			/* années 1990 */
			if (gz_fold_is(tokens, i, end, "annees") && i + 1 < end &&
				t[1].kind == GZ_T_NUMBER &&
				(t[1].length == 4 || t[1].length == 2))
				return found(out, i, i + 2, 0.93F, NULL);
			return false;
		default:
			return false;
	}
}
