/*
 * test_morphology.c - what word forms may be, and of which lemma
 */
#include "test.h"

#include "core/morphology.h"

extern const unsigned char gz_blob_start[];
extern const unsigned char gz_blob_end[];

/* Tags in the order of their bits; the gaps are left out of what is printed. */
static const char *const tag_names[31] = {
	"NOUN", "ADJ", "ADV", "VERB", "INF", "PPAST", "PPRES", "DET", "PRON",
	"PREP", "CONJ", "NUM", "INTJ", "NAME", "FIRST", "SURNAME",
	"m", "f", "s", "p", NULL, "1", "2", "3",
	"present", "imperfect", "past", "future", "cond", "subj", "imper"
};

/* The readings of a word, as « lemma TAG TAG, lemma TAG ». */
static const char *
readings(const char *word)
{
	static char out[1024];
	gz_arena	arena = fresh();
	gz_str		key = gz_key(&arena, word, strlen(word));
	const gz_reading *first;
	unsigned	n = gz_readings(gz_find_word(key), &first);
	size_t		at = 0;

	out[0] = '\0';
	for (unsigned i = 0; i < n; i++)
	{
		gz_str		lemma = gz_lemma(&arena, key, &first[i]);

		at += (size_t) snprintf(out + at, sizeof(out) - at, "%s%.*s",
								i == 0 ? "" : ", ", (int) lemma.length, lemma.s);
		for (unsigned bit = 0; bit < 31; bit++)
			if ((first[i].tags >> bit & 1) && tag_names[bit] != NULL)
				at += (size_t) snprintf(out + at, sizeof(out) - at, " %s",
										tag_names[bit]);
	}
	return out;
}

#define readings_are(word, expected) \
	check(word " -> " expected, strcmp(readings(word), expected) == 0)

/* Does a word have this lemma in a reading with all these tags? */
static bool
has(const char *word, const char *lemma, uint32_t tags)
{
	gz_arena	arena = fresh();
	gz_str		key = gz_key(&arena, word, strlen(word));
	const gz_reading *first;
	unsigned	n = gz_readings(gz_find_word(key), &first);

	for (unsigned i = 0; i < n; i++)
	{
		gz_str		s = gz_lemma(&arena, key, &first[i]);

		if ((first[i].tags & tags) == tags && s.length == strlen(lemma) &&
			memcmp(s.s, lemma, s.length) == 0)
			return true;
	}
	return false;
}

#define has_lemma(word, lemma, tags) \
	check(word " is of " lemma, has(word, lemma, tags))

static void
test_nouns(void)
{
	readings_are("maison", "maison NOUN f s");
	readings_are("maisons", "maison NOUN f p");
	readings_are("chevaux", "cheval NOUN m p");
	readings_are("travaux", "travail NOUN m p");
	readings_are("jeux", "jeu NOUN m p");
	readings_are("yeux", "oeil NOUN m p");
	readings_are("journaux", "journal NOUN m p");
	readings_are("hôpitaux", "hôpital NOUN m p");
	readings_are("économie", "économie NOUN f s");
	readings_are("directrice", "directeur NOUN ADJ f s");
	readings_are("chanteuses", "chanteur NOUN ADJ f p");
	readings_are("députée", "député NOUN f s, députer ADJ PPAST f s");
	readings_are("vue", "vue NOUN f s, voir ADJ PPAST f s");
	readings_are("arcs-en-ciel", "arc-en-ciel NOUN m p");
}

static void
test_adjectives(void)
{
	readings_are("heureuses", "heureux NOUN ADJ f p");
	readings_are("rouge", "rouge NOUN ADJ m f s");
	readings_are("belle", "beau NOUN ADJ f s");
	readings_are("bel", "beau NOUN ADJ m s");
	readings_are("folle", "fou NOUN ADJ f s");
	readings_are("mondiales", "mondial ADJ f p");
	readings_are("capitale", "capitale NOUN f s, capital ADJ f s");
}

static void
test_regular_verbs(void)
{
	readings_are("adopta", "adopter VERB s 3 past");
	readings_are("adoptèrent", "adopter VERB p 3 past");
	readings_are("adoptait", "adopter VERB s 3 imperfect");
	readings_are("adoptera", "adopter VERB s 3 future");
	readings_are("adopterait", "adopter VERB s 3 cond");
	readings_are("adopterais", "adopter VERB s 1 2 cond");
	readings_are("adoptât", "adopter VERB s 3 subj");
	readings_are("adopté", "adopté NOUN m s, adopter ADJ PPAST m s");
	readings_are("annoncées", "annoncer ADJ PPAST f p");
	readings_are("annonçant", "annoncer PPRES");
	readings_are("adopter", "adopter INF");
	readings_are("adopte",
				 "adopter VERB s 1 3 present subj, adopter VERB s 2 imper");
	readings_are("adoptent", "adopter VERB p 3 present subj");
	readings_are("finissons", "finir VERB p 1 present imper");
	readings_are("finissions", "finir VERB p 1 imperfect subj");
	readings_are("entendu", "entendre ADJ PPAST m s");
	readings_are("vend", "vendre VERB s 3 present");
}

