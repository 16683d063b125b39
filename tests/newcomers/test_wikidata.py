"""geowire actors build: from a dump to a file of actors, whatever happens on the way."""

from __future__ import annotations

import bz2
import datetime
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from agents.actors import own
from agents.newcomers import wikidata
from agents.newcomers.dump import Dump
from agents.newcomers.store import Store
from agents.newcomers.wikidata import Built, progress_of
from streams.errors import Unavailable
from tests.newcomers.made import (
    WORLD,
    Entity,
    day,
    dump,
    entity,
    item,
    lines,
    person,
    says,
    unknown,
)

SINCE = datetime.date(2016, 1, 1)
PRIME_MINISTER, FINANCE, STAMPS, GOVERNOR, MOON = (
    "Q274948", "Q910001", "Q910002", "Q910004", "Q910005",
)  # fmt: skip
HAYAKAWA = person(
    "Q900001",
    "Reiko Hayakawa",
    says(item(FINANCE), P580=day("2021-10-04"), P582=day("2024-00-00")),
    says(item(PRIME_MINISTER), P580=day("2026-10-02")),
    says(item(STAMPS), rank="deprecated", P580=day("2019-01-01")),
    labels={"ru": "Рэйко Хаякава", "zh-hant": "早川玲子", "de": "Reiko Hayakawa", "xx": "Nobody"},
    aliases={"en": ["Hayakawa", "R. Hayakawa"], "ja": ["早川 玲子"]},
)


def build(path: Path, out: Path, **options: Any) -> Built:
    with Dump(path) as one:
        return wikidata.build(one, out, **{"since": SINCE, "sitelinks": 2, **options})


def rows(out: Path) -> dict[str, dict[str, Any]]:
    head, *records = map(orjson.loads, out.read_bytes().splitlines())
    assert "CC0" in head["source"]
    listed = {row["id"]: row for row in records}
    assert len(listed) == len(records)
    return listed


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., dict[str, dict[str, Any]]]:
    """Build from the world and more entities; the output passes the check."""

    def of(*entities: Entity | bytes, **options: Any) -> dict[str, dict[str, Any]]:
        out = tmp_path / "out.jsonl"
        built = build(dump(tmp_path / "dump.json", [*entities, *WORLD]), out, **options)
        assert built.complete
        assert not progress_of(out).exists()
        number, problems, _ = own.problems(out)
        assert (number, problems) == (built.records, [])
        return rows(out)

    return of


Made = Callable[..., dict[str, dict[str, Any]]]


def test_a_person_has_the_positions_held_with_their_dates(made: Made) -> None:
    row = made(HAYAKAWA)["Q900001"]
    assert (row["name"], row["kind"], row["sector"], row["country"]) == (
        "Reiko Hayakawa", "person", "GOV", "JP",
    )  # fmt: skip
    assert row["roles"] == [
        {"role": "finance_minister", "from": "2021-10-04", "to": "2024-12-31"},
        {"role": "prime_minister", "from": "2026-10-02"},
    ]


def test_names_are_those_of_supported_languages_and_no_single_words(made: Made) -> None:
    assert made(HAYAKAWA)["Q900001"]["names"] == {
        "ja": ["早川 玲子"],
        "mul": ["R. Hayakawa", "Reiko Hayakawa"],
        "ru": ["Рэйко Хаякава"],
        "zh": ["早川玲子"],
    }


def test_a_class_may_come_before_or_after_who_is_of_it(made: Made, tmp_path: Path) -> None:
    before = made(HAYAKAWA)
    out = tmp_path / "after.jsonl"
    build(dump(tmp_path / "after.json", [*WORLD, HAYAKAWA]), out)
    assert rows(out) == before


def test_a_minister_without_a_known_portfolio_is_one_by_the_class_above(made: Made) -> None:
    held = says(item(STAMPS), P580=day("2020-02-00"), P582=unknown("novalue"))
    assert made(person("Q900002", "Ota Wakana", held))["Q900002"]["roles"] == [
        {"role": "minister", "from": "2020-02-01"}
    ]


