/*
 * feature.h - what the tagger sees of a token
 *
 * One extractor serves training and tagging: src/tools/features prints what it
 * gives, src/tools/train.py fits weights to that, and the packer gives each
 * weight the hash that the extractor computes here.
 */
#ifndef GZ_FEATURE_H
#define GZ_FEATURE_H

#include "finder.h"

/* Labels of the tagger: outside, then begin and inside of each name kind. */
#define GZ_LABEL_O		0
#define GZ_LABEL_B(kind)	(1 + 2 * (int) (kind))
#define GZ_LABEL_I(kind)	(2 + 2 * (int) (kind))
#define GZ_LABELS		11

/* A value of a feature: a number, or a word by its key. */
typedef struct gz_value_part
{
	uint64_t	number;			/* the number, or the hash of the word */
	const gz_token *word;		/* the word, or NULL */
} gz_value_part;

typedef struct gz_feature
{
	uint16_t	template;
	uint16_t	n;				/* parts, one or two */
	gz_value_part part[2];
} gz_feature;

#define GZ_FEATURES_MAX 64

typedef struct gz_features
{
	uint32_t	n;
	uint64_t	hash[GZ_FEATURES_MAX];
	gz_feature *detail;			/* what they are made of, if not NULL */
} gz_features;

/* What is known of a token before it is tagged, filled a sentence at a time. */
typedef struct gz_view
{
	uint64_t	word;			/* hash of the key */
	uint32_t	shape;
	uint32_t	class;			/* parts of speech, coarse */
	uint32_t	cues;
} gz_view;

/* Fill the views of the finder's sentence; views is indexed from its start. */
extern void gz_fill_views(const gz_finder *f, gz_view *views);

/* The features of token i of the finder's sentence. */
extern void gz_extract(const gz_finder *f, const gz_view *views, uint32_t i,
					   gz_features *out);

/* The hash of a word (FNV-1a), as the packer needs it, too. */
static inline uint64_t
gz_hash_word(const char *s, size_t length)
{
	uint64_t	h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < length; i++)
		h = (h ^ (uint8_t) s[i]) * UINT64_C(1099511628211);
	return h;
}

/* The hash of a feature of one or two parts. */
static inline uint64_t
gz_hash_feature(unsigned template, unsigned n, const uint64_t *parts)
{
	uint64_t	h = (template + 1) * UINT64_C(0x9E3779B97F4A7C15);

	for (unsigned i = 0; i < n; i++)
	{
		h = (h ^ parts[i]) * UINT64_C(0xBF58476D1CE4E5B9);
		h ^= h >> 32;
	}
	return h;
}

#endif							/* GZ_FEATURE_H */
