#!/usr/bin/env python3
"""Fit the tagger's weights; a development tool, never run by make.

usage: train.py [--check FILE.jsonl]... [--out tagger.tsv] FILE...

FILEs are annotated articles as JSON lines ({"text", "entities": [[start, end, kind], ...]}, character offsets; WiNER's names of
kinds are understood) or sentences with inline mark-up, one a line (src/data/train/*.txt: « à [LOC Kiev] »). The features are
those that the library extracts (src/tools/features, built by `make src/tools/features`). Each --check file is tagged with the
fitted model and scored: precision, recall and F1 of exact spans and kinds over PER, LOC and ORG.

Fitting is CRFsuite's (L-BFGS, L1 and L2 penalties) through the package python-crfsuite, and deterministic. Weights are written
as small integers, without those of size 1.
"""
import argparse
import collections
import json
import os
import random
import re
import string
import subprocess
import sys
import tempfile
import unicodedata

import pycrfsuite

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT", "Product": "PRODUCT"}
NAMES = ("PER", "LOC", "ORG", "EVENT", "PRODUCT")
SCALE = 1 / 16  # of a weight of 1 in tagger.tsv; weights beyond ±127 are cut


def read_jsonl(path):
    for line in open(path, encoding="utf-8"):
        a = json.loads(line)
        yield a["text"], [(s, e, KINDS.get(k, k)) for s, e, k in a["entities"]]


def read_inline(path):
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        text, spans = "", []
        for part in re.split(r"(\[[A-Z]+ [^\]]*\])", line):
            m = re.match(r"\[([A-Z]+) ([^\]]*)\]$", part)
            if m:
                spans.append((len(text), len(text) + len(m.group(2)), m.group(1)))
                part = m.group(2)
            text += part
        yield text, spans


def read(path):
    return list(read_jsonl(path) if path.endswith(".jsonl") else read_inline(path))


def variants(articles):
    """Typography that the training text lacks: ’ for ', no-break spaces, headlines in capitals and in small letters, capitals
    without accents. Offsets stay, since every change is one character for another."""
    out = []
    for n, (text, spans) in enumerate(articles):
        if len(text) > 400:
            head, _, _ = text.partition("\n")
            if 10 < len(head) < 150:
                inside = [s for s in spans if s[1] <= len(head)]
                upper = head.upper() if len(head.upper()) == len(head) else head
                plain = "".join(unicodedata.normalize("NFD", c)[0] for c in upper)
                out.append((upper if n % 2 else plain, inside))
            continue
        if n % 8 == 0:
            upper = text.upper()
            if len(upper) == len(text):
                out.append((upper, spans))
        elif n % 8 == 1:
            out.append((text.replace("'", "’").replace(" ", "\u00a0"), spans))
    return out


