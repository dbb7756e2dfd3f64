/*
 * value_check.c - does an analysis from elsewhere make sense?
 */
#include "value_format.h"

#include <math.h>

#include "map.h"

/*
 * The usual fold: Latin letters in lower case without accents, digits, one
 * space for each run of spaces, hyphens and apostrophes, nothing for full
 * stops and soft hyphens.  Part of the format, so it must not change, and it
 * asks ICU nothing beyond the table of Latin letters.
 */
bool
gz_usual_fold(gz_arena *arena, gz_str s, gz_str *fold)
{
	char	   *out = gz_alloc(arena, (size_t) s.length * 2 + 1);
	uint32_t	n = 0;
	bool		space = false;

	for (const char *at = s.s, *end = s.s + s.length; at < end;)
	{
		uint32_t	c;
		uint32_t	base;

		at += gz_decode(at, end, &c);
		if (c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0x202F)
			c = ' ';
		if (c >= GZ_LATIN_END)
			return false;
		if (c == '.' || gz_latin_table[c].class == GZ_C_IGNORE)
			continue;
		switch (gz_latin_table[c].class)
		{
			case GZ_C_SPACE:
			case GZ_C_NEWLINE:
			case GZ_C_HYPHEN:
			case GZ_C_APOSTROPHE:
				space = n > 0;
				continue;
			default:
				break;
		}
		base = gz_latin_table[c].base;
		if (c == 0x152 || c == 0x153 || c == 0xC6 || c == 0xE6)
			base = c == 0x152 || c == 0x153 ? 'o' : 'a';
		else if (c >= '0' && c <= '9')
			base = c;
		else if (base < 'a' || base > 'z')
			return false;
		if (space)
			out[n++] = ' ';
		space = false;
		out[n++] = (char) base;
		if (c == 0x152 || c == 0x153 || c == 0xC6 || c == 0xE6)
			out[n++] = 'e';
	}
	*fold = (gz_str) {out, n};
	return n > 0;
}

/* Is a string not empty, valid UTF-8 and without zero bytes? */
static bool
sound(gz_str s)
{
	const char *at = s.s;
	const char *end = at + s.length;

	while (at < end)
	{
		uint32_t	c;
		unsigned	bytes = gz_decode(at, end, &c);

		if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ||
			(c == 0xFFFD && bytes == 1))
			return false;
		at += bytes;
	}
	return s.length > 0;
}

static inline bool
is_score(double x)
{
	return x >= -1 && x <= 1;
}

static const char *
check_sentences(const gz_value_head *head, const gz_sentences *sentences)
{
	uint32_t	end = 0;

	for (uint32_t i = 0; i < sentences->n; i++)
	{
		const gz_sentence *s = &sentences->items[i];

		if (s->char_start < end)
			return "its sentences are not in order";
		if (s->char_length == 0 || s->char_length > head->text_length ||
			s->char_start > head->text_length - s->char_length)
			return "a sentence ends outside the text";
		if (!is_score(s->sentiment))
			return "the sentiment of a sentence is not between -1 and 1";
		end = s->char_start + s->char_length;
	}
	return NULL;
}

static const char *
check_mention(const gz_value_head *head, const gz_analysis *a,
			  const gz_mention *m)
{
	gz_str		form = {a->text + m->start, m->length};
	const gz_sentence *s;

	if (m->sentence >= a->sentences.n)
		return "a mention is in no sentence";
	s = &a->sentences.items[m->sentence];
	if (m->char_start < s->char_start ||
		m->char_start - s->char_start > s->char_length ||
		m->char_length > s->char_length - (m->char_start - s->char_start))
		return "a mention is not in its sentence";
	if (!sound(form))
		return "a mention is empty or not valid UTF-8";
	if (m->char_length != (head->bytes ? form.length :
						   gz_count_chars(form.s, form.length)))
		return "a mention is not as long as its form";
	if (!(m->confidence >= 0 && m->confidence <= 1))
		return "a confidence is not between 0 and 1";
	if (m->kind < GZ_DATE)
	{
		if (m->entity >= a->entities.n)
			return "a mention is of no known entity";
		if (!sound(m->fold))
			return "a key is empty or not valid UTF-8";
		if (m->value != NULL)
			return "a name has a value";
	}
	else if (m->kind >= GZ_KIND_COUNT)
		return "a mention is of no known kind";
	else if (m->entity < a->entities.n)
		return "a date or an amount is an entity";
	else if (m->value != NULL &&
			 !sound((gz_str) {m->value, (uint32_t) strlen(m->value)}))
		return "a value is empty or not valid UTF-8";
	return NULL;
}

