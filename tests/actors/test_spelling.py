"""One person under several names and spellings is one actor."""

from __future__ import annotations

import pytest

from agents.actors.spelling import akin, alike
from tests.actors.conftest import Tag


@pytest.mark.parametrize(
    ("one", "other"), [("bojko", "boyko"), ("азия", "асия"), ("wladimir", "vladimir")]
)
def test_spellings_of_one_name_are_akin(one: str, other: str) -> None:
    assert akin(one, other)
    assert not alike(one, other) or one[:4] == other[:4]


def test_other_names_are_not_akin() -> None:
    assert not akin("marko", "mirko")
    assert not akin("petra", "klara")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Samira Doğan, also known as Leyla Aksoy, left. Police sought Leyla Aksoy."),
        ("pl", "Zatrzymano Samirę Walczak, a właściwie Leylę Aksoy. Leyla Aksoy milczała."),
        ("cs", "Zadržena byla Samira Nováková, vlastním jménem Lejla Horáková."),
        ("ru", "Выступила Самира Доган (Samira Dogan). Позже Samira Dogan уехала."),
    ],
)
def test_a_person_with_two_names_is_one_actor(tag: Tag, language: str, text: str) -> None:
    assert len([a for a in tag(text, language).values() if a.kind == "person"]) == 1
