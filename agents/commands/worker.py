"""``geowire worker``: enrich until told to stop."""

from __future__ import annotations

import sys

import click

from streams.errors import GeowireError
from streams.settings import Settings


@click.command()
def command() -> None:
    """Enrich articles from news.raw until told to stop."""
    from agents.work import work

    try:
        sys.exit(work(Settings.from_environment()))
    except GeowireError as error:
        raise click.ClickException(str(error)) from error