class Names:
    """Names to put in the place of others: of the tables, and unknown ones spliced of two halves of those."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.surnames = self.column("surnames.tsv")
        self.places = [n for n in self.column("cities.tsv") if " " not in n]

    @staticmethod
    def column(table):
        lines = open(os.path.join(HERE, "..", "data", table), encoding="utf-8")
        return [line.split("\t")[0] for line in lines if not line.startswith("#")]

    def splice(self, names):
        a, b = self.random.choice(names), self.random.choice(names)
        return a[:(len(a) + 1) // 2] + b[len(b) // 2:].lower()

    def other(self, word, kind):
        if word.isupper():
            return word if len(word) > 6 else "".join(self.random.choice(string.ascii_uppercase) for _ in word)
        if kind == "ORG":
            return self.splice(self.surnames)
        return self.random.choice(self.places) if self.random.random() < 0.5 else self.splice(self.places)


def substituted(articles, names):
    """The articles with two in five of the places and organisations of one word replaced, a name by the same one throughout an
    article. What carries over to other years is how names stand in sentences, not which they are. People are left alone:
    replacing them, too, cost 1 point of F1 on PER, since the lexicon knows real first names and surnames."""
    out = []
    for text, spans in articles:
        new, new_spans, at, renamed = "", [], 0, {}
        for s, e, kind in sorted(spans):
            if s < at:
                continue
            name = text[s:e]
            if kind in ("LOC", "ORG") and len(name) > 2 and name.isalpha() and name[0].isupper():
                if name not in renamed:
                    renamed[name] = names.other(name, kind) if names.random.random() < 0.4 else name
                name = renamed[name]
            new += text[at:s]
            new_spans.append((len(new), len(new) + len(name), kind))
            new += name
            at = e
        new += text[at:]
        if new != text:
            out.append((new, new_spans))
    return out


def featurise(articles):
    """Yield, for each article, its sentences as (start, end, features) a token, offsets in characters."""
    with tempfile.TemporaryFile() as f:
        f.write(b"\0".join(t.encode() for t, _ in articles) + b"\0")
        f.seek(0)
        p = subprocess.Popen([os.path.join(HERE, "features")], stdin=f, stdout=subprocess.PIPE)
        for text, _ in articles:
            chars, at = {}, 0
            for i, c in enumerate(text):
                chars[at] = i
                at += len(c.encode())
            chars[at] = len(text)
            sentences, tokens = [], []
            for line in p.stdout:
                line = line.rstrip(b"\n")
                if line == b"#":
                    break
                if not line:
                    sentences.append(tokens)
                    tokens = []
                    continue
                start, length, *features = line.decode().split("\t")
                tokens.append((chars[int(start)], chars[int(start) + int(length)], features))
            yield sentences


def labels(tokens, spans):
    out = ["O"] * len(tokens)
    for s, e, kind in spans:
        if kind not in NAMES:
            continue
        inside = [i for i, (a, b, _) in enumerate(tokens) if a < e and b > s]
        # a span that cuts a token in two cannot be learnt
        if inside and tokens[inside[0]][0] == s and tokens[inside[-1]][1] == e:
            for k, i in enumerate(inside):
                out[i] = ("B-" if k == 0 else "I-") + kind
    return out


def spans_of(tokens, tags):
    out, i = set(), 0
    while i < len(tags):
        if tags[i].startswith("B-"):
            j = i + 1
            while j < len(tags) and tags[j] == "I-" + tags[i][2:]:
                j += 1
            out.add((tokens[i][0], tokens[j - 1][1], tags[i][2:]))
            i = j
        else:
            i += 1
    return out


def check(path, model):
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    tp, fp, fn = collections.Counter(), collections.Counter(), collections.Counter()
    articles = read(path)
    for (_, spans), sentences in zip(articles, featurise(articles)):
        gold = {s for s in spans if s[2] in NAMES}
        found = set()
        for tokens in sentences:
            found |= spans_of(tokens, tagger.tag([f for _, _, f in tokens]))
        for x in found:
            (tp if x in gold else fp)[x[2]] += 1
        for x in gold - found:
            fn[x[2]] += 1
    def f1(kinds):
        t, p, n = (sum(c[k] for k in kinds) for c in (tp, fp, fn))
        return "P %.3f R %.3f F %.3f" % (t / max(t + p, 1), t / max(t + n, 1), 2 * t / max(2 * t + p + n, 1))
    print(os.path.basename(path), "strict", f1(NAMES[:3]), *("%s %s" % (k, f1([k])[-5:]) for k in NAMES))


def write(model, path):
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    info = tagger.info()
    rows = collections.defaultdict(dict)
    for (attribute, label), w in info.state_features.items():
        q = max(-127, min(127, round(w / SCALE)))
        # those of the smallest size are half of all and change nothing that can be measured
        if abs(q) > 1:
            rows[attribute][label] = q
    with open(path, "w", encoding="utf-8") as out:
        out.write("# feature\tweights\n# fitted by src/tools/train.py; the features are those of src/core/feature.c\n")
        out.write("scale\t%g\n" % SCALE)
        for (a, b), w in sorted(info.transitions.items()):
            out.write("transition\t%s>%s\t%.3f\n" % (a, b, w))
        for attribute in sorted(rows, key=lambda a: (int(a.split(":")[0]), a)):
            out.write(attribute + "\t" + " ".join("%s=%d" % x for x in sorted(rows[attribute].items())) + "\n")
    print(len(rows), "features written to", path)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--check", action="append", default=[])
    parser.add_argument("--out")
    parser.add_argument("--model", default=os.path.join(tempfile.gettempdir(), "gazette.crfsuite"))
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--c1", type=float, default=1)
    parser.add_argument("--c2", type=float, default=1)
    parser.add_argument("--minfreq", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1, help="of the names put in the place of others")
    parser.add_argument("file", nargs="+")
    args = parser.parse_args()

    articles = [a for path in args.file for a in read(path)]
    articles += variants(articles) + substituted(articles, Names(args.seed))
    trainer = pycrfsuite.Trainer(verbose=False)
    for (_, spans), sentences in zip(articles, featurise(articles)):
        for tokens in sentences:
            trainer.append([f for _, _, f in tokens], labels(tokens, spans))
    trainer.set_params({"c1": args.c1, "c2": args.c2, "max_iterations": args.iterations,
                        "feature.minfreq": args.minfreq, "feature.possible_transitions": False})
    trainer.train(args.model)
    for path in args.check:
        check(path, args.model)
    if args.out:
        write(args.model, args.out)


if __name__ == "__main__":
    main()
