#!/bin/sh
#
# setup.sh - install what building and testing gazette needs, where missing
#
# Debian and its kin by apt-get, as root or with sudo; elsewhere, and without
# the rights, it lists what to install.  Silent and quick when all is there.
set -eu
cd "$(dirname "$0")/.."
. ./test/lib.sh

# The major version in use: of the pg_config asked for, of a server or headers
# that are installed, or the one that apt would choose; nothing if unknown.
major_version() {
	if config=$(find_pg_config); then
		"$config" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/'
	elif newest=$(newest_debian_tree); then
		basename "$newest"
	elif command -v apt-cache >/dev/null; then
		apt-cache depends postgresql 2>/dev/null |
			sed -n 's/.*Depends: postgresql-\([0-9][0-9]*\)$/\1/p' | head -n 1
	fi
}

have_header() {
	printf '#include <%s>\n' "$1" | "$CC" -E - >/dev/null 2>&1
}

# Print the packages that are missing, by their Debian names, one a line.
missing() {
	CC=${CC:-$(command -v gcc || command -v cc || echo gcc)}
	command -v "$CC" >/dev/null || echo gcc
	have_header stdio.h || echo libc6-dev
	command -v make >/dev/null || echo make
	command -v pkg-config >/dev/null || echo pkg-config
	pkg-config --exists icu-uc 2>/dev/null || echo libicu-dev
	have_header libstemmer.h || echo libstemmer-dev
	command -v prove >/dev/null || echo perl
	perl -MIPC::Run -e 1 2>/dev/null || echo libipc-run-perl

	config=$(find_pg_config) || config=
	if [ -z "$config" ] || [ ! -e "$("$config" --bindir)/postgres" ]; then
		echo "postgresql${major:+-$major}"
	fi
	if [ -z "$config" ] || [ ! -e "$("$config" --pgxs)" ] ||
		[ ! -e "$("$config" --includedir-server)/postgres.h" ]; then
		echo "postgresql-server-dev-${major:-all}"
	fi
}

if [ "${PG_CONFIG:-pg_config}" != pg_config ] &&
	! command -v "$PG_CONFIG" >/dev/null; then
	die "PG_CONFIG=$PG_CONFIG: no such program"
fi

major=$(major_version)
packages=$(missing)

if [ -n "$packages" ]; then
	names=$(echo $packages)
	if ! command -v apt-get >/dev/null; then
		say "These packages are missing (names as in Debian): $names"
		die "apt-get was not found: install them, then try again."
	fi
	if [ "$(id -u)" = 0 ]; then
		as_root="env"
	elif command -v sudo >/dev/null; then
		as_root="sudo env"
	else
		say "These packages are missing: $names"
		die "Install them as root: apt-get install --no-install-recommends $names"
	fi

	apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0"
	say "setup: updating the package lists …"
	$apt update || say "setup: that failed; trying with the lists that are there"
	if [ -z "$major" ]; then	# the lists were empty until now
		major=$(major_version)
		packages=$(missing)
		names=$(echo $packages)
	fi
	say "setup: installing $names …"
	log=$(mktemp)
	if ! $apt install -y --no-install-recommends $names >"$log" 2>&1; then
		tail -n 20 "$log" >&2
		rm -f "$log"
		die "setup: apt-get could not install: $names"
	fi
	rm -f "$log"
	packages=$(missing)
	[ -z "$packages" ] || die "setup: still missing: $(echo $packages)"
fi

config=$(find_pg_config)
major=$("$config" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
[ "$major" -ge 15 ] ||
	die "gazette needs PostgreSQL 15 or newer; $config is of $major"
