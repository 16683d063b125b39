"""Names of bodies that go on in lower case behind their noun: "Fédération nationale des mareyeurs".

So write French, Spanish, Italian and Portuguese: adjectives behind the noun, then what the body
is of or for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from agents.actors import catalogue
from agents.actors.finds import PhraseFind
from agents.actors.names import SEAT, WEAK
from agents.actors.reader import Reader
from agents.actors.surroundings import DEFINED
from agents.actors.wording import Head
from streams.events import FieldName

SURE = 0.75


class Complement:
    """What such names go on with in one language; immutable, so threads share it."""

    def __init__(self, row: dict[str, Any]) -> None:
        """Take a record of the wording."""
        adjective = rf"[a-zà-ÿ]{{2,}}(?:{'|'.join(row['adjective'])})(?!\w)"
        of = "|".join(re.escape(word) for word in sorted(row["of"], key=len, reverse=True))
        noun = r"[a-zà-ÿ]{4,}(?!\w)"
        self._name = re.compile(
            rf"(?: {adjective}){{0,2}}(?: (?:{of})(?<=[ '’]){noun}(?: {adjective})?){{1,2}}"
            rf"(?: (?:{of})(?<=[ '’])[^\W\d_a-zà-ÿ][\w-]+(?: [^\W\d_a-zà-ÿ][\w-]+)*)?"
        )

    def end(self, text: str, position: int) -> int:
        """Return where a name ends whose noun ends at ``position``; 0 if it does not go on."""
        match = self._name.match(text, position)
        return 0 if match is None else match.end()


class Complements:
    """Finds such names in one passage."""

    def __init__(self, reader: Reader, field: FieldName, complement: Complement) -> None:
        """Take the passage and what its language's names go on with."""
        self._reader = reader
        self._field = field
        self._complement = complement
        self._starts = [hit.start for hit in reader.hits]

    def at(self, start: int, end: int, head: Head) -> PhraseFind | None:
        """Return the body whose noun stands from ``start`` to ``end``, if its name goes on."""
        index = bisect_left(self._starts, start)
        if index < len(self._starts) and self._starts[index] == start:
            known = self._reader.known[index]
            if known is not None and known[0] not in (WEAK, SEAT):
                return None
        text = self._reader.text
        tail = self._complement.end(text, end)
        if not tail:
            return None
        defined = DEFINED.match(text, tail)
        acronym = defined.group(1) if defined is not None else None
        return PhraseFind(self._field, start, tail, text[start:tail], SURE, head, None, acronym)


def complements_by_language() -> dict[str, Complement]:
    """Return what names go on with, by language."""
    return {code: Complement(row) for code, row in catalogue.rows("wording")["complement"].items()}
