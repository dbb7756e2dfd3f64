"""What the import scripts share: reading the sources, folding names, what the lexicon and the tables already know."""
import gettext, json, re, unicodedata

OVERSEAS = {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL", "978": "MF", "986": "WF",
            "987": "PF", "988": "NC"}
FRENCH = {"FR", *OVERSEAS.values()}
APOSTROPHES = str.maketrans("’‘ʻʼʿʾ′`´", "'''''''''")


def fold(name):
    """Upper and lower case, accents, hyphens and apostrophes are one, as in the matcher."""
    name = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    return re.sub(r"[\W_]+", " ", "".join(c for c in name if not unicodedata.combining(c))).strip()


def printed(name):
    """A name as the tables write it."""
    return unicodedata.normalize("NFC", name).translate(APOSTROPHES).strip()


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
    """cities.pbf: length-delimited protocol buffers, one a city; coordinates are differences from the city before."""
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


def read_french(path):
    """geonames.mo: GeoNames id, country or country.admin1 -> French name."""
    return gettext.GNUTranslations(open(path, "rb"))._catalog


def read_communes(folder, file="communes"):
    return json.load(open(f"{folder}/{file}.json", encoding="utf-8"))


def read_seats(path):
    """cities500.txt: INSEE code of a French commune -> (latitude, longitude) of its largest place."""
    best = {}
    for line in open(path, encoding="utf-8"):
        field = line.split("\t")
        if field[8] in FRENCH and re.fullmatch(r"\d[\dAB]\d{3}", field[13]) and field[6] == "P":
            place = (field[7] != "PPLX", int(field[14]), -int(field[0]))
            if place > best.get(field[13], ((False, -1, 0),))[0]:
                best[field[13]] = (place, (float(field[4]), float(field[5])))
    return {code: spot for code, (_, spot) in best.items()}


def read_subdivisions(path):
    """CLDR's common/subdivisions/fr.xml: (country, name), one a subdivision."""
    for code, name in re.findall(r'<subdivision type="([a-z0-9]+)"[^>]*>([^<]*)<', open(path, encoding="utf-8").read()):
        yield code[:2].upper(), printed(name.replace("&amp;", "&"))


def read_table(path):
    """The rows of one of our tables, each a list of fields."""
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def table_names(path):
    """The canonical name and the aliases of each row, in one list."""
    for row in read_table(path):
        yield row[0], [alias.lstrip("?") for alias in row[1].split("|") if alias]


def read_rules(path):
    """The suffix rules of the affix file: flag -> [(letters to strip, to add, condition)]."""
    rules = {}
    for line in open(path, encoding="utf-8"):
        field = line.split()
        if len(field) >= 5 and field[0] == "SFX":
            strip, add = ("" if one == "0" else one for one in (field[2], field[3].split("/")[0]))
            rules.setdefault(field[1], []).append((strip, add, re.compile(f"(?:{field[4]})$")))
    return rules


def read_hunspell(folder):
    """Every form of the dictionary: (form, parts of speech of its entry, is it a name?)."""
    rules = read_rules(f"{folder}/fr.aff")
    lines = open(f"{folder}/fr.dic", encoding="utf-8")
    next(lines)
    for line in lines:
        head, _, fields = line.rstrip("\n").partition(" ")
        word, _, flags = head.partition("/")
        tags = set(re.findall(r"po:(\w+)", fields))
        if not word or not tags:
            continue
        flags = [flags[i:i + 2] for i in range(0, len(flags), 2)]
        if "()" not in flags:
            yield word, tags, word[0].isupper()
        for flag in flags:
            for strip, add, condition in rules.get(flag, ()):
                if word.endswith(strip) and condition.search(word):
                    yield word[:len(word) - len(strip)] + add, tags, word[0].isupper()


class Lexicon:
    """Folds of the words and names that src/data knows: common, first, surnames, and others (bodies, works, events, countries)."""

    def __init__(self, data):
        self.common, self.first, self.surnames, self.others = {"l", "d", "qu", "s"}, set(), set(), set()
        for form, tags, name in read_hunspell(f"{data}/hunspell"):
            if not name:
                self.common.add(fold(form))
            if "prn" in tags:
                self.first.add(fold(form))
            if "patr" in tags:
                self.surnames.add(fold(form))
        self.known_first, self.known_surnames = set(self.first), set(self.surnames)
        self.common.discard("")
        for name, aliases in table_names(f"{data}/persons.tsv"):
            for one in [name] + aliases:
                self.others.add(fold(one))
                first, _, last = one.partition(" ")
                if last:
                    self.first.add(fold(first))
                    self.surnames.update({fold(last), fold(last.split(" ")[-1])})
        for file in ("organisations", "products", "events", "countries"):
            for name, aliases in table_names(f"{data}/{file}.tsv"):
                self.others.update(fold(one) for one in [name] + aliases)

    def is_name(self, name):
        """Is it also a word, a name of people or that of another entity, or does it read as words or as somebody's name?"""
        whole = fold(name)
        parts = whole.split(" ")
        return (whole in self.common or whole in self.first or whole in self.surnames or whole in self.others
                or name.count("-") < 2 and all(part in self.common for part in parts)
                or "-" not in name and parts[0] in self.first
                and all(part in self.common or part in self.first or part in self.surnames for part in parts[1:]))