static void
test_irregular_verbs(void)
{
	readings_are("sont", "être VERB p 3 present");
	readings_are("furent", "être VERB p 3 past");
	readings_are("soient", "être VERB p 3 subj");
	readings_are("ont", "avoir VERB p 3 present");
	readings_are("eut", "avoir VERB s 3 past");
	readings_are("vont", "aller VERB p 3 present");
	readings_are("ira", "aller VERB s 3 future, ira NAME f");
	readings_are("peut", "pouvoir VERB s 3 present");
	readings_are("veulent", "vouloir VERB p 3 present");
	readings_are("faut", "falloir VERB s 3 present, faillir VERB s 3 present");
	readings_are("vinrent", "venir VERB p 3 past");
	readings_are("naquit", "naître VERB s 3 past");
	readings_are("connaît", "connaître VERB s 3 present");
	/* the spelling of 1990 has the lemma of the other */
	readings_are("connait", "connaître VERB s 3 present");
	readings_are("connaitre", "connaître INF");
	readings_are("acquis", "acquis NOUN m s p, acquérir ADJ PPAST m s p, "
				 "acquérir VERB s 1 2 past");
}

static void
test_function_words(void)
{
	readings_are("cette", "ce DET f s");
	readings_are("ces", "ce DET m f p");
	readings_are("sa", "son DET f s, sa NAME f");
	readings_are("son", "son DET m f s, son NOUN m s");
	readings_are("mon", "mon DET m f s");
	readings_are("les", "le DET m f p, le PRON m f p");
	readings_are("des", "un DET m f p, de PREP");
	readings_are("dans", "dans PREP, dan NOUN m p");
	readings_are("sous", "sous PREP, sou NOUN m p");
	readings_are("plus",
				 "plus ADV, plus NOUN m s p, plaire VERB s 1 2 past");
	readings_are("pas", "pas ADV, pas NOUN m s p");
	readings_are("mais", "mais CONJ, mai NOUN m p");
	readings_are("toutes", "tout DET f p, tout PRON f p, toutes ADV");
	readings_are("ils", "il PRON m p 3");
	readings_are("auxquelles", "lequel PRON f p");
}

static void
test_ambiguous(void)
{
	readings_are("garanties", "garantie NOUN f p, garantir ADJ PPAST f p");
	readings_are("portes", "porte NOUN f p, porte ADJ m f p, "
				 "porter VERB s 2 present subj");
	readings_are("est", "être VERB s 3 present, est NOUN m s");
	readings_are("été", "être PPAST m f s p, été NOUN m s");
	readings_are("ferme", "ferme NOUN f s, ferme ADJ m f s, "
				 "fermer VERB s 1 3 present subj, fermer VERB s 2 imper");
	readings_are("avions", "avion NOUN m p, avoir VERB p 1 imperfect");
	readings_are("suis", "être VERB s 1 present, "
				 "suivre VERB s 1 2 present, suivre VERB s 2 imper");
	readings_are("fils", "fils NOUN m s p, fil NOUN m p");
	has_lemma("couvent", "couvent", GZ_POS_NOUN | GZ_POS_MASC);
	has_lemma("couvent", "couver", GZ_POS_VERB | GZ_PERSON_3 | GZ_POS_PLUR);
	has_lemma("président", "présider", GZ_POS_VERB | GZ_POS_PLUR);
	has_lemma("marche", "marche", GZ_POS_NOUN | GZ_POS_FEM);
	has_lemma("marche", "marcher", GZ_POS_VERB | GZ_TENSE_PRESENT);
	has_lemma("marché", "marcher", GZ_POS_PPAST);
	has_lemma("paris", "pari", GZ_POS_NOUN | GZ_POS_PLUR);
	has_lemma("paris", "paris", GZ_POS_NAME);
	has_lemma("Marie", "marie", GZ_POS_FIRST | GZ_POS_FEM);
	has_lemma("mort", "mourir", GZ_POS_PPAST | GZ_POS_ADJ);
}

