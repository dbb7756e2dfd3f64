#!/usr/bin/env python3
"""Precision, recall and F1 of gazette_mentions(), through SQL, and how far its confidence can be believed.

usage: entities.py GOLD.jsonl [PSQL-ARG ...]

GOLD.jsonl: an article a line, {"text", "entities": [[start, end, kind], ...]}, 0-based half-open character offsets; test/gold has
two. PSQL-ARGs reach psql; the database must have the extension. A mention counts where span and kind are exactly the gold's.
"""
import collections
import sys

from gold import CORE, NAMES, NUMBERS, mentions, read, score


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    articles = read(sys.argv[1])
    gold = [a["entities"] for a in articles]
    found = mentions([a["text"] for a in articles], sys.argv[2:])

    rows = [(kind, (kind,)) for kind in NAMES + NUMBERS]
    for label, kinds in [*rows, ("PER LOC ORG", CORE), ("all kinds", NAMES + NUMBERS)]:
        wanted = sum(n[2] in kinds for g in gold for n in g)
        print("%-12s P %.3f  R %.3f  F %.3f  gold %d" % (label, *score(gold, found, kinds), wanted))

    sure = collections.defaultdict(lambda: [0, 0])
    for g, f in zip(gold, found):
        for name, confidence in f.items():
            if name[2] in NAMES:
                bucket = sure[min(int(confidence * 10), 9)]
                bucket[0] += 1
                bucket[1] += name in g
    for b in sorted(sure):
        count, right = sure[b]
        print("confidence %.1f to %.1f: %d of %d right (%.3f)" % (b / 10, b / 10 + 0.1, right, count, right / count))


if __name__ == "__main__":
    main()
