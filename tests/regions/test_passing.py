"""Names of countries that speak of something else, and what says where a town lies."""

from __future__ import annotations

import dataclasses

import pytest

from agents.regions import RegionTagger
from tests.regions.conftest import Read


def keys(tagger: RegionTagger, read: Read, body: str, language: str = "en") -> set[str]:
    return {tag.id for tag in tagger.tag(read(body, language)).tags}


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("The loan of 40 million Swiss francs was repaid in Oslo.", "en", "CH"),
        ("The price was given in Canadian and Australian dollars in Oslo.", "en", "CA"),
        ("Cena wynosi 300 szwajcarskich franków, podano w Oslo.", "pl", "CH"),
        ("The leaflet is printed in English and sold in Oslo.", "en", "GB"),
        ("Visitors to Oslo who speak only French need a guide.", "en", "FR"),
        ("Cases of Spanish influenza were recorded in Oslo.", "en", "ES"),
        ("The bonds will be listed in Luxembourg, the bank in Oslo said.", "en", "LU"),
        ("China Harbour Holdings Co opened a branch in Oslo.", "en", "CN"),
        ("V Oslu zaznamenali potres, je poročala nemška tiskovna agencija.", "sl", "DE"),
        ("Letadlo irské letecké společnosti přistálo v Oslu.", "cs", "IE"),
        ("Самолёт ирландской авиакомпании сел в Осло.", "ru", "IE"),
    ],
)
def test_money_languages_companies_and_descriptions_name_no_country(
    tagger: RegionTagger, read: Read, text: str, language: str, country: str
) -> None:
    found = keys(tagger, read, text, language)
    assert country not in found
    assert found


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Swiss farmers protested in Bern.", "en", "CH"),
        ("Irská vláda schválila rozpočet.", "cs", "IE"),
        ("Letadlo irské společnosti přistálo. Irsko let povolilo.", "cs", "IE"),
        ("Ирландский министр прибыл в Осло.", "ru", "IE"),
        ("The English voted for the measure in London.", "en", "GB"),
    ],
)
def test_a_party_or_a_country_spoken_of_is_tagged(
    tagger: RegionTagger, read: Read, text: str, language: str, country: str
) -> None:
    assert any(tag.country == country for tag in tagger.tag(read(text, language)).tags)


def test_a_describing_adjective_still_serves_the_actors(tagger: RegionTagger, read: Read) -> None:
    regions = tagger.tag(read("Letadlo irské společnosti přistálo v Oslu.", "cs"))
    assert "IE" in {toponym.country for toponym in regions.toponyms}
    assert "IE" not in {tag.country for tag in regions.tags}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Fulton County prosecutors said voters in Georgia were called from Atlanta.", "US-GA"),
        ("Georgia, Armenia and Azerbaijan signed the accord.", "GE"),
        ("The virus reached Guinea-Bissau, Niger, Nigeria and Togo.", "NE"),
        ("Cases were found in Washington, Pennsylvania and California.", "US-WA"),
        ("Votes in Scotland are counted by hand.", "GB-SCT"),
        ("WASHINGTON, Oct 20 - Exports to Britain rose, traders in London said.", "US-DC"),
    ],
)
def test_lists_counties_and_parts_of_countries_decide(
    tagger: RegionTagger, read: Read, text: str, key: str
) -> None:
    found = {
        key
        for tag in tagger.tag(read(text)).tags
        for key in (tag.id, "US-DC" if tag.geonames_id == 4140963 else "")
    }
    assert key in found


def test_what_only_one_countrys_press_writes_says_where_a_town_lies(
    tagger: RegionTagger, read: Read
) -> None:
    body = "An Athens man was charged with a felony, the Police Department and the Sheriff said."
    found = tagger.tag(read(body)).tags
    assert [tag.country for tag in found] == ["US"]


@pytest.mark.parametrize(
    ("source", "country"),
    [("The Boston Globe", "US"), ("https://www.example.co.uk/news", "GB"), (None, "GB")],
)
def test_the_source_is_weak_evidence(
    tagger: RegionTagger, read: Read, source: str | None, country: str
) -> None:
    document = dataclasses.replace(read("A bakery in Cambridge won a prize."), source=source)
    assert [tag.country for tag in tagger.tag(document).tags] == [country]


def test_a_town_that_is_not_known_where_the_text_puts_it_is_left_out(
    tagger: RegionTagger, read: Read
) -> None:
    assert "GB" not in {tag.country for tag in tagger.tag(read("A fire in Stroud, Ontario.")).tags}


def test_a_town_and_its_municipality_are_one_place(tagger: RegionTagger, read: Read) -> None:
    body = "Talks opened in Geneva. The Geneva office closed, and Switzerland's Geneva slept."
    assert [tag.id for tag in tagger.tag(read(body)).tags if tag.kind == "city"] == [
        "geonames:2660646"
    ]


@pytest.mark.parametrize(
    ("title", "body", "country"),
    [
        ("PIEDMONT <PIE> ADDS FLIGHTS", "The carrier will fly to Oslo.", "IT"),
        ("Vulcan to pay more", "Vulcan (NYSE: VMC) said in Oslo it would pay more.", "RO"),
        ("CIBA-GEIGY BUYS A STAKE", "Ciba-Geigy AG said in Oslo it had bought a stake.", "JP"),
        ("Bank sees higher rates", "An adviser at Swiss Bank Corp in Oslo expects more.", "CH"),
        ("TWO FIRMS IN CAR PARTS VENTURE", "The firms will make brakes in Oslo.", "CF"),
        (
            "Court hears suit",
            "The suit was filed for the Southern District, lawyers in Oslo say.",
            "IL",
        ),
        ("Airline grows", "The line serves West Coast cities from Oslo.", "AU"),
    ],
)
def test_companies_and_words_are_no_places(
    tagger: RegionTagger, read: Read, title: str, body: str, country: str
) -> None:
    found = {tag.country for tag in tagger.tag(read(body, "en", title)).tags}
    assert found == {"NO"}


def test_a_small_place_named_in_two_forms_does_not_support_itself(
    tagger: RegionTagger, read: Read
) -> None:
    found = tagger.tag(read("Shares of Monier rose. Oslo welcomed it.", "en", "BID FOR MONIER"))
    assert [tag.name for tag in found.tags] == ["Oslo"]


def test_an_abbreviation_of_a_country_in_capitals_stays_where_it_is_no_word(
    tagger: RegionTagger, read: Read
) -> None:
    found = tagger.tag(read("Talks go on.", "en", "UAE AND US SIGN PACT WITH CHAD"))
    assert {tag.id for tag in found.tags} == {"AE", "US", "TD"}
