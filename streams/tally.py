"""Counts by id, with what a reader calls each, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 4096  # ids a tally holds before the rarest half is dropped
NAME_CHARS = 240  # code points of a name that are kept; a page shows no more


@dataclass(frozen=True, slots=True)
class Count:
    """How often one id was seen; ``name`` is what a reader calls it."""

    id: str
    name: str
    count: int


class Tally:
    """Counts by id in bounded memory.

    Above ``limit`` ids the rarest half is forgotten, so a count is exact for what is
    frequent and a lower bound for what is rare: names found in texts have no end.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._counts: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def add(self, id: str, name: str) -> None:
        counts = self._counts
        if id in counts:
            counts[id] += 1
            return
        if len(counts) >= self._limit:
            self._forget()
        self._counts[id] = 1
        self._names[id] = name[:NAME_CHARS]

    def top(self, n: int | None = None) -> tuple[Count, ...]:
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Count(id, self._names[id], count) for id, count in ranked[:n])

    def _forget(self) -> None:
        kept = self.top(self._limit // 2)
        self._counts = {entry.id: entry.count for entry in kept}
        self._names = {entry.id: entry.name for entry in kept}
