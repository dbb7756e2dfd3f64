/*
 * top.c - the aggregate gazette_top: the entities that most articles name
 *
 * The state is one bytea without pointers: a hash table, the items that it
 * leads to in the order in which they came, and their names.  Transition
 * functions change it in place and make it anew, twice as large, when it is
 * full, so a row costs what its own entities cost.  Being a value of a plain
 * type it can be sent to another server; therefore nothing in a state is
 * believed that has not been checked.
 */
#include "glue.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

PG_FUNCTION_INFO_V1(gazette_top_add);
PG_FUNCTION_INFO_V1(gazette_top_merge);
PG_FUNCTION_INFO_V1(gazette_top_list);

/* Read with the other byte order it is another number. */
#define STATE_MAGIC 0x677a7401

/* What a new state has room for; the names of most are shorter. */
#define FIRST_ITEMS 32
#define NAME_BYTES 24

/* Sentiments are added as whole numbers: the same sum in whatever order. */
#define SENTIMENT_UNIT 1e6

typedef struct TopItem
{
	int64		articles;
	int64		mentions;
	int64		sentiment;		/* sum, in SENTIMENT_UNIT */
	uint32		hash;
	uint32		kind;
	uint32		start;			/* of the name, in UTF-8, among the names */
	uint32		length;
} TopItem;

typedef struct TopState
{
	int32		vl_len_;
	uint32		magic;
	uint32		wanted;			/* how many to list */
	uint32		n;				/* items */
	uint32		room;			/* for items, a power of two; twice as many slots */
	uint32		names;			/* bytes used */
	uint32		names_room;
	uint32		unused;			/* items stand at a multiple of 8 */
} TopState;

#define ITEMS(state) ((TopItem *) ((state) + 1))
#define SLOTS(state) ((uint32 *) (ITEMS(state) + (state)->room))
#define NAMES(state) ((char *) (SLOTS(state) + 2 * (size_t) (state)->room))

/* What is added at a time. */
typedef struct TopCount
{
	const char *name;
	uint32		length;
	uint32		kind;
	int64		articles;
	int64		mentions;
	int64		sentiment;
} TopCount;

/*
 * Complain about a state that no transition function has made.
 */
static void
BadState(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid state of aggregate gazette_top")));
}

static size_t
StateSize(uint64 room, uint64 names_room)
{
	return sizeof(TopState) + room * (sizeof(TopItem) + 2 * sizeof(uint32)) +
		names_room;
}

/*
 * Make an empty state.
 */
static TopState *
MakeState(uint32 wanted, uint64 room, uint64 names_room)
{
	size_t		size = StateSize(room, names_room);
	TopState   *state;

	if (size > MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many entities for aggregate gazette_top")));
	state = palloc0(size);
	SET_VARSIZE(state, size);
	state->magic = STATE_MAGIC;
	state->wanted = wanted;
	state->room = (uint32) room;
	state->names_room = (uint32) names_room;
	return state;
}

/*
 * Take a state as an argument, copied to where its items are aligned if it
 * does not come from a transition function of this aggregate.
 */
static TopState *
TakeState(Datum value, bool copy)
{
	TopState   *state = (TopState *) (copy ? PG_DETOAST_DATUM_COPY(value) :
									  PG_DETOAST_DATUM(value));

	if (VARSIZE(state) < sizeof(TopState) || state->magic != STATE_MAGIC ||
		state->room < 1 || (state->room & (state->room - 1)) != 0 ||
		state->n > state->room || state->names > state->names_room ||
		StateSize(state->room, state->names_room) != VARSIZE(state) ||
		state->wanted < 1)
		BadState();
	return state;
}

static TopItem *
ItemAt(TopState *state, uint32 i)
{
	TopItem    *item = &ITEMS(state)[i];

	if (i >= state->n || item->start > state->names ||
		item->length > state->names - item->start ||
		item->kind > GZ_PRODUCT || item->articles < 1)
		BadState();
	return item;
}

/*
 * Find the slot of a name: that of its item or the empty one where it goes.
 */
static uint32 *
FindSlot(TopState *state, const TopCount *count, uint32 hash)
{
	uint32		mask = 2 * state->room - 1;

	for (uint32 tries = 0, at = hash & mask; tries <= mask;
		 tries++, at = (at + 1) & mask)
	{
		uint32	   *slot = &SLOTS(state)[at];
		TopItem    *item;

		if (*slot == 0)
			return slot;
		item = ItemAt(state, *slot - 1);
		if (item->hash == hash && item->kind == count->kind &&
			item->length == count->length &&
			memcmp(NAMES(state) + item->start, count->name, count->length) == 0)
			return slot;
	}
	BadState();
	return NULL;
}

/*
 * Add counts to those of an entity; returns the state, which is another one
 * when the first had no room.
 */
static TopState *
AddCount(TopState *state, const TopCount *count)
{
	uint32		hash = hash_bytes((const unsigned char *) count->name,
								  (int) count->length) ^ count->kind;
	uint32	   *slot = FindSlot(state, count, hash);
	TopItem    *item;

	if (*slot == 0)
	{
		if (state->n == state->room ||
			count->length > state->names_room - state->names)
		{
			TopState   *old = state;

			state = MakeState(old->wanted, 2 * (uint64) old->room,
							  2 * ((uint64) old->names_room + count->length));
			for (uint32 i = 0; i < old->n; i++)
			{
				TopItem    *kept = ItemAt(old, i);
				TopCount	again = {NAMES(old) + kept->start, kept->length,
					kept->kind, kept->articles, kept->mentions, kept->sentiment};

				AddCount(state, &again);
			}
			slot = FindSlot(state, count, hash);
		}
		item = &ITEMS(state)[state->n++];
		*item = (TopItem) {.hash = hash, .kind = count->kind,
			.start = state->names, .length = count->length};
		memcpy(NAMES(state) + state->names, count->name, count->length);
		state->names += count->length;
		*slot = state->n;
	}
	else
		item = ItemAt(state, *slot - 1);
	item->articles += count->articles;
	item->mentions += count->mentions;
	item->sentiment += count->sentiment;
	return state;
}

/*
 * A state may be changed in place only for an aggregate.
 */
static void
CheckAggregate(FunctionCallInfo fcinfo)
{
	if (!AggCheckCallContext(fcinfo, NULL))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("function is called outside of aggregate gazette_top")));
}

