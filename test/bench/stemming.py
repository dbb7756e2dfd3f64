#!/usr/bin/env python3
"""Under- and over-stemming of gazette_stem and of PostgreSQL's french_stem.

usage: stemming.py [--text FILE] [psql's connection arguments]

The words are those of the inflection lexicon in src/data/hunspell, expanded
here: one group a lemma, a form of two lemmas standing in both.  Printed are
Paice's figures (An evaluation method for stemming algorithms, 1994):

UI    under-stemming: of the pairs of words of one group, the share that the
      stemmer does not give one stem;
OI    over-stemming: of the pairs of words of two groups, the share that it
      gives one stem all the same;
ERRT  how far the stemmer's point (UI, OI) lies from 0, 0 compared with
      cutting words after a number of letters; below 1 is better than cutting.

With --text every word counts as often as the file has it: what a reader of
that text meets when each of its words looks for all words of the lexicon.  A
form of several lemmas is shared out among them, and what either stemmer takes
for a stop word does not count.  PSQL names another psql.
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import unicodedata

HUNSPELL = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        '..', '..', 'src', 'data', 'hunspell')
ANALYSES = 510099               # what src/tools/pack_hunspell.c finds
FORMS = 470824


# --- the lexicon ---

def read_rules(path):
    """The suffix rules of fr.aff: flag -> [(strip, add, condition)]."""
    rules = collections.defaultdict(list)
    with open(path, encoding='utf-8') as file:
        for line in file:
            field = line.split()
            # the head of a class has four fields, a rule five or more
            if len(field) < 5 or field[0] != 'SFX':
                continue
            strip, add, condition = field[2], field[3].split('/')[0], field[4]
            rules[field[1]].append((
                '' if strip == '0' else strip, '' if add == '0' else add,
                re.compile('' if condition == '.' else f'(?:{condition})$')))
    return rules


def expand():
    """Every form of the lexicon with its lemma, as often as it is derived."""
    rules = read_rules(os.path.join(HUNSPELL, 'fr.aff'))
    with open(os.path.join(HUNSPELL, 'fr.dic'), encoding='utf-8') as file:
        next(file)              # the count of entries
        for line in file:
            entry, _, fields = line.rstrip('\r\n').replace('\t', ' ').partition(' ')
            word, _, flags = entry.partition('/')
            if not fields or not word:
                continue
            lemma = re.search('st:([^ ]*)', fields)
            lemma = lemma.group(1) if lemma else word
            flags = [flags[i:i + 2] for i in range(0, len(flags) - 1, 2)]
            if '()' not in flags:               # the word itself needs an affix
                yield word, lemma
            for flag in flags:
                for strip, add, condition in rules.get(flag, ()):
                    if word.endswith(strip) and condition.search(word):
                        yield word[:len(word) - len(strip)] + add, lemma


def read_groups():
    """The distinct pairs of form and lemma, in lower case."""
    analyses = list(expand())
    forms = len({form for form, _ in analyses})
    if (len(analyses), forms) != (ANALYSES, FORMS):
        sys.exit(f'the expansion has {len(analyses)} analyses and {forms} forms, '
                 f'not {ANALYSES} and {FORMS}')
    return sorted({(form.lower(), lemma.lower()) for form, lemma in analyses})


def count_words(path, known):
    """How often the text has each known word; elisions and parts apart."""
    with open(path, encoding='utf-8') as file:
        text = unicodedata.normalize('NFC', file.read()).lower().replace('’', "'")
    counts = collections.Counter()
    for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text):
        pieces = [word]
        for sign in "'", '-':
            pieces = [part for piece in pieces for part in
                      ([piece] if piece in known else piece.split(sign))]
        counts.update(piece for piece in pieces if piece in known)
    return counts


# --- the figures ---

def paice(pairs, stem, weight):
    """UI and OI of the stems, each pair of form and lemma having a weight."""
    size = collections.Counter(lemma for _, lemma in pairs)
    same_stem = collections.Counter(stem[form] for form, _ in pairs)
    same_both = collections.Counter((stem[form], lemma) for form, lemma in pairs)
    missed = wanted = wrong = unwanted = 0.0
    for pair in pairs:
        form, lemma = pair
        found = same_both[stem[form], lemma]
        missed += weight[pair] * (size[lemma] - found)
        wanted += weight[pair] * (size[lemma] - 1)
        wrong += weight[pair] * (same_stem[stem[form]] - found)
        unwanted += weight[pair] * (len(pairs) - size[lemma])
    return missed / wanted, wrong / unwanted


def truncation_line(pairs, weight):
    """The points of cutting after 4 to 12 letters."""
    forms = {form for form, _ in pairs}
    return [paice(pairs, {form: form[:n] for form in forms}, weight)
            for n in range(4, 13)]


def errt(point, line):
    """The way to the point as a share of the way on to the truncation line."""
    x, y = point
    for (x1, y1), (x2, y2) in zip(line, line[1:]):
        before, after = x1 * y - y1 * x, x2 * y - y2 * x
        if before * after <= 0 and before != after:
            share = before / (before - after)
            far_x, far_y = x1 + share * (x2 - x1), y1 + share * (y2 - y1)
            return x / far_x if far_x > far_y else y / far_y
    return float('nan')


# --- the server ---

def ask_server(words, arguments):
    """The stems of the words, {stemmer: {word: stem}}, and the stop words."""
    script = (
        # french_stem without its stop words, which have no stem at all
        'CREATE TEXT SEARCH DICTIONARY pg_temp.french_all '
        '(TEMPLATE = snowball, LANGUAGE = french);\n'
        'CREATE TEMP TABLE word (n serial, word text);\n'
        'COPY word (word) FROM stdin;\n'
        + ''.join(f'{word}\n' for word in words) + '\\.\n'
        "COPY (SELECT (ts_lexize('pg_temp.french_all', word))[1], "
        "gazette_stem(word), ts_lexize('french_stem', word) = '{}' "
        "OR ts_lexize('gazette', word) = '{}' "
        'FROM word ORDER BY n) TO stdout;\n')
    answer = subprocess.run(
        [os.environ.get('PSQL', 'psql'), '-X', '-q', '-v', 'ON_ERROR_STOP=1',
         *arguments],
        input="SET client_encoding = 'UTF8';\n" + script,
        encoding='utf-8', stdout=subprocess.PIPE, check=False)
    if answer.returncode != 0:
        sys.exit(answer.returncode)
    rows = [line.split('\t') for line in answer.stdout.splitlines()]
    if len(rows) != len(words):
        sys.exit(f'{len(rows)} stems for {len(words)} words')
    stems = {'french_stem': {w: row[0] for w, row in zip(words, rows)},
             'gazette_stem': {w: row[1] for w, row in zip(words, rows)}}
    return stems, {w for w, row in zip(words, rows) if row[2] == 't'}


def main():
    parser = argparse.ArgumentParser(
        usage='%(prog)s [--text FILE] [psql arguments]', add_help=False)
    parser.add_argument('--text')
    options, arguments = parser.parse_known_args()

    pairs = read_groups()
    words = sorted({form for form, _ in pairs})
    lemmas = collections.Counter(form for form, _ in pairs)
    stems, stop_words = ask_server(words, arguments)
    print(f'{len(pairs)} pairs of form and lemma, {len(words)} forms, '
          f'{len({lemma for _, lemma in pairs})} lemmas')

    weights = [('each word once', dict.fromkeys(pairs, 1))]
    if options.text is None:
        print('no --text FILE: figures weighted by frequency are left out')
    else:
        counts = count_words(options.text, set(words))
        for word in stop_words:
            counts.pop(word, None)
        weights.append((f'weighted by {sum(counts.values())} words of text',
                        {(form, lemma): counts[form] / lemmas[form]
                         for form, lemma in pairs}))
    for what, weight in weights:
        line = truncation_line(pairs, weight)
        print(f'\n{what}\n{"":14} {"UI":>7} {"OI":>10} {"ERRT":>7}')
        for name, stem in stems.items():
            ui, oi = paice(pairs, stem, weight)
            print(f'{name:14} {ui:7.4f} {oi:10.2e} {errt((ui, oi), line):7.3f}')


if __name__ == '__main__':
    main()