/* Keys are what is looked up: case, accents' form and elision are theirs. */
static void
test_tokens(void)
{
	static const char text[] = "L’E\xCC\x81TAT qu’a-t-il ?";
	gz_arena	arena = fresh();
	gz_tokens	tokens = {0};
	const gz_reading *first;
	gz_str		key;

	readings_are("CHEVAUX", "cheval NOUN m p");
	gz_tokenize(&arena, text, sizeof(text) - 1, &tokens);
	check("l’ is le", gz_readings(gz_word_of(&tokens.items[0]), &first) > 0 &&
		  (first->tags & GZ_POS_DET) && (first->tags & GZ_POS_SING));
	key = (gz_str) {tokens.items[0].key, tokens.items[0].key_length};
	check("l’ becomes le",
		  strncmp(gz_lemma(&arena, key, first).s, "le", 2) == 0);
	check("ÉTAT, decomposed",
		  gz_readings(gz_word_of(&tokens.items[1]), &first) == 1 &&
		  (first->tags & GZ_POS_NOUN) && (first->tags & GZ_POS_MASC));
	check("qu’ is que",
		  gz_readings(gz_word_of(&tokens.items[2]), &first) == 2 &&
		  (first->tags & GZ_POS_CONJ));
	check("a is avoir",
		  gz_readings(gz_word_of(&tokens.items[3]), &first) > 0 &&
		  (first->tags & GZ_POS_VERB) && (first->tags & GZ_PERSON_3));
	readings_are("xyzzy", "");
	readings_are("", "");
}

/* What the lexicon says of a word at large is what its readings say. */
static void
test_all(void)
{
	const uint32_t open = GZ_POS_NOUN | GZ_POS_INF | GZ_POS_PPAST | GZ_POS_PPRES;
	uint32_t	wrong = 0;

	for (uint32_t i = 0; i < gz_lexicon.n_words; i++)
	{
		const gz_word *word = &gz_lexicon.words[i];
		const gz_reading *first;
		unsigned	n = gz_readings(word, &first);
		uint32_t	pos = 0;

		for (unsigned k = 0; k < n; k++)
		{
			pos |= first[k].tags;
			wrong += (first[k].tags & GZ_POS_CLASS) == 0;
			wrong += first[k].left != n - 1 - k;
		}
		/* other tables make more verbs, names and function words of them */
		wrong += n > 0 && ((pos ^ word->pos) & open) != 0;
	}
	check("readings and words agree", wrong == 0);
}

/* Lemmas are cut from keys without reading beyond them, whatever the data. */
static void
test_ends(void)
{
	gz_arena	arena = fresh();
	gz_str		key = {"ab", 2};
	gz_str		s = gz_change_end(&arena, key, 2, 0);

	check("all cut", s.length == 0);
	s = gz_change_end(&arena, key, 3, 0);
	check("no more than there is", s.length == 2 && s.s == key.s);
	s = gz_change_end(&arena, key, 0, 0);
	check("a lemma like its form is not copied", s.s == key.s);
}

/* Does a blob with this 32-bit word changed still open? */
static bool
opens(unsigned char *blob, size_t size, size_t at, uint32_t value)
{
	gz_data		data;
	uint32_t	was;
	bool		good;

	memcpy(&was, blob + at, 4);
	memcpy(blob + at, &value, 4);
	good = gz_blob_open(blob, size, &data) == NULL;
	memcpy(blob + at, &was, 4);
	return good;
}

static void
test_damage(void)
{
	size_t		size = (size_t) (gz_blob_end - gz_blob_start);
	unsigned char *blob = aligned_alloc(64, (size + 63) / 64 * 64);
	const gz_blob_header *h = (const void *) blob;
	uint32_t	n = gz_lexicon.n_readings;
	size_t		from;
	size_t		word;

	memcpy(blob, gz_blob_start, size);
	from = h->section[GZ_SEC_READINGS].offset;
	word = h->section[GZ_SEC_WORDS].offset;
	check("untouched", opens(blob, size, from + 12, gz_lexicon.readings[1].tags));
	check("a lemma beyond the strings",
		  !opens(blob, size, from + 12 + 4, 0x7FFFFFFF));
	check("more readings than there are",
		  !opens(blob, size, from + (n - 1) * sizeof(gz_reading) + 8, 0x0100));
	check("a count that goes up",
		  !opens(blob, size, from + sizeof(gz_reading) + 8, 0xFF00));
	check("a word that has readings beyond",
		  !opens(blob, size, word + sizeof(gz_word) + 20, n << 16));
	free(blob);
}

int
main(void)
{
	start();
	test_nouns();
	test_adjectives();
	test_regular_verbs();
	test_irregular_verbs();
	test_function_words();
	test_ambiguous();
	test_tokens();
	test_all();
	test_ends();
	test_damage();
	return finish("test_morphology");
}
