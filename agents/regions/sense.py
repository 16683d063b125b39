"""How a place's name is used: for the place, for its government or people, or as an adjective.

Names that are joined are read alike. English is read by ``english``, the other languages that
have lists by ``parties``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.regions import parties
from agents.regions.english import English
from agents.regions.spots import Spot
from agents.regions.unspaced import Affixes
from agents.regions.wording import Lists
from streams.events import Sense


@dataclass(frozen=True, slots=True)
class Senses:
    """What tells the senses in each language."""

    english: English
    others: dict[str, Lists | Affixes]

    @classmethod
    def load(cls) -> Senses:
        """Return the packaged lists and weights."""
        return cls(English.load(), parties.load())

    def of(self, spots: list[Spot], language: str) -> list[Sense]:
        """Return the sense of every accepted spot, in order.

        Names that are coordinated ("Japan, France and Italy said") are read alike: the left
        neighbours of the first and the right ones of the last speak for all.
        """
        base = language.partition("-")[0]
        senses: list[Sense] = ["demonym" if spot.demonym else "literal" for spot in spots]
        lists = self.others.get(base)
        if lists is None and base != "en":
            return senses
        groups = (
            joined(spots, passed=self.english.passed)
            if lists is None
            else joined(spots, lists.joints)
        )
        for at, last in groups:
            if (
                self.english.is_party(spots[at], spots[last])
                if lists is None
                else parties.is_party(
                    spots[at], spots[last], lists, _beside(spots, last, 1), _beside(spots, at, -1)
                )
            ):
                for number in range(at, last + 1):
                    if not spots[number].demonym and not spots[number].fixed:
                        senses[number] = "metonymic"
        return senses


def _beside(spots: list[Spot], at: int, step: int) -> Spot | None:
    """Return the name before or behind one, if it stands in the same field."""
    other = at + step
    if 0 <= other < len(spots) and spots[other].passage is spots[at].passage:
        return spots[other]
    return None


_LONGEST_JOINT = 24  # characters
_JOINTS = frozenset({",", "and", "or", "&", "the", "/"})
_DATED = re.compile(r" \([\d–-]+\)")  # "Austria (1952), Norway (1953)"


def joined(
    spots: list[Spot], joints: frozenset[str] = _JOINTS, passed: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and the last name of each list; of a single name twice its.

    ``passed`` are words that may stand beside the joints: "Peru and later Chile".
    """
    at = 0
    while at < len(spots):
        last = _last_coordinated(spots, at, joints, passed)
        if not (spots[at].demonym and (last == at or all(s.demonym for s in spots[at : last + 1]))):
            yield at, last
        at = last + 1


def _last_coordinated(
    spots: list[Spot], at: int, joints: frozenset[str], passed: frozenset[str]
) -> int:
    """Return the number of the last name of the list that begins at ``at``.

    Two names with only a comma between them are no list: "Across Africa, Ghana has ..."
    """
    last = at
    conjunction = False
    while last + 1 < len(spots) and _coordinated(spots[last], spots[last + 1], joints, passed):
        between = spots[last].passage.text[spots[last].end : spots[last + 1].start]
        conjunction = conjunction or between.strip() != ","
        last += 1
    return last if conjunction or last - at > 1 else at


def _coordinated(first: Spot, second: Spot, joints: frozenset[str], passed: frozenset[str]) -> bool:
    if second.start - first.end > _LONGEST_JOINT or first.passage is not second.passage:
        return False
    if first.demonym or second.demonym or (first.fixed and second.fixed):
        return False
    between = first.passage.text[first.end : second.start]
    if not between:  # one letter each: 中美
        return second.end - first.start == 2 and first.text[0] > "\u2e7f"
    if "(" in between:
        between = _DATED.sub("", between)
    words = between.replace(",", " , ").replace("’", "'").replace("'", "' ").split()
    return any(word in joints for word in words) and all(
        word in joints or word in passed for word in words
    )
