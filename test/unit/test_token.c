/*
 * test_token.c - tokens: elision, inversion, numbers, addresses, offsets
 */
#include "test.h"

static gz_arena arena;

/*
 * The tokens of a text, joined by |; an elision or clitic is marked by < or >,
 * and each is shown by its key, so that both cutting and folding are tested.
 */
static const char *
keys(const char *text)
{
	static char out[4096];
	gz_tokens	tokens = {0};
	size_t		n = 0;

	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) strlen(text), &tokens);
	out[0] = '\0';
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		const gz_token *t = &tokens.items[i];

		n += (size_t) snprintf(out + n, sizeof(out) - n, "%s%.*s%s%s",
							   t->kind == GZ_T_CLITIC ? ">" : "",
							   t->key_length, t->key,
							   t->kind == GZ_T_ELISION ? "<" : "",
							   i + 1 < tokens.n ? "|" : "");
	}
	return out;
}

#define tokens_are(text, expected) \
	check(text " -> " expected, strcmp(keys(text), expected) == 0)

/* The kind of the only token of a text, or -1. */
static int
kind_of(const char *text)
{
	gz_tokens	tokens = {0};

	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) strlen(text), &tokens);
	return tokens.n == 1 ? tokens.items[0].kind : -1;
}

static void
test_elision(void)
{
	tokens_are("l'Ukraine", "l<|ukraine");
	tokens_are("l\xE2\x80\x99Ukraine", "l<|ukraine");
	tokens_are("l\xCA\xBCUkraine", "l<|ukraine");
	tokens_are("qu'Emmanuel", "qu<|emmanuel");
	tokens_are("jusqu'à", "jusqu<|à");
	tokens_are("lorsqu'il", "lorsqu<|il");
	tokens_are("d'Andriy Yermak", "d<|andriy|yermak");
	tokens_are("Aujourd\xE2\x80\x99hui", "aujourd'hui");
	tokens_are("prud'hommes", "prud'hommes");
	tokens_are("O'Connor", "o'connor");
	tokens_are("N'Djamena", "n'djamena");
	tokens_are("N'Golo Kanté", "n'golo|kanté");
	tokens_are("Côte d'Ivoire", "côte|d<|ivoire");
	tokens_are("l'ONU", "l<|onu");
	tokens_are("l'O.N.U.", "l<|onu");
	tokens_are("d'RTL", "d<|rtl");
	tokens_are("l' Ukraine", "l<|ukraine");
	tokens_are("qu'« il", "qu<|\xC2\xAB|il");
	tokens_are("n'y a-t-il", "n<|y|a|>il");
}

static void
test_hyphen(void)
{
	tokens_are("a-t-il", "a|>il");
	tokens_are("dit-elle", "dit|>elle");
	tokens_are("est-ce", "est|>ce");
	tokens_are("donnez-le-moi", "donnez|>le|>moi");
	tokens_are("ce jour-là", "ce|jour|>là");
	tokens_are("rendez-vous", "rendez-vous");
	tokens_are("celui-ci", "celui-ci");
	tokens_are("États-Unis", "états-unis");
	tokens_are("Saint-Jean-sur-Richelieu", "saint-jean-sur-richelieu");
	tokens_are("Aix-en-Provence", "aix-en-provence");
	tokens_are("cessez-le-feu", "cessez-le-feu");
	tokens_are("fin -", "fin|-");
}

static void
test_numbers(void)
{
	tokens_are("1 250 000 $", "1250000|$");
	tokens_are("1\xC2\xA0" "250\xE2\x80\xAF" "000", "1250000");
	tokens_are("2.000.000", "2000000");
	tokens_are("1'250 francs", "1250|francs");
	tokens_are("3,5 %", "3,5|%");
	tokens_are("2018 250", "2018|250");
	tokens_are("12.03.2024", "12,03,2024");
	tokens_are("2-1", "2|-|1");
	tokens_are("50M€", "50|m|€");
	tokens_are("10 h 30", "10h30");
	tokens_are("22h", "22h");
	tokens_are("10:30", "10h30");
	tokens_are("10 heures", "10|heures");
	tokens_are("G7 et F-16", "g7|et|f-16");
	check("1er", kind_of("1er") == GZ_T_ORDINAL);
	check("2e", kind_of("2e") == GZ_T_ORDINAL);
	check("XIXe", kind_of("XIXe") == GZ_T_ORDINAL);
	check("XXIème", kind_of("XXIème") == GZ_T_ORDINAL);
	check("Le is no ordinal", kind_of("Le") == GZ_T_WORD);
	check("10 h 30", kind_of("10 h 30") == GZ_T_TIME);
	check("3,5", kind_of("3,5") == GZ_T_NUMBER);
	check("5G", kind_of("5G") == GZ_T_WORD);
}

