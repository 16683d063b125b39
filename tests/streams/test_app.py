from __future__ import annotations

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mode
import pytest
from aiokafka.partitioner import DefaultPartitioner
from faust.types.tuples import ConsumerMessage

from streams.app import HeldEvent, create_app, partition_of
from streams.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(broker="a:1,b:2", data_dir=tmp_path, session_timeout=9, web_port=7007)


def test_the_app_is_what_the_settings_say(settings: Settings) -> None:
    conf = create_app(settings).conf
    assert [str(url) for url in conf.broker] == ["kafka://a:1", "kafka://b:2"]
    assert (conf.web_bind, conf.web_port) == ("127.0.0.1", 7007)
    assert conf.broker_session_timeout == 9
    assert conf.broker_heartbeat_interval == 3
    assert conf.broker_request_timeout > conf.broker_session_timeout
    assert conf.producer_acks == -1
    assert conf.agent_supervisor is mode.CrashingSupervisor
    assert not conf.topic_allow_declare
    assert not conf.web_tables_enabled
    assert not conf.web_router_enabled


def test_no_batch_is_larger_than_what_a_topic_takes(settings: Settings) -> None:
    small = dataclasses.replace(settings, max_article_bytes=50_000, max_message_bytes=60_000)
    assert settings.producer_batch_bytes > 60_000
    assert create_app(small).conf.producer_max_batch_size == 60_000


def test_fausts_own_variables_are_not_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROKER_URL", "kafka://elsewhere:1")
    monkeypatch.setenv("WEB_PORT", "1")
    monkeypatch.setenv("WEB_BIND", "0.0.0.0")
    conf = create_app(settings).conf
    assert [str(url) for url in conf.broker] == ["kafka://a:1", "kafka://b:2"]
    assert (conf.web_bind, conf.web_port) == ("127.0.0.1", 7007)


def test_a_folder_that_cannot_be_made_is_told_of(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit, match="set GEOWIRE_DATA_DIR"):
        create_app(dataclasses.replace(settings, data_dir=tmp_path / "file"))


def test_only_confirm_acks_an_event() -> None:
    acked: list[Any] = []
    app: Any = SimpleNamespace(consumer=SimpleNamespace(ack=lambda message: acked.append(message)))
    message = ConsumerMessage("t", 0, 5, 0.0, 0, None, None, b"", None)
    message.incref()
    event: Any = HeldEvent(app, None, b"", None, message)
    event.ack()
    assert acked == []
    event.confirm()
    assert acked == [message]


@pytest.mark.parametrize("count", [1, 4, 7, 100])
def test_a_key_goes_where_every_kafka_client_would_send_it(count: int) -> None:
    partitions = list(range(count))
    for key in (b"", b"JP", b"Q30", b"area:sahel", "Ōsaka".encode(), bytes(range(256))):
        wanted = DefaultPartitioner()(key, partitions, partitions)
        assert partition_of(key, set(partitions)) == wanted


def test_without_a_key_or_metadata_the_producer_chooses() -> None:
    assert partition_of(None, {0, 1}) is None
    assert partition_of(b"JP", None) is None
