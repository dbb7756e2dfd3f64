-- gazette_stem and gazette_stems
SELECT gazette_stem('garanties'), gazette_stem('Garantie'), gazette_stem('GARANTIR');

-- elision, with any apostrophe
SELECT gazette_stem('l''Ukraine'), gazette_stem('l’Ukraine'),
       gazette_stem('lʼUkraine'), gazette_stem('Ukraine');
SELECT gazette_stem('jusqu''à'), gazette_stem('aujourd''hui'), gazette_stem('aujourd’hui');

-- irregular forms meet
SELECT w, gazette_stem(w) FROM unnest(ARRAY['yeux', 'œil', 'veut', 'voulait',
	'voudra', 'va', 'ira', 'allait', 'sénateur', 'sénatrice', 'français',
	'française', 'chevaux', 'cheval']) AS w;

-- words that news keeps apart
SELECT array_agg(DISTINCT gazette_stem(w)) FROM unnest(ARRAY['marche', 'marché', 'marchés']) AS w;
SELECT gazette_stem('port') <> gazette_stem('porte') AS apart,
       gazette_stem('parti') <> gazette_stem('partir') AS apart;

-- names stay whole, whatever their case
SELECT gazette_stem(w) FROM unnest(ARRAY['Jones', 'jones', 'JONES', 'Charles',
	'Londres', 'londres', 'Nantes', 'Zelensky', 'Saint-Jean-sur-Richelieu']) AS w;

-- case, composition, soft hyphens, ligatures
SELECT gazette_stem('ÉLYSÉE') = gazette_stem('Élysée') AS same_case,
       gazette_stem(U&'e\0301lection') = gazette_stem('élection') AS same_nfd,
       gazette_stem(U&'gou\00ADver\00ADnement') = gazette_stem('gouvernement') AS same_soft,
       gazette_stem('cœur') = gazette_stem('coeur') AS same_ligature;

-- acronyms, numbers
SELECT gazette_stem('O.N.U.'), gazette_stem('ONU'), gazette_stem('l''O.N.U.');
SELECT gazette_stem('1 250 000'), gazette_stem(U&'1\00A0250\202F000'), gazette_stem('3,5');

-- words that the lexicon does not know
SELECT gazette_stem('macronistes'), gazette_stem('macronisme'), gazette_stem('Xyzqwv');

-- nothing, blanks, signs, several words
SELECT gazette_stem(''), gazette_stem('   '), gazette_stem('« »'), gazette_stem(NULL);
SELECT gazette_stem('deux mots');

-- of a text: in order, with repetitions, without stop words
SELECT gazette_stems('Les garanties de sécurité de l’Ukraine : la garantie.');
SELECT ~@ 'Les garanties de sécurité de l’Ukraine : la garantie.'::text;
SELECT gazette_stems('les ils elles cette où'), gazette_stems(''), gazette_stems(NULL);

-- a headline in capitals, with and without accents, gives the same stems
SELECT gazette_stems('LE PRÉSIDENT DÉNONCE LA CORRUPTION') =
       gazette_stems('Le président dénonce la corruption') AS with_accents;
SELECT gazette_stems('LE PRESIDENT DENONCE LA CORRUPTION') @>
       gazette_stems('Le président dénonce la corruption') AS without;

-- without accents: every word that it can be
SELECT gazette_stems('eleve'), gazette_stems('securite'), gazette_stems('etat');

-- stop words by context: the summer and the participle, sums, planes, the east
SELECT gazette_stems('L''été sera chaud.'), gazette_stems('Il a été élu.');
SELECT gazette_stems('Les avions volent.'), gazette_stems('Nous avions peur.');
SELECT gazette_stems('Les sommes dues.'), gazette_stems('Nous sommes là.');
SELECT gazette_stems('À l''est du pays.'), gazette_stems('Il est là.');
SELECT gazette_stems('Un pas en avant.'), gazette_stems('Il ne vient pas.');

-- compounds
SELECT gazette_stems('un cessez-le-feu'), gazette_stems('des attentats-suicides');

-- from a table, stored short, long and out of line
CREATE TABLE stem_text (id int, body text);
INSERT INTO stem_text VALUES (1, 'Les élus'), (2, repeat('Les élus ', 2000)), (3, NULL);
ALTER TABLE stem_text ALTER body SET STORAGE EXTERNAL;
INSERT INTO stem_text VALUES (4, repeat('Les élus ', 2000));
SELECT id, cardinality(gazette_stems(body)), (gazette_stems(body))[1], gazette_stem(left(body, 8))
FROM stem_text ORDER BY id;
DROP TABLE stem_text;
