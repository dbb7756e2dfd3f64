/*
 * test_sentiment.c - terms, shifters and scores
 */
#include "test.h"

#include <math.h>

#define SAME(a, b) check(a " = " b, document(a) == document(b))
#define LESS(a, b) check(a " < " b, document(a) < document(b))
#define NEGATIVE(a) check(a " is negative", document(a) < 0)
#define POSITIVE(a) check(a " is positive", document(a) > 0)
#define ZERO(a) check(a " is 0", is_zero(document(a)))

/* Everything that is known of one text. */
typedef struct result
{
	gz_tokens	tokens;
	gz_sentences sentences;
	gz_mentions mentions;
	gz_entities entities;
	gz_sentiment sentiment;
} result;

/*
 * Analyse a text in which names stand in braces: the braces go, each name
 * becomes a mention, and mentions written alike are one entity.
 */
static result
analyse(gz_arena *arena, const char *marked)
{
	result		r = {0};
	char	   *text = gz_alloc(arena, strlen(marked) + 1);
	char	   *to = text;
	uint32_t	at[64];
	unsigned	n = 0;

	for (; *marked != '\0'; marked++)
		if (*marked == '{' || *marked == '}')
			at[n++] = (uint32_t) (to - text);
		else
			*to++ = *marked;
	*to = '\0';
	gz_tokenize(arena, text, (uint32_t) (to - text), &r.tokens);
	gz_split_sentences(arena, &r.tokens, &r.sentences);
	for (unsigned m = 0; m + 1 < n; m += 2)
	{
		gz_mention *mention = GZ_PUSH(arena, &r.mentions);
		uint32_t	i = 0;
		uint32_t	e;

		memset(mention, 0, sizeof(*mention));
		mention->start = at[m];
		mention->length = at[m + 1] - at[m];
		while (r.tokens.items[i].start < at[m])
			i++;
		mention->first = i;
		while (i < r.tokens.n && r.tokens.items[i].start < at[m + 1])
			i++;
		mention->n = i - mention->first;
		while (mention->sentence + 1 < r.sentences.n &&
			   r.sentences.items[mention->sentence + 1].first <=
			   mention->first)
			mention->sentence++;
		for (e = 0; e < r.entities.n; e++)
			if (r.entities.items[e].name.length == mention->length &&
				memcmp(r.entities.items[e].name.s, text + at[m],
					   mention->length) == 0)
				break;
		if (e == r.entities.n)
		{
			gz_entity  *entity = GZ_PUSH(arena, &r.entities);

			memset(entity, 0, sizeof(*entity));
			entity->name = (gz_str) {text + at[m], mention->length};
		}
		mention->entity = e;
	}
	gz_judge(arena, &r.tokens, &r.sentences, &r.mentions, &r.entities,
			 &r.sentiment);
	return r;
}

static double
document(const char *marked)
{
	gz_arena	arena = fresh();

	return analyse(&arena, marked).sentiment.score;
}

/* The sentiment towards the first name of a text. */
static double
towards(const char *marked)
{
	gz_arena	arena = fresh();

	return analyse(&arena, marked).entities.items[0].sentiment;
}

/* Zero, and not the negative one. */
static bool
is_zero(double x)
{
	return x == 0 && !signbit(x);
}

static void
test_neutral(void)
{
	ZERO("");
	ZERO("...");
	ZERO("Le vote a eu lieu mardi à Paris.");
	ZERO("Le ministère de la Défense a publié une note.");
	/* weights that cancel, and a negated nothing */
	ZERO("Il n'est pas arrivé hier.");
	ZERO("Elle habite plus au nord.");
	check("towards a neutral name is 0",
		  is_zero(towards("{Carney} n'est pas à Paris.")));
}

