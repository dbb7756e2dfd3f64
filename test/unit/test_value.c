/*
 * test_value.c - stored values: what is written reads back, and hostile bytes
 * and texts do no harm
 *
 * The texts are made up.
 */
#include "test.h"

#include "core/string_code.h"
#include "core/value_json.h"

static const char *const texts[] = {
	"",
	" ",
	"Bonjour.",
	"Le Premier ministre du Canada, Mark Carney, a promis lundi 3 mars 2025 "
	"à Kiev 2,5 milliards d'euros. L’Ukraine n’a pas obtenu de garanties de "
	"sécuritéPour éviter la guerre, l’O.N.U. et l’Union européenne craignent "
	"le pire, a déclaré M. Carney à 10 h 30.",
	"TEMPÊTE SUR LA BRETAGNE\n« C’est une catastrophe », regrette la maire "
	"de Brest, Jeanne Le Goff. Les dégâts dépassent 3,5 % du budget, soit "
	"1 250 000 €, mais aucun mort n'est à déplorer aujourd'hui. Jeanne Le "
	"Goff remercie Ouest-France, CD&V et Bjarni Þórarinsson.",
	"el eve \xC3\xA9l\xC3\xA8ve eleve \xE4\xB8\xAD\xE6\x96\x87 \xF0\x9F\x98\x80 Jean-Luc\tet \"Paul\" \\ \x01 "
	"Xi\xCC\x82 Jinping"
};

#define N_TEXTS (sizeof(texts) / sizeof(texts[0]))

/* The analysis of a text, and the head of its value. */
static gz_analysis *
analyse(gz_arena *arena, const char *text, gz_value_head *head)
{
	uint32_t	length = (uint32_t) strlen(text);
	gz_analysis *a = gz_analyze(arena, text, length, GZ_WANT_STEMS |
								GZ_WANT_MENTIONS | GZ_WANT_SENTIMENT);

	*head = (gz_value_head) {{0, 1, 0}, 1, false,
		gz_count_chars(text, length), 0.1234};
	return a;
}

/* The value of a text. */
static gz_str
value_of(gz_arena *arena, const char *text)
{
	gz_value_head head;
	gz_analysis *a = analyse(arena, text, &head);

	return gz_write_value(arena, &head, a);
}

/* The JSON of a value. */
static gz_str
json_of(gz_arena *arena, gz_str value, bool ascii)
{
	gz_value_head head;
	gz_analysis *a;

	if (gz_read_value(arena, value, GZ_READ_ALL, &head, &a) != NULL)
		return (gz_str) {"", 0};
	return gz_write_json(arena, &head, a, ascii);
}

static bool
same(gz_str a, gz_str b)
{
	return a.length == b.length && memcmp(a.s, b.s, a.length) == 0;
}

/* The value that JSON stands for; empty where it stands for none. */
static gz_str
read_json(gz_arena *arena, gz_str json)
{
	gz_value_head head;
	gz_analysis *a;
	uint32_t	at;

	if (gz_read_json(arena, json, &head, &a, &at) != NULL)
		return (gz_str) {"", 0};
	return gz_write_value(arena, &head, a);
}

/* ---------- numbers and strings in bits ---------- */

static void
test_bits(void)
{
	gz_arena	arena = fresh();
	static const uint32_t numbers[] = {0, 1, 2, 3, 7, 8, 1000, 65535,
	0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF};
	size_t		n = sizeof(numbers) / sizeof(numbers[0]);

	for (unsigned k = 0; k < 8; k++)
	{
		gz_bit_writer w = {.arena = &arena};
		gz_bit_reader r = {NULL, 0, 0};
		bool		all = true;

		for (size_t i = 0; i < n; i++)
		{
			gz_put_number(&w, numbers[i], k);
			gz_put_bits(&w, numbers[i] & 1, 1);
		}
		gz_flush_bits(&w);
		r.s = w.items;
		r.end = (uint64_t) w.n * 8;
		for (size_t i = 0; i < n; i++)
			all &= gz_get_number(&r, k) == numbers[i] &&
				gz_get_bits(&r, 1) == (numbers[i] & 1);
		check("numbers read back", all && !gz_overran(&r));
		for (int i = 0; i < 10; i++)
			gz_get_number(&r, k);
		check("the end is noticed", gz_overran(&r));
	}
}

