"""Whatever comes in is an article or is rejected with the right reason; nothing else happens."""

from __future__ import annotations

import json
import uuid
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.codec import (
    CONTENT_NAMESPACE,
    MAX_DEPTH,
    MAX_ID,
    canonical_url,
    decode_article,
    encode_event,
)
from streams.errors import DETAIL_LENGTH, REASONS, Rejected
from streams.events import RawArticle
from tests.streams.made import event


def sent(**fields: Any) -> bytes:
    return orjson.dumps(fields)


def rejection(value: bytes | None, **options: Any) -> Rejected:
    with pytest.raises(Rejected) as caught:
        decode_article(value, **options)
    return caught.value


def test_every_field_is_read() -> None:
    article = decode_article(
        sent(
            id="a-1",
            title="Rain in Lima",
            body="It rained.",
            url="https://news.example/rain",
            published_at="2026-01-27T00:00:00Z",
            source="Example News",
            language="en",
            authors=["Ada", "Grace"],
            desk="world",
            byline=None,
        )
    )
    assert (article.id, article.title, article.body) == ("a-1", "Rain in Lima", "It rained.")
    assert article.url == "https://news.example/rain"
    assert article.published_at == "2026-01-27T00:00:00Z"
    assert (article.source, article.language) == ("Example News", "en")
    assert article.authors == ("Ada", "Grace")
    assert article.extra == {"desk": "world", "byline": None}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(None, "tombstone", id="a null value"),
        pytest.param(b"", "not-json", id="no bytes"),
        pytest.param(b'{"title": "caf\xe9"}', "not-utf8", id="latin-1"),
        pytest.param('{"title": "x"}'.encode("utf-16"), "not-utf8", id="utf-16"),
        pytest.param(b'{"title": "\xed\xa0\xbd"}', "not-utf8", id="a surrogate in bytes"),
        pytest.param(b"<p>not json</p>", "not-json", id="markup"),
        pytest.param(b'{"title": "x"', "not-json", id="cut off"),
        pytest.param(b'{"title": "a\x00b"}', "not-json", id="a raw NUL"),
        pytest.param(b'{"title": "x", "n": NaN}', "not-json", id="NaN"),
        pytest.param(b'{"title": "half \\ud83d"}', "lone-surrogate", id="half a pair"),
        pytest.param(b'{"title": "x", "\\udc00": 1}', "lone-surrogate", id="half a pair in a key"),
        pytest.param(b'[{"title": "x"}]', "not-an-object", id="a list"),
        pytest.param(b'"text"', "not-an-object", id="a string"),
        pytest.param(b"null", "not-an-object", id="null"),
        pytest.param(b"17", "not-an-object", id="a number"),
        pytest.param(b"{}", "no-text", id="an empty object"),
        pytest.param(sent(title="", body=""), "no-text", id="empty strings"),
        pytest.param(sent(title=None, body=" \n\t"), "no-text", id="blanks"),
        pytest.param(sent(title="\u200b\u200f\x00\ufeff"), "no-text", id="invisible marks"),
        pytest.param(sent(body="<p> </p><img src='x'>"), "no-text", id="markup without text"),
        pytest.param(sent(id=7, title="x"), "wrong-type", id="a number for an id"),
        pytest.param(sent(title=["x"]), "wrong-type", id="a list for a title"),
        pytest.param(sent(title="x", body={"text": "y"}), "wrong-type", id="an object for a body"),
        pytest.param(sent(title="x", authors="Ada"), "wrong-type", id="a string for authors"),
        pytest.param(sent(title="x", published_at=1769472000), "wrong-type", id="a Unix time"),
        pytest.param(b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "too-deep", id="10,000 objects"),
        pytest.param(b"[" * 10_000, "too-deep", id="10,000 lists, not closed"),
        pytest.param(
            b'{"title":"x","a":' + b"[" * 200 + b"]" * 200 + b"}", "too-deep", id="200 lists"
        ),
        pytest.param(sent(body="<div>" * 5_000 + "x"), "too-deep", id="5,000 open elements"),
        pytest.param(sent(body="x" * 5_000_000), "too-large", id="5 MB"),
        pytest.param(sent(id="x" * (MAX_ID + 1), title="x"), "too-large", id="an endless id"),
    ],
)
def test_what_cannot_be_an_article_is_rejected_with_its_reason(
    value: bytes | None, reason: str
) -> None:
    rejected = rejection(value)
    assert rejected.reason == reason
    assert rejected.detail
    assert len(rejected.detail) <= DETAIL_LENGTH


