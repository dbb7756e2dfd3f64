/*
 * numeral.c - hours and amounts, by rule; dates are in numeral_date.c
 */
#include "numeral.h"

/* Digits of a number that are kept; 10^18 fits. */
#define MAX_DIGITS 18

/* Tokens of a number in words. */
#define MAX_WORDS 12

/* Read the key of a number in digits: 1250000 or 3,5. */
static bool
read_digits(const gz_token *t, gz_decimal *out)
{
	bool		fraction = false;
	unsigned	digits = 0;

	memset(out, 0, sizeof(*out));
	for (uint32_t i = 0; i < t->key_length; i++)
	{
		char		c = t->key[i];

		if (c == ',')
		{
			if (fraction)
				return false;	/* a date or a version */
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		if (digits >= MAX_DIGITS)
		{
			out->open = true;
			continue;
		}
		out->digits = out->digits * 10 + (uint64_t) (c - '0');
		digits += out->digits != 0;
		out->exponent -= fraction;
	}
	return true;
}

const gz_numeral_word *
gz_find_numeral_word(gz_str key)
{
	uint16_t	i = gz_find_word(key)->numeral;

	return i == 0 ? NULL : &gz_lexicon.numerals[i];
}

/* A string of the lexicon, NULL where it is empty. */
static const char *
text_or_null(uint32_t offset)
{
	const char *text = gz_string(offset);

	return *text == '\0' ? NULL : text;
}

/*
 * Add the cardinals of one token, which may be several with hyphens between
 * (quatre-vingt-cinq), to the sum; false if it is something else.
 */
static bool
add_cardinals(const gz_token *t, uint64_t *sum)
{
	uint64_t	total = *sum;
	uint32_t	from = 0;

	if (t->kind != GZ_T_WORD || t->fold_length == 0)
		return false;
	for (uint32_t i = 0; i <= t->fold_length; i++)
	{
		const gz_numeral_word *w;

		if (i < t->fold_length && t->fold[i] != ' ')
			continue;
		w = gz_find_numeral_word((gz_str) {t->fold + from, i - from});
		if (w == NULL)
		{
			/* vingt-et-un */
			if (from == 0 || i - from != 2 || memcmp(t->fold + from, "et", 2))
				return false;
		}
		else if (w->class == GZ_NW_MULTIPLE && w->value == 3)
			total = (total == 0 ? 1 : total) * 1000;
		else if (w->class != GZ_NW_CARDINAL)
			return false;
		else if (w->value == 100)
			total += total % 100 == 0 ? 100 : total % 100 * 99;
		else if (w->value == 20 && total % 100 == 4)
			total += 76;		/* quatre-vingts */
		else
			total += w->value;
		from = i + 1;
		if (total > 1000000)
			return false;
	}
	*sum = total;
	return true;
}

/* Read a number in words; returns its tokens. */
static uint32_t
read_words(const gz_tokens *tokens, uint32_t i, uint32_t end, gz_decimal *out)
{
	uint64_t	sum = 0;
	uint32_t	k = i;
	const gz_numeral_word *w = gz_numeral_word_of(&tokens->items[i]);

	/* « millions » alone is no number, « mille » is */
	if (w != NULL && w->class == GZ_NW_MULTIPLE &&
		!gz_fold_is(tokens, i, end, "mille"))
		return 0;
	while (k < end && k - i < MAX_WORDS)
	{
		if (k > i && gz_fold_is(tokens, k, end, "et") && k + 1 < end &&
			(gz_fold_is(tokens, k + 1, end, "un") ||
			 gz_fold_is(tokens, k + 1, end, "une") ||
			 gz_fold_is(tokens, k + 1, end, "onze")))
			k++;
		if (k > i && (w = gz_numeral_word_at(tokens, k, end, GZ_NW_MULTIPLE)) != NULL &&
			!gz_fold_is(tokens, k, end, "mille"))
			break;
		if (!add_cardinals(&tokens->items[k], &sum))
			break;
		k++;
	}
	memset(out, 0, sizeof(*out));
	out->digits = sum;
	return k - i;
}

uint32_t
gz_read_number(const gz_tokens *tokens, uint32_t i, uint32_t end,
			   gz_decimal *out)
{
	const gz_token *t = &tokens->items[i];
	const gz_numeral_word *w;
	uint32_t	n = 0;

	if (t->kind == GZ_T_NUMBER)
		n = read_digits(t, out) ? 1 : 0;
	else if (t->kind == GZ_T_WORD)
		n = read_words(tokens, i, end, out);
	if (n == 0)
		return 0;
	for (int k = 0; k < 2; k++)
	{
		w = gz_numeral_word_at(tokens, i + n, end, GZ_NW_MULTIPLE);
		if (w == NULL)
			break;
		out->exponent += w->value;
		n++;
		if (gz_fold_is(tokens, i + n, end, "et") &&
			(gz_fold_is(tokens, i + n + 1, end, "demi") ||
			 gz_fold_is(tokens, i + n + 1, end, "demie")) &&
			out->digits < UINT64_MAX / 10 - 1)
		{
			out->digits = out->digits * 10 + 5;
			out->exponent--;
			n += 2;
		}
	}
	return n;
}

const char *
gz_print_decimal(gz_arena *arena, gz_decimal d, const char *unit)
{
	char		digits[24];
	int			n = 0;
	int			point;
	size_t		unit_length = strlen(unit);
	char	   *out;
	char	   *p;

	if (d.open || d.exponent > 24 || d.exponent < -MAX_DIGITS)
		return NULL;
	while (d.exponent < 0 && d.digits % 10 == 0)
	{
		d.digits /= 10;
		d.exponent++;
	}
	do
	{
		digits[n++] = (char) ('0' + d.digits % 10);
		d.digits /= 10;
	} while (d.digits > 0 || n <= -d.exponent);

	p = out = gz_alloc(arena, (size_t) n + 24 + unit_length + 4);
	point = -d.exponent;
	while (n-- > 0)
	{
		*p++ = digits[n];
		if (n > 0 && n == point)
			*p++ = '.';
	}
	for (int k = 0; k < d.exponent; k++)
		*p++ = '0';
	*p++ = ' ';
	memcpy(p, unit, unit_length + 1);
	return out;
}

/*
 * Read a currency at token k: « euros », « dollars canadiens », « $ CA »,
 * « F CFA »; returns its tokens, and its code or NULL.
 */
static uint32_t
read_currency(const gz_tokens *tokens, uint32_t k, uint32_t end,
			  const char **code)
{
	const gz_numeral_word *w = gz_numeral_word_at(tokens, k, end, GZ_NW_CURRENCY);
	const gz_numeral_word *adjective;

	if (w == NULL)
		return 0;
	*code = text_or_null(w->text);
	/* US and CA beside $ are capitals; « la » would be no such thing */
	adjective = gz_numeral_word_at(tokens, k + 1, end, GZ_NW_CURRENCY_ADJ);
	if (adjective != NULL && adjective->sign == w->sign &&
		(tokens->items[k + 1].fold_length > 3 ||
		 (tokens->items[k + 1].shape & GZ_SHAPE_UPPER)))
	{
		*code = text_or_null(adjective->text);
		return 2;
	}
	/* pounds are books and weights, too; F alone is a grade or a fax */
	return w->value == GZ_NW_NEEDS_ADJ ? 0 : 1;
}

/* A scale glued to a currency sign: M€, k€, Md$. */
static uint32_t
read_scale(const gz_tokens *tokens, uint32_t k, uint32_t end, int *exponent)
{
	const gz_token *t = &tokens->items[k];

	if (k >= end || t->fold_length != 1 ||
		gz_numeral_word_at(tokens, k + 1, end, GZ_NW_CURRENCY) == NULL)
		return 0;
	if (gz_is(t, 'm') && (t->shape & GZ_SHAPE_CAPITAL))
		*exponent += 6;
	else if (gz_is(t, 'k'))
		*exponent += 3;
	else
		return 0;
	return 1;
}

/* Read a unit at token k; writes its symbol; returns its tokens. */
static uint32_t
read_unit(const gz_tokens *tokens, uint32_t k, uint32_t end, char symbol[16])
{
	const gz_numeral_word *w = gz_numeral_word_at(tokens, k, end, GZ_NW_UNIT);
	uint32_t	n = 1;

	if (w == NULL || strlen(gz_string(w->text)) > 8 ||
		(tokens->items[k].fold_length == 1 &&
		 (tokens->items[k].shape & GZ_SHAPE_CAPITAL)))
		return 0;
	strcpy(symbol, gz_string(w->text));
	w = gz_numeral_word_at(tokens, k + n, end, GZ_NW_UNIT_ADJ);
	if (w != NULL)
	{
		strcat(symbol, gz_string(w->text));
		n++;
	}
	else if (strcmp(symbol, "\xC2\xB0") == 0 && k + n < end &&
			 (gz_is(&tokens->items[k + n], 'c') ||
			  gz_is(&tokens->items[k + n], 'f')) &&
			 (tokens->items[k + n].shape & GZ_SHAPE_CAPITAL))
	{
		strcat(symbol, gz_is(&tokens->items[k + n], 'c') ? "C" : "F");
		n++;
	}
	/* km/h, kilomètres par heure, kilomètres à l'heure, mètres par seconde */
	if (k + n + 1 < end && (gz_is(&tokens->items[k + n], '/') ||
							gz_fold_is(tokens, k + n, end, "par")))
	{
		if (gz_fold_is(tokens, k + n + 1, end, "h") ||
			gz_fold_is(tokens, k + n + 1, end, "heure"))
			return strcat(symbol, "/h"), n + 2;
		if (gz_fold_is(tokens, k + n + 1, end, "s") ||
			gz_fold_is(tokens, k + n + 1, end, "seconde"))
			return strcat(symbol, "/s"), n + 2;
	}
	else if (gz_fold_is(tokens, k + n, end, "a") &&
			 gz_fold_is(tokens, k + n + 1, end, "l") &&
			 gz_fold_is(tokens, k + n + 2, end, "heure"))
		return strcat(symbol, "/h"), n + 3;
	return n;
}

/* Fill in what was found; always true. */
static bool
found(gz_numeral *out, uint32_t i, uint32_t n, gz_kind kind, float confidence,
	  const char *value)
{
	out->first = i;
	out->n = n;
	out->kind = kind;
	out->confidence = confidence;
	out->value = value;
	return true;
}

/* What follows an hour: « du matin », « du soir ». */
static uint32_t
read_half_of_day(const gz_tokens *tokens, uint32_t k, uint32_t end, int *add)
{
	if (!gz_fold_is(tokens, k, end, "du") && !gz_fold_is(tokens, k, end, "de"))
		return 0;
	if (gz_fold_is(tokens, k + 1, end, "matin"))
		return 2;
	if (gz_fold_is(tokens, k + 1, end, "soir"))
		return *add = 12, 2;
	if (gz_fold_is(tokens, k, end, "de") && gz_fold_is(tokens, k + 1, end, "l") &&
		gz_fold_is(tokens, k + 2, end, "apres midi"))
		return *add = 12, 3;
	return 0;
}

static const char *
print_clock(gz_arena *arena, unsigned hour, unsigned minute)
{
	char		s[6] = {
		(char) ('0' + hour / 10), (char) ('0' + hour % 10), ':',
		(char) ('0' + minute / 10), (char) ('0' + minute % 10), '\0'
	};

	return gz_strndup(arena, s, 5);
}

/* May an hour, and no duration, stand behind the token before i? */
static bool
clock_before(const gz_tokens *tokens, uint32_t from, uint32_t i)
{
	static const char *const words[] = {
		"a", "vers", "des", "avant", "apres", "jusqu a", "jusqu", "entre",
		"et", "heures", "soir", "matin", "apres midi", NULL
	};
	const gz_numeral_word *w;

	if (i > from && gz_is(&tokens->items[i - 1], ','))
		i--;
	if (i == from)
		return false;
	w = gz_numeral_word_of(&tokens->items[i - 1]);
	if (w != NULL && (w->class == GZ_NW_WEEKDAY || w->class == GZ_NW_DAY))
		return true;
	for (int k = 0; words[k] != NULL; k++)
		if (gz_fold_is(tokens, i - 1, i, words[k]))
			return true;
	return false;
}

/* Read « 20 heures 30 » or « midi » behind a number of n tokens, or none. */
static bool
read_clock(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
		   uint32_t i, uint32_t n, uint32_t end, uint64_t hour,
		   gz_numeral *out)
{
	gz_decimal	d;
	uint64_t	minute = 0;
	bool		minutes = false;
	uint32_t	half;
	int			add = 0;

	n++;						/* heures */
	if (i + n < end &&
		tokens->items[i + n].kind == GZ_T_NUMBER &&
		tokens->items[i + n].length == 2 &&
		gz_read_number(tokens, i + n, end, &d) == 1 && d.digits < 60)
	{
		minute = d.digits;
		minutes = true;
		n++;
	}
	half = read_half_of_day(tokens, i + n, end, &add);
	if (half == 0 && !minutes && (!clock_before(tokens, from, i) ||
					  gz_fold_is(tokens, i + n, end, "de") ||
					  gz_fold_is(tokens, i + n, end, "d")))
		return false;
	n += half;
	if (hour < 12)
		hour += (uint64_t) add;
	return found(out, i, n, GZ_TIME, 0.9F,
				 hour < 24 ? print_clock(arena, (unsigned) hour,
										 (unsigned) minute) : NULL);
}

/* Read an hour written as one token: 10h30. */
static bool
read_time_token(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
				uint32_t i, gz_numeral *out)
{
	const gz_token *t = &tokens->items[i];
	unsigned	hour = 0;
	unsigned	minute = 0;
	uint32_t	k = 0;

	for (; k < t->key_length && t->key[k] != 'h'; k++)
		hour = hour * 10 + (unsigned) (t->key[k] - '0');
	for (k++; k < t->key_length; k++)
		minute = minute * 10 + (unsigned) (t->key[k] - '0');
	if (hour > 24 || minute > 59)
		return false;
	/* a duration */
	if (i > from && (gz_fold_is(tokens, i - 1, i, "pendant") ||
					 gz_fold_is(tokens, i - 1, i, "durant") ||
					 gz_fold_is(tokens, i - 1, i, "en")))
		return false;
	return found(out, i, 1, GZ_TIME, 0.95F,
				 print_clock(arena, hour % 24, minute));
}

/* Read what a number of n tokens counts: money, a share, a measure, an hour. */
static bool
read_amount(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
			uint32_t i, uint32_t n, uint32_t end, gz_decimal d,
			gz_numeral *out)
{
	uint32_t	k = i + n;
	uint32_t	m;
	const char *code;
	char		symbol[16];

	if (gz_fold_is(tokens, k, end, "%") ||
		gz_fold_is(tokens, k, end, "pourcent"))
		return found(out, i, n + 1, GZ_PERCENT, 0.98F,
					 gz_print_decimal(arena, d, "%"));
	if (gz_fold_is(tokens, k, end, "pour") &&
		gz_fold_is(tokens, k + 1, end, "cent"))
		return found(out, i, n + 2, GZ_PERCENT, 0.95F,
					 gz_print_decimal(arena, d, "%"));
	if ((gz_fold_is(tokens, k, end, "heures") ||
		 gz_fold_is(tokens, k, end, "heure")) &&
		d.exponent == 0 && d.digits <= 24)
		return read_clock(arena, tokens, from, i, n, end, d.digits, out);

	k += read_scale(tokens, k, end, &d.exponent);
	if (k > i + 1 && k < end && (gz_fold_is(tokens, k, end, "de") ||
								 gz_fold_is(tokens, k, end, "d")))
		k++;
	m = read_currency(tokens, k, end, &code);
	if (m > 0)
		return found(out, i, k + m - i, GZ_MONEY, 0.97F, code == NULL ? NULL :
					 gz_print_decimal(arena, d, code));
	m = read_unit(tokens, k, end, symbol);
	/* « une once d'espoir », « un degré de plus » measure nothing */
	if (m > 0 && !(k == i + 1 && (gz_fold_is(tokens, i, end, "un") ||
								  gz_fold_is(tokens, i, end, "une"))))
		return found(out, i, k + m - i, GZ_QUANTITY, 0.95F,
					 gz_print_decimal(arena, d, symbol));
	return false;
}

bool
gz_read_numeral(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
				uint32_t i, uint32_t end, gz_numeral *out)
{
	const gz_token *t = &tokens->items[i];
	const gz_numeral_word *w = gz_numeral_word_of(t);
	gz_decimal	d;
	uint32_t	n;
	const char *code;

	if (gz_read_date(arena, tokens, from, i, end, w, out))
		return true;
	if (t->kind == GZ_T_TIME)
		return read_time_token(arena, tokens, from, i, out);
	if (w != NULL && w->class == GZ_NW_CLOCK &&
		!(t->shape & GZ_SHAPE_CAPITAL) && clock_before(tokens, from, i))
		return found(out, i, 1, GZ_TIME, 0.9F,
					 print_clock(arena, w->value, 0));
	/* « $ 50 », « 20 % » the other way round are rare but clear */
	if (t->kind == GZ_T_SYMBOL && w != NULL && w->class == GZ_NW_CURRENCY &&
		i + 1 < end && tokens->items[i + 1].kind == GZ_T_NUMBER &&
		(i == from || tokens->items[i - 1].kind != GZ_T_NUMBER))
	{
		code = text_or_null(w->text);
		n = gz_read_number(tokens, i + 1, end, &d);
		if (n > 0)
			return found(out, i, n + 1, GZ_MONEY, 0.9F, code == NULL ? NULL :
						 gz_print_decimal(arena, d, code));
	}
	if (t->kind != GZ_T_NUMBER &&
		!(t->kind == GZ_T_WORD &&
		  (w != NULL ? w->class == GZ_NW_CARDINAL ||
		   w->class == GZ_NW_MULTIPLE : (t->shape & GZ_SHAPE_HYPHEN) != 0)))
		return false;
	n = gz_read_number(tokens, i, end, &d);
	return n > 0 && read_amount(arena, tokens, from, i, n, end, d, out);
}