static void
test_strings(void)
{
	gz_arena	arena = fresh();
	gz_bit_writer w = {.arena = &arena};
	gz_bit_reader r = {NULL, 0, 0};
	char		all[256];
	char		longest[5000];
	gz_str		strings[4];

	/* every byte that UTF-8 has */
	strings[0] = (gz_str) {all, 0};
	for (unsigned byte = 1; byte < 0xF5; byte++)
		if (byte != 0xC0 && byte != 0xC1)
			all[strings[0].length++] = (char) byte;
	memset(longest, 'z', sizeof(longest));
	strings[1] = (gz_str) {longest, sizeof(longest)};
	strings[2] = (gz_str) {"", 0};
	strings[3] = (gz_str) {"garantie", 8};
	for (int code = 0; code < GZ_CODE_COUNT; code++)
		for (int i = 0; i < 4; i++)
			gz_put_string(&w, (gz_string_code) code, strings[i]);
	gz_flush_bits(&w);
	r.s = w.items;
	r.end = (uint64_t) w.n * 8;
	for (int code = 0; code < GZ_CODE_COUNT; code++)
		for (int i = 0; i < 4; i++)
			check("strings read back",
				  same(gz_get_string(&arena, &r, (gz_string_code) code),
					   strings[i]));
	check("no more was read", !gz_overran(&r));
}

/* ---------- values ---------- */

static void
test_round_trip(void)
{
	for (size_t i = 0; i < N_TEXTS; i++)
	{
		gz_arena	arena = fresh();
		gz_value_head head;
		gz_value_head read;
		gz_analysis *a = analyse(&arena, texts[i], &head);
		gz_str		value = gz_write_value(&arena, &head, a);
		gz_analysis *b;
		bool		equal = true;

		check("a value is sound", gz_verify_value(&arena, value) == NULL);
		check("a value can be read", gz_read_value(&arena, value, GZ_READ_ALL,
												   &read, &b) == NULL);
		check("heads agree", read.text_length == head.text_length &&
			  read.data == 1 && read.library[1] == 1 && !read.bytes &&
			  read.sentiment == 0.1234);
		check("counts agree", a->stems.n == b->stems.n &&
			  a->sentences.n == b->sentences.n &&
			  a->mentions.n == b->mentions.n &&
			  a->entities.n == b->entities.n);
		for (uint32_t k = 0; k < a->stems.n; k++)
			equal &= a->stems.items[k].position ==
				b->stems.items[k].position &&
				a->stems.items[k].length == b->stems.items[k].length &&
				memcmp(a->stems.items[k].s, b->stems.items[k].s,
					   a->stems.items[k].length) == 0;
		check("stems agree", equal);
		for (uint32_t k = 0; k < a->mentions.n; k++)
		{
			const gz_mention *x = &a->mentions.items[k];
			const gz_mention *y = &b->mentions.items[k];

			equal &= x->char_start == y->char_start &&
				x->char_length == y->char_length && x->kind == y->kind &&
				x->entity == y->entity && x->sentence == y->sentence &&
				(x->value == NULL) == (y->value == NULL) &&
				(x->value == NULL || strcmp(x->value, y->value) == 0) &&
				same((gz_str) {a->text + x->start, x->length},
					 (gz_str) {b->text + y->start, y->length}) &&
				(x->kind >= GZ_DATE || same(x->fold, y->fold));
		}
		check("mentions agree", equal);
		for (uint32_t k = 0; k < a->entities.n; k++)
		{
			const gz_entity *x = &a->entities.items[k];
			const gz_entity *y = &b->entities.items[k];

			equal &= same(x->name, y->name) && same(x->fold, y->fold) &&
				x->kind == y->kind && x->mentions == y->mentions &&
				x->first_mention == y->first_mention &&
				strcmp(x->country, y->country) == 0 &&
				x->sentiment == y->sentiment;
		}
		check("entities agree", equal);
		check("parts can be read", gz_read_value(&arena, value,
												 GZ_READ_STEMS, &read,
												 &b) == NULL &&
			  b->stems.n == a->stems.n && b->mentions.n == 0);
	}
}

