-- gazette_enable, gazette_disable, gazette_refresh, gazette_status
\set SHOW_CONTEXT never
CREATE TABLE news (id int PRIMARY KEY, published_at timestamptz, title text, body text, agency varchar(20));
INSERT INTO news VALUES
	(1, '2026-03-01 08:00+00', 'Carney à Kiev', 'Mark Carney est arrivé à Kiev. L''Ukraine l''attendait.', 'AFP'),
	(2, '2026-03-02 08:00+00', NULL, 'La France regrette cette catastrophe.', 'AFP'),
	(3, NULL, 'Sans texte', NULL, NULL);
CREATE FUNCTION objects(of text) RETURNS TABLE (kind "char", name text) LANGUAGE sql AS $$
	SELECT relkind, relname::text FROM pg_class WHERE relname LIKE of || '\_%' AND relname <> of || '_pkey' ORDER BY 2
$$;

-- ---------- the generated column ----------

SELECT gazette_enable('news', body => 'body', published => 'published_at', title => 'title', source => 'agency');
SELECT * FROM objects('news');
SELECT attname, attgenerated, format_type(atttypid, NULL), col_description(attrelid, attnum)
FROM pg_attribute WHERE attrelid = 'news'::regclass AND attname = 'analysis';
SELECT id, analysis IS NOT NULL AS analysed, (SELECT array_agg(entity) FROM gazette_entities(analysis)) AS entities
FROM news ORDER BY id;
SELECT * FROM gazette_tables;
SELECT * FROM gazette_status;

-- once more: nothing to do; what was lost comes back
SELECT gazette_enable('news', body => 'body', published => 'published_at', title => 'title', source => 'agency');
DROP VIEW news_pairs;
DROP INDEX news_gazette;
SELECT gazette_enable('news', body => 'body', published => 'published_at', title => 'title', source => 'agency');
SELECT count(*) FROM objects('news');
SELECT gazette_enable('news', body => 'title');
SELECT gazette_enable('news', body => 'body', published => 'published_at', title => 'title', source => 'agency', how => 'trigger');

-- a query of the stored analysis uses the index
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT id FROM news WHERE analysis ~# 'Ukraine';
RESET enable_seqscan;

-- what else depends on it is not taken away
CREATE VIEW mine AS SELECT * FROM news_entities;
SELECT gazette_disable('news');
SELECT count(*) FROM objects('news');
DROP VIEW mine;
SELECT gazette_materialize('news');
SELECT gazette_disable('news');
SELECT * FROM objects('news');
\d news
SELECT * FROM gazette_tables;
SELECT gazette_disable('news');

-- the table is renamed, the views keep their names
SELECT gazette_enable('news', body => 'body', published => 'published_at') IS NULL;
ALTER TABLE news RENAME TO articles;
SELECT * FROM gazette_status;
SET client_min_messages = warning;
SELECT gazette_enable('articles', body => 'body', published => 'published_at') IS NULL;
SELECT gazette_disable('articles');
RESET client_min_messages;
ALTER TABLE articles RENAME TO news;
SELECT * FROM objects('news');

-- ---------- the trigger ----------

SELECT gazette_enable('news', body => 'body', title => 'title', how => 'trigger', concurrently => true);
SELECT * FROM gazette_status;
SET client_min_messages = warning;
CALL gazette_refresh('news', batch => 1);
RESET client_min_messages;
SELECT * FROM gazette_status;
SELECT relation, rows_total, rows_done, seconds_left, finished FROM gazette_progress;
CREATE FUNCTION named(of int) RETURNS text[] LANGUAGE sql AS
	'SELECT array_agg(entity) FROM news, gazette_entities(analysis) WHERE id = of';