static void
test_negation(void)
{
	POSITIVE("C'est une bonne nouvelle.");
	NEGATIVE("Ce n'est pas une bonne nouvelle.");
	SAME("C'est pas une bonne nouvelle.", "Ce n'est pas une bonne nouvelle.");
	LESS("L'accord est mauvais.", "L'accord n'est pas bon.");
	NEGATIVE("Rien n'est bon dans ce rapport.");
	NEGATIVE("Personne n'est satisfait.");
	POSITIVE("Il n'y a plus de guerre.");
	POSITIVE("Aucun blessé n'a été signalé.");
	POSITIVE("Le match s'est terminé sans violence.");
	NEGATIVE("L'expérience n'est jamais agréable.");
	NEGATIVE("Il ne peut réussir.");
	/* ne … que only restricts, pas is a noun, plus compares */
	POSITIVE("Ce n'est qu'une bonne nouvelle.");
	POSITIVE("Il a fait un pas vers la paix.");
	NEGATIVE("La guerre est plus violente que jamais.");
	/* the words of one negation turn once */
	SAME("Il n'est jamais agréable.",
		 "Il n'est plus jamais agréable.");
	NEGATIVE("Ce n'est pas seulement un échec, mais aussi un scandale.");
}

static void
test_double_negation(void)
{
	NEGATIVE("L'opération n'est pas sans violence.");
	LESS("L'opération est pleine de violence.",
		 "L'opération n'est pas sans violence.");
	POSITIVE("La loi a empêché la guerre.");
	NEGATIVE("La loi n'a pas empêché la guerre.");
}

static void
test_degree(void)
{
	LESS("C'est une victoire.", "C'est une immense victoire.");
	LESS("Le climat est très hostile.", "Le climat est hostile.");
	LESS("Le climat est hostile.", "Le climat est un peu hostile.");
	LESS("Le climat est hostile.", "Le climat est peu hostile.");
	NEGATIVE("Le climat est peu hostile.");
	/* « grave » weighs the accident, and counts by itself without one */
	SAME("Un grave accident.", "Un accident grave.");
	LESS("Un grave accident.", "Un accident.");
	NEGATIVE("Le constat est grave.");
	/* doubt, condition and question weaken */
	LESS("L'équipe pourrait gagner.", "L'équipe peut gagner.");
	LESS("Est-ce une victoire ?", "C'est une victoire.");
	POSITIVE("Est-ce une victoire ?");
	LESS("La guerre éclate.", "Si la guerre éclate, il part.");
}

static void
test_concession(void)
{
	NEGATIVE("Le bilan est bon, mais l'avenir est mauvais.");
	POSITIVE("L'avenir est mauvais, mais le bilan est excellent.");
	LESS("Le bilan est bon, mais l'avenir est mauvais.",
		 "Le bilan est mauvais, mais l'avenir est bon.");
	LESS("La croissance est bonne dans la crise.",
		 "La croissance est bonne malgré la crise.");
}

static void
test_scores(void)
{
	static const char *const bad = "Guerre, massacre, torture, attentat, "
		"terreur, haine, meurtre, viol, horreur et crime.";
	gz_arena	arena = fresh();
	result		r = analyse(&arena, bad);

	check("a score stays above -1", r.sentiment.score > -1 && r.sentiment.score < -0.8);
	check("a text of one sentence scores as it",
		  fabs(r.sentiment.score - (double) r.sentences.items[0].sentiment) < 1e-6);
	/* neutral words do not weigh in a sentence, neutral sentences do */
	SAME("La victoire est belle.",
		 "La victoire est belle, selon la note lue mardi matin par le maire.");
	LESS("Il pleut. Il vente. Il neige. Il fait jour. Il a la victoire.",
		 "Il a la victoire.");
	/* headline and lead weigh more */
	LESS("La guerre a lieu.\n\nUne table est là.\n\nDes chaises aussi."
		 "\n\nC'est midi.",
		 "Une table est là.\n\nDes chaises aussi.\n\nC'est midi."
		 "\n\nLa guerre a lieu.");
	check("scores are multiples of 1 / GZ_SCORE_UNIT",
		  r.sentiment.score * GZ_SCORE_UNIT == rint(r.sentiment.score * GZ_SCORE_UNIT));
	check("negative", strcmp(gz_label(-0.5), "negative") == 0);
	check("neutral", strcmp(gz_label(0), "neutral") == 0);
	check("positive", strcmp(gz_label(0.5), "positive") == 0);
}

