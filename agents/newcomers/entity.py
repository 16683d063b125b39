"""What a Wikidata entity says: its values, their dates and its names.

The shape is that of Wikibase's JSON data model. Deprecated statements and those without a
value (``novalue``, ``somevalue``) say nothing, but for an end at an unknown time.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_YEAR, _MONTH = 9, 10  # precisions of a time: a year, a month; more is a day


class Statement(NamedTuple):
    """One value of a property, an item or a text, and when it held."""

    value: str
    since: datetime.date | None
    until: datetime.date | None
    ended: bool  # whether it is over, ``until`` known or not
    preferred: bool
    qualifiers: dict[str, tuple[str, ...]]  # the items among the qualifiers


def statements(entity: dict[str, Any], name: str) -> Iterator[Statement]:
    """Yield what the entity says under the property ``name``, in its order."""
    for one in _held(entity.get("claims"), name):
        if one.get("rank") == "deprecated":
            continue
        value = _value(one.get("mainsnak"))
        if value is None:
            continue
        qualifiers = one.get("qualifiers")
        since = _earliest(_held(qualifiers, "P580"), end=False)
        ends = _held(qualifiers, "P582")
        until = _earliest(ends, end=True)
        unknown = any(snak.get("snaktype") == "somevalue" for snak in ends)
        yield Statement(
            value, since, until, until is not None or unknown, one.get("rank") == "preferred",
            {
                key: items
                for key in ("P1001", "P17", "P642", "P768")
                if (items := tuple(filter(None, map(_value, _held(qualifiers, key)))))
            },
        )  # fmt: skip


def values(entity: dict[str, Any], name: str) -> list[str]:
    """Return the values that hold now: the preferred ones, else all that have not ended."""
    found = [one for one in statements(entity, name) if not one.ended]
    preferred = [one.value for one in found if one.preferred]
    return preferred or [one.value for one in found]


def time(entity: dict[str, Any], name: str) -> datetime.date | None:
    """Return the first time under the property, its last day where it is less than a day."""
    for one in _held(entity.get("claims"), name):
        if one.get("rank") != "deprecated":
            found = _date(one.get("mainsnak"), end=True)
            if found is not None:
                return found
    return None


def names(entity: dict[str, Any]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return labels and aliases by Wikidata's code of the language."""
    labels = _table(entity.get("labels"))
    aliases = _table(entity.get("aliases"))
    return (
        {code: one["value"] for code, one in labels.items() if isinstance(one.get("value"), str)},
        {code: [one["value"] for one in listed] for code, listed in aliases.items()},
    )


def sitelinks(entity: dict[str, Any]) -> int:
    """Return how many of Wikimedia's sites have a page on it."""
    return len(_table(entity.get("sitelinks")))


def _table(held: Any) -> dict[str, Any]:
    """An empty table is written as an empty list."""
    return held if isinstance(held, dict) else {}


def _held(table: Any, name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = _table(table).get(name, [])
    return listed


def _value(snak: Any) -> str | None:
    """Return the item's id or the text of a snak."""
    if not snak or snak.get("snaktype") != "value":
        return None
    value = snak["datavalue"]["value"]
    if isinstance(value, str):
        return value
    if "id" in value:
        return str(value["id"])
    if value.get("entity-type") == "item":  # older dumps have the number alone
        return f"Q{value['numeric-id']}"
    text: str | None = value.get("text")
    return text


def _earliest(snaks: list[dict[str, Any]], *, end: bool) -> datetime.date | None:
    return min(filter(None, (_date(snak, end=end) for snak in snaks)), default=None)


def _date(snak: Any, *, end: bool) -> datetime.date | None:
    """Return the day of a time; of a year or a month its first day, or its last for an ``end``."""
    if not snak or snak.get("snaktype") != "value":
        return None
    value = snak["datavalue"]["value"]
    found = _TIME.match(value["time"])
    precision = value.get("precision", 11)
    if found is None or precision < _YEAR:
        return None
    year, month, day = map(int, found.groups())
    if year == 0:
        return None
    if precision == _YEAR:
        return datetime.date(year, 12, 31) if end else datetime.date(year, 1, 1)
    if precision == _MONTH:
        month = max(month, 1)
        if not end:
            return datetime.date(year, month, 1)
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)
    return datetime.date(year, max(month, 1), max(day, 1))
