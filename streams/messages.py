"""An enriched article becomes the messages that subscribers read.

One on ``news.enriched``, and a compact one per region and per actor, each with CloudEvents
1.0 headers (Kafka binding, binary mode), so that a subscriber can filter without parsing.
docs/events.md is the contract.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import orjson

from streams.codec import encode_event
from streams.events import SCHEMA_VERSION, ActorTag, EnrichedArticle, RegionTag
from streams.topics import BY_ACTOR, BY_REGION, ENRICHED

Headers = tuple[tuple[str, bytes], ...]

MAX_TAGS: Final = 32  # messages an article on each of the tag topics; the highest scores go
# Cities and provinces would make a topic of a hundred thousand keys; their country has them.
ROUTED_KINDS: Final = frozenset(("country", "area", "macro"))

ENRICHED_TYPE: Final = "geowire.article.enriched.v1"
REGION_TYPE: Final = "geowire.article.region.v1"
ACTOR_TYPE: Final = "geowire.article.actor.v1"
CONTENT_TYPE: Final = b"application/json"

_RFC3339: Final = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One message to be sent; ``topic`` stands without the installation's prefix."""

    topic: str
    key: bytes
    value: bytes
    headers: Headers


def messages_of(event: EnrichedArticle) -> list[OutgoingMessage]:
    """Every message that ``event`` makes, the one on ``news.enriched`` first.

    Equal articles give equal messages but for ``processing`` and, where the article has no
    usable date, ``ce_time``.
    """
    identity = event_id(event)
    shared = _shared(event)
    messages = [
        OutgoingMessage(
            ENRICHED.name,
            event.id.encode(),
            encode_event(event),
            _headers(ENRICHED.name, identity, ENRICHED_TYPE, shared),
        )
    ]
    routed = (tag for tag in event.regions if tag.kind in ROUTED_KINDS)
    if event.regions or event.actors:
        compact = _compact(event)
        for field, topic, kind, tags in (
            ("region", BY_REGION.name, REGION_TYPE, routed),
            ("actor", BY_ACTOR.name, ACTOR_TYPE, event.actors),
        ):
            for tag in _highest(tags):
                headers = _headers(topic, f"{identity}/{quote(tag.id, safe=':')}", kind, shared)
                value = orjson.dumps(compact | {field: tag})
                messages.append(OutgoingMessage(topic, tag.id.encode(), value, headers))
    return messages


def event_id(event: EnrichedArticle) -> str:
    """What ``ce_id`` begins with: the article's id and a digest of its text.

    The same article gives the same one whenever it is enriched, so that a repeat can be
    dropped; a corrected text gives another, so that a correction is not.
    """
    text = f"{event.article.title}\x1f{event.article.body}".encode()
    digest = hashlib.sha256(text).hexdigest()[:12]
    return f"{quote(event.id, safe=':/@')}:{digest}"


def countries(event: EnrichedArticle) -> tuple[str, ...]:
    """The ISO 3166-1 codes of all regions, highest score first, each once."""
    return tuple(dict.fromkeys(tag.country for tag in event.regions if tag.country))


def _shared(event: EnrichedArticle) -> Headers:
    """The headers that all messages of an event have in common."""
    time = _rfc3339(event.article.published_at) or event.processing.enriched_at
    return (
        *((("ce_time", time.encode()),) if time else ()),
        ("ce_lang", event.language.code.encode()),
        ("ce_countries", ",".join(countries(event)).encode()),
        ("ce_actors", ",".join(tag.id for tag in event.actors).encode()),
        ("content-type", CONTENT_TYPE),
    )


def _headers(topic: str, identity: str, kind: str, shared: Headers) -> Headers:
    return (
        ("ce_specversion", b"1.0"),
        ("ce_id", identity.encode()),
        ("ce_source", b"/geowire/" + topic.encode()),
        ("ce_type", kind.encode()),
        *shared,
    )


def _compact(event: EnrichedArticle) -> dict[str, Any]:
    """What every compact message holds beside its tag; written once, sent many times."""
    article = event.article
    header = {
        "title": article.title,
        "url": article.url,
        "published_at": article.published_at,
        "source": article.source,
        "authors": article.authors,
    }
    return {
        "id": event.id,
        "schema_version": SCHEMA_VERSION,
        "article": orjson.Fragment(orjson.dumps(header)),
        "language": orjson.Fragment(orjson.dumps(event.language)),
    }


def _highest(tags: Iterable[RegionTag | ActorTag]) -> Iterable[RegionTag | ActorTag]:
    """The first ``MAX_TAGS`` of ``tags``, which are sorted by falling score."""
    return itertools.islice(tags, MAX_TAGS)


def _rfc3339(text: str | None) -> str | None:
    """``text`` when it is a point in time that CloudEvents takes, else None."""
    if text is None or not _RFC3339.fullmatch(text):
        return None
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:  # the 31st of June
        return None
    return text
