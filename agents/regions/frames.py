"""The word lists of one language that tell a party from a place, and the words around a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_REACH = 60  # characters before the name that are read
_REACH_BEHIND = 56  # and behind it
# A word, or a mark that stands as its own word; "'s" is one.
_WORDS = re.compile(r"['’]s\b|['’]|[^\W_][\w'’.-]*\w|-?\w+|[^\w\s]")

_EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frames:
    """The word lists of one language, by name as in ``data/senses.toml``."""

    words: dict[str, frozenset[str]] = field(default_factory=dict)
    behind: tuple[str, ...] = ()

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list has the word."""
        return word in self.words.get(name, _EMPTY)

    def among(self, name: str, words: list[str]) -> bool:
        """Tell whether the list has one of the words."""
        return not self.words.get(name, _EMPTY).isdisjoint(words)


def words_before(text: str, start: int) -> list[str]:
    """Return the words before ``start``; a sentence's end or a quote stands as its own word."""
    low = max(0, start - _REACH)
    words = text[low:start].lower().split()
    if low and words:
        del words[0]  # it may be half a word
    if words:
        last = words[-1]
        if not last[-1].isalnum() and last[-1] != "'":
            words[-1] = last[:-1]
            words.append(last[-1])
        elif not last[0].isalnum():
            words[-1] = last[1:]
    return words


def words_after(text: str, end: int) -> list[str]:
    """Return the words behind ``end``; a mark stands as its own word."""
    stop = end + _REACH_BEHIND
    words = _WORDS.findall(text[end:stop].lower())
    if words and stop < len(text):
        del words[-1]  # it may be half a word
    return words
