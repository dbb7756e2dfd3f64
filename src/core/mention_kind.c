/*
 * mention_kind.c - what a name is, by its form and the words around it
 *
 * Every rule has a confidence: roughly how often it was right over the WiNER
 * articles of 2016 where it decided alone.
 */
#include "finder.h"
#include "numeral.h"

static const float
			P_ROLE = 0.93F,		/* le président X */
			P_FIRST_NAME = 0.92F,	/* Jean X */
			P_AGE = 0.9F,		/* X, 42 ans */
			P_APPOSED = 0.85F,	/* X, ministre de … */
			P_SPEECH = 0.7F,	/* a déclaré X */
			P_SUFFIX = 0.85F,	/* X Group */
			P_PLACE = 0.85F,	/* maire de X; X (Drôme) */
			P_AT = 0.75F,		/* à X, en X */
			P_MIXED = 0.5F,		/* one unknown capital, one of the language */
			P_IN = 0.6F,		/* dans le X, sur la X */
			P_LIST = 0.55F,		/* as the name before it: X, Y et Z */
			P_ROAD = 0.8F,		/* la N 12 */
			P_OF = 0.55F,		/* de X, nothing else known of X */
			P_THE = 0.5F,		/* la X, du X, likewise */
			P_BODY = 0.7F,		/* patron de X */
			P_ACRONYM = 0.65F,
			P_TWO_NAMES = 0.6F,	/* two unknown capitals */
			P_MODEL = 0.5F,		/* X 320 */
			P_THE_TWO = 0.5F,	/* la X Y */
			P_ARTICLE = 0.4F,	/* capitals of the language only */
			P_ALONE = 0.3F;

bool
gz_may_be_acronym(const gz_finder *f, uint32_t i)
{
	const gz_token *t = gz_at(f, i);
	uint32_t	pos = gz_word_of(t)->pos;

	/* « le BIT », « la BRI », but not « il NE faut PAS » */
	return (t->shape & GZ_SHAPE_UPPER) && !f->shouted && t->char_length > 2 &&
		(pos & GZ_POS_NOUN) && i > f->from &&
		!(gz_at(f, i - 1)->shape & GZ_SHAPE_UPPER) &&
		!(gz_word_of(t)->flags & GZ_WORD_STOP) &&
		!(pos & (GZ_POS_VERB | GZ_POS_ADV | GZ_POS_PREP | GZ_POS_ADJ));
}

/* Is the run one acronym that is no Roman number? */
static bool
is_acronym(const gz_finder *f, const gz_candidate *c)
{
	const gz_token *t = gz_at(f, c->first);
	bool		roman = true;
	unsigned	letters = 0;

	if (c->n != 1 || f->shouted || !gz_in_capitals(t) ||
		(gz_is_common(t) && !gz_may_be_acronym(f, c->first)) ||
		t->fold_length < 2 || t->fold_length > 8 ||
		(gz_cue_of(t) & GZ_CUE_PLAIN))
		return false;
	for (uint32_t i = 0; i < t->fold_length; i++)
	{
		roman &= memchr("ivxlcdm", t->fold[i], 7) != NULL;
		letters += t->fold[i] >= 'a' && t->fold[i] <= 'z';
	}
	/* flights, bombs and stars have more digits */
	return !roman && letters > 1 && letters * 2 > t->fold_length;
}

/* Is the token the number of a road: A7, N20, D906? */
static bool
is_road(const gz_token *t)
{
	if (t->kind != GZ_T_WORD || t->key_length < 2 || t->key_length > 5 ||
		strchr("adn", t->key[0]) == NULL)
		return false;
	for (uint32_t i = 1; i < t->key_length; i++)
		if (t->key[i] < '0' || t->key[i] > '9')
			return false;
	return true;
}

/* Is token i the age of someone: « , 42 ans »? */
static bool
age_follows(const gz_finder *f, uint32_t i)
{
	return i + 2 < f->end && gz_is(gz_at(f, i), ',') &&
		gz_at(f, i + 1)->kind == GZ_T_NUMBER &&
		gz_fold_is(f->tokens, i + 2, f->end, "ans");
}

/* Does a role stand in apposition behind token i: « , ministre »? */
static bool
role_follows(const gz_finder *f, uint32_t i)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	best;
	unsigned	n;

	if (i + 1 >= f->end || !gz_is(gz_at(f, i), ','))
		return false;
	i++;
	if (i + 1 < f->end && (gz_cue_of(gz_at(f, i)) & GZ_CUE_ARTICLE))
		i++;
	n = gz_match_names(f->tokens, i, f->end, matches);
	return gz_longest(f->tokens, i, matches, n, GZ_NAME_ROLE, false, &best);
}

