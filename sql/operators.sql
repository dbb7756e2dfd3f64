-- the three operators, prefix and infix
\set body '''Le Premier ministre Mark Carney est arrivé dimanche à Kiev. Il salue les garanties de sécurité de l’Ukraine. Carney condamne la corruption.'''
SELECT ~@ :body::text AS stems;
SELECT ~# :body::text AS entities;
SELECT ~+ :body::text BETWEEN -1 AND 1 AS sentiment;

-- ~@: all words by stem, or, -, phrases, beginnings
SELECT q, :body ~@ q AS found FROM unnest(ARRAY[
	'garantie', 'sécurité garantir', 'GARANTIES', 'garantie drone',
	'garantie or drone', 'drone or missile', 'garantie -drone', 'garantie -sécurité',
	'-drone', '"garanties de sécurité"', '"sécurité garantie"', '"garantie sécurité"',
	'ukrain:*', 'ukrainx:*', 'l''Ukraine', 'ukraine', 'securite', 'arrive',
	'"premier ministre" kiev -moscou']) AS q;

-- queries that say nothing: false, and a notice as of tsquery
SELECT :body ~@ 'les de la';
SELECT :body ~@ '';
SELECT :body ~@ '   ';
SELECT :body ~@ '!!!';
SELECT '' ~@ 'paix';
SELECT NULL::text ~@ 'paix', 'paix' ~@ NULL::text;

-- ~#: under any name
SELECT q, :body ~# q AS named FROM unnest(ARRAY[
	'Mark Carney', 'Carney', 'CARNEY', 'mark carney', 'Kiev', 'Kyiv', 'Ukraine',
	'l''Ukraine', 'Russie', 'Trump', '', 'Zelensky']) AS q;
SELECT 'Les États-Unis et l''ONU.' ~# q FROM unnest(ARRAY['USA', 'États Unis',
	'etats-unis', 'O.N.U.', 'Nations unies']) AS q;
SELECT NULL::text ~# 'Kiev', 'Kiev' ~# NULL::text;

-- ~+: towards an entity; NULL where it is not named
SELECT :body ~+ 'Carney' BETWEEN -1 AND 1 AS towards, :body ~+ 'Moscou' AS not_named,
       :body ~+ 'Carney' = gazette_sentiment(:body, 'Mark Carney') AS same;

-- each operator is its function
SELECT (~@ :body::text) = gazette_stems(:body) AND (~# :body::text) = gazette_entity_names(:body)
   AND (~+ :body::text) = gazette_sentiment(:body) AND (:body ~@ 'paix') = gazette_matches(:body, 'paix')
   AND (:body ~# 'Kiev') = gazette_names(:body, 'Kiev') AS same;

-- a query that changes from row to row
SELECT body ~@ query FROM (VALUES ('la paix', 'paix'), ('la guerre', 'paix'),
	('la guerre', 'guerre'), ('l''été', 'été'), (NULL, 'x'), ('x', NULL)) AS v(body, query);