static void
test_json(void)
{
	for (size_t i = 0; i < N_TEXTS; i++)
		for (int ascii = 0; ascii < 2; ascii++)
		{
			gz_arena	arena = fresh();
			gz_str		value = value_of(&arena, texts[i]);
			gz_str		json = json_of(&arena, value, ascii);
			bool		only = true;

			check("JSON reads back", same(read_json(&arena, json), value));
			for (uint32_t k = 0; k < json.length; k++)
				only &= (unsigned char) json.s[k] < 0x80;
			check("ASCII is ASCII", !ascii || only);
		}
}

/* Bytes from elsewhere, in a block of their own size. */
static void
try(const char *bytes, uint32_t length)
{
	gz_arena	arena = fresh();
	char	   *copy = malloc(length + 1);
	gz_str		value = {copy, length};
	gz_value_head head;
	gz_analysis *a;

	if (copy == NULL)
		abort();
	memcpy(copy, bytes, length);
	/* what verifies is also what its JSON reads back to */
	if (gz_verify_value(&arena, value) == NULL)
		check("what verifies is a value",
			  same(read_json(&arena, json_of(&arena, value, false)), value));
	else
		(void) gz_read_value(&arena, value, GZ_READ_ALL, &head, &a);
	passed++;
	free(copy);
}

/* The same with JSON. */
static void
try_json(const char *bytes, uint32_t length)
{
	gz_arena	arena = fresh();
	char	   *copy = malloc(length + 1);
	gz_str		value;

	if (copy == NULL)
		abort();
	memcpy(copy, bytes, length);
	value = read_json(&arena, (gz_str) {copy, length});
	if (value.length > 0)
		check("what JSON says is sound",
			  gz_verify_value(&arena, value) == NULL);
	passed++;
	free(copy);
}

static uint32_t seed = 1;

static uint32_t
random_below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t) ((uint64_t) seed * n >> 32);
}

static void
test_hostile(void)
{
	static char value[4096];
	static char json[32768];
	static char edited[32768];

	for (size_t i = 2; i < N_TEXTS; i++)
	{
		gz_arena	arena = fresh();
		gz_str		v = value_of(&arena, texts[i]);
		gz_str		j = json_of(&arena, v, false);
		uint32_t	n = v.length;
		uint32_t	m = j.length;

		memcpy(value, v.s, n);
		memcpy(json, j.s, m);
		for (uint32_t k = 0; k < n; k++)
			try(value, k);
		for (uint32_t bit = 0; bit < n * 8; bit++)
		{
			memcpy(edited, value, n);
			edited[bit / 8] ^= (char) (1 << bit % 8);
			try(edited, n);
		}
		for (int k = 0; k < 3000; k++)
		{
			memcpy(edited, value, n);
			for (uint32_t edits = 1 + random_below(8); edits > 0; edits--)
				edited[random_below(n)] = (char) random_below(256);
			try(edited, n);
		}
		for (uint32_t k = 0; k < m; k++)
			try_json(json, k);
		for (int k = 0; k < 3000; k++)
		{
			static const char signs[] = "\"\\{}[]:,.-0123456789aeu\n \x80\xC3";

			memcpy(edited, json, m);
			for (uint32_t edits = 1 + random_below(3); edits > 0; edits--)
				edited[random_below(m)] = signs[random_below(sizeof(signs))];
			try_json(edited, m);
		}
	}
	for (int k = 0; k < 3000; k++)
	{
		uint32_t	n = 10 + random_below(200);

		memcpy(edited, "\x01\x00\x00\x01\x00\x01\x7F\x00\x10\x20", 10);
		for (uint32_t b = 10; b < n; b++)
			edited[b] = (char) random_below(256);
		try(edited, n);
	}
}

