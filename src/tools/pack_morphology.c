/*
 * pack_morphology.c - what each form may be, and of which lemma
 *
 * The inflection lexicon gives a row for each way to derive a form.  Rows of
 * one lemma are joined where nothing is lost by it; then the readings of a form
 * are put in order, and forms with the same ones (« portes », « fermes ») share
 * them, a lemma being told by the letters to drop and to add.
 *
 * The order, where lemmas.tsv has none: function words; nouns and adjectives,
 * first those of the lemma that is spelt like the form; then the rest, in the
 * same way.
 */
#include <stdlib.h>

#include "pack_internal.h"

#define NONE UINT32_MAX

/* No form has as many readings. */
#define MAX_READINGS 64

/* The parts of speech that a few words have, which are frequent. */
#define FUNCTION_WORD \
	(GZ_POS_DET | GZ_POS_PRON | GZ_POS_PREP | GZ_POS_CONJ)

typedef struct reading
{
	const char *lemma;
	uint32_t	tags;
	uint32_t	next;			/* of the same form */
} reading;

/* A row of lemmas.tsv. */
typedef struct decision
{
	const char *lemma;
	uint32_t	pos;
	uint32_t	agreement;		/* gender and number, 0: what the lexicon says */
	uint32_t	next;			/* of the same form */
} decision;

struct morphology
{
	GZ_ARRAY(reading) readings;
	GZ_ARRAY(uint32_t) first;	/* reading, by form */
	GZ_ARRAY(decision) decisions;
	map		   *decided;		/* key -> first decision */
	map		   *spellings;		/* lemma -> index in spelt_as */
	GZ_ARRAY(const char *) spelt_as;
	map		   *sets;			/* readings as text -> their place */
};

void
pack_start_morphology(pack *p)
{
	p->morphology = gz_alloc0(&p->arena, sizeof(morphology));
	p->morphology->decided = map_new();
	p->morphology->spellings = map_new();
	p->morphology->sets = map_new();
	/* reading 0 is that of words without any */
	*GZ_PUSH(&p->arena, &p->readings) = (gz_reading) {0};
}

void
pack_reading(pack *p, uint32_t form, const char *lemma, uint32_t tags)
{
	morphology *m = p->morphology;

	while (m->first.n <= form)
		*GZ_PUSH(&p->arena, &m->first) = NONE;
	*GZ_PUSH(&p->arena, &m->readings) = (reading) {
		.lemma = lemma, .tags = tags, .next = m->first.items[form]
	};
	m->first.items[form] = m->readings.n - 1;
}

void
pack_spelling(pack *p, const char *lemma, const char *spelt_as)
{
	morphology *m = p->morphology;

	map_put(m->spellings, lemma, m->spelt_as.n);
	*GZ_PUSH(&p->arena, &m->spelt_as) = spelt_as;
}

/* --- lemmas.tsv --- */

static uint32_t
read_part_of_speech(const tsv *t, const char *name)
{
	static const struct
	{
		const char *name;
		uint32_t	pos;
	}			all[] = {
		{"NOUN", GZ_POS_NOUN},
		{"ADJ", GZ_POS_ADJ},
		{"ADV", GZ_POS_ADV},
		{"VERB", GZ_POS_VERB},
		{"INF", GZ_POS_INF},
		{"PPAST", GZ_POS_PPAST},
		{"PPRES", GZ_POS_PPRES},
		{"DET", GZ_POS_DET},
		{"PRON", GZ_POS_PRON},
		{"PREP", GZ_POS_PREP},
		{"CONJ", GZ_POS_CONJ},
		{"NUM", GZ_POS_NUM},
		{"INTJ", GZ_POS_INTJ}
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(name, all[i].name) == 0)
			return all[i].pos;
	tsv_fail(t, "\"%s\" is no part of speech", name);
}

/* Genders and numbers, a letter each: m, f, s, p. */
static uint32_t
read_agreement(const tsv *t, const char *letters)
{
	uint32_t	tags = 0;

	for (const char *s = letters; *s != '\0'; s++)
		switch (*s)
		{
			case 'm':
				tags |= GZ_POS_MASC;
				break;
			case 'f':
				tags |= GZ_POS_FEM;
				break;
			case 's':
				tags |= GZ_POS_SING;
				break;
			case 'p':
				tags |= GZ_POS_PLUR;
				break;
			default:
				tsv_fail(t, "\"%s\" is no gender and number", letters);
		}
	return tags;
}

