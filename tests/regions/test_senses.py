"""Names of countries and capitals are read as governments or places in the languages with lists."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from agents.regions import RegionTagger, parties
from agents.regions.wording import Lists, Tells

from .conftest import Read

ROOT = Path(__file__).parents[2]
SENTENCES = sorted((ROOT / "scripts" / "senses").glob("*.txt"))
MARK = re.compile(r"\[([^\]|]+)\|([ml])\]")
FLOOR = 0.85  # the share of right senses; only three files of other languages lie below .95


def language(path: Path) -> str:
    return path.stem.partition("-")[0]


@pytest.mark.parametrize(
    "path",
    [path for path in SENTENCES if len(language(path)) == 2 and language(path) != "en"],
    ids=lambda path: path.stem,
)
def test_the_senses_of_a_language_are_mostly_right(
    tagger: RegionTagger, read: Read, path: Path
) -> None:
    counts: Counter[bool] = Counter()
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        body, names = MARK.sub(r"\1", line), []
        shift = 0
        for mark in MARK.finditer(line):
            names.append((mark.start() - shift, mark[1], mark[2] == "m"))
            shift += len(mark[0]) - len(mark[1])
        found = tagger.tag(read(body, language=language(path))).toponyms
        for start, name, acts in names:
            here = [t for t in found if t.start < start + len(name) and t.end > start]
            if here:
                counts[(here[0].sense == "metonymic") == acts] += 1
    assert counts[True] / counts.total() >= FLOOR


def test_a_stem_holds_for_every_form_and_a_phrase_for_both_words() -> None:
    lists = Lists({"says": "обвин* yêu_cầu", "joints": "и"}, frozenset()).seal()
    assert lists.read(["обвинила", "yêu", "cầu", "yêu"]) == [
        Tells.SAYS.value,
        Tells.SAYS.value,
        Tells.BEGINS.value,
    ]


def test_every_language_with_declined_names_has_lists() -> None:
    data = ROOT / "agents" / "regions" / "data"
    declined = set(tomllib.loads((data / "nominatives.toml").read_text("utf-8")))
    assert declined <= set(parties.load())
