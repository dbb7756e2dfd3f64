# server.sh - a PostgreSQL of our own for the demo and the tests
#
# The installed binaries are copied into the build tree and gazette is
# installed into the copy, so nothing outside is touched and no right is
# needed; the binaries find their libraries and data relative to themselves.
# Servers of it listen on a socket in a folder that only their user may enter.
#
# Sets: PG_CONFIG (of the copy), BIN (its programs), BASE (the folder of the
# copy and of the servers), SERVER_USER (empty: the one who runs the script).

. ./test/lib.sh

ROOT=$(pwd)
SERVER_USER=

# Run a command as the user of the server.
as_server() {
	if [ -z "$SERVER_USER" ]; then
		"$@"
	elif command -v runuser >/dev/null; then
		runuser -u "$SERVER_USER" -- env HOME=/ "$@"
	else
		su -s /bin/sh "$SERVER_USER" -c 'HOME=/ exec "$0" "$@"' -- "$@"
	fi
}

# Choose SERVER_USER and BASE.  A server does not run as root; the user that
# it runs as may not be able to enter the clone (/root), and a path may hold
# characters that make or a socket's name cannot take.
choose_base() {
	elsewhere=
	if [ "$(id -u)" = 0 ]; then
		SERVER_USER=nobody
		! id postgres >/dev/null 2>&1 || SERVER_USER=postgres
		as_server test -r "$ROOT/test/server.sh" ||
			elsewhere="user $SERVER_USER cannot read $ROOT"
	fi
	case $ROOT in
		*[!A-Za-z0-9_./+-]*) elsewhere="the path $ROOT holds special characters" ;;
	esac

	mkdir -p build 2>/dev/null && [ -w build ] ||
		die "The folder $ROOT/build cannot be written. Made by another user, perhaps root?"
	BASE=$ROOT/build
	if [ -n "$elsewhere" ]; then
		# keep to the folder of the last time
		BASE=$(cat build/base 2>/dev/null || true)
		if [ -z "$BASE" ] || [ ! -O "$BASE" ]; then
			BASE=$(mktemp -d "${TMPDIR:-/tmp}/gazette.XXXXXX")
			chmod 755 "$BASE"
			echo "$BASE" >build/base
		fi
		say "($elsewhere: the server lives in $BASE)"
	fi
}

# Remove a BASE outside the build tree, unless a server of the demo needs it.
drop_base() {
	if [ "$BASE" != "$ROOT/build" ] && [ ! -e "$BASE/demo/data/postmaster.pid" ]; then
		rm -rf "$BASE" build/base
	fi
}

# Make the copy of PostgreSQL, where it is not there yet.
copy_postgres() {
	config=$(find_pg_config)
	bin=$("$config" --bindir)
	share=$("$config" --sharedir)
	version=$("$config" --version)

	if [ "$bin" != "/usr/lib/postgresql/$(basename "$share")/bin" ] ||
		[ "$("$config" --pkglibdir)" != "${bin%/bin}/lib" ]; then
		# not Debian's layout: use the installed one as it is
		PG_CONFIG=$config
		BIN=$bin
		stamp="$version $bin"
	else
		PG_CONFIG=$BASE/pg$bin/pg_config
		BIN=$BASE/pg$bin
		stamp="$version $bin $(ls -l "$bin/postgres" | tr -s ' ')"
		if [ "$(cat "$BASE/pg/stamp" 2>/dev/null)" != "$stamp" ]; then
			rm -rf "$BASE/pg"
			mkdir -p "$BIN" "$BASE/pg${bin%/bin}/lib" "$BASE/pg$share"
			cp -a "$bin/." "$BIN"
			(cd "${bin%/bin}/lib" && tar cf - --exclude=./bitcode .) |
				(cd "$BASE/pg${bin%/bin}/lib" && tar xf -)
			cp -a "$share/." "$BASE/pg$share"
			[ -e "$BASE/pg/usr/include" ] || ln -s /usr/include "$BASE/pg/usr/include"
			echo "$stamp" >"$BASE/pg/stamp"
		fi
	fi

	# objects of another PostgreSQL are of no use
	if [ "$(cat build/stamp 2>/dev/null)" != "$stamp" ]; then
		rm -f src/*/*.o src/*/*.bc gazette.so
		echo "$stamp" >build/stamp
	fi
	export PG_CONFIG
}

