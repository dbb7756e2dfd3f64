/*
 * tagger.c - the trained half of the mention finder
 */
#include "tagger.h"

#include <math.h>

/*
 * Tokens this near before or behind a capital, a digit or a rule's candidate
 * are tagged, as far as the next mark; the others are outside any name.
 */
#define MARGIN_BEFORE 4
#define MARGIN_BEHIND 6

/* Tokens around a name that are weighed with it. */
#define MARGIN_SURE 2

/* Labels with one place more, so that loops over them are whole vectors. */
#define WIDTH (GZ_LABELS + 1)

/* What no path goes through. */
#define NEVER (-1e30F)

/* How often a known name is one that the tagger does not see. */
#define CONFIDENCE_KNOWN 0.55F

/* From where on a name supports its other occurrences, and how far. */
#define CONFIDENCE_SURE 0.8F
#define CONFIDENCE_ELSEWHERE 0.7F

/* The rule's label of a token of a date or an amount. */
#define RULE_NUMERAL GZ_LABELS

typedef struct tagger
{
	gz_finder  *f;
	gz_view    *views;			/* of the sentence at work */
	float	   *emission;		/* [token of the window][label] */
	float	   *path;			/* the same: best path, then forward sum */
	uint8_t    *label;			/* of each token of the text */
	float	   *sure;			/* its probability */
	float		score[WIDTH][WIDTH];	/* transitions, from the start in the last */
	float		step[WIDTH][WIDTH]; /* their exponentials */
} tagger;

void
gz_note_rules(gz_finder *f)
{
	for (uint32_t i = 0; i < f->found.n; i++)
	{
		const gz_candidate *c = &f->found.items[i];

		for (uint32_t k = 0; k < c->n; k++)
		{
			gz_clue    *clue = &f->clues[c->first + k];

			clue->rule = (uint8_t) (c->kind >= GZ_DATE ? RULE_NUMERAL :
									k == 0 ? GZ_LABEL_B(c->kind) :
									GZ_LABEL_I(c->kind));
			/* each rule has its own figure, so this tells which one it was */
			clue->sure = (uint8_t) (c->confidence * 50 + 0.5F) |
				(c->pending ? 0x40 : 0);
			clue->known = c->entry != 0;
		}
	}
}

/* Can a name stand at or near the token? */
static bool
is_active(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);

	/* a date or an amount is part of a name only beside one */
	if (f->clues[i].rule != 0)
		return f->clues[i].rule != RULE_NUMERAL;
	/* « Le », « Il » at the start of a sentence */
	if ((gz_word_of(t)->flags & GZ_WORD_STOP) && gz_is_initial(f, i))
		return false;
	return (t->shape & (GZ_SHAPE_CAPITAL | GZ_SHAPE_DIGIT)) != 0;
}

/* Is the token a mark that hardly any name goes over? */
static bool
is_border(const gz_token *t)
{
	return gz_is(t, ',') || gz_is(t, ';') || gz_is(t, ':') || gz_is(t, '.') ||
		gz_is(t, '(') || gz_is(t, ')');
}

/* May label b follow label a in BIO form?  a is GZ_LABELS at the start. */
static bool
may_follow(unsigned a, unsigned b)
{
	/* the inside of a kind, an even label, follows its begin or itself */
	return b == 0 || b % 2 == 1 || a == b || a + 1 == b;
}

/* Add up the weights of a token's features: its emissions. */
static void
emit(const gz_data *d, const gz_features *features, float *out)
{
	uint32_t	at[GZ_FEATURES_MAX];
	int16_t		sum[16] = {0};

	for (uint32_t k = 0; k < features->n; k++)
	{
		at[k] = gz_feature_at(d, features->hash[k]);
		__builtin_prefetch(&d->checks[at[k]]);
	}
	for (uint32_t k = 0; k < features->n; k++)
	{
		const int8_t *weight;

		/* whether it has any can't be foreseen: zeros are added, too */
		if (d->checks[at[k]] != (uint32_t) (features->hash[k] >> 32))
			at[k] = d->n_checks;
		weight = d->weights[at[k]].weight;
		for (int l = 0; l < 16; l++)
			sum[l] = (int16_t) (sum[l] + weight[l]);
	}
	for (int l = 0; l < WIDTH; l++)
		out[l] = (float) sum[l] * d->transitions[GZ_TRANSITION_SCALE];
	out[GZ_LABELS] = NEVER;
}

