-- type gazette: in, out, casts, comparison; a value written by hand, so that
-- nothing here depends on the lexicon
CREATE TABLE type_doc (id int PRIMARY KEY, doc gazette);
INSERT INTO type_doc VALUES (1, '{"format": 1, "library": "0.1.0", "data": 1, "unit": "character",
	"text_length": 112, "sentiment": 0.1071,
	"sentences": [
	{"start": 1, "length": 31, "kind": "heading", "sentiment": 0},
	{"start": 33, "length": 57, "kind": "sentence", "sentiment": -0.0001},
	{"start": 91, "length": 22, "kind": "sentence", "sentiment": 1}],
	"entities": [
	{"entity": "Mark Carney", "kind": "PER", "mentions": 2, "start": 1, "country": "CA", "salience": 0.428571, "sentiment": -1},
	{"entity": "Ukraine", "kind": "LOC", "mentions": 1, "start": 24, "country": "UA", "latitude": 48.38, "longitude": 31.17, "salience": 0.285714, "sentiment": 0},
	{"entity": "Kiev", "kind": "LOC", "mentions": 1, "start": 53, "country": "UA", "latitude": -50.45, "longitude": -170.5201, "salience": 0.142857, "sentiment": 0.25},
	{"entity": "ONU", "kind": "ORG", "mentions": 1, "start": 93, "salience": 0.142857, "sentiment": 0.3243}],
	"mentions": [
	{"start": 1, "length": 11, "mention": "Mark Carney", "kind": "PER", "entity": 1, "sentence": 1, "confidence": 1},
	{"start": 24, "length": 7, "mention": "Ukraine", "kind": "LOC", "entity": 2, "sentence": 1, "confidence": 0.98},
	{"start": 36, "length": 6, "mention": "Carney", "kind": "PER", "entity": 1, "sentence": 2, "confidence": 0.99},
	{"start": 53, "length": 4, "mention": "Kiev", "key": "kyiv & co", "kind": "LOC", "entity": 3, "sentence": 2, "confidence": 0},
	{"start": 58, "length": 5, "mention": "lundi", "kind": "DATE", "sentence": 2, "confidence": 0.95},
	{"start": 67, "length": 21, "mention": "2 milliards d\u2019euros \u00a0", "kind": "MONEY", "sentence": 2, "value": "2000000000 EUR", "confidence": 0.97},
	{"start": 93, "length": 6, "mention": "O.N.U.", "kind": "ORG", "entity": 4, "sentence": 3, "confidence": 0.92}],
	"stems": [["mark", 1], ["carney", 2], ["promettre", 3], ["ukraine", 5], ["carney", 7], ["\u00e9lev\u00e9", 9], ["\u00e9l\u00e8ve", 9], ["onu", 18]]}');
SELECT doc FROM type_doc;
SELECT doc::text::gazette = doc AS reads_back, doc::jsonb::text::gazette = doc AS from_jsonb,
       pg_column_size(doc) < 300 AS small FROM type_doc;
SELECT jsonb_typeof(doc::jsonb), doc::jsonb -> 'entities' -> 2 ->> 'longitude' AS longitude,
       jsonb_array_length(doc::jsonb -> 'mentions') AS mentions FROM type_doc;
SELECT doc::tsvector, gazette_tsvector(doc) = doc::tsvector AS same FROM type_doc;

-- the empty text
SELECT gazette_analyze('') = '{"format":1,"library":"9.9.9","data":1,"unit":"character","text_length":0,"sentiment":0,"sentences":[],"entities":[],"mentions":[],"stems":[]}' AS made_by_another,
       ~@ gazette_analyze('') AS stems, ~# gazette_analyze('') AS names, ~+ gazette_analyze('') AS score;

