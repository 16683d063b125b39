"""One detector for the whole package: loading it is the slow part."""

import pytest

from agents.language import LanguageDetector


@pytest.fixture(scope="session")
def detector() -> LanguageDetector:
    return LanguageDetector.load()
