"""``geowire demo``: the whole stream on this machine, from an empty one to enriched events."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

import click
import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition  # type: ignore[import-untyped]

from agents import samples
from agents.commands.console import harmless, told
from agents.commands.worker import process
from streams import deadletters, topics
from streams.broker import EmbeddedBroker, free_port, listens
from streams.codec import decode_article
from streams.errors import GeowireError, Rejected
from streams.settings import Settings

READY_WITHIN: Final = 240.0  # seconds to the first event; the first start builds the names' data
DONE_WITHIN: Final = 60.0  # seconds without anything new after that
STOP_WITHIN: Final = 12.0  # seconds; a worker ends itself before
POLL: Final = 200  # milliseconds; how long Ctrl-C may have to wait
TAGS: Final = 6  # of a kind that are shown of an article


class DemoError(GeowireError):
    """The demonstration cannot go on; the message says why and what to do."""


@click.command(short_help="Show everything on this machine: broker, worker, articles, web view.")
@click.option("--once", is_flag=True, help="End when every sample is through; for scripts.")
@click.option(
    "--port", type=click.IntRange(1, 65_535), help="The web view's port; 6066 when it is free."
)
@click.option("--broker-port", type=click.IntRange(1, 65_535), help="The embedded broker's port.")
def command(once: bool, port: int | None, broker_port: int | None) -> None:
    """Start a broker and a worker, send sample articles, show the events as they arrive.

    Nothing has to be installed or configured, nothing is kept, and only this machine can reach it.
    While it runs, articles of your own can be sent from another terminal; the line to do it with
    is shown. Ctrl-C stops everything.

    With --once it ends when every sample has become an event or, for the broken ones among them, a
    dead letter; the exit status is 0 only if each one has.

    \b
    Examples:
      geowire demo
      geowire demo --once && echo all accounted for
    """
    with told(), contextlib.ExitStack() as stack:
        # But for brokers and prefixes, of which the demonstration has its own.
        asked = Settings.from_environment()
        signal.signal(signal.SIGTERM, _as_interrupt)
        status = 0
        try:
            status = _show(stack, asked, once, port, broker_port)
        except KeyboardInterrupt:
            status = 130 if once else 0
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # told once is enough
            click.echo("stopping ...", err=True)
    sys.exit(status)


def _show(
    stack: contextlib.ExitStack,
    asked: Settings,
    once: bool,
    port: int | None,
    broker_port: int | None,
) -> int:
    web_port = port or (free_port() if listens(asked.web_port) else asked.web_port)
    if port and listens(port):
        raise DemoError(f"port {port} is taken; give another with --port")
    click.echo("starting the broker, in memory ...", err=True)
    broker = stack.enter_context(EmbeddedBroker(broker_port))
    settings = dataclasses.replace(
        asked, broker=broker.address, topic_prefix="", group_id="geowire-demo",
        replication=1, web_host="127.0.0.1", web_port=web_port,
    )  # fmt: skip
    topics.create(settings)
    worker = stack.enter_context(_worker(settings))
    good, broken = samples.articles(), samples.broken()
    _publish(settings, good + broken)
    click.echo(
        f"{len(good)} sample articles and {len(broken)} broken ones are on {topics.RAW.name}; "
        "the worker loads its names and joins its group: 15 seconds, a minute the first time ...",
        err=True,
    )
    watch = Watch(settings, worker, once)
    enriched, rejected = watch.run(len(good), len(broken))
    missing = {str(_id(value)) for value in good} - enriched
    click.echo(
        f"\n{len(enriched)} of {len(good)} articles were enriched, "
        f"{sum(rejected.values())} of {len(broken)} broken ones became dead letters ("
        + ", ".join(f"{n} {reason}" for reason, n in sorted(rejected.items()))
        + ")"
    )
    if missing:
        click.echo(f"not accounted for: {', '.join(sorted(missing))}", err=True)
    return 0 if not missing and sum(rejected.values()) == len(broken) else 1


class Watch:
    """Shows what arrives, until everything did (``once``) or Ctrl-C."""

    def __init__(self, settings: Settings, worker: Running, once: bool) -> None:
        self._settings = settings
        self._worker = worker
        self._once = once
        self._consumer: Any = KafkaConsumer(
            bootstrap_servers=settings.broker, group_id=None,
            max_partition_fetch_bytes=settings.max_message_bytes,
        )  # fmt: skip
        places = [
            TopicPartition(topic.named(settings), partition)
            for topic in (topics.ENRICHED, topics.DEAD_LETTER)
            for partition in range(settings.partitions)
        ]
        self._consumer.assign(places)
        self._consumer.seek_to_beginning(*places)
        self.enriched: set[str] = set()
        self.rejected: collections.Counter[str] = collections.Counter()

    def run(self, good: int, broken: int) -> tuple[set[str], collections.Counter[str]]:
        """Return the ids of the enriched articles, and how many were rejected by reason."""
        last = time.monotonic()
        told_end = False
        while True:
            for records in self._consumer.poll(timeout_ms=POLL).values():
                for record in records:
                    self._show(record)
                    last = time.monotonic()
            through = len(self.enriched) >= good and sum(self.rejected.values()) >= broken
            if through and self._once:
                break
            if through and not told_end:
                told_end = True
                self._tell_what_next()
            silent = time.monotonic() - last
            if not through and silent > (DONE_WITHIN if self.enriched else READY_WITHIN):
                if self._once:
                    break
                last = time.monotonic()
                click.echo("nothing new has come for a while; see the web view", err=True)
            if self._worker.ended:
                raise DemoError(f"the worker ended; it said:\n{self._worker.said}")
        self._consumer.close()
        return self.enriched, self.rejected

    def _show(self, record: Any) -> None:
        if record.topic == topics.DEAD_LETTER.named(self._settings):
            letter = deadletters.parse(record)
            self.rejected[letter.reason] += 1
            what = harmless(f"{letter.reason}: {letter.detail}"[:120])
            click.echo(f"{click.style('dead letter', fg='red')}  {what}")
            return
        event = orjson.loads(record.value)
        if not self.enriched:
            address = f"http://{self._settings.web_host}:{self._settings.web_port}"
            click.echo(f"the web view is at {click.style(address, bold=True)}\n", err=True)
        self.enriched.add(event["id"])
        click.echo(line_of(event))

    def _tell_what_next(self) -> None:
        click.echo(
            "\nall samples are through. Send more from another terminal:\n"
            f"  GEOWIRE_BROKER={self._settings.broker} geowire publish articles.jsonl\n"
            f"  GEOWIRE_BROKER={self._settings.broker} geowire tail news.by-region\n"
            "Ctrl-C stops everything.\n",
            err=True,
        )


def line_of(event: dict[str, Any]) -> str:
    """An event on two lines, harmless on a terminal: language and title, then the tags."""
    title = event["article"]["title"] or event["article"]["body"]
    regions = [f"{r['name']}{'*' if r['focus'] else ''}" for r in event["regions"]]
    actors = [actor["name"] for actor in event["actors"]]
    code = click.style(f"{event['language']['code']:7}", fg="cyan")
    return (
        f"{code} {click.style(harmless(title[:90]), bold=True)}\n"
        f"        {click.style(_few(regions) or 'no region', fg='green')}"
        f"  |  {click.style(_few(actors) or 'no actor', fg='yellow')}"
    )


def _few(names: list[str]) -> str:
    more = f" +{len(names) - TAGS}" if len(names) > TAGS else ""
    return harmless(", ".join(names[:TAGS])) + more


class Running:
    """A worker process and what it said."""

    def __init__(self, settings: Settings, log: IO[bytes]) -> None:
        arguments, environment = process(settings)
        self._log = log
        self._process = subprocess.Popen(  # noqa: S603 - our own arguments
            arguments, env=environment, stdout=log, stderr=log, start_new_session=True
        )

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    @property
    def said(self) -> str:
        self._log.seek(0)
        return self._log.read()[-3000:].decode(errors="replace")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextlib.contextmanager
def _worker(settings: Settings) -> Iterator[Running]:
    with tempfile.TemporaryDirectory(prefix="geowire-demo-") as folder:
        own = dataclasses.replace(settings, data_dir=Path(folder))
        with (Path(folder) / "worker.log").open("w+b") as log:
            running = Running(own, log)
            try:
                yield running
            finally:
                running.stop()


def _publish(settings: Settings, values: list[bytes]) -> None:
    producer = KafkaProducer(bootstrap_servers=settings.broker, acks="all", linger_ms=5)
    for value in values:
        key = _id(value)
        producer.send(topics.RAW.named(settings), value=value, key=key.encode() if key else None)
    producer.flush()
    producer.close()


def _id(value: bytes) -> str | None:
    """The sample's article id; None for a broken one."""
    try:
        return decode_article(value).id
    except Rejected:
        return None


def _as_interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
