/*
 * sentence.c - from tokens to sentences and headings
 *
 * Two passes: the first pairs quotation marks and brackets, so that a full
 * stop inside « … » ends nothing; the second decides before each token
 * whether a sentence begins there.
 */
#include "sentence.h"

/* A line of more words than this is a sentence that lacks its full stop. */
#define HEADING_WORDS 30

/* How far apart the two marks of a pair may stand, in tokens. */
#define PAIR_TOKENS 1000
#define PAIR_DEPTH 32

/* Values of gz_token.mark while sentences are split. */
enum
{
	UNPAIRED, OPENS, CLOSES
};

/* The closing mark for an opening one and for "; 0: no opening mark. */
static uint32_t
closing_for(uint32_t c)
{
	switch (c)
	{
		case 0xAB:
			return 0xBB;		/* « » */
		case 0x201C:
			return 0x201D;
		case '(':
			return ')';
		case '[':
			return ']';
		case '"':
			return '"';
		default:
			return 0;
	}
}

static uint32_t
mark_of(const gz_token *t)
{
	uint32_t	c;

	if (t->kind != GZ_T_PUNCT && t->kind != GZ_T_SYMBOL)
		return 0;
	gz_decode(t->key, t->key + t->key_length, &c);
	return c;
}

static bool
is_terminal(uint32_t mark)
{
	return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026;
}

/* Does a token on a new line go on with the sentence of the line before? */
static bool
breaks_line(const gz_token *t)
{
	if (t->shape & GZ_SHAPE_PARAGRAPH)
		return true;
	if (!(t->shape & GZ_SHAPE_NEWLINE))
		return false;
	return t->kind != GZ_T_WORD || (t->shape & (GZ_SHAPE_CAPITAL |
												GZ_SHAPE_DIGIT));
}

/* Find the pairs of quotation marks and brackets within each paragraph. */
static void
pair_marks(const gz_tokens *tokens)
{
	struct
	{
		uint32_t	token;
		uint32_t	closing;
	}			open[PAIR_DEPTH];
	unsigned	depth = 0;

	for (uint32_t i = 0; i < tokens->n; i++)
	{
		gz_token   *t = &tokens->items[i];
		uint32_t	mark = mark_of(t);
		unsigned	d;

		t->mark = UNPAIRED;
		if (breaks_line(t))
			depth = 0;
		if (mark == 0)
			continue;
		for (d = depth; d > 0 && open[d - 1].closing != mark; d--)
			;
		if (d > 0)
		{
			if (i - open[d - 1].token <= PAIR_TOKENS)
			{
				tokens->items[open[d - 1].token].mark = OPENS;
				t->mark = CLOSES;
			}
			depth = d - 1;
		}
		else if (closing_for(mark) != 0 && depth < PAIR_DEPTH)
		{
			open[depth].token = i;
			open[depth++].closing = closing_for(mark);
		}
	}
}

/* May a sentence begin with this token? */
static bool
may_begin(const gz_token *t)
{
	uint32_t	mark = mark_of(t);

	switch (t->kind)
	{
		case GZ_T_PUNCT:
		case GZ_T_SYMBOL:
			return t->mark == OPENS || closing_for(mark) != 0 ||
				mark == '-' || mark == 0x2013 || mark == 0x2014 ||
				mark == 0x2022;
		case GZ_T_URL:
		case GZ_T_EMAIL:
			return false;
		case GZ_T_NUMBER:
		case GZ_T_ORDINAL:
		case GZ_T_TIME:
		case GZ_T_HASHTAG:
		case GZ_T_HANDLE:
			return true;
		default:
			return (t->shape & GZ_SHAPE_CAPITAL) != 0;
	}
}

