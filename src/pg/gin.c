/*
 * gin.c - operator classes gazette_text_ops and gazette_ops: an index on ~@
 * and ~#
 *
 * The keys of a text are its distinct stems and the keys of its entities,
 * which begin with '#': no stem begins with a sign.  A stored analysis has the
 * same ones.  They are stored as text and compared as bytes in UTF-8, whatever
 * encoding and collation the database has.
 */
#include "glue.h"

#include "access/gin.h"
#include "access/stratnum.h"

PG_FUNCTION_INFO_V1(gazette_gin_compare);
PG_FUNCTION_INFO_V1(gazette_gin_extract_value);
PG_FUNCTION_INFO_V1(gazette_value_gin_extract);
PG_FUNCTION_INFO_V1(gazette_gin_extract_query);
PG_FUNCTION_INFO_V1(gazette_gin_consistent);
PG_FUNCTION_INFO_V1(gazette_gin_triconsistent);
PG_FUNCTION_INFO_V1(gazette_gin_compare_partial);

#define STRATEGY_MATCHES 1		/* ~@ */
#define STRATEGY_NAMES 2		/* ~# */

/* What extract_query hands on to the consistent functions. */
typedef struct Plan
{
	const WordQuery *query;			/* of ~@, else NULL */
	bool	   *cut;			/* for each key */
} Plan;

/* ---------- keys ---------- */

/*
 * Compare two keys.
 */
Datum
gazette_gin_compare(PG_FUNCTION_ARGS)
{
	text	   *a = PG_GETARG_TEXT_PP(0);
	text	   *b = PG_GETARG_TEXT_PP(1);
	int			cmp = CompareBytes(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a),
								   VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b));

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	PG_RETURN_INT32(cmp);
}

void
CollectKeys(Work *work, const gz_analysis *analysis, LexemeSet *set)
{
	gz_strs		names = {0};

	InitLexemes(set, &work->arena, analysis->stems.n);
	for (uint32 i = 0; i < analysis->stems.n; i++)
	{
		const gz_stem *stem = &analysis->stems.items[i];

		if (stem->length > 0)
			AddLexeme(set, stem->s, Min(stem->length, MAX_KEY));
	}
	gz_entity_keys(&work->arena, &analysis->mentions, &analysis->entities,
				   &names);
	for (uint32 i = 0; i < names.n; i++)
		AddLexeme(set, names.items[i].s, Min(names.items[i].length, MAX_KEY));
}

/*
 * Write a key at next, which has room for it; returns what comes after it.
 */
static char *
WriteKey(char *next, const char *s, size_t length)
{
	length = Min(length, MAX_KEY);
	SET_VARSIZE_SHORT(next, VARHDRSZ_SHORT + length);
	memcpy(VARDATA_SHORT(next), s, length);
	return VARDATA_SHORT(next) + length;
}

/*
 * Make the keys of an analysis, distinct.
 */
static Datum *
MakeKeys(Work *work, const gz_analysis *analysis, int32 *n_keys)
{
	LexemeSet	set;
	Size		size = 0;
	Datum	   *keys;
	char	   *next;

	CollectKeys(work, analysis, &set);
	*n_keys = (int32) set.n;
	if (set.n == 0)
		return NULL;
	for (uint32 i = 0; i < set.n; i++)
		size += VARHDRSZ_SHORT + set.items[i].length;
	keys = MemoryContextAllocHuge(CurrentMemoryContext, set.n * sizeof(Datum));
	next = MemoryContextAllocHuge(CurrentMemoryContext, size);
	for (uint32 i = 0; i < set.n; i++)
	{
		keys[i] = PointerGetDatum(next);
		next = WriteKey(next, set.items[i].s, set.items[i].length);
	}
	return keys;
}

/*
 * Make the keys of a text.
 */
Datum
gazette_gin_extract_value(PG_FUNCTION_ARGS)
{
	int32	   *n_keys = (int32 *) PG_GETARG_POINTER(1);
	Work		work;
	gz_analysis *analysis;
	Datum	   *keys;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0),
						   GZ_WANT_STEMS | GZ_WANT_MENTIONS);
	keys = MakeKeys(&work, analysis, n_keys);
	EndWork(&work);
	PG_RETURN_POINTER(keys);
}