def test_the_detail_of_a_wrong_type_names_the_field() -> None:
    assert "$.authors[1]" in rejection(sent(title="x", authors=["Ada", 3])).detail


def test_a_rejected_article_is_named_by_its_id_else_by_the_key() -> None:
    assert rejection(sent(id="a-1", title=5), key=b"k").id == "a-1"
    assert rejection(sent(uri="u:1", headline=5), key=b"k").id == "u:1"
    assert rejection(b"{", key=b"k\xff").id == "k\ufffd"
    assert rejection(b"{").id is None


def test_the_limit_counts_bytes_and_includes_itself() -> None:
    value = sent(title="é" * 10)
    assert decode_article(value, max_bytes=len(value)).title == "é" * 10
    assert rejection(value, max_bytes=len(value) - 1).reason == "too-large"


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert decode_article(b"\xef\xbb\xbf" + sent(title="x")).title == "x"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("word " * 100_000, id="one line of 500 kB"),
        pytest.param("a\x00b\x1b[31m", id="NUL and escapes"),
        pytest.param("\u200fשלום\u200f \u202bعالم\u202c", id="right-to-left marks"),
        pytest.param("  One.\r\n\r\n\tTwo. \n\n\n", id="odd white space"),
        pytest.param("if a < b and c > d, AT&amp;T <unknown>x</unknown> I <3 you", id="no markup"),
        pytest.param("The <p> element begins a paragraph.", id="a tag that is spoken of"),
        pytest.param("e\u0301 👩‍👩‍👧 𝔘", id="combining and astral"),
    ],
)
def test_a_plain_body_is_never_altered(body: str) -> None:
    assert decode_article(sent(body=body)).body == body


def test_of_a_key_given_twice_the_last_wins() -> None:
    assert decode_article(b'{"title": "one", "title": "two"}').title == "two"


def test_a_body_of_html_alone_becomes_text() -> None:
    article = decode_article(sent(body="<p>Fish &amp; chips.</p><p>Two.</p>"))
    assert (article.title, article.body) == ("", "Fish & chips.\n\nTwo.")


def test_markup_in_a_title_becomes_one_line() -> None:
    assert decode_article(sent(title="The <em>Ever\nGiven</em> is free")).title == (
        "The Ever Given is free"
    )


def test_blank_fields_count_as_absent() -> None:
    article = decode_article(
        sent(title="x", url="", published_at=" ", source="", language="", authors=["", "Ada"])
    )
    assert (article.url, article.published_at, article.source, article.language) == (None,) * 4
    assert article.authors == ("Ada",)


def test_a_date_is_kept_as_sent_whatever_it_says() -> None:
    assert decode_article(sent(title="x", published_at="last Tuesday")).published_at == (
        "last Tuesday"
    )


def test_a_number_beyond_64_bits_is_kept_as_far_as_json_numbers_go() -> None:
    article = decode_article(b'{"title": "x", "n": 123456789012345678901234567890}')
    assert article.extra == {"n": 1.2345678901234568e29}


def test_what_is_nested_as_deep_as_allowed_can_be_written_again() -> None:
    deep = b'{"title":"x","a":' + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1) + b"}"
    assert encode_event(event(extra=decode_article(deep).extra)).count(b"[") > MAX_DEPTH - 1


def test_a_wide_article_is_not_a_deep_one() -> None:
    assert decode_article(sent(title="x", tags=[{"n": n} for n in range(500)])).extra["tags"]


def test_without_an_id_the_canonical_address_names_the_article() -> None:
    one = decode_article(sent(title="x", url="https://News.Example/a?utm_source=feed#top"))
    two = decode_article(sent(title="another headline", url="https://news.example/a"))
    assert one.id == two.id == str(uuid.uuid5(uuid.NAMESPACE_URL, "https://news.example/a"))
    assert one.url == "https://News.Example/a?utm_source=feed#top"


