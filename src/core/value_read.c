/*
 * value_read.c - the bytes of a value to an analysis
 *
 * Stored bytes may be damaged: every number that is used as a place or a count
 * is checked here.  Whether the values make sense is for value_check.c.
 */
#include "value_format.h"

#include <math.h>

/* What is wrong, in words for the detail of an error. */
static const char *const cut_short = "it is cut short";

/* What a form of a mention stands for. */
typedef struct form
{
	uint32_t	start;			/* in the text */
	uint32_t	length;
	uint32_t	char_length;
	uint32_t	entity;
	gz_kind		kind;
	const char *value;
	gz_str		fold;
} form;

typedef GZ_ARRAY(char) chars;

typedef struct reader
{
	gz_arena   *arena;
	gz_analysis *a;
	gz_bit_reader bits;
	bool		bytes;
	GZ_ARRAY(form) forms;
	chars		text;			/* of all forms */
	const char *problem;
} reader;

/* ---------- head ---------- */

/* Where the three streams stand. */
typedef struct sections
{
	uint32_t	sentences;		/* start */
	uint32_t	names;
	uint32_t	stems;
} sections;

/* Read a number of at most 32 bits; false where there is none. */
static bool
get_leb128(gz_str value, uint32_t *at, uint32_t *number)
{
	uint64_t	n = 0;

	for (unsigned shift = 0; shift <= 28; shift += 7)
	{
		uint8_t		byte;

		if (*at >= value.length)
			return false;
		byte = (uint8_t) value.s[(*at)++];
		n |= (uint64_t) (byte & 0x7F) << shift;
		if (byte < 0x80)
		{
			*number = (uint32_t) n;
			return n <= UINT32_MAX;
		}
	}
	return false;
}

static const char *
read_head(gz_str value, gz_value_head *head, uint32_t *at,
		  uint32_t sizes[2])
{
	uint32_t	numbers[8];

	if (value.length < 2)
		return cut_short;
	if (value.s[0] != GZ_VALUE_FORMAT)
		return "its format is not known to this version of gazette";
	if (value.s[1] & ~GZ_VALUE_BYTES)
		return "its flags are not known";
	head->bytes = (value.s[1] & GZ_VALUE_BYTES) != 0;
	*at = 2;
	for (int i = 0; i < 8; i++)
		if (!get_leb128(value, at, &numbers[i]))
			return "its head is damaged";
	memcpy(head->library, numbers, sizeof(head->library));
	head->data = numbers[3];
	head->text_length = numbers[4];
	if (head->text_length > GZ_VALUE_TEXT_MAX)
		return "its text is too long";
	if (numbers[5] > 2 * GZ_SCORE_UNIT)
		return "its sentiment is not between -1 and 1";
	head->sentiment = (double) (numbers[5] / 2 + (numbers[5] & 1)) /
		GZ_SCORE_UNIT;
	if (numbers[5] & 1)
		head->sentiment = -head->sentiment;
	sizes[0] = numbers[6];
	sizes[1] = numbers[7];
	return NULL;
}

const char *
gz_read_value_head(gz_str value, gz_value_head *head)
{
	uint32_t	at;
	uint32_t	sizes[2];

	return read_head(value, head, &at, sizes);
}

/* ---------- sentences ---------- */

static double
get_score(gz_bit_reader *r)
{
	uint32_t	score;
	double		amount;

	if (gz_get_bits(r, 1) == 0)
		return 0;
	score = gz_get_bits(r, WIDTH_SCORE);
	amount = (double) ((score >> 1) + 1) / GZ_SCORE_UNIT;
	return score & 1 ? -amount : amount;
}

static const char *
get_sentences(gz_arena *arena, gz_bit_reader r, gz_sentences *sentences)
{
	uint32_t	n = gz_get_number(&r, ORDER_COUNT);
	uint64_t	end = 0;

	for (uint32_t i = 0; i < n && !gz_overran(&r); i++)
	{
		gz_sentence *s = GZ_PUSH(arena, sentences);
		uint64_t	start = end + gz_get_number(&r, ORDER_SENTENCE_GAP);

		gz_check(arena);
		memset(s, 0, sizeof(*s));
		end = start + gz_get_number(&r, ORDER_SENTENCE_LENGTH) + 1;
		s->char_start = (uint32_t) start;
		s->char_length = (uint32_t) (end - start);
		s->kind = gz_get_bits(&r, 1) ? GZ_S_SENTENCE : GZ_S_HEADING;
		s->sentiment = get_score(&r);
		if (end > GZ_VALUE_TEXT_MAX)
			return "a sentence ends outside the text";
	}
	return gz_overran(&r) ? cut_short : NULL;
}

/* ---------- names ---------- */

