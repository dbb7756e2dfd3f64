/*
 * enable.c - what keeps the stored analysis of an enabled table current
 */
#include "glue.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "nodes/value.h"
#include "parser/parse_func.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(gazette_keep_current);

/*
 * Find a column of the trigger's table.
 */
static int
ColumnNumber(Relation relation, const char *name)
{
	int			number = SPI_fnumber(RelationGetDescr(relation), name);

	if (number <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("table \"%s\" has no column \"%s\"",
						RelationGetRelationName(relation), name),
				 errdetail("A trigger of gazette names it."),
				 errhint("After renaming a column call gazette_disable() and gazette_enable().")));
	return number;
}

/*
 * Is a column of the new row what it was?  A toasted value that was not
 * assigned keeps its pointer, so nothing is fetched to tell.
 */
static bool
SameValue(TupleDesc desc, HeapTuple old, HeapTuple new, int column)
{
	bool		old_null;
	bool		new_null;
	Datum		old_value = heap_getattr(old, column, desc, &old_null);
	Datum		new_value = heap_getattr(new, column, desc, &new_null);

	if (old_null || new_null)
		return old_null && new_null;
	return datumIsEqual(old_value, new_value, false, -1);
}

/*
 * Call gazette_analyze() of the schema that the trigger function is in: the
 * path of the session may not have it.
 */
static Datum
Analyze(FunctionCallInfo fcinfo, Datum title, bool no_title, Datum body)
{
	Oid			types[2] = {TEXTOID, TEXTOID};
	char	   *schema = get_namespace_name(get_func_namespace(fcinfo->flinfo->fn_oid));
	List	   *name = list_make2(makeString(schema),
								  makeString("gazette_analyze"));

	if (no_title)
		return OidFunctionCall1(LookupFuncName(name, 1, types, false), body);
	return OidFunctionCall2(LookupFuncName(name, 2, types, false), title, body);
}

/*
 * Analyse the text of a row that is inserted or whose text changes.  Any other
 * row keeps what it has, also what gazette_refresh() assigns to it.
 */
Datum
gazette_keep_current(PG_FUNCTION_ARGS)
{
	TriggerData *trigdata = (TriggerData *) fcinfo->context;
	Trigger    *trigger;
	TupleDesc	desc;
	HeapTuple	row;
	int			analysis;
	int			body;
	int			title = 0;
	bool		no_body;
	bool		no_title = true;
	Datum		body_value;
	Datum		title_value = (Datum) 0;
	Datum		result = (Datum) 0;

	if (!CALLED_AS_TRIGGER(fcinfo) ||
		!TRIGGER_FIRED_BEFORE(trigdata->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigdata->tg_event) ||
		TRIGGER_FIRED_BY_DELETE(trigdata->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("gazette_keep_current() must be called by a trigger before insert or update of each row")));
	trigger = trigdata->tg_trigger;
	if (trigger->tgnargs < 2 || trigger->tgnargs > 3)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("gazette_keep_current() must be given 2 or 3 names of columns")));

	desc = RelationGetDescr(trigdata->tg_relation);
	analysis = ColumnNumber(trigdata->tg_relation, trigger->tgargs[0]);
	body = ColumnNumber(trigdata->tg_relation, trigger->tgargs[1]);
	if (trigger->tgnargs == 3)
		title = ColumnNumber(trigdata->tg_relation, trigger->tgargs[2]);

	row = trigdata->tg_trigtuple;
	if (TRIGGER_FIRED_BY_UPDATE(trigdata->tg_event))
	{
		row = trigdata->tg_newtuple;
		if (SameValue(desc, trigdata->tg_trigtuple, row, body) &&
			(title == 0 ||
			 SameValue(desc, trigdata->tg_trigtuple, row, title)))
			return PointerGetDatum(row);
	}

	body_value = heap_getattr(row, body, desc, &no_body);
	if (title != 0)
		title_value = heap_getattr(row, title, desc, &no_title);
	if (!no_body)
		result = Analyze(fcinfo, title_value, no_title, body_value);
	return PointerGetDatum(heap_modify_tuple_by_cols(row, desc, 1, &analysis,
													 &result, &no_body));
}
