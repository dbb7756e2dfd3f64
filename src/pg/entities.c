/*
 * entities.c - the entities of a text as rows and as names
 */
#include "glue.h"

#include <math.h>

PG_FUNCTION_INFO_V1(gazette_entities);
PG_FUNCTION_INFO_V1(gazette_value_entities);
PG_FUNCTION_INFO_V1(gazette_entity_names);
PG_FUNCTION_INFO_V1(gazette_value_entity_names);

/*
 * Bring a stored degree, a float4, to the 4 decimals (11 m) that it was
 * written with: 48.8566, not 48.85660171508789.
 */
static Datum
Degree(float degree)
{
	return Float8GetDatum((float8) gz_units(degree, GZ_DEGREE_UNIT) /
						  GZ_DEGREE_UNIT);
}

/*
 * Fill where an entity lies: country, latitude, longitude.
 */
static void
FillPlace(const gz_entity *entity, Datum *values, bool *nulls)
{
	nulls[0] = nulls[1] = nulls[2] = true;
	if (entity->country[0] != '\0')
	{
		values[0] = PointerGetDatum(MakeText(entity->country, 2));
		nulls[0] = false;
	}
	if (!isnan(entity->latitude) && !isnan(entity->longitude))
	{
		values[1] = Degree(entity->latitude);
		values[2] = Degree(entity->longitude);
		nulls[1] = nulls[2] = false;
	}
}

/*
 * Return one row for each entity, most mentioned first.
 */
static void
PutEntities(Rows *rows, Work *work, const gz_analysis *analysis)
{
	for (uint32 i = 0; i < analysis->entities.n; i++)
	{
		const gz_entity *entity = &analysis->entities.items[i];
		const gz_mention *first;
		Datum		values[9];
		bool		nulls[9] = {false};

		first = &analysis->mentions.items[entity->first_mention];
		values[0] = PointerGetDatum(MakeText(entity->name.s,
											 entity->name.length));
		values[1] = CStringGetTextDatum(gz_kind_name[entity->kind]);
		values[2] = Int32GetDatum((int32) entity->mentions);
		values[3] = Int32GetDatum(SpanStart(work, SPAN_OF(first)));
		FillPlace(entity, &values[4], &nulls[4]);
		/* no more digits than mean something, the same on every machine */
		values[7] = Float8GetDatum((float8) gz_units(entity->salience,
													 GZ_SALIENCE_UNIT) /
								   GZ_SALIENCE_UNIT);
		values[8] = Float8GetDatum(entity->sentiment);
		PutRow(rows, values, nulls);
	}
}

/*
 * List the entities of a text.
 */
Datum
gazette_entities(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, false, GZ_WANT_SENTIMENT, PutEntities);
}

/*
 * List the entities of a stored analysis.
 */
Datum
gazette_value_entities(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, true, GZ_READ_NAMES, PutEntities);
}

/*
 * List the distinct names of entities, most mentioned first.
 */
static ArrayType *
MakeNames(Work *work, const gz_analysis *analysis)
{
	LexemeSet	set;
	gz_str	   *names;

	InitLexemes(&set, &work->arena, analysis->entities.n);
	for (uint32 i = 0; i < analysis->entities.n; i++)
	{
		gz_str		name = analysis->entities.items[i].name;

		AddLexeme(&set, name.s, name.length);
	}
	names = gz_alloc(&work->arena, set.n * sizeof(gz_str));
	for (uint32 i = 0; i < set.n; i++)
	{
		names[i].s = set.items[i].s;
		names[i].length = set.items[i].length;
	}
	return MakeTextArray(names, (int) set.n);
}

/*
 * List the names of the entities of a text.
 */
Datum
gazette_entity_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	ArrayType  *result;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_MENTIONS);
	result = MakeNames(&work, analysis);
	EndWork(&work);
	PG_RETURN_ARRAYTYPE_P(result);
}

/*
 * List the names of the entities of a stored analysis.
 */
Datum
gazette_value_entity_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	ArrayType  *result;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_NAMES, NULL);
	result = MakeNames(&work, analysis);
	EndWork(&work);
	PG_RETURN_ARRAYTYPE_P(result);
}
