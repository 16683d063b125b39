"""The broker under test: embedded by default, Apache Kafka with TEST_BROKER=kafka, or any other
one with GEOWIRE_BROKER."""

from __future__ import annotations

import dataclasses
import gc
import os
import re
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from agents.enricher import Enricher
from streams import topics
from streams.broker import EmbeddedBroker, free_port
from streams.settings import Settings
from tests.broker.apache import Kafka
from tests.broker.stage import Stage, closing

PARTITIONS = 4


class Broker(Protocol):
    @property
    def address(self) -> str: ...

    def away(self, seconds: float) -> None:
        """Be gone for ``seconds``, and come back with all that was written."""


class Frozen(EmbeddedBroker):
    """The embedded broker forgets everything when it ends, so it only holds its breath."""

    def away(self, seconds: float) -> None:
        assert self.pid is not None
        os.kill(self.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGCONT)


class Restarted(Kafka):
    def away(self, seconds: float) -> None:
        self.kill()
        time.sleep(seconds)
        self.start()


class Foreign:
    """A broker that somebody else runs; it is not ours to take away."""

    def __init__(self, address: str) -> None:
        self.address = address

    def away(self, seconds: float) -> None:
        pytest.skip("the broker at GEOWIRE_BROKER is not ours to stop")


@pytest.fixture(autouse=True)
def sockets_of_kafka_python() -> Iterator[None]:
    """kafka-python leaves the sockets that wake its loop to the garbage collector; which warns of
    it, now and not in somebody else's test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def names() -> None:
    """The names' data is built once, at its first use, before workers are waited for."""
    Enricher.load(cache=Settings.from_environment().cache_dir)


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    if address := os.environ.get("GEOWIRE_BROKER"):
        yield Foreign(address)
    elif os.environ.get("TEST_BROKER") == "kafka":
        kept = os.environ.get("TEST_KAFKA_FOLDER")
        folder = Path(kept) if kept else tmp_path_factory.mktemp("kafka")
        node = Restarted(folder)
        node.start()
        try:
            yield node
        finally:
            node.kill()
    else:
        with Frozen() as embedded:
            yield embedded


@pytest.fixture
def settings(broker: Broker, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings that share nothing with another test, and topics made by them."""
    own = re.sub(r"\W+", "-", request.node.name)[:80] + f"-{time.time_ns() % 10**9}"
    made = Settings(
        broker=broker.address,
        topic_prefix=f"{own}.",
        group_id=own,
        partitions=PARTITIONS,
        session_timeout=6.0,  # the shortest that brokers take
        web_port=free_port(),
        data_dir=tmp_path / "data",
    )
    topics.create(made)
    return made


@pytest.fixture
def stage(settings: Settings, tmp_path: Path) -> Iterator[Stage]:
    with closing(Stage(settings, tmp_path)) as one:
        yield one


@pytest.fixture
def another(settings: Settings, tmp_path: Path) -> Callable[[], Settings]:
    """Settings for one more worker beside the first."""
    return lambda: dataclasses.replace(settings, web_port=free_port())
