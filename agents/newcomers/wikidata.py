"""A Wikidata dump becomes a file of actors: read once, then decided and written.

What was read so far lies beside the output, in ``<output>.progress``; it goes when the output
is there. Wikidata's contents are in the public domain (CC0 1.0).
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agents.newcomers import reading
from agents.newcomers.dump import Dump
from agents.newcomers.reading import Scope
from agents.newcomers.roll import Roll
from agents.newcomers.store import Store
from streams.errors import Unavailable

YEARS: Final = 10  # that an office may be over and its holder still in the news
SITELINKS: Final = 5  # on fewer sites are many whom no news names


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it."""

    complete: bool  # False when it was stopped: nothing is written yet
    lines: int
    records: int
    counts: dict[str, int]  # of records by kind, and of what was left out by reason
    broken: list[tuple[int, str]]  # line and why it could not be read


def progress_of(out: Path) -> Path:
    """Return where the progress of the reading for ``out`` is kept."""
    return out.with_name(f"{out.name}.progress")


def forget(out: Path) -> None:
    """Remove the progress of an earlier reading for ``out``."""
    kept = progress_of(out)
    for path in (kept, kept.with_name(f"{kept.name}-journal")):  # SQLite's, after a kill
        path.unlink(missing_ok=True)


def build(
    dump: Dump,
    out: Path,
    *,
    since: datetime.date | None = None,
    sitelinks: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
    seen: Callable[[int], object] = lambda number: None,
) -> Built:
    """Read ``dump`` on from where it was left, and write ``out`` when its end is reached.

    ``since`` and ``sitelinks`` restrict who is wanted (``Scope``); what is not given is as an
    earlier reading began, else the first day of the year ``YEARS`` ago and ``SITELINKS``.
    Raises ``Unavailable`` where one of them cannot be used, or another reading was begun.
    """
    kept = progress_of(out)
    try:
        store = Store(kept)
        try:
            begun, links = store.mark("since"), store.mark("sitelinks", str(SITELINKS))
            first = datetime.date(datetime.date.today().year - YEARS, 1, 1)
            scope = Scope(
                since or (datetime.date.fromisoformat(begun) if begun else first),
                int(links) if sitelinks is None else sitelinks,
            )
            complete = reading.read(dump, store, scope, stopped=stopped, seen=seen)
            lines, records, counts = int(store.mark("line", "0")), 0, {}
            if complete:
                roll = Roll(store)
                records = roll.write(out)
                counts = dict(roll.counts)
            built = Built(complete, lines, records, counts, store.broken())
        finally:
            store.close()
    except sqlite3.Error as error:
        raise Unavailable(
            f"the progress of the reading cannot be kept ({error})",
            str(kept),
            "see whether another one runs and whether there is room; --restart begins anew",
        ) from error
    if complete:
        kept.unlink()
    return built
