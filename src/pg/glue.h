/*
 * glue.h - what the files of src/pg share
 *
 * Every SQL function goes the same way: start a piece of work, take the text
 * in (detoasted, in UTF-8), let the core analyse it in the work's arena, build
 * the result in the caller's memory context, end the work.  Nothing needs to
 * be undone when an error leaves in between: the work's context is a child of
 * the caller's and goes with it.
 */
#ifndef GAZETTE_GLUE_H
#define GAZETTE_GLUE_H

#include "compat.h"

#include "fmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/analysis.h"
#include "core/value.h"

/* ---------- context.c: the way in and the way out ---------- */

/* A piece of work; must stay where it is between start and end. */
typedef struct Work
{
	gz_arena	arena;
	gz_host		host;
	MemoryContext context;		/* NULL as long as a small work needs none */
	const char *original;		/* the text as the server holds it … */
	uint32		original_length;
	const char *text;			/* … and in UTF-8, often the same bytes */
	uint32		length;
	uint32		cursor_char;	/* a place in the original that was found, in */
	uint32		cursor_byte;	/* encodings where one must walk */
} Work;

/* Where something stands in the UTF-8 text. */
typedef struct Span
{
	uint32		start;			/* bytes */
	uint32		length;
	uint32		char_start;		/* characters */
	uint32		char_length;
} Span;

#define SPAN_OF(x) ((Span) {(x)->start, (x)->length, \
		(x)->char_start, (x)->char_length})

/* Start work on a text: its arena begins on the backend's shared buffer. */
extern void StartWork(Work *work);

/* Start work on a word or two, on a buffer of the caller's. */
extern void StartSmallWork(Work *work, void *buffer, size_t size);

extern void EndWork(Work *work);

/* Bring a text into UTF-8; it lives as long as the work. */
extern gz_str TakeText(Work *work, Datum value);
extern gz_str TakeBytes(Work *work, const char *s, size_t length);

/* Make a text the one that spans refer to. */
extern void TakeBody(Work *work, Datum body);

/* Start work on a text and analyse it. */
extern gz_analysis *AnalyzeText(Work *work, Datum body, unsigned want);

/* Bring the bytes of a value in; they live as long as the work. */
extern gz_str TakeValue(Work *work, Datum value);

/* Does the server hold texts as UTF-8 bytes? */
extern bool ServerHoldsUtf8(void);

/*
 * Bring UTF-8 into the server encoding, palloc'ed, with a zero byte after it.
 * A character that the encoding lacks becomes its form without accent, or
 * '?': a name must not make a query over a table of articles fail.
 */
extern char *ToServer(const char *s, size_t length, size_t *out_length);
extern text *MakeText(const char *s, size_t length);
extern ArrayType *MakeTextArray(const gz_str *items, int n);

/* Does substr() count bytes here, for want of an encoding? */
extern bool PlacesAreBytes(void);

/*
 * 1-based start and length as substr() counts them, and that substr().  The
 * spans of a stored value are already counted so, and have no text.
 */
extern int32 SpanStart(const Work *work, Span span);
extern int32 SpanLength(const Work *work, Span span);
extern const char *SpanBytes(Work *work, Span span, uint32 *length);
extern text *SpanText(Work *work, Span span);

/* ---------- type.c: stored analyses ---------- */

/* Start work on a stored value and read what is wanted (GZ_READ_…) of it. */
extern gz_analysis *ReadValue(Work *work, Datum value, unsigned want,
							  gz_value_head *head);

/* Read the head of a value, without the rest. */
extern gz_value_head ReadValueHead(Datum value);

/* ---------- rows.c: functions that return rows ---------- */

typedef struct Rows
{
	struct ReturnSetInfo *set;
	MemoryContext row;			/* reset after each */
} Rows;

/* Put the rows of an analysis, each built in the current memory context. */
typedef void (*PutRows) (Rows *rows, Work *work, const gz_analysis *analysis);

/*
 * Return rows of the first argument, a text or a stored analysis; want is
 * what AnalyzeText or ReadValue takes.
 */
extern Datum ReturnRows(FunctionCallInfo fcinfo, bool stored, unsigned want,
						PutRows put);
extern void PutRow(Rows *rows, Datum *values, bool *nulls);

/* ---------- lexemes.c: a set of strings in an arena ---------- */

typedef struct Lexeme
{
	const char *s;
	uint32		length;
	uint32		hash;
	uint32		n;				/* free for the user of the set, at first 0 */
	uint32		last;			/* the same */
} Lexeme;

typedef struct LexemeSet
{
	gz_arena   *arena;
	Lexeme	   *items;			/* in the order in which they were added */
	uint32		n;
	uint32		room;
	uint32	   *slots;			/* index in items + 1, or 0 */
	uint32		mask;
} LexemeSet;

extern void InitLexemes(LexemeSet *set, gz_arena *arena, uint32 expected);
extern Lexeme *AddLexeme(LexemeSet *set, const char *s, uint32 length);

/* Order of strings in a tsvector and in our index: bytes, then length. */
static inline int
CompareBytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int			cmp = memcmp(a, b, Min(a_length, b_length));

	if (cmp != 0)
		return cmp;
	return a_length < b_length ? -1 : a_length > b_length;
}

/* ---------- gin.c: what an index knows of an analysis ---------- */

/*
 * Longer keys are cut, in the index and in queries, and what they find is
 * looked at again.  With its header of one byte such a key stays below the
 * size at which an index compresses it.
 */
#define MAX_KEY 120

/* Collect the keys of an analysis (stems, mentions): UTF-8, cut, distinct. */
extern void CollectKeys(Work *work, const gz_analysis *analysis,
						LexemeSet *set);

/* ---------- query.c: the right side of ~@ ---------- */

typedef struct QueryKey
{
	const char *s;				/* UTF-8 */
	uint32		length;
	bool		prefix;
} QueryKey;

typedef struct WordQuery
{
	TSQuery		tsquery;		/* operands in UTF-8; size 0: matches nothing */
	bool		phrase;			/* some words must stand side by side */
	int			n_keys;
	QueryKey   *keys;			/* its operands */
	int		   *key_of_item;	/* for each item of tsquery; -1: an operator */
	bool		starts[256];	/* first bytes of keys */
	MemoryContext context;		/* of GetQuery: holds all this … */
	text	   *source;			/* … and what it was parsed from */
} WordQuery;

/* Parse a query in the current memory context, with a NOTICE or without. */
extern WordQuery *ParseQuery(Datum source, bool notice);

/* The same, kept with the function call for the next row. */
extern WordQuery *GetQuery(FunctionCallInfo fcinfo, Datum source);

/* Does an analysed text match? */
extern bool MatchQuery(Work *work, const WordQuery *query, const gz_stems *stems);

/* The key that an item of the query stands for. */
static inline int
KeyOfOperand(const WordQuery *query, const QueryOperand *operand)
{
	return query->key_of_item[(const QueryItem *) operand -
							  GETQUERY(query->tsquery)];
}

#endif							/* GAZETTE_GLUE_H */
