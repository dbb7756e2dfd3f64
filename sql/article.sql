-- a whole article through everything
CREATE TABLE article (id int PRIMARY KEY, title text, body text);
INSERT INTO article VALUES (1, 'Le port de Sainte-Aurèle rouvre après la tempête',
$$Le port de Sainte-Aurèle rouvre après la tempête
SAINTE-AURÈLE (Agence Atlantique) – Quatre jours après le passage de la tempête Odette, le port de pêche de Sainte-Aurèle a rouvert dimanche à 6 h 30. Le premier ministre Mark Carney, qui avait promis une aide de 12 millions de dollars, s’est dit « soulagé ».
« Personne n’a perdu la vie, c’est l’essentiel », a-t-il déclaré aux côtés de la mairesse, Solange Thériault. M. Carney a salué le courage des pompiers.
Une facture salée
Les dégâts restent considérables : 38 % de la flotte a été détruite, selon l’Association des pêcheurs du golfe (APG). L’APG dénonce la lenteur d’Ottawa. « Nous n’avons reçu aucune réponse », regrette son président, Luc Cormier.
Des promesses à tenirPour Mme Thériault, l’essentiel est ailleurs : « Les jeunes partent. Sans le quai, il n’y aura plus de village. » Les travaux, qui coûteront 3,5 millions de dollars, commenceront le 1er mars 2026.$$);

SELECT kind, text FROM article, gazette_sentences(body);
SELECT gazette_stems(body) FROM article;
SELECT start, mention, kind, entity, value FROM article, gazette_mentions(body);
SELECT entity, kind, mentions, country FROM article, gazette_entities(body);
SELECT bool_and(substr(body, start, length) = mention) AS offsets_hold FROM article, gazette_mentions(body);
SELECT gazette_label(~+ body) FROM article;
SELECT body ~@ 'tempêtes ports -incendie' AS matches, body ~# 'Carney' AS names,
       body ~+ 'Carney' IS NOT NULL AS scored, body ~+ 'Trump' AS not_named FROM article;
SELECT ts_headline('gazette', body, websearch_to_tsquery('gazette', 'dégât'), 'MaxWords=12, MinWords=6') FROM article;
DROP TABLE article;