/*
 * Make the keys of a stored analysis: those of its text.
 */
Datum
gazette_value_gin_extract(PG_FUNCTION_ARGS)
{
	int32	   *n_keys = (int32 *) PG_GETARG_POINTER(1);
	Work		work;
	gz_analysis *analysis;
	Datum	   *keys;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0),
						 GZ_READ_STEMS | GZ_READ_NAMES, NULL);
	keys = MakeKeys(&work, analysis, n_keys);
	EndWork(&work);
	PG_RETURN_POINTER(keys);
}

/* ---------- queries ---------- */

/*
 * Make one key of a query.
 */
static Datum
MakeKey(const char *s, size_t length, bool *cut)
{
	char	   *key = palloc(VARHDRSZ_SHORT + MAX_KEY);

	*cut = length > MAX_KEY;
	WriteKey(key, s, length);
	return PointerGetDatum(key);
}

/*
 * Make the keys of `~@ query`: its operands.
 */
static Datum *
ExtractWords(Datum source, Plan *plan, int32 *n_keys, bool **partial,
			 int32 *search_mode)
{
	const WordQuery *query = ParseQuery(source, true);
	Datum	   *keys;

	*n_keys = query->n_keys;
	if (query->n_keys == 0)
		return NULL;
	plan->query = query;
	plan->cut = palloc(query->n_keys * sizeof(bool));
	*partial = palloc(query->n_keys * sizeof(bool));
	keys = palloc(query->n_keys * sizeof(Datum));
	for (int i = 0; i < query->n_keys; i++)
	{
		const QueryKey *key = &query->keys[i];

		keys[i] = MakeKey(key->s, key->length, &plan->cut[i]);
		(*partial)[i] = key->prefix;
	}
	/* -word alone: all texts must be looked at, those without keys too */
	if (!tsquery_requires_match(GETQUERY(query->tsquery)))
		*search_mode = GIN_SEARCH_MODE_ALL;
	return keys;
}

/*
 * Make the keys of `~# name`: one of them is enough.
 */
static Datum *
ExtractNames(Datum source, Plan *plan, int32 *n_keys)
{
	uint64		room[512];
	Work		work;
	gz_str		name;
	gz_strs		names = {0};
	Datum	   *keys = NULL;

	StartSmallWork(&work, room, sizeof(room));
	name = TakeText(&work, source);
	gz_query_keys(&work.arena, name.s, name.length, &names);
	*n_keys = (int32) names.n;
	if (names.n > 0)
	{
		plan->cut = palloc(names.n * sizeof(bool));
		keys = palloc(names.n * sizeof(Datum));
		for (uint32 i = 0; i < names.n; i++)
			keys[i] = MakeKey(names.items[i].s, names.items[i].length,
							  &plan->cut[i]);
	}
	EndWork(&work);
	return keys;
}

/*
 * Make the keys of a query, and what decides how they make a match.
 */
Datum
gazette_gin_extract_query(PG_FUNCTION_ARGS)
{
	Datum		source = PG_GETARG_DATUM(0);
	int32	   *n_keys = (int32 *) PG_GETARG_POINTER(1);
	StrategyNumber strategy = PG_GETARG_UINT16(2);
	bool	  **partial = (bool **) PG_GETARG_POINTER(3);
	Pointer   **extra = (Pointer **) PG_GETARG_POINTER(4);
	int32	   *search_mode = (int32 *) PG_GETARG_POINTER(6);
	Plan	   *plan = palloc0(sizeof(Plan));
	Datum	   *keys = NULL;

	/* without keys, the default mode finds nothing, as it should be */
	*search_mode = GIN_SEARCH_MODE_DEFAULT;
	switch (strategy)
	{
		case STRATEGY_MATCHES:
			keys = ExtractWords(source, plan, n_keys, partial, search_mode);
			break;
		case STRATEGY_NAMES:
			keys = ExtractNames(source, plan, n_keys);
			break;
		default:
			elog(ERROR, "unrecognized strategy number: %d", strategy);
	}
	*extra = palloc(Max(*n_keys, 1) * sizeof(Pointer));
	for (int i = 0; i < *n_keys; i++)
		(*extra)[i] = (Pointer) plan;
	PG_RETURN_POINTER(keys);
}

