/*
 * value_write.c - an analysis to the bytes of a value
 */
#include "value_format.h"

#include <math.h>

#include "map.h"

typedef struct writer
{
	gz_arena   *arena;
	const gz_analysis *a;
	gz_bit_writer bits;
	gz_map		forms;			/* form and what it stands for -> number */
	uint32_t	n_forms;
	uint32_t   *entity;			/* number + 1, by place in a->entities */
	uint32_t	n_entities;
} writer;

/* ---------- head ---------- */

static void
put_leb128(gz_bit_writer *w, uint32_t value)
{
	for (; value >= 0x80; value >>= 7)
		gz_put_bits(w, (value & 0x7F) | 0x80, 8);
	gz_put_bits(w, value, 8);
}

static void
put_head(gz_bit_writer *w, const gz_value_head *head, uint32_t sentences,
		 uint32_t names)
{
	int32_t		score = gz_units(head->sentiment, GZ_SCORE_UNIT);

	gz_put_bits(w, GZ_VALUE_FORMAT, 8);
	gz_put_bits(w, head->bytes ? GZ_VALUE_BYTES : 0, 8);
	for (int i = 0; i < 3; i++)
		put_leb128(w, head->library[i]);
	put_leb128(w, head->data);
	put_leb128(w, head->text_length);
	put_leb128(w, score < 0 ? (uint32_t) -score * 2 - 1 : (uint32_t) score * 2);
	put_leb128(w, sentences);
	put_leb128(w, names);
}

/* ---------- sentences ---------- */

/* A score, for which 0 is the most frequent one. */
static void
put_score(gz_bit_writer *w, double x)
{
	int32_t		score = gz_units(x, GZ_SCORE_UNIT);

	gz_put_bits(w, score != 0, 1);
	if (score != 0)
		gz_put_bits(w, (uint32_t) (score < 0 ? -score - 1 : score - 1) << 1 |
					(score < 0), WIDTH_SCORE);
}

static void
put_sentences(gz_bit_writer *w, const gz_sentences *sentences)
{
	uint32_t	end = 0;

	gz_put_number(w, sentences->n, ORDER_COUNT);
	for (uint32_t i = 0; i < sentences->n; i++)
	{
		const gz_sentence *s = &sentences->items[i];

		gz_check(w->arena);
		gz_put_number(w, s->char_start - end, ORDER_SENTENCE_GAP);
		gz_put_number(w, s->char_length - 1, ORDER_SENTENCE_LENGTH);
		gz_put_bits(w, s->kind == GZ_S_SENTENCE, 1);
		put_score(w, s->sentiment);
		end = s->char_start + s->char_length;
	}
	gz_flush_bits(w);
}

/* ---------- names ---------- */

/* One of the n things written before; a single one needs no bits. */
static void
put_place(gz_bit_writer *w, uint32_t place, uint32_t n)
{
	gz_put_bits(w, place, gz_bit_width(n - 1));
}

/* Write a fold, unless it follows from the string that it is the fold of. */
static void
put_fold(writer *w, gz_str fold, gz_str s)
{
	gz_str		usual;
	bool		same = gz_usual_fold(w->arena, s, &usual) &&
		gz_str_equal(usual, fold);

	gz_put_bits(&w->bits, same, 1);
	if (!same)
		gz_put_string(&w->bits, GZ_CODE_NAME, fold);
}

/* Write an entity, which form names for the first time. */
static void
put_entity(writer *w, const gz_entity *e, gz_str form)
{
	gz_bit_writer *bits = &w->bits;
	bool		same = gz_str_equal(e->name, form);
	bool		country = e->country[0] != '\0';
	bool		place = !isnan(e->latitude) && !isnan(e->longitude);

	gz_put_bits(bits, e->kind, WIDTH_KIND);
	gz_put_bits(bits, same, 1);
	if (!same)
		gz_put_string(bits, GZ_CODE_NAME, e->name);
	put_fold(w, e->fold, e->name);
	gz_put_bits(bits, country, 1);
	for (int i = 0; i < 2 && country; i++)
		gz_put_bits(bits, (uint32_t) (e->country[i] - 'A'), WIDTH_LETTER);
	gz_put_bits(bits, place, 1);
	if (place)
	{
		gz_put_bits(bits, (uint32_t) (gz_units(e->latitude, GZ_DEGREE_UNIT) +
									  LATITUDE_MAX), WIDTH_LATITUDE);
		gz_put_bits(bits, (uint32_t) (gz_units(e->longitude, GZ_DEGREE_UNIT) +
									  LONGITUDE_MAX), WIDTH_LONGITUDE);
	}
	gz_put_bits(bits, (uint32_t) gz_units(e->salience, GZ_SALIENCE_UNIT),
				WIDTH_SALIENCE);
	put_score(bits, e->sentiment);
}