/*
 * Add the entities of an article.
 */
Datum
gazette_top_add(PG_FUNCTION_ARGS)
{
	TopState   *state;
	Work		work;
	gz_analysis *analysis;

	CheckAggregate(fcinfo);
	if (PG_ARGISNULL(2) || PG_GETARG_INT32(2) < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("gazette_top must be asked for at least 1 entity")));
	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(0))
		state = MakeState(PG_GETARG_INT32(2), FIRST_ITEMS,
						  FIRST_ITEMS * NAME_BYTES);
	else
		state = TakeState(PG_GETARG_DATUM(0), false);

	analysis = ReadValue(&work, PG_GETARG_DATUM(1), GZ_READ_NAMES, NULL);
	for (uint32 i = 0; i < analysis->entities.n; i++)
	{
		const gz_entity *entity = &analysis->entities.items[i];
		TopCount	count = {entity->name.s, entity->name.length, entity->kind,
			1, entity->mentions, llrint(entity->sentiment * SENTIMENT_UNIT)};

		state = AddCount(state, &count);
	}
	EndWork(&work);
	PG_RETURN_POINTER(state);
}

/*
 * Add one state to another.
 */
Datum
gazette_top_merge(PG_FUNCTION_ARGS)
{
	TopState   *state;
	TopState   *other;

	CheckAggregate(fcinfo);
	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	other = TakeState(PG_GETARG_DATUM(1), true);
	state = PG_ARGISNULL(0) ? MakeState(other->wanted, FIRST_ITEMS,
										FIRST_ITEMS * NAME_BYTES) :
		TakeState(PG_GETARG_DATUM(0), false);
	for (uint32 i = 0; i < other->n; i++)
	{
		TopItem    *item = ItemAt(other, i);
		TopCount	count = {NAMES(other) + item->start, item->length,
			item->kind, item->articles, item->mentions, item->sentiment};

		state = AddCount(state, &count);
	}
	PG_RETURN_POINTER(state);
}

/*
 * Order of the list: by articles, then by mentions, then by name.
 */
static int
CompareItems(const void *a, const void *b, void *arg)
{
	TopState   *state = arg;
	TopItem    *x = *(TopItem *const *) a;
	TopItem    *y = *(TopItem *const *) b;
	int			cmp;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	cmp = CompareBytes(NAMES(state) + x->start, x->length,
					   NAMES(state) + y->start, y->length);
	return cmp != 0 ? cmp : (x->kind > y->kind) - (x->kind < y->kind);
}

/*
 * List the first entities as an array of rows.
 */
Datum
gazette_top_list(PG_FUNCTION_ARGS)
{
	TopState   *state = TakeState(PG_GETARG_DATUM(0), true);
	Oid			row_type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	TupleDesc	desc = lookup_rowtype_tupdesc(row_type, -1);
	TopItem   **items = palloc_extended((state->n + 1) * sizeof(TopItem *),
										MCXT_ALLOC_HUGE);
	int			n = (int) Min(state->n, state->wanted);
	Datum	   *rows = palloc((n + 1) * sizeof(Datum));

	for (uint32 i = 0; i < state->n; i++)
		items[i] = ItemAt(state, i);
	qsort_arg(items, state->n, sizeof(TopItem *), CompareItems, state);
	for (int i = 0; i < n; i++)
	{
		TopItem    *item = items[i];
		const char *name = NAMES(state) + item->start;
		Datum		values[5];
		bool		nulls[5] = {false};

		if (pg_encoding_verifymbstr(PG_UTF8, name, (int) item->length) != (int) item->length)
			BadState();
		values[0] = PointerGetDatum(MakeText(name, item->length));
		values[1] = CStringGetTextDatum(gz_kind_name[item->kind]);
		values[2] = Int64GetDatum(item->articles);
		values[3] = Int64GetDatum(item->mentions);
		values[4] = Float8GetDatum(rint((double) item->sentiment / (double) item->articles) /
								   SENTIMENT_UNIT);
		rows[i] = HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
	}
	ReleaseTupleDesc(desc);
	PG_RETURN_ARRAYTYPE_P(construct_array(rows, n, row_type, -1, false,
										  TYPALIGN_DOUBLE));
}
