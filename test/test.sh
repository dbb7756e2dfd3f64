#!/bin/sh
#
# test.sh - build and run every test (make test); the last line says
# « N passed, N failed », and the exit status is 0 if none failed and some ran
set -eu
cd "$(dirname "$0")/.."

. ./test/server.sh

passed=0
failed=0
server=

# Also when a step before the last one ends the script.
finish() {
	status=$?
	[ -z "$server" ] || stop_server "$server"
	[ "$((passed + failed))" -gt 0 ] && [ -n "$finished" ] || failed=$((failed + 1))
	printf '%d passed, %d failed\n' "$passed" "$failed"
	[ "$failed" = 0 ] || exit 1
	exit "$status"
}

finished=
trap finish EXIT
trap 'exit 130' INT TERM HUP

# Add to the sums and say it.
count() {						# what, passed, failed
	passed=$((passed + $2))
	failed=$((failed + $3))
	printf '%-28s %4d passed, %d failed\n' "$1" "$2" "$3"
}

# Lines of a file that match.
matches() {
	grep -c -E "$1" "$2" || true
}

say "setting up …"
sh test/setup.sh
choose_base
say "building …"
copy_postgres
build_gazette
install_gazette
mkdir -p build/log

# ---------- clang's warnings ----------

clang=$("$PG_CONFIG" --configure | sed -n "s/.*'CLANG=\([^']*\)'.*/\1/p")
clang=$(command -v clang || command -v "$clang" || true)
if [ -n "$clang" ]; then
	say "clang's warnings …"
	if "$clang" -fsyntax-only -std=gnu11 -O1 -D_GNU_SOURCE \
		-Wall -Wextra -Werror -Wno-unused-parameter -Wno-ignored-attributes \
		-Isrc -DGAZETTE_VERSION='"0"' $(pkg-config --cflags icu-uc) \
		-isystem "$("$PG_CONFIG" --includedir-server)" \
		src/core/*.c src/pg/*.c src/tools/*.c >build/log/clang.log 2>&1; then
		count clang 1 0
	else
		head -n 60 build/log/clang.log
		count clang 0 1
	fi
else
	say "clang's warnings: left out, there is no clang"
fi

# ---------- unit tests of the core ----------

say "unit tests …"
mkdir -p build/unit
if make -s -j "$jobs" -k -f test/unit/Makefile OUT=build/unit >build/unit/make.log 2>&1; then
	:
else
	head -n 60 build/unit/make.log
	count "unit tests: compiling" 0 1
fi
for source in test/unit/test_*.c; do
	[ -e "$source" ] || continue
	name=$(basename "$source" .c)
	log=build/unit/$name.log
	[ -x "build/unit/$name" ] || continue
	status=0
	ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
		timeout 300 "build/unit/$name" >"$log" 2>&1 || status=$?
	# unit NAME: N passed, N failed
	sums=$(sed -n 's/^unit .*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1)
	sums=${sums:-0 1}
	[ "$status" = 0 ] || [ "${sums#* }" != 0 ] || sums="${sums% *} 1"
	[ "${sums#* }" = 0 ] || head -n 100 "$log"
	count "unit ${name#test_}" ${sums% *} ${sums#* }
done

# ---------- SQL tests ----------

say "SQL tests …"
server=$BASE/test
start_server "$server"
rm -rf results regression.diffs regression.out
log=build/log/regress.log
status=0
LC_ALL=C make -s with_llvm=no PG_CONFIG="$PG_CONFIG" installcheck >"$log" 2>&1 || status=$?
# PostgreSQL 15 writes « test x ... ok », later ones « ok 1 - x »
ok=$(matches '^(test .*|[a-z_0-9 ]+) \.\.\. ok|^ok [0-9]' "$log")
bad=$(matches '^(test .*|[a-z_0-9 ]+) \.\.\. FAILED|^not ok [0-9]' "$log")
[ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
if [ "$bad" != 0 ]; then
	cat "$log"
	[ ! -e regression.diffs ] || head -n 400 regression.diffs
	echo "--- end of the server's log ($server/server.log):"
	tail -n 40 "$server/server.log"
fi
count "SQL (pg_regress)" "$ok" "$bad"
stop_server "$server"

# ---------- TAP tests ----------

say "TAP tests …"
tap=$BASE/tap					# the server's user must read the tests …
make_folder "$tap"
cp -R test/t "$tap/t"
mkdir "$tap/gold"
cp test/gold/*.jsonl "$tap/gold" 2>/dev/null || true
[ -z "$SERVER_USER" ] || chown -R "$SERVER_USER" "$tap"	# … and write beside them
pgxs=$(dirname "$(dirname "$("$PG_CONFIG" --pgxs)")")
for script in test/t/*.pl; do
	[ -e "$script" ] || continue
	name=$(basename "$script")
	log=build/log/$name.log
	status=0
	(
		cd "$tap"
		as_server env TESTDIR="$tap" PATH="$BIN:$PATH" PGPORT=65432 \
			top_builddir="$tap" PG_REGRESS="$pgxs/test/regress/pg_regress" \
			PERL5LIB="$pgxs/test/perl" GAZETTE_SEED="${GAZETTE_SEED:-1}" \
			timeout 300 prove -v "t/$name"
	) >"$log" 2>&1 </dev/null || status=$?
	ok=$(matches '^ok [0-9]' "$log")
	bad=$(grep -E '^not ok [0-9]' "$log" | grep -v -c '# TODO' || true)
	[ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
	if [ "$bad" != 0 ]; then
		grep -v '^ok ' "$log" | tail -n 80
		for server_log in "$tap"/tmp_check/log/"${name%.pl}"*.log; do
			[ ! -e "$server_log" ] || [ "$server_log" = "${server_log#*regress_log}" ] ||
				continue
			echo "--- errors at the end of $server_log:"
			grep -E ' (ERROR|FATAL|PANIC|WARNING): |signal' "$server_log" | tail -n 15
		done
	fi
	count "$name" "$ok" "$bad"
done

if [ "$failed" = 0 ]; then		# the logs of servers tell more of failures
	rm -rf "$server" "$tap"
	drop_base
fi
finished=yes
