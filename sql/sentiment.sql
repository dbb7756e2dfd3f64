-- gazette_sentiment and gazette_label
SELECT gazette_sentiment('La table est ronde.') AS neutral, gazette_sentiment('') AS empty,
       gazette_sentiment(NULL) AS nothing;
SELECT sign(gazette_sentiment(t)), t FROM unnest(ARRAY[
	'C''est une excellente nouvelle.', 'C''est une terrible catastrophe.',
	'Le succès est total.', 'Un échec cuisant.']) AS t;

-- negation, double negation, intensifiers, diminishers, concession
SELECT gazette_sentiment('Ce n''est pas un succès.') < 0 AS negated,
       gazette_sentiment('C''est pas un succès.') < 0 AS without_ne,
       gazette_sentiment('Ce n''est pas un échec.') > gazette_sentiment('C''est un échec.') AS turned,
       gazette_sentiment('Il n''obtient que des succès.') > 0 AS restriction;
SELECT gazette_sentiment('C''est un très grand succès.') >= gazette_sentiment('C''est un succès.') AS stronger,
       gazette_sentiment('C''est un peu décevant.') > gazette_sentiment('C''est très décevant.') AS weaker;
SELECT gazette_sentiment('Le match fut médiocre, mais la victoire est magnifique.') > 0 AS but_positive,
       gazette_sentiment('La victoire est magnifique, mais le match fut médiocre et honteux.') <
       gazette_sentiment('Le match fut médiocre et honteux, mais la victoire est magnifique.') AS but_decides;

-- bounded, whatever the length
SELECT gazette_sentiment(repeat('Une catastrophe terrible. ', 500)) BETWEEN -1 AND 0 AS low,
       gazette_sentiment(repeat('Un magnifique succès. ', 500)) BETWEEN 0 AND 1 AS high;

-- by sentence
SELECT text, sign(sentiment) FROM gazette_sentences('Un magnifique succès. La table. Une terrible catastrophe.');

-- towards an entity
SELECT gazette_sentiment('Mark Carney remporte un magnifique succès. Une terrible catastrophe frappe Toronto.', 'Carney') > 0 AS carney,
       gazette_sentiment('Mark Carney remporte un magnifique succès. Une terrible catastrophe frappe Toronto.', 'Toronto') < 0 AS toronto,
       gazette_sentiment('Mark Carney parle.', 'Zelensky') AS not_named;

-- a surname that the text gives with the first name only, and one that is no entity
SELECT gazette_sentiment('Solange Thériault remporte un magnifique succès.', 'Thériault') > 0 AS surname,
       gazette_sentiment('Le magnifique succès de l''Odette réjouit le port.', 'Odette') > 0 AS unknown,
       gazette_sentiment('La catastrophe frappe le port.', 'port') AS no_name;

-- who is named changes nothing: not by a last digit
SELECT count(DISTINCT gazette_sentiment(format('Le magnifique succès de %s a été terni par un scandale.', n))) AS scores,
       count(DISTINCT gazette_sentiment(format('Le magnifique succès de %s a été terni par un scandale.', n), n)) AS towards
FROM unnest(ARRAY['Mark Carney', 'Donald Trump', 'Marine Le Pen', 'Vladimir Poutine', 'Sophie Tremblay']) AS n;
SELECT count(DISTINCT gazette_sentiment(format('Un %s a sauvé la ville d''un drame.', d))) AS scores
FROM unnest(ARRAY['Français', 'Algérien', 'Russe', 'Juif', 'musulman', 'chrétien', 'Noir', 'homme', 'migrant']) AS d;

