/*
 * mention_run.c - how far a name goes: runs of capitals, expansions
 */
#include "finder.h"

/* The longest title in quotation marks, in tokens. */
#define TITLE_TOKENS 8

bool
gz_is_capital(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);

	return i < f->end && (t->kind == GZ_T_WORD || t->kind == GZ_T_ACRONYM) &&
		(t->shape & GZ_SHAPE_CAPITAL);
}

/* Is token k a name behind a particle and a hyphen: al-Nimr? */
static bool
is_hyphen_name(const gz_finder *f, uint32_t k)
{
	const gz_token *t = gz_at(f, k);
	const char *s = f->text + t->start;
	uint32_t	c;

	if (t->kind != GZ_T_WORD || !(t->shape & GZ_SHAPE_HYPHEN) ||
		(t->shape & GZ_SHAPE_CAPITAL))
		return false;
	for (uint32_t i = 0; i < 4 && i + 1U < t->length; i++)
		if (s[i] == '-')
		{
			gz_decode(s + i + 1, s + t->length, &c);
			return gz_class_of(c) == GZ_C_UPPER;
		}
	return false;
}

bool
gz_is_initial(const gz_finder *f, uint32_t i)
{
	while (i > f->from)
	{
		const gz_token *t = gz_at(f, i - 1);

		if (t->kind == GZ_T_ELISION || t->kind == GZ_T_PUNCT)
		{
			/* a colon in a headline begins a sentence of its own */
			if (gz_is(t, ',') || gz_is(t, ')') || gz_is(t, '/') ||
				gz_is(t, '\''))
				return false;
			/* M. Macron begins with his title */
			if (gz_is(t, '.') && i >= f->from + 2 &&
				(gz_word_of(t - 1)->flags & GZ_WORD_ABBREV_TITLE))
				return false;
			if (gz_is(t, ':') || gz_is(t, '.') || gz_is(t, '?') ||
				gz_is(t, '!'))
				return true;
			i--;
			continue;
		}
		return false;
	}
	return true;
}

bool
gz_is_first_name(const gz_token *t)
{
	const gz_word *w = gz_word_of(t);

	return (w->pos & GZ_POS_FIRST) && !(w->flags & GZ_WORD_STOP);
}

/* Does token k begin another name than the one before it? */
static bool
begins_anew(const gz_finder *f, uint32_t first, uint32_t k)
{
	const gz_token *before = gz_at(f, k - 1);
	const gz_token *t = gz_at(f, k);

	/* « l'Intérieur Bruno Retailleau », « d'Ottawa Mark Carney » */
	if (!gz_is_first_name(t) || k == first + 1 ? false :
		gz_is_common(before) && !gz_is_first_name(before))
		return true;
	return gz_is_first_name(t) && k == first + 1 &&
		!gz_is_first_name(before) && !gz_in_capitals(before) &&
		gz_is_common(before) && before->char_length > 3;
}

/* Behind the particles that stand at token k, or k if there are none. */
static uint32_t
pass_particles(const gz_finder *f, uint32_t k, bool person)
{
	uint32_t	from = k;

	while (k < f->end && k - from < 3 && gz_joins(f->tokens, k))
	{
		const gz_token *t = gz_at(f, k);
		unsigned	cue = gz_cue_of(t);

		if (t->shape & GZ_SHAPE_CAPITAL ||
			!(t->kind == GZ_T_WORD || t->kind == GZ_T_ELISION))
			break;
		if (k == from && (cue & GZ_CUE_PARTICLE) && !(cue & GZ_CUE_ARTICLE))
			k++;
		else if (k == from && person && (cue & GZ_CUE_OF) &&
				 !gz_is(t, 's'))
			k++;
		else if (k > from && (cue & (GZ_CUE_PARTICLE | GZ_CUE_ARTICLE)))
			k++;
		else
			break;
	}
	return k;
}

uint32_t
gz_run_end(const gz_finder *f, uint32_t i, bool person)
{
	uint32_t	limit = i + GZ_NAME_TOKENS < f->end ?
		i + GZ_NAME_TOKENS : f->end;
	uint32_t	k = i + 1;
	uint32_t	capitals = 1;
	bool		particle = false;

	while (k < limit && gz_joins(f->tokens, k))
	{
		const gz_token *t = gz_at(f, k);
		const gz_token *before = gz_at(f, k - 1);
		uint32_t	behind;

		if (gz_is_capital(f, k) || is_hyphen_name(f, k))
		{
			if (begins_anew(f, i, k))
				break;
			k++;
			capitals++;
			continue;
		}
		/* an initial: J. Tremblay */
		if (gz_is(t, '.') && before->char_length == 1 &&
			(before->shape & GZ_SHAPE_CAPITAL) && gz_is_capital(f, k + 1) &&
			!(t->shape & GZ_SHAPE_SPACE) && gz_joins(f->tokens, k + 1))
		{
			k++;
			continue;
		}
		/* Marks & Spencer */
		if (gz_is(t, '&') && gz_is_capital(f, k + 1) &&
			gz_joins(f->tokens, k + 1))
		{
			k += 2;
			continue;
		}
		/* one « de » in a person's name, and right behind the first name */
		behind = pass_particles(f, k, person && !particle && capitals == 1);
		if (behind > k && gz_is_capital(f, behind) &&
			gz_joins(f->tokens, behind) &&
			!(gz_cue_of(t) & GZ_CUE_OF && gz_is_common(gz_at(f, behind)) &&
			  !gz_is_first_name(gz_at(f, i))))
		{
			particle = true;
			k = behind + 1;
			capitals++;
			continue;
		}
		break;
	}
	return k;
}

