"""The overview as JSON: everything the page shows, and for whoever asks without a browser."""

from __future__ import annotations

import json
from typing import Any

import orjson

from streams.health import Verdict
from streams.metrics import Reading
from streams.statistics import RATE_WINDOW, Latest, Tag
from streams.view.worker import Observed


def overview(worker: Observed) -> dict[str, Any]:
    """Return the answer of ``/api/overview``; times are seconds unless a name says otherwise."""
    now = worker.reading()
    counted = now.statistics
    return {
        "worker": {
            "version": now.version,
            "host": worker.host,
            "pid": worker.pid,
            "group": worker.settings.group_id,
            "broker": worker.settings.broker,
            "topic": worker.topic,
            "uptime": round(counted.uptime, 1),
        },
        "live": verdict(now.live),
        "ready": verdict(now.ready),
        "rates": {
            "in_per_second": round(counted.in_per_second, 2),
            "out_per_second": round(counted.out_per_second, 2),
            "window": RATE_WINDOW,
            "in_history": counted.in_history,
            "out_history": counted.out_history,
        },
        "totals": {
            "received": counted.received,
            "enriched": counted.enriched,
            "rejected": counted.rejected,
            "delivered": counted.delivered,
        },
        "enrichment_ms": {
            "p50": _milliseconds(counted.latency.p50),
            "p99": _milliseconds(counted.latency.p99),
        },
        "lag": _total([at.lag for at in now.lags]),
        "in_flight": sum(at.in_flight for at in now.partitions),
        "partitions": _partitions(now),
        "dead_letters": counted.dead_letters,
        "languages": counted.languages,
        "regions": counted.regions,
        "actors": counted.actors,
        "latest": [_latest(one) for one in counted.latest],
    }


def verdict(given: Verdict) -> dict[str, Any]:
    """Return the answer of ``/live`` and ``/ready``."""
    return {
        "ok": given.ok,
        "spare": given.spare,
        "reasons": [{"code": why.code, "detail": why.detail} for why in given.reasons],
    }


def encode(value: object) -> bytes:
    """Return JSON in UTF-8, whatever text is in it.

    orjson refuses half a surrogate pair, which JSON can carry escaped and a title may
    hold; the page must not fail for it.
    """
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, default=_fields).encode("ascii")


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _partitions(now: Reading) -> list[dict[str, Any]]:
    """One row a partition, known from the broker, from delivery or from both."""
    lags = {at.partition: at for at in now.lags}
    done = {at.partition: at for at in now.partitions}
    rows = []
    for partition in sorted(lags.keys() | done.keys()):
        lag, own = lags.get(partition), done.get(partition)
        rows.append(
            {
                "partition": partition,
                "end": lag.end if lag else None,
                "next": lag.next if lag else None,
                "lag": lag.lag if lag else None,
                "in_flight": own.in_flight if own else 0,
                "since_ack": round(max(0.0, now.now - own.progressed_at), 1) if own else None,
            }
        )
    return rows


def _latest(one: Latest) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "language": one.language,
        "source": one.source,
        "partition": one.partition,
        "offset": one.offset,
        "enriched_at": round(one.enriched_at, 3),
        "regions": [_tag(tag) for tag in one.regions],
        "actors": [_tag(tag) for tag in one.actors],
    }


def _tag(tag: Tag) -> dict[str, Any]:
    return {"id": tag.id, "kind": tag.kind, "name": tag.name, "focus": tag.focus}


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 3)


def _total(lags: list[int | None]) -> int | None:
    """The sum; None when nothing or not everything is known."""
    known = [lag for lag in lags if lag is not None]
    return sum(known) if known and len(known) == len(lags) else None
