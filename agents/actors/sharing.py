"""Titles that the text gives without saying them again: "ministers A of X and B of Y".

A title in the plural speaks of each of the persons joined behind it; a role behind an acronym,
"LLF commander B", is held in the body whose acronym the text defined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from agents.actors import headship, organisations
from agents.actors.finds import BodyFind, Find, KnownFind, PersonFind
from agents.actors.reader import Reader
from agents.actors.titles import Title
from agents.actors.wording import NOUNS

# Words that make a role that of the body named before.
_POSSESSIVE = frozenset(
    {"its", "their", "son", "sa", "leur", "su", "seine", "seiner", "seinem", "ihre", "ihr", "ihrem",
     "seu", "sua", "suo", "zijn", "haar", "его", "её", "ее", "їх", "його", "її", "jego", "jej",
     "jeho", "její", "sin", "sitt", "dess", "dens"}
)  # fmt: skip
_APPOSED = (", ", " ", "» ", "“ ", "” ", '" ', "», ", "“, ", "”, ", '", ')  # before a body's person
_LAST = 250  # characters to the body that "its" speaks of
_QUOTES = frozenset('«„“"')
_OF_ITS = 24  # characters between a role and the body behind it
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
        people = sorted(
            (
                f
                for f in finds
                if isinstance(f, PersonFind) or (isinstance(f, KnownFind) and _person(f, reader))
            ),
            key=lambda f: f.start,
        )
        plain = {title.start: title for title in titles if title.plural}
        shared, last = None, 0  # the title in the plural, and where its last person's name ends
        for find in people:
            if find.title is not None:
                shared, last = plain.get(find.title.start), find.end
            elif shared is not None and _joined(reader, last, find.start):
                find.title, last = _of(reader, shared, find.end), find.end
                find.strength = max(find.strength, 0.9)
            else:
                shared = None
    for person in persons:
        if person.title is None:
            person.country = _owner(reader, person.start)
    bodies = sorted(
        (f for f in finds if isinstance(f, BodyFind | KnownFind) and not _human(f, reader)),
        key=lambda f: f.start,
    )
    if bodies:
        starts = [body.start for body in bodies]
        for person in persons:
            _employ(person, reader, titles, bodies, starts)
    named: dict[str, BodyFind] = {}
    for body in finds:
        if isinstance(body, BodyFind) and body.acronym is not None:
            named[body.acronym] = body
    if named:
        for person in persons:
            _hold(person, reader.text, named)


def _owner(reader: Reader, start: int) -> str | None:
    """Return the country that has the name at ``start``: "Ukraine's Zelenskiy"."""
    if reader.text[start - 3 : start] not in ("'s ", "’s "):
        return None
    index = bisect_left(reader.hits, start, key=lambda hit: hit.start) - 1
    if index < 0 or start - reader.hits[index].end > len("'s "):
        return None
    found = reader.affiliations[index]
    return None if found is None else found.country


def _person(find: KnownFind, reader: Reader) -> bool:
    actor = reader.actors.get(find.actor)
    return actor is not None and actor.kind == "person"


def _human(find: KnownFind | BodyFind, reader: Reader) -> bool:
    if isinstance(find, BodyFind):
        return find.head is None
    actor = reader.actors.get(find.actor)
    return actor is None or actor.kind == "person" or find.weak


def _employ(
    find: PersonFind,
    reader: Reader,
    titles: list[Title],
    bodies: list[BodyFind | KnownFind],
    starts: list[int],
) -> None:
    """Give a person the body that the role is held in, where the text names it as the role's.

    "the president of the Union of Fishermen, A"; "A, president of the Union of Fishermen"; "Its
    chairman, A" is that of the body named last.
    """
    text, title = reader.text, find.title
    if title is None:
        index = bisect_left(starts, find.start) - 1
        if index < 0 or text[bodies[index].end : find.start] not in _APPOSED:
            return
        body = bodies[index]
        held = next((t for t in titles if _behind(reader, t, body.start)), None)
        if held is None:
            return
        find.title, find.strength = _within(reader, held, body), max(find.strength, 0.9)
        return
    if title.body is not None or title.country is not None:
        return
    index = bisect_left(starts, title.end)
    if index < len(bodies) and _behind(reader, title, bodies[index].start):
        find.title = _within(reader, title, bodies[index])
        return
    word = text[max(0, title.start - 8) : title.start].rpartition(" ")[0].rpartition(" ")[2]
    if word.lower() in _POSSESSIVE and index and title.start - bodies[index - 1].end < _LAST:
        find.title = _within(reader, title, bodies[index - 1])


def _behind(reader: Reader, title: Title, start: int) -> bool:
    """Tell whether the body at ``start`` is the role's, perhaps behind its noun: "strany „Nová"."""
    text = reader.text
    while text[start - 1] in _QUOTES:
        start -= 1
    index = bisect_left(reader.hits, title.end, key=lambda hit: hit.start)
    if index < len(reader.hits) and reader.cues[index] in NOUNS:
        hit = reader.hits[index]
        if hit.end == start - 1 and text[title.end : hit.start] == " ":
            return True
    return 0 < start - title.end < _OF_ITS and reader.joins(title.end, start)


def _within(reader: Reader, title: Title, body: BodyFind | KnownFind) -> Title:
    if isinstance(body, KnownFind):
        actor = reader.actors[body.actor]
        role = headship.role(title.role, None, actor)
        return title._replace(role=role, country=actor.country, body=actor.id)
    sector = organisations.kind(body.text, body.head).sector if body.head is not None else None
    return title._replace(country=body.country, sector=sector)


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
