"""The table of Wikidata's classes keeps its schema and speaks of roles that there are."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path

import jsonschema

import agents.newcomers
from agents.actors import catalogue

DATA = Path(agents.newcomers.__file__).parent / "data"
TABLE = tomllib.loads((DATA / "wikidata.toml").read_text("utf-8"))


def test_the_table_keeps_its_schema() -> None:
    schema = json.loads((DATA / "wikidata.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(TABLE)


def test_a_class_stands_once() -> None:
    counted = Counter(row["id"] for part in ("class", "left", "office") for row in TABLE[part])
    assert [name for name, times in counted.items() if times > 1] == []


def test_a_label_tells_one_role() -> None:
    counted = Counter(label for row in TABLE["words"] for label in row["labels"])
    assert [label for label, times in counted.items() if times > 1] == []


def test_its_roles_are_those_of_the_tagger() -> None:
    roles = set(catalogue.roles())
    assert {row["role"] for part in ("office", "words") for row in TABLE[part]} <= roles
