/*
 * pack.c - the packer: src/data -> one blob
 *
 * usage: pack DATA-DIR BLOB
 *
 * Words are packed first, since the tokenizer that cuts the phrases of the
 * other tables into tokens looks words up; so the words are packed twice, the
 * second time with what the other tables say of them.
 */
#include "pack.h"

#include <stdlib.h>

#include "core/token.h"
#include "pack_internal.h"

/* Counts up with every release whose data differ. */
#define DATA_VERSION 1

/* The packer starts without data; what core/blob.c embeds is empty here. */
const unsigned char gz_blob_start[1];
const unsigned char gz_blob_end[1];

gz_arena *
pack_arena(pack *p)
{
	return &p->arena;
}

uint32_t
pack_string(pack *p, const char *s)
{
	uint32_t	n = map_size(p->strings);
	uint32_t   *at = map_put(p->strings, s, p->pool.n);

	if (map_size(p->strings) > n)
		do
			*GZ_PUSH(&p->arena, &p->pool) = *s;
		while (*s++ != '\0');
	return *at;
}

const char *
pack_key(pack *p, const char *s)
{
	gz_str		key = gz_key(&p->arena, s, strlen(s));

	return gz_strndup(&p->arena, key.s, key.length);
}

const char *
pack_fold(pack *p, const char *s)
{
	gz_tokens	tokens = {0};
	char	   *fold;
	size_t		n = 0;

	gz_tokenize(&p->arena, s, (uint32_t) strlen(s), &tokens);
	fold = gz_alloc(&p->arena, strlen(s) * 2 + tokens.n + 1);
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		if (i > 0)
			fold[n++] = ' ';
		memcpy(fold + n, tokens.items[i].fold, tokens.items[i].fold_length);
		n += tokens.items[i].fold_length;
	}
	fold[n] = '\0';
	return fold;
}

typedef struct accent_search
{
	const char *key;
	bool		found;
} accent_search;

static void
find_accented(pack *p, const char *form, void *arg)
{
	accent_search *s = arg;
	gz_str		word = {form, (uint32_t) strlen(form)};

	if (strcmp(form, s->key) != 0 && (gz_find_word(word)->pos & GZ_POS_COMMON))
		s->found = true;
}

/* Is a key a word of the language but for accents: the Presidents Cup? */
static bool
lacks_accents(pack *p, const char *key)
{
	accent_search s = {.key = key};

	pack_each_fold(p, key, find_accented, &s);
	return s.found;
}

void
pack_name(pack *p, const char *phrase, gz_name_type type, uint32_t target,
		  unsigned flags)
{
	const char *fold = pack_fold(p, phrase);
	uint32_t	index = p->names.n;
	uint32_t   *first = map_put(type < GZ_NAME_POLARITY ? p->name_map :
								   p->expression_map, fold, index);
	gz_name    *name;
	gz_tokens	tokens = {0};
	bool		capital = false;
	bool		acronym = true;

	if (*fold == '\0')
		fail("an empty name, \"%s\"", phrase);
	gz_tokenize(&p->arena, phrase, (uint32_t) strlen(phrase), &tokens);
	if (tokens.n > 0)
		*map_put(p->openers, gz_strndup(&p->arena, tokens.items[0].fold,
										tokens.items[0].fold_length), 0) |=
			type < GZ_NAME_POLARITY ? GZ_WORD_OPENS_NAME :
			GZ_WORD_OPENS_EXPRESSION;
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		const gz_token *t = &tokens.items[i];

		capital |= (t->shape & GZ_SHAPE_CAPITAL) != 0;
		acronym &= (t->shape & GZ_SHAPE_UPPER) || t->kind == GZ_T_ACRONYM;
		/* a word that only names know is its own stem, whatever its case */
		if (type == GZ_NAME_ENTITY && !(flags & PACK_UNKNOWN_WORDS) &&
			t->kind == GZ_T_WORD && t->word == 0 &&
			(t->shape & GZ_SHAPE_CAPITAL))
		{
			const char *key = gz_strndup(&p->arena, t->key, t->key_length);

			if (!lacks_accents(p, key))
				pack_word(p, key, GZ_POS_NAME, 0);
		}
	}
	if (capital)
		flags |= GZ_NAME_CAPITAL;
	if (acronym)
		flags |= GZ_NAME_ACRONYM;

	if (*first != index)
	{
		/* go to the end of the chain, unless the meaning is there already */
		uint32_t	i = *first;

		for (;; i = p->names.items[i].next)
		{
			gz_name    *known = &p->names.items[i];

			if (known->type == type && known->target == target)
			{
				known->flags |= (uint16_t) (flags & ~(unsigned) GZ_NAME_ACRONYM);
				if (!acronym)
					known->flags &= (uint16_t) ~GZ_NAME_ACRONYM;
				return;
			}
			if (known->next == 0)
				break;
		}
		p->names.items[i].next = index;
	}
	name = GZ_PUSH(&p->arena, &p->names);
	*name = (gz_name) {
		.target = target, .type = (uint16_t) type, .flags = (uint16_t) flags
	};
}

