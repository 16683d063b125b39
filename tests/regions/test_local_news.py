"""Local news that does not say in which state or country it plays."""

from __future__ import annotations

import dataclasses

import pytest

from agents.document import Document
from agents.regions import RegionTagger
from tests.regions.conftest import Read

PARIS_FRANCE = "geonames:2988507"
PARIS_TENNESSEE = "geonames:4647963"
PARIS_TEXAS = "geonames:4717560"


def ids(tagger: RegionTagger, document: Document) -> set[str]:
    return {tag.id for tag in tagger.tag(document).tags}


def of(document: Document, source: str | None, url: str | None = None) -> Document:
    return dataclasses.replace(document, source=source, url=url)


def test_a_name_is_weighed_again_when_the_whole_article_is_known(
    tagger: RegionTagger, read: Read
) -> None:
    # Lebanon, Boone County and Zionsville lie in Indiana; alone each has larger namesakes.
    text = (
        "LEBANON - A Lebanon man was arrested on Thursday. The Boone County Sheriff's Office "
        "said the car was found in Zionsville."
    )
    assert "geonames:4922673" in ids(tagger, read(text))


def test_a_country_is_its_namesake_next_door_where_nothing_else_is_said_of_it(
    tagger: RegionTagger, read: Read
) -> None:
    near = "Deputies of Boone County met in Zionsville with those of Lebanon on Friday."
    assert "LB" not in ids(tagger, read(near))
    meant = near + " A Lebanese delegation had come from Beirut."
    assert "LB" in ids(tagger, read(meant))
    far = "Deputies of Cook County met in Chicago with those of Lebanon on Friday."
    assert "LB" in ids(tagger, read(far))


def test_what_turns_out_to_be_no_place_speaks_for_none(tagger: RegionTagger, read: Read) -> None:
    # Minerva and Cambridge are towns in Ohio; here the one is an aircraft.
    with_it = "His Old Minerva said goodbye to the Cambridge engineering firm."
    assert "geonames:5149007" not in ids(tagger, read(with_it))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Voters in Butler, Clark, Hamilton, Preble and Warren counties may apply.", "US-OH"),
        ("Snow fell in the counties of Otter Tail, Grant and Douglas.", "US-MN"),
    ],
)
def test_a_list_of_counties_names_those_of_one_state(
    tagger: RegionTagger, read: Read, text: str, state: str
) -> None:
    chosen = [s.chosen.place for s in tagger.spots(read(text)) if s.chosen and not s.dropped]
    assert {(place.level, place.admin1) for place in chosen} == {("admin2", state)}


def test_what_only_a_state_has_tells_it_from_its_city(tagger: RegionTagger, read: Read) -> None:
    assert "US-NY" in ids(tagger, read("Traffic was heavy near the New York border."))
    both = ids(tagger, read("New York's attorney general spoke. Snow fell in downtown New York."))
    assert {"US-NY", "geonames:5128581"} <= both


LOCAL = "A Paris woman was arrested on Friday. Paris police found her at the high school."


@pytest.mark.parametrize(
    ("source", "url", "state"),
    [
        ("The Tennessean", None, "US-TN"),
        ("tennessean.com", None, "US-TN"),
        (None, "https://www.tennessean.com/story/news/2026/01/02/x/", "US-TN"),
        ("Texas Daily", None, "US-TX"),
        ("Dallas Morning News", "https://www.dallasnews.com/news/x", "US-TX"),
    ],
)
def test_a_source_tells_where_local_news_plays(
    tagger: RegionTagger, read: Read, source: str | None, url: str | None, state: str
) -> None:
    found = ids(tagger, of(read(LOCAL), source, url))
    assert {"US-TN": PARIS_TENNESSEE, "US-TX": PARIS_TEXAS}[state] in found


@pytest.mark.parametrize(
    "text",
    [
        "The Louvre in Paris reopens on Friday, the French minister of culture said.",
        "Paris said that its position had not changed, while Berlin asked for more time.",
        "Ministers of France and Germany meet in Paris.",
    ],
)
def test_a_source_does_not_outdo_what_the_text_says(
    tagger: RegionTagger, read: Read, text: str
) -> None:
    for source in ("The Tennessean", "The Paris News", "dallasnews.com"):
        assert PARIS_FRANCE in ids(tagger, of(read(text), source)), source


