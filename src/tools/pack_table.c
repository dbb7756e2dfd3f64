/*
 * pack_table.c - memory, reading tables, and maps from strings to numbers
 */
#include <stdlib.h>

#include "pack.h"

void
fail(const char *format, ...)
{
	va_list		args;

	va_start(args, format);
	fputs("pack: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static void *
host_alloc(void *context, size_t size)
{
	void	   *block = malloc(size);

	(void) context;
	if (block == NULL)
		fail("out of memory");
	return block;
}

const gz_host pack_host = {.alloc = host_alloc};

tsv *
tsv_open(const char *dir, const char *name)
{
	tsv		   *t = calloc(1, sizeof(tsv));
	char	   *path = malloc(strlen(dir) + strlen(name) + 2);

	if (t == NULL || path == NULL)
		fail("out of memory");
	sprintf(path, "%s/%s", dir, name);
	t->path = path;
	t->file = fopen(path, "r");
	if (t->file == NULL)
		fail("cannot open %s", path);
	return t;
}

void
tsv_fail(const tsv *t, const char *format, ...)
{
	va_list		args;

	fprintf(stderr, "%s:%d: ", t->path, t->line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

bool
tsv_next(tsv *t)
{
	while (fgets(t->buffer, sizeof(t->buffer), t->file) != NULL)
	{
		size_t		length = strlen(t->buffer);
		char	   *s = t->buffer;

		t->line++;
		if (length > 0 && s[length - 1] == '\n')
			s[--length] = '\0';
		else if (length + 1 == sizeof(t->buffer))
			tsv_fail(t, "a line of more than %zu bytes", length);
		if (length == 0 || s[0] == '#')
			continue;
		t->n = 0;
		for (;;)
		{
			if (t->n == 16)
				tsv_fail(t, "more than 16 fields");
			t->field[t->n++] = s;
			s = strchr(s, '\t');
			if (s == NULL)
				return true;
			*s++ = '\0';
		}
	}
	fclose(t->file);
	return false;
}

const char *
tsv_field(const tsv *t, int i)
{
	return i < t->n ? t->field[i] : "";
}

double
tsv_number(const tsv *t, int i, double low, double high)
{
	const char *s = tsv_field(t, i);
	char	   *end;
	double		value = strtod(s, &end);

	if (end == s || *end != '\0' || !(value >= low && value <= high))
		tsv_fail(t, "field %d, \"%s\", is no number from %g to %g",
				 i + 1, s, low, high);
	return value;
}

const char *
next_part(const char **rest)
{
	const char *start = *rest;
	size_t		length;
	char	   *part;

	if (start == NULL || *start == '\0')
		return NULL;
	length = strcspn(start, "|");
	*rest = start[length] == '|' ? start + length + 1 : NULL;
	part = malloc(length + 1);
	if (part == NULL)
		fail("out of memory");
	memcpy(part, start, length);
	part[length] = '\0';
	return part;
}

/* --- maps: open addressing, grown at two thirds --- */

struct map
{
	const char **keys;
	uint32_t   *values;
	uint32_t	room;			/* power of two */
	uint32_t	n;
};

map *
map_new(void)
{
	map		   *m = calloc(1, sizeof(map));

	if (m == NULL)
		fail("out of memory");
	m->room = 1024;
	m->keys = calloc(m->room, sizeof(char *));
	m->values = calloc(m->room, sizeof(uint32_t));
	if (m->keys == NULL || m->values == NULL)
		fail("out of memory");
	return m;
}

/* The slot of a key, or the free one where it belongs. */
static uint32_t
find_slot(const map *m, const char *key)
{
	uint32_t	h = 2166136261u;
	uint32_t	i;

	for (const char *s = key; *s; s++)
		h = (h ^ (uint8_t) *s) * 16777619u;
	for (i = (h ^ h >> 16) & (m->room - 1); m->keys[i] != NULL;
		 i = (i + 1) & (m->room - 1))
		if (strcmp(m->keys[i], key) == 0)
			break;
	return i;
}

uint32_t *
map_put(map *m, const char *key, uint32_t fresh)
{
	uint32_t	i;

	if (m->n * 3 >= m->room * 2)
	{
		map			old = *m;

		m->room *= 2;
		m->keys = calloc(m->room, sizeof(char *));
		m->values = calloc(m->room, sizeof(uint32_t));
		if (m->keys == NULL || m->values == NULL)
			fail("out of memory");
		for (uint32_t k = 0; k < old.room; k++)
			if (old.keys[k] != NULL)
			{
				i = find_slot(m, old.keys[k]);
				m->keys[i] = old.keys[k];
				m->values[i] = old.values[k];
			}
		free(old.keys);
		free(old.values);
	}
	i = find_slot(m, key);
	if (m->keys[i] == NULL)
	{
		char	   *copy = malloc(strlen(key) + 1);

		if (copy == NULL)
			fail("out of memory");
		m->keys[i] = strcpy(copy, key);
		m->values[i] = fresh;
		m->n++;
	}
	return &m->values[i];
}

uint32_t *
map_get(const map *m, const char *key)
{
	uint32_t	i = find_slot(m, key);

	return m->keys[i] == NULL ? NULL : &m->values[i];
}

uint32_t
map_size(const map *m)
{
	return m->n;
}

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

const char **
map_sorted_keys(const map *m)
{
	const char **keys = malloc((m->n + 1) * sizeof(char *));
	uint32_t	n = 0;

	if (keys == NULL)
		fail("out of memory");
	for (uint32_t i = 0; i < m->room; i++)
		if (m->keys[i] != NULL)
			keys[n++] = m->keys[i];
	qsort(keys, n, sizeof(char *), compare_keys);
	return keys;
}
