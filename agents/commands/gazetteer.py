"""``geowire gazetteer``: build the names, or say what they are."""

from __future__ import annotations

import json
import time

import click

from agents.commands.console import notice, told
from agents.lexicon import GazetteerBuildError, Lexicon, cache
from streams.settings import Settings


@click.group(short_help="Build the names' automaton, or say what it holds.")
def command() -> None:
    """The names of places, peoples, persons and organisations, compiled into one automaton.

    It is built at first use, in some seconds, from the packages' and the project's own data, and
    kept below GEOWIRE_CACHE_DIR by the hash of all that went into it.
    """


@command.command("build")
def build() -> None:
    """Build the names now, unless the current version is there.

    \b
    Example:
      geowire gazetteer build     # in an image, so that its workers start at once
    """
    with told():
        settings = Settings.from_environment()
    try:
        directory = settings.cache_dir / cache.version(settings.own_actors, settings.towns_from)
    except GazetteerBuildError as error:
        raise click.ClickException(str(error)) from error
    if directory.is_dir():
        click.echo(f"{directory} is up to date")
        return
    began = time.monotonic()
    with notice("building the gazetteer ..."):
        try:
            cache.built(settings.cache_dir, settings.own_actors, settings.towns_from)
        except (GazetteerBuildError, OSError) as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{directory} built in {time.monotonic() - began:.1f} s")


@command.command("show")
@click.argument("text", required=False)
def show(text: str | None) -> None:
    """Say which version is in use and how large it is; with TEXT, what its names stand for.

    \b
    Examples:
      geowire gazetteer show
      geowire gazetteer show "Tripoli"
    """
    with told():
        settings = Settings.from_environment()
    try:
        with notice("loading the gazetteer ..."):
            lexicon = Lexicon.load(settings.cache_dir, settings.own_actors, settings.towns_from)
    except (GazetteerBuildError, OSError) as error:
        raise click.ClickException(str(error)) from error
    if text is None:
        index = json.loads((lexicon.directory / "index.json").read_text("utf-8"))
        size = sum(file.stat().st_size for file in lexicon.directory.iterdir())
        click.echo(f"version    {lexicon.version}")
        click.echo(f"directory  {lexicon.directory}")
        click.echo(f"patterns   {index['patterns']:,}")
        click.echo(f"languages  {len(index['languages']) - 1:,}")
        click.echo(f"size       {size / 1e6:,.0f} MB")
        return
    from agents.regions.gazetteer import Gazetteer

    gazetteer = Gazetteer(lexicon.directory)
    for hit in lexicon.find(text):
        for reading in hit.readings:
            place = gazetteer.get(reading.key) if reading.table in ("place", "demonym") else None
            about = f"{place.name}, {place.level}, {place.country or '-'}" if place else ""
            click.echo(f"{text[hit.start : hit.end]}\t{reading.table}\t{reading.key}\t{about}")
