#!/usr/bin/env python3
"""How well the name mentions of an article are grouped to entities, and whether the places have the right country, through SQL.

usage: grouping.py [--errors] GOLD.jsonl [PSQL-ARG ...]

GOLD.jsonl: as for entities.py, with "links": [[start, end, entity, country], ...], a name mention each (test/gold/README.md).
PSQL-ARGs reach psql; the database must have the extension. Two mentions of an article are in one group where the column entity of
gazette_mentions() is the same. Scored are the mentions that it finds with exactly the gold's span and kind, and once more all of
the gold, the missed ones each a group of its own. --errors lists what is wrong: article, mention, ours, gold.
"""
import collections
import sys

from gold import f1, query, read

SQL = """
select i, m.start - 1, m.start - 1 + m.length, m.kind, m.entity, m.country
from gold, lateral (select a.*, e.country from gazette_mentions(body) a left join gazette_entities(body) e using (entity, kind)) m
where m.entity is not null;
"""


def clusters(keys):
    """Of each mention the set of those with the same key; keys is {mention: key}."""
    members = collections.defaultdict(set)
    for mention, key in keys.items():
        members[key].add(mention)
    return {mention: members[key] for mention, key in keys.items()}


def b_cubed(ours, gold):
    """Precision, recall and F1 averaged over the mentions; both are {mention: its group} of the same mentions."""
    shared = {m: len(ours[m] & gold[m]) for m in gold}
    precise = sum(shared[m] / len(ours[m]) for m in gold) / max(len(gold), 1)
    recalled = sum(shared[m] / len(gold[m]) for m in gold) / max(len(gold), 1)
    return precise, recalled, f1(precise, recalled)


def pairwise(ours, gold):
    """Precision, recall and F1 of the pairs of mentions that are in one group."""
    right, found, wanted = (sum(len(group) - 1 for group in groups)
                            for groups in ((ours[m] & gold[m] for m in gold), ours.values(), gold.values()))
    precise, recalled = right / max(found, 1), right / max(wanted, 1)
    return precise, recalled, f1(precise, recalled)


def show_grouping(articles, found, wanted, errors):
    """Scores of the groups; found and wanted are {(article, start, end): entity}, found holds mentions that are right only."""
    covered = {m: wanted[m] for m in wanted if m in found}
    share = len(covered) / max(len(wanted), 1)
    ours, gold = (clusters({m: (m[0], keys[m]) for m in covered}) for keys in (found, covered))
    print(f"{len(covered)} of {len(wanted)} name mentions found with their span and kind ({share:.3f})")
    # a missed mention is its own key, which no entity is
    every = [clusters({m: (m[0], keys.get(m, m)) for m in wanted}) for keys in (found, wanted)]
    for label, scores in (("B-cubed, found", b_cubed(ours, gold)), ("pairs, found", pairwise(ours, gold)),
                          ("B-cubed, all", b_cubed(*every))):
        print("%-16s P %.3f  R %.3f  F %.3f" % (label, *scores))
    if errors:
        wrong = collections.Counter((m[0], articles[m[0]]["text"][m[1]:m[2]], found[m], gold_name)
                                    for m, gold_name in covered.items() if ours[m] != gold[m])
        for (i, mention, our_name, gold_name), times in wrong.items():
            print("group", articles[i]["id"], mention + (f" ({times} times)" if times > 1 else ""), our_name, gold_name, sep="\t")


def show_countries(articles, found, wanted, errors):
    """How many places have their country; both are {(article, start, end): country}, empty: in none or several, or not known."""
    pairs = [(m, found[m], wanted[m]) for m in wanted if m in found]
    print(f"{len(pairs)} of {len(wanted)} LOC mentions found")
    for label, some in (("country, all found", pairs), ("in one country", [p for p in pairs if p[2]]),
                        ("in none or several", [p for p in pairs if not p[2]])):
        right = sum(ours == gold for _, ours, gold in some)
        null = sum(ours == "" != gold for _, ours, gold in some)
        share, wrong = right / max(len(some), 1), len(some) - right - null
        print(f"{label:19} {right} of {len(some)} right ({share:.3f}), {null} NULL, {wrong} wrong")
    for (i, start, end), ours, gold in pairs if errors else ():
        if ours != gold:
            print("country", articles[i]["id"], articles[i]["text"][start:end], ours or "NULL", gold or "NULL", sep="\t")


def main():
    args = sys.argv[1:]
    errors = args[:1] == ["--errors"]
    args = args[errors:]
    if not args:
        sys.exit(__doc__)
    articles = read(args[0])
    entities, countries = {}, {}
    for i, start, end, kind, entity, country in query([a["text"] for a in articles], SQL, args[1:]):
        name = int(start), int(end), kind
        if name in articles[int(i)]["entities"]:
            entities[int(i), *name[:2]] = entity
            if kind == "LOC":
                countries[int(i), *name[:2]] = country

    links = {(i, start, end): (entity, country) for i, a in enumerate(articles) for start, end, entity, country in a["links"]}
    show_grouping(articles, entities, {m: entity for m, (entity, _) in links.items()}, errors)
    print()
    show_countries(articles, countries, {m: country for m, (_, country) in links.items() if country is not None}, errors)


if __name__ == "__main__":
    main()
