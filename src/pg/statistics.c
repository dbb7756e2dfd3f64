/*
 * statistics.c - what ANALYZE keeps of a column of type gazette
 *
 * The most common keys of its analyses, the ones that an index has: stems, and
 * entities with '#' before them.  Each has room of its own, as the names in the
 * news are rarer than its words.  They are counted as PostgreSQL counts the
 * lexemes of a tsvector (ts_typanalyze.c): by Lossy Counting of Manku and
 * Motwani, in memory that does not grow with the sample.
 */
#include "glue.h"

#include "catalog/pg_collation_d.h"
#include "catalog/pg_operator_d.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type_d.h"
#include "commands/vacuum.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/hsearch.h"

PG_FUNCTION_INFO_V1(gazette_typanalyze);

/* How many keys of a sort are kept for one unit of the statistics target. */
#define KEYS_PER_TARGET 10

typedef struct Key
{
	const char *s;
	uint32		length;
} Key;

typedef struct Count
{
	Key			key;			/* must be first */
	uint32		frequency;		/* rows that it was seen in … */
	uint32		delta;			/* … and at most so many before */
} Count;

static uint32
HashKey(const void *key, Size size)
{
	const Key  *k = key;

	return hash_bytes((const unsigned char *) k->s, (int) k->length);
}

static int
MatchKey(const void *a, const void *b, Size size)
{
	const Key  *x = a;
	const Key  *y = b;

	return CompareBytes(x->s, x->length, y->s, y->length);
}

/* ---------- counting ---------- */

/*
 * Drop the keys that were seen too rarely so far.
 */
static void
Prune(HTAB *counts, uint32 bucket)
{
	HASH_SEQ_STATUS scan;
	Count	   *count;

	hash_seq_init(&scan, counts);
	while ((count = hash_seq_search(&scan)) != NULL)
	{
		const char *s = count->key.s;

		if (count->frequency + count->delta > bucket)
			continue;
		if (hash_search(counts, &count->key, HASH_REMOVE, NULL) == NULL)
			elog(ERROR, "hash table corrupted");
		pfree(unconstify(char *, s));
	}
}

/*
 * Count a key of a row.
 */
static void
AddKey(HTAB *counts, MemoryContext strings, const char *s, uint32 length,
	   uint32 bucket)
{
	Key			key = {s, length};
	bool		found;
	Count	   *count = hash_search(counts, &key, HASH_ENTER, &found);

	if (found)
	{
		count->frequency++;
		return;
	}
	count->key.s = memcpy(MemoryContextAlloc(strings, length), s, length);
	count->frequency = 1;
	count->delta = bucket - 1;
}

/* ---------- choosing and keeping ---------- */

/*
 * Order counts by falling frequency, then by key.
 */
static int
CompareFrequencies(const void *a, const void *b)
{
	const Count *x = *(Count *const *) a;
	const Count *y = *(Count *const *) b;

	if (x->frequency != y->frequency)
		return x->frequency > y->frequency ? -1 : 1;
	return MatchKey(&x->key, &y->key, 0);
}

static int
CompareKeys(const void *a, const void *b)
{
	return MatchKey(&(*(Count *const *) a)->key, &(*(Count *const *) b)->key,
					0);
}

/*
 * Choose the most frequent counts, room of each sort; returns how many, in
 * order of their keys.
 */
static int
Choose(HTAB *counts, uint32 cutoff, int room, Count **chosen)
{
	HASH_SEQ_STATUS scan;
	Count	   *count;
	Count	  **all = palloc((hash_get_num_entries(counts) + 1) *
							 sizeof(Count *));
	int			n = 0;
	int			kept = 0;
	int			names = 0;

	hash_seq_init(&scan, counts);
	while ((count = hash_seq_search(&scan)) != NULL)
		/* what is in one row only is not common */
		if (count->frequency > cutoff && count->frequency > 1)
			all[n++] = count;
	qsort(all, n, sizeof(Count *), CompareFrequencies);
	for (int i = 0; i < n; i++)
	{
		bool		name = *all[i]->key.s == '#';

		if ((name ? names : kept - names) == room)
			continue;
		names += name;
		chosen[kept++] = all[i];
	}
	qsort(chosen, kept, sizeof(Count *), CompareKeys);
	pfree(all);
	return kept;
}

/*
 * Put the chosen counts into the column's statistics: keys, their frequencies
 * among the rows that are not null, the least and the greatest of these.
 */
