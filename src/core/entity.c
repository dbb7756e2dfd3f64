/*
 * entity.c - mentions of one article brought together under one name
 *
 * Known names come together by their entry, unknown ones by their fold and
 * kind; an acronym in brackets joins its expansion; a surname joins the person
 * of that surname whom the article named last, unless their genders differ.
 */
#include "entity.h"

#include <math.h>
#include <stdlib.h>

#include "cue.h"
#include "entity_choice.h"
#include "map.h"

/* How many people of one surname are tried for a surname alone. */
#define NAMESAKES_MAX 16

/* What a mention weighs in salience, by where it stands. */
#define WEIGHT_HEADLINE 4.0
#define WEIGHT_LEAD 2.0
#define WEIGHT_HEADING 1.5
#define LEAD_SENTENCES 3

/* A person who may be meant by a surname. */
typedef struct namesake
{
	uint32_t	entity;
	uint32_t	next;			/* index of the next one + 1, 0: no more */
} namesake;

typedef struct resolver
{
	gz_arena   *arena;
	const char *text;
	const gz_tokens *tokens;
	gz_mentions *mentions;
	gz_entities *entities;
	gz_map		by_key;			/* entry, or kind and fold -> entity */
	gz_map		by_surname;		/* fold -> first namesake */
	gz_map		acronyms;		/* fold -> mention of the expansion */
	GZ_ARRAY(namesake) namesakes;
	GZ_ARRAY(uint32_t) last;	/* by entity: its last mention so far + 1 */
	GZ_ARRAY(uint32_t) best;	/* by entity: the mention that shows it best */
} resolver;

static inline bool
is_name(const gz_mention *m)
{
	return m->kind < GZ_DATE;
}

/* The key of a known entity, or of an unknown name. */
static gz_str
key_of(resolver *r, const gz_mention *m, char gender)
{
	char	   *key = gz_alloc(r->arena, m->fold.length + 8);

	if (m->entry != 0)
	{
		key[0] = '#';
		memcpy(key + 1, &m->entry, sizeof(m->entry));
		return (gz_str) {key, 1 + sizeof(m->entry)};
	}
	key[0] = (char) ('0' + m->kind);
	key[1] = gender ? gender : '-';
	memcpy(key + 2, m->fold.s, m->fold.length);
	return (gz_str) {key, m->fold.length + 2};
}

/* The gender that a person's first name tells, or 0. */
static char
gender_of_name(const resolver *r, const gz_mention *m)
{
	const gz_word *w = gz_word_of(&r->tokens->items[m->first]);

	if (m->kind != GZ_PER || m->n < 2 || !(w->pos & GZ_POS_FIRST))
		return 0;
	switch (w->pos & (GZ_POS_MASC | GZ_POS_FEM))
	{
		case GZ_POS_MASC:
			return 'm';
		case GZ_POS_FEM:
			return 'f';
		default:
			return 0;
	}
}

/* Append an entity for a mention. */
static uint32_t
new_entity(resolver *r, uint32_t i)
{
	const gz_mention *m = &r->mentions->items[i];
	gz_entity  *e = GZ_PUSH(r->arena, r->entities);

	memset(e, 0, sizeof(*e));
	e->kind = m->kind;
	e->entry = m->entry;
	e->first_mention = i;
	e->gender = m->entry != 0 && m->kind == GZ_PER ?
		(char) gz_lexicon.entries[m->entry - 1].gender : 0;
	*GZ_PUSH(r->arena, &r->last) = 0;
	*GZ_PUSH(r->arena, &r->best) = i;
	return r->entities->n - 1;
}

/* The entity of a mention's own key, made where there is none. */
static uint32_t
entity_by_key(resolver *r, uint32_t i)
{
	gz_mention *m = &r->mentions->items[i];
	char		gender = m->kind == GZ_PER ? m->gender : 0;
	uint32_t   *at;

	if (gender == 0)
		gender = gender_of_name(r, m);
	at = gz_map_put(&r->by_key, key_of(r, m, 0));
	/* M. Dupont and Mme Dupont are two */
	if (*at != UINT32_MAX && gender != 0 && m->entry == 0 &&
		r->entities->items[*at].gender != 0 &&
		r->entities->items[*at].gender != gender)
		at = gz_map_put(&r->by_key, key_of(r, m, gender));
	if (*at == UINT32_MAX)
	{
		uint32_t	e = new_entity(r, i);

		*at = e;
		if (gender != 0)
			r->entities->items[e].gender = gender;
		return e;
	}
	if (r->entities->items[*at].gender == 0)
		r->entities->items[*at].gender = gender;
	return *at;
}