/* The best labels of a window of n tokens (Viterbi). */
static void
decode(tagger *t, uint32_t from, uint32_t n)
{
	unsigned	best = 0;

	unsigned	before_it = from > t->f->from ? 0 : GZ_LABELS;

	for (int l = 0; l < WIDTH; l++)
		t->path[l] = t->score[before_it][l] + t->emission[l];
	if (from + n < t->f->end)
		for (int l = 0; l < GZ_LABELS; l++)
			t->emission[(n - 1) * WIDTH + l] += t->score[l][0];
	for (uint32_t i = 1; i < n; i++)
	{
		const float *before = &t->path[(i - 1) * WIDTH];
		float		top[WIDTH];

		for (int b = 0; b < WIDTH; b++)
			top[b] = NEVER;
		for (int a = 0; a < GZ_LABELS; a++)
			for (int b = 0; b < WIDTH; b++)
			{
				float		s = before[a] + t->score[a][b];

				top[b] = s > top[b] ? s : top[b];
			}
		for (int b = 0; b < WIDTH; b++)
			t->path[i * WIDTH + b] = top[b] + t->emission[i * WIDTH + b];
	}
	for (unsigned l = 1; l < GZ_LABELS; l++)
		if (t->path[(n - 1) * WIDTH + l] > t->path[(n - 1) * WIDTH + best])
			best = l;
	for (uint32_t i = n; i-- > 0;)
	{
		unsigned	next = best;

		t->label[from + i] = (uint8_t) next;
		if (i == 0)
			break;
		/* the step that the best path took is found again, not stored */
		best = 0;
		for (unsigned a = 1; a < GZ_LABELS; a++)
			if (t->path[(i - 1) * WIDTH + a] + t->score[a][next] >
				t->path[(i - 1) * WIDTH + best] + t->score[best][next])
				best = a;
	}
}

/*
 * The probability of the chosen label of each of n tokens (forward, backward),
 * between tokens that are outside for sure.
 */
static void
weigh(tagger *t, float *emission, uint32_t from, uint32_t n)
{
	float		backward[WIDTH];

	/* emissions become factors, scaled by the largest of their token */
	for (uint32_t i = 0; i < n; i++)
	{
		float	   *e = &emission[i * WIDTH];
		float		top = e[0];

		for (int l = 1; l < GZ_LABELS; l++)
			top = e[l] > top ? e[l] : top;
		for (int l = 0; l < GZ_LABELS; l++)
			e[l] = e[l] - top < -20 ? 0 : expf(e[l] - top);
		e[GZ_LABELS] = 0;
	}
	for (uint32_t i = 0; i < n; i++)
	{
		float	   *now = &t->path[i * WIDTH];
		float		in[WIDTH] = {0};
		float		sum = 0;

		if (i == 0)
			memcpy(in, t->step[from > t->f->from ? 0 : GZ_LABELS], sizeof(in));
		else
			for (int a = 0; a < GZ_LABELS; a++)
				for (int b = 0; b < WIDTH; b++)
					in[b] += now[a - WIDTH] * t->step[a][b];
		for (int b = 0; b < WIDTH; b++)
		{
			now[b] = in[b] * emission[i * WIDTH + b];
			sum += now[b];
		}
		for (int b = 0; b < WIDTH; b++)
			now[b] = sum > 0 ? now[b] / sum : 1.0F / GZ_LABELS;
	}
	for (int l = 0; l < WIDTH; l++)
		backward[l] = 1;
	for (uint32_t i = n; i-- > 0;)
	{
		const float *now = &t->path[i * WIDTH];
		const float *e = &emission[i * WIDTH];
		unsigned	label = t->label[from + i];
		float		ahead[WIDTH];
		float		sum = 0;
		float		total = 0;

		for (int l = 0; l < GZ_LABELS; l++)
			total += now[l] * backward[l];
		t->sure[from + i] = total > 0 ?
			now[label] * backward[label] / total : 0;
		for (int b = 0; b < WIDTH; b++)
			ahead[b] = e[b] * backward[b];
		for (int a = 0; a < WIDTH; a++)
		{
			float		out = 0;

			for (int b = 0; b < WIDTH; b++)
				out += t->step[a][b] * ahead[b];
			backward[a] = out;
			sum += out;
		}
		for (int a = 0; a < WIDTH; a++)
			backward[a] = sum > 0 ? backward[a] / sum : 1;
	}
}

/*
 * Weigh the names from token first on that stand close together, in a window
 * [from, to); returns the last token that is weighed.
 */
static uint32_t
weigh_names(tagger *t, uint32_t from, uint32_t first, uint32_t to)
{
	uint32_t	begin = first > from + MARGIN_SURE ? first - MARGIN_SURE : from;
	uint32_t	end = first + 1;

	for (uint32_t i = first + 1; i < to && i <= end + 2 * MARGIN_SURE; i++)
		if (t->label[i] != 0)
			end = i + 1;
	end = end + MARGIN_SURE < to ? end + MARGIN_SURE : to;
	/* what follows is outside; of the window's end decode() has seen to it */
	if (end < to)
		for (int l = 0; l < GZ_LABELS; l++)
			t->emission[(end - 1 - from) * WIDTH + l] += t->score[l][0];
	weigh(t, &t->emission[(begin - from) * WIDTH], begin, end - begin);
	return end - 1;
}

