/*
 * entity_choice.c - which of several known entities a name stands for
 *
 * Names that can be only one entity are the anchors of an article; an
 * ambiguous name is the anchored one among those it may be, else the one that
 * agrees in gender, lies in a country that the article names, has the most
 * inhabitants, or is listed first.
 */
#include "entity_choice.h"

#include "map.h"

/* Weights of the reasons, in the order above. */
#define W_ANCHOR	8.0F
#define W_GENDER	4.0F
#define W_COUNTRY	2.0F
#define W_STRONG	1.5F
#define W_CANONICAL	0.5F
#define W_PEOPLE	0.001F		/* times 100 ln(population) */

#define COUNTRIES	(26 * 26)

typedef struct chooser
{
	gz_arena   *arena;
	gz_map		anchors;		/* bytes of an entry's index -> 1 */
	uint32_t	countries[COUNTRIES];	/* how often each is named */
	uint32_t	places;
} chooser;

uint32_t
gz_entity_meaning(const gz_tokens *tokens, uint32_t first, uint32_t n)
{
	gz_match	matches[GZ_MATCH_MAX];
	unsigned	found = gz_match_names(tokens, first, first + n, matches);

	if (found == 0 || matches[found - 1].n != n)
		return 0;
	return gz_meaning(matches[found - 1].name, GZ_NAME_ENTITY);
}

/* The index of a country in the counts, or -1. */
static int
country_index(const gz_entry *e)
{
	if (e->country[0] < 'A' || e->country[0] > 'Z' ||
		e->country[1] < 'A' || e->country[1] > 'Z')
		return -1;
	return (e->country[0] - 'A') * 26 + (e->country[1] - 'A');
}

/* Is the meaning one that the mention may have? */
static bool
is_option(const gz_name *name, const gz_mention *m)
{
	return gz_lexicon.entries[name->target].kind == m->kind;
}

/* Count what a mention may be; *only is the last one. */
static unsigned
count_options(uint32_t name, const gz_mention *m, uint32_t *only)
{
	unsigned	n = 0;

	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		if (is_option(&gz_lexicon.names[name], m))
		{
			*only = gz_lexicon.names[name].target;
			n++;
		}
	return n;
}

static gz_str
entry_key(const uint32_t *entry)
{
	return (gz_str) {(const char *) entry, sizeof(*entry)};
}

/* Note the entity as one that the article names beyond doubt. */
static void
add_anchor(chooser *c, uint32_t entry)
{
	const gz_entry *e = &gz_lexicon.entries[entry];
	uint32_t   *key = gz_alloc(c->arena, sizeof(*key));

	*key = entry;
	*gz_map_put(&c->anchors, entry_key(key)) = 1;
	if (e->kind == GZ_LOC && country_index(e) >= 0)
	{
		c->countries[country_index(e)]++;
		c->places++;
	}
}

/* How much speaks for a meaning of an ambiguous mention. */
static float
score_of(const chooser *c, const gz_name *name, const gz_mention *m)
{
	const gz_entry *e = &gz_lexicon.entries[name->target];
	float		score = 0;
	int			country = country_index(e);

	if (gz_map_get(&c->anchors, entry_key(&name->target)) != UINT32_MAX)
		score += W_ANCHOR;
	if (m->gender != 0 && e->gender != 0)
		score += m->gender == (char) e->gender ? W_GENDER : -W_GENDER;
	if (e->kind == GZ_LOC && country >= 0 && c->places > 0)
		score += W_COUNTRY * (float) c->countries[country] / (float) c->places;
	if (!(name->flags & GZ_NAME_WEAK))
		score += W_STRONG;
	if (name->flags & GZ_NAME_CANONICAL)
		score += W_CANONICAL;
	return score + W_PEOPLE * (float) e->log_population;
}

void
gz_choose_entries(gz_arena *arena, const gz_tokens *tokens,
				  gz_mentions *mentions)
{
	chooser    *c = gz_alloc0(arena, sizeof(*c));
	uint32_t   *meanings = gz_alloc0(arena, mentions->n * sizeof(uint32_t));

	c->arena = arena;
	gz_map_init(&c->anchors, arena);
	for (uint32_t i = 0; i < mentions->n; i++)
	{
		gz_mention *m = &mentions->items[i];
		uint32_t	only = 0;

		if (m->entry == 0)
			continue;
		meanings[i] = gz_entity_meaning(tokens, m->first, m->n);
		if (meanings[i] != 0 && count_options(meanings[i], m, &only) == 1)
		{
			m->entry = only + 1;
			meanings[i] = 0;
			add_anchor(c, only);
		}
	}
	for (uint32_t i = 0; i < mentions->n; i++)
	{
		gz_mention *m = &mentions->items[i];
		uint32_t	name = meanings[i];
		float		best = -100;

		for (; name != 0;
			 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		{
			const gz_name *option = &gz_lexicon.names[name];
			float		score;

			if (!is_option(option, m))
				continue;
			score = score_of(c, option, m);
			if (score > best)
			{
				best = score;
				m->entry = option->target + 1;
			}
		}
	}
}
