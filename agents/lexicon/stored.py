"""A built file that is read piece by piece, where a piece is asked for.

A mapped file would be simpler, but each page of it that was ever touched, and those around it,
counts as the worker's own memory; read so, they stay with the operating system.
"""

from __future__ import annotations

import os
import weakref
from array import array
from pathlib import Path
from typing import Literal


class Stored:
    """The numbers or bytes of a file; may be read from several threads."""

    def __init__(self, path: Path, code: Literal["B", "H", "I"] = "B") -> None:
        """Open the file; ``code`` is the numbers' type as ``array`` names it."""
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)
        self._code = code
        self._size = array(code).itemsize

    def __getitem__(self, number: int) -> int:
        """Return one of the numbers."""
        return self.between(number, number + 1)[0]

    def between(self, start: int, end: int) -> memoryview[int]:
        """Return the numbers from ``start`` to ``end``, fewer where the file ends."""
        size = self._size
        read = os.pread(self._file, (end - start) * size, start * size)
        return memoryview(read).cast(self._code)

    def line(self, start: int) -> bytes:
        """Return the line that begins at the byte ``start``, without its end."""
        length = _LINE
        while True:
            read = os.pread(self._file, length, start)
            line, end, _ = read.partition(b"\n")
            if end or len(read) < length:
                return line
            length *= 2


_LINE = 512  # bytes; longer than nearly all lines
