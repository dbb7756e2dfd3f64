/*
 * value_json.c - an analysis to JSON
 */
#include "value_json.h"

#include <math.h>
#include <stdio.h>

#include "map.h"

const char *const gz_member_name[GZ_J_COUNT] = {
	"format", "library", "data", "unit", "text_length", "sentiment",
	"sentences", "entities", "mentions", "stems",
	"start", "length", "kind", "entity", "key", "country", "latitude",
	"longitude", "salience", "mention", "sentence", "value", "confidence"
};

typedef struct json_writer
{
	gz_arena   *arena;
	char	   *items;
	uint32_t	n;
	uint32_t	room;
	bool		ascii;
	bool		first;			/* no member of the object yet */
} json_writer;

static void
put(json_writer *w, const char *s, size_t length)
{
	for (size_t i = 0; i < length; i++)
		*GZ_PUSH(w->arena, w) = s[i];
}

static void
put_text(json_writer *w, const char *s)
{
	put(w, s, strlen(s));
}

/* One UTF-16 unit as an escape. */
static void
put_escape(json_writer *w, uint32_t unit)
{
	char		escape[8];

	put(w, escape, (size_t) snprintf(escape, sizeof(escape), "\\u%04x",
									 unit & 0xFFFF));
}

static void
put_string(json_writer *w, gz_str s)
{
	put_text(w, "\"");
	for (const char *at = s.s, *end = at + s.length; at < end;)
	{
		uint32_t	c;
		unsigned	bytes = gz_decode(at, end, &c);

		if (c == '"' || c == '\\')
			put_text(w, "\\");
		if (c == '\n')
			put_text(w, "\\n");
		else if (c < 0x20 || c == 0x7F || (c > 0x7F && c < 0x10000 && w->ascii))
			put_escape(w, c);
		else if (c >= 0x10000 && w->ascii)
		{
			put_escape(w, 0xD800 + ((c - 0x10000) >> 10));
			put_escape(w, 0xDC00 + (c & 0x3FF));
		}
		else
			put(w, at, bytes);
		at += bytes;
	}
	put_text(w, "\"");
}

/* Begin a member of an object. */
static void
member(json_writer *w, int name)
{
	put_text(w, w->first ? "\"" : ", \"");
	put_text(w, gz_member_name[name]);
	put_text(w, "\": ");
	w->first = false;
}

static void
put_number(json_writer *w, int name, uint32_t number)
{
	char		out[16];

	member(w, name);
	put(w, out, (size_t) snprintf(out, sizeof(out), "%u", number));
}

/* Write a multiple of 1 / unit, a power of ten, with the digits it needs. */
static void
put_decimal(json_writer *w, int name, double x, int32_t unit)
{
	int32_t		units = gz_units(x, unit);
	uint32_t	amount = (uint32_t) (units < 0 ? -units : units);
	char		out[32];
	int			n;

	member(w, name);
	n = snprintf(out, sizeof(out), "%s%u.", units < 0 ? "-" : "",
				 amount / (uint32_t) unit);
	for (uint32_t rest = amount % (uint32_t) unit, place = (uint32_t) unit / 10;
		 rest > 0; place /= 10)
	{
		out[n++] = (char) ('0' + rest / place);
		rest %= place;
	}
	put(w, out, (size_t) (out[n - 1] == '.' ? n - 1 : n));
}

static void
put_member(json_writer *w, int name, gz_str s)
{
	member(w, name);
	put_string(w, s);
}

static gz_str
str(const char *s)
{
	return (gz_str) {s, (uint32_t) strlen(s)};
}

/* Begin the next object of an array. */
static void
next_object(json_writer *w, uint32_t i)
{
	gz_check(w->arena);
	put_text(w, i == 0 ? "\n{" : ",\n{");
	w->first = true;
}

/* Write the key of a name, where it is not the usual one. */
static void
put_key(json_writer *w, gz_str fold, gz_str name)
{
	gz_str		usual;

	if (!gz_usual_fold(w->arena, name, &usual) || !gz_str_equal(usual, fold))
		put_member(w, GZ_J_KEY, fold);
}

