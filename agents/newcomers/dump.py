"""The lines of a Wikidata JSON dump, one entity each, from any line on.

A dump is a JSON array with one entity a line: ``[``, entities with a comma behind them,
``]``. It is read as it is or unpacked (``.gz``, ``.bz2``), a line at a time.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from streams.errors import Unavailable

LONGEST: Final = 64 * 1024 * 1024  # bytes; the largest entities have about 10 MB
_HEAD: Final = 4096  # bytes that tell one dump from another, with the size
_REMEDY: Final = "give a readable dump: .json, .json.gz or .json.bz2"


class Line(NamedTuple):
    """One line of a dump."""

    number: int  # from 1
    entity: bytes  # without the comma; empty for brackets and blank lines
    end: int  # where the next one begins: bytes of the file, or 0 where it is packed


class Dump:
    """A dump that is read once, from its beginning or from where an earlier reading stopped."""

    def __init__(self, path: Path) -> None:
        """Open it; raises ``Unavailable``."""
        self.path = path
        self.packed = path.suffix in (".gz", ".bz2")
        try:
            self._file: IO[bytes] = path.open("rb")
            self.size = path.stat().st_size
            head = self._file.read(_HEAD)
            self._file.seek(0)
        except OSError as error:
            raise Unavailable(
                f"no dump can be read ({error.strerror})", str(path), _REMEDY
            ) from error
        self.identity = f"{self.size}-{hashlib.sha256(head).hexdigest()[:16]}"

    def __enter__(self) -> Dump:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def done(self) -> float:
        """Return the share of the file that was read, in [0, 1]."""
        return self._file.tell() / self.size if self.size else 1.0

    def lines(self, after: int = 0, end: int = 0) -> Iterator[Line]:
        """Yield the lines after the first ``after``, which end at byte ``end``.

        A packed dump has no place to go to: its first lines are unpacked and passed by. Raises
        ``Unavailable`` where what is packed ends too early.
        """
        stream = self._stream()
        number, place = 0, 0
        with contextlib.closing(stream):
            if not self.packed:
                stream.seek(end)
                number, place = after, end
            try:
                while line := stream.readline(LONGEST):
                    number += 1
                    place += len(line)
                    if number <= after:
                        continue
                    yield Line(number, _entity(line), 0 if self.packed else place)
            except (EOFError, OSError, zlib.error) as error:
                raise Unavailable(
                    f"the dump cannot be unpacked beyond line {number} ({error})",
                    str(self.path),
                    "fetch it again; with --restart if it then has another size",
                ) from error

    def _stream(self) -> IO[bytes]:
        if self.path.suffix == ".gz":
            return cast(IO[bytes], gzip.open(self._file, "rb"))
        if self.path.suffix == ".bz2":
            return cast(IO[bytes], bz2.open(self._file, "rb"))
        return self._file


def _entity(line: bytes) -> bytes:
    line = line.strip().removesuffix(b",").rstrip()
    return b"" if line in (b"[", b"]") else line
