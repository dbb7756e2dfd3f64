/*
 * gazetteer.c - known phrases in the text: names, roles, head words
 */
#include "gazetteer.h"

/* Acronyms that can be read as a word (Otan, Unesco) have this many letters. */
#define READABLE_ACRONYM 4

bool
gz_joins(const gz_tokens *tokens, uint32_t i)
{
	return !(tokens->items[i].shape & (GZ_SHAPE_NEWLINE | GZ_SHAPE_PARAGRAPH |
									   GZ_SHAPE_GLUED));
}

bool
gz_in_capitals(const gz_token *token)
{
	return (token->shape & GZ_SHAPE_UPPER) != 0 ||
		token->kind == GZ_T_ACRONYM ||
		((token->shape & GZ_SHAPE_CAPITAL) &&
		 (token->char_length == 1 ||
		  ((token->shape & GZ_SHAPE_DIGIT) && token->char_length <= 3)));
}

bool
gz_is_common(const gz_token *token)
{
	return (gz_word_of(token)->pos & GZ_POS_COMMON) != 0;
}

static inline unsigned
match(const gz_automaton *a, const gz_tokens *tokens, uint32_t i,
	  uint32_t end, gz_match *matches)
{
	uint32_t	state = a->root;
	unsigned	found = 0;

	for (uint32_t k = i; k < end; k++)
	{
		const gz_token *t = &tokens->items[k];
		int32_t		value;

		if (k > i && (!gz_joins(tokens, k) || !gz_step(a, &state, ' ')))
			break;
		for (uint32_t b = 0; b < t->fold_length; b++)
			if (!gz_step(a, &state, (uint8_t) t->fold[b]))
				return found;
		value = gz_value(a, state);
		if (value > 0)
		{
			matches[found].n = k - i + 1;
			matches[found++].name = (uint32_t) value;
			if (found == GZ_MATCH_MAX)
				break;
		}
	}
	return found;
}

/* Can a phrase begin with a token?  Most words begin none. */
static bool
opens(const gz_token *t, unsigned flag)
{
	return t->word == 0 || t->kind != GZ_T_WORD ||
		(t->shape & GZ_SHAPE_HYPHEN) ||
		(gz_word_of(t)->flags & flag) != 0;
}

unsigned
gz_match_names(const gz_tokens *tokens, uint32_t i, uint32_t end,
			   gz_match *matches)
{
	return i < end && opens(&tokens->items[i], GZ_WORD_OPENS_NAME) ?
		match(&gz_lexicon.names_by_fold, tokens, i, end, matches) : 0;
}

unsigned
gz_match_expressions(const gz_tokens *tokens, uint32_t i, uint32_t end,
					 gz_match *matches)
{
	return i < end && opens(&tokens->items[i], GZ_WORD_OPENS_EXPRESSION) ?
		match(&gz_lexicon.expressions_by_fold, tokens, i, end, matches) : 0;
}

uint32_t
gz_meaning(uint32_t name, gz_name_type type)
{
	while (name != 0 && gz_lexicon.names[name].type != type)
		name = gz_lexicon.names[name].next;
	return name;
}

/* Does the token say anything about capitals: no article, no sign? */
static bool
carries_capital(const gz_token *t)
{
	if (t->kind == GZ_T_ACRONYM)
		return true;
	return t->kind == GZ_T_WORD &&
		(t->char_length == 1 || !(gz_word_of(t)->flags & GZ_WORD_STOP));
}

/* Is the token a name behind an article and a hyphen: al-Bab? */
static bool
has_arab_article(const gz_token *t)
{
	return (t->shape & GZ_SHAPE_HYPHEN) && t->key_length > 4 &&
		(memcmp(t->key, "al-", 3) == 0 || memcmp(t->key, "el-", 3) == 0);
}

/* Is every word of the phrase in capitals? */
static bool
printed_as_acronym(const gz_tokens *tokens, uint32_t first, uint32_t n)
{
	const gz_token *t = &tokens->items[first];

	if (n == 1 && t->kind == GZ_T_WORD && (t->shape & GZ_SHAPE_CAPITAL) &&
		t->char_length >= READABLE_ACRONYM && !gz_is_common(t))
		return true;
	for (uint32_t i = 0; i < n; i++, t++)
		if ((t->kind == GZ_T_WORD || t->kind == GZ_T_ACRONYM) &&
			!gz_in_capitals(t))
			return false;
	return true;
}

bool
gz_printed_as(const gz_tokens *tokens, uint32_t first, uint32_t n,
			  const gz_name *name, bool shouted)
{
	const gz_token *t = &tokens->items[first];
	bool		capital = false;

	if (name->flags & GZ_NAME_ACRONYM)
		return printed_as_acronym(tokens, first, n) &&
			!(shouted && n == 1 && gz_is_common(t));
	if (!(name->flags & GZ_NAME_CAPITAL) || shouted)
		return true;

	/* « l'Express » is the article and a word, « L'Express » the paper */
	if (n > 1 && !(t->shape & GZ_SHAPE_CAPITAL) &&
		(t->kind == GZ_T_ELISION || (gz_word_of(t)->pos & GZ_POS_DET)))
		return false;
	for (uint32_t i = 0; i < n; i++, t++)
	{
		if (t->kind == GZ_T_HASHTAG || t->kind == GZ_T_HANDLE)
			return true;
		if (has_arab_article(t) ||
			(t->shape & GZ_SHAPE_CAPITAL && (carries_capital(t) || n == 1)))
			capital = true;
		/* an expression may be printed « conseil de sécurité de l'ONU » */
		if (!capital && n < 3 && carries_capital(t))
			return false;
	}
	return capital;
}

bool
gz_longest(const gz_tokens *tokens, uint32_t first, const gz_match *matches,
		   unsigned n, gz_name_type type, bool shouted, gz_match *longest)
{
	while (n-- > 0)
	{
		uint32_t	name = gz_meaning(matches[n].name, type);

		while (name != 0 &&
			   !gz_printed_as(tokens, first, matches[n].n,
							  &gz_lexicon.names[name], shouted))
			name = gz_meaning(gz_lexicon.names[name].next, type);
		if (name != 0)
		{
			longest->n = matches[n].n;
			longest->name = name;
			return true;
		}
	}
	return false;
}

gz_str
gz_fold_tokens(gz_arena *arena, const gz_tokens *tokens, uint32_t first,
			   uint32_t n)
{
	const gz_token *t = &tokens->items[first];
	uint32_t	length = 0;
	char	   *out;
	char	   *p;

	if (n == 1)
		return (gz_str) {t->fold, t->fold_length};
	for (uint32_t i = 0; i < n; i++)
		length += t[i].fold_length + 1U;
	p = out = gz_alloc(arena, length + 1);
	for (uint32_t i = 0; i < n; i++)
	{
		if (gz_is(&t[i], '.'))
			continue;
		if (p > out)
			*p++ = ' ';
		memcpy(p, t[i].fold, t[i].fold_length);
		p += t[i].fold_length;
	}
	return (gz_str) {out, (uint32_t) (p - out)};
}
