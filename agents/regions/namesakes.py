"""Which of several places of one name the words around it speak of, by ``data/namesakes.toml``.

A town rather than the country that it is called like ("a Lebanon woman"), a division rather than
its town ("the New York border"), the counties in a list of them.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final

from agents.regions.containment import JOINTS
from agents.regions.curated import table
from agents.regions.options import Option
from agents.regions.spots import Spot

# What the words say against the prior of a country, and of a capital, in its unit.
_TOWNS_OWN: Final = 3.0
_TOWNS_OWN_CAPITAL: Final = 2.0
_HOME: Final = 1.5  # the source is called for the town
_STATES: Final = frozenset(("country", "capital"))
_AGED = re.compile(r"\b\d{1,2}, (?:of )?$")  # "Joyce Glover, 22, Palestine"
_AGE_REACH: Final = 8  # characters
_KIND_REACH: Final = 16  # characters
_MOST_LISTED: Final = 12  # names


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language; each is matched where the name ends, or before it begins."""

    of_town: re.Pattern[str]
    of_city: re.Pattern[str]
    of_division: re.Pattern[str]
    plural_behind: re.Pattern[str]
    plural_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The packaged words by language."""

    words: dict[str, _Words]

    @classmethod
    def load(cls) -> Namesakes:
        """Return the packaged words."""
        data = table("namesakes")
        return cls(
            {
                language: _Words(
                    of_town=re.compile(
                        rf" (?:(?:{_either(town['people'])})\b|"
                        rf"(?:(?:{_either(town['between'])}) )?(?:{_either(town['offices'])}))"
                    ),
                    of_city=re.compile(rf" (?:{_either(town['city_offices'])})\b"),
                    of_division=re.compile(
                        rf"(?:['’]s)? (?:{_either(data['division'][language]['behind'])})(?!\w)"
                    ),
                    plural_behind=re.compile(
                        rf" (?:{_either(data['plural'][language]['behind'])})\b"
                    ),
                    plural_before=tuple(
                        f"{words} " for words in data["plural"][language]["before"]
                    ),
                )
                for language, town in data["town"].items()
            }
        )

    def towns_own(self, spots: list[Spot], home: frozenset[str], language: str) -> dict[str, float]:
        """Return, by form of a country or capital, what speaks for a town of that name."""
        words = self.words.get(language)
        found: dict[str, float] = {}
        for spot in spots:
            options = spot.options
            level = options[0].place.level
            if len(options) < 2 or level not in _STATES or spot.dropped or spot.form in found:
                continue
            if spot.text in home:
                found[spot.form] = _HOME
            if words is None:
                continue
            text, start, end = spot.passage.text, spot.start, spot.end
            if (
                words.of_town.match(text, end)
                or (level == "country" and words.of_city.match(text, end))
                or _AGED.search(text, max(0, start - _AGE_REACH), start)
            ):
                found[spot.form] = _TOWNS_OWN if level == "country" else _TOWNS_OWN_CAPITAL
        return found

    def narrow(self, spots: list[Spot], language: str) -> None:
        """Leave to spots only the divisions that the words beside them speak of."""
        words = self.words.get(language)
        if words is None:
            return
        for at, spot in enumerate(spots):
            if spot.dropped or spot.demonym or spot.fixed:
                continue
            text, end = spot.passage.text, spot.end
            if spot.options[0].place.level in ("city", "capital") and spot.division is not None:
                if words.of_division.match(text, end):
                    spot.limit((spot.division,), "division")
                    spot.why.append("what follows speaks of the division")
            elif words.plural_behind.match(text, end):
                _narrow_list(_listed(spots[max(0, at + 1 - _MOST_LISTED) : at + 1][::-1]))
            elif text.endswith(words.plural_before, max(0, spot.start - _KIND_REACH), spot.start):
                _narrow_list(_listed(spots[at : at + _MOST_LISTED]))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _listed(spots: list[Spot]) -> list[Spot]:
    """Return the first of the spots and those that a list joins to it."""
    found = spots[:1]
    for one, next_one in itertools.pairwise(spots):
        low, high = min(one.end, next_one.end), max(one.start, next_one.start)
        if one.passage is not next_one.passage or (
            one.passage.text[low:high].strip(" ,") not in JOINTS
        ):
            break
        found.append(next_one)
    return found


def _narrow_list(spots: list[Spot]) -> None:
    if len(spots) < 2:
        return  # "Indiana counties" are those in Indiana
    for spot in spots:
        counties: tuple[Option, ...] = tuple(
            option for option in spot.options if option.place.level == "admin2"
        )
        if counties:
            spot.limit(counties, "county")
            spot.why.append("in a list of counties")
