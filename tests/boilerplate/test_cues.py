"""The cue file keeps its shape, and every phrase in it can be reached."""

from __future__ import annotations

import json
import tomllib
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agents.boilerplate.cues import LONGEST, STRENGTHS, Cues
from agents.boilerplate.fold import fold
from agents.boilerplate.lines import OPENERS

PACKAGE = resources.files("agents.boilerplate")
DATA: dict[str, Any] = tomllib.loads(PACKAGE.joinpath("cues.toml").read_text(encoding="utf-8"))
SCHEMA: dict[str, Any] = json.loads(
    PACKAGE.joinpath("cues.schema.json").read_text(encoding="utf-8")
)


def forms() -> list[tuple[str, str, str, str]]:
    return [
        (language, why, strength, form)
        for language, reasons in DATA["languages"].items()
        for why, strengths in reasons.items()
        for strength, found in strengths.items()
        for form in found
    ]


def test_the_cues_meet_their_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(DATA)


def test_the_schema_refuses_an_unknown_strength() -> None:
    broken = {"words": DATA["words"], "languages": {"en": {"share": {"sometimes": ["tweet"]}}}}
    assert list(Draft202012Validator(SCHEMA).iter_errors(broken))


def test_languages_and_phrases_stand_in_order() -> None:
    assert list(DATA["languages"]) == sorted(DATA["languages"])
    for reasons in DATA["languages"].values():
        for strengths in reasons.values():
            assert list(strengths) == [s for s in STRENGTHS if s in strengths]
            for found in strengths.values():
                assert found == sorted(set(found))


def test_forty_languages_know_a_related_link_and_a_prompt_of_their_own() -> None:
    wide = [
        language
        for language, reasons in DATA["languages"].items()
        if "related-link" in reasons and ("share" in reasons or "subscribe" in reasons)
    ]
    assert len(wide) >= 60


def test_no_phrase_begins_with_a_mark_that_is_cut_off_before_lookup() -> None:
    assert [entry for entry in forms() if entry[3].lstrip(OPENERS) != entry[3]] == []


def test_no_phrase_is_longer_than_what_is_folded() -> None:
    assert [entry for entry in forms() if len(entry[3]) > LONGEST] == []


@pytest.mark.parametrize("casing", [str, str.lower, str.upper, str.capitalize])
def test_every_phrase_is_found_by_its_first_characters_in_any_casing(casing: Any) -> None:
    cues = Cues.load()
    lost = []
    for *_, strength, form in forms():
        text = casing(form.removesuffix("*"))
        if strength == "tail" or len(text) != len(form.removesuffix("*")):  # "ß" grows
            continue
        key = text[:2]
        found = cues.starts.get(key) or cues.starts.get(fold(key))
        if found is None or not fold(text).startswith(found.forms):
            lost.append(text)
    assert lost == []


def test_folding_keeps_the_length_of_any_text() -> None:
    every = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x12000))))
    assert len(fold(every)) == len(every)
    assert fold("LÄS Även İlgili ΔΙΑΒΑΣΤΕ ΕΠΊΣΗΣ") == "las aven ilgili διαβαστε επισησ"