static void
test_addresses(void)
{
	check("URL", kind_of("https://www.lemonde.fr/a_b?c=d") == GZ_T_URL);
	check("domain", kind_of("cbc.ca") == GZ_T_URL);
	check("e-mail", kind_of("jean.dupont@mail.example.fr") == GZ_T_EMAIL);
	check("hashtag", kind_of("#Ukraine") == GZ_T_HASHTAG);
	check("handle", kind_of("@afp_fr") == GZ_T_HANDLE);
	tokens_are("voir cbc.ca.", "voir|cbc.ca|.");
	tokens_are("la fin.Le début", "la|fin|.|le|début");
	tokens_are("AT&T", "at&t");
}

static void
test_acronyms(void)
{
	check("O.N.U.", kind_of("O.N.U.") == GZ_T_ACRONYM);
	tokens_are("av. J.-C. à", "av|.|jc|à");
	tokens_are("J. Tremblay", "j|.|tremblay");
	tokens_are("fin...", "fin|\xE2\x80\xA6");
}

static void
test_glued(void)
{
	tokens_are("de sécuritéPour éviter", "de|sécurité|pour|éviter");
	tokens_are("la paixL\xE2\x80\x99un des", "la|paix|l<|un|des");
	tokens_are("conjointeEn ce", "conjointe|en|ce");
	tokens_are("en UkraineLe pays", "en|ukraine|le|pays");
	tokens_are("iPhone", "iphone");
	tokens_are("McDonald", "mcdonald");
	tokens_are("LaREM", "larem");
	tokens_are("BFMTV", "bfmtv");
	tokens_are("TotalEnergies", "totalenergies");
	tokens_are("LeMonde", "lemonde");
	tokens_are("ChatGPT", "chatgpt");
	tokens_are("easyJet", "easyjet");
}

static void
test_normalised(void)
{
	/* NFD, soft hyphen, ligatures, full width */
	tokens_are("e\xCC\x81" "le\xCC\x80ve", "élève");
	tokens_are("gou\xC2\xADverne\xC2\xADment", "gouvernement");
	tokens_are("\xEF\xAC\x81nance", "finance");
	tokens_are("cœur", "coeur");
	tokens_are("L\xE2\x80\x99ŒUVRE", "l<|oeuvre");
	tokens_are("\xEF\xBC\xA1\xEF\xBC\xA2", "ab");
}

/* Byte and character offsets of every token are those of the text. */
static void
check_offsets(const char *text)
{
	gz_tokens	tokens = {0};
	uint32_t	at = 0;
	bool		ok = true;

	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) strlen(text), &tokens);
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		const gz_token *t = &tokens.items[i];

		ok &= t->start >= at && t->length > 0;
		ok &= t->char_start == gz_count_chars(text, t->start);
		ok &= t->char_length == gz_count_chars(text + t->start, t->length);
		at = t->start + t->length;
		ok &= at <= strlen(text);
	}
	check(text, ok);
}

static void
test_offsets(void)
{
	check_offsets("");
	check_offsets(" \n\t\r\n");
	check_offsets("L\xE2\x80\x99\xC3\xA9t\xC3\xA9 a-t-il \xC2\xAB\xC2\xA0"
				  "fini\xC2\xA0\xC2\xBB ?\r\n1\xE2\x80\xAF" "000 \xE2\x82\xAC");
	check_offsets("e\xCC\x81" "t\xC2\xAD" "e\xCC\x81 \xF0\x9F\x98\x80"
				  " \xE4\xB8\xAD\xE6\x96\x87 \xD9\x85\xD8\xB1");
	check_offsets("de sécuritéPour l\xE2\x80\x99\xC3\x89tat www.x.fr/\xC3\xA9");
	check_offsets("\xCC\x81 --''- .. @ # 1'2 a' -t-il");
}

/* A run of letters without end is cut, at a character. */
static void
test_long(void)
{
	size_t		n = 100000;
	char	   *text = malloc(n * 2 + 1);
	gz_tokens	tokens = {0};
	uint32_t	total = 0;
	bool		whole = true;

	for (size_t i = 0; i < n; i++)
		memcpy(text + i * 2, "\xC3\xA9", 2);
	text[n * 2] = '\0';
	arena = fresh();
	gz_tokenize(&arena, text, (uint32_t) n * 2, &tokens);
	for (uint32_t i = 0; i < tokens.n; i++)
	{
		total += tokens.items[i].length;
		whole &= tokens.items[i].length <= GZ_TOKEN_MAX &&
			tokens.items[i].length % 2 == 0;
	}
	check("a long run is cut into whole characters", whole);
	check("and nothing of it is lost", total == n * 2);
	free(text);
}

int
main(void)
{
	start();
	test_elision();
	test_hyphen();
	test_numbers();
	test_addresses();
	test_acronyms();
	test_glued();
	test_normalised();
	test_offsets();
	test_long();
	return finish("test_token");
}
