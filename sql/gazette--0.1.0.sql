-- gazette 0.1.0
--
-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION gazette" to load this file. \quit

-- Every function of a text depends on its arguments only: the lexicon is part
-- of the library.  COST is in units of about 25 ns, for an article of 3 kB.

-- ---------- stems ----------

CREATE FUNCTION gazette_stem(word text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_stem(text) IS
'search form of one French word: lower case, elision before it stripped, stop word or not; NULL for NULL';

CREATE FUNCTION gazette_stems(body text) RETURNS text[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;

COMMENT ON FUNCTION gazette_stems(text) IS
'stems of a text in text order, with repetitions, stop words left out; a word without its accents may have several, one after the other; NULL for NULL';

CREATE FUNCTION gazette_tsvector(body text) RETURNS tsvector
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;

COMMENT ON FUNCTION gazette_tsvector(text) IS
'what to_tsvector(''gazette'', body) returns, faster; positions count words from 1, stop words too; error 54000 if the result would exceed 1 MB; NULL for NULL';

-- ---------- sentences and mentions ----------

CREATE FUNCTION gazette_sentences(body text)
	RETURNS TABLE (sentence int4, start int4, length int4, kind text, text text, sentiment float8)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 20;

COMMENT ON FUNCTION gazette_sentences(text) IS
'sentences of a text, numbered from 1; start counts characters from 1 and length characters, so that substr(body, start, length) = text; kind is heading or sentence; sentiment is in [-1, 1]; no rows for NULL';

CREATE FUNCTION gazette_mentions(body text)
	RETURNS TABLE (start int4, length int4, mention text, kind text, entity text, sentence int4, value text, confidence float4)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000 ROWS 40;

COMMENT ON FUNCTION gazette_mentions(text) IS
'names, dates and amounts of a text in text order; start counts characters from 1 and length characters, so that substr(body, start, length) = mention; kind is PER, LOC, ORG, EVENT, PRODUCT, DATE, TIME, MONEY, PERCENT or QUANTITY; entity is the canonical name, NULL for the last five kinds; sentence counts from 1; value is the normalised date or amount, NULL where there is none; confidence is in [0, 1]; no rows for NULL';

-- ---------- entities ----------

CREATE FUNCTION gazette_entities(body text)
	RETURNS TABLE (entity text, kind text, mentions int4, start int4, country text, latitude float8, longitude float8, salience float8, sentiment float8)
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 8000 ROWS 15;

COMMENT ON FUNCTION gazette_entities(text) IS
'entities of a text, most mentioned first; start is the place of the first mention in characters from 1; country is ISO 3166-1 alpha-2 and latitude and longitude are degrees, NULL where not known; a place that no table has gets the country where the text says or implies that it lies; the salience of all adds up to 1; sentiment towards the entity is in [-1, 1]; no rows for NULL';

CREATE FUNCTION gazette_entity_names(body text) RETURNS text[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gazette_entity_names(text) IS
'distinct canonical names of the entities of a text, most mentioned first; NULL for NULL';

-- ---------- sentiment ----------

CREATE FUNCTION gazette_sentiment(body text) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gazette_sentiment(text) IS
'sentiment of a text from -1 (negative) to 1 (positive), 0 where no word has any; NULL for NULL';

CREATE FUNCTION gazette_sentiment(body text, entity text) RETURNS float8
	AS 'MODULE_PATHNAME', 'gazette_sentiment_towards'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 8000;

COMMENT ON FUNCTION gazette_sentiment(text, text) IS
'sentiment of a text towards an entity, under any of its names, from -1 to 1; a name that is no entity of the text counts where it stands there with a capital, alone or within a person''s name; NULL where it does not, and for NULL';

CREATE FUNCTION gazette_sentiment_terms(
	body text,
	OUT start int4, OUT length int4, OUT term text, OUT lemma text,
	OUT polarity float8, OUT weight float8, OUT shifter text, OUT entity text
) RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	COST 8000 ROWS 30;

COMMENT ON FUNCTION gazette_sentiment_terms(text) IS
'what makes the sentiment of a text: for each term its span (1-based, in characters), lemma, polarity in the lexicon from -1 to 1, weight after shifters, place and distance, and the last shifter that acts on it (NULL: none); entity is NULL for the score of the text, else the entity towards which it counts; the weights of one entity, or of NULL, add up to s, and that score is s / (1 + |s|) to four decimals; NULL has no rows';

CREATE FUNCTION gazette_label(score float8) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_label(float8) IS
'negative for a score below -0.08, positive above 0.05, else neutral (fitted on the French MAD-TSC); error 22003 for a score outside [-1, 1]; NULL for NULL';

-- STABLE: another library may answer after an upgrade
CREATE FUNCTION gazette_version() RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_version() IS
'version of the library and of its data, as 0.1.0 (data 1)';

-- ---------- questions ----------

CREATE FUNCTION gazette_matches(body text, query text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;

COMMENT ON FUNCTION gazette_matches(text, text) IS
'does the text hold the words of a web-search query, by stem? All words must be there; or, -word, "phrase" and beginning:* as usual; phrases are found in the first 16383 words; false with a NOTICE for a query of stop words only; NULL for NULL';

CREATE FUNCTION gazette_names(body text, entity text) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gazette_names(text, text) IS
'does the text name the entity, under any of its names? Case, accents, hyphens, apostrophes and the dots of acronyms do not matter; LOC:Jordanie asks for an entity of that kind (PER, LOC, ORG, EVENT, PRODUCT), ORG:* for any of it, country:UA for any that lies there, country:* for any whose country is known; NULL for NULL';

CREATE FUNCTION gazette_matchsel(internal, oid, internal, int4) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_matchsel(internal, oid, internal, int4) IS
'restriction selectivity of ~@';

CREATE FUNCTION gazette_matchjoinsel(internal, oid, internal, int2, internal) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_matchjoinsel(internal, oid, internal, int2, internal) IS
'join selectivity of ~@';

CREATE FUNCTION gazette_namesel(internal, oid, internal, int4) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_namesel(internal, oid, internal, int4) IS
'restriction selectivity of ~#';

CREATE FUNCTION gazette_namejoinsel(internal, oid, internal, int2, internal) RETURNS float8
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_namejoinsel(internal, oid, internal, int2, internal) IS
'join selectivity of ~#';

-- ---------- operators ----------

-- No commutators: the left side is the text and the right side the question,
-- both of type text, so the same name cannot mean the converse.  No negators:
-- there is no operator for them; NOT (body ~@ 'x') says it, and an index
-- answers body ~@ '-x'.

CREATE OPERATOR ~@ (RIGHTARG = text, FUNCTION = gazette_stems);
COMMENT ON OPERATOR ~@ (NONE, text) IS 'stems of a text in text order';

CREATE OPERATOR ~# (RIGHTARG = text, FUNCTION = gazette_entity_names);
COMMENT ON OPERATOR ~# (NONE, text) IS
'canonical names of the entities of a text, most mentioned first';

CREATE OPERATOR ~+ (RIGHTARG = text, FUNCTION = gazette_sentiment);
COMMENT ON OPERATOR ~+ (NONE, text) IS 'sentiment of a text, from -1 to 1';

CREATE OPERATOR ~@ (
	LEFTARG = text, RIGHTARG = text, FUNCTION = gazette_matches,
	RESTRICT = gazette_matchsel, JOIN = gazette_matchjoinsel
);
COMMENT ON OPERATOR ~@ (text, text) IS
'does the text hold the words of a web-search query, by stem?';

CREATE OPERATOR ~# (
	LEFTARG = text, RIGHTARG = text, FUNCTION = gazette_names,
	RESTRICT = gazette_namesel, JOIN = gazette_namejoinsel
);
COMMENT ON OPERATOR ~# (text, text) IS
'does the text name the entity, under any of its names, or KIND:name, KIND:*, country:XX?';

CREATE OPERATOR ~+ (
	LEFTARG = text, RIGHTARG = text, FUNCTION = gazette_sentiment
);
COMMENT ON OPERATOR ~+ (text, text) IS
'sentiment of a text towards an entity, from -1 to 1; NULL where it is not named';

-- ---------- index ----------

CREATE FUNCTION gazette_gin_compare(text, text) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_compare(text, text) IS
'GIN support of gazette_text_ops: order of keys, by bytes';

CREATE FUNCTION gazette_gin_extract_value(text, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_extract_value(text, internal) IS
'GIN support of gazette_text_ops: keys of a text';

CREATE FUNCTION gazette_gin_extract_query(text, internal, int2, internal, internal, internal, internal)
	RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_extract_query(text, internal, int2, internal, internal, internal, internal) IS
'GIN support of gazette_text_ops: keys of a query';

CREATE FUNCTION gazette_gin_consistent(internal, int2, text, int4, internal, internal, internal, internal)
	RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_consistent(internal, int2, text, int4, internal, internal, internal, internal) IS
'GIN support of gazette_text_ops: do these keys make a match?';

CREATE FUNCTION gazette_gin_triconsistent(internal, int2, text, int4, internal, internal, internal)
	RETURNS "char"
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_triconsistent(internal, int2, text, int4, internal, internal, internal) IS
'GIN support of gazette_text_ops: the same, with some keys unknown';

CREATE FUNCTION gazette_gin_compare_partial(text, text, int2, internal) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_compare_partial(text, text, int2, internal) IS
'GIN support of gazette_text_ops: does a key begin like this?';

CREATE OPERATOR CLASS gazette_text_ops FOR TYPE text USING gin AS
	OPERATOR 1 ~@ (text, text),
	OPERATOR 2 ~# (text, text),
	FUNCTION 1 gazette_gin_compare(text, text),
	FUNCTION 2 gazette_gin_extract_value(text, internal),
	FUNCTION 3 gazette_gin_extract_query(text, internal, int2, internal, internal, internal, internal),
	FUNCTION 4 gazette_gin_consistent(internal, int2, text, int4, internal, internal, internal, internal),
	FUNCTION 5 gazette_gin_compare_partial(text, text, int2, internal),
	FUNCTION 6 gazette_gin_triconsistent(internal, int2, text, int4, internal, internal, internal),
	STORAGE text;

COMMENT ON OPERATOR FAMILY gazette_text_ops USING gin IS
'the family of the operator class gazette_text_ops';

COMMENT ON OPERATOR CLASS gazette_text_ops USING gin IS
'index on a column of French texts for ~@ and ~#; phrases are looked up in the text again, all else is exact';

-- ---------- text search ----------

CREATE FUNCTION gazette_parser_start(internal, int4) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_parser_start(internal, int4) IS
'text search parser gazette: begin a text';

CREATE FUNCTION gazette_parser_token(internal, internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_parser_token(internal, internal, internal) IS
'text search parser gazette: next token';

CREATE FUNCTION gazette_parser_end(internal) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_parser_end(internal) IS
'text search parser gazette: end a text';

CREATE FUNCTION gazette_parser_types(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_parser_types(internal) IS
'text search parser gazette: types of token';

CREATE FUNCTION gazette_dictionary_init(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_dictionary_init(internal) IS
'text search template gazette: read the options; error 22023 for an unknown one';

CREATE FUNCTION gazette_dictionary_lexize(internal, internal, internal, internal)
	RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_dictionary_lexize(internal, internal, internal, internal) IS
'text search template gazette: stems of a token';

CREATE TEXT SEARCH PARSER gazette (
	START = gazette_parser_start,
	GETTOKEN = gazette_parser_token,
	END = gazette_parser_end,
	LEXTYPES = gazette_parser_types,
	HEADLINE = prsd_headline
);
COMMENT ON TEXT SEARCH PARSER gazette IS
'words of French news: elisions apart, one token for aujourd''hui, 1 250 000 or O.N.U.; tells stop words by their context';

CREATE TEXT SEARCH TEMPLATE gazette (
	INIT = gazette_dictionary_init,
	LEXIZE = gazette_dictionary_lexize
);
COMMENT ON TEXT SEARCH TEMPLATE gazette IS
'stems of French words; option stopwords (true): words of the stop list have no lexeme';

CREATE TEXT SEARCH DICTIONARY gazette (TEMPLATE = gazette);
COMMENT ON TEXT SEARCH DICTIONARY gazette IS
'stems of French words, without stop words';

CREATE TEXT SEARCH DICTIONARY gazette_all (TEMPLATE = gazette, stopwords = false);
COMMENT ON TEXT SEARCH DICTIONARY gazette_all IS
'stems of French words, with stop words';

-- Elisions and blanks are mapped to nothing: they are no positions.
CREATE TEXT SEARCH CONFIGURATION gazette (PARSER = gazette);
COMMENT ON TEXT SEARCH CONFIGURATION gazette IS
'French news, by the stems of gazette_stems()';

ALTER TEXT SEARCH CONFIGURATION gazette
	ADD MAPPING FOR word, stop, number, acronym, url, email, hashtag, handle, time
	WITH gazette;
ALTER TEXT SEARCH CONFIGURATION gazette
	ADD MAPPING FOR kept WITH gazette_all;

-- ---------- the stored type ----------

-- A value is the whole analysis of a text.  What takes a text takes it, too.

CREATE TYPE gazette;

COMMENT ON TYPE gazette IS
'analysis of a French text: stems, sentences, mentions, entities, sentiment, and which version made it; read from and written as JSON';

CREATE FUNCTION gazette_in(cstring) RETURNS gazette
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gazette_in(cstring) IS
'input function of type gazette: JSON as gazette_out writes it; error 22P02 for anything else';

CREATE FUNCTION gazette_out(gazette) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;

COMMENT ON FUNCTION gazette_out(gazette) IS
'output function of type gazette: JSON';

CREATE FUNCTION gazette_recv(internal) RETURNS gazette
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;

COMMENT ON FUNCTION gazette_recv(internal) IS
'binary input function of type gazette; every field is checked; error 22P03 for what gazette_send does not write';

CREATE FUNCTION gazette_send(gazette) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;

COMMENT ON FUNCTION gazette_send(gazette) IS
'binary output function of type gazette';

CREATE FUNCTION gazette_typanalyze(internal) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_typanalyze(internal) IS
'statistics of type gazette: the most common stems, and entities with # before them, as most_common_elems in pg_stats';

-- STORAGE extended: the bytes are dense, but a long value moves out of line.
-- COLLATABLE, though nothing is compared by a collation: postgres_fdw sends an
-- operator with a text on its right only if the column has the same collation.
CREATE TYPE gazette (
	INPUT = gazette_in,
	OUTPUT = gazette_out,
	RECEIVE = gazette_recv,
	SEND = gazette_send,
	INTERNALLENGTH = VARIABLE,
	ANALYZE = gazette_typanalyze,
	ALIGNMENT = int4,
	STORAGE = extended,
	COLLATABLE = true
);

CREATE FUNCTION gazette_analyze(body text) RETURNS gazette
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;

COMMENT ON FUNCTION gazette_analyze(text) IS
'whole analysis of a text, to be stored; NULL for NULL';

CREATE FUNCTION gazette_analyze(title text, body text) RETURNS gazette
	AS 'MODULE_PATHNAME', 'gazette_analyze_titled'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;

COMMENT ON FUNCTION gazette_analyze(text, text) IS
'whole analysis of a title and a body; places count in title || E''\n'' || body; NULL if either is NULL';

CREATE FUNCTION gazette_version(doc gazette) RETURNS text
	AS 'MODULE_PATHNAME', 'gazette_value_version'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_version(gazette) IS
'version of the library and of its data that made an analysis; NULL for NULL';

CREATE FUNCTION gazette_is_current(doc gazette) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_is_current(gazette) IS
'was an analysis made by the version of this library, with its data? NULL for NULL';

CREATE FUNCTION gazette_stems(doc gazette) RETURNS text[]
	AS 'MODULE_PATHNAME', 'gazette_value_stems'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;

COMMENT ON FUNCTION gazette_stems(gazette) IS
'stems of an analysis in text order: those of its text; NULL for NULL';

CREATE FUNCTION gazette_tsvector(doc gazette) RETURNS tsvector
	AS 'MODULE_PATHNAME', 'gazette_value_tsvector'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 800;

COMMENT ON FUNCTION gazette_tsvector(gazette) IS
'what gazette_tsvector returns for the text of an analysis; NULL for NULL';

CREATE FUNCTION gazette_sentences(doc gazette)
	RETURNS TABLE (sentence int4, start int4, length int4, kind text, text text, sentiment float8)
	AS 'MODULE_PATHNAME', 'gazette_value_sentences'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200 ROWS 20;

COMMENT ON FUNCTION gazette_sentences(gazette) IS
'sentences of an analysis, as of its text, except that text is NULL: an analysis does not hold the text; substr(body, start, length) is it; no rows for NULL';

CREATE FUNCTION gazette_mentions(doc gazette)
	RETURNS TABLE (start int4, length int4, mention text, kind text, entity text, sentence int4, value text, confidence float4)
	AS 'MODULE_PATHNAME', 'gazette_value_mentions'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 600 ROWS 40;

COMMENT ON FUNCTION gazette_mentions(gazette) IS
'mentions of an analysis, as of its text; no rows for NULL';

CREATE FUNCTION gazette_entities(doc gazette)
	RETURNS TABLE (entity text, kind text, mentions int4, start int4, country text, latitude float8, longitude float8, salience float8, sentiment float8)
	AS 'MODULE_PATHNAME', 'gazette_value_entities'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 600 ROWS 15;

COMMENT ON FUNCTION gazette_entities(gazette) IS
'entities of an analysis, as of its text; no rows for NULL';

CREATE FUNCTION gazette_entity_names(doc gazette) RETURNS text[]
	AS 'MODULE_PATHNAME', 'gazette_value_entity_names'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;

COMMENT ON FUNCTION gazette_entity_names(gazette) IS
'distinct canonical names of the entities of an analysis, most mentioned first; NULL for NULL';

CREATE FUNCTION gazette_sentiment(doc gazette) RETURNS float8
	AS 'MODULE_PATHNAME', 'gazette_value_sentiment'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_sentiment(gazette) IS
'sentiment of an analysed text from -1 (negative) to 1 (positive); NULL for NULL';

CREATE FUNCTION gazette_sentiment(doc gazette, entity text) RETURNS float8
	AS 'MODULE_PATHNAME', 'gazette_value_sentiment_towards'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;

COMMENT ON FUNCTION gazette_sentiment(gazette, text) IS
'sentiment of an analysed text towards one of its entities, under any of its names, from -1 to 1; NULL for a name that is no entity of the text, even if its words stand there, and for NULL';

CREATE FUNCTION gazette_matches(doc gazette, query text) RETURNS bool
	AS 'MODULE_PATHNAME', 'gazette_value_matches'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;

COMMENT ON FUNCTION gazette_matches(gazette, text) IS
'does an analysed text hold the words of a web-search query, by stem? As for text';

CREATE FUNCTION gazette_names(doc gazette, entity text) RETURNS bool
	AS 'MODULE_PATHNAME', 'gazette_value_names'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;

COMMENT ON FUNCTION gazette_names(gazette, text) IS
'does an analysed text name the entity, under any of its names? As for text';

CREATE FUNCTION gazette_to_jsonb(gazette) RETURNS jsonb
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6000;

COMMENT ON FUNCTION gazette_to_jsonb(gazette) IS
'analysis as jsonb, as cast(doc AS jsonb): the members of its text form';

CREATE FUNCTION gazette_eq(gazette, gazette) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_eq(gazette, gazette) IS
'are two analyses the same, by the same version?';

CREATE FUNCTION gazette_ne(gazette, gazette) RETURNS bool
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_ne(gazette, gazette) IS
'do two analyses differ?';

CREATE FUNCTION gazette_hash(gazette) RETURNS int4
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_hash(gazette) IS
'hash of an analysis';

CREATE FUNCTION gazette_hash_extended(gazette, int8) RETURNS int8
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;

COMMENT ON FUNCTION gazette_hash_extended(gazette, int8) IS
'hash of an analysis in 64 bits';

CREATE CAST (gazette AS jsonb) WITH FUNCTION gazette_to_jsonb(gazette);
COMMENT ON CAST (gazette AS jsonb) IS 'analysis as jsonb';

CREATE CAST (gazette AS tsvector) WITH FUNCTION gazette_tsvector(gazette);
COMMENT ON CAST (gazette AS tsvector) IS 'stems of an analysis with their positions';

CREATE OPERATOR ~@ (RIGHTARG = gazette, FUNCTION = gazette_stems);
COMMENT ON OPERATOR ~@ (NONE, gazette) IS 'stems of an analysis in text order';

CREATE OPERATOR ~# (RIGHTARG = gazette, FUNCTION = gazette_entity_names);
COMMENT ON OPERATOR ~# (NONE, gazette) IS
'canonical names of the entities of an analysis, most mentioned first';

CREATE OPERATOR ~+ (RIGHTARG = gazette, FUNCTION = gazette_sentiment);
COMMENT ON OPERATOR ~+ (NONE, gazette) IS
'sentiment of an analysed text, from -1 to 1';

CREATE OPERATOR ~@ (
	LEFTARG = gazette, RIGHTARG = text, FUNCTION = gazette_matches,
	RESTRICT = gazette_matchsel, JOIN = gazette_matchjoinsel
);
COMMENT ON OPERATOR ~@ (gazette, text) IS
'does an analysed text hold the words of a web-search query, by stem?';

CREATE OPERATOR ~# (
	LEFTARG = gazette, RIGHTARG = text, FUNCTION = gazette_names,
	RESTRICT = gazette_namesel, JOIN = gazette_namejoinsel
);
COMMENT ON OPERATOR ~# (gazette, text) IS
'does an analysed text name the entity, under any of its names, or KIND:name, KIND:*, country:XX?';

CREATE OPERATOR ~+ (
	LEFTARG = gazette, RIGHTARG = text, FUNCTION = gazette_sentiment
);
COMMENT ON OPERATOR ~+ (gazette, text) IS
'sentiment of an analysed text towards one of its entities, from -1 to 1; NULL where it is not named';

CREATE OPERATOR = (
	LEFTARG = gazette, RIGHTARG = gazette, FUNCTION = gazette_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (gazette, gazette) IS 'same analysis by the same version';

CREATE OPERATOR <> (
	LEFTARG = gazette, RIGHTARG = gazette, FUNCTION = gazette_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (gazette, gazette) IS 'another analysis';

CREATE OPERATOR CLASS gazette_hash_ops DEFAULT FOR TYPE gazette USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 gazette_hash(gazette),
	FUNCTION 2 gazette_hash_extended(gazette, int8);

COMMENT ON OPERATOR FAMILY gazette_hash_ops USING hash IS
'the family of the operator class gazette_hash_ops';

COMMENT ON OPERATOR CLASS gazette_hash_ops USING hash IS
'equality of analyses, for GROUP BY, DISTINCT and hash joins';

CREATE FUNCTION gazette_gin_extract_value(gazette, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'gazette_value_gin_extract'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION gazette_gin_extract_value(gazette, internal) IS
'GIN support of gazette_ops: keys of an analysis';

CREATE OPERATOR CLASS gazette_ops DEFAULT FOR TYPE gazette USING gin AS
	OPERATOR 1 ~@ (gazette, text),
	OPERATOR 2 ~# (gazette, text),
	FUNCTION 1 gazette_gin_compare(text, text),
	FUNCTION 2 gazette_gin_extract_value(gazette, internal),
	FUNCTION 3 gazette_gin_extract_query(text, internal, int2, internal, internal, internal, internal),
	FUNCTION 4 gazette_gin_consistent(internal, int2, text, int4, internal, internal, internal, internal),
	FUNCTION 5 gazette_gin_compare_partial(text, text, int2, internal),
	FUNCTION 6 gazette_gin_triconsistent(internal, int2, text, int4, internal, internal, internal),
	STORAGE text;

COMMENT ON OPERATOR FAMILY gazette_ops USING gin IS
'the family of the operator class gazette_ops';

COMMENT ON OPERATOR CLASS gazette_ops USING gin IS
'index on a column of analyses for ~@ and ~#; phrases are looked up in the analysis again, all else is exact';

-- ---------- enabled tables ----------

-- The functions below run with the rights of their caller and do nothing that
-- he could not do by hand.  The extension is relocatable: each looks up where
-- it is.  Names of columns and tables reach SQL through format('%I') only.

CREATE TABLE gazette_tables (
	relation regclass PRIMARY KEY,
	base_name text NOT NULL,
	how text NOT NULL CHECK (how IN ('generated', 'trigger')),
	analysis_column text NOT NULL,
	body_column text NOT NULL,
	id_column text NOT NULL,
	published_column text,
	title_column text,
	source_column text
);

COMMENT ON TABLE gazette_tables IS
'tables that gazette_enable() has enabled, and which of their columns hold what; everybody reads it, only the owner of a table may change its row';

CREATE TABLE gazette_progress (
	relation regclass PRIMARY KEY,
	started_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	rows_total int8 NOT NULL,
	rows_done int8 NOT NULL,
	rows_per_second float8,
	seconds_left float8,
	finished bool NOT NULL
);

COMMENT ON TABLE gazette_progress IS
'how far the last gazette_refresh() of each table has come; a row is brought up to date with every batch';

-- A trigger and no row security: pg_dump of one who is not superuser fails on
-- a table with policies, and COPY of a restore would too.
CREATE FUNCTION gazette_guard() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	target regclass := CASE TG_OP WHEN 'DELETE' THEN OLD.relation ELSE NEW.relation END;
	table_owner oid := (SELECT c.relowner FROM pg_class AS c WHERE c.oid = target);
BEGIN
	IF table_owner IS NULL AND TG_OP <> 'DELETE' THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_table',
			MESSAGE = format('there is no table with OID %s', target::oid);
	END IF;
	IF NOT pg_has_role(table_owner, 'USAGE')
		OR TG_OP = 'UPDATE' AND OLD.relation <> NEW.relation THEN
		RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
			MESSAGE = format('permission denied for the row of table %s', target),
			DETAIL = 'Only the owner of a table changes what gazette knows about it.';
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END
$$;

COMMENT ON FUNCTION gazette_guard() IS
'trigger: lets a role change the rows of its own tables only';

CREATE TRIGGER gazette_guard BEFORE INSERT OR UPDATE OR DELETE ON gazette_tables
	FOR EACH ROW EXECUTE FUNCTION gazette_guard();
CREATE TRIGGER gazette_guard BEFORE INSERT OR UPDATE OR DELETE ON gazette_progress
	FOR EACH ROW EXECUTE FUNCTION gazette_guard();

GRANT SELECT, INSERT, UPDATE, DELETE ON gazette_tables, gazette_progress TO PUBLIC;

-- A row whose table is gone would be restored as the row of whatever table
-- has its OID then.
SELECT pg_catalog.pg_extension_config_dump('gazette_tables',
	'WHERE EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = relation)');

-- ---------- what a table needs ----------

CREATE FUNCTION gazette_check_table(relation regclass) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	c pg_class;
	problem text;
	advice text;
BEGIN
	SELECT * INTO c FROM pg_class AS k WHERE k.oid = relation;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_table',
			MESSAGE = format('there is no table %s', coalesce(relation::text, 'NULL'));
	END IF;
	IF c.relispartition THEN
		problem := 'It is a partition.';
		advice := format('Enable the partitioned table: %s.', pg_partition_root(relation));
	ELSIF c.relkind NOT IN ('r', 'p') THEN
		problem := format('It is %s.', CASE c.relkind
			WHEN 'v' THEN 'a view' WHEN 'm' THEN 'a materialized view'
			WHEN 'f' THEN 'a foreign table' WHEN 'i' THEN 'an index'
			WHEN 'S' THEN 'a sequence' ELSE 'no table' END);
		advice := CASE WHEN c.relkind IN ('v', 'm') THEN 'Enable the table that it reads.'
			WHEN c.relkind = 'f' THEN 'Enable the table on its own server.'
			ELSE 'Name a table.' END;
	ELSIF c.relpersistence = 't' THEN
		problem := 'It is a temporary table.';
		advice := 'Call gazette_analyze() in your queries instead.';
	ELSIF c.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits AS i
			WHERE relation IN (i.inhrelid, i.inhparent)) THEN
		problem := 'It inherits from a table, or tables inherit from it.';
		advice := 'Use a partitioned table.';
	END IF;
	IF problem IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'wrong_object_type',
			MESSAGE = format('gazette cannot be enabled for %s', relation),
			DETAIL = problem, HINT = advice;
	END IF;
	IF NOT pg_has_role(c.relowner, 'USAGE') THEN
		RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
			MESSAGE = format('must be owner of table %s', relation);
	END IF;
	IF NOT has_schema_privilege(c.relnamespace, 'CREATE') THEN
		RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
			MESSAGE = format('permission denied for schema %s', c.relnamespace::regnamespace),
			DETAIL = format('The views of %s are created there.', relation);
	END IF;
	-- the longest name of a view is the table's and _daily_stored
	IF octet_length(c.relname) > 50 THEN
		RAISE EXCEPTION USING ERRCODE = 'name_too_long',
			MESSAGE = format('the name of table %s is too long', relation),
			DETAIL = 'It is the beginning of the names of views and must have at most 50 bytes.';
	END IF;
END
$$;

COMMENT ON FUNCTION gazette_check_table(regclass) IS
'part of gazette_enable(): error for a table that cannot be enabled';

CREATE FUNCTION gazette_check_column(relation regclass, role text, column_name text, types regtype[])
	RETURNS regtype
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	base oid;
	domain_of oid;
	computed "char";
BEGIN
	SELECT a.atttypid, a.attgenerated INTO base, computed FROM pg_attribute AS a
	WHERE a.attrelid = relation AND a.attname = column_name
		AND a.attnum > 0 AND NOT a.attisdropped;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_column',
			MESSAGE = format('table %s has no column %s', relation,
				coalesce(quote_ident(left(column_name, 63)), 'NULL')),
			DETAIL = format('It was given as %s.', role),
			HINT = 'Names are given as they are stored: without quotes, upper case as such.';
	END IF;
	LOOP
		SELECT nullif(t.typbasetype, 0) INTO domain_of FROM pg_type AS t WHERE t.oid = base;
		EXIT WHEN domain_of IS NULL;
		base := domain_of;
	END LOOP;
	IF NOT base = ANY (types) THEN
		RAISE EXCEPTION USING ERRCODE = 'datatype_mismatch',
			MESSAGE = format('column %I of table %s is of type %s', column_name, relation, base::regtype),
			DETAIL = format('As %s it must be one of: %s.', role, array_to_string(types, ', '));
	END IF;
	IF computed <> '' AND role IN ('body', 'title') THEN
		RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
			MESSAGE = format('column %I of table %s is a generated column', column_name, relation),
			DETAIL = format('As %s it must be an ordinary one: the analysis is made before it has its value.', role);
	END IF;
	RETURN base;
END
$$;

COMMENT ON FUNCTION gazette_check_column(regclass, text, text, regtype[]) IS
'part of gazette_enable(): type of a column below its domains; error if it is missing or of none of these types';

-- On a partitioned table no index is unique without the columns of the
-- partition key, so there they may stand beside the id.
CREATE FUNCTION gazette_find_id(relation regclass, column_name text) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_name text;
BEGIN
	SELECT a.attname INTO found_name
	FROM pg_index AS i
	JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
	LEFT JOIN pg_partitioned_table AS p ON p.partrelid = i.indrelid
	WHERE i.indrelid = relation AND i.indisunique AND i.indisvalid AND i.indimmediate
		AND i.indpred IS NULL AND i.indexprs IS NULL AND a.attnotnull
		AND CASE WHEN column_name IS NULL THEN i.indisprimary ELSE a.attname = column_name END
		AND NOT EXISTS (SELECT FROM unnest(i.indkey[0:i.indnkeyatts - 1]) AS k
			WHERE k <> a.attnum AND NOT k = ANY (coalesce(p.partattrs::int2[], '{}')))
		AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
	ORDER BY coalesce(a.attnum = ANY (p.partattrs::int2[]), false), i.indisprimary DESC
	LIMIT 1;
	IF found_name IS NULL AND column_name IS NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_table_definition',
			MESSAGE = format('table %s has no primary key of one column', relation),
			HINT = 'Name a column by id => ''...'' that is NOT NULL and has a unique index of its own.';
	ELSIF found_name IS NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_table_definition',
			MESSAGE = format('column %I of table %s does not identify a row', column_name, relation),
			DETAIL = 'The id must be NOT NULL and have a primary key or unique index of its own, on a partitioned table beside nothing but the partition key.';
	END IF;
	RETURN found_name;
END
$$;

COMMENT ON FUNCTION gazette_find_id(regclass, text) IS
'part of gazette_enable(): the column that identifies a row, the primary key unless named; error if there is none';

-- ---------- what belongs to an enabled table ----------

-- Found by their names and because they read the stored analysis, so that a
-- view that was there before is never taken for one of ours, and a table may
-- be renamed or moved.
CREATE FUNCTION gazette_views(relation regclass, base_name text, analysis text)
	RETURNS TABLE (view regclass, suffix text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH RECURSIVE reader(oid, column_number) AS (
		SELECT a.attrelid, a.attnum FROM pg_attribute AS a
		WHERE a.attrelid = relation AND a.attname = analysis AND NOT a.attisdropped
		UNION
		SELECT w.ev_class, NULL
		FROM reader
		JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = reader.oid
			AND d.refobjsubid = coalesce(reader.column_number, d.refobjsubid)
			AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_rewrite AS w ON w.oid = d.objid
	)
	SELECT c.oid::regclass, s.suffix
	FROM reader
	JOIN pg_class AS c ON c.oid = reader.oid AND c.relkind IN ('v', 'm')
	JOIN unnest(ARRAY['entities', 'mentions', 'sentences', 'daily', 'places', 'pairs',
			'daily_stored', 'pairs_stored']) WITH ORDINALITY AS s(suffix, place)
		ON c.relname = base_name || '_' || s.suffix
	ORDER BY s.place
$$;

COMMENT ON FUNCTION gazette_views(regclass, text, text) IS
'the views that gazette has made for a table';

CREATE FUNCTION gazette_index_exists(relation regclass, analysis text) RETURNS bool
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT EXISTS (SELECT FROM pg_index AS i
		JOIN pg_class AS c ON c.oid = i.indexrelid
		JOIN pg_am AS m ON m.oid = c.relam AND m.amname = 'gin'
		JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
		WHERE i.indrelid = relation AND a.attname = analysis AND i.indpred IS NULL
			AND (i.indisvalid OR c.relkind = 'I'))
$$;

COMMENT ON FUNCTION gazette_index_exists(regclass, text) IS
'has the table an index on its stored analysis?';

-- The one place that names the operator class.
CREATE FUNCTION gazette_index_statement(relation regclass, analysis text, options text)
	RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format(options, left(c.relname, 50) || '_gazette', relation,
			format('USING gin (%I %s.gazette_ops)', analysis, e.extnamespace::regnamespace))
	FROM pg_class AS c, pg_extension AS e
	WHERE c.oid = relation AND e.extname = 'gazette'
$$;

COMMENT ON FUNCTION gazette_index_statement(regclass, text, text) IS
'part of gazette_enable(): a statement that creates the index, after a pattern for its name, the table and the rest';

-- A partitioned table has no CREATE INDEX CONCURRENTLY: its index is created
-- invalid, one is built on each partition and attached, from the leaves up.
CREATE FUNCTION gazette_concurrent_index(relation regclass, analysis text)
	RETURNS SETOF text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	part record;
	statement text;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS child, c.relkind, t.parentrelid AS parent, t.level,
			c.relnamespace::regnamespace AS schema
		FROM (SELECT p.relid, p.parentrelid, p.level FROM pg_partition_tree(relation) AS p
			UNION SELECT relation, NULL, 0) AS t
		JOIN pg_class AS c ON c.oid = t.relid AND c.relkind IN ('r', 'p')
		ORDER BY t.level, c.oid
	LOOP
		EXECUTE format('SELECT %s.gazette_index_statement($1, $2, $3)', ext) INTO statement
		USING part.child, analysis, CASE part.relkind
			WHEN 'p' THEN 'CREATE INDEX IF NOT EXISTS %I ON ONLY %s %s'
			ELSE 'CREATE INDEX CONCURRENTLY IF NOT EXISTS %I ON %s %s' END;
		RETURN NEXT statement;
	END LOOP;
	FOR part IN
		SELECT left(c.relname, 50) || '_gazette' AS child, c.relnamespace::regnamespace AS schema,
			left(d.relname, 50) || '_gazette' AS parent, d.relnamespace::regnamespace AS parent_schema
		FROM pg_partition_tree(relation) AS t
		JOIN pg_class AS c ON c.oid = t.relid AND c.relkind IN ('r', 'p')
		JOIN pg_class AS d ON d.oid = t.parentrelid
		WHERE t.level > 0
		ORDER BY t.level DESC, c.oid
	LOOP
		RETURN NEXT format('ALTER INDEX %s.%I ATTACH PARTITION %s.%I',
			part.parent_schema, part.parent, part.schema, part.child);
	END LOOP;
END
$$;

COMMENT ON FUNCTION gazette_concurrent_index(regclass, text) IS
'part of gazette_enable(): statements that build the index without a lock against writers';

-- What is analysed again: a text without analysis, or an old one.
CREATE FUNCTION gazette_is_stale(doc gazette, has_text bool) RETURNS bool
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN doc IS NULL THEN has_text ELSE NOT gazette_is_current(doc) END;

COMMENT ON FUNCTION gazette_is_stale(gazette, bool) IS
'is the stored analysis missing though there is a text, or made by an older version?';

CREATE FUNCTION gazette_keep_current() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;

COMMENT ON FUNCTION gazette_keep_current() IS
'trigger before insert or update of each row: analyses a text when it changes; arguments: column of the analysis, of the body and, if any, of the title';

-- ---------- views ----------

CREATE FUNCTION gazette_alpha3(country text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN '{
		"AD": "AND", "AE": "ARE", "AF": "AFG", "AG": "ATG", "AI": "AIA", "AL": "ALB", "AM": "ARM", "AO": "AGO", "AQ": "ATA",
		"AR": "ARG", "AS": "ASM", "AT": "AUT", "AU": "AUS", "AW": "ABW", "AX": "ALA", "AZ": "AZE", "BA": "BIH", "BB": "BRB",
		"BD": "BGD", "BE": "BEL", "BF": "BFA", "BG": "BGR", "BH": "BHR", "BI": "BDI", "BJ": "BEN", "BL": "BLM", "BM": "BMU",
		"BN": "BRN", "BO": "BOL", "BQ": "BES", "BR": "BRA", "BS": "BHS", "BT": "BTN", "BV": "BVT", "BW": "BWA", "BY": "BLR",
		"BZ": "BLZ", "CA": "CAN", "CC": "CCK", "CD": "COD", "CF": "CAF", "CG": "COG", "CH": "CHE", "CI": "CIV", "CK": "COK",
		"CL": "CHL", "CM": "CMR", "CN": "CHN", "CO": "COL", "CR": "CRI", "CU": "CUB", "CV": "CPV", "CW": "CUW", "CX": "CXR",
		"CY": "CYP", "CZ": "CZE", "DE": "DEU", "DJ": "DJI", "DK": "DNK", "DM": "DMA", "DO": "DOM", "DZ": "DZA", "EC": "ECU",
		"EE": "EST", "EG": "EGY", "EH": "ESH", "ER": "ERI", "ES": "ESP", "ET": "ETH", "FI": "FIN", "FJ": "FJI", "FK": "FLK",
		"FM": "FSM", "FO": "FRO", "FR": "FRA", "GA": "GAB", "GB": "GBR", "GD": "GRD", "GE": "GEO", "GF": "GUF", "GG": "GGY",
		"GH": "GHA", "GI": "GIB", "GL": "GRL", "GM": "GMB", "GN": "GIN", "GP": "GLP", "GQ": "GNQ", "GR": "GRC", "GS": "SGS",
		"GT": "GTM", "GU": "GUM", "GW": "GNB", "GY": "GUY", "HK": "HKG", "HM": "HMD", "HN": "HND", "HR": "HRV", "HT": "HTI",
		"HU": "HUN", "ID": "IDN", "IE": "IRL", "IL": "ISR", "IM": "IMN", "IN": "IND", "IO": "IOT", "IQ": "IRQ", "IR": "IRN",
		"IS": "ISL", "IT": "ITA", "JE": "JEY", "JM": "JAM", "JO": "JOR", "JP": "JPN", "KE": "KEN", "KG": "KGZ", "KH": "KHM",
		"KI": "KIR", "KM": "COM", "KN": "KNA", "KP": "PRK", "KR": "KOR", "KW": "KWT", "KY": "CYM", "KZ": "KAZ", "LA": "LAO",
		"LB": "LBN", "LC": "LCA", "LI": "LIE", "LK": "LKA", "LR": "LBR", "LS": "LSO", "LT": "LTU", "LU": "LUX", "LV": "LVA",
		"LY": "LBY", "MA": "MAR", "MC": "MCO", "MD": "MDA", "ME": "MNE", "MF": "MAF", "MG": "MDG", "MH": "MHL", "MK": "MKD",
		"ML": "MLI", "MM": "MMR", "MN": "MNG", "MO": "MAC", "MP": "MNP", "MQ": "MTQ", "MR": "MRT", "MS": "MSR", "MT": "MLT",
		"MU": "MUS", "MV": "MDV", "MW": "MWI", "MX": "MEX", "MY": "MYS", "MZ": "MOZ", "NA": "NAM", "NC": "NCL", "NE": "NER",
		"NF": "NFK", "NG": "NGA", "NI": "NIC", "NL": "NLD", "NO": "NOR", "NP": "NPL", "NR": "NRU", "NU": "NIU", "NZ": "NZL",
		"OM": "OMN", "PA": "PAN", "PE": "PER", "PF": "PYF", "PG": "PNG", "PH": "PHL", "PK": "PAK", "PL": "POL", "PM": "SPM",
		"PN": "PCN", "PR": "PRI", "PS": "PSE", "PT": "PRT", "PW": "PLW", "PY": "PRY", "QA": "QAT", "RE": "REU", "RO": "ROU",
		"RS": "SRB", "RU": "RUS", "RW": "RWA", "SA": "SAU", "SB": "SLB", "SC": "SYC", "SD": "SDN", "SE": "SWE", "SG": "SGP",
		"SH": "SHN", "SI": "SVN", "SJ": "SJM", "SK": "SVK", "SL": "SLE", "SM": "SMR", "SN": "SEN", "SO": "SOM", "SR": "SUR",
		"SS": "SSD", "ST": "STP", "SV": "SLV", "SX": "SXM", "SY": "SYR", "SZ": "SWZ", "TC": "TCA", "TD": "TCD", "TF": "ATF",
		"TG": "TGO", "TH": "THA", "TJ": "TJK", "TK": "TKL", "TL": "TLS", "TM": "TKM", "TN": "TUN", "TO": "TON", "TR": "TUR",
		"TT": "TTO", "TV": "TUV", "TW": "TWN", "TZ": "TZA", "UA": "UKR", "UG": "UGA", "UM": "UMI", "US": "USA", "UY": "URY",
		"UZ": "UZB", "VA": "VAT", "VC": "VCT", "VE": "VEN", "VG": "VGB", "VI": "VIR", "VN": "VNM", "VU": "VUT", "WF": "WLF",
		"WS": "WSM", "XK": "XKX", "YE": "YEM", "YT": "MYT", "ZA": "ZAF", "ZM": "ZMB", "ZW": "ZWE"
	}'::jsonb ->> country;

COMMENT ON FUNCTION gazette_alpha3(text) IS
'ISO 3166-1 alpha-3 code of a country given by its alpha-2 code, XK of Kosovo included; NULL for what is none and for NULL';

-- The views of a table, in the order in which they read each other.  Of pairs,
-- what an entity forms with itself counts it alone: windows over the groups
-- find that, and a scalar query the number of all.  Joins would go by
-- estimates that are wrong for functions, and compute one side once a row.
-- In a definition %1$s is a query for the articles, %2$s the schema of the
-- extension and %3$s the view of entities.
CREATE FUNCTION gazette_view_definitions()
	RETURNS TABLE (suffix text, comment text, definition text)
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
VALUES
('entities', 'one row an article and entity that it names', $view$
SELECT a.article_id, a.published_at, a.day, a.source, a.title,
	e.entity, e.kind, e.mentions::int8 AS mentions,
	e.country, %2$s.gazette_alpha3(e.country) AS country_alpha3, e.latitude, e.longitude,
	e.salience, e.sentiment, %2$s.gazette_label(e.sentiment) AS label
FROM (%1$s) AS a, LATERAL %2$s.gazette_entities(a.analysis) AS e
$view$),
('mentions', 'one row a name, date or amount in an article', $view$
SELECT a.article_id, a.published_at, a.day, a.source, a.title,
	m.sentence::int8 AS sentence, m.start::int8 AS start, m.length::int8 AS length,
	substr(a.text, m.start, m.length) AS mention, m.kind, m.entity, m.value,
	round(m.confidence::numeric, 4)::float8 AS confidence
FROM (%1$s) AS a, LATERAL %2$s.gazette_mentions(a.analysis) AS m
$view$),
('sentences', 'one row a sentence of an article', $view$
SELECT a.article_id, a.published_at, a.day, a.source, a.title,
	s.sentence::int8 AS sentence, s.start::int8 AS start, s.length::int8 AS length, s.kind,
	substr(a.text, s.start, s.length) AS text,
	s.sentiment, %2$s.gazette_label(s.sentiment) AS label
FROM (%1$s) AS a, LATERAL %2$s.gazette_sentences(a.analysis) AS s
$view$),
('daily', 'one row a day and entity named on it, with its rank that day and its trend', $view$
WITH named AS (
	SELECT e.day, e.entity, e.kind, count(*) AS articles, sum(e.mentions)::int8 AS mentions,
		avg(e.sentiment) AS sentiment,
		count(*) FILTER (WHERE e.label = 'negative')::float8 / count(*) AS negative_share
	FROM %3$s AS e
	WHERE e.day IS NOT NULL
	GROUP BY e.day, e.entity, e.kind
), total AS MATERIALIZED (
	SELECT a.day,
		sum(count(*)) OVER (ORDER BY a.day
			RANGE BETWEEN '1 day' PRECEDING AND CURRENT ROW)::float8 AS recent,
		sum(count(*)) OVER (ORDER BY a.day
			RANGE BETWEEN '15 days' PRECEDING AND '2 days' PRECEDING)::float8 AS before
	FROM (%1$s) AS a
	WHERE a.day IS NOT NULL AND a.analysis IS NOT NULL
	GROUP BY a.day
), counted AS (
	SELECT n.*,
		rank() OVER (PARTITION BY n.day ORDER BY n.articles DESC, n.mentions DESC) AS rank,
		sum(n.articles) OVER (PARTITION BY n.entity, n.kind ORDER BY n.day
			RANGE BETWEEN '1 day' PRECEDING AND CURRENT ROW)::float8 AS recent,
		coalesce(sum(n.articles) OVER (PARTITION BY n.entity, n.kind ORDER BY n.day
			RANGE BETWEEN '15 days' PRECEDING AND '2 days' PRECEDING), 0)::float8 AS before
	FROM named AS n
)
SELECT c.day, c.entity, c.kind, c.articles, c.mentions, c.sentiment, c.negative_share, c.rank,
	(c.recent - x.expected) / sqrt(x.expected) AS trend
FROM counted AS c
JOIN total AS t ON t.day = c.day,
	LATERAL (SELECT t.recent * (c.recent + c.before) / (t.recent + t.before)) AS x(expected)
$view$),
('places', 'one row a place, for a map', $view$
SELECT e.entity, e.country, e.country_alpha3, e.latitude, e.longitude,
	count(*) AS articles, sum(e.mentions)::int8 AS mentions, avg(e.sentiment) AS sentiment,
	min(e.day) AS first_day, max(e.day) AS last_day
FROM %3$s AS e
WHERE e.kind = 'LOC'
GROUP BY e.entity, e.country, e.country_alpha3, e.latitude, e.longitude
$view$),
('pairs', 'one row two entities named in the same article, or in the same sentence, for a network', $view$
SELECT 'article' AS level, p.entity_a, p.kind_a, p.entity_b, p.kind_b, p.together,
	p.count_a, p.count_b,
	p.together::float8 * (SELECT count(*) FROM (%1$s) AS d WHERE d.analysis IS NOT NULL)
		/ (p.count_a::float8 * p.count_b) AS lift
FROM (
	SELECT g.*,
		max(g.together) FILTER (WHERE g.same) OVER (PARTITION BY g.entity_a, g.kind_a) AS count_a,
		max(g.together) FILTER (WHERE g.same) OVER (PARTITION BY g.entity_b, g.kind_b) AS count_b
	FROM (
		SELECT e.entity_a, e.kind_a, e.entity_b, e.kind_b, count(*) AS together,
			(e.entity_a, e.kind_a) = (e.entity_b, e.kind_b) AS same
		FROM (%1$s) AS d, LATERAL (
			WITH named AS MATERIALIZED (
				SELECT DISTINCT g.entity COLLATE "C" AS entity, g.kind COLLATE "C" AS kind
				FROM %2$s.gazette_entities(d.analysis) AS g)
			SELECT x.entity, x.kind, y.entity, y.kind
			FROM named AS x, named AS y
			WHERE (x.entity, x.kind) <= (y.entity, y.kind)
		) AS e(entity_a, kind_a, entity_b, kind_b)
		GROUP BY e.entity_a, e.kind_a, e.entity_b, e.kind_b
	) AS g
) AS p
WHERE NOT p.same
UNION ALL
SELECT 'sentence', p.entity_a, p.kind_a, p.entity_b, p.kind_b, p.together,
	p.count_a, p.count_b,
	p.together::float8 * (SELECT count(*) FROM (%1$s) AS d, LATERAL %2$s.gazette_sentences(d.analysis))
		/ (p.count_a::float8 * p.count_b) AS lift
FROM (
	SELECT g.*,
		max(g.together) FILTER (WHERE g.same) OVER (PARTITION BY g.entity_a, g.kind_a) AS count_a,
		max(g.together) FILTER (WHERE g.same) OVER (PARTITION BY g.entity_b, g.kind_b) AS count_b
	FROM (
		SELECT e.entity_a, e.kind_a, e.entity_b, e.kind_b, count(*) AS together,
			(e.entity_a, e.kind_a) = (e.entity_b, e.kind_b) AS same
		FROM (%1$s) AS d, LATERAL (
			WITH named AS MATERIALIZED (
				SELECT DISTINCT m.sentence, m.entity COLLATE "C" AS entity, m.kind COLLATE "C" AS kind
				FROM %2$s.gazette_mentions(d.analysis) AS m
				WHERE m.entity IS NOT NULL)
			SELECT x.entity, x.kind, y.entity, y.kind
			FROM named AS x, named AS y
			WHERE x.sentence = y.sentence AND (x.entity, x.kind) <= (y.entity, y.kind)
		) AS e(entity_a, kind_a, entity_b, kind_b)
		GROUP BY e.entity_a, e.kind_a, e.entity_b, e.kind_b
	) AS g
) AS p
WHERE NOT p.same
$view$)
$$;

COMMENT ON FUNCTION gazette_view_definitions() IS
'part of gazette_enable(): the views that every enabled table gets';

CREATE FUNCTION gazette_column_comments()
	RETURNS TABLE (suffixes text[], column_name text, comment text)
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
VALUES
('{entities,mentions,sentences}'::text[], 'article_id', 'id of the article: int8, or text where the table has another type'),
('{entities,mentions,sentences}', 'published_at', 'time of publication, NULL where the table has none'),
('{entities,mentions,sentences}', 'day', 'day of publication, of a timestamptz in the time zone of the session'),
('{entities,mentions,sentences}', 'source', 'source of the article, NULL where the table has none'),
('{entities,mentions,sentences}', 'title', 'title of the article, NULL where the table has none'),
('{entities,mentions,daily,daily_stored}', 'entity', 'canonical name of the entity; NULL for dates and amounts'),
('{places}', 'entity', 'canonical name of the place'),
('{entities,daily,daily_stored}', 'kind', 'PER, LOC, ORG, EVENT or PRODUCT'),
('{mentions}', 'kind', 'PER, LOC, ORG, EVENT, PRODUCT, DATE, TIME, MONEY, PERCENT or QUANTITY'),
('{sentences}', 'kind', 'heading or sentence'),
('{entities,daily,daily_stored,places}', 'mentions', 'how often it is named'),
('{daily,daily_stored,places}', 'articles', 'how many articles name it'),
('{entities,places}', 'country', 'ISO 3166-1 alpha-2 code of the country where it lies, NULL where not known'),
('{entities,places}', 'country_alpha3', 'ISO 3166-1 alpha-3 code of the same country'),
('{entities,places}', 'latitude', 'degrees north, NULL where not known'),
('{entities,places}', 'longitude', 'degrees east, NULL where not known'),
('{entities}', 'salience', 'share of the article''s attention; adds up to 1 over its entities'),
('{entities}', 'sentiment', 'sentiment towards the entity, from -1 to 1'),
('{daily,daily_stored,places}', 'sentiment', 'sentiment towards it, from -1 to 1, mean over the articles'),
('{sentences}', 'sentiment', 'sentiment of the sentence, from -1 to 1'),
('{entities,sentences}', 'label', 'the sentiment in a word: negative, neutral or positive'),
('{mentions,sentences}', 'sentence', 'number of the sentence in the article, from 1'),
('{mentions,sentences}', 'start', 'first character, counted from 1 in the body or, where there is a title, in title || newline || body'),
('{mentions,sentences}', 'length', 'how many characters'),
('{mentions}', 'mention', 'the words of the article'),
('{mentions}', 'value', 'the date or amount in its normalised form, NULL where there is none'),
('{mentions}', 'confidence', 'from 0 to 1'),
('{sentences}', 'text', 'the words of the article'),
('{daily,daily_stored}', 'day', 'day of publication'),
('{daily,daily_stored}', 'negative_share', 'share of the articles whose sentiment towards it is negative'),
('{daily,daily_stored}', 'rank', 'place among the entities of that day, by articles and then by mentions; 1 is first'),
('{daily,daily_stored}', 'trend', 'Pearson residual of the articles that name it on this day and the day before, against what the 14 days before those and these 2 together let one expect: (n - e) / sqrt(e); above 2 it is on the rise; NULL where no article is that old'),
('{places}', 'first_day', 'first day on which an article names it'),
('{places}', 'last_day', 'last day on which an article names it'),
('{pairs,pairs_stored}', 'level', 'article or sentence: what both are named in, and what the counts count'),
('{pairs,pairs_stored}', 'entity_a', 'canonical name of one entity, before the other in byte order'),
('{pairs,pairs_stored}', 'kind_a', 'kind of the one'),
('{pairs,pairs_stored}', 'entity_b', 'canonical name of the other entity'),
('{pairs,pairs_stored}', 'kind_b', 'kind of the other'),
('{pairs,pairs_stored}', 'together', 'how many articles or sentences name both'),
('{pairs,pairs_stored}', 'count_a', 'how many name the one'),
('{pairs,pairs_stored}', 'count_b', 'how many name the other'),
('{pairs,pairs_stored}', 'lift', 'how many times more often than by chance they stand together: together * all / (count_a * count_b)')
$$;

COMMENT ON FUNCTION gazette_column_comments() IS
'part of gazette_enable(): what the columns of the views are';

CREATE FUNCTION gazette_comment_columns(view regclass, suffix text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	c record;
BEGIN
	FOR c IN EXECUTE format('SELECT * FROM %s.gazette_column_comments() WHERE $1 = ANY (suffixes)', ext)
		USING suffix
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', view, c.column_name, c.comment);
	END LOOP;
END
$$;

COMMENT ON FUNCTION gazette_comment_columns(regclass, text) IS
'part of gazette_enable(): says on each column of a view what it is';

-- A query for the articles of a table under the names that the views use.
CREATE FUNCTION gazette_articles_query(relation regclass) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	t record;
	id_type oid;
	title text;
	body text;
	published text;
BEGIN
	EXECUTE format('SELECT * FROM %s.gazette_tables AS t WHERE t.relation = $1', ext)
	INTO STRICT t USING relation;
	SELECT a.atttypid INTO STRICT id_type FROM pg_attribute AS a
	WHERE a.attrelid = relation AND a.attname = t.id_column;
	body := format('t.%I::text', t.body_column);
	title := coalesce('t.' || quote_ident(t.title_column), 'NULL') || '::text';
	published := coalesce('t.' || quote_ident(t.published_column), 'NULL');
	RETURN format('SELECT t.%I::%s AS article_id, %s::timestamptz AS published_at, %s::date AS day, '
		'%s AS source, %s AS title, %s AS text, t.%I AS analysis FROM %s AS t',
		t.id_column,
		CASE WHEN id_type IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) THEN 'int8' ELSE 'text' END,
		published, published,
		coalesce('t.' || quote_ident(t.source_column), 'NULL') || '::text', title,
		CASE WHEN t.title_column IS NULL THEN body
			ELSE format('coalesce(%s || E''\n'' || %s, %s)', title, body, body) END,
		t.analysis_column, relation);
END
$$;

COMMENT ON FUNCTION gazette_articles_query(regclass) IS
'part of gazette_enable(): what the views of an enabled table read';

CREATE FUNCTION gazette_create_views(relation regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	t record;
	articles text;
	entities text;
	v record;
	view_name text;
	exists_already bool;
BEGIN
	EXECUTE format('SELECT t.base_name, t.analysis_column, t.published_column, c.relnamespace::regnamespace::text AS schema,
			c.relowner::regrole AS owner, c.relowner
		FROM %s.gazette_tables AS t JOIN pg_class AS c ON c.oid = t.relation
		WHERE t.relation = $1', ext)
	INTO STRICT t USING relation;
	EXECUTE format('SELECT %s.gazette_articles_query($1)', ext) INTO articles USING relation;
	entities := format('%s.%I', t.schema, t.base_name || '_entities');

	FOR v IN EXECUTE format('SELECT * FROM %s.gazette_view_definitions()', ext) LOOP
		CONTINUE WHEN v.suffix = 'daily' AND t.published_column IS NULL;
		view_name := format('%s.%I', t.schema, t.base_name || '_' || v.suffix);
		EXECUTE format('SELECT EXISTS (SELECT FROM %s.gazette_views($1, $2, $3) WHERE suffix = $4)', ext)
		INTO exists_already USING relation, t.base_name, t.analysis_column, v.suffix;
		IF NOT exists_already AND to_regclass(view_name) IS NOT NULL THEN
			RAISE EXCEPTION USING ERRCODE = 'duplicate_table',
				MESSAGE = format('relation %s already exists', view_name),
				DETAIL = format('It is no view that gazette has made for %s.', relation),
				HINT = 'Rename it, drop it or move it to another schema.';
		END IF;
		EXECUTE format('CREATE OR REPLACE VIEW %s WITH (security_invoker = true) AS %s', view_name,
			format(v.definition, articles, ext, entities));
		CONTINUE WHEN exists_already;
		EXECUTE format('COMMENT ON VIEW %s IS %L', view_name, v.comment);
		EXECUTE format('SELECT %s.gazette_comment_columns($1, $2)', ext)
		USING view_name::regclass, v.suffix;
		-- whoever may read the table may read it in this form
		EXECUTE format('GRANT SELECT ON %s TO PUBLIC', view_name);
		IF t.relowner <> current_user::regrole THEN
			EXECUTE format('ALTER VIEW %s OWNER TO %s', view_name, t.owner);
		END IF;
		RAISE NOTICE 'created view %: %', view_name, v.comment;
	END LOOP;
	IF t.published_column IS NULL THEN
		RAISE NOTICE 'created no view %, as no column was given as published',
			format('%s.%I', t.schema, t.base_name || '_daily');
	END IF;
END
$$;

COMMENT ON FUNCTION gazette_create_views(regclass) IS
'part of gazette_enable(): creates the views of an enabled table, or brings them up to date';

-- ---------- one call ----------

CREATE FUNCTION gazette_enable(relation regclass, body text, id text DEFAULT NULL,
		published text DEFAULT NULL, title text DEFAULT NULL, source text DEFAULT NULL,
		how text DEFAULT 'generated', concurrently bool DEFAULT false,
		analysis text DEFAULT 'analysis')
	RETURNS SETOF text
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	texts regtype[] := '{text,varchar}';
	base text;
	stored record;
	wanted text[];
	enabled bool;
	indexed bool;
	to_fill bool;
	expression text;
BEGIN
	EXECUTE format('SELECT %s.gazette_check_table($1)', ext) USING relation;
	-- two calls at a time would each find nothing done
	EXECUTE format('LOCK TABLE %s IN SHARE UPDATE EXCLUSIVE MODE', relation);
	IF how IS NULL OR how NOT IN ('generated', 'trigger') THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
			MESSAGE = format('invalid value for how: %L', left(how, 63)),
			HINT = 'Valid values are generated and trigger.';
	END IF;
	IF analysis IS NULL OR analysis = '' OR octet_length(analysis) > 63 THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
			MESSAGE = 'the name for the column of the analysis must have 1 to 63 bytes';
	END IF;
	EXECUTE format('SELECT %s.gazette_find_id($1, $2)', ext) INTO id USING relation, id;
	EXECUTE format('SELECT %1$s.gazette_check_column($1, ''body'', $2, $3),
			%1$s.gazette_check_column($1, ''id'', $4, ''{int8,int4,int2,uuid,text,varchar,bpchar,numeric}''),
			CASE WHEN $5 IS NOT NULL THEN %1$s.gazette_check_column($1, ''published'', $5, ''{timestamptz,timestamp,date}'') END,
			CASE WHEN $6 IS NOT NULL THEN %1$s.gazette_check_column($1, ''title'', $6, $3) END,
			CASE WHEN $7 IS NOT NULL THEN %1$s.gazette_check_column($1, ''source'', $7, $3) END', ext)
	USING relation, body, texts, id, published, title, source;

	wanted := ARRAY[how, analysis, body, id, published, title, source];
	EXECUTE format('SELECT t.*, ARRAY[t.how, t.analysis_column, t.body_column, t.id_column,
			t.published_column, t.title_column, t.source_column] AS given
		FROM %s.gazette_tables AS t WHERE t.relation = $1', ext)
	INTO stored USING relation;
	enabled := stored.relation IS NOT NULL;
	IF enabled AND stored.given IS DISTINCT FROM wanted THEN
		RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
			MESSAGE = format('gazette is already enabled for %s with other columns or in another way', relation),
			DETAIL = format('It has how %L, analysis %L, body %L, id %L, published %L, title %L, source %L.',
				VARIADIC stored.given),
			HINT = 'Call gazette_disable() first.';
	ELSIF enabled AND EXISTS (SELECT FROM pg_attribute AS a
			WHERE a.attrelid = relation AND a.attname = analysis AND NOT a.attisdropped) THEN
		RAISE NOTICE 'gazette is already enabled for %', relation;
	ELSE
		IF EXISTS (SELECT FROM pg_attribute AS a
				WHERE a.attrelid = relation AND a.attname = analysis AND NOT a.attisdropped) THEN
			RAISE EXCEPTION USING ERRCODE = 'duplicate_column',
				MESSAGE = format('column %I of table %s already exists', analysis, relation),
				HINT = 'Give another name for the analysis: analysis => ''...''.';
		END IF;
		IF how = 'generated' THEN
			expression := format('%s.gazette_analyze(%I::text)', ext, body);
			IF title IS NOT NULL THEN
				expression := format('coalesce(%s.gazette_analyze(%I::text, %I::text), %s)', ext, title, body, expression);
			END IF;
			EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s.gazette GENERATED ALWAYS AS (%s) STORED',
				relation, analysis, ext, expression);
			RAISE NOTICE 'added generated column % to table %', quote_ident(analysis), relation;
		ELSE
			EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s.gazette', relation, analysis, ext);
			-- triggers fire in the order of their names: after those that
			-- may change the text
			EXECUTE format('CREATE OR REPLACE TRIGGER zz_gazette BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s.gazette_keep_current(%s)',
				relation, ext, concat_ws(', ', quote_literal(analysis), quote_literal(body), quote_literal(title)));
			RAISE NOTICE 'added column % to table % and trigger zz_gazette, which fills it from now on', quote_ident(analysis), relation;
		END IF;
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', relation, analysis,
			'analysis of the article, kept current by gazette');
		IF NOT enabled THEN
			EXECUTE format('INSERT INTO %s.gazette_tables SELECT $1, c.relname, $2, $3, $4, $5, $6, $7, $8
				FROM pg_class AS c WHERE c.oid = $1', ext)
			USING relation, how, analysis, body, id, published, title, source;
		END IF;
	END IF;

	EXECUTE format('SELECT %s.gazette_index_exists($1, $2)', ext) INTO indexed USING relation, analysis;
	IF NOT indexed AND NOT gazette_enable.concurrently THEN
		EXECUTE format('SELECT %s.gazette_index_statement($1, $2, $3)', ext)
		INTO expression USING relation, analysis, 'CREATE INDEX %I ON %s %s';
		EXECUTE expression;
		RAISE NOTICE 'created index: %', expression;
	END IF;
	EXECUTE format('SELECT %s.gazette_create_views($1)', ext) USING relation;

	IF how = 'trigger' THEN
		EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s.gazette_is_stale(%I, %I IS NOT NULL))', relation, ext, analysis, body)
		INTO to_fill;
	END IF;
	IF to_fill THEN
		RAISE NOTICE 'table % has rows without a current analysis: CALL gazette_refresh', relation;
		RETURN NEXT format('CALL %s.gazette_refresh(%L)', ext, relation);
	END IF;
	IF NOT indexed AND gazette_enable.concurrently THEN
		RAISE NOTICE 'table % has no index yet: run the statements that gazette_enable returns, outside a transaction block', relation;
		RETURN QUERY EXECUTE format('SELECT * FROM %s.gazette_concurrent_index($1, $2)', ext)
		USING relation, analysis;
	END IF;
END
$$;

COMMENT ON FUNCTION gazette_enable(regclass, text, text, text, text, text, text, bool, text) IS
'gives a table of articles a stored analysis, an index and views; body, id (the primary key unless given), published, title and source are names of columns; how is generated (a generated column: the table is rewritten under lock) or trigger (a plain column kept by a trigger: filled by gazette_refresh, without lock); concurrently: leave the index to statements that block no writers; returns the statements that are still to be run';

CREATE FUNCTION gazette_enabled(relation regclass) RETURNS gazette_tables
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	stored record;
	table_owner oid := (SELECT c.relowner FROM pg_class AS c WHERE c.oid = relation);
BEGIN
	EXECUTE format('SELECT * FROM %s.gazette_tables AS t WHERE t.relation = $1', ext)
	INTO stored USING relation;
	IF stored.relation IS NULL OR table_owner IS NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
			MESSAGE = format('gazette is not enabled for %s', coalesce(relation::text, 'NULL')),
			HINT = 'Call gazette_enable() first.';
	END IF;
	IF NOT pg_has_role(table_owner, 'USAGE') THEN
		RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
			MESSAGE = format('must be owner of table %s', relation);
	END IF;
	RETURN stored;
END
$$;

COMMENT ON FUNCTION gazette_enabled(regclass) IS
'what gazette knows about a table of the caller''s; error if it is not enabled or another''s';

CREATE FUNCTION gazette_disable(relation regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	t record;
	v record;
	views text[];
BEGIN
	EXECUTE format('SELECT * FROM %s.gazette_enabled($1)', ext) INTO t USING relation;
	EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', relation);
	-- in one statement for each kind, as they read each other
	FOR v IN EXECUTE format('SELECT CASE c.relkind WHEN ''m'' THEN ''MATERIALIZED VIEW'' ELSE ''VIEW'' END AS kind,
				array_agg(c.oid::regclass::text ORDER BY v.suffix) AS names
			FROM %s.gazette_views($1, $2, $3) AS v JOIN pg_class AS c ON c.oid = v.view
			GROUP BY c.relkind ORDER BY c.relkind', ext)
		USING relation, t.base_name, t.analysis_column
	LOOP
		EXECUTE format('DROP %s %s', v.kind, array_to_string(v.names, ', '));
		views := views || v.names;
	END LOOP;
	IF t.how = 'trigger' THEN
		EXECUTE format('DROP TRIGGER IF EXISTS zz_gazette ON %s', relation);
	END IF;
	EXECUTE format('ALTER TABLE %s DROP COLUMN IF EXISTS %I', relation, t.analysis_column);
	EXECUTE format('DELETE FROM %s.gazette_progress AS p WHERE p.relation = $1', ext) USING relation;
	EXECUTE format('DELETE FROM %s.gazette_tables AS t WHERE t.relation = $1', ext) USING relation;
	RAISE NOTICE 'dropped column % of table %, its index and the views %',
		quote_ident(t.analysis_column), relation, array_to_string(views, ', ');
END
$$;

COMMENT ON FUNCTION gazette_disable(regclass) IS
'takes away what gazette_enable() has given to a table; error if something else depends on it';

CREATE FUNCTION gazette_materialize(relation regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	t record;
	v record;
	plain text;
	stored text;
	exists_already bool;
	schema_name text := (SELECT c.relnamespace::regnamespace FROM pg_class AS c WHERE c.oid = relation);
	owner regrole := (SELECT c.relowner FROM pg_class AS c WHERE c.oid = relation);
BEGIN
	EXECUTE format('SELECT * FROM %s.gazette_enabled($1)', ext) INTO t USING relation;
	-- A name of more than 1000 bytes would not fit in the index.
	FOR v IN SELECT * FROM (VALUES
		('daily', 'day, entity, kind', 'octet_length(entity) <= 1000', ''),
		('pairs', 'level, entity_a, kind_a, entity_b, kind_b',
			'together > 1 AND octet_length(entity_a) <= 1000 AND octet_length(entity_b) <= 1000',
			', only those that occur more than once')) AS d(suffix, key, condition, remark)
	LOOP
		CONTINUE WHEN v.suffix = 'daily' AND t.published_column IS NULL;
		plain := format('%s.%I', schema_name, t.base_name || '_' || v.suffix);
		stored := format('%s.%I', schema_name, t.base_name || '_' || v.suffix || '_stored');
		EXECUTE format('SELECT EXISTS (SELECT FROM %s.gazette_views($1, $2, $3) WHERE suffix = $4)', ext)
		INTO exists_already USING relation, t.base_name, t.analysis_column, v.suffix || '_stored';
		IF exists_already THEN
			EXECUTE format('REFRESH MATERIALIZED VIEW CONCURRENTLY %s', stored);
			RAISE NOTICE 'refreshed materialized view %', stored;
			CONTINUE;
		END IF;
		EXECUTE format('CREATE MATERIALIZED VIEW %s AS SELECT * FROM %s WHERE %s', stored, plain, v.condition);
		EXECUTE format('CREATE UNIQUE INDEX ON %s (%s)', stored, v.key);
		EXECUTE format('CREATE INDEX ON %s (%s)', stored,
			CASE v.suffix WHEN 'daily' THEN 'entity, day' ELSE 'entity_b' END);
		IF v.suffix = 'pairs' THEN
			EXECUTE format('CREATE INDEX ON %s (entity_a)', stored);
		END IF;
		EXECUTE format('COMMENT ON MATERIALIZED VIEW %s IS %L', stored,
			format('the view %s as gazette_materialize() found it%s', plain, v.remark));
		EXECUTE format('SELECT %s.gazette_comment_columns($1, $2)', ext)
		USING stored::regclass, v.suffix || '_stored';
		IF owner <> current_user::regrole THEN
			EXECUTE format('ALTER MATERIALIZED VIEW %s OWNER TO %s', stored, owner);
		END IF;
		RAISE NOTICE 'created materialized view %', stored;
	END LOOP;
END
$$;

COMMENT ON FUNCTION gazette_materialize(regclass) IS
'creates the materialized views _daily_stored and _pairs_stored of an enabled table or, where they are there, brings them up to date while others read them; they are not readable by others until granted';

-- ---------- keeping current ----------

CREATE PROCEDURE gazette_refresh(relation regclass, batch int4 DEFAULT 1000)
	LANGUAGE plpgsql AS $$
DECLARE
	ext text;
	t record;
	id_type text;
	assignment text;
	next_ids text;
	stale text;
	started timestamptz;
	told timestamptz;
	last_id text;
	ids text;
	changed int8;
	done int8 := 0;
	total int8;
	rate float8;
	waiting bool := false;
BEGIN
	-- A procedure that commits can have no SET clause, and each transaction
	-- begins with the path of the session.
	PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
	IF batch IS NULL OR batch < 1 THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
			MESSAGE = 'batch must be at least 1';
	END IF;
	SELECT e.extnamespace::regnamespace INTO ext FROM pg_extension AS e WHERE e.extname = 'gazette';
	EXECUTE format('SELECT * FROM %s.gazette_enabled($1)', ext) INTO t USING relation;
	SELECT format_type(a.atttypid, a.atttypmod) INTO id_type FROM pg_attribute AS a
	WHERE a.attrelid = relation AND a.attname = t.id_column;

	stale := format('%s.gazette_is_stale(t.%I, t.%I IS NOT NULL)', ext, t.analysis_column, t.body_column);
	-- Locks are taken without waiting, so that two who lock the same rows in
	-- another order never wait for each other.
	next_ids := format('SELECT array_agg(q.id)::text, (array_agg(q.id ORDER BY q.id DESC))[1]::text
		FROM (SELECT t.%1$I AS id FROM %2$s AS t
			WHERE ($1 IS NULL OR t.%1$I > $1::%3$s) AND %4$s
			ORDER BY t.%1$I LIMIT $2 FOR NO KEY UPDATE',
		t.id_column, relation, id_type, stale);
	IF t.how = 'generated' THEN
		assignment := format('%1$I = t.%1$I', t.body_column);
	ELSE
		assignment := format('%s.gazette_analyze(t.%I::text)', ext, t.body_column);
		IF t.title_column IS NOT NULL THEN
			assignment := format('coalesce(%s.gazette_analyze(t.%I::text, t.%I::text), %s)',
				ext, t.title_column, t.body_column, assignment);
		END IF;
		assignment := format('%I = %s', t.analysis_column, assignment);
	END IF;

	EXECUTE format('SELECT count(*) FROM %s AS t WHERE %s', relation, stale) INTO total;
	started := clock_timestamp();
	told := started;
	EXECUTE format('DELETE FROM %s.gazette_progress AS p WHERE p.relation = $1', ext) USING relation;
	EXECUTE format('INSERT INTO %s.gazette_progress VALUES ($1, $2, $2, $3, 0, NULL, NULL, $3 = 0)', ext)
	USING relation, started, total;
	RAISE NOTICE '%: % rows to analyse', relation, total;
	COMMIT;

	WHILE done < total LOOP
		PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
		-- What others had locked is left: come back for it, one row at a
		-- time, so that no lock is held while waiting for another.
		EXECUTE next_ids || CASE WHEN waiting THEN ') AS q' ELSE ' SKIP LOCKED) AS q' END
		INTO ids, last_id USING last_id, CASE WHEN waiting THEN 1 ELSE batch END;
		IF ids IS NULL THEN
			EXIT WHEN waiting;
			waiting := true;
			CONTINUE;
		END IF;
		EXECUTE format('UPDATE %s AS t SET %s WHERE t.%I = ANY ($1::%s[]) AND %s',
			relation, assignment, t.id_column, id_type, stale)
		USING ids;
		GET DIAGNOSTICS changed = ROW_COUNT;
		done := done + changed;
		-- a row that a trigger keeps from changing is passed over
		waiting := waiting AND changed = 0;
		rate := done / greatest(extract(epoch FROM clock_timestamp() - started), 0.001);
		EXECUTE format('UPDATE %s.gazette_progress AS p SET updated_at = $2, rows_done = $3,
				rows_per_second = $4, seconds_left = greatest(rows_total - $3, 0) / nullif($4, 0)
			WHERE p.relation = $1', ext)
		USING relation, clock_timestamp(), done, rate;
		COMMIT;
		IF clock_timestamp() > told + '10 seconds' THEN
			told := clock_timestamp();
			RAISE NOTICE '%: % of % rows, % rows/s, % s left', relation, done, total,
				round(rate::numeric), round((greatest(total - done, 0) / nullif(rate, 0))::numeric);
		END IF;
	END LOOP;

	PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
	EXECUTE format('UPDATE %s.gazette_progress AS p SET updated_at = $2, seconds_left = 0, finished = true
		WHERE p.relation = $1', ext)
	USING relation, clock_timestamp();
	RAISE NOTICE '%: analysed % rows in % s', relation, done,
		round(extract(epoch FROM clock_timestamp() - started)::numeric, 1);
	COMMIT;
END
$$;

COMMENT ON PROCEDURE gazette_refresh(regclass, int4) IS
'analyses again the rows of an enabled table whose analysis is missing or of an older version; commits after every batch, may be stopped and called again, and lets others write';

CREATE FUNCTION gazette_count_current()
	RETURNS TABLE (table_name text, rows int8, current int8, stale int8)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	ext text := (SELECT e.extnamespace::regnamespace FROM pg_extension AS e WHERE e.extname = 'gazette');
	t record;
BEGIN
	-- Whoever looks at the status must not run code of a table's owner: no
	-- views, no policies, no types that bring their own casts.
	FOR t IN EXECUTE format('SELECT t.*, c.relkind IN (''r'', ''p'')
				AND a.atttypid = ''%1$s.gazette''::regtype
				AND NOT row_security_active(c.oid)
				AND has_schema_privilege(c.relnamespace, ''USAGE'')
				AND has_column_privilege(c.oid, a.attnum, ''SELECT'')
				AND has_column_privilege(c.oid, b.attnum, ''SELECT'') AS readable
			FROM %1$s.gazette_tables AS t
			JOIN pg_class AS c ON c.oid = t.relation
			JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = t.analysis_column
			JOIN pg_attribute AS b ON b.attrelid = c.oid AND b.attname = t.body_column
			ORDER BY t.relation::text', ext)
	LOOP
		table_name := t.relation;
		rows := NULL;
		stale := NULL;
		IF t.readable THEN
			EXECUTE format('SELECT count(*), count(*) FILTER (WHERE %s.gazette_is_stale(t.%I, t.%I IS NOT NULL)) FROM %s AS t',
				ext, t.analysis_column, t.body_column, t.relation)
			INTO rows, stale;
		END IF;
		current := rows - stale;
		RETURN NEXT;
	END LOOP;
END
$$;

COMMENT ON FUNCTION gazette_count_current() IS
'what the view gazette_status shows';

CREATE VIEW gazette_status AS
	SELECT s.table_name, s.rows, s.current, s.stale FROM gazette_count_current() AS s;

COMMENT ON VIEW gazette_status IS
'enabled tables: rows, those whose analysis is current and those that CALL gazette_refresh would analyse; NULL where you may not read the table, or not all of its rows';
COMMENT ON COLUMN gazette_status.table_name IS 'schema and name of the table';
COMMENT ON COLUMN gazette_status.rows IS 'all rows';
COMMENT ON COLUMN gazette_status.current IS 'rows with a current analysis, or without a text';
COMMENT ON COLUMN gazette_status.stale IS 'rows whose analysis is missing or of an older version';

GRANT SELECT ON gazette_status TO PUBLIC;

-- ---------- the most named entities ----------

CREATE TYPE gazette_entity_total AS (
	entity text,
	kind text,
	articles int8,
	mentions int8,
	sentiment float8
);

COMMENT ON TYPE gazette_entity_total IS
'an entity over many articles: how many name it, how often, and the mean sentiment towards it';

CREATE FUNCTION gazette_top_add(state bytea, doc gazette, n int4) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 200;

COMMENT ON FUNCTION gazette_top_add(bytea, gazette, int4) IS
'gazette_top: add the entities of an article';

CREATE FUNCTION gazette_top_merge(state bytea, other bytea) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;

COMMENT ON FUNCTION gazette_top_merge(bytea, bytea) IS
'gazette_top: add one state to another';

CREATE FUNCTION gazette_top_list(state bytea) RETURNS gazette_entity_total[]
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;

COMMENT ON FUNCTION gazette_top_list(bytea) IS
'gazette_top: the list for a state';

CREATE AGGREGATE gazette_top(doc gazette, n int4) (
	SFUNC = gazette_top_add, STYPE = bytea, SSPACE = 8192,
	FINALFUNC = gazette_top_list, COMBINEFUNC = gazette_top_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE gazette_top(gazette, int4) IS
'the n entities that most articles name, then those named most often: an array for unnest(); NULL where there is no article';