/* How well a form shows its entity: mixed case first, then length. */
static uint32_t
form_rank(const resolver *r, const gz_mention *m)
{
	uint32_t	rank = m->char_length;

	for (uint32_t k = m->first; k < m->first + m->n; k++)
		if (!(r->tokens->items[k].shape & GZ_SHAPE_UPPER) &&
			r->tokens->items[k].char_length > 1)
			return rank + 100000;
	return rank;
}

/* Count a mention for an entity. */
static void
assign(resolver *r, uint32_t i, uint32_t entity)
{
	gz_mention *m = &r->mentions->items[i];
	gz_entity  *e = &r->entities->items[entity];

	m->entity = entity;
	e->mentions++;
	if (i < e->first_mention)
		e->first_mention = i;
	if (form_rank(r, m) > form_rank(r, &r->mentions->items[r->best.items[entity]]))
		r->best.items[entity] = i;
}

/* Does mention i stand in brackets right behind mention i - 1? */
static bool
in_brackets(const resolver *r, uint32_t i)
{
	const gz_mention *m = &r->mentions->items[i];
	const gz_mention *before = m - 1;
	const gz_token *t = r->tokens->items;

	return m->first == before->first + before->n + 1 &&
		gz_is(&t[m->first - 1], '(') &&
		m->first + m->n < r->tokens->n &&
		(gz_is(&t[m->first + m->n], ')') || gz_is(&t[m->first + m->n], ','));
}

/* Join acronyms in brackets and their expansions, as far as entries go. */
static void
join_acronyms(resolver *r)
{
	for (uint32_t i = 1; i < r->mentions->n; i++)
	{
		gz_mention *m = &r->mentions->items[i];
		gz_mention *before = m - 1;
		gz_mention *acronym = m;
		gz_mention *expansion = before;

		if (!is_name(m) || !is_name(before) || m->kind == GZ_PER ||
			m->kind == GZ_LOC || before->kind != m->kind ||
			!in_brackets(r, i))
			continue;
		if (gz_in_capitals(&r->tokens->items[before->first]) &&
			before->n == 1 && m->n > 1)
		{
			acronym = before;
			expansion = m;
		}
		else if (m->n > 1 || !gz_in_capitals(&r->tokens->items[m->first]))
			continue;
		if (expansion->entry == 0)
			expansion->entry = acronym->entry;
		else if (acronym->entry == 0)
			acronym->entry = expansion->entry;
		*gz_map_put(&r->acronyms, acronym->fold) =
			(uint32_t) (expansion - r->mentions->items);
	}
	/* what the article says of an acronym holds for all of it */
	for (uint32_t i = 0; i < r->mentions->n; i++)
	{
		gz_mention *m = &r->mentions->items[i];
		uint32_t	at = is_name(m) && m->n == 1 && m->entry == 0 ?
			gz_map_get(&r->acronyms, m->fold) : UINT32_MAX;

		if (at != UINT32_MAX && r->mentions->items[at].kind == m->kind)
			m->entry = r->mentions->items[at].entry;
	}
}

/* Note under which surnames a person's full name may be taken up. */
static void
add_surnames(resolver *r, uint32_t i)
{
	const gz_mention *m = &r->mentions->items[i];

	for (uint32_t k = m->first + 1; k < m->first + m->n; k++)
	{
		const gz_token *t = &r->tokens->items[k];
		gz_str		surname;
		uint32_t   *at;

		if (t->kind != GZ_T_WORD || !((t->shape & GZ_SHAPE_CAPITAL) ||
									  (gz_cue_of(t) & (GZ_CUE_PARTICLE |
													   GZ_CUE_OF))))
			continue;
		surname = gz_fold_tokens(r->arena, r->tokens, k,
								 m->first + m->n - k);
		at = gz_map_put(&r->by_surname, surname);
		if (*at == UINT32_MAX ||
			r->namesakes.items[*at].entity != m->entity)
		{
			namesake   *n = GZ_PUSH(r->arena, &r->namesakes);

			n->entity = m->entity;
			n->next = *at + 1;	/* UINT32_MAX + 1 is 0 */
			*at = r->namesakes.n - 1;
		}
	}
}

