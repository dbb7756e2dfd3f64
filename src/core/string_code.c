/*
 * string_code.c - short French strings packed into bits
 */
#include "string_code.h"

/* The shortest and the longest code. */
#define MIN_LENGTH 3
#define MAX_LENGTH 15

/*
 * The length in bits of each byte's code, 0 where no UTF-8 holds the byte;
 * the codes follow from the lengths (canonical Huffman codes).  The lengths
 * are the best ones for the distinct stems, and for the distinct names and
 * values, of the articles in src/data/train.  Never change them: stored
 * values would read differently.
 */
static const uint8_t code_length[GZ_CODE_COUNT][256] = {
	{
		3, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 12, 15, 15, 15, 15, 13, 8, 15, 15,
		9, 9, 10, 10, 10, 11, 11, 11, 11, 11, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 4, 6, 5, 5, 3, 6, 6, 6, 4, 8, 8, 5, 5, 4, 4,
		5, 8, 4, 5, 4, 5, 6, 10, 8, 8, 9, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 13, 11, 15, 15, 15, 15, 12, 9, 6, 10, 13, 15, 14, 14, 11,
		15, 15, 15, 15, 11, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		0, 0, 15, 6, 14, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
	},
	{
		4, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		4, 15, 15, 15, 15, 11, 14, 9, 15, 15, 15, 15, 12, 7, 12, 14,
		7, 8, 8, 10, 10, 10, 10, 10, 10, 10, 11, 15, 15, 15, 15, 15,
		15, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9, 9, 7, 7, 8, 8,
		8, 11, 8, 7, 8, 9, 9, 10, 12, 11, 10, 15, 15, 15, 15, 15,
		15, 4, 7, 6, 5, 3, 8, 7, 6, 4, 9, 8, 5, 6, 4, 4,
		7, 9, 4, 5, 5, 5, 7, 10, 9, 7, 9, 15, 15, 15, 15, 15,
		10, 15, 15, 15, 15, 15, 15, 14, 15, 10, 15, 15, 15, 14, 14, 15,
		15, 15, 15, 14, 15, 15, 15, 15, 15, 10, 15, 15, 15, 15, 15, 15,
		12, 12, 12, 15, 15, 15, 15, 12, 9, 6, 12, 12, 15, 13, 13, 10,
		15, 14, 15, 13, 11, 15, 14, 15, 15, 15, 15, 12, 14, 15, 15, 15,
		0, 0, 12, 6, 12, 13, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 10, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
		15, 15, 15, 15, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
	}
};

/* What follows from the lengths of one code. */
typedef struct code_table
{
	uint16_t	code[256];
	uint8_t		symbol[256];	/* in the order of their codes */
	uint16_t	start[MAX_LENGTH + 2];	/* first place in symbol, by length … */
	uint16_t	first[MAX_LENGTH + 2];	/* … and its code */
} code_table;

static code_table tables[GZ_CODE_COUNT];

static void
make_table(const uint8_t *lengths, code_table *t)
{
	uint16_t	code = 0;
	uint16_t	n = 0;

	for (unsigned length = MIN_LENGTH; length <= MAX_LENGTH + 1; length++)
	{
		t->start[length] = n;
		t->first[length] = code;
		for (unsigned byte = 0; byte < 256; byte++)
			if (lengths[byte] == length)
			{
				t->code[byte] = code++;
				t->symbol[n++] = (uint8_t) byte;
			}
		code = (uint16_t) (code << 1);
	}
}

/* The table of a code, made when first needed. */
static const code_table *
table_of(gz_string_code code)
{
	code_table *t = &tables[code];

	if (t->start[MAX_LENGTH + 1] == 0)
		make_table(code_length[code], t);
	return t;
}

void
gz_put_string(gz_bit_writer *w, gz_string_code code, gz_str s)
{
	const code_table *t = table_of(code);

	for (uint32_t i = 0; i < s.length; i++)
	{
		uint8_t		byte = (uint8_t) s.s[i];

		if (code_length[code][byte] == 0)
			byte = '?';
		gz_put_bits(w, t->code[byte], code_length[code][byte]);
	}
	gz_put_bits(w, t->code[0], code_length[code][0]);
}

gz_str
gz_get_string(gz_arena *arena, gz_bit_reader *r, gz_string_code code)
{
	const code_table *t = table_of(code);
	/* written where the arena goes on, as its length is not known yet */
	size_t		room = (size_t) (arena->end - arena->next);
	char	   *s = arena->next;
	uint32_t	n = 0;

	for (;;)
	{
		uint32_t	window = gz_peek_bits(r);
		unsigned	length = MIN_LENGTH - 1;
		uint32_t	place;

		do
		{
			length++;
			place = (window >> (32 - length)) - t->first[length];
		} while (place >= (uint32_t) (t->start[length + 1] - t->start[length]));
		r->at += length;
		if (n + 1 >= room)
		{
			/* the rest of the arena's block does not do: take another */
			char	   *larger;

			room = (size_t) n * 2 + 64;
			larger = gz_alloc(arena, room);
			if (n > 0)
				memcpy(larger, s, n);
			s = larger;
		}
		s[n] = (char) t->symbol[t->start[length] + place];
		if (s[n] == '\0' || gz_overran(r))
			break;
		n++;
	}
	s[n] = '\0';
	if (s == arena->next)
		(void) gz_alloc(arena, n + 1);
	return (gz_str) {s, n};
}
