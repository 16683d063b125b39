from __future__ import annotations

import logging
import socket

import pytest

from streams.broker import HOST, free_port
from streams.delivery import FuseTrippedError
from streams.errors import Unavailable
from streams.events import Coordinates
from streams.settings import Settings
from streams.worker import QUIET, Repeats, claim_web_port, tell


def record(name: str, message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "", 0, message, args, None)


def test_what_the_kafka_client_repeats_is_said_once_in_a_while() -> None:
    now = [0.0]
    repeats = Repeats(lambda: now[0])
    assert repeats.filter(record("aiokafka.client", "no route to %s", 1))
    assert not repeats.filter(record("aiokafka.client", "no route to %s", 2))
    assert repeats.filter(record("aiokafka.client", "something else"))
    assert repeats.filter(record("aiokafka.consumer", "no route to %s", 1))
    now[0] = QUIET
    assert repeats.filter(record("aiokafka.client", "no route to %s", 3))


def test_our_own_records_are_never_held_back() -> None:
    repeats = Repeats(lambda: 0.0)
    assert all(repeats.filter(record("agents.enrich", "failed")) for _ in range(3))


def test_what_we_raise_is_told_as_it_is_and_all_else_with_what_follows() -> None:
    gone = Unavailable("no Kafka broker answers", "k:1", "start one")
    assert tell(gone) == "no Kafka broker answers at k:1; start one"
    assert "9 articles in a row" in tell(FuseTrippedError(Coordinates("t", 0, 1), 9, "not-json"))
    told = tell(RuntimeError("boom"))
    assert "boom (RuntimeError)" in told
    assert "will be read again" in told


def test_a_taken_web_port_is_told_with_the_setting_that_moves_it() -> None:
    with socket.create_server((HOST, 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(Unavailable, match=f"{HOST}:{taken}; set GEOWIRE_WEB_PORT"):
            claim_web_port(Settings(web_port=taken))


@pytest.mark.parametrize("host", [HOST, "localhost", "0.0.0.0"])
def test_a_free_web_port_is_left_free(host: str) -> None:
    settings = Settings(web_host=host, web_port=free_port())
    claim_web_port(settings)
    claim_web_port(settings)