/* Is the dot at token i the dot of an abbreviation, given what follows? */
static bool
is_abbreviation_dot(const gz_tokens *tokens, uint32_t from, uint32_t i)
{
	const gz_token *dot = &tokens->items[i];
	const gz_token *word = dot - 1;
	const gz_token *next = dot + 1;
	const gz_word *known;
	bool		capital;

	if (i == from || (dot->shape & GZ_SHAPE_SPACE) ||
		word->kind != GZ_T_WORD || i + 1 >= tokens->n)
		return false;
	known = gz_word_of(word);
	capital = next->kind == GZ_T_WORD && (next->shape & GZ_SHAPE_CAPITAL);
	if (known->flags & GZ_WORD_ABBREV_TITLE)
		return (word->shape & GZ_SHAPE_CAPITAL) != 0 || !capital;
	/* an initial: J. Tremblay, but not « le plan B. Il … » */
	if (word->char_length == 1 && (word->shape & GZ_SHAPE_CAPITAL) && capital)
		return i - 1 == from || (word[-1].shape & GZ_SHAPE_CAPITAL) ||
			!(gz_word_of(next)->flags & GZ_WORD_STOP);
	if (known->flags & GZ_WORD_ABBREV)
		return !capital || !(known->pos & GZ_POS_COMMON);
	if (known->flags & GZ_WORD_ABBREV_END)
		return !capital;
	return false;
}

/* May the dotted acronym at token i also end its sentence? */
static bool
ends_with_acronym(const gz_tokens *tokens, uint32_t i)
{
	const gz_token *next = &tokens->items[i + 1];

	if (tokens->items[i].kind != GZ_T_ACRONYM || i + 1 >= tokens->n)
		return false;
	return (next->shape & GZ_SHAPE_CAPITAL) &&
		(gz_word_of(next)->flags & GZ_WORD_STOP);
}

/* Append the sentence of tokens [from, to). */
static void
add_sentence(gz_arena *arena, const gz_tokens *tokens, uint32_t from,
			 uint32_t to, bool cut_by_line, gz_sentences *sentences)
{
	gz_sentence *s = GZ_PUSH(arena, sentences);
	const gz_token *first = &tokens->items[from];
	const gz_token *last = &tokens->items[to - 1];
	const gz_token *mark = last;
	uint32_t	words = 0;
	uint32_t	c;

	s->first = from;
	s->n = to - from;
	s->start = first->start;
	s->length = last->start + last->length - first->start;
	s->char_start = first->char_start;
	s->char_length = last->char_start + last->char_length - first->char_start;
	s->sentiment = 0;
	s->kind = GZ_S_SENTENCE;

	if (!cut_by_line)
		return;
	while (mark > first && mark->mark == CLOSES)
		mark--;
	c = mark_of(mark);
	if (is_terminal(c) || c == ':' || c == ',' || c == ';')
		return;
	for (uint32_t i = from; i < to && words <= HEADING_WORDS; i++)
		words += tokens->items[i].kind <= GZ_T_TIME;
	if (words > 0 && words <= HEADING_WORDS)
		s->kind = GZ_S_HEADING;
}

void
gz_split_sentences(gz_arena *arena, const gz_tokens *tokens,
				   gz_sentences *sentences)
{
	uint32_t	from = 0;
	unsigned	depth = 0;
	bool		ended = false;	/* a final mark has been read */

	pair_marks(tokens);
	for (uint32_t i = 0; i < tokens->n; i++)
	{
		const gz_token *t = &tokens->items[i];
		uint32_t	mark = mark_of(t);
		bool		line = i > from && (breaks_line(t) ||
										(t->shape & GZ_SHAPE_GLUED));

		if (line || (i > from && ended && depth == 0 && t->mark != CLOSES &&
					 may_begin(t)))
		{
			add_sentence(arena, tokens, from, i, line, sentences);
			from = i;
			depth = 0;
			ended = false;
		}
		if (t->mark == OPENS)
			depth++;
		else if (t->mark == CLOSES && depth > 0)
			depth--;

		if (is_terminal(mark))
			ended = mark != '.' || !is_abbreviation_dot(tokens, from, i);
		else if (t->kind == GZ_T_ACRONYM)
			ended = ends_with_acronym(tokens, i);
		else if (t->mark != CLOSES)
			ended = false;
	}
	if (from < tokens->n)
		add_sentence(arena, tokens, from, tokens->n, true, sentences);
}
