"""What every command does at the console: count on a terminal, tell failures in a sentence."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

import click
import orjson

from streams.errors import GeowireError
from streams.lines import inert

_EVERY: Final = 0.2  # seconds between two updates of a count; faster cannot be read


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn what this program raises on purpose into a sentence and exit status 1."""
    try:
        yield
    except GeowireError as error:
        raise click.ClickException(str(error)) from error


@contextlib.contextmanager
def notice(text: str) -> Iterator[None]:
    """Show ``text`` on standard error while something lasts, where that is a terminal."""
    shown = sys.stderr.isatty()
    if shown:
        click.echo(text, nl=False, err=True)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def write(line: bytes) -> None:
    """Write a JSON line to standard output at once; harmless where that is a terminal.

    At once, so that what reads from the pipe sees each line when it is ready.
    """
    out = sys.stdout.buffer
    out.write((inert(line) if sys.stdout.isatty() else line) + b"\n")
    out.flush()


class Count:
    """A running count on standard error while that is a terminal, else silent."""

    def __init__(self, what: str, share: Callable[[], float] | None = None) -> None:
        """Count ``what``; ``share`` tells how much of all is done, in [0, 1]."""
        self.number = 0
        self._what = what
        self._share = share
        self._shown = sys.stderr.isatty()
        self._began = self._told = time.monotonic()

    def add(self) -> None:
        self.number += 1
        if self._shown and (now := time.monotonic()) - self._told > _EVERY:
            self._told = now
            rate = self.number / (now - self._began)
            done = f"{self._share():.1%}, " if self._share else ""
            shown = f"{done}{self.number:,} {self._what}, {rate:,.0f}/s"
            click.echo(f"\r\x1b[K{shown}", nl=False, err=True)

    def close(self) -> None:
        """Take the count off the terminal."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def harmless(text: str) -> str:
    """``text`` on one line, with all that a terminal might obey written as an escape."""
    quoted = orjson.dumps(text.encode(errors="replace").decode())
    return inert(quoted[1:-1].replace(b'\\"', b'"').replace(b"\\\\", b"\\")).decode()
