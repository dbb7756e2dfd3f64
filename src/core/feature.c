/*
 * feature.c - what the tagger sees of a token
 *
 * Little of it is lexical: what the rules say, classes of the lexicon, shape
 * and neighbours carry over to other years and other papers, while names and
 * rare words do not.
 */
#include "feature.h"

/* Parts of speech that the tagger tells apart, a bit each. */
static uint32_t
class_of(const gz_token *t)
{
	static const uint32_t bits[] = {
		GZ_POS_NOUN, GZ_POS_ADJ, GZ_POS_ADV,
		GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPRES, GZ_POS_PPAST, GZ_POS_DET,
		GZ_POS_PRON, GZ_POS_PREP, GZ_POS_CONJ, GZ_POS_NUM, GZ_POS_NAME,
		GZ_POS_FIRST, GZ_POS_SURNAME, GZ_POS_COMMON
	};
	const gz_word *w = gz_word_of(t);
	uint32_t	class = 0;

	if (t->kind != GZ_T_WORD && t->kind != GZ_T_ACRONYM)
		return 1u << 20 | t->kind;
	for (unsigned i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		if (w->pos & bits[i])
			class |= 1u << i;
	if (w->flags & GZ_WORD_STOP)
		class |= 1u << 14;
	return class;
}

/* Kind, capitals, digits and length of a token. */
static uint32_t
shape_of(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);
	/* of the key, since accents may be characters of their own in the text */
	uint32_t	length = gz_count_chars(t->key, t->key_length);

	return (uint32_t) t->kind |
		(uint32_t) (t->shape & (GZ_SHAPE_CAPITAL | GZ_SHAPE_UPPER |
								GZ_SHAPE_DIGIT)) << 4 |
		(t->shape & GZ_SHAPE_HYPHEN ? 1u << 8 : 0) |
		(length == 1 ? 0u : length < 4 ? 1u : length < 7 ? 2u : 3u) << 9 |
		(gz_is_initial(f, i) ? 1u << 11 : 0) |
		(f->shouted ? 1u << 12 : 0);
}

void
gz_fill_views(const gz_finder *f, gz_view *views)
{
	for (uint32_t i = f->from; i < f->end; i++)
	{
		const gz_token *t = gz_at(f, i);
		gz_view    *v = &views[i - f->from];

		v->word = gz_hash_word(t->key, t->key_length);
		v->shape = shape_of(f, i);
		v->class = class_of(t);
		v->cues = gz_cue_of(t);
	}
}

static inline void
add(gz_features *out, unsigned template, unsigned n, gz_value_part a,
	gz_value_part b)
{
	uint64_t	parts[2] = {a.number, b.number};

	out->hash[out->n] = gz_hash_feature(template, n, parts);
	if (out->detail != NULL)
		out->detail[out->n] = (gz_feature) {
			(uint16_t) template, (uint16_t) n, {a, b}
		};
	out->n++;
}

static inline void
add1(gz_features *out, unsigned template, uint64_t a)
{
	add(out, template, 1, (gz_value_part) {a, NULL}, (gz_value_part) {0, NULL});
}

static inline void
add2(gz_features *out, unsigned template, uint64_t a, uint64_t b)
{
	add(out, template, 2, (gz_value_part) {a, NULL}, (gz_value_part) {b, NULL});
}

/* What the rules and the lexicon say of a token. */
static uint64_t
clue_of(const gz_clue *c)
{
	return (uint64_t) c->rule | (uint64_t) c->sure << 4 |
		(uint64_t) c->known << 11;
}

