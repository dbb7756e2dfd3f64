-- scale_prepare.sql - part of scale.sh: where the articles come from and the
-- figures go
CREATE EXTENSION gazette;
CREATE TABLE gold (doc jsonb);

-- a figure for a number of articles
CREATE TABLE figure (place serial, n int, what text, value float8, unit text);
CREATE TABLE plan (place serial, n int, what text, line text);

-- Run a query so many times; the median counts.  The first run warms up.
CREATE FUNCTION measure(n int, what text, query text, runs int DEFAULT 5) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz;
	times float8[];
	line text;
BEGIN
	FOR run IN CASE runs WHEN 1 THEN 1 ELSE 0 END .. runs LOOP
		started := clock_timestamp();
		EXECUTE query;
		IF run > 0 THEN
			times := times || 1000 * extract(epoch FROM clock_timestamp() - started)::float8;
		END IF;
	END LOOP;
	INSERT INTO figure (n, what, value, unit)
	SELECT measure.n, measure.what, percentile_cont(0.5) WITHIN GROUP (ORDER BY t), 'ms' FROM unnest(times) AS t;
	IF runs > 1 THEN
		FOR line IN EXECUTE 'EXPLAIN (COSTS off) ' || query LOOP
			INSERT INTO plan (n, what, line) VALUES (n, what, line);
		END LOOP;
	END IF;
END
$$;
