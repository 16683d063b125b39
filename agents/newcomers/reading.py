"""Reading a dump: which entities matter, and what is kept of each.

A line is looked at as bytes first; only one that may matter is parsed. Kept are persons who
held a position, organisations that enough of Wikipedia's editions know, positions, countries
with their leaders, and the graph of classes. What a position or class means is decided when
all of the dump is read, as it may come later than who holds it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

import orjson

from agents.newcomers import entity as say
from agents.newcomers.dump import Dump
from agents.newcomers.store import Store
from streams.errors import Unavailable

BATCH: Final = 20_000  # lines between two commits; a killed reading repeats at most as many
_HUMAN: Final = "Q5"
_WOMAN: Final = "Q6581072"
_LEADS: Final = {"P35": "president", "P6": "prime_minister"}  # head of state, of government
_LONGEST_REDIRECT: Final = 500  # bytes; it holds two ids
# Positions and public offices as such; what is below them is a position of somebody.
_OFFICES: Final = frozenset({"Q4164871", "Q294414"})
# What organisations have, and hardly anything else that has no coordinates of its own.
_OF_BODIES: Final = tuple(
    f'"{name}"'.encode() for name in ("P17", "P159", "P112", "P169", "P488", "P452")
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is wanted."""

    since: datetime.date  # who held no position after this day is left out
    sitelinks: int  # and who has pages on fewer of Wikimedia's sites


def read(
    dump: Dump,
    store: Store,
    scope: Scope,
    *,
    stopped: Callable[[], bool] = lambda: False,
    seen: Callable[[int], object] = lambda number: None,
) -> bool:
    """Read the dump from where the store's last mark is; return whether its end was reached.

    ``stopped`` is asked after each line, ``seen`` is told its number. Raises ``Unavailable``
    where the store belongs to another dump or scope, or the dump cannot be unpacked.
    """
    _belongs(store, dump, scope)
    if store.mark("complete"):
        return True
    number, end = int(store.mark("line", "0")), int(store.mark("end", "0"))
    uncommitted = 0
    take = _Taking(store, scope)
    try:
        for line in dump.lines(number, end):
            if line.entity:
                take.line(line.number, line.entity)
            number, end = line.number, line.end
            uncommitted += 1
            seen(number)
            if stopped():
                return False
            if uncommitted == BATCH:
                store.commit(line=number, end=end)
                uncommitted = 0
        store.commit(complete="yes")
        return True
    finally:
        store.commit(line=number, end=end)


def _belongs(store: Store, dump: Dump, scope: Scope) -> None:
    wanted = {"dump": dump.identity} | {k: str(v) for k, v in asdict(scope).items()}
    for key, value in wanted.items():
        if store.mark(key, value) != value:
            what = "another dump" if key == "dump" else f"--{key} {store.mark(key)}"
            raise Unavailable(
                f"a reading of {what} was begun",
                str(store.path),
                "finish it as it was begun, or begin anew with --restart",
            )
    store.commit(**wanted)


class _Taking:
    """Takes what matters out of lines."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self._store = store
        self._scope = scope

    def line(self, number: int, line: bytes) -> None:
        """Keep what the line says, or why it cannot be read."""
        if line[:1] != b"{" or line[-1:] != b"}":
            self._store.failed(number, "not one JSON object")
            return
        if not self._matters(line):
            return
        try:
            entity = orjson.loads(line)
            self._entity(entity)
        except orjson.JSONDecodeError as error:
            self._store.failed(number, f"not JSON: {error}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._store.failed(number, f"not an entity as Wikidata writes them: {error!r}")

    def _matters(self, line: bytes) -> bool:
        """Tell from the bytes whether an entity can be one that is kept.

        Most lines have pages on few sites, and of those only classes and positions matter.
        """
        if b'"P279"' in line or b'"P1308"' in line or b'"P1001"' in line:
            return True
        if len(line) < _LONGEST_REDIRECT and b'"redirect"' in line:
            return True
        # Sitelinks are told last, so that this is near the end of the line, or all of it.
        if line.count(b'"site"', line.rfind(b'"sitelinks"')) < self._scope.sitelinks:
            return False
        if b'"P39"' in line or b'"P297"' in line or b'"P35"' in line:
            return True
        if b'"Q5"' in line and b'"P27"' in line:
            return b'"Q82955"' in line  # a politician: perhaps a leader whom the country names
        return b'"P31"' in line and any(name in line for name in _OF_BODIES)

    def _entity(self, entity: dict[str, Any]) -> None:
        identity = entity["id"] if "id" in entity else entity["entity"]
        if "redirect" in entity:
            self._store.move(identity, entity["redirect"])
            return
        if not identity.startswith("Q"):
            return
        sorts = say.values(entity, "P31")
        if _HUMAN in sorts:
            self._person(identity, entity)
            return
        above = say.values(entity, "P279")
        if above:
            self._store.above(identity, above)
        for name, role in _LEADS.items():
            for one in say.statements(entity, name):
                if not one.ended or one.until is not None:
                    self._store.led(one.value, identity, role, _iso(one.since), _iso(one.until))
        if code := next(iter(say.values(entity, "P297")), None):
            self._store.take(identity, "country", {"code": code})
        places = say.values(entity, "P1001"), say.values(entity, "P17")
        claims = entity.get("claims") or {}
        if any(places) or "P1308" in claims or "P2389" in claims or _OFFICES.intersection(above):
            label = say.names(entity)[0].get("en", "")
            self._store.take(
                identity, "class",
                {"label": label, "above": [*above, *sorts], "of": places[0], "in": places[1]},
            )  # fmt: skip
        if sorts and "P625" not in claims:
            self._body(identity, entity, sorts, places[1])

    def _person(self, identity: str, entity: dict[str, Any]) -> None:
        links = say.sitelinks(entity)
        died = say.time(entity, "P570")
        if links < self._scope.sitelinks or (died is not None and died < self._scope.since):
            return
        held = [
            {
                "office": one.value,
                "since": _iso(one.since),
                "until": _iso(one.until or (None if one.ended else died)),
                "of": one.qualifiers,
            }
            for one in say.statements(entity, "P39")
            if not one.ended or (one.until is not None and one.until >= self._scope.since)
        ]
        if not held and "P39" in (entity.get("claims") or {}):
            return
        self._store.take(
            identity, "person",
            {
                "held": held, "died": _iso(died), "links": links, "from": say.values(entity, "P27"),
                "woman": _WOMAN in say.values(entity, "P21"),
                "names": say.names(entity),
            },
        )  # fmt: skip

    def _body(
        self, identity: str, entity: dict[str, Any], sorts: list[str], country: list[str]
    ) -> None:
        links = say.sitelinks(entity)
        ended = say.time(entity, "P576")
        if links < self._scope.sitelinks or (ended is not None and ended < self._scope.since):
            return
        self._store.take(
            identity, "body",
            {"sorts": sorts, "in": country, "links": links, "names": say.names(entity)},
        )  # fmt: skip


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
