"""publish and tail against a broker: what goes in comes out, and failures say what to do."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from agents.commands import main
from streams import topics
from streams.broker import EmbeddedBroker, free_port
from streams.settings import Settings

FILE = (
    b'{"id": "a-1", "title": "Rain in Lima"}\n'
    b"not json\n"
    b'{"id": "a-2", "title": 5}\n'
    b'{"uri": "u:3", "headline": "\\u009b31m and \xe2\x80\xae"}\n'
    b'{"title": "no id", "url": "https://news.example/a"}\n'
)


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    with EmbeddedBroker() as started:
        topics.create(Settings(broker=started.address, partitions=2, topic_prefix="t."))
        yield started.address


def geowire(broker: str, *arguments: str, stdin: bytes = b"") -> Result:
    environment = {"GEOWIRE_BROKER": broker, "GEOWIRE_TOPIC_PREFIX": "t."}
    return CliRunner().invoke(main, arguments, input=stdin, env=environment)


def test_what_is_published_can_be_read_as_it_was_sent(broker: str, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(FILE))
    published = geowire(broker, "publish", str(path))
    assert published.exit_code == 0
    assert "5 articles are on t.news.raw" in published.stderr
    assert "2 of them will become dead letters: 1 not-json, 1 wrong-type" in published.stderr

    tailed = geowire(broker, "tail", "news.raw", "--no-follow")
    assert tailed.exit_code == 0
    rows = [orjson.loads(line) for line in tailed.stdout.splitlines()]
    by_key = {row["key"]: row["value"] for row in rows}
    assert by_key["a-1"] == {"id": "a-1", "title": "Rain in Lima"}
    assert by_key["a-2"] == {"id": "a-2", "title": 5}
    assert by_key[None] == "not json"
    assert by_key["u:3"]["headline"] == "\x9b31m and \u202e"
    assert len(rows) == 5
    assert len(set(by_key)) == 5
    assert rows[0].keys() == {
        "topic", "partition", "offset", "timestamp", "key", "headers", "value",
    }  # fmt: skip
    assert "\x9b" not in tailed.stdout
    assert "\u202e" not in tailed.stdout


def test_tail_stops_after_a_count(broker: str) -> None:
    geowire(broker, "publish", "-", stdin=FILE)
    tailed = geowire(broker, "tail", "news.raw", "--from-beginning", "--count", "2")
    assert tailed.exit_code == 0
    assert len(tailed.stdout.splitlines()) == 2


def test_tail_takes_a_foreign_topic_by_its_full_name(broker: str) -> None:
    tailed = geowire(broker, "tail", "t.news.enriched", "--no-follow")
    assert (tailed.exit_code, tailed.stdout) == (0, "")


def test_what_cannot_be_sent_is_named_and_the_rest_goes_on(broker: str) -> None:
    huge = b'{"id": "huge", "title": "' + b"x" * 9_000_000 + b'"}\n'
    published = geowire(broker, "publish", "-", stdin=huge + b'{"title": "x"}\n')
    assert published.exit_code == 1
    assert "1 articles are on t.news.raw" in published.stderr
    assert "not sent: article 1: larger than 8388608 bytes" in published.stderr


def test_a_topic_that_is_missing_is_named(broker: str) -> None:
    tailed = geowire(broker, "tail", "nosuch")
    assert tailed.exit_code == 1
    assert "there is no topic nosuch" in tailed.stderr


@pytest.mark.parametrize("arguments", [("publish", "-"), ("tail", "news.raw")])
def test_a_broker_that_is_not_there_is_told_in_a_sentence(
    arguments: tuple[str, ...],
) -> None:
    address = f"127.0.0.1:{free_port()}"
    result = geowire(address, *arguments)
    assert result.exit_code == 1
    assert "no Kafka broker answers" in result.stderr
    assert f"at {address}; start one" in result.stderr


def test_a_file_that_is_missing_is_told_in_a_sentence(broker: str) -> None:
    result = geowire(broker, "publish", "/nowhere.jsonl")
    assert result.exit_code == 1
    assert "no article can be read" in result.stderr


def test_a_wrong_setting_is_told_in_a_sentence(broker: str) -> None:
    result = CliRunner().invoke(main, ["tail", "news.raw"], env={"GEOWIRE_BROKER": "nonsense"})
    assert result.exit_code == 1
    assert "GEOWIRE_BROKER" in result.stderr