SELECT named(1), named(2), named(3);
INSERT INTO news VALUES (4, NULL, 'Le Canada', 'La Chine gagne.', NULL);
UPDATE news SET body = 'Le Japon gagne.' WHERE id = 2;
UPDATE news SET body = 'L''Italie gagne.' WHERE id = 3;
SELECT named(2), named(3), named(4);
UPDATE news SET title = 'Le Mexique' WHERE id = 4;
SELECT named(4);
UPDATE news SET title = NULL WHERE id = 4;
SELECT named(4);
UPDATE news SET body = NULL WHERE id = 4;
SELECT analysis IS NULL AS gone FROM news WHERE id = 4;
-- another column, or the analysis itself: nothing is analysed
UPDATE news SET analysis = gazette_analyze('Le Brésil gagne.'), agency = 'x' WHERE id = 2;
SELECT named(2);
UPDATE news SET agency = 'y' WHERE id = 2;
SELECT named(2);
UPDATE news SET body = 'Le Japon perd.', agency = 'z' WHERE id = 2;
SELECT named(2);
-- a trigger of the user's that changes the text comes before
CREATE FUNCTION set_text() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.body := 'La Norvège gagne.'; RETURN NEW; END $$;
CREATE TRIGGER texts BEFORE INSERT OR UPDATE ON news FOR EACH ROW WHEN (NEW.agency = 'set') EXECUTE FUNCTION set_text();
UPDATE news SET agency = 'set' WHERE id = 2;
SELECT named(2);
-- a row that a trigger keeps from changing is passed over
UPDATE news SET analysis = NULL;
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER keep BEFORE UPDATE ON news FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION keep();
SET client_min_messages = warning;
CALL gazette_refresh('news');
SELECT * FROM gazette_status;
DROP TRIGGER keep ON news;
CALL gazette_refresh('news');
RESET client_min_messages;
SELECT * FROM gazette_status;
-- the index that was put off; then the same call has nothing to say
SELECT gazette_enable('news', body => 'body', title => 'title', how => 'trigger', concurrently => true) \gexec
SELECT gazette_enable('news', body => 'body', title => 'title', how => 'trigger', concurrently => true);
SELECT indexdef FROM pg_indexes WHERE tablename = 'news' AND indexname LIKE '%gazette';
-- a column renamed
ALTER TABLE news RENAME title TO headline;
UPDATE news SET body = 'La Suisse gagne.' WHERE id = 1;
ALTER TABLE news RENAME headline TO title;
SELECT gazette_disable('news');
SELECT tgname FROM pg_trigger WHERE tgrelid = 'news'::regclass ORDER BY 1;
DROP TRIGGER texts ON news;
CREATE TRIGGER wrong AFTER INSERT ON news FOR EACH ROW EXECUTE FUNCTION gazette_keep_current('title', 'body');
INSERT INTO news (id) VALUES (5);
DROP TRIGGER wrong ON news;
CREATE TRIGGER wrong BEFORE INSERT ON news FOR EACH ROW EXECUTE FUNCTION gazette_keep_current('title');
INSERT INTO news (id) VALUES (5);
DROP TRIGGER wrong ON news;

-- after an upgrade of a generated column: every old row once
SET client_min_messages = warning;
SELECT gazette_enable('news', body => 'body') IS NULL;
CREATE TABLE versions AS SELECT id, xmin AS made FROM news;
SELECT pg_get_functiondef('gazette_is_current(gazette)'::regprocedure) AS definition,
	pg_get_function_arguments('gazette_is_current(gazette)'::regprocedure) AS arguments \gset
CREATE OR REPLACE FUNCTION gazette_is_current(:arguments) RETURNS bool LANGUAGE sql IMMUTABLE STRICT AS 'SELECT false';
SELECT * FROM gazette_status;
CALL gazette_refresh('news', 2);
SELECT id, news.xmin <> made AS rewritten FROM news JOIN versions USING (id) ORDER BY id;
:definition;
SELECT * FROM gazette_status;
SELECT gazette_disable('news');
DROP TABLE versions;

-- ---------- refusals: nothing is changed ----------

