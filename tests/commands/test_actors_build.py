"""geowire actors build and check at the console, and the articles that know the actors then."""

from __future__ import annotations

import gzip
import os
import signal
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from agents.actors import names as actor_names
from agents.actors import own
from agents.commands import main
from agents.lexicon import build as lexicon_build
from agents.lexicon import cache
from agents.newcomers import wikidata
from agents.regions import gazetteer
from tests.newcomers.made import WORLD, day, dump, item, lines, person, says

HELD = says(item("Q274948"), P580=day("2026-10-02"))
HAYAKAWA = person("Q900001", "Reiko Hayakawa", HELD, labels={"ru": "Рэйко Хаякава"})
SINCE = ("--since", "2016-01-01", "--sitelinks", "2")
BAD = """\
source = "written for this test"
[[actor]]
id = "Q1"
name = "Nobody"
kind = "person"
sector = "GOV"
country = "XX"
[actor.names]
mul = ["No Body"]
[[actor.roles]]
role = "minister"
from = 2020-01-01
[[actor.roles]]
role = "minister"
from = 2021-01-01

[[actor]]
id = "Q1"
name = "Nobody else"
kind = "king"
sector = "GOV"
"""


def geowire(*arguments: str, own_actors: Path | str = "", stdin: bytes = b"") -> Result:
    environment = {"GEOWIRE_ACTORS_DIR": str(own_actors)}
    return CliRunner().invoke(main, arguments, input=stdin, env=environment)


@pytest.fixture
def actors_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names are those of actors alone, built in a second instead of thirty."""

    def quickly(directory: Path, folder: Path | None, towns_from: int) -> None:
        directory.mkdir(parents=True)
        adopted = own.adopted(folder) if folder else []
        own.keep(adopted, directory)
        places = {place.key: place for place in gazetteer.countries()}
        places["geonames:1"] = places["JP"]._replace(key="geonames:1")  # a town there must be
        gazetteer.write(places, directory)
        names = (name for name in actor_names.names(adopted) if name.table == "actor")
        lexicon_build.write(names, directory)

    monkeypatch.setattr(cache, "_build", quickly)
    monkeypatch.setenv("GEOWIRE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.mark.usefixtures("actors_only")
def test_who_is_in_the_dump_is_tagged_in_an_article(tmp_path: Path) -> None:
    article = orjson.dumps(
        {"id": "a", "published_at": "2026-11-01", "title": "Talks in the east",
         "body": "Reiko Hayakawa arrived on Monday. Hayakawa did not speak to reporters."}
    )  # fmt: skip
    folder = tmp_path / "own"
    folder.mkdir()
    path = dump(tmp_path / "dump.json", [HAYAKAWA, *WORLD])
    built = geowire("actors", "build", "--wikidata", str(path), "--out", str(folder), *SINCE)
    assert built.exit_code == 0, built.output
    assert "1 actors from 14 lines" in built.stderr

    after = orjson.loads(geowire("enrich", "-", own_actors=folder, stdin=article).stdout)
    tag = next(actor for actor in after["actors"] if actor["id"] == "Q900001")
    assert (tag["name"], tag["role"], tag["country"], tag["code"]) == (
        "Reiko Hayakawa", "Prime Minister", "JP", "JPNGOV",
    )  # fmt: skip
    assert [mention["text"] for mention in tag["mentions"]] == ["Reiko Hayakawa", "Hayakawa"]
    assert after["processing"]["gazetteer"] == cache.version(folder) != cache.version()


def test_a_signal_stops_it_and_the_same_command_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "dump.json.gz", tmp_path / "out.jsonl"
    path.write_bytes(gzip.compress(lines([HAYAKAWA, *WORLD])))
    build = wikidata.build

    def told_at_five(*arguments, seen, **options):  # type: ignore[no-untyped-def]
        def passing(number: int) -> None:
            seen(number)
            if number == 5:
                os.kill(os.getpid(), signal.SIGTERM)

        return build(*arguments, seen=passing, **options)

    monkeypatch.setattr(wikidata, "build", told_at_five)
    command = ("actors", "build", "--wikidata", str(path), "--out", str(out), *SINCE)
    stopped = geowire(*command)
    assert stopped.exit_code == 130
    assert "stopped after line 5; the same command goes on from there" in stopped.stderr
    assert not out.exists()
    resumed = geowire(*command)
    assert resumed.exit_code == 0
    assert "1 actors from 14 lines" in resumed.stderr
    assert orjson.loads(out.read_bytes().splitlines()[1])["id"] == "Q900001"


def test_what_cannot_be_read_is_told_and_the_output_goes_where_it_is_used(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json", [HAYAKAWA, b'{"id": "Q5', *WORLD])
    built = geowire("actors", "build", "--wikidata", str(path), *SINCE, own_actors=tmp_path)
    assert built.exit_code == 0
    assert "line 3 was passed by: not one JSON object" in built.stderr
    assert (tmp_path / "wikidata.jsonl").is_file()
    checked = geowire("actors", "check", own_actors=tmp_path)
    assert (checked.exit_code, checked.stderr) == (0, "1 records, 0 problems\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--wikidata", "/nowhere.json"), "no dump can be read"),
        (("--wikidata", __file__, "--out", "/nowhere/out.toml"), "unable to open"),
        (("--wikidata", __file__, "--out", "/nowhere"), "no folder for the output"),
        (("--wikidata", __file__, "--since", "yesterday"), "is no day; give e.g. 2016-01-01"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    refused = geowire("actors", "build", *arguments)
    assert refused.exit_code in (1, 2)
    assert said in refused.stderr


def test_problems_are_told_with_file_line_record_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(BAD, "utf-8")
    checked = geowire("actors", "check", str(path))
    assert checked.exit_code == 1
    assert checked.stdout.splitlines() == [
        f"{path}, line 2: Q1: the country XX is unknown; write ISO 3166-1 alpha-2, or XK",
        f"{path}, line 2: Q1: minister is held twice at 2021-01-01; join the two, or end the first",
        f"{path}, line 17: Q1: Invalid enum value 'king' - at `$.kind`; "
        "see agents/actors/data/actors.schema.json",
    ]


def test_a_check_needs_something_to_check(tmp_path: Path) -> None:
    assert "set GEOWIRE_ACTORS_DIR" in geowire("actors", "check").stderr
    assert "no actors can be read" in geowire("actors", "check", str(tmp_path / "no")).stderr


def test_a_folder_with_a_problem_stops_what_would_use_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bad.toml").write_text(BAD, "utf-8")
    monkeypatch.setenv("GEOWIRE_CACHE_DIR", str(tmp_path / "cache"))
    refused = geowire("enrich", "-", own_actors=tmp_path / "own", stdin=b"{}")
    assert refused.exit_code == 1
    assert "bad.toml, line 2: Q1: the country XX is unknown" in refused.stderr
    assert "`geowire actors check` tells all that is wrong" in refused.stderr
    missing = geowire("enrich", "-", own_actors=tmp_path / "no", stdin=b"{}")
    assert "is no folder; set GEOWIRE_ACTORS_DIR to one" in missing.stderr
    for command in ("build", "show"):
        refused = geowire("gazetteer", command, own_actors=tmp_path / "no")
        assert "is no folder; set GEOWIRE_ACTORS_DIR to one" in refused.stderr
