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

-- apostrophes, spaces, composition and case change nothing
SELECT count(DISTINCT gazette_sentiment(t)) AS scores FROM unnest(ARRAY[
	'L''échec n''est pas un drame !', 'L’échec n’est pas un drame !', U&'L''e\0301chec n''est pas un drame !',
	U&'L''échec\00A0n''est\202Fpas un drame\00A0!', 'L''ÉCHEC N''EST PAS UN DRAME !']) AS t;

-- labels
SELECT s, gazette_label(s) FROM unnest(ARRAY[-1, -0.5, 0, 0.5, 1, NULL]::float8[]) AS s;
SELECT gazette_label(1.5);
SELECT gazette_label('NaN');
