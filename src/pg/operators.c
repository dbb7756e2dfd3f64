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
 * The index of the entity that a name asked for names, or -1.
 */
static int32
FindAsked(Work *work, const gz_analysis *analysis, Datum asked)
{
	gz_str		name = TakeText(work, asked);

	return gz_find_entity(&work->arena, &analysis->mentions,
						  &analysis->entities, name.s, name.length);
}

/*
 * body ~# name
 */
Datum
gazette_names(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	bool		result;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_MENTIONS);
	result = FindAsked(&work, analysis, PG_GETARG_DATUM(1)) >= 0;
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
	bool		result;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_NAMES, NULL);
	result = FindAsked(&work, analysis, PG_GETARG_DATUM(1)) >= 0;
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
	int32		entity;
	double		score = 0;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_NAMES, NULL);
	entity = FindAsked(&work, analysis, PG_GETARG_DATUM(1));
	if (entity >= 0)
		score = analysis->entities.items[entity].sentiment;
	EndWork(&work);
	if (entity < 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(score);
}
