"""Which place each spot means: one sense a text form, by the other places of the article."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from agents.regions.containment import JOINTS, TOWNS
from agents.regions.evidence import Evidence
from agents.regions.spots import Option, Spot

_SEAT = 1.5  # a capital is meant, where nothing tells that the article is local news
# "A Lebanon woman", "Jordan High School": of a country there is an adjective, and it has no such
# schools; and so much for the namesakes of capitals.
_TOWNS_OWN = 3.0
_TOWNS_OWN_CAPITAL = 2.0


def choose(
    spots: list[Spot], evidence: Evidence, tell: Callable[[Evidence], None] | None = None
) -> None:
    """Choose an option for every spot; one sense a text form and article, spelled out ones first.

    Spots that are ``dropped`` are left alone. ``evidence`` is filled; ``tell`` adds to it what
    else speaks for a country, and is asked only when a name is open.
    """
    senses: dict[str, Option] = {}
    for spot in spots:
        if spot.chosen and not spot.dropped:
            senses.setdefault(spot.text, spot.chosen)
    counted: set[str] = set()
    towns_own = _towns_own(spots)
    open_forms: dict[str, Spot] = {}
    for spot in spots:
        if spot.dropped or (spot.only_behind and not spot.fixed):
            continue
        if spot.text in counted:
            continue
        option = senses.get(spot.text)
        if option is None:
            if not spot.sure or spot.text in towns_own:
                open_forms.setdefault(spot.text, spot)
                continue
            option = spot.options[0]
            senses[spot.text] = option
        counted.add(spot.text)
        evidence.own[spot.text] = _weight(spot, option)
        evidence.add(option, evidence.own[spot.text])
    if open_forms and tell:
        tell(evidence)
    for spot in open_forms.values():
        evidence.may_lie(spot)
    for text, spot in open_forms.items():
        option = spot.division
        if option is not None and _listed(spot, option, spots):
            senses[text] = option
            spot.why.append("in a list of divisions")
            evidence.own[text] = _weight(spot, option)
            evidence.add(option, evidence.own[text])
    # The surest of the open ones first: each that is decided speaks for the next.
    for text, spot in sorted(open_forms.items(), key=lambda item: -item[1].margin):
        if text in senses:
            continue
        best, highest = spot.options[0], -math.inf
        if len(spot.options) > 1:
            alone = 1 / len(spot.divisions) if spot.divisions else 0.0
            towns = towns_own.get(text, 0.0)
            seat = _SEAT if _is_seat(spot, evidence) else 0.0
            for option in evidence.plausible(spot.options):
                score = evidence.score(option, alone)
                if seat and option.place.level == "capital" and not option.further:
                    score += seat
                if towns and option.place.level in TOWNS:
                    score += towns
                if score > highest:  # of equals the likelier one, which comes first
                    best, highest = option, score
        senses[text] = best
        if best is not spot.options[0]:
            spot.why.append("other places of the article")
        evidence.own[text] = 0.5 if best.prior < 5 else 0.8
        evidence.add(best, evidence.own[text])
    for spot in spots:
        if spot.chosen is None and not spot.dropped:
            spot.chosen = senses.get(spot.text)
    _unite(spots)


def _unite(spots: list[Spot]) -> None:
    """Give the municipality of a town as the town: Geneva has one record for each.

    So has the text one place, whether it says "Dublin" or "Dublin City". A county that is
    named as one ("Dallas County") is another place than the town in it.
    """
    for spot in spots:
        option = spot.chosen
        if option is None or option.place.level not in ("admin1", "admin2") or spot.demonym:
            continue
        place = option.place
        bare = _MUNICIPAL.sub("", place.name)
        for other in spot.options:
            town = other.place
            if (
                town.level in ("city", "capital")
                and place.key in ((town.admin2,) if place.level == "admin2" else (town.admin1,))
                and town.name in (bare, spot.text)
                and (place.level == "admin2" or bare != place.name)
            ):
                spot.chosen = other
                spot.why.append(f"the town of the municipality {place.name}")
                break


_MUNICIPAL = re.compile(
    r"^(?:City of|City and County of|Kota|Gemeente|Stadt|Comune di|Municipio de|Concelho de) "
    r"|(?:,? City(?: of)?|, City of| Kommun| Municipality| Shi| Regional Municipality)$"
)


def _is_seat(spot: Spot, evidence: Evidence) -> bool:
    """Tell whether a capital's name is likely the capital: nothing speaks of local news,
    nor of the division that has the same name.
    """
    if evidence.hinted:
        return False
    division = spot.division.place.key if spot.division else None
    return division not in evidence.divisions and not evidence.inside.get(division, 0)


_STATES = frozenset(("country", "capital"))
_OF_TOWN = re.compile(
    r" (?:(?:man|woman|girl|boy|teen|teenager|couple|resident|residents|native|mother|father)\b|"
    r"(?:Area |Community |Independent |Junior |Senior |Public )?"
    r"(?:High School|Middle School|Elementary|elementary|School District|Junior High|Township|"
    r"City Schools|Civic Center|Fire Department|Parks and Recreation))"
)
_OF_TOWN_NOT_STATE = re.compile(
    r" (?:City (?:Council|Hall|Manager|Schools)|Police Department|Mayor|Chamber of Commerce|"
    r"Public Library|Independent School|Junior |Road\b|Street\b|Township\b)"
)
_AGED = re.compile(r"\b\d{1,2}, (?:of )?$")  # "Joyce Glover, 22, Palestine"
_AGE_REACH = 8  # characters


def _towns_own(spots: list[Spot]) -> dict[str, float]:
    """Return, by text form of a country or capital, what speaks for a town of that name."""
    found: dict[str, float] = {}
    for spot in spots:
        options = spot.options
        level = options[0].place.level
        if len(options) < 2 or level not in _STATES or spot.dropped or spot.text in found:
            continue
        text, start, end = spot.passage.text, spot.start, spot.end
        of_town = (
            _OF_TOWN.match(text, end)
            or (level == "country" and _OF_TOWN_NOT_STATE.match(text, end))
            or _AGED.search(text, max(0, start - _AGE_REACH), start)
        )
        if of_town:
            found[spot.text] = _TOWNS_OWN if level == "country" else _TOWNS_OWN_CAPITAL
    return found


def _listed(spot: Spot, option: Option, spots: list[Spot]) -> bool:
    """Tell whether the spot stands in a list of divisions of one country: "Oregon, Kansas"."""
    country = option.place.country
    at = spots.index(spot)
    text = spot.passage.text
    for other in (*spots[max(0, at - 1) : at], *spots[at + 1 : at + 2]):
        if other.passage is not spot.passage:
            continue
        low, high = min(spot.end, other.end), max(spot.start, other.start)
        if text[low:high].strip(" ,") not in JOINTS:
            continue
        division = other.division
        if (
            division is not None
            and division.place.country == country
            and not other.fixed
            and (other.options[0] is division or spot.options[0] is option)
        ):
            return True
    return False


def _weight(spot: Spot, option: Option) -> float:
    weight = 1.0 if option.place.kind in ("country", "admin1", "city") else 0.5
    return weight * (1.5 if spot.fixed else 1.0)
