"""One character stands for a country in firm surroundings, and nowhere else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from agents.lexicon.singles import Singles

DATA = Path(__file__).parents[2] / "agents" / "lexicon" / "data"
SINGLES = Singles.load()


def found(text: str) -> str:
    return "".join(
        char
        for at, char in enumerate(text)
        if char in SINGLES.characters and SINGLES.stands(text, at)
    )


def test_the_characters_keep_their_schema() -> None:
    schema = json.loads((DATA / "singles.schema.json").read_text("utf-8"))
    lists = tomllib.loads((DATA / "singles.toml").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(lists)


def test_a_pair_of_countries_is_no_other_word() -> None:
    lists = tomllib.loads((DATA / "singles.toml").read_text("utf-8"))
    assert not set(lists["words"]) & {*lists["pairs"], *lists["soft"]}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("中美会谈", "中美"),
        ("日米韓の首脳", "日米韓"),
        ("米、英、仏など", "米英仏"),
        ("俄军撤离", "俄"),
        ("米大統領は", "米"),
        ("驻法大使", "法"),
        ("总统访华", "华"),
        ("英BBC", "英"),
        ("日中首脳", "日中"),
        ("美 국방부", "美"),
    ],
)
def test_a_character_stands_for_a_country_in_firm_surroundings(text: str, countries: str) -> None:
    assert found(text) == countries


@pytest.mark.parametrize(
    "text",
    [
        "其中美国",
        "集中日本",
        "市中心",
        "日前",
        "法院认为",
        "加强合作",
        "日中は暑い",
        "玄米を炊く",
        "（日）",
    ],
)
def test_a_character_inside_another_word_is_no_country(text: str) -> None:
    assert found(text) == ""
