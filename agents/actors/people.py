"""Finds of one person's name, however inflected and shortened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from agents.actors.finds import PersonFind
from agents.actors.spelling import akin, alike

Words = tuple[str, ...]

PREFIX = 3  # letters that two forms of a name share at least


@dataclass(slots=True)
class Person:
    """A person whom only the text knows."""

    words: Words  # of the fullest name, lower case
    finds: list[PersonFind]
    strength: float
    others: list[Words] = field(default_factory=list)  # words of further names of the person
    also: list[PersonFind] = field(default_factory=list)  # finds of these

    def named(self, words: Words) -> bool:
        """Tell whether the full name is one of the person's."""
        return same(self.words, words) or any(same(other, words) for other in self.others)


def trimmed(finds: list[PersonFind], given: Callable[[str], bool]) -> list[PersonFind]:
    """Return the finds without words that stand before a name by chance.

    A sentence's first word, "Rodina Bibiové", and another's name in the genitive, "advokát
    Bibiové Saif Mulúk", are told by what the same text says elsewhere. ``given`` tells whether
    a word is a given name.
    """
    last: dict[str, list[str]] = {}  # surnames within sentences, by their first letters
    inner: set[str] = set()  # first words of names within sentences
    for find in finds:
        words = words_of(find.text)
        if not find.begins:
            last.setdefault(words[-1][:PREFIX], []).append(words[-1])
            inner.add(words[0])
    result = []
    for find in finds:
        first, _, rest = find.text.partition(" ")
        if not rest:
            result.append(find)
            continue
        lower = first.lower()
        if find.begins:
            tail = words_of(rest)[-1]
            if lower not in inner and _among(tail, last):
                start = find.start + len(first) + 1
                find = PersonFind(find.field, start, find.end, rest, find.strength, find.title)
        elif " " in rest and len(lower) > 3 and not given(first) and _among(lower, last):
            middle = find.start + len(first)
            result.append(PersonFind(find.field, find.start, middle, first, 0.1))
            find = PersonFind(find.field, middle + 1, find.end, rest, find.strength, find.title)
        result.append(find)
    return result


@lru_cache(maxsize=4096)  # the same names are met all day
def words_of(text: str) -> Words:
    """Return the words of a name in lower case."""
    return tuple([w for w in text.lower().replace("’", "'").split(" ") if w])


def _among(word: str, words: dict[str, list[str]]) -> bool:
    return any(alike(word, other) for other in words.get(word[:PREFIX], ()))


def same(one: Words, other: Words) -> bool:
    """Tell whether two full names are one person's."""
    if not alike(one[-1], other[-1]):
        return False
    first, second = one[0], other[0]
    if akin(first, second):
        return True
    if first.endswith(".") or second.endswith("."):
        return first[0] == second[0]
    return False


def base_form(texts: list[str]) -> str:
    """Return the form that a name's entry would have: the fullest, and of those the shortest."""
    most = max(text.count(" ") for text in texts)
    return min((text for text in texts if text.count(" ") == most), key=len)
