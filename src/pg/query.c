/*
 * query.c - the right side of ~@: web-search syntax over stems
 *
 * PostgreSQL's parser of web-search queries knows what `or`, `-` and quotes
 * mean, but reads words by rules that are not ours (a colon or an ampersand
 * ends one, and bytes of other encodings than the server's may look like
 * spaces).  So the words are cut out first and it gets their numbers instead:
 *
 *		l'été "garanties de sécurité" -gouv:*   =>   "0" "1" -"2"
 *
 * Its callback then puts the stems of a word where its number stands.  A stop
 * word becomes an operand without a name, and these are dropped at the end;
 * the server would do that itself, but with a NOTICE each time, where one a
 * statement says it all.
 */
#include "glue.h"

#include "access/xact.h"
#include "common/hashfn.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/memutils.h"

/* Room on the stack for the tokens and stems of a usual query. */
#define QUERY_BUFFER 1024		/* of 8 bytes */

/* How much of a query a message quotes, in bytes. */
#define MAX_SHOWN 64

typedef struct QueryWord
{
	gz_str		str;			/* UTF-8 */
	bool		prefix;			/* :* stood behind it */
} QueryWord;

typedef GZ_ARRAY(QueryWord) QueryWords;

typedef struct QueryState
{
	Work		work;
	QueryWords	words;
} QueryState;

/* ---------- cutting out the words ---------- */

/*
 * Is a character a quotation mark that begins or ends a phrase?
 */
static bool
IsQuote(uint32 c)
{
	return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201E);
}

static bool
IsSpace(uint32 c)
{
	return c == ' ' || gz_class_of(c) == GZ_C_SPACE ||
		gz_class_of(c) == GZ_C_NEWLINE;
}

/*
 * Return the end of the word or phrase at s.
 */
static const char *
EndOfWord(const char *s, const char *end, bool quoted)
{
	while (s < end)
	{
		uint32		c;
		unsigned	bytes = gz_decode(s, end, &c);

		if (IsQuote(c) || (!quoted && IsSpace(c)))
			break;
		s += bytes;
	}
	return s;
}

/*
 * Cut a query into words and the query of their numbers; returns the latter.
 */
static char *
CutWords(QueryState *state, gz_str query)
{
	const char *s = query.s;
	const char *end = s + query.length;
	bool		negated = false;	/* by an odd number of hyphens */
	bool		either = false; /* after an `or` */
	StringInfoData numbers;

	initStringInfo(&numbers);
	while (s < end)
	{
		uint32		c;
		unsigned	bytes = gz_decode(s, end, &c);
		bool		quoted = IsQuote(c);
		const char *word = quoted ? s + bytes : s;
		const char *after;
		QueryWord  *item;

		if (IsSpace(c) || c == '-')
		{
			s += bytes;
			/* with no word behind it, it means nothing */
			negated ^= c == '-';
			continue;
		}
		after = EndOfWord(word, end, quoted);
		s = after;
		if (quoted && s < end)
			s += gz_decode(s, end, &c); /* the closing mark */
		if (after == word)
			continue;
		if (!quoted && after - word == 2 &&
			pg_strncasecmp(word, "or", 2) == 0)
		{
			either = true;
			negated = false;
			continue;
		}
		if (either && state->words.n > 0)
			appendStringInfoString(&numbers, " or");
		appendStringInfoString(&numbers, negated ? " -" : " ");
		either = negated = false;
		item = GZ_PUSH(&state->work.arena, &state->words);
		item->str.s = word;
		item->str.length = (uint32) (after - word);
		item->prefix = after - word > 2 && memcmp(after - 2, ":*", 2) == 0;
		if (item->prefix)
			item->str.length -= 2;
		appendStringInfo(&numbers, "\"%u\"", state->words.n - 1);
	}
	/* one that joins nothing is a word, the metal */
	if (either)
		appendStringInfoString(&numbers, " or");
	return numbers.data;
}

/* ---------- putting stems in their places ---------- */

/*
 * Stand in for a stop word, to be dropped later.
 */
static void
PushNothing(TSQueryParserState parser)
{
	char		nothing[1] = "";

	pushValue(parser, nothing, 0, 0, false);
}

/*
 * Push the stems of a word: alternatives of one token joined by OR, tokens
 * joined as a phrase, in which a stop word counts as a step.  Who asks for a
 * compound does not ask for its parts.
 */
