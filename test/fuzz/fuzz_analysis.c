/*
 * fuzz_analysis.c - libFuzzer target: the whole analysis of any bytes
 *
 * The core promises for valid UTF-8; bytes that are not are passed on as they
 * are, since it must not read or write out of bounds for them either.  For
 * what is valid, the promises about offsets are checked.
 *
 * Build and run: test/fuzz/run.sh [SECONDS]
 */
#include <string.h>

#include "core/analysis.h"
#include "fuzz.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gz_arena	arena;
	gz_analysis *a;
	uint32_t	at = 0;
	char	   *text = malloc(size + 1);

	if (gz_data_open() != NULL || text == NULL)
		abort();
	memcpy(text, data, size);
	gz_arena_init(&arena, &fuzz_host, NULL, 0);
	a = gz_analyze(&arena, text, (uint32_t) size,
				   GZ_WANT_STEMS | GZ_WANT_MENTIONS | GZ_WANT_SENTIMENT);

	for (uint32_t i = 0; i < a->tokens.n; i++)
	{
		const gz_token *t = &a->tokens.items[i];

		if (t->start < at || t->length == 0 || t->start + t->length > size)
			abort();
		at = t->start + t->length;
	}
	at = 0;
	for (uint32_t i = 0; i < a->mentions.n; i++)
	{
		const gz_mention *m = &a->mentions.items[i];

		if (m->start < at || m->length == 0 || m->start + m->length > size ||
			m->sentence >= a->sentences.n)
			abort();
		at = m->start + m->length;
	}
	if (!(a->sentiment.score >= -1 && a->sentiment.score <= 1))
		abort();
	fuzz_free();
	free(text);
	return 0;
}
