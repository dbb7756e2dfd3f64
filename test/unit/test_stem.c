/*
 * test_stem.c - the search form of words, and stop words by context
 */
#include "test.h"

static gz_arena arena;

/*
 * The stems of a text, joined by spaces; an alternative is joined to the stem
 * before it by |, a part of a compound by +.
 */
static const char *
stems(const char *text)
{
	static char out[8192];
	gz_tokens	tokens = {0};
	gz_sentences sentences = {0};
	gz_stems	list = {0};
	size_t		n = 0;

	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) strlen(text), &tokens);
	gz_split_sentences(&arena, &tokens, &sentences);
	gz_stem_text(&arena, &tokens, &sentences, &list);
	out[0] = '\0';
	for (uint32_t i = 0; i < list.n; i++)
	{
		const gz_stem *s = &list.items[i];

		n += (size_t) snprintf(out + n, sizeof(out) - n, "%s%.*s",
							   i == 0 ? "" :
							   s->kind == GZ_STEM_ALTERNATIVE ? "|" :
							   s->kind == GZ_STEM_PART ? "+" : " ",
							   s->length, s->s);
	}
	return out;
}

#define stems_are(text, expected) \
	check(text " -> " expected, strcmp(stems(text), expected) == 0)

/* The stem of one word, as gazette_stem gives it. */
static const char *
stem(const char *word)
{
	static char out[4][256];
	static unsigned turn = 0;
	gz_str		s;

	arena = fresh();
	s = gz_stem_word(&arena, word, strlen(word));
	turn = (turn + 1) % 4;
	snprintf(out[turn], sizeof(out[turn]), "%.*s", (int) s.length, s.s);
	return out[turn];
}

#define stem_is(word, expected) \
	check(word " -> " expected, strcmp(stem(word), expected) == 0)

#define one_stem(a, b) \
	check(a " = " b, strcmp(stem(a), stem(b)) == 0)

#define two_stems(a, b) \
	check(a " <> " b, strcmp(stem(a), stem(b)) != 0)

static void
test_irregular(void)
{
	one_stem("yeux", "œil");
	one_stem("cieux", "ciel");
	one_stem("aïeux", "aïeul");
	one_stem("messieurs", "monsieur");
	one_stem("mesdames", "madame");
	one_stem("travaux", "travail");
	one_stem("chevaux", "cheval");
	one_stem("bœufs", "bœuf");
	one_stem("lieux", "lieu");
	one_stem("nouvel", "nouvelle");
	one_stem("nouvel", "nouveaux");
	one_stem("vieil", "vieille");
	one_stem("bel", "belles");

	stem_is("veut", "vouloir");
	stem_is("voulait", "vouloir");
	stem_is("voudra", "vouloir");
	stem_is("va", "aller");
	stem_is("ira", "aller");
	stem_is("allait", "aller");
	stem_is("vont", "aller");
	one_stem("peut", "pourrait");
	one_stem("vient", "viendront");
	one_stem("faut", "faudra");
	one_stem("ouvre", "ouvert");
	one_stem("mort", "meurt");
	one_stem("mort", "mourront");
	one_stem("né", "naîtra");
	one_stem("connaît", "connus");
	one_stem("fait", "feront");
	one_stem("dit", "disaient");
}

static void
test_gender(void)
{
	one_stem("sénateur", "sénatrice");
	one_stem("français", "française");
	one_stem("français", "françaises");
	one_stem("député", "députée");
	one_stem("député", "députées");
	one_stem("auteur", "autrice");
	one_stem("auteur", "auteure");
	one_stem("ambassadeur", "ambassadrice");
	one_stem("procureur", "procureure");
	one_stem("professeur", "professeures");
	one_stem("maire", "mairesse");
	one_stem("chef", "cheffe");
	one_stem("écrivain", "écrivaine");
	one_stem("directeur", "directrices");
	one_stem("chanteur", "chanteuse");
	one_stem("italien", "italienne");
	one_stem("sportif", "sportive");
	one_stem("grec", "grecque");
	one_stem("premier", "première");
	one_stem("laïc", "laïque");
}

