/*
 * mention_support.c - the second look: what the article says of a name
 *
 * A name found with certainty supports its other occurrences: the surname
 * alone, the weak alias, the capital at the start of a sentence.
 */
#include "finder.h"

/* What the support of another occurrence makes of a pending name. */
#define CONFIDENCE_SUPPORTED 0.85F

/* The longest name looked for in a text of capitals, in tokens. */
#define SHOUTED_TOKENS 5

/* Weak aliases are supported by the entity's other names in the article. */
static void
support_by_entry(gz_finder *f)
{
	gz_map		sure;
	char	   *key;

	gz_map_init(&sure, f->arena);
	for (uint32_t i = 0; i < f->found.n; i++)
	{
		gz_candidate *c = &f->found.items[i];
		uint32_t   *longest;

		if (c->entry == 0 || c->pending)
			continue;
		key = gz_strndup(f->arena, (char *) &c->entry, sizeof(c->entry));
		longest = gz_map_put(&sure, (gz_str) {key, sizeof(c->entry)});
		if (*longest == UINT32_MAX || *longest < c->n)
			*longest = c->n;
	}
	for (uint32_t i = 0; i < f->found.n; i++)
	{
		gz_candidate *c = &f->found.items[i];
		uint32_t	name = gz_meaning(c->name, GZ_NAME_ENTITY);
		uint32_t	needed = c->pending ? 1 : 2;

		/* Hollande: the country, unless François Hollande is named */
		if (!c->pending && (c->n > 1 || c->placed || c->kind == GZ_PER))
			continue;
		for (; name != 0;
			 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		{
			uint32_t	entry = gz_lexicon.names[name].target + 1;
			uint32_t	longest = gz_map_get(&sure, (gz_str) {(char *) &entry,
															  sizeof(entry)});

			if (longest == UINT32_MAX || longest < needed ||
				(!c->pending &&
				 gz_lexicon.entries[entry - 1].kind != GZ_PER))
				continue;
			c->entry = entry;
			c->kind = (gz_kind) gz_lexicon.entries[entry - 1].kind;
			c->gender = c->kind == GZ_PER ?
				(char) gz_lexicon.entries[entry - 1].gender : 0;
			c->pending = false;
			c->confidence = 0.9F;
			break;
		}
	}
}

/* What the article tells of a name: the weight of each kind. */
typedef struct support
{
	float		weight[GZ_DATE];
	uint32_t	entry;
	char		gender;
} support;

typedef GZ_ARRAY(support) supports;

/* Add what a candidate tells of a name. */
static void
add_support(gz_finder *f, gz_map *map, supports *all, gz_str name,
			const gz_candidate *c, float weight)
{
	uint32_t   *at = gz_map_put(map, name);
	support    *s;

	if (*at == UINT32_MAX)
	{
		*at = all->n;
		s = GZ_PUSH(f->arena, all);
		memset(s, 0, sizeof(*s));
	}
	s = &all->items[*at];
	s->weight[c->kind] += weight;
	if (s->entry == 0)
		s->entry = c->entry;
	if (s->gender == 0)
		s->gender = c->gender;
}

/* Collect what the certain candidates tell. */
static void
collect_support(gz_finder *f, gz_map *map, supports *all)
{
	for (uint32_t i = 0; i < f->found.n; i++)
	{
		const gz_candidate *c = &f->found.items[i];
		bool		named = false;

		if (c->pending || c->kind >= GZ_DATE ||
			c->confidence < GZ_CONFIDENCE_MIN)
			continue;
		add_support(f, map, all, c->fold, c, c->confidence);
		if (c->kind != GZ_PER || c->n < 2)
			continue;
		/* surnames: Le Drian, Drian for Jean-Yves Le Drian */
		for (uint32_t k = c->first + 1; k < c->first + c->n; k++)
			if (gz_at(f, k)->kind == GZ_T_WORD &&
				(gz_at(f, k)->char_length > 1))
			{
				/* a particle in lower case begins no surname by itself */
				if (!named || (gz_at(f, k)->shape & GZ_SHAPE_CAPITAL))
					add_support(f, map, all,
								gz_fold_tokens(f->arena, f->tokens, k,
											   c->first + c->n - k),
								c, c->confidence * 0.9F);
				named = true;
			}
	}
}

/* The kind that most occurrences speak for. */
static gz_kind
heaviest(const support *s, float *weight)
{
	gz_kind		best = GZ_PER;

	for (gz_kind k = GZ_PER; k < GZ_DATE; k++)
		if (s->weight[k] > s->weight[best])
			best = k;
	*weight = s->weight[best];
	return best;
}

/* Let the article's other occurrences decide about a candidate. */
static void
apply_support(const gz_map *map, const supports *all, gz_candidate *c)
{
	uint32_t	at = gz_map_get(map, c->fold);
	const support *s;
	gz_kind		kind;
	float		weight;

	if (c->kind >= GZ_DATE || at == UINT32_MAX)
		return;
	s = &all->items[at];
	kind = heaviest(s, &weight);
	if (c->pending)
	{
		if (c->entry != 0 && s->entry != 0 && s->entry != c->entry &&
			kind == c->kind)
			c->entry = s->entry;
		if (c->entry != 0 && kind != c->kind)
			c->entry = 0;
		c->kind = kind;
		c->pending = false;
		c->confidence = CONFIDENCE_SUPPORTED;
		if (c->gender == 0)
			c->gender = s->gender;
	}
	else if (c->entry == 0 && c->confidence < 0.9F && kind != c->kind &&
			 weight > s->weight[c->kind])
	{
		/* one kind per name, unless the context of this one is certain */
		c->kind = kind;
		c->confidence = CONFIDENCE_SUPPORTED;
	}
}

/*
 * Widen a word in a text of capitals to the longest name that the article has
 * elsewhere.
 */
static void
extend_shouted(const gz_finder *f, const gz_map *map, gz_candidate *c)
{
	uint32_t	n = c->reach < SHOUTED_TOKENS ? c->reach : SHOUTED_TOKENS;

	for (; n > 1; n--)
	{
		gz_str		fold = gz_fold_tokens(f->arena, f->tokens, c->first, n);

		if (gz_map_get(map, fold) == UINT32_MAX)
			continue;
		c->n = n;
		c->fold = fold;
		return;
	}
}

void
gz_second_look(gz_finder *f)
{
	gz_map		map;
	supports	all = {NULL, 0, 0};
	uint32_t	behind = 0;

	support_by_entry(f);
	gz_map_init(&map, f->arena);
	collect_support(f, &map, &all);
	for (uint32_t i = 0; i < f->found.n; i++)
	{
		gz_candidate *c = &f->found.items[i];

		/* it may lie in a longer name found in a text of capitals */
		if (c->first < behind)
			c->pending = true;
		else
		{
			if (c->pending && c->reach > 1)
				extend_shouted(f, &map, c);
			apply_support(&map, &all, c);
			if (!c->pending)
				behind = c->first + c->n;
		}
	}
}
