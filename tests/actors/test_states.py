"""Which places speak for a state."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag


def states(tag: Tag, text: str) -> set[str | None]:
    return {actor.country for actor in tag(text).values() if actor.kind == "state"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Nairobi rejected the proposal and accused its neighbour of bad faith.", "KE"),
        ("Kenya rejected the proposal and accused its neighbour of bad faith.", "KE"),
    ],
)
def test_a_country_and_its_capital_speak_for_the_state(tag: Tag, text: str, country: str) -> None:
    assert states(tag, text) == {country}


@pytest.mark.parametrize(
    "text",
    [
        "Mombasa rejected the proposal and accused its neighbour of bad faith.",
        "Hamburg beat the visitors after Munich lost twice.",
    ],
)
def test_another_town_does_not(tag: Tag, text: str) -> None:
    assert states(tag, text) == set()


@pytest.mark.parametrize(
    "dateline", ["NAIROBI, March 3 (Reuters) - ", "PRAGUE — ", "ACCRA, Ghana (AP) — "]
)
def test_where_a_report_was_written_nobody_acts(tag: Tag, dateline: str) -> None:
    assert states(tag, dateline + "Rejected proposals pile up at the harbour office.") == set()
