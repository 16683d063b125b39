"""Several workers under one roof: started, started again after a crash, stopped together."""

from __future__ import annotations

import logging
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from streams.worker import FAILED, FUSE, GRACE

FIRST_PAUSE: Final = 1.0  # seconds before a first restart; doubles with each that follows
LONGEST_PAUSE: Final = 30.0  # seconds; a broker that comes back is not waited for much longer
WELL_AFTER: Final = 60.0  # seconds of running after which earlier crashes are forgiven
LOOK_EVERY: Final = 0.1  # seconds
# Seconds a worker gets from SIGTERM to SIGKILL; it ends itself before that.
PATIENCE: Final = GRACE + 3.0

log = logging.getLogger(__name__)


class Child(Protocol):
    """What is asked of a process; ``subprocess.Popen`` has it."""

    def poll(self) -> int | None: ...
    def send_signal(self, sig: int, /) -> None: ...
    def kill(self) -> None: ...


@dataclass(slots=True)
class _Place:
    """One worker's place, whoever fills it now."""

    index: int
    child: Child | None = None  # None while it rests before a restart, or is done
    since: float = 0.0
    restarts: int = 0  # all of them
    crashes: int = 0  # in a row
    start_at: float = 0.0
    done: bool = False


class Supervisor:
    """Keeps ``count`` workers running until told to stop.

    A worker that ends with 0 was told to; one that ends with ``FUSE`` ends them all, as
    does one that crashed more than ``max_restarts`` times (None: never). Any other end
    is followed by a restart, after a pause that doubles from crash to crash.
    """

    def __init__(
        self,
        spawn: Callable[[int], Child],
        count: int,
        *,
        max_restarts: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._spawn = spawn
        self._places = [_Place(index) for index in range(count)]
        self._max_restarts = max_restarts
        self._clock = clock
        self._sleep = sleep
        self._stopping = False

    def stop(self) -> None:
        """Let ``run`` stop the workers and return; may be called by a signal handler."""
        self._stopping = True

    def run(self) -> int:
        """Return the exit status: 0 when every worker ended as it was told."""
        while not self._stopping:
            now = self._clock()
            for place in self._places:
                status = self._look_after(place, now)
                if status is not None:
                    self._stop_all()
                    return status
            if all(place.done for place in self._places):
                return 0
            self._sleep(LOOK_EVERY)
        return self._stop_all()

    def _look_after(self, place: _Place, now: float) -> int | None:
        """Start or restart the worker when it is time; return a status that ends them all."""
        if place.done:
            return None
        if place.child is None:
            if now >= place.start_at:
                place.child, place.since = self._spawn(place.index), now
            return None
        status = place.child.poll()
        if status is None:
            return None
        place.child = None
        if status == 0:
            place.done = True
            return None
        if status == FUSE:
            return FUSE
        if now - place.since >= WELL_AFTER:
            place.crashes = 0
        place.crashes += 1
        place.restarts += 1
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        if self._max_restarts is not None and place.restarts > self._max_restarts:
            log.error(
                "worker %d %s; not started again after %d restarts",
                place.index + 1, how, self._max_restarts,
            )  # fmt: skip
            return FAILED
        pause = min(FIRST_PAUSE * 2 ** (place.crashes - 1), LONGEST_PAUSE)
        log.warning("worker %d %s; starting it again in %.0f s", place.index + 1, how, pause)
        place.start_at = now + pause
        return None

    def _stop_all(self) -> int:
        """Ask all to stop, end those that do not, and return 0 when all stopped in order."""
        children = [place.child for place in self._places if place.child is not None]
        for child in children:
            child.send_signal(signal.SIGTERM)
        deadline = self._clock() + PATIENCE
        while any(child.poll() is None for child in children) and self._clock() < deadline:
            self._sleep(LOOK_EVERY)
        for child in children:
            if child.poll() is None:
                child.kill()
        return 0 if all(child.poll() == 0 for child in children) else FAILED


def supervise(
    command: Callable[[int], tuple[list[str], dict[str, str]]],
    count: int,
    max_restarts: int | None,
) -> int:
    """Run ``count`` processes, each with the arguments and environment of ``command(index)``."""

    def spawn(index: int) -> Child:
        arguments, environment = command(index)
        return subprocess.Popen(arguments, env=environment)  # noqa: S603 - our own arguments

    supervisor = Supervisor(spawn, count, max_restarts=max_restarts)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stop())
    return supervisor.run()
