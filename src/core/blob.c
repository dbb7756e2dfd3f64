/*
 * blob.c - opening and verifying the compiled data
 */
#include "blob.h"

#include <math.h>
#include <string.h>

#include "utf8.h"

extern const unsigned char gz_blob_start[];
extern const unsigned char gz_blob_end[];

gz_data		gz_lexicon;

const char *const gz_kind_name[GZ_KIND_COUNT] = {
	"PER", "LOC", "ORG", "EVENT", "PRODUCT",
	"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"
};

/* Size of a record of each section. */
static const uint32_t record_size[GZ_SEC_COUNT] = {
	1, sizeof(uint32_t), sizeof(gz_word), sizeof(uint32_t), sizeof(uint32_t),
	sizeof(gz_name),
	sizeof(gz_entry), sizeof(gz_context), sizeof(gz_polarity),
	sizeof(gz_shifter), sizeof(gz_numeral_word),
	sizeof(uint16_t), sizeof(uint32_t), sizeof(gz_weight), sizeof(float),
	sizeof(gz_reading), sizeof(gz_frame), sizeof(float)
};

/* Do all values of an automaton stay below n? */
static bool
check_units(const gz_automaton *a, uint32_t n)
{
	for (uint32_t i = 0; i < a->n; i++)
	{
		uint32_t	next = a->units[i] >> 8;

		if (a->units[i] == 0)
			continue;
		if ((a->units[i] & 0xFF) == 0 ? next > n : next >= a->n)
			return false;
	}
	return a->root < a->n;
}

/* Do all references from record to record stay inside their sections? */
static const char *
check_records(const gz_data *d)
{
	uint32_t	strings = d->header->section[GZ_SEC_STRINGS].size;

	if (strings == 0 || d->strings[strings - 1] != '\0' || d->n_words == 0 ||
		d->n_names == 0 || d->n_contexts == 0 || d->n_polarities == 0 ||
		d->n_shifters == 0 || d->n_numerals == 0 || d->n_readings == 0 ||
		d->n_frames == 0 || d->header->section[GZ_SEC_EVIDENCE].size !=
		GZ_EVIDENCE_KINDS * sizeof(float))
		return "an empty section";
	for (uint32_t i = 0; i < d->n_words; i++)
		if (d->words[i].append >= strings ||
			d->words[i].context >= d->n_contexts ||
			d->words[i].polarity >= d->n_polarities ||
			d->words[i].shifter >= d->n_shifters ||
			d->words[i].numeral >= d->n_numerals ||
			d->words[i].readings >= d->n_readings ||
			d->words[i].frame >= d->n_frames ||
			d->words[i].grammar / GZ_F_PREP >= GZ_PREP_COUNT)
			return "a word that refers beyond its section";
	for (uint32_t i = 0; i < d->n_names; i++)
	{
		const gz_name *n = &d->names[i];
		uint32_t	limit = n->type == GZ_NAME_ENTITY ? d->n_entries :
			n->type == GZ_NAME_ROLE ? GZ_ROLE_FAMILY + 1 :
			n->type == GZ_NAME_HEAD ? GZ_KIND_COUNT :
			n->type == GZ_NAME_POLARITY ? d->n_polarities :
			n->type == GZ_NAME_SHIFTER ? d->n_shifters :
			n->type == GZ_NAME_FRAME ? d->n_frames : 0;

		/* chains lead forward only, so they end */
		if ((i > 0 && n->target >= limit) || n->next >= d->n_names ||
			(n->next != 0 && n->next <= i))
			return "a name that refers beyond its section";
	}
	for (uint32_t i = 0; i < d->n_entries; i++)
		if (d->entries[i].name >= strings || d->entries[i].fold >= strings ||
			d->entries[i].kind >= GZ_KIND_COUNT ||
			d->entries[i].country[2] != '\0')
			return "an entity that refers beyond its section";
	for (uint32_t i = 0; i < d->n_polarities; i++)
		if (d->polarities[i].term >= strings ||
			!(fabsf(d->polarities[i].strength) <= 1))
			return "a polarity out of range";
	for (uint32_t i = 0; i < d->n_shifters; i++)
		if (d->shifters[i].term >= strings ||
			!(fabsf(d->shifters[i].factor) <= 10) ||
			d->shifters[i].class > GZ_SHIFT_NONE ||
			d->shifters[i].scope > GZ_SCOPE_CLAUSE)
			return "a shifter out of range";
	for (uint32_t i = 0; i < d->n_numerals; i++)
		if (d->numerals[i].text >= strings || d->numerals[i].sign >= strings ||
			d->numerals[i].class >= GZ_NW_COUNT)
			return "a numeral that refers beyond its section";
	/* each tells how many follow, so counting down from any stays inside */
	for (uint32_t i = 0; i < d->n_readings; i++)
		if (d->readings[i].append >= strings ||
			(d->readings[i].left > 0 &&
			 (i + 1 == d->n_readings ||
			  d->readings[i + 1].left + 1 != d->readings[i].left)))
			return "a reading that refers beyond its section";
	for (uint32_t i = 0; i < GZ_EVIDENCE_KINDS; i++)
		if (!(fabsf(d->evidence[i]) <= 100))
			return "a weight of evidence out of range";
	if (d->n_checks > 0)
		for (uint32_t i = 0; i <= GZ_TRANSITION_SCALE; i++)
			if (!(fabsf(d->transitions[i]) <= 100))
				return "a transition of the tagger out of range";
	return NULL;
}

