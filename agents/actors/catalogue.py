"""The curated actors, roles and cues, read from the files under ``data``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import product
from typing import Any

from agents.actors.actor import Actor, Held, Role
from agents.actors.record import day
from agents.regions.curated import table

# Files of [[actor]] records; an id stands in one of them only.
FILES = (
    "armed_groups", "companies", "courts", "government", "igo", "leaders", "media", "ngo",
    "parties",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A country as an actor: its state."""

    code: str  # ISO 3166-1 alpha-2
    alpha3: str
    id: str  # Wikidata, else name:<slug>
    name: str


def rows(file: str) -> dict[str, Any]:
    """Return the content of ``data/<file>.toml``; empty where there is none."""
    path = resources.files("agents.actors").joinpath(f"data/{file}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def records(own: Iterable[dict[str, Any]] = ()) -> Iterator[dict[str, Any]]:
    """Yield every curated actor's record as it stands in its file, then the user's ``own``.

    An own record with the id of a curated one stands in its place: see ``own.adopted``.
    """
    instead = {row["id"]: row for row in own}
    for file in FILES:
        for row in rows(file).get("actor", ()):
            yield instead.pop(row["id"], row)
    yield from instead.values()


def actors(own: Iterable[dict[str, Any]] = ()) -> dict[str, Actor]:
    """Return the curated actors and the user's ``own`` by id.

    One that is its country's parliament, army or ministry has that id besides its own: the
    Bundestag is ``name:deu-parliament`` as well.
    """
    known = countries()
    found = {}
    for row in records(own):
        actor = found[row["id"]] = _actor(row)
        if "body" in row:
            found[body_id(known[row["country"]], row["body"])] = actor
    return found


def body_id(country: Country, suffix: str) -> str:
    """Return the id of a body that every country has."""
    return f"name:{country.alpha3.lower()}-{suffix}"


def _actor(row: dict[str, Any]) -> Actor:
    held = tuple(
        Held(
            role["role"],
            day(role.get("from")),
            day(role.get("to")),
            role.get("country"),
            day(role.get("seen")),
        )
        for role in row.get("roles", ())
    )
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        sector=row.get("sector"),
        country=row.get("country"),
        roles=held,
        source=row.get("source", False),
        word=frozenset(row.get("word", ())),
    )


def given_names(own: Iterable[dict[str, Any]] = ()) -> dict[str, frozenset[str]]:
    """Return the first words of known persons' names, in lower case, by the person's id."""
    found = {}
    for row in records(own):
        if row["kind"] == "person":
            forms = [form for forms in row.get("names", {}).values() for form in forms]
            found[row["id"]] = frozenset(
                form.partition(" ")[0].lower() for form in [row["name"], *forms] if " " in form
            )
    return found


def roles() -> dict[str, Role]:
    """Return the roles by id; ministers' among them."""
    listed = rows("roles")["role"]
    found = {row["id"]: Role(row["id"], row["name"], row["sector"]) for row in listed}
    for field, name in rows("portfolios")["role"].items():
        found.setdefault(f"{field}_minister", Role(f"{field}_minister", name, "GOV"))
    return found


def ministers() -> Iterator[tuple[str, str, str]]:
    """Yield role id, language and form of ministers: "Health Minister", "ministro de Salud"."""
    for row in rows("portfolios")["language"]:
        for name, fields in row["field"].items():
            kinds = ((f"{name}_minister", "minister"), ("deputy_minister", "deputy"))
            for role, templates in kinds:
                for template, field in product(row.get(templates, ()), fields):
                    yield role, row["code"], template.format(field, l=field.lower())


def fields() -> dict[str, str]:
    """Return the role that a field of office makes of a minister, by its words in lower case.

    The words stand behind the noun, perhaps with a country between: "ministre belge de la Défense".
    """
    found = {}
    for row in rows("portfolios")["language"]:
        if row.get("after"):
            behind = [t.partition(" ")[2] for t in row["minister"] if not t.startswith("{")]
            for name, words in row["field"].items():
                for template, field in product(behind, words):
                    found[template.format(field).lower()] = f"{name}_minister"
    return found


def countries() -> dict[str, Country]:
    """Return the countries by ISO 3166-1 alpha-2."""
    return {
        row["id"]: Country(
            row["id"], row["alpha3"], row.get("wikidata") or f"name:{row['id'].lower()}",
            row["name"],
        )
        for row in table("countries")["country"]
    }  # fmt: skip
