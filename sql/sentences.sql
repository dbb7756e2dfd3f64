-- gazette_sentences
\set show 'SELECT sentence, start, length, kind, text FROM gazette_sentences(:text);'
\set text '''M. Macron parle à 10 h. Il part.'''
:show
\set text '''Il vaut 3.5 millions ! Voir art. 3. En 44 av. J.-C. à Rome. J. Tremblay gagne.'''
:show
-- nothing ends inside quotation marks and brackets
\set text '''Il dit : « Je pars. Demain. » Elle rit (enfin. Presque).'''
:show
-- headings: a line without a final mark, and glued ones
\set text 'E''Obstacles à la paix\\nLa suite. À la recherche de garanties de sécuritéPour éviter cela, il faut agir.\\n\\nObstacles à la paixL’un des pays'''
:show
-- no text, no sentence
\set text ''''''
:show
\set text 'E'' \\n\\t '''
:show
\set text 'NULL'
:show

-- offsets hold, numbers count up, from a table
CREATE TABLE sentence_text (body text);
INSERT INTO sentence_text VALUES
	('Un. Deux ! Trois ?'),
	(U&'L\2019\00E9t\00E9. e\0301te\0301\00A0! \D83D\DE00 Fin.'),
	(repeat('Le pays vote. Rien ne change. ', 500));
SELECT length(body), count(*),
       bool_and(substr(body, start, length) = text) AS offsets_hold,
       array_agg(sentence ORDER BY start) = array_agg(DISTINCT sentence) AS counts_up
FROM sentence_text, gazette_sentences(body)
GROUP BY body ORDER BY 1;
DROP TABLE sentence_text;
