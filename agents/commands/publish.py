"""``geowire publish``: raw articles to ``news.raw``, every delivery confirmed."""

from __future__ import annotations

import collections
import sys
from typing import Any, Final

import click
from kafka import KafkaProducer  # type: ignore[import-untyped]
from kafka.errors import KafkaError, MessageSizeTooLargeError  # type: ignore[import-untyped]

from agents.commands.console import Count, told
from streams import topics
from streams.codec import decode_article
from streams.errors import Rejected, Unavailable
from streams.lines import articles, opened
from streams.reach import reach
from streams.settings import Settings

CONNECT_TIMEOUT: Final = 10_000  # milliseconds; a broker that is there answers in one
DELIVERY_TIMEOUT: Final = 60.0  # seconds; a broker's restart takes less
WINDOW: Final = 5_000  # articles on their way at once; bounds memory


@click.command(short_help="Send raw articles from a file or standard input to news.raw.")
@click.argument("file", metavar="FILE|-")
def command(file: str) -> None:
    """Send the articles in FILE (or standard input, for -) to news.raw.

    In: JSON lines, an article each, or one JSON document; `.gz` is unpacked. The bytes are
    sent as they are, keyed by the article's id; what is no valid article is sent too, so that
    it is kept and counted as a dead letter, and is named in the summary.

    Ends when the brokers have confirmed every article (acks=all). The exit status is 1 when one
    was not sent; running it again is harmless, as a repeat has the same ce_id.

    \b
    Examples:
      geowire publish articles.jsonl
      geowire publish today.jsonl.gz
      echo '{"title": "Paris and Rome sign a pact"}' | geowire publish -
    """
    with told():
        settings = Settings.from_environment()
        with opened(file) as stream:
            sent = Sending(settings)
            for value in articles(stream, settings.max_message_bytes):
                sent.send(value)
        sent.finish()
    click.echo(sent.summary(), err=True)
    if sent.left_out:
        sys.exit(1)


class Sending:
    """Articles on their way to the raw topic."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._topic = topics.RAW.named(settings)
        self._producer = self._connect()
        self._waiting: collections.deque[Any] = collections.deque()
        self._count = Count("articles confirmed")
        self.left_out: list[str] = []
        self._doomed: collections.Counter[str] = collections.Counter()

    def send(self, value: bytes) -> None:
        """Hand ``value`` to the producer; waits while ``WINDOW`` articles are unconfirmed."""
        key, doom = self._key(value)
        try:
            future = self._producer.send(self._topic, value=value, key=key)
        except MessageSizeTooLargeError:
            limit = self._settings.max_message_bytes
            name = key.decode() if key else f"article {self._count.number + len(self._waiting) + 1}"
            self.left_out.append(f"{name}: larger than {limit} bytes (GEOWIRE_MAX_MESSAGE_BYTES)")
            return
        except KafkaError as error:
            raise self._failed(error) from error
        if doom:
            self._doomed[doom] += 1
        self._waiting.append(future)
        if len(self._waiting) >= WINDOW:
            self._confirm()

    def finish(self) -> None:
        """Return when every article is confirmed. Raises ``Unavailable``."""
        while self._waiting:
            self._confirm()
        self._count.close()
        self._producer.close()

    def summary(self) -> str:
        """What became of the articles, for a person."""
        lines = [f"{self._count.number} articles are on {self._topic} at {self._settings.broker}"]
        if self._doomed:
            reasons = ", ".join(f"{n} {reason}" for reason, n in sorted(self._doomed.items()))
            lines.append(f"{self._doomed.total()} of them will become dead letters: {reasons}")
        lines += [f"not sent: {one}" for one in self.left_out]
        return "\n".join(lines)

    def _key(self, value: bytes) -> tuple[bytes | None, str | None]:
        """The article's id, as far as it can be read, and why the worker will reject it."""
        try:
            limit = self._settings.max_article_bytes
            return decode_article(value, max_bytes=limit).id.encode(), None
        except Rejected as rejected:
            return rejected.id.encode() if rejected.id else None, rejected.reason

    def _confirm(self) -> None:
        try:
            self._waiting.popleft().get(timeout=DELIVERY_TIMEOUT)
        except KafkaError as error:
            raise self._failed(error) from error
        self._count.add()

    def _failed(self, error: KafkaError) -> Unavailable:
        self._count.close()
        self._producer.close(timeout=0)
        return Unavailable(
            f"sending stopped after {self._count.number} confirmed articles ({error})",
            f"{self._topic} on {self._settings.broker}",
            "run it again once the broker is well: repeats are recognised",
        )

    def _connect(self) -> KafkaProducer:
        broker = self._settings.broker
        reach(self._settings)
        try:
            producer = KafkaProducer(
                bootstrap_servers=broker.split(","),
                client_id=f"{self._settings.group_id}-publish",
                acks="all",
                batch_size=self._settings.producer_batch_bytes,
                linger_ms=int(self._settings.producer_linger * 1000),
                max_request_size=self._settings.max_message_bytes,
                max_block_ms=CONNECT_TIMEOUT,
                bootstrap_timeout_ms=CONNECT_TIMEOUT,
                allow_auto_create_topics=False,
            )
        except KafkaError as error:
            raise Unavailable(
                f"what answers is no Kafka broker ({error})",
                broker,
                "set GEOWIRE_BROKER to one",
            ) from error
        try:
            found = producer.partitions_for(self._topic)
        except KafkaError:
            found = None
        if not found:
            producer.close(timeout=0)
            raise Unavailable(
                f"there is no topic {self._topic}", broker, "run `geowire topics create`"
            )
        return producer