-- who does it and who suffers it: active, passive, nominal, complements; the speaker is not judged by what he tells
CREATE FUNCTION towards(body text) RETURNS TABLE (morel text, durand text) LANGUAGE sql AS
$$ SELECT gazette_label(gazette_sentiment(body, 'Jean Morel')), gazette_label(gazette_sentiment(body, 'Paul Durand')) $$;
SELECT t.*, body FROM unnest(ARRAY[
	'Jean Morel félicite Paul Durand.',
	'Paul Durand est félicité par Jean Morel.',
	'Jean Morel critique Paul Durand.',
	'Paul Durand est critiqué par Jean Morel.',
	'Critiqué par Jean Morel, Paul Durand a démissionné.',
	'Jean Morel reproche à Paul Durand son absence.',
	'Les accusations de Jean Morel contre Paul Durand ont surpris.',
	'La défaite de Paul Durand face à Jean Morel est nette.',
	'La victoire de Jean Morel sur Paul Durand est nette.',
	'Jean Morel a battu Paul Durand.',
	'Jean Morel rend hommage à Paul Durand.',
	'Jean Morel accuse Paul Durand d''avoir menti.',
	'Paul Durand, un escroc, a quitté Lyon.',
	'Jean Morel affirme que Paul Durand a échoué.',
	'Jean Morel a rencontré Paul Durand à Lyon.']) AS body, towards(body) AS t;

-- who is named, his country, religion or sex changes nothing there either
SELECT count(DISTINCT gazette_sentiment(format('%s a critiqué le bilan désastreux de %s, accusé de fraude.', a, b), b)) AS scores
FROM (VALUES ('Mark Carney', 'Donald Trump'), ('Marine Le Pen', 'Anne Hidalgo'), ('Vladimir Poutine', 'Volodymyr Zelensky'),
	('l''Allemagne', 'la France'), ('Israël', 'Gaza')) AS n(a, b);
SELECT count(DISTINCT gazette_sentiment(format('Jean Morel a insulté %s devant le tribunal.', d), 'Jean Morel')) AS scores
FROM unnest(ARRAY['un Algérien', 'un Russe', 'un Juif', 'un musulman', 'un chrétien', 'un homme', 'une femme', 'une Russe']) AS d;

-- why: the weights add up to the score before it is squashed
SELECT start, length, term, lemma, polarity, shifter, entity
FROM gazette_sentiment_terms('Jean Morel n''a pas échoué. Le très grave scandale éclabousse Paul Durand.');
SELECT count(*) AS scores, bool_and(abs(s / (1 + abs(s)) -
	CASE WHEN entity IS NULL THEN gazette_sentiment(body) ELSE gazette_sentiment(body, entity) END) < 0.0001) AS add_up
FROM unnest(ARRAY['Jean Morel n''a pas échoué. Le très grave scandale éclabousse Paul Durand.',
	'Jean Morel accuse Paul Durand, sans preuve, d''avoir menti. « C''est une honte », a réagi Paul Durand, pourtant applaudi.']) AS body,
	LATERAL (SELECT entity, sum(weight) AS s FROM gazette_sentiment_terms(body) GROUP BY entity) AS parts;
SELECT count(*) FROM gazette_sentiment_terms('La table est ronde.');
SELECT count(*) FROM gazette_sentiment_terms(NULL);
SELECT count(*) AS wrong FROM (VALUES ('Été 2024 : 🎉 un succès à Saint-Étienne, mais l’échec de Brest.')) AS a(body),
	gazette_sentiment_terms(body) WHERE substr(body, start, length) <> term;

-- apostrophes, spaces, composition and case change nothing
SELECT count(DISTINCT gazette_sentiment(t)) AS scores FROM unnest(ARRAY[
	'L''échec n''est pas un drame !', 'L’échec n’est pas un drame !', U&'L''e\0301chec n''est pas un drame !',
	U&'L''échec\00A0n''est\202Fpas un drame\00A0!', 'L''ÉCHEC N''EST PAS UN DRAME !']) AS t;

-- labels
SELECT s, gazette_label(s) FROM unnest(ARRAY[-1, -0.5, 0, 0.5, 1, NULL]::float8[]) AS s;
SELECT gazette_label(1.5);
SELECT gazette_label('NaN');
