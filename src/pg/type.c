/*
 * type.c - the type gazette: a stored analysis in, out and compared
 */
#include "glue.h"

#include "access/detoast.h"
#include "common/hashfn.h"
#include "core/value_json.h"
#include "libpq/pqformat.h"
#include "utils/jsonb.h"

PG_FUNCTION_INFO_V1(gazette_in);
PG_FUNCTION_INFO_V1(gazette_out);
PG_FUNCTION_INFO_V1(gazette_recv);
PG_FUNCTION_INFO_V1(gazette_send);
PG_FUNCTION_INFO_V1(gazette_analyze);
PG_FUNCTION_INFO_V1(gazette_analyze_titled);
PG_FUNCTION_INFO_V1(gazette_to_jsonb);
PG_FUNCTION_INFO_V1(gazette_eq);
PG_FUNCTION_INFO_V1(gazette_ne);
PG_FUNCTION_INFO_V1(gazette_hash);
PG_FUNCTION_INFO_V1(gazette_hash_extended);
PG_FUNCTION_INFO_V1(gazette_value_sentiment);
PG_FUNCTION_INFO_V1(gazette_value_version);
PG_FUNCTION_INFO_V1(gazette_is_current);

/* How much of bad input a message quotes, in bytes. */
#define MAX_SHOWN 40

/* ---------- values ---------- */

/*
 * Refuse what the server cannot hold.
 */
static void
CheckSize(const char *what, size_t size)
{
	if (!AllocSizeIsValid(size + VARHDRSZ))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long for its analysis"),
				 errdetail("The %s would take %zu bytes; the server can hold "
						   "at most %zu.", what, size, (Size) MaxAllocSize)));
}

/*
 * Copy the bytes of a value into a datum.
 */
static Datum
MakeValue(gz_str value)
{
	CheckSize("value", value.length);
	return PointerGetDatum(cstring_to_text_with_len(value.s,
													(int) value.length));
}

/*
 * Report that a stored value cannot be read.
 */
static void
ReportDamage(const char *problem)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("a value of type gazette cannot be read"),
			 errdetail("The stored analysis: %s.", problem),
			 errhint("Analyze the text again with gazette_analyze().")));
}

gz_analysis *
ReadValue(Work *work, Datum value, unsigned want, gz_value_head *head)
{
	gz_value_head ignored;
	gz_analysis *analysis;
	const char *problem;

	StartWork(work);
	problem = gz_read_value(&work->arena, TakeValue(work, value), want,
							head == NULL ? &ignored : head, &analysis);
	if (problem != NULL)
		ReportDamage(problem);
	return analysis;
}

gz_value_head
ReadValueHead(Datum value)
{
	struct varlena *slice = PG_DETOAST_DATUM_SLICE(value, 0, GZ_VALUE_HEAD_MAX);
	gz_value_head head;
	const char *problem;

	problem = gz_read_value_head((gz_str) {VARDATA_ANY(slice),
								 VARSIZE_ANY_EXHDR(slice)}, &head);
	if (problem != NULL)
		ReportDamage(problem);
	if ((Pointer) slice != DatumGetPointer(value))
		pfree(slice);
	return head;
}

/* ---------- in and out ---------- */

/*
 * Read the text form, JSON.
 */
Datum
gazette_in(PG_FUNCTION_ARGS)
{
	char	   *s = PG_GETARG_CSTRING(0);
	Work		work;
	gz_value_head head;
	gz_analysis *analysis;
	gz_str		json;
	uint32_t	at;
	const char *problem;
	Datum		result;

	StartWork(&work);
	json = TakeBytes(&work, s, strlen(s));
	problem = gz_read_json(&work.arena, json, &head, &analysis, &at);
	if (problem != NULL)
	{
		size_t		length;
		uint32_t	from = at > MAX_SHOWN ? at - MAX_SHOWN : 0;
		char	   *shown;

		/* not from the middle of a character */
		while (from > 0 && (json.s[from] & 0xC0) == 0x80)
			from--;
		shown = ToServer(json.s + from, at - from, &length);
		EndWork(&work);
		if (at == json.length)
			ReportInput(fcinfo->context,
						(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
						 errmsg("invalid input syntax for type gazette"),
						 errdetail("The analysis: %s.", problem)));
		ReportInput(fcinfo->context,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type gazette"),
					 errdetail("The analysis: %s, at byte %u, after \"%s\".",
							   problem, at, shown)));
	}
	result = MakeValue(gz_write_value(&work.arena, &head, analysis));
	EndWork(&work);
	PG_RETURN_DATUM(result);
}

