"""What was taken from a dump so far: a SQLite file beside the output, until that is written.

The place in the dump and what was read up to it are committed together, so that a reading
that is stopped, or killed, goes on from there without a record lost or written twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS broken (line INTEGER PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parent (child TEXT, parent TEXT, PRIMARY KEY (child, parent))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS moved (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken (
    id TEXT NOT NULL, sort TEXT NOT NULL, row BLOB NOT NULL, PRIMARY KEY (sort, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head (
    person TEXT, country TEXT, role TEXT, since TEXT, until TEXT,
    PRIMARY KEY (person, country, role, since)
) WITHOUT ROWID;
"""


class Store:
    """The file; ``commit`` makes what was put since the last time last."""

    def __init__(self, path: Path) -> None:
        """Open it, made where it is missing; nobody else may open it as long.

        It and all that is done with it raise ``sqlite3.Error``.
        """
        self.path = path
        self._base = sqlite3.connect(path, isolation_level=None, timeout=1)
        self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._base.executescript(_SCHEMA)
        self._base.execute("BEGIN EXCLUSIVE")

    def commit(self, **meta: object) -> None:
        """Make all that was put last, with these marks."""
        self._base.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [(key, str(value)) for key, value in meta.items()],
        )
        self._base.execute("COMMIT")
        self._base.execute("BEGIN EXCLUSIVE")

    def close(self) -> None:
        """Forget what was not committed."""
        if self._base.in_transaction:
            self._base.execute("ROLLBACK")
        self._base.close()

    def mark(self, key: str, default: str = "") -> str:
        """Return a mark of the last commit."""
        found = self._base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else default

    def take(self, identity: str, sort: str, row: dict[str, Any]) -> None:
        """Keep what an entity says; the last of two with one id stays."""
        self._base.execute(
            "INSERT OR REPLACE INTO taken VALUES (?, ?, ?)", (identity, sort, orjson.dumps(row))
        )

    def above(self, child: str, parents: list[str]) -> None:
        """Keep the classes above one."""
        self._base.executemany(
            "INSERT OR IGNORE INTO parent VALUES (?, ?)", [(child, one) for one in parents]
        )

    def led(
        self, person: str, country: str, role: str, since: str | None, until: str | None
    ) -> None:
        """Keep who leads a country, as the country says."""
        self._base.execute(
            "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?)",
            (person, country, role, since or "", until),
        )

    def move(self, old: str, new: str) -> None:
        """Keep where an entity was joined to another."""
        self._base.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (old, new))

    def failed(self, line: int, reason: str) -> None:
        """Keep why a line was not read."""
        self._base.execute("INSERT OR REPLACE INTO broken VALUES (?, ?)", (line, reason[:200]))

    def taken(self, sort: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what was taken of a sort, by id."""
        for identity, row in self._base.execute(
            "SELECT id, row FROM taken WHERE sort = ? ORDER BY id", (sort,)
        ):
            yield identity, orjson.loads(row)

    def one(self, identity: str, sort: str) -> dict[str, Any] | None:
        """Return what was taken of one entity."""
        found = self._base.execute(
            "SELECT row FROM taken WHERE sort = ? AND id = ?", (sort, identity)
        ).fetchone()
        return orjson.loads(found[0]) if found else None

    def parents(self, child: str) -> list[str]:
        """Return the classes above one."""
        found = self._base.execute("SELECT parent FROM parent WHERE child = ?", (child,))
        return [row[0] for row in found]

    def heads(self, person: str) -> list[tuple[str, str, str | None, str | None]]:
        """Return country, role, since and until of what the person leads."""
        found = self._base.execute(
            "SELECT country, role, since, until FROM head WHERE person = ?", (person,)
        )
        return [(row[0], row[1], row[2] or None, row[3]) for row in found]

    def at(self, identity: str) -> str:
        """Return the id under which an entity is known now."""
        found = self._base.execute("SELECT new FROM moved WHERE old = ?", (identity,)).fetchone()
        return found[0] if found else identity

    def broken(self) -> list[tuple[int, str]]:
        """Return the lines that were not read, and why."""
        return list(self._base.execute("SELECT line, reason FROM broken ORDER BY line"))

    def run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement of the writing of the output, on tables of its own."""
        return self._base.execute(statement, values)
