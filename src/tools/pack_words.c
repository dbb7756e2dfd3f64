/*
 * pack_words.c - every word form with its stem, parts of speech and marks
 *
 * The stem of a form is that of its lemma; a lemma's is the stem of its
 * family where families.tsv puts it in one, else the lemma itself.  A form of
 * several lemmas takes the first in this order: stem_exceptions.tsv; a noun or
 * adjective spelt like the form; another noun or adjective; another lemma
 * spelt like the form; the rest in byte order.
 */
#include <stdlib.h>

#include "pack_internal.h"

#define NONE UINT32_MAX

typedef struct analysis
{
	uint32_t	lemma;			/* index in lemmas */
	uint32_t	pos;
	uint32_t	tags;			/* GZ_POS_…, GZ_PERSON_… of its readings */
	uint32_t	next_of_form;	/* index in analyses */
	uint32_t	next_of_lemma;
	uint32_t	form;			/* index in forms */
} analysis;

typedef struct lemma
{
	const char *key;
	const char *stem;			/* NULL: the key */
	uint32_t	analyses;
} lemma;

typedef struct form
{
	const char *key;
	const char *stem;			/* by exception; NULL: by lemma */
	uint32_t	pos;			/* of all analyses together */
	uint16_t	flags;
	uint8_t		context;
	uint32_t	analyses;
	uint16_t	polarity;
	uint16_t	shifter;
	uint16_t	numeral;
	uint16_t	cues;
	uint16_t	grammar;
	gz_frame	frame;
	uint32_t	next_of_fold;	/* index in forms */
} form;

typedef struct words
{
	map		   *lemma_map;
	map		   *fold_map;		/* fold -> first form, once it is asked for */
	GZ_ARRAY(form) forms;
	GZ_ARRAY(lemma) lemmas;
	GZ_ARRAY(analysis) analyses;
} words;

static uint32_t
find_form(pack *p, const char *key)
{
	words	   *w = p->words;
	uint32_t	n = map_size(p->word_map);
	uint32_t	i = *map_put(p->word_map, key, n);

	if (i == n)
		*GZ_PUSH(&p->arena, &w->forms) = (form) {
		.key = gz_strndup(&p->arena, key, strlen(key)), .analyses = NONE
	};
	return i;
}

static uint32_t
find_lemma(pack *p, const char *key)
{
	words	   *w = p->words;
	uint32_t	n = map_size(w->lemma_map);
	uint32_t	i = *map_put(w->lemma_map, key, n);

	if (i == n)
		*GZ_PUSH(&p->arena, &w->lemmas) = (lemma) {
		.key = gz_strndup(&p->arena, key, strlen(key)), .analyses = NONE
	};
	return i;
}

/* Note that a form is one of a lemma. */
static void
add_analysis(void *arg, const char *form_printed, const char *lemma_printed,
			 uint32_t tags)
{
	pack	   *p = arg;
	words	   *w = p->words;
	uint32_t	f = find_form(p, pack_key(p, form_printed));
	uint32_t	l = find_lemma(p, pack_key(p, lemma_printed));
	uint32_t	pos = tags & GZ_POS_WORD;
	uint32_t	i;

	pack_reading(p, f, w->lemmas.items[l].key, tags);
	/* the numbers of a form as a noun would be mixed with those as a verb */
	if (tags & GZ_POS_VERB)
		pos &= ~(uint32_t) (GZ_POS_SING | GZ_POS_PLUR);
	w->forms.items[f].pos |= pos;
	for (i = w->forms.items[f].analyses; i != NONE;
		 i = w->analyses.items[i].next_of_form)
		if (w->analyses.items[i].lemma == l)
		{
			w->analyses.items[i].pos |= pos;
			w->analyses.items[i].tags |= tags;
			return;
		}
	*GZ_PUSH(&p->arena, &w->analyses) = (analysis) {
		.lemma = l, .pos = pos, .tags = tags, .form = f,
			.next_of_form = w->forms.items[f].analyses,
			.next_of_lemma = w->lemmas.items[l].analyses
	};
	w->forms.items[f].analyses = w->analyses.n - 1;
	w->lemmas.items[l].analyses = w->analyses.n - 1;
}

