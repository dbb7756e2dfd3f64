-- the views of an enabled table
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE TABLE story (id int8 PRIMARY KEY, at timestamptz, headline text, body text, agency text);
-- 16 days of two articles each that name the same, then Canada comes
INSERT INTO story
SELECT 2 * d + n, '2026-03-01 10:00+00'::timestamptz + d * interval '1 day', NULL,
	CASE n WHEN 0 THEN 'La France signe. La Chine attend.' ELSE 'La France attend la Chine.' END, 'AFP'
FROM generate_series(0, 15) AS d, generate_series(0, 1) AS n;
UPDATE story SET body = 'Le Canada et la France signent. Le Canada triomphe, magnifique succès.' WHERE id IN (28, 30, 31);
INSERT INTO story VALUES
	(100, '2026-03-16 23:30+00', 'Ottawa regrette', E'Terrible catastrophe au Canada, lundi.\nMark Carney promet 2 milliards de dollars.', NULL),
	(101, NULL, 'Sans date', 'Le Japon attend.', 'X'),
	(102, '2026-03-16', 'Sans texte', NULL, 'X'),
	(103, '2026-03-16', 'Sans nom', 'Il pleut.', 'X');
SELECT gazette_enable('story', body => 'body', published => 'at', title => 'headline', source => 'agency');

-- columns of plain types, each with a comment; the rights of who reads
SELECT table_name, column_name, data_type FROM information_schema.columns
WHERE table_name LIKE 'story\_%' ORDER BY table_name, ordinal_position;
SELECT table_name, column_name FROM information_schema.columns
WHERE table_name LIKE 'story\_%' AND (col_description(table_name::regclass, ordinal_position) IS NULL
	OR data_type NOT IN ('text', 'double precision', 'bigint', 'boolean', 'date', 'timestamp with time zone'));
SELECT relname, reloptions, obj_description(oid) FROM pg_class WHERE relname LIKE 'story\_%' AND relkind = 'v' ORDER BY 1;

SELECT entity, kind, mentions, country, country_alpha3, latitude, longitude, salience, label
FROM story_entities WHERE article_id = 100 ORDER BY 1;
SELECT article_id, published_at, day, source, title FROM story_entities WHERE article_id >= 100 ORDER BY 1, entity;
SELECT sentence, start, length, mention, kind, entity, value FROM story_mentions WHERE article_id = 100 ORDER BY start;
SELECT sentence, start, length, kind, text, label FROM story_sentences WHERE article_id = 100 ORDER BY sentence;
-- the day is that of the session's time zone
SET timezone = 'Asia/Tokyo';
SELECT DISTINCT published_at, day FROM story_sentences WHERE article_id = 100;
SET timezone = 'UTC';

-- offsets count in the title and the body
SELECT count(*) AS mentions, count(*) FILTER (WHERE substr(coalesce(headline || E'\n' || body, body), start::int, length::int) <> mention) AS wrong
FROM story_mentions JOIN story ON article_id = id;
-- an entity is one row of an article
SELECT article_id, entity, kind FROM story_entities GROUP BY 1, 2, 3 HAVING count(*) > 1;

