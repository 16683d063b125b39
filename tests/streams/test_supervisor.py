from __future__ import annotations

import signal

import pytest

from streams.supervisor import LONGEST_PAUSE, PATIENCE, WELL_AFTER, Supervisor
from streams.worker import FAILED, FUSE


class FakeChild:
    """A process that ends when the test says so."""

    def __init__(self, born: float, obedient: bool = True) -> None:
        self.born = born
        self.status: int | None = None
        self.signals: list[int] = []
        self.killed = False
        self._obedient = obedient

    def poll(self) -> int | None:
        return self.status

    def send_signal(self, number: int, /) -> None:
        self.signals.append(number)
        if self._obedient:
            self.status = 0

    def kill(self) -> None:
        self.killed = True
        self.status = -signal.SIGKILL


class Street:
    """A supervisor whose time and children the test controls."""

    def __init__(self, count: int, max_restarts: int | None = None, obedient: bool = True) -> None:
        self.now = 0.0
        self.children: list[tuple[int, FakeChild]] = []
        self.script: dict[float, object] = {}
        self._obedient = obedient
        self.supervisor = Supervisor(
            self._spawn, count, max_restarts=max_restarts, clock=lambda: self.now, sleep=self._sleep
        )

    def _spawn(self, index: int) -> FakeChild:
        self.children.append((index, FakeChild(self.now, self._obedient)))
        return self.children[-1][1]

    def at(self, when: float, action: object) -> None:
        self.script[when] = action

    def _sleep(self, seconds: float) -> None:
        self.now = round(self.now + seconds, 3)
        assert self.now < 1000, "it never ends"
        for when in sorted(self.script):
            if when <= self.now:
                self.script.pop(when)()  # type: ignore[operator]

    def end(self, number: int, status: int) -> None:
        self.children[number][1].status = status


def test_a_signal_stops_all_workers_in_order() -> None:
    street = Street(3)
    street.at(1, street.supervisor.stop)
    assert street.supervisor.run() == 0
    assert [index for index, _ in street.children] == [0, 1, 2]
    assert all(child.signals == [signal.SIGTERM] for _, child in street.children)


def test_a_worker_that_does_not_stop_is_killed_and_told_of() -> None:
    street = Street(1, obedient=False)
    street.at(1, street.supervisor.stop)
    assert street.supervisor.run() == FAILED
    assert street.children[0][1].killed
    assert street.now >= PATIENCE


def test_a_crashed_worker_is_started_again_after_growing_pauses() -> None:
    street = Street(1)
    for crash, when in enumerate((1, 10, 20, 30)):
        street.at(when, lambda crash=crash: street.end(crash, FAILED))
    street.at(60, street.supervisor.stop)
    assert street.supervisor.run() == 0
    born = [child.born for _, child in street.children]
    pauses = [later - crash for later, crash in zip(born[1:], (1, 10, 20, 30), strict=True)]
    assert pauses == pytest.approx([1, 2, 4, 8], abs=0.3)


def test_no_pause_is_longer_than_the_longest_and_a_long_run_forgives() -> None:
    street = Street(1)
    for crash in range(8):
        street.at(1 + crash * 40, lambda crash=crash: street.end(crash, -9))
    street.at(320 + WELL_AFTER + 40, lambda: street.end(8, -9))
    street.at(500, street.supervisor.stop)
    assert street.supervisor.run() == 0
    born = [child.born for _, child in street.children]
    assert born[8] - (1 + 7 * 40) == pytest.approx(LONGEST_PAUSE, abs=0.3)
    assert born[9] - (320 + WELL_AFTER + 40) == pytest.approx(1, abs=0.3)


def test_too_many_restarts_end_all() -> None:
    street = Street(2, max_restarts=1)
    street.at(1, lambda: street.end(0, FAILED))
    street.at(10, lambda: street.end(2, FAILED))
    assert street.supervisor.run() == FAILED
    assert street.children[1][1].signals == [signal.SIGTERM]


def test_a_blown_fuse_ends_all_and_is_not_restarted() -> None:
    street = Street(2)
    street.at(1, lambda: street.end(1, FUSE))
    assert street.supervisor.run() == FUSE
    assert len(street.children) == 2
    assert street.children[0][1].signals == [signal.SIGTERM]


def test_workers_that_ended_as_told_are_not_started_again() -> None:
    street = Street(2)
    street.at(1, lambda: street.end(0, 0))
    street.at(2, lambda: street.end(1, 0))
    assert street.supervisor.run() == 0
    assert len(street.children) == 2