/* JSON that says something else than it should. */
static void
test_wrong_json(void)
{
	static const struct
	{
		const char *from;
		const char *to;
	}			edits[] = {
		{"\"format\": 1", "\"format\": 2"},
		{"\"0.1.0\"", "\"0.1\""},
		{"\"0.1.0\"", "\"0.1.0.0\""},
		{"\"character\"", "\"letter\""},
		{"\"sentiment\"", "\"sentimant\""},
		{"\"sentiment\": 0.1234", "\"sentiment\": 1.1"},
		{"\"sentiment\": 0.1234", "\"sentiment\": 0.12345"},
		{"\"sentiment\": 0.1234", "\"sentiment\": NaN"},
		{"\"sentiment\": 0.1234", "\"data\": 1"},
		{"\"text_length\": 32", "\"text_length\": 31"},
		{"\"heading\"", "\"title\""},
		{"\"length\": 32, ", "\"length\": 33, "},
		{"\"length\": 32, ", "\"length\": 0, "},
		{"\"length\": 32, ", "\"length\": -1, "},
		{"\"length\": 32, ", ""},
		{"\"start\": 1, \"length\": 32", "\"start\": 0, \"length\": 32"},
		{"\"entity\": \"Paris\"", "\"entity\": \"\""},
		{"\"entity\": \"Paris\"", "\"entity\": \"\\ud800\""},
		{"\"entity\": \"Paris\"", "\"entity\": \"\\u0000\""},
		{"\"kind\": \"LOC\"", "\"kind\": \"DATE\""},
		{"\"mentions\": 2", "\"mentions\": 1"},
		{"\"country\": \"FR\"", "\"country\": \"fr\""},
		{"\"country\": \"FR\"", "\"country\": \"FRA\""},
		{"\"latitude\": 48.8", "\"latitude\": 98.8"},
		{"\"latitude\": 48.8", "\"latitude\": 1e1"},
		{"\"salience\": 1", "\"salience\": 2"},
		{"\"mention\": \"Paris\"", "\"mention\": \"Pari\""},
		{"\"entity\": 1", "\"entity\": 2"},
		{"\"entity\": 1", "\"entity\": 0"},
		{"\"sentence\": 1", "\"sentence\": 2"},
		{"\"confidence\": ", "\"confidence\": 1"},
		{"[\"grand\", 4]", "[\"grand\", 0]"},
		{"[\"grand\", 4]", "[\"grand\", 9]"},
		{"[\"grand\", 4]", "[\"\", 4]"},
		{"[\"grand\", 4]", "[\"grand\"]"},
		{"]}", "]"},
		{"]}", "]} x"}
	};
	static char edited[8192];

	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++)
	{
		gz_arena	arena = fresh();
		gz_str		value = value_of(&arena, "Paris est un grand Paris bleuâtr");
		gz_str		json = json_of(&arena, value, false);
		const char *at;
		size_t		before;

		json.s = gz_strndup(&arena, json.s, json.length);
		at = strstr(json.s, edits[i].from);
		/* the test itself must fit the text */
		check(edits[i].from, at != NULL);
		if (at == NULL)
			continue;
		before = (size_t) (at - json.s);
		snprintf(edited, sizeof(edited), "%.*s%s%s", (int) before, json.s,
				 edits[i].to, at + strlen(edits[i].from));
		check(edits[i].to,
			  read_json(&arena, (gz_str) {edited,
						(uint32_t) strlen(edited)}).length == 0);
	}
}

int
main(void)
{
	start();
	test_bits();
	test_strings();
	test_round_trip();
	test_json();
	test_wrong_json();
	test_hostile();
	return finish("value");
}
