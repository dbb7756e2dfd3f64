-- the text front end in this database's encoding (test/t/ tests others)
SELECT getdatabaseencoding();

-- NFC and NFD, apostrophes, spaces: the same stems
SELECT count(DISTINCT gazette_stems(t)) AS distinct_stems FROM unnest(ARRAY[
	'L''été de l''élève, « très » réussi', 'L’été de l’élève, « très » réussi',
	U&'L''e\0301te\0301 de l''e\0301le\0300ve, « tre\0300s » re\0301ussi',
	U&'L\02BCété de l\02BCélève, «\202Ftrès\00A0» réussi',
	U&'L''é\00ADté de l''élè\00ADve, « très » ré\00ADussi']) AS t;

-- ligatures, full width, other scripts
SELECT gazette_stems(U&'\FB01nances'), gazette_stems(U&'\FF35\FF2B'), gazette_stems('œuvre OEUVRE'),
       gazette_stems('Москва 北京 القاهرة Αθήνα');
SELECT start, length, text FROM gazette_sentences(U&'\D83D\DE00 L''été. Москва. 北京。 Fin.');

-- offsets in characters
SELECT mention, start, length, substr(t, start, length) = mention AS holds
FROM (SELECT U&'\D83D\DE00 e\0301te\0301 à l\2019\00C9lys\00E9e et à Kiev' AS t) AS x, gazette_mentions(t);
