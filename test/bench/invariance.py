#!/usr/bin/env python3
"""How much of the F1 of gazette_mentions(), through SQL, is left when the same articles are typed or peopled differently.

usage: invariance.py GOLD.jsonl [PSQL-ARG ...]

GOLD.jsonl and the PSQL-ARGs are those of entities.py; F1 is strict, over people, places and organisations. Typography changes the
whole text. Capitals and lower case change the first line alone, the headline, and are scored on its mentions beside those of the
line as it is. Persons: each word of a person's name is replaced by another one throughout the mentions of its article, given
names by given names of the same gender where that is known, surnames by surnames; hyphens, initials, particles, words in lower
case and the case of the rest stay, a vowel at the start stays one, so that elisions hold. Beside each figure stands what is asked
of it.
"""
import itertools
import os
import random
import re
import sys
import unicodedata

from gold import CORE, mentions, read, score

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "data")
# a word of a name, without an elided particle: d'Artagnan, but N'Diaye whole
WORD = re.compile(r"(?:\b[a-zà-öø-ÿ]+['’])?(\w+(?:['’]\w+)*)")
SPACES = " \u00a0\u202f"


# ---------- variants: a text as a list of strings, one for each of its characters ----------

def change(article, pieces):
    """The article with each character replaced by its piece, the names moved along."""
    at = [0, *itertools.accumulate(map(len, pieces))]
    return {"text": "".join(pieces), "entities": {(at[start], at[end], kind) for start, end, kind in article["entities"]}}


def swap(old, new):
    """A variant: one character for another."""
    return lambda article: change(article, list(article["text"].replace(old, new)))


def space(wide):
    """A variant: one kind of space inside guillemets and before double punctuation, where the text has any."""
    def variant(article):
        text = article["text"]
        return change(article, [wide if c in SPACES and (text[i - 1:i] == "«" or text[i + 1:i + 2] in tuple("»;:!?%")) else c
                                for i, c in enumerate(text)])
    return variant


def decomposed(article):
    """A variant: letters and their accents apart."""
    return change(article, [unicodedata.normalize("NFD", c) for c in article["text"]])


def plain(text):
    """Text without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def headline(piece):
    """A variant: the characters of the first line through a function."""
    def variant(article):
        end = len(first_line(article))
        return change(article, [piece(c) if i < end else c for i, c in enumerate(article["text"])])
    return variant


def first_line(article):
    return article["text"].split("\n", 1)[0]


# ---------- other persons ----------

def rows(name):
    """The rows of a table in src/data."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def start_of(word):
    """Whether a word starts with a vowel; h and y, which elide or not, are each their own."""
    c = plain(word[0]).lower()
    return c if c in "hy" else "vowel" if c in "aeiouœæ" else "consonant"


class Pool:
    """Names to choose from, by their start and gender."""

    def __init__(self):
        self.gender = {plain(name).lower(): gender for name, gender in rows("given_names.tsv")}
        self.surnames = {plain(name[0]).lower() for name in rows("surnames.tsv")}
        self.particles = {row[0].lower() for row in rows("cues.tsv") if row[1] == "particle"} | {"des", "du", "la", "le", "les"}
        self.choice = {}
        for name, gender in [*rows("given_names.tsv"), *((*row, "surname") for row in rows("surnames.tsv"))]:
            # names of one word alone, in the usual case
            if name.isalpha() and name == name.capitalize() and len(name) > 2:
                for key in (gender, "any") if gender != "surname" else (gender,):
                    self.choice.setdefault((key, start_of(name)), []).append(name)

    def other(self, word, what, chance):
        """Another name in place of a word, in the same case; what is a gender, any or surname."""
        some = self.choice.get((what, start_of(word))) or self.choice["surname", "consonant"]
        name = chance.choice(some)
        while plain(name).lower() == plain(word).lower():
            name = chance.choice(some)
        return name


