/*
 * sentiment.c - how a text speaks, as a whole and towards an entity
 */
#include "glue.h"

#include "core/towards.h"

PG_FUNCTION_INFO_V1(gazette_sentiment);
PG_FUNCTION_INFO_V1(gazette_sentiment_towards);
PG_FUNCTION_INFO_V1(gazette_label);
PG_FUNCTION_INFO_V1(gazette_version);

/*
 * Score a text.
 */
Datum
gazette_sentiment(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	double		score;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_SENTIMENT);
	score = analysis->sentiment;
	EndWork(&work);
	PG_RETURN_FLOAT8(score);
}

/*
 * Score what a text says of an entity; NULL where it does not name it.
 */
Datum
gazette_sentiment_towards(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_analysis *analysis;
	gz_str		name;
	bool		named;
	double		score = 0;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_SENTIMENT);
	name = TakeText(&work, PG_GETARG_DATUM(1));
	named = gz_sentiment_towards(analysis, name.s, name.length, &score);
	EndWork(&work);
	if (!named)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(score);
}

/*
 * Name the side that a score is on.
 */
Datum
gazette_label(PG_FUNCTION_ARGS)
{
	double		score = PG_GETARG_FLOAT8(0);

	if (!(score >= -1 && score <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("sentiment score out of range: %g", score),
				 errdetail("A score lies between -1 and 1.")));
	PG_RETURN_TEXT_P(cstring_to_text(gz_label(score)));
}

/*
 * Say which library and which data answer.
 */
Datum
gazette_version(PG_FUNCTION_ARGS)
{
	char		version[64];
	Work		work;

	StartSmallWork(&work, NULL, 0); /* opens the lexicon */
	snprintf(version, sizeof(version), "%s (data %u)", GAZETTE_VERSION,
			 gz_lexicon.header->data_version);
	EndWork(&work);
	PG_RETURN_TEXT_P(cstring_to_text(version));
}
