/*
 * morphology.c - what it costs to look up the readings of words
 *
 * usage: morphology FILE [ROUNDS]
 *
 * Each round looks up the key of each token of the file that is a word, reads
 * the tags of all its readings and writes all their lemmas.  Printed is the
 * time of a token in the median round, and how much of the text is known.
 *
 *   make -f test/unit/Makefile OUT=build/bench bench      (from the root)
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/analysis.h"
#include "core/morphology.h"
#include "tools/host.h"

/* The whole file, and how many bytes it has. */
static char *
read_file(const char *path, size_t *length)
{
	FILE	   *file = fopen(path, "rb");
	char	   *text;
	long		size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 ||
		(size = ftell(file)) < 0)
	{
		perror(path);
		exit(1);
	}
	rewind(file);
	text = malloc((size_t) size + 1);
	if (text == NULL || fread(text, 1, (size_t) size, file) != (size_t) size)
	{
		perror(path);
		exit(1);
	}
	fclose(file);
	*length = (size_t) size;
	return text;
}

static int
compare_times(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	const char *error = gz_data_open();
	int			rounds = argc > 2 ? atoi(argv[2]) : 51;
	double	   *times = calloc(rounds > 0 ? (size_t) rounds : 1, sizeof(double));
	gz_arena	arena;
	gz_tokens	tokens = {0};
	size_t		length;
	char	   *text;
	gz_str	   *keys;
	uint32_t	n = 0;
	uint32_t	known = 0;
	uint32_t	ambiguous = 0;
	uint64_t	readings = 0;
	uint64_t	sum = 0;

	if (argc < 2 || rounds < 1 || times == NULL)
	{
		fputs("usage: morphology FILE [ROUNDS]\n", stderr);
		return 2;
	}
	if (error != NULL)
	{
		fprintf(stderr, "cannot open the data: %s\n", error);
		return 1;
	}
	text = read_file(argv[1], &length);
	gz_arena_init(&arena, &tool_host, NULL, 0);
	gz_tokenize(&arena, text, (uint32_t) length, &tokens);
	keys = gz_alloc(&arena, (tokens.n + 1) * sizeof(gz_str));
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		const gz_token *t = &tokens.items[i];
		const gz_reading *first;
		unsigned	k;

		if (t->kind != GZ_T_WORD && t->kind != GZ_T_ELISION &&
			t->kind != GZ_T_CLITIC)
			continue;
		keys[n++] = (gz_str) {t->key, t->key_length};
		k = gz_readings(gz_find_word(keys[n - 1]), &first);
		known += k > 0;
		ambiguous += k > 1;
		readings += k;
	}

	for (int round = 0; round < rounds; round++)
	{
		struct timespec from;
		struct timespec to;
		char		buffer[65536];
		gz_arena	lemmas;

		gz_arena_init(&lemmas, &tool_host, buffer, sizeof(buffer));
		clock_gettime(CLOCK_MONOTONIC, &from);
		for (uint32_t i = 0; i < n; i++)
		{
			const gz_reading *first;
			unsigned	k = gz_readings(gz_find_word(keys[i]), &first);

			if (lemmas.end - lemmas.next < 32768)
				gz_arena_init(&lemmas, &tool_host, buffer, sizeof(buffer));
			while (k-- > 0)
				sum += first[k].tags +
					gz_lemma(&lemmas, keys[i], &first[k]).length;
		}
		clock_gettime(CLOCK_MONOTONIC, &to);
		times[round] = ((double) (to.tv_sec - from.tv_sec) * 1e9 +
						(double) (to.tv_nsec - from.tv_nsec)) / (n > 0 ? n : 1);
	}
	qsort(times, (size_t) rounds, sizeof(double), compare_times);
	printf("%u words, %.1f %% known, %.1f %% of several readings, "
		   "%.2f readings a known word\n", n, 100.0 * known / (n > 0 ? n : 1),
		   100.0 * ambiguous / (n > 0 ? n : 1),
		   (double) readings / (known > 0 ? known : 1));
	printf("%.1f ns a word, median of %d rounds (%.1f to %.1f; sum %llu)\n",
		   times[rounds / 2], rounds, times[0], times[rounds - 1],
		   (unsigned long long) sum);
	return 0;
}
