/*
 * context.c - the way of a text into the core, and of strings back
 */
#include "glue.h"

#include "catalog/namespace.h"
#include "catalog/pg_type_d.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

/*
 * Most articles fit in this buffer with everything that is found in them.  It
 * is allocated once a backend and lent to one piece of work at a time.
 */
#define BUFFER_SIZE ((size_t) 256 * 1024)

static char *buffer = NULL;
static bool buffer_lent = false;

/*
 * Take the buffer back when its borrower's context ends, be it by an error.
 */
static void
TakeBufferBack(void *arg)
{
	buffer_lent = false;
}

/*
 * Give the core a block; it goes with the work.
 */
static void *
GetBlock(void *context, size_t size)
{
	Work	   *work = context;

	if (work->context == NULL)
		work->context = AllocSetContextCreate(CurrentMemoryContext,
											  "gazette small work",
											  ALLOCSET_SMALL_SIZES);
	return MemoryContextAllocHuge(work->context, size);
}

/*
 * Let a long analysis be cancelled.
 */
static void
CheckInterrupts(void *context)
{
	CHECK_FOR_INTERRUPTS();
}

/*
 * Open the lexicon when a backend first needs it.
 */
static void
OpenLexicon(void)
{
	static bool opened = false;
	const char *problem;

	if (opened)
		return;
	problem = gz_data_open();
	if (problem != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("the data of gazette cannot be read"),
				 errdetail("The lexicon inside the library: %s.", problem),
				 errhint("Install the library again.")));
	opened = true;
}

/*
 * Set what both ways to start have in common.
 */
static void
InitWork(Work *work, void *first, size_t size)
{
	OpenLexicon();
	work->host.alloc = GetBlock;
	work->host.check = CheckInterrupts;
	work->host.context = work;
	work->original = work->text = NULL;
	work->original_length = work->length = 0;
	work->cursor_char = work->cursor_byte = 0;
	gz_arena_init(&work->arena, &work->host, first, size);
}

void
StartWork(Work *work)
{
	MemoryContextCallback *callback;

	work->context = AllocSetContextCreate(CurrentMemoryContext,
										  "gazette work",
										  ALLOCSET_SMALL_SIZES);
	/* A work inside another's, or after one that an error left, has none. */
	if (buffer_lent)
	{
		InitWork(work, NULL, 0);
		return;
	}
	if (buffer == NULL)
		buffer = MemoryContextAlloc(AllocSetContextCreate(TopMemoryContext,
														  "gazette buffer",
														  ALLOCSET_SMALL_SIZES),
									BUFFER_SIZE);
	callback = MemoryContextAlloc(work->context, sizeof(*callback));
	callback->func = TakeBufferBack;
	callback->arg = NULL;
	MemoryContextRegisterResetCallback(work->context, callback);
	buffer_lent = true;
	InitWork(work, buffer, BUFFER_SIZE);
}

void
StartSmallWork(Work *work, void *first, size_t size)
{
	work->context = NULL;
	InitWork(work, first, size);
}

void
EndWork(Work *work)
{
	if (work->context != NULL)
		MemoryContextDelete(work->context);
	work->context = NULL;
}

bool
ServerHoldsUtf8(void)
{
	int			encoding = GetDatabaseEncoding();

	return encoding == PG_UTF8 || encoding == PG_SQL_ASCII;
}

/*
 * A database that does not know its encoding may hold anything: look.
 */
static void
CheckUtf8(const char *s, size_t length)
{
	int			valid = pg_encoding_verifymbstr(PG_UTF8, s, (int) length);

	if ((size_t) valid == length)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
			 errmsg("text is not valid UTF-8"),
			 errdetail("The encoding of the database is SQL_ASCII, so gazette "
					   "reads its texts as UTF-8; no character begins at byte "
					   "%d of this one (0x%02x).",
					   valid + 1, (unsigned char) s[valid]),
			 errhint("Use a database with encoding UTF8, or convert texts to "
					 "UTF-8 before they are stored.")));
}

gz_str
TakeBytes(Work *work, const char *s, size_t length)
{
	gz_str		taken = {s, (uint32) length};

	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		CheckUtf8(s, length);
	else if (GetDatabaseEncoding() != PG_UTF8 && length > 0)
	{
		MemoryContext caller;

		(void) GetBlock(work, 1);	/* the work has a context from here on */
		caller = MemoryContextSwitchTo(work->context);
		taken.s = pg_server_to_any(s, (int) length, PG_UTF8);
		if (taken.s != s)
			taken.length = (uint32) strlen(taken.s);
		MemoryContextSwitchTo(caller);
	}
	return taken;
}

