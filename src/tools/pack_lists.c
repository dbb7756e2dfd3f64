/*
 * pack_lists.c - stop words, abbreviations and other lists of words
 */
#include <stdlib.h>

#include "pack_internal.h"

/* Lists that conditions name: a bit each, and the words that stand on them. */
typedef struct lists
{
	map		   *bits;			/* list as written -> bit */
	map		   *words;			/* word -> index in members */
	GZ_ARRAY(uint64_t) members;
} lists;

/* The mask of a list, whose words are noted as standing on it; 0 for none. */
static uint64_t
list_mask(pack *p, lists *l, const tsv *t, const char *list)
{
	uint32_t	n = map_size(l->bits);
	uint32_t	bit;
	const char *rest = list;
	const char *word;

	if (*list == '\0')
		return 0;
	bit = *map_put(l->bits, list, n);
	if (bit >= 64)
		tsv_fail(t, "more than 64 different lists of words");
	if (bit == n)
		while ((word = next_part(&rest)) != NULL)
		{
			uint32_t	i = *map_put(l->words, pack_key(p, word),
									 l->members.n);

			if (i == l->members.n)
				*GZ_PUSH(&p->arena, &l->members) = 0;
			l->members.items[i] |= (uint64_t) 1 << bit;
		}
	return (uint64_t) 1 << bit;
}

/* The lists on which a word stands. */
static uint64_t
lists_of(const lists *l, const char *word)
{
	const uint32_t *i = map_get(l->words, word);

	return i == NULL ? 0 : l->members.items[*i];
}

/* The sets of words that comments define: « # @SET NAME: w1|w2 ». */
static map *
read_sets(const char *dir, const char *name, char **texts)
{
	tsv		   *t = tsv_open(dir, name);
	map		   *sets = map_new();
	char		line[4096];
	uint32_t	n = 0;

	while (fgets(line, sizeof(line), t->file) != NULL && n < 16)
	{
		char	   *colon;

		if (strncmp(line, "# @SET ", 7) != 0 ||
			(colon = strchr(line, ':')) == NULL)
			continue;
		line[strcspn(line, "\n")] = '\0';
		*colon = '\0';
		texts[n] = strdup(colon + 1 + strspn(colon + 1, " "));
		*map_put(sets, line + 7, n) = n;
		n++;
	}
	fclose(t->file);
	return sets;
}

/* What a class of stopwords.tsv says of a word besides that it is one. */
static unsigned
stop_flags(const tsv *t, const char *class, uint32_t *pos)
{
	static const struct
	{
		const char *class;
		uint32_t	pos;
		unsigned	flags;
	}			classes[] = {
		{"article", GZ_POS_DET, 0},
		{"pronoun", GZ_POS_PRON, 0},
		{"possessive", GZ_POS_DET, 0},
		{"demonstrative", GZ_POS_DET | GZ_POS_PRON, 0},
		{"relative", GZ_POS_PRON, 0},
		{"preposition", GZ_POS_PREP, 0},
		{"conjunction", GZ_POS_CONJ, 0},
		{"auxiliary", GZ_POS_VERB, 0},
		{"negation", GZ_POS_ADV, 0},
		{"adverb", GZ_POS_ADV, 0},
		{"elided", GZ_POS_DET | GZ_POS_PRON, GZ_WORD_ELIDED},
		{"clitic", GZ_POS_PRON, 0}
	};

	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (strcmp(class, classes[i].class) == 0)
		{
			*pos = classes[i].pos;
			return classes[i].flags;
		}
	tsv_fail(t, "\"%s\" is no class of stop words", class);
}