uint32_t
pack_entry(pack *p, const char *name, gz_entry entry)
{
	entry.name = pack_string(p, name);
	entry.fold = pack_string(p, pack_fold(p, name));
	*GZ_PUSH(&p->arena, &p->entries) = entry;
	return p->entries.n - 1;
}

uint32_t
pack_polarity(pack *p, gz_polarity polarity)
{
	/* few words differ in both, so few records of words do */
	for (uint32_t i = 0; i < p->polarities.n; i++)
		if (memcmp(&p->polarities.items[i], &polarity, sizeof(polarity)) == 0)
			return i;
	*GZ_PUSH(&p->arena, &p->polarities) = polarity;
	return p->polarities.n - 1;
}

uint32_t
pack_frame(pack *p, gz_frame frame)
{
	char		text[2 * sizeof(frame) + 1];
	uint32_t   *at;

	for (size_t i = 0; i < sizeof(frame); i++)
		sprintf(text + 2 * i, "%02x", ((const uint8_t *) &frame)[i]);
	at = map_put(p->frame_map, text, p->frames.n);
	if (*at == p->frames.n)
		*GZ_PUSH(&p->arena, &p->frames) = frame;
	if (*at > UINT16_MAX)
		fail("more than %u different frames", UINT16_MAX);
	return *at;
}

uint32_t
pack_shifter(pack *p, gz_shifter shifter)
{
	*GZ_PUSH(&p->arena, &p->shifters) = shifter;
	return p->shifters.n - 1;
}

/* --- writing --- */

/* Append a section to the blob and note it in the header. */
static void
add_section(pack *p, gz_section section, const void *items, size_t size)
{
	gz_blob_header *header;
	size_t		offset = (p->blob.n + GZ_BLOB_ALIGN - 1) / GZ_BLOB_ALIGN *
		GZ_BLOB_ALIGN;

	while (p->blob.n < offset + size)
	{
		size_t		i = p->blob.n;

		*GZ_PUSH(&p->arena, &p->blob) = i < offset ? 0 :
			((const char *) items)[i - offset];
	}
	header = (gz_blob_header *) p->blob.items;
	header->section[section].offset = (uint32_t) offset;
	header->section[section].size = (uint32_t) size;
}

/* The automaton of a map, its root noted in the header. */
static uint32_t
add_automaton(pack *p, gz_section section, const map *m)
{
	const char **keys = map_sorted_keys(m);
	uint32_t   *values = malloc((map_size(m) + 1) * sizeof(uint32_t));
	automaton	a;

	if (values == NULL)
		fail("out of memory");
	for (uint32_t i = 0; i < map_size(m); i++)
		values[i] = *map_get(m, keys[i]);
	a = build_automaton(keys, values, map_size(m));
	add_section(p, section, a.units, a.n * sizeof(uint32_t));
	free(values);
	free(keys);
	free(a.units);
	return a.root;
}

