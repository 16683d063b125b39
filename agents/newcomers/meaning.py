"""What positions and classes of Wikidata stand for: a role and its country, a kind and a sector."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from agents.actors import catalogue
from agents.newcomers.store import Store
from agents.regions.curated import table

DEEPEST = 12  # classes between a position and its office; the graph has circles


class Office(NamedTuple):
    """A role, and how the country of its holder follows from the position."""

    role: str
    head: bool = False  # of a country, or of a part of one
    abroad: bool = False


class Sort(NamedTuple):
    """What organisations of a class are."""

    kind: str
    sector: str
    home: bool = True
    media: bool = False


class Post(NamedTuple):
    """What holding a position makes somebody."""

    role: str
    country: str | None  # ISO 3166-1 alpha-2; None where the position tells none


class Meaning:
    """Reads positions and classes by the table ``data/wikidata.toml`` and the graph in a store."""

    def __init__(self, store: Store) -> None:
        data = _table()
        self._store = store
        self._offices = {
            row["id"]: Office(row["role"], row.get("head", False), row.get("abroad", False))
            for row in data["office"]
        }
        self._sorts: dict[str, Sort | None] = {
            row["id"]: Sort(
                row["kind"], row["sector"], row.get("home", True), row.get("media", False)
            )
            for row in data["class"]
        }
        self._sorts.update((row["id"], None) for row in data["left"])
        self._labels = {label: row["role"] for row in data["words"] for label in row["labels"]}
        for role, language, form in catalogue.ministers():
            if language == "en":
                self._labels.setdefault(form.lower(), role)
        longest = sorted(self._labels, key=len, reverse=True)
        self._words = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        self._unlike = re.compile(rf"\b(?:{'|'.join(map(re.escape, data['unlike']['words']))})\b")
        self._roles = catalogue.roles()
        self._countries: dict[str, str] = {
            row["wikidata"]: row["id"] for row in table("countries")["country"] if "wikidata" in row
        }
        known = set(self._countries.values())
        for identity, row in store.taken("country"):
            if row["code"] in known:
                self._countries.setdefault(identity, row["code"])
        self.post = lru_cache(maxsize=100_000)(self._post)
        self.sort = lru_cache(maxsize=100_000)(self._sort)

    def country(self, items: Iterable[str]) -> str | None:
        """Return the first of the items that is a country, as ISO 3166-1 alpha-2."""
        for item in items:
            found = self._countries.get(self._store.at(item))
            if found is not None:
                return found
        return None

    def international(self, role: str) -> bool:
        """Tell whether who holds the role acts for no country."""
        return self._roles[role].sector == "IGO"

    def sector(self, role: str) -> str:
        """Return the sector of a role."""
        return self._roles[role].sector

    def _post(self, position: str, of: tuple[str, ...] = ()) -> Post | None:
        """Return what the position is, held for the items ``of``; None where it is no office."""
        position = self._store.at(position)
        row = self._store.one(position, "class") or {"label": "", "of": [], "in": []}
        office = self._office(position, row["label"].lower())
        if office is None:
            return None
        if office.abroad or self.international(office.role):
            return Post(office.role, None)
        places = [*of, *row["of"]]
        country = self.country(places)
        if country is None:
            country = self.country(row["in"])
            if office.head and places:
                return Post("leader", country)  # of a part of a country
        return Post(office.role, country)

    def _office(self, position: str, label: str) -> Office | None:
        if self._unlike.search(label):
            return None
        if said := self._words.search(label):
            return Office(self._labels[said.group()])
        found = self._nearest([position], self._offices, self._instance)
        return self._offices[found] if found else None

    def _sort(self, classes: tuple[str, ...]) -> Sort | None:
        """Return what an organisation of these classes is; None where it is left out."""
        found = self._nearest(list(classes), self._sorts, self._store.parents)
        return self._sorts[found] if found else None

    def _nearest(
        self, start: list[str], known: Iterable[str], up: Callable[[str], list[str]]
    ) -> str | None:
        """Return the nearest known class upwards.

        Of those equally near one that is left out counts, else the first in the table.
        """
        order = {identity: number for number, identity in enumerate(known)}
        seen: set[str] = set()
        layer = [self._store.at(one) for one in start]
        for _ in range(DEEPEST):
            met = [one for one in layer if one in order]
            if met:
                left = [one for one in met if self._sorts.get(one, True) is None]
                return left[0] if left else min(met, key=order.__getitem__)
            seen.update(layer)
            above = [self._store.at(other) for one in layer for other in up(one)]
            layer = [one for one in dict.fromkeys(above) if one not in seen]
        return None

    def _instance(self, identity: str) -> list[str]:
        """Return the classes above a position, and what it is an instance of."""
        row: dict[str, Any] | None = self._store.one(identity, "class")
        return row["above"] if row is not None else self._store.parents(identity)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = resources.files("agents.newcomers").joinpath("data/wikidata.toml")
    return tomllib.loads(path.read_text("utf-8"))