# Build gazette; what make prints goes to build/make.log.
build_gazette() {
	jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
	if ! make -s -j "$jobs" with_llvm=no PG_CONFIG="$PG_CONFIG" all \
		>build/make.log 2>&1; then
		head -n 40 build/make.log >&2
		die "The build failed; all of its output: build/make.log"
	fi
}

install_gazette() {
	rights=
	if [ ! -w "$("$PG_CONFIG" --pkglibdir)" ]; then
		rights=sudo
		command -v sudo >/dev/null ||
			die "Installing needs the rights of root: make install PG_CONFIG=$PG_CONFIG"
	fi
	$rights make -s with_llvm=no PG_CONFIG="$PG_CONFIG" install \
		>build/install.log 2>&1 || {
		tail -n 50 build/install.log >&2
		die "make install failed"
	}
}

# Make, as the server's user, an empty folder.
make_folder() {
	rm -rf "$1"
	mkdir -p "$1"
	chmod 700 "$1"
	[ -z "$SERVER_USER" ] || chown "$SERVER_USER" "$1"
}

# Start a new server in a folder; sets PGHOST and so on for psql.
start_server() {
	stop_server "$1"
	make_folder "$1"
	PGHOST=$1
	if [ $((${#PGHOST} + 16)) -gt 107 ]; then
		# too long a path for a socket
		PGHOST=$(mktemp -d /tmp/gazette.XXXXXX)
		[ -z "$SERVER_USER" ] || chown "$SERVER_USER" "$PGHOST"
	fi
	echo "$PGHOST" >"$1/socket-folder"
	PGPORT=5432
	PGUSER=postgres
	PGDATABASE=postgres
	export PGHOST PGPORT PGUSER PGDATABASE
	unset PGHOSTADDR PGSERVICE PGOPTIONS PGPASSFILE PGSSLMODE PGDATA || true

	locale=C
	! locale -a 2>/dev/null | grep -qi '^C.utf-\{0,1\}8$' || locale=C.UTF-8
	# trust: only this user can enter the folder of the socket
	as_server "$BIN/initdb" -D "$1/data" -U postgres -A trust -E UTF8 \
		--locale="$locale" --no-sync >"$1/initdb.log" 2>&1 || {
		tail -n 20 "$1/initdb.log" >&2
		die "initdb failed"
	}
	cat >>"$1/data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$PGHOST'
		unix_socket_permissions = 0700
		port = 5432
		fsync = off
		jit = off
		shared_buffers = 64MB
		max_connections = 20
		autovacuum_naptime = 1h
	CONF
	as_server "$BIN/pg_ctl" -D "$1/data" -l "$1/server.log" -w -t 60 start \
		>"$1/start.log" 2>&1 </dev/null || {
		tail -n 20 "$1/start.log" "$1/server.log" >&2
		die "the server did not start"
	}
}

# Stop the server of a folder, if one runs there.
stop_server() {
	[ -s "$1/data/postmaster.pid" ] || return 0
	as_server "$BIN/pg_ctl" -D "$1/data" -m fast -w -t 60 stop >/dev/null 2>&1 ||
		as_server "$BIN/pg_ctl" -D "$1/data" -m immediate -w -t 20 stop \
			>/dev/null 2>&1 || true
	socket=$(cat "$1/socket-folder" 2>/dev/null || true)
	case $socket in
		/tmp/gazette.??????) rm -rf "$socket" ;;
	esac
}
