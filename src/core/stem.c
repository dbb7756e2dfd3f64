/*
 * stem.c - the search form of words
 */
#include "stem.h"

#include <libstemmer.h>

#include "morphology.h"

/* How far back a stop word's condition looks. */
#define CONTEXT_TOKENS 4

/* Words longer than this have no accents restored and no suffix stripped. */
#define WORD_MAX 64

/* How many words without accents one word may stand for. */
#define ALTERNATIVES_MAX 16

/* The lexicon's stem of a key that it knows. */
static gz_str
known_stem(gz_arena *arena, const char *key, uint32_t length,
		   const gz_word *word)
{
	return gz_change_end(arena, (gz_str) {key, length}, word->strip,
						 word->append);
}

/* Snowball's stem of a key; the stemmer is made once and kept. */
static gz_str
snowball_stem(gz_arena *arena, gz_str key)
{
	static struct sb_stemmer *stemmer = NULL;
	const char *s;

	if (stemmer == NULL)
		stemmer = sb_stemmer_new("french", "UTF_8");
	if (stemmer == NULL)
		return key;
	s = (const char *) sb_stemmer_stem(stemmer, (const sb_symbol *) key.s,
									   (int) key.length);
	if (s == NULL)
		return key;
	key.length = (uint32_t) sb_stemmer_length(stemmer);
	key.s = gz_strndup(arena, s, key.length);
	return key;
}

/* Does a word end in a suffix that marks it as French? */
static bool
has_french_suffix(gz_str key)
{
	for (uint32_t n = key.length < 12 ? key.length : 12; n >= 3; n--)
	{
		uint32_t	state = gz_lexicon.words_by_key.root;
		const char *s = key.s + key.length - n;
		int32_t		word;

		if (((uint8_t) *s & 0xC0) == 0x80 ||
			!gz_step(&gz_lexicon.words_by_key, &state,
					 (uint8_t) GZ_SUFFIX_MARK[0]))
			continue;
		for (uint32_t i = 0; i < n; i++)
			if (!gz_step(&gz_lexicon.words_by_key, &state, (uint8_t) s[i]))
				goto next;
		word = gz_value(&gz_lexicon.words_by_key, state);
		if (word >= 0 && (gz_lexicon.words[word].flags & GZ_WORD_SUFFIX))
			return true;
next:	;
	}
	return false;
}

/* The walk that restores accents. */
typedef struct restoring
{
	gz_arena   *arena;
	gz_str		key;			/* the word as typed, ASCII letters */
	char		word[WORD_MAX * 2];	/* the accented word so far */
	gz_stems   *stems;
	uint32_t	first;			/* first stem of this token */
	uint32_t	token;
	uint32_t	position;
} restoring;

/* Append a stem unless the token has it already. */
static void
add_stem(gz_arena *arena, gz_stems *stems, uint32_t first, gz_str s,
		 gz_stem_kind kind, uint32_t token, uint32_t position)
{
	gz_stem    *stem;

	for (uint32_t i = first; i < stems->n; i++)
		if (stems->items[i].length == s.length &&
			memcmp(stems->items[i].s, s.s, s.length) == 0)
			return;
	stem = GZ_PUSH(arena, stems);
	stem->s = s.s;
	stem->length = (uint16_t) s.length;
	stem->kind = (uint16_t) (stems->n - 1 == first ? GZ_STEM_MAIN : kind);
	stem->token = token;
	stem->position = position;
}

/*
 * Follow the lexicon from state on with every letter as typed and with every
 * accent it may have lost.  The automaton bounds the search: a branch ends
 * where no French word goes on.
 */
