/*
 * mention.c - names in the text: the pass over the tokens
 */
#include "tagger.h"
#include "numeral.h"

/* A name for a longer complement than this was not announced by the role. */
#define ROLE_REACH 9

bool
gz_is_printed_in_capitals(const gz_finder *f)
{
	unsigned	words = 0;

	for (uint32_t i = f->from; i < f->end; i++)
	{
		const gz_token *t = gz_at(f, i);

		if (t->kind != GZ_T_WORD || t->char_length < 2)
			continue;
		if (!(t->shape & GZ_SHAPE_UPPER))
			return false;
		words++;
	}
	return words >= 2;
}

/* Start a candidate of n tokens. */
static gz_candidate
new_candidate(const gz_finder *f, uint32_t first, uint32_t n)
{
	gz_candidate c;

	memset(&c, 0, sizeof(c));
	c.first = first;
	c.n = n;
	c.sentence = f->sentence;
	return c;
}

/* Is token i a year, which belongs to the name of a competition before it? */
static bool
is_edition(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);

	return i < f->end && t->kind == GZ_T_NUMBER && t->length == 4 &&
		(memcmp(t->key, "19", 2) == 0 || memcmp(t->key, "20", 2) == 0) &&
		gz_joins(f->tokens, i);
}

/* A name found by its head word or the words around it may be known, too. */
static void
look_up(const gz_finder *f, gz_candidate *c)
{
	gz_match	matches[GZ_MATCH_MAX];
	unsigned	n = gz_match_names(f->tokens, c->first, c->first + c->n,
								   matches);
	uint32_t	name;

	if (n == 0 || matches[n - 1].n != c->n)
		return;
	name = gz_meaning(matches[n - 1].name, GZ_NAME_ENTITY);
	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		uint32_t	entry = gz_lexicon.names[name].target;

		if (gz_lexicon.entries[entry].kind != c->kind)
			continue;
		c->name = matches[n - 1].name;
		c->entry = entry + 1;
		return;
	}
}

/* Keep a candidate; returns the token behind it. */
static uint32_t
keep(gz_finder *f, gz_candidate c)
{
	/* « Coupe du monde 2026 » */
	if (c.kind == GZ_EVENT && is_edition(f, c.first + c.n))
		c.n++;
	else if (c.kind < GZ_DATE && c.name == 0 && !c.pending)
		look_up(f, &c);
	c.fold = gz_fold_tokens(f->arena, f->tokens, c.first, c.n);
	*GZ_PUSH(f->arena, &f->found) = c;
	return c.first + c.n;
}

/*
 * Does the announcement of a person reach over token i?  Adjectives keep it
 * direct; a complement (du Conseil de sécurité, de l'Intérieur) does not.
 */
static void
move_role(gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);
	const gz_word *w = gz_word_of(t);
	unsigned	cue;

	if (!f->role.open || i < f->role.end)
		return;
	cue = gz_cue_of(t);
	/* a capital passed over belongs to a complement: « de l'Intérieur » */
	if (i > f->role.end && (gz_at(f, i - 1)->shape & GZ_SHAPE_CAPITAL))
		f->role.direct = false;
	if (i - f->role.end >= ROLE_REACH || !gz_joins(f->tokens, i) ||
		(t->kind != GZ_T_WORD && t->kind != GZ_T_ELISION &&
		 t->kind != GZ_T_ACRONYM &&
		 !(i == f->role.end && f->role.class == GZ_ROLE_HONORIFIC &&
		   gz_is(t, '.'))))
		f->role.open = false;
	else if (gz_is_demonym(t) && !(t->shape & GZ_SHAPE_CAPITAL))
		return;
	else if (gz_is(t, '.'))
		return;
	else if (cue & (GZ_CUE_OF | GZ_CUE_ARTICLE) || (cue & GZ_CUE_AT))
		f->role.direct = false;
	else if (t->shape & GZ_SHAPE_CAPITAL)
		return;
	else if (w->flags & GZ_WORD_STOP)
		f->role.open = false;
	else if (w->pos & GZ_POS_ADJ)
		return;
	else if ((w->pos & GZ_POS_NOUN) && !f->role.direct)
		return;
	else
		f->role.open = false;
}

/*
 * Is a title with a capital part of a name: « Pape Diouf »?  As a title it
 * would have its article.
 */
