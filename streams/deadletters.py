"""Dead letters: what could not become an event, as it came, with where it stood and why.

A dead letter has the key, the bytes and the headers of the rejected message; what
Geowire says about it stands in headers whose names begin with ``geowire-``.
"""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kafka import KafkaConsumer, KafkaProducer, TopicPartition  # type: ignore[import-untyped]
from kafka.errors import KafkaError  # type: ignore[import-untyped]

from streams import topics
from streams.errors import Unavailable
from streams.events import Coordinates
from streams.reading import POLL, SILENCE, opened
from streams.settings import Settings

PREFIX: Final = "geowire-"
VERSION: Final = importlib.metadata.version("geowire")
DETAIL_LIMIT = 1000  # characters; a detail may quote the article, and headers should stay small
FRAME = 10  # bytes that the two lengths of a header take at most
CONNECT_TIMEOUT = 15_000  # milliseconds

Headers = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class DeadMessage:
    """A message for the dead-letter topic."""

    key: bytes | None
    value: bytes | None
    headers: Headers
    topic: str = topics.DEAD_LETTER.name


def dead_letter(
    key: bytes | None,
    value: bytes | None,
    headers: Headers,
    source: Coordinates,
    reason: str,
    detail: str,
    max_bytes: int,
    when: datetime.datetime | None = None,
) -> DeadMessage:
    """The dead letter of the message that stood at ``source``.

    A message without a value gets an empty one and ``geowire-value: null``, as a key-less
    message without a value cannot be sent. Bytes beyond ``max_bytes`` cannot be sent either:
    the value is left out then, the key and the original headers too where those alone are
    too many (compressed, they pass a broker), and ``geowire-value: omitted`` tells to look
    at ``source``.
    """
    when = when or datetime.datetime.now(datetime.UTC)
    said = {
        "topic": source.topic,
        "partition": str(source.partition),
        "offset": str(source.offset),
        "reason": reason,
        "detail": detail[:DETAIL_LIMIT],
        "when": when.isoformat(timespec="milliseconds"),
        "version": VERSION,
    }
    # What an earlier rejection said is over: this letter was sent again, and rejected again.
    kept = [(name, content) for name, content in headers if not name.startswith(PREFIX)]
    # Lone surrogates can be quoted in a detail; a header is UTF-8.
    ours = [(PREFIX + k, v.encode(errors="backslashreplace")) for k, v in said.items()]
    note = f"{PREFIX}value"
    room = max_bytes - _size(ours) - len(note) - len(b"omitted") - FRAME
    around = len(key or b"") + _size(kept)
    if around + len(value or b"") > room:
        if around > room:
            key, kept = None, []
        value = None
        ours.append((note, b"omitted"))
    elif value is None:
        ours.append((note, b"null"))
    return DeadMessage(key, value if value is not None else b"", [*kept, *ours])


