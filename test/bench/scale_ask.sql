-- scale_ask.sql - part of scale.sh: questions, dashboards, refresh
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;

-- what is common: the entity and the word that most articles have
SELECT entity AS common, lower(entity) AS common_word FROM unnest((SELECT gazette_top(analysis, 1) FROM articles)) \gset
SELECT entity AS second FROM unnest((SELECT gazette_top(analysis, 2) FROM articles)) OFFSET 1 \gset

\set count 'SELECT count(*) FROM articles WHERE '
SELECT measure(:n, 'rare name: gazette ~#', :'count' || $$analysis ~# 'Corentin Kerdoncuff'$$) \g /dev/null
SELECT measure(:n, 'rare name: french @@', :'count' || $$words @@ websearch_to_tsquery('french', '"Corentin Kerdoncuff"')$$) \g /dev/null
SELECT measure(:n, 'rare name: ILIKE', :'count' || $$body ILIKE '%Corentin Kerdoncuff%'$$) \g /dev/null
SELECT measure(:n, 'common name: gazette ~#', :'count' || format('analysis ~# %L', :'common')) \g /dev/null
SELECT measure(:n, 'common name: french @@', :'count' || format('words @@ websearch_to_tsquery(''french'', %L)', :'common')) \g /dev/null
SELECT measure(:n, 'common name: ILIKE', :'count' || format('body ILIKE %L', '%' || :'common' || '%')) \g /dev/null
SELECT measure(:n, 'two names: gazette ~#', :'count' || format('analysis ~# %L AND analysis ~# %L', :'common', :'second')) \g /dev/null
SELECT measure(:n, 'two names: french @@', :'count' || format('words @@ websearch_to_tsquery(''french'', %L)', format('"%s" "%s"', :'common', :'second'))) \g /dev/null
SELECT measure(:n, 'two names: ILIKE', :'count' || format('body ILIKE %L AND body ILIKE %L', '%' || :'common' || '%', '%' || :'second' || '%')) \g /dev/null
SELECT measure(:n, 'rare word: gazette ~@', :'count' || $$analysis ~@ 'hydroptères'$$) \g /dev/null
SELECT measure(:n, 'rare word: french @@', :'count' || $$words @@ websearch_to_tsquery('french', 'hydroptères')$$) \g /dev/null
SELECT measure(:n, 'rare word: ILIKE', :'count' || $$body ILIKE '%hydroptère%'$$) \g /dev/null
SELECT measure(:n, 'common word: gazette ~@', :'count' || $$analysis ~@ 'gouvernement'$$) \g /dev/null
SELECT measure(:n, 'common word: french @@', :'count' || $$words @@ websearch_to_tsquery('french', 'gouvernement')$$) \g /dev/null
SELECT measure(:n, 'common word: ILIKE', :'count' || $$body ILIKE '%gouvernement%'$$) \g /dev/null
SELECT measure(:n, 'two words: gazette ~@', :'count' || $$analysis ~@ 'gouvernement ministre'$$) \g /dev/null
SELECT measure(:n, 'two words: french @@', :'count' || $$words @@ websearch_to_tsquery('french', 'gouvernement ministre')$$) \g /dev/null
SELECT measure(:n, 'two words: ILIKE', :'count' || $$body ILIKE '%gouvernement%' AND body ILIKE '%ministre%'$$) \g /dev/null
SELECT measure(:n, 'name and word: gazette', :'count' || $$analysis ~# 'Corentin Kerdoncuff' AND analysis ~@ 'gouvernement'$$) \g /dev/null
SELECT measure(:n, 'name and word: french @@', :'count' || $$words @@ websearch_to_tsquery('french', '"Corentin Kerdoncuff" gouvernement')$$) \g /dev/null

-- dashboards
SELECT measure(:n, 'days of a rare name: table', $$SELECT published_at::date, count(*), avg(analysis ~+ 'Corentin Kerdoncuff')
	FROM articles WHERE analysis ~# 'Corentin Kerdoncuff' GROUP BY 1$$) \g /dev/null
SELECT measure(:n, 'materialize', $$SELECT gazette_materialize('articles')$$, 1) \g /dev/null
ANALYZE articles_daily_stored, articles_pairs_stored;
SELECT measure(:n, 'daily, one name: view', format('SELECT * FROM articles_daily WHERE entity = %L', :'common'), 1) \g /dev/null
SELECT measure(:n, 'daily, one name: stored', format('SELECT * FROM articles_daily_stored WHERE entity = %L', :'common')) \g /dev/null
SELECT measure(:n, 'daily, ten first of a day: stored', $$SELECT * FROM articles_daily_stored WHERE day = '2026-06-01' AND rank <= 10$$) \g /dev/null
SELECT measure(:n, 'pairs of one name: view', format('SELECT * FROM articles_pairs WHERE level = ''article'' AND entity_a = %L', :'common'), 1) \g /dev/null
SELECT measure(:n, 'pairs of one name: stored', format('SELECT * FROM articles_pairs_stored WHERE %L IN (entity_a, entity_b)', :'common')) \g /dev/null
SELECT measure(:n, 'places: view', 'SELECT * FROM articles_places', 1) \g /dev/null
SELECT measure(:n, 'entities of one day: view', $$SELECT * FROM articles_entities WHERE published_at >= '2026-06-01' AND published_at < '2026-06-02'$$) \g /dev/null
SELECT measure(:n, 'gazette_top', 'SELECT gazette_top(analysis, 10) FROM articles', 1) \g /dev/null
SELECT measure(:n, 'the same by GROUP BY', $$SELECT entity, kind, count(*), sum(mentions), avg(sentiment)
	FROM articles, gazette_entities(analysis) GROUP BY entity, kind ORDER BY 3 DESC LIMIT 10$$, 1) \g /dev/null
SELECT measure(:n, 'materialize again', $$SELECT gazette_materialize('articles')$$, 1) \g /dev/null
SELECT measure(:n, 'status', 'TABLE gazette_status', 1) \g /dev/null

-- a plain column that is filled beside writers, with its index there already
SELECT gazette_disable('articles') \g /dev/null
ALTER TABLE articles DROP COLUMN words;
VACUUM FULL articles;
SELECT gazette_enable('articles', body => 'body', published => 'published_at', title => 'title', source => 'source', how => 'trigger') \g /dev/null
CALL gazette_refresh('articles');
INSERT INTO figure (n, what, value, unit) SELECT :n, 'refresh', rows_per_second, 'rows/s' FROM gazette_progress;
SELECT gazette_disable('articles') \g /dev/null
