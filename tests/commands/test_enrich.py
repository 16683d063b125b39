"""geowire enrich: a line in, a line out, in order, whatever the lines are."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from agents.commands import main
from agents.enricher import Enricher
from streams.settings import Settings

ARTICLES = (
    b'{"id": "a-1", "title": "Japan and Peru sign a treaty in Lima"}\n'
    b"not json\n\n"
    b'{"id": "a-2", "title": "x", "authors": "Ada"}\n'
    b'{"id": "a-3", "body": "<p>Rain in Peru.</p><p>And in Chile.</p>"}\n'
)


@pytest.fixture(scope="module")
def loaded() -> Enricher:
    return Enricher.load(cache=Settings.from_environment().cache_dir)


@pytest.fixture(autouse=True)
def loaded_once(loaded: Enricher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and models are loaded for the first test and used by all."""
    monkeypatch.setattr(Enricher, "load", lambda **_: loaded)


def enrich(stdin: bytes, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["enrich", *(arguments or ["-"])], input=stdin)


def test_every_line_has_its_line_in_order_and_a_bad_one_its_reason() -> None:
    result = enrich(ARTICLES)
    rows = [orjson.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["a-1", None, "a-2", "a-3"]
    assert [row.get("error", {}).get("reason") for row in rows] == [
        None, "not-json", "wrong-type", None,
    ]  # fmt: skip
    assert rows[1].keys() == {"id", "error"}
    assert rows[1]["error"].keys() == {"reason", "detail"}
    assert rows[3]["article"]["body"] == "Rain in Peru.\n\nAnd in Chile."
    assert result.exit_code == 1
    assert result.stderr == "2 of 4 could not be enriched\n"


def test_good_lines_alone_are_a_success_without_a_word() -> None:
    result = enrich(ARTICLES.splitlines(keepends=True)[0])
    assert (result.exit_code, result.stderr) == (0, "")
    event = orjson.loads(result.stdout)
    assert {"JP", "PE"} <= {region["id"] for region in event["regions"]}
    assert event["processing"]["received_at"] is None
    assert event["processing"]["source"] is None


def test_every_mention_is_the_text_it_points_to() -> None:
    for line in enrich(ARTICLES).stdout.splitlines():
        event = orjson.loads(line)
        for tag in [*event.get("regions", ()), *event.get("actors", ())]:
            for mention in tag["mentions"]:
                text = event["article"][mention["field"]]
                assert text[mention["start"] : mention["end"]] == mention["text"]


def test_one_document_over_several_lines_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    path.write_bytes(orjson.dumps({"id": "a", "title": "Peru"}, option=orjson.OPT_INDENT_2))
    result = enrich(b"", str(path))
    assert [orjson.loads(line)["id"] for line in result.stdout.splitlines()] == ["a"]


def test_packed_lines_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(ARTICLES))
    assert len(enrich(b"", str(path)).stdout.splitlines()) == 4


def test_the_limit_is_the_worker_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOWIRE_MAX_ARTICLE_BYTES", "2000")
    long = orjson.dumps({"id": "long", "body": "x" * 5000})
    rows = [orjson.loads(line) for line in enrich(long + b"\n" + ARTICLES).stdout.splitlines()]
    assert rows[0]["error"]["reason"] == "too-large"
    assert rows[1]["id"] == "a-1"


def test_nothing_in_gives_nothing_out() -> None:
    result = enrich(b"")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_reader_that_goes_away_ends_it_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(ARTICLES.splitlines(keepends=True)[0] * 3000)
    command = [sys.executable, "-m", "agents.commands", "enrich", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert orjson.loads(process.stdout.readline())["id"] == "a-1"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 1