/* Tag the tokens [from, to) of the finder's sentence. */
static void
tag_window(tagger *t, uint32_t from, uint32_t to)
{
	gz_features features = {.detail = NULL};

	for (uint32_t i = from; i < to; i++)
	{
		gz_extract(t->f, t->views, i, &features);
		emit(&gz_lexicon, &features, &t->emission[(i - from) * WIDTH]);
	}
	decode(t, from, to - from);
	for (uint32_t i = from; i < to; i++)
		if (t->label[i] != 0)
			i = weigh_names(t, from, i, to);
}

/* Tag the finder's sentence, the parts of it where a name can be. */
static void
tag_sentence(tagger *t)
{
	gz_finder  *f = t->f;
	uint32_t	from = f->from;
	bool		viewed = false;

	while (from < f->end)
	{
		uint32_t	first = from;
		uint32_t	end;
		uint32_t	last;

		while (first < f->end && !is_active(f, first))
			first++;
		if (first == f->end)
			return;
		gz_check(f->arena);
		/* go on until the margins of two active tokens do not meet */
		last = first;
		for (end = first; end < f->end && end <= last + MARGIN_BEHIND +
			 MARGIN_BEFORE; end++)
			if (is_active(f, end))
				last = end;
		for (end = last + 1; end < f->end && end <= last + MARGIN_BEHIND;)
			if (is_border(gz_at(f, end++)))
				break;
		if (!viewed)
			gz_fill_views(f, t->views);
		viewed = true;
		first = first > from + MARGIN_BEFORE ? first - MARGIN_BEFORE : from;
		tag_window(t, first, end);
		from = end;
	}
}

/* The rules' candidate of exactly these tokens, or NULL; in text order. */
static const gz_candidate *
same_span(const gz_candidates *rules, uint32_t *at, uint32_t first, uint32_t n)
{
	while (*at < rules->n && rules->items[*at].first < first)
		(*at)++;
	for (uint32_t k = *at; k < rules->n && rules->items[k].first == first; k++)
		if (rules->items[k].n == n && rules->items[k].kind < GZ_DATE)
			return &rules->items[k];
	return NULL;
}

