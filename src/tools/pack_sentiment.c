/*
 * pack_sentiment.c - polar terms and what shifts them
 */
#include <stdlib.h>

#include "pack.h"

/* A phrase whose words may inflect, and what it means. */
typedef struct phrase
{
	gz_name_type type;
	uint32_t	target;
	const char *before;			/* its words so far */
	const char *rest;			/* the words still to come */
} phrase;

static void expand(pack *p, phrase *ph);

/* Go on with one form of the word that inflects. */
static void
visit_form(pack *p, const char *form, void *arg)
{
	const phrase *ph = arg;
	phrase		next = *ph;
	size_t		length = strlen(ph->before);
	char	   *before = gz_alloc(pack_arena(p), length + strlen(form) + 2);

	sprintf(before, "%s%s%s", ph->before, length > 0 ? " " : "", form);
	next.before = before;
	expand(p, &next);
}

/* The contracted and elided forms of a word that ends a phrase. */
static const char *const *
variants_of(const char *word)
{
	static const char *const none[] = {NULL};
	static const char *const de[] = {"du", "des", "d'", NULL};
	static const char *const a[] = {"au", "aux", NULL};
	static const char *const que[] = {"qu'", NULL};

	return strcmp(word, "de") == 0 ? de : strcmp(word, "\xC3\xA0") == 0 ? a :
		strcmp(word, "que") == 0 ? que : none;
}

/* Name the phrase with every form of each word that is marked by a star. */
static void
expand(pack *p, phrase *ph)
{
	phrase		next = *ph;
	size_t		length = strcspn(ph->rest, " ");
	char	   *word = gz_strndup(pack_arena(p), ph->rest, length);

	if (length == 0)
	{
		pack_name(p, ph->before, ph->type, ph->target, 0);
		return;
	}
	next.rest = ph->rest + length + strspn(ph->rest + length, " ");
	if (word[length - 1] == '*')
	{
		word[length - 1] = '\0';
		/* news is about others: no first or second person */
		if (ph->type != GZ_NAME_SHIFTER)
			pack_each_form_as(p, pack_key(p, word), GZ_PERSON_3 | GZ_POS_INF |
							  GZ_POS_PPAST | GZ_POS_PPRES | GZ_POS_NOUN |
							  GZ_POS_ADJ | GZ_POS_DET, visit_form, &next);
		else
			pack_each_form(p, pack_key(p, word), visit_form, &next);
	}
	else
		visit_form(p, word, &next);

	/* a last de, à or que stands for what it becomes before other words */
	if (*next.rest == '\0')
		for (const char *const *v = variants_of(word); *v != NULL; v++)
			visit_form(p, *v, &next);
}

void
pack_phrase(pack *p, const char *term, gz_name_type type, uint32_t target)
{
	phrase		ph = {type, target, "", term};

	expand(p, &ph);
}

/* The parts of speech whose forms a term of polarity.tsv covers. */
static uint32_t
read_pos(const tsv *t, const char *name)
{
	static const struct
	{
		const char *name;
		uint32_t	pos;
	}			all[] = {
		{"NOUN", GZ_POS_NOUN},
		{"VERB", GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPAST | GZ_POS_PPRES},
		{"ADJ", GZ_POS_ADJ | GZ_POS_PPAST},
		{"ADV", GZ_POS_ADV},
		{"INTJ", GZ_POS_INTJ},
		{"EXPR", 0}
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(name, all[i].name) == 0)
			return all[i].pos;
	tsv_fail(t, "\"%s\" is no part of speech", name);
}

static void
visit_polarity(pack *p, const char *form, void *arg)
{
	pack_form_polarity(p, form, (uint16_t) *(uint32_t *) arg);
}

/* A shifter that stands for all forms of a lemma. */
typedef struct lemma_shifter
{
	const char *lemma;
	uint32_t	shifter;
} lemma_shifter;

static void
visit_shifter(pack *p, const char *form, void *arg)
{
	const lemma_shifter *s = arg;

	/* « contre » is a preposition before it is a form of contrer */
	if (!pack_is_function_word(p, form) || pack_is_function_word(p, s->lemma))
		pack_form_shifter(p, form, (uint16_t) s->shifter);
}

/* polarity.tsv: term, pos, strength */
static void
pack_polarities(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "polarity.tsv");

	while (tsv_next(t))
	{
		const char *term = tsv_field(t, 0);
		uint32_t	pos = read_pos(t, tsv_field(t, 1));
		uint32_t	i = pack_polarity(p, (gz_polarity) {
									  .strength = (float) tsv_number(t, 2, -1, 1),
									  .pos = pos,
									  .term = pack_string(p, pos == 0 ? term : "")
		});

		if (i > UINT16_MAX)
			tsv_fail(t, "more than %u terms", UINT16_MAX);
		if (pos == 0 || strpbrk(term, " *") != NULL)
			pack_phrase(p, term, GZ_NAME_POLARITY, i);
		else if (!pack_lemma_polarity(p, pack_key(p, term), pos, (uint16_t) i) &&
				 !pack_lemma_polarity(p, pack_key(p, term), 0, (uint16_t) i))
			pack_each_form(p, pack_key(p, term), visit_polarity, &i);
	}
}

/* shifters.tsv: term, class, factor, scope */
static void
pack_shifters(pack *p, const char *dir)
{
	static const char *const classes[] = {
		"negation", "intensifier", "diminisher", "modality", "concession",
		"conditional", "reporting", "restriction", "none", NULL
	};
	static const char *const scopes[] = {
		"right", "left", "both", "clause", NULL
	};
	tsv		   *t = tsv_open(dir, "shifters.tsv");

	while (tsv_next(t))
	{
		const char *term = tsv_field(t, 0);
		size_t		length = strlen(term);
		gz_shifter	shifter = {
			.factor = (float) tsv_number(t, 2, -10, 10),
			.term = pack_string(p, term)
		};
		uint32_t	i;
		char	   *key;

		while (classes[shifter.class] != NULL &&
			   strcmp(classes[shifter.class], tsv_field(t, 1)) != 0)
			shifter.class++;
		while (scopes[shifter.scope] != NULL &&
			   strcmp(scopes[shifter.scope], tsv_field(t, 3)) != 0)
			shifter.scope++;
		if (classes[shifter.class] == NULL || scopes[shifter.scope] == NULL)
			tsv_fail(t, "no class \"%s\" or no scope \"%s\"",
					 tsv_field(t, 1), tsv_field(t, 3));
		i = pack_shifter(p, shifter);

		/* one word: the lexicon's own record tells; n' is keyed as n */
		key = gz_strndup(pack_arena(p), term, length);
		if (length > 1 && (key[length - 1] == '*' || key[length - 1] == '\''))
			key[length - 1] = '\0';
		if (strchr(key, ' ') != NULL || strchr(key, '*') != NULL)
			pack_phrase(p, term, GZ_NAME_SHIFTER, i);
		else if (term[length - 1] == '*')
			pack_each_form(p, pack_key(p, key), visit_shifter,
						   &(lemma_shifter) {pack_key(p, key), i});
		else
			pack_form_shifter(p, pack_key(p, key), (uint16_t) i);
	}
}

void
pack_sentiment(pack *p, const char *dir)
{
	pack_polarities(p, dir);
	pack_level_polarities(p);
	pack_shifters(p, dir);
}
