"""Who a role noun speaks of: the country or body beside it, and whether it is over or to come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from agents.actors import headship
from agents.actors.actor import Actor
from agents.actors.names import FORMER, PLURAL, SEAT, WEAK
from agents.document import Hit, Passage, Toponym
from streams.events import FieldName, Sector

# What stands between the parts of a title, before and behind the role noun. At most one word of
# description may come between a country and its role: "French centre-right prime minister".
_BEFORE = re.compile(
    r"(?:['’](?:s|n?[ıiuü]n)?|s['’]|के|की|का|ের|র|এর|의)?"
    r"(?:[  -]|の|的|[驻駐][\u4e00-\u9fff]{1,3}|주[가-힣] |"
    r"[  ](?:[a-z][\w-]*|के|की|का|کے|کی|کا|এর)[  ])?"
)
_BEHIND = re.compile(
    r"(?:[  ]?\(|-)?[  ]?(?:(?:of|for|to|the|de|del|de la|de los|de las|du|des|da|do|dos|"
    r"das|di|della|dello|dei|delle|degli|del|al|der|des|von|vom|van|på|av|af|för|til|na|на|w|v|ve|"
    r"z|a|la|le|lui|din|"
    r"की|का|के|の|的|le|les|ng|von der|של|της|του|των|των|wa|ya|al|ho|i|ê|des|der|ja|"
    r"província|provincia|province|Provinz|provincie|estado|état|Land|departamento|département|région|"
    r"región|regione|região|region|Region|Kreis|ciudad|cidade|ville|città|Stadt|stad|condado|county|"
    r"district|distrito|state|city|islands|provinsi|kabupaten|kota|tỉnh|thành phố)[  ]){0,4}"
    r"(?:d['’]|l['’]|dell['’]|de l['’]|de l)?"
)
_OWNED = re.compile(r"['’]s?[  ]")  # "Speaker of Kenya's parliament"
_NEAR = 32  # characters; nothing between the parts of a title is longer
# Scripts of languages in which a role's country stands before it; a place behind is a visit's.
_COUNTRY_FIRST = re.compile(r"[\u0900-\u09ff\u3040-\u9fff가-힣]")
_NAME_ENDS = re.compile(r"[  ]?(?:[,.;:()–—]|$|[  ](?!of )[^\W\d_A-ZА-ЯЁΑ-Ω])")
# A person's two names behind a town, in the scripts that join the two by their cases alone.
_NAME_FOLLOWS = re.compile(r" [Α-ΩΆ-ΏА-ЯЁІЇЄ]\w+ [Α-ΩΆ-ΏА-ЯЁІЇЄ]\w+")
_PREPOSED = 3  # characters between a role and its place if a preposition joins them
# Soldiers' ranks; whoever has an office as well is known by it.
RANKS = frozenset(
    {"general", "admiral", "commodore", "colonel", "major", "captain", "lieutenant", "sergeant",
     "soldier"}
)  # fmt: skip
# Roles held in a part of a country, which stands beside them.
OF_REGIONS = frozenset({"governor", "mayor", "chief_minister"})
_PARTS = 4  # countries, bodies and marks of time on one side of a role noun
_LONGEST_FIELD = 48  # characters, and words, of what a minister is minister of
_FIELD_WORDS = 6


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
    plural: bool = False  # "foreign ministers A of X and B of Y"
    sector: Sector | None = None  # of the country's body that it is held in: "army spokesman"


class Reader:
    """Reads the hits of one passage: what they are, and what stands beside them."""

    def __init__(
        self,
        passage: Passage,
        toponyms: Mapping[tuple[FieldName, int], Toponym],
        actors: Mapping[str, Actor],
        fields: Mapping[str, str],
    ) -> None:
        """Sort the hits by what they can stand for.

        ``fields`` gives a minister's role by the words of the office behind the noun.
        """
        self.actors = actors
        self._fields = fields
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
        sure = set(self.known)
        for i, known in enumerate(self.known):
            if known is not None and known[0] == WEAK and known[1:] in sure:
                # "WHO", once the World Health Organization was named
                actor = actors.get(known[1:])
                if actor is not None and actor.kind != "person":
                    self.affiliations[i] = Affiliation(actor.country, actor.id)

    def joins(self, end: int, start: int) -> bool:
        """Tell whether what stands from ``end`` to ``start`` joins a role to what is behind it."""
        return _BEHIND.fullmatch(self.text, end, start) is not None

    def named(self, index: int) -> Actor | None:
        """Return the curated body or company that a hit surely names."""
        affiliation = self.affiliations[index]
        return None if affiliation is None else self.actors.get(affiliation.body or "")

    def titles(self) -> list[Title]:
        """Return the titles in the order of the text."""
        found = []
        for index, role in enumerate(self.roles):
            if role is not None:
                title = self._title(index, role)
                if title is not None:
                    found.append(title)
        return found

    def _title(self, index: int, role: str) -> Title | None:
        hit = self.hits[index]
        start, end = hit.start, hit.end
        country = body = cue = None
        former = elect = plural = False
        if role[0] == FORMER:
            former, role = True, role[1:]
        elif role[0] == PLURAL:
            plural, role = True, role[1:]
        left = index - 1
        for _ in range(_PARTS):
            if left < 0 or not self._joined(left, start):
                break
            found, mark = self.affiliations[left], self.cues[left]
            if mark == "former":
                former = True
            elif mark == "elect":
                elect = True
            elif found is not None:
                country, body = country or found.country, body or found.body
            elif mark in headship.CUES and cue is None and role in headship.VARIES:
                cue = mark
            else:
                break
            start = self.hits[left].start
            left -= 1
        right, owned = index + 1, False
        leads = _COUNTRY_FIRST.match(self.text, hit.start) is not None
        for _ in range(_PARTS):
            if right >= len(self.hits) or not self._follows(end, right, owned):
                break
            found, mark = self.affiliations[right], self.cues[right]
            owned = False
            if mark == "elect":
                elect = True
            elif mark == "former" and self.text[end : self.hits[right].start].isspace():
                former = True
            elif found is not None and country is None and body is None and not leads:
                country, body = found.country, found.body
                owned = True
            elif (
                self._is_place(right)
                and self.hits[right].start - end > 2
                and _NAME_ENDS.match(self.text, self.hits[right].end)
            ):
                pass  # "procuratore di Palermo": which of several is not known
            elif role in OF_REGIONS and country is None and self._is_place(right):
                country = self._division(right)
                if (
                    country is None
                    and not self._is_region(right + 1)
                    and self.hits[right].start - end < _PREPOSED
                    and not _NAME_FOLLOWS.match(self.text, self.hits[right].end)
                ):
                    break
            elif mark == "place_noun" and right > index + 1:
                pass  # "Томской области"
            elif mark in headship.CUES and cue is None and self.roles[right] is None:
                cue = mark
            else:
                break
            end = self.hits[right].end
            right += 1
        role_end = hit.end
        if role == "minister":
            office = self._field(end)
            if office is not None:
                role, end = office
                role_end = end
        if cue is not None or body is not None:
            role = headship.role(role, cue, self.actors.get(body or ""))
        if role == "head" and country is None and body is None and cue is None:
            return None  # "in the head"
        sector = headship.SECTORS.get(cue or "") if role in headship.VARIES else None
        return Title(
            start, end, role, hit.start, role_end, country, body, former, elect, plural, sector
        )

    def _is_place(self, index: int) -> bool:
        return any(reading.table == "place" for reading in self.hits[index].readings)

    def _division(self, index: int) -> str | None:
        """Return the country of the first-level division that a hit may name."""
        for table, key in self.hits[index].readings:
            if table == "place" and key[2:3] == "-" and key[:2].isupper():
                return key[:2]
        return None

    def _is_region(self, index: int) -> bool:
        return index < len(self.cues) and self.cues[index] == "place_noun"

    def _field(self, end: int) -> tuple[str, int] | None:
        """Return the minister's role that the words at ``end`` make, and where they end."""
        text = self.text
        if text[end : end + 1] not in (" ", "\u00a0"):
            return None
        words = text[end + 1 : end + _LONGEST_FIELD].split(" ", _FIELD_WORDS)[:_FIELD_WORDS]
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count]).rstrip(',.;:!?)»”"')
            role = self._fields.get(phrase.lower())
            if role is not None:
                return role, end + 1 + len(phrase)
        return None

    def _joined(self, left: int, start: int) -> bool:
        end = self.hits[left].end
        return start - end < _NEAR and _BEFORE.fullmatch(self.text, end, start) is not None

    def _follows(self, end: int, right: int, owned: bool = False) -> bool:
        start = self.hits[right].start
        if not 0 <= start - end < _NEAR:
            return False
        if owned and _OWNED.fullmatch(self.text, end, start):
            return True
        return _BEHIND.fullmatch(self.text, end, start) is not None

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
