"""Writing actors as a file that a person reviews and ``agents.actors.record`` reads."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import orjson

from agents.actors.record import SUFFIXES
from streams.errors import Unavailable

Row = dict[str, Any]


class File:
    """A file that is there when all of it is written, and else as it was before."""

    def __init__(self, path: Path, source: str) -> None:
        """Begin it with where its facts come from; the suffix decides on the form."""
        if path.suffix not in SUFFIXES:
            raise Unavailable("no form is known for the output", str(path), "name it .toml or "
                              ".jsonl")  # fmt: skip
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}")
        self._toml = path.suffix == ".toml"
        try:
            self._file: IO[bytes] = self._part.open("wb")
        except OSError as error:
            raise Unavailable(
                f"nothing can be written ({error.strerror})", str(path), "give another --out"
            ) from error
        head = {"source": source}
        self._file.write(toml(head) if self._toml else orjson.dumps(head) + b"\n")

    def add(self, row: Row) -> None:
        """Write a record."""
        if self._toml:
            self._file.write(b"[[actor]]\n" + toml(row) + b"\n")
        else:
            self._file.write(orjson.dumps(row) + b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if kind is None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)


def toml(row: Row) -> bytes:
    """Return a record, or a head, as the curated files write it."""
    lines = [f"{key} = {_value(value)}" for key, value in row.items() if _plain(value)]
    for key, value in row.items():
        if isinstance(value, dict):
            lines.append(f"[actor.{key}]")
            lines += [f"{language} = {_value(forms)}" for language, forms in value.items()]
        elif not _plain(value):
            for held in value:
                lines.append(f"[[actor.{key}]]")
                lines += [f"{name} = {_value(one)}" for name, one in held.items()]
    return "\n".join([*lines, ""]).encode()


def comment(lines: Iterable[str]) -> bytes:
    """Return lines that a reader of the file sees and a program does not."""
    return b"".join(f"# {_harmless(line)}".rstrip().encode() + b"\n" for line in lines)


def _plain(value: object) -> bool:
    return not isinstance(value, dict) and not (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    # A basic string of TOML takes the escapes of JSON, and one sign more must be one.
    return orjson.dumps(value).decode().replace("\x7f", "\\u007f")


def _harmless(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)
