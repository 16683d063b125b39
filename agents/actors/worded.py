"""Names that are made of a language's own words: "Künstliche Intelligenz", "Green Deal".

Where all nouns have capitals, or a headline's words do, a capital is no evidence of a name. A given
name is, and a word that the language does not have.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from agents.actors.finds import BodyFind
from agents.actors.kinds import (
    CALENDAR,
    COMMON,
    COMPOUND,
    DOUBTED,
    ENGLISH,
    GIVEN,
    NAMED,
    NUMBERED,
    PARTICLE,
    ROMAN,
    SHORT,
    SMALL,
    SURNAME,
    WOMAN,
    WORDED,
)
from agents.actors.patterns import Patterns
from agents.actors.surroundings import DEFINED
from agents.actors.wording import Head

_MADE = COMMON | COMPOUND
_BODY = Head("organization", "NGO")
_OF = (" of ", " of the ", " for ", " for the ")
_PLURAL = re.compile(r"[^s]s$")
_ARTICLES = ("the", "a", "an")


class Worded(Patterns):
    """Tells whether words are a language's own."""

    def _leading(self, words: list[str], kinds: list[int]) -> int:
        """Return how many nouns stand before a person's name: "Rapper Haftbefehl"."""
        if not self.nouns:
            return 0
        count = 0
        while count < len(words) - 1:
            kind = kinds[count]
            if kind & GIVEN and not kind & COMMON:
                break
            hyphened = "-" in words[count] and not kind & NAMED and kinds[count + 1] & GIVEN
            if not (kind & (_MADE | WOMAN) or hyphened):
                break
            count += 1
        return count

    def _is_noun(self, word: str) -> bool:
        """Tell whether the word is one of a language that writes its nouns with capitals."""
        return self.nouns and self.kinds[word] & COMMON != 0

    def _trailing(self, words: list[str], kinds: list[int]) -> int:
        """Return how many nouns stand behind a person's name: "Sebastian Hendels Heimat"."""
        last = kinds[-1]
        if not self.nouns or len(words) < 3 or not last & _MADE or last & SURNAME:
            return 0
        return 1 if kinds[0] & GIVEN and not kinds[-2] & (GIVEN | PARTICLE | SMALL) else 0

    def _forenamed(self, start: int, words: list[str], kinds: list[int]) -> bool:
        """Tell whether a given name leads, and one that the words behind leave a name."""
        first, last = kinds[0], kinds[-1]
        if not first & NAMED or last & NUMBERED or (self.english and self._made_of(words[-1])):
            return False
        if self.nouns:
            if not (first & GIVEN or "-" in words[0]) or first & COMMON:
                return False
            return not last & COMMON or not (first & CALENDAR or self._within_place(start))
        if self.english and first & WORDED and not first & GIVEN:
            return False  # "Team Trump"
        if self.english and last & ENGLISH:
            if self.wording.is_verb(words[-1].lower()):
                return False  # "Will Reunite"
            if first & DOUBTED or not first & GIVEN or self._article(start):
                return False  # "Autumn Statement", "the Morgan Space"
            if _PLURAL.search(words[-1]) and self._within_place(start, known=True):
                return False  # "Cleveland Rams"
        return True

    def _worded(self, kinds: list[int], *, titled: bool) -> bool:
        """Tell whether words that no given name leads are the language's own."""
        last = kinds[-1]
        if self.nouns:
            return last & COMMON != 0 or (last & COMPOUND != 0 and not titled)
        if titled:
            return False
        if last & NUMBERED:
            return True  # "Ninja ZX-10RR"
        if not self.english or last & ROMAN:
            return False
        return last & ENGLISH != 0 or (
            kinds[0] & ENGLISH != 0 and not (kinds[0] & SHORT or last & (SURNAME | GIVEN))
        )

    def _group(self, start: int, end: int, words: list[str]) -> BodyFind | None:
        """Return the body that such words name, where they speak or somebody leads them."""
        head = self._plural(end, words, start)
        if head is not None or not self.english:
            return head
        defined = DEFINED.match(self.text, end)
        if not (defined or self._says(start, end) or self._headed(start)):
            return None
        acronym = defined.group(1) if defined is not None else None
        text = self.text[start:end]
        return BodyFind(self.field, start, end, text, 0.6, _BODY, None, acronym)

    def _headed(self, start: int) -> bool:
        """Tell whether a role of the name's stands before it: "the leader of Popular Unity"."""
        index = bisect_left(self.starts, start) - 1
        hits, roles = self.reader.hits, self.reader.roles
        return index >= 0 and roles[index] is not None and self.text[hits[index].end : start] in _OF

    def _made_of(self, word: str) -> bool:
        """Tell whether a participle ends the word: "Swift-themed"."""
        _, hyphen, tail = word.rpartition("-")
        known = self.wording.english.get(tail) if hyphen and tail.endswith("ed") else None
        return known is not None and known.form == "past"

    def _within_place(self, start: int, *, known: bool = False) -> bool:
        """Tell whether a place holds the word at ``start``: "Los Angeles".

        ``known`` tells that one of the name will do, whether or not the text means it.
        """
        index = self._hit_over(start)
        return index >= 0 and (
            self.reader.places[index]
            or (known and any(r.table == "place" for r in self.reader.hits[index].readings))
        )

    def _article(self, start: int) -> bool:
        """Tell whether an English article stands right before ``start``."""
        before = self.text[max(0, start - 5) : start]
        return before[-1:] == " " and before[:-1].rpartition(" ")[2].lower() in _ARTICLES