const char *
gz_blob_open(const void *bytes, size_t size, gz_data *d)
{
	const gz_blob_header *h = bytes;
	const char *base = bytes;

	if (size < sizeof(gz_blob_header) || h->magic != GZ_BLOB_MAGIC)
		return "no gazette data, or packed on a machine of other byte order";
	if (h->size != size)
		return "the size is not the one that its header tells";
	for (int i = 0; i < GZ_SEC_COUNT; i++)
		if (h->section[i].offset % GZ_BLOB_ALIGN != 0 ||
			h->section[i].offset > size ||
			h->section[i].size > size - h->section[i].offset ||
			h->section[i].size % record_size[i] != 0)
			return "a section outside the data";

#define SECTION(s) ((const void *) (base + h->section[s].offset))
#define COUNT(s) (h->section[s].size / record_size[s])
	memset(d, 0, sizeof(*d));
	d->header = h;
	d->strings = SECTION(GZ_SEC_STRINGS);
	d->words_by_key.units = SECTION(GZ_SEC_WORD_UNITS);
	d->words_by_key.n = COUNT(GZ_SEC_WORD_UNITS);
	d->words_by_key.root = h->word_root;
	d->names_by_fold.units = SECTION(GZ_SEC_NAME_UNITS);
	d->names_by_fold.n = COUNT(GZ_SEC_NAME_UNITS);
	d->names_by_fold.root = h->name_root;
	d->expressions_by_fold.units = SECTION(GZ_SEC_EXPRESSION_UNITS);
	d->expressions_by_fold.n = COUNT(GZ_SEC_EXPRESSION_UNITS);
	d->expressions_by_fold.root = h->expression_root;
	d->words = SECTION(GZ_SEC_WORDS);
	d->n_words = COUNT(GZ_SEC_WORDS);
	d->names = SECTION(GZ_SEC_NAMES);
	d->n_names = COUNT(GZ_SEC_NAMES);
	d->entries = SECTION(GZ_SEC_ENTRIES);
	d->n_entries = COUNT(GZ_SEC_ENTRIES);
	d->contexts = SECTION(GZ_SEC_CONTEXTS);
	d->n_contexts = COUNT(GZ_SEC_CONTEXTS);
	d->polarities = SECTION(GZ_SEC_POLARITIES);
	d->n_polarities = COUNT(GZ_SEC_POLARITIES);
	d->shifters = SECTION(GZ_SEC_SHIFTERS);
	d->n_shifters = COUNT(GZ_SEC_SHIFTERS);
	d->numerals = SECTION(GZ_SEC_NUMERALS);
	d->n_numerals = COUNT(GZ_SEC_NUMERALS);
	d->displacements = SECTION(GZ_SEC_DISPLACEMENTS);
	d->n_displacements = COUNT(GZ_SEC_DISPLACEMENTS);
	d->checks = SECTION(GZ_SEC_CHECKS);
	d->n_checks = COUNT(GZ_SEC_CHECKS);
	d->weights = SECTION(GZ_SEC_WEIGHTS);
	d->transitions = SECTION(GZ_SEC_TRANSITIONS);
	d->readings = SECTION(GZ_SEC_READINGS);
	d->n_readings = COUNT(GZ_SEC_READINGS);
	d->frames = SECTION(GZ_SEC_FRAMES);
	d->evidence = SECTION(GZ_SEC_EVIDENCE);
	d->n_frames = COUNT(GZ_SEC_FRAMES);
	if (d->n_checks != 0 &&
		((d->n_checks & (d->n_checks - 1)) != 0 ||
		 d->n_displacements == 0 ||
		 (d->n_displacements & (d->n_displacements - 1)) != 0 ||
		 COUNT(GZ_SEC_WEIGHTS) != d->n_checks + 1 ||
		 COUNT(GZ_SEC_TRANSITIONS) != GZ_TRANSITION_SCALE + 1))
		return "a tagger of another shape";
#undef SECTION
#undef COUNT

	if (!check_units(&d->words_by_key, d->n_words) ||
		!check_units(&d->names_by_fold, d->n_names) ||
		!check_units(&d->expressions_by_fold, d->n_names))
		return "a transition that leads out of its automaton";
	return check_records(d);
}

const char *
gz_data_open(void)
{
	const char *error;

	if (gz_lexicon.header != NULL)
		return NULL;
	if (!gz_utf8_init())
		return "ICU has no normalisation data";
	error = gz_blob_open(gz_blob_start,
						 (size_t) (gz_blob_end - gz_blob_start), &gz_lexicon);
	if (error != NULL)
		gz_lexicon.header = NULL;
	return error;
}