static bool
begins_name(const gz_finder *f, uint32_t i, gz_match role)
{
	const gz_token *before = gz_at(f, i - (i > f->from));

	if (role.n != 1 || f->shouted || gz_is_initial(f, i) ||
		gz_lexicon.names[role.name].target == GZ_ROLE_HONORIFIC ||
		!(gz_at(f, i)->shape & GZ_SHAPE_CAPITAL) ||
		!gz_is_capital(f, i + 1) || !gz_is_capital(f, i + 2))
		return false;
	return !(gz_cue_of(before) & (GZ_CUE_ARTICLE | GZ_CUE_INDEFINITE)) &&
		!gz_fold_is(f->tokens, i - 1, i, "du") &&
		!gz_fold_is(f->tokens, i - 1, i, "au") &&
		!(gz_word_of(before)->pos & (GZ_POS_ADJ | GZ_POS_NOUN));
}

/* Note the role that begins at token i. */
static bool
read_role(gz_finder *f, uint32_t i, const gz_match *matches, unsigned n,
		  uint32_t longest_entity)
{
	gz_match	role;
	gz_match	head;

	if (!gz_longest(f->tokens, i, matches, n, GZ_NAME_ROLE, f->shouted,
					&role) || role.n < longest_entity ||
		begins_name(f, i, role))
		return false;
	/* « Centre culturel » is no player */
	if (gz_longest(f->tokens, i, matches, n, GZ_NAME_HEAD, f->shouted,
				   &head) &&
		(head.n > role.n ||
		 (head.n == role.n && gz_is_capital(f, i) && gz_is_capital(f, i + 1) &&
		  !gz_is_initial(f, i))))
		return false;
	/* a role in a longer one that is still open adds nothing */
	if (f->role.open && i + role.n <= f->role.end)
		return true;
	f->role.end = i + role.n;
	f->role.class = (uint16_t) gz_lexicon.names[role.name].target;
	f->role.flags = gz_lexicon.names[role.name].flags;
	f->role.open = true;
	f->role.direct = true;
	return true;
}

/* Is the candidate what a role announces, not a complement of it? */
static void
close_role(gz_finder *f, const gz_candidate *c)
{
	/* « de Mark Carney et de … »: the complement may go on behind a name */
	if (f->role.open && f->role.direct)
		f->role.open = false;
	else if (c->first + c->n > f->role.end + ROLE_REACH)
		f->role.open = false;
}

/* Read the run of capitals at token i; returns the token to go on with. */
static uint32_t
read_run(gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);
	bool		initial = gz_is_initial(f, i);
	bool		common = gz_is_common(t) && !gz_may_be_acronym(f, i);
	bool		first_name = gz_is_first_name(t);
	bool		person = first_name || (f->role.open && f->role.direct);
	gz_candidate c;
	uint32_t	end = gz_run_end(f, i, person);

	/* PIB, ADN */
	if (end == i + 1 && (gz_cue_of(t) & GZ_CUE_PLAIN))
		return end;
	/* capitals tell nothing here; the second look knows the names */
	if (f->shouted)
	{
		c = new_candidate(f, i, 1);
		c.pending = true;
		c.reach = f->end - i;
		return keep(f, c);
	}
	/* a word of the language is a name only in company */
	if (common && !first_name)
	{
		uint32_t	pos = gz_word_of(t)->pos;

		if (initial || end == i + 1 || gz_is_common(gz_at(f, i + 1)))
		{
			if (pos & (GZ_POS_DET | GZ_POS_PRON | GZ_POS_PREP | GZ_POS_CONJ |
					   GZ_POS_ADV) || (gz_word_of(t)->flags & GZ_WORD_STOP) ||
				(!(f->role.open && f->role.direct) && end > i + 1))
				return i + 1;
			end = i + 1;
			if (!(f->role.open && f->role.direct))
			{
				c = new_candidate(f, i, 1);
				c.kind = GZ_PER;
				c.pending = true;
				return keep(f, c);
			}
		}
	}
	c = new_candidate(f, i, end - i);
	gz_judge_run(f, &c);
	if (initial && c.n == 1 && common && c.kind != GZ_PER)
		c.pending = true;
	close_role(f, &c);
	return keep(f, c);
}

/*
 * Leave a title or a head word that stays outside out of a known name: « le
 * pape François », « le groupe État islamique » (but Lady Gaga).
 */
