/*
 * entity_choice.c - which of several known entities a name stands for
 *
 * Names that can be only one entity are the anchors of an article, and so are
 * places whose region or country is named right behind them (« Paris, au
 * Texas »).  An ambiguous name is the anchored one among those it may be, else
 * the one that agrees in gender, lies in a country that the article names, has
 * the most inhabitants, or is listed first.
 */
#include "entity_choice.h"

#include "map.h"

/*
 * Weights of the reasons, in the order above.  A small place wins over a large
 * namesake if all others of the article lie in its country and the other has
 * less than about twenty times its inhabitants: Valence in the Drôme, but not
 * Paris in Texas, which must be said to be there.
 */
#define W_ANCHOR	20.0F
#define W_GENDER	4.0F
#define W_COUNTRY	5.5F
#define W_STRONG	1.5F
#define W_CANONICAL	0.5F
#define W_PEOPLE	0.01F		/* times 100 ln(population) */

/* The most tokens between a place and the region that it is said to lie in. */
#define GAP_MAX 3

typedef struct chooser
{
	gz_arena   *arena;
	gz_map		anchors;		/* bytes of an entry's index -> 1 */
	gz_map		ambiguous;		/* … that an ambiguous name most likely means */
	uint32_t	countries[GZ_COUNTRIES];	/* how many places of each are named */
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

int
gz_country_index(const gz_entry *e)
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

/* What a mention may be. */
typedef struct options
{
	unsigned	n;
	unsigned	strong;			/* those that are no weak alias */
	uint32_t	only;			/* the last one, if possible a strong one */
} options;

static options
options_of(uint32_t name, const gz_mention *m)
{
	options		o = {0, 0, 0};

	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		const gz_name *option = &gz_lexicon.names[name];
		bool		strong = !(option->flags & GZ_NAME_WEAK);

		if (!is_option(option, m))
			continue;
		if (strong || o.strong == 0)
			o.only = option->target;
		o.n++;
		o.strong += strong;
	}
	return o;
}

static gz_str
entry_key(const uint32_t *entry)
{
	return (gz_str) {(const char *) entry, sizeof(*entry)};
}

/* Note an entity in a map, and the country of a place, once. */
static void
add_entry(chooser *c, gz_map *map, uint32_t entry)
{
	const gz_entry *e = &gz_lexicon.entries[entry];
	uint32_t   *key = gz_alloc(c->arena, sizeof(*key));
	uint32_t   *seen;

	*key = entry;
	seen = gz_map_put(map, entry_key(key));
	if (*seen == UINT32_MAX && e->kind == GZ_LOC && gz_country_index(e) >= 0)
	{
		c->countries[gz_country_index(e)]++;
		c->places++;
	}
	*seen = 1;
}

bool
gz_is_located(const gz_tokens *tokens, const gz_mention *m, const gz_mention *next)
{
	uint32_t	from = m->first + m->n;

	if (m->kind != GZ_LOC || next->kind != GZ_LOC || next->entry == 0 ||
		next->sentence != m->sentence || next->first == from ||
		next->first - from > GAP_MAX)
		return false;
	if (!gz_is(&tokens->items[from], '(') && !gz_is(&tokens->items[from], ','))
		return false;
	while (++from < next->first)
		if (!(gz_word_of(&tokens->items[from])->pos &
			  (GZ_POS_PREP | GZ_POS_DET)))
			return false;
	return true;
}

/* The meaning of a place that lies in the country of another, or 0. */
static uint32_t
meaning_in(uint32_t name, const gz_mention *m, uint32_t entry)
{
	const char *country = gz_lexicon.entries[entry].country;

	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		const gz_name *option = &gz_lexicon.names[name];

		if (is_option(option, m) && *country != '\0' &&
			memcmp(gz_lexicon.entries[option->target].country, country, 2) == 0)
			return name;
	}
	return 0;
}

/* The country that the ambiguous name itself was counted for, or -1. */
static int
own_country(const chooser *c, uint32_t name)
{
	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		const uint32_t *entry = &gz_lexicon.names[name].target;

		if (gz_map_get(&c->ambiguous, entry_key(entry)) != UINT32_MAX)
			return gz_country_index(&gz_lexicon.entries[*entry]);
	}
	return -1;
}

/*
 * How much speaks for a meaning of an ambiguous mention, whose name was
 * counted for the country own.
 */
static float
score_of(const chooser *c, const gz_name *name, const gz_mention *m, int own)
{
	const gz_entry *e = &gz_lexicon.entries[name->target];
	float		score = 0;
	int			country = gz_country_index(e);

	if (gz_map_get(&c->anchors, entry_key(&name->target)) != UINT32_MAX)
		score += W_ANCHOR;
	if (m->gender != 0 && e->gender != 0)
		score += m->gender == (char) e->gender ? W_GENDER : -W_GENDER;
	/* what the name counted for itself proves nothing */
	if (e->kind == GZ_LOC && country >= 0 && c->places > (own >= 0))
		score += W_COUNTRY * (float) (c->countries[country] - (country == own)) /
			(float) (c->places - (own >= 0));
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
	gz_map_init(&c->ambiguous, arena);
	for (uint32_t i = 0; i < mentions->n; i++)
	{
		gz_mention *m = &mentions->items[i];
		options		o;

		if (m->entry == 0)
			continue;
		meanings[i] = gz_entity_meaning(tokens, m->first, m->n);
		o = options_of(meanings[i], m);
		if (o.n == 1)
		{
			m->entry = o.only + 1;
			meanings[i] = 0;
			add_entry(c, &c->anchors, o.only);
		}
		else if (o.strong == 1)
			add_entry(c, &c->ambiguous, o.only);
	}
	for (uint32_t i = 0; i + 1 < mentions->n; i++)
	{
		gz_mention *m = &mentions->items[i];
		uint32_t	name = 0;

		if (meanings[i] != 0 && gz_is_located(tokens, m, m + 1))
			name = meaning_in(meanings[i], m, m[1].entry - 1);
		if (name == 0)
			continue;
		m->entry = gz_lexicon.names[name].target + 1;
		meanings[i] = 0;
		add_entry(c, &c->anchors, gz_lexicon.names[name].target);
	}
	for (uint32_t i = 0; i < mentions->n; i++)
	{
		gz_mention *m = &mentions->items[i];
		uint32_t	name = meanings[i];
		int			own = own_country(c, name);
		float		best = -100;

		for (; name != 0;
			 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		{
			const gz_name *option = &gz_lexicon.names[name];
			float		score;

			if (!is_option(option, m))
				continue;
			score = score_of(c, option, m, own);
			if (score > best)
			{
				best = score;
				m->entry = option->target + 1;
			}
		}
	}
}
