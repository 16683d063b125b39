"""Whether a place that an English text names is meant as a party: its government, its people.

What speaks for or against it is read off the sentence: clues, short strings for what kinds of
words stand around the name, and words in slots, such as the verb behind the name or the noun that
it owns. Clues have weights, and each word leans to one side in each slot; both are added.
``scripts/learn_sense.py`` has learned them.
"""

from __future__ import annotations

import itertools
from importlib import resources
from typing import Final

from agents.regions import sentence, vocabulary
from agents.regions.clues import Clues
from agents.regions.frames import Frames
from agents.regions.slots import NEAR, Slotted
from agents.regions.spots import Spot
from agents.regions.vocabulary import Vocabulary

_NEAR = 9  # words on either side that tell what the sentence is about

# A word's leaning in a slot is a printable character.
ZERO: Final = 80
STEP: Final = 6  # hundredths, as the weights

# Behind these a name is the place, but where it owns something: "in Chile's first match".
_PLACING = frozenset({"in", "near", "into", "across", "throughout", "within", "around", "outside"})
_PLACED = frozenset({"", " ", ".", ",", ";", ")", "\n"})
_NOUGHT: Final = itertools.repeat(0)  # what a word or clue weighs that has no weight


class English:
    """Adds up what speaks for a party; several threads may use it at once."""

    def __init__(
        self,
        lists: Frames,
        words: Vocabulary,
        weights: dict[str, int],
        leanings: dict[str, bytes],
    ) -> None:
        """Take the words of English by their part in a sentence, its nouns and verbs, the clues'
        weights in hundredths and the words' leanings.
        """
        self._clues = Clues(lists, words)
        self.passed = self._clues.passed
        self._weights = weights
        self._leanings = leanings
        # Most of the words that are weighed stand near the name: their leanings by themselves.
        self._near = {
            word: lean
            for word, row in leanings.items()
            if (lean := row[NEAR] - ZERO) and self._is_near(word)
        }

    @classmethod
    def load(cls) -> English:
        """Return a reader on the packaged data."""
        # Whole numbers: fractions that cancel out leave a rest whose sign the order decides.
        weights = {clue: round(100 * float(weight)) for clue, weight in _rows("english_sense.tsv")}
        leanings = {word: row.encode() for word, row in _rows("english_leanings.tsv")}
        return cls(Frames.load(), vocabulary.load(), weights, leanings)

    def is_party(self, first: Spot, last: Spot) -> bool:
        """Tell it of the names from ``first`` to ``last``, which are joined or the same."""
        text = first.passage.text
        if first.before.lower() in _PLACING and text[last.end : last.end + 1] in _PLACED:
            return False
        left, right = sentence.around(text, first.start, last.end)
        clues, slotted = self._clues.read(first, last, left, right)
        leanings = self._leanings
        total = sum(map(self._weights.get, clues, _NOUGHT))
        leaning = sum(map(self._near.get, {*left[-_NEAR:], *right[:_NEAR]}, _NOUGHT))
        for slot, word in slotted:
            if word in leanings:
                leaning += leanings[word][slot] - ZERO
        return total + leaning * STEP > 0

    def clues(self, first: Spot, last: Spot) -> tuple[list[str], Slotted]:
        """Return what ``is_party`` weighs: the clues, and the words with their slots."""
        left, right = sentence.around(first.passage.text, first.start, last.end)
        out, slotted = self._clues.read(first, last, left, right)
        near = {*left[-_NEAR:], *right[:_NEAR]}
        return out, slotted + [(NEAR, word) for word in near if self._is_near(word)]

    def _is_near(self, word: str) -> bool:
        return word not in self._clues.closed and word[0].islower()


def _rows(name: str) -> list[list[str]]:
    data = resources.files("agents.regions").joinpath(f"data/{name}")
    return [line.split("\t") for line in data.read_text("utf-8").splitlines() if line[0] != "#"]
