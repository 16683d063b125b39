from __future__ import annotations

import dataclasses

import pytest
from click.testing import CliRunner

from agents.commands.topics import command
from streams import topics
from streams.broker import free_port
from streams.errors import Unavailable
from streams.settings import Settings


@pytest.fixture
def fresh(settings: Settings) -> Settings:
    """The same broker, with none of the topics made yet."""
    return dataclasses.replace(settings, topic_prefix=f"fresh-{settings.topic_prefix}")


def test_topics_are_made_as_declared_and_making_them_again_changes_nothing(fresh: Settings) -> None:
    assert {report.state for report in topics.check(fresh)} == {"missing"}
    made = topics.create(fresh)
    assert [report.name for report in made] == [t.named(fresh) for t in topics.TOPICS]
    assert all(report.state == "created" and report.sound for report in made)
    again = topics.create(fresh)
    assert all(report.state == "exists" and report.sound for report in again)
    assert all(report.sound for report in topics.check(fresh))


def test_a_difference_is_told_and_left_alone(fresh: Settings) -> None:
    topics.create(fresh)
    other = dataclasses.replace(fresh, partitions=fresh.partitions + 2, max_message_bytes=2**22)
    for report in topics.create(other):
        told = {one.what: (one.declared, one.found) for one in report.differences}
        assert told["partitions"] == (str(fresh.partitions + 2), str(fresh.partitions))
        assert told["max.message.bytes"] == (str(2**22), str(2**23))
    assert all(report.sound for report in topics.check(fresh))


def test_the_commands_say_what_they_found(fresh: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in fresh.environment().items():
        monkeypatch.setenv(variable, value)
    assert CliRunner().invoke(command, ["check"]).exit_code == 1
    created = CliRunner().invoke(command, ["create"])
    assert created.exit_code == 0
    assert created.output.count("created") == len(topics.TOPICS)
    assert CliRunner().invoke(command, ["check"]).exit_code == 0
    monkeypatch.setenv("GEOWIRE_PARTITIONS", "9")
    differing = CliRunner().invoke(command, ["check"])
    assert differing.exit_code == 1
    assert f"partitions: declared 9, found {fresh.partitions}" in differing.output


def test_a_broker_that_is_not_there_is_told_of(
    fresh: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "CONNECT_TIMEOUT", 500)
    nowhere = dataclasses.replace(fresh, broker=f"127.0.0.1:{free_port()}")
    with pytest.raises(Unavailable, match="set GEOWIRE_BROKER to one that runs"):
        topics.check(nowhere)
