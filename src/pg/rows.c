/*
 * rows.c - what functions that return rows share
 */
#include "glue.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/tuplestore.h"

/*
 * Start to return rows; what is allocated from here on lasts for one row.
 */
void
StartRows(Rows *rows, FunctionCallInfo fcinfo, Work *work)
{
	/* the query knows the columns: looking them up for each text takes time */
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	rows->set = (ReturnSetInfo *) fcinfo->resultinfo;
	rows->row = AllocSetContextCreate(work->context, "gazette row",
									  ALLOCSET_SMALL_SIZES);
	rows->caller = MemoryContextSwitchTo(rows->row);
}

void
PutRow(Rows *rows, Datum *values, bool *nulls)
{
	CHECK_FOR_INTERRUPTS();
	tuplestore_putvalues(rows->set->setResult, rows->set->setDesc,
						 values, nulls);
	MemoryContextReset(rows->row);
}

void
EndRows(Rows *rows)
{
	MemoryContextSwitchTo(rows->caller);
}
