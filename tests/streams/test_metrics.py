"""What a scrape gets."""

from __future__ import annotations

import re

import pytest
from prometheus_client import REGISTRY, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from streams import metrics
from streams.events import Coordinates
from streams.health import Reason, Verdict
from streams.lag import PartitionLag
from streams.metrics import CATALOGUE, FaustCounts, Reading
from streams.progress import PartitionProgress
from streams.statistics import Statistics


@pytest.fixture
def reading() -> Reading:
    statistics = Statistics(clock=lambda: 50.0)
    for reason in ("not-json", "not-json", 'od"d\nreason'):
        statistics.rejected(reason, Coordinates("news.raw", 0, 1))
    statistics.delivered(2)
    return Reading(
        version="1.2.3",
        now=50.0,
        statistics=statistics.snapshot(),
        partitions=(PartitionProgress("news.raw", 0, 4, 17, 48.5),),
        lags=(PartitionLag(0, 30, 18, 40.0), PartitionLag(1, 30, None, 40.0)),
        live=Verdict(),
        ready=Verdict((Reason("rebalancing", "the group is giving out partitions anew"),)),
        faust=FaustCounts(received=3, rebalances=2, commit_seconds=None),
    )


def scrape(reading: Reading) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = generate_latest(metrics.registry(lambda: reading)).decode()
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_figures_come_out_as_they_went_in(reading: Reading) -> None:
    seen = scrape(reading)
    assert seen["geowire_articles_total", (("outcome", "rejected"),)] == 3
    assert seen["geowire_dead_letters_total", (("reason", "not-json"),)] == 2
    assert seen["geowire_dead_letters_total", (("reason", 'od"d\nreason'),)] == 1
    assert seen["geowire_delivered_total", ()] == 2
    assert seen["geowire_lag", (("partition", "0"),)] == 12
    assert seen["geowire_in_flight", (("partition", "0"),)] == 4
    assert seen["geowire_last_ack_age_seconds", (("partition", "0"),)] == 1.5
    assert seen["geowire_live", ()] == 1
    assert seen["geowire_ready", ()] == 0
    assert seen["geowire_build_info", (("version", "1.2.3"),)] == 1


def test_an_unknown_lag_is_absent_and_not_zero(reading: Reading) -> None:
    assert ("geowire_lag", (("partition", "1"),)) not in scrape(reading)


def test_the_histogram_counts_every_article_once() -> None:
    seen: dict[str, float] = {}
    buckets = (3, 0, 2, *[0] * 9, 1)
    statistics = Statistics().snapshot()
    latency = type(statistics.latency)(None, None, 1.5, buckets)
    family = metrics._histogram(
        metrics.ENRICHMENT,
        type(statistics)(
            **{name: getattr(statistics, name) for name in statistics.__slots__}
            | {"latency": latency}
        ),
    )
    for sample in family.samples:
        seen[sample.labels.get("le", sample.name)] = sample.value
    assert seen["0.0001"] == 3
    assert seen["0.0005"] == 5
    assert seen["1"] == 5
    assert seen["+Inf"] == 6
    assert seen["geowire_enrichment_seconds_count"] == 6
    assert seen["geowire_enrichment_seconds_sum"] == 1.5


def test_each_metric_is_declared_once_and_scraped_under_its_name(reading: Reading) -> None:
    names = [metric.name for metric in CATALOGUE]
    assert len(names) == len(set(names))
    text = generate_latest(metrics.registry(lambda: reading)).decode()
    assert set(names) <= set(re.findall(r"^# TYPE (\S+) ", text, re.M))


def test_names_tell_unit_and_kind() -> None:
    for metric in CATALOGUE:
        assert metric.name.startswith("geowire_")
        assert metric.name.endswith("_total") == (metric.kind == "counter"), metric.name
        assert ("_seconds" in metric.name) == (metric.unit == "seconds"), metric.name
        assert metric.help


def test_nothing_lands_in_the_global_registry(reading: Reading) -> None:
    metrics.registry(lambda: reading)
    assert b"geowire" not in generate_latest(REGISTRY)
