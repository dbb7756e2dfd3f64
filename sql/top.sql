-- the aggregate gazette_top
\set SHOW_CONTEXT never
CREATE TABLE top_docs (id int PRIMARY KEY, day int, doc gazette);
INSERT INTO top_docs SELECT i, i % 3, gazette_analyze('La France et le Canada signent. ' || CASE
		WHEN i % 4 = 0 THEN 'La Chine regrette cette catastrophe. La Chine part.'
		WHEN i % 4 = 1 THEN 'Paul Bidule' || chr(97 + i % 26) || ' triomphe.' ELSE 'Il pleut.' END)
	FROM generate_series(1, 60) AS i;
INSERT INTO top_docs VALUES (61, 0, NULL), (62, 1, gazette_analyze('Il pleut.')), (63, 7, NULL), (64, 8, gazette_analyze('Il pleut.'));

SELECT t.* FROM unnest((SELECT gazette_top(doc, 3) FROM top_docs)) AS t;
SELECT day, gazette_top(doc, 2) FROM top_docs GROUP BY day ORDER BY day;
SELECT id, gazette_top(doc, 1) OVER (ORDER BY id) FROM top_docs WHERE id <= 4;
SELECT gazette_top(doc, 1) FILTER (WHERE id < 0) AS none FROM top_docs;
-- n may be more than there are
SELECT cardinality(gazette_top(doc, 2147483647)) FROM top_docs;

-- what GROUP BY says, also with more entities than a first state holds
CREATE TABLE top_many AS SELECT i AS id, gazette_analyze('Le juge Paul Bidule' || i % 700 || ' et la France signent à Saint-Machin' || i % 90 || '.') AS doc
	FROM generate_series(1, 2000) AS i;
SELECT count(*) > 700 AS many FROM unnest((SELECT gazette_top(doc, 100000) FROM top_many));
CREATE FUNCTION differences() RETURNS int8 LANGUAGE sql AS $$
	WITH top AS (SELECT t.entity, t.kind, t.articles, t.mentions, round(t.sentiment::numeric, 5) AS sentiment
			FROM unnest((SELECT gazette_top(doc, 100000) FROM top_many)) AS t),
		grouped AS (SELECT entity, kind, count(*), sum(mentions)::int8, round(avg(sentiment)::numeric, 5)
			FROM top_many, gazette_entities(doc) GROUP BY entity, kind)
	SELECT count(*) FROM ((TABLE top EXCEPT TABLE grouped) UNION ALL (TABLE grouped EXCEPT TABLE top)) AS d
$$;
SELECT differences();
SELECT gazette_top(doc, 3) = gazette_top(doc, 3 ORDER BY id DESC) AS same_in_any_order FROM top_many;

-- parallel workers send their states
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
ALTER TABLE top_many SET (parallel_workers = 2);
EXPLAIN (COSTS off) SELECT gazette_top(doc, 3) FROM top_many;
SELECT differences();
RESET max_parallel_workers_per_gather;

-- partitions are aggregated each for itself
CREATE TABLE top_parts (day int, doc gazette) PARTITION BY LIST (day);
CREATE TABLE top_parts_0 PARTITION OF top_parts FOR VALUES IN (0);
CREATE TABLE top_parts_1 PARTITION OF top_parts FOR VALUES IN (1, 2);
INSERT INTO top_parts SELECT day, doc FROM top_docs WHERE day < 3;
ANALYZE top_parts;
SET enable_partitionwise_aggregate = on;
SET enable_sort = off;
SET max_parallel_workers_per_gather = 0;
EXPLAIN (COSTS off) SELECT day, gazette_top(doc, 2) FROM top_parts GROUP BY day;
EXPLAIN (COSTS off) SELECT gazette_top(doc, 2) FROM top_parts;
SELECT gazette_top(doc, 2) = (SELECT gazette_top(doc, 2) FROM top_docs) AS same FROM top_parts;
SELECT day, gazette_top(doc, 2) FROM top_parts GROUP BY day ORDER BY day;

-- no internal state: an engine may keep and send it
SELECT aggtranstype::regtype, aggcombinefn, proparallel FROM pg_aggregate JOIN pg_proc p ON p.oid = aggfnoid WHERE proname = 'gazette_top';

-- bad input
SELECT gazette_top(doc, 0) FROM top_docs;
SELECT gazette_top(doc, -1) FROM top_docs;
SELECT gazette_top(doc, NULL) FROM top_docs;
SELECT gazette_top_list(NULL);
SELECT gazette_top_list('');
SELECT gazette_top_list('\x0102');
SELECT gazette_top_add(NULL, gazette_analyze('x'), 1);
SELECT gazette_top_merge('\x00', '\x00');
-- states that nobody made: an error or a list, nothing worse
CREATE AGGREGATE top_state(doc gazette, n int4) (SFUNC = gazette_top_add, STYPE = bytea);
CREATE AGGREGATE top_merged(bytea) (SFUNC = gazette_top_merge, STYPE = bytea, FINALFUNC = gazette_top_list);
SELECT top_merged(state) = (SELECT gazette_top(doc, 3) FROM top_docs) AS merged
FROM (SELECT top_state(doc, 3) AS state FROM top_docs GROUP BY day) AS s;
CREATE TABLE top_states AS SELECT top_state(doc, 3) AS state FROM top_docs;
CREATE FUNCTION outcome(state bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM top_merged(s) FROM (VALUES (state), (state)) AS v(s);
	PERFORM gazette_top_list(state);
	RETURN 'list';
EXCEPTION WHEN invalid_binary_representation OR program_limit_exceeded THEN
	RETURN 'error';
END $$;
SELECT outcome(state) AS whole, outcome(substr(state, 1, 40)) AS cut, outcome(state || '\x00') AS longer FROM top_states;
SELECT count(*) FILTER (WHERE o = 'error') > 20 AS errors, count(*) FILTER (WHERE o = 'list') > 20 AS lists
FROM top_states, generate_series(0, length(state) - 1) AS i, generate_series(0, 7, 3) AS b,
	LATERAL (SELECT outcome(set_byte(state, i, get_byte(state, i) # (1 << b)))) AS r(o);
RESET ALL;
DROP TABLE top_docs, top_many, top_parts, top_states;
DROP FUNCTION outcome, differences;
DROP AGGREGATE top_state(gazette, int4);
DROP AGGREGATE top_merged(bytea);
