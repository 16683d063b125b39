"""The names of divisions and towns for the lexicon: from GeoNames and ISO 3166-2."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from agents.lexicon import Name, forms
from agents.regions import towns
from agents.regions.curated import table
from agents.regions.place import Place

# Divisions called by where they lie; translated, they are no names but words.
_COMPASS = frozenset({"Central", "Centre", "Eastern", "Northern", "Southern", "Western"})
SHORTEST = 3  # letters
SHORTEST_FURTHER = 4  # letters; a town's shorter further names are codes and other words
# A town's further name in another script than Latin is kept from this size where it is very short.
SHORTEST_WRITTEN = 3  # letters, marks not counted
LARGE = 500_000  # inhabitants
# Endings are sought behind the names of places that the languages with endings write about: large
# ones, and those where such a language is spoken.
INFLECTED = 100_000  # inhabitants
_INFLECTING = frozenset(
    {"AL", "AM", "AZ", "BA", "BG", "BY", "CY", "CZ", "EE", "ES", "FI", "GE", "GR", "HR", "HU", "IS"}
    | {"KG", "KZ", "LT", "LV", "MD", "ME", "MK", "MN", "PL", "RO", "RS", "RU", "SI", "SK", "TJ"}
    | {"TM", "TR", "UA", "UZ", "XK"}
)
SHORTEST_INFLECTED = 4  # letters; three of towns where such a language is spoken: Niš, Kyiv's Київ
# The languages whose rules of endings hold for the names of a country's places.
_SPOKEN = {
    "AL": ("sq",), "AM": ("hy",), "AZ": ("az",), "BA": ("hr", "sr"), "BG": ("bg",), "BY": ("be",),
    "CZ": ("cs",), "EE": ("et",), "FI": ("fi",), "GE": ("ka",), "HR": ("hr",), "HU": ("hu",),
    "LT": ("lt",), "LV": ("lv",), "ME": ("sr",), "MK": ("mk",), "PL": ("pl",), "RO": ("ro",),
    "MD": ("ro",), "RS": ("sr",), "RU": ("ru",), "SI": ("sl",), "SK": ("sk",), "TR": ("tr",),
    "UA": ("uk", "ru"), "XK": ("sr", "sq"),
}  # fmt: skip
# Where a division is never called by its seat's bare name.
_TITLED = frozenset(
    {"BG", "BY", "CZ", "EE", "HR", "HU", "KZ", "LT", "LV", "PL", "RO", "RS", "RU", "SI", "SK", "UA"}
)
_SEAT = 15_000  # inhabitants
_SPOKEN_FROM = 15_000  # inhabitants; smaller towns are seldom named and their stems are words
# What towns and divisions are called beside their proper name.
_KINDS = table("kinds")
_KIND_BEHIND = re.compile(rf"^(.+?)(?: (?:{'|'.join(_KINDS['behind']['en'])}))$")
_BEFORE = "|".join(_KINDS["before"]["words"])
_KIND_BEFORE = re.compile(
    rf"^(?:{_BEFORE})(?: (?:{'|'.join(_KINDS['before']['joints'])}))? "
    rf"|^(?:{_BEFORE}) (?:{'|'.join(_KINDS['before']['elided'])})"
)
_WATERS = tuple(f" {word}" for word in _KINDS["water"]["en"])
_LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def of_divisions(places: dict[str, Place]) -> Iterator[Name]:
    """Yield the names of first- and second-level divisions, with and without their kind."""
    for row in table("divisions")["division"]:
        if row["id"] in places:
            yield Name(row["name"], "place", row["id"], None, "caps", inflects=True)
    iso = {}
    seats = _seats(places)
    for part in towns.divisions().values():
        place = places.get(part.key)
        if place is None or place.geonames_id != part.geonames_id:
            continue
        if part.level == 1:
            iso[part.key] = place
        for form in (part.name, *part.aliases):
            for short in _division_forms(form):
                if _usable(short, place) and (place.country, short) not in seats:
                    yield _local(short, place)
    yield from _translated(iso, seats)


def _seats(places: dict[str, Place]) -> frozenset[tuple[str, str]]:
    """Return the towns whose bare name does not mean the division around them.

    In these countries a division is named by an adjective or with its kind: Žilina is the
    town, Žilinský kraj or Žilina Region the division.
    """
    return frozenset(
        (place.country or "", form)
        for place in places.values()
        if place.country in _TITLED and place.level in ("city", "capital")
        if place.population >= _SEAT
        for form in (place.name, forms.unaccented(place.name))
    )


def _division_forms(form: str) -> Iterator[str]:
    yield form
    behind = _KIND_BEHIND.match(form)
    if behind:
        yield behind.group(1)
        yield form[: behind.end(1)] + form[behind.end(1) :].lower()
    else:
        bare = _KIND_BEFORE.sub("", form)
        if bare != form:
            yield bare


def _translated(iso: dict[str, Place], seats: frozenset[tuple[str, str]]) -> Iterator[Name]:
    """Yield the first-level divisions' names in the languages of iso-codes (pycountry)."""
    import pycountry

    folder = Path(pycountry.__file__).parent / "locales"
    rows = [(row.code, row.name) for row in pycountry.subdivisions if row.code in iso]
    for code, name in rows:
        for form in _division_forms(name.partition("[")[0].strip()):
            if _usable(form, iso[code]) and (iso[code].country, form) not in seats:
                yield _local(form, iso[code])
    for path in sorted(folder.glob("*/LC_MESSAGES/iso3166-2.mo")):
        language = path.parent.parent.name.partition("_")[0].partition("@")[0]
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)
        for code, name in rows:
            text = catalog.gettext(name)
            if name in _COMPASS or text == name or not _usable(text, iso[code]):
                continue
            if not _is_slight(text, iso[code]):
                yield Name(text, "place", code, language, "caps", inflects=True)


