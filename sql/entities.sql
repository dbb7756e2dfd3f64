-- gazette_mentions and gazette_entities
\set body '''Le Premier ministre Mark Carney est arrivé dimanche à Kiev. M. Carney y rencontre Volodymyr Zelenskyy. Le Fonds monétaire international (FMI) prête 2 milliards de dollars à l’Ukraine, soit 3,5 % de plus. Carney repart le 24 août 2025 à 10 h 30.'''
SELECT start, length, mention, kind, entity, sentence, value, confidence BETWEEN 0 AND 1 AS ok
FROM gazette_mentions(:body);
SELECT entity, kind, mentions, start, country, round(latitude::numeric) AS latitude,
       round(longitude::numeric) AS longitude, salience > 0 AS salient, sentiment BETWEEN -1 AND 1 AS ok
FROM gazette_entities(:body);
SELECT round(sum(salience)::numeric, 4) AS salience FROM gazette_entities(:body);

-- offsets hold with every kind of character before them
SELECT bool_and(substr(body, start, length) = mention) AS offsets_hold, count(*)
FROM unnest(ARRAY[:body, U&'e\0301te\0301 \D83D\DE00 \2019' || :body,
	upper(:body), replace(:body, ' ', U&'\00A0'), replace(:body, '’', '''')]) AS body,
	gazette_mentions(body);

-- one entity under several names, and two people of one surname
SELECT entity, kind, mentions FROM gazette_entities(
	'Zelensky parle. Volodymyr Zelenskyy part. Zelenskyy revient à Kyiv, à Kiev.');
SELECT entity, mentions FROM gazette_entities(
	'Sophie Tremblay gagne. Marc Tremblay perd. Mme Tremblay sourit, M. Tremblay part.');
SELECT entity, mentions FROM gazette_entities('Mme Macron parle. Emmanuel Macron part. M. Macron revient.');
-- a surname and a title alone do not make him whom we know
SELECT entity, country FROM gazette_entities('M. Roy, le boulanger, et Mme Roy ouvrent une boutique.');
SELECT entity, kind, mentions FROM gazette_entities(
	'L''Organisation des Nations unies (ONU) vote. L''O.N.U. part. Les Nations unies restent.');

-- where a place lies: what the article says, else its other places, else the larger one
SELECT body, entity, country, round(latitude::numeric) AS latitude
FROM unnest(ARRAY['Un homme a été arrêté à Paris, au Texas.',
	'Le maire de Paris est reçu à Boston et à Houston.',
	'La Géorgie vote mardi. Atlanta, Miami et Houston attendent.',
	'La Géorgie vote mardi. Tbilissi attend.']) AS body, gazette_entities(body)
WHERE start < 30 AND entity ~ 'Paris|Géorgie';
-- a village that no table has lies where the article is
SELECT entity, country, latitude FROM gazette_entities(
	'Le feu a pris à Brélizan-le-Vieux, près de Quimper. À Brest, le préfet attend.');
SELECT entity, country FROM gazette_entities('Le feu a pris à Brélizan-le-Vieux.');

-- titles and articles stay outside; a demonym is no name
SELECT mention, kind FROM gazette_mentions(
	'Le président ukrainien Volodymyr Zelenskyy et la ministre Anne Roy ont vu le maire de La Rochelle.');
SELECT count(*) FROM gazette_mentions('Les Ukrainiens et les diplomates français parlent.');

-- capitals that are no names
SELECT mention FROM gazette_mentions('La Chambre a entendu le Ministre. Rien ne change.');

-- weak aliases: the article must support them
SELECT ~# 'Il fait beau à Nice. La nice idée.'::text AS nice;

-- amounts and dates
SELECT mention, kind, value FROM gazette_mentions(
	'Le 1er mars 2018, 50 M€ et 1 250 000 $ CA, trois millions d''euros, 12 kilomètres, 20 %, lundi, la semaine dernière.');

-- nothing
SELECT count(*) FROM gazette_mentions('');
SELECT count(*) FROM gazette_entities(NULL);
SELECT ~# ''::text, ~# 'rien ici'::text;
