"""Workers and brokers that go away: nothing is lost, and what comes twice says so."""

from __future__ import annotations

import dataclasses
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from streams import topics
from streams.broker import EmbeddedBroker, free_port
from streams.settings import Settings
from streams.worker import FAILED, FUSE
from tests.broker.conftest import Broker
from tests.broker.stage import Sent, Stage, Tap, article, closing, header, ids


def assert_complete(records: list[Any], wanted: int) -> None:
    """Every article has an event, and the events of one article have one ``ce_id``."""
    identities: dict[str, set[str]] = defaultdict(set)
    for record in records:
        identities[record.key.decode()].add(header(record, "ce_id"))
    assert set(identities) == {f"a{number}" for number in range(wanted)}
    assert all(len(each) == 1 for each in identities.values())


def all_of(count: int) -> Callable[[list[Any]], bool]:
    return lambda got: len(got) >= count and len(set(ids(got))) >= count


def more(tap: Tap, count: int) -> Callable[[list[Any]], bool]:
    seen = len(tap.records)
    return lambda got: len(got) >= seen + count


def test_a_worker_killed_in_the_middle_loses_nothing(stage: Stage) -> None:
    count = 2_000
    stage.publish(article(number) for number in range(count))
    first = stage.worker()
    events = stage.events()
    events.wait(lambda got: len(got) > 200)
    first.kill()
    before = len(events.settle())
    assert before < count, "it was done before it was killed"
    second = stage.worker()
    assert_complete(events.wait(all_of(count)), count)
    status, seconds = second.terminate()
    assert (status, seconds < 10) == (0, True), second.said


def test_a_stopped_worker_finishes_commits_and_leaves(stage: Stage) -> None:
    count = 3_000
    stage.publish(article(number) for number in range(count))
    worker = stage.worker()
    events = stage.events()
    events.wait(lambda got: len(got) > 100)
    status, seconds = worker.terminate()
    assert status == 0, worker.said
    assert seconds < 10
    done = len(events.settle())
    assert done < count, "it was done before it was stopped"
    stage.worker()
    records = events.wait(all_of(count))
    assert_complete(records, count)
    # It committed what it had done, so nothing comes twice.
    assert len(records) == count


def test_the_fuse_stops_the_worker(stage: Stage, settings: Settings) -> None:
    good, bad = [article(n)._replace(partition=0) for n in range(3)], Sent(b"x", b"no json", (), 0)
    stage.publish([*good, *[bad] * 50])
    worker = stage.worker("-n", "1", settings=dataclasses.replace(settings, reject_fuse=10))
    assert worker.wait() == FUSE
    assert "10 articles in a row were rejected" in worker.said
    assert len(stage.events().wait(all_of(3))) == 3
    assert len(stage.dead_letters().settle()) == 9


def test_without_a_broker_the_worker_says_so_and_fails(stage: Stage, settings: Settings) -> None:
    nowhere = dataclasses.replace(settings, broker=f"127.0.0.1:{free_port()}")
    worker = stage.worker(settings=nowhere)
    assert worker.wait() == FAILED
    assert "no Kafka broker answers" in worker.said
    assert f"at {nowhere.broker}; start one" in worker.said


def test_without_topics_the_worker_says_so_and_fails(stage: Stage, settings: Settings) -> None:
    worker = stage.worker(settings=dataclasses.replace(settings, topic_prefix="nowhere."))
    assert worker.wait() == FAILED
    assert "geowire topics create" in worker.said


@pytest.mark.kafka
def test_when_a_worker_is_killed_another_takes_over(
    stage: Stage, another: Callable[[], Settings]
) -> None:
    first, second = stage.worker(), stage.worker(settings=another())
    first.ready()
    second.ready()
    events = stage.events()
    stage.publish(article(number) for number in range(4_000))
    events.wait(lambda got: len(got) > 400)
    first.kill()
    assert_complete(events.wait(all_of(4_000)), 4_000)


@pytest.mark.kafka
def test_workers_come_and_go_under_load_and_nothing_is_lost(
    stage: Stage, another: Callable[[], Settings]
) -> None:
    count = 12_000
    stage.publish(article(number) for number in range(count))
    stage.worker()
    events = stage.events()
    for _ in range(2):
        events.wait(more(events, 500))
        joining = stage.worker(settings=another())
        joining.ready()
        events.wait(more(events, 500))
        status, _ = joining.terminate()
        assert status == 0, joining.said
    assert_complete(events.wait(all_of(count)), count)


@pytest.mark.kafka
def test_a_broker_that_is_gone_for_20_seconds_costs_nothing(stage: Stage, broker: Broker) -> None:
    count = 6_000
    stage.publish(article(number) for number in range(count))
    stage.worker("-n", "1")
    events = stage.events()
    events.wait(lambda got: len(got) > 300)
    broker.away(20)
    assert_complete(events.wait(all_of(count), within=120), count)


@pytest.mark.kafka
def test_when_the_broker_goes_for_good_the_worker_fails(settings: Settings, tmp_path: Path) -> None:
    with EmbeddedBroker() as broker:
        there = dataclasses.replace(settings, broker=broker.address, delivery_timeout=5)
        topics.create(there)
        with closing(Stage(there, tmp_path)) as stage:
            worker = stage.worker()
            stage.publish(article(number) for number in range(20_000))
            stage.events().wait(lambda got: len(got) > 50)
            stage.leave()
            broker.stop()
            assert worker.wait(within=30) == FAILED
            assert "it will be read again" in worker.said


@pytest.mark.kafka
def test_a_worker_told_to_stop_does_not_wait_for_a_broker_that_is_gone(
    settings: Settings, tmp_path: Path
) -> None:
    with EmbeddedBroker() as broker:
        there = dataclasses.replace(settings, broker=broker.address)
        topics.create(there)
        with closing(Stage(there, tmp_path)) as stage:
            worker = stage.worker()
            stage.publish(article(number) for number in range(20_000))
            stage.events().wait(lambda got: len(got) > 50)
            stage.leave()
            broker.stop()
            time.sleep(2)
            status, seconds = worker.terminate()
            assert status == FAILED
            assert seconds < 10
