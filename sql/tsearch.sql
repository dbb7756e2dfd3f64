-- the text search configuration, parser, dictionary and gazette_tsvector
SELECT to_tsvector('gazette', 'Les garanties de sécurité pour l’Ukraine, aujourd''hui.');
SELECT gazette_tsvector('Les garanties de sécurité pour l’Ukraine, aujourd''hui.');
SELECT to_tsquery('gazette', 'garanties & !drones'), plainto_tsquery('gazette', 'les garanties'),
       phraseto_tsquery('gazette', 'garanties de sécurité'),
       websearch_to_tsquery('gazette', '"garanties de sécurité" or paix -drones');
SELECT websearch_to_tsquery('gazette', 'eleve'), websearch_to_tsquery('gazette', 'été'),
       websearch_to_tsquery('gazette', 'O.N.U.'), websearch_to_tsquery('gazette', 'les');
SELECT to_tsvector('gazette', 'Il n''y avait pas de garantie') @@ to_tsquery('gazette', 'garantir');

-- one word, one lexeme; positions count stop words
SELECT to_tsvector('gazette', 'aujourd''hui'), to_tsvector('gazette', 'jusqu''à'),
       to_tsvector('gazette', '1 250 000'), to_tsvector('gazette', 'le 10 h 30');

-- headlines and ranks
SELECT ts_headline('gazette', 'Le Premier ministre parle des garanties de sécurité que l’Ukraine demande.',
	websearch_to_tsquery('gazette', 'garantie ukraine'));
SELECT ts_headline('gazette', 'A-t-il « tout » dit ? Oui : 1 250 000 $.',
	websearch_to_tsquery('gazette', '1250000'), 'HighlightAll=true');
SELECT ts_rank(to_tsvector('gazette', 'paix, paix, guerre'), to_tsquery('gazette', 'paix')) >
       ts_rank(to_tsvector('gazette', 'paix, guerre'), to_tsquery('gazette', 'paix')) AS more;

-- the dictionary alone
SELECT ts_lexize('gazette', w) FROM unnest(ARRAY['garanties', 'les', 'l''Ukraine', 'été', 'eleve', '!', '']) AS w;
CREATE TEXT SEARCH DICTIONARY regress_keep (TEMPLATE = gazette, stopwords = false);
SELECT ts_lexize('regress_keep', 'les'), ts_lexize('regress_keep', 'été');
DROP TEXT SEARCH DICTIONARY regress_keep;
CREATE TEXT SEARCH DICTIONARY regress_bad (TEMPLATE = gazette, language = 'french');
CREATE TEXT SEARCH DICTIONARY regress_bad (TEMPLATE = gazette, stopwords = 'perhaps');

-- gazette_tsvector is to_tsvector('gazette', …)
SELECT count(*), bool_and(gazette_tsvector(t) = to_tsvector('gazette', t)) AS same
FROM unnest(ARRAY['', ' ', 'Un été. L''été. Il a été là.', 'ELEVE eleve élève', 'a-t-il dit-elle',
	'attentats-suicides Saint-Jean', 'http://x.fr/y jean@x.fr 3,5 % 10 h 30 1er', repeat('paix ', 300),
	repeat('mot autre ', 9000), repeat('x', 5000), 'sécuritéPour la paixL’un']) AS t;

-- a GIN index on the configuration
CREATE TABLE ts_text (id int, body text);
INSERT INTO ts_text SELECT i, CASE i % 3 WHEN 0 THEN 'Les élus votent.' WHEN 1 THEN 'L''élue part.' ELSE 'Rien.' END
FROM generate_series(1, 300) AS i;
CREATE INDEX ON ts_text USING gin (to_tsvector('gazette', body));
SET enable_seqscan = off;
SELECT count(*) FROM ts_text WHERE to_tsvector('gazette', body) @@ websearch_to_tsquery('gazette', 'élus');
RESET enable_seqscan;
DROP TABLE ts_text;