static void
PushStems(TSQueryParserState parser, const gz_stems *stems, bool prefix)
{
	uint32		last = 0;
	uint32		i = 0;

	while (i < stems->n)
	{
		uint32		position = stems->items[i].position;
		bool		alternative = false;

		for (; last > 0 && last + 1 < position; last++)
		{
			PushNothing(parser);
			pushOperator(parser, OP_PHRASE, 1);
		}
		for (; i < stems->n && stems->items[i].position == position; i++)
		{
			const gz_stem *stem = &stems->items[i];

			if (stem->kind == GZ_STEM_PART)
				continue;
			if (stem->length >= MAXSTRLEN)
				PushNothing(parser);
			else
				pushValue(parser, unconstify(char *, stem->s), stem->length,
						  0, prefix);
			if (alternative)
				pushOperator(parser, OP_OR, 0);
			alternative = true;
		}
		if (last > 0)
			pushOperator(parser, OP_PHRASE, 1);
		last = position;
	}
	if (stems->n == 0)
		PushNothing(parser);
}

/*
 * Called by the server's parser for each operand.
 */
static void
PushWord(Datum opaque, TSQueryParserState parser, char *operand, int length,
		 int16 weights, bool prefix)
{
	QueryState *state = (QueryState *) DatumGetPointer(opaque);
	gz_arena   *arena = &state->work.arena;
	QueryWord	word = {{operand, (uint32) length}, false};
	gz_tokens	tokens = {0};
	gz_sentences sentences = {0};
	gz_stems	stems = {0};

	/* an `or` at the end comes back as it is */
	if (length > 0 && *operand >= '0' && *operand <= '9')
		word = state->words.items[strtoul(operand, NULL, 10)];
	gz_tokenize(arena, word.str.s, word.str.length, &tokens);
	if (word.prefix)
	{
		uint32		position = 0;

		/* the start of a word is no stop word: par:* looks for Paris */
		for (uint32 i = 0; i < tokens.n; i++)
		{
			uint32		first = stems.n;

			if (!gz_has_stem(&tokens.items[i]))
				continue;
			gz_stem_token(arena, &tokens.items[i], &stems);
			for (position++; first < stems.n; first++)
				stems.items[first].position = position;
		}
	}
	else
	{
		gz_split_sentences(arena, &tokens, &sentences);
		gz_stem_text(arena, &tokens, &sentences, &stems);
	}
	PushStems(parser, &stems, word.prefix);
}

/* ---------- the whole query ---------- */

/*
 * Say that a query finds nothing, in the server's words, once a statement.
 */
static void
NoticeEmpty(bool words, gz_str query)
{
	static TimestampTz last_statement = 0;
	static uint32 last_query = 0;
	TimestampTz statement = GetCurrentStatementStartTimestamp();
	uint32		hash = hash_bytes((const unsigned char *) query.s,
								  (int) query.length);

	if (statement == last_statement && hash == last_query)
		return;
	last_statement = statement;
	last_query = hash;
	if (words)
		ereport(NOTICE,
				(errmsg("text-search query contains only stop words or doesn't contain lexemes, ignored")));
	else
	{
		size_t		length;
		char	   *shown = ToServer(query.s, query.length, &length);
		int			kept = pg_mbcliplen(shown, (int) length, MAX_SHOWN);

		ereport(NOTICE,
				(errmsg("text-search query doesn't contain lexemes: \"%.*s%s\"",
						kept, shown, (size_t) kept < length ? "..." : "")));
	}
}

/*
 * Drop the operands without a name; returns a query of size 0 if no other is
 * there.
 */
static TSQuery
DropNothings(TSQuery tsquery)
{
	QueryItem  *items = GETQUERY(tsquery);
	int			dropped = 0;
	int			kept = 0;

	for (int i = 0; i < tsquery->size; i++)
	{
		if (items[i].type != QI_VAL)
			continue;
		if (items[i].qoperand.length > 0)
			kept++;
		else
		{
			items[i].type = QI_VALSTOP;
			dropped++;
		}
	}
	if (kept == 0)
		tsquery->size = 0;
	else if (dropped > 0)
		tsquery = DropStopWords(tsquery);
	return tsquery;
}

/*
 * List the operands of a query as keys.
 */
static void
ListKeys(WordQuery *query)
{
	TSQuery		tsquery = query->tsquery;
	QueryItem  *items = GETQUERY(tsquery);
	char	   *operands = GETOPERAND(tsquery);

	query->keys = palloc(Max(tsquery->size, 1) * sizeof(QueryKey));
	query->key_of_item = palloc(Max(tsquery->size, 1) * sizeof(int));
	for (int i = 0; i < tsquery->size; i++)
	{
		query->key_of_item[i] = -1;
		if (items[i].type == QI_VAL)
		{
			QueryKey   *key = &query->keys[query->n_keys];

			key->s = operands + items[i].qoperand.distance;
			key->length = items[i].qoperand.length;
			key->prefix = items[i].qoperand.prefix;
			query->starts[(unsigned char) key->s[0]] = true;
			query->key_of_item[i] = query->n_keys++;
		}
		else if (items[i].qoperator.oper == OP_PHRASE)
			query->phrase = true;
	}
}

