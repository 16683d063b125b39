"""The names of places for the lexicon: from CLDR, GeoNames, ISO 3166-2 and the curated files."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from agents.lexicon import Name, forms
from agents.lexicon.singles import Singles
from agents.regions import abbreviations, towns
from agents.regions.curated import table, tables
from agents.regions.place import Place

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
_STEM = 5  # letters that the case forms of a listed name share
_SPOKEN_FROM = 15_000  # inhabitants; smaller towns are seldom named and their stems are words
# CLDR's own markers and notes in a territory's name: "Hongkong (Chiny)", "China SAR".
_NOTE = re.compile(r"\s*[(（\[].*?[)）\]]\s*")
_SAR = re.compile(r"\bSAR\b|\bRAS\b|\bSRA\b")
# English words for a kind of division; with or without them a division's name is used.
_KINDS = (
    "Province", "Region", "State", "Oblast", "Governorate", "County", "Prefecture", "District",
    "Parish", "Department", "Krai", "Republic", "Territory", "Municipality", "Voivodeship",
    "Canton", "Division", "Raion", "Rayon", "Borough", "Census Area", "Regency", "City",
)  # fmt: skip
_KIND_BEHIND = re.compile(rf"^(.+?)(?: (?:{'|'.join(_KINDS)}))$")
# Words before a division's proper name in the languages of GeoNames' aliases.
_KIND_BEFORE = re.compile(
    r"^(?:Provincia|Província|Province|Região|Región|Regione|Région|Departamento|Département|"
    r"Estado|Condado|Comté|Comunidad|Municipio|Distrito|Kraj|Județul|Judeţul|Megye|Bezirk|"
    r"Landkreis|Kreis|Oblast|Wilaya|Gouvernorat|Tỉnh|Changwat|Amphoe|Khet|Powiat|Gmina|Comuna|"
    r"Caza|Kabupaten|Provinsi|Kota)(?: d[eiou]s?| da| del| della| dello| du| de la| des)? "
    r"|^(?:Provincia|Province|Département|Région|Regione|Comté) (?:d'|dell'|de l')"
)
# How languages without spaces, and Korean, join "army" to a country's name.
_TROOPS = {"ja": "軍", "ko": "군", "zh-Hans": "军", "zh-Hant": "軍"}
# A county's name without its kind is such a water's: "the Red River", not Red River County.
_WATERS = (" River", " Lake", " Creek", " Bay", " Island", " Islands", " Fork")
# How English news writes the first word of towns' names; GeoNames lists it of large towns only.
_SHORT = {"Saint": "St.", "Sainte": "Ste.", "Mount": "Mt.", "Fort": "Ft."}
_LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def names(places: dict[str, Place], towns_from: int) -> Iterator[Name]:
    """Yield every name of every place, and the demonyms.

    Towns of fewer inhabitants than ``towns_from`` have their own name alone.
    """
    others, pairs = _others(), Singles.load().pairs
    for name in _all(places, towns_from):
        if name.form in pairs:
            continue  # 中美 is China and the United States, not Central America
        known = (
            name.case == "exact"
            or name.table != "place"
            or places[name.key].level in ("country", "area", "macro")
        )
        if known or (name.form not in others and forms.unaccented(name.form) not in others):
            yield name


def _others() -> frozenset[str]:
    """Return what is written like a place's name and is none: months, days, ``others.toml``."""
    from babel import Locale, localedata

    words = {form for listed in table("others")["others"].values() for form in listed}
    for identifier in localedata.locale_identifiers():
        if "_" in identifier:
            continue
        locale = Locale(identifier)
        for calendar in (locale.months, locale.days):
            for width in calendar["format"].values():
                words.update(text for text in width.values() if text)
            for width in calendar["stand-alone"].values():
                words.update(text for text in width.values() if text)
    words |= {word[:1].upper() + word[1:] for word in words} | {w.rstrip(".") for w in words}
    return frozenset(words)


def _all(places: dict[str, Place], towns_from: int) -> Iterator[Name]:
    yield from _countries(places)
    yield from _curated(places)
    yield from _abbreviations()
    yield from _characters()
    yield from _armies(places)
    yield from _divisions(places)
    yield from _towns(places, towns_from)
    yield from _demonyms()


def _countries(places: dict[str, Place]) -> Iterator[Name]:
    for row in table("countries")["country"]:
        for language, listed in row["names"].items():
            for form in listed:
                # English names are used in all languages, abbreviations only in English.
                everywhere = language == "en" and len(form) > 3
                yield _name(form, row["id"], None if everywhere else language)
    for row in table("country_names")["country"]:
        yield from _listed(row["id"], row)
    for row in table("division_names")["division"]:
        if row["id"] in places:
            yield from _listed(row["id"], row)
    for row in table("city_names")["city"]:
        yield from _listed(f"geonames:{row['geonames_id']}", row)
    from babel import Locale, localedata

    codes = {key for key, place in places.items() if place.kind in ("country", "macro")}
    codes.discard("001")  # "World" is no region of the news
    cities = towns.by_name(places)
    zones = _zones()
    for identifier in localedata.locale_identifiers():
        if "_" in identifier:
            continue
        locale = Locale(identifier)
        for code, text in locale.territories.items():
            if code in codes:
                for form in _bare(text):
                    yield _name(form, code, identifier)
        for zone, data in locale.time_zones.items():
            city = data.get("city")
            country = zones.get(zone)
            if not city or not country:
                continue
            english = zone.rpartition("/")[2].replace("_", " ")
            place = cities.get((country, english))
            if place is not None:
                for form in _bare(city):
                    yield _name(form, place.key, identifier)


