"""What the article is about: for each place how likely that is, and those that stand out.

A logistic regression over clues to how an article speaks of a country: how much of it, how early
and in company of how many others. Its weights, in ``data/focus.tsv``, are learned from this
project's own stories (``scripts/learn_focus.py``). The clues look at offsets and senses, never at
words, so that they hold in every language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

from agents.regions.place import Place
from agents.regions.spots import Spot
from streams.events import Sense

LEAD: Final = 400  # characters of the body that tell what the article is about
# A country is in focus from this score on. Low, as those who file news under countries do it: a
# part of one reader in ten is enough. The foremost one is in focus in any case.
IN_FOCUS: Final = 0.08
FOREMOST: Final = 0.5  # and another place, when it has this part of the foremost place's weight
# How much one mention weighs, by where it stands; later mentions of the same place weigh less.
_TITLE = 4.0
_IN_LEAD = 2.0
_BODY = 1.0
_DEMONYM = 0.7
_SEAT = 0.3  # what is left to a town that stands for its government
_TOWN = 0.6  # what a town's mention says about its country
_LATER = tuple(1 / math.sqrt(number) for number in range(1, 65))
_LEAST_SHARE = 0.02  # below it the logarithm of a share says nothing more
_APART = 22  # characters between two names of a list, a name between them included
_NEIGHBOURS = 2  # that make a list


@dataclass(slots=True)
class _Seen:
    """What an article says of one country, or of one place in no single country."""

    weight: float = 0.0
    times: int = 0
    title: bool = False
    first: int | None = None  # offset in the body, behind the dateline
    named: bool = False  # by its own name, not by an adjective or a town
    acts: bool = False
    listed: list[bool] = field(default_factory=list)  # of each mention in the body


@dataclass(frozen=True, slots=True)
class Standing:
    """How the places of an article stand in it."""

    places: Mapping[str, float]  # weight by key
    weights: Mapping[str, float]  # of countries, their places included
    likely: Mapping[str, float]  # that the article is about a country, or a place in none

    def scores(self, found: Mapping[str, Place]) -> dict[str, float]:
        """Return how likely the article is about each place, in [0, 1].

        A place in a country has the part of its country's score that it has of the country's
        weight; the foremost one of a country that is not named itself has all of it.
        """
        stand_ins = self._stand_ins(found)
        scores = {}
        for key, place in found.items():
            country = place.country
            if place.kind == "country" or country is None:
                likely = self.likely.get(key, 0.0)
            else:
                likely = self.likely.get(country, 0.0)
                weight = self.weights.get(country, 0.0)
                if weight and stand_ins.get(country) != key:
                    likely *= min(1.0, self.places[key] / weight)
            scores[key] = round(likely, 4)
        return scores

    def about(self, found: Mapping[str, Place]) -> frozenset[str]:
        """Return the keys of the places in focus.

        A country in focus is, or where it is not named itself, its foremost place; and so is any
        other place that is named about as much as the foremost one, unless its country is none.
        """
        likeliest = max((self.likely[country] for country in self.weights), default=0.0)
        least = min(IN_FOCUS, likeliest)
        countries = {country for country in self.weights if self.likely[country] >= least}
        highest = max(self.places.values(), default=0.0)
        keys = {
            key
            for key, place in found.items()
            if place.kind != "country"
            and self.places[key] >= FOREMOST * highest
            and (place.country is None or place.country in countries)
        }
        stand_ins = self._stand_ins(found)
        keys.update(
            c if c in found else stand_ins[c] for c in countries if c in found or c in stand_ins
        )
        return frozenset(keys)

    def _stand_ins(self, found: Mapping[str, Place]) -> dict[str, str]:
        """Return, by country that is not named itself, the key of its foremost place."""
        foremost: dict[str, str] = {}
        for key, place in found.items():
            country = place.country
            if country is None or country in found:
                continue
            best = foremost.get(country)
            if best is None or (self.places[key], key) > (self.places[best], best):
                foremost[country] = key
        return foremost


@dataclass(frozen=True, slots=True)
class Focus:
    """The weights of the clues."""

    weights: tuple[tuple[str, float], ...]

    @classmethod
    def load(cls) -> Focus:
        """Return the learned weights."""
        text = resources.files("agents.regions").joinpath("data/focus.tsv").read_text("utf-8")
        rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
        return cls(tuple((clue, float(weight)) for clue, weight in rows))

    def of(self, spots: Sequence[Spot], senses: Sequence[Sense], written_at: int) -> Standing:
        """Return how the places of the spots stand; the dateline ends at ``written_at``."""
        places, seen = _read(spots, senses, written_at)
        likely = {
            key: 1 / (1 + math.exp(-sum(weight * found[clue] for clue, weight in self.weights)))
            for key, found in _clues(seen, _length(spots)).items()
        }
        weights = {key: one.weight for key, one in seen.items() if is_country(key)}
        return Standing(places, weights, likely)


def clues(
    spots: Sequence[Spot], senses: Sequence[Sense], written_at: int
) -> dict[str, dict[str, float]]:
    """Return the clues of each country, and of each place in no single one, by key."""
    return _clues(_read(spots, senses, written_at)[1], _length(spots))


def is_country(key: str) -> bool:
    """Tell a country's key from those of other places."""
    return len(key) == 2


