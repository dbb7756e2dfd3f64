/*
 * families.c - derive families of lemmas from Snowball's French stems
 *
 * usage: families DATA-DIR > DATA-DIR/families.tsv
 *
 * Lemmas whose Snowball stems agree and have at least SHORTEST letters are one
 * family (libération, libérer, libérateur).  Shorter stems say too little:
 * marche, marché and marcher are march.  A development tool: its result is
 * committed, so that stems do not depend on the libstemmer of the build.
 */
#include <libstemmer.h>
#include <stdlib.h>

#include "pack.h"

#define SHORTEST 6

static map *lemmas;

static void
add_lemma(void *arg, const char *form, const char *lemma, uint32_t pos)
{
	(void) arg;
	(void) form;
	if (pos & GZ_POS_COMMON)
		map_put(lemmas, lemma, 0);
}

int
main(int argc, char **argv)
{
	struct sb_stemmer *stemmer = sb_stemmer_new("french", "UTF_8");
	map		   *by_stem = map_new();
	GZ_ARRAY(char *) members = {0};
	gz_arena	arena;
	char		dir[4096];
	const char **keys;

	if (argc != 2 || stemmer == NULL || !gz_utf8_init())
		fail("usage: families DATA-DIR");
	gz_arena_init(&arena, &pack_host, NULL, 0);
	lemmas = map_new();
	snprintf(dir, sizeof(dir), "%s/hunspell", argv[1]);
	read_hunspell(dir, add_lemma, NULL);

	keys = map_sorted_keys(lemmas);
	for (uint32_t i = 0; i < map_size(lemmas); i++)
	{
		gz_str		key = gz_key(&arena, keys[i], strlen(keys[i]));
		const char *stem = (const char *)
			sb_stemmer_stem(stemmer, (const sb_symbol *) key.s,
							(int) key.length);
		uint32_t	at;

		if (gz_count_chars(stem, strlen(stem)) < SHORTEST)
			continue;
		at = *map_put(by_stem, stem, members.n);
		if (at == members.n)
			*GZ_PUSH(&arena, &members) = calloc(1, 1);
		members.items[at] = realloc(members.items[at],
									strlen(members.items[at]) +
									strlen(keys[i]) + 2);
		if (*members.items[at] != '\0')
			strcat(members.items[at], "|");
		strcat(members.items[at], keys[i]);
	}
	puts("# stem\tlemmas\n"
		 "# derived by src/tools/families from hunspell/fr.dic with Snowball "
		 "2.2 (french)");
	keys = map_sorted_keys(by_stem);
	for (uint32_t i = 0; i < map_size(by_stem); i++)
	{
		const char *list = members.items[*map_get(by_stem, keys[i])];

		if (strchr(list, '|') != NULL)
			printf("%s\t%s\n", keys[i], list);
	}
	return 0;
}
