"""Who a role noun speaks of: the country or body beside it, and whether it is over or to come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from agents.actors.actor import Actor
from agents.actors.names import SEAT, WEAK
from agents.document import Hit, Passage, Toponym
from streams.events import FieldName

# What stands between the parts of a title, before and behind the role noun. At most one word of
# description may come between a country and its role: "French centre-right prime minister".
_BEFORE = re.compile(r"(?:['’]s?|s['’])?(?:[  -]|の|的|[  ][a-z][\w-]*[  ])?")
_BEHIND = re.compile(
    r"(?:[  ]?\(|-)?[  ]?(?:(?:of|for|to|the|de|del|de la|de los|de las|du|des|da|do|dos|"
    r"das|di|della|dello|dei|delle|degli|del|al|der|des|von|vom|van|på|av|af|för|til|na|на|w|v|ve|"
    r"z|a|la|le|lui|din|"
    r"की|का|के|の|的|le|les|ng|von der|של)[  ]){0,2}(?:d['’]|l['’]|dell['’]|de l['’]|de l)?"
)
_NEAR = 24  # characters; nothing between the parts of a title is longer


class Affiliation(NamedTuple):
    """The country or the curated body that a hit stands for."""

    country: str | None
    body: str | None


class Title(NamedTuple):
    """A role noun with what belongs to it; ``start`` and ``end`` span all of it."""

    start: int
    end: int
    role: str
    role_start: int
    role_end: int
    country: str | None
    body: str | None
    former: bool
    elect: bool


class Reader:
    """Reads the hits of one passage: what they are, and what stands beside them."""

    def __init__(
        self,
        passage: Passage,
        toponyms: Mapping[tuple[FieldName, int], Toponym],
        actors: Mapping[str, Actor],
    ) -> None:
        """Sort the hits by what they can stand for."""
        self.text = passage.text
        self.hits = passage.hits
        self.affiliations: list[Affiliation | None] = []
        self.roles: list[str | None] = []
        self.cues: list[str | None] = []
        self.known: list[str | None] = []  # the key in the table of actors
        self.places: list[bool] = []  # whether the hit is a place, with a country or without
        for hit in passage.hits:
            affiliation = role = cue = known = None
            for table, key in hit.readings:
                if table == "actor":
                    if known is None or (known[0] == WEAK and key[0] != WEAK):
                        known = key
                elif table == "role":
                    role = role or key
                elif table == "cue":
                    if cue is None or key.startswith(("body_", "supreme_")):
                        cue = key
                elif table == "demonym":
                    affiliation = affiliation or _country(key)
            toponym = toponyms.get((passage.field, hit.start))
            if toponym is not None and toponym.country is not None:
                affiliation = Affiliation(toponym.country, None)
            if known is not None and known[0] not in (WEAK, SEAT):
                actor = actors.get(known)
                if actor is not None and actor.kind != "person":
                    affiliation = Affiliation(actor.country, actor.id)
            self.places.append(toponym is not None)
            self.affiliations.append(affiliation)
            self.roles.append(role)
            self.cues.append(cue)
            self.known.append(known)

    def titles(self) -> list[Title]:
        """Return the titles in the order of the text."""
        return [self._title(i) for i, role in enumerate(self.roles) if role is not None]

    def _title(self, index: int) -> Title:
        hit = self.hits[index]
        start, end = hit.start, hit.end
        country = body = None
        former = elect = False
        left = index - 1
        for _ in range(3):
            if left < 0 or not self._joined(left, start):
                break
            if self.cues[left] == "former":
                former = True
            elif self.cues[left] == "elect":
                elect = True
            elif self.affiliations[left] is not None:
                found = self.affiliations[left]
                if found is not None:
                    country, body = country or found.country, body or found.body
            else:
                break
            start = self.hits[left].start
            left -= 1
        right = index + 1
        for _ in range(3):
            if right >= len(self.hits) or not self._follows(end, right):
                break
            found = self.affiliations[right]
            if self.cues[right] == "elect":
                elect = True
            elif self.cues[right] == "former" and self.text[end : self.hits[right].start].isspace():
                former = True
            elif found is not None and (country is None and body is None):
                country, body = found.country, found.body
            else:
                break
            end = self.hits[right].end
            right += 1
        return Title(
            start, end, self.roles[index] or "", hit.start, hit.end, country, body, former, elect
        )

    def _joined(self, left: int, start: int) -> bool:
        end = self.hits[left].end
        return start - end < _NEAR and _BEFORE.fullmatch(self.text, end, start) is not None

    def _follows(self, end: int, right: int) -> bool:
        start = self.hits[right].start
        return start - end < _NEAR and _BEHIND.fullmatch(self.text, end, start) is not None

    def beside(self, index: int) -> tuple[Affiliation, Hit] | None:
        """Return the country or body beside a hit, before it or behind it, and its hit."""
        hit = self.hits[index]
        if index and self._joined(index - 1, hit.start):
            found = self.affiliations[index - 1]
            if found is not None:
                return found, self.hits[index - 1]
        if index + 1 < len(self.hits) and self._follows(hit.end, index + 1):
            found = self.affiliations[index + 1]
            if found is not None:
                return found, self.hits[index + 1]
        return None


def _country(key: str) -> Affiliation | None:
    return Affiliation(key, None) if len(key) == 2 and key.isupper() else None
