"""What the first reading of a text finds; the tagger joins finds into actors."""

from __future__ import annotations

from dataclasses import dataclass

from agents.actors.titles import Title
from agents.actors.wording import Head
from streams.events import FieldName


@dataclass(slots=True)
class Find:
    """A stretch of text that may name somebody. ``strength`` in [0, 1] is how sure that is."""

    field: FieldName
    start: int
    end: int
    text: str
    strength: float


@dataclass(slots=True)
class PersonFind(Find):
    """A person's name, or a part of one."""

    title: Title | None = None
    begins: bool = False  # the first word may be capitalised for the sentence's sake
    placed: bool = False  # a word of place stands before it
    country: str | None = None  # that stands before it: "Ukraine's Zelenskiy"


@dataclass(slots=True)
class KnownFind(Find):
    """The name of a curated actor; ``weak`` when the form is also something else."""

    actor: str = ""
    weak: bool = False
    title: Title | None = None


@dataclass(slots=True)
class BodyFind(Find):
    """The name of an organisation that its own words reveal."""

    head: Head | None = None
    country: str | None = None
    acronym: str | None = None
    own: str | None = None  # the curated actor of this name, if the text is about its country


@dataclass(slots=True)
class PhraseFind(BodyFind):
    """The name of an organisation whose first word alone has a capital."""
