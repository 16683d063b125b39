"""Lag and health of a real worker on a real broker."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from streams import topics
from streams.settings import Settings
from tests.broker.conftest import PARTITIONS

JOINED_WITHIN = 60  # seconds; the embedded broker takes five, a busy machine more
ROOT = Path(__file__).parents[2]
WORKER = "tests.broker.forwarding"


class Worker:
    def __init__(self, settings: Settings) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", WORKER], cwd=ROOT, env=settings.environment()
        )
        self._address = f"http://127.0.0.1:{settings.web_port}"

    def ask(self, path: str) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(self._address + path, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)
        except urllib.error.URLError:
            return 0, None  # not up yet

    def until(self, path: str, holds: Callable[[int, Any], bool]) -> Any:
        deadline = time.monotonic() + JOINED_WITHIN
        while True:
            status, answer = self.ask(path)
            if status and holds(status, answer):
                return answer
            assert self._process.poll() is None, "the worker ended"
            assert time.monotonic() < deadline, f"{path} still says {status} {answer}"
            time.sleep(0.2)

    def kill(self) -> None:
        self._process.kill()  # what it stalls on would not let it stop in order
        self._process.wait(15)


def publish(settings: Settings, partition: int, *values: bytes) -> None:
    async def send() -> None:
        async with AIOKafkaProducer(bootstrap_servers=settings.broker) as producer:
            for value in values:
                await producer.send_and_wait(topics.RAW.named(settings), value, partition=partition)

    asyncio.run(send())


def lags(answer: Any) -> list[int | None]:
    return [row["lag"] for row in answer["partitions"]]


def test_lag_is_what_waits_and_zero_when_nothing_does(settings: Settings) -> None:
    publish(settings, 0, *[b"article"] * 20)
    worker = Worker(settings)
    try:
        worker.until("/ready", lambda status, _: status == 200)
        done = worker.until("/api/overview", lambda _, it: it["totals"]["delivered"] == 20)
        done = worker.until("/api/overview", lambda _, it: lags(it) == [0] * PARTITIONS)
        assert [row["end"] for row in done["partitions"]] == [20, 0, 0, 0]

        publish(settings, 1, b"stall", *[b"article"] * 9)
        seen = worker.until("/api/overview", lambda _, it: lags(it) == [0, 10, 0, 0])
        assert (seen["lag"], seen["totals"]["delivered"]) == (10, 20)
        assert worker.ask("/live")[0] == 200  # stalled for a moment only
    finally:
        worker.kill()


@pytest.mark.kafka  # the embedded broker knows no transactions
def test_a_transactions_marker_is_no_article_that_waits(settings: Settings) -> None:
    name = topics.RAW.named(settings)

    async def transact() -> None:
        async with AIOKafkaProducer(
            bootstrap_servers=settings.broker, transactional_id=settings.group_id
        ) as producer:
            for _ in range(3):
                async with producer.transaction():
                    await producer.send_and_wait(name, b"article", partition=1)

    asyncio.run(transact())
    worker = Worker(settings)
    try:
        worker.until("/api/overview", lambda _, it: it["totals"]["delivered"] == 3)
        done = worker.until("/api/overview", lambda _, it: lags(it) == [0] * PARTITIONS)
        assert done["partitions"][1]["end"] == 6  # three articles, three markers
    finally:
        worker.kill()
