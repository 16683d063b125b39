"""The metrics at ``/metrics``: one typed catalogue, and the collector that fills it.

Nothing is counted here. A scrape reads what ``Statistics``, delivery and Faust's own
monitor have counted anyway, so that metrics cost an article nothing. The registry is
our own: what another library registers globally does not appear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
)
from prometheus_client.core import (
    Metric as Family,
)
from prometheus_client.registry import Collector

from streams.health import Verdict
from streams.lag import PartitionLag
from streams.progress import PartitionProgress
from streams.statistics import LATENCY_BOUNDS, Snapshot

Kind = Literal["counter", "gauge", "histogram"]
Unit = Literal["articles", "seconds", "messages", "rebalances", "flag"]
Samples = Iterable[tuple[tuple[str, ...], float]]  # label values and the value


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric as scrapers see it."""

    name: str
    kind: Kind
    unit: Unit
    help: str
    labels: tuple[str, ...] = ()


# What came in, and what became of it: enriched or rejected.
ARTICLES = Metric(
    "geowire_articles_total", "counter", "articles", "Articles read, by outcome", ("outcome",)
)
# The broker has confirmed every message made from it; below geowire_articles_total by what
# is in flight.
DELIVERED = Metric(
    "geowire_delivered_total", "counter", "articles", "Articles whose every message is confirmed"
)
DEAD_LETTERS = Metric(
    "geowire_dead_letters_total", "counter", "articles", "Articles rejected, by reason", ("reason",)
)
# Tags come in every language of the world, so the language is the only label taken from text.
LANGUAGES = Metric(
    "geowire_languages_total",
    "counter",
    "articles",
    "Articles enriched, by language",
    ("language",),
)
ENRICHMENT = Metric(
    "geowire_enrichment_seconds", "histogram", "seconds", "Time to enrich one article"
)
LAG = Metric(
    "geowire_lag",
    "gauge",
    "articles",
    "Articles published and not delivered, by partition; absent while unknown",
    ("partition",),
)
IN_FLIGHT = Metric(
    "geowire_in_flight", "gauge", "articles", "Articles taken and not acked", ("partition",)
)
# Grows on a quiet topic too: read it together with geowire_lag.
LAST_ACK_AGE = Metric(
    "geowire_last_ack_age_seconds",
    "gauge",
    "seconds",
    "Time since the last ack, or since the assignment",
    ("partition",),
)
LIVE = Metric("geowire_live", "gauge", "flag", "1 when /live answers 200")
READY = Metric("geowire_ready", "gauge", "flag", "1 when /ready answers 200")
UPTIME = Metric("geowire_uptime_seconds", "gauge", "seconds", "Time since the worker started")
BUILD = Metric("geowire_build_info", "gauge", "flag", "Always 1; the label tells", ("version",))

# Faust's own counts. Its Prometheus sensors cost every message about ten more metric
# updates, so what it keeps anyway is read instead. What the worker sends goes to the
# producer directly, and Faust does not count it.
FAUST_RECEIVED = Metric(
    "geowire_faust_messages_received_total", "counter", "messages", "Messages Faust has received"
)
FAUST_REBALANCES = Metric(
    "geowire_faust_rebalances_total", "counter", "rebalances", "Times the group gave out partitions"
)
FAUST_COMMIT = Metric(
    "geowire_faust_commit_seconds", "gauge", "seconds", "Longest of the latest 30 offset commits"
)

CATALOGUE = (
    ARTICLES,
    DELIVERED,
    DEAD_LETTERS,
    LANGUAGES,
    ENRICHMENT,
    LAG,
    IN_FLIGHT,
    LAST_ACK_AGE,
    LIVE,
    READY,
    UPTIME,
    BUILD,
    FAUST_RECEIVED,
    FAUST_REBALANCES,
    FAUST_COMMIT,
)


@dataclass(frozen=True, slots=True)
class FaustCounts:
    """What Faust's monitor has counted."""

    received: int
    rebalances: int
    commit_seconds: float | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one scrape needs, read at one moment."""

    version: str
    now: float  # monotonic
    statistics: Snapshot
    partitions: tuple[PartitionProgress, ...]
    lags: tuple[PartitionLag, ...]
    live: Verdict
    ready: Verdict
    faust: FaustCounts


class _Collector(Collector):
    def __init__(self, read: Callable[[], Reading]) -> None:
        self._read = read

    def describe(self) -> Iterable[Family]:
        """Nothing: the registry would otherwise read everything once to learn the names."""
        return ()

    def collect(self) -> Iterator[Family]:
        reading = self._read()
        values = samples(reading)
        for metric in CATALOGUE:
            if metric is ENRICHMENT:
                yield _histogram(metric, reading.statistics)
            else:
                yield _family(metric, values[metric])


def registry(read: Callable[[], Reading]) -> CollectorRegistry:
    """Return a registry that calls ``read`` at each scrape, with the process' own metrics."""
    own = CollectorRegistry()
    own.register(_Collector(read))
    ProcessCollector(registry=own)
    return own


def samples(reading: Reading) -> Mapping[Metric, Samples]:
    """Return the samples of every metric but the histogram."""
    counted, faust = reading.statistics, reading.faust
    return {
        ARTICLES: [(("enriched",), counted.enriched), (("rejected",), counted.rejected)],
        DELIVERED: [((), counted.delivered)],
        DEAD_LETTERS: [((one.id,), one.count) for one in counted.dead_letters],
        LANGUAGES: [((one.id,), one.count) for one in counted.languages],
        LAG: [((str(at.partition),), at.lag) for at in reading.lags if at.lag is not None],
        IN_FLIGHT: [((str(at.partition),), at.in_flight) for at in reading.partitions],
        LAST_ACK_AGE: [
            ((str(at.partition),), max(0.0, reading.now - at.progressed_at))
            for at in reading.partitions
        ],
        LIVE: [((), float(reading.live.ok))],
        READY: [((), float(reading.ready.ok))],
        UPTIME: [((), counted.uptime)],
        BUILD: [((reading.version,), 1.0)],
        FAUST_RECEIVED: [((), faust.received)],
        FAUST_REBALANCES: [((), faust.rebalances)],
        FAUST_COMMIT: [] if faust.commit_seconds is None else [((), faust.commit_seconds)],
    }


def _family(metric: Metric, values: Samples) -> Family:
    kind = CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily
    family = kind(metric.name, metric.help, labels=metric.labels)
    for labels, value in values:
        family.add_metric(labels, value)
    return family


def _histogram(metric: Metric, counted: Snapshot) -> Family:
    bounds = [*(f"{bound:g}" for bound in LATENCY_BOUNDS), "+Inf"]
    total, buckets = 0, []
    for bound, count in zip(bounds, counted.latency.buckets, strict=True):
        total += count
        buckets.append((bound, float(total)))
    return HistogramMetricFamily(
        metric.name, metric.help, buckets=buckets, sum_value=counted.latency.total
    )
