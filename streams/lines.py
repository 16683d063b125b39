"""Articles from a file or from standard input: JSON lines, or one JSON document.

Bytes as they are; nothing is decoded here. Memory stays bounded whatever comes in.
"""

from __future__ import annotations

import contextlib
import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from streams.errors import Unavailable

_CHUNK: Final = 1024 * 1024  # bytes of an overlong line that are thrown away at a time
# What JSON leaves as it is and a terminal may obey or be fooled by: delete, the C1 controls
# (one is an escape sequence's beginning) and the marks that turn the direction of a line.
_UNRULY: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@contextlib.contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """The file ``name``, unpacked when it ends in ``.gz``; ``-`` is standard input.

    Raises ``Unavailable`` when it cannot be opened, or read to its end.
    """
    with contextlib.ExitStack() as stack:
        try:
            if name == "-":
                stream: IO[bytes] = sys.stdin.buffer
            elif name.endswith(".gz"):
                stream = cast(IO[bytes], stack.enter_context(gzip.open(name, "rb")))
            else:
                stream = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise Unavailable(
                f"no article can be read ({error.strerror})", name, "give a readable file, or -"
            ) from error
        try:
            yield stream
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Unavailable(
                f"what is packed cannot be unpacked to its end ({error})", name, "pack it again"
            ) from error


def articles(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """Every article in ``stream``: one a line, blank lines left out, or a single document.

    A first line that ends where no JSON line can, such as a lone ``{``, begins a document that
    was written over several lines. Of an article longer than ``limit`` bytes only the first
    ``limit + 1`` are given, enough to see that it is too long.
    """
    first = True
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
        line = line.strip()
        if not line:
            continue
        if first and _continues(line):
            yield (line + b"\n" + stream.read(limit + 1))[: limit + 1].strip()
            return
        first = False
        yield line


def inert(line: bytes) -> bytes:
    """The JSON ``line`` with all that a terminal might obey written as an escape; equal JSON."""
    text = line.decode("utf-8", "replace")
    return _UNRULY.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def _continues(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    return line in (b"{", b"[") or (line.startswith((b"{", b"[")) and line.endswith((b",", b"[")))


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass
