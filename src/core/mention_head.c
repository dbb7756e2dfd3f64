/*
 * mention_head.c - names that begin with a head word
 *
 * « ministère de l'Intérieur », « rue Victor-Hugo », « Agence spatiale
 * européenne »: the head word tells the kind and is part of the name, unless
 * the table marks it weak: then it only announces the name behind it.
 */
#include "finder.h"

/* May two words of these parts of speech agree in gender and number? */
static bool
agree(uint32_t a, uint32_t b)
{
	const uint32_t gender = GZ_POS_MASC | GZ_POS_FEM;
	const uint32_t number = GZ_POS_SING | GZ_POS_PLUR;

	return ((a & gender) == 0 || (b & gender) == 0 || (a & b & gender)) &&
		((a & number) == 0 || (b & number) == 0 || (a & b & number));
}

/* Is token k a lower-case adjective, on the same line? */
static bool
is_adjective(const gz_finder *f, uint32_t k)
{
	const gz_token *t = gz_at(f, k);
	uint32_t	pos;

	if (k >= f->end || t->kind != GZ_T_WORD || !gz_joins(f->tokens, k) ||
		(t->shape & GZ_SHAPE_CAPITAL))
		return false;
	pos = gz_word_of(t)->pos;
	return (pos & GZ_POS_ADJ) && !(pos & (GZ_POS_PREP | GZ_POS_DET |
										  GZ_POS_PRON | GZ_POS_CONJ |
										  GZ_POS_VERB)) &&
		agree(gz_word_of(gz_at(f, k - 1))->pos, pos);
}

/* Is token k a lower-case noun that may end « Office des changes »? */
static bool
is_noun(const gz_finder *f, uint32_t k)
{
	const gz_token *t = gz_at(f, k);

	return k < f->end && t->kind == GZ_T_WORD && gz_joins(f->tokens, k) &&
		!(t->shape & GZ_SHAPE_CAPITAL) &&
		(gz_word_of(t)->pos & GZ_POS_NOUN) &&
		!(gz_word_of(t)->flags & GZ_WORD_STOP);
}

/* Can the word be a plural only: rues, quartiers? */
static bool
plural_only(const gz_token *t)
{
	return (gz_word_of(t)->pos & (GZ_POS_SING | GZ_POS_PLUR)) == GZ_POS_PLUR;
}

/* Behind adjectives at token k; those of a people only if more follows. */
static uint32_t
pass_adjectives(const gz_finder *f, uint32_t k)
{
	uint32_t	end = k;

	for (int i = 0; i < 3 && is_adjective(f, k); i++)
	{
		k++;
		if (!gz_is_demonym(gz_at(f, k - 1)) ||
			(k < f->end && (gz_cue_of(gz_at(f, k)) & GZ_CUE_OF)))
			end = k;
	}
	return end;
}

/* Behind « de », « du », « de la », « d' », « pour l' » at token k, or k. */
static uint32_t
pass_link(const gz_finder *f, uint32_t k)
{
	const gz_token *t = gz_at(f, k);
	uint32_t	from = k;

	if (k >= f->end || !gz_joins(f->tokens, k) ||
		(t->shape & GZ_SHAPE_CAPITAL))
		return k;
	if (!(gz_cue_of(t) & GZ_CUE_OF) && !(t->key_length == 4 &&
										 memcmp(t->key, "pour", 4) == 0))
		return k;
	k++;
	if (k < f->end && gz_joins(f->tokens, k) &&
		(gz_cue_of(gz_at(f, k)) & GZ_CUE_ARTICLE) &&
		!(gz_at(f, k)->shape & GZ_SHAPE_CAPITAL))
		k++;
	return k > from && k < f->end && gz_joins(f->tokens, k) ? k : from;
}

/* The known name that begins at token k, if it is no person's. */
static uint32_t
known_end(const gz_finder *f, uint32_t k, bool *person)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	best;
	unsigned	n = gz_match_names(f->tokens, k, f->end, matches);

	*person = false;
	if (!gz_longest(f->tokens, k, matches, n, GZ_NAME_ENTITY, f->shouted,
					&best))
		return k;
	*person = gz_lexicon.entries[gz_lexicon.names[best.name].target].kind ==
		GZ_PER;
	return k + best.n;
}

/* Does token k begin the known name of a body? */
static bool
begins_body(const gz_finder *f, uint32_t k)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_match	best;
	unsigned	n = gz_match_names(f->tokens, k, f->end, matches);

	return gz_longest(f->tokens, k, matches, n, GZ_NAME_ENTITY, f->shouted,
					  &best) &&
		gz_lexicon.entries[gz_lexicon.names[best.name].target].kind == GZ_ORG;
}

/* Does token k begin the name of a person? */
static bool
begins_person(const gz_finder *f, uint32_t k)
{
	bool		person;

	if (known_end(f, k, &person) > k)
		return person;
	return gz_is_first_name(gz_at(f, k)) && gz_is_capital(f, k + 1);
}

