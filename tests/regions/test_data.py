"""The tagger's own data files keep their schema and agree with one another."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agents.regions import gazetteer
from agents.regions.company import Cues

DATA = Path(__file__).parents[2] / "agents" / "regions" / "data"
SCHEMA = json.loads((DATA / "tagger.schema.json").read_text("utf-8"))
FILES = sorted(name for name in SCHEMA["$defs"] if (DATA / f"{name}.toml").exists())


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_its_schema(name: str) -> None:
    schema = {**SCHEMA["$defs"][name], "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(load(name))


@pytest.mark.parametrize(
    ("name", "table"),
    [("countries", "country"), ("abbreviations", "division"), ("divisions", "division")],
)
def test_entries_are_sorted_or_unique(name: str, table: str) -> None:
    ids = [row["id"] for row in load(name)[table]]
    assert len(ids) == len(set(ids))


def test_every_country_of_iso_3166_is_there_and_kosovo() -> None:
    import pycountry

    ids = {row["id"] for row in load("countries")["country"]}
    assert {country.alpha_2 for country in pycountry.countries} <= ids
    assert "XK" in ids


def test_every_country_is_contained_in_a_macro_region_but_antarctica() -> None:
    macros = {row["id"] for row in load("macro")["macro"]}
    for row in load("countries")["country"]:
        assert set(row["m49"]) <= macros, row["id"]
        assert row["m49"] or row["id"] in {"AQ", "BV", "GS", "HM", "TF", "IO", "UM"}, row["id"]


def test_divisions_lie_in_known_countries() -> None:
    ids = {row["id"] for row in load("countries")["country"]}
    for name in ("abbreviations", "divisions"):
        for row in load(name)["division"]:
            assert row["id"][:2] in ids


def test_word_lists_are_sorted_and_without_repeats() -> None:
    for name in ("given.txt", "surnames.txt", "words.tsv"):
        lines = (DATA / name).read_text("utf-8").splitlines()
        words = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
        assert len(words) == len(set(words)), name
        assert words == sorted(words), name
        assert lines[0].startswith("#"), name


def test_sources_are_at_home_in_known_places_and_in_one_each() -> None:
    import pycountry

    press = load("press")["press"]
    divisions = {division.code for division in pycountry.subdivisions}
    countries = {row["id"] for row in load("countries")["country"]}
    assert set(press) <= divisions | countries
    listed = [name for names in press.values() for name in names]
    assert len(listed) == len(set(listed))
    assert all(names == sorted(names) for names in press.values())


def test_the_cues_load() -> None:
    cues = Cues.load()
    assert "in" in cues.where["en"]
    assert "Jack" in cues.given
    assert "march" in cues.words["en"] or "union" in cues.words["en"]


def test_a_written_gazetteer_gives_back_its_places(tmp_path: Path) -> None:
    places = {place.key: place for place in gazetteer.countries()}
    town = places["PE"]._replace(key="geonames:3936456", kind="city", level="capital", name="Lima")
    other = town._replace(key="geonames:12", name="Ölün", latitude=None)
    gazetteer.write({**places, town.key: town, other.key: other}, tmp_path)
    read = gazetteer.Gazetteer(tmp_path)
    assert read["PE"] == places["PE"]
    assert read["geonames:3936456"] == town
    assert read["geonames:12"] == other
    assert read.get("geonames:13") is None
    assert read.get("nowhere") is None
    assert read.get(None) is None


def test_what_places_share_is_one_value_and_few_towns_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {place.key: place for place in gazetteer.countries()}
    for number in range(1, 5):
        key = f"geonames:{number}"
        places[key] = places["PE"]._replace(key=key, kind="city", level="city", name=f"Town {key}")
    gazetteer.write(places, tmp_path)
    read = gazetteer.Gazetteer(tmp_path)
    first, second = read["geonames:1"], read["geonames:2"]
    assert first.level is second.level
    assert first.m49 is second.m49
    monkeypatch.setattr(gazetteer, "_MOST_MET", 2)
    for number in range(1, 5):
        assert read[f"geonames:{number}"] == places[f"geonames:{number}"]
        assert len(read._met) <= 2
