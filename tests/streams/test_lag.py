"""What waits in a partition, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from faust.exceptions import ConsumerNotStarted

from streams.lag import Watch, next_undelivered
from streams.progress import PartitionProgress


@dataclass
class Broker:
    """Stands in for the consumer and the broker."""

    end: dict[int, int] = field(default_factory=dict)
    position: dict[int, int | None] = field(default_factory=dict)
    last_read: dict[int, int] = field(default_factory=dict)
    fault: Exception | None = None
    not_started: bool = False

    def positions(self) -> Mapping[int, int | None]:
        if self.not_started:
            raise ConsumerNotStarted("not yet")
        return self.position

    def read(self) -> Mapping[int, int]:
        return self.last_read

    async def ends(self, partitions: frozenset[int]) -> Mapping[int, int]:
        if self.fault:
            raise self.fault
        return {partition: self.end[partition] for partition in partitions}

    async def close(self) -> None: ...


@dataclass
class Delivered:
    loaded: bool = True
    states: list[PartitionProgress] = field(default_factory=list)

    def partitions(self) -> tuple[PartitionProgress, ...]:
        return tuple(self.states)

    def set(self, acked: int | None, in_flight: int = 0) -> None:
        self.states = [PartitionProgress("news.raw", 0, in_flight, acked, 0.0)]


@dataclass
class Stage:
    broker: Broker
    delivered: Delivered
    watch: Watch
    now: float = 100.0

    async def lag(self) -> int | None:
        await self.watch.look()
        return self.watch.partitions[0].lag


@pytest.fixture
def stage() -> Stage:
    broker, delivered = Broker(end={0: 0}, position={0: 0}), Delivered()
    stage = Stage(broker, delivered, Watch(broker, delivered, lambda: stage.now))
    return stage


@pytest.mark.parametrize(
    ("acked", "in_flight", "read", "position", "first"),
    [
        pytest.param(None, 0, None, 7, 7, id="nothing was read: where reading starts"),
        pytest.param(9, 0, 9, 10, 10, id="all that was read is acked"),
        pytest.param(9, 0, None, 10, 10, id="the same after a rebalance cleared what was read"),
        pytest.param(4, 5, 9, 10, 5, id="five in flight"),
        pytest.param(4, 0, 9, 10, 5, id="read, and still in the stream's own queue"),
        pytest.param(None, 3, 9, 10, 7, id="three in flight and none acked yet"),
        pytest.param(None, 0, 9, 10, 9, id="one read and not even taken"),
        pytest.param(9, 0, 9, 12, 12, id="a transaction's markers take offsets and no article"),
        pytest.param(None, 0, None, None, None, id="no position yet"),
        pytest.param(9, 0, 9, None, 10, id="the position was lost, the acks were not"),
    ],
)
def test_the_first_undelivered_offset(
    acked: int | None, in_flight: int, read: int | None, position: int | None, first: int | None
) -> None:
    assert next_undelivered(acked, in_flight, read, position) == first


async def test_a_worker_that_is_done_has_no_lag(stage: Stage) -> None:
    stage.broker.end, stage.broker.position, stage.broker.last_read = {0: 10}, {0: 10}, {0: 9}
    stage.delivered.set(acked=9)
    assert await stage.lag() == 0
    assert stage.watch.partitions[0].behind_since is None


async def test_lag_grows_with_the_broker_although_the_consumer_fetches_nothing(
    stage: Stage,
) -> None:
    stage.delivered.set(acked=9)
    stage.broker.position, stage.broker.last_read = {0: 10}, {0: 9}
    stage.broker.end = {0: 10}
    assert await stage.lag() == 0
    stage.broker.end = {0: 510}
    assert await stage.lag() == 500


async def test_a_partition_reaches_at_least_as_far_as_it_was_read(stage: Stage) -> None:
    stage.broker.position, stage.broker.last_read = {0: 10}, {0: 9}
    stage.delivered.set(acked=9)
    stage.broker.end = {0: 1}  # as the embedded broker may say
    assert await stage.lag() == 0
    assert stage.watch.partitions[0].end == 10


async def test_it_is_remembered_since_when_a_partition_lags(stage: Stage) -> None:
    stage.delivered.set(acked=None)
    stage.broker.end = {0: 3}
    assert await stage.lag() == 3
    stage.now = 140.0
    assert await stage.lag() == 3
    assert stage.watch.partitions[0].behind_since == 100.0
    stage.broker.position, stage.broker.last_read = {0: 3}, {0: 2}
    stage.delivered.set(acked=2)
    assert await stage.lag() == 0
    assert stage.watch.partitions[0].behind_since is None


async def test_a_silent_broker_leaves_the_last_figures_and_the_time_of_its_last_answer(
    stage: Stage,
) -> None:
    stage.delivered.set(acked=None)
    stage.broker.end = {0: 3}
    await stage.watch.look()
    stage.broker.fault = TimeoutError()
    stage.now = 150.0
    assert await stage.lag() == 3
    assert stage.watch.answered_at == 100.0


async def test_silence_counts_from_the_first_question(stage: Stage) -> None:
    stage.broker.fault = TimeoutError()
    await stage.watch.look()
    stage.now = 130.0
    await stage.watch.look()
    assert stage.watch.answered_at == 100.0


async def test_without_partitions_nothing_is_asked_and_no_silence_counts(stage: Stage) -> None:
    await stage.watch.look()
    stage.broker.position, stage.broker.fault = {}, TimeoutError()
    await stage.watch.look()
    assert stage.watch.partitions == ()
    assert stage.watch.answered_at is None


async def test_a_consumer_that_has_not_started_is_no_fault(stage: Stage) -> None:
    stage.broker.not_started = True
    await stage.watch.look()
    assert stage.watch.partitions == ()


async def test_lag_is_unknown_while_the_consumer_has_no_position(stage: Stage) -> None:
    stage.broker.end, stage.broker.position = {0: 10}, {0: None}
    assert await stage.lag() is None
    assert stage.watch.partitions[0].behind_since == 100.0