/* Is the mention a surname alone that some full name of the article has? */
static bool
is_partial(const resolver *r, const gz_mention *m)
{
	return m->kind == GZ_PER &&
		gz_map_get(&r->by_surname, m->fold) != UINT32_MAX;
}

/* The person whom a surname means at mention i, or UINT32_MAX. */
static uint32_t
choose_namesake(const resolver *r, uint32_t i)
{
	const gz_mention *m = &r->mentions->items[i];
	uint32_t	at = gz_map_get(&r->by_surname, m->fold);
	uint32_t	chosen = UINT32_MAX;

	for (int tries = 0; at != UINT32_MAX && tries < NAMESAKES_MAX; tries++)
	{
		const namesake *n = &r->namesakes.items[at];
		const gz_entity *e = &r->entities->items[n->entity];
		bool		fits = m->gender == 0 || e->gender == 0 ||
			m->gender == e->gender;

		/* the list is in reverse order: without any yet, the first one named */
		if (fits && (chosen == UINT32_MAX ||
					 r->last.items[n->entity] >= r->last.items[chosen]))
			chosen = n->entity;
		at = n->next - 1;
	}
	return chosen;
}

/* Give every mention its entity. */
static void
group(resolver *r)
{
	uint32_t	n = r->mentions->n;
	uint8_t    *partial = gz_alloc0(r->arena, n + 1);

	/* surnames first exist as such without entities, to know the partial */
	for (uint32_t i = 0; i < n; i++)
	{
		gz_mention *m = &r->mentions->items[i];

		m->entity = UINT32_MAX;
		if (m->kind == GZ_PER && m->n >= 2)
			add_surnames(r, i);
	}
	for (uint32_t i = 0; i < n; i++)
		partial[i] = is_partial(r, &r->mentions->items[i]);
	gz_map_init(&r->by_surname, r->arena);
	r->namesakes.n = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		gz_mention *m = &r->mentions->items[i];
		uint32_t	expansion;

		if (!is_name(m) || partial[i])
			continue;
		expansion = m->entry == 0 && m->n == 1 ?
			gz_map_get(&r->acronyms, m->fold) : UINT32_MAX;
		if (expansion != UINT32_MAX &&
			r->mentions->items[expansion].kind == m->kind)
			assign(r, i, entity_by_key(r, expansion));
		else
			assign(r, i, entity_by_key(r, i));
		if (m->kind == GZ_PER && m->n >= 2)
			add_surnames(r, i);
	}
	for (uint32_t i = 0; i < n; i++)
	{
		gz_mention *m = &r->mentions->items[i];
		uint32_t	e;

		if (!is_name(m))
			continue;
		if (partial[i])
		{
			e = choose_namesake(r, i);
			if (e == UINT32_MAX)
				e = entity_by_key(r, i);
			m->entry = r->entities->items[e].entry;
			assign(r, i, e);
			if (r->entities->items[e].gender == 0)
				r->entities->items[e].gender = m->gender;
		}
		r->last.items[m->entity] = i + 1;
	}
}

/* Name the entities and weigh them. */
static void
describe(resolver *r, const gz_sentences *sentences)
{
	double		sum = 0;

	for (uint32_t i = 0; i < r->entities->n; i++)
	{
		gz_entity  *e = &r->entities->items[i];
		const gz_mention *m = &r->mentions->items[r->best.items[i]];

		e->latitude = e->longitude = NAN;
		if (e->entry != 0)
		{
			const gz_entry *entry = &gz_lexicon.entries[e->entry - 1];
			const char *name = gz_string(entry->name);

			e->latitude = entry->latitude;
			e->longitude = entry->longitude;
			e->name = (gz_str) {name, (uint32_t) strlen(name)};
			e->fold = gz_fold_name(r->arena, name, e->name.length);
		}
		else
		{
			e->name = gz_display(r->arena, r->text + m->start, m->length);
			e->fold = m->fold;
		}
	}
	for (uint32_t i = 0; i < r->mentions->n; i++)
	{
		const gz_mention *m = &r->mentions->items[i];
		double		weight = 1;

		if (!is_name(m))
			continue;
		if (m->sentence == 0)
			weight = WEIGHT_HEADLINE;
		else if (m->sentence < LEAD_SENTENCES)
			weight = WEIGHT_LEAD;
		else if (sentences->items[m->sentence].kind == GZ_S_HEADING)
			weight = WEIGHT_HEADING;
		r->entities->items[m->entity].salience += weight;
		sum += weight;
	}
	for (uint32_t i = 0; i < r->entities->n; i++)
		r->entities->items[i].salience /= sum;
}