def test_the_country_is_the_qualifier_s_the_position_s_or_the_citizenship(made: Made) -> None:
    since = day("2020-01-01")
    by_qualifier = person("Q900002", "Ana Quero", says(item("Q83307"), P580=since,
                          P1001=item("Q717")))  # fmt: skip
    by_position = person("Q900003", "Luz Toro", says(item(GOVERNOR), P580=since))
    by_passport = person("Q900004", "Aki Mori", says(item("Q83307"), P580=since))
    found = made(by_qualifier, by_position, by_passport)
    assert {row["id"]: row["country"] for row in found.values()} == {
        "Q900002": "VE", "Q900003": "VE", "Q900004": "JP",
    }  # fmt: skip
    assert found["Q900003"]["roles"][0]["role"] == "governor"


def test_the_head_of_a_part_of_a_country_is_not_that_of_the_country(made: Made) -> None:
    office = entity("Q930001", {"en": "President of Zulia"}, P279=[item("Q48352")],
                    P1001=[item("Q43269")], P17=[item("Q717")])  # fmt: skip
    head = person("Q900002", "Ana Quero", says(item("Q930001"), P580=day("2020-01-01")))
    assert made(office, head)["Q900002"]["roles"][0]["role"] == "leader"


def test_who_leads_a_country_is_known_from_the_country_alone(made: Made) -> None:
    leader = person("Q900001", "Reiko Hayakawa", P106=[item("Q82955")])
    assert made(leader)["Q900001"]["roles"] == [{"role": "prime_minister", "from": "2026-10-02"}]


@pytest.mark.parametrize(
    "held",
    [
        says(item(PRIME_MINISTER), rank="deprecated", P580=day("2020-01-01")),
        says(unknown(), P580=day("2020-01-01")),
        says(unknown("novalue")),
        says(item(FINANCE), P580=day("1999-01-01"), P582=day("2003-01-01")),
        says(item(FINANCE), P580=day("2020-01-01"), P582=unknown()),
        says(item(FINANCE)),
        says(item(MOON), P580=day("2020-01-01")),
        says(item("Q999999"), P580=day("2020-01-01")),
    ],
    ids=["deprecated", "somevalue", "novalue", "long ago", "ended some day", "undated",
         "no office of ours", "nowhere in the dump"],
)  # fmt: skip
def test_what_makes_nobody_an_actor(made: Made, held: Entity) -> None:
    assert "Q900002" not in made(person("Q900002", "Ota Wakana", held))


def test_a_position_that_was_not_ended_ends_with_its_holder(made: Made) -> None:
    held = says(item(FINANCE), P580=day("2018-01-01"))
    dead = person("Q900002", "Ota Wakana", held, P570=[day("2020-05-05")])
    long_dead = person("Q900003", "Ito Saki", held, P570=[day("1950-05-05")])
    found = made(dead, long_dead)
    assert found["Q900002"]["roles"][0]["to"] == "2020-05-05"
    assert "Q900003" not in found


def test_terms_that_follow_one_another_are_one(made: Made) -> None:
    first = says(item(FINANCE), P580=day("2018-01-01"), P582=day("2020-01-01"))
    second = says(item(FINANCE), P580=day("2020-01-02"), P582=day("2022-01-01"))
    assert made(person("Q900002", "Ota Wakana", second, first))["Q900002"]["roles"] == [
        {"role": "finance_minister", "from": "2018-01-01", "to": "2022-01-01"}
    ]


def test_the_little_known_and_the_nameless_are_left_out(made: Made) -> None:
    held = says(item(FINANCE), P580=day("2020-01-01"))
    found = made(
        person("Q900002", "Ota Wakana", held, sites=1),
        person("Q900003", "", held),
        entity("Q900004", None, P31=[item("Q5")], P39=[held], P27=[item("Q17")]),
    )
    assert found == {}


def test_a_position_that_was_joined_to_another_is_found_there(made: Made) -> None:
    moved = orjson.dumps({"entity": "Q930009", "redirect": FINANCE})
    held = says(item("Q930009"), P580=day("2020-01-01"))
    found = made(person("Q900002", "Ota Wakana", held), moved)
    assert found["Q900002"]["roles"][0]["role"] == "finance_minister"


