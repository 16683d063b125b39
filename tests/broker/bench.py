"""End-to-end throughput: the worker beside a Faust agent that only decodes and forwards.

Both read the same articles from topics of their own, on the same broker, one after the
other in the same run; ratios mean more than figures. Articles a second are counted by
what has arrived, between the first tenth and the last twentieth; CPU is the process' own.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from agents import samples
from streams import topics
from streams.app import Message, crash_on, create_app, sender
from streams.broker import EmbeddedBroker, free_port
from streams.delivery import Delivery
from streams.events import Coordinates
from streams.lines import articles, opened
from streams.messages import OutgoingMessage
from streams.settings import Settings
from streams.worker import run
from tests.broker.apache import Kafka

START, END = 0.10, 0.95  # shares of the articles between which time is taken
GIVE_UP = 300.0  # seconds
TICKS = os.sysconf("SC_CLK_TCK")


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--articles", "count", default=12_000, show_default=True, help="How many to send.")
@click.option(
    "--broker",
    "kind",
    type=click.Choice(["embedded", "kafka", "both"]),
    default="both",
    show_default=True,
)
@click.option("--rounds", default=1, show_default=True, help="Runs of each.")
def main(file: Path | None, count: int, kind: str, rounds: int) -> None:
    """Measure articles a second, from the raw topic to the confirmed events.

    FILE holds an article a line; without it the samples are sent again and again.
    """
    if file is None:
        source = samples.articles()
    else:
        with opened(str(file)) as stream:
            source = list(articles(stream, 2**20))
    values = list(itertools.islice(itertools.cycle(source), count))
    mean = sum(map(len, values)) / len(values)
    click.echo(f"{count} articles of {mean:,.0f} bytes on the mean, {len(source)} different")
    for name in ("embedded", "kafka") if kind == "both" else (kind,):
        with _broker(name) as address:
            for _, contender in itertools.product(range(rounds), ("forward", "worker")):
                rate, cpu = _measure(address, contender, values)
                click.echo(f"{name:9} {contender:8} {rate:7,.0f} articles/s  {cpu:.3f} ms CPU each")


@contextmanager
def _broker(kind: str) -> Iterator[str]:
    if kind == "embedded":
        with EmbeddedBroker() as embedded:
            yield embedded.address
        return
    with tempfile.TemporaryDirectory(prefix="geowire-bench-") as folder:
        node = Kafka(Path(folder))
        node.start()
        try:
            yield node.address
        finally:
            node.kill()


def _measure(address: str, contender: str, values: list[bytes]) -> tuple[float, float]:
    """Return articles a second and the process' CPU milliseconds an article."""
    own = f"{contender}-{time.time_ns()}"
    settings = Settings(
        broker=address, topic_prefix=f"{own}.", group_id=own, partitions=4, web_port=free_port(),
        data_dir=Path(tempfile.mkdtemp(prefix="geowire-bench-")), log_level="warning",
    )  # fmt: skip
    topics.create(settings)
    producer = KafkaProducer(
        bootstrap_servers=address, acks="all", linger_ms=20, batch_size=262_144
    )
    for number, value in enumerate(values):
        producer.send(topics.RAW.named(settings), value=value, partition=number % 4)
    producer.flush()
    producer.close()
    arguments = (
        [sys.executable, "-m", "agents.commands", "worker"]
        if contender == "worker"
        else [sys.executable, "-c", "from tests.broker.bench import forward; forward()"]
    )
    process = subprocess.Popen(arguments, env={**os.environ, **settings.environment()})
    try:
        return _watch(settings, process, len(values))
    finally:
        process.terminate()
        process.wait(15)


def _watch(settings: Settings, process: subprocess.Popen[bytes], count: int) -> tuple[float, float]:
    consumer: Any = KafkaConsumer(bootstrap_servers=settings.broker, group_id=None)
    name = topics.ENRICHED.named(settings)
    places = [TopicPartition(name, partition) for partition in range(settings.partitions)]
    deadline = time.monotonic() + GIVE_UP
    began: tuple[float, int, float] | None = None
    while True:
        arrived, now = sum(consumer.end_offsets(places).values()), time.monotonic()
        if began is None and arrived >= count * START:
            began = now, arrived, _cpu(process.pid)
        if began is not None and arrived >= count * END:
            since, before, cpu = began
            done = arrived - before
            consumer.close()
            return done / (now - since), (_cpu(process.pid) - cpu) / done * 1000
        if process.poll() is not None or now > deadline:
            raise click.ClickException(f"only {arrived} of {count} arrived")
        time.sleep(0.05)


def _cpu(pid: int) -> float:
    """CPU seconds that the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def forward() -> None:
    """The floor: an agent on the same app and delivery that decodes, encodes and sends on."""
    settings = Settings.from_environment()
    app = create_app(settings)
    delivery: Delivery[Message] = Delivery(sender(app, settings), window=settings.window)
    raw = app.topic(topics.RAW.named(settings), key_type=bytes, value_type=bytes)

    @app.agent(raw, name="forward")
    async def forwarding(stream: Any) -> None:
        async for event in stream.noack().events():
            message = event.message
            at = Coordinates(message.topic, message.partition, message.offset)
            value = orjson.dumps(orjson.loads(message.value))
            out = OutgoingMessage(topics.ENRICHED.name, b"%d" % message.offset, value, ())
            await delivery.deliver(at, event.confirm, [out])

    crash_on(app, delivery.failed)
    sys.exit(run(app, settings))


if __name__ == "__main__":
    main()
