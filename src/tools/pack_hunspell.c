/*
 * pack_hunspell.c - the forms of a Hunspell dictionary with their tags
 *
 * Reads what the French dictionary uses of the format: two-character flags,
 * suffix rules with conditions, morphological fields (po: part of speech, is:
 * inflection, st: lemma).  Prefix rules are elisions, which the tokenizer
 * knows, so they are passed over.
 */
#include <stdlib.h>

#include "core/utf8.h"
#include "pack.h"

#define MAX_FORM 256

typedef struct rule
{
	char		flag[2];
	const char *strip;
	const char *add;
	const char *condition;
	const char *tags;
	struct rule *next;			/* with the same flag */
} rule;

/* First rule of each flag, by its two bytes. */
static rule *rules[65536];

static unsigned
flag_index(const char *flag)
{
	return (unsigned) (uint8_t) flag[0] << 8 | (uint8_t) flag[1];
}

static const char *
copy(const char *s)
{
	char	   *c = malloc(strlen(s) + 1);

	if (c == NULL)
		fail("out of memory");
	return strcpy(c, s);
}

static void
read_rules(const char *dir)
{
	char		path[4096];
	char		line[4096];
	FILE	   *file;

	snprintf(path, sizeof(path), "%s/fr.aff", dir);
	file = fopen(path, "r");
	if (file == NULL)
		fail("cannot open %s", path);
	while (fgets(line, sizeof(line), file) != NULL)
	{
		char	   *field[5];
		char	   *rest = line;
		int			n = 0;
		rule	   *r;
		rule	  **last;

		line[strcspn(line, "\r\n")] = '\0';
		while (n < 5 && (field[n] = strtok_r(rest, " \t", &rest)) != NULL)
			n++;
		/* the head of a class has four fields, a rule five or more */
		if (n < 5 || strcmp(field[0], "SFX") != 0)
			continue;
		r = calloc(1, sizeof(rule));
		if (r == NULL)
			fail("out of memory");
		memcpy(r->flag, field[1], 2);
		r->strip = strcmp(field[2], "0") == 0 ? "" : copy(field[2]);
		field[3][strcspn(field[3], "/")] = '\0';
		r->add = strcmp(field[3], "0") == 0 ? "" : copy(field[3]);
		r->condition = copy(field[4]);
		r->tags = copy(rest ? rest : "");
		for (last = &rules[flag_index(field[1])]; *last; last = &(*last)->next)
			;
		*last = r;
	}
	fclose(file);
}

/* Does the end of a word, [s, end), match the elements of a condition? */
static bool
matches(const char *s, const char *end, const char *condition)
{
	uint32_t	elements[32];	/* start of each element in the condition */
	unsigned	n = 0;
	const char *c = condition;
	const char *c_end = condition + strlen(condition);

	if (strcmp(condition, ".") == 0)
		return true;
	while (c < c_end && n < 32)
	{
		uint32_t	ch;

		elements[n++] = (uint32_t) (c - condition);
		if (*c == '[')
			while (c < c_end && *c != ']')
				c++;
		c += gz_decode(c, c_end, &ch);
	}
	while (n > 0)
	{
		uint32_t	ch;
		uint32_t	want;

		if (end == s)
			return false;
		do
			end--;
		while (end > s && ((uint8_t) *end & 0xC0) == 0x80);
		gz_decode(end, end + 4, &ch);
		c = condition + elements[--n];
		if (*c == '[')
		{
			bool		negated = *++c == '^';
			bool		found = false;

			if (negated)
				c++;
			while (*c != ']' && c < c_end)
			{
				c += gz_decode(c, c_end, &want);
				found |= want == ch;
			}
			if (found == negated)
				return false;
		}
		else
		{
			gz_decode(c, c_end, &want);
			if (want != ch && *c != '.')
				return false;
		}
	}
	return true;
}

