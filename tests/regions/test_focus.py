"""What an article is about, and how likely."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from agents.regions import RegionTagger, focus
from agents.regions.focus import Focus
from agents.samples import articles
from scripts.learn_focus import Example as Seen
from scripts.learn_focus import decided, fitted, labels, left_out, reliability, stories
from streams.events import RegionTag
from tests.regions.conftest import Read

TOWN_HALL = "The council met for two hours and heard what the engineers had to say. "


def tags(
    tagger: RegionTagger, read: Read, body: str, title: str = "", language: str = "en"
) -> Mapping[str, RegionTag]:
    return {tag.id: tag for tag in tagger.tag(read(body, language, title)).tags}


@pytest.mark.parametrize(
    ("title", "body", "language", "passing"),
    [
        (
            "Irish voters reject change to citizenship rules",
            "DUBLIN, Nov 20 - Voters in Ireland have rejected the change. The prime minister said "
            "she respected the result. Ireland votes again in May. Similar rules exist in "
            "Britain, Portugal and Belgium.",
            "en",
            {"GB", "PT", "BE"},
        ),
        (
            "Irlande : les électeurs rejettent la réforme",
            "DUBLIN - Les électeurs irlandais ont rejeté la réforme. Le gouvernement de l’Irlande "
            "a pris acte du résultat. Dublin votera de nouveau en mai. Des règles semblables "
            "existent au Royaume-Uni, au Portugal et en Belgique.",
            "fr",
            {"GB", "PT", "BE"},
        ),
    ],
)
def test_what_a_story_lists_at_its_end_is_not_what_it_is_about(
    tagger: RegionTagger, read: Read, title: str, body: str, language: str, passing: set[str]
) -> None:
    found = tags(tagger, read, body, title, language)
    assert found["IE"].focus
    assert found["IE"].score > 0.9
    assert passing <= set(found)
    assert not any(found[country].focus for country in passing)


def test_a_brief_on_two_countries_is_about_both(tagger: RegionTagger, read: Read) -> None:
    found = tags(tagger, read, "TAIPEI - Taiwan bought 65,000 tonnes of American maize on Tuesday.")
    assert {tag.country for tag in found.values() if tag.focus} == {"TW", "US"}


def test_the_foremost_country_is_in_focus_however_unlikely(
    tagger: RegionTagger, read: Read
) -> None:
    judged = tagger.judged(read("Peru and Chile talk. Peru is content."))
    places = [spot.chosen.place for spot in judged[0] if spot.chosen]
    standing = Focus((("always", -9.0), ("share", 1.0))).of(*judged)
    assert standing.about({place.key: place for place in places}) == {"PE"}


def test_a_town_stands_for_its_country_where_that_is_not_named(
    tagger: RegionTagger, read: Read
) -> None:
    town, *_ = tags(tagger, read, "Rain flooded two streets in Lyon.").values()
    assert (town.kind, town.country, town.focus) == ("city", "FR", True)
    assert town.score > 0.7
    both = tags(tagger, read, "Rain flooded two streets in Lyon. Rain is rare in France in May.")
    assert both["FR"].score > both[town.id].score > 0


def test_no_town_is_in_focus_in_a_country_that_is_not(tagger: RegionTagger, read: Read) -> None:
    text = (
        "Voters in Ireland have rejected the change. Ireland votes again in May. "
        + TOWN_HALL * 8
        + "A scholar in Montevideo, one in Quito, one in Lima and one in Seoul saw it coming."
    )
    found = tags(tagger, read, text)
    assert {tag.country for tag in found.values() if tag.focus} == {"IE"}


def test_the_learned_weights_are_of_the_clues_that_are_given(
    tagger: RegionTagger, read: Read
) -> None:
    given = focus.clues(*tagger.judged(read("Peru and Chile talk.")))
    assert [name for name, _ in Focus.load().weights] == list(given["PE"])


def test_the_stories_are_labelled_with_countries_that_exist() -> None:
    countries = {row.article.id: row.about | row.perhaps for row in stories()}
    assert all(len(code) == 2 and code.isupper() for codes in countries.values() for code in codes)
    lines = (Path("scripts") / "focus" / "samples.tsv").read_text("utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    assert known <= set(countries)
    assert len(articles()) >= len(known)
    assert labels("JP TW ? US") == ({"JP", "TW"}, {"US"})


def test_the_learner_finds_the_share_and_judges_each_story_by_the_others() -> None:
    found = [Seen(str(n), [1.0, float(n % 2)], float(n % 2 or n % 10 == 0)) for n in range(400)]
    weights = fitted(found)
    assert weights[1] > 3
    pairs = list(zip(left_out(found), (one.wanted for one in found), strict=True))
    assert decided(pairs, 0.5).startswith("from 0.5 on: precision 1.000")
    assert float(reliability(pairs)[-1].split()[-1]) < 0.05
