-- scale_build.sql - part of scale.sh: column and index, gazette's and french
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
SET maintenance_work_mem = '256MB';

INSERT INTO figure (n, what, value, unit)
SELECT :n, 'body', sum(octet_length(body)) / 1e6, 'MB' FROM articles;

-- the analysis alone, then the column with its rewrite of the table, then the
-- index, as gazette_enable would add both
SELECT measure(:n, 'gazette: analyse', 'SELECT count(gazette_analyze(title, body)) FROM articles', 1) \g /dev/null
SELECT measure(:n, 'gazette: enable', $$
	SELECT gazette_enable('articles', body => 'body', published => 'published_at', title => 'title', source => 'source')$$, 1) \g /dev/null
DROP INDEX articles_gazette;
SELECT gazette_index_statement('articles', 'analysis', 'CREATE INDEX %I ON %s %s') AS create_index \gset
SELECT measure(:n, 'gazette: create index', :'create_index', 1) \g /dev/null

SELECT measure(:n, 'french: add column', $$
	ALTER TABLE articles ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('french', body)) STORED$$, 1) \g /dev/null
SELECT measure(:n, 'french: create index', 'CREATE INDEX articles_words ON articles USING gin (words)', 1) \g /dev/null
VACUUM ANALYZE articles;

INSERT INTO figure (n, what, value, unit)
SELECT :n, what, value, unit
FROM (SELECT sum(pg_column_size(body)) AS body, sum(pg_column_size(analysis)) AS analysis, sum(pg_column_size(words)) AS words,
		sum(octet_length(body))::float8 AS bytes FROM articles) AS size,
	LATERAL (VALUES
		('body as stored', body / 1e6, 'MB'),
		('gazette: column', analysis / 1e6, 'MB'),
		('gazette: column', analysis / bytes, 'of body'),
		('gazette: index', pg_relation_size('articles_gazette') / 1e6, 'MB'),
		('gazette: index', pg_relation_size('articles_gazette') / bytes, 'of body'),
		('french: column', words / 1e6, 'MB'),
		('french: column', words / bytes, 'of body'),
		('french: index', pg_relation_size('articles_words') / 1e6, 'MB'),
		('french: index', pg_relation_size('articles_words') / bytes, 'of body')) AS f(what, value, unit);
INSERT INTO figure (n, what, value, unit)
SELECT :n, f.what, b.value / (f.value / 1000), 'MB/s'
FROM figure AS f, figure AS b
WHERE f.n = :n AND b.n = :n AND b.what = 'body'
	AND f.what IN ('gazette: analyse', 'gazette: enable', 'gazette: create index', 'french: add column', 'french: create index') AND f.unit = 'ms';
