/*
 * value_parse.c - JSON to an analysis
 *
 * The shape is known, so there is no tree and no recursion: each object is a
 * set of members, of which some must be there and none may be twice.  What
 * the members say is checked by gz_check_analysis, like a value from the wire.
 */
#include "value_json.h"

#include <math.h>

typedef struct parser
{
	gz_arena   *arena;
	const char *s;
	const char *end;
	const char *problem;		/* the first one */
	gz_value_head *head;
	gz_analysis *a;
	GZ_ARRAY(char) text;		/* forms of the mentions */
	GZ_ARRAY(uint32_t) starts;	/* of the entities, as they say */
	uint32_t	seen;			/* members of the object, a bit each */
} parser;

#define BIT(member) (1U << (member))

/* Members of each object: those that must be there, those that may. */
#define HEAD_MEMBERS \
	(BIT(GZ_J_FORMAT) | BIT(GZ_J_LIBRARY) | BIT(GZ_J_DATA) | \
	 BIT(GZ_J_UNIT) | BIT(GZ_J_TEXT_LENGTH) | BIT(GZ_J_SENTIMENT) | \
	 BIT(GZ_J_SENTENCES) | BIT(GZ_J_ENTITIES) | BIT(GZ_J_MENTIONS) | \
	 BIT(GZ_J_STEMS))
#define SENTENCE_MEMBERS \
	(BIT(GZ_J_START) | BIT(GZ_J_LENGTH) | BIT(GZ_J_KIND) | \
	 BIT(GZ_J_SENTIMENT))
#define ENTITY_MEMBERS \
	(BIT(GZ_J_ENTITY) | BIT(GZ_J_KIND) | BIT(GZ_J_MENTIONS) | \
	 BIT(GZ_J_START) | BIT(GZ_J_SALIENCE) | BIT(GZ_J_SENTIMENT))
#define ENTITY_OPTIONAL \
	(BIT(GZ_J_KEY) | BIT(GZ_J_COUNTRY) | BIT(GZ_J_LATITUDE) | \
	 BIT(GZ_J_LONGITUDE))
#define MENTION_MEMBERS \
	(BIT(GZ_J_START) | BIT(GZ_J_LENGTH) | BIT(GZ_J_MENTION) | \
	 BIT(GZ_J_KIND) | BIT(GZ_J_SENTENCE) | BIT(GZ_J_CONFIDENCE))
#define MENTION_OPTIONAL \
	(BIT(GZ_J_KEY) | BIT(GZ_J_ENTITY) | BIT(GZ_J_VALUE))

/* ---------- JSON ---------- */

/* Note a problem; reading stops there. */
static void
fail(parser *p, const char *problem)
{
	if (p->problem == NULL)
		p->problem = problem;
}

static void
skip_space(parser *p)
{
	while (p->s < p->end &&
		   (*p->s == ' ' || *p->s == '\n' || *p->s == '\t' || *p->s == '\r'))
		p->s++;
}

/* Is the next sign this one?  It is read then. */
static bool
take(parser *p, char sign)
{
	skip_space(p);
	if (p->s == p->end || *p->s != sign)
		return false;
	p->s++;
	return true;
}

static void
expect(parser *p, char sign, const char *problem)
{
	if (p->problem == NULL && !take(p, sign))
		fail(p, problem);
}