RESET client_min_messages;
CREATE TABLE without_key (id int, body text);
CREATE TABLE two_keys (a int, b int, body text, id uuid UNIQUE, PRIMARY KEY (a, b));
CREATE TABLE odd_types (id point, n int PRIMARY KEY, at time, body jsonb, made text GENERATED ALWAYS AS ('x') STORED);
CREATE VIEW a_view AS SELECT * FROM news;
CREATE MATERIALIZED VIEW a_matview AS SELECT * FROM news;
CREATE FOREIGN DATA WRAPPER nothing;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
CREATE FOREIGN TABLE a_foreign_table (id int, body text) SERVER nowhere;
CREATE TABLE parts (id int, day date, body text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE parts_2 PARTITION OF parts DEFAULT;
CREATE TABLE heir () INHERITS (without_key);
CREATE TEMP TABLE passing (id int PRIMARY KEY, body text);
SELECT gazette_enable(NULL, body => 'body');
SELECT gazette_enable('nothing_there', body => 'body');
SELECT gazette_enable(1::regclass, body => 'body');
SELECT gazette_enable('news', body => 'text');
SELECT gazette_enable('news', body => 'BODY');
SELECT gazette_enable('news', body => NULL);
SELECT gazette_enable('news', body => 'xmin');
SELECT gazette_enable('news', body => 'body); DROP TABLE news; --');
SELECT gazette_enable('news', body => 'id');
SELECT gazette_enable('news', body => 'body', id => 'nope');
SELECT gazette_enable('news', body => 'body', id => 'agency');
SELECT gazette_enable('news', body => 'body', published => 'title');
SELECT gazette_enable('news', body => 'body', title => 'id');
SELECT gazette_enable('news', body => 'body', source => 'published_at');
SELECT gazette_enable('news', body => 'body', how => 'magic');
SELECT gazette_enable('news', body => 'body', how => NULL);
SELECT gazette_enable('news', body => 'body', analysis => '');
SELECT gazette_enable('news', body => 'body', analysis => 'title');
SELECT gazette_enable('without_key', body => 'body');
SELECT gazette_enable('without_key', body => 'body', id => 'id');
SELECT gazette_enable('two_keys', body => 'body');
SELECT gazette_enable('two_keys', body => 'body', id => 'a');
SELECT gazette_enable('two_keys', body => 'body', id => 'id');
SELECT gazette_enable('odd_types', body => 'body');
SELECT gazette_enable('odd_types', body => 'made');
SELECT gazette_enable('odd_types', body => 'made', published => 'at');
SELECT gazette_enable('a_view', body => 'body');
SELECT gazette_enable('a_matview', body => 'body');
SELECT gazette_enable('a_foreign_table', body => 'body');
SELECT gazette_enable('news_pkey', body => 'body');
SELECT gazette_enable('parts_1', body => 'body');
SELECT gazette_enable('heir', body => 'body', id => 'id');
SELECT gazette_enable('passing', body => 'body');
CREATE TABLE a_name_of_more_than_fifty_bytes_is_too_long_for_views (id int PRIMARY KEY, body text);
SELECT gazette_enable('a_name_of_more_than_fifty_bytes_is_too_long_for_views', body => 'body');
DROP TABLE a_name_of_more_than_fifty_bytes_is_too_long_for_views;
-- a view of that name is there, though it reads the table
CREATE VIEW news_places AS SELECT 1 AS one FROM news;
SELECT gazette_enable('news', body => 'body');
DROP VIEW news_places;
CREATE TABLE news_gazette ();
SELECT gazette_enable('news', body => 'body');
DROP TABLE news_gazette;
CALL gazette_refresh('news');
CALL gazette_refresh('news', 0);
CALL gazette_refresh(NULL);
SELECT gazette_materialize('news');
SELECT * FROM gazette_tables;
SELECT attname FROM pg_attribute WHERE attname = 'analysis' AND attrelid = 'news'::regclass;
SELECT * FROM objects('news');

-- ---------- names of any kind ----------

SET client_min_messages = warning;
CREATE SCHEMA "Le ""Monde"" %s";
CREATE TABLE "Le ""Monde"" %s"."Ar'ti%I""cles; --" ("Clé %1$s" uuid PRIMARY KEY, "Publié" date, "select" text, "Le ""corps""; DROP TABLE news; --" text, "Où?" text);
SELECT '"Le ""Monde"" %s"."Ar''ti%I""cles; --"'::regclass AS odd \gset
INSERT INTO :odd VALUES ('00000000-0000-0000-0000-000000000001', '2026-03-01', 'Le Canada', 'La Chine gagne. Paris perd.', 'AFP');
SELECT gazette_enable(:'odd', body => 'Le "corps"; DROP TABLE news; --', published => 'Publié', title => 'select', source => 'Où?', how => 'trigger', analysis => 'L''"analyse" %s', concurrently => true);
SELECT gazette_enable(:'odd', body => 'Le "corps"; DROP TABLE news; --', published => 'Publié', title => 'select', source => 'Où?', how => 'trigger', analysis => 'L''"analyse" %s', concurrently => true) \gexec
INSERT INTO :odd VALUES ('00000000-0000-0000-0000-000000000002', '2026-03-02', 'Le Brésil', 'Le Japon gagne.', 'AFP');
SELECT * FROM gazette_status;
SELECT article_id, day, source, title, entity FROM "Le ""Monde"" %s"."Ar'ti%I""cles; --_entities" ORDER BY 1, 5;
SELECT day, entity, rank FROM "Le ""Monde"" %s"."Ar'ti%I""cles; --_daily" ORDER BY 1, 2;
SELECT gazette_materialize(:'odd');
SELECT gazette_materialize(:'odd');
SELECT gazette_disable(:'odd');
SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname LIKE 'Le%') ORDER BY 1;
DROP SCHEMA "Le ""Monde"" %s" CASCADE;

