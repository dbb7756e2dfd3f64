/*
 * token.c - from text to tokens: the loop, white space, signs
 */
#include "scanner.h"

#include <unicode/uchar.h>

/* How often the host is asked whether to stop, in bytes of text. */
#define CHECK_EVERY ((ptrdiff_t) 64 * 1024)

/* The bits of shape that the characters of a token give. */
static uint8_t
shape_of(const char *s, const char *end)
{
	unsigned	upper = 0;
	unsigned	lower = 0;
	uint8_t		shape = 0;
	bool		first = true;

	while (s < end)
	{
		uint32_t	c;

		s += gz_decode(s, end, &c);
		switch (gz_class_of(c))
		{
			case GZ_C_UPPER:
				upper++;
				if (first)
					shape |= GZ_SHAPE_CAPITAL;
				break;
			case GZ_C_LOWER:
				lower++;
				break;
			case GZ_C_DIGIT:
				shape |= GZ_SHAPE_DIGIT;
				break;
			case GZ_C_HYPHEN:
				shape |= GZ_SHAPE_HYPHEN;
				break;
			case GZ_C_IGNORE:
				continue;
			default:
				break;
		}
		first = false;
	}
	if (upper >= 2 && lower == 0)
		shape |= GZ_SHAPE_UPPER;
	return shape;
}

gz_token *
gz_emit(gz_scanner *sc, gz_token_kind kind, const char *end, gz_str key)
{
	gz_token   *t = GZ_PUSH(sc->arena, sc->tokens);
	int32_t		word = gz_lookup(&gz_lexicon.words_by_key, key.s, key.length);
	gz_str		fold = gz_fold(sc->arena, key);
	uint32_t	chars = gz_count_chars(sc->at, (size_t) (end - sc->at));

	t->start = (uint32_t) (sc->at - sc->text);
	t->length = (uint16_t) (end - sc->at);
	t->char_start = sc->chars;
	t->char_length = (uint16_t) chars;
	t->kind = (uint8_t) kind;
	t->shape = sc->before | shape_of(sc->at, end);
	t->key = key.s;
	t->key_length = (uint16_t) key.length;
	t->fold = fold.s;
	t->fold_length = (uint16_t) fold.length;
	t->mark = 0;
	t->word = word < 0 ? 0 : (uint32_t) word;

	sc->at = end;
	sc->chars += chars;
	sc->before = 0;
	return t;
}

gz_token *
gz_emit_key(gz_scanner *sc, gz_token_kind kind, const char *end,
			const char *from, const char *to)
{
	return gz_emit(sc, kind, end,
				   gz_key(sc->arena, from, (size_t) (to - from)));
}

/*
 * Read a word of small letters, with a capital at most in the first place,
 * that ends at a blank or a plain mark; return false where it is not so
 * simple.  Nine words in ten are: their key is the text itself or a copy with
 * one letter changed, and nothing about them need be asked of ICU.
 */
static bool
scan_plain_word(gz_scanner *sc)
{
	const uint8_t *start = (const uint8_t *) sc->at;
	const uint8_t *end = (const uint8_t *) sc->end;
	const uint8_t *s = start;
	bool		capital = *s >= 'A' && *s <= 'Z';
	uint32_t	length;
	uint32_t	accents = 0;
	const char *key = sc->at;
	int32_t		word;
	gz_token   *t;

	/* I, V and X may begin an ordinal */
	if (capital && (*s == 'I' || *s == 'V' || *s == 'X'))
		return false;
	if (end - s > GZ_TOKEN_MAX)
		end = s + GZ_TOKEN_MAX;
	s += capital;
	for (;; s++)
	{
		if (s >= end)
			break;
		if (*s >= 'a' && *s <= 'z')
			continue;
		/* à to ÿ, without æ, which becomes two letters, and the sign ÷ */
		if (*s != 0xC3 || s + 1 >= end || s[1] < 0xA0 || s[1] == 0xA6 ||
			s[1] == 0xB7)
			break;
		s++;
		accents++;
	}
	length = (uint32_t) (s - start);
	if (length == 0)
		return false;
	if (s < end ? !(*s == ' ' || *s == ',' || *s == '\n' || *s == ')' ||
					(*s == '.' && (s + 1 == end || s[1] == ' ' ||
								   s[1] == '\n'))) :
		(const char *) s < sc->end)
		return false;

	if (capital)
	{
		char	   *copy = gz_alloc(sc->arena, length);

		memcpy(copy, sc->at, length);
		copy[0] += 'a' - 'A';
		key = copy;
	}
	t = GZ_PUSH(sc->arena, sc->tokens);
	word = gz_lookup(&gz_lexicon.words_by_key, key, length);
	*t = (gz_token) {
		.start = (uint32_t) (sc->at - sc->text), .length = (uint16_t) length,
		.char_start = sc->chars,
		.char_length = (uint16_t) (length - accents),
		.kind = GZ_T_WORD,
		.shape = (uint8_t) (sc->before | (capital ? GZ_SHAPE_CAPITAL : 0)),
		.key = key, .key_length = (uint16_t) length,
		.fold = key, .fold_length = (uint16_t) length,
		.word = word < 0 ? 0 : (uint32_t) word
	};
	if (accents > 0)
	{
		gz_str		fold = gz_fold(sc->arena, (gz_str) {key, length});

		t->fold = fold.s;
		t->fold_length = (uint16_t) fold.length;
	}
	sc->at = (const char *) s;
	sc->chars += t->char_length;
	sc->before = 0;
	return true;
}

