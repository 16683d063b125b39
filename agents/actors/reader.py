"""What the hits of one passage can stand for, and what stands right beside them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

from agents.actors.actor import Actor
from agents.actors.names import SEAT, WEAK
from agents.document import Hit, Passage, Reading, Toponym

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
    r"provincial|regional|nacional|general|adjunto|adjunta|federal|municipal|departamental|estatal|"
    r"estadual|geral|provinciale|regionale|nazionale|generale|régional|régionale|national|nationale|"
    r"général|générale|adjoint|adjointe|fédéral|fédérale|të|së|"
    r"província|provincia|province|Provinz|provincie|estado|état|Land|departamento|département|région|"
    r"región|regione|região|region|Region|Kreis|ciudad|cidade|ville|città|Stadt|stad|condado|county|"
    r"oblast|oblasť|Oblast|Gouvernement|Kanton|kanton|canton|Bezirk|Präfektur|préfecture|obwód|obwodu|županija|županije|"
    r"district|distrito|state|city|islands|provinsi|kabupaten|kota|tỉnh|thành phố)[  ]){0,4}"
    r"(?:d['’]|l['’]|dell['’]|de l['’]|de l)?"
)
_OWNED = re.compile(r"['’]s?[  ]")  # "Speaker of Kenya's parliament"
_WORDED = 3  # characters; fewer hold no word between spaces
_FORMER = Reading("cue", "former")
_MOST_KEPT = 20_000  # forms whose meaning is kept
_NEAR = 32  # characters; nothing between the parts of a title is longer


class Affiliation(NamedTuple):
    """The country or the curated body that a hit stands for."""

    country: str | None
    body: str | None


class Meaning(NamedTuple):
    """What a form's readings say of it, whatever the text."""

    affiliation: Affiliation | None  # of a people
    owner: Affiliation | None  # of a curated body
    role: str | None
    cue: str | None
    known: str | None  # the key in the table of actors
    seats: tuple[str, ...]  # countries whose government sits there
    former: bool


class Meanings:
    """The meanings by form, each worked out once; may be used from several threads."""

    def __init__(self, actors: Mapping[str, Actor], small: Container[str] = ()) -> None:
        """Take the curated actors and the words that part a title; no form is known yet."""
        self.actors = actors
        self.small = small
        # The lexicon gives the same tuple for the same form; it is kept with its meaning, so that
        # its identity cannot pass to another.
        self.kept: dict[int, tuple[tuple[Reading, ...], Meaning]] = {}

    def read(self, readings: tuple[Reading, ...]) -> Meaning:
        """Return the meaning, and keep it."""
        affiliation = owner = role = cue = known = None
        for table, key in readings:
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
        if known is not None and known[0] not in (WEAK, SEAT):
            actor = self.actors.get(known)
            if actor is not None and actor.kind != "person":
                owner = Affiliation(actor.country, actor.id)
        seats = tuple(key[1:] for table, key in readings if table == "actor" and key[0] == SEAT)
        meaning = Meaning(affiliation, owner, role, cue, known, seats, _FORMER in readings)
        if len(self.kept) >= _MOST_KEPT:
            self.kept = {}
        self.kept[id(readings)] = (readings, meaning)
        return meaning


class Reader:
    """Reads the hits of one passage: what they are, and what stands beside them."""

    def __init__(
        self, passage: Passage, toponyms: Mapping[int, Toponym], meanings: Meanings
    ) -> None:
        """Sort the hits by what they can stand for; ``toponyms`` are the passage's, by start."""
        actors = self.actors = meanings.actors
        self._small = meanings.small
        self.text = passage.text
        self.hits = passage.hits
        self.affiliations: list[Affiliation | None] = []
        self.roles: list[str | None] = []
        self.cues: list[str | None] = []
        self.known: list[str | None] = []  # the key in the table of actors
        self.places: list[bool] = []  # whether the hit is a place, with a country or without
        self.acting: list[bool] = []  # whether it is one that stands for its government
        self.seats: list[tuple[str, Hit]] = []  # countries, and where their governments sit
        self.former: set[int] = set()  # where "former" or "late" begins
        kept = meanings.kept
        for hit in passage.hits:
            start, _, readings = hit
            pair = kept.get(id(readings))
            affiliation, owner, role, cue, known, seats, former = (
                pair[1] if pair is not None and pair[0] is readings else meanings.read(readings)
            )
            toponym = toponyms.get(start)
            if owner is not None:
                affiliation = owner
            elif toponym is not None and toponym.country is not None:
                affiliation = Affiliation(toponym.country, None)
            for country in seats:
                self.seats.append((country, hit))
            if former:
                self.former.add(start)
            self.places.append(toponym is not None)
            self.acting.append(
                toponym is not None
                and toponym.sense == "metonymic"
                and any(table == "place" for table, _ in readings)
            )
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

    def precedes(self, left: int, start: int) -> bool:
        """Tell whether nothing parts the hit ``left`` from what begins at ``start``."""
        end = self.hits[left].end
        if start - end >= _NEAR or _BEFORE.fullmatch(self.text, end, start) is None:
            return False
        # "in Braga with the prime minister": a preposition is no description
        return start - end < _WORDED or self.text[end:start].strip() not in self._small

    def follows(self, end: int, right: int, owned: bool = False) -> bool:
        """Tell whether nothing parts the hit ``right`` from what ends at ``end``.

        ``owned`` tells that the hit before is a country, which may own what follows.
        """
        start = self.hits[right].start
        if not 0 <= start - end < _NEAR:
            return False
        if owned and _OWNED.fullmatch(self.text, end, start):
            return True
        return _BEHIND.fullmatch(self.text, end, start) is not None

    def beside(self, index: int) -> tuple[Affiliation, Hit] | None:
        """Return the country or body beside a hit, before it or behind it, and its hit."""
        hit = self.hits[index]
        if index and self.precedes(index - 1, hit.start):
            found = self.affiliations[index - 1]
            # "France sends troops": what acts itself owns nothing behind its verb.
            apart = self.text[self.hits[index - 1].end : hit.start].count(" ") > 1
            if found is not None and not (apart and self.acting[index - 1]):
                return found, self.hits[index - 1]
        if index + 1 < len(self.hits) and self.follows(hit.end, index + 1):
            found = self.affiliations[index + 1]
            if found is not None:
                return found, self.hits[index + 1]
        return None


def _country(key: str) -> Affiliation | None:
    return Affiliation(key, None) if len(key) == 2 and key.isupper() else None
