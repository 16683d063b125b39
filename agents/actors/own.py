"""The actors of the user's own, joined to the curated ones.

The curated data wins where the two meet. A record with the id of a curated actor adds to it:
forms that nobody else has, and roles; a role that the curated data holds as going on ends
where the own record says that it does. Of any other record those forms are left out that the
curated data has, and the whole of it where that shows it to be a curated actor: one of the
same sort and country has a certain form of it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from agents.actors import catalogue, check, record
from agents.actors.check import Problem, meeting
from agents.actors.record import Located, day

Row = dict[str, Any]
_KEPT = "actors.jsonl"  # in the built directory


class OwnActorsError(ValueError):
    """The user's own actors cannot be used; the message tells the first problem and how many."""


@dataclass(frozen=True, slots=True)
class Left:
    """A record, or some forms of it, that were left out since the curated data has them."""

    record: Located
    forms: tuple[str, ...]  # empty for the whole record
    curated: str  # the id of the curated actor that has them


def adopted(folder: Path) -> list[Row]:
    """Return the records that the files of ``folder`` add, and curated ones they change.

    Raises ``OwnActorsError`` where the check finds a problem.
    """
    found, problems = check.read(record.files(folder))
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise OwnActorsError(f"{problems[0]}{more}")
    return joined(found, catalogue.records())[0]


def problems(place: Path) -> tuple[int, list[Problem], list[Left]]:
    """Return how many records a file or folder holds, what is wrong, and what is left out."""
    found, wrong = check.read(record.files(place))
    return len(found), wrong, joined(found, catalogue.records())[1]


def joined(own: Iterable[Located], curated: Iterable[Row]) -> tuple[list[Row], list[Left]]:
    """Return own records as they count beside the curated ones, and what was left out."""
    by_id: dict[str, Row] = {}
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)  # form: language and id
    for row in curated:
        by_id[row["id"]] = row
        for part in ("names", "weak"):
            for language, forms in row.get(part, {}).items():
                for form in forms:
                    owners[form].append((language, row["id"]))
    bodies = {(row.get("country"), row["body"]) for row in by_id.values() if "body" in row}
    taken: dict[str, Row] = {}
    left = []
    for one in own:
        row = one.row
        clashing: dict[str, str] = {}  # form: whose
        for part in ("names", "weak"):
            for language, forms in row.get(part, {}).items():
                for form in forms:
                    for other_language, identity in owners.get(form, ()):
                        if identity != row["id"] and meeting(language, other_language):
                            clashing[form] = identity
        known = by_id.get(row["id"])
        if known is None:
            same = _same(row, clashing, by_id)
            if same is not None:
                left.append(Left(one, (), same))
                continue
        if clashing:
            left.append(Left(one, tuple(clashing), next(iter(clashing.values()))))
        rest = _without(row, clashing)
        if (row.get("country"), row.get("body")) in bodies:
            rest = {key: value for key, value in rest.items() if key != "body"}
        if known is not None:
            taken[row["id"]] = _added(known, rest)
        elif rest.get("names"):
            taken[row["id"]] = rest
    return list(taken.values()), left


def _same(row: Row, clashing: dict[str, str], curated: dict[str, Row]) -> str | None:
    """Return the id of the curated actor that the record is, as far as names can tell."""
    certain = {form for forms in row.get("names", {}).values() for form in forms}
    for form, identity in clashing.items():
        other = curated[identity]
        countries = {row.get("country"), other.get("country")} - {None}
        if (
            form in certain
            and (row["kind"] == "person") == (other["kind"] == "person")
            and len(countries) < 2
        ):
            return identity
    return None


def _without(row: Row, forms: Iterable[str]) -> Row:
    gone = set(forms)
    if not gone:
        return row
    rest = dict(row)
    for part in ("names", "weak"):
        kept = {
            language: [form for form in listed if form not in gone]
            for language, listed in row.get(part, {}).items()
        }
        rest[part] = {language: listed for language, listed in kept.items() if listed}
    return rest


def _added(known: Row, own: Row) -> Row:
    """Return the curated record with what the own one adds."""
    row = dict(known)
    row["names"] = names = {k: list(v) for k, v in known.get("names", {}).items()}
    had = {f for part in ("names", "weak") for v in known.get(part, {}).values() for f in v}
    for language, forms in own.get("names", {}).items():
        if new := [form for form in forms if form not in had]:
            names.setdefault(language, []).extend(new)
    row["roles"] = roles(known, own)
    return row


def roles(known: Row, own: Row) -> list[Row]:
    """Return the curated roles with the own record's: new ones, and ends of those that go on."""
    home = known.get("country")
    tenures = [dict(held) for held in known.get("roles", ())]
    for new in own.get("roles", ()):
        country = new.get("country", own.get("country"))
        old = next((one for one in tenures if _meets(one, new, home, country)), None)
        if old is None:
            abroad = country not in (None, home)
            tenures.append({**new, "country": country} if abroad else dict(new))
        elif "to" not in old and "to" in new:
            old["to"] = new["to"]
    return tenures


def _meets(old: Row, new: Row, home: str | None, country: str | None) -> bool:
    """Tell whether two tell of one tenure: the same office, at the same time."""
    return (
        old["role"] == new["role"]
        and old.get("country", home) == country
        and _first(old) < _last(new)
        and _first(new) < _last(old)
    )


def _first(held: Row) -> datetime.date:
    return day(held.get("from")) or datetime.date.min


def _last(held: Row) -> datetime.date:
    return day(held.get("to")) or datetime.date.max


def keep(rows: Iterable[Row], directory: Path) -> None:
    """Write the adopted records beside the names that were built from them."""
    with (directory / _KEPT).open("wb") as file:
        for row in rows:
            file.write(orjson.dumps(row) + b"\n")


def kept(directory: Path) -> list[Row]:
    """Return the records that the names in ``directory`` were built from."""
    path = directory / _KEPT
    if not path.is_file():
        return []
    with path.open("rb") as file:
        return [orjson.loads(line) for line in file]
