"""Places whose container the text spells out: "Portland, Maine", "Paris (Texas)"."""

from __future__ import annotations

import itertools

from agents.regions.options import Option
from agents.regions.place import Place
from agents.regions.spots import Spot

# A country's namesake division abroad is none of a list of countries: "Niger, Nigeria and Togo".
_NO_NAMESAKE = 2.0
_ELSEWHERE = 6.0  # "Stroud, Ontario" is no place that is known; likelier ones are in a list
TOWNS = frozenset(("city", "admin2"))
JOINTS = frozenset({"", "and", "or", "&", "und", "et", "y", "e", "и", "i"})  # of a list's names


def spell_out(spots: list[Spot]) -> None:
    """Fix spots whose container follows: "Portland, Maine", "Paris (Texas)", "Athens, Greece"."""
    for number, (first, second) in enumerate(itertools.pairwise(spots)):
        if first.passage is not second.passage or not 1 <= second.start - first.end <= 3:
            continue
        between = first.passage.text[first.end : second.start]
        if between.strip() not in (",", "(", "", "，", "،") or "\n\n" in between:
            continue
        if not between.strip() and not second.only_behind:
            continue
        if _in_list(
            first, second, spots[max(0, number - 1) : number] + spots[number + 2 : number + 3]
        ):
            continue
        pair = _contained(first, second)
        if pair:
            first.chosen, second.chosen = pair
            first.fixed = second.fixed = True
            first.why.append(f"spelled out: {first.text}{between}{second.text}")
        elif between == ", " and _lies_elsewhere(first, second):
            first.dropped = f"a place in {second.text} that is not known"


def _lies_elsewhere(first: Spot, second: Spot) -> bool:
    """Tell whether the text puts a town where no town of that name is known: "Stroud, Ontario"."""
    place, outer = first.options[0].place, second.options[0].place
    return (
        place.level in TOWNS
        and first.options[0].prior < _ELSEWHERE
        and outer.level == "admin1"
        and second.options[0].prior >= _ELSEWHERE
        and place.country != outer.country
        and not first.demonym
    )


def _in_list(first: Spot, second: Spot, around: list[Spot]) -> bool:
    """Tell whether two names are of a list of divisions of one country, or of countries.

    "Georgia, Oklahoma and Utah" does not speak of Georgia in Oklahoma.
    """
    for kind in ("admin1", "country"):
        mine, other = _of_level(first, kind), _of_level(second, kind)
        if mine is None or other is None:
            continue
        for third in around:
            its = _of_level(third, kind)
            if its is None or third.passage is not first.passage:
                continue
            low, high = (
                (third.end, first.start) if third.end <= first.start else (second.end, third.start)
            )
            if first.passage.text[low:high].strip(" ,") not in JOINTS or low == high:
                continue
            if kind == "country" or mine.country == other.country == its.country:
                return True
    return False


def _of_level(spot: Spot, level: str) -> Place | None:
    """Return the country that the spot names first, or the division that it may mean."""
    if level == "admin1":
        return spot.division.place if spot.division else None
    place = spot.options[0].place
    return place if place.level == level else None


def _contained(first: Spot, second: Spot) -> tuple[Option, Option] | None:
    """Return the likeliest pair of which the first lies in the second."""
    if first.demonym or second.demonym:
        return None
    best: tuple[float, Option, Option] | None = None
    for outer in second.options:
        place = outer.place
        if place.kind in ("city", "macro") and place.level != "admin2":
            continue
        for inner in (first.chosen,) if first.chosen else first.options:
            within = inner.place
            if within.key == place.key or within.kind in ("country", "macro"):
                continue
            if place.level == "country":
                inside = within.country == place.key
            else:
                inside = place.key in (within.admin1, within.admin2)
            if inside and within.level == "admin1" and first.options[0].place.level == "country":
                inside = first.options[0].prior - inner.prior < _NO_NAMESAKE
            if inside and place.level == "country" and within.kind == "city":
                # "in Russia, U.S. officials said" does not speak of Russia, Ohio
                inside = first.options[0].place.level not in ("country", "area", "macro")
            if inside:
                score = inner.prior + outer.prior
                if best is None or score > best[0]:
                    best = (score, inner, outer)
                break
    return (best[1], best[2]) if best else None
