"""One worker seen from outside: what health, metrics and the page are told, from a Faust app."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import faust

from streams.health import Observation, PartitionState, Verdict, liveness, readiness
from streams.lag import LOOK_EVERY, FaustOffsets, Offsets, Watch
from streams.metrics import FaustCounts, Reading
from streams.progress import Progress
from streams.settings import Settings
from streams.statistics import Statistics
from streams.topics import RAW

log = logging.getLogger(__name__)


class Observed:
    """A running worker. Follows its app's signals and keeps asking the broker for the lag."""

    def __init__(
        self,
        app: faust.App,
        statistics: Statistics,
        progress: Progress,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
        offsets: Offsets | None = None,
    ) -> None:
        self.settings = settings
        self.topic = RAW.named(settings)
        self.version = version("geowire")
        self.host = socket.gethostname()
        self.pid = os.getpid()
        self.progress = progress
        self._app = app
        self._statistics = statistics
        self._clock = clock
        self._started = clock()
        self._joined = False
        self._rebalancing_since: float | None = None
        asked = offsets or FaustOffsets(app, self.topic, settings.broker)
        self._watch = Watch(asked, progress, clock)

        async def keep_looking() -> None:
            try:
                while not app.should_stop:
                    try:
                        await self.look()
                    except Exception:  # a fault in looking must not end the work
                        log.exception("the lag could not be told")
                    await asyncio.sleep(LOOK_EVERY)
            finally:
                await self._watch.close()

        async def assigned(*_: Any, **__: Any) -> None:
            self._joined = True

        app.task()(keep_looking)
        app.on_partitions_assigned.connect(assigned)

    def observation(self) -> Observation:
        now = self._clock()
        rebalancing = self._follow_rebalance(now)
        progressed = {one.partition: one.progressed_at for one in self.progress.partitions()}
        answered = self._watch.answered_at
        states = []
        for at in self._watch.partitions:
            since = max(at.behind_since or now, progressed.get(at.partition, 0.0))
            stalled = 0.0 if at.behind_since is None else max(0.0, now - since)
            states.append(PartitionState(at.partition, at.lag, stalled))
        return Observation(
            uptime=now - self._started,
            loaded=self.progress.loaded,
            joined=self._joined,
            stopping=self._app.should_stop,
            rebalancing_for=None if rebalancing is None else now - rebalancing,
            broker_silent_for=None if answered is None else now - answered,
            partitions=tuple(states),
        )

    def verdicts(self) -> tuple[Verdict, Verdict]:
        """Whether the worker is live, and whether it is ready."""
        seen = self.observation()
        return liveness(seen), readiness(seen)

    def reading(self) -> Reading:
        """Everything there is to tell now."""
        live, ready = self.verdicts()
        monitor: Any = self._app.monitor
        latency = monitor.commit_latency
        return Reading(
            version=self.version,
            now=self._clock(),
            statistics=self._statistics.snapshot(),
            partitions=tuple(self.progress.partitions()),
            lags=self._watch.partitions,
            live=live,
            ready=ready,
            faust=FaustCounts(
                received=monitor.messages_received_total,
                rebalances=self._app.rebalancing_count,
                commit_seconds=max(latency, default=None),
            ),
        )

    async def look(self) -> None:
        """Ask the broker once; done every ``LOOK_EVERY`` seconds while the app runs."""
        self._follow_rebalance(self._clock())
        await self._watch.look()

    def _follow_rebalance(self, now: float) -> float | None:
        if not self._app.rebalancing:
            self._rebalancing_since = None
        elif self._rebalancing_since is None:
            self._rebalancing_since = now
        return self._rebalancing_since
