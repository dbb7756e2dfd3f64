/*
 * blob.h - the compiled data: layout, opening, verification
 *
 * src/tools/pack turns the tables of src/data into one file; blob_data.c embeds it in
 * the library's read-only data, so all backends share its pages and nothing
 * is loaded or parsed at run time.  Numbers are in the byte order of the
 * machine that packed it, which the header tells.  gz_blob_open checks the
 * header, every section's bounds and every reference between records once;
 * after that the core uses them without further checks.
 */
#ifndef GZ_BLOB_H
#define GZ_BLOB_H

#include "automaton.h"

#define GZ_BLOB_MAGIC	0x475A4235	/* "GZB5" */
#define GZ_BLOB_ALIGN	64

/* Sections, in file order. */
typedef enum gz_section
{
	GZ_SEC_STRINGS,				/* zero-ended strings, referred to by offset */
	GZ_SEC_WORD_UNITS,			/* automaton: key -> gz_word */
	GZ_SEC_WORDS,				/* gz_word records */
	GZ_SEC_NAME_UNITS,			/* automaton: fold of a phrase -> first gz_name */
	GZ_SEC_EXPRESSION_UNITS,	/* the same for what sentiment reads, kept apart so
								 * that names are found fast */
	GZ_SEC_NAMES,				/* gz_name records */
	GZ_SEC_ENTRIES,				/* gz_entry records: the known entities */
	GZ_SEC_CONTEXTS,			/* gz_context records: stop words by context */
	GZ_SEC_POLARITIES,			/* gz_polarity records */
	GZ_SEC_SHIFTERS,			/* gz_shifter records */
	GZ_SEC_NUMERALS,			/* gz_numeral_word records */
	GZ_SEC_DISPLACEMENTS,		/* the features' hash table: see gz_feature_at … */
	GZ_SEC_CHECKS,				/* … what tells its features apart … */
	GZ_SEC_WEIGHTS,				/* … and their gz_weight */
	GZ_SEC_TRANSITIONS,			/* floats: see gz_data */
	GZ_SEC_READINGS,			/* gz_reading records */
	GZ_SEC_FRAMES,				/* gz_frame records */
	GZ_SEC_EVIDENCE,			/* floats: what each kind of evidence weighs */
	GZ_SEC_COUNT
} gz_section;

typedef struct gz_blob_header
{
	uint32_t	magic;
	uint32_t	size;			/* of the whole blob, bytes */
	uint32_t	data_version;	/* counts up with every release of the data */
	uint32_t	word_root;		/* start states of the automata */
	uint32_t	name_root;
	uint32_t	expression_root;
	struct
	{
		uint32_t	offset;		/* from the start of the blob */
		uint32_t	size;		/* bytes */
	}			section[GZ_SEC_COUNT];
} gz_blob_header;

/* Parts of speech, as a set: French forms are ambiguous. */
enum
{
	GZ_POS_NOUN = 1 << 0,
	GZ_POS_ADJ = 1 << 1,
	GZ_POS_ADV = 1 << 2,
	GZ_POS_VERB = 1 << 3,		/* finite form */
	GZ_POS_INF = 1 << 4,		/* infinitive */
	GZ_POS_PPAST = 1 << 5,		/* past participle */
	GZ_POS_PPRES = 1 << 6,		/* present participle */
	GZ_POS_DET = 1 << 7,
	GZ_POS_PRON = 1 << 8,
	GZ_POS_PREP = 1 << 9,
	GZ_POS_CONJ = 1 << 10,
	GZ_POS_NUM = 1 << 11,
	GZ_POS_INTJ = 1 << 12,
	GZ_POS_NAME = 1 << 13,		/* proper name of any kind */
	GZ_POS_FIRST = 1 << 14,		/* first name */
	GZ_POS_SURNAME = 1 << 15,
	GZ_POS_MASC = 1 << 16,
	GZ_POS_FEM = 1 << 17,
	GZ_POS_SING = 1 << 18,
	GZ_POS_PLUR = 1 << 19,
	GZ_POS_COMMON = 1 << 20,	/* any part of speech that is no name */

