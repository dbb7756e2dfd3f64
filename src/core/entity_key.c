/*
 * entity_key.c - the names under which entities are asked for
 */
#include "entity.h"
#include "entity_choice.h"
#include "map.h"

/* The tokens of a name as typed by a user. */
static gz_tokens
tokens_of(gz_arena *arena, const char *s, size_t length)
{
	gz_tokens	tokens = {NULL, 0, 0};

	gz_tokenize(arena, s, (uint32_t) length, &tokens);
	return tokens;
}

gz_str
gz_fold_name(gz_arena *arena, const char *s, size_t length)
{
	gz_tokens	tokens = tokens_of(arena, s, length);

	if (tokens.n == 0)
		return (gz_str) {"", 0};
	return gz_fold_tokens(arena, &tokens, 0, tokens.n);
}

/* The fold of a known entity's canonical name, without full stops. */
static gz_str
canonical_fold(gz_arena *arena, const gz_entry *e)
{
	const char *fold = gz_string(e->fold);
	uint32_t	length = (uint32_t) strlen(fold);
	char	   *out;
	uint32_t	n = 0;

	if (memchr(fold, '.', length) == NULL)
		return (gz_str) {fold, length};
	out = gz_alloc(arena, length + 1);
	for (uint32_t i = 0; i < length; i++)
	{
		/* « st . louis »: the stop and the space before it */
		if (fold[i] == ' ' && fold[i + 1] == '.' &&
			(fold[i + 2] == ' ' || fold[i + 2] == '\0'))
			i++;
		else
			out[n++] = fold[i];
	}
	return (gz_str) {out, n};
}

/* ---------- what is asked for ---------- */

/* A question about an article's entities, taken apart. */
typedef struct question
{
	gz_kind		kind;			/* GZ_KIND_COUNT: of any kind */
	bool		country;		/* a country, not a name, is asked for */
	bool		any;			/* *: any at all */
	gz_str		rest;			/* the name, or the country in capitals */
	gz_strs		folds;			/* of the name and of what it may stand for */
} question;

/* Is s a word of ASCII letters, in small letters or capitals? */
static bool
is_word(const char *s, size_t length, const char *word)
{
	for (size_t i = 0; i < length; i++)
		if (word[i] == '\0' || (s[i] | 0x20) != (word[i] | 0x20))
			return false;
	return word[length] == '\0';
}

static void
add_fold(gz_arena *arena, gz_strs *folds, gz_str fold)
{
	if (fold.length == 0)
		return;
	for (uint32_t i = 0; i < folds->n; i++)
		if (gz_str_equal(folds->items[i], fold))
			return;
	*GZ_PUSH(arena, folds) = fold;
}

/* Find the folds under which a name may stand in an article. */
static void
add_folds(gz_arena *arena, gz_str s, gz_strs *folds)
{
	gz_tokens	tokens = tokens_of(arena, s.s, s.length);
	uint32_t	name;

	if (tokens.n == 0)
		return;
	add_fold(arena, folds, gz_fold_tokens(arena, &tokens, 0, tokens.n));
	name = gz_entity_meaning(&tokens, 0, tokens.n);
	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		uint32_t	entry = gz_lexicon.names[name].target;

		add_fold(arena, folds,
				 canonical_fold(arena, &gz_lexicon.entries[entry]));
	}
}

/* Take KIND:name, KIND:*, country:XX or a name alone apart. */
static question
take_apart(gz_arena *arena, const char *s, size_t length)
{
	const char *colon = memchr(s, ':', length);
	size_t		before = colon == NULL ? 0 : (size_t) (colon - s);
	question	q = {.kind = GZ_KIND_COUNT};

	if (before > 0)
	{
		q.country = is_word(s, before, "country");
		for (int kind = 0; kind < GZ_DATE; kind++)
			if (is_word(s, before, gz_kind_name[kind]))
				q.kind = (gz_kind) kind;
	}
	q.rest = (gz_str) {s, (uint32_t) length};
	if (q.country || q.kind != GZ_KIND_COUNT)
	{
		q.rest.s += before + 1;
		q.rest.length -= (uint32_t) before + 1;
		for (; q.rest.length > 0 && *q.rest.s == ' '; q.rest.s++)
			q.rest.length--;
		q.any = q.rest.length == 1 && *q.rest.s == '*';
	}
	if (q.country && !q.any)
	{
		char	   *code = gz_strndup(arena, q.rest.s, q.rest.length);

		for (uint32_t i = 0; i < q.rest.length; i++)
			if (code[i] >= 'a' && code[i] <= 'z')
				code[i] = (char) (code[i] - 'a' + 'A');
		q.rest.s = code;
	}
	else if (!q.any)
		add_folds(arena, q.rest, &q.folds);
	return q;
}

