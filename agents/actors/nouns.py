"""Words of languages that write all nouns with capitals, told from names."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Any

_CASES = ("s", "es", "n", "en", "e", "er", "ern")  # endings of a noun's cases and plurals
_LONGEST_CASE = 3
_SHORTEST = 3  # letters of a word before its case ending
_TAIL = 5  # letters of a compound's last noun
_HEAD = 3  # and of what stands before it
_LONGER = 2  # letters that stand before an ending, at least


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lists; immutable, so threads share it."""

    words: frozenset[str]
    endings: tuple[str, ...]  # of nouns and of adjectives
    women: tuple[str, ...]  # of nouns that say what a woman is
    names: tuple[str, ...]  # as surnames end
    articles: frozenset[str]
    doubted: frozenset[str]  # given names that are words more often

    @classmethod
    def of(cls, data: dict[str, Any]) -> Nouns:
        """Return the lists of the wording and of ``data/nouns.txt``."""
        text = resources.files("agents.actors").joinpath("data/nouns.txt").read_text("utf-8")
        lines = [line for line in text.splitlines() if line and line[0] != "#"]
        return cls(
            frozenset((*lines, *data["noun_words"].split())),
            (*data["noun_endings"], *data["noun_adjectives"]),
            tuple(data["noun_women"]),
            tuple(data["surname_tails"]),
            frozenset(data["noun_articles"]),
            frozenset(data["noun_given"].split()),
        )

    def is_word(self, word: str) -> bool:
        """Tell whether the word in lower case is listed, in some case, or ends as words do."""
        word = word.rpartition("-")[2]
        if word in self.words:
            return True
        if word.endswith(self.endings) and len(word) > _TAIL + _LONGER:
            return True
        return any(
            word.endswith(case) and word[: -len(case)] in self.words
            for case in _CASES
            if len(word) >= _SHORTEST + len(case)
        )

    def is_compound(self, word: str) -> bool:
        """Tell whether the word in lower case is made of a noun with others before it."""
        if word.endswith(self.names):
            return False
        return any(
            self.is_word(word[start:]) for start in range(_HEAD, len(word) - _TAIL + 1)
        ) and not word.endswith("-")

    def is_woman(self, word: str) -> bool:
        """Tell whether the word in lower case says what a woman is: "kriminologin"."""
        return word.endswith(self.women)
