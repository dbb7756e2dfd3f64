/*
 * selectivity.c - how many rows the planner may expect of ~@ and ~#
 *
 * Of stored analyses the statistics have the most common stems and entities
 * (statistics.c).  Short texts (titles) have most common values and a
 * histogram there: the operator is tried on them, as for LIKE.  Bodies of
 * articles are too long to be kept, so what remains is the query itself and
 * the length of the texts: a longer text holds more words.
 */
#include "glue.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_class.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type_d.h"
#include "miscadmin.h"
#include "parser/parsetree.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/selfuncs.h"
#include "utils/syscache.h"

PG_FUNCTION_INFO_V1(gazette_matchsel);
PG_FUNCTION_INFO_V1(gazette_namesel);
PG_FUNCTION_INFO_V1(gazette_matchjoinsel);
PG_FUNCTION_INFO_V1(gazette_namejoinsel);

/*
 * What one word of a text is worth: a word that somebody asks for stands in
 * about one article of 400 words in a hundred, so one running word in 40,000
 * is it.  A known name is asked for because it is in the news: twice that.
 */
#define WORD_FREQUENCY 2.5e-5
#define NAME_FREQUENCY 5e-5

/* A beginning stands for about this many words that news uses. */
#define PREFIX_WORDS 4

/* Words that stand together are not independent, yet seldom side by side. */
#define PHRASE_SHARE 0.2

/* Bytes of a running word of French with the space after it. */
#define BYTES_PER_WORD 6.0

/* Text takes about twice its stored size once the server has unpacked it. */
#define TOAST_RATIO 2.0

/* The width of a text of which nothing is known. */
#define DEFAULT_WIDTH 2500.0

/* About what the values in the statistics can tell from none or all. */
#define RESOLUTION 0.01

/* The most values of the other side that a join looks at. */
#define JOIN_VALUES 10

/* What is known of the left side of an operator. */
typedef struct Side
{
	double		words;			/* in a text, on average */
	bool		analysed;		/* are there keys in the statistics? */
	AttStatsSlot keys;			/* then these, in order of bytes … */
	double		least_stem;		/* … and the least frequency of a stem … */
	double		least_name;		/* … and of an entity */
	double		not_null;		/* the share of rows that frequencies refer to */
} Side;

/* Estimates with a query. */
typedef double (*Estimator) (Datum query, const Side *side);

/* ---------- from a query to a share of texts ---------- */

/*
 * Return the share of texts of so many words that hold a word of the given
 * frequency at least once.
 */
static double
ShareOf(double frequency, double words)
{
	return -expm1(-frequency * words);
}

/*
 * Compare a key of the statistics with a string: its beginning only, for a
 * prefix.
 */
static int
CompareKey(Datum key, const char *s, size_t length, bool prefix)
{
	text	   *t = DatumGetTextPP(key);
	size_t		t_length = VARSIZE_ANY_EXHDR(t);

	return CompareBytes(VARDATA_ANY(t),
						prefix ? Min(t_length, length) : t_length, s, length);
}

/*
 * Return the share of analyses that have a key, or one that begins so: what
 * the statistics say, else less than what they have least of.
 */
