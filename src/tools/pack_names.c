/*
 * pack_names.c - known entities, roles and head words
 *
 * An alias that begins with ? is weak: it needs support from the rest of the
 * article.  A weak alias equal to the canonical name makes that weak.  A head
 * word whose note begins with « outside » is weak in another sense: it only
 * announces the name behind it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/scanner.h"
#include "pack.h"

/*
 * What a country counts for where places of one name compete (more than any
 * city), and what a region or a river does.
 */
#define COUNTRY_POPULATION 2e7
#define REGION_POPULATION 1e6

/* The tables of known entities: where their columns are, -1 for none. */
typedef struct layout
{
	const char *file;
	int			kind;			/* gz_kind */
	int			country;
	int			latitude;
	int			gender;
	int			population;
	unsigned	flags;			/* of all names, see pack_name */
} layout;

static const layout layouts[] = {
	{"countries.tsv", GZ_LOC, 2, 4, -1, -1, 0},
	{"places.tsv", GZ_LOC, 2, 3, -1, 6, 0},
	{"cities.tsv", GZ_LOC, 2, 3, -1, 6, PACK_UNKNOWN_WORDS},
	{"regions.tsv", GZ_LOC, 2, 3, -1, 6, PACK_UNKNOWN_WORDS},
	{"organisations.tsv", GZ_ORG, 2, -1, -1, -1, 0},
	{"persons.tsv", GZ_PER, 2, -1, 3, -1, 0},
	{"events.tsv", GZ_EVENT, 2, -1, -1, -1, 0},
	{"products.tsv", GZ_PRODUCT, 2, -1, -1, -1, 0},
};

static bool
is_capital_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Read the country of a row into an entry. */
static void
read_country(const tsv *t, int column, gz_entry *entry)
{
	const char *code = tsv_field(t, column);

	if (*code == '\0')
		return;
	if (strlen(code) != 2 || !is_capital_letter(code[0]) ||
		!is_capital_letter(code[1]))
		tsv_fail(t, "\"%s\" is no ISO 3166-1 alpha-2 code", code);
	memcpy(entry->country, code, 3);
}

/* Read coordinates, population and gender, where the table has them. */
static void
read_details(const tsv *t, const layout *l, gz_entry *entry)
{
	double		population = 0;

	entry->latitude = NAN;
	entry->longitude = NAN;
	if (l->latitude >= 0 && *tsv_field(t, l->latitude) != '\0')
	{
		entry->latitude = (float) tsv_number(t, l->latitude, -90, 90);
		entry->longitude = (float) tsv_number(t, l->latitude + 1, -180, 180);
	}
	if (l->population >= 0 && *tsv_field(t, l->population) != '\0')
		population = tsv_number(t, l->population, 0, 1e10);
	else if (strcmp(l->file, "countries.tsv") == 0)
		population = COUNTRY_POPULATION;
	else if (l->kind == GZ_LOC && strcmp(l->file, "cities.tsv") != 0)
		population = REGION_POPULATION;
	if (population > 1)
		entry->log_population = (uint16_t) (100 * log(population));
	if (l->gender >= 0 && *tsv_field(t, l->gender) != '\0')
	{
		const char *gender = tsv_field(t, l->gender);

		if (strcmp(gender, "m") != 0 && strcmp(gender, "f") != 0)
			tsv_fail(t, "\"%s\" is no gender: m, f or nothing", gender);
		entry->gender = (uint8_t) gender[0];
	}
}

/*
 * A person's first name is one in the lexicon, too, unless it is a word of
 * the language.
 */
static void
pack_first_name(pack *p, const char *name)
{
	const char *space = strchr(name, ' ');
	const char *key;

	if (space == NULL || space - name < 3)
		return;
	key = pack_key(p, gz_strndup(pack_arena(p), name,
								 (size_t) (space - name)));
	if (strchr(key, '.') == NULL &&
		!(gz_find_word((gz_str) {key, (uint32_t) strlen(key)})->pos &
		  GZ_POS_COMMON))
		pack_word(p, key, GZ_POS_NAME | GZ_POS_FIRST, 0);
}