static const struct
{
	const char *tag;
	uint32_t	pos;
	bool		prefix;			/* any tag that starts so */
}			tags[] = {
	{"po:nom", GZ_POS_NOUN, false},
	{"po:adj", GZ_POS_ADJ, false},
	{"po:adv", GZ_POS_ADV, true},
	{"po:negadv", GZ_POS_ADV, false},
	{"po:loc", GZ_POS_ADV, true},
	{"po:prn", GZ_POS_NAME | GZ_POS_FIRST, false},
	{"po:patr", GZ_POS_NAME | GZ_POS_SURNAME, false},
	{"po:npr", GZ_POS_NAME, false},
	{"po:det", GZ_POS_DET, true},
	{"po:prep", GZ_POS_PREP, true},
	{"po:pro", GZ_POS_PRON, true},
	{"po:cj", GZ_POS_CONJ, true},
	{"po:nb", GZ_POS_NUM, true},
	{"po:interj", GZ_POS_INTJ, false},
	{"po:titr", GZ_POS_NOUN, false},
	{"po:infi", GZ_POS_INF, false},
	{"po:ppas", GZ_POS_PPAST, false},
	{"po:ppre", GZ_POS_PPRES, false},
	{"po:ipre", GZ_POS_VERB | GZ_TENSE_PRESENT, false},
	{"po:iimp", GZ_POS_VERB | GZ_TENSE_IMPERFECT, false},
	{"po:ipsi", GZ_POS_VERB | GZ_TENSE_PAST, false},
	{"po:ifut", GZ_POS_VERB | GZ_TENSE_FUTURE, false},
	{"po:cond", GZ_POS_VERB | GZ_MOOD_CONDITIONAL, false},
	{"po:spre", GZ_POS_VERB | GZ_MOOD_SUBJUNCTIVE, false},
	{"po:simp", GZ_POS_VERB | GZ_MOOD_SUBJUNCTIVE, false},
	{"po:impe", GZ_POS_VERB | GZ_MOOD_IMPERATIVE, false},
	/* with ! where the form is one of two; 1isg stands before « je » */
	{"po:1sg", GZ_PERSON_1 | GZ_POS_SING, false},
	{"po:1isg", GZ_PERSON_1 | GZ_POS_SING, false},
	{"po:2sg", GZ_PERSON_2 | GZ_POS_SING, false},
	{"po:3sg", GZ_PERSON_3 | GZ_POS_SING, false},
	{"po:1pl", GZ_PERSON_1 | GZ_POS_PLUR, false},
	{"po:2pl", GZ_PERSON_2 | GZ_POS_PLUR, false},
	{"po:3pl", GZ_PERSON_3 | GZ_POS_PLUR, true},
	{"po:1pe", GZ_PERSON_1, false},
	{"po:2pe", GZ_PERSON_2, false},
	{"po:3pe", GZ_PERSON_3, false},
	{"is:mas", GZ_POS_MASC, false},
	{"is:fem", GZ_POS_FEM, false},
	{"is:epi", GZ_POS_MASC | GZ_POS_FEM, false},
	{"is:sg", GZ_POS_SING, false},
	{"is:pl", GZ_POS_PLUR, false},
	{"is:inv", GZ_POS_SING | GZ_POS_PLUR, false}
};

/* The parts of speech that a row of fields gives. */
static uint32_t
read_tags(const char *fields)
{
	uint32_t	pos = 0;

	while (*fields != '\0')
	{
		size_t		length = strcspn(fields, " ");

		for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
			if (strncmp(fields, tags[i].tag, strlen(tags[i].tag)) == 0 &&
				(tags[i].prefix || strlen(tags[i].tag) == length))
				pos |= tags[i].pos;
		fields += length;
		fields += strspn(fields, " ");
	}
	return pos;
}

void
read_hunspell(const char *dir,
			  void (*visit) (void *arg, const char *form,
							 const char *lemma, uint32_t tags),
			  void *arg)
{
	char		path[4096];
	char		line[4096];
	FILE	   *file;
	bool		first = true;

	read_rules(dir);
	snprintf(path, sizeof(path), "%s/fr.dic", dir);
	file = fopen(path, "r");
	if (file == NULL)
		fail("cannot open %s", path);
	while (fgets(line, sizeof(line), file) != NULL)
	{
		char	   *fields;
		char	   *flags;
		char	   *st;
		char		lemma[MAX_FORM];
		uint32_t	pos;
		size_t		length;
		bool		needs_affix = false;
		uint32_t	c;

		if (first)				/* the count of entries */
		{
			first = false;
			continue;
		}
		line[strcspn(line, "\r\n")] = '\0';
		fields = strpbrk(line, " \t");
		if (fields == NULL)
			continue;
		*fields++ = '\0';
		flags = strchr(line, '/');
		if (flags == line)
			continue;
		if (flags != NULL)
			*flags++ = '\0';
		else
			flags = line + strlen(line);
		length = strlen(line);
		if (length == 0 || length >= MAX_FORM / 2)
			continue;
		st = strstr(fields, "st:");
		if (st != NULL && strcspn(st + 3, " ") < MAX_FORM)
			snprintf(lemma, sizeof(lemma), "%.*s",
					 (int) strcspn(st + 3, " "), st + 3);
		else
			snprintf(lemma, sizeof(lemma), "%s", line);
		pos = read_tags(fields);
		/* what is written with a capital is a name, an acronym or a symbol */
		gz_decode(line, line + length, &c);
		if (gz_class_of(c) == GZ_C_UPPER)
			pos = (pos & (GZ_POS_FIRST | GZ_POS_SURNAME | GZ_POS_MASC |
						  GZ_POS_FEM)) | GZ_POS_NAME;
		else
			pos |= GZ_POS_COMMON;

		for (const char *f = flags; f[0] && f[1]; f += 2)
			needs_affix |= f[0] == '(' && f[1] == ')';
		if (!needs_affix)
			visit(arg, line, lemma, pos);
		for (const char *f = flags; f[0] && f[1]; f += 2)
			for (const rule *r = rules[flag_index(f)]; r; r = r->next)
			{
				char		form[MAX_FORM];
				size_t		strip = strlen(r->strip);

				if (strip > length ||
					strcmp(line + length - strip, r->strip) != 0 ||
					!matches(line, line + length, r->condition))
					continue;
				snprintf(form, sizeof(form), "%.*s%s", (int) (length - strip),
						 line, r->add);
				visit(arg, form, lemma, pos | read_tags(r->tags));
			}
	}
	fclose(file);
}