void
pack_word(pack *p, const char *key, uint32_t pos, unsigned flags)
{
	form	   *f;
	uint32_t	i = find_form(p, key);

	f = &p->words->forms.items[i];
	f->pos |= pos;
	f->flags |= (uint16_t) flags;
}

void
pack_stop_context(pack *p, const char *key, uint8_t context)
{
	p->words->forms.items[find_form(p, key)].context = context;
}

uint8_t
pack_context(pack *p, gz_context context)
{
	for (uint32_t i = 0; i < p->contexts.n; i++)
		if (memcmp(&p->contexts.items[i], &context, sizeof(context)) == 0)
			return (uint8_t) i;
	if (p->contexts.n > 255)
		fail("more than 255 different contexts of stop words");
	*GZ_PUSH(&p->arena, &p->contexts) = context;
	return (uint8_t) (p->contexts.n - 1);
}

/* families.tsv: stem, lemmas */
static void
read_families(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "families.tsv");

	while (tsv_next(t))
	{
		const char *stem = gz_strndup(&p->arena, tsv_field(t, 0),
									  strlen(tsv_field(t, 0)));
		const char *rest = tsv_field(t, 1);
		const char *member;

		while ((member = next_part(&rest)) != NULL)
		{
			uint32_t   *l = map_get(p->words->lemma_map, pack_key(p, member));

			if (l == NULL)
				tsv_fail(t, "\"%s\" is no lemma of the lexicon", member);
			p->words->lemmas.items[*l].stem = stem;
		}
	}
}

static const char *
stem_of_lemma(const lemma *l)
{
	return l->stem != NULL ? l->stem : l->key;
}

/*
 * A lemma spelt with and without the circumflex that the reform of 1990 took
 * away (naître, naitre) is one where both share a form.
 */
static void
join_spellings(pack *p)
{
	words	   *w = p->words;

	for (uint32_t i = 0; i < w->lemmas.n; i++)
	{
		lemma	   *l = &w->lemmas.items[i];
		char	   *plain = gz_strndup(&p->arena, l->key, strlen(l->key));
		char	   *s = plain;
		uint32_t   *other;

		/* î and û are C3 AE and C3 BB */
		while ((s = strchr(s, 0xC3)) != NULL)
		{
			char		letter = s[1] == (char) 0xAE ? 'i' :
				s[1] == (char) 0xBB ? 'u' : 0;

			if (letter != 0)
			{
				memmove(s + 1, s + 2, strlen(s + 2) + 1);
				*s = letter;
			}
			s++;
		}
		if (strcmp(plain, l->key) == 0 ||
			(other = map_get(w->lemma_map, plain)) == NULL)
			continue;
		for (uint32_t a = l->analyses; a != NONE;
			 a = w->analyses.items[a].next_of_lemma)
		{
			uint32_t	f = w->analyses.items[a].form;

			for (uint32_t b = w->forms.items[f].analyses; b != NONE;
				 b = w->analyses.items[b].next_of_form)
				if (w->analyses.items[b].lemma == *other)
				{
					l->stem = stem_of_lemma(&w->lemmas.items[*other]);
					pack_spelling(p, plain, l->key);
				}
		}
	}
}

/*
 * stem_exceptions.tsv: what, word, stem, note.  A lemma row gives all forms
 * of a lemma a stem; a form row says which lemma a form belongs to, or gives
 * it a stem of its own where that is no lemma.
 */
