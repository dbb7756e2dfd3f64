/*
 * mentions.c - sentences and mentions as rows
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(gazette_sentences);
PG_FUNCTION_INFO_V1(gazette_value_sentences);
PG_FUNCTION_INFO_V1(gazette_mentions);
PG_FUNCTION_INFO_V1(gazette_value_mentions);

/*
 * Return one row for each sentence or heading; a stored value does not hold
 * their text.
 */
static void
PutSentences(Rows *rows, Work *work, const gz_analysis *analysis)
{
	for (uint32 i = 0; i < analysis->sentences.n; i++)
	{
		const gz_sentence *sentence = &analysis->sentences.items[i];
		Span		span = SPAN_OF(sentence);
		bool		heading = sentence->kind == GZ_S_HEADING;
		Datum		values[6];
		bool		nulls[6] = {false};

		values[0] = Int32GetDatum((int32) i + 1);
		values[1] = Int32GetDatum(SpanStart(work, span));
		values[2] = Int32GetDatum(SpanLength(work, span));
		values[3] = CStringGetTextDatum(heading ? "heading" : "sentence");
		nulls[4] = work->original == NULL;
		if (!nulls[4])
			values[4] = PointerGetDatum(SpanText(work, span));
		values[5] = Float8GetDatum(sentence->sentiment);
		PutRow(rows, values, nulls);
	}
}

/*
 * List the sentences of a text.
 */
Datum
gazette_sentences(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, false, GZ_WANT_SENTIMENT, PutSentences);
}

/*
 * List the sentences of a stored analysis.
 */
Datum
gazette_value_sentences(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, true, GZ_READ_SENTENCES, PutSentences);
}

/*
 * Return one row for each mention, in text order.
 */
static void
PutMentions(Rows *rows, Work *work, const gz_analysis *analysis)
{
	for (uint32 i = 0; i < analysis->mentions.n; i++)
	{
		const gz_mention *mention = &analysis->mentions.items[i];
		Span		span = SPAN_OF(mention);
		Datum		values[8];
		bool		nulls[8] = {false};

		values[0] = Int32GetDatum(SpanStart(work, span));
		values[1] = Int32GetDatum(SpanLength(work, span));
		values[2] = PointerGetDatum(work->original != NULL ?
									SpanText(work, span) :
									MakeText(analysis->text + span.start,
											 span.length));
		values[3] = CStringGetTextDatum(gz_kind_name[mention->kind]);
		if (mention->entity < analysis->entities.n)
		{
			gz_str		name = analysis->entities.items[mention->entity].name;

			values[4] = PointerGetDatum(MakeText(name.s, name.length));
		}
		else
			nulls[4] = true;
		values[5] = Int32GetDatum((int32) mention->sentence + 1);
		if (mention->value != NULL)
			values[6] = PointerGetDatum(MakeText(mention->value,
												 strlen(mention->value)));
		else
			nulls[6] = true;
		/* no more digits than mean something, the same on every machine */
		values[7] = Float4GetDatum((float4)
								   gz_units(mention->confidence,
											GZ_CONFIDENCE_UNIT) /
								   GZ_CONFIDENCE_UNIT);
		PutRow(rows, values, nulls);
	}
}

/*
 * List the mentions of a text.
 */
Datum
gazette_mentions(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, false, GZ_WANT_MENTIONS, PutMentions);
}

/*
 * List the mentions of a stored analysis.
 */
Datum
gazette_value_mentions(PG_FUNCTION_ARGS)
{
	return ReturnRows(fcinfo, true, GZ_READ_NAMES, PutMentions);
}
