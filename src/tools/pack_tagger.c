/*
 * pack_tagger.c - the tagger's weights
 */
#include <stdlib.h>

#include "core/feature.h"
#include "pack_internal.h"

static const char *const labels[GZ_LABELS] = {
	"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG",
	"B-EVENT", "I-EVENT", "B-PRODUCT", "I-PRODUCT"
};

/* The index of the label at s, which ends at one of the bytes in ends. */
static int
label_at(const tsv *t, const char *s, const char *ends)
{
	for (int i = 0; i < GZ_LABELS; i++)
		if (strlen(labels[i]) == strcspn(s, ends) &&
			strncmp(labels[i], s, strlen(labels[i])) == 0)
			return i;
	tsv_fail(t, "no label at \"%s\"", s);
}

/* The number of a part of a feature: hexadecimal, or = and a word. */
static uint64_t
read_part(const tsv *t, const char *s, size_t length)
{
	char		word[1100];
	size_t		n = 0;

	if (*s != '=')
		return strtoull(s, NULL, 16);
	for (size_t i = 1; i < length; i++)
	{
		if (n + 1 >= sizeof(word))
			tsv_fail(t, "a word of more than %zu bytes", sizeof(word));
		if (s[i] == '%' && i + 2 < length)
		{
			char		hex[3] = {s[i + 1], s[i + 2], '\0'};

			word[n++] = (char) strtoul(hex, NULL, 16);
			i += 2;
		}
		else
			word[n++] = s[i];
	}
	return gz_hash_word(word, n);
}

/* The hash of a feature as src/tools/features prints it. */
static uint64_t
read_feature(const tsv *t, const char *s)
{
	unsigned	template = (unsigned) strtoul(s, NULL, 10);
	uint64_t	parts[2];
	unsigned	n = 0;

	s += strcspn(s, ":");
	while (*s == ':' || *s == '|')
	{
		size_t		length = strcspn(++s, "|");

		if (n == 2)
			tsv_fail(t, "a feature of more than two parts");
		parts[n++] = read_part(t, s, length);
		s += length;
	}
	return gz_hash_feature(template, n, parts);
}

/* Put a feature's weights into the hash table. */
static void
put_weight(pack *p, uint64_t hash, const gz_weight *weight)
{
	uint32_t	mask = p->weights.n - 1;
	uint32_t	at = (uint32_t) hash & mask;

	while (p->checks.items[at] != 0)
		at = (at + 1) & mask;
	p->checks.items[at] = (uint32_t) (hash >> 32) | 1;
	p->weights.items[at] = *weight;
}

/*
 * tagger.tsv: « scale », a number; « transition », FROM>TO, a number; or a
 * feature and its weights, LABEL=INTEGER with a space between.
 */
void
pack_tagger(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "tagger.tsv");
	uint32_t	features = 0;
	uint32_t	room = 1024;

	while (tsv_next(t))
		features++;
	if (features == 0)
		return;
	while (room < features * 2)
		room *= 2;
	for (uint32_t i = 0; i < room; i++)
	{
		*GZ_PUSH(&p->arena, &p->checks) = 0;
		*GZ_PUSH(&p->arena, &p->weights) = (gz_weight) {0};
	}
	for (uint32_t i = 0; i <= GZ_TRANSITION_SCALE; i++)
		*GZ_PUSH(&p->arena, &p->transitions) = 0;

	t = tsv_open(dir, "tagger.tsv");
	while (tsv_next(t))
	{
		const char *s = tsv_field(t, 1);
		gz_weight	weight = {0};

		if (strcmp(tsv_field(t, 0), "scale") == 0)
			p->transitions.items[GZ_TRANSITION_SCALE] =
				(float) tsv_number(t, 1, 0, 10);
		else if (strcmp(tsv_field(t, 0), "transition") == 0)
		{
			int			from = label_at(t, s, ">");
			int			to = label_at(t, s + strcspn(s, ">") + 1, "");

			p->transitions.items[from * GZ_LABELS + to] =
				(float) tsv_number(t, 2, -100, 100);
		}
		else
		{
			while (*s != '\0')
			{
				int			label = label_at(t, s, "=");

				s += strcspn(s, "=");
				weight.weight[label] = (int16_t) strtol(s + 1, NULL, 10);
				s += strcspn(s, " ");
				s += strspn(s, " ");
			}
			put_weight(p, read_feature(t, tsv_field(t, 0)), &weight);
		}
	}
}
