"""A web view on loopback with figures that a test sets: Faust's web server without a broker."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import Any

import faust

from streams.events import (
    ActorTag,
    Article,
    Coordinates,
    EnrichedArticle,
    Language,
    Processing,
    RegionTag,
)
from streams.progress import PartitionProgress
from streams.settings import Settings
from streams.statistics import Statistics
from streams.view import mount


def region(id: str, name: str, kind: Any = "country", focus: bool = False) -> RegionTag:
    return RegionTag(id, kind, name, None, (), None, None, None, None, 0.9, focus, ())


def actor(id: str, name: str, kind: Any = "person") -> ActorTag:
    return ActorTag(id, kind, name, None, None, None, None, 0.9, ())


def article(
    title: str = "Harbour talks resume",
    *,
    id: str = "a-1",
    language: str = "en",
    source: str | None = "Example Wire",
    regions: tuple[RegionTag, ...] = (),
    actors: tuple[ActorTag, ...] = (),
) -> EnrichedArticle:
    return EnrichedArticle(
        id=id,
        article=Article(title, "A body that the page does not show.", None, None, source, (), {}),
        language=Language(language, 0.99, "Latn"),
        regions=regions,
        actors=actors,
        skipped=(),
        processing=Processing("0", "0", None, None, None),
    )


def at(offset: int, partition: int = 0) -> Coordinates:
    return Coordinates("news.raw", partition, offset)


@dataclass
class SetProgress:
    """What delivery would tell."""

    loaded: bool = True
    states: list[PartitionProgress] = field(default_factory=list)

    def partitions(self) -> tuple[PartitionProgress, ...]:
        return tuple(self.states)


@dataclass
class SetOffsets:
    """What the broker and the consumer would tell; ``silent`` lets every question fail."""

    end: dict[int, int] = field(default_factory=dict)
    position: dict[int, int | None] = field(default_factory=dict)
    last_read: dict[int, int] = field(default_factory=dict)
    silent: bool = False
    closed: bool = False

    def positions(self) -> Mapping[int, int | None]:
        return self.position

    def read(self) -> Mapping[int, int]:
        return self.last_read

    async def ends(self, partitions: frozenset[int]) -> Mapping[int, int]:
        if self.silent:
            raise TimeoutError
        return {partition: self.end[partition] for partition in partitions}

    async def close(self) -> None:
        self.closed = True


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Site:
    """The view, served from a thread of its own until closed."""

    def __init__(self, folder: Path, **changed: Any) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.settings = Settings(web_port=port, **changed)
        self.progress = SetProgress()
        self.offsets = SetOffsets()
        self.address = f"http://127.0.0.1:{port}"
        self._folder = folder
        self._up = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._up.wait(20), "the web server did not start"

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self.app = faust.App(
            "view-test",
            broker="kafka://127.0.0.1:1",
            datadir=self._folder,
            web_bind=self.settings.web_host,
            web_port=self.settings.web_port,
        )
        self.statistics = Statistics()
        self.worker = mount(
            self.app, self.statistics, self.progress, self.settings, offsets=self.offsets
        )
        await self.app.web.start()
        self._up.set()
        await self._end.wait()
        await self.app.web.stop()

    def look(self) -> None:
        """Let the worker ask the broker once."""
        asyncio.run_coroutine_threadsafe(self.worker.look(), self._loop).result(10)

    def join_group(self) -> None:
        """Let the group give out partitions."""
        sent = self.app.on_partitions_assigned.send(set())
        asyncio.run_coroutine_threadsafe(sent, self._loop).result(10)

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> Answer:
        request = urllib.request.Request(
            self.address + path, headers=dict(headers or {}), method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(20)

    def fill(self) -> None:
        """A busy worker: articles in several languages, dead letters and some lag."""
        world = [
            ("en", "Japan and the Philippines agree on patrols in the South China Sea",
             [region("JP", "Japan", focus=True), region("PH", "Philippines", focus=True),
              region("area:south-china-sea", "South China Sea", "area")],
             [actor("Q17", "Japan", "state"), actor("Q928", "Philippines", "state")]),
            ("ar", "الاتحاد الأفريقي يدعو إلى وقف إطلاق النار في السودان",
             [region("SD", "Sudan", focus=True), region("002", "Africa", "macro")],
             [actor("Q7159", "African Union", "igo")]),
            ("de", "Bundestag stimmt für neues Gesetz zur Wasserversorgung in Sachsen",
             [region("DE", "Germany", focus=True), region("DE-SN", "Saxony", "admin1")],
             [actor("Q154797", "Bundestag", "government_body")]),
            ("zh-Hans", "西安举行国际铁路合作论坛",
             [region("CN", "China", focus=True), region("geonames:1790630", "Xi'an", "city")], []),
            ("es", "El Banco Central de Chile mantiene la tasa de interés",
             [region("CL", "Chile", focus=True)],
             [actor("Q806691", "Central Bank of Chile", "government_body")]),
            ("sw", "Rais wa Kenya akutana na viongozi wa Somalia mjini Nairobi",
             [region("KE", "Kenya", focus=True), region("SO", "Somalia"),
              region("geonames:184745", "Nairobi", "city")], [actor("Q114", "Kenya", "state")]),
            ("hi", "दिल्ली में जी20 बैठक के बाद संयुक्त बयान जारी",
             [region("IN", "India", focus=True), region("geonames:1273294", "Delhi", "city")],
             [actor("Q19771", "G20", "igo")]),
            ("und", "12 : 30 // 44-B", [], []),
        ]  # fmt: skip
        offset = 0
        for turn in range(len(world)):
            for language, title, regions, actors in world[turn:]:
                offset += 1
                self.statistics.enriched(
                    article(title, id=f"a-{offset}", language=language,
                            regions=tuple(regions), actors=tuple(actors)),
                    at(offset, offset % 3), 0.0003 + offset * 1e-6,
                )  # fmt: skip
        for reason, times in (("not-json", 3), ("no-text", 2), ("too-large", 1)):
            for _ in range(times):
                self.statistics.rejected(reason, at(offset))
        self.statistics.delivered(offset)
        now = time.monotonic()
        self.progress.states = [
            PartitionProgress("news.raw", number, 4 * number, 1200 + number, now - number)
            for number in range(3)
        ]
        self.offsets.end = {0: 1201, 1: 1214, 2: 1260}
        self.offsets.position = {0: 1201, 1: 1210, 2: 1230}
        self.offsets.last_read = {0: 1200, 1: 1206, 2: 1220}
        self.look()
        self.join_group()
