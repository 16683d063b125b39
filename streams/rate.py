"""Counts per second over the last minute, in sixty numbers."""

from __future__ import annotations

HISTORY = 60  # seconds that are kept, one figure a second


class Rate:
    """Counts per second over the last ``HISTORY`` full seconds."""

    def __init__(self, now: float) -> None:
        self._first = self._second = int(now)
        self._counts = [0] * (HISTORY + 1)  # and the second that is still running

    def add(self, n: int, now: float) -> None:
        second = int(now)
        if second != self._second:
            self._advance(second)
        self._counts[second % (HISTORY + 1)] += n

    def history(self, now: float) -> tuple[int, ...]:
        """Return the counts of the last full seconds, oldest first; empty in the first one."""
        second = int(now)
        self._advance(second)
        full = min(HISTORY, second - self._first)
        return tuple(self._counts[past % (HISTORY + 1)] for past in range(second - full, second))

    def _advance(self, second: int) -> None:
        for passed in range(max(self._second, second - HISTORY - 1) + 1, second + 1):
            self._counts[passed % (HISTORY + 1)] = 0
        self._second = max(self._second, second)
