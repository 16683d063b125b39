"""Titles that the text gives without saying them again: "ministers A of X and B of Y".

A title in the plural speaks of each of the persons joined behind it; a role behind an acronym,
"LLF commander B", is held in the body whose acronym the text defined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from agents.actors import organisations
from agents.actors.finds import BodyFind, Find, PersonFind
from agents.actors.titles import Reader, Title

_FARTHEST = 60  # characters between two persons of one title
# What stands between them but for their countries.
_BETWEEN = frozenset(
    {"", "and", "of", "the", "from", ",", "y", "e", "et", "de", "del", "la", "du", "des", "da",
     "do", "dos", "und", "von", "(", ")", "as", "well", "&"}
)  # fmt: skip
_WORD = re.compile(r"[\w&]+|[,()]")
_ACRONYM = re.compile(r"(?<!\w)([^\W\d_a-z]{2,6})(?:['’]s)? $")


def share(finds: Sequence[Find], reader: Reader, titles: list[Title]) -> None:
    """Give the persons among the finds the titles that they share with those before them."""
    persons = sorted((f for f in finds if isinstance(f, PersonFind)), key=lambda f: f.start)
    if any(title.plural for title in titles):
        plain = {title.start: title for title in titles if title.plural}
        shared, last = None, 0  # the title in the plural, and where its last person's name ends
        for find in persons:
            if find.title is not None:
                shared, last = plain.get(find.title.start), find.end
            elif shared is not None and _joined(reader, last, find.start):
                find.title, last = _of(reader, shared, find.end), find.end
                find.strength = max(find.strength, 0.9)
            else:
                shared = None
    named: dict[str, BodyFind] = {}
    for body in finds:
        if isinstance(body, BodyFind) and body.acronym is not None:
            named[body.acronym] = body
    if named:
        for person in persons:
            _hold(person, reader.text, named)


def _hold(find: PersonFind, text: str, named: dict[str, BodyFind]) -> None:
    title = find.title
    if title is None or title.body is not None:
        return
    match = _ACRONYM.search(text, max(0, title.start - 10), title.start)
    body = named.get(match.group(1)) if match is not None else None
    if body is not None and body.head is not None:
        sector = organisations.kind(body.text, body.head).sector
        find.title = title._replace(sector=sector, country=title.country or body.country)


def _joined(reader: Reader, start: int, end: int) -> bool:
    """Tell whether nothing but countries and joining words stands from ``start`` to ``end``."""
    if end - start > _FARTHEST:
        return False
    text = reader.text[start:end]
    index = bisect_left(reader.hits, start, key=lambda hit: hit.start)
    for hit, place in zip(reader.hits[index:], reader.affiliations[index:], strict=True):
        if hit.end > end:
            break
        if place is not None:
            text = text.replace(reader.text[hit.start : hit.end], "")
    return all(word in _BETWEEN for word in _WORD.findall(text.lower()))


def _of(reader: Reader, title: Title, end: int) -> Title:
    """Return the title with the country behind the name that ends at ``end``."""
    index = bisect_left(reader.hits, end, key=lambda hit: hit.start)
    if index < len(reader.hits):
        between = _WORD.findall(reader.text[end : reader.hits[index].start].lower())
        found = reader.affiliations[index]
        if found is not None and between and all(w in _BETWEEN - {"and", ","} for w in between):
            return title._replace(country=found.country, body=found.body)
    return title
