"""Entities in the shape of Wikidata's dumps, written for the tests; most of them are invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

Entity = dict[str, Any]
MANY = 9  # sites with a page on a well-known entity


def item(value: str) -> Entity:
    return {
        "snaktype": "value",
        "datavalue": {
            "value": {"entity-type": "item", "id": value, "numeric-id": int(value[1:])},
            "type": "wikibase-entityid",
        },
    }


def text(value: str) -> Entity:
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}}


def day(written: str) -> Entity:
    """A time: a day, or a year or month of which the rest is zero."""
    precision = {0: 9, 1: 10, 2: 11}[written.count("-") - written.count("-00")]
    time = f"+{written}T00:00:00Z"
    value = {"time": time, "precision": precision, "calendarmodel": "gregorian"}
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}


def unknown(kind: str = "somevalue") -> Entity:
    return {"snaktype": kind}


def says(value: Entity, rank: str = "normal", **qualifiers: Entity) -> Entity:
    statement: Entity = {"mainsnak": value, "type": "statement", "rank": rank}
    if qualifiers:
        statement["qualifiers"] = {name: [snak] for name, snak in qualifiers.items()}
    return statement


def entity(
    identity: str,
    labels: dict[str, str] | None = None,
    aliases: dict[str, list[str]] | None = None,
    sites: int = MANY,
    **claims: list[Entity],
) -> Entity:
    return {
        "type": "item",
        "id": identity,
        # An empty table is an empty list in the dumps.
        "labels": {k: {"language": k, "value": v} for k, v in (labels or {}).items()} or [],
        "aliases": {
            k: [{"language": k, "value": v} for v in listed]
            for k, listed in (aliases or {}).items()
        }
        or [],
        "descriptions": [],
        "claims": {
            name: [s if "mainsnak" in s else says(s) for s in listed]
            for name, listed in claims.items()
        }
        or [],
        "sitelinks": {f"s{n}wiki": {"site": f"s{n}wiki", "title": "x"} for n in range(sites)} or [],
    }


def person(identity: str, name: str, *held: Entity, citizen: str = "Q17", **more: Any) -> Entity:
    """A human being; ``name`` in English, other ``labels`` beside it."""
    labels = {"en": name, **more.pop("labels", {})}
    claims = {"P31": [item("Q5")], "P27": [item(citizen)], **({"P39": list(held)} if held else {})}
    return entity(identity, labels, more.pop("aliases", None), **{**claims, **more})


def lines(entities: list[Entity | bytes]) -> bytes:
    """A dump: a list with one entity a line."""
    rows = [one if isinstance(one, bytes) else orjson.dumps(one) for one in entities]
    return b"[\n" + b",\n".join(rows) + b"\n]\n"


def dump(path: Path, entities: list[Entity | bytes]) -> Path:
    path.write_bytes(lines(entities))
    return path


# Real classes and countries: the state of Japan, its prime minister, what they are.
WORLD: list[Entity | bytes] = [
    entity("Q17", {"en": "Japan"}, P31=[item("Q6256")], P297=[text("JP")],
           P6=[says(item("Q900001"), P580=day("2026-10-02"))]),
    entity("Q717", {"en": "Venezuela"}, P31=[item("Q6256")], P297=[text("VE")]),
    entity("Q14212", {"en": "prime minister"}, P279=[item("Q2285706")]),
    entity("Q274948", {"en": "Prime Minister of Japan"}, P279=[item("Q14212")],
           P1001=[item("Q17")]),
    entity("Q910001", {"en": "Minister of Finance"}, P31=[item("Q294414")], P279=[item("Q83307")],
           P17=[item("Q17")]),
    entity("Q910002", {"en": "minister of state for postage stamps"}, P279=[item("Q910003")],
           P1001=[item("Q17")]),
    entity("Q910003", {"en": "stamp office"}, P279=[item("Q83307")]),
    entity("Q910004", {"en": "Governor of Zulia"}, P279=[item("Q132050")], P1001=[item("Q43269")],
           P17=[item("Q717")]),
    entity("Q910005", {"en": "chief of the moon"}, P279=[item("Q4164871")]),
    entity("Q920001", {"en": "left-wing party"}, P279=[item("Q7278")]),
    entity("Q920002", {"en": "football club"}, P279=[item("Q847017"), item("Q4830453")]),
]  # fmt: skip