/* Read the four digits of \uXXXX. */
static uint32_t
get_unit(parser *p)
{
	uint32_t	unit = 0;

	for (int i = 0; i < 4; i++)
	{
		char		c = p->s < p->end ? *p->s : '\0';

		if (c >= '0' && c <= '9')
			unit = unit << 4 | (uint32_t) (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			unit = unit << 4 | (uint32_t) ((c | 0x20) - 'a' + 10);
		else
		{
			fail(p, "an escape is not four hexadecimal digits");
			return 0xFFFD;
		}
		p->s++;
	}
	return unit;
}

/* Read what stands after a backslash; returns the character. */
static uint32_t
get_escape(parser *p)
{
	uint32_t	c;

	if (p->s == p->end)
		return 0;
	switch (*p->s++)
	{
		case '"':
			return '"';
		case '\\':
			return '\\';
		case '/':
			return '/';
		case 'b':
			return '\b';
		case 'f':
			return '\f';
		case 'n':
			return '\n';
		case 'r':
			return '\r';
		case 't':
			return '\t';
		case 'u':
			c = get_unit(p);
			if (c >= 0xD800 && c < 0xDC00 && p->end - p->s >= 6 &&
				p->s[0] == '\\' && p->s[1] == 'u')
			{
				uint32_t	low;

				p->s += 2;
				low = get_unit(p);
				if (low >= 0xDC00 && low < 0xE000)
					return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			}
			if (c >= 0xD800 && c < 0xE000)
				fail(p, "an escape is half a character");
			if (c == 0)
				fail(p, "a string holds a zero character");
			return c;
		default:
			fail(p, "an escape is not known");
			return 0xFFFD;
	}
}

/* Read a string; it ends with a zero byte. */
static gz_str
get_string(parser *p)
{
	GZ_ARRAY(char) out = {NULL, 0, 0};

	expect(p, '"', "a string is missing");
	while (p->problem == NULL)
	{
		char		encoded[4];
		unsigned	n = 1;

		if (p->s == p->end || (unsigned char) *p->s < 0x20)
		{
			fail(p, "a string does not end");
			break;
		}
		encoded[0] = *p->s++;
		if (encoded[0] == '"')
			break;
		if (encoded[0] == '\\')
			n = gz_encode(get_escape(p), encoded);
		for (unsigned i = 0; i < n; i++)
			*GZ_PUSH(p->arena, &out) = encoded[i];
	}
	*GZ_PUSH(p->arena, &out) = '\0';
	return (gz_str) {out.items, out.n - 1};
}

/* Read a multiple of 1 / unit, a power of ten, from low to high units. */
static int64_t
get_units(parser *p, int32_t unit, int64_t low, int64_t high)
{
	bool		negative = take(p, '-');
	int64_t		units = 0;
	int			digits = 0;
	int32_t		place = unit;

	for (; p->s < p->end && *p->s >= '0' && *p->s <= '9'; p->s++, digits++)
		if (units <= INT32_MAX)
			units = units * 10 + (*p->s - '0');
	units *= unit;
	if (digits > 0 && p->s < p->end && *p->s == '.')
		for (p->s++; p->s < p->end && *p->s >= '0' && *p->s <= '9'; p->s++)
		{
			place /= 10;
			units += (*p->s - '0') * place;
			if (place == 0 && *p->s != '0')
				fail(p, "a number has too many decimals");
		}
	if (negative)
		units = -units;
	if (digits == 0)
		fail(p, "a number is missing");
	else if (units < low || units > high)
		fail(p, "a number is out of range");
	return p->problem == NULL ? units : low;
}

static uint32_t
get_number(parser *p, uint32_t low)
{
	return (uint32_t) get_units(p, 1, low, GZ_VALUE_TEXT_MAX);
}

static double
get_score(parser *p)
{
	return (double) get_units(p, GZ_SCORE_UNIT, -GZ_SCORE_UNIT,
							  GZ_SCORE_UNIT) / GZ_SCORE_UNIT;
}

/* Read a string that is one of n names. */
static unsigned
get_choice(parser *p, const char *const *names, unsigned n)
{
	gz_str		s = get_string(p);

	for (unsigned i = 0; i < n; i++)
		if (strlen(names[i]) == s.length &&
			memcmp(names[i], s.s, s.length) == 0)
			return i;
	fail(p, "a word is none of those that may stand there");
	return 0;
}

/*
 * Go to the next member of an object, of those in may; returns GZ_J_COUNT at
 * the end of the object, where those in must are there.
 */
static unsigned
next_member(parser *p, uint32_t may, uint32_t must)
{
	unsigned	name;

	if (p->problem == NULL && take(p, '}'))
	{
		if ((p->seen & must) != must)
			fail(p, "a member of an object is missing");
		return GZ_J_COUNT;
	}
	if (p->seen != 0)
		expect(p, ',', "a comma is missing");
	name = get_choice(p, gz_member_name, GZ_J_COUNT);
	expect(p, ':', "a colon is missing");
	if (p->problem == NULL && (!(may & BIT(name)) || p->seen & BIT(name)))
		fail(p, "a member of an object is not known or there twice");
	if (p->problem != NULL)
		return GZ_J_COUNT;
	p->seen |= BIT(name);
	return name;
}

static void
begin_object(parser *p)
{
	expect(p, '{', "an object is missing");
	p->seen = 0;
}

/* Is there another item in the array? */
static bool
next_item(parser *p, uint32_t n)
{
	gz_check(p->arena);
	if (p->problem != NULL || take(p, ']'))
		return false;
	if (n > 0)
		expect(p, ',', "a comma is missing");
	return p->problem == NULL;
}

/* ---------- the parts ---------- */

static const char *const sentence_kinds[] = {"heading", "sentence"};
static const char *const units[] = {"character", "byte"};

static void
get_sentence(parser *p, gz_sentence *s)
{
	unsigned	name;

	memset(s, 0, sizeof(*s));
	begin_object(p);
	while ((name = next_member(p, SENTENCE_MEMBERS, SENTENCE_MEMBERS)) !=
		   GZ_J_COUNT)
		switch (name)
		{
			case GZ_J_START:
				s->char_start = get_number(p, 1) - 1;
				break;
			case GZ_J_LENGTH:
				s->char_length = get_number(p, 1);
				break;
			case GZ_J_KIND:
				s->kind = get_choice(p, sentence_kinds, 2) == 0 ?
					GZ_S_HEADING : GZ_S_SENTENCE;
				break;
			default:
				s->sentiment = get_score(p);
				break;
		}
}

/* Set a key that was not there to the usual one of its name. */
static void
complete_key(parser *p, gz_str *key, gz_str name)
{
	if (p->problem == NULL && !(p->seen & BIT(GZ_J_KEY)) &&
		!gz_usual_fold(p->arena, name, key))
		fail(p, "a name needs a key");
}

static float
get_degrees(parser *p, int limit)
{
	return (float) get_units(p, GZ_DEGREE_UNIT,
							 -(int64_t) limit * GZ_DEGREE_UNIT,
							 (int64_t) limit * GZ_DEGREE_UNIT) /
		GZ_DEGREE_UNIT;
}

static void
get_entity(parser *p, gz_entity *e)
{
	uint32_t	start = 0;
	unsigned	name;

	memset(e, 0, sizeof(*e));
	e->latitude = e->longitude = NAN;
	begin_object(p);
	while ((name = next_member(p, ENTITY_MEMBERS | ENTITY_OPTIONAL,
							   ENTITY_MEMBERS)) != GZ_J_COUNT)
		switch (name)
		{
			case GZ_J_ENTITY:
				e->name = get_string(p);
				break;
			case GZ_J_KEY:
				e->fold = get_string(p);
				break;
			case GZ_J_KIND:
				e->kind = (gz_kind) get_choice(p, gz_kind_name, GZ_KIND_COUNT);
				break;
			case GZ_J_MENTIONS:
				e->mentions = get_number(p, 1);
				break;
			case GZ_J_START:
				start = get_number(p, 1) - 1;
				break;
			case GZ_J_COUNTRY:
				{
					gz_str		country = get_string(p);

					if (country.length != 2)
						fail(p, "a country is not two letters");
					else
						memcpy(e->country, country.s, 2);
					break;
				}
			case GZ_J_LATITUDE:
				e->latitude = get_degrees(p, 90);
				break;
			case GZ_J_LONGITUDE:
				e->longitude = get_degrees(p, 180);
				break;
			case GZ_J_SALIENCE:
				e->salience = (double) get_units(p, GZ_SALIENCE_UNIT, 0,
												 GZ_SALIENCE_UNIT) /
					GZ_SALIENCE_UNIT;
				break;
			default:
				e->sentiment = get_score(p);
				break;
		}
	complete_key(p, &e->fold, e->name);
	*GZ_PUSH(p->arena, &p->starts) = start;
}

static void
get_mention(parser *p, gz_mention *m)
{
	gz_str		form = {"", 0};
	unsigned	name;

	memset(m, 0, sizeof(*m));
	m->entity = UINT32_MAX;
	m->fold = form;
	begin_object(p);
	while ((name = next_member(p, MENTION_MEMBERS | MENTION_OPTIONAL,
							   MENTION_MEMBERS)) != GZ_J_COUNT)
		switch (name)
		{
			case GZ_J_START:
				m->char_start = get_number(p, 1) - 1;
				break;
			case GZ_J_LENGTH:
				m->char_length = get_number(p, 1);
				break;
			case GZ_J_MENTION:
				form = get_string(p);
				break;
			case GZ_J_KIND:
				m->kind = (gz_kind) get_choice(p, gz_kind_name, GZ_KIND_COUNT);
				break;
			case GZ_J_ENTITY:
				m->entity = get_number(p, 1) - 1;
				break;
			case GZ_J_KEY:
				m->fold = get_string(p);
				break;
			case GZ_J_SENTENCE:
				m->sentence = get_number(p, 1) - 1;
				break;
			case GZ_J_VALUE:
				m->value = get_string(p).s;
				break;
			default:
				m->confidence = (float) get_units(p, GZ_CONFIDENCE_UNIT, 0,
												  GZ_CONFIDENCE_UNIT) /
					GZ_CONFIDENCE_UNIT;
				break;
		}
	if (m->kind < GZ_DATE)
		complete_key(p, &m->fold, form);
	else if (p->seen & (BIT(GZ_J_KEY) | BIT(GZ_J_ENTITY)))
		fail(p, "a date or an amount is an entity");
	m->start = p->text.n;
	m->length = form.length;
	for (uint32_t i = 0; i < form.length; i++)
		*GZ_PUSH(p->arena, &p->text) = form.s[i];
}

static void
get_stem(parser *p, gz_stem *stem)
{
	gz_str		s;

	memset(stem, 0, sizeof(*stem));
	expect(p, '[', "a stem is missing");
	s = get_string(p);
	if (s.length > UINT16_MAX)
		fail(p, "a stem is too long");
	stem->s = s.s;
	stem->length = (uint16_t) s.length;
	expect(p, ',', "a comma is missing");
	stem->position = get_number(p, 1);
	expect(p, ']', "a bracket is missing");
}

static void
get_array(parser *p, unsigned name)
{
	gz_analysis *a = p->a;

	expect(p, '[', "an array is missing");
	if (name == GZ_J_SENTENCES)
		while (next_item(p, a->sentences.n))
			get_sentence(p, GZ_PUSH(p->arena, &a->sentences));
	else if (name == GZ_J_ENTITIES)
		while (next_item(p, a->entities.n))
			get_entity(p, GZ_PUSH(p->arena, &a->entities));
	else if (name == GZ_J_MENTIONS)
		while (next_item(p, a->mentions.n))
			get_mention(p, GZ_PUSH(p->arena, &a->mentions));
	else
		while (next_item(p, a->stems.n))
			get_stem(p, GZ_PUSH(p->arena, &a->stems));
}

/* Read 0.1.0. */
static void
get_library(parser *p, uint32_t library[3])
{
	gz_str		s = get_string(p);
	parser		q = *p;

	q.s = s.s;
	q.end = s.s + s.length;
	for (int i = 0; i < 3; i++)
	{
		if (i > 0)
			expect(&q, '.', "a version has three numbers");
		for (library[i] = 0; q.s < q.end && *q.s >= '0' && *q.s <= '9'; q.s++)
		{
			if (library[i] > GZ_VALUE_TEXT_MAX / 10)
				fail(&q, "a number is out of range");
			else
				library[i] = library[i] * 10 + (uint32_t) (*q.s - '0');
		}
	}
	if (q.s != q.end)
		fail(&q, "a version has three numbers");
	if (q.problem != NULL)
		fail(p, q.problem);
}

static void
get_head(parser *p)
{
	gz_value_head *head = p->head;
	uint32_t	seen;
	unsigned	name;

	memset(head, 0, sizeof(*head));
	begin_object(p);
	while ((name = next_member(p, HEAD_MEMBERS, HEAD_MEMBERS)) != GZ_J_COUNT)
		switch (name)
		{
			case GZ_J_FORMAT:
				if (get_number(p, 0) != GZ_VALUE_FORMAT)
					fail(p, "its format is not known to this version of gazette");
				break;
			case GZ_J_LIBRARY:
				get_library(p, head->library);
				break;
			case GZ_J_DATA:
				head->data = get_number(p, 0);
				break;
			case GZ_J_UNIT:
				head->bytes = get_choice(p, units, 2) == 1;
				break;
			case GZ_J_TEXT_LENGTH:
				head->text_length = get_number(p, 0);
				break;
			case GZ_J_SENTIMENT:
				head->sentiment = get_score(p);
				break;
			default:
				seen = p->seen;
				get_array(p, name);
				p->seen = seen;
				break;
		}
	skip_space(p);
	if (p->s != p->end)
		fail(p, "something stands after the object");
}

/* Find the first mentions; they stand where the entities say. */
static void
find_first_mentions(parser *p)
{
	gz_analysis *a = p->a;

	for (uint32_t i = a->mentions.n; i-- > 0;)
		if (a->mentions.items[i].entity < a->entities.n)
			a->entities.items[a->mentions.items[i].entity].first_mention = i;
	for (uint32_t i = 0; i < a->entities.n; i++)
	{
		uint32_t	first = a->entities.items[i].first_mention;

		if (first >= a->mentions.n ||
			a->mentions.items[first].char_start != p->starts.items[i])
			fail(p, "an entity does not start with its first mention");
	}
}

const char *
gz_read_json(gz_arena *arena, gz_str json, gz_value_head *head,
			 gz_analysis **analysis, uint32_t *at)
{
	gz_analysis *a = gz_alloc0(arena, sizeof(gz_analysis));
	parser		p = {.arena = arena, .s = json.s, .end = json.s + json.length,
		.head = head, .a = a};

	*analysis = a;
	a->arena = arena;
	get_head(&p);
	a->text = p.text.items == NULL ? "" : p.text.items;
	a->length = p.text.n;
	if (p.problem == NULL)
		find_first_mentions(&p);
	*at = (uint32_t) (p.s - json.s);
	return p.problem != NULL ? p.problem : gz_check_analysis(arena, head, a);
}