def test_an_organisation_is_what_its_class_is_below(made: Made) -> None:
    party = entity("Q940001", {"en": "Party of the Quiet Harbour", "ru": "Партия тихой гавани"},
                   P31=[item("Q920001")], P17=[item("Q717")])  # fmt: skip
    company = entity("Q940002", {"en": "QuetzalSoft"}, P31=[item("Q783794")], P17=[item("Q717")])
    igo = entity("Q940003", {"en": "Union of Quiet Harbours"}, P31=[item("Q245065")],
                 P17=[item("Q717")])  # fmt: skip
    found = made(party, company, igo)
    assert [(r["kind"], r["sector"], r.get("country")) for r in found.values()] == [
        ("party", "PTY", "VE"), ("company", "BUS", "VE"), ("igo", "IGO", None),
    ]  # fmt: skip
    assert found["Q940001"]["names"] == {
        "mul": ["Party of the Quiet Harbour"], "ru": ["Партия тихой гавани"],
    }  # fmt: skip
    assert found["Q940002"]["names"] == {"mul": ["QuetzalSoft"]}


def test_a_club_a_place_and_what_is_gone_are_no_organisations_of_the_news(made: Made) -> None:
    found = made(
        entity("Q940001", {"en": "Harbour United"}, P31=[item("Q920002")], P17=[item("Q717")]),
        entity("Q940002", {"en": "Harbour Town"}, P31=[item("Q783794")], P17=[item("Q717")],
               P625=[unknown()]),
        entity("Q940003", {"en": "Old Harbour Bank"}, P31=[item("Q22687")], P17=[item("Q717")],
               P576=[day("1990-00-00")]),
    )  # fmt: skip
    assert found == {}


def test_a_single_word_is_no_certain_name_of_a_company(made: Made) -> None:
    shell = entity("Q940001", {"en": "Pebble"}, {"en": ["Pebble Incorporated"]},
                   P31=[item("Q783794")], P17=[item("Q717")])  # fmt: skip
    row = made(shell)["Q940001"]
    assert (row["names"], row["weak"]) == ({"mul": ["Pebble Incorporated"]}, {"mul": ["Pebble"]})


def test_a_name_that_two_have_is_the_far_better_known_s_or_nobody_s(made: Made) -> None:
    held = says(item(FINANCE), P580=day("2020-01-01"))
    found = made(
        person("Q900002", "Ota Wakana", held, sites=4, labels={"ru": "Вакана Ота"}),
        person("Q900003", "Ota Wakana", held, sites=40),
        person("Q900004", "Ito Saki", held, sites=5),
        person("Q900005", "Ito Saki", held, sites=4),
    )
    assert {i: row["names"] for i, row in found.items()} == {
        "Q900002": {"ru": ["Вакана Ота"]}, "Q900003": {"mul": ["Ota Wakana"]},
    }  # fmt: skip


def test_a_curated_actor_is_left_out_unless_there_is_news_of_its_offices(made: Made) -> None:
    minister = says(item("Q7330070"), P580=day("2024-08-21"), P1001=item("Q794"))
    known = person("Q900002", "Abbas Araghchi", minister, citizen="Q794")
    assert made(known) == {}
    president = says(item("Q48352"), P580=day("2026-11-01"), P1001=item("Q794"))
    row = made(person("Q900002", "Abbas Araghchi", minister, president, citizen="Q794"))
    assert row["name:abbas-araghchi"]["roles"][-1] == {"role": "president", "from": "2026-11-01"}


