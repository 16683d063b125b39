"""What a worker counts of its own work."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from streams.events import (
    ActorTag,
    Article,
    Coordinates,
    EnrichedArticle,
    Language,
    Processing,
    RegionTag,
)
from streams.rate import HISTORY
from streams.statistics import (
    LATENCY_BOUNDS,
    LATEST,
    LATEST_TAGS,
    RATE_WINDOW,
    TITLE_CHARS,
    Statistics,
)
from streams.tally import Tally

SOMEWHERE = Coordinates("news.raw", 2, 41)
JAPAN = RegionTag("JP", "country", "Japan", "JP", (), None, None, None, None, 0.9, True, ())
UN = ActorTag("Q1065", "igo", "United Nations", None, "IGO", "IGO", None, 0.8, ())


def event(title: str = "A title", id: str = "a-1", language: str = "en") -> EnrichedArticle:
    return EnrichedArticle(
        id,
        Article(title, "The body", None, None, "Example Wire", (), {}),
        Language(language, 0.9, "Latn"),
        (JAPAN,),
        (UN,),
        (),
        Processing("0", "0", None, None, None),
    )


class Clock:
    def __init__(self) -> None:
        self.now = 1000.25

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def statistics(clock: Clock) -> Statistics:
    return Statistics(clock=clock, wall=lambda: 1_700_000_000.0)


def test_a_fresh_worker_has_nothing_to_tell(statistics: Statistics) -> None:
    seen = statistics.snapshot()
    assert (seen.received, seen.delivered, seen.in_per_second) == (0, 0, 0.0)
    assert seen.latest == ()
    assert seen.latency.p50 is None
    assert seen.in_history == ()


def test_an_enriched_article_counts_with_its_tags(statistics: Statistics) -> None:
    statistics.enriched(event(), SOMEWHERE, 0.0003)
    statistics.enriched(event(language="sw"), SOMEWHERE, 0.0003)
    seen = statistics.snapshot()
    assert (seen.received, seen.enriched, seen.rejected) == (2, 2, 0)
    assert [(one.id, one.count) for one in seen.languages] == [("en", 1), ("sw", 1)]
    assert [(one.id, one.name, one.count) for one in seen.regions] == [("JP", "Japan", 2)]
    assert [(one.id, one.name, one.count) for one in seen.actors] == [
        ("Q1065", "United Nations", 2)
    ]


def test_the_latest_article_keeps_its_tags_and_not_its_body(statistics: Statistics) -> None:
    statistics.enriched(event("Talks in Tokyo"), SOMEWHERE, 0.0003)
    (latest,) = statistics.snapshot().latest
    assert (latest.title, latest.language, latest.source) == (
        "Talks in Tokyo",
        "en",
        "Example Wire",
    )
    assert (latest.partition, latest.offset, latest.enriched_at) == (2, 41, 1_700_000_000.0)
    assert [(tag.id, tag.focus) for tag in latest.regions] == [("JP", True)]
    assert [(tag.id, tag.kind) for tag in latest.actors] == [("Q1065", "igo")]
    assert "The body" not in repr(latest)


def test_rejected_messages_are_counted_by_reason(statistics: Statistics) -> None:
    for reason in ("not-json", "no-text", "not-json"):
        statistics.rejected(reason, SOMEWHERE)
    seen = statistics.snapshot()
    assert [(one.id, one.count) for one in seen.dead_letters] == [("not-json", 2), ("no-text", 1)]
    assert (seen.received, seen.enriched, seen.rejected) == (3, 0, 3)


def test_a_rate_is_the_mean_of_the_last_full_seconds(statistics: Statistics, clock: Clock) -> None:
    for second in range(30):
        clock.now = 1000.5 + second
        for _ in range(4 if second < 20 else 6):
            statistics.enriched(event(), SOMEWHERE, 0.0003)
        statistics.delivered(3)
    clock.now = 1030.9  # nothing came in the second that is running
    seen = statistics.snapshot()
    assert RATE_WINDOW == 10
    assert seen.in_per_second == 6.0
    assert seen.out_per_second == 3.0
    assert seen.in_history == (4,) * 20 + (6,) * 10
    assert seen.delivered == 90


def test_the_second_that_is_running_does_not_count_yet(
    statistics: Statistics, clock: Clock
) -> None:
    clock.now = 1002.0
    statistics.delivered(100)
    assert statistics.snapshot().out_per_second == 0.0
    clock.now = 1003.0
    assert statistics.snapshot().out_per_second == pytest.approx(100 / 3)


def test_a_pause_longer_than_the_history_leaves_zeros(statistics: Statistics, clock: Clock) -> None:
    statistics.delivered(5)
    clock.now += 10 * HISTORY
    seen = statistics.snapshot()
    assert seen.out_history == (0,) * HISTORY
    statistics.delivered(7)
    clock.now += 1
    assert statistics.snapshot().out_history == (0,) * (HISTORY - 1) + (7,)


def test_a_snapshot_does_not_change_afterwards(statistics: Statistics) -> None:
    statistics.enriched(event(), SOMEWHERE, 0.0003)
    before = statistics.snapshot()
    statistics.enriched(event(), SOMEWHERE, 0.0003)
    assert before.enriched == 1
    assert len(before.latest) == 1
    assert before.regions[0].count == 1


def test_quantiles_are_values_that_occurred(statistics: Statistics) -> None:
    for milliseconds in range(1, 101):
        statistics.enriched(event(), SOMEWHERE, milliseconds / 1000)
    latency = statistics.snapshot().latency
    assert (latency.p50, latency.p99) == (0.050, 0.099)
    assert latency.total == pytest.approx(5.05)


def test_a_latency_falls_into_the_first_bucket_that_holds_it(statistics: Statistics) -> None:
    statistics.enriched(event(), SOMEWHERE, LATENCY_BOUNDS[0])
    statistics.enriched(event(), SOMEWHERE, LATENCY_BOUNDS[0] * 1.01)
    statistics.enriched(event(), SOMEWHERE, 30.0)
    buckets = statistics.snapshot().latency.buckets
    assert buckets[:2] == (1, 1)
    assert buckets[-1] == 1
    assert sum(buckets) == 3


def test_memory_is_bounded_whatever_the_texts_hold(statistics: Statistics) -> None:
    many = tuple(replace(JAPAN, id=f"geonames:{n}") for n in range(100))
    huge = replace(event("x" * 1_000_000), regions=many)
    for _ in range(LATEST + 5):
        statistics.enriched(huge, SOMEWHERE, 0.0003)
    latest = statistics.snapshot().latest
    assert len(latest) == LATEST
    assert len(latest[0].title) == TITLE_CHARS
    assert len(latest[0].regions) == LATEST_TAGS


def test_the_newest_article_comes_first(statistics: Statistics) -> None:
    for n in range(3):
        statistics.enriched(event(id=f"a-{n}"), SOMEWHERE, 0.0003)
    assert [one.id for one in statistics.snapshot().latest] == ["a-2", "a-1", "a-0"]


def test_a_tally_forgets_the_rare_and_keeps_the_frequent() -> None:
    tally = Tally(limit=100)
    for n in range(10_000):
        tally.add("often", "Often")
        tally.add(f"name:{n}", "Once")
    top = tally.top(1)[0]
    assert (top.id, top.name, top.count) == ("often", "Often", 10_000)
    assert len(tally.top()) <= 100


def test_equal_counts_are_ordered_by_id() -> None:
    tally = Tally()
    for id in ("b", "c", "a", "c"):
        tally.add(id, id)
    assert [one.id for one in tally.top()] == ["c", "a", "b"]


def test_recording_an_article_takes_microseconds() -> None:
    statistics = Statistics()
    article = replace(event(), regions=(JAPAN,) * 8, actors=(UN,) * 8)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        for _ in range(500):
            statistics.enriched(article, SOMEWHERE, 0.0003)
        times.append((time.perf_counter() - started) / 500)
    assert min(times) < 100e-6  # about 5 µs; the bound leaves room for a busy machine