static void
restore_accents(restoring *r, uint32_t state, uint32_t at, uint32_t n)
{
	/* second bytes of U+00E0 to U+00FF, whose first byte is C3 */
	static const char *const accents[26] = {
		['a' - 'a'] = "\xA0\xA2\xA4\xA1\xA3", ['c' - 'a'] = "\xA7",
		['e' - 'a'] = "\xA8\xA9\xAA\xAB", ['i' - 'a'] = "\xAE\xAF\xAD",
		['n' - 'a'] = "\xB1", ['o' - 'a'] = "\xB4\xB6\xB3",
		['u' - 'a'] = "\xB9\xBB\xBC\xBA", ['y' - 'a'] = "\xBF"
	};
	const gz_automaton *a = &gz_lexicon.words_by_key;
	const char *marks = NULL;
	uint32_t	next = state;
	uint8_t		c;

	if (r->stems->n - r->first >= ALTERNATIVES_MAX)
		return;
	if (at == r->key.length)
	{
		int32_t		word = gz_value(a, state);

		if (word > 0 && gz_lexicon.words[word].pos != 0)
		{
			char	   *copy = gz_strndup(r->arena, r->word, n);

			add_stem(r->arena, r->stems, r->first,
					 known_stem(r->arena, copy, n, &gz_lexicon.words[word]),
					 GZ_STEM_ALTERNATIVE, r->token, r->position);
		}
		return;
	}
	c = (uint8_t) r->key.s[at];
	if (gz_step(a, &next, c))
	{
		r->word[n] = (char) c;
		restore_accents(r, next, at + 1, n + 1);
	}
	if (c >= 'a' && c <= 'z')
		marks = accents[c - 'a'];
	for (; marks != NULL && *marks != '\0'; marks++)
	{
		next = state;
		if (gz_step(a, &next, 0xC3) && gz_step(a, &next, (uint8_t) *marks))
		{
			r->word[n] = (char) 0xC3;
			r->word[n + 1] = *marks;
			restore_accents(r, next, at + 1, n + 2);
		}
	}
}

/* May a word that is not known have lost its accents? */
static bool
may_lack_accents(gz_str key)
{
	if (key.length < 3 || key.length > WORD_MAX)
		return false;
	for (uint32_t i = 0; i < key.length; i++)
		if ((key.s[i] < 'a' || key.s[i] > 'z') && key.s[i] != '-' &&
			key.s[i] != '\'')
			return false;
	return true;
}

/*
 * Append the stem of a compound that the lexicon does not know as a whole: the
 * stems of its parts, joined; then those of its parts that are no stop words.
 */
static void
stem_compound(gz_arena *arena, gz_str key, gz_stems *stems,
			  uint32_t token, uint32_t position)
{
	uint32_t	first = stems->n;
	uint32_t	from = 0;
	uint32_t	n = 0;
	char	   *whole = gz_alloc(arena, key.length * 2 + 256);

	/* the whole comes first; its text is filled in part by part */
	add_stem(arena, stems, first, (gz_str) {whole, 0}, GZ_STEM_MAIN,
			 token, position);
	for (uint32_t i = 0; i <= key.length; i++)
	{
		gz_str		part = {key.s + from, i - from};
		const gz_word *word;

		if (i < key.length && key.s[i] != '-')
			continue;
		from = i + 1;
		word = gz_find_word(part);
		if (word->pos != 0 && !(word->flags & GZ_WORD_STOP))
			part = known_stem(arena, part.s, part.length, word);
		if (n + part.length + 1 > key.length * 2 + 256)
			break;
		if (n > 0)
			whole[n++] = '-';
		memcpy(whole + n, part.s, part.length);
		n += part.length;
		if (part.length >= 2 && !(word->flags & GZ_WORD_STOP) &&
			(part.s[0] < '0' || part.s[0] > '9'))
			add_stem(arena, stems, first, part, GZ_STEM_PART, token, position);
	}
	stems->items[first].length = (uint16_t) n;
}

/* Append the stems of a word by its key. */
static void
stem_key(gz_arena *arena, gz_str key, const gz_word *word, gz_stems *stems,
		 uint32_t token, uint32_t position)
{
	uint32_t	first = stems->n;

	if (word->pos != 0)
	{
		add_stem(arena, stems, first,
				 known_stem(arena, key.s, key.length, word), GZ_STEM_MAIN,
				 token, position);
		return;
	}
	if (may_lack_accents(key))
	{
		restoring	r = {
			.arena = arena, .key = key, .stems = stems, .first = first,
			.token = token, .position = position
		};

		restore_accents(&r, gz_lexicon.words_by_key.root, 0, 0);
		if (stems->n > first)
			return;
	}
	if (key.length <= WORD_MAX && memchr(key.s, '-', key.length) != NULL)
		stem_compound(arena, key, stems, token, position);
	else if (key.length <= WORD_MAX && has_french_suffix(key))
		add_stem(arena, stems, first, snowball_stem(arena, key), GZ_STEM_MAIN,
				 token, position);
	else
		add_stem(arena, stems, first, key, GZ_STEM_MAIN, token, position);
}

