/*
 * tsearch.c - text search parser and dictionary template
 *
 * The parser tokenizes a whole text once and then hands out its tokens, with
 * whatever stands between them as `blank`, so that the tokens put together
 * are the text.  The dictionary stems one token.  It may get a token from
 * our parser or any other string (ts_lexize, another parser, a filtering
 * dictionary before it): it knows the parser's by the address of the string,
 * and only tokenizes the others.  That is faster, and exact: what a token is
 * depends on the text around it.
 */
#include "glue.h"

#include "commands/defrem.h"
#include "mb/pg_wchar.h"
#include "tsearch/ts_public.h"
#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(gazette_parser_start);
PG_FUNCTION_INFO_V1(gazette_parser_token);
PG_FUNCTION_INFO_V1(gazette_parser_end);
PG_FUNCTION_INFO_V1(gazette_parser_types);
PG_FUNCTION_INFO_V1(gazette_dictionary_init);
PG_FUNCTION_INFO_V1(gazette_dictionary_lexize);

/*
 * Token types.  The numbers are those of PostgreSQL's default parser whose
 * treatment by prsd_headline fits: 12 is no word and may not begin or end a
 * headline, 14 and 22 may not end one, the others may; the numbers that it
 * leaves out of a headline (5, 13, 15 to 17) are not used.
 */
typedef enum TokenType
{
	TYPE_END = 0,
	TYPE_KEPT = 1,
	TYPE_WORD = 2,
	TYPE_STOP = 3,
	TYPE_EMAIL = 4,
	TYPE_URL = 6,
	TYPE_HASHTAG = 9,
	TYPE_HANDLE = 10,
	TYPE_ACRONYM = 11,
	TYPE_BLANK = 12,
	TYPE_ELISION = 14,
	TYPE_TIME = 19,
	TYPE_NUMBER = 22
} TokenType;

typedef struct TokenTypeName
{
	TokenType	type;
	const char *alias;
	const char *description;
} TokenTypeName;

static const TokenTypeName type_names[] = {
	{TYPE_KEPT, "kept", "Word of the stop list that is none here"},
	{TYPE_WORD, "word", "Word"},
	{TYPE_STOP, "stop", "Stop word"},
	{TYPE_EMAIL, "email", "E-mail address"},
	{TYPE_URL, "url", "URL or host"},
	{TYPE_HASHTAG, "hashtag", "Hashtag"},
	{TYPE_HANDLE, "handle", "Account name after @"},
	{TYPE_ACRONYM, "acronym", "Acronym with dots"},
	{TYPE_BLANK, "blank", "Space, punctuation and signs"},
	{TYPE_ELISION, "elision", "Elided word, with its apostrophe"},
	{TYPE_TIME, "time", "Time of day"},
	{TYPE_NUMBER, "number", "Number or ordinal"}
};

/* Longer tokens are dropped by the server, with a NOTICE: cut them. */
#define MAX_PIECE (MAXSTRLEN - 1)

/* Room on the stack for the tokens and stems of one word. */
#define WORD_BUFFER 1024		/* of 8 bytes */

typedef struct Parse
{
	Work		work;
	gz_tokens	tokens;
	gz_sentences sentences;
	bool		utf8;			/* spans are places in the original */
	uint32		token;			/* next one, if known no blank … */
	TokenType	type;			/* … then its type, else TYPE_END */
	uint32		sentence;		/* the one it stands in */
	uint32		at;				/* bytes of the original handed out */
	const char *handed;			/* the last token handed out … */
	const gz_token *handed_token;	/* … if it has stems */
	TokenType	handed_type;
} Parse;

/* The parse that goes on, for the dictionary; parses do not nest. */
static Parse *current_parse = NULL;

/*
 * Forget a parse whose memory goes, be it by an error.
 */
static void
ForgetParse(void *arg)
{
	if (current_parse == arg)
		current_parse = NULL;
}

/*
 * Begin to parse a text: tokenize all of it.
 */
