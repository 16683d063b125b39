"""Companies whose names are words are told by what stands around them."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag


def companies(tag: Tag, text: str, language: str = "en") -> list[str]:
    return [actor.name for actor in tag(text, language).values() if actor.kind == "company"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Apple said on Tuesday that it would open a plant.", "Apple"),
        ("en", "Regulators fined Apple on Tuesday.", "Apple"),
        ("en", "Shares in Orange fell by 3%.", "Orange"),
        ("en", "Target's stores will open on Monday.", "Target Corporation"),
        ("en", "The fee was set by the card company Visa.", "Visa"),
        ("en", "Delta pilots voted to strike.", "Delta Air Lines"),
        ("en", "Amazon launched a new service.", "Amazon"),
        ("de", "Die Aktien von Orange verloren drei Prozent.", "Orange"),
        ("fr", "Le groupe Orange a supprimé des emplois.", "Orange"),
    ],
)
def test_a_word_that_stands_as_companies_do_is_the_company(
    tag: Tag, language: str, text: str, name: str
) -> None:
    assert companies(tag, text, language) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Apple pie is popular.",
        "Orange trees burned in the valley.",
        "Target practice ended at noon.",
        "The Amazon rainforest burned for weeks.",
        "Manchester United lost again.",
        "Visa rules will be eased.",
        "Next week the court will decide.",
        "Ford said she would stand for parliament.",
    ],
)
def test_a_word_without_such_a_cue_is_no_company(tag: Tag, text: str) -> None:
    assert companies(tag, text) == []


def test_once_told_a_company_is_known_in_the_whole_text(tag: Tag) -> None:
    found = tag("Gap reported a loss. Analysts had expected more of Gap.")
    assert [mention.text for mention in found["Gap Inc."].mentions] == ["Gap", "Gap"]


def test_a_body_that_is_a_word_needs_to_stand_within_a_sentence(tag: Tag) -> None:
    assert "NATO" not in tag("Nato je premier odšel.", "sl")
    assert "NATO" in tag("O tem odloča tudi Nato.", "sl")
