"""At-least-once delivery: a bounded, ordered window of articles in flight per partition.

An article is acked only when the broker has confirmed every message made from it and
every earlier article of its partition is acked. What a killed worker leaves behind is
therefore read again, and a repeat carries the same ``ce_id``.

The worker keeps this order with Faust by four rules, each against something that loses
articles:

- the agent reads ``stream.noack().events()`` and this module acks, strictly from the head:
  an ack out of order commits past what is still in flight (faust#606, robinhood/faust#682);
- nothing that fails is acked: the worker ends, for an agent that restarts goes on behind
  the failed event (robinhood/faust#604, faust#527);
- the delivery's own future is awaited, for ``Topic.send`` only logs a failure;
- what was in flight when a partition was taken away is forgotten: an ack that comes late
  would count for whoever reads the partition now.

Nothing here knows Faust or Kafka: ``send`` and ``ack`` are given, and so is the clock.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from streams.errors import GeowireError
from streams.events import Coordinates
from streams.progress import PartitionProgress

M = TypeVar("M")  # a message, as ``send`` takes it
# Hands a message to the producer; the future that it returns is done when the broker confirmed.
Send = Callable[[M], Awaitable["asyncio.Future[object]"]]
Ack = Callable[[], object]


class DeliveryError(GeowireError):
    """The worker has to end; everything that is not acked will be read again.

    DeliveryError
     ├─ DeliveryFailedError  the broker did not confirm a message
     └─ FuseTrippedError     too many articles in a row were rejected
    """


class DeliveryFailedError(DeliveryError):
    """The broker did not confirm a message made from the article at ``source``."""

    def __init__(self, source: Coordinates, cause: BaseException) -> None:
        super().__init__(
            f"the broker did not confirm what was made from {source.topic}/{source.partition} "
            f"offset {source.offset}: {cause or type(cause).__name__}; nothing from there on is "
            "acked, and it will be read again"
        )
        self.source = source


class FuseTrippedError(DeliveryError):
    """``count`` articles in a row were rejected, the last one at ``source``."""

    def __init__(self, source: Coordinates, count: int, reason: str) -> None:
        super().__init__(
            f"{count} articles in a row were rejected, the last ({reason}) at {source.topic}/"
            f"{source.partition} offset {source.offset}; look at `geowire dead-letters list`, mend "
            "the feed or the release, and start again (GEOWIRE_REJECT_FUSE sets the number)"
        )
        self.source = source
        self.count = count


class Fuse:
    """Stops the worker when ``limit`` articles in a row are rejected.

    One bad article is the article's fault; that many are the feed's or our own, and
    would empty the whole topic into the dead letters.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.in_a_row = 0

    def accepted(self) -> None:
        self.in_a_row = 0

    def rejected(self, source: Coordinates, reason: str) -> None:
        """Count one; the one that fills the limit is not to be sent: ``FuseTrippedError``."""
        self.in_a_row += 1
        if self.in_a_row >= self.limit:
            raise FuseTrippedError(source, self.in_a_row, reason)


@dataclass(slots=True)
class _Flight:
    """One article on its way; ``pending`` counts what has to happen before it may be acked."""

    offset: int
    ack: Ack
    pending: int = 1  # the sending itself, so that a quick confirmation does not ack too early