/* Read #name or @name, or return false. */
static bool
scan_tag(gz_scanner *sc)
{
	const char *s = sc->at + 1;
	const char *from = s;
	unsigned	width;
	gz_class	class = gz_peek(sc, s, &width);

	if (!gz_is_letter(class))
		return false;
	while (s < sc->end && s - from < GZ_TOKEN_MAX - 8)
	{
		class = gz_peek(sc, s, &width);
		if (!gz_is_letter(class) && class != GZ_C_DIGIT &&
			class != GZ_C_MARK && class != GZ_C_IGNORE && *s != '_')
			break;
		s += width;
	}
	gz_emit_key(sc, *sc->at == '#' ? GZ_T_HASHTAG : GZ_T_HANDLE, s, from, s);
	return true;
}

/* Read one sign, or a row of dots. */
static void
scan_sign(gz_scanner *sc)
{
	const char *s = sc->at;
	uint32_t	c;
	gz_token_kind kind = GZ_T_PUNCT;

	if ((*s == '#' || *s == '@') && scan_tag(sc))
		return;
	if (*s == '.')
	{
		while (s < sc->end && *s == '.' && s - sc->at < GZ_TOKEN_MAX)
			s++;
		gz_emit(sc, GZ_T_PUNCT, s, s - sc->at > 1 ?
				(gz_str) {"\xE2\x80\xA6", 3} : (gz_str) {".", 1});
		return;
	}
	s += gz_decode(s, sc->end, &c);
	if (c == '%')
		kind = GZ_T_SYMBOL;
	else
		switch (u_charType((UChar32) c))
		{
			case U_CURRENCY_SYMBOL:
			case U_MATH_SYMBOL:
			case U_MODIFIER_SYMBOL:
			case U_OTHER_SYMBOL:
			case U_OTHER_NUMBER:
				kind = GZ_T_SYMBOL;
				break;
			default:
				break;
		}
	gz_emit(sc, kind, s, (gz_str) {sc->at, (uint32_t) (s - sc->at)});
}

/* Note white space for the shape of the token after it. */
static void
pass_space(gz_scanner *sc, gz_class class, unsigned width)
{
	if (class == GZ_C_NEWLINE)
	{
		/* CR LF is one line break */
		if (*sc->at == '\r' && sc->at + 1 < sc->end && sc->at[1] == '\n')
		{
			width++;
			sc->chars++;
		}
		sc->before |= sc->before & GZ_SHAPE_NEWLINE ?
			GZ_SHAPE_PARAGRAPH : GZ_SHAPE_NEWLINE | GZ_SHAPE_SPACE;
	}
	else if (class == GZ_C_SPACE)
		sc->before |= GZ_SHAPE_SPACE;
	sc->at += width;
	sc->chars++;
}

void
gz_tokenize(gz_arena *arena, const char *text, uint32_t length,
			gz_tokens *tokens)
{
	gz_scanner	sc = {
		.arena = arena, .text = text, .end = text + length, .at = text,
		.before = GZ_SHAPE_NEWLINE | GZ_SHAPE_PARAGRAPH, .tokens = tokens
	};
	const char *next_check = text + CHECK_EVERY;

	if (tokens->room == 0)
	{
		/* news has a token every 5.2 bytes; one growth is enough for most */
		tokens->room = length / 5 + 16;
		tokens->items = gz_alloc(arena, tokens->room * sizeof(gz_token));
	}
	while (sc.at < sc.end)
	{
		uint32_t	c;
		unsigned	width = gz_decode(sc.at, sc.end, &c);
		gz_class	class = gz_class_of(c);

		if (sc.at >= next_check)
		{
			next_check = sc.at + CHECK_EVERY;
			gz_check(arena);
		}
		switch (class)
		{
			case GZ_C_SPACE:
			case GZ_C_NEWLINE:
			case GZ_C_IGNORE:
				pass_space(&sc, class, width);
				break;
			case GZ_C_LOWER:
			case GZ_C_UPPER:
			case GZ_C_MARK:
				if (!scan_plain_word(&sc))
					gz_scan_word(&sc);
				break;
			case GZ_C_DIGIT:
				gz_scan_number(&sc);
				break;
			default:
				scan_sign(&sc);
				break;
		}
	}
}
