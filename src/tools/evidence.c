/*
 * evidence.c - print what a text says of a name, for fit_sentiment.py
 *
 * usage: evidence < RECORDS, each a name, a tab and a text, ended by a zero byte
 *
 * Of each record a line: pieces of evidence separated by tabs, each KIND:VALUE:WORD,
 * the value being that before weights.  An empty line: nothing is said of the
 * name.  A line « ! »: the name was not found.
 */
#include <stdio.h>

#include "core/evidence.h"
#include "core/towards.h"
#include "host.h"

static void
print_evidence(char *record, size_t length)
{
	static char memory[1 << 20];	/* mostly enough, and used again */
	gz_arena	arena;
	char	   *text = memchr(record, '\t', length);
	gz_analysis *a;
	int32_t		entity;
	bool		first = true;

	if (text == NULL)
		return;
	text++;
	gz_arena_init(&arena, &tool_host, memory, sizeof(memory));
	a = gz_analyze(&arena, text, (uint32_t) (length - (text - record)),
				   GZ_WANT_SENTIMENT | GZ_WANT_PARTS);
	entity = gz_sentiment_towards(a, record, (size_t) (text - 1 - record));
	if (entity < 0)
		putchar('!');
	for (uint32_t i = 0; entity >= 0 && i < a->sentiment.parts.n; i++)
	{
		const gz_part *part = &a->sentiment.parts.items[i];
		const gz_token *t;
		char		name[40];

		if (part->entity != (uint32_t) entity)
			continue;
		t = &a->tokens.items[a->sentiment.terms.items[part->term].first];
		gz_evidence_name(part->kind, name);
		printf("%s%s:%.4f:%.*s", first ? "" : "\t", name, part->weight,
			   (int) t->key_length, t->key);
		first = false;
	}
	putchar('\n');
}

int
main(void)
{
	static float ones[GZ_EVIDENCE_KINDS];
	const char *error = gz_data_open();
	char	   *record = NULL;
	size_t		size = 0;
	ssize_t		length;

	if (error != NULL || !gz_utf8_init())
	{
		fprintf(stderr, "cannot open the data: %s\n", error ? error : "ICU");
		return 1;
	}
	for (int i = 0; i < GZ_EVIDENCE_KINDS; i++)
		ones[i] = 1;
	gz_lexicon.evidence = ones;
	while ((length = getdelim(&record, &size, '\0', stdin)) > 0)
		print_evidence(record, (size_t) length - (record[length - 1] == '\0'));
	free(record);
	return 0;
}