Datum
gazette_parser_start(PG_FUNCTION_ARGS)
{
	char	   *s = (char *) PG_GETARG_POINTER(0);
	int32		length = PG_GETARG_INT32(1);
	Parse	   *parse = palloc0(sizeof(Parse));
	Work	   *work = &parse->work;
	gz_str		taken;
	MemoryContextCallback *callback;

	StartWork(work);
	callback = MemoryContextAlloc(work->context, sizeof(*callback));
	callback->func = ForgetParse;
	callback->arg = parse;
	MemoryContextRegisterResetCallback(work->context, callback);

	taken = TakeBytes(work, s, (size_t) length);
	work->original = s;
	work->original_length = (uint32) length;
	work->text = taken.s;
	work->length = taken.length;
	parse->utf8 = ServerHoldsUtf8();
	gz_tokenize(&work->arena, work->text, work->length, &parse->tokens);
	gz_split_sentences(&work->arena, &parse->tokens, &parse->sentences);
	current_parse = parse;
	PG_RETURN_POINTER(parse);
}

/*
 * Say what type a token is where it stands; from is the first token of its
 * sentence.
 */
static TokenType
TypeOf(const gz_tokens *tokens, uint32 from, uint32 i)
{
	const gz_token *token = &tokens->items[i];

	if (!gz_has_stem(token))
		return token->kind == GZ_T_ELISION ? TYPE_ELISION : TYPE_BLANK;
	if (gz_is_stop(tokens, from, i))
		return TYPE_STOP;
	if (gz_word_of(token)->flags & GZ_WORD_STOP)
		return TYPE_KEPT;
	switch ((gz_token_kind) token->kind)
	{
		case GZ_T_ACRONYM:
			return TYPE_ACRONYM;
		case GZ_T_NUMBER:
		case GZ_T_ORDINAL:
			return TYPE_NUMBER;
		case GZ_T_TIME:
			return TYPE_TIME;
		case GZ_T_URL:
			return TYPE_URL;
		case GZ_T_EMAIL:
			return TYPE_EMAIL;
		case GZ_T_HASHTAG:
			return TYPE_HASHTAG;
		case GZ_T_HANDLE:
			return TYPE_HANDLE;
		default:
			return TYPE_WORD;
	}
}

/*
 * Go to the next token that is no blank, which may be the one where we are.
 * Returns it, or NULL at the end.
 */
static const gz_token *
NextToken(Parse *parse)
{
	if (parse->type != TYPE_END)
		return &parse->tokens.items[parse->token];
	for (; parse->token < parse->tokens.n; parse->token++)
	{
		TokenType	type;
		const gz_sentence *sentence;

		sentence = &parse->sentences.items[parse->sentence];
		while (parse->token >= sentence->first + sentence->n &&
			   parse->sentence + 1 < parse->sentences.n)
		{
			sentence++;
			parse->sentence++;
		}
		type = TypeOf(&parse->tokens, sentence->first, parse->token);
		if (type != TYPE_BLANK)
		{
			parse->type = type;
			return &parse->tokens.items[parse->token];
		}
	}
	return NULL;
}

/*
 * Cut a piece that is too long for the server, between characters.
 */
static uint32
CutPiece(const char *s, uint32 length)
{
	if (length <= MAX_PIECE)
		return length;
	return (uint32) pg_mbcliplen(s, (int) length, MAX_PIECE);
}

/*
 * Hand out the next piece of the text.
 */
Datum
gazette_parser_token(PG_FUNCTION_ARGS)
{
	Parse	   *parse = (Parse *) PG_GETARG_POINTER(0);
	char	  **piece = (char **) PG_GETARG_POINTER(1);
	int		   *piece_length = (int *) PG_GETARG_POINTER(2);
	const char *s = parse->work.original + parse->at;
	uint32		rest = parse->work.original_length - parse->at;
	const gz_token *token;
	const char *start = s + rest;
	uint32		length = 0;
	TokenType	type = TYPE_END;

	parse->handed = NULL;
	*piece = unconstify(char *, s);
	token = NextToken(parse);
	if (token != NULL && parse->utf8)
	{
		start = parse->work.original + token->start;
		length = token->length;
	}
	else if (token != NULL)
		start = SpanBytes(&parse->work, SPAN_OF(token), &length);
	if (start > s)
	{
		type = TYPE_BLANK;
		length = CutPiece(s, (uint32) (start - s));
	}
	else if (token != NULL)
	{
		/* what is cut off a long token comes as blank */
		length = CutPiece(s, length);
		type = parse->type;
		parse->handed = s;
		parse->handed_token = token;
		parse->handed_type = type;
		parse->type = TYPE_END;
		parse->token++;
	}
	*piece_length = (int) length;
	parse->at += length;
	PG_RETURN_INT32(type);
}

/*
 * End a parse.
 */