/*
 * Return a text's bytes, detoasted in the work's context where need be.
 */
static text *
Detoast(Work *work, Datum value)
{
	struct varlena *packed = (struct varlena *) DatumGetPointer(value);
	MemoryContext caller;

	if (!VARATT_IS_COMPRESSED(packed) && !VARATT_IS_EXTERNAL(packed))
		return (text *) packed;
	(void) GetBlock(work, 1);
	caller = MemoryContextSwitchTo(work->context);
	packed = pg_detoast_datum_packed(packed);
	MemoryContextSwitchTo(caller);
	return (text *) packed;
}

gz_str
TakeText(Work *work, Datum value)
{
	text	   *t = Detoast(work, value);

	return TakeBytes(work, VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

gz_str
TakeValue(Work *work, Datum value)
{
	text	   *t = Detoast(work, value);

	return (gz_str) {VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t)};
}

void
TakeBody(Work *work, Datum body)
{
	text	   *t = Detoast(work, body);
	gz_str		taken = TakeBytes(work, VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));

	work->original = VARDATA_ANY(t);
	work->original_length = VARSIZE_ANY_EXHDR(t);
	work->text = taken.s;
	work->length = taken.length;
	work->cursor_char = work->cursor_byte = 0;
}

gz_analysis *
AnalyzeText(Work *work, Datum body, unsigned want)
{
	StartWork(work);
	TakeBody(work, body);
	return gz_analyze(&work->arena, work->text, work->length, want);
}

/* ---------- back to the server's encoding ---------- */

/* What to write where an encoding lacks a character that has a base letter. */
typedef struct Substitute
{
	uint32		c;
	char		ascii[4];
} Substitute;

static const Substitute substitutes[] = {
	{0x00C6, "AE"}, {0x00E6, "ae"}, {0x0110, "D"}, {0x0111, "d"},
	{0x0131, "i"}, {0x0141, "L"}, {0x0142, "l"}, {0x0152, "OE"},
	{0x0153, "oe"}, {0x1E9E, "SS"}, {0x2010, "-"}, {0x2011, "-"},
	{0x2013, "-"}, {0x2014, "-"}, {0x2018, "'"}, {0x2019, "'"},
	{0x02BC, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x2026, "..."},
	{0x202F, " "}, {0x20AC, "EUR"}
};

/*
 * Write the ASCII that stands for a character; returns how many bytes.
 */
static size_t
WriteSubstitute(uint32 c, char *out)
{
	if (c < GZ_LATIN_END && gz_latin_table[c].base != 0 &&
		gz_latin_table[c].base < 0x80)
	{
		bool		upper = gz_latin_table[c].class == GZ_C_UPPER;

		*out = (char) gz_latin_table[c].base;
		if (upper && *out >= 'a' && *out <= 'z')
			*out += 'A' - 'a';
		return 1;
	}
	for (size_t i = 0; i < lengthof(substitutes); i++)
		if (substitutes[i].c == c)
		{
			size_t		length = strlen(substitutes[i].ascii);

			memcpy(out, substitutes[i].ascii, length);
			return length;
		}
	/* a combining mark on its own adds nothing that the encoding could show */
	if (gz_class_of(c) == GZ_C_MARK || gz_class_of(c) == GZ_C_IGNORE)
		return 0;
	*out = '?';
	return 1;
}

/*
 * Is every byte ASCII, the same in all server encodings?
 */
static bool
IsAscii(const char *s, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (IS_HIGHBIT_SET(s[i]))
			return false;
	return true;
}

