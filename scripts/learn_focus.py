"""Learn from ``scripts/focus`` and the passages what ``agents/regions/data/focus.tsv`` weighs.

    python -m scripts.learn_focus               # write the weights
    python -m scripts.learn_focus --folds       # on stories left out in turn: precision, recall and
                                                # whether the score is what it says
    python -m scripts.learn_focus --events EVENTS GOLD   # the same of events against gold rows

A logistic regression with a quadratic penalty. A country of which readers could think either way
(behind "?") counts as half in focus. ``EVENTS`` are enriched JSON lines, ``GOLD`` JSON lines
(.gz) with ``id`` and ``focus``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.enricher import Enricher
from agents.lexicon import Lexicon
from agents.regions import RegionTagger, focus
from agents.samples import articles
from scripts.quality_passages import passages
from streams.codec import decode_article
from streams.errors import Rejected
from streams.events import RawArticle
from streams.settings import Settings

HERE: Final = Path(__file__).resolve().parent
OUT: Final = HERE.parent / "agents" / "regions" / "data" / "focus.tsv"
PENALTY: Final = 1.0  # on the half square of each weight but the constant
FOLDS: Final = 8
EDGES: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
HEADER: Final = """\
# What each clue of agents/regions/focus.py adds to an article's being about a country, on the
# scale of log odds. Written by scripts/learn_focus.py from scripts/focus and tests/passages.
"""


class Story(NamedTuple):
    """An article, the countries it is about, and those that it may be about."""

    article: RawArticle
    about: frozenset[str]
    perhaps: frozenset[str]


class Example(NamedTuple):
    """The clues of one country in one story; ``wanted`` is 0.5 where readers differ."""

    story: str
    clues: list[float]
    wanted: float


def labels(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the countries before and behind the question mark."""
    about, _, perhaps = text.partition("?")
    return frozenset(about.split()), frozenset(perhaps.split())


def stories() -> Iterator[Story]:
    """Yield the stories written for this, the samples and the passages with a focus.

    The stories come a second time without their titles, under the same id.
    """
    text = (HERE / "focus" / "stories.txt").read_text("utf-8")
    for number, block in enumerate(text.split("\n= ")[1:]):
        head, title, *body = block.strip().split("\n")
        for name in (title, ""):
            article = RawArticle(id=f"story-{number}", title=name, body="\n".join(body))
            yield Story(article, *labels(head))
    rows = (HERE / "focus" / "samples.tsv").read_text("utf-8").splitlines()
    known = dict(row.split("\t") for row in rows if not row.startswith("#"))
    for line in articles():
        try:
            article = decode_article(line)
        except Rejected:
            continue
        if article.id in known:
            yield Story(article, *labels(known[article.id]))
    for row in passages("regions"):
        if "focus" in row:
            article = RawArticle(id=row["id"], title=row["title"], body=row["body"])
            yield Story(article, frozenset(row["focus"]), frozenset())


class Reader:
    """Gives the clues of an article's countries, as the worker sees them."""

    def __init__(self) -> None:
        cache = Settings.from_environment().cache_dir
        self._enricher = Enricher.load(cache=cache)
        self._tagger = RegionTagger.load(Lexicon.load(cache))

    def clues(self, article: RawArticle) -> dict[str, dict[str, float]]:
        document, *_ = self._enricher.read(article)
        found = focus.clues(*self._tagger.judged(document))
        return {key: clues for key, clues in found.items() if focus.is_country(key)}


def fitted(found: Sequence[Example]) -> NDArray[np.float64]:
    """Return the weights, by Newton's method."""
    table = np.array([example.clues for example in found])
    wanted = np.array([example.wanted for example in found])
    penalty = PENALTY * np.ones(table.shape[1])
    penalty[0] = 0.0
    weights = np.zeros(table.shape[1])
    while True:
        given = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (given - wanted) + penalty * weights
        bend = (table.T * (given * (1 - given))) @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            return weights


def left_out(found: Sequence[Example]) -> list[float]:
    """Return the score of each example by weights that have not seen its story."""
    fold = [zlib.crc32(example.story.encode()) % FOLDS for example in found]
    scores = [0.0] * len(found)
    for number in range(FOLDS):
        weights = fitted([e for e, of in zip(found, fold, strict=True) if of != number])
        for at, example in enumerate(found):
            if fold[at] == number:
                scores[at] = float(1 / (1 + np.exp(-np.array(example.clues) @ weights)))
    return scores


def reliability(pairs: Sequence[tuple[float, float]]) -> list[str]:
    """Return a table of the score against the share in focus, and the mean difference."""
    rows = ["| score | countries | mean score | share in focus |", "|---|---|---|---|"]
    error = 0.0
    for low, high in zip(EDGES, (*EDGES[1:], 1.01), strict=True):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            score, share = np.mean(inside, axis=0)
            error += abs(score - share) * len(inside) / len(pairs)
            rows.append(
                f"| {low} to {min(high, 1):g} | {len(inside)} | {score:.3f} | {share:.3f} |"
            )
    return [*rows, "", f"expected calibration error {error:.3f}"]


def decided(pairs: Sequence[tuple[float, float]], least: float) -> str:
    """Return precision and recall of taking every country from a score on; halves are left out."""
    plain = [(score >= least, wanted == 1) for score, wanted in pairs if wanted != 0.5]
    right = sum(taken and wanted for taken, wanted in plain)
    taken, wanted = (sum(pair[at] for pair in plain) for at in (0, 1))
    return f"from {least} on: precision {right / taken:.3f}, recall {right / wanted:.3f}"


def of_events(events: Path, gold: Path) -> list[tuple[float, float]]:
    """Return the score of each country that an event names, and whether gold has it."""
    with gzip.open(gold, "rt") if gold.suffix == ".gz" else gold.open() as rows:
        wanted = {row["id"]: set(row.get("focus", ())) for row in map(json.loads, rows)}
    found = []
    for event in map(json.loads, events.read_text("utf-8").splitlines()):
        if wanted.get(event["id"]):
            best: dict[str, float] = {}
            for region in event.get("regions", ()):
                if region["country"]:
                    best.setdefault(region["country"], region["score"])
            found += [(score, float(key in wanted[event["id"]])) for key, score in best.items()]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn what articles are about.")
    parser.add_argument("--folds", action="store_true", help="only measure")
    parser.add_argument("--events", nargs=2, type=Path, metavar=("EVENTS", "GOLD"))
    options = parser.parse_args()
    if options.events:
        pairs = of_events(*options.events)
    else:
        reader, names, found = Reader(), [""], []
        for story in stories():
            for country, clues in reader.clues(story.article).items():
                names = list(clues)
                wanted = 0.5 if country in story.perhaps else float(country in story.about)
                found.append(Example(story.article.id, list(clues.values()), wanted))
        if not options.folds:
            weights = fitted(found)
            rows = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
            OUT.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
            return
        pairs = list(zip(left_out(found), (e.wanted for e in found), strict=True))
    print("\n".join(reliability(pairs)))
    for least in (focus.IN_FOCUS, 0.5):
        print(decided(pairs, least))


if __name__ == "__main__":
    main()
