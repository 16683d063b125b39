"""How fast a Wikidata dump is read: lines a second of CPU time, plain, from gzip and from bzip2.

    .venv/bin/python scripts/bench_dump.py [LINES]

The dump is made up: papers, species, people, classes, companies and towns in about the shares and
sizes of Wikidata's, one line in seventy a person who held an office.
"""

from __future__ import annotations

import bz2
import datetime
import gzip
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson

from agents.newcomers import reading
from agents.newcomers.dump import Dump
from agents.newcomers.reading import Scope
from agents.newcomers.store import Store

# share, statements, most sitelinks, P31, and what else the entity says
SORTS: list[tuple[float, int, int, str, dict[str, str]]] = [
    (0.60, 15, 0, "Q13442814", {}),
    (0.15, 6, 40, "Q16521", {}),
    (0.10, 8, 40, "Q5", {"P27": "Q17"}),
    (0.015, 12, 40, "Q5", {"P27": "Q17", "P39": "Q83307"}),
    (0.035, 6, 2, "Q16889133", {"P279": "Q35120"}),
    (0.03, 2, 30, "Q783794", {"P17": "Q17"}),
    (0.07, 8, 20, "Q515", {"P17": "Q17", "P625": "Q1"}),
]


def statement(value: str, chance: random.Random) -> dict[str, Any]:
    item = {"entity-type": "item", "id": value, "numeric-id": int(value[1:])}
    snak = {"snaktype": "value", "datavalue": {"value": item, "type": "wikibase-entityid"}}
    reference = {"snaks": {"P248": [snak]}, "hash": f"{chance.getrandbits(160):040x}"}
    return {"mainsnak": snak, "type": "statement", "rank": "normal", "references": [reference],
            "id": f"Q1${chance.getrandbits(128):032x}"}  # fmt: skip


def line(number: int, chance: random.Random) -> bytes:
    _, statements, sites, sort, said = chance.choices(SORTS, [one[0] for one in SORTS])[0]
    claims = {"P31": [statement(sort, chance)]}
    for name, value in said.items():
        claims[name] = [statement(value, chance)]
    for _ in range(chance.randrange(1, 2 * statements)):
        value = f"Q{chance.randrange(1, 10**8)}"
        claims.setdefault(f"P{chance.randrange(400, 480)}", []).append(statement(value, chance))
    label = f"Name{chance.getrandbits(30)} Surname"
    wikis = [f"s{n}wiki" for n in range(chance.randrange(sites + 1))]
    return orjson.dumps(
        {
            "type": "item", "id": f"Q{10**6 + number}",
            "labels": {c: {"language": c, "value": label} for c in ("en", "de", "fr", "nl", "es")},
            "descriptions": {}, "aliases": {}, "claims": claims,
            "sitelinks": {wiki: {"site": wiki, "title": label, "badges": []} for wiki in wikis},
        }
    )  # fmt: skip


def main(lines: int) -> None:
    chance = random.Random(1)  # noqa: S311 - the same dump each time
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "dump.json")
        with plain.open("wb") as file:
            file.write(b"[\n")
            for number in range(lines):
                file.write(line(number, chance) + b",\n")
            file.write(b"]\n")
        text = plain.read_bytes()
        plain.with_suffix(".json.gz").write_bytes(gzip.compress(text, 6))
        plain.with_suffix(".json.bz2").write_bytes(bz2.compress(text))
        print(f"{lines} lines of {len(text) / lines / 1000:.1f} KB")
        del text
        for suffix in (".json", ".json.gz", ".json.bz2"):
            store = Store(Path(folder, f"{suffix[1:]}.progress"))
            began = time.process_time()
            with Dump(plain.with_suffix(suffix)) as dump:
                reading.read(dump, store, Scope(datetime.date(2016, 1, 1), 5))
            print(f"{suffix:10} {lines / (time.process_time() - began):8,.0f} lines a second")
            store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
