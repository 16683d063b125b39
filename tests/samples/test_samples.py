"""The samples are valid, varied enough for a demonstration, and broken where they say so."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agents import samples
from agents.boilerplate import Boilerplate
from streams.codec import decode_article
from streams.errors import Rejected
from streams.events import RawArticle

PACKAGE = resources.files("agents.samples")
VALUES: list[dict[str, Any]] = [json.loads(value) for value in samples.articles()]
ARTICLES: list[RawArticle] = [decode_article(value) for value in samples.articles()]


def script(text: str) -> str:
    """Return the script of most letters by the first word of their Unicode names."""
    names = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    # A Japanese text mixes three scripts; its kana tell it from Chinese.
    return "HIRAGANA" if names["HIRAGANA"] > 20 else names.most_common(1)[0][0]


def test_every_sample_meets_the_schema() -> None:
    schema = json.loads(PACKAGE.joinpath("articles.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [value for value in VALUES if not validator.is_valid(value)] == []


def test_there_are_enough_samples_and_no_id_twice() -> None:
    assert len(ARTICLES) >= 44
    assert len({article.id for article in ARTICLES}) == len(ARTICLES)


def test_the_samples_span_languages_and_scripts() -> None:
    assert len({article.language for article in ARTICLES if article.language}) >= 25
    assert {script(article.body) for article in ARTICLES} >= {
        "LATIN",
        "CYRILLIC",
        "ARABIC",
        "HEBREW",
        "GREEK",
        "DEVANAGARI",
        "BENGALI",
        "TAMIL",
        "THAI",
        "CJK",
        "HIRAGANA",
        "HANGUL",
    }


def test_some_samples_leave_their_language_to_be_found() -> None:
    assert sum(article.language is None for article in ARTICLES) >= 8


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_sample_is_as_long_as_a_short_report(article: RawArticle) -> None:
    words = len(article.body.split())
    # Scripts without spaces are measured in characters.
    assert 75 <= words <= 300 or (words < 75 and 180 <= len(article.body) <= 900)


def test_every_accepted_shape_is_among_the_samples() -> None:
    assert sum("uri" in value for value in VALUES) == 2
    assert sum("@type" in value for value in VALUES) == 2
    marked = [article for article in ARTICLES if article.id == "cyprus-ferry-html"]
    assert "<" not in marked[0].body
    assert "track(" not in marked[0].body


def test_a_reprint_differs_from_its_report_by_little() -> None:
    report, reprint = (
        set(article.body.split())
        for wanted in ("aras-railway", "aras-railway-reprint")
        for article in ARTICLES
        if article.id == wanted
    )
    assert 0.85 < len(report & reprint) / len(report | reprint) < 1


def test_most_samples_carry_a_line_of_the_page_and_none_is_emptied() -> None:
    boilerplate = Boilerplate.load()
    spans = [boilerplate.find(article.title, article.body) for article in ARTICLES]
    assert sum(bool(found) for found in spans) >= 45
    assert {span.why for found in spans for span in found} >= {
        "related-link",
        "share",
        "subscribe",
        "byline",
        "caption",
    }
    for article, found in zip(ARTICLES, spans, strict=True):
        assert sum(span.end - span.start for span in found) < len(article.body) / 3


@pytest.mark.parametrize(
    ("value", "reason"),
    list(zip(samples.broken(), ("not-json", "not-an-object", "no-text"), strict=True)),
)
def test_a_broken_sample_is_rejected_for_its_reason(value: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as caught:
        decode_article(value)
    assert caught.value.reason == reason