/* The known entity of a kind that tokens [first, first + n) name. */
static uint32_t
entry_of(const gz_finder *f, uint32_t first, uint32_t n, gz_kind kind)
{
	gz_match	matches[GZ_MATCH_MAX];
	unsigned	found = gz_match_names(f->tokens, first, first + n, matches);

	for (unsigned k = 0; k < found; k++)
	{
		uint32_t	name = matches[k].n == n ?
			gz_meaning(matches[k].name, GZ_NAME_ENTITY) : 0;

		for (; name != 0;
			 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
		{
			const gz_name *meaning = &gz_lexicon.names[name];

			if (gz_lexicon.entries[meaning->target].kind == kind &&
				!(meaning->flags & GZ_NAME_WEAK) &&
				gz_printed_as(f->tokens, first, n, meaning, false))
				return meaning->target + 1;
		}
	}
	return 0;
}

/* Make the candidate of a name that the tagger sees. */
static void
add_name(tagger *t, const gz_candidates *rules, uint32_t *at,
		 uint32_t sentence, uint32_t first, uint32_t n)
{
	gz_finder  *f = t->f;
	gz_kind		kind = (gz_kind) ((t->label[first] - 1) / 2);
	const gz_candidate *rule = same_span(rules, at, first, n);
	gz_candidate *c = GZ_PUSH(f->arena, &f->found);

	if (rule != NULL)
		*c = *rule;
	else
	{
		memset(c, 0, sizeof(*c));
		c->first = first;
		c->n = n;
		c->sentence = sentence;
		c->fold = gz_fold_tokens(f->arena, f->tokens, first, n);
	}
	if (rule == NULL || rule->kind != kind)
	{
		c->kind = kind;
		c->entry = entry_of(f, first, n, kind);
		c->gender = kind != GZ_PER ? 0 : c->entry != 0 ?
			(char) gz_lexicon.entries[c->entry - 1].gender : c->gender;
	}
	/* a weak alias that the article does not support names nobody known */
	else if (rule->pending)
		c->entry = 0;
	c->pending = false;
	c->confidence = 1;
	for (uint32_t i = first; i < first + n; i++)
		if (t->sure[i] < c->confidence)
			c->confidence = t->sure[i];
}

/* Are all tokens of a candidate outside the names that the tagger sees? */
static bool
is_outside(const tagger *t, const gz_candidate *c)
{
	for (uint32_t k = c->first; k < c->first + c->n; k++)
		if (t->label[k] != 0)
			return false;
	return true;
}

/* Make candidates of the labels. */
static void
collect(tagger *t, const gz_candidates *rules, const gz_sentences *sentences)
{
	uint32_t	at = 0;

	for (uint32_t s = 0; s < sentences->n; s++)
	{
		uint32_t	i = sentences->items[s].first;
		uint32_t	end = i + sentences->items[s].n;

		while (i < end)
		{
			uint32_t	n = 1;

			if (t->label[i] % 2 == 1)
			{
				while (i + n < end && t->label[i + n] == t->label[i] + 1)
					n++;
				/* « Michaël T. », but not the end of a sentence */
				if (gz_is(gz_at(t->f, i + n - 1), '.') && n > 1 &&
					gz_at(t->f, i + n - 2)->char_length > 1)
					n--;
				add_name(t, rules, &at, s, i, n);
			}
			i += n;
		}
	}
}

/*
 * Merge with the tagger's names what stays of the rules' where it saw none:
 * dates and amounts; names that it is sure of elsewhere in the article; names
 * that the lexicon knows and the rules are sure of.
 */
static void
merge_rules(tagger *t, const gz_candidates *rules)
{
	gz_finder  *f = t->f;
	gz_candidates names = f->found;
	gz_map		sure;
	uint32_t	next = 0;

	gz_map_init(&sure, f->arena);
	for (uint32_t i = 0; i < names.n; i++)
		if (names.items[i].confidence >= CONFIDENCE_SURE)
			*gz_map_put(&sure, names.items[i].fold) = i;
	memset(&f->found, 0, sizeof(f->found));
	for (uint32_t i = 0; i < rules->n; i++)
	{
		gz_candidate c = rules->items[i];
		uint32_t	same;

		if (!is_outside(t, &c))
			continue;
		if (c.kind < GZ_DATE)
		{
			same = gz_map_get(&sure, c.fold);
			if (same != UINT32_MAX)
			{
				c.kind = names.items[same].kind;
				c.entry = names.items[same].entry;
				c.confidence = CONFIDENCE_ELSEWHERE;
			}
			else if (c.entry != 0 && !c.pending && c.confidence >= 0.9F)
				c.confidence = CONFIDENCE_KNOWN;
			else
				continue;
			c.pending = false;
		}
		while (next < names.n && names.items[next].first < c.first)
			*GZ_PUSH(f->arena, &f->found) = names.items[next++];
		/* the rules' own candidates may overlap */
		if (f->found.n > 0 && f->found.items[f->found.n - 1].first +
			f->found.items[f->found.n - 1].n > c.first)
			continue;
		*GZ_PUSH(f->arena, &f->found) = c;
	}
	while (next < names.n)
		*GZ_PUSH(f->arena, &f->found) = names.items[next++];
}

void
gz_tag(gz_finder *f, const gz_sentences *sentences)
{
	tagger		t = {.f = f};
	gz_candidates rules;
	uint32_t	longest = 1;

	gz_note_rules(f);
	if (gz_lexicon.n_checks == 0)
		return;
	for (uint32_t s = 0; s < sentences->n; s++)
		if (sentences->items[s].n > longest)
			longest = sentences->items[s].n;
	t.views = gz_alloc(f->arena, longest * sizeof(gz_view));
	t.emission = gz_alloc(f->arena, longest * WIDTH * sizeof(float));
	t.path = gz_alloc(f->arena, longest * WIDTH * sizeof(float));
	t.label = gz_alloc0(f->arena, f->tokens->n + 1);
	t.sure = gz_alloc0(f->arena, (f->tokens->n + 1) * sizeof(float));
	for (unsigned a = 0; a < WIDTH; a++)
		for (unsigned b = 0; b < WIDTH; b++)
		{
			bool		may = b < GZ_LABELS && may_follow(a, b);

			t.score[a][b] = may ?
				gz_lexicon.transitions[a * GZ_LABELS + b] : NEVER;
			t.step[a][b] = may ? expf(t.score[a][b]) : 0;
		}
	for (uint32_t s = 0; s < sentences->n; s++)
	{
		f->sentence = s;
		f->from = sentences->items[s].first;
		f->end = f->from + sentences->items[s].n;
		f->shouted = gz_is_printed_in_capitals(f);
		tag_sentence(&t);
	}
	rules = f->found;
	memset(&f->found, 0, sizeof(f->found));
	collect(&t, &rules, sentences);
	merge_rules(&t, &rules);
}
