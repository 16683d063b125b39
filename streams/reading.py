"""Reading a topic without a group: nobody's place is moved, and what is there has an end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition  # type: ignore[import-untyped]
from kafka.errors import KafkaError  # type: ignore[import-untyped]

from streams import topics
from streams.errors import Unavailable
from streams.reach import reach
from streams.settings import Settings

CONNECT_TIMEOUT: Final = 10_000  # milliseconds; a broker that is there answers in one
POLL: Final = 500  # milliseconds; how long Ctrl-C may have to wait
SILENCE: Final = 15.0  # seconds without a message before the known end: the broker is gone


@contextlib.contextmanager
def opened(
    settings: Settings, name: str, client: str
) -> Iterator[tuple[KafkaConsumer, list[TopicPartition]]]:
    """A consumer for the topic ``name``, and the topic's partitions in order.

    ``client`` is what brokers call it in their logs. Raises ``Unavailable``, also for what the
    consumer raises while it is used.
    """
    reach(settings)
    try:
        consumer = KafkaConsumer(
            bootstrap_servers=settings.broker.split(","),
            client_id=f"{settings.group_id}-{client}",
            group_id=None,
            enable_auto_commit=False,
            bootstrap_timeout_ms=CONNECT_TIMEOUT,
            allow_auto_create_topics=False,
            max_partition_fetch_bytes=max(settings.max_message_bytes, 1024 * 1024),
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
        yield consumer, [TopicPartition(name, number) for number in sorted(partitions)]
    except KafkaError as error:
        raise Unavailable(
            f"reading {name} failed ({error})", settings.broker, "try again once it is well"
        ) from error
    finally:
        consumer.close()


def records(
    settings: Settings, name: str, client: str, *, oldest: bool = True, follow: bool = False
) -> Iterator[Any]:
    """The records of the topic: from the oldest or the next one on, to the end or for ever."""
    with opened(settings, name, client) as (consumer, places):
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
            for place, listed in polled.items():
                # The embedded broker's answer to "where is the end" is too low by up to a
                # batch; what comes with the messages is right.
                ends[place] = max(ends[place], known.setdefault(place, consumer.highwater(place)))
                yield from (one for one in listed if follow or one.offset < ends[place])


def named(topic: str, settings: Settings) -> str:
    """The topic's name on the broker; one that is not of our declaration is taken as it is."""
    declared = any(topic == one.name for one in topics.TOPICS)
    return settings.topic_prefix + topic if declared else topic
