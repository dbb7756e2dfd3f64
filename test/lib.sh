# lib.sh - shell functions of the scripts in this folder; the caller has
# changed to the root of the repository

umask 022						# the server may run as another user
# this is a make of our own: no jobs, goals or variables of the one above it
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES || true

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "$@"
	exit 1
}

# The newest installed tree of Debian's, /usr/lib/postgresql/N.
newest_debian_tree() {
	found=
	for tree in $(ls -d /usr/lib/postgresql/*/ 2>/dev/null | sort -t/ -k5,5n); do
		[ ! -x "$tree/bin/postgres" ] && [ ! -x "$tree/bin/pg_config" ] ||
			found=${tree%/}
	done
	[ -n "$found" ] && echo "$found"
}

# The pg_config to build with: the one asked for in PG_CONFIG, else Debian's
# newest, which need not be on the PATH, else the one of the PATH.
find_pg_config() {
	if [ -n "${PG_CONFIG:-}" ] && [ "$PG_CONFIG" != pg_config ]; then
		command -v "$PG_CONFIG"
	elif tree=$(newest_debian_tree) && [ -x "$tree/bin/pg_config" ]; then
		echo "$tree/bin/pg_config"
	else
		command -v pg_config
	fi
}