@pytest.mark.parametrize("url", [None, "", "/relative/1", "http://[::1", "mailto:a@b.example"])
def test_without_an_address_the_content_names_the_article(url: str | None) -> None:
    article = decode_article(sent(id=" ", title="x", body="<p>y</p>", url=url))
    assert article.id == str(uuid.uuid5(CONTENT_NAMESPACE, "x\x1f<p>y</p>"))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80", "http://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a?id=7&fbclid=x&UTM_Medium=y", "https://news.example/a?id=7"),
        ("https://user:secret@news.example/A/", "https://news.example/A/"),
        ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("https://news.example/?" + "a=1&" * 3000, None),
        ("https://news.example:99999/", None),
        ("ftp://news.example/a", None),
        ("no address", None),
    ],
)
def test_a_canonical_address_keeps_what_tells_articles_apart(
    url: str, canonical: str | None
) -> None:
    assert canonical_url(url) == canonical


def test_an_event_has_exactly_the_bytes_of_the_contract() -> None:
    assert encode_event(event()) == (
        b'{"id":"a-1","schema_version":1,'
        b'"article":{"title":"Tokyo warns Beijing","body":"Also Read: More","url":null,'
        b'"published_at":"2026-01-27T00:00:00Z","source":"Example","authors":["Ada"],'
        b'"extra":{"desk":"world"}},'
        b'"language":{"code":"en","confidence":0.999,"script":"Latn","declared":null,'
        b'"second_opinion":"en","also":[]},'
        b'"regions":[{"id":"JP","kind":"country","name":"Japan","country":"JP",'
        b'"m49":["142","030"],"wikidata":"Q17","geonames_id":1861060,"latitude":35.7,'
        b'"longitude":139.8,"score":0.97,"focus":true,"mentions":[{"field":"title","start":0,'
        b'"end":5,"text":"Tokyo","sense":"metonymic"}]}],'
        b'"actors":[{"id":"Q17","kind":"state","name":"Japan","country":"JP","code":"JPNGOV",'
        b'"sector":"GOV","role":null,"score":0.99,"mentions":[{"field":"title","start":0,'
        b'"end":5,"text":"Tokyo","sense":"metonymic"}]}],'
        b'"skipped":[{"field":"body","start":0,"end":15,"why":"related-link"}],'
        b'"processing":{"version":"1.0","gazetteer":"abc","received_at":null,'
        b'"enriched_at":"2026-01-27T00:00:01.000Z",'
        b'"source":{"topic":"news.raw","partition":2,"offset":40}}}'
    )


# --- whatever comes in ------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["id", "title", "body", "url", "published_at", "source", "language", "authors", "uri",
     "headline", "headlines", "bodies", "body_text", "body_xhtml", "descriptions", "byline",
     "infosources", "versioncreated", "@type", "@context", "@graph", "@id", "articleBody",
     "author", "publisher", "inLanguage", "mainEntityOfPage", "mainEntity", "description"]
)  # fmt: skip
KINDS = st.sampled_from(["NewsArticle", ["Thing", "schema:NewsArticle"], "WebPage"])
MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<div hidden>", "<!--", "-->", "<table><td>", "<li value=9>",
                     "<br", ">", "&amp;", "&#0;", "<?x", "<script>", "x", "\x00", "\u200f",
                     "<p style='display:none'>", "<a href=", "]]>", "<html hidden>"]),
    max_size=12,
).map("".join)  # fmt: skip


def check_contract(value: bytes) -> None:
    """Decoding gives an article that can be written, or a reason of the list."""
    outcome: RawArticle | Rejected
    try:
        outcome = decode_article(value, key=b"\xff\x00")
    except Rejected as rejected:
        outcome = rejected
    if isinstance(outcome, Rejected):
        assert outcome.reason in REASONS
        assert outcome.detail.encode()
        assert outcome.id
    else:
        assert outcome.id.strip()
        assert (outcome.title + outcome.body).strip()
        assert orjson.loads(orjson.dumps(outcome))["id"] == outcome.id
        assert decode_article(value) == outcome


# The same examples each time, and no word about a busy machine.
QUIETLY = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@given(st.binary(max_size=200))
@QUIETLY
def test_any_bytes_are_an_article_or_rejected(value: bytes) -> None:
    check_contract(value)


@given(st.dictionaries(NAMES, VALUES | MARKUP | KINDS, max_size=6))
@QUIETLY
def test_any_object_is_an_article_or_rejected(data: dict[str, Any]) -> None:
    # Not orjson: others do send NaN, halves of surrogate pairs and integers beyond 64 bits.
    check_contract(json.dumps(data).encode())
