"""Media named as the source of a story, which do not act in it: "told Reuters", "пишет Bild"."""

from __future__ import annotations

from bisect import bisect_left

from agents.actors.reader import Reader
from agents.actors.wording import Wording
from streams.events import FieldName

_WALK = 7  # words read back from a medium's name: "in an interview with the newspaper"
_DESCRIBED = 2  # words at most that describe the noun of a medium: "francoska tiskovna"
_LONGEST = 30  # characters; a longer word is none of the lists'
_DATELINE = 60  # characters of the body within which an agency names itself
_CLAUSE = 60  # between a verb of saying and the noun of a medium
_ENDS = frozenset(".!?;:\n")
_TITLED = 1  # words of a medium's name behind the one that is known: "BBC News"
_SEPARATORS = frozenset("|-–—•·:")
_SET_OFF = frozenset(f"{mark} " for mark in _SEPARATORS)
_QUOTES = " \u00a0\"“”„«»'"


class Sources:
    """Tells of the media of one passage which are only quoted."""

    def __init__(self, reader: Reader, field: FieldName, wording: Wording) -> None:
        """Take the passage."""
        self._reader = reader
        self._text = reader.text
        self._field = field
        self._wording = wording
        self._starts = [hit.start for hit in reader.hits]

    def credited(self, start: int, end: int) -> bool:
        """Tell whether the medium named from ``start`` to ``end`` is the source of what is told.

        It is one in all languages where it tells something or is told something, where a word
        such as "by" or "according to" leads it, in brackets, in a dateline, and set off at an
        edge of the title.
        """
        text = self._text
        return (
            self._said(end)
            or text[start - 1 : start] in ("(", "/", "©")
            or text[end : end + 1] in (")", "/")
            or self._led(start)
            or (self._field == "title" and self._edges(start, end))
            or (self._field == "body" and start < _DATELINE and self._opens(start))
        )

    def _said(self, end: int) -> bool:
        """Tell whether a verb of saying stands right behind the name."""
        text = self._text
        while text[end : end + 1] in ("”", "“", '"', "»", "'", "’"):
            end += 1
        index = bisect_left(self._starts, end)
        return (
            index < len(self._starts)
            and self._reader.cues[index] == "say"
            and self._starts[index] - end < 3
        )

    def _led(self, start: int) -> bool:
        """Tell whether a verb of telling or a word of source leads to the name, by way of nouns."""
        text, wording = self._text, self._wording
        noun, described, later = False, 0, ""
        for _ in range(_WALK):
            while start and text[start - 1] in _QUOTES:
                start -= 1
            if self._verb_ends(start):
                return True
            begin = max(text.rfind(" ", max(0, start - _LONGEST), start),
                        text.rfind("\u00a0", max(0, start - _LONGEST), start)) + 1  # fmt: skip
            word = text[begin:start].lstrip("(„“«\"'").lower()
            if not word:
                return False
            if (
                word in wording.tell
                or word in wording.credit
                or f"{word} {later}" in wording.credit
            ):
                return True
            if word in wording.medium:
                noun = True
            elif word not in wording.between:
                if not noun or described == _DESCRIBED or not text[begin].islower():
                    return noun and self._said_before(start)
                described += 1
            start, later = begin, word
        return False

    def _said_before(self, start: int) -> bool:
        """Tell whether the clause has a verb of saying: "sagte ein Arbeiter der Agentur dpa"."""
        text, starts = self._text, self._starts
        for index in range(bisect_left(starts, start) - 1, -1, -1):
            if start - starts[index] > _CLAUSE:
                return False
            if self._reader.cues[index] == "say":
                return not any(c in _ENDS for c in text[starts[index] : start])
        return False

    def _verb_ends(self, end: int) -> bool:
        index = bisect_left(self._starts, end) - 1
        if index < 0:
            return False
        return self._reader.hits[index].end == end and self._reader.cues[index] == "say"

    def _edges(self, start: int, end: int) -> bool:
        """Tell whether a mark sets the name off at an edge of the title: "NYT: ", " | BBC"."""
        text = self._text
        before, behind = text[:start].rstrip(), text[end:]
        if not before and behind[:1]:
            return behind[0] == ":" or (behind[0] == " " and behind[1:3] in _SET_OFF)
        return before[-1:] in _SEPARATORS and len(behind.split()) <= _TITLED

    def _opens(self, start: int) -> bool:
        """Tell whether an agency stands in the dateline: "АСТАНА, 12 мая - РИА Новости."."""
        before = self._text[:start].rstrip()
        return not before or before[-1] in "-–—=＝【（("
