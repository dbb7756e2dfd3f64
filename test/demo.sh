#!/bin/sh
#
# demo.sh - from a clone to French articles in SQL (make demo)
#
# ARTICLES may name a CSV file (id, published_at, source, title, body), a
# folder of .txt files or one of them (first line: title), or a .jsonl file as
# in test/gold.
set -eu
cd "$(dirname "$0")/.."

. ./test/server.sh
. ./test/load.sh

ARTICLES=${ARTICLES:-test/gold}
check_articles "$ARTICLES"

say "1/6 looking for the packages that this needs …"
sh test/setup.sh
choose_base
say "2/6 building (the first time takes a minute) …"
copy_postgres
build_gazette
say "3/6 installing into a copy of PostgreSQL in the build tree …"
install_gazette
say "4/6 starting a server of that copy …"
trap '[ $? = 0 ] || stop_server "$BASE/demo"' EXIT
start_server "$BASE/demo"
"$BIN/psql" -X -q -v ON_ERROR_STOP=1 -f - <<-SQL
	CREATE DATABASE demo;
	\connect demo
	CREATE EXTENSION gazette;
	ALTER DATABASE demo SET client_min_messages = warning;
SQL
export PGDATABASE=demo
say "5/6 loading the articles of $ARTICLES …"
load_articles "$ARTICLES"
say "6/6 reading them (test/demo.sql) …"
say
"$BIN/psql" -X -q -v ON_ERROR_STOP=1 -f test/demo.sql

cat <<END

The server goes on. To ask it yourself:

    $BIN/psql -h $PGHOST -U postgres demo

To stop it: make demo-stop
To read texts of your own: make demo ARTICLES=file.csv
(columns id, published_at, source, title, body; or a folder of .txt files)
END
