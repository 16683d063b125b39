"""``geowire tail``: what flows through a topic, a JSON line a message."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterator
from typing import Any, Final

import click
import orjson
from kafka import KafkaConsumer, TopicPartition  # type: ignore[import-untyped]
from kafka.errors import KafkaError  # type: ignore[import-untyped]

from agents.commands.console import told, write
from streams import topics
from streams.errors import Unavailable
from streams.lines import inert
from streams.reach import reach
from streams.settings import Settings

CONNECT_TIMEOUT: Final = 10_000  # milliseconds
POLL: Final = 500  # milliseconds; how long Ctrl-C may have to wait
SILENCE: Final = 15.0  # seconds without a message before the known end: the broker is gone


@click.command(short_help="Follow a topic and print each message as a JSON line.")
@click.argument("topic")
@click.option("--from-beginning", is_flag=True, help="Begin with the oldest message that is kept.")
@click.option("--count", type=click.IntRange(1), metavar="N", help="Stop after N messages.")
@click.option(
    "--follow/--no-follow",
    default=True,
    show_default=True,
    help="Wait for new messages; --no-follow prints what is there now, from the oldest on.",
)
def command(topic: str, from_beginning: bool, count: int | None, follow: bool) -> None:
    """Print what comes through TOPIC: partition, offset, time, key, headers and value.

    TOPIC is a name as declared, such as news.enriched; GEOWIRE_TOPIC_PREFIX is put before it.
    No consumer group is joined, so nobody's place is moved. A value that is not JSON is printed
    as text, one that is not text as {"base64": ...}. Stops on Ctrl-C.

    \b
    Examples:
      geowire tail news.enriched
      geowire tail news.by-region | jq -r 'select(.key == "JP") | .value.article.title'
      geowire tail news.dead-letter --no-follow | jq '.headers["geowire-reason"]'
    """
    with told():
        settings = Settings.from_environment()
        oldest = from_beginning or not follow
        try:
            for printed, record in enumerate(messages(settings, topic, oldest, follow), 1):
                write(inert(line_of(record)))
                if printed == count:
                    break
        except KeyboardInterrupt:
            pass


def messages(settings: Settings, topic: str, oldest: bool, follow: bool) -> Iterator[Any]:
    """The records of ``topic``: from the oldest or the next one on, to the end or for ever."""
    name = named(topic, settings)
    reach(settings)
    try:
        consumer = KafkaConsumer(
            bootstrap_servers=settings.broker.split(","),
            client_id=f"{settings.group_id}-tail",
            group_id=None,
            enable_auto_commit=False,
            bootstrap_timeout_ms=CONNECT_TIMEOUT,
            allow_auto_create_topics=False,
            max_partition_fetch_bytes=settings.max_message_bytes,
        )
    except KafkaError as error:
        raise Unavailable(
            f"what answers is no Kafka broker ({error})",
            settings.broker,
            "set GEOWIRE_BROKER to one",
        ) from error
    try:
        partitions = consumer.partitions_for_topic(name)
        if not partitions:
            raise Unavailable(
                f"there is no topic {name}",
                settings.broker,
                "run `geowire topics check` to see those that exist",
            )
        places = [TopicPartition(name, number) for number in sorted(partitions)]
        consumer.assign(places)
        starts, ends = consumer.beginning_offsets(places), consumer.end_offsets(places)
        for place in places:
            consumer.seek(place, starts[place] if oldest else ends[place])
        known: dict[TopicPartition, int] = {}
        silent = 0.0
        while follow or any(consumer.position(place) < ends[place] for place in places):
            polled = consumer.poll(timeout_ms=POLL)
            silent = 0.0 if polled else silent + POLL / 1000
            if not follow and silent > SILENCE:
                raise Unavailable(
                    f"nothing came for {SILENCE:.0f} s before the end of {name}",
                    settings.broker,
                    "see whether the broker is well and try again",
                )
            for place, records in polled.items():
                # The embedded broker's answer to "where is the end" is too low by up to a
                # batch; what comes with the messages is right.
                ends[place] = max(ends[place], known.setdefault(place, consumer.highwater(place)))
                yield from (one for one in records if follow or one.offset < ends[place])
    except KafkaError as error:
        raise Unavailable(
            f"reading {name} failed ({error})", settings.broker, "try again once it is well"
        ) from error
    finally:
        consumer.close()


def named(topic: str, settings: Settings) -> str:
    """The topic's name on the broker; one that is not of our declaration is taken as it is."""
    declared = any(topic == one.name for one in topics.TOPICS)
    return settings.topic_prefix + topic if declared else topic


def line_of(record: Any) -> bytes:
    """``record`` as one line of JSON."""
    time = datetime.datetime.fromtimestamp(record.timestamp / 1000, datetime.UTC)
    return orjson.dumps(
        {
            "topic": record.topic,
            "partition": record.partition,
            "offset": record.offset,
            "timestamp": time.isoformat(timespec="milliseconds"),
            "key": _shown(record.key),
            "headers": {name: _shown(value) for name, value in record.headers or ()},
            "value": _value(record.value),
        }
    )


def _value(value: bytes | None) -> Any:
    try:
        # Written again at once: what is nested too deep to be written is shown as text.
        return orjson.Fragment(orjson.dumps(orjson.loads(value or b"")))
    except (orjson.JSONDecodeError, TypeError):
        return _shown(value)


def _shown(value: bytes | None) -> str | dict[str, str] | None:
    """``value`` as text, in base64 where it is none."""
    try:
        return None if value is None else value.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value).decode()} if value else None
