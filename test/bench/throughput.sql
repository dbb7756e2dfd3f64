-- throughput.sql - throughput beside PostgreSQL's own to_tsvector('french')
--
-- usage, from the top of the repository, in a database that has the extension:
--   psql -X -v gold=test/gold/dev.jsonl -f test/bench/throughput.sql
--
-- A table of 24 MB is made by recombining sentences of the gold articles (a fixed
-- seed, so every run has the same text; each article is 12 to 36 sentences).
-- Each query runs once to warm up and then five times; the median counts, and
-- the ratio is to to_tsvector('french', body) in the same run, without
-- parallel workers.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;

CREATE TEMP TABLE gold (doc jsonb);
\set copy_gold '\\copy gold FROM ' :gold ' WITH (FORMAT csv, QUOTE E''\\x01'', DELIMITER E''\\x02'')'
:copy_gold

CREATE TEMP TABLE sentence AS
SELECT row_number() OVER () AS n, s.text
FROM gold, gazette_sentences(doc ->> 'text') AS s
WHERE s.kind = 'sentence';

SELECT setseed(0.42) \g /dev/null
CREATE TEMP TABLE article AS
SELECT a AS id, string_agg(text, ' ') AS body
FROM (SELECT a, 1 + floor(random() * (SELECT max(n) FROM sentence))::int AS n
      FROM generate_series(1, 10000) AS a,
           LATERAL generate_series(1, 12 + a % 25)) AS pick
JOIN sentence USING (n)
GROUP BY a;
ANALYZE article;

CREATE TEMP TABLE query (what text, expression text);
INSERT INTO query VALUES
	('to_tsvector(''french'', body)', 'count(to_tsvector(''french'', body))'),
	('to_tsvector(''gazette'', body)', 'count(to_tsvector(''gazette'', body))'),
	('gazette_tsvector(body)', 'count(gazette_tsvector(body))'),
	('gazette_stems(body)', 'count(gazette_stems(body))'),
	('gazette_sentences(body)', 'sum((SELECT count(*) FROM gazette_sentences(body)))'),
	('gazette_mentions(body)', 'sum((SELECT count(*) FROM gazette_mentions(body)))'),
	('gazette_entities(body)', 'sum((SELECT count(*) FROM gazette_entities(body)))'),
	('gazette_sentiment(body)', 'sum(gazette_sentiment(body))'),
	('body ~@ ''ukraine paix''', 'count(*) FILTER (WHERE body ~@ ''ukraine paix'')'),
	('body ~# ''Ukraine''', 'count(*) FILTER (WHERE body ~# ''Ukraine'')');

CREATE TEMP TABLE timing (what text, seconds float8);
DO $$
DECLARE
	q record;
	started timestamptz;
BEGIN
	FOR round IN 0 .. 5 LOOP
		FOR q IN SELECT * FROM query LOOP
			started := clock_timestamp();
			EXECUTE 'SELECT ' || q.expression || ' FROM article';
			IF round > 0 THEN
				INSERT INTO timing VALUES (q.what,
					extract(epoch FROM clock_timestamp() - started));
			END IF;
		END LOOP;
	END LOOP;
END
$$;

\pset footer off
SELECT count(*) AS articles,
	   round(sum(octet_length(body)) / 1e6, 1) AS megabytes,
	   round(avg(octet_length(body))) AS bytes_an_article
FROM article;

WITH median AS (
	SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS s
	FROM timing GROUP BY what),
size AS (SELECT sum(octet_length(body)) / 1e6 AS mb FROM article)
SELECT what,
	   round((mb / median.s)::numeric, 1) AS mb_per_s,
	   round((french.s / median.s)::numeric, 2) AS ratio_to_french
FROM median
CROSS JOIN size
CROSS JOIN (SELECT s FROM median WHERE what LIKE '%french%') AS french(s)
ORDER BY median.s;
