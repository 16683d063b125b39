"""Tell close neighbours apart by words that only one of them writes.

Detectors of n-grams confuse languages that share most of their vocabulary. What separates
them is well described in grammars and style guides: spellings, month names, a few hundred
everyday words. ``data/neighbours.jsonl`` holds them, one a line: a word, or the beginning of
one (``tjed*``) or the end (``*itas``), the group, the languages that write it, and a weight
in nats (how much likelier the word is in those languages than in the rest of the group).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "neighbours.jsonl"
_WORD = re.compile(r"[^\W\d_]+")
_MIN_STEM, _MAX_STEM = 3, 12  # letters of a beginning or an end


@dataclass(frozen=True, slots=True)
class Group:
    """One group of neighbours and their words."""

    codes: tuple[str, ...]
    words: dict[str, tuple[float, ...]]  # nats for each code
    beginnings: dict[str, tuple[float, ...]]
    ends: dict[str, tuple[float, ...]]

    def weigh(self, text: str) -> dict[str, float]:
        """Return the evidence for each language in nats; 0 for all when no word tells."""
        sums = [0.0] * len(self.codes)
        for word in set(_WORD.findall(text.lower())):
            weights = self.words.get(word) or self._by_part(word)
            if weights:
                for i, weight in enumerate(weights):
                    sums[i] += weight
        return dict(zip(self.codes, sums, strict=True))

    def _by_part(self, word: str) -> tuple[float, ...] | None:
        for size in range(min(len(word), _MAX_STEM), _MIN_STEM - 1, -1):
            found = self.beginnings.get(word[:size])
            if found:
                return found
        for size in range(min(len(word), _MAX_STEM), _MIN_STEM - 1, -1):
            found = self.ends.get(word[-size:])
            if found:
                return found
        return None


class Neighbours:
    """All groups, by language; immutable once loaded."""

    def __init__(self, groups: list[Group]) -> None:
        self.by_code = {code: group for group in groups for code in group.codes}

    @classmethod
    def load(cls) -> Neighbours:
        """Read ``data/neighbours.jsonl``."""
        codes: dict[str, set[str]] = {}
        rows = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            codes.setdefault(row["group"], set()).update(row["in"])
        groups = []
        for name, members in sorted(codes.items()):
            order = tuple(sorted(members))
            tables: tuple[dict[str, tuple[float, ...]], ...] = ({}, {}, {})
            for row in rows:
                if row["group"] == name:
                    form = row["form"]
                    table = tables[1 if form.endswith("*") else 2 if form.startswith("*") else 0]
                    table[form.strip("*")] = tuple(
                        row["weight"] if code in row["in"] else 0.0 for code in order
                    )
            groups.append(Group(order, *tables))
        return cls(groups)


def shares(evidence: dict[str, float]) -> dict[str, float]:
    """Return the probabilities that ``evidence`` in nats gives, on equal priors."""
    top = max(evidence.values())
    odds = {code: math.exp(nats - top) for code, nats in evidence.items()}
    total = sum(odds.values())
    return {code: value / total for code, value in odds.items()}
