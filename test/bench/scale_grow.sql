-- scale_grow.sql - part of scale.sh: makes :n articles
--
-- Each is 12 to 36 sentences drawn from all gold articles, whichever they
-- stood in, under the title of one of them; the days are those of one year, as
-- many articles on each.  Sentences are not drawn alike: the number of one is
-- the square of a random number, so some are 30 times as common as others.  As
-- 66 articles have no rare words, one article in a thousand gets a sentence
-- with a name and a word that stand nowhere else.  The seed is fixed.
SET client_min_messages = warning;
DROP TABLE IF EXISTS articles CASCADE;
DELETE FROM gazette_tables;
SELECT setseed(0.42) \g /dev/null

CREATE TEMP TABLE sentence AS
SELECT row_number() OVER (ORDER BY md5(s.text)) AS n, s.text
FROM gold, gazette_sentences(doc ->> 'text') AS s
WHERE s.kind = 'sentence';
CREATE INDEX ON sentence (n);
CREATE TEMP TABLE headline AS
SELECT row_number() OVER (ORDER BY doc ->> 'id') AS n, doc ->> 'title' AS title FROM gold;
ANALYZE sentence, headline;

CREATE TABLE articles (
	id int PRIMARY KEY,
	published_at timestamptz NOT NULL,
	source text,
	title text,
	body text NOT NULL
);
INSERT INTO articles
SELECT a.id, '2026-01-01 00:00+00'::timestamptz + (a.id - 1) * interval '365 days' / :n,
	'source ' || a.id % 20, h.title,
	a.body || CASE WHEN a.id % 1000 = 7 THEN ' Un hydroptère de Corentin Kerdoncuff a chaviré.' ELSE '' END
FROM (
	SELECT pick.id, string_agg(s.text, ' ') AS body
	FROM (
		SELECT i AS id, 1 + floor(power(random(), 2) * (SELECT count(*) FROM sentence))::int AS n
		FROM generate_series(1, :n) AS i, LATERAL generate_series(1, 12 + i % 25)
	) AS pick
	JOIN sentence AS s USING (n)
	GROUP BY pick.id
) AS a
JOIN headline AS h ON h.n = 1 + a.id % (SELECT count(*) FROM headline);
VACUUM ANALYZE articles;
DROP TABLE sentence, headline;
