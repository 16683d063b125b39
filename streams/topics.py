"""The topics: what flows through each, how it is keyed, kept and spread. Declared here alone.

``create`` makes what is missing and changes nothing that exists; ``check`` tells how far
what exists is from what is declared.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kafka.admin import (  # type: ignore[import-untyped]
    ConfigResource,
    ConfigResourceType,
    KafkaAdminClient,
    NewTopic,
)
from kafka.errors import KafkaError, TopicAlreadyExistsError  # type: ignore[import-untyped]

from streams.errors import Unavailable
from streams.settings import Settings

DAY: Final = 24 * 60 * 60 * 1000  # milliseconds, as Kafka counts retention
CONNECT_TIMEOUT = 5_000  # milliseconds; a broker that is there answers in one
REQUEST_TIMEOUT = 15_000  # milliseconds; a broker that needs longer for a topic is not well
CREATION_TIMEOUT = 30_000  # milliseconds until each partition has a leader


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic's declaration. ``name`` stands without the installation's prefix."""

    name: str
    key: str  # what its messages are keyed by, in words
    value: str  # what its messages hold, in words
    retention_days: int
    # ``producer`` keeps what the sender chose. Anything else makes the broker compress, so it
    # has to be what every subscriber can read without another library: gzip.
    compression: Literal["producer", "gzip"] = "producer"
    cleanup: Literal["delete", "compact"] = "delete"

    def named(self, settings: Settings) -> str:
        """Its name on the broker."""
        return settings.topic_prefix + self.name

    def configuration(self, settings: Settings) -> dict[str, str]:
        """Its configuration on the broker, by Kafka's names."""
        return {
            "retention.ms": str(self.retention_days * DAY),
            "cleanup.policy": self.cleanup,
            "compression.type": self.compression,
            "max.message.bytes": str(settings.max_message_bytes),
            # acks=all means little when a single copy counts as all.
            "min.insync.replicas": str(2 if settings.replication > 2 else 1),
        }


RAW: Final = Topic("news.raw", "article id", "raw article", retention_days=7)
ENRICHED: Final = Topic("news.enriched", "article id", "enriched event, every article", 7)
BY_REGION: Final = Topic(
    "news.by-region", "region id", "the article's header fields and one region tag", 7
)
BY_ACTOR: Final = Topic(
    "news.by-actor", "actor id", "the article's header fields and one actor tag", 7
)
DEAD_LETTER: Final = Topic(
    "news.dead-letter",
    "key of the rejected message",
    "the original bytes and headers, with coordinates, reason, detail, time and version",
    retention_days=30,  # somebody has to find the time to look at them
    compression="gzip",
)
TOPICS: Final = (RAW, ENRICHED, BY_REGION, BY_ACTOR, DEAD_LETTER)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a topic on the broker is not as declared."""

    what: str  # ``partitions``, ``replication`` or a configuration's name
    declared: str
    found: str


@dataclass(frozen=True, slots=True)
class Report:
    """What ``create`` or ``check`` found out about one topic."""

    name: str  # on the broker
    state: Literal["created", "exists", "missing"]
    differences: tuple[Difference, ...] = ()

    @property
    def sound(self) -> bool:
        return self.state != "missing" and not self.differences


def create(settings: Settings, topics: Iterable[Topic] = TOPICS) -> list[Report]:
    """Create the topics that are missing, and report on each; what exists stays as it is."""
    topics = tuple(topics)
    admin = _admin(settings)
    try:
        before = {report.name: report for report in _compare(admin, settings, topics)}
        missing = [t for t in topics if before[t.named(settings)].state == "missing"]
        for topic in missing:
            _create(admin, settings, topic)
        if missing:
            admin.wait_for_topics([t.named(settings) for t in missing], CREATION_TIMEOUT)
        made = {topic.named(settings) for topic in missing}
        return [
            Report(r.name, "created" if r.name in made else r.state, r.differences)
            for r in _compare(admin, settings, topics)
        ]
    except KafkaError as error:
        raise Unavailable(
            f"creating topics failed ({error})", settings.broker, "see the broker's log"
        ) from error
    finally:
        admin.close()


def check(settings: Settings, topics: Iterable[Topic] = TOPICS) -> list[Report]:
    """Compare what is on the broker with the declaration, in its order."""
    admin = _admin(settings)
    try:
        return _compare(admin, settings, tuple(topics))
    except KafkaError as error:
        raise Unavailable(
            f"reading topics failed ({error})", settings.broker, "see the broker's log"
        ) from error
    finally:
        admin.close()


def _admin(settings: Settings) -> KafkaAdminClient:
    try:
        return KafkaAdminClient(
            bootstrap_servers=settings.broker.split(","),
            client_id=f"{settings.group_id}-topics",
            request_timeout_ms=REQUEST_TIMEOUT,
            bootstrap_timeout_ms=CONNECT_TIMEOUT,
        )
    except KafkaError as error:
        raise Unavailable(
            "no Kafka broker answers",
            settings.broker,
            "start one, or set GEOWIRE_BROKER to one that runs",
        ) from error


def _create(admin: KafkaAdminClient, settings: Settings, topic: Topic) -> None:
    # Somebody else may be faster; the comparison that follows tells whether theirs fits.
    with contextlib.suppress(TopicAlreadyExistsError):
        new = NewTopic(
            topic.named(settings),
            settings.partitions,
            settings.replication,
            topic_configs=topic.configuration(settings),
        )
        admin.create_topics([new])


def _compare(admin: KafkaAdminClient, settings: Settings, topics: Sequence[Topic]) -> list[Report]:
    names = [topic.named(settings) for topic in topics]
    found = {t["name"]: t for t in admin.describe_topics(names) if t["error_code"] == 0}
    present = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names if name in found]
    configured = admin.describe_configs(present, config_filter="all")["topic"] if present else {}
    reports = []
    for topic, name in zip(topics, names, strict=True):
        if name not in found:
            reports.append(Report(name, "missing"))
            continue
        partitions = found[name]["partitions"]
        copies = min((len(p["replica_nodes"]) for p in partitions), default=0)
        pairs = [
            ("partitions", str(settings.partitions), str(len(partitions))),
            ("replication", str(settings.replication), str(copies)),
        ]
        has = configured.get(name, {})
        # What a broker does not tell (the embedded one knows few of them) is not held against it.
        pairs += [
            (key, value, str(has[key]["value"]))
            for key, value in topic.configuration(settings).items()
            if key in has
        ]
        differences = tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])
        reports.append(Report(name, "exists", differences))
    return reports
