/*
 * entities.c - the entities of a text as rows and as names
 */
#include "glue.h"

#include <math.h>

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

PG_FUNCTION_INFO_V1(gazette_entities);
PG_FUNCTION_INFO_V1(gazette_entity_names);

/*
 * Bring a stored degree, a float4, to the 4 decimals (11 m) that it was
 * written with: 48.8566, not 48.85660171508789.
 */
static Datum
Degree(float degree)
{
	return Float8GetDatum(rint((double) degree * 1e4) / 1e4);
}

/*
 * Fill where an entity lies: country, latitude, longitude.
 */
static void
FillPlace(const gz_entity *entity, Datum *values, bool *nulls)
{
	const gz_entry *entry;

	nulls[0] = nulls[1] = nulls[2] = true;
	if (entity->country[0] != '\0')
	{
		values[0] = PointerGetDatum(MakeText(entity->country, 2));
		nulls[0] = false;
	}
	if (entity->entry == 0)
		return;
	entry = &gz_lexicon.entries[entity->entry - 1];
	if (!isnan(entry->latitude) && !isnan(entry->longitude))
	{
		values[1] = Degree(entry->latitude);
		values[2] = Degree(entry->longitude);
		nulls[1] = nulls[2] = false;
	}
}

/*
 * Return one row for each entity, most mentioned first.
 */
Datum
gazette_entities(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext row;
	MemoryContext caller;
	Work		work;
	gz_analysis *analysis;

	InitMaterializedSRF(fcinfo, 0);
	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_SENTIMENT);
	row = AllocSetContextCreate(work.context, "gazette row",
								ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(row);
	for (uint32 i = 0; i < analysis->entities.n; i++)
	{
		const gz_entity *entity = &analysis->entities.items[i];
		const gz_mention *first;
		Datum		values[9];
		bool		nulls[9] = {false};

		CHECK_FOR_INTERRUPTS();
		first = &analysis->mentions.items[entity->first_mention];
		values[0] = PointerGetDatum(MakeText(entity->name.s,
											 entity->name.length));
		values[1] = CStringGetTextDatum(gz_kind_name[entity->kind]);
		values[2] = Int32GetDatum((int32) entity->mentions);
		values[3] = Int32GetDatum(SpanStart(SPAN_OF(first)));
		FillPlace(entity, &values[4], &nulls[4]);
		/* no more digits than mean something, the same on every machine */
		values[7] = Float8GetDatum(rint(entity->salience * 1e6) / 1e6);
		values[8] = Float8GetDatum(entity->sentiment);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc,
							 values, nulls);
		MemoryContextReset(row);
	}
	MemoryContextSwitchTo(caller);
	EndWork(&work);
	return (Datum) 0;
}

/*
 * List the distinct names of a text's entities, most mentioned first.
 */
Datum
gazette_entity_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	LexemeSet	set;
	gz_str	   *names;
	ArrayType  *result;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_MENTIONS);
	InitLexemes(&set, &work.arena, analysis->entities.n);
	for (uint32 i = 0; i < analysis->entities.n; i++)
	{
		gz_str		name = analysis->entities.items[i].name;

		AddLexeme(&set, name.s, name.length);
	}
	names = gz_alloc(&work.arena, set.n * sizeof(gz_str));
	for (uint32 i = 0; i < set.n; i++)
	{
		names[i].s = set.items[i].s;
		names[i].length = set.items[i].length;
	}
	result = MakeTextArray(names, (int) set.n);
	EndWork(&work);
	PG_RETURN_ARRAYTYPE_P(result);
}
