"""Actors of the user's own beside the curated ones: who wins, what is added, what is refused."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agents.actors import catalogue, check, own, record
from agents.actors.record import Located, MalformedError

DATA = Path(catalogue.__file__).parent / "data"
SCHEMA = json.loads((DATA / "actors.schema.json").read_text("utf-8"))
Row = dict[str, Any]


def row(**changes: Any) -> Row:
    made: Row = {
        "id": "Q1", "name": "Reiko Hayakawa", "kind": "person", "sector": "GOV", "country": "JP",
        "names": {"mul": ["Reiko Hayakawa"], "ru": ["Рэйко Хаякава"]},
        "roles": [{"role": "minister", "from": datetime.date(2020, 1, 1)}],
    }  # fmt: skip
    made.update(changes)
    return {key: value for key, value in made.items() if value is not None}


def at(*rows: Row) -> list[Located]:
    return [Located("own.toml", number, one) for number, one in enumerate(rows, 1)]


def joined(curated: Row, *rows: Row) -> tuple[list[Row], list[tuple[str, tuple[str, ...]]]]:
    kept, left = own.joined(at(*rows), [curated])
    return kept, [(one.record.row["id"], one.forms) for one in left]


CURATED = row(id="name:reiko-hayakawa", names={"mul": ["Reiko Hayakawa", "Hayakawa"]})


def test_the_curated_files_pass_the_check_for_users_files() -> None:
    found, problems = check.read(DATA / f"{name}.toml" for name in catalogue.FILES)
    assert problems == []
    assert len(found) == len(list(catalogue.records()))


def test_the_examples_of_the_page_pass_the_check(tmp_path: Path) -> None:
    page = (DATA.parents[2] / "docs" / "actors.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        head = "" if example.startswith("source") else 'source = "an example of the page"\n'
        (tmp_path / "a.toml").write_text(head + example, "utf-8")
        assert check.read([tmp_path / "a.toml"])[1] == []


def test_who_is_nowhere_curated_is_taken_as_it_stands() -> None:
    other = row(name="Ito Saki", names={"mul": ["Ito Saki"]})
    assert joined(CURATED, other) == ([other], [])


def test_of_the_same_name_sort_and_country_the_curated_one_stays() -> None:
    assert joined(CURATED, row()) == ([], [("Q1", ())])
    assert joined(CURATED, row(country=None)) == ([], [("Q1", ())])


def test_a_namesake_elsewhere_keeps_the_forms_that_the_curated_one_has_not() -> None:
    kept, left = joined(CURATED, row(country="PE"))
    assert kept[0]["names"] == {"ru": ["Рэйко Хаякава"]}
    assert left == [("Q1", ("Reiko Hayakawa",))]
    assert joined(CURATED, row(country="PE", names={"es": ["Reiko Hayakawa"]}))[0] == []


def test_the_curated_parliament_of_a_country_stays_its_parliament() -> None:
    curated = row(id="name:diet", kind="government_body", names={"mul": ["The Diet"]}, roles=None,
                  body="parliament")  # fmt: skip
    other = curated | {"id": "Q1", "names": {"mul": ["Lower Chamber"]}}
    assert "body" not in joined(curated, other)[0][0]
    assert joined(curated, other | {"country": "PE"})[0][0]["body"] == "parliament"


def test_a_form_of_another_language_is_no_clash() -> None:
    curated = row(id="name:adn", kind="party", names={"es": ["ADN"]}, roles=None)
    other = row(kind="company", names={"pl": ["ADN"]}, roles=None)
    assert joined(curated, other) == ([other], [])


def test_a_record_with_a_curated_id_adds_offices_and_forms() -> None:
    news = row(
        id="name:reiko-hayakawa", name="Somebody else",
        names={"ru": ["Рэйко Хаякава"], "mul": ["Reiko Hayakawa"]},
        roles=[{"role": "prime_minister", "from": datetime.date(2026, 10, 2)}],
    )  # fmt: skip
    ((kept,), left) = joined(CURATED, news)
    assert left == []
    assert kept["name"] == "Reiko Hayakawa"
    assert kept["names"] == {"mul": ["Reiko Hayakawa", "Hayakawa"], "ru": ["Рэйко Хаякава"]}
    assert [held["role"] for held in kept["roles"]] == ["minister", "prime_minister"]


@pytest.mark.parametrize(
    ("own_role", "expected"),
    [
        # An office that goes on ends where the own record says so; the beginning stays curated.
        ({"from": "2020-02-02", "to": "2024-03-03"}, [("2020-01-01", "2024-03-03")]),
        ({"from": "2020-02-02"}, [("2020-01-01", None)]),
        ({"from": "2010-01-01", "to": "2012-01-01"}, [("2020-01-01", None),
                                                      ("2010-01-01", "2012-01-01")]),
    ],
)  # fmt: skip
def test_two_accounts_of_one_office_are_joined(
    own_role: Row, expected: list[tuple[str, str | None]]
) -> None:
    news = row(id="name:reiko-hayakawa", roles=[{"role": "minister", **own_role}])
    roles = joined(CURATED, news)[0][0]["roles"]
    assert [
        tuple(str(held[key]) if key in held else None for key in ("from", "to")) for held in roles
    ] == expected


def test_what_was_kept_is_what_the_tagger_reads(tmp_path: Path) -> None:
    own.keep([row()], tmp_path)
    actor = catalogue.actors(own.kept(tmp_path))["Q1"]
    assert actor.roles[0].since == datetime.date(2020, 1, 1)
    assert catalogue.given_names(own.kept(tmp_path))["Q1"] == {"reiko", "рэйко"}
    assert own.kept(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    "change",
    [
        {}, {"id": "Q0"}, {"id": "name:Ünlü"}, {"kind": "state"}, {"kind": "king"},
        {"sector": "ELI"}, {"sector": None}, {"country": "jp"}, {"name": ""}, {"names": {}},
        {"names": {"english": ["A B"]}}, {"names": {"en": []}}, {"names": {"en": [" A"]}},
        {"names": {"en": ["A", "A"]}}, {"names": {"en": "A"}}, {"weak": {"mul": ["A"]}},
        {"roles": [{"role": "Minister"}]}, {"roles": [{}]}, {"roles": [{"role": "a", "since": 1}]},
        {"source": False}, {"source": True}, {"parent": "Q2"}, {"note": "x"},
        {"body": "army"}, {"body": "The Army"},
    ],
    ids=str,
)  # fmt: skip
def test_the_check_and_the_schema_agree_on_what_a_record_is(change: Row) -> None:
    made = row(**change)
    definition = {"$ref": "#/$defs/actors", "$defs": SCHEMA["$defs"]}
    whole = {"source": "written for this test", "actor": [made]}
    valid = jsonschema.Draft202012Validator(definition).is_valid(whole)
    assert (record.fault(made) is None) == valid


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([row(), row(names={"mul": ["Ito Saki"]})], "the id stands in own.toml, line 1 as well"),
        ([row(), row(id="Q2")], "'Reiko Hayakawa' stands for Q1 of own.toml, line 1 as well"),
        (
            [row(names={"en": ["A B"]}), row(id="Q2", names={"mul": ["A B"]})],
            "'A B' stands for Q1 of own.toml, line 1 as well",
        ),
    ],
)
def test_what_two_records_cannot_share_is_told(rows: list[Row], what: str) -> None:
    assert what in str(next(check.together(at(*rows))))


def test_persons_may_share_a_surname() -> None:
    two = at(row(weak={"mul": ["Hayakawa"]}), row(id="Q2", names={"mul": ["Ito Hayakawa"]},
             weak={"mul": ["Hayakawa"]}))  # fmt: skip
    assert list(check.together(two)) == []


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("a.toml", 'source = "written for this"\n[[actor]]\nid = \n', 3, "is not TOML"),
        ("a.toml", "[[actor]]\n", 1, "does not begin with where its facts come from"),
        ("a.jsonl", '{"source": "written for this"}\n{"id": \n', 2, "is not JSON"),
        ("a.jsonl", "", 1, "does not begin with where its facts come from"),
        ("a.jsonl", '{"source": "short"}\n', 1, "does not begin with where its facts come from"),
        ("a.txt", "", None, "is neither .toml nor .jsonl"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    tmp_path: Path, name: str, text: str, line: int | None, what: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(MalformedError, match=what) as caught:
        list(record.read(path))
    assert caught.value.line == line


def test_records_know_their_lines(tmp_path: Path) -> None:
    text = 'source = "written for this"\n\n# [[actor]] later\n[[actor]]\nid = "Q1"\n\n[[actor]]\n'
    (tmp_path / "a.toml").write_text(text, "utf-8")
    assert [one.line for one in record.read(tmp_path / "a.toml")] == [4, 7]
    (tmp_path / "a.jsonl").write_text('{"source": "written for this"}\n\n{}\n', "utf-8")
    assert [one.line for one in record.read(tmp_path / "a.jsonl")] == [3]


def test_only_files_of_actors_are_read_from_a_folder(tmp_path: Path) -> None:
    for name in ("b.toml", "a.jsonl", "a.jsonl.progress", "README.md"):
        (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in record.files(tmp_path)] == ["a.jsonl", "b.toml"]
