/*
 * morphology.h - what a word form may be, and of which lemma
 *
 * A reading is a lemma with a set of tags: parts of speech (GZ_POS_NOUN to
 * GZ_POS_SURNAME), gender and number (GZ_POS_MASC, _FEM, _SING, _PLUR), and for
 * verbs the persons (GZ_PERSON_…), tenses and moods (GZ_TENSE_…, GZ_MOOD_…).
 * Two tags of one kind mean either: « rouge » is masculine and feminine.  An
 * infinitive has no tag but GZ_POS_INF; of the indicative there is no tag, its
 * tenses tell it.
 *
 * Nothing is decided: « été » is a noun of the lemma été and a participle of
 * être.  Where lemmas.tsv says so, the likeliest stands first; else function
 * words come before nouns and adjectives, and those before verbs.  Names have
 * their lower-case keys as lemmas, as everything has.  Words that only the
 * tables of names and lists know have no reading.
 */
#ifndef GZ_MORPHOLOGY_H
#define GZ_MORPHOLOGY_H

#include "token.h"

/* How many readings a word has; they stand from *first on. */
static inline unsigned
gz_readings(const gz_word *word, const gz_reading **first)
{
	*first = &gz_lexicon.readings[word->readings];
	return word->readings == 0 ? 0 : (*first)->left + 1u;
}

/*
 * A key less its last strip bytes, with the string at append instead.  What is
 * only cut short stays where it is, the rest is copied.
 */
extern gz_str gz_change_end(gz_arena *arena, gz_str key, unsigned strip,
							uint32_t append);

/* The lemma of a key by one of its readings. */
static inline gz_str
gz_lemma(gz_arena *arena, gz_str key, const gz_reading *reading)
{
	return gz_change_end(arena, key, reading->strip, reading->append);
}

#endif							/* GZ_MORPHOLOGY_H */