static void
Keep(VacAttrStats *stats, Count **chosen, int n, int rows)
{
	MemoryContext caller = MemoryContextSwitchTo(stats->anl_context);
	Datum	   *values = palloc(n * sizeof(Datum));
	float4	   *numbers = palloc((n + 2) * sizeof(float4));
	float4		least = 1;
	float4		greatest = 0;

	for (int i = 0; i < n; i++)
	{
		numbers[i] = (float4) ((double) chosen[i]->frequency / rows);
		least = Min(least, numbers[i]);
		greatest = Max(greatest, numbers[i]);
		values[i] = PointerGetDatum(MakeText(chosen[i]->key.s,
											 chosen[i]->key.length));
	}
	numbers[n] = least;
	numbers[n + 1] = greatest;
	MemoryContextSwitchTo(caller);

	stats->stakind[0] = STATISTIC_KIND_MCELEM;
	stats->staop[0] = TextEqualOperator;
	stats->stacoll[0] = C_COLLATION_OID;
	stats->stanumbers[0] = numbers;
	stats->numnumbers[0] = n + 2;
	stats->stavalues[0] = values;
	stats->numvalues[0] = n;
	stats->statypid[0] = TEXTOID;
	stats->statyplen[0] = -1;
	stats->statypbyval[0] = false;
	stats->statypalign[0] = TYPALIGN_INT;
}

/* ---------- ANALYZE ---------- */

/*
 * Make the table of counts.
 */
static HTAB *
MakeCounts(int room)
{
	HASHCTL		control = {0};

	control.keysize = sizeof(Key);
	control.entrysize = sizeof(Count);
	control.hash = HashKey;
	control.match = MatchKey;
	control.hcxt = CurrentMemoryContext;
	return hash_create("gazette keys", room, &control,
					   HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
}

/*
 * Compute the statistics of a sample.
 */
static void
ComputeStatistics(VacAttrStats *stats, AnalyzeAttrFetchFunc fetch,
				  int sample_rows, double total_rows)
{
	int			room = StatisticsTarget(stats) * KEYS_PER_TARGET;
	/* as for a tsvector, with error and support for two sorts of keys */
	int			bucket_width = (room * 2 + 10) * 1000 / 7;
	HTAB	   *counts = MakeCounts(room * 4);
	MemoryContext strings = CurrentMemoryContext;
	int			nulls = 0;
	int64		keys = 0;
	double		bytes = 0;
	uint32		bucket = 1;
	int			rows;

	for (int i = 0; i < sample_rows; i++)
	{
		bool		is_null;
		Datum		value = fetch(stats, i, &is_null);
		Work		work;
		gz_analysis *analysis;
		LexemeSet	set;

		VacuumDelay();
		if (is_null)
		{
			nulls++;
			continue;
		}
		bytes += VARSIZE_ANY(DatumGetPointer(value));
		analysis = ReadValue(&work, value, GZ_READ_STEMS | GZ_READ_NAMES,
							 NULL);
		CollectKeys(&work, analysis, &set);
		for (uint32 k = 0; k < set.n; k++)
		{
			AddKey(counts, strings, set.items[k].s, set.items[k].length,
				   bucket);
			if (++keys % bucket_width == 0)
				Prune(counts, bucket++);
		}
		EndWork(&work);
	}

	rows = sample_rows - nulls;
	stats->stats_valid = sample_rows > 0;
	stats->stanullfrac = sample_rows > 0 ? (float4) nulls / sample_rows : 0;
	if (rows > 0)
	{
		Count	  **chosen = palloc(room * 2 * sizeof(Count *));
		int			n = Choose(counts, (uint32) (9 * keys / bucket_width), room,
							   chosen);

		stats->stawidth = (int32) (bytes / rows);
		stats->stadistinct = -1.0F * (1.0F - stats->stanullfrac);
		if (n > 0)
			Keep(stats, chosen, n, rows);
	}
}

/*
 * Tell ANALYZE how to look at a column.
 */
Datum
gazette_typanalyze(PG_FUNCTION_ARGS)
{
	VacAttrStats *stats = (VacAttrStats *) PG_GETARG_POINTER(0);

	if (StatisticsTarget(stats) < 0)
		StatisticsTarget(stats) = default_statistics_target;
	stats->compute_stats = ComputeStatistics;
	stats->minrows = 300 * StatisticsTarget(stats);
	PG_RETURN_BOOL(true);
}
