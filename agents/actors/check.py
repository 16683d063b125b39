"""What is wrong with records of actors: the one check, of our own files and of a user's."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from agents.actors import catalogue, record
from agents.actors.record import Located, MalformedError, day

ANY = "mul"  # a form that is read in texts of every language


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do about it."""

    file: str
    line: int | None
    what: str
    remedy: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line is not None else ""
        return f"{self.file}{line}: {self.what}; {self.remedy}"


class _Known(NamedTuple):
    countries: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]


def read(paths: Iterable[Path]) -> tuple[list[Located], list[Problem]]:
    """Return the sound records of the files, and all problems that are found in them."""
    sound: list[Located] = []
    problems: list[Problem] = []
    known = _Known(
        frozenset(catalogue.countries()),
        frozenset(catalogue.roles()),
        frozenset(row["suffix"] for row in catalogue.rows("bodies")["body"]),
    )
    for path in paths:
        try:
            for one in record.read(path):
                found = list(_alone(one, known))
                problems += found
                if not found:
                    sound.append(one)
        except MalformedError as error:
            problems.append(Problem(str(path), error.line, str(error), "mend the file"))
        except OSError as error:
            problems.append(Problem(str(path), None, f"cannot be read ({error.strerror})", "see "
                                    "whether it is there and may be read"))  # fmt: skip
    problems += together(sound)
    return sound, problems


def together(records: list[Located]) -> Iterator[Problem]:
    """Yield what is wrong between records that are sound alone: ids and names met twice."""
    first: dict[str, Located] = {}
    for one in records:
        other = first.setdefault(one.row["id"], one)
        if other is not one:
            yield _problem(one, f"the id stands in {_place(other)} as well", "join or drop one")
    yield from _clashes(records, "names")
    yield from _clashes(records, "weak")


def _alone(one: Located, known: _Known) -> Iterator[Problem]:
    row = one.row
    if (shape := record.fault(row)) is not None:
        yield _problem(one, shape, "see agents/actors/data/actors.schema.json")
        return
    for held in (row, *row.get("roles", ())):
        if held.get("country", "JP") not in known.countries:
            yield _problem(
                one, f"the country {held['country']} is unknown", "write ISO 3166-1 alpha-2, or XK"
            )
        if held.get("role", "minister") not in known.roles:
            yield _problem(
                one, f"the role {held['role']} is unknown", "take one of data/roles.toml"
            )
    if "body" in row and (row["body"] not in known.bodies or "country" not in row):
        yield _problem(
            one,
            f"no country has the body {row['body']}",
            "take one of those in agents/actors/data, with a country",
        )
    if row["kind"] == "person" and not row.get("roles"):
        yield _problem(one, "a person without a role", "add [[actor.roles]]")
    if not row.get("names"):
        yield _problem(one, "no form of a name is certain", "add one under names")
    yield from _dates(one)
    for language, forms in row.get("weak", {}).items():
        certain = {*row.get("names", {}).get(language, ()), *row.get("names", {}).get(ANY, ())}
        if both := sorted(certain.intersection(forms)):
            yield _problem(one, f"{both[0]!r} is both certain and weak", "drop it from one list")


def _dates(one: Located) -> Iterator[Problem]:
    spans = defaultdict(list)
    for held in one.row.get("roles", ()):
        begin, end = day(held.get("from")), day(held.get("to"))
        if begin is not None and end is not None and begin >= end:
            yield _problem(one, f"{held['role']} ends before it began", "see from and to")
        spans[held["role"], held.get("country")].append(
            (begin or datetime.date.min, end or datetime.date.max)
        )
    for (role, _), listed in spans.items():
        listed.sort()
        for (_, earlier), (later, _) in itertools.pairwise(listed):
            if earlier > later:
                yield _problem(
                    one, f"{role} is held twice at {later}", "join the two, or end the first"
                )


def _clashes(records: list[Located], part: str) -> Iterator[Problem]:
    owners: dict[str, list[tuple[str, Located]]] = defaultdict(list)
    for one in records:
        for language, forms in one.row.get(part, {}).items():
            for form in forms:
                owners[form].append((language, one))
    for form, listed in owners.items():
        if len(listed) < 2:
            continue
        for (language, one), (other_language, other) in itertools.combinations(listed, 2):
            if one.row["id"] == other.row["id"] or not meeting(language, other_language):
                continue
            if part == "weak" and one.row["kind"] == other.row["kind"] == "person":
                continue  # a surname
            yield _problem(
                other,
                f"{form!r} stands for {one.row['id']} of {_place(one)} as well",
                "leave it to one of them, or to neither",
            )


def meeting(language: str, other: str) -> bool:
    """Tell whether forms of the two languages are read in one text."""
    return language == other or ANY in (language, other)


def _place(one: Located) -> str:
    return f"{one.file}, line {one.line}"


def _problem(one: Located, what: str, remedy: str) -> Problem:
    row = one.row if isinstance(one.row, dict) else {}
    about = f"{row['id']}: " if isinstance(row.get("id"), str) else ""
    return Problem(one.file, one.line, about + what, remedy)