/* One of n things read before; UINT32_MAX where it is none of them. */
static uint32_t
get_place(gz_bit_reader *r, uint32_t n)
{
	uint32_t	place = gz_get_bits(r, gz_bit_width(n - 1));

	return place < n ? place : UINT32_MAX;
}

/* Read the fold of a string. */
static gz_str
get_fold(reader *r, gz_str s)
{
	gz_str		fold = {"", 0};

	if (!gz_get_bits(&r->bits, 1))
		return gz_get_string(r->arena, &r->bits, GZ_CODE_NAME);
	if (!gz_usual_fold(r->arena, s, &fold))
		r->problem = "a name has no usual fold";
	return fold;
}

static void
get_entity(reader *r, gz_str name)
{
	gz_bit_reader *bits = &r->bits;
	gz_entity  *e = GZ_PUSH(r->arena, &r->a->entities);

	memset(e, 0, sizeof(*e));
	e->kind = (gz_kind) gz_get_bits(bits, WIDTH_KIND);
	if (e->kind >= GZ_DATE)
	{
		r->problem = "an entity is of no known kind";
		return;
	}
	e->name = gz_get_bits(bits, 1) ? name :
		gz_get_string(r->arena, bits, GZ_CODE_NAME);
	e->fold = get_fold(r, e->name);
	if (gz_get_bits(bits, 1))
	{
		e->country[0] = (char) ('A' + gz_get_bits(bits, WIDTH_LETTER));
		e->country[1] = (char) ('A' + gz_get_bits(bits, WIDTH_LETTER));
	}
	e->latitude = e->longitude = NAN;
	if (gz_get_bits(bits, 1))
	{
		int32_t		latitude = (int32_t) gz_get_bits(bits, WIDTH_LATITUDE);
		int32_t		longitude = (int32_t) gz_get_bits(bits, WIDTH_LONGITUDE);

		e->latitude = (float) (latitude - LATITUDE_MAX) / GZ_DEGREE_UNIT;
		e->longitude = (float) (longitude - LONGITUDE_MAX) / GZ_DEGREE_UNIT;
	}
	e->salience = (double) gz_get_bits(bits, WIDTH_SALIENCE) /
		GZ_SALIENCE_UNIT;
	e->sentiment = get_score(bits);
}

/* Read a form; returns its number. */
static uint32_t
get_form(reader *r)
{
	gz_bit_reader *bits = &r->bits;
	gz_entities *entities = &r->a->entities;
	gz_str		s = gz_get_string(r->arena, bits, GZ_CODE_NAME);
	form		f = {.start = r->text.n, .length = s.length};

	for (uint32_t i = 0; i < s.length; i++)
		*GZ_PUSH(r->arena, &r->text) = s.s[i];
	f.char_length = r->bytes ? s.length : gz_count_chars(s.s, s.length);
	if (!gz_get_bits(bits, 1))
	{
		f.entity = UINT32_MAX;
		f.kind = GZ_DATE + (gz_kind) gz_get_bits(bits, WIDTH_KIND);
		if (f.kind >= GZ_KIND_COUNT)
			r->problem = "a mention is of no known kind";
		f.fold = (gz_str) {"", 0};
		if (gz_get_bits(bits, 1))
			f.value = gz_get_string(r->arena, bits, GZ_CODE_NAME).s;
	}
	else
	{
		f.fold = get_fold(r, s);
		if (entities->n > 0 && gz_get_bits(bits, 1))
			f.entity = get_place(bits, entities->n);
		else
		{
			f.entity = entities->n;
			get_entity(r, s);
		}
		if (f.entity == UINT32_MAX)
		{
			r->problem = "a mention is of no known entity";
			return 0;
		}
		f.kind = entities->items[f.entity].kind;
		if (gz_get_bits(bits, 1))
			f.kind = (gz_kind) gz_get_bits(bits, WIDTH_KIND);
		if (f.kind >= GZ_DATE)
			r->problem = "a mention is of no known kind";
	}
	*GZ_PUSH(r->arena, &r->forms) = f;
	return r->forms.n - 1;
}

