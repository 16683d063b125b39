"""What an article's evidence adds to an option's prior, and each part of it in words.

``score`` is asked for every option of every open name; ``parts`` says the same part by part, for
whoever wants to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from agents.regions.evidence import Evidence
from agents.regions.options import SETTLED, Option

# Weights in powers of ten of inhabitants, the prior's unit: a country that the whole article is
# about makes one of its towns ten times likelier, when it speaks of its towns three hundred times.
_COUNTRY: Final = 1.3
_LOCAL: Final = 1.5  # and so much more, when its towns and divisions are what is spoken of
_DIVISION: Final = 3.0  # the first- or second-level division around is named
_SIBLING: Final = 1.2  # places in the same first-level division are named
_NEAR: Final = 1.0  # another place of the article lies near
_TOGETHER: Final = 2.0  # and as many names again could lie in the same first-level division
_MOST_TOGETHER: Final = 2.5
_STRANGE: Final = -1.0  # a town in a country that nothing else speaks of
_STRANGE_CAPITAL: Final = -0.5  # and a capital, in news of another country
_MIN_SHARE: Final = 0.05
_NESTED: Final = 1.5  # a county and a town that lies in it may both be meant
# A town's further name stays below what is far better known by it, whatever lies around:
# Islamabad is no district's seat of Kashmir, in whose news the capital is named.
_MOST_FURTHER: Final = 2.5


class Part(NamedTuple):
    """One thing that was said for or against an option."""

    what: str
    weight: float


def score(found: Evidence, option: Option, alone: float = 0.0) -> float:
    """Return the option's prior with what the evidence adds.

    ``alone`` is what the name itself added to ``found.together``.
    """
    place, total = option.place, option.prior
    if not found.total and not found.together:
        return total
    share = found.share(option)
    total += _COUNTRY * share
    if place.kind == "admin1":
        if found.inside.get(place.key, 0) > 0:
            total += _SIBLING
        if found.divided.get(place.country or "", 0) > 0:
            total += _SIBLING
        common = found.together.get(place.key, 0.0) - alone
        if common > 0:
            total += min(_SIBLING, _SIBLING * common)
        return total
    if place.kind != "city":
        return total
    if found.total:
        total += _LOCAL * min(1.0, found.local.get(place.country or "", 0.0) / found.total)
    if share < _MIN_SHARE and found.total >= 2:
        if place.level != "capital" or option.further:
            total += _STRANGE
        elif found.hinted:
            total += _STRANGE_CAPITAL
    first, second = place.admin1, place.admin2
    if first in found.divisions or second in found.divisions:
        total += _DIVISION
    elif found.inside.get(second, 0) > 0 or (
        found.inside.get(first, 0) > 0 and first not in found.wide
    ):
        total += _SIBLING
    common = found.together.get(first, 0.0) - alone
    if common > 0:
        total += min(_MOST_TOGETHER, _TOGETHER * common)
    if place.level == "admin2":
        nested = place.key in found.named and found.nested[place.key] > 1
    else:
        nested = option.prior >= SETTLED and found.nested.get(second or "", 0) > 1
    if nested:
        total += _NESTED
    if found.points and found.near(place.latitude, place.longitude):
        total += _NEAR
    return min(total, option.prior + _MOST_FURTHER) if option.further else total


def parts(
    found: Evidence, option: Option, alone: float, called: Callable[[str], str]
) -> Iterator[Part]:
    """Yield what ``score`` adds to the prior, in words; ``called`` gives a place's name by key."""
    added = 0.0
    for part in _uncapped(found, option, alone, called):
        added += part.weight
        yield part
    if option.further and added > _MOST_FURTHER:
        yield Part("not its first name", _MOST_FURTHER - added)


def _uncapped(
    found: Evidence, option: Option, alone: float, called: Callable[[str], str]
) -> Iterator[Part]:
    place = option.place
    if not found.total and not found.together:
        return
    share = found.share(option)
    country = called(place.country) if place.country else "its country"
    if share:
        yield Part(f"{share:.0%} of the rest speaks for {country}", _COUNTRY * share)
    if place.kind == "admin1":
        if found.inside.get(place.key, 0) > 0:
            yield Part(f"places in {place.name}", _SIBLING)
        if found.divided.get(place.country or "", 0) > 0:
            yield Part(f"other divisions of {country}", _SIBLING)
        common = found.together.get(place.key, 0.0) - alone
        if common > 0:
            yield _common(found, place.key, min(_SIBLING, _SIBLING * common), called)
        return
    if place.kind != "city":
        return
    local = found.local.get(place.country or "", 0.0) / found.total if found.total else 0.0
    if local:
        yield Part(f"towns and local news of {country}", _LOCAL * min(1.0, local))
    if share < _MIN_SHARE and found.total >= 2:
        if place.level != "capital" or option.further:
            yield Part(f"nothing else speaks of {country}", _STRANGE)
        elif found.hinted:
            yield Part(f"local news, and nothing else speaks of {country}", _STRANGE_CAPITAL)
    first, second = place.admin1, place.admin2
    for division in (second, first):
        if division and division in found.divisions:
            yield Part(f"{called(division)} is named", _DIVISION)
            break
    else:
        for division in (second, first):
            if division and found.inside.get(division, 0) > 0 and division not in found.wide:
                yield Part(f"other places in {called(division)}", _SIBLING)
                break
    common = found.together.get(first, 0.0) - alone
    if first and common > 0:
        yield _common(found, first, min(_MOST_TOGETHER, _TOGETHER * common), called)
    if place.level == "admin2":
        if place.key in found.named and found.nested[place.key] > 1:
            yield Part("another name may be a town in it", _NESTED)
    elif second and option.prior >= SETTLED and found.nested.get(second, 0) > 1:
        yield Part(f"{called(second)} may be named", _NESTED)
    if found.points and found.near(place.latitude, place.longitude):
        yield Part("near another place of the article", _NEAR)


def _common(found: Evidence, division: str, weight: float, called: Callable[[str], str]) -> Part:
    """Return what the source's home and the names that may lie in a division say together."""
    if division in found.home:
        return Part(f"the source is at home in {called(division)}", weight)
    return Part(f"other names may lie in {called(division)}", weight)