void
gz_extract(const gz_finder *f, const gz_view *views, uint32_t i,
		   gz_features *out)
{
	static const gz_view edge = {.word = 1, .shape = 0x7FF, .class = 1u << 21};
	static const gz_clue no_clue = {0};
	const gz_view *v = &views[i - f->from];
	const gz_view *before = i > f->from ? v - 1 : &edge;
	const gz_view *before2 = i > f->from + 1 ? v - 2 : &edge;
	const gz_view *after = i + 1 < f->end ? v + 1 : &edge;
	const gz_view *after2 = i + 2 < f->end ? v + 2 : &edge;
	const gz_clue *c = &f->clues[i];
	const gz_clue *c_before = i > f->from ? c - 1 : &no_clue;
	const gz_clue *c_before2 = i > f->from + 1 ? c - 2 : &no_clue;
	const gz_clue *c_after = i + 1 < f->end ? c + 1 : &no_clue;
	const gz_token *t = gz_at(f, i);
	uint64_t	rule = c->rule;

	out->n = 0;
	add1(out, 1, 0);
	/* what the rules say */
	add1(out, 2, rule);
	add1(out, 3, clue_of(c));
	add2(out, 4, c_before->rule, rule);
	add2(out, 5, rule, c_after->rule);
	add2(out, 6, clue_of(c), clue_of(c_before));
	add2(out, 7, clue_of(c), clue_of(c_after));
	add2(out, 8, (uint64_t) c_before->rule << 4 | rule, c_after->rule);
	/* shape and class, here and beside */
	add1(out, 9, v->shape);
	add2(out, 10, rule, v->shape);
	add2(out, 11, before->shape, v->shape);
	add2(out, 12, v->shape, after->shape);
	add1(out, 13, v->class);
	add2(out, 14, rule, v->class);
	add2(out, 15, before->class, v->class);
	add2(out, 16, v->class, after->class);
	add2(out, 17, rule, before->class);
	add2(out, 18, rule, after->class);
	add2(out, 19, before2->class, rule);
	/* words that speak of names */
	add1(out, 20, before->cues);
	add1(out, 21, v->cues);
	add1(out, 22, after->cues);
	add2(out, 23, before2->cues, before->cues);
	add2(out, 24, rule, before->cues);
	add2(out, 25, rule, after->cues);
	add2(out, 26, (uint64_t) c->role << 4 | c->head, rule);
	add2(out, 27, (uint64_t) c_before->role << 4 | c_before->head, rule);
	add2(out, 28, (uint64_t) c_before2->role << 4 | c_before2->head, rule);
	add2(out, 29, (uint64_t) c_before->head << 4 | c_before2->head,
		 v->shape & 0xFF);
	/* words by themselves: those near a name, and small ones inside it */
	if (i > f->from)
	{
		add(out, 30, 1, (gz_value_part) {before->word, t - 1},
			(gz_value_part) {0, NULL});
		add(out, 31, 2, (gz_value_part) {before->word, t - 1},
			(gz_value_part) {rule, NULL});
	}
	if (i > f->from + 1)
		add(out, 32, 2, (gz_value_part) {before2->word, t - 2},
			(gz_value_part) {before->word, t - 1});
	if (i + 1 < f->end)
	{
		add(out, 33, 1, (gz_value_part) {after->word, t + 1},
			(gz_value_part) {0, NULL});
		add(out, 34, 2, (gz_value_part) {after->word, t + 1},
			(gz_value_part) {rule, NULL});
	}
	add(out, 35, 1, (gz_value_part) {v->word, t}, (gz_value_part) {0, NULL});
	add(out, 36, 2, (gz_value_part) {v->word, t},
		(gz_value_part) {rule, NULL});
	/* endings of words that the lexicon does not know */
	if (t->kind == GZ_T_WORD && t->word == 0 && t->key_length > 4)
	{
		add1(out, 37, gz_hash_word(t->key + t->key_length - 3, 3) & 0xFFFFFFFF);
		add1(out, 38, gz_hash_word(t->key, 2) & 0xFFFFFFFF);
	}
	/* an acronym in brackets */
	add2(out, 39, (uint64_t) (before->shape & 0xFF) << 8 |
		 (after->shape & 0xFF), v->shape & 0xFF);
	add2(out, 40, after2->class, rule);
}
