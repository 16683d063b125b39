"""What the tests on a broker work with: topics of their own, taps on them, workers."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from streams.settings import Settings
from streams.topics import DEAD_LETTER, ENRICHED, RAW, Topic

STEP = 60.0  # seconds that any one thing may take: a group on the embedded broker takes ten


class Sent(NamedTuple):
    """A message for the raw topic."""

    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()
    partition: int | None = None


def article(number: int, **fields: Any) -> Sent:
    """A valid article, ``a<number>``."""
    id = f"a{number}"
    known = {"id": id, "title": f"Minister visits Paris, {number}", "body": "Talks went on. " * 20}
    return Sent(id.encode(), orjson.dumps(known | fields))


class Tap:
    """Everything that comes through a topic, from its beginning, in order per partition."""

    def __init__(self, settings: Settings, topic: Topic) -> None:
        self._consumer = KafkaConsumer(
            bootstrap_servers=settings.broker.split(","),
            group_id=None,
            max_partition_fetch_bytes=settings.max_message_bytes,
            # Its own patience with a broker that went away is above half a minute.
            request_timeout_ms=5_000,
            reconnect_backoff_max_ms=500,
        )
        name = topic.named(settings)
        places = [TopicPartition(name, n) for n in range(settings.partitions)]
        self._consumer.assign(places)
        self._consumer.seek_to_beginning(*places)
        self.records: list[Any] = []

    def wait(self, enough: Callable[[list[Any]], bool], within: float = STEP) -> list[Any]:
        """Read until ``enough`` of what was read; fails after ``within`` seconds."""
        deadline = time.monotonic() + within
        while not enough(self.records):
            assert time.monotonic() < deadline, f"only {len(self.records)} records in {within} s"
            for records in self._consumer.poll(timeout_ms=200).values():
                self.records.extend(records)
        return self.records

    def settle(self, quiet: float = 1.5) -> list[Any]:
        """Read until nothing came for ``quiet`` seconds."""
        last = time.monotonic()
        while time.monotonic() - last < quiet:
            for records in self._consumer.poll(timeout_ms=200).values():
                self.records.extend(records)
                last = time.monotonic()
        return self.records

    def close(self) -> None:
        self._consumer.close()


class Worker:
    """A ``geowire worker`` process."""

    def __init__(self, settings: Settings, log: Path, *arguments: str) -> None:
        self._settings = settings
        self._log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "agents.commands", "worker", *arguments],
                env={**os.environ, **settings.environment()},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def ready(self) -> None:
        """Wait until it says that it takes part in the work."""
        address = f"http://{self._settings.web_host}:{self._settings.web_port}/ready"
        deadline = time.monotonic() + STEP
        while True:
            with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
                return
            assert self._process.poll() is None, f"it ended: {self.said}"
            assert time.monotonic() < deadline, f"not ready in {STEP} s: {self.said}"
            time.sleep(0.2)

    def wait(self, within: float = STEP) -> int:
        """Wait for the end; return the exit status."""
        return self._process.wait(within)

    def terminate(self) -> tuple[int, float]:
        """SIGTERM; return the exit status and the seconds that it took."""
        started = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        return self.wait(), time.monotonic() - started

    def kill(self) -> None:
        """SIGKILL, to the whole group when there are several processes."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()


class Stage:
    """A set of topics that one test has for itself."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self._folder = folder
        self._taps: list[Tap] = []
        self._workers: list[Worker] = []
        self._producer: Any = KafkaProducer(
            bootstrap_servers=settings.broker.split(","),
            acks="all",
            linger_ms=5,
            max_request_size=settings.max_message_bytes,
        )

    def publish(self, messages: Iterable[Sent]) -> list[Any]:
        """Send to the raw topic; return where each message stands."""
        name = RAW.named(self.settings)
        futures = [
            self._producer.send(
                name, key=m.key, value=m.value, headers=list(m.headers), partition=m.partition
            )
            for m in messages
        ]
        self._producer.flush()
        return [future.get(timeout=STEP) for future in futures]

    def tap(self, topic: Topic) -> Tap:
        self._taps.append(Tap(self.settings, topic))
        return self._taps[-1]

    def events(self) -> Tap:
        return self.tap(ENRICHED)

    def dead_letters(self) -> Tap:
        return self.tap(DEAD_LETTER)

    def worker(self, *arguments: str, settings: Settings | None = None) -> Worker:
        log = self._folder / f"worker-{len(self._workers)}.log"
        self._workers.append(Worker(settings or self.settings, log, *arguments))
        return self._workers[-1]

    def leave(self) -> None:
        """Close our own clients: they would go on trying to reach a broker that is taken away."""
        for tap in self._taps:
            tap.close()
        self._taps.clear()
        self._producer.close()

    def close(self) -> None:
        for worker in self._workers:
            worker.kill()
        self.leave()


@contextlib.contextmanager
def closing(stage: Stage) -> Iterator[Stage]:
    try:
        yield stage
    finally:
        stage.close()


def ids(records: Iterable[Any]) -> list[str]:
    """The article id of each record, as its key tells."""
    return [record.key.decode() for record in records]


def header(record: Any, name: str) -> str:
    """The text of the header ``name``; the last one where there are several."""
    return [value for key, value in record.headers if key == name][-1].decode()