static void
test_apart(void)
{
	two_stems("marche", "marché");
	two_stems("marches", "marchés");
	two_stems("port", "porte");
	two_stems("ports", "portes");
	two_stems("parti", "partir");
	two_stems("parti", "partie");
	two_stems("partis", "parties");
	two_stems("part", "parti");
	two_stems("cour", "cours");
	two_stems("cours", "course");
	two_stems("retrait", "retraite");
	two_stems("droit", "droite");
	two_stems("capital", "capitale");
	two_stems("arme", "armée");
	two_stems("important", "importer");
	two_stems("commun", "communiste");
	two_stems("communiste", "communiquer");
	two_stems("organe", "organisation");
	two_stems("général", "généreux");
	two_stems("univers", "université");
	two_stems("environ", "environnement");
	two_stems("présenter", "présent");
	two_stems("président", "présent");
	two_stems("station", "stationnement");
	two_stems("intégriste", "intégration");
	two_stems("hollandais", "Hollande");
	two_stems("département", "départ");

	one_stem("marché", "marchés");
	one_stem("parti", "partis");
	one_stem("armée", "armées");
	one_stem("entreprise", "entreprises");
	one_stem("donnée", "données");
	one_stem("point", "points");
	one_stem("retraite", "retraités");
}

static void
test_families(void)
{
	one_stem("vote", "voter");
	one_stem("tuer", "tueurs");
	one_stem("blessés", "blessures");
	one_stem("blessé", "blesser");
	one_stem("accusés", "accusation");
	one_stem("attaque", "attaquer");
	one_stem("élu", "élire");
	one_stem("élue", "élus");
	one_stem("élection", "électoral");
	one_stem("libération", "libérer");
	one_stem("garantie", "garanties");
	one_stem("négociation", "négocier");
	one_stem("rapide", "rapidement");

	one_stem("événement", "évènements");
	one_stem("clé", "clefs");
	one_stem("tsar", "czars");
	one_stem("paiement", "payements");
	one_stem("djihadiste", "jihadistes");
	one_stem("coût", "couts");
	one_stem("août", "aout");
	one_stem("week-end", "weekends");
}

static void
test_names(void)
{
	stem_is("jones", "jones");
	stem_is("Jones", "jones");
	stem_is("JONES", "jones");
	stem_is("Charles", "charles");
	stem_is("charles", "charles");
	stem_is("Londres", "londres");
	stem_is("LONDRES", "londres");
	stem_is("Nantes", "nantes");
	stem_is("nantes", "nantes");
	stem_is("Paris", "paris");
	stem_is("Bordeaux", "bordeaux");
	stem_is("Cannes", "cannes");
	stem_is("Cuba", "cuba");
	stem_is("Gaza", "gaza");
	stem_is("Vienne", "vienne");
	stem_is("Malte", "malte");
	stem_is("Zelensky", "zelensky");
	stem_is("l’Ukraine", "ukraine");
	stem_is("d'Écosse", "écosse");
	stems_are("Jones, jones, JONES", "jones jones jones");
}

static void
test_accents(void)
{
	const char *eleve = stems("eleve");

	check("eleve may be élève", strstr(eleve, "élève") != NULL);
	check("eleve may be élevé, élever", strstr(eleve, "élever") != NULL);
	check("they are alternatives", strchr(eleve, '|') != NULL);
	check("and at one position", strchr(eleve, ' ') == NULL);
	stems_are("securite", "sécurité");
	stems_are("etat", "état");
	stems_are("SECURITE", "sécurité");
	stems_are("presidents", "président");
	check("marche is a word: nothing is added", strchr(stems("marche"), '|') == NULL);
	check("nor to a name", strchr(stems("Zelensky"), '|') == NULL);

	/* NFC = NFD */
	check("NFD élève",
		  strcmp(stem("e\xCC\x81le\xCC\x80ve"), stem("élève")) == 0);
	check("NFD marché",
		  strcmp(stem("marche\xCC\x81s"), stem("marché")) == 0);
	check("NFD garçons",
		  strcmp(stem("garc\xCC\xA7ons"), stem("garçon")) == 0);
	check("ligatures", strcmp(stem("ŒUVRES"), stem("œuvre")) == 0);
}