Datum
gazette_parser_end(PG_FUNCTION_ARGS)
{
	Parse	   *parse = (Parse *) PG_GETARG_POINTER(0);

	EndWork(&parse->work);
	pfree(parse);
	PG_RETURN_VOID();
}

/*
 * List the token types.
 */
Datum
gazette_parser_types(PG_FUNCTION_ARGS)
{
	LexDescr   *list = palloc0((lengthof(type_names) + 1) * sizeof(LexDescr));

	for (size_t i = 0; i < lengthof(type_names); i++)
	{
		list[i].lexid = type_names[i].type;
		list[i].alias = pstrdup(type_names[i].alias);
		list[i].descr = pstrdup(type_names[i].description);
	}
	PG_RETURN_POINTER(list);
}

/* ---------- dictionary ---------- */

typedef struct Dictionary
{
	bool		stopwords;		/* stop words have no lexeme */
} Dictionary;

/*
 * Read the options of a dictionary.
 */
Datum
gazette_dictionary_init(PG_FUNCTION_ARGS)
{
	List	   *options = (List *) PG_GETARG_POINTER(0);
	Dictionary *dictionary = palloc0(sizeof(Dictionary));
	bool		seen = false;
	ListCell   *cell;

	dictionary->stopwords = true;
	foreach(cell, options)
	{
		DefElem    *option = (DefElem *) lfirst(cell);

		if (strcmp(option->defname, "stopwords") != 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unrecognized gazette dictionary parameter: \"%s\"",
							option->defname),
					 errhint("The only parameter is \"stopwords\", true or false.")));
		if (seen)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("multiple \"stopwords\" parameters")));
		dictionary->stopwords = defGetBoolean(option);
		seen = true;
	}
	PG_RETURN_POINTER(dictionary);
}

/*
 * Return the stems of a token, none for a stop word.  Alternatives are
 * variants, which a query joins by OR; the parts of a compound belong to the
 * compound's variant, so that a query asks for all of it.
 */
static TSLexeme *
MakeLexemes(const gz_stems *stems)
{
	TSLexeme   *lexemes = palloc0((stems->n + 1) * sizeof(TSLexeme));
	uint32		n = 0;
	uint16		variant = 1;

	for (uint32 i = 0; i < stems->n; i++)
	{
		size_t		length = stems->items[i].length;
		char	   *s = ToServer(stems->items[i].s, length, &length);

		if (length == 0 || length > MAXSTRLEN)
			continue;
		if (stems->items[i].kind == GZ_STEM_ALTERNATIVE)
			variant++;
		lexemes[n].lexeme = s;
		lexemes[n].nvariant = variant;
		n++;
	}
	return lexemes;
}

/*
 * Stem a string that our parser did not hand out.  Returns false where it
 * holds no word, for another dictionary to try.
 */
static bool
StemString(Work *work, const char *s, size_t length, bool stopwords,
		   gz_stems *stems)
{
	gz_str		taken = TakeBytes(work, s, length);
	gz_tokens	tokens = {0};
	bool		found = false;

	gz_tokenize(&work->arena, taken.s, taken.length, &tokens);
	for (uint32 i = 0; i < tokens.n; i++)
	{
		const gz_token *token = &tokens.items[i];

		if (!gz_has_stem(token))
			continue;
		found = true;
		if (!stopwords || !(gz_word_of(token)->flags & GZ_WORD_STOP))
			gz_stem_token(&work->arena, token, stems);
	}
	return found;
}

/*
 * Stem one token.
 */
Datum
gazette_dictionary_lexize(PG_FUNCTION_ARGS)
{
	Dictionary *dictionary = (Dictionary *) PG_GETARG_POINTER(0);
	char	   *s = (char *) PG_GETARG_POINTER(1);
	int32		length = PG_GETARG_INT32(2);
	uint64		room[WORD_BUFFER];
	Work		work;
	gz_stems	stems = {0};
	TSLexeme   *lexemes = NULL;
	bool		found = true;

	StartSmallWork(&work, room, sizeof(room));
	if (current_parse != NULL && current_parse->handed == s)
	{
		if (!dictionary->stopwords || current_parse->handed_type != TYPE_STOP)
			gz_stem_token(&work.arena, current_parse->handed_token, &stems);
	}
	else
		found = StemString(&work, s, (size_t) length, dictionary->stopwords,
						   &stems);
	if (found)
		lexemes = MakeLexemes(&stems);
	EndWork(&work);
	PG_RETURN_POINTER(lexemes);
}
