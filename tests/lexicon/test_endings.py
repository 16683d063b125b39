"""What may be joined to a name keeps its schema and the length that the search reads."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema

from agents.lexicon.touching import LONGEST_ENDING, Touching

DATA = Path(__file__).parents[2] / "agents" / "lexicon" / "data"


def test_the_endings_keep_their_schema() -> None:
    schema = json.loads((DATA / "endings.schema.json").read_text("utf-8"))
    endings = tomllib.loads((DATA / "endings.toml").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(endings)


def test_no_ending_is_longer_than_the_search_reads() -> None:
    touching = Touching.load()
    for table in (touching.endings, touching.prefixes, touching.particles):
        for forms in table.values():
            assert all(len(form) <= LONGEST_ENDING for form in forms)
