#!/bin/sh
#
# demo-stop.sh - stop the server of the demo and drop its data
set -eu
cd "$(dirname "$0")/.."

. ./test/server.sh

choose_base
if [ -s "$BASE/demo/data/postmaster.pid" ]; then
	copy_postgres
	stop_server "$BASE/demo"
	say "The demo's server is stopped."
else
	say "The demo's server does not run."
fi
rm -rf "$BASE/demo"
drop_base
