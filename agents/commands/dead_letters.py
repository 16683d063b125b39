"""``geowire dead-letters``: what was rejected and why, and the way back."""

from __future__ import annotations

import base64
import collections
import datetime
import re
from collections.abc import Callable
from typing import Any, Final

import click
import orjson

from agents.commands.console import Count, harmless, told, write
from streams import deadletters
from streams.deadletters import DeadLetter, Selection
from streams.errors import REASONS
from streams.settings import Settings

UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}  # seconds


class Moment(click.ParamType):
    """A time: ISO 8601 (UTC unless it says otherwise), or so long ago: 30m, 2h, 7d."""

    name = "time"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.datetime:
        if isinstance(value, datetime.datetime):
            return value
        if ago := re.fullmatch(r"(\d{1,6})([smhd])", value):
            seconds = int(ago[1]) * UNITS[ago[2]]
            return datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=seconds)
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no time; give e.g. 2026-01-27T08:00, 30m, 2h or 7d", param, ctx
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def selecting(command: Callable[..., None]) -> Callable[..., None]:
    """The options by which dead letters are chosen."""
    for option in (
        click.option("--until", type=Moment(), help="Rejected before this time."),
        click.option(
            "--since",
            type=Moment(),
            help="Rejected at or after this time: ISO 8601, or 2h for ago.",
        ),
        click.option("--to", "last", type=click.IntRange(0), help="Up to this offset."),
        click.option("--from", "first", type=click.IntRange(0), help="From this offset on."),
        click.option(
            "--partition", type=click.IntRange(0), help="Only this partition of the dead letters."
        ),
        click.option(
            "--reason",
            "reasons",
            multiple=True,
            type=click.Choice(REASONS),
            help="Only this reason; can be given several times.",
        ),
    ):
        command = option(command)
    return command


@click.group()
def command() -> None:
    """List what was rejected and why, or send it again.

    A dead letter holds the bytes, the key and the headers of the message as it came.
    """


@command.command("list")
@selecting
@click.option("--json", "as_json", is_flag=True, help="JSON lines with the original bytes.")
def list_(as_json: bool, **chosen: Any) -> None:
    """Print a line for each dead letter: where it is, when, why, and where it came from.

    A count by reason follows on standard error. --json gives everything, also in a pipe.

    \b
    Examples:
      geowire dead-letters list --since 2h
      geowire dead-letters list --reason not-json --json | jq -r .value
    """
    with told():
        counts: collections.Counter[str] = collections.Counter()
        for letter in deadletters.read(Settings.from_environment(), selection(chosen)):
            counts[letter.reason] += 1
            if as_json:
                write(orjson.dumps(as_record(letter)))
            else:
                click.echo(line_of(letter))
        click.echo(summary(counts, "dead letters"), err=True)


@command.command()
@selecting
@click.option("--yes", is_flag=True, help="Send them; without it only the count is shown.")
def replay(yes: bool, **chosen: Any) -> None:
    """Send the original messages to news.raw again, after the cause is mended.

    Without --yes nothing is sent. Bytes, key and headers go back as they came. The dead letters
    stay where they are until their retention ends, so choose with --since, --reason or --partition
    what is meant. Sending one twice is harmless: the same article gives the same ce_id, by which
    subscribers drop repeats.

    \b
    Examples:
      geowire dead-letters replay --reason enrichment-failed --since 1d
      geowire dead-letters replay --reason enrichment-failed --since 1d --yes
    """
    with told():
        settings = Settings.from_environment()
        counts: collections.Counter[str] = collections.Counter()
        letters = deadletters.read(settings, selection(chosen))
        if not yes:
            counts.update(letter.reason for letter in letters)
            click.echo(summary(counts, "dead letters would be sent again; add --yes to do it"))
            return
        shown = Count("messages confirmed")

        def done(letter: DeadLetter) -> None:
            counts[letter.reason] += 1
            shown.add()

        _, left_out = deadletters.replay(settings, letters, done)
        shown.close()
        click.echo(summary(counts, "messages were sent again"))
        for letter in left_out:
            click.echo(f"left out, its bytes were too large to keep: {line_of(letter)}", err=True)


def selection(chosen: dict[str, Any]) -> Selection:
    return Selection(**{**chosen, "reasons": frozenset(chosen["reasons"])})


def summary(counts: collections.Counter[str], what: str) -> str:
    """``5 dead letters (3 not-json, 2 no-text)``."""
    parts = ", ".join(f"{n} {reason}" for reason, n in counts.most_common())
    return f"{counts.total()} {what}" + (f" ({parts})" if parts else "")


def line_of(letter: DeadLetter) -> str:
    """The letter on one line, harmless on a terminal."""
    came = letter.source
    source = f"{came.topic}/{came.partition}@{came.offset}" if came else "unknown"
    key = letter.key.decode(errors="backslashreplace") if letter.key is not None else "-"
    line = (
        f"{letter.partition}@{letter.offset}  {letter.when:%Y-%m-%d %H:%M:%S}  {letter.reason}  "
        f"from {source}  key {key[:60]}  {letter.detail[:200]}"
    )
    return harmless(line)


def as_record(letter: DeadLetter) -> dict[str, Any]:
    """Everything about it; bytes that are not UTF-8 stand under ``base64``."""
    came = letter.source
    return {
        "partition": letter.partition,
        "offset": letter.offset,
        "when": letter.when.isoformat(),
        "reason": letter.reason,
        "detail": letter.detail,
        "version": letter.version,
        "source": came,
        "key": _text(letter.key),
        "headers": [[name, _text(value)] for name, value in letter.headers],
        "value": _text(letter.value),
        "complete": letter.complete,
    }


def _text(value: bytes | None) -> str | dict[str, str] | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value or b"").decode()}
