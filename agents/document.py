"""What the taggers read: an article's text with the names that one pass found in it.

Skipped lines are masked by line feeds of the same length, so that every offset
holds for the original text as well.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, NamedTuple

from streams.events import FieldName, RegionKind, Sense

# What a form of the lexicon can stand for.
Table = Literal["place", "demonym", "actor", "role", "cue"]


class Reading(NamedTuple):
    """One thing that a form can stand for."""

    table: Table
    key: str  # the id in that table: a region id, an actor id, a role id, a cue's name


class Hit(NamedTuple):
    """A known form in the text, with all it can stand for."""

    start: int  # code points
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of an article; ``hits`` are in order of ``start``, the longer one first.

    They do not overlap, but for the names inside an open one (``Name.open``): "Chinese
    Foreign Ministry" and, within it, "Chinese".
    """

    field: FieldName
    text: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the taggers see it."""

    title: Passage
    body: Passage
    language: str  # BCP 47, ``und`` when unknown
    published: datetime.date | None
    source: str | None
    url: str | None = None


class Toponym(NamedTuple):
    """One mention of a place after its reading was decided; what the actors build upon."""

    field: FieldName
    start: int
    end: int
    region: str  # the RegionTag's id
    kind: RegionKind
    country: str | None
    sense: Sense
    speaks: bool  # a country or its capital: where it acts, its state does
