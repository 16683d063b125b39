"""Bodies that every country has, named by a country beside a noun: "Chinese police"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.actors import catalogue
from agents.actors.catalogue import Country
from agents.actors.reader import Reader
from streams.events import ActorKind, FieldName, Sector

_GOVERNMENT = "group_gov"  # a country's officials are its state
# Cues that, capitalised, name the body of the country that the text is about.
_PROPER = frozenset(
    {"body_foreign_ministry", "body_defence_ministry", "body_interior_ministry",
     "body_finance_ministry", "body_health_ministry", "body_justice_ministry", "supreme_court",
     "body_constitutional_court"}
)  # fmt: skip
# A curated court of that name may not be meant, where the text is about another country's.
_COURTS = frozenset({"supreme_court", "body_constitutional_court"})
# "China's military activity" names an activity; "the military said", "the military has" a body.
_GOES_ON = re.compile(
    r" (?!said|says|has|have|had|was|is|were|are|and|or|in|on|to|at|by|of|from|with|for|will|would|"
    r"could|can|may|that|which|who|also|as|but|after|before|when|while|if|not|over|into|than)[a-z]{3,}"
    r"(?<!ed)(?![a-z])"
)


def _attributive(text: str, start: int, end: int) -> bool:
    return text[start:end] == "military" and _GOES_ON.match(text, end) is not None


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body; ``name`` has {} for the country."""

    suffix: str
    name: str
    kind: ActorKind
    sector: Sector


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A country's body in the text; ``body`` None means its government, the state."""

    field: FieldName
    start: int  # where the country begins that stands beside it
    end: int
    country: Country | None
    owner: str | None  # a curated actor whose people these are: "NATO forces"
    body: Body | None
    proper: int  # where the name begins: no adjective in lower case is a part of it


class Bodies:
    """Finds a country's bodies among the cues."""

    def __init__(
        self,
        bodies: dict[str, Body],
        countries: dict[str, Country],
        parliaments: frozenset[str] = frozenset(),
    ) -> None:
        """Take bodies by cue, countries by code, and names that any country's parliament has."""
        self._bodies = bodies
        self._countries = countries
        self._parliaments = parliaments
        self.by_sector: dict[Sector, Body] = {}
        for cue in ("group_mil", "group_cop", "group_leg", "group_jud", "group_spy", "group_opp"):
            self.by_sector[bodies[cue].sector] = bodies[cue]
        self.bank = bodies["body_central_bank"]

    @classmethod
    def load(cls, countries: dict[str, Country]) -> Bodies:
        """Return the packaged bodies."""
        rows = catalogue.rows("bodies")["body"]
        return cls(
            {r["cue"]: Body(r["suffix"], r["name"], r["kind"], r["sector"]) for r in rows},
            countries,
            frozenset(form for row in rows for form in row.get("proper", ())),
        )

    def read(self, reader: Reader, field: FieldName) -> list[NamedBody]:
        """Return the bodies that a country or a curated actor stands beside."""
        found = []
        text = reader.text
        for index, cue in enumerate(reader.cues):
            if cue is None or not (cue in self._bodies or cue == _GOVERNMENT):
                continue
            hit = reader.hits[index]
            beside = reader.beside(index)
            own = reader.named(index)
            if (
                own is not None
                and cue not in _COURTS
                and (beside is None or beside[0].country in (None, own.country))
            ):
                continue  # "the State Department" is one country's whatever the text is about
            if beside is None:
                named = text[hit.start : hit.end]
                if (cue in _PROPER and named[0].isupper()) or named in self._parliaments:
                    found.append(
                        NamedBody(
                            field, hit.start, hit.end, None, None, self._bodies[cue], hit.start
                        )
                    )
                continue
            if cue == "group_mil" and _attributive(reader.text, hit.start, hit.end):
                continue
            affiliation, other = beside
            country = self._countries.get(affiliation.country or "")
            if affiliation.body is None and country is None:
                continue
            start = min(hit.start, other.start)
            proper = hit.start if text[start].islower() and text[hit.start].isupper() else start
            found.append(
                NamedBody(
                    field,
                    start,
                    max(hit.end, other.end),
                    country,
                    affiliation.body,
                    self._bodies.get(cue),
                    proper,
                )
            )
        return found