static void
read_exceptions(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "stem_exceptions.tsv");

	while (tsv_next(t))
	{
		words	   *w = p->words;
		const char *key = pack_key(p, tsv_field(t, 1));
		const char *stem = pack_key(p, tsv_field(t, 2));

		if (strcmp(tsv_field(t, 0), "lemma") == 0)
		{
			uint32_t   *l = map_get(w->lemma_map, key);

			if (l == NULL)
				tsv_fail(t, "\"%s\" is no lemma of the lexicon", key);
			w->lemmas.items[*l].stem = stem;
		}
		else if (strcmp(tsv_field(t, 0), "form") == 0)
		{
			uint32_t   *l = map_get(w->lemma_map, stem);
			uint32_t	f = find_form(p, key);

			w->forms.items[f].stem = l == NULL ? stem :
				stem_of_lemma(&w->lemmas.items[*l]);
			if (w->forms.items[f].pos == 0)
				w->forms.items[f].pos = GZ_POS_COMMON;
		}
		else
			tsv_fail(t, "\"%s\" is neither lemma nor form", tsv_field(t, 0));
	}
}

/* given_names.tsv and surnames.tsv: name, and the gender of a first name */
static void
read_people(pack *p, const char *dir, const char *file, uint32_t pos)
{
	tsv		   *t = tsv_open(dir, file);

	while (tsv_next(t))
	{
		const char *key = pack_key(p, tsv_field(t, 0));
		const char *rest = tsv_field(t, 1);
		const char *gender;
		uint32_t	genders = 0;

		if (*key == '\0')
			tsv_fail(t, "no name");
		while ((gender = next_part(&rest)) != NULL)
		{
			if (strcmp(gender, "m") != 0 && strcmp(gender, "f") != 0)
				tsv_fail(t, "\"%s\" is no gender: m, f or both", gender);
			genders |= *gender == 'm' ? GZ_POS_MASC : GZ_POS_FEM;
		}
		pack_word(p, key, GZ_POS_NAME | pos | genders, 0);
	}
}

void
pack_lexicon(pack *p, const char *dir)
{
	char		hunspell[4096];

	p->word_map = map_new();
	p->words = gz_alloc0(&p->arena, sizeof(words));
	p->words->lemma_map = map_new();
	pack_start_morphology(p);
	/* form 0 is that of unknown words */
	find_form(p, "\x01");

	snprintf(hunspell, sizeof(hunspell), "%s/hunspell", dir);
	read_hunspell(hunspell, add_analysis, p);
	read_families(p, dir);
	join_spellings(p);
	read_exceptions(p, dir);
	read_people(p, dir, "given_names.tsv", GZ_POS_FIRST);
	read_people(p, dir, "surnames.tsv", GZ_POS_SURNAME);
}

bool
pack_lemma_polarity(pack *p, const char *key, uint32_t pos, uint16_t polarity)
{
	words	   *w = p->words;
	uint32_t   *l = map_get(w->lemma_map, key);
	bool		found = false;

	if (l == NULL)
		return false;
	for (uint32_t i = w->lemmas.items[*l].analyses; i != NONE;
		 i = w->analyses.items[i].next_of_lemma)
		if (pos == 0 || (w->analyses.items[i].pos & pos))
		{
			form	   *f = &w->forms.items[w->analyses.items[i].form];

			if (!pack_yields(p, f->key, key, w->analyses.items[i].pos))
				continue;
			/* the form's own lemma comes before a rarer one */
			if (f->polarity == 0 || strcmp(f->key, key) == 0)
				f->polarity = polarity;
			found = true;
		}
	return found;
}

/*
 * Give the nominal forms of each lemma one strength, that of the masculine
 * singular, where rows for noun, adjective and verb differ: « la championne »
 * and « le champion », « blessée » and « blessé » must not weigh differently.
 * Opposite signs are different words (le compromis, compromise).
 */
void
pack_level_polarities(pack *p)
{
	const uint32_t nominal = GZ_POS_NOUN | GZ_POS_ADJ | GZ_POS_PPAST;
	words	   *w = p->words;

	for (uint32_t l = 0; l < w->lemmas.n; l++)
	{
		uint16_t	base = 0;

		for (int pass = 0; pass < 2; pass++)
			for (uint32_t i = w->lemmas.items[l].analyses; i != NONE;
				 i = w->analyses.items[i].next_of_lemma)
			{
				const analysis *a = &w->analyses.items[i];
				form	   *f = &w->forms.items[a->form];

				if (!(a->pos & nominal) || f->polarity == 0)
					continue;
				if (pass == 0 && base == 0 && (a->pos & GZ_POS_MASC) &&
					(a->pos & GZ_POS_SING))
					base = f->polarity;
				else if (pass == 1 && base != 0 &&
						 p->polarities.items[f->polarity].strength *
						 p->polarities.items[base].strength > 0)
					f->polarity = base;
			}
	}
}

