/*
 * features.c - print what the tagger sees, for train.py
 *
 * usage: features < TEXTS, each ended by a zero byte
 *
 * A token a line: its start and length in bytes, then its features, separated
 * by tabs; an empty line ends a sentence, a line « # » a text.  A feature is
 * TEMPLATE:PART or TEMPLATE:PART|PART, a part being a number in hexadecimal
 * or = and a word.  The rules run first, as in the library; the tagger does not.
 */
#include <stdio.h>

#include "core/analysis.h"
#include "core/tagger.h"
#include "host.h"

/* Print a part; what would break the format is written as %XX. */
static void
print_part(const gz_value_part *part)
{
	if (part->word == NULL)
	{
		printf("%llx", (unsigned long long) part->number);
		return;
	}
	putchar('=');
	for (uint32_t i = 0; i < part->word->key_length; i++)
	{
		unsigned char c = (unsigned char) part->word->key[i];

		if (c <= ' ' || c == '%' || c == '|' || c == ':' || c == '\\')
			printf("%%%02X", c);
		else
			putchar(c);
	}
}

static void
print_text(const char *text, uint32_t length)
{
	gz_arena	arena;
	gz_tokens	tokens = {0};
	gz_sentences sentences = {0};
	gz_finder	f;
	gz_feature	detail[GZ_FEATURES_MAX];
	gz_features features = {.detail = detail};

	gz_arena_init(&arena, &tool_host, NULL, 0);
	gz_tokenize(&arena, text, length, &tokens);
	gz_split_sentences(&arena, &tokens, &sentences);
	gz_run_rules(&f, &arena, text, &tokens, &sentences);
	gz_note_rules(&f);
	for (uint32_t s = 0; s < sentences.n; s++)
	{
		gz_view    *views;

		f.from = sentences.items[s].first;
		f.end = f.from + sentences.items[s].n;
		f.shouted = gz_is_printed_in_capitals(&f);
		views = gz_alloc(&arena, sentences.items[s].n * sizeof(gz_view));
		gz_fill_views(&f, views);
		for (uint32_t i = f.from; i < f.end; i++)
		{
			printf("%u\t%u", tokens.items[i].start, tokens.items[i].length);
			gz_extract(&f, views, i, &features);
			for (uint32_t k = 0; k < features.n; k++)
			{
				const gz_feature *feature = &features.detail[k];

				printf("\t%u:", feature->template);
				for (unsigned p = 0; p < feature->n; p++)
				{
					if (p > 0)
						putchar('|');
					print_part(&feature->part[p]);
				}
			}
			putchar('\n');
		}
		putchar('\n');
	}
	puts("#");
}

int
main(void)
{
	char	   *text = NULL;
	size_t		room = 0;
	ssize_t		length;

	if (gz_data_open() != NULL)
	{
		fputs("features: the lexicon cannot be read\n", stderr);
		return 1;
	}
	while ((length = getdelim(&text, &room, '\0', stdin)) > 0)
		print_text(text, (uint32_t) length - (text[length - 1] == '\0'));
	free(text);
	return 0;
}