def test_a_source_called_for_a_town_speaks_for_it_with_what_the_text_has(
    tagger: RegionTagger, read: Read
) -> None:
    local = read("Dublin's school board met on Monday. Dublin freshmen will start in August.")
    assert "geonames:2964574" not in ids(tagger, of(local, "dublinherald.com"))
    abroad = read("Dublin said on Monday that its ministers would meet the Taoiseach.")
    assert "geonames:2964574" in ids(tagger, of(abroad, "dublinherald.com"))


@pytest.mark.parametrize(
    ("label", "town"),
    [
        ("springfieldnewssun.com", "Springfield"),
        ("thisisoxfordshire.co.uk", "Oxfordshire"),
        ("kansascity.com", "Kansas City"),
        ("news.my-athens-times.net", "Athens"),
        ("example.com", None),
    ],
)
def test_an_address_is_read_for_the_town_in_it(
    tagger: RegionTagger, label: str, town: str | None
) -> None:
    press = tagger._press
    assert press is not None
    names = press.home(label, None).names
    assert names == (frozenset({town, town.upper()}) if town else frozenset())


def test_a_town_and_its_municipality_are_one_place(tagger: RegionTagger, read: Read) -> None:
    for text in (
        "Dublin has a new park, and Dublin City Council pays for it.",
        "The talks in Geneva ended. The city of Geneva thanked its guests.",
        "Kota Bandung dan Bandung.",
    ):
        assert len(ids(tagger, read(text))) == 1, text


def test_a_county_that_is_named_as_one_is_another_place_than_its_town(
    tagger: RegionTagger, read: Read
) -> None:
    text = "Police in Dallas, Texas, and the Dallas County sheriff searched the house."
    assert {"geonames:4684888", "geonames:4684904"} <= ids(tagger, read(text))


def test_a_small_namesake_far_from_where_the_article_plays_is_none(
    tagger: RegionTagger, read: Read
) -> None:
    # A Grantville that no gazetteer has lies by these two towns; the one that is known, in Georgia.
    text = "The road from Myerstown, Pennsylvania, to Hershey, Pennsylvania, is closed at {}."
    assert not any(
        tag.name == "Grantville" for tag in tagger.tag(read(text.format("Grantville"))).tags
    )
    assert any(tag.name == "Houston" for tag in tagger.tag(read(text.format("Houston"))).tags)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Officials in ten Indiana counties asked for help.", "admin1"),
        ("Washington will not sell the jets to Turkey, officials in New York said.", "capital"),
        ("Deputies in Washington County, New York, closed the road.", "admin2"),
    ],
)
def test_a_county_is_meant_where_it_is_named_as_one(
    tagger: RegionTagger, read: Read, text: str, level: str
) -> None:
    spots = tagger.spots(read(text))
    first = next(s for s in spots if s.chosen and not s.dropped)
    assert first.chosen is not None
    assert first.chosen.place.level == level


def test_a_saints_church_or_hospital_is_no_town(tagger: RegionTagger, read: Read) -> None:
    found = tagger.tag(read("They were taken to St. Michael's Hospital and to St. Peter's Church."))
    assert not found.tags


def test_what_only_american_news_writes_speaks_for_a_town_there(
    tagger: RegionTagger, read: Read
) -> None:
    text = "Athens may sell its old school. {} said the vote in Athens would come in May."
    local = text.format("Councilman Rick Hale and the City Administrator")
    assert "geonames:264371" in ids(tagger, read(text.format("The minister")))
    assert "geonames:264371" not in ids(tagger, read(local))


def test_a_telephone_number_tells_the_state(tagger: RegionTagger, read: Read) -> None:
    text = "Athens police ask for help. Call the Athens Police Department at {}."
    for number, state in (("903-555-0142", "US-TX"), ("(740) 555-0142", "US-OH")):
        spots = tagger.spots(read(text.format(number)))
        assert {spot.chosen.place.admin1 for spot in spots if spot.chosen} == {state}
    told = dict(tagger.explain(read(text.format("903.555.0142"))).evidence())
    assert told["telephones"] == "Texas"
    for number in ("1903-555-0142", "555-0142", "2026-11-30", "903-155-0142"):
        assert "telephones" not in dict(tagger.explain(read(text.format(number))).evidence())


def test_a_capital_of_which_nothing_else_is_said_yields_to_a_town_near_the_source(
    tagger: RegionTagger, read: Read
) -> None:
    text = "Hundreds came to a rally in London on Saturday. The crowd thanked Canada for its help."
    document = of(read(text + " Canada has taken in refugees."), "thespec.com")
    assert "geonames:6058560" in ids(tagger, document)
    abroad = of(read(text + " The British police looked on."), "thespec.com")
    assert "geonames:2643743" in ids(tagger, abroad)