void
pack_form_polarity(pack *p, const char *key, uint16_t polarity)
{
	p->words->forms.items[find_form(p, key)].polarity = polarity;
}

gz_frame *
pack_form_frame(pack *p, const char *key)
{
	return &p->words->forms.items[find_form(p, key)].frame;
}

bool
pack_is_function_word(pack *p, const char *key)
{
	return (p->words->forms.items[find_form(p, key)].pos &
			(GZ_POS_PREP | GZ_POS_CONJ | GZ_POS_DET)) != 0;
}

void
pack_form_shifter(pack *p, const char *key, uint16_t shifter)
{
	p->words->forms.items[find_form(p, key)].shifter = shifter;
}

void
pack_each_form(pack *p, const char *key,
			   void (*visit) (pack *p, const char *form, void *arg), void *arg)
{
	words	   *w = p->words;
	uint32_t   *l = map_get(w->lemma_map, key);

	if (l == NULL)
	{
		/* a participle or a word of its own: what agreement makes of it */
		static const char *const endings[] = {"", "e", "s", "es"};
		char		form[256];

		for (int i = 0; i < 4; i++)
		{
			snprintf(form, sizeof(form), "%s%s", key, endings[i]);
			if (i == 0 || map_get(p->word_map, form) != NULL)
				visit(p, form, arg);
		}
		return;
	}
	for (uint32_t i = w->lemmas.items[*l].analyses; i != NONE;
		 i = w->analyses.items[i].next_of_lemma)
		visit(p, w->forms.items[w->analyses.items[i].form].key, arg);
}

void
pack_each_form_as(pack *p, const char *key, uint32_t tags,
				  void (*visit) (pack *p, const char *form, void *arg),
				  void *arg)
{
	words	   *w = p->words;
	uint32_t   *l = map_get(w->lemma_map, key);
	bool		found = false;

	for (uint32_t i = l == NULL ? NONE : w->lemmas.items[*l].analyses;
		 i != NONE; i = w->analyses.items[i].next_of_lemma)
		if ((w->analyses.items[i].tags & tags) &&
			pack_yields(p, w->forms.items[w->analyses.items[i].form].key, key,
						w->analyses.items[i].pos))
		{
			visit(p, w->forms.items[w->analyses.items[i].form].key, arg);
			found = true;
		}
	if (!found)
		visit(p, key, arg);
}

void
pack_each_fold(pack *p, const char *word,
			   void (*visit) (pack *p, const char *form, void *arg), void *arg)
{
	words	   *w = p->words;
	const char *key = pack_key(p, word);
	gz_str		fold = gz_fold(&p->arena, (gz_str) {key, (uint32_t) strlen(key)});
	uint32_t   *first;

	if (w->fold_map == NULL)
	{
		w->fold_map = map_new();
		for (uint32_t i = 1; i < w->forms.n; i++)
		{
			form	   *f = &w->forms.items[i];
			gz_str		s = gz_fold(&p->arena, (gz_str) {
									f->key, (uint32_t) strlen(f->key)
			});
			uint32_t   *at;

			if (f->pos == 0)
				continue;
			at = map_put(w->fold_map, gz_strndup(&p->arena, s.s, s.length),
						 NONE);
			f->next_of_fold = *at;
			*at = i;
		}
	}
	first = map_get(w->fold_map, gz_strndup(&p->arena, fold.s, fold.length));
	if (first == NULL)
	{
		visit(p, key, arg);
		if (strcmp(gz_strndup(&p->arena, fold.s, fold.length), key) != 0)
			visit(p, gz_strndup(&p->arena, fold.s, fold.length), arg);
		return;
	}
	for (uint32_t i = *first; i != NONE; i = w->forms.items[i].next_of_fold)
		visit(p, w->forms.items[i].key, arg);
	/* « fevrier »: the form that lacks its accents, if it is no other word */
	if (memchr(fold.s, ' ', fold.length) == NULL)
		visit(p, gz_strndup(&p->arena, fold.s, fold.length), arg);
}

