"""Spans, blocks, asides and limits of the finder, and the mask made from its spans."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.boilerplate import Boilerplate, mask
from streams.events import Skipped

STORY = (
    "The council met in Nairobi on Monday and put off the vote.",
    "Delegates from Uganda and Tanzania said that they needed more time.",
    "A new draft is expected by the end of the week, the chair said.",
    "Observers called the delay a setback for the region.",
    "The harbour of Mombasa stays closed until then.",
    "Traders said that the price of maize had doubled.",
)


@pytest.fixture(scope="module")
def boilerplate() -> Boilerplate:
    return Boilerplate.load()


def skipped(boilerplate: Boilerplate, body: str, title: str = "A title") -> list[tuple[str, str]]:
    """Return the skipped pieces of the body with their reasons."""
    return [
        (body[span.start : span.end], span.why)
        for span in boilerplate.find(title, body)
        if span.field == "body"
    ]


def test_a_story_without_boilerplate_gives_nothing(boilerplate: Boilerplate) -> None:
    assert boilerplate.find("Council puts off vote", "\n\n".join(STORY)) == ()


@pytest.mark.parametrize("body", ["", "\n\n", "   ", "\u200f", "(", ":", "(:)", "【】", ".", "…"])
def test_text_without_words_gives_nothing(boilerplate: Boilerplate, body: str) -> None:
    assert boilerplate.find("", body) == ()


def test_the_span_is_the_trimmed_line_in_code_points(boilerplate: Boilerplate) -> None:
    body = f"{STORY[0]} 🚢\n\n \t👉 Read more: Ships wait off Mombasa  \r\n\n{STORY[1]}"
    (span,) = boilerplate.find("A title", body)
    assert body[span.start : span.end] == "👉 Read more: Ships wait off Mombasa"
    assert (span.field, span.why) == ("body", "related-link")


def test_bullets_that_sum_up_the_story_stay(boilerplate: Boilerplate) -> None:
    bullets = "  • Kenya puts off the vote\n  • Uganda asks for more time\n  • Draft due on Friday"
    assert skipped(boilerplate, f"{STORY[0]}\n\n{bullets}\n\n{STORY[1]}") == []


def test_bullets_under_a_related_heading_go_with_it(boilerplate: Boilerplate) -> None:
    block = "Related articles:\n• Rwanda closes a border post\n• Who owns the port of Lamu?"
    found = skipped(boilerplate, f"{STORY[0]}\n\n{block}\n\n{STORY[1]}")
    assert [text for text, _ in found] == block.split("\n")
    assert {why for _, why in found} == {"related-link"}


def test_a_list_of_headlines_at_the_end_goes_with_its_heading(boilerplate: Boilerplate) -> None:
    tail = ["Lesen Sie auch", "Ruanda schließt die Grenze", "Wem gehört der Hafen von Lamu?"]
    body = "\n\n".join((*STORY, *tail))
    assert [text for text, _ in skipped(boilerplate, body)] == tail


def test_a_heading_between_paragraphs_takes_no_paragraph(boilerplate: Boilerplate) -> None:
    body = "\n\n".join((*STORY[:3], "Related stories", *STORY[3:]))
    assert skipped(boilerplate, body) == [("Related stories", "related-link")]


def test_a_subheading_after_a_link_heading_stays(boilerplate: Boilerplate) -> None:
    body = "\n\n".join((*STORY[:3], "Read more", "Prices double in Mombasa", *STORY[3:]))
    assert skipped(boilerplate, body) == [("Read more", "related-link")]


def test_a_bracketed_aside_is_cut_out_of_its_paragraph(boilerplate: Boilerplate) -> None:
    aside = "(Also read: Rwanda closes a border post)"
    body = f"{STORY[0]} {aside} {STORY[1]}"
    assert skipped(boilerplate, body) == [(aside, "related-link")]


def test_an_aside_of_the_story_stays(boilerplate: Boilerplate) -> None:
    body = "The Kenya Ports Authority (KPA) said (after a long day) that Lamu (Kenya) was open."
    assert skipped(boilerplate, body) == []


def test_a_link_within_a_paragraph_ends_with_its_headline(boilerplate: Boilerplate) -> None:
    link = "Also Read: U.S. envoy arrives in Kigali."
    body = f"{STORY[0]} {link} {STORY[1]}"
    assert skipped(boilerplate, body) == [(link, "related-link")]


def test_a_link_within_a_chinese_paragraph_ends_with_its_headline(
    boilerplate: Boilerplate,
) -> None:
    body = "会谈周一在曼谷举行。延伸阅读：泰国关闭边境口岸。双方同意周四继续。"
    assert skipped(boilerplate, body) == [("延伸阅读：泰国关闭边境口岸。", "related-link")]


def test_a_credit_behind_the_last_sentence_is_cut_off(boilerplate: Boilerplate) -> None:
    assert skipped(boilerplate, f"{STORY[0]}\n\n{STORY[1]} Reuter") == [("Reuter", "agency-credit")]
    assert skipped(boilerplate, f"{STORY[0]}\n\n{STORY[1]} (AFP)") == [("(AFP)", "agency-credit")]


@pytest.mark.parametrize(
    "tail",
    ["Foto: LETA", "Снимка: БТА", "Dela artikeln", "Subscriu-te a la newsletter: Girona al dia"],
)
def test_a_cue_with_what_it_labels_behind_the_last_sentence_is_cut_off(
    boilerplate: Boilerplate, tail: str
) -> None:
    body = f"The talks go on next week.\n\nNobody spoke to the press on Monday. {tail}"
    assert [body[s.start : s.end] for s in boilerplate.find("", body)] == [tail]


def test_a_dateline_keeps_its_place_and_agency(boilerplate: Boilerplate) -> None:
    body = f"NAIROBI, Jan 27 (Reuters) - {STORY[0]}\n\nKYIV — {STORY[1]}"
    assert skipped(boilerplate, body) == []


def test_a_byline_counts_at_the_edge_of_the_text_only(boilerplate: Boilerplate) -> None:
    line = "By Amina Okoro and Tom Field"
    top = "\n\n".join((line, *STORY, *STORY))
    assert skipped(boilerplate, top) == [(line, "byline")]
    assert skipped(boilerplate, "\n\n".join((*STORY, line, *STORY))) == []


@pytest.mark.parametrize(
    "body", ["Subscribe to our newsletter", "Read more: Ships wait\n\nShare this article"]
)
def test_a_body_of_boilerplate_alone_is_left_as_it_is(boilerplate: Boilerplate, body: str) -> None:
    assert boilerplate.find("A title", body) == ()


def test_a_title_is_never_skipped_whole(boilerplate: Boilerplate) -> None:
    assert boilerplate.find("Read more: Ships wait off Mombasa", STORY[0]) == ()
    assert boilerplate.find("(Leggi anche: la crisi)", STORY[0]) == ()
    title = "Ships wait off Mombasa (Photo: Amina Okoro)"
    (span,) = boilerplate.find(title, STORY[0])
    assert (span.field, title[span.start : span.end]) == ("title", "(Photo: Amina Okoro)")


def test_a_paragraph_that_starts_like_a_link_but_runs_long_stays(
    boilerplate: Boilerplate,
) -> None:
    assert skipped(boilerplate, f"Read more {' '.join(STORY)}\n\n{STORY[0]}") == []


def test_masking_keeps_every_offset_and_nothing_skipped_is_the_same_object() -> None:
    text = "Minister resigns.\n\nAlso Read: Flood in Dhaka\n\nThe vote follows."
    span = Skipped("body", 19, 44, "related-link")
    masked = mask(text, (span,))
    assert len(masked) == len(text)
    assert masked == f"Minister resigns.\n\n{chr(10) * 25}\n\nThe vote follows."
    assert mask(text, ()) is text


pieces = st.one_of(
    st.sampled_from(
        (*STORY, "Read more:", "Also read: X", "(Reuters)", "Related", "• x", "\n", "(")
    ),
    st.text(max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=12), st.text(max_size=40))
def test_spans_are_ordered_apart_and_trimmed_for_any_text(parts: list[str], title: str) -> None:
    body = "\n".join(parts)
    spans = FINDER.find(title, body)
    for field, text in (("title", title), ("body", body)):
        own = [span for span in spans if span.field == field]
        end = 0
        for span in own:
            assert end <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            end = span.end
        assert len(mask(text, own)) == len(text)
        assert not own or mask(text, own).strip()


FINDER = Boilerplate.load()


@pytest.mark.parametrize(
    "unit", ["(", ":", "a: ", "Read more:\n", "Related\nX\n", "x. Read: ", "【"]
)
def test_hostile_repetition_takes_time_in_proportion(unit: str) -> None:
    # 200 kB; a quadratic walk would take minutes.
    started = time.perf_counter()
    FINDER.find("A title", unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 5.0
