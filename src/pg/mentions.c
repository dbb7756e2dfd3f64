/*
 * mentions.c - sentences and mentions as rows
 */
#include "glue.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

PG_FUNCTION_INFO_V1(gazette_sentences);
PG_FUNCTION_INFO_V1(gazette_mentions);

/*
 * Return one row for each sentence or heading.
 */
Datum
gazette_sentences(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Work		work;
	gz_analysis *analysis;

	InitMaterializedSRF(fcinfo, 0);
	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_SENTIMENT);
	for (uint32 i = 0; i < analysis->sentences.n; i++)
	{
		const gz_sentence *sentence = &analysis->sentences.items[i];
		Span		span = SPAN_OF(sentence);
		bool		heading = sentence->kind == GZ_S_HEADING;
		Datum		values[6];
		bool		nulls[6] = {false};

		CHECK_FOR_INTERRUPTS();
		values[0] = Int32GetDatum((int32) i + 1);
		values[1] = Int32GetDatum(SpanStart(span));
		values[2] = Int32GetDatum(SpanLength(span));
		values[3] = CStringGetTextDatum(heading ? "heading" : "sentence");
		values[4] = PointerGetDatum(SpanText(&work, span));
		values[5] = Float8GetDatum(sentence->sentiment);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc,
							 values, nulls);
		pfree(DatumGetPointer(values[3]));
		pfree(DatumGetPointer(values[4]));
	}
	EndWork(&work);
	return (Datum) 0;
}

/*
 * Return one row for each mention, in text order.
 */
Datum
gazette_mentions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext row;
	MemoryContext caller;
	Work		work;
	gz_analysis *analysis;

	InitMaterializedSRF(fcinfo, 0);
	analysis = AnalyzeText(&work, PG_GETARG_DATUM(0), GZ_WANT_MENTIONS);
	row = AllocSetContextCreate(work.context, "gazette row",
								ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(row);
	for (uint32 i = 0; i < analysis->mentions.n; i++)
	{
		const gz_mention *mention = &analysis->mentions.items[i];
		Span		span = SPAN_OF(mention);
		Datum		values[8];
		bool		nulls[8] = {false};

		CHECK_FOR_INTERRUPTS();
		values[0] = Int32GetDatum(SpanStart(span));
		values[1] = Int32GetDatum(SpanLength(span));
		values[2] = PointerGetDatum(SpanText(&work, span));
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
		values[7] = Float4GetDatum(mention->confidence);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc,
							 values, nulls);
		MemoryContextReset(row);
	}
	MemoryContextSwitchTo(caller);
	EndWork(&work);
	return (Datum) 0;
}
