"""The lists of English words that tell a party from a place."""

from __future__ import annotations

from dataclasses import dataclass

from agents.regions.curated import table

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frames:
    """The lists by name, as in ``data/senses.toml``."""

    words: dict[str, frozenset[str]]

    @classmethod
    def load(cls) -> Frames:
        """Return the packaged lists."""
        return cls({name: frozenset(words) for name, words in table("senses")["en"].items()})

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list has the word."""
        return word in self.words.get(name, _EMPTY)
