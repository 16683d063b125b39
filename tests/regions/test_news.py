"""Senses of names in sentences of news from which no weight was learned."""

from __future__ import annotations

from pathlib import Path

from agents.regions import RegionTagger
from scripts.quality_senses import sentences
from tests.regions.conftest import Read

TEXT = Path(__file__).parent / "news.txt"
LEARNED = (Path(__file__).parents[2] / "scripts" / "senses").glob("en-*.txt")


def test_of_names_in_news_that_was_not_learned_from_19_of_20_have_the_right_sense(
    tagger: RegionTagger, read: Read
) -> None:
    right = marked = 0
    for sentence in sentences(TEXT):
        found = tagger.tag(read(sentence.text)).toponyms
        for start, end, acts in sentence.names:
            marked += 1
            right += any(
                (each.sense == "metonymic") == acts
                for each in found
                if each.start < end and start < each.end
            )
    assert marked > 130
    assert right / marked > 0.95


def test_the_news_is_no_text_that_weights_are_learned_from() -> None:
    learned = {line for path in LEARNED for line in path.read_text("utf-8").splitlines()}
    assert learned.isdisjoint(TEXT.read_text("utf-8").splitlines()[2:])
