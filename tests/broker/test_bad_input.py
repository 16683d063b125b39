"""Whatever is sent becomes an event or a dead letter, and what stands around it is unharmed."""

from __future__ import annotations

import orjson
import pytest
from aiokafka import AIOKafkaProducer
from click.testing import CliRunner

from agents.commands.dead_letters import command as dead_letters
from streams.settings import Settings
from streams.topics import RAW
from tests.broker.stage import Sent, Stage, article, header, ids

ENRICHED = "enriched"


def raw(**fields: object) -> bytes:
    return orjson.dumps({"body": "Talks in Paris went on.", **fields})


# name: the message and what becomes of it
CASES: dict[str, tuple[Sent, str]] = {
    "not-utf8": (Sent(b"x", b'{"title": "caf\xe9"}'), "not-utf8"),
    "not-json": (Sent(b"x", b"title: Paris"), "not-json"),
    "list": (Sent(b"x", b'["title", "Paris"]'), "not-an-object"),
    "no-text": (Sent(b"x", b'{"id": "x", "url": "https://example.org/1"}'), "no-text"),
    "empty": (Sent(b"x", b'{"id": "x", "title": "", "body": "  "}'), "no-text"),
    "no-bytes": (Sent(b"x", b""), "not-json"),
    "5-mb": (Sent(b"x", raw(id="x", body="Paris. " * 750_000)), "too-large"),
    "wrong-type": (Sent(b"x", b'{"title": 7, "body": ["Paris"]}'), "wrong-type"),
    "deep": (Sent(b"x", b'{"a": ' * 10_000 + b"1" + b"}" * 10_000), "too-deep"),
    "deep-list": (Sent(b"x", b"[" * 10_000 + b"]" * 10_000), "too-deep"),
    "surrogate": (Sent(b"x", b'{"title": "Paris \\ud800"}'), "lone-surrogate"),
    "tombstone": (Sent(b"x", None), "tombstone"),
    "nul": (Sent(b"nul", raw(id="nul", title="Paris \x00 talks")), ENRICHED),
    "duplicate-keys": (
        Sent(b"twice", b'{"id": "twice", "title": "Rome", "title": "Paris", "body": "Talks."}'),
        ENRICHED,
    ),
    "html": (Sent(b"html", raw(id="html", body="<p>Talks in <b>Paris</b></p>")), ENRICHED),
    "long-line": (
        Sent(b"line", raw(id="line", body="Talks in Paris went on; " * 21_000)),
        ENRICHED,
    ),
    "rtl": (Sent(b"rtl", raw(id="rtl", title="\u202bParis\u202c \u200f- \u061c talks")), ENRICHED),
    "headers": (
        Sent(b"headed", raw(id="headed"), (("x-trace", b"\xff\x00"), ("x-trace", b"2"))),
        ENRICHED,
    ),
    "other-key": (Sent(b"not-the-id", raw(id="other")), ENRICHED),
    "no-key": (Sent(None, raw(id="keyless")), ENRICHED),
}
IDS = {"duplicate-keys": "twice", "long-line": "line", "headers": "headed", "other-key": "other"}
IDS |= {"no-key": "keyless"}


@pytest.fixture
def run(stage: Stage) -> Stage:
    stage.worker()
    return stage


def test_bad_input_is_a_dead_letter_and_its_neighbours_come_out_in_order(
    run: Stage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[Sent] = []
    for number, (sent, _) in enumerate(CASES.values()):
        before, after = article(2 * number), article(2 * number + 1)
        messages += [m._replace(partition=0) for m in (before, sent, after)]
    places = run.publish(messages)
    rejected = {name: reason for name, (_, reason) in CASES.items() if reason != ENRICHED}

    letters = run.dead_letters().wait(lambda got: len(got) >= len(rejected))
    good = len(messages) - len(rejected)
    events = run.events().wait(lambda got: len(got) >= good)

    came_out = ids(events)
    for number, (name, (_, outcome)) in enumerate(CASES.items()):
        if outcome == ENRICHED:
            assert IDS.get(name, name) in came_out, name
        assert f"a{2 * number}" in came_out
    # One raw partition, so whatever shares a partition of the events has to be in its order.
    order = {
        m.key.decode(): place.offset for m, place in zip(messages, places, strict=True) if m.key
    }
    for partition in range(settings.partitions):
        offsets = [
            order[id] for id in ids(e for e in events if e.partition == partition) if id in order
        ]
        assert offsets == sorted(offsets)

    by_offset = {int(header(letter, "geowire-offset")): letter for letter in letters}
    for number, (name, (sent, reason)) in enumerate(CASES.items()):
        if reason == ENRICHED:
            continue
        letter = by_offset[places[3 * number + 1].offset]
        assert header(letter, "geowire-reason") == reason, name
        assert header(letter, "geowire-topic") == RAW.named(settings)
        assert header(letter, "geowire-partition") == "0"
        assert letter.key == sent.key
        assert letter.value == (sent.value if sent.value is not None else b"")

    # What was rejected can be listed, and sent again as it came.
    for variable, value in settings.environment().items():
        monkeypatch.setenv(variable, value)
    listed = CliRunner().invoke(dead_letters, ["list", "--reason", "not-utf8", "--json"])
    assert listed.exit_code == 0, listed.output
    dry = CliRunner().invoke(dead_letters, ["replay", "--reason", "not-utf8"])
    assert "1 dead letters would be sent again" in dry.output
    sent = CliRunner().invoke(dead_letters, ["replay", "--reason", "not-utf8", "--yes"])
    assert "1 messages were sent again" in sent.output
    again = run.dead_letters().wait(lambda got: len(got) > len(rejected))
    twice = [one for one in again if header(one, "geowire-reason") == "not-utf8"]
    assert len(twice) == 2
    assert twice[0].value == twice[1].value
    assert [n for n, _ in twice[0].headers] == [n for n, _ in twice[1].headers]


@pytest.mark.kafka
async def test_every_codec_that_a_publisher_may_use_is_read(
    stage: Stage, settings: Settings
) -> None:
    codecs = ("gzip", "snappy", "lz4", "zstd")
    for codec in codecs:
        async with AIOKafkaProducer(
            bootstrap_servers=settings.broker, compression_type=codec
        ) as producer:
            await producer.send_and_wait(RAW.named(settings), raw(id=codec))
    stage.worker()
    events = stage.events().wait(lambda got: len(got) >= len(codecs))
    assert sorted(ids(events)) == sorted(codecs)
