-- operator class gazette_ops, and kinds and countries by both classes
CREATE TABLE type_gin (id int PRIMARY KEY, body text, doc gazette);
INSERT INTO type_gin VALUES
	(1, 'Mark Carney est arrivé à Kiev. Carney salue l''Ukraine.'),
	(2, 'Les garanties de sécurité de l’Ukraine.'),
	(3, 'La sécurité n''est pas une garantie.'),
	(4, 'Les États-Unis et l''O.N.U. condamnent l''attaque.'),
	(5, NULL),
	(6, ''),
	(7, 'Emmanuel Macron se rend à Berlin.'),
	(8, 'les de la'),
	(9, 'Le ' || repeat('xyz', 100) || ' arrive.'),
	(10, 'Paul ' || repeat('Xyz', 60) || ' arrive à Lyon. M. Paul ' || repeat('Xyz', 60) || ' parle.');
INSERT INTO type_gin SELECT i, 'Rien de neuf au village numéro ' || i FROM generate_series(11, 400) AS i;
UPDATE type_gin SET doc = gazette_analyze(body);
CREATE INDEX type_gin_doc ON type_gin USING gin (doc);
CREATE INDEX type_gin_body ON type_gin USING gin (body gazette_text_ops);
ANALYZE type_gin;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM type_gin WHERE doc ~@ 'garantie' AND doc ~# 'country:UA';

-- both indexes and both scans answer the same
CREATE FUNCTION four_ways(operator text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer int[];
	answers text[];
	side text;
	seq text;
BEGIN
	FOREACH side IN ARRAY ARRAY['doc', 'body'] LOOP
		FOREACH seq IN ARRAY ARRAY['on', 'off'] LOOP
			PERFORM set_config('enable_seqscan', seq, true);
			PERFORM set_config('enable_bitmapscan', CASE seq WHEN 'on' THEN 'off' ELSE 'on' END, true);
			EXECUTE format('SELECT array_agg(id ORDER BY id) FROM type_gin WHERE %I %s %L', side, operator, query) INTO answer;
			answers := answers || coalesce(CASE WHEN cardinality(answer) > 8 THEN cardinality(answer) || ' rows' ELSE answer::text END, 'none');
		END LOOP;
	END LOOP;
	RETURN CASE WHEN answers[1] = ALL (answers) THEN answers[1] ELSE answers::text END;
END $$;
SELECT left(q, 30) AS q, four_ways('~@', q) FROM unnest(ARRAY['garantie', 'garantie sécurité', '"garanties de sécurité"',
	'"sécurité garantie"', 'garantie or attaque', 'garantie -ukraine', '-village', 'village -garantie',
	'ukrain:*', 'gar:* sécurité', 'vill:*', 'onu', 'absent', '"village numéro 12"', repeat('xyz', 100), repeat('xyz', 99)]) AS q;
SELECT left(q, 20) AS q, four_ways('~#', q) FROM unnest(ARRAY['Carney', 'Ukraine', 'Kyiv', 'USA', 'ONU', 'Nations unies',
	'LOC:Ukraine', 'loc:Ukraine', 'PER:Ukraine', 'PER:Carney', 'PER: Carney', 'LOC:Carney', 'LOC:Kyiv', 'ORG:O.N.U.', 'PER:*', 'ORG:*', 'EVENT:*',
	'country:UA', 'country:ua', 'country: US', 'country:ZZ', 'country:*', 'country:Ukraine', 'PER:', ':', 'DATE:*', '*', '', 'Absent',
	'Paul ' || repeat('Xyz', 60), 'PER:Paul ' || repeat('Xyz', 60), 'PER:Paul ' || repeat('Xyz', 59)]) AS q;

-- what needs a second look: phrases and long keys only
CREATE FUNCTION rechecks(operator text, query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT id FROM type_gin WHERE doc %s %L', operator, query) LOOP
		IF line LIKE '%Rows Removed by Index Recheck%' THEN RETURN NEXT trim(line); END IF;
	END LOOP;
END $$;
SELECT rechecks('~@', 'garantie -ukraine');
SELECT rechecks('~#', 'LOC:Ukraine');
SELECT rechecks('~#', 'PER:Paul ' || repeat('Xyz', 59));
SELECT rechecks('~@', '"sécurité garantie"');

-- rows that come and go
INSERT INTO type_gin VALUES (500, NULL, gazette_analyze('Volodymyr Zelensky parle à Kiev.'));
SELECT id FROM type_gin WHERE doc ~# 'Zelensky';
DELETE FROM type_gin WHERE id = 500;
VACUUM type_gin;
SELECT id FROM type_gin WHERE doc ~# 'Zelensky';

-- partitions, expression index
CREATE TABLE type_part (id int, body text) PARTITION BY RANGE (id);
CREATE TABLE type_part_1 PARTITION OF type_part FOR VALUES FROM (0) TO (6);
CREATE TABLE type_part_2 PARTITION OF type_part FOR VALUES FROM (6) TO (1000);
CREATE INDEX ON type_part USING gin (gazette_analyze(body));
INSERT INTO type_part SELECT id, body FROM type_gin;
SELECT array_agg(id ORDER BY id) FROM type_part WHERE gazette_analyze(body) ~# 'country:UA';

RESET enable_seqscan;
DROP FUNCTION four_ways(text, text);
DROP FUNCTION rechecks(text, text);
DROP TABLE type_gin, type_part;
