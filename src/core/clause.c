/*
 * clause.c - the clauses of a sentence, and which tokens are quoted or named
 *
 * A clause ends at a punctuation mark, before a relative pronoun or a
 * conjunction, and before « et » where a verb or its subject follows.  This is
 * coarse (a list is cut at its commas), but it needs no parser, and what
 * shifters reach and what is said of whom is mostly decided inside such
 * pieces.
 */
#include "clause.h"


void
gz_clear_marks(const gz_tokens *tokens)
{
	for (uint32_t i = 0; i < tokens->n; i++)
		tokens->items[i].mark = 0;
}

void
gz_mark_names(const gz_tokens *tokens, const gz_mentions *mentions)
{
	for (uint32_t m = 0; m < mentions->n; m++)
	{
		const gz_mention *mention = &mentions->items[m];

		if (mention->kind <= GZ_PRODUCT)
			for (uint32_t i = 0; i < mention->n; i++)
				tokens->items[mention->first + i].mark |= GZ_MARK_NAMED;
	}
}

/* The mark that closes a quote which this one opens, or 0. */
static uint32_t
closing_quote(uint32_t mark)
{
	switch (mark)
	{
		case 0xAB:				/* « » */
			return 0xBB;
		case 0x201C:			/* “ ” */
			return 0x201D;
		case '"':
			return '"';
		default:
			return 0;
	}
}

/* Does a verb or the subject of one follow token i? */
static bool
begins_clause(const gz_tokens *tokens, uint32_t i, uint32_t end)
{
	unsigned	function = 0;
	uint32_t	pos;

	for (unsigned steps = 0; steps < 3; steps++)
	{
		if (++i >= end || (tokens->items[i].mark & GZ_MARK_NAMED))
			return false;
		function = gz_function_of(&tokens->items[i]);
		if (function & (GZ_F_SUBJECT | GZ_F_NE | GZ_F_RELATIVE |
						GZ_F_CONJUNCTION))
			return true;
		if (!(function & GZ_F_OBJECT))
			break;
	}
	pos = gz_word_of(&tokens->items[i])->pos;
	return (pos & GZ_POS_VERB) != 0 &&
		!(pos & (GZ_POS_NOUN | GZ_POS_ADJ | GZ_POS_PPAST | GZ_POS_DET |
				 GZ_POS_ADV | GZ_POS_PREP));
}

void
gz_mark_clauses(const gz_tokens *tokens, const gz_sentence *sentence,
				gz_quotes *quotes)
{
	uint32_t	end = sentence->first + sentence->n;
	unsigned	clause = 0;
	unsigned	words = 0;		/* of the clause so far */
	bool		ne = false;		/* a ne whose « que » may come */

	for (uint32_t i = sentence->first; i < end; i++)
	{
		gz_token   *t = &tokens->items[i];
		unsigned	function;
		bool		breaks = false;

		if (t->shape & GZ_SHAPE_PARAGRAPH)
			quotes->closing = 0;
		if (t->mark & GZ_MARK_NAMED)
			words++;
		else if (t->kind == GZ_T_PUNCT)
		{
			uint32_t	c;

			gz_decode(t->key, t->key + t->key_length, &c);
			if (quotes->closing != 0 && c == quotes->closing)
				quotes->closing = 0;
			else if (closing_quote(c) != 0)
				quotes->closing = closing_quote(c);
			breaks = c != '\'' && c != '/' &&
				(c != '-' || (t->shape & GZ_SHAPE_SPACE));
		}
		else if ((function = gz_function_of(t)) != 0)
		{
			if (function & GZ_F_NE)
				ne = true;
			if (function & (GZ_F_RELATIVE | GZ_F_CONJUNCTION))
			{
				/* « ne … que » is no border */
				breaks = !(ne && t->key[0] == 'q' && t->key_length <= 3 &&
						   t->key[t->key_length - 1] != 'i');
				ne = false;
			}
			else if (function & GZ_F_COORDINATOR)
				breaks = begins_clause(tokens, i, end);
		}
		if (breaks && words > 0)
		{
			if (clause < GZ_MARK_CLAUSE)
				clause++;
			words = 0;
			ne = false;
		}
		if (t->kind != GZ_T_PUNCT)
			words++;
		t->mark |= (uint16_t) (clause |
							   (quotes->closing != 0 ? GZ_MARK_QUOTED : 0));
	}
}

uint32_t *
gz_count_places(gz_arena *arena, const gz_tokens *tokens)
{
	uint32_t   *places = gz_alloc(arena, (tokens->n + 1) * sizeof(uint32_t));
	uint32_t	place = 0;

	for (uint32_t i = 0; i < tokens->n; i++)
	{
		const gz_token *t = &tokens->items[i];

		if (t->kind == GZ_T_WORD && !(t->mark & GZ_MARK_NAMED) &&
			(gz_word_of(t)->pos & GZ_POS_COMMON))
			place++;
		places[i] = place;
	}
	places[tokens->n] = place;
	return places;
}

bool
gz_is_shouted(const gz_tokens *tokens, const gz_sentence *sentence)
{
	uint32_t	words = 0;
	uint32_t	upper = 0;

	for (uint32_t i = 0; i < sentence->n; i++)
	{
		const gz_token *t = &tokens->items[sentence->first + i];

		if (t->kind != GZ_T_WORD || t->char_length < 2)
			continue;
		words++;
		upper += (t->shape & GZ_SHAPE_UPPER) != 0;
	}
	/* some unit or particle may stay small */
	return words > 0 && upper >= words - words / 5;
}
