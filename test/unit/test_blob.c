/*
 * test_blob.c - the packed data: what is damaged is refused, never read
 */
#include "test.h"

extern const unsigned char gz_blob_start[];
extern const unsigned char gz_blob_end[];

/* A generator of our own, so that every run tests the same (xorshift32). */
static uint32_t seed = 20261124;

static uint32_t
next_random(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed;
}

static void
test_sizes(const unsigned char *blob, size_t size)
{
	gz_data		data;

	check("the whole is good", gz_blob_open(blob, size, &data) == NULL);
	check("nothing", gz_blob_open(blob, 0, &data) != NULL);
	check("a header cut", gz_blob_open(blob, 40, &data) != NULL);
	check("a byte short", gz_blob_open(blob, size - 1, &data) != NULL);
}

/*
 * Change words of the header and of the sections; what still opens must
 * analyse a text without reading out of bounds, which the sanitizers see.
 */
static void
test_damage(const unsigned char *blob, size_t size)
{
	static const char text[] = "Le Premier ministre Mark Carney n'a pas dit "
		"à l'Ukraine que l'aide de 2 milliards de dollars était très bonne.";
	unsigned char *copy = aligned_alloc(64, (size + 63) / 64 * 64);
	gz_data		good = gz_lexicon;
	int			refused = 0;

	memcpy(copy, blob, size);
	for (int round = 0; round < 400; round++)
	{
		size_t		at = round < 100 ?
			next_random() % sizeof(gz_blob_header) / 4 * 4 :
			next_random() % (size / 4) * 4;
		uint32_t	value = next_random() >> next_random() % 32;
		gz_arena	arena = fresh();

		memcpy(copy + at, &value, 4);
		if (gz_blob_open(copy, size, &gz_lexicon) != NULL)
			refused++;
		else
			gz_analyze(&arena, text, sizeof(text) - 1,
					   GZ_WANT_STEMS | GZ_WANT_MENTIONS | GZ_WANT_SENTIMENT);
		memcpy(copy + at, blob + at, 4);
	}
	gz_lexicon = good;
	check("a damaged header is refused", refused > 60);
	free(copy);
}

int
main(void)
{
	start();
	test_sizes(gz_blob_start, (size_t) (gz_blob_end - gz_blob_start));
	test_damage(gz_blob_start, (size_t) (gz_blob_end - gz_blob_start));
	return finish("test_blob");
}
