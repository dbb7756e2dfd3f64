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
CREATE TYPE gazette (
	INPUT = gazette_in,
	OUTPUT = gazette_out,
	RECEIVE = gazette_recv,
	SEND = gazette_send,
	INTERNALLENGTH = VARIABLE,
	ANALYZE = gazette_typanalyze,
	ALIGNMENT = int4,
	STORAGE = extended
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
