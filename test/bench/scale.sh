#!/bin/sh
# scale.sh - what a stored analysis costs and what it answers, as a table grows
#
# usage: test/bench/scale.sh [ARTICLES ...]
#
# Without arguments 20000 and 200000 articles. The server is that of PGHOST,
# PGPORT and PGUSER; the work is done in a database gazette_scale, which is
# made anew and left behind. 200000 articles take 4 GB of disk.
#
# Beside gazette stand PostgreSQL's own means for the same questions: a column
# to_tsvector('french', body) with a GIN index, and ILIKE.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- 20000 200000
run() { psql -X -q -v ON_ERROR_STOP=1 -d gazette_scale "$@"; }

psql -X -q -v ON_ERROR_STOP=1 -d postgres -c 'SET client_min_messages = warning' \
	-c 'DROP DATABASE IF EXISTS gazette_scale' \
	-c "CREATE DATABASE gazette_scale ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"
run -f "$here/scale_prepare.sql"
cat "$here"/../gold/*.jsonl |
	run -c "COPY gold FROM STDIN WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
for n in "$@"; do
	echo "$n articles:" >&2
	for step in grow build ask; do
		echo "    $step" >&2
		run -v n="$n" -f "$here/scale_$step.sql"
	done
done
run -f "$here/scale_report.sql"