/* Write a form that was not there before, and what it stands for. */
static void
put_form(writer *w, const gz_mention *m, gz_str form)
{
	gz_bit_writer *bits = &w->bits;
	bool		name = m->entity < w->a->entities.n;
	const gz_entity *e;
	uint32_t   *number;

	gz_put_string(bits, GZ_CODE_NAME, form);
	gz_put_bits(bits, name, 1);
	if (!name)
	{
		gz_put_bits(bits, m->kind - GZ_DATE, WIDTH_KIND);
		gz_put_bits(bits, m->value != NULL, 1);
		if (m->value != NULL)
			gz_put_string(bits, GZ_CODE_NAME,
						  (gz_str) {m->value, (uint32_t) strlen(m->value)});
		return;
	}
	put_fold(w, m->fold, form);
	e = &w->a->entities.items[m->entity];
	number = &w->entity[m->entity];
	if (w->n_entities > 0)
		gz_put_bits(bits, *number != 0, 1);
	if (*number != 0)
		put_place(bits, *number - 1, w->n_entities);
	else
	{
		*number = ++w->n_entities;
		put_entity(w, e, form);
	}
	gz_put_bits(bits, m->kind != e->kind, 1);
	if (m->kind != e->kind)
		gz_put_bits(bits, m->kind, WIDTH_KIND);
}

/* Everything that is written with a form, as a key. */
static gz_str
form_key(writer *w, const gz_mention *m, gz_str form)
{
	bool		name = m->entity < w->a->entities.n;
	gz_str		other = m->fold;
	uint32_t	what[2] = {m->kind, m->entity};
	char	   *key;

	if (!name)
	{
		const char *value = m->value == NULL ? "" : m->value;

		other = (gz_str) {value, (uint32_t) strlen(value)};
		what[1] = UINT32_MAX - (m->value == NULL);
	}
	key = gz_alloc(w->arena, sizeof(what) + form.length + 1 + other.length);
	memcpy(key, what, sizeof(what));
	memcpy(key + sizeof(what), form.s, form.length);
	key[sizeof(what) + form.length] = '\0';
	memcpy(key + sizeof(what) + form.length + 1, other.s, other.length);
	return (gz_str) {key, (uint32_t) sizeof(what) + form.length + 1 +
		other.length};
}

static void
put_names(writer *w)
{
	const gz_analysis *a = w->a;
	gz_bit_writer *bits = &w->bits;
	uint32_t	sentence = 0;
	uint32_t	end = 0;

	gz_map_init(&w->forms, w->arena);
	w->entity = gz_alloc0(w->arena, (a->entities.n + 1) * sizeof(uint32_t));
	gz_put_number(bits, a->mentions.n, ORDER_COUNT);
	for (uint32_t i = 0; i < a->mentions.n; i++)
	{
		const gz_mention *m = &a->mentions.items[i];
		gz_str		form = {a->text + m->start, m->length};
		uint32_t   *number = gz_map_put(&w->forms, form_key(w, m, form));

		gz_check(w->arena);
		gz_put_number(bits, m->sentence - sentence, ORDER_MENTION_SENTENCE);
		if (i == 0 || m->sentence != sentence)
			end = a->sentences.items[m->sentence].char_start;
		sentence = m->sentence;
		gz_put_number(bits, m->char_start - end, ORDER_MENTION_GAP);
		end = m->char_start + m->char_length;
		if (w->n_forms > 0)
			gz_put_bits(bits, *number != UINT32_MAX, 1);
		if (*number != UINT32_MAX)
			put_place(bits, *number, w->n_forms);
		else
		{
			*number = w->n_forms++;
			put_form(w, m, form);
		}
		gz_put_number(bits, GZ_CONFIDENCE_UNIT -
					  (uint32_t) gz_units(m->confidence, GZ_CONFIDENCE_UNIT),
					  ORDER_CONFIDENCE);
	}
	gz_flush_bits(bits);
}

/* ---------- stems ---------- */

static void
put_stems(gz_arena *arena, gz_bit_writer *w, const gz_stems *stems)
{
	gz_map		seen;
	uint32_t	n = 0;
	uint32_t	position = 0;

	gz_map_init(&seen, arena);
	gz_put_number(w, stems->n, ORDER_COUNT);
	for (uint32_t i = 0; i < stems->n; i++)
	{
		gz_str		s = {stems->items[i].s, stems->items[i].length};
		uint32_t   *number = gz_map_put(&seen, s);

		gz_check(arena);
		gz_put_number(w, gz_swap_step(stems->items[i].position - position,
									  false), ORDER_POSITION);
		position = stems->items[i].position;
		if (n > 0)
			gz_put_bits(w, *number != UINT32_MAX, 1);
		if (*number != UINT32_MAX)
			put_place(w, *number, n);
		else
		{
			*number = n++;
			gz_put_string(w, GZ_CODE_STEM, s);
		}
	}
	gz_flush_bits(w);
}

/* ---------- the whole ---------- */

gz_str
gz_write_value(gz_arena *arena, const gz_value_head *head,
			   const gz_analysis *a)
{
	writer		names = {.arena = arena, .a = a, .bits = {.arena = arena}};
	gz_bit_writer sentences = {.arena = arena};
	gz_bit_writer out = {.arena = arena};
	uint32_t	head_size;
	size_t		size;
	char	   *value;

	put_sentences(&sentences, &a->sentences);
	put_names(&names);
	put_head(&out, head, sentences.n, names.bits.n);
	head_size = out.n;
	put_stems(arena, &out, &a->stems);

	size = (size_t) out.n + sentences.n + names.bits.n;
	if (size > UINT32_MAX)
		gz_refuse(arena);
	value = gz_alloc(arena, size);
	memcpy(value, out.items, head_size);
	memcpy(value + head_size, sentences.items, sentences.n);
	memcpy(value + head_size + sentences.n, names.bits.items, names.bits.n);
	memcpy(value + head_size + sentences.n + names.bits.n,
		   out.items + head_size, out.n - head_size);
	return (gz_str) {value, (uint32_t) size};
}