static int
compare_entities(const void *a, const void *b)
{
	const gz_entity *x = a;
	const gz_entity *y = b;

	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	return x->first_mention < y->first_mention ? -1 :
		x->first_mention > y->first_mention;
}

void
gz_order_entities(gz_arena *arena, gz_mentions *mentions,
				  gz_entities *entities)
{
	uint32_t   *place = gz_alloc(arena, (entities->n + 1) * sizeof(uint32_t));

	if (entities->n == 0)
		return;
	qsort(entities->items, entities->n, sizeof(gz_entity), compare_entities);
	/* the mentions still hold the old places */
	for (uint32_t i = 0; i < entities->n; i++)
		place[mentions->items[entities->items[i].first_mention].entity] = i;
	for (uint32_t i = 0; i < mentions->n; i++)
		if (mentions->items[i].entity < entities->n)
			mentions->items[i].entity = place[mentions->items[i].entity];
}

/* The key under which mentions of one kind and form are the same. */
static gz_str
form_key(resolver *r, gz_kind kind, const char *fold, size_t length)
{
	char	   *key = gz_alloc(r->arena, length + 1);

	key[0] = (char) ('0' + kind);
	memcpy(key + 1, fold, length);
	return (gz_str) {key, (uint32_t) length + 1};
}

/*
 * A name that is known in one place of the article is known in the others:
 * under the form mentioned there, or under its canonical name.
 */
static void
spread_entries(resolver *r)
{
	gz_map		known;			/* kind and fold -> entry */

	gz_map_init(&known, r->arena);
	for (uint32_t i = 0; i < r->mentions->n; i++)
	{
		const gz_mention *m = &r->mentions->items[i];
		const char *fold;

		if (!is_name(m) || m->entry == 0)
			continue;
		fold = gz_string(gz_lexicon.entries[m->entry - 1].fold);
		*gz_map_put(&known, form_key(r, m->kind, m->fold.s,
									 m->fold.length)) = m->entry;
		*gz_map_put(&known, form_key(r, m->kind, fold, strlen(fold))) = m->entry;
	}
	for (uint32_t i = 0; i < r->mentions->n; i++)
	{
		gz_mention *m = &r->mentions->items[i];
		uint32_t	entry;
		char		gender;

		if (!is_name(m) || m->entry != 0)
			continue;
		entry = gz_map_get(&known, form_key(r, m->kind, m->fold.s,
											m->fold.length));
		if (entry == UINT32_MAX)
			continue;
		gender = (char) gz_lexicon.entries[entry - 1].gender;
		if (m->gender == 0 || gender == 0 || m->gender == gender)
			m->entry = entry;
	}
}

void
gz_resolve_entities(gz_arena *arena, const char *text,
					const gz_tokens *tokens, const gz_sentences *sentences,
					gz_mentions *mentions, gz_entities *entities)
{
	resolver	r;

	memset(&r, 0, sizeof(r));
	r.arena = arena;
	r.text = text;
	r.tokens = tokens;
	r.mentions = mentions;
	r.entities = entities;
	gz_map_init(&r.by_key, arena);
	gz_map_init(&r.by_surname, arena);
	gz_map_init(&r.acronyms, arena);

	gz_choose_entries(arena, tokens, mentions);
	spread_entries(&r);
	join_acronyms(&r);
	group(&r);
	describe(&r, sentences);
	gz_order_entities(arena, mentions, entities);
	gz_locate_entities(tokens, mentions, entities);
}