static double
ShareOfKey(const Side *side, const char *s, size_t length, bool prefix)
{
	bool		name = length > 0 && *s == '#';
	double		rare = Min((name ? side->least_name : side->least_stem) / 2,
						   ShareOf(WORD_FREQUENCY, side->words));
	double		others = 1;		/* share of texts without any of them */
	int			low = 0;
	int			high = side->keys.nvalues;

	if (!ServerHoldsUtf8())
		s = ToServer(s, length, &length);
	length = Min(length, MAX_KEY);
	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (CompareKey(side->keys.values[middle], s, length, prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < side->keys.nvalues &&
		 CompareKey(side->keys.values[low], s, length, prefix) == 0; low++)
		others *= 1 - side->keys.numbers[low];
	if (others == 1)
		return prefix ? Min(rare * PREFIX_WORDS, 1) : rare;
	/* beginnings have rare words, too */
	return prefix ? Max(1 - others, rare * PREFIX_WORDS) : 1 - others;
}

/*
 * Estimate one node of a query.
 */
static double
EstimateItem(const WordQuery *query, const QueryItem *item, const Side *side)
{
	double		left;
	double		right;

	check_stack_depth();
	if (item->type == QI_VAL)
	{
		const QueryKey *key = &query->keys[KeyOfOperand(query,
														&item->qoperand)];

		return side->analysed ?
			ShareOfKey(side, key->s, key->length, key->prefix) :
			ShareOf(WORD_FREQUENCY * (key->prefix ? PREFIX_WORDS : 1),
					side->words);
	}
	right = EstimateItem(query, item + 1, side);
	if (item->qoperator.oper == OP_NOT)
		return 1 - right;
	left = EstimateItem(query, item + item->qoperator.left, side);
	switch (item->qoperator.oper)
	{
		case OP_AND:
			return left * right;
		case OP_OR:
			return left + right - left * right;
		default:
			return Min(left, right) * PHRASE_SHARE;
	}
}

/*
 * Estimate `~@ query`.
 */
static double
EstimateMatch(Datum source, const Side *side)
{
	WordQuery	   *query = ParseQuery(source, false);

	if (query->tsquery->size == 0)
		return 0;
	return EstimateItem(query, GETQUERY(query->tsquery), side);
}

/*
 * Estimate `~# name`.  The keys of a name mostly stand for the same entity, so
 * the most frequent one counts; a name with several is one that the lexicon
 * knows.
 */
static double
EstimateName(Datum source, const Side *side)
{
	uint64		room[512];
	Work		work;
	gz_str		name;
	gz_strs		keys = {0};
	double		share = 0;

	StartSmallWork(&work, room, sizeof(room));
	name = TakeText(&work, source);
	gz_query_keys(&work.arena, name.s, name.length, &keys);
	if (side->analysed)
		for (uint32 i = 0; i < keys.n; i++)
			share = Max(share, ShareOfKey(side, keys.items[i].s,
										  keys.items[i].length, false));
	else if (keys.n > 0)
		share = ShareOf(keys.n > 1 ? NAME_FREQUENCY : WORD_FREQUENCY,
						side->words);
	EndWork(&work);
	return share;
}

/* ---------- the length of the texts ---------- */

/*
 * Return how many bytes a row of a table has in its TOAST table: statistics
 * count a text that went there as the 18 bytes of its pointer.
 */
static double
ToastedBytes(Oid relid)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relid));
	Form_pg_class class;
	Oid			toast;
	double		rows;
	double		bytes = 0;

	if (!HeapTupleIsValid(tuple))
		return 0;
	class = (Form_pg_class) GETSTRUCT(tuple);
	toast = class->reltoastrelid;
	rows = class->reltuples;
	ReleaseSysCache(tuple);
	if (!OidIsValid(toast) || rows < 1)
		return 0;
	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(toast));
	if (!HeapTupleIsValid(tuple))
		return 0;
	class = (Form_pg_class) GETSTRUCT(tuple);
	bytes = (double) class->relpages * BLCKSZ / rows;
	ReleaseSysCache(tuple);
	return bytes * TOAST_RATIO;
}

/*
 * Return how many words a text of a column has on average.
 */
static double
WordsOfTexts(PlannerInfo *root, VariableStatData *vardata)
{
	double		width = 0;

	if (HeapTupleIsValid(vardata->statsTuple))
	{
		width = ((Form_pg_statistic)
				 GETSTRUCT(vardata->statsTuple))->stawidth;
		if (vardata->rel != NULL && vardata->rel->rtekind == RTE_RELATION)
			width += ToastedBytes(planner_rt_fetch(vardata->rel->relid,
												   root)->relid);
	}
	if (width <= 0)
		width = DEFAULT_WIDTH;
	return Max(width / BYTES_PER_WORD, 1.0);
}

/*
 * Note the least frequencies of stems and of entities; the keys of entities
 * come first.
 */
static void
FindLeast(Side *side)
{
	side->least_stem = side->least_name = 1;
	for (int i = 0; i < side->keys.nvalues; i++)
	{
		double	   *least = CompareKey(side->keys.values[i], "#", 1, true) == 0 ?
			&side->least_name : &side->least_stem;

		*least = Min(*least, side->keys.numbers[i]);
	}
}

/*
 * Find out what is known of a column of texts or analyses.
 */
static void
KnowSide(PlannerInfo *root, VariableStatData *vardata, Oid operator,
		 Side *side)
{
	Oid			left;
	Oid			right;

	memset(side, 0, sizeof(*side));
	side->not_null = 1;
	side->words = DEFAULT_WIDTH / BYTES_PER_WORD;
	op_input_types(operator, &left, &right);
	if (left == TEXTOID)
		side->words = WordsOfTexts(root, vardata);
	else if (HeapTupleIsValid(vardata->statsTuple) &&
			 get_attstatsslot(&side->keys, vardata->statsTuple,
							  STATISTIC_KIND_MCELEM, InvalidOid,
							  ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS))
	{
		side->analysed = side->keys.nnumbers == side->keys.nvalues + 2;
		side->not_null = 1 - ((Form_pg_statistic)
							  GETSTRUCT(vardata->statsTuple))->stanullfrac;
		if (side->analysed)
			FindLeast(side);
	}
}

static void
ForgetSide(Side *side)
{
	free_attstatsslot(&side->keys);
}

/*
 * Estimate with a query that is not known.
 */
static double
DefaultShare(const Side *side)
{
	return ShareOf(WORD_FREQUENCY, side->words);
}

/*
 * Does the column have values in the statistics that the operator can be
 * tried on?
 */
