"""``geowire tail``: what flows through a topic, a JSON line a message."""

from __future__ import annotations

import base64
import datetime
from typing import Any

import click
import orjson

from agents.commands.console import told, write
from streams.lines import inert
from streams.reading import named, records
from streams.settings import Settings


@click.command(short_help="Follow a topic and print each message as a JSON line.")
@click.argument("topic")
@click.option("--from-beginning", is_flag=True, help="Begin with the oldest message that is kept.")
@click.option("--count", type=click.IntRange(1), metavar="N", help="Stop after N messages.")
@click.option(
    "--follow/--no-follow",
    default=True,
    show_default=True,
    help="Wait for new messages; --no-follow prints what is there now, from the oldest on.",
)
def command(topic: str, from_beginning: bool, count: int | None, follow: bool) -> None:
    """Print what comes through TOPIC: partition, offset, time, key, headers and value.

    TOPIC is a name as declared, such as news.enriched; GEOWIRE_TOPIC_PREFIX is put before it.
    No consumer group is joined, so nobody's place is moved. A value that is not JSON is printed
    as text, one that is not text as {"base64": ...}. Stops on Ctrl-C.

    \b
    Examples:
      geowire tail news.enriched
      geowire tail news.by-region | jq -r 'select(.key == "JP") | .value.article.title'
      geowire tail news.dead-letter --no-follow | jq '.headers["geowire-reason"]'
    """
    with told():
        settings = Settings.from_environment()
        oldest = from_beginning or not follow
        try:
            name = named(topic, settings)
            read = records(settings, name, "tail", oldest=oldest, follow=follow)
            for printed, record in enumerate(read, 1):
                write(inert(line_of(record)))
                if printed == count:
                    break
        except KeyboardInterrupt:
            pass


def line_of(record: Any) -> bytes:
    """``record`` as one line of JSON."""
    time = datetime.datetime.fromtimestamp(record.timestamp / 1000, datetime.UTC)
    return orjson.dumps(
        {
            "topic": record.topic,
            "partition": record.partition,
            "offset": record.offset,
            "timestamp": time.isoformat(timespec="milliseconds"),
            "key": _shown(record.key),
            "headers": {name: _shown(value) for name, value in record.headers or ()},
            "value": _value(record.value),
        }
    )


def _value(value: bytes | None) -> Any:
    try:
        # Written again at once: what is nested too deep to be written is shown as text.
        return orjson.Fragment(orjson.dumps(orjson.loads(value or b"")))
    except (orjson.JSONDecodeError, TypeError):
        return _shown(value)


def _shown(value: bytes | None) -> str | dict[str, str] | None:
    """``value`` as text, in base64 where it is none."""
    try:
        return None if value is None else value.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value).decode()} if value else None