-- what the functions find in it
SELECT ~@ doc AS stems, ~# doc AS names, ~+ doc AS score FROM type_doc;
SELECT s.* FROM type_doc, gazette_sentences(doc) AS s;
SELECT m.* FROM type_doc, gazette_mentions(doc) AS m;
SELECT e.* FROM type_doc, gazette_entities(doc) AS e;
SELECT n, doc ~# n AS named, doc ~+ n AS towards FROM type_doc, unnest(ARRAY['Carney', 'mark carney', 'O.N.U.', 'ONU',
	'kyiv & co', 'Kiev', 'PER:Carney', 'loc: Carney', 'ORG:*', 'EVENT:*', 'country:ua', 'country:FR', 'country:*',
	'DATE:*', 'lundi', '', 'PER:', 'country:']) AS n;
SELECT q, doc ~@ q AS holds FROM type_doc, unnest(ARRAY['carney', 'Mark Carney', '"mark carney"', '"carney mark"',
	'ukraine -onu', 'eleve', 'prom:*', 'absent or onu']) AS q;

-- from elsewhere: every member is checked
CREATE FUNCTION bad(edit text, replacement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	edited text;
	detail text;
BEGIN
	SELECT replace(doc::text, edit, replacement) INTO edited FROM type_doc WHERE id = 1;
	IF edited = (SELECT doc::text FROM type_doc WHERE id = 1) THEN RETURN 'nothing replaced'; END IF;
	PERFORM edited::gazette;
	RETURN 'no error';
EXCEPTION WHEN invalid_text_representation THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN detail;
END $$;
SELECT edit, replacement, bad(edit, replacement) FROM (VALUES
	('"format": 1', '"format": 2'), ('"0.1.0"', '"0.1"'), ('"unit": "character"', '"unit": "octet"'),
	('"sentiment": 0.1071', '"sentiment": 1.0001'), ('"sentiment": 0.1071', '"sentiment": 0.10711'),
	('"sentiment": 0.1071, ', ''), ('"sentiment": 0.1071', '"sentiment": 0.1071, "data": 1'),
	('"sentiment": 0.1071', '"sentiment": "NaN"'), ('"text_length": 112', '"text_length": 111'),
	('"text_length": 112', '"text_length": 99999999999'), ('"start": 33', '"start": 31'), ('"heading"', '"title"'),
	('"salience": 0.428571', '"salience": 1.5'), ('"country": "CA"', '"country": "ca"'),
	('"latitude": 48.38, ', ''), ('"latitude": 48.38', '"latitude": 98.38'), ('"mentions": 2', '"mentions": 1'),
	('"entity": "Ukraine"', '"entity": ""'), ('"entity": "Ukraine"', '"entity": "\ud83d"'),
	('"entity": "Ukraine"', '"entity": "\u0000"'), ('"kind": "PER", "mentions"', '"kind": "DATE", "mentions"'),
	('"entity": 4', '"entity": 5'), ('"start": 36, "length": 6', '"start": 36, "length": 7'), ('"sentence": 3', '"sentence": 2'),
	('"value": "2000000000 EUR"', '"value": ""'), ('"confidence": 0.92', '"confidence": 1.01'),
	('["onu", 18]', '["onu", 8]'), ('["onu", 18]', '["onu"]'), (']}', ']'), (']}', ']} ]'), ('{"format"', '["format"')) AS v (edit, replacement);
SELECT ''::gazette;
SELECT ('{"format": 1, "' || repeat('é', 200) || '": 2}')::gazette;

-- equality and hash; there is no order
INSERT INTO type_doc SELECT 2, doc::text::gazette FROM type_doc;
INSERT INTO type_doc SELECT 3, replace(doc::text, '0.1071', '0.1072')::gazette FROM type_doc WHERE id = 1;
INSERT INTO type_doc VALUES (4, NULL);
SELECT a.id, b.id, a.doc = b.doc AS eq, a.doc <> b.doc AS ne, hash_agree
FROM type_doc AS a JOIN type_doc AS b ON a.id <= b.id,
     LATERAL (SELECT gazette_hash(a.doc) = gazette_hash(b.doc) AND
                     gazette_hash_extended(a.doc, 7) = gazette_hash_extended(b.doc, 7) AS hash_agree) AS h
ORDER BY 1, 2;
SELECT count(*) FROM (SELECT doc, count(*) FROM type_doc GROUP BY doc) AS g;
SELECT count(*) FROM type_doc AS a JOIN type_doc AS b USING (doc);
SELECT doc FROM type_doc ORDER BY doc;

-- versions
SELECT gazette_version(doc) FROM type_doc WHERE id = 1;
SELECT gazette_is_current(gazette_analyze('Bonjour.')), gazette_version(gazette_analyze('Bonjour.')) = gazette_version() AS of_this,
       gazette_is_current(replace(gazette_analyze('Bonjour.')::text, '"library": "', '"library": "9')::gazette) AS of_another;

-- a title and a body are one text with a line break between them
SELECT gazette_analyze('Carney à Kiev', 'Le Premier ministre est arrivé.') = gazette_analyze(E'Carney à Kiev\nLe Premier ministre est arrivé.') AS same,
       gazette_analyze('', 'Kiev') = gazette_analyze(E'\nKiev') AS no_title;
SELECT gazette_analyze(NULL) IS NULL AND gazette_analyze(NULL, 'x') IS NULL AND gazette_analyze('x', NULL) IS NULL AS strict;

-- as a generated column, short, long, compressed or out of line
CREATE TABLE type_article (id int, body text, doc gazette GENERATED ALWAYS AS (gazette_analyze(body)) STORED);
INSERT INTO type_article (id, body) VALUES
	(1, 'Bonjour.'), (2, NULL), (3, ''),
	(4, 'Mark Carney a promis lundi à l’O.N.U. 2 milliards de dollars. C’est un succès, dit M. Carney à 10 h 30.'),
	(5, repeat('La maire de Brest regrette une terrible catastrophe. ', 2000)),
	(6, (SELECT string_agg('mot' || i || ' de Brest' || i, ' ') FROM generate_series(1, 5000) AS i));
SELECT id, pg_column_size(doc) > 2000 AS long, doc = gazette_analyze(body) AS same, ~@ doc = ~@ body AS stems, ~# doc = ~# body AS names,
       ~+ doc = ~+ body AS score, doc::tsvector = gazette_tsvector(body) AS tsvector, doc::text::gazette = doc AS reads_back
FROM type_article ORDER BY id;
SELECT count(*) AS mentions FROM ((SELECT id, m.* FROM type_article, gazette_mentions(body) AS m)
	EXCEPT ALL (SELECT id, m.* FROM type_article, gazette_mentions(doc) AS m)) AS d;
SELECT count(*) AS entities FROM ((SELECT id, e.* FROM type_article, gazette_entities(body) AS e)
	EXCEPT ALL (SELECT id, e.* FROM type_article, gazette_entities(doc) AS e)) AS d;
SELECT count(*) AS sentences FROM ((SELECT id, s.start, s.length, s.kind, s.sentiment FROM type_article, gazette_sentences(body) AS s)
	EXCEPT ALL (SELECT id, s.start, s.length, s.kind, s.sentiment FROM type_article, gazette_sentences(doc) AS s)) AS d;
SELECT count(*) > 2000 AS sentences, count(text) AS texts FROM type_article, gazette_sentences(doc);

-- damaged bytes on disk would be an error, not a crash: binary-coercible by hand
CREATE CAST (bytea AS gazette) WITHOUT FUNCTION;
SELECT ('\x'::bytea::gazette)::text;
SELECT ~+ ('\x02000001000000000000'::bytea::gazette);
SELECT ~@ ('\x01000001000100000000ff'::bytea::gazette);
SELECT gazette_entities('\x0100000100010000050500ff'::bytea::gazette);
DROP CAST (bytea AS gazette);

DROP FUNCTION bad(text, text);
DROP TABLE type_doc, type_article;
