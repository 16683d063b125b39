"""The names of places for the lexicon: from CLDR, GeoNames, ISO 3166-2 and the curated files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from agents.lexicon import Name, forms
from agents.lexicon.singles import Singles
from agents.regions import abbreviations, placenames, towns
from agents.regions.curated import table, tables
from agents.regions.place import Place

_STEM = 5  # letters that the case forms of a listed name share
# CLDR's own markers and notes in a territory's name: "Hongkong (Chiny)", "China SAR".
_NOTE = re.compile(r"\s*[(（\[].*?[)）\]]\s*")
_SAR = re.compile(r"\bSAR\b|\bRAS\b|\bSRA\b")


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
            or places[name.key].level in ("country", "area", "macro", "capital")
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
    yield from placenames.of_divisions(places)
    yield from placenames.of_towns(places, towns_from)
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
    for written, end in table("kinds")["troops"].items():
        language = written[:2]
        territories = Locale.parse(written.replace("-", "_")).territories
        forms_of = {
            (code, t) for code, t in territories.items() if code in places and len(code) == 2
        }
        for code, names_of in known:
            forms_of.update((code, f) for tag in (written, language) for f in names_of.get(tag, ()))
        for code, form in sorted(forms_of):
            yield Name(form + end, "demonym", code, language, "exact")


def _demonyms() -> Iterator[Name]:
    for file in tables("demonyms"):
        for row in file["demonym"]:
            key = row.get("country") or row.get("macro") or f"area:{row['area']}"
            for language, listed in row.get("forms", {}).items():
                for form in listed:
                    yield Name(form, "demonym", key, language.partition("-")[0], "any")


def _name(form: str, key: str, language: str | None) -> Name:
    return Name(form, "place", key, language, "caps", inflects=True)
