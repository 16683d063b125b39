"""``geowire worker``: enrich until told to stop, in one process or in several."""

from __future__ import annotations

import dataclasses
import os
import sys

import click

from agents.commands.console import told
from streams.settings import Settings


@click.command(short_help="Enrich articles from news.raw until told to stop.")
@click.option(
    "-n",
    "--processes",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Run N workers under a supervisor that starts them again after a crash.",
)
@click.option(
    "--max-restarts",
    type=click.IntRange(0),
    metavar="R",
    help="With -n: give up when a worker had to be started again more than R times.",
)
def command(processes: int | None, max_restarts: int | None) -> None:
    """Enrich what is on news.raw, and publish events and dead letters, until told to stop.

    Workers with the same GEOWIRE_GROUP_ID share the partitions, on one machine or on many; more
    workers than partitions stand by. Ctrl-C or SIGTERM lets what is in flight finish, within 10
    seconds. The web view is at http://GEOWIRE_WEB_HOST:GEOWIRE_WEB_PORT; with -n each worker has
    a port of its own, from that one on.

    \b
    Exit status:
      0  stopped as told, nothing left undone
      1  a failure, such as a broker that is gone; started again, it goes on from its last commit
      3  too many articles in a row were rejected (GEOWIRE_REJECT_FUSE): have a look first

    \b
    Examples:
      geowire topics create && geowire worker
      GEOWIRE_BROKER=kafka-0:9092,kafka-1:9092 geowire worker -n 4
    """
    with told():
        settings = Settings.from_environment()
        if processes is None:
            if max_restarts is not None:
                raise click.UsageError("--max-restarts needs -n: one worker alone is not restarted")
            from agents.work import work

            sys.exit(work(settings))
        if settings.web_port + processes - 1 > 65_535:
            raise click.UsageError(
                f"{processes} workers need as many ports from GEOWIRE_WEB_PORT="
                f"{settings.web_port} on; give a lower one"
            )
        from streams.supervisor import supervise
        from streams.worker import set_up_logging

        set_up_logging(settings)
        sys.exit(supervise(lambda index: process(settings, index), processes, max_restarts))


def process(settings: Settings, index: int = 0) -> tuple[list[str], dict[str, str]]:
    """Arguments and environment of a worker process; ``index`` moves its web port."""
    own = dataclasses.replace(settings, web_port=settings.web_port + index)
    arguments = [sys.executable, "-m", "agents.commands", "worker"]
    return arguments, {**os.environ, **own.environment()}  # noqa: TID251 - handed on, not read
