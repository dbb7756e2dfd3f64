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

static int8_t
read_weight(const tsv *t, const char *s)
{
	long		weight = strtol(s, NULL, 10);

	if (weight < INT8_MIN || weight > INT8_MAX)
		tsv_fail(t, "a weight of %ld", weight);
	return (int8_t) weight;
}

/* A feature with weights, while its slot is looked for. */
typedef struct feature
{
	uint64_t	hash;
	gz_weight	weight;
	uint32_t	group;
} feature;

/* The features of one group stand together, those of large groups first. */
static uint32_t *group_size;

static int
compare_features(const void *a, const void *b)
{
	const feature *x = a;
	const feature *y = b;

	if (group_size[x->group] != group_size[y->group])
		return group_size[x->group] > group_size[y->group] ? -1 : 1;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Give n features of one group their slots; false if one is taken. */
static bool
place_group(const gz_data *d, const feature *features, uint32_t n,
			uint8_t *taken)
{
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	at = gz_feature_at(d, features[i].hash);

		if (taken[at])
		{
			while (i-- > 0)
				taken[gz_feature_at(d, features[i].hash)] = 0;
			return false;
		}
		taken[at] = 1;
	}
	return true;
}

/*
 * Build the hash table: groups of about four features, a table that is at most
 * two thirds full.
 */
static void
place_features(pack *p, const tsv *t, feature *features, uint32_t n)
{
	gz_data		d = {.n_displacements = 256, .n_checks = 1024};
	uint16_t   *displacements;
	uint8_t    *taken;

	while (d.n_displacements * 4 < n)
		d.n_displacements *= 2;
	while (d.n_checks * 2 < n * 3)
		d.n_checks *= 2;
	displacements = gz_alloc0(&p->arena, d.n_displacements * sizeof(uint16_t));
	d.displacements = displacements;
	taken = gz_alloc0(&p->arena, d.n_checks);
	group_size = gz_alloc0(&p->arena, d.n_displacements * sizeof(uint32_t));
	for (uint32_t i = 0; i < n; i++)
	{
		features[i].group = (uint32_t) (features[i].hash >> 20) &
			(d.n_displacements - 1);
		group_size[features[i].group]++;
	}
	qsort(features, n, sizeof(*features), compare_features);
	for (uint32_t i = 0; i < n; i += group_size[features[i].group])
		while (!place_group(&d, &features[i], group_size[features[i].group],
							taken))
			if (++displacements[features[i].group] == 0)
				tsv_fail(t, "no place for a feature");

	for (uint32_t i = 0; i < d.n_displacements; i++)
		*GZ_PUSH(&p->arena, &p->displacements) = displacements[i];
	for (uint32_t i = 0; i < d.n_checks; i++)
		*GZ_PUSH(&p->arena, &p->checks) = 0;
	for (uint32_t i = 0; i <= d.n_checks; i++)
		*GZ_PUSH(&p->arena, &p->weights) = (gz_weight) {0};
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	at = gz_feature_at(&d, features[i].hash);

		p->checks.items[at] = (uint32_t) (features[i].hash >> 32);
		p->weights.items[at] = features[i].weight;
	}
	p->features = n;
}

/*
 * tagger.tsv: « scale », a number; « transition », FROM>TO, a number; or a
 * feature and its weights, LABEL=INTEGER with a space between.
 */
void
pack_tagger(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "tagger.tsv");
	GZ_ARRAY(feature) features = {NULL, 0, 0};

	for (uint32_t i = 0; i <= GZ_TRANSITION_SCALE; i++)
		*GZ_PUSH(&p->arena, &p->transitions) = 0;

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
				weight.weight[label] = read_weight(t, s + 1);
				s += strcspn(s, " ");
				s += strspn(s, " ");
			}
			*GZ_PUSH(&p->arena, &features) = (feature) {
				.hash = read_feature(t, tsv_field(t, 0)), .weight = weight
			};
		}
	}
	if (features.n > 0)
		place_features(p, t, features.items, features.n);
}