/*
 * Behind the proper name at token k, with the adjectives and « et des
 * Finances » that belong to it; k if there is none.
 */
static uint32_t
pass_proper(const gz_finder *f, uint32_t k)
{
	bool		person;
	uint32_t	end = k;
	uint32_t	known;

	if (!gz_is_capital(f, k) && gz_at(f, k)->kind != GZ_T_ELISION)
		return k;
	known = known_end(f, k, &person);
	if (known == k && !gz_is_capital(f, k))
		return k;
	if (gz_is_capital(f, k))
		end = gz_run_end(f, k, gz_is_first_name(gz_at(f, k)));
	/* a title or a known name behind the run is another name */
	if (known > end || (known > k && !person && end > known &&
						gz_is_first_name(gz_at(f, known))))
		end = known;
	/* ministère des Eaux et Forêts */
	if (known == k && gz_is_common(gz_at(f, k)) && end == k + 1 &&
		end + 1 < f->end && gz_is_capital(f, end + 1) &&
		gz_at(f, end)->key_length == 2 &&
		memcmp(gz_at(f, end)->key, "et", 2) == 0 &&
		gz_is_common(gz_at(f, end + 1)))
		end += 2;
	if (gz_is_common(gz_at(f, end - 1)) && known < end)
		end = pass_adjectives(f, end);
	/* ministère de l'Économie et des Finances */
	for (int i = 0; i < 2 && end + 1 < f->end &&
		 gz_at(f, end)->key_length == 2 &&
		 memcmp(gz_at(f, end)->key, "et", 2) == 0 &&
		 gz_joins(f->tokens, end); i++)
	{
		uint32_t	next = pass_link(f, end + 1);

		if (next == end + 1 || !gz_is_capital(f, next) ||
			known_end(f, next, &person) > next)
			break;
		end = pass_adjectives(f, gz_run_end(f, next, false));
	}
	return end;
}

/* Read the name that a head word announces: « le film Anora ». */
static bool
read_announced(const gz_finder *f, uint32_t k, gz_kind kind, gz_candidate *c)
{
	uint32_t	link;
	uint32_t	end;
	bool		person;

	/* « le quotidien suisse Le Temps » */
	for (int i = 0; i < 3 && is_adjective(f, k); i++)
		k++;
	link = k;
	/* « la ville de Lyon » */
	if (kind == GZ_LOC)
		link = pass_link(f, k);
	if (!gz_is_capital(f, link))
		return false;
	/* « le département de la Sécurité publique » is no place */
	if (kind == GZ_LOC && gz_is_common(gz_at(f, link)) &&
		known_end(f, link, &person) == link)
		return false;
	end = gz_run_end(f, link, false);
	if (begins_person(f, link) && kind != GZ_PRODUCT)
		return false;
	c->first = link;
	c->n = end - link;
	c->kind = kind;
	c->confidence = kind == GZ_ORG ? 0.8F : 0.7F;
	return true;
}

/* Read a name whose head word has a capital: « Agence spatiale européenne ». */
static uint32_t
pass_capital_head(const gz_finder *f, uint32_t k, uint32_t head_tokens)
{
	uint32_t	end = k;
	uint32_t	next = k;
	int			closed = 0;

	/* adjectives count only where they make a name: « Cour suprême » */
	next = pass_adjectives(f, k);
	if (next > k)
		end = next;
	for (int part = 0; part < 4 && end < f->end; part++)
	{
		next = pass_proper(f, end);
		if (next > end && (!begins_person(f, end) ||
						   (part == 0 && !f->role.open)))
		{
			end = next;
			continue;
		}
		next = pass_link(f, end);
		if (next == end || begins_person(f, next))
			break;
		if (pass_proper(f, next) > next)
			end = pass_proper(f, next);
		else if (is_noun(f, next) && closed < 2)
		{
			/* lower-case complements: « Office des changes » */
			end = pass_adjectives(f, next + 1);
			closed++;
		}
		else
			break;
	}
	if (end == k && head_tokens == 1)
		return 0;
	return end;
}

/*
 * Behind a complement in lower case that another one with a capital follows:
 * « tribunal [de première instance] de Daloa »; k if there is none.
 */
static uint32_t
pass_small_complement(const gz_finder *f, uint32_t k)
{
	uint32_t	next = pass_link(f, k);

	if (next == k)
		return k;
	next = pass_adjectives(f, next);
	if (!is_noun(f, next))
		return k;
	next = pass_adjectives(f, next + 1);
	return (next < f->end && (gz_cue_of(gz_at(f, next)) & GZ_CUE_OF)) ?
		next : k;
}

