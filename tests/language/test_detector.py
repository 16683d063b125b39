"""The detector's promises: hard input, hard pairs, determinism."""

import pytest

from agents.language import LanguageDetector


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector.load()


@pytest.mark.parametrize(
    "text", ["", " \n", "12 345", "!?", "🙂🙂", "\ud800", "\x00", "https://a.example/b"]
)
def test_text_without_words_is_undetermined(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text, text).code == "und"


def test_an_english_story_is_english(detector: LanguageDetector) -> None:
    found = detector.detect(
        "", "The minister said the talks would go on until the end of the week."
    )
    assert (found.code, found.script) == ("en", "Latn")
    assert found.confidence > 0.9