-- ---------- a partitioned table ----------

INSERT INTO parts SELECT i, '2026-01-25'::date + i, 'La France gagne le ' || i || ' mars.' FROM generate_series(1, 20) AS i;
SELECT gazette_enable('parts', body => 'body', published => 'day');
SELECT count(*), count(analysis) FROM parts_1;
SELECT sum(articles) FROM parts_daily WHERE entity = 'France';
SELECT gazette_disable('parts');
SELECT gazette_enable('parts', body => 'body', published => 'day', how => 'trigger', concurrently => true);
SELECT gazette_enable('parts', body => 'body', published => 'day', how => 'trigger', concurrently => true) \gexec
SELECT gazette_enable('parts', body => 'body', published => 'day', how => 'trigger', concurrently => true);
INSERT INTO parts VALUES (100, '2026-01-30', 'Le Canada gagne.');
UPDATE parts SET day = '2027-01-01' WHERE id = 100;
SELECT * FROM gazette_status;
SELECT entity, articles FROM parts_places ORDER BY 1;
SELECT c.relname, i.indisvalid FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE c.relname LIKE 'parts%gazette' ORDER BY 1;
SELECT gazette_disable('parts');
SELECT relname FROM pg_class WHERE relname LIKE 'parts%' ORDER BY 1;
SELECT tgname FROM pg_trigger WHERE tgrelid = 'parts_1'::regclass;

-- ---------- roles ----------

