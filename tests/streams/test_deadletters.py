from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

import pytest

from streams.deadletters import (
    DETAIL_LIMIT,
    VERSION,
    DeadLetter,
    DeadMessage,
    Selection,
    dead_letter,
    parse,
)
from streams.events import Coordinates

SOURCE = Coordinates("news.raw", 3, 120)
WHEN = datetime.datetime(2026, 1, 27, 8, 30, tzinfo=datetime.UTC)


@dataclass
class Record:
    """A record as kafka-python gives it."""

    key: bytes | None
    value: bytes | None
    headers: Any
    partition: int = 1
    offset: int = 7
    timestamp: int = field(default=int(WHEN.timestamp() * 1000) + 5)


def made(
    value: bytes | None = b"no json",
    headers: tuple[tuple[str, bytes], ...] = (("x-trace", b"\xff"), ("x-trace", b"2")),
    max_bytes: int = 1_000_000,
    detail: str = "line 1",
) -> DeadMessage:
    return dead_letter(b"k", value, headers, SOURCE, "not-json", detail, max_bytes, WHEN)


def read_back(message: DeadMessage) -> DeadLetter:
    return parse(Record(message.key, message.value, message.headers))


def test_a_dead_letter_has_the_original_bytes_and_says_where_they_came_from() -> None:
    message = made()
    assert message.topic == "news.dead-letter"
    assert (message.key, message.value) == (b"k", b"no json")
    assert dict(message.headers[2:]) == {
        "geowire-topic": b"news.raw",
        "geowire-partition": b"3",
        "geowire-offset": b"120",
        "geowire-reason": b"not-json",
        "geowire-detail": b"line 1",
        "geowire-when": b"2026-01-27T08:30:00.000+00:00",
        "geowire-version": VERSION.encode(),
    }


def test_what_is_read_back_is_what_was_rejected() -> None:
    letter = read_back(made())
    assert letter.source == SOURCE
    assert (letter.reason, letter.detail, letter.when) == ("not-json", "line 1", WHEN)
    assert (letter.key, letter.value, letter.complete) == (b"k", b"no json", True)
    assert letter.headers == (("x-trace", b"\xff"), ("x-trace", b"2"))


@pytest.mark.parametrize("value", [None, b"", b"\x00\xff"])
def test_no_value_and_an_empty_one_are_told_apart(value: bytes | None) -> None:
    assert made(value).value is not None
    letter = read_back(made(value))
    assert letter.value == value
    assert letter.complete


@pytest.mark.parametrize(
    ("key", "value", "headers"),
    [
        (b"k" * 20_000, b"no json", ()),
        (b"k" * 20_000, None, ()),
        (b"k", b"no json", (("x-trace", b"h" * 20_000),)),
        (b"k", b"no json", (("x" * 20_000, b""),)),
        (b"k", b"no json", (("x", b""),) * 3_000),
        (b"k", b"v" * 9_000, (("x-trace", b"h" * 600),)),
    ],
)
def test_a_dead_letter_is_never_larger_than_a_message_may_be(
    key: bytes, value: bytes | None, headers: tuple[tuple[str, bytes], ...]
) -> None:
    limit = 10_000
    message = dead_letter(key, value, headers, SOURCE, "not-json", "\ud800" * 1000, limit, WHEN)
    size = len(message.key or b"") + len(message.value or b"")
    assert size + sum(len(name) + len(content) for name, content in message.headers) <= limit
    letter = read_back(message)
    assert letter.source == SOURCE
    assert not letter.complete


def test_bytes_too_large_to_keep_are_left_out_and_said_to_be() -> None:
    message = made(b"x" * 10_000, max_bytes=10_000)
    assert message.value == b""
    letter = read_back(message)
    assert letter.value is None
    assert not letter.complete
    assert letter.source == SOURCE


def test_what_an_earlier_rejection_said_is_replaced() -> None:
    first = made()
    again = dead_letter(
        b"k", b"no json", first.headers, Coordinates("news.raw", 0, 1), "no-text", "", 10**6, WHEN
    )
    letter = read_back(again)
    assert (letter.reason, letter.source) == ("no-text", Coordinates("news.raw", 0, 1))
    assert letter.headers == (("x-trace", b"\xff"), ("x-trace", b"2"))


def test_a_detail_is_bounded_and_may_hold_anything() -> None:
    detail = "\ud800\x1b[31m" + "é" * 5000
    letter = read_back(made(detail=detail))
    assert len(letter.detail) <= DETAIL_LIMIT + 10
    assert letter.detail.startswith("\\ud800\x1b[31m")


@pytest.mark.parametrize(
    "headers",
    [
        None,
        [],
        [("geowire-reason", None)],
        [("geowire-topic", b"t"), ("geowire-partition", b"x"), ("geowire-offset", b"1")],
        [("geowire-when", b"yesterday"), ("geowire-detail", b"\xff")],
    ],
)
def test_what_others_put_among_the_dead_letters_can_be_read(headers: Any) -> None:
    letter = parse(Record(None, b"?", headers))
    assert letter.source is None
    assert letter.value == b"?"
    assert letter.when.tzinfo is not None


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(), True),
        (Selection(reasons=frozenset({"not-json", "no-text"})), True),
        (Selection(reasons=frozenset({"no-text"})), False),
        (Selection(partition=1), True),
        (Selection(partition=0), False),
        (Selection(first=7, last=7), True),
        (Selection(first=8), False),
        (Selection(last=6), False),
        (Selection(since=WHEN), True),
        (Selection(since=WHEN + datetime.timedelta(seconds=1)), False),
        (Selection(until=WHEN), False),
        (Selection(until=WHEN + datetime.timedelta(seconds=1)), True),
    ],
)
def test_dead_letters_are_chosen_by_reason_place_and_time(
    selection: Selection, chosen: bool
) -> None:
    assert selection.has(read_back(made())) is chosen