static const char *
check_entity(const gz_entity *e)
{
	if (e->kind >= GZ_DATE)
		return "an entity is of no known kind";
	if (!sound(e->name))
		return "the name of an entity is empty or not valid UTF-8";
	if (!sound(e->fold))
		return "a key is empty or not valid UTF-8";
	if (e->country[0] != '\0' &&
		(e->country[0] < 'A' || e->country[0] > 'Z' || e->country[1] < 'A' ||
		 e->country[1] > 'Z' || e->country[2] != '\0'))
		return "a country is not two letters";
	if (isnan(e->latitude) != isnan(e->longitude) ||
		(!isnan(e->latitude) &&
		 !(fabsf(e->latitude) <= 90 && fabsf(e->longitude) <= 180)))
		return "a place is not on Earth";
	if (!(e->salience >= 0 && e->salience <= 1))
		return "a salience is not between 0 and 1";
	if (!is_score(e->sentiment))
		return "the sentiment towards an entity is not between -1 and 1";
	return NULL;
}

/* Check how the entities are counted and ordered. */
static const char *
check_order(gz_arena *arena, const gz_analysis *a)
{
	uint32_t	n = a->entities.n;
	uint32_t   *first = gz_alloc0(arena, ((size_t) n + 1) * sizeof(uint32_t));
	uint32_t   *count = gz_alloc0(arena, ((size_t) n + 1) * sizeof(uint32_t));

	for (uint32_t i = 0; i < a->mentions.n; i++)
	{
		uint32_t	e = a->mentions.items[i].entity;

		if (e < n && count[e]++ == 0)
			first[e] = i;
	}
	for (uint32_t i = 0; i < n; i++)
	{
		const gz_entity *e = &a->entities.items[i];

		if (count[i] == 0 || e->mentions != count[i] ||
			e->first_mention != first[i])
			return "an entity does not have the mentions that it counts";
		if (i > 0 && (count[i] > count[i - 1] ||
					  (count[i] == count[i - 1] && first[i] < first[i - 1])))
			return "its entities are not in order";
	}
	return NULL;
}

static const char *
check_stems(const gz_stems *stems)
{
	uint32_t	position = 0;

	for (uint32_t i = 0; i < stems->n; i++)
	{
		const gz_stem *s = &stems->items[i];

		if (s->position == 0 || s->position < position ||
			s->position > GZ_VALUE_TEXT_MAX)
			return "its stems are not in order";
		if (!sound((gz_str) {s->s, s->length}))
			return "a stem is empty or not valid UTF-8";
		position = s->position;
	}
	return NULL;
}

const char *
gz_check_analysis(gz_arena *arena, const gz_value_head *head,
				  const gz_analysis *a)
{
	const char *problem;
	uint32_t	end = 0;

	if (head->text_length > GZ_VALUE_TEXT_MAX)
		return "its text is too long";
	if (!is_score(head->sentiment))
		return "its sentiment is not between -1 and 1";
	problem = check_sentences(head, &a->sentences);
	for (uint32_t i = 0; i < a->mentions.n && problem == NULL; i++)
	{
		const gz_mention *m = &a->mentions.items[i];

		problem = check_mention(head, a, m);
		if (problem == NULL && (m->char_start < end ||
			(i > 0 && m->sentence < m[-1].sentence)))
			problem = "its mentions are not in order";
		end = m->char_start + m->char_length;
	}
	for (uint32_t i = 0; i < a->entities.n && problem == NULL; i++)
		problem = check_entity(&a->entities.items[i]);
	if (problem == NULL)
		problem = check_order(arena, a);
	if (problem == NULL)
		problem = check_stems(&a->stems);
	return problem;
}

const char *
gz_verify_value(gz_arena *arena, gz_str value)
{
	gz_value_head head;
	gz_analysis *a;
	const char *problem = gz_read_value(arena, value, GZ_READ_ALL, &head, &a);

	if (problem == NULL)
		problem = gz_check_analysis(arena, &head, a);
	if (problem == NULL &&
		!gz_str_equal(gz_write_value(arena, &head, a), value))
		problem = "it is not how gazette writes this analysis";
	return problem;
}