/* Is the name in brackets behind token i one of a place: « (Drôme) »? */
static bool
place_follows(const gz_finder *f, uint32_t i)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	best;
	unsigned	n;

	if (i + 2 >= f->end || !gz_is(gz_at(f, i), '('))
		return false;
	n = gz_match_names(f->tokens, i + 1, f->end, matches);
	return gz_longest(f->tokens, i + 1, matches, n, GZ_NAME_ENTITY,
					  f->shouted, &best) &&
		gz_lexicon.entries[gz_lexicon.names[best.name].target].kind == GZ_LOC &&
		i + 1 + best.n < f->end && gz_is(gz_at(f, i + 1 + best.n), ')');
}

/* Does a verb of speech stand beside the name? */
static bool
speaks(const gz_finder *f, const gz_candidate *c)
{
	uint32_t	behind = c->first + c->n;

	if (c->first > f->from &&
		(gz_cue_of(gz_at(f, c->first - 1)) & GZ_CUE_SPEECH))
		return true;
	for (uint32_t k = behind; k < behind + 3 && k < f->end; k++)
	{
		if (gz_at(f, k)->kind != GZ_T_WORD)
			return false;
		if (gz_cue_of(gz_at(f, k)) & GZ_CUE_SPEECH)
			return true;
	}
	return false;
}

/* What stands before a name, its article passed over. */
typedef struct before
{
	unsigned	cue;			/* of the word before */
	unsigned	head;			/* of the word before « de » */
	bool		quoted;			/* or in brackets */
	bool		article;
	bool		contracted;		/* du, au, des, aux */
	bool		plural;
} before;

static before
look_before(const gz_finder *f, uint32_t i)
{
	before		b = {0, 0, false, false, false, false};

	if (i > f->from && (gz_cue_of(gz_at(f, i - 1)) & GZ_CUE_ARTICLE))
	{
		b.article = true;
		b.plural = gz_fold_is(f->tokens, i - 1, f->end, "les");
		i--;
	}
	if (i == f->from)
		return b;
	i--;
	b.quoted = gz_at(f, i)->kind == GZ_T_PUNCT && !gz_is(gz_at(f, i), ',');
	b.cue = gz_cue_of(gz_at(f, i));
	if (gz_fold_is(f->tokens, i, f->end, "au") ||
		gz_fold_is(f->tokens, i, f->end, "aux"))
		b.cue |= GZ_CUE_AT;
	b.plural |= gz_fold_is(f->tokens, i, f->end, "des") ||
		gz_fold_is(f->tokens, i, f->end, "aux");
	b.contracted = b.plural || gz_fold_is(f->tokens, i, f->end, "du") ||
		gz_fold_is(f->tokens, i, f->end, "au");
	if ((b.cue & GZ_CUE_OF) && i > f->from)
		b.head = gz_cue_of(gz_at(f, i - 1));
	return b;
}

/* Set kind and confidence; always true. */
static bool
judged(gz_candidate *c, gz_kind kind, float confidence)
{
	c->kind = kind;
	c->confidence = confidence;
	return true;
}

/* The gender that a role of one person tells, or 0. */
static char
gender_of_role(const gz_finder *f)
{
	unsigned	gender = f->role.flags & (GZ_NAME_MASC | GZ_NAME_FEM);

	if (!f->role.open || !f->role.direct || (f->role.flags & GZ_NAME_PLUR))
		return 0;
	return gender == GZ_NAME_MASC ? 'm' : gender == GZ_NAME_FEM ? 'f' : 0;
}

/* Judge by what announces a person or follows one. */
static bool
judge_person(const gz_finder *f, gz_candidate *c)
{
	const gz_token *t = gz_at(f, c->first);
	uint32_t	behind = c->first + c->n;
	bool		first_name = gz_is_first_name(t) && c->n >= 2;

	if (f->role.open && f->role.direct &&
		!(c->n == 1 && !f->shouted && gz_in_capitals(t) &&
		  t->char_length > 1))
	{
		c->gender = gender_of_role(f);
		return judged(c, GZ_PER, P_ROLE);
	}
	if (first_name || (c->n >= 3 && t->char_length == 1 &&
					   gz_is(gz_at(f, c->first + 1), '.')))
		return judged(c, GZ_PER, P_FIRST_NAME);
	if (age_follows(f, behind))
		return judged(c, GZ_PER, P_AGE);
	if (c->n >= 2 && f->role.open)
		return judged(c, GZ_PER, P_APPOSED);
	if (c->n >= 2 && role_follows(f, behind))
		return judged(c, GZ_PER, P_APPOSED);
	return false;
}

