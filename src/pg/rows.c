/*
 * rows.c - what functions that return rows share
 */
#include "glue.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

/*
 * Return rows of what a text or a stored analysis, the first argument, holds.
 */
Datum
ReturnRows(FunctionCallInfo fcinfo, bool stored, unsigned want, PutRows put)
{
	Work		work;
	Rows		rows;
	gz_analysis *analysis;
	MemoryContext caller;

	analysis = stored ?
		ReadValue(&work, PG_GETARG_DATUM(0), want, NULL) :
		AnalyzeText(&work, PG_GETARG_DATUM(0), want);
	/* the query knows the columns: looking them up for each text takes time */
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	rows.set = (ReturnSetInfo *) fcinfo->resultinfo;
	rows.row = AllocSetContextCreate(work.context, "gazette row",
									 ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(rows.row);
	put(&rows, &work, analysis);
	MemoryContextSwitchTo(caller);
	EndWork(&work);
	return (Datum) 0;
}

/*
 * Put a row that was built in the current memory context, which is empty then.
 */
void
PutRow(Rows *rows, Datum *values, bool *nulls)
{
	CHECK_FOR_INTERRUPTS();
	tuplestore_putvalues(rows->set->setResult, rows->set->setDesc,
						 values, nulls);
	MemoryContextReset(rows->row);
}