	/* only in readings, see morphology.h */
	GZ_PERSON_1 = 1 << 21,
	GZ_PERSON_2 = 1 << 22,
	GZ_PERSON_3 = 1 << 23,
	GZ_TENSE_PRESENT = 1 << 24,	/* the tenses are those of the indicative */
	GZ_TENSE_IMPERFECT = 1 << 25,
	GZ_TENSE_PAST = 1 << 26,	/* passé simple */
	GZ_TENSE_FUTURE = 1 << 27,
	GZ_MOOD_CONDITIONAL = 1 << 28,
	GZ_MOOD_SUBJUNCTIVE = 1 << 29,	/* of either tense */
	GZ_MOOD_IMPERATIVE = 1 << 30
};

/* Those that say what a reading is, those that a gz_word holds. */
#define GZ_POS_CLASS	((1 << 16) - 1)
#define GZ_POS_WORD		((1 << 21) - 1)

/* Suffixes stand among the words behind this mark, which no word begins with. */
#define GZ_SUFFIX_MARK "*"

/* What else a word may be. */
enum
{
	GZ_WORD_STOP = 1 << 0,		/* stop word, subject to its context */
	GZ_WORD_ELIDED = 1 << 1,	/* l, d, qu …: takes an apostrophe */
	GZ_WORD_CLITIC = 1 << 2,	/* il, ce, là …: may follow a hyphen */
	GZ_WORD_ABBREV = 1 << 3,	/* its dot ends no sentence */
	GZ_WORD_ABBREV_TITLE = 1 << 4,	/* … and a name follows (M., Dr) */
	GZ_WORD_ABBREV_END = 1 << 5,	/* … unless a capital follows (etc.) */
	GZ_WORD_CAMEL = 1 << 7,		/* stays one token in spite of a capital */
	GZ_WORD_DOMAIN = 1 << 8,	/* top-level domain */
	GZ_WORD_SUFFIX = 1 << 10,	/* after GZ_SUFFIX_MARK: an ending of French words */
	GZ_WORD_OPENS_NAME = 1 << 11,	/* a phrase of the name automaton begins so */
	GZ_WORD_OPENS_EXPRESSION = 1 << 12	/* the same for expressions */
};

/* What the lexicon knows of a word form. */
typedef struct gz_word
{
	uint32_t	pos;
	uint16_t	flags;
	uint8_t		strip;			/* bytes to drop from the key for its stem … */
	uint8_t		context;		/* index of its gz_context, 0: none */
	uint32_t	append;			/* … and the string to add */
	uint16_t	polarity;		/* index of its gz_polarity, 0: none */
	uint16_t	shifter;		/* index of its gz_shifter, 0: none */
	uint16_t	numeral;		/* index of its gz_numeral_word, 0: none */
	uint16_t	cues;			/* what it says of names near it: GZ_CUE_… */
	uint16_t	grammar;		/* what it does in a clause: GZ_F_… */
	uint16_t	readings;		/* index of its first gz_reading, 0: none */
	uint16_t	frame;			/* index of its gz_frame, 0: none */
	uint16_t	unused;
} gz_word;

/*
 * One reading of a word form.  Those of a form follow one another; forms that
 * are inflected alike share theirs.
 */
typedef struct gz_reading
{
	uint32_t	tags;			/* GZ_POS_…, GZ_PERSON_…, GZ_TENSE_…, GZ_MOOD_… */
	uint32_t	append;			/* string to add for the lemma … */
	uint8_t		strip;			/* … once these bytes are dropped from the key */
	uint8_t		left;			/* how many readings of the form follow */
	uint16_t	unused;
} gz_reading;