static void
trim_known(const gz_finder *f, gz_candidate *c)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	title;
	unsigned	n;
	uint32_t	end = c->first + c->n;

	if (c->n < 2 || (gz_at(f, c->first)->shape & GZ_SHAPE_CAPITAL) ||
		gz_at(f, c->first)->kind != GZ_T_WORD)
		return;
	/* « la wilaya de Tizi Ouzou » */
	if ((gz_cue_of(gz_at(f, c->first)) & GZ_CUE_UNIT) && c->n > 2 &&
		(gz_cue_of(gz_at(f, c->first + 1)) & GZ_CUE_OF) &&
		gz_is_capital(f, c->first + 2))
	{
		c->first += 2;
		c->n -= 2;
		return;
	}
	n = gz_match_names(f->tokens, c->first, end - 1, matches);
	if (!gz_longest(f->tokens, c->first, matches, n, GZ_NAME_ROLE, false,
					&title) &&
		!(gz_longest(f->tokens, c->first, matches, n, GZ_NAME_HEAD, false,
					 &title) &&
		  ((gz_lexicon.names[title.name].flags & GZ_NAME_WEAK) ||
		   (gz_cue_of(gz_at(f, c->first)) & GZ_CUE_GENERIC))))
		return;
	if (gz_is_capital(f, c->first + title.n))
	{
		c->first += title.n;
		c->n -= title.n;
	}
}

/*
 * Is the token a noun of a people that announces a person: « la Polonaise
 * Oktawia Nowacka »?
 */
static bool
is_people(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);

	return i > f->from && !f->shouted && gz_is_capital(f, i) &&
		gz_is_demonym(t) && gz_is_common(t) && !gz_is_first_name(t) &&
		(gz_is_capital(f, i + 1) ||
		 (gz_cue_of(gz_at(f, i - 1)) & (GZ_CUE_ARTICLE | GZ_CUE_OF |
									   GZ_CUE_INDEFINITE)));
}

/* Read a name made by its first words: with a head word, a title, a road. */
static bool
read_composed(gz_finder *f, uint32_t i, const gz_match *matches, unsigned n,
			  uint32_t known, gz_candidate *c)
{
	gz_candidate other = *c;

	if (gz_read_expression(f, i, matches, n, c) && c->first + c->n > i + known)
	{
		close_role(f, c);
		return true;
	}
	*c = other;
	return gz_read_road(f, i, c) || (gz_read_title(f, i, c) && c->n > known);
}

/*
 * Does a known name of n tokens stand by itself?  A run of capitals that goes
 * on behind it is another name: « Maghreb Valeurs ».
 */
static bool
stands_alone(const gz_finder *f, uint32_t i, uint32_t n)
{
	const gz_token *t = gz_at(f, i);

	if (n != 1 || f->shouted || !gz_is_capital(f, i) ||
		gz_run_end(f, i, gz_is_first_name(t)) <= i + n)
		return n > 0;
	/* « Madagascar Andry Rajoelina » */
	return !gz_is_first_name(t) && gz_is_first_name(t + n);
}

/* Keep the known name of token i. */
static uint32_t
keep_known(gz_finder *f, uint32_t i, gz_match known, bool in_role)
{
	gz_candidate c = new_candidate(f, i, known.n);

	c.name = known.name;
	trim_known(f, &c);
	gz_judge_known(f, &c);
	if (gz_is_initial(f, i) && c.n == 1 && gz_is_common(gz_at(f, i)) &&
		c.kind > GZ_LOC)
		c.pending = true;
	if (!in_role)
		close_role(f, &c);
	return keep(f, c);
}

/* Keep a date, an hour or an amount. */
static uint32_t
keep_numeral(gz_finder *f, gz_numeral numeral)
{
	gz_candidate c = new_candidate(f, numeral.first, numeral.n);

	f->role.open = false;
	c.kind = numeral.kind;
	c.confidence = numeral.confidence;
	c.value = numeral.value;
	return keep(f, c);
}

/* Note what the tagger wants to know of token i besides candidates. */
static void
note_clues(gz_finder *f, uint32_t i, const gz_match *matches, unsigned n,
		   bool in_role)
{
	gz_match	head;

	f->clues[i].role = in_role ? 1 : !f->role.open ? 0 : f->role.direct ? 2 : 3;
	if (n > 0 && gz_longest(f->tokens, i, matches, n, GZ_NAME_HEAD,
							f->shouted, &head))
		f->clues[i].head = (uint8_t)
			(gz_lexicon.names[head.name].target + 1);
}