def _length(spots: Iterable[Spot]) -> int:
    return max((len(s.passage.text) for s in spots if s.passage.field == "body"), default=1)


def _read(
    spots: Sequence[Spot], senses: Sequence[Sense], written_at: int
) -> tuple[dict[str, float], dict[str, _Seen]]:
    """Return the weight of each place by key, and what is seen of each country."""
    places: dict[str, float] = defaultdict(float)
    times: dict[str, int] = defaultdict(int)
    seen: dict[str, _Seen] = defaultdict(_Seen)
    standing = [
        (spot, sense, spot.chosen.place)
        for spot, sense in zip(spots, senses, strict=True)
        if spot.chosen is not None and not spot.aside
    ]
    for at, (spot, sense, place) in enumerate(standing):
        times[place.key] += 1
        in_title = spot.passage.field == "title"
        weight = _TITLE if in_title else _IN_LEAD if spot.start < LEAD else _BODY
        weight *= _LATER[min(times[place.key], len(_LATER)) - 1]
        if spot.demonym:
            weight *= _DEMONYM
        # A town that stands for its government speaks for the country, hardly for itself.
        seat = sense == "metonymic" and place.kind == "city"
        places[place.key] += weight * (_SEAT if seat else 1.0)
        part = 1.0 if seat or place.kind == "country" else _TOWN
        listed = not in_title and _is_listed(at, standing)
        for key in place.countries if place.kind != "macro" else ():
            one = seen[key]
            one.weight += weight * part / len(place.countries)
            _note(one, spot, sense, place, written_at, listed)
        if place.country is None:
            one = seen[place.key]
            one.weight += weight
            _note(one, spot, sense, place, written_at, listed)
    return places, seen


def _note(
    one: _Seen, spot: Spot, sense: Sense, place: Place, written_at: int, listed: bool
) -> None:
    one.times += 1
    if spot.passage.field == "title":
        one.title = True
    elif spot.start >= written_at:
        if one.first is None:
            one.first = spot.start
        one.listed.append(listed)
    whole = place.kind in ("country", "area", "macro") and not spot.demonym
    one.named = one.named or whole
    one.acts = one.acts or (whole and sense == "metonymic")


def _is_listed(at: int, standing: Sequence[tuple[Spot, Sense, Place]]) -> bool:
    """Tell whether two names of other countries stand close by: it is one of a list."""
    spot, _, place = standing[at]
    near = 0
    for other in (at - 2, at - 1, at + 1, at + 2):
        if 0 <= other < len(standing):
            beside = standing[other][0]
            if beside.passage is not spot.passage:
                continue
            apart = beside.start - spot.end if other > at else spot.start - beside.end
            near += apart <= _APART and standing[other][2].countries != place.countries
    return near >= _NEIGHBOURS


def _clues(seen: Mapping[str, _Seen], length: int) -> dict[str, dict[str, float]]:
    countries = [one.weight for key, one in seen.items() if is_country(key)]
    foremost = max(countries, default=0.0) or max((one.weight for one in seen.values()), default=1)
    few = len(countries) <= 2
    found = {}
    for key, one in seen.items():
        share = min(1.0, one.weight / foremost)
        only_dateline = not one.title and one.first is None
        first = 0.0 if one.title else 1.0 if one.first is None else min(1.0, one.first / length)
        found[key] = {
            "always": 1.0,
            "share": share,
            "log share": math.log(share + _LEAST_SHARE),
            "log times": math.log(one.times),
            "first": first,
            "title": float(one.title),
            "dateline only": float(only_dateline),
            "two countries at most": float(few),
            "never by name": float(not one.named),
            "acts": float(one.acts),
            "in lists only": float(bool(one.listed) and all(one.listed)),
        }
    return found
