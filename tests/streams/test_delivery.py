"""The contract of delivery, over a producer whose confirmations the test gives out."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

import pytest

from streams.delivery import Delivery, DeliveryFailedError, Fuse, FuseTrippedError
from streams.events import Coordinates


class Producer:
    """Takes messages and confirms them when it is told to."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.futures: dict[str, asyncio.Future[object]] = {}

    async def send(self, message: str) -> asyncio.Future[object]:
        self.sent.append(message)
        self.futures[message] = asyncio.get_running_loop().create_future()
        return self.futures[message]

    async def confirm(self, *messages: str) -> None:
        for message in messages:
            self.futures[message].set_result(None)
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def at(offset: int, partition: int = 0) -> Coordinates:
    return Coordinates("raw", partition, offset)


class Bench:
    """A delivery, its producer, and what was acked."""

    def __init__(self, window: int = 100) -> None:
        self.now = 0.0
        self.producer = Producer()
        self.acked: list[tuple[int, int]] = []
        self.counted = 0
        self.delivery: Delivery[str] = Delivery(
            self.producer.send, window=window, clock=lambda: self.now, acked=self._count
        )

    def _count(self, count: int) -> None:
        self.counted += count

    def ack(self, source: Coordinates) -> Callable[[], object]:
        return lambda: self.acked.append((source.partition, source.offset))

    async def deliver(self, source: Coordinates, *messages: str) -> None:
        await self.delivery.deliver(source, self.ack(source), messages)


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_an_article_is_acked_when_its_last_message_is_confirmed(bench: Bench) -> None:
    await bench.deliver(at(0), "a", "b", "c")
    await bench.producer.confirm("c", "a")
    assert bench.acked == []
    await bench.producer.confirm("b")
    assert bench.acked == [(0, 0)]


async def test_an_article_is_not_acked_before_its_predecessor(bench: Bench) -> None:
    for offset, message in enumerate("abc"):
        await bench.deliver(at(offset), message)
    await bench.producer.confirm("c", "b")
    assert bench.acked == []
    await bench.producer.confirm("a")
    assert bench.acked == [(0, 0), (0, 1), (0, 2)]
    assert bench.counted == 3


async def test_partitions_do_not_wait_for_each_others_confirmations(bench: Bench) -> None:
    await bench.deliver(at(0, partition=0), "a")
    await bench.deliver(at(0, partition=1), "b")
    await bench.producer.confirm("b")
    assert bench.acked == [(1, 0)]


async def test_an_article_that_makes_no_message_is_acked_in_its_turn(bench: Bench) -> None:
    await bench.deliver(at(0), "a")
    await bench.deliver(at(1))
    assert bench.acked == []
    await bench.producer.confirm("a")
    assert bench.acked == [(0, 0), (0, 1)]


async def test_a_full_window_waits_for_its_head_and_for_nothing_else() -> None:
    bench = Bench(window=2)
    await bench.deliver(at(0), "a")
    await bench.deliver(at(1), "b")
    third = asyncio.create_task(bench.deliver(at(2), "c"))
    await settle()
    assert bench.producer.sent == ["a", "b"]
    await bench.producer.confirm("b")
    assert not third.done()
    await bench.producer.confirm("a")
    await third
    assert bench.producer.sent == ["a", "b", "c"]


async def test_a_confirmation_that_comes_at_once_does_not_ack_half_an_article() -> None:
    bench = Bench()
    seen: list[int] = []

    async def send(message: str) -> asyncio.Future[object]:
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        await settle()
        seen.append(len(bench.acked))
        return future

    delivery: Delivery[str] = Delivery(send, window=10)
    await delivery.deliver(at(0), bench.ack(at(0)), ["a", "b", "c"])
    await settle()
    assert seen == [0, 0, 0]
    assert bench.acked == [(0, 0)]


async def test_a_failed_confirmation_ends_it_and_nothing_from_there_on_is_acked(
    bench: Bench,
) -> None:
    for offset, message in enumerate("abc"):
        await bench.deliver(at(offset), message)
    waiting = asyncio.create_task(bench.delivery.failed())
    await bench.producer.confirm("a")
    bench.producer.futures["b"].set_exception(OSError("gone"))
    await settle()
    await bench.producer.confirm("c")
    assert bench.acked == [(0, 0)]
    failure = await waiting
    assert isinstance(failure, DeliveryFailedError)
    assert failure.source == at(1)
    assert "raw/0 offset 1: gone" in str(failure)
    with pytest.raises(DeliveryFailedError):
        await bench.deliver(at(3), "d")
    assert "d" not in bench.producer.sent