/* Lay the blob out from what has been packed so far, and open it. */
static void
build_blob(pack *p)
{
	gz_blob_header header = {
		.magic = GZ_BLOB_MAGIC, .data_version = DATA_VERSION
	};
	uint32_t	word_root;
	uint32_t	name_root;
	uint32_t	expression_root;
	const char *error;
	word_records words = {0};
	map		   *word_map = pack_word_records(p, &words);

	p->blob.n = 0;
	for (size_t i = 0; i < sizeof(header); i++)
		*GZ_PUSH(&p->arena, &p->blob) = ((const char *) &header)[i];
	add_section(p, GZ_SEC_STRINGS, p->pool.items, p->pool.n);
	word_root = add_automaton(p, GZ_SEC_WORD_UNITS, word_map);
	add_section(p, GZ_SEC_WORDS, words.items, words.n * sizeof(gz_word));
	name_root = add_automaton(p, GZ_SEC_NAME_UNITS, p->name_map);
	expression_root = add_automaton(p, GZ_SEC_EXPRESSION_UNITS,
									p->expression_map);
#define ADD(section, array) \
	add_section(p, section, (array).items, (array).n * sizeof(*(array).items))
	ADD(GZ_SEC_NAMES, p->names);
	ADD(GZ_SEC_ENTRIES, p->entries);
	ADD(GZ_SEC_CONTEXTS, p->contexts);
	ADD(GZ_SEC_POLARITIES, p->polarities);
	ADD(GZ_SEC_SHIFTERS, p->shifters);
	ADD(GZ_SEC_NUMERALS, p->numerals);
	ADD(GZ_SEC_DISPLACEMENTS, p->displacements);
	ADD(GZ_SEC_CHECKS, p->checks);
	ADD(GZ_SEC_WEIGHTS, p->weights);
	ADD(GZ_SEC_TRANSITIONS, p->transitions);
	ADD(GZ_SEC_READINGS, p->readings);
	ADD(GZ_SEC_FRAMES, p->frames);
#undef ADD
	add_section(p, GZ_SEC_EVIDENCE, p->evidence, sizeof(p->evidence));
	((gz_blob_header *) p->blob.items)->size = p->blob.n;
	((gz_blob_header *) p->blob.items)->word_root = word_root;
	((gz_blob_header *) p->blob.items)->name_root = name_root;
	((gz_blob_header *) p->blob.items)->expression_root = expression_root;
	error = gz_blob_open(p->blob.items, p->blob.n, &gz_lexicon);
	if (error != NULL)
		fail("the packed data are wrong: %s", error);
}

int
main(int argc, char **argv)
{
	pack	   *p = calloc(1, sizeof(pack));
	FILE	   *out;

	if (argc != 3 || p == NULL)
	{
		fputs("usage: pack DATA-DIR BLOB\n", stderr);
		return 2;
	}
	if (!gz_utf8_init())
		fail("ICU has no normalisation data");
	gz_arena_init(&p->arena, &pack_host, NULL, 0);
	p->strings = map_new();
	p->openers = map_new();
	p->name_map = map_new();
	p->expression_map = map_new();
	p->frame_map = map_new();
	pack_string(p, "");
	/* record 0 of each of these means none */
	*GZ_PUSH(&p->arena, &p->names) = (gz_name) {0};
	*GZ_PUSH(&p->arena, &p->contexts) = (gz_context) {0};
	pack_polarity(p, (gz_polarity) {0});
	pack_shifter(p, (gz_shifter) {0});
	pack_frame(p, (gz_frame) {0});
	*GZ_PUSH(&p->arena, &p->numerals) = (gz_numeral_word) {0};
	*map_put(p->name_map, "\x01", 0) = 0;
	*map_put(p->expression_map, "\x01", 0) = 0;

	pack_lexicon(p, argv[1]);
	pack_lists(p, argv[1]);
	pack_lemmas(p, argv[1]);
	pack_classes(p, argv[1]);
	build_blob(p);
	pack_names(p, argv[1]);
	pack_sentiment(p, argv[1]);
	pack_arguments(p, argv[1]);
	pack_tagger(p, argv[1]);
	build_blob(p);

	out = fopen(argv[2], "wb");
	if (out == NULL ||
		fwrite(p->blob.items, 1, p->blob.n, out) != p->blob.n ||
		fclose(out) != 0)
		fail("cannot write %s", argv[2]);
	printf("packed %u words, %u names, %u entities, %u polarities, "
		   "%u features: %.1f MB\n",
		   map_size(p->word_map), map_size(p->name_map) +
		   map_size(p->expression_map), p->entries.n,
		   p->polarities.n - 1, p->features, p->blob.n / 1e6);
	return 0;
}
