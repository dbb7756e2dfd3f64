/*
 * sentiment.c - how a text speaks, as a whole and towards an entity
 */
#include "glue.h"

#include <math.h>

#include "core/towards.h"

PG_FUNCTION_INFO_V1(gazette_sentiment);
PG_FUNCTION_INFO_V1(gazette_sentiment_towards);
PG_FUNCTION_INFO_V1(gazette_sentiment_terms);
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
	score = analysis->sentiment.score;
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
	int32		entity;
	double		score = 0;

	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_SENTIMENT);
	name = TakeText(&work, PG_GETARG_DATUM(1));
	entity = gz_sentiment_towards(analysis, name.s, name.length);
	if (entity >= 0)
		score = analysis->entities.items[entity].sentiment;
	EndWork(&work);
	if (entity < 0)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(score);
}

/*
 * Fill a row with what a term adds to a score.
 */
static void
FillPart(Work *work, const gz_analysis *analysis, const gz_part *part,
		 Datum *values, bool *nulls)
{
	const gz_term *term = &analysis->sentiment.terms.items[part->term];
	const gz_token *first = &analysis->tokens.items[term->first];
	const gz_token *last = first + term->n - 1;
	Span		span = {
		first->start, last->start + last->length - first->start,
		first->char_start,
		last->char_start + last->char_length - first->char_start
	};
	gz_str		lemma = gz_term_lemma(&work->arena, &analysis->tokens, term);

	values[0] = Int32GetDatum(SpanStart(work, span));
	values[1] = Int32GetDatum(SpanLength(work, span));
	values[2] = PointerGetDatum(SpanText(work, span));
	values[3] = PointerGetDatum(MakeText(lemma.s, lemma.length));
	/* stored as a float4: 0.6, not 0.6000000238418579 */
	values[4] = Float8GetDatum(rint((double) part->polarity * 100) / 100);
	values[5] = Float8GetDatum(part->weight);
	if (term->shifter != 0)
	{
		const char *shifter =
			gz_string(gz_lexicon.shifters[term->shifter].term);

		values[6] = PointerGetDatum(MakeText(shifter, strlen(shifter)));
	}
	else
		nulls[6] = true;
	if (part->entity < analysis->entities.n)
	{
		gz_str		name = analysis->entities.items[part->entity].name;

		values[7] = PointerGetDatum(MakeText(name.s, name.length));
	}
	else
		nulls[7] = true;
}

/*
 * Put one row for each term that adds to the score of a text, then to the
 * score towards each of its entities.
 */
static void
PutParts(Rows *rows, Work *work, const gz_analysis *analysis)
{
	for (uint32 i = 0; i < analysis->sentiment.parts.n; i++)
	{
		Datum		values[8];
		bool		nulls[8] = {false};

		FillPart(work, analysis, &analysis->sentiment.parts.items[i],
				 values, nulls);
		PutRow(rows, values, nulls);
	}
}

/*
 * List what makes the scores of a text.
 */
Datum
gazette_sentiment_terms(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, false, GZ_WANT_SENTIMENT | GZ_WANT_PARTS,
					  PutParts);
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
