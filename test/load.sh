# load.sh - bring a person's articles into table articles
#
# Whatever the source, body begins with the title on a line of its own.

# Send a query's COPY … FROM STDIN what comes in.
load_by() {
	"$BIN/psql" -X -q -v ON_ERROR_STOP=1 "$@" ||
		die "The articles could not be loaded: see the error above."
}

# Is this a file of the kind that an ending tells, in either case?
ends_in() {
	case $1 in
		*."$2" | *."$(printf %s "$2" | tr a-z A-Z)") return 0 ;;
	esac
	return 1
}

# Run a command for every file of a folder, or for the file.
for_texts() {
	if [ -d "$1" ]; then
		for text in "$1"/*.txt "$1"/*.TXT; do
			[ ! -f "$text" ] || "$2" "$text"
		done
	else
		"$2" "$1"
	fi
}

check_utf8() {
	[ -r "$1" ] || die "$1: this file cannot be read"
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 || die "$1 is not in UTF-8.
Convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 '$1' > utf8.${1##*.}"
}

# Find what is wrong with the source before the long work begins.
check_articles() {
	if [ -d "$1" ]; then
		set -- "$1" "$(ls -- "$1" | grep -c -i -e '\.txt$' -e '\.jsonl$' || true)"
		[ "$2" -gt 0 ] || die "$1: no .txt file in this folder"
		for_texts "$1" check_utf8
	elif [ -f "$1" ]; then
		ends_in "$1" csv || ends_in "$1" txt || ends_in "$1" jsonl ||
			die "$1: neither a .csv, a .txt nor a .jsonl file"
		check_utf8 "$1"
		! ends_in "$1" csv || read_header "$1"
	else
		die "$1: there is no such file or folder"
	fi
}

# Read a CSV file's first line: its delimiter and its columns, as SQL names;
# columns that we do not use get the names of spare ones.
read_header() {
	header=$(head -n 1 -- "$1" | tr -d '\r"' | tr A-Z a-z |
		sed "s/^$(printf '\357\273\277')//")
	case $header in
		*"$(printf '\t')"*) delimiter=$(printf '\t') ;;
		*,*) delimiter=, ;;
		*) delimiter=';' ;;
	esac
	columns=
	spares=
	n=0
	ifs=$IFS
	IFS=$delimiter
	set -f
	for name in $header; do
		n=$((n + 1))
		case $name in
			id | published_at | source | title | body) ;;
			*)
				name=spare_$n
				spares="$spares, $name text"
				;;
		esac
		columns="$columns${columns:+, }$name"
	done
	set +f
	IFS=$ifs
	case ", $columns," in
		*", body,"*) ;;
		*) die "$1: no column body in the first line, which reads: $header
Expected are the columns id, published_at, source, title, body, in any order; body is needed." ;;
	esac
}

load_csv() {
	read_header "$1"
	load_by -c "CREATE TEMP TABLE incoming (line serial, id text, published_at text, source text, title text, body text$spares)" \
		-c "COPY incoming ($columns) FROM STDIN (FORMAT csv, HEADER true, DELIMITER '$delimiter')" \
		-c "SET datestyle = 'ISO, DMY'" \
		-c "INSERT INTO articles (id, published_at, source, title, body)
			SELECT coalesce(nullif(id, ''), line::text), nullif(published_at, '')::timestamptz,
				source, title, concat_ws(E'\n', nullif(title, ''), body)
			FROM incoming WHERE body IS NOT NULL" <"$1"
}

# Print a text file as a row of CSV: its name, time, folder and contents.
text_as_csv() {
	name=$(basename -- "$1" | iconv -c -f UTF-8 -t UTF-8 | sed 's/"/""/g')
	folder=$(basename -- "$(dirname -- "$1")" | iconv -c -f UTF-8 -t UTF-8 | sed 's/"/""/g')
	printf '"%s","%s","%s","' "${name%.*}" "$(date -r "$1" +%Y-%m-%dT%H:%M:%S%z 2>/dev/null)" "$folder"
	# a line of \. alone would end COPY
	sed -e 's/"/""/g' -e 's/^\\\.$/\\. /' -- "$1"
	printf '"\n'
}

load_texts() {
	for_texts "$1" text_as_csv |
		load_by -c "CREATE TEMP TABLE incoming (id text, published_at text, source text, body text)" \
			-c "COPY incoming FROM STDIN (FORMAT csv)" \
			-c "UPDATE incoming SET body = trim(E' \n' FROM ltrim(replace(body, E'\r', ''), U&'\FEFF'))" \
			-c "INSERT INTO articles (id, published_at, source, title, body)
				SELECT id, nullif(published_at, '')::timestamptz, source, split_part(body, E'\n', 1), body
				FROM incoming WHERE body <> ''"
}

load_jsonl() {
	cat -- "$@" |
		load_by -c "CREATE TEMP TABLE incoming (doc jsonb)" \
			-c "COPY incoming FROM STDIN (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')" \
			-c "INSERT INTO articles (id, published_at, source, title, body)
				SELECT doc->>'id', (doc->>'published_at')::timestamptz, doc->>'source', doc->>'title', doc->>'text'
				FROM incoming"
}

load_articles() {
	load_by -c "CREATE TABLE articles (id text, published_at timestamptz, source text, title text, body text)"
	if [ -d "$1" ]; then
		if ls -- "$1" | grep -q -i '\.txt$'; then
			load_texts "$1"
		else
			load_jsonl "$1"/*.jsonl
		fi
	elif ends_in "$1" csv; then
		load_csv "$1"
	elif ends_in "$1" txt; then
		load_texts "$1"
	else
		load_jsonl "$1"
	fi
	number=$("$BIN/psql" -X -A -t -c "SELECT count(*) FROM articles")
	[ "$number" -gt 0 ] || die "$1: no article in it"
	say "    $number articles"
}
