/*
 * stem.c - the stems of a text, as text, as an array, as a tsvector
 */
#include "glue.h"

#include "tsearch/ts_type.h"
#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(gazette_stem);
PG_FUNCTION_INFO_V1(gazette_stems);
PG_FUNCTION_INFO_V1(gazette_value_stems);
PG_FUNCTION_INFO_V1(gazette_tsvector);
PG_FUNCTION_INFO_V1(gazette_value_tsvector);

/* Room on the stack for the tokens and stems of one word. */
#define WORD_BUFFER 1024		/* of 8 bytes */

/* The most positions that a tsvector keeps of a lexeme, as PostgreSQL does. */
#define MAX_POSITIONS (MAXNUMPOS - 1)

/*
 * Stem one word.
 */
Datum
gazette_stem(PG_FUNCTION_ARGS)
{
	uint64		room[WORD_BUFFER];
	Work		work;
	gz_str		word;
	text	   *result;

	StartSmallWork(&work, room, sizeof(room));
	word = TakeText(&work, PG_GETARG_DATUM(0));
	word = gz_stem_word(&work.arena, word.s, word.length);
	result = MakeText(word.s, word.length);
	EndWork(&work);
	PG_RETURN_TEXT_P(result);
}

/*
 * Make an array of stems in text order.
 */
static ArrayType *
MakeStems(Work *work, const gz_stems *stems)
{
	gz_str	   *items = gz_alloc(&work->arena,
								 (size_t) stems->n * sizeof(gz_str));

	for (uint32 i = 0; i < stems->n; i++)
	{
		items[i].s = stems->items[i].s;
		items[i].length = stems->items[i].length;
	}
	return MakeTextArray(items, (int) stems->n);
}

/*
 * List the stems of a text.
 */
Datum
gazette_stems(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	ArrayType  *result;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_STEMS);
	result = MakeStems(&work, &analysis->stems);
	EndWork(&work);
	PG_RETURN_ARRAYTYPE_P(result);
}

/*
 * List the stems of a stored analysis.
 */
Datum
gazette_value_stems(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	ArrayType  *result;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_STEMS, NULL);
	result = MakeStems(&work, &analysis->stems);
	EndWork(&work);
	PG_RETURN_ARRAYTYPE_P(result);
}

/* ---------- tsvector ---------- */

/* A lexeme and its first bytes, which decide most comparisons. */
typedef struct Sorted
{
	uint64		prefix;
	Lexeme	   *lexeme;
} Sorted;

/*
 * Order lexemes as tsCompareString does.
 */
static inline int
CompareSorted(const Sorted *a, const Sorted *b)
{
	if (a->prefix != b->prefix)
		return a->prefix < b->prefix ? -1 : 1;
	return CompareBytes(a->lexeme->s, a->lexeme->length,
						b->lexeme->s, b->lexeme->length);
}

/* SortLexemes(Sorted *, size_t), with the comparison inlined. */
#define ST_SORT SortLexemes
#define ST_ELEMENT_TYPE Sorted
#define ST_COMPARE(a, b) CompareSorted(a, b)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Read the first eight bytes as a number that compares like them.
 */
static uint64
PrefixOf(const Lexeme *lexeme)
{
	uint64		prefix = 0;

	for (uint32 i = 0; i < 8; i++)
		prefix = prefix << 8 |
			(i < lexeme->length ? (unsigned char) lexeme->s[i] : 0);
	return prefix;
}

/*
 * Enter the stems into the set; owner[i] becomes the index + 1 of the lexeme
 * that takes the position of stem i, 0 where none does.  Which positions a
 * lexeme takes is what uniqueWORD of PostgreSQL's to_tsany.c says: those past
 * the largest one count as it, once, and no more than MAX_POSITIONS.
 */
