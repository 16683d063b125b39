"""Records of actors as they stand in a file, TOML or JSON Lines, each with its line.

Both forms hold a ``source`` (where the facts come from) and the records: in TOML as
``[[actor]]`` tables, in JSON Lines as one object a line after a first line with ``source``
alone. What a record may hold is also told by ``data/actors.schema.json``; a test keeps the
two equal.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import orjson

from streams.events import Sector

SUFFIXES = (".jsonl", ".toml")
_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*actor[ \t]*\]\]", re.MULTILINE)
_LINE = re.compile(r"line (\d+)")

_Id = Annotated[str, msgspec.Meta(pattern=r"^(Q[1-9][0-9]*|name:[a-z0-9]+(-[a-z0-9]+)*)$")]
_Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(_[a-z]+)*$")]
_Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Form = Annotated[str, msgspec.Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
_Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$")]
_Forms = Annotated[
    dict[_Language, Annotated[list[_Form], msgspec.Meta(min_length=1)]],
    msgspec.Meta(min_length=1),
]


class _Held(msgspec.Struct, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}):
    role: _Key
    country: _Country | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    seen: datetime.date | None = None


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    id: _Id
    name: _Text
    kind: Literal[
        "person", "government_body", "military", "igo", "armed_group", "party", "company",
        "organization",
    ]  # fmt: skip
    sector: Sector
    country: _Country | None = None
    parent: _Id | None = None
    body: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")] | None = None
    source: Literal[True] | None = None
    word: Annotated[list[_Language], msgspec.Meta(min_length=1)] | None = None
    names: _Forms | None = None
    weak: _Forms | None = None
    roles: list[_Held] = []


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    source: Annotated[str, msgspec.Meta(min_length=10)]


class MalformedError(ValueError):
    """A file or a record that cannot be read; ``line`` says where, None for the file as a whole."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.line = line


class Located(msgspec.Struct, frozen=True):
    """A record and where it stands."""

    file: str
    line: int  # from 1
    row: dict[str, Any]


def day(written: datetime.date | str | None) -> datetime.date | None:
    """Return the day of a record's ``from`` or ``to``: TOML has dates, JSON writes them."""
    return datetime.date.fromisoformat(written) if isinstance(written, str) else written


def files(place: Path) -> list[Path]:
    """Return ``place`` when it is a file, else the files of actors in the folder, by name."""
    if place.is_file():
        return [place]
    return sorted(path for path in place.iterdir() if path.suffix in SUFFIXES and path.is_file())


def read(path: Path) -> Iterator[Located]:
    """Yield the records of a file as they stand. Raises ``MalformedError`` and ``OSError``."""
    if path.suffix not in SUFFIXES:
        raise MalformedError("is neither .toml nor .jsonl")
    yield from _lines(path) if path.suffix == ".jsonl" else _tables(path)


def fault(row: Any) -> str | None:
    """Return what is wrong with the shape of a record; None for a sound one.

    >>> fault({"id": "Q1", "name": "A", "kind": "king", "sector": "GOV"})
    "Invalid enum value 'king' - at `$.kind`"
    """
    try:
        msgspec.convert(row, _Record)
    except msgspec.ValidationError as error:
        return str(error)
    for part in ("names", "weak"):
        for language, forms in row.get(part, {}).items():
            if len(set(forms)) < len(forms):
                return f"a form stands twice - at `$.{part}.{language}`"
    return None


def _tables(path: Path) -> Iterator[Located]:
    try:
        text = path.read_bytes().decode("utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise MalformedError(f"is not UTF-8 ({error})") from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise MalformedError(f"is not TOML ({error})", int(found[1]) if found else None) from error
    rows = data.pop("actor", [])
    _head(data)
    if not isinstance(rows, list):
        raise MalformedError("`actor` is not a list of tables; write [[actor]]")
    starts = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text)]
    if len(starts) != len(rows):  # [[actor]] within a text, or actor = [{...}]
        starts = [1] * len(rows)
    for line, row in zip(starts, rows, strict=True):
        yield Located(str(path), line, row)


def _lines(path: Path) -> Iterator[Located]:
    headed = False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise MalformedError(f"is not JSON ({error})", number) from error
            if not headed:
                _head(row)
                headed = True
                continue
            yield Located(str(path), number, row)
    if not headed:
        _head({})


def _head(row: Any) -> None:
    try:
        msgspec.convert(row, _Head)
    except msgspec.ValidationError as error:
        raise MalformedError(
            f"does not begin with where its facts come from, "
            f'`source` = "..." of ten letters or more ({error})',
            1,
        ) from error
