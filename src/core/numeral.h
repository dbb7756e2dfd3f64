/*
 * numeral.h - dates, hours and amounts, by rule
 */
#ifndef GZ_NUMERAL_H
#define GZ_NUMERAL_H

#include "token.h"

typedef struct gz_numeral
{
	uint32_t	first;			/* token: may lie before the one asked for */
	uint32_t	n;
	gz_kind		kind;			/* GZ_DATE to GZ_QUANTITY */
	float		confidence;
	const char *value;			/* normalised, or NULL where the text leaves it open */
} gz_numeral;

/*
 * Read the date, hour or amount that begins with token i of the sentence
 * [from, end); false if there is none.
 */
extern bool gz_read_numeral(gz_arena *arena, const gz_tokens *tokens,
							uint32_t from, uint32_t i, uint32_t end,
							gz_numeral *out);

/* A written number: digits scaled by a power of ten. */
typedef struct gz_decimal
{
	uint64_t	digits;
	int			exponent;		/* of ten */
	bool		open;			/* too many digits to keep */
} gz_decimal;

/*
 * Read the number at token i, in digits or words, with « millions » and the
 * like behind it; returns its tokens, 0 if none.
 */
extern uint32_t gz_read_number(const gz_tokens *tokens, uint32_t i,
							   uint32_t end, gz_decimal *out);

/*
 * Read the date at token i of [from, end), of which the table says w, or
 * return false.
 */
extern bool gz_read_date(gz_arena *arena, const gz_tokens *tokens,
						 uint32_t from, uint32_t i, uint32_t end,
						 const gz_numeral_word *w, gz_numeral *out);

/* Write a decimal, a space and a unit. */
extern const char *gz_print_decimal(gz_arena *arena, gz_decimal d,
									const char *unit);

/* What the lexicon says of a key as a word of dates and amounts, or NULL. */
extern const gz_numeral_word *gz_find_numeral_word(gz_str key);

/* The same of a token. */
static inline const gz_numeral_word *
gz_numeral_word_of(const gz_token *t)
{
	uint16_t	i = gz_word_of(t)->numeral;

	return i == 0 || t->kind == GZ_T_ELISION ? NULL : &gz_lexicon.numerals[i];
}

/* Is token k of the sentence the one with this fold? */
static inline bool
gz_fold_is(const gz_tokens *tokens, uint32_t k, uint32_t end, const char *fold)
{
	const gz_token *t = &tokens->items[k];

	return k < end && t->fold_length == strlen(fold) &&
		memcmp(t->fold, fold, t->fold_length) == 0;
}

/* The table's word of token k if it is of the class, else NULL. */
static inline const gz_numeral_word *
gz_numeral_word_at(const gz_tokens *tokens, uint32_t k, uint32_t end,
			  gz_numeral_class class)
{
	const gz_numeral_word *w = k < end ?
		gz_numeral_word_of(&tokens->items[k]) : NULL;

	return w != NULL && w->class == class ? w : NULL;
}

#endif							/* GZ_NUMERAL_H */