/* What a word says of the kind of a name near it (cues.tsv). */
enum
{
	GZ_CUE_PLACE = 1 << 0,		/* with « de » before a place: maire, près */
	GZ_CUE_ORG = 1 << 1,		/* with « de » before a body: patron, salariés */
	GZ_CUE_PARTICLE = 1 << 2,	/* small word inside a name: van, ben */
	GZ_CUE_OF = 1 << 3,			/* de, du, des, d' */
	GZ_CUE_ARTICLE = 1 << 4,
	GZ_CUE_AT = 1 << 5,			/* à, en: a place follows */
	GZ_CUE_IN = 1 << 6,
	GZ_CUE_WITH = 1 << 7,		/* chez */
	GZ_CUE_SUFFIX = 1 << 8,		/* last word of the name of a body: Group */
	GZ_CUE_SPEECH = 1 << 9,		/* verb of speech */
	GZ_CUE_INSIDE = 1 << 10,	/* head word that belongs to the name after it */
	GZ_CUE_DEMONYM = 1 << 11,
	GZ_CUE_GENERIC = 1 << 12,	/* head word that makes a name in capitals only */
	GZ_CUE_UNIT = 1 << 13,		/* head word of a place that stays outside */
	GZ_CUE_INDEFINITE = 1 << 14,	/* determiner of what is no name: un, ce */
	GZ_CUE_PLAIN = 1 << 15		/* acronym that is a common noun: PIB, ADN */
};

/* What a function word does in a clause (grammar.tsv). */
enum
{
	GZ_F_SUBJECT = 1 << 0,		/* il, on, ce */
	GZ_F_OBJECT = 1 << 1,		/* before a verb: le, lui, y, se */
	GZ_F_RELATIVE = 1 << 2,		/* qui, que, dont */
	GZ_F_CONJUNCTION = 1 << 3,	/* mais, car, lorsque */
	GZ_F_COORDINATOR = 1 << 4,	/* et, ou, ni */
	GZ_F_NE = 1 << 5,
	GZ_F_MODAL = 1 << 6,		/* negated by ne alone: peut, saurait */
	GZ_F_CHANGED = 1 << 7,		/* with ne only a negation: personne, point */
	GZ_F_BE = 1 << 8,			/* être, devenir: joins a subject and what it is */
	GZ_F_HAVE = 1 << 9,			/* avoir, before a participle */
	GZ_F_REFLEXIVE = 1 << 10,	/* se */
	GZ_F_ANAPHOR = 1 << 11,		/* il, elle: stands for somebody named before */
	GZ_F_PREP = 1 << 12			/* the lowest bit of a gz_prep */
};

/* Prepositions, as far as frames tell them apart; grammar.tsv names them. */
typedef enum gz_prep
{
	GZ_PREP_NONE, GZ_PREP_OTHER, GZ_PREP_A, GZ_PREP_DE, GZ_PREP_CONTRE,
	GZ_PREP_SUR, GZ_PREP_POUR, GZ_PREP_ENVERS, GZ_PREP_AVEC,
	GZ_PREP_DEVANT, GZ_PREP_PAR, GZ_PREP_EN,
	GZ_PREP_COUNT
} gz_prep;

/* Words of dates, hours and amounts (numerals.tsv). */
typedef enum gz_numeral_class
{
	GZ_NW_MONTH,				/* value: 1 to 12 */
	GZ_NW_WEEKDAY,
	GZ_NW_SEASON,
	GZ_NW_DAYPART,				/* matin, soir: after a day */
	GZ_NW_CLOCK,				/* midi, minuit: value in hours */
	GZ_NW_DAY,					/* hier, demain: a day by itself */
	GZ_NW_PERIOD,				/* semaine, mois: la … dernière */
	GZ_NW_RELATIVE,				/* dernier, prochain */
	GZ_NW_POINT,				/* fin, début, mi: before a month or year */
	GZ_NW_CARDINAL,				/* value */
	GZ_NW_MULTIPLE,				/* value: power of ten */
	GZ_NW_CURRENCY,				/* text: ISO 4217 code, empty where open */
	GZ_NW_CURRENCY_ADJ,			/* text: code, for the currency named in sign */
	GZ_NW_UNIT,					/* text: symbol */
	GZ_NW_UNIT_ADJ,				/* carrés, cubes: text: what the symbol gets */
	GZ_NW_COUNT
} gz_numeral_class;

/* The value of a currency that its adjective must follow: livre, F. */
#define GZ_NW_NEEDS_ADJ 1

