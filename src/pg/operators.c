/*
 * operators.c - the questions: does a text hold these words, this name?
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(gazette_matches);
PG_FUNCTION_INFO_V1(gazette_names);

/*
 * body ~@ query
 */
Datum
gazette_matches(PG_FUNCTION_ARGS)
{
	WordQuery	   *query = GetQuery(fcinfo, PG_GETARG_DATUM(1));
	Work		work;
	gz_analysis *analysis;
	bool		result;

	if (query->tsquery->size == 0)
		PG_RETURN_BOOL(false);
	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_STEMS);
	result = MatchQuery(&work, query, &analysis->stems);
	EndWork(&work);
	PG_RETURN_BOOL(result);
}

/*
 * body ~# name
 */
Datum
gazette_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	gz_str		name;
	bool		result;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_MENTIONS);
	name = TakeText(&work, PG_GETARG_DATUM(1));
	result = gz_find_entity(&work.arena, &analysis->mentions,
							&analysis->entities, name.s, name.length) >= 0;
	EndWork(&work);
	PG_RETURN_BOOL(result);
}
