/*
 * pack_classes.c - words by what they do: cues of names, grammar, numerals
 */
#include "pack_internal.h"

typedef struct class_name
{
	const char *name;
	unsigned	bit;
} class_name;

static const class_name cue_names[] = {
	{"place", GZ_CUE_PLACE}, {"org", GZ_CUE_ORG},
	{"particle", GZ_CUE_PARTICLE}, {"of", GZ_CUE_OF},
	{"article", GZ_CUE_ARTICLE}, {"at", GZ_CUE_AT}, {"in", GZ_CUE_IN},
	{"with", GZ_CUE_WITH}, {"suffix", GZ_CUE_SUFFIX},
	{"speech", GZ_CUE_SPEECH}, {"inside", GZ_CUE_INSIDE},
	{"demonym", GZ_CUE_DEMONYM}, {"generic", GZ_CUE_GENERIC},
	{"unit", GZ_CUE_UNIT}, {"indefinite", GZ_CUE_INDEFINITE},
	{"plain", GZ_CUE_PLAIN}, {NULL, 0}
};

static const class_name function_names[] = {
	{"subject", GZ_F_SUBJECT}, {"object", GZ_F_OBJECT},
	{"relative", GZ_F_RELATIVE}, {"conjunction", GZ_F_CONJUNCTION},
	{"coordinator", GZ_F_COORDINATOR}, {"ne", GZ_F_NE},
	{"modal", GZ_F_MODAL}, {"changed", GZ_F_CHANGED}, {"be", GZ_F_BE}, {"have", GZ_F_HAVE}, {"reflexive", GZ_F_REFLEXIVE}, {"anaphor", GZ_F_ANAPHOR},
	{"prep", GZ_PREP_OTHER * GZ_F_PREP}, {"prep:\xC3\xA0", GZ_PREP_A * GZ_F_PREP},
	{"prep:de", GZ_PREP_DE * GZ_F_PREP},
	{"prep:contre", GZ_PREP_CONTRE * GZ_F_PREP},
	{"prep:sur", GZ_PREP_SUR * GZ_F_PREP},
	{"prep:pour", GZ_PREP_POUR * GZ_F_PREP},
	{"prep:envers", GZ_PREP_ENVERS * GZ_F_PREP},
	{"prep:avec", GZ_PREP_AVEC * GZ_F_PREP},
	{"prep:devant", GZ_PREP_DEVANT * GZ_F_PREP},
	{"prep:par", GZ_PREP_PAR * GZ_F_PREP}, {"prep:en", GZ_PREP_EN * GZ_F_PREP},
	{NULL, 0}
};

static const class_name numeral_names[] = {
	{"month", GZ_NW_MONTH}, {"weekday", GZ_NW_WEEKDAY},
	{"season", GZ_NW_SEASON}, {"daypart", GZ_NW_DAYPART},
	{"clock", GZ_NW_CLOCK}, {"day", GZ_NW_DAY}, {"period", GZ_NW_PERIOD},
	{"relative", GZ_NW_RELATIVE}, {"point", GZ_NW_POINT},
	{"cardinal", GZ_NW_CARDINAL}, {"multiple", GZ_NW_MULTIPLE},
	{"currency", GZ_NW_CURRENCY}, {"currency_adj", GZ_NW_CURRENCY_ADJ},
	{"unit", GZ_NW_UNIT}, {"unit_adj", GZ_NW_UNIT_ADJ}, {NULL, 0}
};

/* What a row gives to the forms of its word. */
typedef struct classes
{
	unsigned	cues;
	unsigned	grammar;
	uint16_t	numeral;
} classes;

static void
visit(pack *p, const char *form, void *arg)
{
	const classes *c = arg;

	pack_form_classes(p, form, c->cues, c->grammar, c->numeral);
}

/* The bit of a class by its name. */
static unsigned
bit_of(const tsv *t, const class_name *names, const char *name)
{
	for (; names->name != NULL; names++)
		if (strcmp(names->name, name) == 0)
			return names->bit;
	tsv_fail(t, "\"%s\" is no class of this table", name);
}

/* The bits of classes separated by |. */
static unsigned
bits_of(const tsv *t, const class_name *names, const char *list)
{
	const char *rest = list;
	const char *name;
	unsigned	bits = 0;

	while ((name = next_part(&rest)) != NULL)
		bits |= bit_of(t, names, name);
	return bits;
}

/* cues.tsv: word, classes */
static void
pack_cues(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "cues.tsv");

	while (tsv_next(t))
	{
		classes		c = {.cues = bits_of(t, cue_names, tsv_field(t, 1))};

		pack_each_fold(p, tsv_field(t, 0), visit, &c);
	}
}

/* grammar.tsv: word, functions; a word with * stands for all its forms */
static void
pack_grammar(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "grammar.tsv");

	while (tsv_next(t))
	{
		classes		c = {
			.grammar = bits_of(t, function_names, tsv_field(t, 1))
		};

		const char *word = tsv_field(t, 0);
		size_t		length = strlen(word);

		/* by key: où is no ou */
		if (word[length - 1] == '*')
			pack_each_form(p, pack_key(p, gz_strndup(pack_arena(p), word,
													 length - 1)), visit, &c);
		else
			visit(p, pack_key(p, word), &c);
	}
}

/* numerals.tsv: word, class, value, text, sign */
static void
pack_numerals(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "numerals.tsv");

	while (tsv_next(t))
	{
		classes		c = {.numeral = (uint16_t) p->numerals.n};

		*GZ_PUSH(&p->arena, &p->numerals) = (gz_numeral_word) {
			.class = (uint16_t) bit_of(t, numeral_names, tsv_field(t, 1)),
			.value = *tsv_field(t, 2) == '\0' ? 0 :
				(uint16_t) tsv_number(t, 2, 0, 9999),
			.text = pack_string(p, tsv_field(t, 3)),
			.sign = pack_string(p, tsv_field(t, 4))
		};
		pack_each_fold(p, tsv_field(t, 0), visit, &c);
	}
}

void
pack_classes(pack *p, const char *dir)
{
	pack_cues(p, dir);
	pack_grammar(p, dir);
	pack_numerals(p, dir);
}
