"""Markup is told from text, and becomes text whatever state it is in."""

from __future__ import annotations

import concurrent.futures
import time

import pytest

from streams.errors import Rejected
from streams.html import MAX_DEPTH, is_html, to_text


@pytest.mark.parametrize(
    "text",
    [
        "<p>One.</p>",
        "  <!DOCTYPE html><html>",
        "One.<br>Two.",
        "One.<BR/>Two.",
        "See <a href='https://news.example'>here</a>.",
        "A <b>bold</b> claim",
        "<p class=x>never closed",
        'Before <img src="x.jpg"> after',
        "<p>",
        "One<b> </b>two",
        "<SPAN CLASS='x'>One</SPAN>",
        "<?xml version='1.0'?><p>x</p>",
    ],
)
def test_markup_is_recognised(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 < 6 and 7 > 6",
        "I <3 you",
        "<unknown>x</unknown>",
        "a tag such as <p> begins a paragraph",
        "write </p> at the end",
        "AT&amp;T",
        "<ada@news.example> wrote",
        "x <brand> y",
        "<MARK RESOURCES INC> YEAR LOSS",
        "<P AND O> SAYS",
        "<TIME> sells",
        "<A> and </B>",
    ],
)
def test_text_with_angle_brackets_is_no_markup(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One\n  line   of&nbsp;words.</p>", "One line of words."),
        ("One.<br><br>Two.<br/>Three.", "One.\n\nTwo.\nThree."),
        ("<h1>Head</h1><div>A</div><div>B</div>", "Head\n\nA\nB"),
        ("<p>Fish &amp; chips &#8217; &euro;</p>", "Fish & chips ’ €"),
        ("<p>x</p><script>alert(1)</script><style>p{}</style>y", "x\n\ny"),
        ("<head><title>t</title></head><body>x<noscript>no</noscript></body>", "x"),
        ("<p>x<!-- never --> y<?php no ?> z</p>", "x y z"),
        ("<p>Intro</p><ul><li><a href='1'>One</a></li><li>Two</li></ul>", "Intro\n\n* One\n* Two"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n2. y"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<figure><img src=x><figcaption>Seen</figcaption></figure><p>y</p>", "Seen\n\ny"),
        ("w<b>or</b>d, <i>x</i>!", "word, x!"),
        ("<p style='display: none'>hidden</p><p hidden>too</p><p>seen</p>", "seen"),
        ("<html hidden><p>x</p></html>", ""),
        ("<p>שלום \u200f<b>עולם</b></p>", "שלום \u200fעולם"),
        ("<p>a\x00b\x1b[2Jc</p>", "ab[2Jc"),
        ("<!-- nothing -->", ""),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_html_becomes_paragraphs(html: str, text: str) -> None:
    assert to_text(html) == text


def test_a_style_cannot_ask_for_a_million_blank_lines() -> None:
    html = "<p style='margin-top: 9999999em; padding-left: 9999999em'>x</p>y"
    assert to_text(html) == "x\n\ny"


def test_a_wide_table_is_not_padded() -> None:
    html = f"<table><tr><td>{'x' * 5000}</td></tr>{'<tr><td>a</td></tr>' * 500}</table>"
    assert len(to_text(html)) < 7000


@pytest.mark.parametrize("depth", [500, 1500])
def test_text_within_deep_nesting_is_not_lost(depth: int) -> None:
    html = f"<p>first</p>{'<div>' * depth}<p>deep</p>text{'</div>' * depth}<p>last</p>"
    assert to_text(html).split() == ["first", "deep", "text", "last"]


def test_nesting_that_would_cut_the_text_is_rejected() -> None:
    with pytest.raises(Rejected) as caught:
        to_text("<b>word " * (MAX_DEPTH + 1))
    assert caught.value.reason == "too-deep"


@pytest.mark.parametrize(
    "html", ["<" * 200_000, "&" * 200_000, "<!--" * 50_000, "<p a=b " * 30_000, "</p" * 60_000]
)
def test_a_lot_of_broken_markup_is_read_to_its_end(html: str) -> None:
    assert isinstance(to_text(html), str)


@pytest.mark.parametrize("text", ["<img ", "<br ", "</p ", "<p ", "<!doctype ", "<"])
@pytest.mark.parametrize("filling", [" ", "<", "x", "="])
def test_looking_for_markup_takes_no_longer_than_the_text(text: str, filling: str) -> None:
    began = time.perf_counter()
    is_html(text + filling * 500_000)
    assert time.perf_counter() - began < 2  # seconds; quadratic it would be hours


def test_threads_do_not_mix_their_texts() -> None:
    pages = [f"<p>{n}</p><ul><li>{n}</li></ul>" * 50 for n in range(40)]
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(to_text, pages))
    assert [set(text.replace("*", "").split()) for text in texts] == [{str(n)} for n in range(40)]