async def test_a_failure_reaches_whoever_waits_for_room() -> None:
    bench = Bench(window=1)
    await bench.deliver(at(0), "a")
    second = asyncio.create_task(bench.deliver(at(1), "b"))
    await settle()
    bench.producer.futures["a"].set_exception(OSError("gone"))
    with pytest.raises(DeliveryFailedError):
        await second
    assert bench.acked == []


async def test_what_the_producer_refuses_ends_it() -> None:
    async def refuse(message: str) -> asyncio.Future[object]:
        raise OSError("no route")

    acked: list[int] = []
    delivery: Delivery[str] = Delivery(refuse, window=10)
    with pytest.raises(DeliveryFailedError, match="no route"):
        await delivery.deliver(at(0), lambda: acked.append(0), ["a"])
    assert acked == []
    assert isinstance(delivery.failure, DeliveryFailedError)


async def test_what_was_in_flight_when_a_partition_went_is_never_acked(bench: Bench) -> None:
    bench.delivery.assign("raw", [0])
    await bench.deliver(at(0), "old")
    bench.delivery.revoke("raw", [0])
    bench.delivery.assign("raw", [0])
    await bench.deliver(at(0), "new")
    await bench.producer.confirm("old")
    assert bench.acked == []
    await bench.producer.confirm("new")
    assert bench.acked == [(0, 0)]


async def test_an_article_that_waits_while_its_partition_goes_is_left_to_the_next() -> None:
    bench = Bench(window=1)
    await bench.deliver(at(0), "a")
    second = asyncio.create_task(bench.deliver(at(1), "b"))
    await settle()
    bench.delivery.revoke("raw", [0])
    await second
    assert bench.producer.sent == ["a"]


async def test_a_failure_after_the_partition_went_is_nobodys(bench: Bench) -> None:
    await bench.deliver(at(0), "a")
    bench.delivery.revoke("raw", [0])
    bench.producer.futures["a"].set_exception(OSError("gone"))
    await settle()
    assert bench.delivery.failure is None


async def test_offsets_cannot_come_in_the_wrong_order(bench: Bench) -> None:
    await bench.deliver(at(5), "a")
    with pytest.raises(ValueError, match="offset 4 came after 5"):
        await bench.deliver(at(4), "b")


async def test_progress_tells_what_is_in_flight_and_when_something_last_moved(bench: Bench) -> None:
    bench.now = 10.0
    bench.delivery.assign("raw", [1, 0])
    bench.now = 20.0
    await bench.deliver(at(7, partition=1), "a")
    await bench.deliver(at(8, partition=1), "b")
    bench.now = 30.0
    await bench.producer.confirm("a")
    idle, busy = bench.delivery.partitions()
    assert (idle.partition, idle.in_flight, idle.acked, idle.progressed_at) == (0, 0, None, 10.0)
    assert (busy.partition, busy.in_flight, busy.acked, busy.progressed_at) == (1, 1, 7, 30.0)


@pytest.mark.parametrize("seed", range(20))
async def test_whatever_the_order_of_confirmations_acks_are_in_order_and_complete(
    seed: int,
) -> None:
    chance = random.Random(seed)
    bench = Bench(window=1000)
    waiting: list[str] = []
    open_messages: dict[int, set[str]] = {}
    for offset in range(60):
        messages = [f"{offset}.{n}" for n in range(chance.randrange(4))]
        open_messages[offset] = set(messages)
        await bench.deliver(at(offset), *messages)
        waiting += messages
        while waiting and chance.random() < 0.5:
            message = waiting.pop(chance.randrange(len(waiting)))
            await bench.producer.confirm(message)
            open_messages[int(message.split(".")[0])].discard(message)
            done = [offset for _, offset in bench.acked]
            assert done == list(range(len(done)))
            assert not any(open_messages[offset] for offset in done)
    await bench.producer.confirm(*waiting)
    assert [offset for _, offset in bench.acked] == list(range(60))


def test_the_fuse_trips_at_its_limit_and_not_before() -> None:
    fuse = Fuse(3)
    fuse.rejected(at(0), "not-json")
    fuse.rejected(at(1), "not-json")
    with pytest.raises(FuseTrippedError) as tripped:
        fuse.rejected(at(2), "no-text")
    assert tripped.value.source == at(2)
    assert "3 articles in a row" in str(tripped.value)


def test_one_good_article_resets_the_fuse() -> None:
    fuse = Fuse(2)
    for offset in range(10):
        fuse.rejected(at(offset), "not-json")
        fuse.accepted()
    assert fuse.in_a_row == 0