void
pack_form_classes(pack *p, const char *key, unsigned cues, unsigned grammar,
				  uint16_t numeral)
{
	form	   *f = &p->words->forms.items[find_form(p, key)];

	f->cues |= (uint16_t) cues;
	f->grammar |= (uint16_t) grammar;
	if (numeral != 0)
		f->numeral = numeral;
}

/* How well an analysis fits its form; less is better. */
static int
rank(const words *w, const form *f, const analysis *a)
{
	bool		nominal = (a->pos & (GZ_POS_NOUN | GZ_POS_ADJ)) != 0;
	bool		same = strcmp(w->lemmas.items[a->lemma].key, f->key) == 0;

	return nominal && same ? 0 : nominal ? 1 : same ? 2 : 3;
}

/* The stem of a form. */
static const char *
stem_of_form(const words *w, const form *f)
{
	const analysis *best = NULL;

	if (f->stem != NULL)
		return f->stem;
	for (uint32_t i = f->analyses; i != NONE;
		 i = w->analyses.items[i].next_of_form)
	{
		const analysis *a = &w->analyses.items[i];
		int			better;

		if (!(a->pos & GZ_POS_COMMON))
			continue;
		better = best == NULL ? -1 : rank(w, f, a) - rank(w, f, best);
		if (better == 0)
			better = strcmp(w->lemmas.items[a->lemma].key,
							w->lemmas.items[best->lemma].key);
		if (better < 0)
			best = a;
	}
	/* names are stems of themselves */
	return best == NULL ? f->key : stem_of_lemma(&w->lemmas.items[best->lemma]);
}

/* What phrases begin with a form, by its fold. */
static uint16_t
opener_flags(pack *p, const char *key)
{
	gz_str		fold = gz_fold(&p->arena, (gz_str) {key, (uint32_t) strlen(key)});
	uint32_t   *flags = map_get(p->openers, gz_strndup(&p->arena, fold.s,
													   fold.length));

	return flags == NULL ? 0 : (uint16_t) *flags;
}

map *
pack_word_records(pack *p, word_records *records)
{
	words	   *w = p->words;
	map		   *by_key = map_new();
	map		   *by_record = map_new();

	for (uint32_t i = 0; i < w->forms.n; i++)
	{
		const form *f = &w->forms.items[i];
		const char *stem = i == 0 ? f->key : stem_of_form(w, f);
		size_t		same = 0;
		size_t		length = strlen(f->key);
		gz_word		record = {
			.pos = f->pos, .flags = f->flags, .context = f->context,
			.polarity = f->polarity, .shifter = f->shifter,
			.numeral = f->numeral, .cues = f->cues, .grammar = f->grammar,
			.readings = pack_readings(p, i, f->key)
		};
		char		text[120];
		uint32_t   *at;

		record.flags |= opener_flags(p, f->key);
		record.frame = (uint16_t) pack_frame(p, f->frame);
		while (same < length && stem[same] == f->key[same])
			same++;
		if (length - same > 255)
			fail("the stem of \"%s\" is too different from it", f->key);
		record.strip = (uint8_t) (length - same);
		record.append = pack_string(p, stem + same);
		snprintf(text, sizeof(text), "%x %x %x %x %x %x %x %x %x %x %x %x",
				 record.pos, record.flags, record.strip, record.context,
				 record.append, record.polarity, record.shifter,
				 record.numeral, record.cues, record.grammar,
				 record.readings, record.frame);
		at = map_put(by_record, text, records->n);
		if (*at == records->n)
			*GZ_PUSH(&p->arena, records) = record;
		*map_put(by_key, f->key, 0) = *at;
	}
	return by_key;
}
