--
-- What gazette sees in table articles (id, published_at, source, title, body)
--
\set ON_ERROR_STOP on
\encoding UTF8
\pset footer off
\pset linestyle unicode
\pset border 1
\pset null '–'
\pset pager off
\pset format wrapped
\pset columns 110
SET client_min_messages = warning;
SET extra_float_digits = 0;

\echo '── 1. Stems: ~@ text ─────────────────────────────────────────────────────────'
\set ECHO queries
SELECT title, array_to_string(~@ title, ' ') AS stems
FROM articles ORDER BY length(title) > 55, id LIMIT 5;
\set ECHO none

\echo '── 2. Entities of one article: gazette_entities(text) ────────────────────────'
-- one with entities that it names often
SELECT id AS article FROM (SELECT id, left(body, 4000) AS body FROM articles LIMIT 1000) AS first
ORDER BY (SELECT sum(mentions) FROM (SELECT mentions FROM gazette_entities(body) LIMIT 4) AS top)
	DESC NULLS LAST, id LIMIT 1 \gset
\set ECHO queries
SELECT title FROM articles WHERE id = :'article';
SELECT entity, kind, mentions, country, round(salience::numeric, 2) AS salience,
	round(sentiment::numeric, 2) AS sentiment
FROM articles, gazette_entities(body)
WHERE id = :'article' LIMIT 12;
\set ECHO none

\echo '── 3. Who is in the news: the most named entities of all articles ────────────'
\set ECHO queries
CREATE TABLE named AS
	SELECT a.id, a.title, e.* FROM articles a, gazette_entities(a.body) e;
SELECT entity, kind, count(*) AS articles, sum(mentions) AS mentions
FROM named GROUP BY entity, kind ORDER BY articles DESC, mentions DESC, entity LIMIT 12;
\set ECHO none

\echo '── 4. Sentiment of each article: ~+ text ─────────────────────────────────────'
\set ECHO queries
CREATE TABLE scores AS SELECT id, title, ~+ body AS score FROM articles;
SELECT gazette_label(score) AS label, count(*) AS articles, round(avg(score)::numeric, 2) AS mean
FROM scores GROUP BY label ORDER BY mean;
(SELECT round(score::numeric, 2) AS score, title FROM scores ORDER BY scores.score LIMIT 3)
UNION ALL
(SELECT round(score::numeric, 2), title FROM scores ORDER BY scores.score DESC LIMIT 3);
\set ECHO none

\echo '── 5. Sentiment towards an entity: text ~+ name ──────────────────────────────'
-- one that several articles name, and speak of differently
SELECT entity AS name FROM named GROUP BY entity
ORDER BY least(count(*), 4) DESC, max(sentiment) - min(sentiment) DESC, entity LIMIT 1 \gset
\set ECHO queries
SELECT round((body ~+ :'name')::numeric, 2) AS towards,
	round((~+ body)::numeric, 2) AS article, title
FROM articles WHERE body ~# :'name' ORDER BY 1, 2 LIMIT 8;
\set ECHO none

\echo '── 6. Search by stem and by entity, with an index ────────────────────────────'
-- a word that some articles hold, and not all
SELECT word FROM (SELECT DISTINCT id, regexp_split_to_table(body, '[^[:alpha:]]+') AS word
	FROM (SELECT id, body FROM articles LIMIT 1000) AS first) AS words
WHERE word ~ '^[[:lower:]]{8,}$' AND cardinality(~@ word) = 1
GROUP BY word ORDER BY abs(count(*) - 8), length(word) DESC, word LIMIT 1 \gset
\set ECHO queries
CREATE INDEX ON articles USING gin (body gazette_text_ops);
ANALYZE articles;
SELECT count(*) AS by_stem, count(*) FILTER (WHERE body LIKE '%' || :'word' || '%') AS literally
FROM articles WHERE body ~@ :'word';
EXPLAIN (COSTS off) SELECT title FROM articles WHERE body ~@ :'word';
EXPLAIN (COSTS off) SELECT title FROM articles WHERE body ~# :'name';
\set ECHO none

\echo '── 7. Why that score: gazette_sentiment_terms(text) ──────────────────────────'
\set ECHO queries
SELECT term, lemma, polarity, round(weight::numeric, 3) AS weight, shifter
FROM articles, gazette_sentiment_terms(body)
WHERE id = :'article' AND entity IS NULL ORDER BY abs(weight) DESC, start LIMIT 6;
\set ECHO none

\echo '── 8. One call for dashboards: gazette_enable ────────────────────────────────'
CREATE TABLE news AS SELECT DISTINCT ON (id) * FROM articles WHERE id IS NOT NULL;
ALTER TABLE news ADD PRIMARY KEY (id);
SET client_min_messages = notice;
\set ECHO queries
SELECT gazette_enable('news', body => 'body', title => 'title', published => 'published_at', source => 'source');
SELECT day, entity, articles, round(sentiment::numeric, 2) AS sentiment, rank FROM news_daily
WHERE rank <= 2 ORDER BY day DESC, rank, entity LIMIT 6;
SELECT entity_a, entity_b, together, round(lift::numeric, 1) AS lift FROM news_pairs
WHERE level = 'article' ORDER BY together DESC, lift DESC, entity_a, entity_b LIMIT 5;
\set ECHO none
