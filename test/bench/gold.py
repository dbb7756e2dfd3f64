"""Gold articles, what gazette finds in their texts, and scores, for the programs of this folder.

Gold is JSON, an article a line, {"text", "entities": [[start, end, kind], ...]}, 0-based half-open character offsets; test/gold
has two files. Kinds may also have the names of the WiNER corpus. A name here is a tuple (start, end, kind).
"""
import csv
import io
import json
import subprocess
import sys

NAMES = ("PER", "LOC", "ORG", "EVENT", "PRODUCT")
NUMBERS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
CORE = NAMES[:3]
KINDS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT", "Product": "PRODUCT", "Date": "DATE",
         "Hour": "TIME", **{k: k for k in NAMES + NUMBERS}}


def names(text, spans):
    """Spans as a set of names of our kinds, without white space at either end; spans of other kinds are left out."""
    found = set()
    for start, end, label in spans:
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        if label in KINDS and start < end:
            found.add((start, end, KINDS[label]))
    return found


def read(path):
    """The articles of a file, the entities of each as a set of names."""
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    for a in articles:
        a["entities"] = names(a["text"], a["entities"])
    return articles


def query(texts, sql, psql_args):
    """The rows of queries over a table gold(i, body) of the texts, i from 0; psql_args name a database with the extension."""
    rows = io.StringIO()
    csv.writer(rows, lineterminator="\n").writerows(enumerate(texts))
    script = ("\\set ON_ERROR_STOP 1\n\\pset format csv\n\\pset tuples_only on\nset client_encoding = 'UTF8';\n"
              f"create temp table gold(i int, body text);\n\\copy gold from pstdin csv\n{rows.getvalue()}\\.\n{sql}\n")
    run = subprocess.run(["psql", "-X", "-q", *psql_args], input=script, text=True, encoding="utf-8", capture_output=True)
    if run.returncode:
        sys.exit(run.stderr)
    return list(csv.reader(io.StringIO(run.stdout)))


def mentions(texts, psql_args):
    """Of each text what gazette_mentions() finds: {(start, end, kind): confidence}."""
    found = [{} for _ in texts]
    sql = "select i, start - 1, start - 1 + length, kind, confidence from gold, gazette_mentions(body);"
    for i, start, end, kind, confidence in query(texts, sql, psql_args):
        found[int(i)][int(start), int(end), kind] = float(confidence)
    return found


def score(gold, found, kinds, typed=True):
    """Precision, recall and F1 of the names of some kinds, found against gold, both one collection of names a text.

    Strict: span and kind are the same; not typed: the span is, whatever the kinds.
    """
    def right(these, those):
        spans = {n[:2] for n in those}
        return sum((n in those if typed else n[:2] in spans) for n in these if n[2] in kinds)

    precise = sum(right(f, g) for g, f in zip(gold, found)) / max(sum(n[2] in kinds for f in found for n in f), 1)
    recalled = sum(right(g, f) for g, f in zip(gold, found)) / max(sum(n[2] in kinds for g in gold for n in g), 1)
    return precise, recalled, f1(precise, recalled)


def f1(precise, recalled):
    """The harmonic mean of both."""
    return 2 * precise * recalled / ((precise + recalled) or 1)
