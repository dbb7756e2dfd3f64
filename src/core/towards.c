/*
 * towards.c - sentiment towards a name that somebody asks for
 */
#include "towards.h"

/* Do the tokens from i on have the folds of the n wanted ones? */
static bool
stands_at(const gz_tokens *tokens, uint32_t i, const gz_token *wanted,
		  uint32_t n)
{
	if (i + n > tokens->n ||
		!(tokens->items[i].shape & (GZ_SHAPE_CAPITAL | GZ_SHAPE_DIGIT)))
		return false;
	for (uint32_t k = 0; k < n; k++)
	{
		const gz_token *t = &tokens->items[i + k];

		if (t->fold_length != wanted[k].fold_length ||
			memcmp(t->fold, wanted[k].fold, t->fold_length) != 0)
			return false;
	}
	return true;
}

/* Append a mention of tokens [i, i + n). */
static void
add_mention(const gz_analysis *a, gz_mentions *mentions, uint32_t i,
			uint32_t n, uint32_t sentence)
{
	gz_mention *m = GZ_PUSH(a->arena, mentions);

	*m = gz_mention_on(&a->tokens, i, n);
	m->sentence = sentence;
	m->kind = GZ_PER;
	m->entity = a->entities.n;
}

/*
 * The mentions with those of the wanted tokens among them, as the entity after
 * the last; found counts them.
 */
static gz_mentions
with_name(const gz_analysis *a, const gz_token *wanted, uint32_t n,
		  uint32_t *found)
{
	gz_mentions all = {0};
	uint32_t	next = 0;
	uint32_t	sentence = 0;

	*found = 0;
	for (uint32_t i = 0; i < a->tokens.n; i++)
	{
		gz_mention *m;

		while (next < a->mentions.n && a->mentions.items[next].first +
			   a->mentions.items[next].n <= i)
			*GZ_PUSH(a->arena, &all) = a->mentions.items[next++];
		while (i >= a->sentences.items[sentence].first +
			   a->sentences.items[sentence].n)
			sentence++;
		if (!stands_at(&a->tokens, i, wanted, n))
			continue;
		m = next < a->mentions.n ? &a->mentions.items[next] : NULL;
		if (m == NULL || m->first >= i + n)
		{
			add_mention(a, &all, i, n, sentence);
			(*found)++;
			i += n - 1;
		}
		else if (m->kind == GZ_PER && m->first <= i &&
				 m->first + m->n >= i + n && m->entity != a->entities.n)
		{
			m->entity = a->entities.n;
			(*found)++;
		}
	}
	while (next < a->mentions.n)
		*GZ_PUSH(a->arena, &all) = a->mentions.items[next++];
	return all;
}

int32_t
gz_sentiment_towards(gz_analysis *a, const char *name, size_t length)
{
	int32_t		known = gz_find_entity(a->arena, &a->mentions, &a->entities,
									   name, length);
	gz_tokens	wanted = {0};
	uint32_t	first = 0;
	uint32_t	found;
	gz_entity  *e;

	if (known >= 0)
		return known;
	gz_tokenize(a->arena, name, (uint32_t) length, &wanted);
	while (first < wanted.n && wanted.items[first].kind == GZ_T_ELISION)
		first++;
	if (first == wanted.n)
		return -1;
	a->mentions = with_name(a, &wanted.items[first], wanted.n - first, &found);
	if (found == 0)
		return -1;
	e = GZ_PUSH(a->arena, &a->entities);
	memset(e, 0, sizeof(*e));
	e->kind = GZ_PER;
	e->mentions = found;
	gz_judge(a->arena, &a->tokens, &a->sentences, &a->mentions, &a->entities,
			 &a->sentiment);
	return (int32_t) a->entities.n - 1;
}
