"""The curated name files keep their schemas and hold no undeclared collision."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from babel import Locale

ROOT = Path(__file__).parents[2]
DATA = ROOT / "agents" / "regions" / "data"
SCHEMA = json.loads((DATA / "names.schema.json").read_text("utf-8"))
DEMONYMS = sorted((DATA / "demonyms").glob("*.toml"))
FILES = {
    "areas": "areas.toml",
    "macro": "macro.toml",
    "country_names": "country_names.toml",
    "city_names": "city_names.toml",
    "division_names": "division_names.toml",
    **{f"demonyms/{path.stem}": f"demonyms/{path.name}" for path in DEMONYMS},
}
COUNTRIES = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
# Scripts a language is written in; a letter of another one is a slip of the keyboard.
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@cache
def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / FILES[name]).read_text("utf-8"))


def records(name: str) -> list[dict[str, Any]]:
    return next(value for key, value in load(name).items() if key != "shared")


def forms(record: dict[str, Any], *tables: str) -> Iterator[tuple[str, str]]:
    for table in tables:
        for language, listed in record.get(table, {}).items():
            for form in listed:
                yield language, form


@pytest.mark.parametrize("name", FILES)
def test_a_name_file_keeps_its_schema(name: str) -> None:
    definition = {"$ref": f"#/$defs/{name.split('/')[0]}", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(definition).validate(load(name))


def test_the_files_are_what_the_lists_give() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "decline.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", FILES)
def test_a_form_is_not_both_sure_and_weak(name: str) -> None:
    for record in records(name):
        assert not set(forms(record, "names", "forms")) & set(forms(record, "weak"))
        assert not set(forms(record, "government")) & set(forms(record, "government_weak"))


@pytest.mark.parametrize("name", FILES)
def test_a_form_holds_letters_of_one_script(name: str) -> None:
    for record in records(name):
        for language, form in forms(record, "names", "weak", "forms", "government"):
            for word in re.split(r"[\s\-–—/·]", form):
                assert not (CYRILLIC.search(word) and LATIN.search(word)), (language, form)
            if language in {"bg", "kk", "mk", "ru", "uk"}:
                assert CYRILLIC.search(form) or language in {"kk"}, (language, form)


def test_areas_are_many_unique_and_in_order() -> None:
    ids = [record["id"] for record in records("areas")]
    assert len(ids) >= 170
    assert ids == sorted(set(ids))


def test_the_areas_of_world_news_are_named_in_eight_languages_and_the_seas_in_thirty() -> None:
    languages = {
        record["id"]: {language for language, _ in forms(record, "names", "weak")}
        for record in records("areas")
    }
    assert all(languages.values())
    assert sum(len(named) >= 8 for named in languages.values()) >= 220
    for area in ("black-sea", "mediterranean-sea", "red-sea", "gaza-strip", "crimea"):
        assert len(languages[area]) >= 38, area


def test_an_area_lies_in_known_countries_and_in_the_regions_around_them() -> None:
    macros = {record["id"]: record for record in records("macro")}
    for record in records("areas"):
        assert set(record["countries"]) <= COUNTRIES, record["id"]
        for outer, inner in zip(record["m49"], record["m49"][1:], strict=False):
            assert macros[inner]["parent"] == outer, record["id"]
        if record["m49"]:
            assert set(record["countries"]) <= set(macros[record["m49"][-1]]["countries"])


def test_wikidata_items_name_one_area_each() -> None:
    items = [record["wikidata"] for record in records("areas") if "wikidata" in record]
    assert len(items) == len(set(items))


def test_a_name_belongs_to_one_area_or_macro_region() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in (*records("areas"), *records("macro")):
        for key in forms(record, "names"):
            owners[key].add(record["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_macro_regions_nest_and_hold_every_country_of_their_parts() -> None:
    macros = {record["id"]: record for record in records("macro")}
    for code, record in macros.items():
        if code == "001":
            continue
        parent = macros[record["parent"]]
        assert set(record["countries"]) <= set(parent["countries"])
    assert "TW" in macros["030"]["countries"]
    assert "XK" in macros["039"]["countries"]
    assert set(macros["002"]["countries"]) == set(macros["015"]["countries"]) | set(
        macros["202"]["countries"]
    )


def test_every_country_lies_in_one_smallest_macro_region() -> None:
    macros = [record for record in records("macro") if record["id"] not in {"001", "003"}]
    parents = {record["parent"] for record in macros if "parent" in record}
    leaves = [record for record in macros if record["id"] not in parents]
    seen = [country for record in leaves for country in record["countries"]]
    assert len(seen) == len(set(seen))
    assert len(seen) > 240


@pytest.mark.parametrize("path", DEMONYMS, ids=lambda path: path.stem)
def test_demonyms_that_stand_for_two_places_are_declared(path: Path) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for record in records(f"demonyms/{path.stem}"):
        assert set(record.get("forms", {})) | set(record.get("weak", {})) == {path.stem}
        for _, form in forms(record, "forms", "weak"):
            owners[form].add(record.get("country") or record["macro"])
    shared = {form for form, keys in owners.items() if len(keys) > 1}
    assert shared == set(load(f"demonyms/{path.stem}")["shared"])


def test_demonyms_cover_the_countries_that_the_news_names() -> None:
    # Korea, Congo, Guinea, Dominica: the only pairs whose adjectives coincide by nature.
    english = records("demonyms/en")
    assert len([record for record in english if "country" in record]) >= 200
    assert len(DEMONYMS) >= 26
    for language in ("cs", "de", "es", "fr", "it", "pl", "pt", "ru", "uk"):
        assert len(records(f"demonyms/{language}")) >= 140, language


def test_a_country_name_belongs_to_one_country() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records("country_names"):
        assert record["id"] in COUNTRIES
        for key in forms(record, "names"):
            owners[key].add(record["id"])
    twofold = {key: ids for key, ids in owners.items() if len(ids) > 1}
    assert all(ids == {"CD", "CG"} for ids in twofold.values()), twofold


def test_a_division_name_belongs_to_one_division_that_iso_3166_2_lists() -> None:
    import pycountry

    listed = {row.code for row in pycountry.subdivisions}
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records("division_names"):
        assert record["id"] in listed
        for key in forms(record, "names"):
            owners[key].add(record["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_inflected_forms_of_well_known_names_are_there() -> None:
    names = {record["id"]: record["names"] for record in records("country_names")}
    assert {"Россией", "России"} <= set(names["RU"]["ru"])
    assert {"Niemcy", "Niemiec", "Niemczech"} <= set(names["DE"]["pl"])
    assert {"Německa", "Německu"} <= set(names["DE"]["cs"])
    assert {"Hrvatskoj", "Hrvatsku"} <= set(names["HR"]["hr"])
    assert {"Yhdysvaltain", "Yhdysvalloissa"} <= set(names["US"]["fi"])
    cities = {record["name"]: record["names"] for record in records("city_names")}
    assert {"Москвы", "Москве", "Москвой"} <= set(cities["Moscow"]["ru"])
    assert {"Warszawy", "Warszawie"} <= set(cities["Warsaw"]["pl"])
    areas = {record["id"]: record["names"] for record in records("areas")}
    assert "Тайваньского пролива" in areas["taiwan-strait"]["ru"]
    assert "臺灣海峽" in areas["taiwan-strait"]["zh-Hant"]
