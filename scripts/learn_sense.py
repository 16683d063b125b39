#!/usr/bin/env python
"""Learn from ``scripts/senses/en-*.txt`` what ``agents/regions/data/english_sense.tsv`` weighs.

    scripts/learn_sense.py            # write the weights
    scripts/learn_sense.py --folds    # the share right on blocks of text left out, in turn

A logistic regression with a quadratic penalty, on the clues that ``agents.regions.english``
gives for the marked names; the names that the gazetteer does not know are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.document import Document, Passage
from agents.lexicon import Lexicon
from agents.regions import RegionTagger, english
from agents.regions.sense import joined
from streams.settings import Settings

HERE: Final = Path(__file__).resolve().parent
OUT: Final = HERE.parent / "agents" / "regions" / "data" / "english_sense.tsv"
MARK: Final = re.compile(r"\[([^\[\]|]+)\|([lm])\]")
PENALTY: Final = 2.0  # on the half square of each weight
SLIGHTEST: Final = 0.05  # a smaller weight is left out
BLOCK: Final = 25  # lines that go into one fold together: neighbours are alike
FOLDS: Final = 10
HEADER: Final = """\
# What each clue of agents/regions/english.py adds to a place's being meant as a party (above 0)
# or as the place (below). Written by scripts/learn_sense.py from scripts/senses/en-*.txt.
# The text: file, lines, hash.
"""


class Example(NamedTuple):
    """The clues of one mention, or of names joined to a list."""

    clues: list[str]
    party: bool
    block: str


def texts() -> list[Path]:
    """The files of marked sentences."""
    return sorted((HERE / "senses").glob("en-*.txt"))


def source(path: Path) -> str:
    """The name of a file, its number of lines and their hash: what the weights were learned from.

    Lines may be added behind before the weights are learned anew.
    """
    content = path.read_bytes()
    lines = content.count(b"\n")
    return f"# {path.name} {lines} {hashlib.sha256(content).hexdigest()[:16]}"


def examples(lexicon: Lexicon) -> Iterator[Example]:
    """Yield what the tagger sees of the marked sentences."""
    tagger = RegionTagger.load(lexicon)
    reader = english.English.load()
    for path in texts():
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if not line.startswith("#"):
                for clues, party in _marked(line, tagger, reader, lexicon):
                    yield Example(clues, party, f"{path.name} {number // BLOCK}")


def _marked(
    line: str, tagger: RegionTagger, reader: english.English, lexicon: Lexicon
) -> Iterator[tuple[list[str], bool]]:
    text, at = "", 0
    marks: list[tuple[int, int, bool]] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2] == "m"))
        text += mark[1]
        at = mark.end()
    text += line[at:]
    body = Passage("body", text, lexicon.find(text, "en"))
    document = Document(Passage("title", "", ()), body, "en", None, None)
    spots = [spot for spot in tagger.spots(document) if not spot.dropped]
    for first, last in joined(spots):
        labels = [
            party
            for spot in spots[first : last + 1]
            for start, end, party in marks
            if spot.start < end and start < spot.end and not spot.demonym
        ]
        if labels:
            clues = reader.clues(spots[first], spots[last])
            yield clues, 2 * sum(labels) > len(labels)


def fitted(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of the clues, by steps of a limited-memory quasi-Newton method."""
    clues = sorted({clue for example in found for clue in example.clues})
    number = {clue: at for at, clue in enumerate(clues)}
    pairs = [(row, number[clue]) for row, example in enumerate(found) for clue in example.clues]
    rows, columns = np.array(pairs).T
    wanted = np.array([float(example.party) for example in found])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = np.bincount(rows, weights[columns], minlength=len(found))
        lost = np.logaddexp(0, total) - wanted * total
        over = 1 / (1 + np.exp(-total)) - wanted
        slope = np.bincount(columns, over[rows], minlength=len(clues)) + PENALTY * weights
        return float(lost.sum() + PENALTY / 2 * weights @ weights), slope

    return dict(zip(clues, _least(loss, len(clues)).tolist(), strict=True))


def _least(loss: object, size: int, memory: int = 8) -> NDArray[np.float64]:
    assert callable(loss)
    point = np.zeros(size)
    value, slope = loss(point)
    steps: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    while True:
        way = -slope
        shares = []
        for step, change in reversed(steps):
            share = step @ way / (change @ step)
            way = way - share * change
            shares.append(share)
        if steps:
            step, change = steps[-1]
            way = way * (step @ change) / (change @ change)
        else:
            way = way / np.linalg.norm(slope)
        for (step, change), share in zip(steps, reversed(shares), strict=True):
            way = way + step * (share - change @ way / (change @ step))
        length = 1.0
        while True:
            after, then = loss(point + length * way)
            if after <= value + 1e-4 * length * (slope @ way) or length < 1e-9:
                break
            length /= 2
        steps = [*steps[1 - memory :], (length * way, then - slope)]
        point = point + length * way
        if value - after < 1e-7 * value:
            return point
        value, slope = after, then


def right(weights: dict[str, float], found: Sequence[Example]) -> int:
    """Count the examples that the weights tell right."""
    return sum(
        (sum(weights.get(clue, 0.0) for clue in example.clues) > 0) == example.party
        for example in found
    )


def folds(found: Sequence[Example]) -> float:
    """Return the share right where every block is judged by weights that have not seen it."""
    blocks = sorted({example.block for example in found})
    random.Random(0).shuffle(blocks)  # noqa: S311 - folds, no secret
    good = 0
    for fold in range(FOLDS):
        left_out = set(blocks[fold::FOLDS])
        weights = fitted([example for example in found if example.block not in left_out])
        good += right(weights, [example for example in found if example.block in left_out])
    return good / len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn how place names of English are meant.")
    parser.add_argument("--folds", action="store_true", help="only measure")
    measure = parser.parse_args().folds
    found = list(examples(Lexicon.load(Settings.from_environment().cache_dir)))
    if measure:
        print(f"{len(found)} mentions, {folds(found):.3f} right on folds not seen")
        return
    rows = [
        f"{clue}\t{weight:.2f}"
        for clue, weight in sorted(fitted(found).items())
        if abs(weight) >= SLIGHTEST
    ]
    sources = [source(path) for path in texts()]
    OUT.write_text(HEADER + "\n".join([*sources, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