def _size(headers: Headers) -> int:
    return sum(len(name.encode()) + len(content or b"") + FRAME for name, content in headers)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A dead letter as it is read back."""

    partition: int  # of the dead-letter topic
    offset: int
    source: Coordinates | None  # None when its headers do not tell
    reason: str
    detail: str
    when: datetime.datetime  # of the rejection
    version: str
    key: bytes | None
    value: bytes | None  # as it came; None for a message without one
    headers: Headers  # the original ones
    complete: bool  # whether ``value`` is what came; False when it was too large to keep


def parse(record: Any) -> DeadLetter:
    """Read a record of the dead-letter topic; never raises on what others may have put there."""
    said, original = {}, []
    for name, content in record.headers or ():
        if name.startswith(PREFIX):
            said[name.removeprefix(PREFIX)] = (content or b"").decode(errors="replace")
        else:
            original.append((name, content))
    at = datetime.datetime.fromtimestamp(record.timestamp / 1000, datetime.UTC)
    try:
        source = Coordinates(said["topic"], int(said["partition"]), int(said["offset"]))
    except (KeyError, ValueError):
        source = None
    try:
        when = datetime.datetime.fromisoformat(said.get("when", ""))
    except ValueError:
        when = at
    kept = said.get("value", "")
    return DeadLetter(
        partition=record.partition,
        offset=record.offset,
        source=source,
        reason=said.get("reason", "unknown"),
        detail=said.get("detail", ""),
        when=when if when.tzinfo else at,
        version=said.get("version", "unknown"),
        key=record.key,
        value=record.value if kept == "" else None,
        headers=tuple(original),
        complete=kept != "omitted",
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """Which dead letters are meant; what is not given does not restrict."""

    reasons: frozenset[str] = field(default_factory=frozenset)
    partition: int | None = None  # of the dead-letter topic, as ``offsets`` are
    first: int | None = None
    last: int | None = None
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None

    def has(self, letter: DeadLetter) -> bool:
        return not (
            (self.reasons and letter.reason not in self.reasons)
            or (self.partition is not None and letter.partition != self.partition)
            or (self.first is not None and letter.offset < self.first)
            or (self.last is not None and letter.offset > self.last)
            or (self.since is not None and letter.when < self.since)
            or (self.until is not None and letter.when >= self.until)
        )


def read(settings: Settings, selection: Selection) -> Iterator[DeadLetter]:
    """The selected dead letters that are there now, by partition and offset."""
    name = topics.DEAD_LETTER.named(settings)
    with opened(settings, name, "dead-letters") as (consumer, places):
        for place in places:
            if selection.partition in (None, place.partition):
                yield from _read_partition(consumer, place, selection)


def _read_partition(
    consumer: KafkaConsumer, where: TopicPartition, selection: Selection
) -> Iterator[DeadLetter]:
    consumer.assign([where])
    start = consumer.beginning_offsets([where])[where]
    end = consumer.end_offsets([where])[where]
    start = max(start, selection.first or 0)
    end = min(end, selection.last + 1) if selection.last is not None else end
    if start >= end:
        return
    consumer.seek(where, start)
    silent = 0.0
    known = selection.last is not None
    while consumer.position(where) < end:
        records = consumer.poll(timeout_ms=POLL).get(where, ())
        if records and not known:
            # The embedded broker's answer to "where is the end" is too low by up to a batch;
            # what comes with the messages is right.
            end, known = max(end, consumer.highwater(where)), True
        silent = 0.0 if records else silent + POLL / 1000
        if silent > SILENCE:
            raise Unavailable(
                f"nothing came for {SILENCE:.0f} s",
                f"{where.topic}/{where.partition} offset {consumer.position(where)} of {end}",
                "see whether the broker is well and try again",
            )
        for record in records:
            if record.offset < end and selection.has(letter := parse(record)):
                yield letter


def replay(
    settings: Settings,
    letters: Iterable[DeadLetter],
    done: Callable[[DeadLetter], object] = lambda letter: None,
) -> tuple[int, list[DeadLetter]]:
    """Send the original messages to the raw topic; return how many, and those left out.

    Left out are those whose bytes were too large to keep. Sending one twice is harmless:
    the same article gives the same ``ce_id``. Returns when the broker has confirmed all.
    """
    name = topics.RAW.named(settings)
    left_out: list[DeadLetter] = []
    pending = []
    try:
        producer = KafkaProducer(
            bootstrap_servers=settings.broker.split(","),
            client_id=f"{settings.group_id}-replay",
            acks="all",
            max_request_size=settings.max_message_bytes,
            bootstrap_timeout_ms=CONNECT_TIMEOUT,
        )
    except KafkaError as error:
        raise _no_broker(settings) from error
    try:
        for letter in letters:
            if not letter.complete:
                left_out.append(letter)
                continue
            future = producer.send(
                name, value=letter.value, key=letter.key, headers=list(letter.headers)
            )
            pending.append((future, letter))
        producer.flush()
        for future, letter in pending:
            future.get(timeout=SILENCE)
            done(letter)
    except KafkaError as error:
        raise Unavailable(
            f"sending to {name} failed ({error})",
            settings.broker,
            "run it again: what was sent twice is recognised by its ce_id",
        ) from error
    finally:
        producer.close()
    return len(pending), left_out


def _no_broker(settings: Settings) -> Unavailable:
    return Unavailable(
        "no Kafka broker answers", settings.broker, "set GEOWIRE_BROKER to one that runs"
    )