/*
 * Write the text form, for this server's encoding: what it lacks is escaped,
 * so that the text reads back to the same value.
 */
Datum
gazette_out(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_value_head head;
	gz_analysis *analysis;
	gz_str		json;
	char	   *result;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_ALL, &head);
	json = gz_write_json(&work.arena, &head, analysis, !ServerHoldsUtf8());
	CheckSize("JSON", json.length);
	result = pnstrdup(json.s, json.length);
	EndWork(&work);
	PG_RETURN_CSTRING(result);
}

/*
 * Read the binary form: the bytes of a value, all checked.
 */
Datum
gazette_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			length = buf->len - buf->cursor;
	gz_str		value = {pq_getmsgbytes(buf, length), (uint32_t) length};
	Work		work;
	const char *problem;
	Datum		result;

	StartWork(&work);
	problem = gz_verify_value(&work.arena, value);
	EndWork(&work);
	if (problem != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type gazette"),
				 errdetail("The analysis: %s.", problem)));
	result = MakeValue(value);
	PG_RETURN_DATUM(result);
}

/*
 * Write the binary form.
 */
Datum
gazette_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_BYTEA_P(PG_GETARG_BYTEA_P_COPY(0));
}

/*
 * Cast to jsonb; characters that the server lacks are written without accents,
 * as everywhere.
 */
Datum
gazette_to_jsonb(PG_FUNCTION_ARGS)
{
	Work		work;
	gz_value_head head;
	gz_analysis *analysis;
	gz_str		json;
	char	   *s;
	size_t		length;

	analysis = ReadValue(&work, PG_GETARG_DATUM(0), GZ_READ_ALL, &head);
	json = gz_write_json(&work.arena, &head, analysis, false);
	CheckSize("JSON", json.length);
	s = ToServer(json.s, json.length, &length);
	EndWork(&work);
	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(s)));
}

/* ---------- from a text ---------- */

/*
 * Tell the version of this library as three numbers.
 */
static void
FillVersion(gz_value_head *head)
{
	if (sscanf(GAZETTE_VERSION, "%u.%u.%u", &head->library[0],
			   &head->library[1], &head->library[2]) != 3)
		elog(ERROR, "the version of gazette is not three numbers: %s",
			 GAZETTE_VERSION);
	head->data = gz_lexicon.header->data_version;
}

/*
 * Analyse a text and make the value of that.
 */
static Datum
AnalyzeToValue(Datum body)
{
	Work		work;
	gz_analysis *a;
	gz_value_head head = {0};
	Datum		result;

	a = AnalyzeText(&work, body, GZ_WANT_STEMS | GZ_WANT_MENTIONS |
					GZ_WANT_SENTIMENT);
	FillVersion(&head);
	head.bytes = PlacesAreBytes();
	head.text_length = head.bytes ? work.length :
		gz_count_chars(work.text, work.length);
	head.sentiment = a->sentiment.score;
	/* the value counts as the server does */
	for (uint32 i = 0; i < a->sentences.n && head.bytes; i++)
	{
		a->sentences.items[i].char_start = a->sentences.items[i].start;
		a->sentences.items[i].char_length = a->sentences.items[i].length;
	}
	for (uint32 i = 0; i < a->mentions.n && head.bytes; i++)
	{
		a->mentions.items[i].char_start = a->mentions.items[i].start;
		a->mentions.items[i].char_length = a->mentions.items[i].length;
	}
	result = MakeValue(gz_write_value(&work.arena, &head, a));
	EndWork(&work);
	return result;
}

