"""Lines of the page and lines of the story in many languages, each judged within an article.

``lines.jsonl`` was written for this project: ``why`` is the reason to skip the line, null for
story; ``at`` is where the line stands among four paragraphs of plain prose.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.boilerplate import Boilerplate

PARAGRAPHS = [
    "The two delegations met for three hours and agreed to continue on Thursday.",
    "Neither side would say what had been put on the table during the morning.",
    "A spokesman called the mood constructive, and the hosts spoke of a first step.",
    "Observers had expected less, since the last round broke down within minutes.",
    "The next meeting is to take place before the end of the month.",
    "Until then the crossing remains open for lorries and for medical transports.",
    "Prices at the markets on both banks have fallen since the week before.",
    "Farmers said that they hoped for rain and for a quiet spring.",
    "A final round is planned once the observers have handed in their report.",
]
PLACES = {"top": 0, "middle": 5, "end": len(PARAGRAPHS)}
LINES = [
    json.loads(line)
    for line in Path(__file__).with_name("lines.jsonl").read_text(encoding="utf-8").splitlines()
]
REASONS = sorted({row["why"] for row in LINES if row["why"]})


@pytest.fixture(scope="module")
def found() -> list[str | None]:
    """What the finder says of every line: its reason, or None where it takes it for story."""
    boilerplate = Boilerplate.load()
    reasons: list[str | None] = []
    for row in LINES:
        parts = list(PARAGRAPHS)
        parts.insert(PLACES[row["at"]], row["text"])
        body = "\n\n".join(parts)
        start = body.index(row["text"])
        spans = boilerplate.find("Talks continue", body)
        assert all(start <= span.start and span.end <= start + len(row["text"]) for span in spans)
        whole = [s for s in spans if (s.start, s.end) == (start, start + len(row["text"]))]
        reasons.append(whole[0].why if whole else "part" if spans else None)
    return reasons


def test_the_set_is_as_wide_as_the_claim() -> None:
    assert len(LINES) >= 150
    assert len({row["lang"] for row in LINES}) >= 40
    assert sum(row["why"] is None for row in LINES) >= 80


@pytest.mark.parametrize("why", REASONS)
def test_precision_and_recall_of_each_reason_are_whole(why: str, found: list[str | None]) -> None:
    missed = [r["text"] for r, f in zip(LINES, found, strict=True) if r["why"] == why != f]
    wrong = [r["text"] for r, f in zip(LINES, found, strict=True) if f == why != r["why"]]
    assert (missed, wrong) == ([], [])


def test_no_line_of_the_story_is_touched(found: list[str | None]) -> None:
    touched = [r["text"] for r, f in zip(LINES, found, strict=True) if r["why"] is None and f]
    assert touched == []
