"""Proposals from the evidence of events, as a file to review and put into use."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from agents.actors import catalogue
from agents.actors.check import ANY
from agents.newcomers.evidence import Candidate, Evidence, Said, Seen, support
from agents.newcomers.file import comment, toml
from agents.newcomers.spelling import languages

SOURCE: Final = (
    "Proposed by `geowire actors learn` from enriched events: each actor was seen with the same "
    "role and country in at least {sources} sources. Review before use."
)
EXAMPLES: Final = 3  # articles named for each proposal
_DIGITS: Final = 6  # hexadecimal; a hundred namesakes in office would hardly share them
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An actor that the sources agree upon."""

    row: dict[str, Any]
    support: int
    articles: int
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An actor on whom they do not: what is said of it, with support and articles."""

    name: str
    readings: tuple[tuple[Said, int, int], ...]


def proposals(evidence: Evidence, sources: int) -> tuple[list[Proposal], list[Conflict]]:
    """Return who is seen with one reading in at least ``sources`` sources, best first.

    Where a second reading has two sources, or half as many as the first, nothing is decided.
    """
    proposed, disputed = [], []
    roles = {role.name: role.id for role in catalogue.roles().values()}
    for identity, candidate in evidence.candidates.items():
        if max(len({one.source for one in seen}) for seen in candidate.readings.values()) < sources:
            continue  # and so has no reading that is supported by as many
        ranked = sorted(
            ((support(seen), said) for said, seen in candidate.readings.items()),
            key=lambda one: (-one[0], one[1][0], one[1][2], one[1][3] or ""),
        )
        best, said = ranked[0]
        if best < sources or (said.role is not None and said.role not in roles):
            continue
        if len(ranked) > 1 and (ranked[1][0] >= 2 or 2 * ranked[1][0] >= best):
            readings = tuple((one, n, candidate.articles[one]) for n, one in ranked)
            disputed.append(Conflict(_name(candidate)[1], readings))
            continue
        row = _row(identity, candidate, said, roles)
        seen = candidate.readings[said]
        proposed.append(Proposal(row, best, candidate.articles[said], tuple(seen)))
    proposed.sort(key=lambda one: (-one.support, -one.articles, one.row["id"]))
    disputed.sort(key=lambda one: (-one.readings[0][1], one.name))
    return proposed, disputed


def _row(identity: str, candidate: Candidate, said: Said, roles: dict[str, str]) -> dict[str, Any]:
    language, name = _name(candidate)
    name = " ".join(name.split())
    row: dict[str, Any] = {
        "id": _id(identity, said), "name": name, "kind": said.kind, "sector": said.sector,
        "country": said.country,
        "names": {ANY if _LATIN.match(name) or language not in languages() else language: [name]},
    }  # fmt: skip
    if said.role is not None:
        row["roles"] = [{"role": roles[said.role]}]
    return row


def _name(candidate: Candidate) -> tuple[str, str]:
    """Return the language and spelling that most articles have."""
    return min(candidate.names, key=lambda one: (-candidate.names[one], one))


def _id(identity: str, said: Said) -> str:
    """Return an id of plain letters.

    What it was where it has such; else country and office, and a few digits to tell it apart.
    """
    slug = identity.removeprefix("name:")
    if identity.startswith("Q") or _SLUG.fullmatch(slug):
        return identity
    digits = hashlib.sha256(slug.encode()).hexdigest()[:_DIGITS]
    about = re.findall("[a-z]+", f"{said.country} {said.role or said.kind}".lower())
    return f"name:{'-'.join(about)}-{digits}"


def written(proposed: list[Proposal], disputed: list[Conflict], sources: int) -> bytes:
    """Return the file: the proposals with their evidence, then what is not decided."""
    out = [toml({"source": SOURCE.format(sources=sources)})]
    for one in proposed:
        sourced = Counter(seen.source for seen in one.seen)
        days = sorted(seen.day for seen in one.seen if seen.day)
        out.append(
            b"\n"
            + comment(
                [
                    f"{one.support} independent sources, {one.articles} articles"
                    + (f", {days[0]} to {days[-1]}" if days else ""),
                    f"sources: {', '.join(sorted(sourced))}",
                    f"articles: {', '.join(seen.article for seen in one.seen[:EXAMPLES])}",
                ]
            )
            + b"[[actor]]\n"
            + toml(one.row)
        )
    if disputed:
        out.append(b"\n" + comment(["Not decided, since sources differ:"]))
    for conflict in disputed:
        out.append(comment([conflict.name]))
        out.append(
            comment(
                f"    {said.role or said.kind}, {said.country}: {number} independent sources, "
                f"{articles} articles"
                for said, number, articles in conflict.readings
            )
        )
    return b"".join(out)