void
pack_lemmas(pack *p, const char *dir)
{
	morphology *m = p->morphology;
	tsv		   *t = tsv_open(dir, "lemmas.tsv");

	while (tsv_next(t))
	{
		const char *key = pack_key(p, tsv_field(t, 0));
		const char *lemma = pack_key(p, tsv_field(t, 1));
		uint32_t   *next = map_put(m->decided, key, NONE);

		if (map_get(p->word_map, key) == NULL)
			tsv_fail(t, "\"%s\" is no word of the lexicon", key);
		if (map_get(p->word_map, lemma) == NULL)
			tsv_fail(t, "\"%s\" is no word of the lexicon", lemma);
		while (*next != NONE)
			next = &m->decisions.items[*next].next;
		*next = m->decisions.n;
		*GZ_PUSH(&p->arena, &m->decisions) = (decision) {
			.lemma = lemma,
			.pos = read_part_of_speech(t, tsv_field(t, 2)),
			.agreement = read_agreement(t, tsv_field(t, 3)), .next = NONE
		};
	}
}

bool
pack_yields(const pack *p, const char *form, const char *lemma, uint32_t pos)
{
	const morphology *m = p->morphology;
	uint32_t   *first = map_get(m->decided, form);
	bool		other = false;

	for (uint32_t i = first == NULL ? NONE : *first; i != NONE;
		 i = m->decisions.items[i].next)
		if (m->decisions.items[i].pos & pos)
		{
			if (strcmp(m->decisions.items[i].lemma, lemma) == 0)
				return true;
			other = true;
		}
	return !other;
}

/* --- the readings of a form --- */

typedef struct reading_list
{
	reading		items[MAX_READINGS];
	unsigned	n;
} reading_list;

static void
insert(reading_list *list, unsigned at, reading r)
{
	if (list->n == MAX_READINGS)
		fail("a form of \"%s\" has too many readings", r.lemma);
	memmove(&list->items[at + 1], &list->items[at],
			(list->n - at) * sizeof(reading));
	list->items[at] = r;
	list->n++;
}

static reading
take(reading_list *list, unsigned at)
{
	reading		r = list->items[at];

	list->n--;
	memmove(&list->items[at], &list->items[at + 1],
			(list->n - at) * sizeof(reading));
	return r;
}

/*
 * May two sets of tags be one?  Only if one holds the other, or they are the
 * same in all but one respect: the masculine plural and the feminine plural are
 * a plural of both genders, but the masculine plural and the feminine singular
 * stay apart.
 */
static bool
can_join(uint32_t a, uint32_t b)
{
	static const uint32_t respects[] = {
		GZ_POS_MASC | GZ_POS_FEM,
		GZ_POS_SING | GZ_POS_PLUR,
		GZ_PERSON_1 | GZ_PERSON_2 | GZ_PERSON_3,
		GZ_TENSE_PRESENT | GZ_TENSE_IMPERFECT | GZ_TENSE_PAST |
		GZ_TENSE_FUTURE | GZ_MOOD_CONDITIONAL | GZ_MOOD_SUBJUNCTIVE |
		GZ_MOOD_IMPERATIVE
	};

	if ((a | b) == a || (a | b) == b)
		return true;
	for (unsigned i = 0; i < sizeof(respects) / sizeof(respects[0]); i++)
		if (((a ^ b) & ~respects[i]) == 0)
			return (a & respects[i]) != 0 && (b & respects[i]) != 0;
	return false;
}

/* Join the readings that can be joined, until none can. */
static void
join_readings(reading_list *list)
{
	for (unsigned i = 0; i < list->n; i++)
		for (unsigned k = i + 1; k < list->n; k++)
			if (strcmp(list->items[i].lemma, list->items[k].lemma) == 0 &&
				can_join(list->items[i].tags, list->items[k].tags))
			{
				list->items[i].tags |= list->items[k].tags;
				take(list, k);
				/* what is joined may now be joined to an earlier one */
				i = UINT32_MAX;
				break;
			}
}

/* The key whose readings are being sorted, for qsort. */
static const char *sorted_key;

/* How far back a reading belongs. */
static int
rank(const reading *r)
{
	bool		same = strcmp(r->lemma, sorted_key) == 0;

	return (r->tags & FUNCTION_WORD) ? 0 :
		(r->tags & (GZ_POS_NOUN | GZ_POS_ADJ)) ? (same ? 1 : 2) :
		(same ? 3 : 4);
}

static unsigned
same_bytes(const char *a, const char *b)
{
	unsigned	n = 0;

	while (a[n] != '\0' && a[n] == b[n])
		n++;
	return n;
}

