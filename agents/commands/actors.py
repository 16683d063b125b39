"""``geowire actors``: keep the actors fresh, from Wikidata and from what was enriched."""

from __future__ import annotations

import contextlib
import datetime
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Final

import click
import orjson

from agents.actors import catalogue, own
from agents.commands.console import Count, harmless, told
from agents.newcomers import learned, wikidata
from agents.newcomers.dump import Dump
from agents.newcomers.evidence import Evidence
from agents.newcomers.wikidata import SITELINKS, YEARS, Built
from streams.errors import Unavailable
from streams.lines import articles, opened
from streams.reading import named, records
from streams.settings import Settings

SHOWN: Final = 10  # broken lines that are told one by one
STOPPED: Final = 130  # exit status, as a shell gives for Ctrl-C


class Day(click.ParamType):
    """A day in ISO 8601."""

    name = "date"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; give e.g. 2016-01-01", param, ctx)


@click.group(short_help="Add actors from Wikidata or from events, and check your own.")
def command() -> None:
    """Keep the actors fresh: leaders change faster than releases.

    Files of actors in GEOWIRE_ACTORS_DIR are read beside the curated ones. `build` makes one
    from a Wikidata dump, `learn` proposes one from enriched events, `check` tells what is wrong
    with those that are there.
    """


@command.command()
@click.option(
    "--wikidata",
    "source",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A JSON dump of Wikidata: .json, .json.gz or .json.bz2.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="A .jsonl or .toml file, or a folder for wikidata.jsonl. By default GEOWIRE_ACTORS_DIR, "
    "else this folder.",
)
@click.option(
    "--since",
    type=Day(),
    help=f"Leave out who held no office on this day or later. [default: {YEARS} years ago]",
)
@click.option(
    "--sitelinks",
    type=click.IntRange(0),
    help=f"Leave out who has pages on fewer Wikimedia sites. [default: {SITELINKS}]",
)
@click.option("--restart", is_flag=True, help="Forget the progress of an earlier reading.")
def build(
    source: Path,
    out: Path | None,
    since: datetime.date | None,
    sitelinks: int | None,
    restart: bool,
) -> None:
    """Make a file of actors from a Wikidata JSON dump: office holders and organisations.

    The dump is read once, a line at a time. Ctrl-C stops it at any time, and the same command
    goes on from there; what was read lies beside the output as FILE.progress until the output is
    written, all at once. A line that cannot be read is told and passed by. Curated actors are
    left out, but for offices that the curated data does not have yet. Wikidata is in the public
    domain (CC0).

    \b
    Examples:
      geowire actors build --wikidata latest-all.json.bz2 --out ~/geowire-actors/
      GEOWIRE_ACTORS_DIR=~/geowire-actors geowire enrich articles.jsonl
    """
    with told():
        path = _output(out, Settings.from_environment())
        if restart:
            wikidata.forget(path)
        with Dump(source) as dump, _stoppable() as stop:
            count = Count("lines", dump.done)
            try:
                built = wikidata.build(
                    dump,
                    path,
                    since=since,
                    sitelinks=sitelinks,
                    stopped=lambda: bool(stop),
                    seen=lambda _: count.add(),
                )
            finally:
                count.close()
    for line in _told(built, path):
        click.echo(line, err=True)
    if not built.complete:
        click.echo(
            f"stopped after line {built.lines:,}; the same command goes on from there", err=True
        )
        sys.exit(STOPPED)


@command.command()
@click.argument("events", metavar="TOPIC|FILE|-")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .toml file; standard output without it.",
)
@click.option(
    "--sources",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Sources that have to agree on an actor's role and country.",
)
def learn(events: str, out: Path | None, sources: int) -> None:
    """Propose actors that enriched events name and the curated data does not know.

    Reads a topic such as news.enriched from its beginning to its present end, or a file of events
    (or standard input, for -). Proposed is who is seen with the same role and country in at
    least N sources that did not copy the text from one another, an organisation with the same
    kind and country. Each proposal says how many sources and articles, since when, and which.
    Where sources differ, nothing is decided: they are listed as comments at the end. Review
    the file, then put it into GEOWIRE_ACTORS_DIR.

    \b
    Examples:
      geowire actors learn news.enriched --out proposed.toml
      geowire enrich articles.jsonl | geowire actors learn - --sources 2
    """
    with told():
        settings = Settings.from_environment()
        if out is not None and out.suffix != ".toml":
            raise Unavailable(
                "proposals carry comments, which only TOML has", str(out), "name it .toml"
            )
        evidence = Evidence(_known(settings))
        count, strangers = Count("events"), 0
        for value in _events(events, settings):
            try:
                evidence.add(orjson.loads(value))
            except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
                strangers += 1
            count.add()
        count.close()
        proposed, disputed = learned.proposals(evidence, sources)
        text = learned.written(proposed, disputed, sources)
        if out is None:
            click.echo(text, nl=False)
        else:
            _replace(out, text)
    if strangers:
        click.echo(f"{strangers} of {count.number} are no enriched events", err=True)
    where = f" are in {out}" if out else ""
    click.echo(
        f"{len(proposed)} proposals from {evidence.events} events{where}; "
        f"{len(disputed)} not decided",
        err=True,
    )


