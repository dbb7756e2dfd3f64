#!/usr/bin/env python3
"""Precision, recall and F1 of gazette_mentions(), through SQL, and how far its confidence can be believed.

usage: entities.py GOLD.jsonl [PSQL-ARG ...]

GOLD.jsonl: an article a line, {"text", "entities": [[start, end, kind], ...]}, 0-based half-open character offsets; test/gold has
two. PSQL-ARGs reach psql; the database must have the extension. A mention counts where span and kind are exactly the gold's.
"""
import collections
import csv
import io
import json
import subprocess
import sys

NAMES = ("PER", "LOC", "ORG", "EVENT", "PRODUCT")
NUMBERS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    rows = io.StringIO()
    csv.writer(rows, lineterminator="\n").writerows([i, a["text"]] for i, a in enumerate(articles))
    script = ("\\set ON_ERROR_STOP 1\n\\pset format csv\n\\pset tuples_only on\nset client_encoding = 'UTF8';\n"
              "create temp table gold(i int, body text);\n\\copy gold from pstdin csv\n" + rows.getvalue() + "\\.\n"
              "select i, start - 1, start - 1 + length, kind, confidence from gold, gazette_mentions(body);\n")
    run = subprocess.run(["psql", "-X", "-q", *sys.argv[2:]], input=script, text=True, capture_output=True)
    if run.returncode:
        sys.exit(run.stderr)
    hit, found, wanted = collections.Counter(), collections.Counter(), collections.Counter()
    sure = collections.defaultdict(lambda: [0, 0])
    gold = [{tuple(e) for e in a["entities"]} for a in articles]
    for g in gold:
        wanted.update(k for _, _, k in g)
    for i, start, end, kind, confidence in csv.reader(io.StringIO(run.stdout)):
        right = (int(start), int(end), kind) in gold[int(i)]
        found[kind] += 1
        hit[kind] += right
        if kind in NAMES:
            bucket = sure[min(int(float(confidence) * 10), 9)]
            bucket[0] += 1
            bucket[1] += right

    def line(name, kinds):
        h, f, w = (sum(c[k] for k in kinds) for c in (hit, found, wanted))
        print("%-12s P %.3f  R %.3f  F %.3f  gold %d" % (name, h / max(f, 1), h / max(w, 1), 2 * h / max(f + w, 1), w))

    for kind in NAMES + NUMBERS:
        line(kind, [kind])
    line("PER LOC ORG", NAMES[:3])
    line("all kinds", NAMES + NUMBERS)
    for b in sorted(sure):
        print("confidence %.1f to %.1f: %d of %d right (%.3f)" % (b / 10, b / 10 + 0.1, sure[b][1], sure[b][0], sure[b][1] / sure[b][0]))


if __name__ == "__main__":
    main()