/*
 * Nothing here depends on how the form and its lemma begin, so that forms which
 * are inflected alike have their readings in one order.
 */
static int
compare_readings(const void *a, const void *b)
{
	const reading *r = a;
	const reading *s = b;
	int			order = rank(r) - rank(s);
	unsigned	same_r = same_bytes(r->lemma, sorted_key);
	unsigned	same_s = same_bytes(s->lemma, sorted_key);

	if (order == 0)
		order = (int) same_s - (int) same_r;
	if (order == 0)
		order = strcmp(r->lemma + same_r, s->lemma + same_s);
	if (order == 0)
		order = r->tags < s->tags ? -1 : r->tags > s->tags;
	return order;
}

/*
 * Put what lemmas.tsv says of a form first: the readings of its lemma; where
 * there are none, those of its part of speech, which get the lemma; where there
 * are none either, a new one.
 */
static void
apply_decisions(const morphology *m, reading_list *list, uint32_t first)
{
	unsigned	done = 0;

	for (uint32_t i = first; i != NONE; i = m->decisions.items[i].next)
	{
		const decision *d = &m->decisions.items[i];
		unsigned	from = done;
		bool		own = false;

		for (unsigned k = from; k < list->n; k++)
			own |= (list->items[k].tags & d->pos) != 0 &&
				strcmp(list->items[k].lemma, d->lemma) == 0;
		for (unsigned k = from; k < list->n; k++)
		{
			reading		r = list->items[k];

			if (!(r.tags & d->pos) ||
				(own && strcmp(r.lemma, d->lemma) != 0))
				continue;
			/*
			 * The other parts of speech stay where they are, but a participle
			 * remains an adjective.
			 */
			if ((r.tags & GZ_POS_CLASS & ~d->pos) && !(d->pos & GZ_POS_PPAST))
			{
				list->items[k].tags &= ~d->pos;
				r.tags &= ~GZ_POS_CLASS | d->pos;
			}
			else
				take(list, k);
			r.lemma = d->lemma;
			if (d->agreement != 0)
				r.tags = (r.tags & ~(uint32_t) (GZ_POS_MASC | GZ_POS_FEM |
												GZ_POS_SING | GZ_POS_PLUR)) |
					d->agreement;
			insert(list, done++, r);
		}
		if (done == from)
			insert(list, done++, (reading) {
				.lemma = d->lemma,
				.tags = d->pos | d->agreement | GZ_POS_COMMON
			});
	}
}

uint16_t
pack_readings(pack *p, uint32_t form, const char *key)
{
	morphology *m = p->morphology;
	reading_list list = {.n = 0};
	const uint32_t *first = map_get(m->decided, key);
	gz_reading set[MAX_READINGS];
	char		text[MAX_READINGS * 32];
	size_t		n = 0;
	uint32_t   *at;

	if (form < m->first.n)
		for (uint32_t i = m->first.items[form]; i != NONE;
			 i = m->readings.items[i].next)
		{
			reading		r = m->readings.items[i];
			const uint32_t *spelling = map_get(m->spellings, r.lemma);

			if (!(r.tags & GZ_POS_CLASS))
				continue;
			if (spelling != NULL)
				r.lemma = m->spelt_as.items[*spelling];
			insert(&list, 0, r);
		}
	join_readings(&list);
	sorted_key = key;
	qsort(list.items, list.n, sizeof(reading), compare_readings);
	if (first != NULL)
		apply_decisions(m, &list, *first);
	if (list.n == 0)
		return 0;

	for (unsigned i = 0; i < list.n; i++)
	{
		const reading *r = &list.items[i];
		unsigned	same = same_bytes(r->lemma, key);

		if (strlen(key) - same > 255)
			fail("the lemma of \"%s\" is too different from it", key);
		set[i] = (gz_reading) {
			.tags = r->tags, .append = pack_string(p, r->lemma + same),
				.strip = (uint8_t) (strlen(key) - same),
				.left = (uint8_t) (list.n - 1 - i)
		};
		n += (size_t) snprintf(text + n, sizeof(text) - n, "%x %x %x,",
							   set[i].tags, set[i].append, set[i].strip);
	}
	at = map_put(m->sets, text, p->readings.n);
	if (*at == p->readings.n)
		for (unsigned i = 0; i < list.n; i++)
			*GZ_PUSH(&p->arena, &p->readings) = set[i];
	if (*at > UINT16_MAX)
		fail("more readings than 16 bits can number");
	return (uint16_t) *at;
}