-- daily: 5 articles of which 3 name Canada on the last day, 1 of 2 on the day
-- before; none of 28 named it in the 14 days before those
SELECT day, articles, mentions, round(negative_share::numeric, 3) AS negative_share, rank, round(trend::numeric, 6) AS trend
FROM story_daily WHERE entity = 'Canada' ORDER BY day;
SELECT entity, kind, articles, mentions, rank, round(trend::numeric, 6) AS trend FROM story_daily WHERE day = '2026-03-16' ORDER BY rank, entity;
SELECT day, articles, trend FROM story_daily WHERE entity = 'Chine' AND day < '2026-03-06' ORDER BY day;
-- the same by hand
WITH n AS (
	SELECT count(*) FILTER (WHERE at >= '2026-03-15') AS recent, count(*) FILTER (WHERE at < '2026-03-15') AS before,
		count(*) FILTER (WHERE at >= '2026-03-15' AND analysis ~# 'Canada') AS canada_recent,
		count(*) FILTER (WHERE at < '2026-03-15' AND analysis ~# 'Canada') AS canada_before
	FROM story WHERE at >= '2026-03-01' AND body IS NOT NULL
), e AS (
	SELECT n.*, recent * (canada_recent + canada_before)::float8 / (recent + before) AS expected FROM n
)
SELECT recent, before, canada_recent, canada_before, round(((canada_recent - expected) / sqrt(expected))::numeric, 6) AS trend FROM e;
SELECT count(*) AS undated FROM story_daily WHERE entity = 'Japon';

SELECT entity, country, country_alpha3, latitude, longitude, articles, mentions, first_day, last_day FROM story_places ORDER BY 1;

SELECT level, entity_a, entity_b, together, count_a, count_b, round(lift::numeric, 6) AS lift FROM story_pairs ORDER BY level, entity_a, entity_b;
SELECT count(*) AS not_in_order FROM story_pairs WHERE (entity_a COLLATE "C", kind_a COLLATE "C") >= (entity_b, kind_b);
-- by hand: articles that name both, out of all
SELECT round((count(*) FILTER (WHERE analysis ~# 'France' AND analysis ~# 'Chine') * count(*)
	/ (count(*) FILTER (WHERE analysis ~# 'France') * count(*) FILTER (WHERE analysis ~# 'Chine'))::numeric), 6) AS lift
FROM story WHERE analysis IS NOT NULL;

-- numbers, no NaN and no infinity
SELECT count(x) > 100 AS many, count(*) FILTER (WHERE x IN ('NaN', 'Infinity', '-Infinity')) AS bad
FROM (SELECT trend FROM story_daily UNION ALL SELECT sentiment FROM story_daily UNION ALL SELECT negative_share FROM story_daily
	UNION ALL SELECT lift FROM story_pairs UNION ALL SELECT latitude FROM story_places UNION ALL SELECT longitude FROM story_entities
	UNION ALL SELECT sentiment FROM story_entities UNION ALL SELECT salience FROM story_entities) AS numbers(x);

-- a question for one level reads nothing for the other
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS off) ' || query;
END $$;
SELECT count(*) FROM plan('SELECT * FROM story_pairs WHERE level = ''article''') AS line WHERE line ~ 'gazette_(sentences|mentions)';
SELECT count(*) > 0 AS reads FROM plan('SELECT * FROM story_pairs WHERE level = ''sentence''') AS line WHERE line ~ 'gazette_(sentences|mentions)';
-- nor does one for one article analyse others
EXPLAIN (COSTS off) SELECT entity FROM story_entities WHERE article_id = 7;
-- workers share the table
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ALTER TABLE story SET (parallel_workers = 2);
EXPLAIN (COSTS off) SELECT entity, kind, sum(mentions) FROM story_entities GROUP BY entity, kind;
EXPLAIN (COSTS off) SELECT count(*) FROM story_sentences WHERE label = 'negative';
ALTER TABLE story RESET (parallel_workers);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;

-- ---------- materialized ----------

SELECT gazette_materialize('story');
SELECT * FROM story_daily EXCEPT SELECT * FROM story_daily_stored;
SELECT count(*) FROM story_daily_stored;
SELECT * FROM story_pairs WHERE together > 1 EXCEPT SELECT * FROM story_pairs_stored;
SELECT count(*), min(together) FROM story_pairs_stored;
SELECT attname FROM pg_attribute WHERE attrelid IN ('story_daily_stored'::regclass, 'story_pairs_stored'::regclass)
	AND attnum > 0 AND col_description(attrelid, attnum) IS NULL;
SELECT relname, obj_description(oid) FROM pg_class WHERE relname LIKE 'story\_%\_stored' ORDER BY 1;
SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'story%stored' ORDER BY 1;
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT day, articles FROM story_daily_stored WHERE entity = 'Canada' AND day >= '2026-03-10' ORDER BY day;
RESET enable_seqscan;
INSERT INTO story VALUES (200, '2026-03-17', NULL, 'Le Mexique gagne.', NULL);
DELETE FROM story WHERE id < 2;
SELECT count(*) FROM story_daily_stored WHERE entity = 'Mexique';
SET client_min_messages = notice;
SELECT gazette_materialize('story');
SET client_min_messages = warning;
SELECT * FROM story_daily EXCEPT SELECT * FROM story_daily_stored;
SELECT * FROM story_daily_stored EXCEPT SELECT * FROM story_daily;
-- a name that no index could hold is left out
INSERT INTO story VALUES (300, '2026-03-18', NULL, 'Le ' || repeat('Grand ', 2000) || 'Prix de Monaco gagne à Paris.', NULL);
SELECT gazette_materialize('story');
SELECT max(octet_length(entity)) > 2704 AS long FROM story_daily;
SELECT max(octet_length(entity)) < 1001 AS short FROM story_daily_stored;
SELECT gazette_disable('story');

-- ---------- ids and times of other types, no title, no time ----------

CREATE DOMAIN prose AS text;
CREATE TABLE note (id uuid PRIMARY KEY, at timestamp, texte prose);
INSERT INTO note VALUES ('00000000-0000-0000-0000-00000000000a', '2026-03-01 23:30', 'La France gagne.');
SELECT gazette_enable('note', body => 'texte', published => 'at');
SELECT article_id, pg_typeof(article_id), published_at, day, source, title, entity FROM note_entities;
SELECT text FROM note_sentences;
SELECT gazette_disable('note');
SELECT gazette_enable('note', body => 'texte');
SELECT article_id, published_at, day, entity FROM note_entities;
SELECT entity, articles, first_day FROM note_places;
SELECT * FROM note_daily;
SELECT gazette_materialize('note');
SELECT relname FROM pg_class WHERE relname LIKE 'note%stored' ORDER BY 1;
SELECT gazette_disable('note');

-- nothing in the table
TRUNCATE note;
SELECT gazette_enable('note', body => 'texte', published => 'at');
SELECT count(*) FROM note_daily;
SELECT count(*) FROM note_pairs;
SELECT count(*) FROM note_places;
SELECT gazette_materialize('note');
SELECT gazette_materialize('note');
DROP TABLE note, story CASCADE;
SELECT * FROM gazette_status;
DELETE FROM gazette_tables;

-- codes of countries
SELECT gazette_alpha3('FR'), gazette_alpha3('UA'), gazette_alpha3('XK'), gazette_alpha3('fr'), gazette_alpha3('ZZ'), gazette_alpha3(''), gazette_alpha3(NULL);
SELECT count(DISTINCT alpha3) FROM generate_series(65, 90) AS a, generate_series(65, 90) AS b, gazette_alpha3(chr(a) || chr(b)) AS alpha3;
DROP FUNCTION plan;
DROP DOMAIN prose;