def test_a_broken_line_is_told_and_passed_by(tmp_path: Path) -> None:
    half = orjson.dumps(HAYAKAWA)[:400]
    odd = b'{"id": "Q5", "claims": {"P31": [7], "P279": []}}'
    spoilt = b'{"id": "Q6", "claims": {"P279": nothing}}'
    out = tmp_path / "out.jsonl"
    built = build(dump(tmp_path / "dump.json", [half, odd, spoilt, HAYAKAWA, *WORLD]), out)
    assert [number for number, _ in built.broken] == [2, 3, 4]
    reasons = [why for _, why in built.broken]
    assert reasons[0] == "not one JSON object"
    assert reasons[1].startswith("not an entity as Wikidata writes them")
    assert reasons[2].startswith("not JSON")
    assert rows(out).keys() == {"Q900001"}


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".json.bz2"])
def test_a_reading_that_is_stopped_anywhere_goes_on_from_there(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agents.newcomers.reading.BATCH", 3)
    pack = {".json": bytes, ".json.gz": gzip.compress, ".json.bz2": bz2.compress}[suffix]
    held = says(item(FINANCE), P580=day("2020-01-01"))
    many = [person(f"Q95{n:04}", f"Ota {chr(65 + n)}akana", held) for n in range(12)]
    path = tmp_path / f"dump{suffix}"
    path.write_bytes(pack(lines([*many[:6], b"{broken}", *WORLD, *many[6:]])))
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    complete = build(path, whole)
    assert complete.records == 12

    stops = 0
    while True:
        read: list[int] = []
        built = build(path, parts, stopped=lambda r=read: len(r) == 4, seen=read.append)
        if built.complete:
            break
        stops += 1
        assert not parts.exists()
        assert progress_of(parts).exists()
    assert stops > 5
    assert parts.read_bytes() == whole.read_bytes()
    assert (built.lines, built.broken) == (complete.lines, complete.broken)


class Killed(BaseException):
    """What SIGKILL does: nothing more is committed."""


@pytest.mark.parametrize("line", [1, 6, 7, 11])
def test_a_reading_that_is_killed_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: int
) -> None:
    monkeypatch.setattr("agents.newcomers.reading.BATCH", 5)
    path = dump(tmp_path / "dump.json", [HAYAKAWA, *WORLD])
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    build(path, whole)

    def die(number: int) -> None:
        if number == line:
            monkeypatch.setattr(Store, "commit", lambda store, **meta: None)
            raise Killed

    commit = Store.commit
    with pytest.raises(Killed):
        build(path, parts, seen=die)
    monkeypatch.setattr(Store, "commit", commit)
    again: list[int] = []
    build(path, parts, seen=again.append)
    assert again[0] == line - (line - 1) % 5  # after the last batch that was committed
    assert parts.read_bytes() == whole.read_bytes()


def test_another_dump_or_scope_is_not_mixed_into_a_reading_that_was_begun(tmp_path: Path) -> None:
    first, out = dump(tmp_path / "1.json", [HAYAKAWA, *WORLD]), tmp_path / "out.jsonl"
    build(first, out, stopped=lambda: True)
    with pytest.raises(Unavailable, match="a reading of another dump was begun"):
        build(dump(tmp_path / "2.json", WORLD), out)
    with pytest.raises(Unavailable, match="a reading of --sitelinks 2 was begun"):
        build(first, out, sitelinks=3)
    assert build(first, out, since=None, sitelinks=None).complete


def test_a_reading_can_be_forgotten(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    build(dump(tmp_path / "1.json", [HAYAKAWA, *WORLD]), out, stopped=lambda: True)
    wikidata.forget(out)
    assert build(dump(tmp_path / "2.json", WORLD), out).complete
    assert rows(out) == {}


def test_a_packed_dump_that_ends_too_early_says_where(tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress(lines([HAYAKAWA, *WORLD]))[:-200])
    with pytest.raises(Unavailable, match="cannot be unpacked beyond line"):
        build(path, tmp_path / "out.jsonl")


def test_a_dump_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no dump can be read"):
        Dump(tmp_path / "nowhere.json")


def test_the_file_can_be_toml(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json", [HAYAKAWA, *WORLD])
    build(path, tmp_path / "out.toml")
    build(path, tmp_path / "out.jsonl")
    (tmp_path / "own").mkdir()
    (tmp_path / "lines").mkdir()
    (tmp_path / "out.toml").rename(tmp_path / "own" / "out.toml")
    (tmp_path / "out.jsonl").rename(tmp_path / "lines" / "out.jsonl")
    in_toml, in_lines = own.adopted(tmp_path / "own"), own.adopted(tmp_path / "lines")
    assert in_toml[0]["roles"][1]["from"] == datetime.date(2026, 10, 2)
    assert orjson.loads(orjson.dumps(in_toml)) == in_lines