static bool
HasValues(VariableStatData *vardata)
{
	AttStatsSlot slot;
	bool		has = false;

	if (!HeapTupleIsValid(vardata->statsTuple))
		return false;
	if (get_attstatsslot(&slot, vardata->statsTuple, STATISTIC_KIND_MCV,
						 InvalidOid, ATTSTATSSLOT_VALUES))
	{
		has = slot.nvalues > 0;
		free_attstatsslot(&slot);
	}
	if (!has && get_attstatsslot(&slot, vardata->statsTuple,
								 STATISTIC_KIND_HISTOGRAM, InvalidOid,
								 ATTSTATSSLOT_VALUES))
	{
		/* what generic_restriction_selectivity wants at least */
		has = slot.nvalues >= 10;
		free_attstatsslot(&slot);
	}
	return has;
}

/*
 * Estimate by trying the operator on those values; what they cannot tell, the
 * estimate from the query does.
 */
static double
TryValues(PlannerInfo *root, Oid operator, Oid collation, List *args,
		  int var_relid, double estimate)
{
	double		tried;

	tried = generic_restriction_selectivity(root, operator, collation, args,
											var_relid, estimate);
	if (tried < RESOLUTION)
		return Max(tried, Min(estimate, RESOLUTION));
	if (tried > 1 - RESOLUTION)
		return Min(tried, Max(estimate, 1 - RESOLUTION));
	return tried;
}

/* ---------- restriction and join ---------- */

/*
 * Estimate `column operator constant`.
 */
static double
Restriction(FunctionCallInfo fcinfo, Estimator estimate)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	int			var_relid = PG_GETARG_INT32(3);
	VariableStatData vardata;
	Node	   *other;
	bool		var_on_left;
	Side		side;
	double		selectivity;

	if (!get_restriction_variable(root, args, var_relid, &vardata, &other,
								  &var_on_left))
		return ShareOf(WORD_FREQUENCY, DEFAULT_WIDTH / BYTES_PER_WORD);

	KnowSide(root, &vardata, operator, &side);
	if (!IsA(other, Const) || !var_on_left)
		selectivity = DefaultShare(&side);
	else if (((Const *) other)->constisnull)
		selectivity = 0;
	else
	{
		selectivity = estimate(((Const *) other)->constvalue, &side);
		if (HasValues(&vardata))
			selectivity = TryValues(root, operator, PG_GET_COLLATION(), args,
									var_relid, selectivity);
	}
	selectivity *= side.not_null;
	ForgetSide(&side);
	ReleaseVariableStats(vardata);
	CLAMP_PROBABILITY(selectivity);
	return selectivity;
}

/*
 * Average the estimates for values of the column that holds the queries:
 * the most common ones, or some of the histogram.  Returns -1 without any.
 */
static double
AverageOver(VariableStatData *vardata, Oid operator, const Side *side,
			Estimator estimate)
{
	AttStatsSlot slot;
	int			n;
	double		sum = 0;

	if (!HeapTupleIsValid(vardata->statsTuple) ||
		vardata->atttype != TEXTOID ||
		!statistic_proc_security_check(vardata, get_opcode(operator)))
		return -1;
	if (!get_attstatsslot(&slot, vardata->statsTuple, STATISTIC_KIND_MCV,
						  InvalidOid, ATTSTATSSLOT_VALUES) &&
		!get_attstatsslot(&slot, vardata->statsTuple,
						  STATISTIC_KIND_HISTOGRAM, InvalidOid,
						  ATTSTATSSLOT_VALUES))
		return -1;
	n = Min(slot.nvalues, JOIN_VALUES);
	/* evenly spread: a histogram is in alphabetical order */
	for (int i = 0; i < n; i++)
		sum += estimate(slot.values[(int64) i * slot.nvalues / n], side);
	free_attstatsslot(&slot);
	return n == 0 ? -1 : sum / n;
}

/*
 * Estimate `column operator column`.
 */
static double
Join(FunctionCallInfo fcinfo, Estimator estimate)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	SpecialJoinInfo *sjinfo = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	VariableStatData texts;
	VariableStatData queries;
	bool		reversed;
	Side		side;
	double		selectivity;

	/* first and second are the operator's left and right side, always */
	get_join_variables(root, args, sjinfo, &texts, &queries, &reversed);
	KnowSide(root, &texts, operator, &side);
	selectivity = AverageOver(&queries, operator, &side, estimate);
	if (selectivity < 0)
		selectivity = DefaultShare(&side);
	selectivity *= side.not_null;
	ForgetSide(&side);
	ReleaseVariableStats(texts);
	ReleaseVariableStats(queries);
	CLAMP_PROBABILITY(selectivity);
	return selectivity;
}

/*
 * Restriction selectivity of ~@.
 */
Datum
gazette_matchsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(Restriction(fcinfo, EstimateMatch));
}

/*
 * Restriction selectivity of ~#.
 */
Datum
gazette_namesel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(Restriction(fcinfo, EstimateName));
}

/*
 * Join selectivity of ~@.
 */
Datum
gazette_matchjoinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(Join(fcinfo, EstimateMatch));
}

/*
 * Join selectivity of ~#.
 */
Datum
gazette_namejoinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(Join(fcinfo, EstimateName));
}
