-- what is refused, and how
DO $$
DECLARE
	state text; message text; detail text; hint text; statement text;
BEGIN
	FOREACH statement IN ARRAY ARRAY[
		'SELECT gazette_label(2)',
		'SELECT gazette_label(''NaN'')',
		'SELECT gazette_label(''-Infinity'')',
		'CREATE TEXT SEARCH DICTIONARY regress_bad (TEMPLATE = gazette, lang = ''fr'')',
		'CREATE TEXT SEARCH DICTIONARY regress_bad (TEMPLATE = gazette, stopwords = ''x'')',
		'SELECT gazette_stem(1)',
		'SELECT ''a'' ~@ ARRAY[''b'']'
	] LOOP
		BEGIN
			EXECUTE statement;
			RAISE NOTICE '% succeeded', statement;
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
				detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
			RAISE NOTICE E'%\n  % %\n  detail: %\n  hint: %', statement, state, message, detail, hint;
		END;
	END LOOP;
END $$;

-- support functions cannot be called by hand
SELECT gazette_gin_extract_value('x', NULL);
SELECT gazette_matchsel(NULL, 0, NULL, 0);

-- odd texts are answered: signs, control characters, unassigned, private use
SELECT gazette_stems(t) FROM unnest(ARRAY[E'\x01\x02', U&'\FFFD\E000\FDD0', '«»“”‘’',
	'.......', '''''''', '- - -', '@ # @# #@', '1,,2..3', U&'\0301\0301\0301']) AS t;
SELECT cardinality(gazette_stems(repeat('a', 100000))) > 0 AS long_word,
       cardinality(gazette_stems(repeat('a-', 50000))) > 0 AS hyphens,
       cardinality(gazette_stems(repeat('l''', 50000))) >= 0 AS elisions,
       cardinality(gazette_stems(repeat('a.', 50000))) > 0 AS dots,
       cardinality(gazette_stems(repeat('aB', 50000))) > 0 AS capitals;
SELECT count(*) FROM gazette_sentences(repeat('« ', 20000));
SELECT count(*) > 0 FROM gazette_mentions(repeat('Il va à Paris. ', 20000));
SELECT 'x' ~@ repeat('(', 1000), 'x' ~@ repeat('-', 1000) AS minus, 'x' ~@ repeat('"', 999) AS quotes;
SELECT 'paix' ~@ repeat('paix ', 5000) AS long_query, 'paix' ~# repeat('paix ', 5000) AS long_name;