/* The kind of the name before token i if both stand in one list. */
static bool
listed_kind(const gz_finder *f, uint32_t i, gz_kind *kind)
{
	const gz_candidate *c;
	bool		link = false;

	if (f->found.n == 0)
		return false;
	c = &f->found.items[f->found.n - 1];
	if (c->sentence != f->sentence || c->kind >= GZ_DATE || c->pending ||
		i - (c->first + c->n) > 3)
		return false;
	for (uint32_t k = c->first + c->n; k < i; k++)
	{
		const gz_token *t = gz_at(f, k);

		if (gz_is(t, ',') || gz_fold_is(f->tokens, k, i, "et") ||
			gz_fold_is(f->tokens, k, i, "ou"))
			link = true;
		else if (!(gz_cue_of(t) & (GZ_CUE_ARTICLE | GZ_CUE_OF | GZ_CUE_AT)))
			return false;
	}
	*kind = c->kind;
	return link;
}

/* Judge by words that announce a place or a body. */
static bool
judge_announced(const gz_finder *f, gz_candidate *c, before b, bool common)
{
	const gz_token *t = gz_at(f, c->first);

	if (place_follows(f, c->first + c->n))
		return judged(c, GZ_LOC, P_PLACE);
	if (c->n == 1 && is_road(t) && b.article)
		return judged(c, GZ_LOC, P_ROAD);
	if (is_acronym(f, c))
		return judged(c, GZ_ORG, P_ACRONYM);
	if (b.head & GZ_CUE_ORG)
		return judged(c, GZ_ORG, P_BODY);
	if (common)
		return false;
	if (b.head & GZ_CUE_PLACE)
		return judged(c, GZ_LOC, P_PLACE);
	if (b.cue & GZ_CUE_AT)
		return judged(c, GZ_LOC, c->n <= 2 ? P_AT : P_TWO_NAMES);
	if ((b.cue & GZ_CUE_IN) && b.article && c->n == 1)
		return judged(c, GZ_LOC, P_IN);
	if (b.cue & GZ_CUE_WITH)
		return judged(c, GZ_ORG, P_BODY);
	if (speaks(f, c) && !b.article)
		return judged(c, GZ_PER, c->n >= 2 ? P_SPEECH + 0.1F : P_SPEECH);
	return false;
}

/* Judge a run of several words that nothing announces. */
static void
judge_several(const gz_finder *f, gz_candidate *c, before b, bool common)
{
	const gz_token *first = gz_at(f, c->first);
	const gz_token *last = first + c->n - 1;

	/* Airbus A319 */
	if (last->shape & GZ_SHAPE_DIGIT && !b.article && c->n == 2)
	{
		judged(c, GZ_PRODUCT, P_MODEL);
		return;
	}
	/* « Le Monde diplomatique », « Radio Okapi » and titles of works */
	if (common && gz_is_common(first) && gz_is_common(last))
		judged(c, GZ_ORG, P_ARTICLE);
	else if (common)
		judged(c, b.article ? GZ_ORG : GZ_PER,
			   c->n <= 3 && last->word == 0 && !b.quoted &&
			   !(last->shape & GZ_SHAPE_DIGIT) ? P_MIXED : P_ARTICLE);
	else if (b.article)
		judged(c, GZ_ORG, P_THE_TWO);
	else
		judged(c, GZ_PER, P_TWO_NAMES);
}

/* Judge one word that nothing announces; false if it needs support. */
static bool
judge_alone(const gz_finder *f, gz_candidate *c, before b, bool common)
{
	const gz_token *t = gz_at(f, c->first);
	gz_kind		listed;

	/* « Barack et Michelle Obama » */
	if (gz_is_first_name(t) && !b.article &&
		gz_fold_is(f->tokens, c->first + 1, f->end, "et") &&
		c->first + 3 < f->end && gz_is_first_name(t + 2) &&
		gz_is_capital(f, c->first + 3))
		return judged(c, GZ_PER, P_APPOSED);
	if (gz_is_initial(f, c->first))
		return false;
	if (!common && listed_kind(f, c->first, &listed))
		return judged(c, listed, P_LIST);

	/* a word that the lexicon does not know is a name */
	if (t->word != 0 || gz_is_demonym(t))
		return false;
	if (gz_fold_is(f->tokens, c->first - 1, f->end, "entre"))
		return judged(c, GZ_LOC, P_IN);
	if ((b.cue & GZ_CUE_OF) && !b.article && !b.contracted)
		return judged(c, GZ_LOC, P_OF);
	if ((b.article || b.contracted) && !b.plural)
		return judged(c, GZ_ORG, P_THE);
	return false;
}

