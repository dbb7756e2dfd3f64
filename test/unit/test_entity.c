/*
 * test_entity.c - numerals, the gazetteer, mentions and entities
 *
 * The sentences are made up.
 */
#include "test.h"

#include "core/cue.h"
#include "core/gazetteer.h"
#include "core/map.h"
#include "core/numeral.h"

/* The mentions of a text as « KIND:text » or « KIND:text=value », | between. */
static const char *
mentions_of(const char *text)
{
	static char out[4096];
	gz_arena	arena = fresh();
	gz_analysis *a = gz_analyze(&arena, text, (uint32_t) strlen(text),
								GZ_WANT_MENTIONS);
	size_t		n = 0;

	out[0] = '\0';
	for (uint32_t i = 0; i < a->mentions.n && n < sizeof(out) - 200; i++)
	{
		const gz_mention *m = &a->mentions.items[i];

		n += (size_t) snprintf(out + n, sizeof(out) - n, "%s%s:%.*s%s%s",
							   i > 0 ? "|" : "", gz_kind_name[m->kind],
							   (int) m->length, text + m->start,
							   m->value != NULL ? "=" : "",
							   m->value != NULL ? m->value : "");
	}
	return out;
}

/* The entities of a text as « name×mentions », | between. */
static const char *
entities_of(const char *text)
{
	static char out[4096];
	gz_arena	arena = fresh();
	gz_analysis *a = gz_analyze(&arena, text, (uint32_t) strlen(text),
								GZ_WANT_MENTIONS);
	size_t		n = 0;
	double		sum = 0;

	out[0] = '\0';
	for (uint32_t i = 0; i < a->entities.n && n < sizeof(out) - 200; i++)
	{
		const gz_entity *e = &a->entities.items[i];

		sum += e->salience;
		n += (size_t) snprintf(out + n, sizeof(out) - n, "%s%.*s*%u",
							   i > 0 ? "|" : "", (int) e->name.length,
							   e->name.s, e->mentions);
	}
	check("saliences add up to 1",
		  a->entities.n == 0 || (sum > 0.999999 && sum < 1.000001));
	return out;
}

/* Compare and show both where they differ. */
static void
same(const char *got, const char *wanted, int line)
{
	if (strcmp(got, wanted) != 0)
		fprintf(stderr, "line %d: got    %s\n", line, got);
	check(wanted, strcmp(got, wanted) == 0);
}

#define finds(text, wanted) same(mentions_of(text), wanted, __LINE__)
#define names(text, wanted) same(entities_of(text), wanted, __LINE__)

/* Does an article name x: by its keys, and by search among its entities? */
static bool
named(const char *text, const char *x)
{
	gz_arena	arena = fresh();
	gz_analysis *a = gz_analyze(&arena, text, (uint32_t) strlen(text),
								GZ_WANT_MENTIONS);
	gz_strs		asked = {NULL, 0, 0};
	gz_strs		keys = {NULL, 0, 0};
	bool		by_key = false;
	bool		by_search;

	gz_query_keys(&arena, x, strlen(x), &asked);
	gz_entity_keys(&arena, &a->mentions, &a->entities, &keys);
	for (uint32_t i = 0; i < asked.n; i++)
		for (uint32_t k = 0; k < keys.n; k++)
			by_key |= gz_str_equal(asked.items[i], keys.items[k]);
	by_search = gz_find_entity(&arena, &a->mentions, &a->entities, x,
							   strlen(x)) >= 0;
	check("keys and search agree", by_key == by_search);
	return by_key;
}

static void
test_map(void)
{
	gz_arena	arena = fresh();
	gz_map		map;
	char		key[16];

	gz_map_init(&map, &arena);
	for (uint32_t i = 0; i < 1000; i++)
	{
		int			n = snprintf(key, sizeof(key), "k%u", i);

		*gz_map_put(&map, (gz_str) {gz_strndup(&arena, key, (size_t) n),
									(uint32_t) n}) = i;
	}
	check("a key keeps its value", gz_map_get(&map, (gz_str) {"k777", 4}) == 777);
	check("no such key", gz_map_get(&map, (gz_str) {"k", 1}) == UINT32_MAX);
	check("the empty key", gz_map_get(&map, (gz_str) {"", 0}) == UINT32_MAX);
	check("a thousand keys", map.n == 1000);
}

