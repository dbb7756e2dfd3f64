/*
 * test_sentence.c - sentences and headings
 */
#include "test.h"

static gz_arena arena;

/* The sentences of a text, each in [] or, for headings, in <>. */
static const char *
split(const char *text)
{
	static char out[4096];
	gz_analysis *a;
	size_t		n = 0;

	arena = fresh();
	a = gz_analyze(&arena, text, (uint32_t) strlen(text), 0);
	out[0] = '\0';
	for (uint32_t i = 0; i < a->sentences.n; i++)
	{
		const gz_sentence *s = &a->sentences.items[i];
		bool		heading = s->kind == GZ_S_HEADING;

		n += (size_t) snprintf(out + n, sizeof(out) - n, "%c%.*s%c",
							   heading ? '<' : '[', (int) s->length,
							   text + s->start, heading ? '>' : ']');
	}
	return out;
}

#define sentences_are(text, expected) \
	check(text " -> " expected, strcmp(split(text), expected) == 0)

int
main(void)
{
	start();

	/* full stops that end nothing */
	sentences_are("M. Macron parle. Il part.", "[M. Macron parle.][Il part.]");
	sentences_are("Le Dr House et Mme. Roy sont là.",
				  "[Le Dr House et Mme. Roy sont là.]");
	sentences_are("Il vaut 3.5 millions. Soit peu.",
				  "[Il vaut 3.5 millions.][Soit peu.]");
	sentences_are("J. Tremblay gagne. Bravo !", "[J. Tremblay gagne.][Bravo !]");
	sentences_are("Bernard L. Feringa gagne.", "[Bernard L. Feringa gagne.]");
	sentences_are("C'est le plan B. Il échoue.", "[C'est le plan B.][Il échoue.]");
	sentences_are("En 44 av. J.-C. à Rome.", "[En 44 av. J.-C. à Rome.]");
	sentences_are("L'O.N.U. vote. Fin.", "[L'O.N.U. vote.][Fin.]");
	sentences_are("Aux U.S.A. Le pays vote.", "[Aux U.S.A.][Le pays vote.]");
	sentences_are("Voir art. 3 du code.", "[Voir art. 3 du code.]");
	sentences_are("Il hésite... puis part.", "[Il hésite... puis part.]");
	sentences_are("Quoi ? demande-t-il.", "[Quoi ? demande-t-il.]");

	/* quotes and brackets */
	sentences_are("Il dit : « Je pars. Demain. » Elle rit.",
				  "[Il dit : « Je pars. Demain. »][Elle rit.]");
	sentences_are("Il part (enfin. Presque. Non) demain.",
				  "[Il part (enfin. Presque. Non) demain.]");
	sentences_are("Elle dit \"Non. Jamais.\" Puis rien.",
				  "[Elle dit \"Non. Jamais.\"][Puis rien.]");
	sentences_are("Il dit : « Je pars. Elle reste.",
				  "[Il dit : « Je pars.][Elle reste.]");

	/* lines and headings */
	sentences_are("Un titre\nUne phrase.", "<Un titre>[Une phrase.]");
	sentences_are("Une ligne\ncoupée là.", "[Une ligne\ncoupée là.]");
	sentences_are("Un titre\r\n\r\nune suite.", "<Un titre>[une suite.]");
	sentences_are("Les faits :\nUn vol.", "[Les faits :][Un vol.]");
	sentences_are("Obstacles à la paixL\xE2\x80\x99un des pays.",
				  "<Obstacles à la paix>[L\xE2\x80\x99un des pays.]");
	sentences_are("La fin.Le début.", "[La fin.][Le début.]");
	sentences_are("Quel horizon ?D'autres pays.",
				  "[Quel horizon ?][D'autres pays.]");
	sentences_are("", "");
	sentences_are("\n\n", "");
	return finish("test_sentence");
}
