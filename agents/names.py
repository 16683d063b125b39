"""Build the lexicon of all packages' names: ``python -m agents.names DIRECTORY``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from agents.actors import names as actors
from agents.lexicon import Name, build
from agents.regions import gazetteer
from agents.regions import names as regions
from agents.regions.place import Place


def write(directory: Path) -> int:
    """Write the lexicon and the gazetteer into ``directory``; return the number of patterns."""
    directory.mkdir(parents=True, exist_ok=True)
    places = gazetteer.collect()
    gazetteer.write(places, directory)
    return build.write(_names(places), directory)


def _names(places: dict[str, Place]) -> Iterator[Name]:
    yield from regions.names(places)
    yield from actors.names()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
