-- scale_report.sql - part of scale.sh: figures for the least and the largest
-- number of articles, how they grow, and the plans of the latter
\pset footer off
WITH ends AS (SELECT min(n) AS few, max(n) AS many FROM figure),
wide AS (
	SELECT f.what, f.unit, min(place) AS place, few, many,
		max(value) FILTER (WHERE n = few) AS at_few,
		max(value) FILTER (WHERE n = many) AS at_many
	FROM figure AS f, ends GROUP BY f.what, f.unit, few, many
)
SELECT what, unit, few, CASE WHEN at_few < 10 THEN round(at_few::numeric, 2) ELSE round(at_few::numeric) END AS figure,
	many, CASE WHEN at_many < 10 THEN round(at_many::numeric, 2) ELSE round(at_many::numeric) END AS figure,
	round((at_many / at_few)::numeric, 2) AS growth
FROM wide ORDER BY place;

SELECT what, string_agg(line, E'\n' ORDER BY place) AS plan
FROM plan WHERE n = (SELECT max(n) FROM plan)
GROUP BY what ORDER BY min(place);
