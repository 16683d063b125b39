"""Names of bodies whose first word alone has a capital: "Okrožno sodišče v Kranju".

Slavic languages other than Polish write the words behind the first in lower case. A name is
adjectives and a body's word, or a body's word at the head, and what depends on it: genitives,
a purpose behind a preposition, a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from agents.actors import catalogue
from agents.actors.bodies import NamedBody
from agents.actors.finds import Find, PhraseFind
from agents.actors.names import SEAT, WEAK
from agents.actors.reader import Reader
from agents.actors.surroundings import DEFINED
from agents.actors.wording import Head, Wording
from streams.events import FieldName

_WORD = re.compile(r"[  ]([^\W\d_]+(?:-[^\W\d_]+)*)")
_NAME = re.compile(r"[  ][\"“„«]?([^\W\d_]{2,})")
_ADJECTIVES = 3  # before the body's word at most
_DEPENDENT = 6  # words behind it at most
SURE = 0.75


@dataclass(frozen=True, slots=True)
class Grammar:
    """The endings and small words of one language that a body's name is made of."""

    adjective: tuple[str, ...]
    inner: tuple[str, ...]  # endings that are an adjective's for sure
    not_adjective: tuple[str, ...]
    genitive: tuple[str, ...]
    genitive_adjective: tuple[str, ...]
    purpose: frozenset[str]  # prepositions of what a body is for
    led: frozenset[str]  # those of a name that an adjective leads
    place: frozenset[str]  # and of where it is
    joins: frozenset[str]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Grammar:
        """Return the grammar that a record of the wording holds."""
        return cls(
            tuple(row["adjective"]), tuple(row["inner"]), tuple(row["not_adjective"]),
            tuple(row["genitive"]), tuple(row["genitive_adjective"]),
            frozenset(row["purpose"]), frozenset(row["purpose"]) - {"на"},
            frozenset(row["place"]), frozenset(row["joins"]),
        )  # fmt: skip


def grammars() -> dict[str, Grammar]:
    """Return the grammars of the wording by language."""
    return {code: Grammar.of(row) for code, row in catalogue.rows("wording")["phrase"].items()}


def settled(finds: list[Find], bodies: list[NamedBody]) -> tuple[list[Find], list[NamedBody]]:
    """Return the finds and countries' bodies without those that are a part of one of the others."""
    phrases = [find for find in finds if isinstance(find, PhraseFind)]
    if not phrases or not bodies:
        return finds, bodies
    inner = {
        id(body) for body in bodies for phrase in phrases if phrase.start < body.start < phrase.end
    }
    kept = [body for body in bodies if id(body) not in inner]
    outer = {
        id(phrase) for body in kept for phrase in phrases if body.start <= phrase.start < body.end
    }
    return [find for find in finds if id(find) not in outer], kept


