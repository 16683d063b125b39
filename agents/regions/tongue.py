"""Names and adjectives of countries that mean a language: "in English", "sigle anglais", "英語".

What tells it stands in ``data/tongues.toml``: words before or behind, letters written in one
with the name, or the form itself. In a list the first language tells the others.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Final, NamedTuple

from agents.regions import company
from agents.regions.spots import Spot

_REACH: Final = 24  # characters before a name; holds the longest two words that tell
_APART: Final = 6  # characters between two languages of a list
_ENDED: Final = '.,;:)!?"”»]'
_NEXT = re.compile(r" ([^\s\d.,;:!?()\"“”«»।]+)")


class Words:
    """A list of words, some of them only beginnings."""

    __slots__ = ("begins", "whole")

    def __init__(self, listed: Iterable[str] = ()) -> None:
        listed = list(listed)
        self.whole = frozenset(word for word in listed if word[-1] != "*")
        self.begins = tuple(word[:-1] for word in listed if word[-1] == "*")

    def __contains__(self, word: str) -> bool:
        return word in self.whole or (bool(self.begins) and word.startswith(self.begins))


class _Cues(NamedTuple):
    """The cues of one language."""

    behind: Words
    before: frozenset[str]
    within: frozenset[str]
    alone: frozenset[str]
    small: frozenset[str]
    joined: tuple[str, ...]
    prefix: tuple[str, ...]
    noun: re.Pattern[str] | None
    spoken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tongues:
    """The cues of all languages."""

    cues: dict[str, _Cues]
    joints: frozenset[str]

    @classmethod
    def load(cls) -> Tongues:
        """Return the packaged cues."""
        text = resources.files("agents.regions").joinpath("data/tongues.toml").read_text("utf-8")
        data = tomllib.loads(text)

        def of(what: str, code: str) -> frozenset[str]:
            return frozenset(data[what].get(code, ()))

        return cls(
            cues={
                code: _Cues(
                    behind=Words(data["behind"].get(code, ())),
                    before=of("before", code),
                    within=of("in", code),
                    alone=of("alone", code),
                    small=of("small", code),
                    joined=tuple(data["joined"].get(code, ())),
                    prefix=tuple(data["prefix"].get(code, ())),
                    noun=re.compile("|".join(nouns)) if (nouns := data["noun"].get(code)) else None,
                    spoken=of("spoken", code),
                )
                for code in {code for name, by in data.items() if name != "and" for code in by}
            },
            joints=frozenset(data["and"]["any"]),
        )

    def screen(self, spots: Iterable[Spot], language: str) -> None:
        """Drop the spots that mean a language."""
        cues = self.cues.get(language)
        if cues is None:
            return
        last: Spot | None = None
        for spot in spots:
            if spot.fixed or spot.dropped or spot.options[0].place.level != "country":
                continue
            if (last is not None and self._goes_on(last, spot)) or _is_language(spot, cues):
                spot.dropped = "a language"
                last = spot

    def _goes_on(self, last: Spot, spot: Spot) -> bool:
        """Tell whether the spot is the next of a list of languages."""
        if spot.passage is not last.passage or spot.start - last.end > _APART:
            return False
        between = last.passage.text[last.end : spot.start].strip()
        return between == "," or between.lstrip(", ").lower() in self.joints


def _is_language(spot: Spot, cues: _Cues) -> bool:
    text, start, end = spot.passage.text, spot.start, spot.end
    if cues.joined and (text.endswith(cues.joined, 0, start) or text.startswith(cues.joined, end)):
        return True
    if spot.demonym and cues.prefix and text.endswith(cues.prefix, 0, start):
        return True
    following = _NEXT.match(text, end)
    word = following.group(1).lower() if following else ""
    if word and word in cues.behind:
        return True
    if cues.noun and cues.noun.fullmatch(spot.text.lower()) and spot.text[0].isupper():
        return not company.opens_sentence(spot) and text[end : end + 1] != "-"
    if not (cues.before or cues.within or cues.alone or cues.spoken):
        return False
    lead = text[max(0, start - _REACH) : start]
    words = lead.lower().split() if lead[-1:] == " " else []
    if not words:
        return False
    last, two = words[-1], " ".join(words[-2:])
    if last in cues.before or two in cues.before:
        return True
    if not spot.demonym:
        return False  # "en France"
    if cues.spoken:
        return _is_spoken(spot, words, cues.spoken)
    if last in cues.within:
        return True
    if last not in cues.alone and two not in cues.alone:
        return False
    return word in cues.small if following else text[end : end + 1] in _ENDED


def _is_spoken(spot: Spot, before: list[str], spoken: frozenset[str]) -> bool:
    """Tell whether an English adjective stands for the language: "spoke French", "in Spanish"."""
    if before[-1] in spoken or (len(before) > 1 and before[-1] == "only" and before[-2] in spoken):
        return True
    if before[-1] not in ("in", "into", "of", "and") or spot.text[-1] == "s":
        return False
    following = spot.passage.text[spot.end : spot.end + 8]
    alone = not following or following[0] in ".,;:)" or following[:5] in (" and ", " for ", " but ")
    if before[-1] == "and":
        return alone and before[-3:-2] == ["in"]
    return alone and before[-1] in ("in", "into")
