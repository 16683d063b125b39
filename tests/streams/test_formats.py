"""ninjs and JSON-LD end in the same article as the native shape."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from streams.codec import decode_article
from streams.errors import Rejected
from streams.events import RawArticle


def decoded(data: dict[str, Any]) -> RawArticle:
    return decode_article(orjson.dumps(data))


NINJS_1 = {
    "uri": "https://agency.example/items/20260127-7",
    "type": "text",
    "profile": "text-only",
    "version": "2",
    "versioncreated": "2026-01-27T10:37:00Z",
    "language": "en",
    "headline": "Ferry aground off Samos",
    "byline": "Ada Moreau",
    "copyrightholder": "Example Agency",
    "located": "Athens",
    "body_text": "ATHENS -- A ferry ran aground.",
    "body_xhtml": "<p>ATHENS -- A ferry ran aground.</p>",
    "place": [{"name": "Samos"}],
}
NINJS_2 = {
    "uri": "urn:newsml:agency.example:20260127:7",
    "versioncreated": "2026-01-27T10:37:00+02:00",
    "language": "el",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry aground"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/html", "value": "<p>Short.</p>"},
        {"role": "main", "contenttype": "text/html; charset=utf-8", "value": "<p>A</p><p>B</p>"},
    ],
    "by": "Ada Moreau",
    "infosources": [{"name": "Example Agency", "role": "isrol:originfo"}],
    "subjects": [{"name": "Transport"}],
}
JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry aground",
    "articleBody": "A ferry ran aground.",
    "url": "https://paper.example/ferry",
    "datePublished": "2026-01-27T10:37:00+02:00",
    "inLanguage": "en-GB",
    "author": [{"@type": "Person", "name": "Ada Moreau"}, "Wei Chen"],
    "publisher": {"@type": "Organization", "name": "The Example Paper"},
    "articleSection": "World",
}


def test_ninjs_1_is_understood() -> None:
    article = decoded(NINJS_1)
    assert article == RawArticle(
        id="https://agency.example/items/20260127-7",
        title="Ferry aground off Samos",
        body="ATHENS -- A ferry ran aground.",
        url="https://agency.example/items/20260127-7",
        published_at="2026-01-27T10:37:00Z",
        source="Example Agency",
        language="en",
        authors=("Ada Moreau",),
        extra={
            "type": "text",
            "profile": "text-only",
            "version": "2",
            "copyrightholder": "Example Agency",
            "located": "Athens",
            "place": [{"name": "Samos"}],
        },
    )


def test_ninjs_2_is_understood() -> None:
    article = decoded(NINJS_2)
    assert article.id == "urn:newsml:agency.example:20260127:7"
    assert article.url is None
    assert article.title == "Ferry aground"
    assert article.body == "A\n\nB"
    assert article.published_at == "2026-01-27T10:37:00+02:00"
    assert (article.source, article.language) == ("Example Agency", "el")
    assert article.authors == ("Ada Moreau",)
    assert article.extra == {"subjects": [{"name": "Transport"}]}


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"body_xhtml": "<p>A &amp; B</p>"}, "A & B"),
        ({"body_xhtml": "no tags &amp; yet HTML"}, "no tags & yet HTML"),
        ({"body_text": "plain &amp; <b>untouched</b>"}, "plain &amp; <b>untouched</b>"),
        ({"body_nitf": "<p>by its tags</p>"}, "by its tags"),
        ({"bodies": [{"value": "one"}, {"contenttype": "text/plain", "value": "two"}]}, "two"),
        ({"bodies": [{"value": "<p>one</p>"}]}, "one"),
        ({"description_text": "a caption"}, "a caption"),
        ({"descriptions": [{"contenttype": "text/plain", "value": "a teaser"}]}, "a teaser"),
        ({}, ""),
    ],
)
def test_of_several_ninjs_bodies_the_plainest_is_taken(fields: dict[str, Any], body: str) -> None:
    assert decoded({"uri": "u:1", "headline": "x"} | fields).body == body


def test_a_ninjs_item_without_a_headline_falls_back_on_its_title() -> None:
    assert decoded({"uri": "u:1", "title": "x", "versioncreated": "2026"}).title == "x"


def test_a_native_article_with_a_uri_stays_native() -> None:
    article = decoded({"id": "a", "uri": "u:1", "headline": "h", "title": "t", "body": "b"})
    assert (article.id, article.title) == ("a", "t")
    assert article.extra == {"uri": "u:1", "headline": "h"}


def test_json_ld_is_understood() -> None:
    article = decoded(JSON_LD)
    assert article.title == "Ferry aground"
    assert article.body == "A ferry ran aground."
    assert article.url == "https://paper.example/ferry"
    assert article.published_at == "2026-01-27T10:37:00+02:00"
    assert (article.source, article.language) == ("The Example Paper", "en-GB")
    assert article.authors == ("Ada Moreau", "Wei Chen")
    assert article.extra == {"articleSection": "World"}
    # Named by its address, as every article without an id.
    assert article.id == decoded({"title": "x", "url": "https://paper.example/ferry"}).id


@pytest.mark.parametrize(
    "kind",
    [
        ["Thing", "NewsArticle"],
        "schema:NewsArticle",
        "https://schema.org/ReportageNewsArticle",
        "Article",
        "BlogPosting",
    ],
)
def test_json_ld_types_come_in_many_writings(kind: str | list[str]) -> None:
    assert decoded(JSON_LD | {"@type": kind}).title == "Ferry aground"


def test_the_article_is_found_in_a_graph_and_references_are_followed() -> None:
    article = decoded(
        {
            "@context": ["https://schema.org", {"@language": "pt"}],
            "@graph": [
                {"@type": "WebSite", "@id": "#site", "name": "not this"},
                {"@type": "Article", "headline": "nor this"},
                {"@type": "Organization", "@id": "#paper", "name": "O Exemplo"},
                {
                    "@type": "NewsArticle",
                    "@id": "https://paper.example/a#article",
                    "headline": "Chuva",
                    "articleBody": "<p>Choveu.</p>",
                    "mainEntityOfPage": {"@id": "https://paper.example/a"},
                    "publisher": {"@id": "#paper"},
                    "author": {"@list": [{"name": "Ada"}, {"@id": "#nobody"}]},
                },
            ],
        }
    )
    assert article.id == "https://paper.example/a#article"
    assert (article.title, article.body) == ("Chuva", "Choveu.")
    assert (article.url, article.source) == ("https://paper.example/a", "O Exemplo")
    assert (article.language, article.authors) == ("pt", ("Ada",))


def test_the_article_may_be_a_page_s_main_entity() -> None:
    assert decoded({"@type": "WebPage", "mainEntity": JSON_LD}).title == "Ferry aground"


def test_json_ld_values_may_be_wrapped() -> None:
    article = decoded(
        JSON_LD
        | {
            "headline": {"@value": "Ferry", "@language": "en"},
            "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"},
            "url": [{"@id": "https://paper.example/b"}],
        }
    )
    assert (article.title, article.language) == ("Ferry", "en")
    assert article.url == "https://paper.example/b"


def test_a_page_without_an_article_holds_no_text() -> None:
    with pytest.raises(Rejected) as caught:
        decoded({"@context": "https://schema.org", "@type": "WebSite", "name": "x"})
    assert caught.value.reason == "no-text"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (NINJS_1 | {"headline": 5}, "$.headline"),
        (NINJS_1 | {"language": ["en"]}, "$.language"),
        (NINJS_2 | {"headlines": ["x"]}, "$.headlines"),
        (NINJS_2 | {"bodies": [{"value": {"x": 1}}, {"value": 5}]}, "$.bodies[].value"),
        (JSON_LD | {"articleBody": True}, "$.articleBody"),
    ],
)
def test_a_mapped_field_of_the_wrong_type_is_named(data: dict[str, Any], field: str) -> None:
    with pytest.raises(Rejected) as caught:
        decoded(data)
    assert caught.value.reason == "wrong-type"
    assert field in caught.value.detail