def words_of(mention, pool):
    """The (start, end) of the words of a name that another can stand for, in lists, one for each part between spaces."""
    def replaced(start, end):
        word = mention[start:end]
        return len(word) > 1 and word[0].isupper() and not any(c.isdigit() for c in word) and word.lower() not in pool.particles

    parts = [[m.span(1) for m in WORD.finditer(mention, *part.span())] for part in re.finditer(r"\S+", mention)]
    return [[span for span in part if replaced(*span)] for part in parts]


def repeople(pool):
    """A variant: other persons."""
    def variant(article):
        chance = random.Random(first_line(article))
        text, pieces, other = article["text"], list(article["text"]), {}
        persons = [name for name in article["entities"] if name[2] == "PER"]
        # the longest first: they tell given names from surnames
        for start, end, _ in sorted(persons, key=lambda name: (-len(text[name[0]:name[1]].split()), name)):
            mention = text[start:end]
            parts = words_of(mention, pool)
            for n, part in enumerate(parts):
                keys = [plain(mention[s:e]).lower() for s, e in part]
                gender = pool.gender.get("-".join(keys)) or (pool.gender.get(keys[0]) if keys else None)
                if len(parts) == 1:
                    given = gender and not pool.surnames.intersection(keys)
                else:
                    given = n == 0 or gender and n < len(parts) - 1
                what = (gender if gender in ("m", "f") else "any") if given else "surname"
                for key, (s, e) in zip(keys, part):
                    if key not in other:
                        other[key] = pool.other(mention[s:e], what, chance)
                    name = other[key]
                    pieces[start + s:start + e] = [name.upper() if mention[s:e].isupper() else name, *[""] * (e - s - 1)]
        return change(article, pieces)
    return variant


# ---------- report ----------

def figure(articles, kinds, head, psql_args):
    """Strict F1 of the names of some kinds, of the first lines alone where asked."""
    gold, found = [a["entities"] for a in articles], mentions([a["text"] for a in articles], psql_args)
    if head:
        ends = [len(first_line(a)) for a in articles]
        gold, found = ([{n for n in some if n[1] <= end} for some, end in zip(names, ends)] for names in (gold, found))
    return score(gold, found, kinds)[2]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    articles, psql_args = read(sys.argv[1]), sys.argv[2:]

    def show(label, f1, extra=""):
        print(f"{label:42} F1 {f1:.3f}{extra}")

    base = figure(articles, CORE, False, psql_args)
    show("as it is", base)
    for label, variant in (("apostrophes ' to ’", swap("'", "’")), ("apostrophes ’ to '", swap("’", "'")),
                           ("spaces U+00A0 in « » and before ;:!?%", space("\u00a0")),
                           ("spaces U+202F in « » and before ;:!?%", space("\u202f")), ("decomposed (NFD)", decomposed)):
        f1 = figure([variant(a) for a in articles], CORE, False, psql_args)
        show(label, f1, f"  {100 * (f1 - base):+.2f} points  (asked: less than 1)")

    base = figure(articles, CORE, True, psql_args)
    show("first line as it is", base)
    for label, piece, bar in (("first line in capitals", str.upper, "  (asked: 80 %)"),
                              ("first line in capitals without accents", lambda c: plain(c.upper()), "  (asked: 80 %)"),
                              ("first line in lower case", str.lower, "")):
        f1 = figure([headline(piece)(a) for a in articles], CORE, True, psql_args)
        show(label, f1, f"  {100 * f1 / (base or 1):.1f} % kept{bar}")

    variant = repeople(Pool())
    others = [variant(a) for a in articles]
    for label, kinds in (("PER", ("PER",)), ("PER LOC ORG", CORE)):
        base, f1 = (figure(some, kinds, False, psql_args) for some in (articles, others))
        show(f"other persons, {label}", f1, f"  {100 * f1 / (base or 1):.1f} % kept of {base:.3f}  (asked: 95 %)")


if __name__ == "__main__":
    main()