static void
test_dates(void)
{
	finds("Il est né le 1er mars 2018.", "DATE:1er mars 2018=2018-03-01");
	finds("Il est né en mars 2018.", "DATE:mars 2018=2018-03");
	finds("Il est né en 2018.", "DATE:2018=2018");
	finds("Il est venu le 3 mai.", "DATE:3 mai");
	finds("Il est venu dimanche.", "DATE:dimanche");
	finds("Il est venu lundi soir.", "DATE:lundi soir");
	finds("Il est venu la semaine dernière.",
		  "DATE:la semaine dernière");
	finds("Il est venu ce mardi.", "DATE:ce mardi");
	finds("Il est venu hier.", "DATE:hier");
	finds("Il viendra dans six mois.", "DATE:dans six mois");
	finds("Il est venu il y a trois ans.", "DATE:il y a trois ans");
	finds("Il a dormi pendant trois ans.", "");
	finds("Ouvert du 3 au 5 mai 2018.",
		  "DATE:3 au 5 mai 2018=2018-05-03/2018-05-05");
	finds("Il est venu fin novembre.", "DATE:fin novembre");
	finds("Il viendra en juin prochain.", "DATE:juin prochain");
	finds("Il viendra le lundi 12 août 2024.",
		  "DATE:lundi 12 août 2024=2024-08-12");
	finds("C'est daté du 12.03.2024.", "DATE:12.03.2024=2024-03-12");
	finds("C'est daté du 12/03/2024.", "DATE:12/03/2024=2024-03-12");
	finds("Ils ont vu 2000 personnes.", "");
	finds("Il marche.", "");
	finds("Il a perdu en mai.", "DATE:mai");
	finds("1er janvier 2016. Il neige.", "DATE:1er janvier 2016=2016-01-01");
}

static void
test_hours(void)
{
	finds("Il part à 10 h 30.", "TIME:10 h 30=10:30");
	finds("Il part à 20 heures.", "TIME:20 heures=20:00");
	finds("Il part vers 2 heures du matin.", "TIME:2 heures du matin=02:00");
	finds("Il part vers 8 heures du soir.", "TIME:8 heures du soir=20:00");
	finds("Il part avant midi.", "TIME:midi=12:00");
	finds("Il a dormi pendant 8 heures.", "");
}

static void
test_amounts(void)
{
	finds("Cela coûte 2 milliards de dollars américains.",
		  "MONEY:2 milliards de dollars américains=2000000000 USD");
	finds("Cela coûte 50 M€.", "MONEY:50 M€=50000000 EUR");
	finds("Cela coûte 1 250 000 $ CA.", "MONEY:1 250 000 $ CA=1250000 CAD");
	finds("Cela coûte trois millions d'euros.",
		  "MONEY:trois millions d'euros=3000000 EUR");
	finds("Cela coûte 200 francs CFA.", "MONEY:200 francs CFA");
	finds("Cela coûte 40 francs suisses.", "MONEY:40 francs suisses=40 CHF");
	finds("Cela coûte 19 dollars.", "MONEY:19 dollars");
	finds("Cela coûte 1,50 euro.", "MONEY:1,50 euro=1.5 EUR");
	finds("Il lit trois livres.", "");
	finds("Une hausse de 3,5 %.", "PERCENT:3,5 %=3.5 %");
	finds("Une hausse de 12 pour cent.", "PERCENT:12 pour cent=12 %");
	finds("Il vit à 12 kilomètres.", "QUANTITY:12 kilomètres=12 km");
	finds("Un vent de 60 km/h.", "QUANTITY:60 km/h=60 km/h");
	finds("Un débit de 500 mètres cubes par seconde.",
		  "QUANTITY:500 mètres cubes par seconde=500 m³/s");
	finds("Ils ont quatre-vingt-cinq hectares.",
		  "QUANTITY:quatre-vingt-cinq hectares=85 ha");
	finds("Un gain de 2,5 millions de tonnes.",
		  "QUANTITY:2,5 millions de tonnes=2500000 t");
	finds("Une once d'espoir.", "");
	finds("Il y a 12 blessés.", "");
}