/* ---------- keys ---------- */

/* Append a key: # and, where it is for a kind or a country, that and a colon. */
static void
add_key(gz_arena *arena, gz_map *seen, gz_strs *keys, const char *mark,
		gz_str s)
{
	size_t		marked = strlen(mark);
	size_t		length = 1 + marked + (marked > 0) + s.length;
	char	   *key;
	uint32_t   *at;

	if (s.length == 0)
		return;
	key = gz_alloc(arena, length);
	key[0] = '#';
	memcpy(key + 1, mark, marked);
	if (marked > 0)
		key[1 + marked] = ':';
	memcpy(key + length - s.length, s.s, s.length);
	at = gz_map_put(seen, (gz_str) {key, (uint32_t) length});
	if (*at == UINT32_MAX)
	{
		*at = keys->n;
		*GZ_PUSH(arena, keys) = (gz_str) {key, (uint32_t) length};
	}
}

static const gz_str star = {"*", 1};

void
gz_query_keys(gz_arena *arena, const char *s, size_t length, gz_strs *keys)
{
	question	q = take_apart(arena, s, length);
	const char *mark = q.country ? "country" :
		q.kind < GZ_KIND_COUNT ? gz_kind_name[q.kind] : "";
	gz_map		seen;

	gz_map_init(&seen, arena);
	if (q.any || q.country)
		add_key(arena, &seen, keys, mark, q.any ? star : q.rest);
	for (uint32_t i = 0; i < q.folds.n; i++)
		add_key(arena, &seen, keys, mark, q.folds.items[i]);
}

void
gz_entity_keys(gz_arena *arena, const gz_mentions *mentions,
			   const gz_entities *entities, gz_strs *keys)
{
	gz_map		seen;

	gz_map_init(&seen, arena);
	for (uint32_t i = 0; i < entities->n; i++)
	{
		const gz_entity *e = &entities->items[i];

		add_key(arena, &seen, keys, "", e->fold);
		add_key(arena, &seen, keys, gz_kind_name[e->kind], e->fold);
		add_key(arena, &seen, keys, gz_kind_name[e->kind], star);
		if (e->country[0] != '\0')
		{
			add_key(arena, &seen, keys, "country", (gz_str) {e->country, 2});
			add_key(arena, &seen, keys, "country", star);
		}
	}
	for (uint32_t i = 0; i < mentions->n; i++)
	{
		const gz_mention *m = &mentions->items[i];

		if (m->entity >= entities->n)
			continue;
		add_key(arena, &seen, keys, "", m->fold);
		add_key(arena, &seen, keys,
				gz_kind_name[entities->items[m->entity].kind], m->fold);
	}
}

/* ---------- search ---------- */

static bool
is_among(const gz_strs *folds, gz_str s)
{
	for (uint32_t i = 0; i < folds->n; i++)
		if (gz_str_equal(folds->items[i], s))
			return true;
	return false;
}

/* Is an entity of the kind or the country that is asked for? */
static bool
may_be(const question *q, const gz_entity *e)
{
	if (q->country)
		return e->country[0] != '\0' &&
			(q->any || gz_str_equal(q->rest, (gz_str) {e->country, 2}));
	return q->kind == GZ_KIND_COUNT || q->kind == e->kind;
}

int32_t
gz_find_entity(gz_arena *arena, const gz_mentions *mentions,
			   const gz_entities *entities, const char *s, size_t length)
{
	question	q = take_apart(arena, s, length);
	uint32_t	best = UINT32_MAX;

	for (uint32_t i = 0; i < entities->n && best == UINT32_MAX; i++)
		if (may_be(&q, &entities->items[i]) &&
			(q.any || q.country ||
			 is_among(&q.folds, entities->items[i].fold)))
			best = i;
	for (uint32_t i = 0; i < mentions->n; i++)
		if (mentions->items[i].entity < entities->n &&
			mentions->items[i].entity < best &&
			may_be(&q, &entities->items[mentions->items[i].entity]) &&
			is_among(&q.folds, mentions->items[i].fold))
			best = mentions->items[i].entity;
	return best == UINT32_MAX ? -1 : (int32_t) best;
}
