"""A dateline is told by its structure, and its place is a place."""

from __future__ import annotations

import pytest

from agents.regions.dateline import end_of


@pytest.mark.parametrize(
    ("opening", "story"),
    [
        ("TOKYO, Jan 27 (Reuters) - ", "Japan said"),
        ("KYIV, Ukraine (AP) — ", "Drones"),
        ("PORT-AU-PRINCE — ", "Gangs"),
        ("\n\nLondon, 3 March – ", "Markets"),
        ("МУРМАНСК, 27 января (ТАСС) — ", "Порт"),
        ("القاهرة (رويترز) - ", "قال"),
        ("MADRID (EFE).- ".replace(".-", " -"), "El Gobierno"),
        ("【ワシントン＝田中】", "米政府は"),
        ("(서울=연합뉴스)", " 정부는"),
        ("新华社北京1月27日电", " 外交部"),
    ],
)
def test_a_dateline_ends_where_the_story_begins(opening: str, story: str) -> None:
    assert end_of(opening + story) == len(opening)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Tokyo - which had rejected the plan - agreed on Monday.",
        "Beijing criticised the visit.",
        "The talks, held in Geneva and attended by both ministers, were short – too short.",
        "US officials said on Tuesday that the plan, agreed in 2019, was dead - for now.",
        "东京说，双方达成协议。",
    ],
)
def test_a_sentence_is_no_dateline(body: str) -> None:
    assert end_of(body) == 0