/*
 * Analyse a text.
 */
Datum
gazette_analyze(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(AnalyzeToValue(PG_GETARG_DATUM(0)));
}

/*
 * Analyse a title and a body as one text, with a line break between them.
 */
Datum
gazette_analyze_titled(PG_FUNCTION_ARGS)
{
	text	   *title = PG_GETARG_TEXT_PP(0);
	text	   *body = PG_GETARG_TEXT_PP(1);
	Size		title_length = VARSIZE_ANY_EXHDR(title);
	Size		length = title_length + 1 + VARSIZE_ANY_EXHDR(body);
	text	   *both = palloc(VARHDRSZ + length);
	Datum		result;

	SET_VARSIZE(both, VARHDRSZ + length);
	memcpy(VARDATA(both), VARDATA_ANY(title), title_length);
	VARDATA(both)[title_length] = '\n';
	memcpy(VARDATA(both) + title_length + 1, VARDATA_ANY(body),
		   VARSIZE_ANY_EXHDR(body));
	result = AnalyzeToValue(PointerGetDatum(both));
	pfree(both);
	PG_RETURN_DATUM(result);
}

/* ---------- what the head of a value says ---------- */

/*
 * Tell the score of the text.
 */
Datum
gazette_value_sentiment(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(ReadValueHead(PG_GETARG_DATUM(0)).sentiment);
}

/*
 * Say which library and which data made a value.
 */
Datum
gazette_value_version(PG_FUNCTION_ARGS)
{
	gz_value_head head = ReadValueHead(PG_GETARG_DATUM(0));

	PG_RETURN_TEXT_P(cstring_to_text(psprintf("%u.%u.%u (data %u)",
											  head.library[0], head.library[1],
											  head.library[2], head.data)));
}

/*
 * Would this library make the same value of the same text?
 */
Datum
gazette_is_current(PG_FUNCTION_ARGS)
{
	gz_value_head head = ReadValueHead(PG_GETARG_DATUM(0));
	gz_value_head current;
	Work		work;

	StartSmallWork(&work, NULL, 0); /* opens the lexicon */
	FillVersion(&current);
	EndWork(&work);
	PG_RETURN_BOOL(memcmp(head.library, current.library,
						  sizeof(head.library)) == 0 &&
				   head.data == current.data);
}

/* ---------- comparison ---------- */

/*
 * Are two values the same bytes?  An analysis has only one value.
 */
static bool
SameValues(FunctionCallInfo fcinfo)
{
	Datum		a = PG_GETARG_DATUM(0);
	Datum		b = PG_GETARG_DATUM(1);
	bool		same = toast_raw_datum_size(a) == toast_raw_datum_size(b);

	if (same)
	{
		struct varlena *x = PG_DETOAST_DATUM_PACKED(a);
		struct varlena *y = PG_DETOAST_DATUM_PACKED(b);

		same = memcmp(VARDATA_ANY(x), VARDATA_ANY(y),
					  VARSIZE_ANY_EXHDR(x)) == 0;
		PG_FREE_IF_COPY(x, 0);
		PG_FREE_IF_COPY(y, 1);
	}
	return same;
}

Datum
gazette_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(SameValues(fcinfo));
}

Datum
gazette_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!SameValues(fcinfo));
}

/*
 * Hash the bytes of a value.
 */
Datum
gazette_hash(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any((unsigned char *) VARDATA_ANY(value),
								VARSIZE_ANY_EXHDR(value));

	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_DATUM(hash);
}

/*
 * The same in 64 bits, with a seed.
 */
Datum
gazette_hash_extended(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any_extended((unsigned char *) VARDATA_ANY(value),
										 VARSIZE_ANY_EXHDR(value),
										 PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_DATUM(hash);
}
