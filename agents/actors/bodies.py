"""Bodies that every country has, named by a country beside a noun: "Chinese police"."""

from __future__ import annotations

from dataclasses import dataclass

from agents.actors import catalogue
from agents.actors.catalogue import Country
from agents.actors.titles import Reader
from streams.events import ActorKind, FieldName, Sector

_GOVERNMENT = "group_gov"  # a country's officials are its state


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
    start: int
    end: int
    country: Country | None
    owner: str | None  # a curated actor whose people these are: "NATO forces"
    body: Body | None


class Bodies:
    """Finds a country's bodies among the cues."""

    def __init__(self, bodies: dict[str, Body], countries: dict[str, Country]) -> None:
        """Take bodies by cue and countries by code."""
        self._bodies = bodies
        self._countries = countries

    @classmethod
    def load(cls, countries: dict[str, Country]) -> Bodies:
        """Return the packaged bodies."""
        rows = catalogue.rows("bodies")["body"]
        return cls(
            {r["cue"]: Body(r["suffix"], r["name"], r["kind"], r["sector"]) for r in rows},
            countries,
        )

    def read(self, reader: Reader, field: FieldName) -> list[NamedBody]:
        """Return the bodies that a country or a curated actor stands beside."""
        found = []
        for index, cue in enumerate(reader.cues):
            if cue is None or not (cue in self._bodies or cue == _GOVERNMENT):
                continue
            beside = reader.beside(index)
            if beside is None:
                continue
            affiliation, other = beside
            country = self._countries.get(affiliation.country or "")
            if affiliation.body is None and country is None:
                continue
            hit = reader.hits[index]
            found.append(
                NamedBody(
                    field,
                    min(hit.start, other.start),
                    max(hit.end, other.end),
                    country,
                    affiliation.body,
                    self._bodies.get(cue),
                )
            )
        return found