@command.command()
@click.argument("place", metavar="[FILE|DIR]", type=click.Path(path_type=Path), required=False)
def check(place: Path | None) -> None:
    """Tell what is wrong with files of actors: by default those in GEOWIRE_ACTORS_DIR.

    Each problem with file, line, record and what to do; the exit status is 1 when there is one.
    What the curated data has already is left out when the files are used; it is listed as a note.

    \b
    Examples:
      geowire actors check
      geowire actors check proposed.toml
    """
    with told():
        place = place or Settings.from_environment().own_actors
        if place is None:
            raise click.UsageError("give a file or folder, or set GEOWIRE_ACTORS_DIR")
        try:
            number, problems, left = own.problems(place)
        except OSError as error:
            raise Unavailable(
                f"no actors can be read ({error.strerror})", str(place), "give a file or folder"
            ) from error
    for one in left:
        where = f"{one.record.file}, line {one.record.line}: {one.record.row['id']}"
        what = f"its forms {', '.join(one.forms)} are" if one.forms else "it is"
        click.echo(harmless(f"note: {where}: {what} left to the curated {one.curated}"), err=True)
    for problem in problems:
        click.echo(harmless(str(problem)))
    click.echo(f"{number} records, {len(problems)} problems", err=True)
    if problems:
        sys.exit(1)


def _events(name: str, settings: Settings) -> Iterator[bytes]:
    """The values of a topic, or the lines of a file: what exists as a file is one."""
    if name == "-" or Path(name).exists() or "/" in name:
        with opened(name) as stream:
            yield from articles(stream, settings.max_message_bytes)
        return
    for record in records(settings, named(name, settings), "learn"):
        yield record.value or b""


def _known(settings: Settings) -> set[str]:
    """The ids and names of curated and own actors, and ids of bodies that every country has."""
    folder = settings.own_actors
    known: set[str] = set()
    try:
        for row in catalogue.records(own.adopted(folder) if folder else ()):
            known.add(row["id"])
            known.update(*row.get("names", {}).values())
    except (own.OwnActorsError, OSError) as error:
        raise Unavailable(
            f"actors of your own cannot be used ({error})", str(folder), "mend them first"
        ) from error
    bodies = [row["suffix"] for row in catalogue.rows("bodies")["body"]]
    for country in catalogue.countries().values():
        known.update(f"name:{country.alpha3.lower()}-{suffix}" for suffix in bodies)
    return known


def _replace(out: Path, text: bytes) -> None:
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(text)
        part.replace(out)
    except OSError as error:
        raise Unavailable(
            f"nothing can be written ({error.strerror})", str(out), "give another --out"
        ) from error


def _output(out: Path | None, settings: Settings) -> Path:
    path = out or settings.own_actors or Path()
    if path.is_dir():
        return path / "wikidata.jsonl"
    if path.suffix:
        return path
    raise Unavailable("there is no folder for the output", str(path), "make it, or name a file")


@contextlib.contextmanager
def _stoppable() -> Iterator[list[int]]:
    """Take the first Ctrl-C or SIGTERM as a wish to stop, the second as an order."""
    heard: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, hear)
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _told(built: Built, path: Path) -> Iterator[str]:
    for number, why in built.broken[:SHOWN]:
        yield harmless(f"line {number:,} was passed by: {why}")
    if len(built.broken) > SHOWN:
        yield f"{len(built.broken) - SHOWN:,} more lines were passed by"
    if built.complete:
        kinds = [f"{n:,} {kind}" for kind, n in sorted(built.counts.items()) if " " not in kind]
        yield f"{built.records:,} actors from {built.lines:,} lines are in {path}" + (
            f" ({', '.join(kinds)})" if kinds else ""
        )
        yield from (f"{n:,} {why}" for why, n in sorted(built.counts.items()) if " " in why)