/* Read what follows a head word in lower case; 0 if it makes no name. */
static uint32_t
pass_small_head(const gz_finder *f, uint32_t i, uint32_t k, gz_kind kind)
{
	uint32_t	end = pass_adjectives(f, k);
	uint32_t	link;
	unsigned	cue = gz_cue_of(gz_at(f, i));

	/* « un hôpital de Rome », « les rues de Paris » name none */
	if (i > f->from && (gz_cue_of(gz_at(f, i - 1)) & GZ_CUE_INDEFINITE))
		return 0;
	if (gz_is_capital(f, end))
	{
		/* « rue Victor-Hugo », but « l'association Tagmats » */
		if (kind == GZ_ORG && !(cue & GZ_CUE_INSIDE))
			return 0;
		if (kind != GZ_LOC && begins_person(f, end) && !(cue & GZ_CUE_INSIDE))
			return 0;
		return pass_proper(f, end);
	}
	if (kind == GZ_ORG && !(cue & GZ_CUE_GENERIC))
		end = pass_small_complement(f, end);
	link = pass_link(f, end);
	if (link == end || !gz_is_capital(f, link) || (cue & GZ_CUE_GENERIC))
		return 0;
	/* « commission d'enquête de l'ONU » */
	if (begins_body(f, link))
		return 0;
	if ((kind == GZ_LOC || kind == GZ_ORG) && plural_only(gz_at(f, i)))
		return 0;
	if (begins_person(f, link) && kind != GZ_LOC && !(cue & GZ_CUE_INSIDE))
		return 0;
	end = pass_proper(f, link);
	return end > link ? end : 0;
}

bool
gz_read_head(const gz_finder *f, uint32_t i, gz_match match, gz_candidate *c)
{
	const gz_name *head = &gz_lexicon.names[match.name];
	gz_kind		kind = (gz_kind) head->target;
	uint32_t	k = i + match.n;
	bool		capital = (gz_at(f, i)->shape & GZ_SHAPE_CAPITAL) &&
		!gz_is_initial(f, i);
	uint32_t	end;
	float		confidence;

	/* « Roman Reigns » is no novel */
	if ((head->flags & GZ_NAME_WEAK) && kind == GZ_PRODUCT && capital)
		return false;
	if ((head->flags & GZ_NAME_WEAK) ||
		(!capital && kind == GZ_LOC &&
		 (gz_cue_of(gz_at(f, i)) & GZ_CUE_UNIT)))
		return read_announced(f, k, kind, c);
	if (capital)
	{
		end = pass_capital_head(f, k, match.n);
		confidence = 0.8F;
	}
	else
	{
		end = pass_small_head(f, i, k, kind);
		confidence = kind == GZ_LOC || kind == GZ_ORG ? 0.75F : 0.55F;
		/* « l'association Tagmats »: the name alone */
		if (end == 0 && kind == GZ_ORG && gz_is_capital(f, k) &&
			!begins_person(f, k) && match.n == 1 &&
			(!gz_is_common(gz_at(f, k)) || begins_body(f, k) ||
			 ((gz_cue_of(gz_at(f, k)) & GZ_CUE_ARTICLE) &&
			  gz_is_capital(f, k + 1))))
			return read_announced(f, k, kind, c);
	}
	if (end == 0 || end - i > GZ_NAME_TOKENS)
		return false;
	c->first = i;
	c->n = end - i;
	c->kind = kind;
	c->confidence = confidence;
	return true;
}

bool
gz_read_expression(const gz_finder *f, uint32_t i, const gz_match *matches,
				unsigned n, gz_candidate *c)
{
	gz_candidate expansion = *c;
	gz_match	head;
	bool		found = n > 0 &&
		gz_longest(f->tokens, i, matches, n, GZ_NAME_HEAD, false, &head) &&
		gz_read_head(f, i, head, c);

	if ((gz_is_capital(f, i) ||
		 (n > 0 && gz_longest(f->tokens, i, matches, n, GZ_NAME_HEAD, false,
							  &head))) &&
		gz_read_expansion(f, i, &expansion) &&
		(!found || expansion.n > c->n))
	{
		/* the head still tells the kind */
		if (found && c->first == i)
			expansion.kind = c->kind;
		*c = expansion;
		found = true;
	}
	return found;
}

bool
gz_is_article_before(const gz_finder *f, uint32_t i, uint32_t known)
{
	gz_match	matches[GZ_MATCH_MAX];
	gz_candidate c = {.first = i + 1, .sentence = f->sentence};
	unsigned	n;

	if (!(gz_cue_of(gz_at(f, i)) & GZ_CUE_ARTICLE) || f->shouted)
		return false;
	n = gz_match_names(f->tokens, i + 1, f->end, matches);
	return gz_read_expression(f, i + 1, matches, n, &c) &&
		c.first + c.n > i + known;
}

bool
gz_read_road(const gz_finder *f, uint32_t i, gz_candidate *c)
{
	const gz_token *t = gz_at(f, i);

	if (i == f->from || i + 1 >= f->end || t->char_length != 1 ||
		!(t->shape & GZ_SHAPE_CAPITAL) || strchr("adn", t->key[0]) == NULL ||
		t[1].kind != GZ_T_NUMBER || t[1].length > 4 ||
		!(gz_cue_of(t - 1) & GZ_CUE_ARTICLE))
		return false;
	c->n = 2;
	c->kind = GZ_LOC;
	c->confidence = 0.8F;
	return true;
}
