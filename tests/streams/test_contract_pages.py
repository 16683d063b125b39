"""The pages for publishers and subscribers say what the code does."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import orjson

from streams.codec import CONTENT_NAMESPACE, MAX_DEPTH, MAX_ID, decode_article, encode_event
from streams.errors import REASONS
from streams.html import MAX_DEPTH as MAX_ELEMENTS
from streams.messages import MAX_TAGS, messages_of
from tests.streams.made import event

DOCS = Path(__file__).parents[2] / "docs"
EVENTS = (DOCS / "events.md").read_text("utf-8")
RAW_ARTICLES = (DOCS / "raw-articles.md").read_text("utf-8")


def test_every_reason_is_explained_and_no_other() -> None:
    section = RAW_ARTICLES.split("## What cannot be an article")[1]
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", section, re.MULTILINE) == list(REASONS)


def test_the_limits_are_those_of_the_code() -> None:
    assert str(CONTENT_NAMESPACE) in RAW_ARTICLES
    assert f"at most {MAX_ID:,} characters" in RAW_ARTICLES
    assert f"more than {MAX_DEPTH} objects and lists, or {MAX_ELEMENTS:,} elements" in RAW_ARTICLES
    assert f"the {MAX_TAGS} with the highest score" in EVENTS


def test_every_header_is_explained_and_no_other() -> None:
    section = EVENTS.split("## Headers")[1].split("## The event")[0]
    explained = re.findall(r"^\| `([a-z_-]+)` \|", section, re.MULTILINE)
    assert explained == [name for name, _ in messages_of(event())[0].headers]


def test_the_example_of_an_event_has_the_fields_in_their_order() -> None:
    block = re.search(r'```json\n(\{"id": "lima-4".*?)\n```', EVENTS, re.DOTALL)
    assert block
    made: dict[str, Any] = orjson.loads(encode_event(event()))
    shown: dict[str, Any] = orjson.loads(block[1])
    shown["actors"][0]["mentions"] = made["actors"][0]["mentions"]
    assert shape(shown) == shape(made)


def test_the_example_of_an_article_is_one() -> None:
    block = re.search(r"```json\n(.*?)\n```", RAW_ARTICLES, re.DOTALL)
    assert block
    article = decode_article(block[1].encode())
    assert article.extra == {"desk": "world"}
    assert all(dataclasses.astuple(article))


def shape(value: Any) -> Any:
    """The names of ``value``, nested as they are, in their order."""
    if isinstance(value, dict):
        return [(name, shape(held)) for name, held in value.items() if name != "extra"]
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    return None