static void
put_sentences(json_writer *w, const gz_sentences *sentences)
{
	for (uint32_t i = 0; i < sentences->n; i++)
	{
		const gz_sentence *s = &sentences->items[i];

		next_object(w, i);
		put_number(w, GZ_J_START, s->char_start + 1);
		put_number(w, GZ_J_LENGTH, s->char_length);
		put_member(w, GZ_J_KIND, str(s->kind == GZ_S_HEADING ? "heading" :
								  "sentence"));
		put_decimal(w, GZ_J_SENTIMENT, s->sentiment, GZ_SCORE_UNIT);
		put_text(w, "}");
	}
}

static void
put_entities(json_writer *w, const gz_analysis *a)
{
	for (uint32_t i = 0; i < a->entities.n; i++)
	{
		const gz_entity *e = &a->entities.items[i];

		next_object(w, i);
		put_member(w, GZ_J_ENTITY, e->name);
		put_key(w, e->fold, e->name);
		put_member(w, GZ_J_KIND, str(gz_kind_name[e->kind]));
		put_number(w, GZ_J_MENTIONS, e->mentions);
		put_number(w, GZ_J_START,
				   a->mentions.items[e->first_mention].char_start + 1);
		if (e->country[0] != '\0')
			put_member(w, GZ_J_COUNTRY, str(e->country));
		if (!isnan(e->latitude))
		{
			put_decimal(w, GZ_J_LATITUDE, e->latitude, GZ_DEGREE_UNIT);
			put_decimal(w, GZ_J_LONGITUDE, e->longitude, GZ_DEGREE_UNIT);
		}
		put_decimal(w, GZ_J_SALIENCE, e->salience, GZ_SALIENCE_UNIT);
		put_decimal(w, GZ_J_SENTIMENT, e->sentiment, GZ_SCORE_UNIT);
		put_text(w, "}");
	}
}

static void
put_mentions(json_writer *w, const gz_analysis *a)
{
	for (uint32_t i = 0; i < a->mentions.n; i++)
	{
		const gz_mention *m = &a->mentions.items[i];
		gz_str		form = {a->text + m->start, m->length};

		next_object(w, i);
		put_number(w, GZ_J_START, m->char_start + 1);
		put_number(w, GZ_J_LENGTH, m->char_length);
		put_member(w, GZ_J_MENTION, form);
		put_member(w, GZ_J_KIND, str(gz_kind_name[m->kind]));
		if (m->entity < a->entities.n)
		{
			put_key(w, m->fold, form);
			put_number(w, GZ_J_ENTITY, m->entity + 1);
		}
		put_number(w, GZ_J_SENTENCE, m->sentence + 1);
		if (m->value != NULL)
			put_member(w, GZ_J_VALUE, str(m->value));
		put_decimal(w, GZ_J_CONFIDENCE, m->confidence, GZ_CONFIDENCE_UNIT);
		put_text(w, "}");
	}
}

static void
put_stems(json_writer *w, const gz_stems *stems)
{
	for (uint32_t i = 0; i < stems->n; i++)
	{
		char		out[32];

		gz_check(w->arena);
		put_text(w, i == 0 ? "\n[" : ", [");
		put_string(w, (gz_str) {stems->items[i].s, stems->items[i].length});
		put(w, out, (size_t) snprintf(out, sizeof(out), ", %u]",
									  stems->items[i].position));
	}
}

gz_str
gz_write_json(gz_arena *arena, const gz_value_head *head,
			  const gz_analysis *a, bool ascii)
{
	json_writer w = {.arena = arena, .ascii = ascii, .first = true};
	char		library[48];

	put_text(&w, "{");
	put_number(&w, GZ_J_FORMAT, GZ_VALUE_FORMAT);
	snprintf(library, sizeof(library), "%u.%u.%u", head->library[0],
			 head->library[1], head->library[2]);
	put_member(&w, GZ_J_LIBRARY, str(library));
	put_number(&w, GZ_J_DATA, head->data);
	put_member(&w, GZ_J_UNIT, str(head->bytes ? "byte" : "character"));
	put_number(&w, GZ_J_TEXT_LENGTH, head->text_length);
	put_decimal(&w, GZ_J_SENTIMENT, head->sentiment, GZ_SCORE_UNIT);
	member(&w, GZ_J_SENTENCES);
	put_text(&w, "[");
	put_sentences(&w, &a->sentences);
	put_text(&w, "],\n\"entities\": [");
	put_entities(&w, a);
	put_text(&w, "],\n\"mentions\": [");
	put_mentions(&w, a);
	put_text(&w, "],\n\"stems\": [");
	put_stems(&w, &a->stems);
	put_text(&w, "]}");
	return (gz_str) {w.items, w.n};
}
