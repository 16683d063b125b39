"""Whether one character stands for a country: 美 does in 中美 and 驻美大使, not in 美丽."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources

from agents.lexicon import writing

_SEPARATORS = frozenset("、・·･，,/")  # between the members of a series
_BRACKETS = frozenset("(（[［【")  # what stands alone in these is a day or a part's number
_LONGEST_SERIES = 6  # countries


@dataclass(frozen=True, slots=True)
class Singles:
    """The characters and their surroundings, read from ``data/singles.toml``."""

    characters: frozenset[str]
    behind_only: frozenset[str]
    pairs: frozenset[str]
    soft: frozenset[str]  # pairs that are words as well
    followers: frozenset[str]
    openers: frozenset[str]
    unsure: frozenset[str]
    farther: frozenset[str]
    certain: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]

    @classmethod
    def load(cls) -> Singles:
        """Return the packaged lists."""
        text = resources.files(__package__).joinpath("data/singles.toml").read_text("utf-8")
        data = tomllib.loads(text)
        return cls(**{name: frozenset(data[name]) for name in cls.__slots__})

    def stands(self, text: str, at: int) -> bool:
        """Tell whether the character at ``at`` stands for a country there."""
        if self._in_word(text, at):
            return False
        char, left, right = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if char not in self.behind_only:
            if self._paired(text, at) or self._listed(text, at):
                return True
            if self._followed(text, at + 1):
                return not left or left not in self.characters or self._in_word(text, at - 1)
            if char in self.foreign and (
                _is_katakana(right) or (right.isascii() and right.isupper())
            ):
                return True
            if _is_edge(left) and _is_edge(right) and char in self.certain:
                return left not in _BRACKETS and (left == " " or right == " ")
        if left in self.openers:
            return char not in self.unsure
        return left in self.farther and char in self.certain

    def _in_word(self, text: str, at: int) -> bool:
        """Tell whether the character belongs to another word with one of its neighbours."""
        before = text[max(0, at - 1) : at]
        if before + text[at] in self.words:
            return True
        if _is_katakana(text[at]) and (_is_katakana(text[at + 1 : at + 2]) or _is_katakana(before)):
            return True  # ロ, パ: part of a longer name
        return text[at : at + 2] in self.words and text[at + 1 : at + 3] not in self.followers

    def _paired(self, text: str, at: int) -> bool:
        """Tell whether the character and a neighbour are two countries."""
        for first in (at, at - 1):
            if first < 0:
                continue
            pair = text[first : first + 2]
            if pair not in self.pairs and pair not in self.soft:
                continue
            if self._in_word(text, first) or self._in_word(text, first + 1):
                continue
            if pair in self.pairs or self._followed(text, first + 2):
                return True
            if pair in self.soft and text[first + 1 : first + 3] in self.pairs:
                return True
        return False

    def _listed(self, text: str, at: int) -> bool:
        """Tell whether the character is one of a series with separators: 米、英、仏など."""
        first = last = at
        while first >= 2 and text[first - 1] in _SEPARATORS and self._member(text, first - 2):
            first -= 2
        while (
            last + 2 < len(text) and text[last + 1] in _SEPARATORS and self._member(text, last + 2)
        ):
            last += 2
        if first == last or last - first > 2 * _LONGEST_SERIES:
            return False
        left, right = text[first - 1 : first] if first else "", text[last + 1 : last + 2]
        if left.isdigit() or _is_han(left):
            return False
        return not _is_han(right) or self._followed(text, last + 1)

    def _member(self, text: str, at: int) -> bool:
        return text[at] in self.characters and not self._in_word(text, at)

    def _followed(self, text: str, at: int) -> bool:
        return text[at : at + 2] in self.followers or text[at : at + 1] in self.followers


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _is_edge(char: str) -> bool:
    return not char or not (char.isalnum() or writing.is_spaceless(char))
