/*
 * fuzz_value.c - libFuzzer target: stored values from any bytes
 *
 * The first byte says what the others are: a value, its JSON, or a text of
 * which a value is made.  Whatever is accepted must read back to itself, as
 * bytes and as JSON; what an analysis makes must be accepted.
 *
 * Build and run: test/fuzz/run.sh [SECONDS]
 */
#include <string.h>

#include "core/map.h"
#include "core/value_json.h"
#include "fuzz.h"

/* Is every character whole, as the glue sees to it for texts? */
static bool
valid(const char *s, size_t size)
{
	for (const char *end = s + size; s < end;)
	{
		uint32_t	c;
		unsigned	bytes = gz_decode(s, end, &c);

		if (c == 0 || (c == 0xFFFD && bytes == 1) || c > 0x10FFFF ||
			(c >= 0xD800 && c <= 0xDFFF))
			return false;
		s += bytes;
	}
	return true;
}

/* A value that was accepted must be sound in every way. */
static void
must_hold(gz_arena *arena, gz_str value)
{
	gz_value_head head;
	gz_analysis *a;
	gz_str		json;
	uint32_t	at;

	if (gz_verify_value(arena, value) != NULL ||
		gz_read_value(arena, value, GZ_READ_ALL, &head, &a) != NULL)
		abort();
	json = gz_write_json(arena, &head, a, value.length % 2 == 0);
	if (gz_read_json(arena, json, &head, &a, &at) != NULL ||
		!gz_str_equal(gz_write_value(arena, &head, a), value))
		abort();
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gz_arena	arena;
	gz_value_head head = {{0, 1, 0}, 1, false, 0, 0};
	gz_analysis *a;
	uint32_t	at;
	gz_str		s;
	char	   *copy;

	if (gz_data_open() != NULL)
		abort();
	if (size == 0)
		return 0;
	copy = malloc(size);
	if (copy == NULL)
		abort();
	memcpy(copy, data + 1, size - 1);
	s = (gz_str) {copy, (uint32_t) size - 1};
	gz_arena_init(&arena, &fuzz_host, NULL, 0);
	switch (data[0] % 3)
	{
		case 0:
			if (gz_verify_value(&arena, s) == NULL)
				must_hold(&arena, s);
			else
				(void) gz_read_value(&arena, s, GZ_READ_ALL, &head, &a);
			break;
		case 1:
			if (gz_read_json(&arena, s, &head, &a, &at) == NULL)
				must_hold(&arena, gz_write_value(&arena, &head, a));
			break;
		default:
			if (!valid(s.s, s.length))
				break;
			a = gz_analyze(&arena, s.s, s.length, GZ_WANT_STEMS |
						   GZ_WANT_MENTIONS | GZ_WANT_SENTIMENT);
			head.text_length = gz_count_chars(s.s, s.length);
			must_hold(&arena, gz_write_value(&arena, &head, a));
			break;
	}
	fuzz_free();
	free(copy);
	return 0;
}
