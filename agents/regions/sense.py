"""How a place's name is used: for the place, for its government or people, or as an adjective.

The words around a mention speak for or against its being a party that acts; their weights
are added. English has frames of its own; other languages have lists of verbs and prepositions.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib import resources

from agents.regions.spots import Spot
from streams.events import Sense

# Weights of the frames. Their sum above zero makes the mention metonymic.
_STRONG = 3.0  # nothing in the sentence's other half turns it over
_CLEAR = 2.0
_SLIGHT = 0.7
_UNTOLD = -0.5  # nothing around speaks: it is the place

_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d[\w.,-]*|[^\w\s]")
_REACH = 48  # characters before and behind that are read
_DETERMINERS = frozenset({"the", "then", "former", "nazi", "imperial", "nearby", "both"})
_PREPOSITIONS = ("to", "from", "of", "for", "on", "over", "with", "between")


@dataclass(frozen=True, slots=True)
class Frames:
    """The word lists of one language, by name as in ``data/senses.toml``."""

    words: dict[str, frozenset[str]] = field(default_factory=dict)
    behind: tuple[str, ...] = ()

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list has the word."""
        return word in self.words.get(name, ())


@dataclass(frozen=True, slots=True)
class Senses:
    """The frames of all languages."""

    languages: dict[str, Frames]

    @classmethod
    def load(cls) -> Senses:
        """Return the packaged lists."""
        text = resources.files("agents.regions").joinpath("data/senses.toml").read_text("utf-8")
        return cls(
            {
                language: Frames(
                    {name: frozenset(words) for name, words in lists.items() if name != "behind"},
                    tuple(lists.get("behind", ())),
                )
                for language, lists in tomllib.loads(text).items()
            }
        )

    def of(self, spots: list[Spot], language: str) -> list[Sense]:
        """Return the sense of every accepted spot, in order.

        Names that are coordinated ("Japan, France and Italy said") are read alike: the left
        neighbours of the first and the right ones of the last speak for all.
        """
        base = language.partition("-")[0]
        frames = self.languages.get(base)
        senses: list[Sense] = ["demonym" if spot.demonym else "literal" for spot in spots]
        if frames is None:
            return senses
        at = 0
        while at < len(spots):
            last = at
            while last + 1 < len(spots) and _coordinated(spots[last], spots[last + 1]):
                last += 1
            if not all(spots[n].demonym for n in range(at, last + 1)) and _is_party(
                spots[at], spots[last], frames, base
            ):
                for number in range(at, last + 1):
                    if not spots[number].demonym and not spots[number].fixed:
                        senses[number] = "metonymic"
            at = last + 1
        return senses


_JOINED = re.compile(r"\s*(?:,|and|,\s*and|or|&|und|et|y|e|и|та|і|oraz|i|og|och|en)\s*(?:the\s+)?")


def _coordinated(first: Spot, second: Spot) -> bool:
    if first.passage is not second.passage or second.start - first.end > 9:
        return False
    if first.demonym or second.demonym or (first.fixed and second.fixed):
        return False
    between = first.passage.text[first.end : second.start]
    return bool(_JOINED.fullmatch(between)) and between.strip() != ""


def _is_party(first: Spot, last: Spot, frames: Frames, language: str) -> bool:
    text = first.passage.text
    if frames.behind:
        return text.startswith(frames.behind, last.end)
    low = max(0, first.start - _REACH)
    before = [word.lower() for word in _WORD.findall(text[low : first.start])]
    if low and before:
        before = before[1:]  # it may be half a word
    after = _WORD.findall(text[last.end : last.end + _REACH])
    if after and last.end + _REACH < len(text):
        after = after[:-1]
    after = [word.lower() for word in after]
    if language == "en":
        return _left(before, frames) + _right(before, after, frames, last.text) + _UNTOLD > 0
    left = before[-1] if before else ""
    right = after[0] if after else ""
    if frames.has("place", left):
        return False
    weight = _UNTOLD
    if frames.has("acts", right) or (len(after) > 1 and frames.has("acts", after[1])):
        weight += _CLEAR
    if frames.has("whom", left):
        weight += _CLEAR
    if frames.has("party", left) and len(first.text) > 0 and _capital_or_country(first):
        weight += _SLIGHT
    return weight > 0


def _capital_or_country(spot: Spot) -> bool:
    return spot.chosen is not None and spot.chosen.place.level in ("country", "capital")


def _left(before: list[str], frames: Frames) -> float:
    """Return what the words before say."""
    while before and before[-1] in _DETERMINERS:
        before = before[:-1]
    if not before:
        return 0.0
    word = before[-1]
    earlier = before[-4:-1]
    if word in _PREPOSITIONS:
        if any(frames.has(word, other) for other in earlier):
            return _CLEAR
        return {
            "to": -_CLEAR, "from": -_CLEAR, "of": -1.2, "for": 0.3, "on": -_SLIGHT,
            "over": -_SLIGHT, "with": 1.4, "between": -_SLIGHT,
        }[word]  # fmt: skip
    if frames.has("place", word):
        return -_STRONG
    if frames.has("visit", word):
        return -_CLEAR
    if frames.has("whom", word):
        return _CLEAR
    if frames.has("party", word):
        return _CLEAR
    return 0.0


def _right(before: list[str], after: list[str], frames: Frames, name: str) -> float:
    """Return what the words behind say."""
    if not after:
        return 0.0
    word = after[0]
    if word in ("'", "’") and len(after) > 1 and after[1] == "s":
        after, word = after[1:], "'s"
    if word in ("'s", "’s", "'", "’"):
        return _owned(after[1:], frames)
    if word in ("is", "was", "are", "were", "been", "being", "'re"):
        then = after[1] if len(after) > 1 else ""
        if frames.has("scenery", then):
            return -_CLEAR
        if frames.has("passive", then):
            return _CLEAR
        return _SLIGHT if then.endswith(("ing", "ed")) else -_SLIGHT
    if word in ("has", "had", "have") and any(frames.has("has", then) for then in after[1:5]):
        return -_CLEAR
    if frames.has("acts", word):
        return _CLEAR
    if frames.has("team", word):
        return _CLEAR
    if word == "to" and len(after) > 1 and after[1].isalpha():
        return _SLIGHT if before and frames.has("whom", before[-1]) else 0.0
    if word == "'" or not word[0].isalpha():
        return -0.2 if word in (".", ",", ")", "(") else 0.0
    if word.endswith("ed") and len(word) > 4:
        return _SLIGHT
    return 0.0


def _owned(after: list[str], frames: Frames) -> float:
    """Return what the noun says that the name owns: its decision, its coast."""
    for word in after[:3]:
        if frames.has("sights", word):
            return -_CLEAR
        if frames.has("owns", word):
            return _CLEAR
    return -0.3
