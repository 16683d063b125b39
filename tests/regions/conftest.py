"""The tagger on the built names, loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agents.document import Document, Passage
from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from streams.settings import Settings

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(Settings.from_environment().cache_dir)


@pytest.fixture(scope="session")
def tagger(lexicon: Lexicon) -> RegionTagger:
    return RegionTagger.load(lexicon)


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Read:
    def made(body: str, language: str = "en", title: str = "") -> Document:
        return Document(
            title=Passage("title", title, lexicon.find(title, language)),
            body=Passage("body", body, lexicon.find(body, language)),
            language=language,
            published=None,
            source=None,
        )

    return made