static void
CollectLexemes(Work *work, const gz_stems *stems, LexemeSet *set,
			   uint32 *owner)
{
	bool		convert = !ServerHoldsUtf8();
	MemoryContext caller = MemoryContextSwitchTo(work->context);

	for (uint32 i = 0; i < stems->n; i++)
	{
		const char *s = stems->items[i].s;
		size_t		length = stems->items[i].length;
		uint32		position = LIMITPOS(stems->items[i].position);
		Lexeme	   *lexeme;

		owner[i] = 0;
		if (convert)
			s = ToServer(s, length, &length);
		if (length == 0 || length > MAXSTRLEN)
			continue;
		lexeme = AddLexeme(set, s, (uint32) length);
		if (lexeme->n == MAX_POSITIONS || lexeme->last == position)
			continue;
		lexeme->last = position;
		lexeme->n++;
		owner[i] = (uint32) (lexeme - set->items) + 1;
	}
	MemoryContextSwitchTo(caller);
}

/*
 * Lay out the tsvector of a set of lexemes, without their positions.  Each
 * lexeme's last is then where the next position goes.
 */
static TSVector
LayOut(Work *work, LexemeSet *set)
{
	Sorted	   *sorted = gz_alloc(&work->arena, set->n * sizeof(Sorted));
	Size		size = 0;
	TSVector	vector;
	WordEntry  *entry;
	char	   *strings;

	for (uint32 i = 0; i < set->n; i++)
	{
		sorted[i].lexeme = &set->items[i];
		sorted[i].prefix = PrefixOf(&set->items[i]);
	}
	SortLexemes(sorted, set->n);
	for (uint32 i = 0; i < set->n; i++)
		size = SHORTALIGN(size + sorted[i].lexeme->length) +
			sizeof(uint16) + sorted[i].lexeme->n * sizeof(WordEntryPos);
	if (size > MAXSTRPOS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("string is too long for tsvector (%d bytes, max %d bytes)",
						(int) Min(size, PG_INT32_MAX), MAXSTRPOS)));

	vector = palloc0(CALCDATASIZE(set->n, size));
	SET_VARSIZE(vector, CALCDATASIZE(set->n, size));
	vector->size = (int32) set->n;
	entry = ARRPTR(vector);
	strings = STRPTR(vector);
	size = 0;
	for (uint32 i = 0; i < set->n; i++, entry++)
	{
		Lexeme	   *lexeme = sorted[i].lexeme;

		entry->haspos = 1;
		entry->len = lexeme->length;
		entry->pos = size;
		memcpy(strings + size, lexeme->s, lexeme->length);
		size = SHORTALIGN(size + lexeme->length);
		*(uint16 *) (strings + size) = (uint16) lexeme->n;
		size += sizeof(uint16);
		lexeme->last = (uint32) size;
		size += lexeme->n * sizeof(WordEntryPos);
	}
	return vector;
}

/*
 * Make the tsvector of stems.
 */
static TSVector
MakeVector(Work *work, const gz_stems *stems)
{
	LexemeSet	set;
	uint32	   *owner;
	TSVector	vector;
	char	   *strings;

	InitLexemes(&set, &work->arena, stems->n);
	owner = gz_alloc(&work->arena, (size_t) stems->n * sizeof(uint32));
	CollectLexemes(work, stems, &set, owner);
	vector = LayOut(work, &set);
	strings = STRPTR(vector);
	for (uint32 i = 0; i < stems->n; i++)
	{
		Lexeme	   *lexeme;

		if (owner[i] == 0)
			continue;
		lexeme = &set.items[owner[i] - 1];
		*(WordEntryPos *) (strings + lexeme->last) =
			(WordEntryPos) LIMITPOS(stems->items[i].position);
		lexeme->last += sizeof(WordEntryPos);
	}
	return vector;
}

/*
 * Make the tsvector of a text: what to_tsvector makes of it with the text
 * search configuration gazette, without the detour through its parser.
 */
Datum
gazette_tsvector(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	TSVector	vector;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_STEMS);
	vector = MakeVector(&work, &analysis->stems);
	EndWork(&work);
	PG_RETURN_TSVECTOR(vector);
}

/*
 * Make the tsvector of a stored analysis.
 */
Datum
gazette_value_tsvector(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	TSVector	vector;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_STEMS, NULL);
	vector = MakeVector(&work, &analysis->stems);
	EndWork(&work);
	PG_RETURN_TSVECTOR(vector);
}