/* Pack a table of known entities. */
static void
pack_entities(pack *p, const char *dir, const layout *l)
{
	tsv		   *t = tsv_open(dir, l->file);

	while (tsv_next(t))
	{
		const char *name = tsv_field(t, 0);
		const char *rest = tsv_field(t, 1);
		const char *alias;
		gz_entry	entry = {.kind = (uint8_t) l->kind};
		uint32_t	index;

		if (*name == '\0')
			tsv_fail(t, "no canonical name");
		if (strchr(name, '|') != NULL || *name == '?')
			tsv_fail(t, "\"%s\" is no canonical name", name);
		name = gz_strndup(pack_arena(p), name, strlen(name));
		read_country(t, l->country, &entry);
		read_details(t, l, &entry);
		index = pack_entry(p, name, entry);
		pack_name(p, name, GZ_NAME_ENTITY, index,
				  l->flags | GZ_NAME_CANONICAL);
		if (l->kind == GZ_PER)
			pack_first_name(p, name);
		while ((alias = next_part(&rest)) != NULL)
		{
			unsigned	flags = l->flags | (*alias == '?' ? GZ_NAME_WEAK : 0);

			alias += *alias == '?';
			if (*alias == '\0')
				tsv_fail(t, "an empty alias");
			pack_name(p, alias, GZ_NAME_ENTITY, index, flags);
		}
	}
}

/* Pack the roles: masculine, feminine, their plurals, class. */
static void
pack_roles(pack *p, const char *dir)
{
	static const char *const classes[] = {
		"honorific", "title", "function", "profession", "family"
	};
	static const unsigned flags[] = {
		GZ_NAME_MASC, GZ_NAME_FEM, GZ_NAME_MASC | GZ_NAME_PLUR,
		GZ_NAME_FEM | GZ_NAME_PLUR
	};
	tsv		   *t = tsv_open(dir, "roles.tsv");

	while (tsv_next(t))
	{
		uint32_t	class = 0;
		bool		any = false;

		while (class < 5 && strcmp(classes[class], tsv_field(t, 4)) != 0)
			class++;
		if (class == 5)
			tsv_fail(t, "\"%s\" is no class of role", tsv_field(t, 4));
		for (int i = 0; i < 4; i++)
		{
			const char *rest = tsv_field(t, i);
			const char *form;

			while ((form = next_part(&rest)) != NULL)
			{
				if (*form == '\0')
					continue;
				/* the dot of M. is a token of its own and no part of it */
				pack_name(p, form, GZ_NAME_ROLE, class, flags[i]);
				any = true;
			}
		}
		if (!any)
			tsv_fail(t, "a role without a form");
	}
}

/* Pack the head words: word, kind, plural, note. */
static void
pack_heads(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "heads.tsv");

	while (tsv_next(t))
	{
		uint32_t	kind = 0;
		unsigned	flags = strncmp(tsv_field(t, 3), "outside", 7) == 0 ?
			GZ_NAME_WEAK : 0;

		while (kind < GZ_DATE && strcmp(gz_kind_name[kind],
										tsv_field(t, 1)) != 0)
			kind++;
		if (kind == GZ_DATE)
			tsv_fail(t, "\"%s\" is no kind of entity", tsv_field(t, 1));
		if (*tsv_field(t, 0) == '\0')
			tsv_fail(t, "no head word");
		pack_name(p, tsv_field(t, 0), GZ_NAME_HEAD, kind, flags);
		if (*tsv_field(t, 2) != '\0')
			pack_name(p, tsv_field(t, 2), GZ_NAME_HEAD, kind, flags);
	}
}

void
pack_names(pack *p, const char *dir)
{
	for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++)
		pack_entities(p, dir, &layouts[i]);
	pack_roles(p, dir);
	pack_heads(p, dir);
}