/* stopwords.tsv: word, class, only_after, not_after */
static void
pack_stop_words(pack *p, const char *dir)
{
	lists		only = {.bits = map_new(), .words = map_new()};
	lists		not = {.bits = map_new(), .words = map_new()};
	char	   *texts[16];
	map		   *sets = read_sets(dir, "stopwords.tsv", texts);
	map		   *contexts = map_new();	/* stop word -> index in masks */
	GZ_ARRAY(gz_context) masks = {0};
	tsv		   *t = tsv_open(dir, "stopwords.tsv");

	while (tsv_next(t))
	{
		const char *key = pack_key(p, tsv_field(t, 0));
		const char *class = tsv_field(t, 1);
		const char *after = tsv_field(t, 2);
		uint32_t   *set = map_get(sets, after);
		uint32_t	pos;
		unsigned	flags = stop_flags(t, class, &pos);
		uint32_t	i;

		/* inversions are taken apart before they are looked up */
		if (strcmp(class, "clitic") == 0 && strpbrk(key, "-'") != NULL)
			continue;
		pack_word(p, key, pos | GZ_POS_COMMON, flags | GZ_WORD_STOP);
		i = *map_put(contexts, key, masks.n);
		if (i == masks.n)
			*GZ_PUSH(&p->arena, &masks) = (gz_context) {0};
		masks.items[i].only_after |=
			list_mask(p, &only, t, set ? texts[*set] : after);
		masks.items[i].not_after |= list_mask(p, &not, t, tsv_field(t, 3));
	}
	/* now every word's lists are known */
	for (int which = 0; which < 3; which++)
	{
		const map  *m = which == 0 ? contexts : which == 1 ? only.words :
			not.words;
		const char **keys = map_sorted_keys(m);

		for (uint32_t i = 0; i < map_size(m); i++)
		{
			const uint32_t *c = map_get(contexts, keys[i]);
			gz_context	context = c ? masks.items[*c] : (gz_context) {0};

			context.on_only = lists_of(&only, keys[i]);
			context.on_not = lists_of(&not, keys[i]);
			pack_stop_context(p, keys[i], pack_context(p, context));
		}
		free(keys);
	}
}

/* Give each first field of a table flags, as a word or as a name. */
static void
pack_flags(pack *p, const char *dir, const char *name, const char *prefix,
		   unsigned flags)
{
	tsv		   *t = tsv_open(dir, name);

	while (tsv_next(t))
	{
		const char *word = tsv_field(t, 0);
		char		key[256];
		uint32_t	c;

		gz_decode(word, word + strlen(word), &c);
		snprintf(key, sizeof(key), "%s%s", prefix, pack_key(p, word));
		/* labels of domains and suffixes are no words */
		pack_word(p, key, flags & (GZ_WORD_DOMAIN | GZ_WORD_SUFFIX) ? 0 :
				  gz_class_of(c) == GZ_C_UPPER ? GZ_POS_NAME :
				  GZ_POS_COMMON, flags);
	}
}

/* abbreviations.tsv: abbreviation, class */
static void
pack_abbreviations(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "abbreviations.tsv");

	while (tsv_next(t))
	{
		const char *class = tsv_field(t, 1);
		const char *word = tsv_field(t, 0);
		char	   *key = gz_strndup(&p->arena, word, strlen(word));
		size_t		length = strlen(key);

		if (length > 1 && key[length - 1] == '.')
			key[length - 1] = '\0';
		/* those with inner dots or spaces are tokens that need no help */
		if (strpbrk(key, ". ") != NULL)
			continue;
		pack_word(p, pack_key(p, key), 0,
				  strcmp(class, "title") == 0 ? GZ_WORD_ABBREV_TITLE :
				  strcmp(class, "always") == 0 ? GZ_WORD_ABBREV :
				  strcmp(class, "may_end") == 0 ? GZ_WORD_ABBREV_END :
				  (tsv_fail(t, "\"%s\" is no class", class), 0u));
	}
}

void
pack_lists(pack *p, const char *dir)
{
	pack_stop_words(p, dir);
	pack_abbreviations(p, dir);
	pack_flags(p, dir, "clitics.tsv", "", GZ_WORD_CLITIC);
	/* being a word at all keeps it one token */
	pack_flags(p, dir, "joined.tsv", "", 0);
	pack_flags(p, dir, "camel_names.tsv", "", GZ_WORD_CAMEL);
	pack_flags(p, dir, "domains.tsv", "", GZ_WORD_DOMAIN);
	pack_flags(p, dir, "suffixes.tsv", GZ_SUFFIX_MARK, GZ_WORD_SUFFIX);
}
