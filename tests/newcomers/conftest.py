"""The curated files are parsed once for all tests: nothing here changes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from agents.actors import catalogue

_rows = lru_cache(maxsize=None)(catalogue.rows)


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(file: str) -> dict[str, Any]:
        return _rows(file)

    monkeypatch.setattr(catalogue, "rows", rows)