def _zones() -> dict[str, str]:
    from babel.core import get_global

    return dict(get_global("zone_territories"))


def _bare(text: str) -> Iterator[str]:
    """Yield a CLDR name without its notes, and a note that is a name: "Mjanma (Birma)"."""
    text = text.replace("\u200b", "")  # Khmer's mark of where a line may break
    bare = " ".join(_SAR.sub(" ", _NOTE.sub(" ", text)).split())
    if len(bare) > 1:
        yield bare


def _curated(places: dict[str, Place]) -> Iterator[Name]:
    for row in table("areas")["area"]:
        yield from _rows(f"area:{row['id']}", row)
    for row in table("macro")["macro"]:
        if row["id"] == "001":
            continue
        if row["id"] == "053":  # written out, its name is a list of two countries
            row["name"] = "Australasia"
            row["names"] = {}
        yield from _rows(row["id"], row)


def _rows(key: str, row: dict[str, Any]) -> Iterator[Name]:
    yield _name(row["name"], key, None)
    yield from _listed(key, row)


def _listed(key: str, row: dict[str, Any]) -> Iterator[Name]:
    for language, listed in row.get("names", {}).items():
        base = language.partition("-")[0]
        seen: set[str] = set()
        for form in listed:
            name = _name(form, key, None if base == "en" and " " in form else base)
            # Behind its nominative a case form needs no endings of its own.
            start = form[:_STEM]
            yield replace(name, inflects=False) if start in seen else name
            seen.add(start)


def _abbreviations() -> Iterator[Name]:
    for form, key in (*abbreviations.keys().items(), *abbreviations.free().items()):
        yield Name(form, "place", key, "en", "exact")


def _characters() -> Iterator[Name]:
    """Yield the characters that stand for countries; ``singles.toml`` says where they do."""
    for row in table("abbreviations")["character"]:
        for language, listed in row["forms"].items():
            for form in listed:
                yield Name(form, "place", row["id"], language, "exact")


def _armies(places: dict[str, Place]) -> Iterator[Name]:
    """Yield the one-word names of a country's troops, which name the country: ロシア軍."""
    from babel import Locale

    known = [(r["id"], r.get("names", {})) for r in table("countries")["country"]]
    known += [(r["id"], r.get("names", {})) for r in table("country_names")["country"]]
    known += [(r["id"], r["forms"]) for r in table("abbreviations")["character"]]
    for written, end in _TROOPS.items():
        language = written[:2]
        territories = Locale.parse(written.replace("-", "_")).territories
        forms_of = {
            (code, t) for code, t in territories.items() if code in places and len(code) == 2
        }
        for code, names_of in known:
            forms_of.update((code, f) for tag in (written, language) for f in names_of.get(tag, ()))
        for code, form in sorted(forms_of):
            yield Name(form + end, "demonym", code, language, "exact")


def _divisions(places: dict[str, Place]) -> Iterator[Name]:
    for row in table("divisions")["division"]:
        if row["id"] in places:
            yield _name(row["name"], row["id"], None)
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
            if text != name and _usable(text, iso[code]):
                yield _name(text, code, language)


def _towns(places: dict[str, Place], towns_from: int) -> Iterator[Name]:
    for place in places.values():
        if place.level in ("city", "capital") and _usable(place.name, place, SHORTEST):
            yield _local(place.name, place)
            first, _, more = place.name.partition(" ")
            if more and (short := _SHORT.get(first)):
                yield _local(f"{short} {more}", place)
    titles = {(p.country, p.name) for p in places.values() if p.level == "admin1"}
    for key, listed in towns.alternates(towns_from):
        town = places.get(key)
        if town is None:
            continue
        for form in listed:
            if (town.country, form) in titles and town.population < INFLECTED:
                continue  # the division around a small town: Quảng Ninh
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


def _demonyms() -> Iterator[Name]:
    for file in tables("demonyms"):
        for row in file["demonym"]:
            key = row.get("country") or row.get("macro") or f"area:{row['area']}"
            for language, listed in row.get("forms", {}).items():
                for form in listed:
                    yield Name(form, "demonym", key, language.partition("-")[0], "any")


def _name(form: str, key: str, language: str | None) -> Name:
    return Name(form, "place", key, language, "caps", inflects=True)
