"""The curated files under ``data``, as they were parsed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any


def table(name: str) -> dict[str, Any]:
    """Return a curated file of this package's ``data``."""
    path = resources.files("agents.regions").joinpath(f"data/{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def tables(folder: str) -> Iterator[dict[str, Any]]:
    """Yield the curated files of a folder of ``data``, by name."""
    found = resources.files("agents.regions").joinpath(f"data/{folder}").iterdir()
    for path in sorted(found, key=lambda path: path.name):
        if path.name.endswith(".toml"):
            yield tomllib.loads(path.read_text("utf-8"))
