"""Build the lexicon of all packages' names: ``python -m agents.names DIRECTORY TOWNS [OWN]``.

Towns of ``TOWNS`` inhabitants and more have all their names, smaller ones their own alone.
``OWN`` is a folder of the user's own actors; where a file in it cannot be used, the exit status
is ``lexicon.build.UNUSABLE`` and standard error says which and why.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from agents.actors import catalogue
from agents.actors import names as actors
from agents.actors import own as own_actors
from agents.lexicon import Name, build
from agents.regions import gazetteer
from agents.regions import names as regions
from agents.regions.place import Place

# Languages that join a country's name to what it owns; there the body's name hides the country's.
_JOINING = frozenset({"ja", "ko", "zh"})
# Offices that Korean writes in one word with their country.
_POSTS = frozenset({"ambassador", "prime_minister", "president", "foreign_minister"})
_STATE = frozenset({"government_body", "military", "state"})


def write(directory: Path, towns_from: int, own: Path | None = None) -> int:
    """Write the lexicon and the gazetteer into ``directory``; return the number of patterns.

    The user's ``own`` actors are kept beside them as they were built. Raises ``OwnActorsError``.
    """
    adopted = own_actors.adopted(own) if own is not None else []
    directory.mkdir(parents=True, exist_ok=True)
    own_actors.keep(adopted, directory)
    places = gazetteer.collect()
    gazetteer.write(places, directory)
    return build.write(_names(places, towns_from, adopted), directory)


def _names(
    places: dict[str, Place], towns_from: int, own: Iterable[dict[str, Any]]
) -> Iterator[Name]:
    countries: set[tuple[str, str, str]] = set()  # language, form and country
    for name in regions.names(places, towns_from):
        if name.language in _JOINING and name.table == "place" and len(name.key) == 2:
            countries.add((name.language, name.form, name.key))
        yield name
    bodies = {
        key: country
        for row in catalogue.records(own)
        if row.get("kind") in _STATE and (country := row.get("country"))
        for key in (row["id"], actors.WEAK + row["id"])
    }
    offices = [(n.form, n.key) for n in actors.names() if n.language == "ko" and n.key in _POSTS]
    for _, form, country in sorted(c for c in countries if c[0] == "ko"):
        for office, role in offices:
            if " " not in office:  # "영국대사": the country and the office are one word
                yield Name(form + office, "role", role, "ko", "exact")
                yield Name(form + office, "demonym", country, "ko", "exact")
    for name in actors.names(own):
        yield name
        if name.language in _JOINING and name.table == "actor":
            country = name.key[1:] if name.key[0] == actors.SEAT else bodies.get(name.key)
            if country and _begins_with(name.form, name.language, country, countries):
                yield Name(name.form, "demonym", country, name.language, "exact")


def _begins_with(
    form: str, language: str, country: str, countries: set[tuple[str, str, str]]
) -> bool:
    """Tell whether a body's one-word name begins with its country's: 中国外交部."""
    return any((language, form[:size], country) in countries for size in range(1, len(form)))


def main(arguments: list[str]) -> int:
    """Build; return the exit status."""
    directory, towns_from, *own = arguments
    try:
        write(Path(directory), int(towns_from), Path(own[0]) if own else None)
    except own_actors.OwnActorsError as error:
        print(error, file=sys.stderr)
        return build.UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