/* Read where the next mention stands and what it is. */
static void
get_mention(reader *r, gz_mention *m, const gz_mention *before)
{
	gz_bit_reader *bits = &r->bits;
	uint64_t	sentence = gz_get_number(bits, ORDER_MENTION_SENTENCE);
	uint64_t	start;
	uint32_t	number;
	const form *f;
	uint32_t	doubt;

	if (before != NULL)
		sentence += before->sentence;
	if (sentence >= r->a->sentences.n)
	{
		r->problem = "a mention is in no sentence";
		return;
	}
	m->sentence = (uint32_t) sentence;
	start = r->a->sentences.items[sentence].char_start;
	if (before != NULL && before->sentence == sentence)
		start = before->char_start + before->char_length;
	start += gz_get_number(bits, ORDER_MENTION_GAP);
	if (r->forms.n > 0 && gz_get_bits(bits, 1))
		number = get_place(bits, r->forms.n);
	else
		number = get_form(r);
	if (r->problem != NULL)
		return;
	if (number >= r->forms.n)
	{
		r->problem = "a mention has no form";
		return;
	}
	f = &r->forms.items[number];
	doubt = gz_get_number(bits, ORDER_CONFIDENCE);
	if (start + f->char_length > GZ_VALUE_TEXT_MAX ||
		doubt > GZ_CONFIDENCE_UNIT)
	{
		r->problem = "a mention is out of range";
		return;
	}
	m->start = f->start;
	m->length = f->length;
	m->char_start = (uint32_t) start;
	m->char_length = f->char_length;
	m->entity = f->entity;
	m->kind = f->kind;
	m->value = f->value;
	m->fold = f->fold;
	m->confidence = (float) (GZ_CONFIDENCE_UNIT - doubt) / GZ_CONFIDENCE_UNIT;
}

static const char *
get_names(reader *r)
{
	gz_mentions *mentions = &r->a->mentions;
	gz_entities *entities = &r->a->entities;
	uint32_t	n = gz_get_number(&r->bits, ORDER_COUNT);

	for (uint32_t i = 0; i < n; i++)
	{
		gz_mention *m = GZ_PUSH(r->arena, mentions);

		gz_check(r->arena);
		memset(m, 0, sizeof(*m));
		get_mention(r, m, i > 0 ? m - 1 : NULL);
		if (r->problem != NULL || gz_overran(&r->bits))
			return gz_overran(&r->bits) ? cut_short : r->problem;
		if (m->entity < entities->n)
		{
			gz_entity  *e = &entities->items[m->entity];

			if (e->mentions++ == 0)
				e->first_mention = i;
		}
	}
	if (gz_overran(&r->bits))
		return cut_short;
	r->a->text = r->text.items;
	r->a->length = r->text.n;
	gz_order_entities(r->arena, mentions, entities);
	return NULL;
}

/* ---------- stems ---------- */

static const char *
get_stems(gz_arena *arena, gz_bit_reader r, gz_stems *stems)
{
	uint32_t	n = gz_get_number(&r, ORDER_COUNT);
	uint64_t	position = 0;
	GZ_ARRAY(gz_str) seen = {NULL, 0, 0};

	for (uint32_t i = 0; i < n && !gz_overran(&r); i++)
	{
		gz_stem    *stem = GZ_PUSH(arena, stems);
		uint32_t	place = seen.n;

		gz_check(arena);
		position += gz_swap_step(gz_get_number(&r, ORDER_POSITION), true);
		if (seen.n > 0 && gz_get_bits(&r, 1))
			place = get_place(&r, seen.n);
		else
			*GZ_PUSH(arena, &seen) = gz_get_string(arena, &r, GZ_CODE_STEM);
		if (place >= seen.n || seen.items[place].length > UINT16_MAX ||
			position > GZ_VALUE_TEXT_MAX)
			return "a stem is out of range";
		memset(stem, 0, sizeof(*stem));
		stem->s = seen.items[place].s;
		stem->length = (uint16_t) seen.items[place].length;
		stem->position = (uint32_t) position;
	}
	return gz_overran(&r) ? cut_short : NULL;
}

/* ---------- the whole ---------- */

/* The stream of size bytes at a place of a value. */
static gz_bit_reader
stream(gz_str value, uint32_t at, uint32_t size)
{
	return (gz_bit_reader) {(const uint8_t *) value.s + at,
		(uint64_t) size * 8, 0};
}

const char *
gz_read_value(gz_arena *arena, gz_str value, unsigned want,
			  gz_value_head *head, gz_analysis **analysis)
{
	gz_analysis *a = gz_alloc0(arena, sizeof(gz_analysis));
	uint32_t	at = 0;
	uint32_t	sizes[2];
	const char *problem = read_head(value, head, &at, sizes);

	*analysis = a;
	a->arena = arena;
	a->text = "";
	if (problem != NULL)
		return problem;
	if (sizes[0] > value.length - at ||
		sizes[1] > value.length - at - sizes[0])
		return cut_short;
	if (want & (GZ_READ_SENTENCES | GZ_READ_NAMES))
		problem = get_sentences(arena, stream(value, at, sizes[0]),
								&a->sentences);
	at += sizes[0];
	if (problem == NULL && want & GZ_READ_NAMES)
	{
		reader		r = {.arena = arena, .a = a, .bytes = head->bytes};

		r.bits = stream(value, at, sizes[1]);
		problem = get_names(&r);
	}
	at += sizes[1];
	if (problem == NULL && want & GZ_READ_STEMS)
		problem = get_stems(arena, stream(value, at, value.length - at),
							&a->stems);
	return problem;
}