/*
 * Is a key beyond a range of keys with a common beginning (1), in it (0), or
 * before it (-1)?
 */
Datum
gazette_gin_compare_partial(PG_FUNCTION_ARGS)
{
	text	   *prefix = PG_GETARG_TEXT_PP(0);
	text	   *key = PG_GETARG_TEXT_PP(1);
	size_t		length = VARSIZE_ANY_EXHDR(prefix);
	int			cmp;

	if (VARSIZE_ANY_EXHDR(key) >= length &&
		memcmp(VARDATA_ANY(key), VARDATA_ANY(prefix), length) == 0)
		cmp = 0;
	else
		cmp = CompareBytes(VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key),
						   VARDATA_ANY(prefix), length) < 0 ? -1 : 1;
	PG_FREE_IF_COPY(prefix, 0);
	PG_FREE_IF_COPY(key, 1);
	PG_RETURN_INT32(cmp);
}

/* ---------- do these keys make a match? ---------- */

typedef struct Check
{
	const Plan *plan;
	const GinTernaryValue *keys;
} Check;

/*
 * Tell TS_execute_ternary whether an operand is there; where, the index does
 * not know.
 */
static TSTernaryValue
CheckKey(void *arg, QueryOperand *operand, ExecPhraseData *data)
{
	Check	   *check = arg;
	int			key = KeyOfOperand(check->plan->query, operand);

	switch (check->keys[key])
	{
		case GIN_FALSE:
			return TS_NO;
		case GIN_TRUE:
			return data != NULL || check->plan->cut[key] ? TS_MAYBE : TS_YES;
		default:
			return TS_MAYBE;
	}
}

/*
 * Decide with what is known of the keys.
 */
static GinTernaryValue
Decide(StrategyNumber strategy, Pointer *extra, int32 n_keys,
	   const GinTernaryValue *keys)
{
	const Plan *plan;
	GinTernaryValue result = GIN_FALSE;

	if (n_keys == 0)
		return GIN_FALSE;
	plan = (const Plan *) extra[0];
	if (strategy == STRATEGY_MATCHES)
	{
		Check		check = {plan, keys};
		QueryItem  *items = GETQUERY(plan->query->tsquery);

		switch (TS_execute_ternary(items, &check, TS_EXEC_PHRASE_NO_POS,
								   CheckKey))
		{
			case TS_NO:
				return GIN_FALSE;
			case TS_YES:
				return GIN_TRUE;
			default:
				return GIN_MAYBE;
		}
	}
	for (int i = 0; i < n_keys; i++)
	{
		if (keys[i] == GIN_TRUE && !plan->cut[i])
			return GIN_TRUE;
		if (keys[i] != GIN_FALSE)
			result = GIN_MAYBE;
	}
	return result;
}

/*
 * Decide with all keys known; what stays open is looked up in the text.
 */
Datum
gazette_gin_consistent(PG_FUNCTION_ARGS)
{
	/* a bool is as large as a GinTernaryValue, and its values are two of it */
	const GinTernaryValue *keys = (GinTernaryValue *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = PG_GETARG_UINT16(1);
	int32		n_keys = PG_GETARG_INT32(3);
	Pointer    *extra = (Pointer *) PG_GETARG_POINTER(4);
	bool	   *recheck = (bool *) PG_GETARG_POINTER(5);
	GinTernaryValue result = Decide(strategy, extra, n_keys, keys);

	*recheck = result == GIN_MAYBE;
	PG_RETURN_BOOL(result != GIN_FALSE);
}

/*
 * Decide with some keys unknown.
 */
Datum
gazette_gin_triconsistent(PG_FUNCTION_ARGS)
{
	const GinTernaryValue *keys = (GinTernaryValue *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = PG_GETARG_UINT16(1);
	int32		n_keys = PG_GETARG_INT32(3);
	Pointer    *extra = (Pointer *) PG_GETARG_POINTER(4);

	PG_RETURN_GIN_TERNARY_VALUE(Decide(strategy, extra, n_keys, keys));
}
