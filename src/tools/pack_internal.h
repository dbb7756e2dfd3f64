/*
 * pack_internal.h - the blob under construction, for pack.c and pack_words.c
 */
#ifndef PACK_INTERNAL_H
#define PACK_INTERNAL_H

#include "pack.h"

struct pack
{
	gz_arena	arena;
	map		   *strings;		/* string -> offset in pool */
	GZ_ARRAY(char) pool;
	map		   *word_map;		/* key -> index in forms */
	map		   *openers;		/* fold of a first word -> GZ_WORD_OPENS_… */
	map		   *name_map;		/* fold of phrase -> first name … */
	map		   *expression_map;	/* … and of what sentiment reads */
	GZ_ARRAY(gz_name) names;
	GZ_ARRAY(gz_entry) entries;
	GZ_ARRAY(gz_context) contexts;
	GZ_ARRAY(gz_polarity) polarities;
	GZ_ARRAY(gz_shifter) shifters;
	GZ_ARRAY(gz_numeral_word) numerals;
	uint32_t	features;
	GZ_ARRAY(uint16_t) displacements;
	GZ_ARRAY(uint32_t) checks;
	GZ_ARRAY(gz_weight) weights;
	GZ_ARRAY(float) transitions;
	GZ_ARRAY(gz_reading) readings;
	map		   *frame_map;		/* a frame in hexadecimal -> its index */
	GZ_ARRAY(gz_frame) frames;
	float		evidence[GZ_EVIDENCE_KINDS];
	GZ_ARRAY(char) blob;
	struct words *words;		/* pack_words.c's own */
	struct morphology *morphology;	/* pack_morphology.c's own */
};

typedef GZ_ARRAY(gz_word) word_records;

/*
 * The distinct records of all words, record 0 being that of unknown words,
 * and the map from keys to them.
 */
extern map *pack_word_records(pack *p, word_records *records);

/* The index of a context, equal ones being kept once. */
extern uint8_t pack_context(pack *p, gz_context context);

/* Set when a word of the list is a stop word. */
extern void pack_stop_context(pack *p, const char *key, uint8_t context);

/* --- readings (pack_morphology.c) --- */

typedef struct morphology morphology;

/* To be called before the others. */
extern void pack_start_morphology(pack *p);

/* Note one way to derive a form.  The lemma is kept, not copied. */
extern void pack_reading(pack *p, uint32_t form, const char *lemma,
						 uint32_t tags);

/* Have a lemma told in another spelling: naitre as naître. */
extern void pack_spelling(pack *p, const char *lemma, const char *spelt_as);

/*
 * Does lemmas.tsv leave a form to a lemma, as one of these parts of speech, and
 * not to another: « faut » is falloir and hardly faillir.
 */
extern bool pack_yields(const pack *p, const char *form, const char *lemma,
						uint32_t pos);

/* The index of the first reading of a form, 0: none. */
extern uint16_t pack_readings(pack *p, uint32_t form, const char *key);

#endif							/* PACK_INTERNAL_H */
