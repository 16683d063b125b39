"""The curated actors keep their schema, and no two of them can be taken for one another."""

from __future__ import annotations

import datetime
import itertools
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agents.actors import catalogue

DATA = Path(__file__).parents[2] / "agents" / "actors" / "data"
SCHEMA = json.loads((DATA / "actors.schema.json").read_text("utf-8"))
FILES = sorted(path.stem for path in DATA.glob("*.toml"))
OTHER = {"roles", "cues", "bodies", "metonyms", "inflection", "portfolios", "wording"}
ACTOR_FILES = [name for name in FILES if name not in OTHER]
COUNTRIES = set(catalogue.countries())
ROLES = set(catalogue.roles())
TODAY = datetime.date(2026, 11, 22)  # of the last revision; an office of the future is a slip
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
CYRILLIC_LANGUAGES = {"ru", "uk", "uz", "be", "bg", "mk", "mul", "kk", "ky", "mn", "tg", "sr"}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def actors() -> Iterator[dict[str, Any]]:
    for name in ACTOR_FILES:
        yield from load(name)["actor"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_its_schema_and_names_its_source(name: str) -> None:
    part = name if name in OTHER else "actors"
    definition = {"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(definition).validate(load(name))


def test_the_tagger_reads_every_file_of_actors() -> None:
    assert sorted(catalogue.FILES) == ACTOR_FILES


def test_there_are_enough_actors_of_each_kind() -> None:
    kinds = Counter(row["kind"] for row in actors())
    assert sum(kinds.values()) >= 1500
    assert kinds["igo"] >= 200
    assert kinds["armed_group"] >= 150
    assert kinds["party"] >= 200
    assert kinds["company"] >= 200
    assert kinds["person"] >= 400
    assert kinds["organization"] >= 100


def test_an_id_stands_for_one_actor() -> None:
    counted = Counter(row["id"] for row in actors())
    assert [name for name, times in counted.items() if times > 1] == []


def test_a_form_stands_for_one_actor_in_a_language() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in actors():
        for language, forms in row.get("names", {}).items():
            for form in forms:
                owners[language, form].add(row["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_countries_and_roles_are_known() -> None:
    for row in actors():
        assert row.get("country", "JP") in COUNTRIES, row["id"]
        for held in row.get("roles", ()):
            assert held["role"] in ROLES, row["id"]
            assert held.get("country", "JP") in COUNTRIES, row["id"]
    assert {row["country"] for row in load("metonyms")["state"]} <= COUNTRIES


def test_a_role_ends_after_it_began_and_before_the_next_of_its_kind() -> None:
    for row in actors():
        spans = defaultdict(list)
        for held in row.get("roles", ()):
            begin, end = held.get("from"), held.get("to")
            assert begin is None or begin <= TODAY, row["id"]
            assert begin is None or end is None or begin < end, row["id"]
            spans[held["role"]].append((begin or datetime.date.min, end or datetime.date.max))
        for listed in spans.values():
            listed.sort()
            for (_, earlier), (later, _) in itertools.pairwise(listed):
                assert earlier <= later, row["id"]


def test_persons_hold_roles() -> None:
    idle = [row["id"] for row in actors() if row["kind"] == "person" and not row.get("roles")]
    assert idle == []


def test_one_country_has_one_head_of_government_at_a_time() -> None:
    holders: dict[str, list[str]] = defaultdict(list)
    for row in actors():
        for held in row.get("roles", ()):
            if held["role"] == "prime_minister" and "to" not in held:
                holders[row["country"]].append(row["id"])
    several = {country: ids for country, ids in holders.items() if len(ids) > 1}
    assert several == {}


def test_cyrillic_letters_stand_in_languages_that_are_written_with_them() -> None:
    for row in actors():
        for table in ("names", "weak"):
            for language, forms in row.get(table, {}).items():
                if language not in CYRILLIC_LANGUAGES:
                    assert not any(CYRILLIC.search(form) for form in forms), (row["id"], language)


def test_every_body_has_its_cue() -> None:
    cues = {row["id"] for row in load("cues")["cue"]}
    assert {row["cue"] for row in load("bodies")["body"]} <= cues


def test_roles_are_named_in_twenty_languages() -> None:
    languages = Counter(language for row in load("roles")["role"] for language in row["names"])
    assert len([name for name, times in languages.items() if times >= 15]) >= 20
