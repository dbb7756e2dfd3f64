#!/usr/bin/env python3
"""Fit what each kind of evidence weighs in the sentiment towards a name; a development tool, never run by make.

usage: fit_sentiment.py [--check FILE.jsonl] [--out evidence.tsv] --mad FILE.jsonl FILE.txt...

--mad and --check FILEs are those of the French MAD-TSC (sentences with persons labelled 2, 4 or 6); FILE.txt are sentences with
inline mark-up, one a line, in which a target stands as [- name], [0 name] or [+ name] (src/data/train/sentiment). Evidence is
what the library finds (src/tools/evidence, built by `make src/tools/evidence`): it knows of no name, so names are masked.

The weights are those of a logistic regression of positive against negative without intercept, in which a neutral target counts
half on either side, none below zero; the labels' thresholds maximise the macro F1 of a cross-validation grouped by article on
MAD-TSC. All weights are scaled so that the negative threshold of the score is that of sentiment.h. Prints the cross-validated
macro F1 and AUC of everything, of each part left out, and of polar terms alone. Needs numpy, scipy and scikit-learn.
"""
import argparse
import json
import os
import re
import subprocess

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold

HERE = os.path.dirname(os.path.abspath(__file__))
NEGATIVE_BELOW = -0.08  # GZ_NEGATIVE_BELOW, the score s / (1 + |s|)
OWN_WEIGHT = 0.5  # of our own sentences: they are harder than news
PENALTY = 1.0


def read_mad(path):
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        for t in d["targets"]:
            yield d["sentence_normalized"], t["mention"], int(t["polarity"]) // 2 - 2, d["primary_gid"].split("_")[0]


def read_inline(path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        targets = re.findall(r"\[([-0+]) ([^\]]*)\]", line)
        text = re.sub(r"\[[-0+] ([^\]]*)\]", r"\1", line.rstrip("\n"))
        for label, name in targets:
            yield text, name, "-0+".index(label) - 1, path


def evidence_of(items):
    """The evidence of each item: a dictionary from kind to the sum of its values."""
    records = b"".join(("%s\t%s\0" % (name, text)).encode() for text, name, *_ in items)
    lines = subprocess.run([os.path.join(HERE, "evidence")], input=records, capture_output=True, check=True).stdout.decode().split("\n")
    out = []
    for line in lines[:len(items)]:
        sums = {}
        for piece in line.split("\t") if line not in ("", "!") else ():
            kind, value, _ = piece.split(":", 2)
            sums[kind] = sums.get(kind, 0) + float(value)
        out.append(sums)
    print("%d targets, %d not found, %d without evidence" % (len(items), lines.count("!"), sum(not s for s in out)))
    return out


def matrix(evidence, kinds):
    x = np.zeros((len(evidence), len(kinds)))
    for i, sums in enumerate(evidence):
        for kind, value in sums.items():
            if kind in kinds:
                x[i, kinds[kind]] = value
    return x


def fit(x, y, weight):
    """Weights of the columns of x, none below zero."""
    target = (y + 1) / 2

    def loss(w):
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = -(weight * (target * np.log(p + 1e-12) + (1 - target) * np.log(1 - p + 1e-12))).sum() + PENALTY / 2 * (w @ w)
        return value, x.T @ (weight * (p - target)) + PENALTY * w

    return minimize(loss, np.ones(x.shape[1]), jac=True, method="L-BFGS-B", bounds=[(0, None)] * x.shape[1]).x


def label(s, low, high):
    return np.where(s < low, -1, np.where(s > high, 1, 0))


def thresholds(y, s):
    grid = np.unique(np.quantile(s, np.linspace(0.02, 0.98, 97)))
    return max(((f1_score(y, label(s, a, b), average="macro"), a, b) for a in grid for b in grid if a <= 0 <= b))


def auc(y, s):
    return roc_auc_score(y[y != 0] > 0, s[y != 0])


def cross_validate(x, y, groups, own_x, own_y):
    s = np.zeros(len(y))
    for train, test in GroupKFold(5).split(x, groups=groups):
        w = fit(np.vstack([x[train], own_x]), np.concatenate([y[train], own_y]),
                np.concatenate([np.ones(len(train)), np.full(len(own_y), OWN_WEIGHT)]))
        s[test] = x[test] @ w
    return s


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--mad", required=True)
    parser.add_argument("--check")
    parser.add_argument("--out")
    parser.add_argument("file", nargs="+")
    args = parser.parse_args()

    mad = list(read_mad(args.mad))
    own = [item for path in args.file for item in read_inline(path)]
    mad_evidence, own_evidence = evidence_of(mad), evidence_of(own)
    names = [row.split("\t")[0] for row in open(os.path.join(HERE, "..", "data", "evidence.tsv"), encoding="utf-8")
             if not row.startswith("#")]
    kinds = {name: i for i, name in enumerate(names)}
    x, own_x = matrix(mad_evidence, kinds), matrix(own_evidence, kinds)
    y, own_y = np.array([i[2] for i in mad]), np.array([i[2] for i in own])
    groups = np.array([i[3] for i in mad])

    s = cross_validate(x, y, groups, own_x, own_y)
    f1, low, high = thresholds(y, s)
    print("all evidence: macro F1 %.3f AUC %.3f" % (f1, auc(y, s)))
    places = [i for name, i in kinds.items() if name.count(".") == 1]
    terms = [i for name, i in kinds.items() if name.count(".") == 2]
    for what, columns in (("without argument places", terms), ("argument places alone", places)):
        part = cross_validate(x[:, columns], y, groups, own_x[:, columns], own_y)
        print("%s: macro F1 %.3f AUC %.3f" % (what, thresholds(y, part)[0], auc(y, part)))
    plain = x[:, terms].sum(axis=1)
    print("sum of polar terms: macro F1 %.3f AUC %.3f" % (thresholds(y, plain)[0], auc(y, plain)))

    w = fit(np.vstack([x, own_x]), np.concatenate([y, own_y]), np.concatenate([np.ones(len(y)), np.full(len(own_y), OWN_WEIGHT)]))
    scale = NEGATIVE_BELOW / (1 + NEGATIVE_BELOW) / low
    w, high = np.round(w * scale, 2), high * scale
    print("GZ_NEGATIVE_BELOW %.2f, GZ_POSITIVE_ABOVE %.2f" % (NEGATIVE_BELOW, high / (1 + high)))
    if args.check:
        items = list(read_mad(args.check))
        check_y = np.array([i[2] for i in items])
        check_s = matrix(evidence_of(items), kinds) @ w
        print("%s: macro F1 %.3f AUC %.3f" % (os.path.basename(args.check), f1_score(
            check_y, label(check_s, low * scale, high), average="macro"), auc(check_y, check_s)))
    if args.out:
        with open(args.out, "w", encoding="utf-8") as out:
            out.write("# kind\tweight\n# fitted by src/tools/fit_sentiment.py; the kinds are those of src/core/evidence.h: a place in a frame, or\n"
                      "# where a polar term stands and whether somebody else has a place in its frame (taken) or nobody (free)\n")
            for name, i in kinds.items():
                out.write("%s\t%.2f\n" % (name, w[i]))


if __name__ == "__main__":
    main()