def of_towns(places: dict[str, Place], towns_from: int) -> Iterator[Name]:
    """Yield the names of towns; of those below ``towns_from`` inhabitants their own alone."""
    for place in places.values():
        if place.level in ("city", "capital") and _usable(place.name, place, SHORTEST):
            yield _local(place.name, place)
            first, _, more = place.name.partition(" ")
            if more and (short := _KINDS["short"].get(first)):
                yield _local(f"{short} {more}", place)
    curated = {
        (row["country"], form): f"geonames:{row['geonames_id']}"
        for row in table("city_names")["city"]
        for listed in row["names"].values()
        for form in listed
    }
    titles = {(p.country, p.name) for p in places.values() if p.level == "admin1"}
    for key, listed in towns.alternates(towns_from):
        town = places.get(key)
        if town is None:
            continue
        for form in listed:
            if (town.country, form) in titles and town.population < INFLECTED:
                continue  # the division around a small town: Quảng Ninh
            if curated.get((town.country or "", form), town.key) != town.key:
                continue  # "नई दिल्ली" of Delhi, which is New Delhi's
            if _usable(form, town) and not _is_slight(form, town):
                yield _local(form, town)


def _is_slight(form: str, town: Place) -> bool:
    """Tell whether a further name is too short to be told from words: "Kita" of Quito.

    In Latin letters it is where it begins unlike the town's name, in Indic and Semitic scripts
    where the town is not large. The languages' own names of well-known towns come from
    ``city_names.toml`` and CLDR.
    """
    if _LATIN.match(form):
        first = forms.unaccented(form)[:1]
        return len(form) <= SHORTEST_FURTHER and first != forms.unaccented(town.name)[:1]
    if not "\u0590" <= form[0] < "\u0e00":
        return False
    letters = sum(not unicodedata.category(letter).startswith("M") for letter in form)
    return (letters < SHORTEST_WRITTEN and town.population < LARGE) or (
        letters == SHORTEST_WRITTEN and town.population < LARGE // 10
    )


def _local(form: str, place: Place) -> Name:
    """Return a name in any language; whether endings may join it depends on the place."""
    spoken: tuple[str, ...] = ()
    if place.population >= _SPOKEN_FROM and place.level != "admin2":
        spoken = _SPOKEN.get(place.country or "", ())
    inflects = len(form) >= SHORTEST_INFLECTED - bool(
        spoken and place.population >= LARGE // 5
    ) and (
        (place.population >= INFLECTED and place.level != "admin2") or place.country in _INFLECTING
    )
    return Name(form, "place", place.key, None, "caps", inflects=inflects, spoken=spoken)


def _usable(form: str, place: Place, shortest: int | None = None) -> bool:
    """Tell whether a name is written as one, and not a number, a code or a transcription."""
    if not form or not form[0].isalpha():
        return False
    if not _LATIN.match(form):
        return len(form) >= (SHORTEST if form[0] < "\u0590" else 2)
    if not form[0].isupper() or form.isupper():
        return False
    if place.level == "admin2" and form != place.name and form.endswith(_WATERS):
        return False  # the county is called for the water
    return len(form) >= (shortest or SHORTEST_FURTHER)
