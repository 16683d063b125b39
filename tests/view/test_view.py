"""The web view over HTTP, on a real socket."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from streams.health import STALL_AFTER
from streams.progress import PartitionProgress
from streams.view.guard import host_of, is_loopback
from tests.view.staged import Site, article, at, region

PAGES = ["/", "/api/overview", "/live", "/ready", "/metrics", "/assets/view.js", "/nowhere"]


def test_the_overview_tells_what_was_counted(site: Site) -> None:
    site.fill()
    seen = site.ask("/api/overview").json
    assert seen["totals"] == {"received": 42, "enriched": 36, "rejected": 6, "delivered": 36}
    assert seen["dead_letters"][0] == {"id": "not-json", "name": "not-json", "count": 3}
    assert {"id": "JP", "name": "Japan", "count": 1} in seen["regions"]
    assert seen["languages"][0] == {"id": "und", "name": "und", "count": 8}
    assert seen["enrichment_ms"]["p50"] == pytest.approx(0.318)
    assert seen["latest"][0]["title"] == "12 : 30 // 44-B"
    assert seen["latest"][2]["regions"][0]["name"] == "India"
    assert seen["worker"]["topic"] == "news.raw"


def test_lag_is_counted_per_partition(site: Site) -> None:
    site.fill()
    seen = site.ask("/api/overview").json
    assert [(row["partition"], row["lag"], row["in_flight"]) for row in seen["partitions"]] == [
        (0, 0, 0),
        (1, 12, 4),
        (2, 57, 8),
    ]
    assert (seen["lag"], seen["in_flight"]) == (69, 12)


def test_a_fresh_worker_shows_unknown_lag_and_not_zero(site: Site) -> None:
    seen = site.ask("/api/overview").json
    assert seen["lag"] is None
    assert seen["partitions"] == []
    assert seen["latest"] == []


def test_a_worker_that_works_is_live_and_ready(site: Site) -> None:
    site.fill()
    assert site.ask("/live").status == 200
    ready = site.ask("/ready")
    assert ready.status == 200
    assert ready.json == {"ok": True, "spare": False, "reasons": []}


def test_ready_waits_for_the_names_and_for_partitions(site: Site) -> None:
    site.progress.loaded = False
    answer = site.ask("/ready")
    assert answer.status == 503
    assert {why["code"] for why in answer.json["reasons"]} == {"loading", "joining"}
    assert site.ask("/live").status == 200


def test_ready_is_taken_back_while_the_group_rebalances(site: Site) -> None:
    site.fill()
    site.app.rebalancing = True
    answer = site.ask("/ready")
    assert answer.status == 503
    assert [why["code"] for why in answer.json["reasons"]] == ["rebalancing"]
    site.app.rebalancing = False
    assert site.ask("/ready").status == 200


def test_a_worker_without_partitions_is_a_spare_one_and_ready(site: Site) -> None:
    site.join_group()
    answer = site.ask("/ready")
    assert answer.status == 200
    assert answer.json["spare"] is True


def test_live_ends_when_articles_wait_and_none_is_done(site: Site) -> None:
    site.fill()
    (behind,) = [at for at in site.worker._watch.partitions if at.partition == 2]
    assert behind.behind_since is not None
    site.worker._clock = lambda: time.monotonic() + STALL_AFTER + 20
    site.progress.states = [
        PartitionProgress("news.raw", 0, 0, 1200, time.monotonic()),
        PartitionProgress("news.raw", 1, 4, 1201, time.monotonic() + STALL_AFTER + 19),
        PartitionProgress("news.raw", 2, 8, 1202, time.monotonic()),
    ]
    site.worker._watch.answered_at = time.monotonic() + STALL_AFTER + 19
    answer = site.ask("/live")
    assert answer.status == 503
    (why,) = answer.json["reasons"]
    assert why["code"] == "stalled"
    assert "partition 2: 57 waiting" in why["detail"]


def test_ready_tells_when_the_broker_is_silent(site: Site) -> None:
    site.fill()
    site.offsets.silent = True
    site.look()
    assert site.ask("/ready").status == 200  # a moment is nothing
    site.worker._clock = lambda: time.monotonic() + 40
    answer = site.ask("/ready")
    assert answer.status == 503
    assert answer.json["reasons"][0]["code"] == "broker-silent"


def test_metrics_are_what_prometheus_reads(site: Site) -> None:
    site.fill()
    answer = site.ask("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert families["geowire_articles"].samples[0].value == 36
    assert [sample.value for sample in families["geowire_lag"].samples] == [0, 12, 57]
    assert "process_resident_memory_bytes" in families


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_is_guarded(site: Site, path: str) -> None:
    headers = site.ask(path, headers={"Origin": "https://elsewhere.example"}).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Python" not in headers["Server"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed_from_outside(site: Site, method: str) -> None:
    assert site.ask("/api/overview", method=method).status in {403, 405}


def test_a_name_that_someone_else_gave_this_machine_is_not_answered(site: Site) -> None:
    assert site.ask("/api/overview", headers={"Host": "rebound.example:6066"}).status == 421
    assert site.ask("/api/overview", headers={"Host": "localhost:6066"}).status == 200
    assert site.ask("/api/overview", headers={"Host": "[::1]:6066"}).status == 200


def test_bound_to_all_addresses_every_name_is_answered(tmp_path: Path) -> None:
    site = Site(tmp_path, web_host="0.0.0.0")
    try:
        answer = site.ask("/live", headers={"Host": "geowire-worker-3.geowire:6066"})
        assert answer.status == 200
    finally:
        site.close()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.4.4", True),
        ("::1", True),
        ("localhost", True),
        ("view.localhost", True),
        ("0.0.0.0", False),
        ("10.0.0.7", False),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("", False),
    ],
)
def test_only_this_machine_is_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_a_host_is_read_without_its_port() -> None:
    assert [host_of(it) for it in ("a.b:80", "A.b", "[::1]:80", "[::1]")] == [
        "a.b",
        "a.b",
        "::1",
        "::1",
    ]


@pytest.mark.parametrize("path", ["/table", "/table/", "/router", "/router/", "/stats", "/graph"])
def test_fausts_internal_pages_are_off(site: Site, path: str) -> None:
    assert site.ask(path).status == 404


def test_fausts_internal_pages_come_when_asked_for(tmp_path: Path) -> None:
    site = Site(tmp_path, web_internal_pages=True)
    try:
        assert site.ask("/router/").status == 200
        assert site.ask("/").text.startswith("<!doctype html>")
    finally:
        site.close()


def test_the_page_needs_nothing_from_elsewhere(site: Site) -> None:
    page = site.ask("/").text
    sources = re.findall(r"""(?:src|href)=["']([^"'#]+)""", page)
    assert sources
    for source in sources:
        assert re.match("/(?!/)", source), source
        assert site.ask(source).status in {200, 503}, source
    for asset in ("/assets/view.css", "/assets/view.js"):
        assert not re.search(r"https?://|//cdn|@import|url\(", site.ask(asset).text)


def test_the_page_has_no_inline_script_or_style(site: Site) -> None:
    page = site.ask("/").text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert all(not body for body in re.findall(r"<script[^>]*>(.*?)</script>", page, re.S))
    assert "innerHTML" not in site.ask("/assets/view.js").text


def test_titles_with_half_a_surrogate_pair_do_not_break_the_json(site: Site) -> None:
    site.statistics.enriched(
        article("broken \ud83d here", regions=(region("JP", "Japan \udc00"),)), at(1), 0.0003
    )
    answer = site.ask("/api/overview")
    assert answer.status == 200
    assert json.loads(answer.body)["latest"][0]["title"] == "broken \ud83d here"
    assert answer.json["regions"][0]["count"] == 1


def test_no_body_of_an_article_leaves_through_the_view(site: Site) -> None:
    site.fill()
    assert "does not show" not in site.ask("/api/overview").text


def test_a_request_for_the_head_has_no_content(site: Site) -> None:
    answer = site.ask("/live", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
