"""What the article is about: a score for each place, and those that stand out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from agents.regions.place import Place
from agents.regions.spots import Spot
from streams.events import Sense

LEAD = 400  # characters of the body that tell what the article is about
# How much one mention says, by where it stands; later mentions of the same place say less.
_TITLE = 4.0
_IN_LEAD = 2.0
_BODY = 1.0
_DEMONYM = 0.7
_SEAT = 0.3  # what is left to a town that stands for its government
_TOWN = 0.6  # what a town's mention says about its country
_LATER = tuple(1 / math.sqrt(number) for number in range(1, 65))
# A country stands out when it has this part of what the foremost one has.
STANDS_OUT = 0.18
FOREMOST = 0.5  # and another place, when it has this part of the foremost place's weight
_SCALE = 3.0  # weight at which the score is 1 - 1/e


def weights(
    spots: Iterable[Spot], senses: Iterable[Sense]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weight of each place by key, and of each country, its places included.

    A town that stands for its government speaks for the country, hardly for itself.
    """
    places: dict[str, float] = defaultdict(float)
    countries: dict[str, float] = defaultdict(float)
    times: dict[str, int] = defaultdict(int)
    for spot, sense in zip(spots, senses, strict=True):
        option = spot.chosen
        if option is None or spot.aside:
            continue
        place = option.place
        times[place.key] += 1
        if spot.passage.field == "title":
            weight = _TITLE
        elif spot.start < LEAD:
            weight = _IN_LEAD
        else:
            weight = _BODY
        weight *= _LATER[min(times[place.key], len(_LATER)) - 1]
        if spot.demonym:
            weight *= _DEMONYM
        acts = sense == "metonymic" and place.kind == "city"
        places[place.key] += weight * (_SEAT if acts else 1.0)
        for country in place.countries if place.kind != "macro" else ():
            share = 1.0 if acts or place.kind == "country" else _TOWN
            countries[country] += weight * share / len(place.countries)
    return places, countries


def score(weight: float, foremost: float) -> float:
    """Return a score in [0, 1] that grows with the weight and with its part of the foremost."""
    if foremost <= 0:
        return 0.0
    return round(0.5 * (1 - math.exp(-weight / _SCALE)) + 0.5 * min(1.0, weight / foremost), 4)


def about(
    found: Mapping[str, Place], places: Mapping[str, float], countries: Mapping[str, float]
) -> frozenset[str]:
    """Return the keys of the places that the article is about.

    A country that stands out is, or where it is not named itself, its foremost place; and so
    is any other place that is named about as much as the foremost one.
    """
    foremost = max(countries.values(), default=0.0)
    highest = max(places.values(), default=0.0)
    keys = {
        key
        for key, place in found.items()
        if place.kind not in ("country",) and places[key] >= FOREMOST * highest
    }
    for country, weight in countries.items():
        if weight < STANDS_OUT * foremost:
            continue
        if country in found:
            keys.add(country)
            continue
        inside = [key for key, place in found.items() if place.country == country]
        if inside:
            keys.add(max(inside, key=lambda key: (places[key], key)))
    return frozenset(keys)
