"""geowire actors learn at the console: from a file, a pipe and a topic."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result
from kafka import KafkaProducer  # type: ignore[import-untyped]

from agents.commands import main
from streams import topics
from streams.broker import EmbeddedBroker, free_port
from streams.settings import Settings
from tests.newcomers.test_learned import event, story

EVENTS = [orjson.dumps(event(f"Paper {n}", story(n))) for n in range(4)]
FILE = b"\n".join([*EVENTS, b'{"id": null, "error": {"reason": "not-json"}}', b"[]", b"{"])


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    with EmbeddedBroker() as started:
        settings = Settings(broker=started.address, partitions=3, topic_prefix="t.")
        topics.create(settings)
        producer = KafkaProducer(bootstrap_servers=started.address, acks="all")
        for number, value in enumerate([*EVENTS, b"not json"]):
            producer.send("t.news.enriched", value=value, partition=number % 3).get(timeout=20)
        producer.close()
        yield started.address


def geowire(*arguments: str, stdin: bytes = b"", **environment: str) -> Result:
    return CliRunner().invoke(main, ["actors", *arguments], input=stdin, env=environment)


def test_a_pipe_gives_proposals_on_standard_output() -> None:
    found = geowire("learn", "-", stdin=FILE)
    assert found.exit_code == 0
    assert [row["name"] for row in tomllib.loads(found.stdout)["actor"]] == ["Reiko Hayakawa"]
    assert found.stderr == (
        "3 of 7 are no enriched events\n1 proposals from 4 events; 0 not decided\n"
    )


def test_a_file_gives_a_file_that_can_be_put_into_use(tmp_path: Path) -> None:
    path, out = tmp_path / "events.jsonl", tmp_path / "own" / "proposed.toml"
    out.parent.mkdir()
    path.write_bytes(FILE)
    found = geowire("learn", str(path), "--out", str(out))
    assert (found.exit_code, found.stdout) == (0, "")
    assert f"are in {out}; 0 not decided" in found.stderr
    assert geowire("check", str(out)).exit_code == 0
    # What is known already, also from a file of one's own, is not proposed again.
    again = geowire("learn", str(path), GEOWIRE_ACTORS_DIR=str(out.parent))
    assert "0 proposals from 4 events" in again.stderr


def test_a_topic_is_read_from_its_beginning_to_its_end(broker: str) -> None:
    found = geowire("learn", "news.enriched", GEOWIRE_BROKER=broker, GEOWIRE_TOPIC_PREFIX="t.")
    assert found.exit_code == 0, found.output
    assert "# 4 independent sources, 4 articles" in found.stdout
    assert "1 of 5 are no enriched events" in found.stderr


def test_a_topic_or_broker_that_is_not_there_is_told(broker: str) -> None:
    assert "there is no topic nosuch" in geowire("learn", "nosuch", GEOWIRE_BROKER=broker).stderr
    nowhere = f"127.0.0.1:{free_port()}"
    found = geowire("learn", "news.enriched", GEOWIRE_BROKER=nowhere)
    assert found.exit_code == 1
    assert "no Kafka broker answers" in found.stderr


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    assert "name it .toml" in geowire("learn", "-", "--out", "x.jsonl").stderr
    assert "can be read" in geowire("learn", "/nowhere/events.jsonl").stderr
    out = str(tmp_path / "no" / "x.toml")
    assert "nothing can be written" in geowire("learn", "-", "--out", out, stdin=FILE).stderr
    refused = geowire("learn", "-", GEOWIRE_ACTORS_DIR=str(tmp_path / "no"))
    assert "actors of your own cannot be used" in refused.stderr
