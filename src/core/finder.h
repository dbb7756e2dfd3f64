/*
 * finder.h - what the files of the mention finder share
 *
 * The finder goes once over the tokens and collects candidates.  Some stand
 * on their own; others (a weak alias, a lone capital) are pending until the
 * second look finds their name elsewhere in the article.
 */
#ifndef GZ_FINDER_H
#define GZ_FINDER_H

#include "cue.h"
#include "gazetteer.h"
#include "map.h"
#include "mention.h"

/* Below this a candidate is left out. */
#define GZ_CONFIDENCE_MIN 0.36F

/* A name never spans more tokens than this. */
#define GZ_NAME_TOKENS 16

typedef struct gz_candidate
{
	uint32_t	first;
	uint32_t	n;
	uint32_t	sentence;
	uint32_t	name;			/* first gazetteer meaning, 0: none */
	uint32_t	entry;			/* gz_entry + 1, 0: none */
	gz_kind		kind;
	float		confidence;
	char		gender;
	bool		pending;		/* counts only with support */
	bool		placed;			/* words around it say that it is a place */
	uint32_t	reach;			/* in capitals: tokens to the sentence's end */
	const char *value;
	gz_str		fold;
} gz_candidate;

typedef GZ_ARRAY(gz_candidate) gz_candidates;

/* The last phrase that announces a person. */
typedef struct gz_announce
{
	uint32_t	end;			/* token behind the phrase */
	uint16_t	class;			/* gz_role */
	uint16_t	flags;			/* GZ_NAME_MASC … */
	bool		open;			/* a name may still follow */
	bool		direct;			/* nothing but adjectives stand between */
} gz_announce;

/*
 * What the rules found out about a token, for the tagger; labels are those of
 * feature.h.
 */
typedef struct gz_clue
{
	uint8_t		rule;			/* label of the candidate that covers it */
	uint8_t		sure;			/* of that: confidence in fiftieths; 0x40: pending */
	uint8_t		known;			/* of that: does it have an entry? */
	uint8_t		role;			/* 1: in a phrase that announces a person, 2: after */
	uint8_t		head;			/* kind + 1 of the head word that begins here */
} gz_clue;

typedef struct gz_finder
{
	gz_arena   *arena;
	const char *text;
	const gz_tokens *tokens;
	gz_candidates found;
	uint32_t	sentence;		/* the one at work, and its tokens */
	uint32_t	from;
	uint32_t	end;
	bool		shouted;		/* it is all capitals */
	gz_announce role;
	gz_clue    *clues;			/* one a token */
} gz_finder;

static inline const gz_token *
gz_at(const gz_finder *f, uint32_t i)
{
	return &f->tokens->items[i];
}

/* Is the finder's sentence all in capitals? */
extern bool gz_is_printed_in_capitals(const gz_finder *f);

/* Collect the candidates that the rules see in a text. */
extern void gz_run_rules(gz_finder *f, gz_arena *arena, const char *text,
						 const gz_tokens *tokens,
						 const gz_sentences *sentences);

/* Is token i, inside the sentence, a word or acronym with a capital? */
extern bool gz_is_capital(const gz_finder *f, uint32_t i);

/* Is nothing but marks and articles before token i in its sentence? */
extern bool gz_is_initial(const gz_finder *f, uint32_t i);

/* Could the lexicon's word be a first name here? */
extern bool gz_is_first_name(const gz_token *t);

/*
 * The end of the run of capitals that begins at token i; person: a particle
 * such as « de » may stand inside.
 */
extern uint32_t gz_run_end(const gz_finder *f, uint32_t i, bool person);

/*
 * Read a name that begins with a head word: « cour d'appel de Lyon ».  match
 * is the head; false if no name follows.
 */
extern bool gz_read_head(const gz_finder *f, uint32_t i, gz_match match,
						 gz_candidate *c);

/*
 * Read an expression whose acronym stands in brackets behind it: « Union
 * astronomique internationale (UAI) ».  In lower case it must be spelt whole.
 */
extern bool gz_read_expansion(const gz_finder *f, uint32_t i, gz_candidate *c);

/* May a word of the language in capitals be an acronym: BIT, RAID? */
extern bool gz_may_be_acronym(const gz_finder *f, uint32_t i);

/* Read a name with a head word, or an expression with its acronym behind. */
extern bool gz_read_expression(const gz_finder *f, uint32_t i,
							   const gz_match *matches, unsigned n,
							   gz_candidate *c);

/*
 * Is a known name of so many tokens only the article and the start of a
 * longer expression: « La Ligue » in « La Ligue des amis du lac »?
 */
extern bool gz_is_article_before(const gz_finder *f, uint32_t i,
								 uint32_t known);

/* Read a road whose number is a token of its own: « la N 12 ». */
extern bool gz_read_road(const gz_finder *f, uint32_t i, gz_candidate *c);

/* Read the title of a work in quotation marks: « Le Roi des aulnes ». */
extern bool gz_read_title(const gz_finder *f, uint32_t i, gz_candidate *c);

/* Decide what an unknown run of capitals is, by the words around it. */
extern void gz_judge_run(const gz_finder *f, gz_candidate *c);

/* Choose among the gazetteer's meanings of a phrase by the words around it. */
extern void gz_judge_known(const gz_finder *f, gz_candidate *c);

/* Let the candidates of an article support each other. */
extern void gz_second_look(gz_finder *f);

#endif							/* GZ_FINDER_H */
