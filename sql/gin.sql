-- operator class gazette_text_ops
CREATE TABLE gin_text (id int PRIMARY KEY, body text);
INSERT INTO gin_text VALUES
	(1, 'Mark Carney est arrivé à Kiev. Carney salue l''Ukraine.'),
	(2, 'Les garanties de sécurité de l’Ukraine.'),
	(3, 'La sécurité n''est pas une garantie.'),
	(4, 'Les États-Unis et l''O.N.U. condamnent l''attaque.'),
	(5, NULL),
	(6, ''),
	(7, 'LE PRESIDENT DENONCE LA CORRUPTION'),
	(8, 'les de la');
INSERT INTO gin_text SELECT i, 'Rien de neuf au village numéro ' || i FROM generate_series(9, 400) AS i;
CREATE INDEX gin_text_body ON gin_text USING gin (body gazette_text_ops);
ANALYZE gin_text;
SET enable_seqscan = off;

EXPLAIN (COSTS OFF) SELECT id FROM gin_text WHERE body ~@ 'garantie sécurité';
EXPLAIN (COSTS OFF) SELECT id FROM gin_text WHERE body ~# 'Ukraine';
EXPLAIN (COSTS OFF) SELECT id FROM gin_text WHERE body ~@ 'garantie' AND body ~# 'Ukraine';

-- the index answers what a sequential scan answers
CREATE FUNCTION both_ways(operator text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	indexed int[];
	scanned int[];
BEGIN
	SET LOCAL enable_seqscan = off;
	SET LOCAL enable_bitmapscan = on;
	EXECUTE format('SELECT array_agg(id ORDER BY id) FROM gin_text WHERE body %s %L', operator, query) INTO indexed;
	SET LOCAL enable_seqscan = on;
	SET LOCAL enable_bitmapscan = off;
	EXECUTE format('SELECT array_agg(id ORDER BY id) FROM gin_text WHERE body %s %L', operator, query) INTO scanned;
	RETURN CASE WHEN indexed IS NOT DISTINCT FROM scanned
		THEN CASE WHEN cardinality(indexed) > 8 THEN cardinality(indexed) || ' rows' ELSE coalesce(indexed::text, 'none') END
		ELSE format('index %s, scan %s', indexed, scanned) END;
END $$;
SELECT q, both_ways('~@', q) FROM unnest(ARRAY['garantie', 'garantie sécurité', '"garanties de sécurité"',
	'"sécurité garantie"', 'garantie or attaque', 'garantie -ukraine', '-village', 'village -garantie',
	'ukrain:*', 'gar:* sécurité', 'vill:*', 'president', 'onu', 'absent', 'village 399', '"village numéro 12"']) AS q;
SELECT q, both_ways('~#', q) FROM unnest(ARRAY['Carney', 'Mark Carney', 'Ukraine', 'Kyiv', 'USA', 'États-Unis',
	'ONU', 'Nations unies', 'Absent', '']) AS q;

-- queries of stop words only and empty ones: no row, and a notice
SELECT count(*) FROM gin_text WHERE body ~@ 'les de la';
SELECT count(*) FROM gin_text WHERE body ~@ '';
SELECT count(*) FROM gin_text WHERE body ~@ NULL;

-- and, or, not and single words need no second look at the text
CREATE FUNCTION rechecks(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT id FROM gin_text WHERE body ~@ %L', query) LOOP
		IF line LIKE '%Rows Removed by Index Recheck%' THEN RETURN NEXT trim(line); END IF;
	END LOOP;
END $$;
SELECT rechecks('garantie sécurité');
SELECT rechecks('garantie -ukraine');
SELECT rechecks('"sécurité garantie"');

-- rows that come and go
DELETE FROM gin_text WHERE id = 2;
INSERT INTO gin_text VALUES (2, 'La garantie revient.');
UPDATE gin_text SET body = 'Une garantie de plus à Kiev' WHERE id = 6;
SELECT both_ways('~@', 'garantie'), both_ways('~#', 'Kiev');
VACUUM gin_text;
SELECT both_ways('~@', 'garantie'), both_ways('~#', 'Kiev');

-- a very long word
INSERT INTO gin_text VALUES (500, repeat('a', 3000) || ' garantie'), (501, repeat('b', 900));
SELECT both_ways('~@', repeat('a', 3000)), both_ways('~@', repeat('b', 900)), both_ways('~@', repeat('b', 899)), both_ways('~@', 'bbb:*');

-- a query from another table
CREATE TABLE gin_topic (q text);
INSERT INTO gin_topic VALUES ('garantie'), ('village 9'), (NULL), ('les');
ANALYZE gin_topic;
SET client_min_messages = warning;
SELECT q, count(id) FROM gin_topic LEFT JOIN gin_text ON body ~@ q GROUP BY q ORDER BY q NULLS LAST;
RESET client_min_messages;
RESET enable_seqscan;
DROP FUNCTION both_ways(text, text);
DROP FUNCTION rechecks(text);
DROP TABLE gin_text, gin_topic;
