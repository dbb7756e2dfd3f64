#!/bin/sh
# backend.sh - what the extension costs a fresh backend: the first call, and
# private memory before and after calls over many articles
#
# usage: test/bench/backend.sh [PSQL-ARG ...], on the server's own machine
set -eu
query="SELECT count(gazette_stems(body)), sum(gazette_sentiment(body)), sum((SELECT count(*) FROM gazette_entities(body)))
FROM (SELECT repeat('Le Premier ministre Mark Carney a salué à Kiev la paix avec l''Ukraine. ' || i || ' ', 40) FROM generate_series(1, 500) AS i) AS t(body)"
for i in 1 2 3 4 5; do
	psql -X -q -A -t "$@" -c '\timing on' \
		-c "SELECT gazette_stem('garanties')" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
done | sort -n | sed -n '3s/.*/first call in a fresh backend, median of 5: & ms/p'

# private dirty memory of one backend, as the kernel counts it (kB)
psql -X -q -A -t "$@" <<SQL
\set ON_ERROR_STOP on
SELECT pg_backend_pid() AS pid \gset
SELECT to_tsvector('french', 'chauffe') \g /dev/null
\setenv PID :pid
\echo private memory before:
\! awk '/^Private_Dirty/ {print \$2 " kB"}' /proc/\$PID/smaps_rollup
SELECT gazette_stem('garanties') \g /dev/null
\echo after the first call:
\! awk '/^Private_Dirty/ {print \$2 " kB"}' /proc/\$PID/smaps_rollup
$query \g /dev/null
\echo after 500 articles through stems, sentiment and entities:
\! awk '/^Private_Dirty/ {print \$2 " kB"}' /proc/\$PID/smaps_rollup
SQL
