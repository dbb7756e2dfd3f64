-- tokens, as the text search parser shows them
\set show 'SELECT string_agg(t.alias || '':'' || p.token, '' '' ORDER BY p.n) FROM ts_parse(''gazette'', :text) WITH ORDINALITY AS p(tokid, token, n) JOIN ts_token_type(''gazette'') AS t USING (tokid) WHERE t.alias <> ''blank'';'
SELECT alias, description FROM ts_token_type('gazette') ORDER BY tokid;

-- elision
\set text '''L’Ukraine, qu''''Emmanuel, jusqu''''à, aujourd’hui, O''''Connor, N''''Djamena, Côte d''''Ivoire, prud''''hommes'''
:show
-- inversion and hyphens
\set text '''A-t-il dit, est-ce vrai, ce jour-là, donnez-le-moi, le rendez-vous à Saint-Jean-sur-Richelieu'''
:show
-- numbers, ordinals, hours, signs
\set text '''1 250 000 $, 3,5 %, 1er, XIXe, 10 h 30, 22h, 10:30, G7, F-16, 50 M€'''
:show
-- addresses
\set text '''Voir https://www.lemonde.fr/a?b=c, cbc.ca ou jean.dupont@mail.fr #Ukraine @afp'''
:show
-- acronyms and abbreviations
\set text '''L''''O.N.U. et M. Macron, av. J.-C., AT&T'''
:show
-- glued headings, and names that are none
\set text '''Garanties de sécuritéPour éviter la paixL’un, LaREM iPhone BFMTV TotalEnergies McDonald'''
:show

-- all pieces together are the text
SELECT body, string_agg(token, '' ORDER BY n) = body AS whole
FROM unnest(ARRAY['', ' ', 'L''été, « fini » ?', U&'e\0301te\0301\00A0!\202F\00AB',
	E'deux\r\n\r\nlignes\t', '--''’..@#']) AS body
CROSS JOIN LATERAL ts_parse('gazette', body) WITH ORDINALITY AS p(tokid, token, n)
GROUP BY body ORDER BY body COLLATE "C";
