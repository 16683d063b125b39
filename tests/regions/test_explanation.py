"""What is told of a choice is what decided it."""

from __future__ import annotations

import dataclasses

import pytest

from agents.regions import RegionTagger, weighing
from agents.regions.choice import Choice
from agents.regions.evidence import Evidence
from tests.regions.conftest import Read

TEXTS = [
    "LEBANON - A Lebanon man was arrested. The Boone County Sheriff found him in Zionsville.",
    "Officials of Georgia met those of Alabama and Springfield near Richmond, Madison County.",
    "Portland and Salem lie in Oregon; Birmingham, Cambridge and Oxford do not. Paris waits.",
    "Deputies of Clark, Warren and Greene counties met near Washington, Lima and Dublin.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_that_are_told_make_the_score(
    tagger: RegionTagger, read: Read, text: str
) -> None:
    spots, choice = tagger._decided(read(text))
    assert choice is not None
    evidence: Evidence = choice._evidence
    evidence.home.add("US-OH")
    evidence.together["US-OH"] += 1.0
    for spot in spots:
        for option in spot.options:
            parts = weighing.parts(evidence, option, 0.1, str)
            told = option.prior + sum(part.weight for part in parts)
            assert told == pytest.approx(weighing.score(evidence, option, 0.1)), option.place


@pytest.mark.parametrize("text", TEXTS)
def test_the_candidate_that_is_told_first_is_the_likeliest(
    tagger: RegionTagger, read: Read, text: str
) -> None:
    spots, choice = tagger._decided(read(text))
    assert isinstance(choice, Choice)
    told = tagger.explain(read(text))
    for spot in told.spots:
        if spot.dropped or spot.form not in choice.open or "municipality" in str(spot.why):
            continue
        sums = [
            candidate.prior + sum(part.weight for part in candidate.parts)
            for candidate in told.candidates(spot)
        ]
        assert sums[0] == pytest.approx(max(sums), abs=0.2), spot.text
    assert [spot.text for spot in spots] == [spot.text for spot in told.spots]


def test_the_evidence_beside_the_names_is_told(tagger: RegionTagger, read: Read) -> None:
    text = "PARIS (AP) - The Sheriff and the School Board met in Paris."
    document = dataclasses.replace(read(text), source="The Tennessean", url="https://example.com/1")
    told = dict(tagger.explain(document).evidence())
    assert told["source"] == "Tennessee"
    assert "Sheriff" in told["expressions"]
    assert told["dateline"] == "PARIS (AP) -"


def test_every_kind_of_reason_is_told(tagger: RegionTagger, read: Read) -> None:
    text = (
        "A Kenyan spoke in Paris, Texas. Deputies of Clark and Warren counties met near Lima, "
        "and Russia waited. New York's attorney general did not."
    )
    told = tagger.explain(read(text))
    reasons = {spot.text: told.reason(spot) for spot in told.spots if not spot.dropped}
    assert reasons["Kenyan"] == "the adjective or people of the place"
    assert reasons["Paris"] == "spelled out: Paris, Texas"
    assert reasons["Clark"] == "in a list of counties"
    assert reasons["Lima"] == "weighed against its namesakes"
    assert reasons["Russia"] == "by far the likeliest of its namesakes"
    assert reasons["New York"] == "what follows speaks of the division"