static void
test_persons(void)
{
	finds("Le président Volodymyr Zelenskyy a parlé.",
		  "PER:Volodymyr Zelenskyy");
	finds("Selon le maire Jean Tremblouze, tout va bien.",
		  "PER:Jean Tremblouze");
	finds("C'est M. Vachonnet qui l'a dit.", "PER:Vachonnet");
	finds("La ministre fédérale Bruna Retaillac a parlé.",
		  "PER:Bruna Retaillac");
	finds("Hier, J. Tremblouze a gagné.", "DATE:Hier|PER:J. Tremblouze");
	finds("La réalisatrice Lucie van der Brouck est venue.",
		  "PER:Lucie van der Brouck");
	finds("La Polonaise Oktawia Nowackova a gagné.",
		  "PER:Oktawia Nowackova");
	finds("La Chambre a entendu le Ministre.", "");
}

static void
test_places(void)
{
	finds("La France et l'Ukraine signent.", "LOC:France|LOC:Ukraine");
	finds("La maire de Trifouillac a parlé.", "LOC:Trifouillac");
	finds("Il vit à Trifouillac.", "LOC:Trifouillac");
	finds("Il marche place de la Concorde.", "LOC:place de la Concorde");
	finds("La N 12 est coupée.", "LOC:N 12");
	finds("L'Ukrainien est venu, le président ukrainien aussi.", "");
}

static void
test_bodies(void)
{
	finds("Il dirige le ministère de l'Intérieur.",
		  "ORG:ministère de l'Intérieur");
	finds("Il enseigne à l'université de Genève.",
		  "ORG:université de Genève");
	finds("La cour d'appel de Lyon a jugé.",
		  "ORG:cour d'appel de Lyon");
	finds("L'association Tagmasse a réuni des vivres.", "ORG:Tagmasse");
	finds("Le Comité local des amis du lac (CLAL) proteste.",
		  "ORG:Comité local des amis du lac|ORG:CLAL");
	finds("Un hôpital a fermé.", "");
}

static void
test_works(void)
{
	finds("Il a dit : « Le travail rend libre ».", "");
	finds("Ils préparent la Coupe du monde 2026.",
		  "EVENT:Coupe du monde 2026");
}

static void
test_headlines(void)
{
	finds("MARK CARNEY REÇOIT JEANNE VACHONNET\n"
		  "Mark Carney a reçu Jeanne Vachonnet.",
		  "PER:MARK CARNEY|PER:JEANNE VACHONNET|PER:Mark Carney|"
		  "PER:Jeanne Vachonnet");
	finds("UNE HAUSSE QUI INQUIÈTE", "");
	finds("Un vote serréL'Ukraine s'inquiète.", "LOC:Ukraine");
}

static void
test_support(void)
{
	/* a surname that is a word, at the start of a sentence */
	finds("Le maire Paul Durif est venu. Durif a parlé.",
		  "PER:Paul Durif|PER:Durif");
	/* the country, unless a person of that name is there */
	finds("La Hollande et la Belgique signent.", "LOC:Hollande|LOC:Belgique");
	finds("François Hollande est venu. Hollande a parlé.",
		  "PER:François Hollande|PER:Hollande");
}

static void
test_grouping(void)
{
	names("Mark Carney est venu. M. Carney a parlé. Carney est reparti.",
		  "Mark Carney*3");
	names("Jeanne Vachonnet et Paul Vachonnet sont venus. Mme Vachonnet a "
		  "parlé. M. Vachonnet non.",
		  "Jeanne Vachonnet*2|Paul Vachonnet*2");
	names("La Ligue des amis du lac (LAL) proteste. La LAL ira en justice.",
		  "Ligue des amis du lac*3");
	names("L'ONU proteste. L'O.N.U. agit. Les Nations unies aussi.",
		  "ONU*3");
	names("", "");
}

/* The country of a place of the article, by its mention. */
static void
lies_in(const char *text, const char *mention, const char *country)
{
	gz_arena	arena = fresh();
	gz_analysis *a = gz_analyze(&arena, text, (uint32_t) strlen(text),
								GZ_WANT_MENTIONS);

	for (uint32_t i = 0; i < a->mentions.n; i++)
	{
		const gz_mention *m = &a->mentions.items[i];

		if (m->length == strlen(mention) && m->entry != 0 &&
			memcmp(text + m->start, mention, m->length) == 0)
		{
			same(gz_lexicon.entries[m->entry - 1].country, country, __LINE__);
			return;
		}
	}
	check(text, false);
}

