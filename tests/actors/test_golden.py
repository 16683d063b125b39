"""Whole articles, each with exactly the actors that a careful reader would list.

The events are invented, and so are most of the persons.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agents.enricher import Enricher
from streams.events import RawArticle
from streams.settings import Settings

FILES = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.fixture(scope="module")
def enricher() -> Enricher:
    return Enricher.load(cache=Settings.from_environment().cache_dir)


def read(path: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_article_gives_the_actors_that_a_reader_would_list(
    enricher: Enricher, path: Path
) -> None:
    row = read(path)
    article = RawArticle(
        id=row["id"], title=row["title"], body=row["body"], published_at=row["published_at"]
    )
    found = {(a.name, a.kind, a.country, a.code, a.role) for a in enricher.enrich(article).actors}
    wanted = {(a["name"], a["kind"], a["country"], a["code"], a["role"]) for a in row["actors"]}
    assert found == wanted


def test_articles_are_long_and_of_ten_languages() -> None:
    rows = [read(path) for path in FILES]
    assert len({row["language"] for row in rows}) >= 10
    assert all(len(row["actors"]) >= 4 for row in rows)
