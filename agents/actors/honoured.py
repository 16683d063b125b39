"""Names of persons in scripts without capitals and without spaces between words.

Thai, Lao and Khmer part a given name from the surname by a space; Burmese writes a name in one.
A word of respect opens it ("นาย", "ທ່ານ", "លោក", "ဦး"), or the title of a country's office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.actors.titles import Title

_REACH = 60  # characters of a name with its word of respect
_SHORTEST = 3  # characters of a name's word that are kept where a verb is cut off
_LETTERS = {
    "th": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "lo": "\u0e81-\u0ebd\u0ec0-\u0ecd\u0edc-\u0edf",
    "km": "\u1780-\u17d3\u17dd",
    "my": "\u1000-\u103f",
}
_JOINED = frozenset({"my"})  # a name is one word, and a particle behind it ends it


@dataclass(frozen=True, slots=True)
class Honoured:
    """What tells names of one such script."""

    behind: re.Pattern[str]  # a name behind a title
    before: re.Pattern[str]  # a name before a title
    stops: re.Pattern[str]  # what follows a name in one word with it

    @classmethod
    def of(cls, language: str, row: dict[str, Any]) -> Honoured:
        """Return the patterns from the language's words of respect and of what follows names."""
        honours = sorted(map(re.escape, row["honours"].split()), key=len, reverse=True)
        stops = sorted(map(re.escape, row["stops"].split()), key=len, reverse=True)
        word = f"[{_LETTERS[language]}]"
        honour = "|".join(honours)
        if language in _JOINED:
            name = rf"({word}{{3,24}}?(?: {word}{{2,16}}?)?)(?=(?:{'|'.join(stops)})(?:[ ၊။]|$))"
        else:
            name = rf"({word}{{2,}} {word}{{2,}})"
        return cls(
            # a ministry may stand between the title and the word of respect
            re.compile(rf"(?:{word}{{0,40}} (?={honour}))? ?(?P<honour>{honour})? ?{name}"),
            re.compile(rf"(?:{honour}) ?({word}{{2,}}(?: {word}{{2,}}){{1,2}}) ?$"),
            re.compile("|".join(stops)),
        )

    def span(self, text: str, title: Title) -> tuple[int, int] | None:
        """Return the name before the title, or the one behind it."""
        before = self.before.search(text, max(0, title.start - _REACH), title.start)
        if before is not None:
            return before.span(1)
        behind = self.behind.match(text, title.end)
        if behind is None or (behind["honour"] is None and title.country is None):
            return None
        start, end = behind.span(behind.lastindex or 0)
        if self.stops.match(text, start):
            return None
        last = text.find(" ", start, end) + 1 or start
        cut = self.stops.search(text, last, end)
        if cut is not None:
            end = cut.start()
        return (start, end) if end - last >= _SHORTEST else None


def by_letter(rows: dict[str, dict[str, Any]]) -> dict[str, Honoured]:
    """Return the patterns by each letter of their scripts."""
    return {
        letter: honoured
        for language, row in rows.items()
        for honoured in [Honoured.of(language, row)]
        for first, last in re.findall("(.)-(.)", _LETTERS[language])
        for letter in map(chr, range(ord(first), ord(last) + 1))
    }
