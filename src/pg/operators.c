/*
 * operators.c - the questions: does a text hold these words, this name?
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(gazette_matches);
PG_FUNCTION_INFO_V1(gazette_value_matches);
PG_FUNCTION_INFO_V1(gazette_names);
PG_FUNCTION_INFO_V1(gazette_value_names);
PG_FUNCTION_INFO_V1(gazette_value_sentiment_towards);

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
 * doc ~@ query
 */
Datum
gazette_value_matches(PG_FUNCTION_ARGS)
{
	WordQuery	   *query = GetQuery(fcinfo, PG_GETARG_DATUM(1));
	Work		work;
	gz_analysis *analysis;
	bool		result;

	if (query->tsquery->size == 0)
		PG_RETURN_BOOL(false);
	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_STEMS, NULL);
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

/*
 * doc ~# name
 */
Datum
gazette_value_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	gz_str		name;
	bool		result;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_NAMES, NULL);
	name = TakeText(&work, PG_GETARG_DATUM(1));
	result = gz_find_entity(&work.arena, &analysis->mentions,
							&analysis->entities, name.s, name.length) >= 0;
	EndWork(&work);
	PG_RETURN_BOOL(result);
}

/*
 * doc ~+ name; NULL where no entity has the name: without the text there are
 * no other words to look for it in.
 */
Datum
gazette_value_sentiment_towards(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	gz_str		name;
	int32		entity;
	double		score = 0;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_NAMES, NULL);
	name = TakeText(&work, PG_GETARG_DATUM(1));
	entity = gz_find_entity(&work.arena, &analysis->mentions,
							&analysis->entities, name.s, name.length);
	if (entity >= 0)
		score = analysis->entities.items[entity].sentiment;
	EndWork(&work);
	if (entity < 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(score);
}
