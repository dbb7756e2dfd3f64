/*
 * pack.h - what the parts of the packer share
 *
 * The packer reads the tables of src/data and writes one blob, laid out as
 * core/blob.h says.  It is deterministic: the same tables give the same
 * bytes.  It is a host program that runs for a second during make, so it
 * keeps everything in memory and frees nothing.
 */
#ifndef PACK_H
#define PACK_H

#include <stdarg.h>
#include <stdio.h>

#include "core/arena.h"
#include "core/blob.h"
#include "core/normalise.h"

/* Print to stderr and exit with status 1. */
extern void fail(const char *format, ...)
			__attribute__((noreturn, format(printf, 1, 2)));

/* Blocks from malloc, never freed; fails where there are none. */
extern const gz_host pack_host;

/* --- tables --- */

typedef struct tsv
{
	const char *path;
	FILE	   *file;
	int			line;
	char		buffer[4096];
	const char *field[16];
	int			n;
} tsv;

/* Open dir/name; fails where it is not there. */
extern tsv *tsv_open(const char *dir, const char *name);

/* Read the next row; comments and empty lines are passed over. */
extern bool tsv_next(tsv *t);

/* A field of the row, "" where the row is shorter. */
extern const char *tsv_field(const tsv *t, int i);

/* A number field, in [low, high]. */
extern double tsv_number(const tsv *t, int i, double low, double high);

extern void tsv_fail(const tsv *t, const char *format, ...)
			__attribute__((noreturn, format(printf, 2, 3)));

/*
 * The next part of a field whose parts are separated by |, copied to the
 * packer's memory; NULL after the last.  *rest starts as the field.
 */
extern const char *next_part(const char **rest);

/* --- maps from strings to numbers --- */

typedef struct map map;

extern map *map_new(void);

/* The number at key, made with the value fresh where there is none. */
extern uint32_t *map_put(map *m, const char *key, uint32_t fresh);

/* The number at key, or NULL. */
extern uint32_t *map_get(const map *m, const char *key);

extern uint32_t map_size(const map *m);

/* The keys in byte order; numbers through map_get. */
extern const char **map_sorted_keys(const map *m);

/* --- the blob under construction --- */

typedef struct pack pack;

extern gz_arena *pack_arena(pack *p);

/* The offset of a string in the pool, equal strings being kept once. */
extern uint32_t pack_string(pack *p, const char *s);

/*
 * Add a meaning to a phrase.  The phrase is given as printed; it is tokenised
 * as text is, and whether it holds capitals or is an acronym goes into flags
 * from that.  The words of an entity's name are names from then on, unless
 * PACK_UNKNOWN_WORDS is among the flags: those of 50,000 small places are
 * mostly somebody's surname.
 */
#define PACK_UNKNOWN_WORDS 0x10000
extern void pack_name(pack *p, const char *phrase, gz_name_type type,
					  uint32_t target, unsigned flags);

/*
 * Add a meaning to a phrase in which a word with * stands for all its forms
 * and a last de, à or que for what elision and articles make of it.
 */
extern void pack_phrase(pack *p, const char *phrase, gz_name_type type,
						uint32_t target);

/* Add a known entity; returns its index.  name and fold are set from name. */
extern uint32_t pack_entry(pack *p, const char *name, gz_entry entry);

extern uint32_t pack_polarity(pack *p, gz_polarity polarity);
extern uint32_t pack_shifter(pack *p, gz_shifter shifter);
extern uint32_t pack_frame(pack *p, gz_frame frame);	/* equal ones once */

/* The key or the fold of a word or phrase, zero-ended. */
extern const char *pack_key(pack *p, const char *s);
extern const char *pack_fold(pack *p, const char *s);

/* --- the inflection lexicon (pack_hunspell.c) --- */

/* Call back for every form that dir/fr.dic and dir/fr.aff give. */
extern void read_hunspell(const char *dir,
						  void (*visit) (void *arg, const char *form,
										 const char *lemma, uint32_t tags),
						  void *arg);

/* --- words (pack_words.c) --- */

/* Read the inflection lexicon, names, families of stems and exceptions. */
extern void pack_lexicon(pack *p, const char *dir);

/* Flags and parts of speech for a key, which is added where it is new. */
extern void pack_word(pack *p, const char *key, uint32_t pos, unsigned flags);

/*
 * Give the forms of a lemma that have one of the parts of speech (0: any) a
 * polarity; false where there are none.
 */
extern bool pack_lemma_polarity(pack *p, const char *lemma, uint32_t pos,
								uint16_t polarity);

/* The same for one form, which is added where the lexicon lacks it. */
extern void pack_form_polarity(pack *p, const char *key, uint16_t polarity);
extern void pack_form_shifter(pack *p, const char *key, uint16_t shifter);

/* The frame of a form, to be filled in. */
extern gz_frame *pack_form_frame(pack *p, const char *key);

/*
 * Call back for each form of a lemma that has one of the tags of morphology.h,
 * or for the word itself where there is none.
 */
extern void pack_each_form_as(pack *p, const char *lemma, uint32_t tags,
							  void (*visit) (pack *p, const char *form,
											 void *arg), void *arg);

/* Is a form a preposition, conjunction or determiner, whatever else? */
extern bool pack_is_function_word(pack *p, const char *key);

/* Give the nominal forms of each lemma one strength, after all rows. */
extern void pack_level_polarities(pack *p);

/* Add to what a form says of names, does in clauses and counts as. */
extern void pack_form_classes(pack *p, const char *key, unsigned cues,
							  unsigned grammar, uint16_t numeral);

/*
 * Call back for each known form that has the letters of a word, whatever its
 * accents, and for the word without them, as capitals are often printed.
 */
extern void pack_each_fold(pack *p, const char *word,
						   void (*visit) (pack *p, const char *form, void *arg),
						   void *arg);

/*
 * Call back for each form of a lemma; of what is no lemma, for the word itself
 * and those that the lexicon knows with -e, -s, -es.
 */
extern void pack_each_form(pack *p, const char *lemma,
						   void (*visit) (pack *p, const char *form, void *arg),
						   void *arg);

/* --- the other parts, a file each --- */

extern void pack_lists(pack *p, const char *dir);	/* stop words and the like */
extern void pack_lemmas(pack *p, const char *dir);	/* which readings come first */
extern void pack_classes(pack *p, const char *dir);	/* cues, grammar, numerals */
extern void pack_names(pack *p, const char *dir);	/* entities, roles, heads */
extern void pack_sentiment(pack *p, const char *dir);	/* polarity, shifters */
extern void pack_arguments(pack *p, const char *dir);	/* frames */
extern void pack_tagger(pack *p, const char *dir);	/* the tagger's weights */

/* --- automata (pack_automaton.c) --- */

typedef struct automaton
{
	uint32_t   *units;
	uint32_t	n;
	uint32_t	root;
} automaton;

/* Build the double array of n keys in strict byte order, with their values. */
extern automaton build_automaton(const char **keys, const uint32_t *values,
								 uint32_t n);

#endif							/* PACK_H */