class Window:
    """The articles of one partition in flight, in order of their offsets."""

    def __init__(
        self, limit: int, clock: Callable[[], float], acked: Callable[[int], object]
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._acked = acked  # is told how many were acked at once
        self._flights: deque[_Flight] = deque()
        self._space = asyncio.Event()
        self.closed = False
        self.acked_offset: int | None = None
        self.progressed_at = clock()

    def __len__(self) -> int:
        return len(self._flights)

    async def room(self) -> None:
        """Wait until one more article fits, or the window is closed."""
        while len(self._flights) >= self._limit and not self.closed:
            self._space.clear()
            await self._space.wait()

    def enter(self, offset: int, ack: Ack) -> _Flight:
        if self._flights and offset <= self._flights[-1].offset:
            raise ValueError(f"offset {offset} came after {self._flights[-1].offset}")
        flight = _Flight(offset, ack)
        self._flights.append(flight)
        return flight

    def landed(self, flight: _Flight) -> None:
        """One thing that ``flight`` waits for has happened; ack from the head what is complete."""
        flight.pending -= 1
        if flight.pending or self.closed:
            return
        flights, count = self._flights, 0
        while flights and not flights[0].pending:
            head = flights.popleft()
            head.ack()
            self.acked_offset = head.offset
            count += 1
        if count:
            self.progressed_at = self._clock()
            self._space.set()
            self._acked(count)

    def close(self) -> None:
        """Forget what is in flight: nothing of it will be acked any more."""
        self.closed = True
        self._flights.clear()
        self._space.set()


class Delivery(Generic[M]):
    """All partitions' windows, and the first failure of any of them."""

    def __init__(
        self,
        send: Send[M],
        *,
        window: int,
        clock: Callable[[], float] = time.monotonic,
        acked: Callable[[int], object] = lambda count: None,
    ) -> None:
        self._send = send
        self._limit = window
        self._clock = clock
        self._acked = acked
        self._windows: dict[tuple[str, int], Window] = {}
        self._fell = asyncio.Event()
        self.failure: DeliveryError | None = None
        self.loaded = False  # set once articles can be enriched

    def assign(self, topic: str, partitions: Iterable[int]) -> None:
        """Take over ``partitions``, each with an empty window."""
        for partition in partitions:
            self._window(topic, partition)

    def revoke(self, topic: str, partitions: Iterable[int]) -> None:
        """Give up ``partitions``; what is in flight there is not acked any more."""
        for partition in partitions:
            if window := self._windows.pop((topic, partition), None):
                window.close()

    def partitions(self) -> tuple[PartitionProgress, ...]:
        """How far each partition has come, in order of topic and partition."""
        return tuple(
            PartitionProgress(topic, partition, len(one), one.acked_offset, one.progressed_at)
            for (topic, partition), one in sorted(self._windows.items())
        )

    async def deliver(self, source: Coordinates, ack: Ack, messages: Iterable[M]) -> None:
        """Send what was made from the article at ``source``, and ack it when its turn comes.

        Returns when the producer has taken the messages; waits before that while the
        partition's window is full. Raises the first failure of any delivery.
        """
        window = self._window(source.topic, source.partition)
        await window.room()
        if self.failure is not None:
            raise self.failure
        if window.closed:  # taken away while waiting: somebody else reads this article now
            return
        flight = window.enter(source.offset, ack)

        def confirmed(future: asyncio.Future[object]) -> None:
            error = asyncio.CancelledError() if future.cancelled() else future.exception()
            if error is None:
                window.landed(flight)
            elif not window.closed:
                self.fail(DeliveryFailedError(source, error))

        for message in messages:
            flight.pending += 1
            try:
                future = await self._send(message)
            except Exception as error:
                failure = DeliveryFailedError(source, error)
                self.fail(failure)
                raise failure from error
            future.add_done_callback(confirmed)
        window.landed(flight)

    def fail(self, failure: DeliveryError) -> None:
        """Remember the first failure, and wake whoever waits for room or for a failure."""
        if self.failure is None:
            self.failure = failure
            self._fell.set()
            for window in self._windows.values():
                window.close()

    async def failed(self) -> DeliveryError:
        """Wait for the first failure and return it."""
        await self._fell.wait()
        assert self.failure is not None
        return self.failure

    def _window(self, topic: str, partition: int) -> Window:
        key = (topic, partition)
        if (window := self._windows.get(key)) is None:
            window = self._windows[key] = Window(self._limit, self._clock, self._acked)
        return window
