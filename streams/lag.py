"""How many articles wait, per partition, counted against the broker and not against ourselves.

The end of a partition is asked of the broker each time: a consumer that has stopped
fetching keeps its last known end, and a lag counted from it would read zero just when
nothing moves. What is done is what delivery has acked.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import faust
from aiokafka import AIOKafkaConsumer, TopicPartition  # type: ignore[import-untyped]
from aiokafka.errors import KafkaError  # type: ignore[import-untyped]
from faust.exceptions import ConsumerNotStarted

from streams.progress import Progress

LOOK_EVERY = 2.0  # seconds; as often as the page asks, and one small request to the broker
ANSWER_WITHIN = 5.0  # seconds to wait for the broker; less than health tolerates its silence

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """What waits in one partition. ``end`` is the offset the next published article gets."""

    partition: int
    end: int
    next: int | None  # offset of the first article not delivered; None until it is known
    behind_since: float | None  # monotonic time it was first seen to lag; None when caught up

    @property
    def lag(self) -> int | None:
        return None if self.next is None else max(0, self.end - self.next)


class Offsets(Protocol):
    """Where the group's consumer and the broker stand in the raw topic."""

    def positions(self) -> Mapping[int, int | None]:
        """Offset fetched next in each assigned partition; None where it is not set yet."""

    def read(self) -> Mapping[int, int]:
        """Offset of the last article handed to the stream, where there was one."""

    async def ends(self, partitions: frozenset[int]) -> Mapping[int, int]:
        """Offset that the next published article gets, asked of the broker now."""

    async def close(self) -> None: ...


def next_undelivered(
    acked: int | None, in_flight: int, read: int | None, position: int | None
) -> int | None:
    """Return the offset of the first article that is not delivered.

    Offsets have gaps (a transaction's marker takes one), so where nothing is pending
    the fetch position is the truth: counting from the last ack would leave a lag of one
    for ever, and a worker that is done would look stalled.
    """
    pending = in_flight > 0 or (read is not None and (acked is None or read > acked))
    if not pending:
        return position if acked is None else max(position or 0, acked + 1)
    if acked is not None:
        return acked + 1
    handed_out = position if read is None else read + 1
    return None if handed_out is None else handed_out - max(in_flight, 1)


class Watch:
    """Looks at the broker now and then and remembers what it saw."""

    def __init__(
        self,
        offsets: Offsets,
        progress: Progress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._offsets = offsets
        self._progress = progress
        self._clock = clock
        self.partitions: tuple[PartitionLag, ...] = ()
        self.answered_at: float | None = None  # monotonic time of the broker's last answer

    async def look(self) -> None:
        """Ask once. A broker that does not answer leaves the last figures standing."""
        try:
            positions = self._offsets.positions()
        except ConsumerNotStarted:
            return
        if not positions:  # nothing to ask, so no silence to count
            self.partitions, self.answered_at = (), None
            return
        if self.answered_at is None:
            self.answered_at = self._clock()  # its silence counts from the first question
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                ends = await self._offsets.ends(frozenset(positions))
        except (KafkaError, TimeoutError, OSError) as problem:
            log.debug("the broker did not tell the ends of the partitions: %r", problem)
            return
        self.answered_at = self._clock()
        self._remember(ends, positions, self.answered_at)

    async def close(self) -> None:
        await self._offsets.close()

    def _remember(
        self, ends: Mapping[int, int], positions: Mapping[int, int | None], now: float
    ) -> None:
        done = {one.partition: one for one in self._progress.partitions()}
        read = self._offsets.read()
        behind = {one.partition: one.behind_since for one in self.partitions}
        seen = []
        for partition, end in sorted(ends.items()):
            known = done.get(partition)
            first = next_undelivered(
                known.acked if known else None,
                known.in_flight if known else 0,
                read.get(partition),
                positions[partition],
            )
            caught_up = first is not None and first >= end
            since = None if caught_up else (behind.get(partition) or now)
            # The embedded broker's answer can be too low by a batch; what was read is there.
            seen.append(PartitionLag(partition, max(end, first or 0), first, since))
        self.partitions = tuple(seen)


class FaustOffsets:
    """``Offsets`` of a Faust app's consumer for one topic.

    The ends are asked over a connection of its own: what Faust's consumer is asked waits
    in the same short queue as its commits, and a silent broker would block those too.
    """

    def __init__(self, app: faust.App, topic: str, broker: str) -> None:
        self._app = app
        self._topic = topic
        self._broker = broker
        self._client: AIOKafkaConsumer | None = None

    def positions(self) -> Mapping[int, int | None]:
        consumer: Any = self._app.consumer
        # Faust's own way in; its public ``position`` blocks until there is one.
        kafka = consumer._thread._ensure_consumer()
        subscription = kafka._subscription.subscription
        assignment = subscription.assignment if subscription is not None else None
        if assignment is None:
            return {}
        states = {tp: assignment.state_value(tp) for tp in assignment.tps}
        return {
            tp.partition: state.position if state.has_valid_position else None
            for tp, state in states.items()
            if tp.topic == self._topic
        }

    def read(self) -> Mapping[int, int]:
        offsets: Any = self._app.monitor.tp_read_offsets
        return {tp.partition: at for tp, at in offsets.items() if tp.topic == self._topic}

    async def ends(self, partitions: frozenset[int]) -> Mapping[int, int]:
        client = await self._connected()
        wanted = [TopicPartition(self._topic, partition) for partition in sorted(partitions)]
        ends = await client.end_offsets(wanted)
        return {tp.partition: end for tp, end in ends.items()}

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.stop()

    async def _connected(self) -> AIOKafkaConsumer:
        if self._client is None:
            client = AIOKafkaConsumer(
                bootstrap_servers=self._broker,
                client_id="geowire-lag",
                request_timeout_ms=int(ANSWER_WITHIN * 1000),
            )
            try:
                await client.start()
            except BaseException:
                with contextlib.suppress(KafkaError):
                    await client.stop()
                raise
            self._client = client
        return self._client