/* Read whatever begins at token i; returns the token to go on with. */
static uint32_t
read_token(gz_finder *f, uint32_t i)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	known = {0, 0};
	gz_candidate c = new_candidate(f, i, 0);
	gz_numeral	numeral;
	unsigned	n = gz_match_names(f->tokens, i, f->end, matches);
	bool		in_role;

	move_role(f, i);
	in_role = i < f->role.end;
	if (n > 0)
		gz_longest(f->tokens, i, matches, n, GZ_NAME_ENTITY, f->shouted,
				   &known);
	note_clues(f, i, matches, n, in_role);
	if (!in_role && gz_read_numeral(f->arena, f->tokens, f->from, i, f->end,
									&numeral) && numeral.n > known.n)
		return keep_numeral(f, numeral);
	if (n > 0 && read_role(f, i, matches, n, known.n))
		return i + 1;

	/* inside a role only known names count: « directeur du FBI » */
	if (in_role)
		return stands_alone(f, i, known.n) ? keep_known(f, i, known, true) :
			i + 1;
	if (known.n == 0 && is_people(f, i))
	{
		f->role = (gz_announce) {
			.end = i + 1, .class = GZ_ROLE_FUNCTION, .open = true,
			.direct = true
		};
		return i + 1;
	}
	if (!f->shouted && read_composed(f, i, matches, n, known.n, &c))
		return keep(f, c);
	if (known.n > 1 && gz_is_article_before(f, i, known.n))
		return i + 1;
	if (stands_alone(f, i, known.n))
		return keep_known(f, i, known, false);
	return gz_is_capital(f, i) ? read_run(f, i) : i + 1;
}

gz_mention
gz_mention_on(const gz_tokens *tokens, uint32_t first, uint32_t n)
{
	const gz_token *from = &tokens->items[first];
	const gz_token *to = from + n - 1;
	gz_mention	m = {.first = first, .n = n, .entity = UINT32_MAX};

	m.start = from->start;
	m.length = to->start + to->length - from->start;
	m.char_start = from->char_start;
	m.char_length = to->char_start + to->char_length - from->char_start;
	return m;
}

/* Make the mention of a candidate. */
static void
add_mention(gz_finder *f, const gz_candidate *c, gz_mentions *mentions)
{
	gz_mention *m = GZ_PUSH(f->arena, mentions);

	*m = gz_mention_on(f->tokens, c->first, c->n);
	m->sentence = c->sentence;
	m->entry = c->entry;
	m->kind = c->kind;
	m->gender = c->kind == GZ_PER ? c->gender : 0;
	m->confidence = c->confidence;
	m->value = c->value;
	m->fold = c->fold;
}

void
gz_run_rules(gz_finder *f, gz_arena *arena, const char *text,
			 const gz_tokens *tokens, const gz_sentences *sentences)
{
	memset(f, 0, sizeof(*f));
	f->arena = arena;
	f->text = text;
	f->tokens = tokens;
	f->clues = gz_alloc0(arena, (tokens->n + 1) * sizeof(gz_clue));
	for (uint32_t s = 0; s < sentences->n; s++)
	{
		const gz_sentence *sentence = &sentences->items[s];
		uint32_t	i = sentence->first;

		gz_check(arena);
		f->sentence = s;
		f->from = sentence->first;
		f->end = sentence->first + sentence->n;
		f->shouted = gz_is_printed_in_capitals(f);
		memset(&f->role, 0, sizeof(f->role));
		while (i < f->end)
			i = read_token(f, i);
	}
	gz_second_look(f);
}

void
gz_find_mentions(gz_arena *arena, const char *text, const gz_tokens *tokens,
				 const gz_sentences *sentences, gz_mentions *mentions)
{
	gz_finder	f;

	gz_run_rules(&f, arena, text, tokens, sentences);
	gz_tag(&f, sentences);
	for (uint32_t i = 0; i < f.found.n; i++)
	{
		const gz_candidate *c = &f.found.items[i];

		if (!c->pending && c->confidence >= GZ_CONFIDENCE_MIN)
			add_mention(&f, c, mentions);
	}
}
