-- statistics of type gazette and the estimates made from them
CREATE TABLE stat_doc (id int, doc gazette) WITH (autovacuum_enabled = off);
INSERT INTO stat_doc
SELECT i, gazette_analyze(concat_ws(' ', 'Rien de neuf au village numéro ' || i || '.',
	CASE WHEN i % 2 = 0 THEN 'Emmanuel Macron parle à Paris.' END,
	CASE WHEN i % 10 = 0 THEN 'Des garanties pour Kiev.' END,
	CASE WHEN i % 100 = 0 THEN 'Le référendum et la référence.' END))
FROM generate_series(1, 2000) AS i;
INSERT INTO stat_doc SELECT i, NULL FROM generate_series(2001, 2500) AS i;

CREATE FUNCTION estimated(condition text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) SELECT id FROM stat_doc WHERE ' || condition INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END $$;
-- how far off, a row and a twentieth not counted
CREATE FUNCTION off_by(condition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	actual int;
	estimate int := estimated(condition);
BEGIN
	EXECUTE 'SELECT count(*) FROM stat_doc WHERE ' || condition INTO actual;
	RETURN CASE WHEN abs(estimate - actual) <= 1 + actual / 20 THEN 'right'
		ELSE format('%s instead of %s', estimate, actual) END;
END $$;

-- without statistics, something above none
SELECT estimated($$doc ~@ 'macron'$$) BETWEEN 1 AND 200 AS some, estimated($$doc ~# 'Macron'$$) BETWEEN 1 AND 200 AS some_named;

ANALYZE stat_doc;
SELECT null_frac, n_distinct, most_common_vals IS NULL AS no_values,
       most_common_elems::text::text[] @> ARRAY['macron', 'village', '#emmanuel macron', '#PER:*', '#LOC:paris', '#country:UA'] AS elements
FROM pg_stats WHERE tablename = 'stat_doc' AND attname = 'doc';
SELECT c, off_by(c) FROM unnest(ARRAY[
	$$doc ~@ 'macron'$$, $$doc ~@ 'village'$$, $$doc ~@ 'garantie'$$, $$doc ~@ '-garantie'$$,
	$$doc ~@ 'référendum'$$, $$doc ~@ 'macro:*'$$, $$doc ~@ 'les'$$,
	$$doc ~# 'Macron'$$, $$doc ~# 'PER:Emmanuel Macron'$$, $$doc ~# 'PER:*'$$, $$doc ~# 'country:UA'$$, $$doc ~# 'Kyiv'$$,
	$$doc ~# ''$$, $$doc ~# NULL$$]) AS c;
-- what is not among them is rare
SELECT estimated($$doc ~@ 'absent'$$) BETWEEN 1 AND 25 AS word, estimated($$doc ~# 'Absent'$$) BETWEEN 1 AND 25 AS name,
       estimated($$doc ~@ 'absen:*'$$) BETWEEN 1 AND 100 AS beginning;
-- a query from a table
CREATE TABLE stat_topic (q text);
INSERT INTO stat_topic VALUES ('Macron'), ('Macron'), ('Macron');
ANALYZE stat_topic;
CREATE FUNCTION joined() RETURNS int LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) SELECT id FROM stat_doc JOIN stat_topic ON doc ~# q' INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END $$;
SELECT joined() BETWEEN 2900 AND 3100 AS joined;

-- more than there is room for, a small target, an empty table
ALTER TABLE stat_doc ALTER doc SET STATISTICS 1;
ANALYZE stat_doc;
SELECT cardinality(most_common_elems::text::text[]) AS kept FROM pg_stats WHERE tablename = 'stat_doc' AND attname = 'doc';
TRUNCATE stat_doc;
ANALYZE stat_doc;
INSERT INTO stat_doc SELECT i, NULL FROM generate_series(1, 10) AS i;
ANALYZE stat_doc;
SELECT null_frac, most_common_elems IS NULL AS none FROM pg_stats WHERE tablename = 'stat_doc' AND attname = 'doc';
DROP FUNCTION estimated(text);
DROP FUNCTION off_by(text);
DROP FUNCTION joined();
DROP TABLE stat_doc, stat_topic;
