"""Wards of Chinese and Japanese cities: one belongs to the city whose name stands before it."""

from __future__ import annotations

import itertools

from agents.regions.spots import Spot

_WARD = ("区", "區")
_CITY = "市"


def narrow(spots: list[Spot]) -> None:
    """Leave to a ward behind its city's name only the places in that city's division.

    Many cities have a northern ward; one that none of the places can be is dropped.
    """
    for city, spot in itertools.pairwise(spots):
        if not spot.text.endswith(_WARD) or city.end != spot.start or spot.dropped:
            continue
        if city.passage is not spot.passage or not city.text.endswith(_CITY):
            continue
        around = {option.place.admin1 for option in city.options}
        inside = tuple(option for option in spot.options if option.place.admin1 in around)
        if not inside:
            spot.dropped = "a ward of the city before it"
        elif len(inside) < len(spot.options):
            spot.limit(inside, city.text)