void
gz_judge_run(const gz_finder *f, gz_candidate *c)
{
	const gz_token *t = gz_at(f, c->first);
	before		b = look_before(f, c->first);
	bool		common = false;

	for (uint32_t i = 0; i < c->n; i++)
		common |= gz_is_common(t + i) && !gz_is_first_name(t + i);

	if (c->n >= 2 && (gz_cue_of(t + c->n - 1) & GZ_CUE_SUFFIX))
		judged(c, GZ_ORG, P_SUFFIX);
	else if (judge_person(f, c) || judge_announced(f, c, b, common))
		return;
	else if (c->n >= 2)
		judge_several(f, c, b, common);
	else if (!judge_alone(f, c, b, common))
	{
		judged(c, b.article ? GZ_LOC : GZ_PER, P_ALONE);
		c->pending = true;
	}
}

/* How well a kind agrees with the words around a known name. */
static float
agreement(const gz_finder *f, const gz_candidate *c, gz_kind kind, before b)
{
	switch (kind)
	{
		case GZ_PER:
			if (f->role.open && f->role.direct)
				return 3;
			if (age_follows(f, c->first + c->n))
				return 3;
			if (b.article || (b.cue & GZ_CUE_AT))
				return -2;
			return speaks(f, c) ? 1 : 0;
		case GZ_LOC:
			if (b.head & GZ_CUE_PLACE)
				return 2;
			if (b.cue & (GZ_CUE_AT | GZ_CUE_IN))
				return 2;
			return f->role.open && f->role.direct ? -2 : 0.5F;
		case GZ_ORG:
			if ((b.head & GZ_CUE_ORG) || (b.cue & GZ_CUE_WITH))
				return 2;
			/* « le PSG », « l'Olympique »: no city takes an article */
			return b.article ? 0.7F : 0;
		default:
			return b.article ? 0.2F : -0.5F;
	}
}

void
gz_judge_known(const gz_finder *f, gz_candidate *c)
{
	before		b = look_before(f, c->first);
	float		best = -100;
	char		gender = gender_of_role(f);
	uint32_t	name = gz_meaning(c->name, GZ_NAME_ENTITY);

	for (; name != 0;
		 name = gz_meaning(gz_lexicon.names[name].next, GZ_NAME_ENTITY))
	{
		const gz_name *meaning = &gz_lexicon.names[name];
		const gz_entry *e = &gz_lexicon.entries[meaning->target];
		float		score;

		if (!gz_printed_as(f->tokens, c->first, c->n, meaning, f->shouted))
			continue;
		/* Mme Macron is not the president */
		if (gender != 0 && e->kind == GZ_PER && c->n == 1 &&
			e->gender != 0 && gender != (char) e->gender)
			continue;
		score = agreement(f, c, (gz_kind) e->kind, b);
		/* a name that needs no support is likelier than one that does */
		score += meaning->flags & GZ_NAME_WEAK ? 0 : 1.5F;
		score += meaning->flags & GZ_NAME_CANONICAL ? 0.3F : 0;
		score += e->kind == GZ_LOC ? (float) e->log_population / 4000 : 0;
		if (score > best)
		{
			best = score;
			c->entry = meaning->target + 1;
			c->kind = (gz_kind) e->kind;
			c->gender = e->kind == GZ_PER ? (char) e->gender : 0;
			c->pending = (meaning->flags & GZ_NAME_WEAK) != 0;
		}
	}
	c->placed = (b.cue & (GZ_CUE_AT | GZ_CUE_IN)) || (b.head & GZ_CUE_PLACE);
	c->confidence = c->n > 1 ? 0.95F : 0.9F;
	if (f->shouted && c->n == 1 && gz_is_common(gz_at(f, c->first)))
		c->pending = true;
	/* a role tells that it is a person, not that it is the one we know */
	if ((c->pending || best == -100) && c->kind == GZ_PER &&
		f->role.open && f->role.direct)
	{
		c->entry = 0;
		c->gender = gender;
		judged(c, GZ_PER, P_ROLE);
		c->pending = false;
	}
	if (!c->pending)
		return;
	/* a cue is support enough */
	if (c->kind == GZ_LOC ? (b.head & GZ_CUE_PLACE) ||
		((b.cue & GZ_CUE_AT) && !gz_is_common(gz_at(f, c->first))) :
		c->kind == GZ_ORG && (b.head & GZ_CUE_ORG))
		c->pending = false;
	/* a capital inside a sentence: « la Lune », « Mars » the planet */
	else if (c->kind == GZ_LOC && !f->shouted && !gz_is_initial(f, c->first))
	{
		c->pending = false;
		c->confidence = 0.6F;
	}
	else
		c->confidence = 0.45F;
}