typedef struct gz_numeral_word
{
	uint32_t	text;			/* string, empty: none */
	uint32_t	sign;			/* string: name of a currency, singular; empty: none */
	uint16_t	value;
	uint16_t	class;			/* gz_numeral_class */
} gz_numeral_word;

/*
 * When a stop word is one.  Conditions name lists of words, a bit each: a word
 * tells which lists it stands on, a stop word which lists decide about it.
 */
typedef struct gz_context
{
	uint64_t	on_only;		/* the word stands on these lists … */
	uint64_t	on_not;
	uint64_t	only_after;		/* stop word only if one of these stands before */
	uint64_t	not_after;		/* no stop word right after one of these */
} gz_context;

/* Kinds of mention; the names are in gz_kind_name. */
typedef enum gz_kind
{
	GZ_PER, GZ_LOC, GZ_ORG, GZ_EVENT, GZ_PRODUCT,
	GZ_DATE, GZ_TIME, GZ_MONEY, GZ_PERCENT, GZ_QUANTITY,
	GZ_KIND_COUNT
} gz_kind;

/* What a phrase of the name automaton stands for. */
typedef enum gz_name_type
{
	GZ_NAME_ENTITY,				/* target: gz_entry */
	GZ_NAME_ROLE,				/* announces a person; target: gz_role class */
	GZ_NAME_HEAD,				/* begins a name of a kind; target: gz_kind */
	GZ_NAME_POLARITY,			/* target: gz_polarity */
	GZ_NAME_SHIFTER,			/* target: gz_shifter */
	GZ_NAME_FRAME				/* target: gz_frame */
} gz_name_type;

/* Classes of role. */
typedef enum gz_role
{
	GZ_ROLE_HONORIFIC, GZ_ROLE_TITLE, GZ_ROLE_FUNCTION, GZ_ROLE_PROFESSION,
	GZ_ROLE_FAMILY
} gz_role;

enum
{
	GZ_NAME_WEAK = 1 << 0,		/* needs support from the rest of the article */
	GZ_NAME_ACRONYM = 1 << 1,	/* matches capitals only */
	GZ_NAME_CAPITAL = 1 << 2,	/* some word of it is printed with a capital */
	GZ_NAME_CANONICAL = 1 << 3,	/* the entry's own name */
	GZ_NAME_MASC = 1 << 4,		/* gender of a role */
	GZ_NAME_FEM = 1 << 5,
	GZ_NAME_PLUR = 1 << 6
};

/* One meaning of a phrase; the meanings of one phrase are chained. */
typedef struct gz_name
{
	uint32_t	target;
	uint32_t	next;			/* index of the next meaning, 0: no more */
	uint16_t	type;
	uint16_t	flags;
} gz_name;

/* A known entity. */
typedef struct gz_entry
{
	uint32_t	name;			/* string: canonical name */
	uint32_t	fold;			/* string: its fold, the key it is compared by */
	char		country[4];		/* ISO 3166-1 alpha-2, or empty */
	float		latitude;		/* degrees; NaN where there is none */
	float		longitude;
	uint8_t		kind;
	uint8_t		gender;			/* 'm', 'f' or 0 */
	uint16_t	log_population;	/* 100 * ln(population), 0: not known */
} gz_entry;

typedef struct gz_polarity
{
	float		strength;		/* -1 to 1 */
	uint32_t	pos;			/* parts of speech it holds for, 0: all */
	uint32_t	term;			/* string: an expression; empty: the lemma of the word */
} gz_polarity;

/*
 * What a verb or noun says of who fills its places, from arguments.tsv, in
 * hundredths: -100 ill, 100 well.
 */
typedef struct gz_frame
{
	int8_t		subject;		/* of the active verb, the agent of the passive */
	int8_t		object;			/* or the subject of the passive */
	int8_t		reflexive;		/* the subject of the verb with se */
	int8_t		called;			/* who is called by the noun */
	bool		is_verb;		/* anything said of it as a verb … */
	bool		is_noun;		/* … as a noun, were it that it judges nobody? */
	int8_t		verb[GZ_PREP_COUNT];	/* after the verb and a preposition */
	int8_t		noun[GZ_PREP_COUNT];	/* after the noun and a preposition */
} gz_frame;

