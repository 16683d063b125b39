"""Tell close neighbours apart by the words and letters that only some of them write.

Detectors of n-grams confuse languages that share most of their vocabulary. What separates
them is well described in grammars and style guides: spellings, month names, a few hundred
everyday words. ``data/neighbours.jsonl`` holds them, one a line: a ``word``, the ``start`` or
the ``end`` of one, a ``letter`` (or a few in a row) or a ``pair`` of words; the group, the
languages ``in`` it that write so, and a weight in nats (how much likelier the form is there
than in the rest of the group). ``data/groups.toml`` says what else counts in each group.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from agents.language.script import WORD

_DATA = Path(__file__).parent / "data"
_KEY = 3  # letters by which starts and ends are looked up; shorter ones are looked up whole
_END = 2  # the same for ends; none is shorter

Weights = tuple[float, ...]  # nats for each code of the group


@dataclass(slots=True)
class _Forms:
    """The forms of a group while they are read."""

    words: dict[str, Weights] = field(default_factory=dict)
    starts: dict[str, list[tuple[str, Weights]]] = field(default_factory=dict)
    ends: dict[str, list[tuple[str, Weights]]] = field(default_factory=dict)
    short: dict[str, Weights] = field(default_factory=dict)  # starts of two letters
    letters: dict[str, Weights] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Weights] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of neighbours and their forms; immutable once loaded."""

    name: str
    codes: tuple[str, ...]
    script: str
    always: bool  # weighed even when the detectors agree
    eldc: float  # nats for the language that Eldc names; 0 where it knows but one of the group
    cld2: float  # nats for the language that pycld2 names
    langid: float  # factor on py3langid's log-probabilities
    prior: dict[str, float]  # nats before any evidence
    forms: _Forms

    def weigh(self, text: str) -> dict[str, float]:
        """Return the evidence for each language in nats; 0 for all when no word tells."""
        text = text.lower()
        forms = self.forms
        starts, ends, short = forms.starts, forms.ends, forms.short
        words = WORD.findall(text)
        found = [forms.pairs[pair] for pair in pairwise(words) if pair in forms.pairs]
        for word in dict.fromkeys(words):  # each once, in a fixed order
            weights = forms.words.get(word)
            if weights is None and (candidates := starts.get(word[:_KEY])):
                weights = _longest(word.startswith, candidates)
            if weights is None and short:
                weights = short.get(word[:2])
            if weights is None and (candidates := ends.get(word[-_END:])):
                weights = _longest(word.endswith, candidates)
            if weights is not None:
                found.append(weights)
        found += [weights for letter, weights in forms.letters.items() if letter in text]
        sums = map(sum, zip(*found, strict=True)) if found else [0.0] * len(self.codes)
        return dict(zip(self.codes, sums, strict=True))


def _longest(
    matches: Callable[[str], bool], candidates: list[tuple[str, Weights]] | None
) -> Weights | None:
    if candidates:
        for form, weights in candidates:
            if matches(form):
                return weights
    return None


class Neighbours:
    """All groups, by language; immutable once loaded."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = tuple(groups)
        self._by_code = {(code, group.script): group for group in groups for code in group.codes}

    def of(self, code: str, script: str) -> Group | None:
        """Return the group of ``code`` in ``script``; None when it has no close neighbour."""
        return self._by_code.get((code, script))

    def related(self, code: str) -> frozenset[str]:
        """Return the languages that share a group with ``code``, in any script."""
        base = code.partition("-")[0]
        return frozenset(c for group in self.groups if base in group.codes for c in group.codes)

    @classmethod
    def load(cls) -> Neighbours:
        """Read ``data/groups.toml`` and ``data/neighbours.jsonl``."""
        text = (_DATA / "neighbours.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines()]
        members: dict[str, set[str]] = {}
        for row in rows:
            members.setdefault(row["group"], set()).update(row["in"])
        settings = tomllib.loads((_DATA / "groups.toml").read_text(encoding="utf-8"))
        groups = {
            name: Group(
                name=name,
                codes=tuple(sorted(members[name])),
                script=group["script"],
                always=group.get("always", False),
                eldc=group.get("eldc", 0.5),
                cld2=group.get("cld2", 1.0),
                langid=group.get("langid", 1.0),
                prior=group.get("prior", {}),
                forms=_Forms(),
            )
            for name, group in settings.items()
        }
        shared: dict[Weights, Weights] = {}
        for row in rows:
            group = groups[row["group"]]
            form, forms = row["form"], group.forms
            weights = tuple(row["weight"] if code in row["in"] else 0.0 for code in group.codes)
            weights = shared.setdefault(weights, weights)
            if row["kind"] == "word":
                forms.words[form] = weights
            elif row["kind"] == "letter":
                forms.letters[form] = weights
            elif row["kind"] == "pair":
                first, second = form.split()
                forms.pairs[first, second] = weights
            elif row["kind"] == "start" and len(form) < _KEY:
                forms.short[form] = weights
            elif row["kind"] == "start":
                forms.starts.setdefault(form[:_KEY], []).append((form, weights))
            else:
                forms.ends.setdefault(form[-_END:], []).append((form, weights))
        for group in groups.values():
            for table in (group.forms.starts, group.forms.ends):
                for candidates in table.values():
                    candidates.sort(key=lambda item: -len(item[0]))
        return cls(list(groups.values()))


def shares(evidence: dict[str, float]) -> dict[str, float]:
    """Return the probabilities that ``evidence`` in nats gives, on equal priors."""
    top = max(evidence.values())
    odds = {code: math.exp(nats - top) for code, nats in evidence.items()}
    total = sum(odds.values())
    return {code: value / total for code, value in odds.items()}
