"""The agent: raw articles in, enriched events and dead letters out, one ack point.

Thin on purpose. What is known about language, regions and actors stands in the
packages beside it, what is promised about delivery in ``streams/delivery.py``.
"""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Sequence
from typing import Any, cast

import faust

from agents.enricher import Enricher
from streams import topics
from streams.app import HeldEvent, Message
from streams.codec import decode_article
from streams.deadletters import dead_letter
from streams.delivery import Delivery, Fuse
from streams.errors import Rejected
from streams.events import Coordinates
from streams.messages import messages_of
from streams.settings import Settings
from streams.statistics import Statistics

log = logging.getLogger(__name__)

# What Kafka's record and batch headers may add to a message's own bytes.
FRAMING = 512


class Work:
    """What becomes of one raw message."""

    def __init__(
        self, enricher: Enricher, settings: Settings, statistics: Statistics, fuse: Fuse
    ) -> None:
        self._enricher = enricher
        self._max_article = settings.max_article_bytes
        self._max_message = settings.max_message_bytes - FRAMING
        self._statistics = statistics
        self._fuse = fuse

    def messages(
        self,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[tuple[str, bytes]],
        source: Coordinates,
        received_at: datetime.datetime,
    ) -> Sequence[Message]:
        """Every message to publish for it: its events, or its dead letter.

        Raises ``FuseTrippedError`` alone.
        """
        try:
            started = time.perf_counter()
            article = decode_article(value, key=key, max_bytes=self._max_article)
            event = self._enricher.enrich(article, received_at=received_at, coordinates=source)
            made: Sequence[Message] = messages_of(event)
            seconds = time.perf_counter() - started
            if any(_size(message) > self._max_message for message in made):
                raise Rejected("too-large", "its event is larger than a message may be")
        except Rejected as rejected:
            reason, detail = rejected.reason, rejected.detail
        except Exception as bug:
            # A bug of ours met this article; the next ones are not to suffer for it.
            log.exception("enriching %s failed", source)
            reason, detail = "enrichment-failed", f"{type(bug).__name__}: {bug}"
        else:
            self._fuse.accepted()
            self._statistics.enriched(event, source, seconds)
            return made
        self._fuse.rejected(source, reason)
        self._statistics.rejected(reason, source)
        return [dead_letter(key, value, headers, source, reason, detail, self._max_message)]


def add_agent(app: faust.App, settings: Settings, delivery: Delivery[Message], work: Work) -> None:
    """Let ``app`` do ``work`` on every raw article, and answer for it through ``delivery``."""
    name = topics.RAW.named(settings)
    raw = app.topic(name, key_type=bytes, value_type=bytes, key_serializer="raw")

    # concurrency=1: more would take articles of one partition out of order (faust#606).
    @app.agent(raw, name="enrich", concurrency=1)
    async def enrich(stream: Any) -> None:
        async for event in stream.noack().events():
            message = event.message
            source = Coordinates(message.topic, message.partition, message.offset)
            received = datetime.datetime.now(datetime.UTC)
            made = work.messages(
                message.key, message.value, message.headers or (), source, received
            )
            await delivery.deliver(source, cast(HeldEvent, event).confirm, made)

    def mine(args: Any) -> list[int]:
        return [tp.partition for tp in args[0] if tp.topic == name]

    @app.on_partitions_assigned.connect
    async def assigned(_app: Any, /, *args: Any, signal: Any, **_: Any) -> None:
        delivery.assign(name, mine(args))

    @app.on_partitions_revoked.connect
    async def revoked(_app: Any, /, *args: Any, signal: Any, **_: Any) -> None:
        delivery.revoke(name, mine(args))


def _size(message: Message) -> int:
    size = len(message.key or b"") + len(message.value or b"")
    return size + sum(len(name) + len(value) + 8 for name, value in message.headers)
