"""The Faust app, made from the settings: nothing is discovered, nothing is read elsewhere."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Protocol

import faust
import mode
from aiokafka.partitioner import murmur2  # type: ignore[import-untyped]

from streams.delivery import DeliveryError, Send
from streams.settings import Settings

# All in seconds.
HEARTBEAT = 3.0  # the group's coordinator wants several within the shortest session
REQUEST_TIMEOUT = 40.0  # Kafka's default; has to be above the longest wait for a fetch
COMMIT_EVERY = 2.0  # what a killed worker leaves to be repeated: about as much as it does in this
READ_AHEAD = 1000  # articles; each may be as large as a message may be, so memory sets the bound


class Message(Protocol):
    """What is sent: ``topic`` without the installation's prefix."""

    @property
    def topic(self) -> str: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Iterable[tuple[str, bytes]]: ...


class HeldEvent(faust.Event):
    """An event that nobody but ``confirm`` can ack.

    While a rebalance runs, Faust's stream in pure Python acks the events that it skips
    (``_py_aiter``), although another worker has yet to do them.
    """

    def ack(self) -> bool:
        return False

    def confirm(self) -> bool:
        """Mark the offset as safe to commit."""
        return super().ack()


def create_app(settings: Settings) -> faust.App:
    """The app that ``settings`` describe, without agents."""
    folder = settings.data_dir / settings.group_id
    _make(folder)
    return faust.App(
        settings.group_id,
        env={},  # settings come from one place; Faust would read BROKER_URL and the like
        autodiscover=False,
        broker=[f"kafka://{address}" for address in settings.broker.split(",")],
        datadir=str(folder),
        Event=HeldEvent,
        key_serializer="raw",
        value_serializer="raw",
        # Delivery
        agent_supervisor=mode.CrashingSupervisor,
        stream_wait_empty=True,
        stream_buffer_maxsize=READ_AHEAD,
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=COMMIT_EVERY,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=min(HEARTBEAT, settings.session_timeout / 3),
        broker_request_timeout=max(REQUEST_TIMEOUT, settings.session_timeout + 10),
        producer_acks=-1,
        producer_request_timeout=settings.delivery_timeout,
        # A batch above what the topic takes in one piece would be refused at every start.
        producer_max_batch_size=min(settings.producer_batch_bytes, settings.max_message_bytes),
        producer_linger=settings.producer_linger,
        producer_max_request_size=settings.max_message_bytes,
        # Topics are made from streams/topics.py alone.
        topic_allow_declare=False,
        topic_disable_leader=True,
        # The embedded broker's LATEST can be one too low, which is no loss of data.
        recovery_consistency_check=False,
        # The web view
        web_bind=settings.web_host,
        web_host=settings.web_host,
        web_port=settings.web_port,
        web_router_enabled=settings.web_internal_pages,
        web_tables_enabled=settings.web_internal_pages,
        web_stats_enabled=False,
        web_graph_enabled=False,
        web_metrics_enabled=False,
    )


def sender(app: faust.App, settings: Settings) -> Send[Message]:
    """``send`` for ``Delivery``: through the app's producer itself.

    ``Topic.send`` on top of it costs a quarter of the throughput, and only logs a failure.
    """
    prefix = settings.topic_prefix

    async def send(message: Message) -> asyncio.Future[object]:
        # Asked for here and not before: the app's first look at its producer binds it to a loop.
        faust_producer: Any = app.producer
        producer = faust_producer._ensure_producer()
        topic = prefix + message.topic
        future: asyncio.Future[object] = await producer.send(
            topic,
            message.value,
            key=message.key,
            partition=partition_of(
                message.key, producer.client.cluster.partitions_for_topic(topic)
            ),
            headers=list(message.headers),  # a list, or it is refused
        )
        return future

    return send


def partition_of(key: bytes | None, partitions: Collection[int] | None) -> int | None:
    """The partition that Kafka's own partitioner gives ``key``; None leaves it to the producer.

    Told to the producer, it saves three quarters of a message's way through it: the producer looks
    up every partition's leader for each message, and an article makes seven messages, most of
    them keyed by a region that was seen before.
    """
    return _hashed(key) % len(partitions) if key is not None and partitions else None


@functools.lru_cache(maxsize=65_536)  # keys; as many regions and actors as are met in a day
def _hashed(key: bytes) -> int:
    return int(murmur2(key)) & 0x7FFFFFFF


def crash_on(app: faust.App, failed: Callable[[], Any]) -> None:
    """Let the app end with the error that ``failed`` waits for, also while no article comes."""

    async def watch() -> None:
        failure: DeliveryError = await failed()
        await app.crash(failure)

    app.task(watch)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SystemExit(
            f"cannot make the folder {folder} for Faust's files ({problem.strerror}); "
            "set GEOWIRE_DATA_DIR to one that can be written"
        ) from problem