static void
test_capitals(void)
{
	static char lower[1024];

	snprintf(lower, sizeof(lower), "%s",
			 stems("le président de la république a été élu à Nantes"));
	check("an upper-case headline has the same stems",
		  strcmp(stems("LE PRÉSIDENT DE LA RÉPUBLIQUE A ÉTÉ ÉLU À NANTES"),
				 lower) == 0);
	check("without accents too",
		  strcmp(stems("LE PRESIDENT DE LA REPUBLIQUE"), "président république") == 0);
}

static void
test_tokens(void)
{
	stems_are("O.N.U.", "onu");
	stems_are("ONU", "onu");
	stems_are("O.T.A.N.", "otan");
	stems_are("1 250 000", "1250000");
	stems_are("1\u202F250\u00A0000", "1250000");
	stems_are("aujourd'hui", "aujourd'hui");
	stems_are("aujourd’hui", "aujourd'hui");
	stems_are("l’Ukraine", "ukraine");
	stems_are("l'Ukraine", "ukraine");
	stems_are("Ukraine", "ukraine");
	stems_are("jusqu'à", "");
	stems_are("Qu’a-t-il dit ?", "dire");
	stems_are("«\u00A0garanties de sécurité\u00A0»", "garant sécurité");
}

static void
test_stop_words(void)
{
	stems_are("les ils elles cette où", "");
	stems_are("Il ne vient pas.", "venir");
	stems_are("un pas de plus", "pas");

	/* summer and the participle */
	stems_are("L’été a été chaud.", "été chaud");
	stems_are("Il a été élu cet été.", "élire été");
	stems_are("Elle avait été blessée.", "blesser");
	stems_are("des étés chauds", "été chaud");

	/* other words of two kinds */
	stems_are("Nous avions tort.", "tort");
	stems_are("des avions de ligne", "avion ligne");
	stems_are("Nous sommes prêts.", "prêt");
	stems_are("des sommes énormes", "somme énorme");
	stems_are("Il est arrivé.", "arriver");
	stems_are("dans l'est du pays", "est pays");
	stems_are("son mari", "mari");
	stems_are("le son du canon", "son canon");
}

static void
test_unknown(void)
{
	gz_tokens	tokens = {0};
	gz_sentences sentences = {0};
	gz_stems	list = {0};
	const char *text = "Le « trumpisme » de la start-uppeuse, l'été";

	/* a productive French suffix is stripped, anything else stays whole */
	one_stem("trumpisme", "trumpismes");
	stem_is("Kowalskis", "kowalskis");
	stem_is("", "");
	stem_is("!", "!");

	/* positions count stop words; tokens are those of the text */
	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) strlen(text), &tokens);
	gz_split_sentences(&arena, &tokens, &sentences);
	gz_stem_text(&arena, &tokens, &sentences, &list);
	check("there are stems", list.n > 0);
	if (list.n > 0)
		check("le counts", list.items[0].position == 2);
	for (uint32_t i = 0; i < list.n; i++)
	{
		check("the token is one of the text's", list.items[i].token < tokens.n);
		check("a stem is not empty", list.items[i].length > 0);
		check("positions rise",
			  i == 0 || list.items[i].position >= list.items[i - 1].position);
	}
}

int
main(void)
{
	start();
	test_irregular();
	test_gender();
	test_apart();
	test_families();
	test_names();
	test_accents();
	test_capitals();
	test_tokens();
	test_stop_words();
	test_unknown();
	return finish("test_stem");
}