static void
test_which_place(void)
{
	/* what is said to lie somewhere lies there, the whole article through */
	lies_in("Un homme a été arrêté à Paris, au Texas.", "Paris", "US");
	lies_in("La police de Paris enquête. Le maire de Paris (Texas) se tait.",
			"Paris", "US");
	lies_in("Valence, en Espagne, a été inondée.", "Valence", "ES");
	/* else the article's other places, then the number of inhabitants */
	lies_in("Le maire de Paris est venu lundi à Boston et à Houston.",
			"Paris", "FR");
	lies_in("Le feu a pris à Valence, près de Lyon et de Grenoble.",
			"Valence", "FR");
	lies_in("Le cyclone a frappé La Réunion. À Saint-Denis, le préfet attend.",
			"Saint-Denis", "RE");
	lies_in("À Saint-Denis, en Seine-Saint-Denis, des élèves manifestent.",
			"Saint-Denis", "FR");
	lies_in("La Géorgie négocie avec l'Union européenne à Tbilissi.",
			"Géorgie", "GE");
	lies_in("Miami, Atlanta et Houston attendent. La Géorgie vote mardi.",
			"Géorgie", "US");
}

static void
test_names(void)
{
	const char *text = "Volodymyr Zelensky est venu à Kiev. "
		"Les États-Unis et Jeanne d'Vachonnet aussi.";
	gz_arena	arena = fresh();
	gz_str		fold = gz_fold_name(&arena, "  États-Unis ", 14);

	check("folds", gz_str_equal(fold, (gz_str) {"etats unis", 10}));
	fold = gz_fold_name(&arena, "O.N.U.", 6);
	check("an acronym with dots", gz_str_equal(fold, (gz_str) {"onu", 3}));
	check("no name", gz_fold_name(&arena, "", 0).length == 0);
	check("itself", named(text, "Volodymyr Zelensky"));
	check("another spelling", named(text, "zelenskyy"));
	check("without accents", named(text, "ETATS UNIS"));
	check("an alias", named(text, "USA"));
	check("a spelling of a place", named(text, "Kyiv"));
	check("not named", !named(text, "Canada"));
	check("of its kind", named(text, "LOC:Kyiv"));
	check("in small letters", named(text, "loc: kyiv"));
	check("of another kind", !named(text, "PER:Kyiv"));
	check("any of a kind", named(text, "PER:*"));
	check("none of a kind", !named(text, "EVENT:*"));
	check("a kind that is no entity's", !named(text, "DATE:*"));
	check("a country", named(text, "country:UA"));
	check("a country in small letters", named(text, "Country: ua"));
	check("another country", !named(text, "country:BE"));
	check("any country", named(text, "country:*"));
	check("no country", !named(text, "country:"));
	check("a star alone", !named(text, "*"));
	check("nothing", !named(text, ""));
	check("spaces", !named(text, "  "));
}

static void
test_limits(void)
{
	char	   *text = malloc(60001);

	/* runs of capitals, roles, brackets and weird bytes end */
	for (int i = 0; i < 6000; i++)
		memcpy(text + i * 10, "Xabc Le M(", 10);
	text[60000] = '\0';
	mentions_of(text);
	check("a row of capitals", true);
	for (int i = 0; i < 6000; i++)
		memcpy(text + i * 10, "ministre, ", 10);
	check("a row of roles", strlen(mentions_of(text)) == 0);
	for (int i = 0; i < 20000; i++)
		memcpy(text + i * 3, "un ", 3);
	check("a row of numbers", strlen(mentions_of(text)) == 0);
	free(text);
	finds("(", "");
	finds("M.", "");
	finds("$", "");
	finds("1", "");
	finds("le", "");
	finds("du 3 au", "");
}

int
main(void)
{
	start();
	test_map();
	test_dates();
	test_hours();
	test_amounts();
	test_persons();
	test_places();
	test_bodies();
	test_works();
	test_headlines();
	test_support();
	test_grouping();
	test_which_place();
	test_names();
	test_limits();
	return finish("test_entity");
}
