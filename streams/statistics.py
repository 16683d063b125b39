"""What one worker knows about its own work: counts, rates, latencies and the latest articles.

Recording costs a few microseconds an article and memory is bounded whatever flows
through, so it is done for every article. Nothing here is shared between workers, and
nothing is kept over a restart. One event loop records and reads; there is no lock.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from streams.events import Coordinates, EnrichedArticle
from streams.rate import Rate
from streams.tally import Count, Tally

RATE_WINDOW = 10  # seconds a rate is the mean of: calm to read, still shows a stall at once
LATEST = 50  # articles; what an operator scrolls through
LATEST_TAGS = 12  # tags of a kind kept for one of the latest articles
TITLE_CHARS = 240  # code points of a title that are kept; a page shows no more
TOP = 20  # entries of a ranking in a snapshot
LATENCY_SAMPLES = 2048  # latest enrichments that quantiles are taken from
# Upper bounds in seconds of the latency histogram: an article is enriched in about
# 0.3 ms, and one that takes a second would hold up its event loop.
LATENCY_BOUNDS = (
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A region or an actor of one of the latest articles."""

    id: str
    kind: str
    name: str
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """One of the latest articles with its tags and without its body."""

    id: str
    title: str
    language: str
    source: str | None
    regions: tuple[Tag, ...]
    actors: tuple[Tag, ...]
    partition: int
    offset: int
    enriched_at: float  # seconds since the epoch


@dataclass(frozen=True, slots=True)
class Latency:
    """Enrichment times: quantiles of the latest ones, and a histogram of all since the start.

    ``buckets[i]`` counts those of at most ``LATENCY_BOUNDS[i]`` seconds that no earlier
    bucket counts; one more bucket holds the slower ones.
    """

    p50: float | None  # seconds; None before the first article
    p99: float | None
    total: float  # seconds spent enriching since the start
    buckets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All figures at one moment; rankings fall by count, then rise by id."""

    uptime: float  # seconds
    received: int  # articles read from the broker: enriched or rejected
    enriched: int
    rejected: int  # articles sent to the dead-letter topic
    delivered: int  # articles whose every message the broker has confirmed
    in_per_second: float  # mean of the last ``RATE_WINDOW`` full seconds
    out_per_second: float
    in_history: tuple[int, ...]  # articles in each of the last full seconds, oldest first
    out_history: tuple[int, ...]
    languages: tuple[Count, ...]
    regions: tuple[Count, ...]
    actors: tuple[Count, ...]
    dead_letters: tuple[Count, ...]
    latest: tuple[Latest, ...]  # newest first
    latency: Latency


# What is noted of an article before anybody asks: the fields of ``Latest`` with tags as plain
# tuples, because frozen values take four times as long to make, and most are never asked for.
_Noted = tuple[
    str,
    str,
    str,
    str | None,
    list[tuple[str, str, str, bool]],
    list[tuple[str, str, str]],
    int,
    int,
    float,
]


class Statistics:
    """Records what the worker does and tells it in a ``Snapshot``.

    ``clock`` is monotonic, ``wall`` counts seconds since the epoch.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._clock = clock
        self._wall = wall
        self._started = clock()
        self._in = Rate(self._started)
        self._out = Rate(self._started)
        self._enriched = self._rejected = self._delivered = 0
        self._languages = Tally()
        self._regions = Tally()
        self._actors = Tally()
        self._dead_letters = Tally()
        self._latest: deque[_Noted] = deque(maxlen=LATEST)
        self._seconds: deque[float] = deque(maxlen=LATENCY_SAMPLES)
        self._seconds_total = 0.0
        self._buckets = [0] * (len(LATENCY_BOUNDS) + 1)

    def enriched(self, event: EnrichedArticle, coordinates: Coordinates, seconds: float) -> None:
        """Count one article that was enriched in ``seconds``; not yet delivered."""
        self._enriched += 1
        self._in.add(1, self._clock())
        self._seconds.append(seconds)
        self._seconds_total += seconds
        self._buckets[bisect_left(LATENCY_BOUNDS, seconds)] += 1
        code = event.language.code
        self._languages.add(code, code)
        for region in event.regions:
            self._regions.add(region.id, region.name)
        for actor in event.actors:
            self._actors.add(actor.id, actor.name)
        article = event.article
        self._latest.append(
            (
                event.id[:TITLE_CHARS],
                article.title[:TITLE_CHARS],
                code,
                article.source and article.source[:TITLE_CHARS],
                [(tag.id, tag.kind, tag.name, tag.focus) for tag in event.regions[:LATEST_TAGS]],
                [(tag.id, tag.kind, tag.name) for tag in event.actors[:LATEST_TAGS]],
                coordinates.partition,
                coordinates.offset,
                self._wall(),
            )
        )

    def rejected(self, reason: str, coordinates: Coordinates) -> None:
        """Count one message that goes to the dead-letter topic for ``reason``."""
        self._rejected += 1
        self._in.add(1, self._clock())
        self._dead_letters.add(reason, reason)

    def delivered(self, n: int = 1) -> None:
        """Count ``n`` articles whose every message, dead letters included, is confirmed."""
        self._delivered += n
        self._out.add(n, self._clock())

    def snapshot(self) -> Snapshot:
        """Return all figures now; takes about a millisecond, so not once an article."""
        now = self._clock()
        came, went = self._in.history(now), self._out.history(now)
        seconds = sorted(self._seconds)
        return Snapshot(
            uptime=now - self._started,
            received=self._enriched + self._rejected,
            enriched=self._enriched,
            rejected=self._rejected,
            delivered=self._delivered,
            in_per_second=_mean(came[-RATE_WINDOW:]),
            out_per_second=_mean(went[-RATE_WINDOW:]),
            in_history=came,
            out_history=went,
            languages=self._languages.top(),
            regions=self._regions.top(TOP),
            actors=self._actors.top(TOP),
            dead_letters=self._dead_letters.top(),
            latest=tuple(_latest(*noted) for noted in reversed(self._latest)),
            latency=Latency(
                p50=_quantile(seconds, 0.50),
                p99=_quantile(seconds, 0.99),
                total=self._seconds_total,
                buckets=tuple(self._buckets),
            ),
        )


def _latest(
    id: str,
    title: str,
    language: str,
    source: str | None,
    regions: list[tuple[str, str, str, bool]],
    actors: list[tuple[str, str, str]],
    partition: int,
    offset: int,
    enriched_at: float,
) -> Latest:
    return Latest(
        id,
        title,
        language,
        source,
        tuple(Tag(*region) for region in regions),
        tuple(Tag(*actor) for actor in actors),
        partition,
        offset,
        enriched_at,
    )


def _mean(counts: tuple[int, ...]) -> float:
    return sum(counts) / len(counts) if counts else 0.0


def _quantile(ordered: list[float], q: float) -> float | None:
    """Return the smallest value that at least the share ``q`` of ``ordered`` does not exceed."""
    if not ordered:
        return None
    rank = -(-q * len(ordered) // 1)  # ceil
    return ordered[max(0, int(rank) - 1)]
