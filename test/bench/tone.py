#!/usr/bin/env python3
"""Score gazette_sentiment() of sentences and articles against the gold articles' tone.

usage: tone.py GOLD.jsonl [PSQL-ARG ...]

GOLD is a file of test/gold; PSQL-ARGs name a database with the extension. Each sentence and article was labelled twice; where
the labels differ (never more than between neutral and a side) it counts as neutral. The label scored is gazette_label(). Prints
how far the two labellings agree, then F1 by label, macro F1 and the area under the curve of positive over negative.
"""
import json
import sys

import gold

LABELS = ("negative", "neutral", "positive")


def agreement(pairs):
    """Share of equal labels, and Cohen's kappa."""
    same = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(sum(a == label for a, _ in pairs) * sum(b == label for _, b in pairs) for label in LABELS) / len(pairs) ** 2
    return same, (same - chance) / (1 - chance)


def report(what, pairs, scored):
    same, kappa = agreement(pairs)
    print("%s: %d, labelled alike %.3f, kappa %.3f" % (what, len(pairs), same, kappa))
    wanted = [a if a == b else "neutral" for a, b in pairs]
    f1s = []
    for label in LABELS:
        right = sum(w == label == found for w, (_, found) in zip(wanted, scored))
        of_label = sum(w == label for w in wanted)
        said = sum(found == label for _, found in scored)
        f1s.append(gold.f1(right / max(said, 1), right / max(of_label, 1)))
        print("  %-8s  F1 %.3f  gold %d  said %d" % (label, f1s[-1], of_label, said))
    good = [s for w, (s, _) in zip(wanted, scored) if w == "positive"]
    bad = [s for w, (s, _) in zip(wanted, scored) if w == "negative"]
    auc = sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))
    print("  macro F1 %.3f  AUC %.3f" % (sum(f1s) / 3, auc))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    texts = [a["text"] for a in articles]
    rows = gold.query(texts, "select i, start - 1, sentiment, gazette_label(sentiment) from gold, gazette_sentences(body);", sys.argv[2:])
    found = {(int(i), int(start)): (float(score), label) for i, start, score, label in rows}
    tones = [(i, start, a, b) for i, article in enumerate(articles) for start, _, a, b in article["tones"]]
    report("sentences", [(a, b) for *_, a, b in tones], [found[i, start] for i, start, *_ in tones])
    rows = gold.query(texts, "select i, s, gazette_label(s) from gold, gazette_sentiment(body) s order by i;", sys.argv[2:])
    report("articles", [tuple(a["tone"]) for a in articles], [(float(score), label) for _, score, label in rows])


if __name__ == "__main__":
    main()
