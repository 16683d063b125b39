"""The labelled passages keep their form, and what is tagged in them does not get worse."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from agents.enricher import Enricher
from scripts.quality_passages import (
    Count,
    folded,
    matched,
    measured,
    passages,
    role_of,
    score_actors,
    score_regions,
)
from streams.settings import Settings

HERE = Path(__file__).parent
# Measured on 2026-11-30, less a margin for changes that gain more elsewhere. The aim is .95
# for places and .90 for pairs: whoever raises a figure raises its floor here.
MARGIN = 0.02
REGIONS = {"places": (0.984, 0.984), "focus": (0.866, 0.991), "states": (0.888, 0.851)}
ACTORS = {"pairs": (0.933, 0.901), "names": (0.937, 0.938), "roles": (0.961, 0.961)}


@pytest.fixture(scope="module")
def enricher() -> Enricher:
    return Enricher.load(cache=Settings.from_environment().cache_dir)


def below_floor(
    table: dict[str, dict[str, Count]], floors: dict[str, tuple[float, float]]
) -> list[str]:
    """The figures that fell, each with what it was."""
    found = []
    for what, (precision, recall) in floors.items():
        count = table[what]["all"]
        if count.precision < precision - MARGIN:
            found.append(f"{what}: precision {count.precision:.3f}, was {precision}")
        if count.recall < recall - MARGIN:
            found.append(f"{what}: recall {count.recall:.3f}, was {recall}")
    return found


@pytest.mark.parametrize("name", ["regions", "actors"])
def test_every_passage_fits_its_schema_and_has_an_id_of_its_own(name: str) -> None:
    schema = json.loads((HERE / f"{name}.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    rows = passages(name)
    for row in rows:
        assert not [f"{row['id']}: {e.message}" for e in validator.iter_errors(row)]
        assert row["id"].rsplit("-", 1)[0] == row["language"]
    assert max(Counter(row["id"] for row in rows).values()) == 1


def test_aliases_belong_to_labels_of_their_passage() -> None:
    for row in passages("regions"):
        labels = {*row["regions"], *row.get("optional", ())}
        assert labels >= row.get("aliases", {}).keys(), row["id"]


@pytest.mark.parametrize(
    ("name", "languages", "least", "each"), [("regions", 50, 380, 2), ("actors", 21, 210, 4)]
)
def test_the_sets_are_wide_enough(name: str, languages: int, least: int, each: int) -> None:
    rows = passages(name)
    per_language = Counter(row["language"] for row in rows)
    assert len(rows) >= least
    assert len([times for times in per_language.values() if times >= each]) >= languages
    nothing = [row for row in rows if not row[name]]
    assert len(nothing) >= 5


def test_a_label_is_used_once_and_an_optional_one_counts_neither_way() -> None:
    wanted, spare = [{"JP"}, {"US-CA", "x"}], [{"CN"}]
    found, wrong = matched(wanted, spare, [{"CN"}, {"JP"}, {"JP"}, {"FR"}])
    assert found == [1, None]
    assert wrong == [2, 3]


def test_accents_case_and_punctuation_do_not_separate_names() -> None:
    assert folded("Herāt") == folded("HERAT")
    assert folded("Al-Shabaab") == folded("al shabaab")
    assert folded("दिल्ली") != folded("दल्ला")
    assert role_of("Former Defense Minister") == role_of("Defence Minister")


def test_regions_in_the_passages_do_not_get_worse(enricher: Enricher) -> None:
    assert not below_floor(measured(enricher, "regions", score_regions), REGIONS)


def test_actors_in_the_passages_do_not_get_worse(enricher: Enricher) -> None:
    assert not below_floor(measured(enricher, "actors", score_actors), ACTORS)