bool
gz_has_stem(const gz_token *token)
{
	switch (token->kind)
	{
		case GZ_T_ELISION:
		case GZ_T_CLITIC:
		case GZ_T_SYMBOL:
		case GZ_T_PUNCT:
			return false;
		default:
			/* nothing is left of characters that show nothing */
			return token->key_length > 0;
	}
}

bool
gz_is_stop(const gz_tokens *tokens, uint32_t from, uint32_t i)
{
	const gz_token *t = &tokens->items[i];
	const gz_word *word = gz_word_of(t);
	const gz_context *context;

	if (!(word->flags & GZ_WORD_STOP) || t->kind != GZ_T_WORD)
		return false;
	if (word->context == 0)
		return true;
	context = &gz_lexicon.contexts[word->context];
	if (context->not_after != 0 && i > from)
	{
		const gz_word *before = gz_word_of(t - 1);

		if (gz_lexicon.contexts[before->context].on_not & context->not_after)
			return false;
	}
	if (context->only_after == 0)
		return true;
	for (uint32_t k = 1; k <= CONTEXT_TOKENS && i - k >= from && k <= i; k++)
	{
		const gz_word *before = gz_word_of(t - k);

		if (gz_lexicon.contexts[before->context].on_only & context->only_after)
			return true;
	}
	return false;
}

/* Append the stems of a token at a position. */
static void
stem_token(gz_arena *arena, const gz_token *token, gz_stems *stems,
		   uint32_t index, uint32_t position)
{
	gz_str		key = {token->key, token->key_length};

	if (token->kind == GZ_T_WORD || token->kind == GZ_T_HASHTAG ||
		token->kind == GZ_T_ACRONYM)
		stem_key(arena, key, gz_word_of(token), stems, index, position);
	else
		add_stem(arena, stems, stems->n, key, GZ_STEM_MAIN, index, position);
}

void
gz_stem_token(gz_arena *arena, const gz_token *token, gz_stems *stems)
{
	stem_token(arena, token, stems, 0, 1);
}

void
gz_stem_text(gz_arena *arena, const gz_tokens *tokens,
			 const gz_sentences *sentences, gz_stems *stems)
{
	uint32_t	position = 0;

	if (stems->room == 0)
	{
		stems->room = tokens->n / 2 + 16;
		stems->items = gz_alloc(arena, stems->room * sizeof(gz_stem));
	}
	for (uint32_t s = 0; s < sentences->n; s++)
	{
		uint32_t	from = sentences->items[s].first;

		for (uint32_t i = from; i < from + sentences->items[s].n; i++)
		{
			const gz_token *t = &tokens->items[i];

			if (!gz_has_stem(t))
				continue;
			position++;
			if (!gz_is_stop(tokens, from, i))
				stem_token(arena, t, stems, i, position);
		}
	}
}

gz_str
gz_stem_word(gz_arena *arena, const char *s, size_t length)
{
	gz_tokens	tokens = {0};
	gz_stems	stems = {0};
	gz_str		key;
	uint32_t	i = 0;

	gz_tokenize(arena, s, (uint32_t) length, &tokens);
	while (i < tokens.n && tokens.items[i].kind == GZ_T_ELISION)
		i++;
	if (i + 1 == tokens.n)
	{
		gz_stem_token(arena, &tokens.items[i], &stems);
		return (gz_str) {stems.items[0].s, stems.items[0].length};
	}
	key = gz_key(arena, s, length);
	if (key.length > WORD_MAX)
		return key;
	stem_key(arena, key, gz_find_word(key), &stems, 0, 1);
	return (gz_str) {stems.items[0].s, stems.items[0].length};
}