WordQuery *
ParseQuery(Datum source, bool notice)
{
	WordQuery	   *query = palloc0(sizeof(WordQuery));
	uint64		room[QUERY_BUFFER];
	QueryState	state = {0};
	gz_str		taken;
	char	   *numbers;

	StartSmallWork(&state.work, room, sizeof(room));
	taken = TakeText(&state.work, source);
	numbers = CutWords(&state, taken);
	if (numbers[0] == '\0')
	{
		query->tsquery = palloc0(HDRSIZETQ);
		SET_VARSIZE(query->tsquery, HDRSIZETQ);
	}
	else
		query->tsquery = DropNothings(ParseWebQuery(numbers, PushWord,
													PointerGetDatum(&state)));
	pfree(numbers);
	ListKeys(query);
	if (notice && query->tsquery->size == 0)
		NoticeEmpty(state.words.n > 0, taken);
	EndWork(&state.work);
	return query;
}

WordQuery *
GetQuery(FunctionCallInfo fcinfo, Datum source)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;
	text	   *t = DatumGetTextPP(source);
	WordQuery	   *query = flinfo->fn_extra;
	MemoryContext context;
	MemoryContext caller;

	if (query != NULL)
	{
		if (VARSIZE_ANY_EXHDR(t) == VARSIZE_ANY_EXHDR(query->source) &&
			memcmp(VARDATA_ANY(t), VARDATA_ANY(query->source),
				   VARSIZE_ANY_EXHDR(t)) == 0)
			return query;
		flinfo->fn_extra = NULL;
		MemoryContextDelete(query->context);
	}
	context = AllocSetContextCreate(flinfo->fn_mcxt, "gazette query",
									ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(context);
	query = ParseQuery(PointerGetDatum(t), true);
	query->context = context;
	query->source = cstring_to_text_with_len(VARDATA_ANY(t),
											 (int) VARSIZE_ANY_EXHDR(t));
	MemoryContextSwitchTo(caller);
	flinfo->fn_extra = query;
	return query;
}

/* ---------- matching ---------- */

/* What is known of a key in a text. */
typedef struct Found
{
	bool		found;
	uint32		n;
	uint32		room;
	WordEntryPos *items;		/* positions, ascending */
} Found;

typedef struct Match
{
	const WordQuery *query;
	Found	   *found;			/* one for each key */
} Match;

/*
 * Tell TS_execute whether an operand is in the text, and where.
 */
static TSTernaryValue
CheckOperand(void *arg, QueryOperand *operand, ExecPhraseData *data)
{
	Match	   *match = arg;
	Found	   *found = &match->found[KeyOfOperand(match->query, operand)];

	if (!found->found)
		return TS_NO;
	if (data != NULL)
	{
		if (found->n == 0)
			return TS_NO;
		data->npos = (int) found->n;
		data->pos = found->items;
	}
	return TS_YES;
}

/*
 * Is a stem what a key asks for?
 */
static inline bool
KeyMatches(const QueryKey *key, const gz_stem *stem)
{
	if (key->prefix ? stem->length < key->length : stem->length != key->length)
		return false;
	return memcmp(key->s, stem->s, key->length) == 0;
}

bool
MatchQuery(Work *work, const WordQuery *query, const gz_stems *stems)
{
	Match		match = {query, NULL};
	int			missing = query->n_keys;

	if (query->tsquery->size == 0)
		return false;
	match.found = gz_alloc0(&work->arena,
							(size_t) query->n_keys * sizeof(Found));
	for (uint32 i = 0; i < stems->n; i++)
	{
		const gz_stem *stem = &stems->items[i];

		if (stem->length == 0 || !query->starts[(unsigned char) stem->s[0]])
			continue;
		for (int k = 0; k < query->n_keys; k++)
		{
			Found	   *found = &match.found[k];

			if (!KeyMatches(&query->keys[k], stem))
				continue;
			missing -= !found->found;
			found->found = true;
			/* PostgreSQL does not look for phrases further on, nor can we */
			if (query->phrase && stem->position < MAXENTRYPOS &&
				(found->n == 0 ||
				 found->items[found->n - 1] != stem->position))
				*GZ_PUSH(&work->arena, found) = (WordEntryPos) stem->position;
		}
		if (missing == 0 && !query->phrase)
			break;
	}
	return TS_execute(GETQUERY(query->tsquery), &match, TS_EXEC_EMPTY,
					  CheckOperand);
}
