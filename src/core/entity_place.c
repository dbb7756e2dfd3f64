/*
 * entity_place.c - in which country an entity lies
 *
 * What the tables know has its country from them.  Any other place (a village,
 * a street, a hall) lies where the article says at its first mention (« à
 * Brélizan (Finistère) », « gare de Hambourg »); else in the country that the
 * article is about; else where the known places of its sentence lie, if that
 * is one country; else in the country that the article names most.
 */
#include "entity.h"
#include "entity_choice.h"

/* What a mention of a known place says of the article, and of a body or person. */
#define WEIGHT_PLACE 2
#define WEIGHT_OTHER 1

/* The country of a mention that the tables know, or -1. */
static int
country_of(const gz_mention *m)
{
	return m->entry == 0 ? -1 :
		gz_country_index(&gz_lexicon.entries[m->entry - 1]);
}

/* How many mentions before and behind a place are looked at. */
#define SENTENCE_REACH 32

/* What an article is about has this share of what it names. */
#define SHARE_MAIN 0.6

/* The country that an article names most, or -1; *share is its share. */
static int
main_country(const gz_mentions *mentions, double *share)
{
	uint32_t	counts[GZ_COUNTRIES] = {0};
	uint32_t	sum = 0;
	int			best = 0;

	for (uint32_t i = 0; i < mentions->n; i++)
	{
		const gz_mention *m = &mentions->items[i];
		int			country = country_of(m);
		uint32_t	weight = m->kind == GZ_LOC ? WEIGHT_PLACE : WEIGHT_OTHER;

		if (country < 0)
			continue;
		counts[country] += weight;
		sum += weight;
		if (counts[country] > counts[best])
			best = country;
	}
	*share = sum == 0 ? 0 : (double) counts[best] / sum;
	return sum == 0 ? -1 : best;
}

/*
 * The country that all known places of a mention's sentence lie in, or -1;
 * of a very long sentence those near it count.
 */
static int
sentence_country(const gz_mentions *mentions, uint32_t i)
{
	uint32_t	sentence = mentions->items[i].sentence;
	uint32_t	from = i > SENTENCE_REACH ? i - SENTENCE_REACH : 0;
	uint32_t	to = i + SENTENCE_REACH < mentions->n ? i + SENTENCE_REACH :
		mentions->n;
	int			found = -1;

	for (; from < to; from++)
	{
		const gz_mention *m = &mentions->items[from];
		int			country = m->kind == GZ_LOC ? country_of(m) : -1;

		if (m->sentence != sentence || country < 0 || country == found)
			continue;
		if (found >= 0)
			return -1;
		found = country;
	}
	return found;
}

/* The country of a known place at the end of a longer name, or -1. */
static int
inner_country(const gz_tokens *tokens, const gz_mention *m)
{
	for (uint32_t k = 1; k < m->n; k++)
	{
		uint32_t	name = gz_entity_meaning(tokens, m->first + k, m->n - k);

		for (; name != 0;
			 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		{
			const gz_entry *e =
				&gz_lexicon.entries[gz_lexicon.names[name].target];

			if (e->kind == GZ_LOC &&
				!(gz_lexicon.names[name].flags & GZ_NAME_WEAK))
				return gz_country_index(e);
		}
	}
	return -1;
}

/* Where an unknown place lies, or -1. */
static int
locate(const gz_tokens *tokens, const gz_mentions *mentions, uint32_t i,
	   int article, double share)
{
	const gz_mention *m = &mentions->items[i];
	int			country = -1;

	if (i + 1 < mentions->n && gz_is_located(tokens, m, m + 1))
		country = country_of(m + 1);
	if (country < 0)
		country = inner_country(tokens, m);
	if (country < 0 && share < SHARE_MAIN)
		country = sentence_country(mentions, i);
	return country < 0 ? article : country;
}

void
gz_locate_entities(const gz_tokens *tokens, const gz_mentions *mentions,
				   gz_entities *entities)
{
	double		share;
	int			article = main_country(mentions, &share);

	for (uint32_t i = 0; i < entities->n; i++)
	{
		gz_entity  *e = &entities->items[i];
		int			country = -1;

		if (e->entry != 0)
			country = gz_country_index(&gz_lexicon.entries[e->entry - 1]);
		else if (e->kind == GZ_LOC)
			country = locate(tokens, mentions, e->first_mention, article,
							 share);
		if (country < 0)
			continue;
		e->country[0] = (char) ('A' + country / 26);
		e->country[1] = (char) ('A' + country % 26);
	}
}