class Phrases:
    """Finds the names of one passage."""

    def __init__(
        self, reader: Reader, field: FieldName, wording: Wording, grammar: Grammar
    ) -> None:
        """Take the passage and its language's grammar."""
        self._reader = reader
        self._text = reader.text
        self._field = field
        self._wording = wording
        self._grammar = grammar
        self._starts = [hit.start for hit in reader.hits]

    def at(self, start: int, end: int, *, begins: bool) -> PhraseFind | None:
        """Return the body whose name begins with the capitalised word from ``start`` to ``end``.

        ``begins`` tells that the word may have its capital for the sentence's sake.
        """
        text, wording = self._text, self._wording
        word = text[start:end].lower()
        head = wording.heads.get(word)
        if (head is None and not word.endswith(self._grammar.adjective)) or self._known(start):
            return None
        if head is None:
            found = self._head(word, end)
            if found is None:
                return None
            head, word, end = found
            tail, country, _ = self._tail(end, self._grammar.led)
            if begins and tail == end and word.startswith(wording.generic):
                return None  # "Islamistická strana": any
        else:
            tail, country, told = self._tail(end, self._grammar.purpose)
            if not told:
                return None  # "Soud v Praze": any
            if begins and " " not in text[end + 1 : tail] and word.startswith(wording.generic):
                return None
        name = _NAME.match(text, tail)
        if name is not None and name.group(1)[0].isupper() and not wording.is_given(name.group(1)):
            return None  # "Svaz pilotů Vereinigung Cockpit": the name follows
        defined = DEFINED.match(text, tail)
        acronym = defined.group(1) if defined is not None else None
        return PhraseFind(self._field, start, tail, text[start:tail], SURE, head, country, acronym)

    def goes_on(self, word: str, end: int) -> bool:
        """Tell whether a word looks like an adjective whose noun follows in lower case."""
        match = _WORD.match(self._text, end)
        return (
            match is not None
            and word.lower().endswith(self._grammar.adjective)
            and not (self._grammar.not_adjective and word.endswith(self._grammar.not_adjective))
            and not self._ends(match)
        )

    def _head(self, word: str, end: int) -> tuple[Head, str, int] | None:
        """Return the body's word behind adjectives that begin with ``word``, and its end."""
        text, wording, grammar = self._text, self._wording, self._grammar
        for _ in range(_ADJECTIVES):
            if (
                not word.endswith(grammar.adjective)
                or word in wording.stop
                or (grammar.not_adjective and word.endswith(grammar.not_adjective))
            ):
                return None
            match = _WORD.match(text, end)
            if match is None or (word := match.group(1))[0].isupper():
                return None
            end = match.end()
            head = wording.heads.get(word)
            if head is not None:
                return head, word, end
        return None

    def _tail(self, end: int, purpose: frozenset[str]) -> tuple[int, str | None, bool]:
        """Return where the name ends, the country it names, and whether it tells more."""
        grammar = self._grammar
        begin = end
        for _ in range(2):
            end = self._genitives(end)
            match = _WORD.match(self._text, end)
            if match is None or match.group(1) not in purpose:
                break
            further = self._purpose(match.end())
            if further == match.end():
                break
            end = further
        told = end > begin
        match = _WORD.match(self._text, end)
        if match is not None:
            word = match.group(1)
            if word in grammar.place or word in grammar.purpose:
                further, country = self._place(match.end())
                if further:
                    return further, country, told
            elif word[0].isupper():
                further, country = self._place(end)
                if further:
                    return further, country, True
                inner = self.at(match.start(1), match.end(), begins=False)
                if inner is not None:  # "Fakulteta za strojništvo Univerze v Ljubljani"
                    return inner.end, inner.country, True
        return end, None, told

    def _genitives(self, end: int) -> int:
        """Return the end of the genitives behind ``end``, adjectives with their nouns."""
        grammar = self._grammar
        position = end
        agreeing = False  # an adjective waits for its noun
        for _ in range(_DEPENDENT):
            match = _WORD.match(self._text, position)
            if match is None or self._ends(match):
                break
            word = match.group(1)
            if word in grammar.joins and position > end - 1 and (agreeing or position == end):
                position = match.end()
                continue
            if word.endswith(grammar.genitive_adjective):
                agreeing = True
                position = match.end()
            elif agreeing or (len(word) > 3 and word.endswith(grammar.genitive)):
                agreeing = False
                end = position = match.end()
            else:
                break
        return end

    def _purpose(self, end: int) -> int:
        """Return the end of adjectives and a noun, and of a second pair behind "and"."""
        grammar = self._grammar
        done = position = end
        waiting = 0
        for _ in range(_DEPENDENT):
            match = _WORD.match(self._text, position)
            if match is None or self._ends(match) or match.group(1) in grammar.joins:
                break
            position = match.end()
            if match.group(1).endswith(grammar.inner):
                waiting = position
                continue
            waiting = 0
            done = self._genitives(position)
            match = _WORD.match(self._text, done)
            if match is None or match.group(1) not in grammar.joins:
                break
            position = match.end()
        return waiting or done  # the last adjective was a noun

    def _known(self, start: int) -> bool:
        """Tell whether a curated name begins at ``start``."""
        index = bisect_left(self._starts, start)
        if index == len(self._starts) or self._starts[index] != start:
            return False
        known = self._reader.known[index]
        return known is not None and known[0] not in (WEAK, SEAT)

    def _ends(self, match: re.Match[str]) -> bool:
        """Tell whether a word cannot belong to the name: a small word, a capital, a verb."""
        word = match.group(1)
        if word in self._grammar.joins:
            return False
        if word in self._wording.stop or word[0].isupper():
            return True
        index = bisect_left(self._starts, match.start(1))
        return (
            index < len(self._starts)
            and self._starts[index] == match.start(1)
            and self._reader.cues[index] == "say"
        )

    def _place(self, end: int) -> tuple[int, str | None]:
        """Return the end of a capitalised place behind ``end`` and its country; 0 if none is."""
        index = bisect_left(self._starts, end)
        if index == len(self._starts) or self._starts[index] != end + 1:
            return 0, None
        if not self._reader.places[index] or not self._text[end + 1].isupper():
            return 0, None
        found = self._reader.affiliations[index]
        return self._reader.hits[index].end, found.country if found is not None else None
