"""``geowire topics``: make the topics, or see whether they are as declared."""

from __future__ import annotations

import sys

import click

from agents.commands.console import told
from streams import topics
from streams.settings import Settings


@click.group()
def command() -> None:
    """Create the topics, or check them against their declaration."""


@command.command()
def create() -> None:
    """Create the topics that are missing; what exists stays as it is.

    Partitions and copies come from GEOWIRE_PARTITIONS and GEOWIRE_REPLICATION. Running it again
    is harmless: a topic that exists and differs from its declaration is reported, not changed.

    \b
    Examples:
      geowire topics create
      GEOWIRE_BROKER=kafka-0:9092 GEOWIRE_REPLICATION=3 GEOWIRE_PARTITIONS=12 geowire topics create
    """
    with told():
        show(topics.create(Settings.from_environment()))


@command.command()
def check() -> None:
    """Tell which topics are missing or not as declared; exit status 1 when there are such.

    Changes nothing. A difference that is wanted is made so by setting GEOWIRE_PARTITIONS and
    GEOWIRE_REPLICATION to what the broker has; others are mended with Kafka's own tools.
    """
    with told():
        if not show(topics.check(Settings.from_environment())):
            sys.exit(1)


def show(reports: list[topics.Report]) -> bool:
    """Print a line a topic and its differences; return whether all is as declared."""
    width = max(len(report.name) for report in reports)
    for report in reports:
        state = "differs" if report.differences else report.state
        colour = {"missing": "red", "differs": "yellow", "created": "green"}.get(state)
        click.echo(f"{report.name:{width}}  {click.style(state, fg=colour)}")
        for one in report.differences:
            click.echo(f"{'':{width}}    {one.what}: declared {one.declared}, found {one.found}")
    return all(report.sound for report in reports)
