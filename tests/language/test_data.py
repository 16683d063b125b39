"""The package's data: valid by its schemas, sorted, and true to what the code expects."""

import json
import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from agents.language.languages import Languages
from agents.language.neighbours import Neighbours

DATA = Path(str(resources.files("agents.language"))) / "data"
KEYS = {
    "languages": lambda row: row["code"],
    "neighbours": lambda row: (row["group"], row["kind"], row["form"]),
    "scripts": lambda row: row["script"],
    "strangers": lambda row: row["code"],
}


def rows(name: str) -> list[dict[str, object]]:
    text = (DATA / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", KEYS)
def test_every_row_fits_its_schema(name: str) -> None:
    schema = json.loads((DATA / f"{name}.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for row in rows(name):
        validator.validate(row)


@pytest.mark.parametrize("name", KEYS)
def test_rows_are_sorted_and_unique(name: str) -> None:
    keys = [KEYS[name](row) for row in rows(name)]  # type: ignore[no-untyped-call]
    assert keys == sorted(keys)
    assert max(Counter(keys).values()) == 1


def test_at_least_a_hundred_languages_are_supported() -> None:
    assert len(Languages.load().by_code) >= 100


def test_the_groups_of_the_settings_are_those_of_the_forms() -> None:
    groups = tomllib.loads((DATA / "groups.toml").read_text(encoding="utf-8"))
    assert set(groups) == {row["group"] for row in rows("neighbours")}


def test_priors_name_members_of_their_group() -> None:
    for group in Neighbours.load().groups:
        assert set(group.prior) <= set(group.codes)


def test_probabilities_rise_with_the_evidence() -> None:
    table = tomllib.loads((DATA / "confidence.toml").read_text(encoding="utf-8"))
    for points in table["points"].values():
        strengths, shares = zip(*points, strict=True)
        assert list(strengths) == sorted(strengths)
        assert list(shares) == sorted(shares)
        assert all(0.0 <= share <= 1.0 for share in shares)


def test_strangers_are_taken_for_supported_languages() -> None:
    supported = set(Languages.load().by_code)
    for row in rows("strangers"):
        assert row["code"] not in row["taken_for"]  # type: ignore[operator]
        assert set(row["taken_for"]) <= supported  # type: ignore[call-overload]


def test_the_list_of_languages_in_the_documentation_is_up_to_date() -> None:
    from scripts.list_languages import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page()