/* Is the token a mark of quotation? */
static bool
is_quote(const gz_token *t)
{
	uint32_t	c;

	if (t->kind != GZ_T_PUNCT || t->key_length == 0)
		return false;
	gz_decode(t->key, t->key + t->key_length, &c);
	return c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D;
}

bool
gz_read_title(const gz_finder *f, uint32_t i, gz_candidate *c)
{
	const gz_token *t = gz_at(f, i);
	uint32_t	k;

	if (i < f->from + 2 || f->shouted || !is_quote(t - 1) ||
		!(t->shape & GZ_SHAPE_CAPITAL) || !(gz_cue_of(t) & GZ_CUE_ARTICLE) ||
		gz_is(gz_at(f, i - 2), ':') || gz_is(gz_at(f, i - 2), '.') ||
		(gz_cue_of(gz_at(f, i - 2)) & GZ_CUE_SPEECH))
		return false;
	for (k = i + 1; k < f->end && k < i + TITLE_TOKENS; k++)
	{
		uint32_t	pos = gz_word_of(gz_at(f, k))->pos;

		if (is_quote(gz_at(f, k)))
			break;
		/* what has a verb or a comma is a quotation */
		if (gz_at(f, k)->kind == GZ_T_PUNCT ||
			((pos & GZ_POS_VERB) && !(pos & (GZ_POS_NOUN | GZ_POS_ADJ |
											 GZ_POS_PREP | GZ_POS_DET))))
			return false;
	}
	if (k >= f->end || k < i + 2 || !is_quote(gz_at(f, k)))
		return false;
	c->first = i;
	c->n = k - i;
	c->kind = GZ_PRODUCT;
	c->confidence = 0.5F;
	return true;
}

/* The first letter of a token's fold. */
static uint32_t
initial_of(const gz_token *t)
{
	uint32_t	c = 0;

	if (t->fold_length > 0)
		gz_decode(t->fold, t->fold + t->fold_length, &c);
	return c;
}

/*
 * Do the initials of tokens [i, end) spell the acronym, small words and
 * parts of hyphenated words left out or not, and at most skip_max others?
 */
static bool
spells(const gz_finder *f, uint32_t i, uint32_t end, const gz_token *acronym,
	   unsigned skip_max)
{
	const char *s = acronym->fold;
	const char *stop = s + acronym->fold_length;
	unsigned	words = 0;
	unsigned	skipped = 0;

	if (gz_word_of(gz_at(f, i))->flags & GZ_WORD_STOP)
		return false;
	for (uint32_t k = i; k < end; k++)
	{
		const gz_token *t = gz_at(f, k);
		bool		small = t->kind == GZ_T_ELISION ||
			(gz_word_of(t)->flags & GZ_WORD_STOP) ||
			(gz_cue_of(t) & (GZ_CUE_OF | GZ_CUE_ARTICLE));
		uint32_t	c = 0;
		unsigned	width = 0;

		if (t->kind == GZ_T_PUNCT)
			return false;
		if (s < stop)
			width = gz_decode(s, stop, &c);
		if (s < stop && initial_of(t) == c && !(small && k == i))
		{
			s += width;
			words++;
			/* the other parts of a hyphenated word: Croissant-Rouge */
			for (uint32_t b = 1; b + 1 < t->fold_length && s < stop; b++)
				if (t->fold[b] == ' ' && t->fold[b + 1] == *s)
					s++;
		}
		else if (!small)
		{
			/* a word that the acronym leaves out, but no verb */
			uint32_t	pos = gz_word_of(t)->pos;

			if (k == i || skipped++ == skip_max || (t->shape & GZ_SHAPE_CAPITAL) ||
				((pos & GZ_POS_VERB) && !(pos & (GZ_POS_NOUN | GZ_POS_ADJ))))
				return false;
		}
	}
	return s == stop && words >= 2;
}

bool
gz_read_expansion(const gz_finder *f, uint32_t i, gz_candidate *c)
{
	uint32_t	limit = i + GZ_NAME_TOKENS;
	const gz_token *t;
	uint32_t	k;

	for (k = i + 1; k < limit && k + 2 < f->end; k++)
	{
		t = gz_at(f, k);
		if (gz_is(t, '('))
			break;
		if (t->kind == GZ_T_PUNCT || !gz_joins(f->tokens, k))
			return false;
	}
	if (k >= limit || k + 2 >= f->end || !gz_is(gz_at(f, k), '('))
		return false;
	t = gz_at(f, k + 1);
	if (!gz_in_capitals(t) || t->char_length < 2 || t->fold_length < 2 ||
		!(gz_is(gz_at(f, k + 2), ')') || gz_is(gz_at(f, k + 2), ',')))
		return false;
	if (!spells(f, i, k, t, gz_is_capital(f, i) ? 2 : 0))
		return false;
	c->first = i;
	c->n = k - i;
	c->kind = GZ_ORG;
	c->confidence = 0.93F;
	return true;
}
