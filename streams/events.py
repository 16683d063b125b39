"""The contract: what flows in (``RawArticle``) and what flows out (``EnrichedArticle``).

Values only: frozen, typed, free of Faust, Kafka and the environment, so that the
pure packages under ``agents/`` may share them. Field order is wire order. Offsets
count Unicode code points into ``Article.title`` or ``Article.body``; a mention's
``text`` is exactly that slice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

SCHEMA_VERSION = 1

FieldName = Literal["title", "body"]
Sense = Literal["literal", "metonymic", "demonym"]
RegionKind = Literal["country", "admin1", "city", "area", "macro"]
ActorKind = Literal[
    "state",
    "person",
    "government_body",
    "military",
    "igo",
    "armed_group",
    "party",
    "company",
    "organization",
]
# The PLOVER/CAMEO sectors that the contract knows.
Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "REB", "PTY", "IGO", "NGO", "BUS", "MED",
    "EDU", "CVL",
]  # fmt: skip
# Why a line belongs to the page and not to the story.
SkipReason = Literal["related-link", "share", "subscribe", "byline", "agency-credit", "caption"]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its publisher sent it, after decoding and validation.

    ``title`` or ``body`` holds text; HTML has already become text. ``language`` is
    what the feed declares and is only evidence. ``extra`` keeps unknown fields.
    """

    id: str
    title: str = ""
    body: str = ""
    url: str | None = None
    published_at: str | None = None  # as sent; ISO 8601
    source: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """The part of a raw article that travels on in the enriched event."""

    title: str
    body: str
    url: str | None
    published_at: str | None
    source: str | None
    authors: tuple[str, ...]
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Language:
    """The article's language; ``code`` is BCP 47 (``und`` when unknown), ``script`` ISO 15924."""

    code: str
    confidence: float  # probability in [0, 1] that ``code`` is right
    script: str
    declared: str | None = None  # what the feed said
    second_opinion: str | None = None  # langdetect's answer, where it was asked
    also: tuple[str, ...] = ()  # other languages that hold at least 15 % of the text


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a region or actor stands in the text."""

    field: FieldName
    start: int
    end: int
    text: str
    sense: Sense = "literal"


@dataclass(frozen=True, slots=True)
class RegionTag:
    """A place the article names; ``id`` is ISO 3166, ``geonames:<id>``, ``area:<slug>`` or M49."""

    id: str
    kind: RegionKind
    name: str
    country: str | None  # ISO 3166-1 alpha-2 (and XK); None for areas that span countries
    m49: tuple[str, ...]  # containing macro-regions, widest first
    wikidata: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    score: float  # in [0, 1]: how likely the article is about the region
    focus: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ActorTag:
    """Who acts; ``id`` is a Wikidata QID where known, else ``name:<slug>``."""

    id: str
    kind: ActorKind
    name: str
    country: str | None  # ISO 3166-1 alpha-2 (and XK)
    code: str | None  # ISO 3166-1 alpha-3 + sector, or the sector alone for IGO
    sector: Sector | None
    role: str | None
    score: float  # in [0, 1]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that belongs to the page, not to the story, and was not tagged."""

    field: FieldName
    start: int
    end: int
    why: SkipReason


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where a message stood in Kafka."""

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True)
class Processing:
    """Who made the event, from what and when; the only part that differs between repeats."""

    version: str
    gazetteer: str  # content hash of the names' data
    received_at: str | None
    enriched_at: str | None
    source: Coordinates | None


@dataclass(frozen=True, slots=True)
class EnrichedArticle:
    """The event on ``news.enriched``; lists are sorted by falling score, then id."""

    id: str
    # Second on the wire, so that a reader sees it before what it governs.
    schema_version: int = field(default=SCHEMA_VERSION, kw_only=True)
    article: Article
    language: Language
    regions: tuple[RegionTag, ...]
    actors: tuple[ActorTag, ...]
    skipped: tuple[Skipped, ...]
    processing: Processing
