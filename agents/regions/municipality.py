"""One place for a town and its municipality: GeoNames has a record for each of them."""

from __future__ import annotations

import math
from collections import defaultdict

from agents.regions.options import Option, bare
from agents.regions.place import Place
from agents.regions.spots import Spot

_SAME = 0.3  # degrees, some 30 km: two records of one name within it are one town
_TOWN = frozenset(("city", "capital"))
_DIVISION = frozenset(("admin1", "admin2"))


def unite(spots: list[Spot]) -> None:
    """Give the municipality of a town as the town.

    So has the text one place, whether it says "Dublin" or "Dublin City". A county that is
    named as one ("Dallas County") is another place than the town in it.
    """
    parts = [s for s in spots if s.chosen and s.chosen.place.level in _DIVISION and not s.demonym]
    if not parts:
        return
    for spot in parts:
        around = spot.chosen
        town = _own_town(spot, around.place) if around else None
        if town:
            _take(spot, town)
    called: dict[tuple[str | None, str], dict[str, Option]] = defaultdict(dict)
    for spot in spots:
        option = spot.chosen
        if option is None or spot.demonym:
            continue
        place = option.place
        if place.level in _TOWN:
            called[place.country, place.name][place.key] = option
        elif place.level in _DIVISION and (name := bare(place.name)) != place.name:
            called[place.country, name][place.key] = option
    for options in called.values():
        if len(options) > 1:
            _unite_records(spots, list(options.values()))


def _own_town(spot: Spot, around: Place) -> Option | None:
    """Return the town of the municipality or district, where the name may mean either."""
    name = bare(around.name)
    if around.level == "admin1" and name == around.name:
        return None
    for other in spot.options:
        town = other.place
        inside = town.admin2 if around.level == "admin2" else town.admin1
        if town.level in _TOWN and inside == around.key and town.name in (name, spot.text):
            return other
    return None


def _unite_records(spots: list[Spot], options: list[Option]) -> None:
    """Take the town for the records of its name that lie beside it."""
    town = max(options, key=lambda o: (o.place.level in _TOWN, o.place.population))
    for spot in spots:
        option = spot.chosen
        if option is not None and option is not town and option in options:
            near = math.hypot(
                (option.place.latitude or 0.0) - (town.place.latitude or 0.0),
                (option.place.longitude or 0.0) - (town.place.longitude or 0.0),
            )
            if near < _SAME:
                _take(spot, town)


def _take(spot: Spot, town: Option) -> None:
    if spot.chosen:
        spot.why.append(f"the town of the municipality {spot.chosen.place.name}")
    spot.chosen = town
