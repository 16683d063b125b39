"""Print how well regions and actors are told beside what one can install, as Markdown.

``python -m scripts.quality_peers DATA SCORER`` reads the development sets in English under DATA
and scores everybody's events with SCORER's ``score.py``, in one run on one core. The peers know
no senses (every name is read as the place) and no focus: theirs are the countries that are named
at least half as often as the one named most.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from agents.enricher import Enricher
from scripts.place_peers import Named, Place, Read, load
from streams.codec import decode_article, encode_event
from streams.errors import Rejected
from streams.events import RawArticle
from streams.settings import Settings

# What is scored on which set, and its name in the table.
FIGURES: Final = (
    ("geoparse", "geoparse/tr-news", "geoparse, TR-News"),
    ("geoparse", "geoparse/lgl", "geoparse, Local-Global Lexicon"),
    ("geoparse", "geoparse/geovirus", "geoparse, GeoVirus"),
    ("countries", "geoparse/tr-news", "countries, TR-News"),
    ("countries", "geoparse/lgl", "countries, Local-Global Lexicon"),
    ("countries", "geoparse/geovirus", "countries, GeoVirus"),
    ("countries", "articles/reuters_small", "countries, Reuters-21578, small"),
    ("focus", "articles/reuters_small", "focus, Reuters-21578, small"),
    ("metonymy", "metonymy/relocar_test", "metonymy, ReLocaR test"),
    ("actors", "actors/crossner_politics", "actors' names, CrossNER politics"),
    ("actors", "actors/codes_sample", "actors' countries and sectors, codes_sample"),
)
TIMED: Final = ("geoparse/tr-news", "geoparse/lgl", "geoparse/geovirus")  # whole articles
OFTEN: Final = 0.5  # of the mentions of the country named most: a peer's focus

Write = Callable[[RawArticle], bytes]


class Result(NamedTuple):
    """The figures of one system by what is scored, and how fast it was."""

    figures: list[float]
    top: float  # share of the articles whose foremost country is right
    speed: float  # articles a second


def event_of(article: RawArticle, read: Read) -> dict[str, Any]:
    """Return an event of the contract's shape from what ``read`` finds."""
    places: dict[Place, list[dict[str, Any]]] = defaultdict(list)
    actors: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for field, text in (("title", article.title or ""), ("body", article.body or "")):
        for found in read(text):
            mention = _mention(field, text, found)
            if found.place is not None:
                places[found.place].append(mention)
            else:
                actors[(found.kind, mention["text"])].append(mention)
    countries = Counter[str]()
    for place, mentions in places.items():
        countries[place.country] += len(mentions)
    most = max(countries.values(), default=1)
    return {
        "id": article.id,
        "regions": [
            place._asdict()
            | {
                "score": countries[place.country] / most,
                "focus": countries[place.country] >= OFTEN * most,
                "mentions": mentions,
            }
            for place, mentions in places.items()
        ],
        "actors": [
            {"kind": "state", "country": country, "name": country, "mentions": []}
            for country in countries
        ]
        + [
            {"kind": kind, "name": name, "mentions": mentions}
            for (kind, name), mentions in actors.items()
        ],
    }


def _mention(field: str, text: str, found: Named) -> dict[str, Any]:
    slice_ = text[found.start : found.end]
    span = {"field": field, "start": found.start, "end": found.end}
    return {**span, "text": slice_, "sense": "literal"}


def articles(stem: Path) -> list[RawArticle]:
    """Return the articles of a set but for those without text."""
    plain = stem.with_name(stem.name + ".jsonl")
    if plain.exists():
        lines = plain.read_bytes().splitlines()
    else:
        with gzip.open(stem.with_name(stem.name + ".jsonl.gz")) as packed:
            lines = packed.read().splitlines()
    found = []
    for line in filter(bytes.strip, lines):
        with contextlib.suppress(Rejected):
            found.append(decode_article(line))
    return found


def scored(sub: str, stem: Path, out: Path, scorer: Path) -> tuple[float, float]:
    """Return the scorer's figure and the last number of its table."""
    command = [sys.executable, str(scorer / "score.py"), sub, str(stem), "--out", str(out)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    *_, row, figure = (line.split() for line in said.splitlines() if not line.startswith("F1 "))
    return float(figure[2]), float(row[-1]) if sub == "focus" else 0.0


def measured(write: Write, sets: dict[str, list[RawArticle]], data: Path, scorer: Path) -> Result:
    """Return the figures of what ``write`` makes of each article."""
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder:
        out = {stem: Path(folder) / stem.replace("/", "_") for stem in sets}
        for stem, rows in sets.items():
            began = time.perf_counter()
            events = [write(article) for article in rows]
            if stem in TIMED:
                spent += time.perf_counter() - began
            out[stem].write_bytes(b"\n".join(events))
        pairs = [scored(sub, data / stem, out[stem], scorer) for sub, stem, _ in FIGURES]
    top = next(top for (sub, *_), (_, top) in zip(FIGURES, pairs, strict=True) if sub == "focus")
    number = sum(len(sets[stem]) for stem in TIMED)
    return Result([figure for figure, _ in pairs], top, number / spent)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("scorer", type=Path)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sets = {stem: articles(options.data / stem) for _, stem, _ in FIGURES}
    enricher = Enricher.load(cache=Settings.from_environment().cache_dir)
    writers: dict[str, Write] = {
        "**Geowire**": lambda article: encode_event(enricher.enrich(article))
    }
    for name, read in load().items():
        writers[name] = lambda article, read=read: json.dumps(event_of(article, read)).encode()  # type: ignore[misc]
    results = {
        name: measured(write, sets, options.data, options.scorer) for name, write in writers.items()
    }
    print("| |" + "".join(f" {name} |" for name in results))
    print("|---|" + "---|" * len(results))
    for at, (_, _, shown) in enumerate(FIGURES):
        print(f"| {shown} |" + "".join(f" {r.figures[at]:.3f} |" for r in results.values()))
    print("| top country right, Reuters |" + "".join(f" {r.top:.3f} |" for r in results.values()))
    print(
        "| articles a second, one core |" + "".join(f" {r.speed:.0f} |" for r in results.values())
    )


if __name__ == "__main__":
    main()
