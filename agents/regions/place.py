"""One place of the gazetteer."""

from __future__ import annotations

from typing import NamedTuple

from streams.events import RegionKind


class Place(NamedTuple):
    """A country, division, town, area or macro-region; ``key`` is the RegionTag's id.

    Second-level divisions (counties, districts) are of kind ``city``, with the division's
    GeoNames id; ``level`` tells them apart.
    """

    key: str
    kind: RegionKind
    level: str  # country, admin1, admin2, city, capital, area, macro
    name: str
    country: str | None
    countries: tuple[str, ...]  # all it belongs to; an area's member countries
    m49: tuple[str, ...]
    admin1: str | None  # key of the first-level division around it
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    wikidata: str | None
    known: bool = False  # a town that news all over the world names, whatever its size