char *
ToServer(const char *s, size_t length, size_t *out_length)
{
	static Oid	conversion = InvalidOid;
	const char *end = s + length;
	size_t		room;
	char	   *out;
	char	   *next;

	if (ServerHoldsUtf8() || IsAscii(s, length))
	{
		out = palloc(length + 1);
		memcpy(out, s, length);
		out[length] = '\0';
		*out_length = length;
		return out;
	}
	if (!OidIsValid(conversion))
		conversion = FindDefaultConversionProc(PG_UTF8, GetDatabaseEncoding());
	if (!OidIsValid(conversion))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("gazette cannot write texts in encoding %s",
						GetDatabaseEncodingName()),
				 errdetail("There is no conversion from UTF8 to it.")));

	/* the conversion function wants this much room, come what may */
	room = (length + 2) * MAX_CONVERSION_GROWTH + 1;
	next = out = palloc(room);
	while (s < end)
	{
		uint32		c;
		int			done;

		done = pg_do_encoding_conversion_buf(conversion, PG_UTF8,
											 GetDatabaseEncoding(),
											 (unsigned char *) s,
											 (int) (end - s),
											 (unsigned char *) next,
											 (int) (room - (next - out)),
											 true);
		next += strlen(next);
		s += done;
		if (s < end)
		{
			s += gz_decode(s, end, &c);
			next += WriteSubstitute(c, next);
		}
	}
	*next = '\0';
	*out_length = next - out;
	return out;
}

text *
MakeText(const char *s, size_t length)
{
	size_t		out_length;
	char	   *out;

	if (ServerHoldsUtf8())
		return cstring_to_text_with_len(s, (int) length);
	out = ToServer(s, length, &out_length);
	return cstring_to_text_with_len(out, (int) out_length);
}

ArrayType *
MakeTextArray(const gz_str *items, int n)
{
	bool		convert = !ServerHoldsUtf8();
	gz_str	   *converted = NULL;
	Size		size = ARR_OVERHEAD_NONULLS(1);
	ArrayType  *array;
	char	   *next;

	if (n == 0)
		return construct_empty_array(TEXTOID);
	if (convert)
	{
		converted = MemoryContextAllocHuge(CurrentMemoryContext,
										   n * sizeof(gz_str));
		for (int i = 0; i < n; i++)
		{
			size_t		length;

			converted[i].s = ToServer(items[i].s, items[i].length, &length);
			converted[i].length = (uint32) length;
		}
		items = converted;
	}
	for (int i = 0; i < n; i++)
		size += INTALIGN(VARHDRSZ + items[i].length);
	if (!AllocSizeIsValid(size))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long for an array of its words"),
				 errdetail("%d words would take %zu bytes; an array holds "
						   "at most %zu.", n, size, (Size) MaxAllocSize)));

	array = palloc0(size);
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->dataoffset = 0;
	array->elemtype = TEXTOID;
	ARR_DIMS(array)[0] = n;
	ARR_LBOUND(array)[0] = 1;
	next = (char *) array + ARR_OVERHEAD_NONULLS(1);
	for (int i = 0; i < n; i++)
	{
		SET_VARSIZE(next, VARHDRSZ + items[i].length);
		memcpy(VARDATA(next), items[i].s, items[i].length);
		next += INTALIGN(VARHDRSZ + items[i].length);
	}
	if (converted != NULL)
	{
		for (int i = 0; i < n; i++)
			pfree(unconstify(char *, converted[i].s));
		pfree(converted);
	}
	return array;
}

/* ---------- places in the original ---------- */

bool
PlacesAreBytes(void)
{
	return GetDatabaseEncoding() == PG_SQL_ASCII;
}

int32
SpanStart(const Work *work, Span span)
{
	return (int32) (work->original != NULL && PlacesAreBytes() ?
					span.start : span.char_start) + 1;
}

int32
SpanLength(const Work *work, Span span)
{
	return (int32) (work->original != NULL && PlacesAreBytes() ?
					span.length : span.char_length);
}

const char *
SpanBytes(Work *work, Span span, uint32 *length)
{
	const char *s;
	int			rest;

	if (ServerHoldsUtf8())
	{
		*length = span.length;
		return work->original + span.start;
	}
	if (pg_database_encoding_max_length() == 1)
	{
		*length = span.char_length;
		return work->original + span.char_start;
	}

	/* Walk on from the last place; spans mostly come in order. */
	if (span.char_start < work->cursor_char)
		work->cursor_char = work->cursor_byte = 0;
	s = work->original + work->cursor_byte;
	rest = (int) (work->original_length - work->cursor_byte);
	work->cursor_byte += pg_mbcharcliplen(s, rest,
										  (int) (span.char_start -
												 work->cursor_char));
	work->cursor_char = span.char_start;
	s = work->original + work->cursor_byte;
	rest = (int) (work->original_length - work->cursor_byte);
	*length = pg_mbcharcliplen(s, rest, (int) span.char_length);
	return s;
}

text *
SpanText(Work *work, Span span)
{
	uint32		length;
	const char *s = SpanBytes(work, span, &length);

	return cstring_to_text_with_len(s, (int) length);
}