typedef enum gz_shifter_class
{
	GZ_SHIFT_NEGATION, GZ_SHIFT_INTENSIFIER, GZ_SHIFT_DIMINISHER,
	GZ_SHIFT_MODALITY, GZ_SHIFT_CONCESSION, GZ_SHIFT_CONDITIONAL,
	GZ_SHIFT_REPORTING,
	GZ_SHIFT_RESTRICTION,		/* ne … que: no negation after all */
	GZ_SHIFT_NONE				/* a phrase that shifts nothing, though words in it do */
} gz_shifter_class;

typedef enum gz_scope
{
	GZ_SCOPE_RIGHT, GZ_SCOPE_LEFT, GZ_SCOPE_BOTH, GZ_SCOPE_CLAUSE
} gz_scope;

typedef struct gz_shifter
{
	float		factor;
	uint16_t	class;
	uint16_t	scope;
	uint32_t	term;			/* string */
} gz_shifter;

/*
 * The tagger's weights of a feature, by label; see tagger.h.
 *
 * Features are found by hashing with displacements: the packer chose one for
 * each group of features so that no two share a slot, and a look-up has one
 * place to go to and no branch.  Most features that are looked up have no
 * weight, so what tells them apart is kept by itself.
 */
typedef struct gz_weight
{
	int8_t		weight[16];		/* one a label, the others unused */
} gz_weight;

/* How many transitions there are, and where the scale of weights stands. */
#define GZ_TRANSITION_SCALE	(12 * 11)

/* How many kinds of evidence there are; see evidence.h. */
#define GZ_EVIDENCE_KINDS	54

/* The opened data. */
typedef struct gz_data
{
	const gz_blob_header *header;
	const char *strings;
	gz_automaton words_by_key;
	const gz_word *words;
	gz_automaton names_by_fold;
	gz_automaton expressions_by_fold;
	const gz_name *names;
	const gz_entry *entries;
	const gz_context *contexts;
	const gz_polarity *polarities;
	const gz_shifter *shifters;
	const gz_numeral_word *numerals;
	const uint16_t *displacements;	/* one a group of features */
	const uint32_t *checks;		/* of the feature in each slot */
	const gz_weight *weights;	/* of each slot; one more, all zero */
	const float *transitions;	/* from label (or start, the last) to label, then
								 * the scale of weights */
	const gz_reading *readings;
	const gz_frame *frames;
	const float *evidence;		/* GZ_EVIDENCE_KINDS */
	uint32_t	n_words;
	uint32_t	n_names;
	uint32_t	n_entries;
	uint32_t	n_contexts;
	uint32_t	n_polarities;
	uint32_t	n_shifters;
	uint32_t	n_numerals;
	uint32_t	n_displacements;	/* a power of two, or 0: no tagger */
	uint32_t	n_checks;		/* a power of two, or 0 */
	uint32_t	n_readings;
	uint32_t	n_frames;
} gz_data;

/* The data that the library embeds; valid after gz_data_open. */
extern gz_data gz_lexicon;

/* Open a blob in memory; returns NULL or what is wrong with it. */
extern const char *gz_blob_open(const void *bytes, size_t size, gz_data *data);

/* Open the embedded blob once; returns NULL or what is wrong with it. */
extern const char *gz_data_open(void);

extern const char *const gz_kind_name[GZ_KIND_COUNT];

/* The slot that a feature with weights has; see gz_weight. */
static inline uint32_t
gz_feature_at(const gz_data *d, uint64_t hash)
{
	uint32_t	group = (uint32_t) (hash >> 20) & (d->n_displacements - 1);

	return ((uint32_t) hash + d->displacements[group] *
			((uint32_t) (hash >> 32) | 1)) & (d->n_checks - 1);
}

static inline const char *
gz_string(uint32_t offset)
{
	return gz_lexicon.strings + offset;
}

#endif							/* GZ_BLOB_H */
