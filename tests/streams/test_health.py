"""When a worker is live and when it is ready."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streams.health import (
    BROKER_SILENCE,
    BROKER_SILENCE_LIMIT,
    REBALANCE_LIMIT,
    STALL_AFTER,
    START_LIMIT,
    Observation,
    PartitionState,
    liveness,
    readiness,
)

WELL = Observation(
    uptime=3600.0,
    loaded=True,
    joined=True,
    stopping=False,
    rebalancing_for=None,
    broker_silent_for=0.5,
    partitions=(PartitionState(0, 0, 0.0), PartitionState(1, 12, 3.0)),
)
STALLED = replace(WELL, partitions=(PartitionState(4, 80, STALL_AFTER + 1),))


def codes(seen: Observation) -> tuple[list[str], list[str]]:
    live, ready = liveness(seen), readiness(seen)
    return [why.code for why in live.reasons], [why.code for why in ready.reasons]


def test_a_worker_that_works_is_live_and_ready() -> None:
    assert liveness(WELL).ok
    assert readiness(WELL).ok
    assert not readiness(WELL).spare


def test_a_partition_with_articles_waiting_and_no_ack_is_a_stall() -> None:
    (why,) = liveness(STALLED).reasons
    assert why.code == "stalled"
    assert "partition 4" in why.detail
    assert "80 waiting" in why.detail


def test_a_backlog_that_is_worked_on_is_no_stall() -> None:
    busy = replace(WELL, partitions=(PartitionState(0, 1_000_000, STALL_AFTER - 1),))
    assert codes(busy) == ([], [])


def test_a_quiet_topic_is_no_stall() -> None:
    assert codes(replace(WELL, partitions=(PartitionState(0, 0, 0.0),))) == ([], [])


def test_one_stalled_partition_is_enough() -> None:
    seen = replace(WELL, partitions=(*WELL.partitions, *STALLED.partitions))
    assert codes(seen) == (["stalled"], [])


def test_an_unknown_lag_that_stays_unknown_is_a_stall() -> None:
    seen = replace(WELL, partitions=(PartitionState(0, None, STALL_AFTER + 1),))
    assert codes(seen) == (["stalled"], [])


def test_a_broker_that_is_away_makes_not_ready_and_is_not_mended_by_a_restart() -> None:
    seen = replace(STALLED, broker_silent_for=BROKER_SILENCE + 1)
    assert codes(seen) == ([], ["broker-silent"])


def test_a_broker_silent_for_minutes_may_be_our_own_fault() -> None:
    seen = replace(WELL, broker_silent_for=BROKER_SILENCE_LIMIT + 1)
    assert codes(seen) == (["broker-silent"], ["broker-silent"])


def test_a_rebalance_makes_not_ready_and_excuses_a_stall() -> None:
    assert codes(replace(STALLED, rebalancing_for=5.0)) == ([], ["rebalancing"])


def test_a_rebalance_without_end_is_not_live() -> None:
    seen = replace(WELL, rebalancing_for=REBALANCE_LIMIT + 1)
    assert codes(seen) == (["rebalancing"], ["rebalancing"])


@pytest.mark.parametrize(("loaded", "code"), [(False, "loading"), (True, "joining")])
def test_a_worker_that_starts_is_live_and_not_ready(loaded: bool, code: str) -> None:
    seen = replace(WELL, uptime=5.0, loaded=loaded, joined=False, partitions=())
    live, ready = codes(seen)
    assert live == []
    assert code in ready


@pytest.mark.parametrize(("loaded", "joined"), [(False, False), (True, False)])
def test_a_worker_that_never_gets_started_is_not_live(loaded: bool, joined: bool) -> None:
    seen = replace(WELL, uptime=START_LIMIT + 1, loaded=loaded, joined=joined, partitions=())
    assert codes(seen)[0] == ["not-started"]


def test_a_spare_worker_is_live_and_ready_and_says_that_it_is_spare() -> None:
    seen = replace(WELL, partitions=(), broker_silent_for=None)
    assert codes(seen) == ([], [])
    assert readiness(seen).spare


def test_a_worker_that_stops_is_live_and_not_ready() -> None:
    assert codes(replace(WELL, stopping=True)) == ([], ["stopping"])
