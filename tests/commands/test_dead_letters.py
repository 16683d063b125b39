from __future__ import annotations

import datetime

import pytest
from click.testing import CliRunner

from agents.commands.dead_letters import Moment, as_record, command, line_of
from agents.commands.demo import line_of as event_line
from agents.commands.worker import command as worker
from streams.deadletters import DeadLetter
from streams.events import Coordinates

NOW = datetime.datetime(2026, 1, 27, 8, tzinfo=datetime.UTC)
UNRULY = "\x1b[2J\x9b31m\u202e\n\r"


def letter(**changes: object) -> DeadLetter:
    known: dict[str, object] = {
        "partition": 1, "offset": 7, "source": Coordinates("news.raw", 0, 3), "reason": "not-json",
        "detail": "line 1", "when": NOW, "version": "1", "key": b"k", "value": b"no",
        "headers": (("x", b"\xff"),), "complete": True,
    }  # fmt: skip
    return DeadLetter(**{**known, **changes})  # type: ignore[arg-type]


def test_a_line_says_where_when_why_and_whence() -> None:
    assert line_of(letter()) == (
        "1@7  2026-01-27 08:00:00  not-json  from news.raw/0@3  key k  line 1"
    )


def test_hostile_text_is_inert_on_the_terminal() -> None:
    event = {
        "article": {"title": UNRULY, "body": ""},
        "language": {"code": "en"},
        "regions": [{"name": UNRULY, "focus": True}],
        "actors": [{"name": UNRULY}],
    }
    shown = line_of(letter(detail=UNRULY, key=UNRULY.encode())) + event_line(event)
    # What is left of escapes is our own colours, and the one line feed between our two lines.
    for own in ("\x1b[36m", "\x1b[1m", "\x1b[32m", "\x1b[33m", "\x1b[0m"):
        shown = shown.replace(own, "")
    assert shown.count("\n") == 1
    assert not any(hostile in shown for hostile in "\x1b\x9b\u202e\r")


def test_bytes_that_are_no_text_are_kept_in_base64() -> None:
    record = as_record(letter(value=b"\xff\xfe"))
    assert record["value"] == {"base64": "//4="}
    assert record["headers"] == [["x", {"base64": "/w=="}]]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-27T08:00", NOW),
        ("2026-01-27T09:00+01:00", NOW),
        ("2026-01-27", NOW.replace(hour=0)),
    ],
)
def test_a_time_is_utc_unless_it_says_otherwise(text: str, moment: datetime.datetime) -> None:
    assert Moment().convert(text, None, None) == moment


def test_a_time_can_be_so_long_ago() -> None:
    ago = datetime.datetime.now(datetime.UTC) - Moment().convert("2h", None, None)
    assert abs(ago - datetime.timedelta(hours=2)) < datetime.timedelta(seconds=5)


def test_a_time_that_is_none_is_refused_with_examples() -> None:
    refused = CliRunner().invoke(command, ["list", "--since", "yesterday"])
    assert refused.exit_code == 2
    assert "give e.g. 2026-01-27T08:00, 30m, 2h or 7d" in refused.output


def test_an_unknown_reason_is_refused_with_the_known_ones() -> None:
    refused = CliRunner().invoke(command, ["replay", "--reason", "odd"])
    assert refused.exit_code == 2
    assert "enrichment-failed" in refused.output


def test_restarts_need_a_supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = CliRunner().invoke(worker, ["--max-restarts", "3"])
    assert refused.exit_code == 2
    assert "--max-restarts needs -n" in refused.output


def test_more_workers_than_ports_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOWIRE_WEB_PORT", "65530")
    refused = CliRunner().invoke(worker, ["-n", "20"])
    assert refused.exit_code == 2
    assert "give a lower one" in refused.output


def test_a_setting_that_cannot_be_used_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GEOWIRE_BROKER", "nowhere")
    refused = CliRunner().invoke(worker, [])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: GEOWIRE_BROKER='nowhere'")