CREATE ROLE regress_reporter;
CREATE ROLE regress_reader;
CREATE SCHEMA desk;
GRANT USAGE ON SCHEMA desk TO regress_reporter, regress_reader;
CREATE TABLE desk.wire (id int PRIMARY KEY, body text, secret text);
INSERT INTO desk.wire VALUES (1, 'La France gagne.', 'x');
GRANT SELECT ON desk.wire TO regress_reporter;
SET ROLE regress_reporter;
SELECT gazette_enable('desk.wire', body => 'body');
SELECT gazette_disable('desk.wire');
RESET ROLE;
ALTER TABLE desk.wire OWNER TO regress_reporter;
SET ROLE regress_reporter;
SELECT gazette_enable('desk.wire', body => 'body');
RESET ROLE;
GRANT CREATE ON SCHEMA desk TO regress_reporter;
SET ROLE regress_reporter;
SELECT gazette_enable('desk.wire', body => 'body');
SELECT entity, articles FROM desk.wire_places;
CALL gazette_refresh('desk.wire');
SELECT * FROM gazette_status;
-- a reader sees what he may see of the table
SET ROLE regress_reader;
SELECT * FROM gazette_status;
SELECT * FROM desk.wire_places;
CALL gazette_refresh('desk.wire');
SELECT gazette_disable('desk.wire');
SELECT gazette_materialize('desk.wire');
UPDATE gazette_tables SET body_column = 'secret';
DELETE FROM gazette_tables;
INSERT INTO gazette_tables VALUES ('desk.wire', 'x', 'trigger', 'x', 'x', 'x');
INSERT INTO gazette_progress VALUES ('desk.wire', now(), now(), 0, 0, 0, 0, true);
INSERT INTO gazette_tables VALUES (1, 'x', 'trigger', 'x', 'x', 'x');
RESET ROLE;
GRANT SELECT (id, body, analysis) ON desk.wire TO regress_reader;
SET ROLE regress_reader;
SELECT * FROM gazette_status;
SELECT entity, articles FROM desk.wire_places;
RESET ROLE;
-- nor does the owner of a table run code as one who looks at the status
ALTER TABLE desk.wire ENABLE ROW LEVEL SECURITY;
CREATE POLICY evil ON desk.wire USING (1 / 0 > 0);
SET ROLE regress_reader;
SELECT * FROM gazette_status;
RESET ROLE;
DROP POLICY evil ON desk.wire;
ALTER TABLE desk.wire DISABLE ROW LEVEL SECURITY;
-- a superuser does it for the owner, who can undo it
SELECT gazette_disable('desk.wire');
SELECT gazette_enable('desk.wire', body => 'body') IS NULL;
SELECT gazette_materialize('desk.wire');
SELECT DISTINCT relowner::regrole FROM pg_class WHERE relnamespace = 'desk'::regnamespace;
SET ROLE regress_reporter;
SELECT gazette_materialize('desk.wire');
SELECT gazette_disable('desk.wire');
RESET ROLE;

-- ---------- any search_path; the extension elsewhere ----------

CREATE SCHEMA "Of Its Own";
ALTER EXTENSION gazette SET SCHEMA "Of Its Own";
SET search_path = '';
SELECT "Of Its Own".gazette_enable('public.news', body => 'body', title => 'title', published => 'published_at') IS NULL;
SELECT article_id, entity FROM public.news_entities ORDER BY 1, 2;
SELECT count(*) FROM public.news_daily;
SELECT * FROM "Of Its Own".gazette_status;
CALL "Of Its Own".gazette_refresh('public.news');
SELECT "Of Its Own".gazette_materialize('public.news');
SELECT count(*) > 0 AS some FROM public.news_pairs;
ALTER EXTENSION gazette SET SCHEMA public;
-- a schema before pg_catalog with traps
CREATE SCHEMA trap;
CREATE FUNCTION trap.trap(text, text) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trapped'; END $$;
CREATE FUNCTION trap.format(text, VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trapped'; END $$;
CREATE OPERATOR trap.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trap.trap);
SET search_path = trap, pg_catalog, public;
CALL gazette_refresh('public.news');
SELECT gazette_disable('public.news');
SELECT gazette_enable('public.news', body => 'body', how => 'trigger');
CALL gazette_refresh('public.news');
SELECT * FROM gazette_status;
SELECT gazette_disable('public.news');
RESET search_path;

DROP SCHEMA trap, desk, "Of Its Own" CASCADE;
DROP TABLE news, two_keys, odd_types, parts, without_key, passing CASCADE;
DROP FOREIGN DATA WRAPPER nothing CASCADE;
DROP FUNCTION objects, named, set_text, keep;
DROP ROLE regress_reporter, regress_reader;
SELECT * FROM gazette_tables;