static void
test_names(void)
{
	/* polar words in a name never count */
	check("a name is not polar",
		  is_zero(document("{Victoire Lagloire} habite à Lyon.")));
	ZERO("Le quotidien La Victoire a paru.");
	/* whoever it is, the score is the same */
	check("short and long names",
		  towards("Hier, {Carney} a subi une grave défaite.") ==
		  towards("Hier, {Mark Joseph Carney} a subi une grave "
				  "défaite."));
	check("names of particles and common words",
		  towards("Ce n'est pas, pour {Paul Plus}, une belle victoire.") ==
		  towards("Ce n'est pas, pour {Jean de La Guerre}, une belle "
				  "victoire."));
	check("countries",
		  document("{Israël} condamne l'attentat.") ==
		  document("{Arabie saoudite} condamne l'attentat."));
	check("a conjunction in a name",
		  document("Pas de victoire à {Trinité et Tobago} ni de "
				   "joie.") ==
		  document("Pas de victoire à {Lyon} ni de joie."));
	SAME("Le ministre français est accusé de fraude.",
		 "La ministre française est accusée de fraude.");
	SAME("Un musulman a été blessé.",
		 "Une catholique a été blessée.");
}

static void
test_targets(void)
{
	gz_arena	arena;
	result		r;

	check("the nearer word decides",
		  towards("{Carney} triomphe, tandis que la crise frappe Lyon.") > 0);
	check("the other name",
		  towards("La crise frappe {Lyon}, tandis que Carney triomphe.") < 0);
	check("another voice weighs less",
		  fabs(towards("{Carney} : « C'est un désastre »")) <
		  fabs(towards("{Carney} : c'est un désastre")));
	check("a speaker is judged less by what he tells",
		  fabs(towards("{Carney} affirme que la situation est mauvaise.")) <
		  fabs(towards("{Carney} voit que la situation est mauvaise.")));

	arena = fresh();
	r = analyse(&arena, "{Carney} triomphe. {Carney} rentre à Lyon.");
	check("a neutral mention draws to 0",
		  r.entities.items[0].sentiment > 0 &&
		  r.entities.items[0].sentiment < towards("{Carney} triomphe."));
	check("another sentence says nothing",
		  is_zero(towards("{Carney} rentre. La guerre fait rage.")));
}

static void
test_variants(void)
{
	static const char *const plain =
		"Ce n'est pas l'échec annoncé, c'est un scandale !";

	check("typographic apostrophes", document(plain) ==
		  document("Ce n\xE2\x80\x99" "est pas l\xE2\x80\x99échec "
				   "annoncé, c\xE2\x80\x99" "est un scandale !"));
	check("NFD", document(plain) ==
		  document("Ce n'est pas l'e\xCC\x81" "chec annonce\xCC\x81, c'est un "
				   "scandale !"));
	check("narrow spaces", document(plain) ==
		  document("Ce n'est pas\xC2\xA0l'échec annoncé, "
				   "c'est un scandale\xE2\x80\xAF!"));
	check("capitals", document(plain) ==
		  document("CE N'EST PAS L'ÉCHEC ANNONCÉ, C'EST UN "
				   "SCANDALE !"));
	check("soft hyphens", document(plain) ==
		  document("Ce n'est pas l'échec annoncé, c'est un "
				   "scan\xC2\xAD" "dale !"));
	check("sentence case",
		  document("Guerre au nord.") == document("guerre au nord."));
	check("it is not 0 throughout", document(plain) < 0);
}

int
main(void)
{
	start();
	test_neutral();
	test_negation();
	test_double_negation();
	test_degree();
	test_concession();
	test_scores();
	test_names();
	test_targets();
	test_variants();
	return finish("test_sentiment");
}
