"""States, forces, officials, ministries and organisations act under their own names."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag


def test_a_capital_that_speaks_is_its_state(tag: Tag) -> None:
    actor = tag("Beijing accused Tokyo of interference on Tuesday.")["China"]
    assert (actor.kind, actor.id, actor.code) == ("state", "Q148", "CHNGOV")
    assert actor.mentions[0].sense == "metonymic"


def test_a_seat_of_government_is_its_state(tag: Tag) -> None:
    assert tag("The Kremlin rejected the plan.")["Russia"].kind == "state"
    assert tag("Кремль отверг план.", "ru")["Russia"].code == "RUSGOV"
    assert tag("백악관은 성명을 냈다.", "ko")["United States"].code == "USAGOV"


def test_a_countrys_officials_are_its_state(tag: Tag) -> None:
    tagged = tag("Chinese officials complained about the drill.")
    assert [m.text for m in tagged["China"].mentions] == ["Chinese officials"]


def test_only_a_place_that_stands_for_its_state_is_metonymic(tag: Tag) -> None:
    (office,) = tag("The prime minister of Peru resigned.")["Peru"].mentions
    assert (office.text, office.sense) == ("prime minister of Peru", "literal")
    (place,) = tag("Peru accused the company of fraud.")["Peru"].mentions
    assert (place.text, place.sense) == ("Peru", "metonymic")


def test_a_countrys_forces_are_its_military_and_not_the_state(tag: Tag) -> None:
    tagged = tag("U.S. forces landed on the island.")
    assert [(a.kind, a.country, a.code) for a in tagged.values()] == [("military", "US", "USAMIL")]


def test_a_country_that_sends_troops_acts_itself(tag: Tag) -> None:
    found = tag("Francúzsko pošle vojakov do Rumunska.", "sk")
    assert {actor.kind for actor in found.values() if actor.country == "FR"} == {"state"}


def test_what_is_called_military_is_no_military(tag: Tag) -> None:
    tagged = tag("Neighbours worry about China's military activity in the strait.")
    assert not any(actor.kind == "military" for actor in tagged.values())


def test_police_parliament_and_courts_have_codes_of_their_own(tag: Tag) -> None:
    codes = {
        actor.code
        for actor in tag(
            "Kenyan police arrested two men. Ghanaian lawmakers voted. A Tunisian court ruled."
        ).values()
    }
    assert {"KENCOP", "GHALEG", "TUNJUD"} <= codes


def test_a_ministry_belongs_to_the_country_beside_it(tag: Tag) -> None:
    for text, language in (
        ("The Norwegian Foreign Ministry summoned the envoy.", "en"),
        ("Das norwegische Außenministerium bestellte den Gesandten ein.", "de"),
        ("МИД Норвегии вызвал посланника.", "ru"),
    ):
        actor = next(a for a in tag(text, language).values() if a.kind == "government_body")
        assert actor.code == "NORGOV"


def test_a_bodys_words_tell_an_unknown_organisation(tag: Tag) -> None:
    tagged = tag(
        "The Free Harvest Movement (FHM) called a strike. The FHM said it would go on. "
        "The University of Eastmere and the Ministry of Rural Affairs declined to comment."
    )
    party = tagged["Free Harvest Movement"]
    assert (party.kind, [m.text for m in party.mentions]) == (
        "party", ["Free Harvest Movement", "FHM", "FHM"],
    )  # fmt: skip
    assert tagged["University of Eastmere"].sector == "EDU"
    assert tagged["Ministry of Rural Affairs"].kind == "government_body"


def test_a_noun_before_a_name_tells_a_company(tag: Tag) -> None:
    assert tag("A spokeswoman for the airline Skyhopper said so.")["Skyhopper"].sector == "BUS"
    assert tag("Авиакомпания Скайхоппер отменила рейсы.", "ru")["Скайхоппер"].kind == "company"


def test_intergovernmental_organisations_have_no_country(tag: Tag) -> None:
    for text, language in (
        ("The United Nations sent envoys.", "en"),
        ("В Организации Объединенных Наций назвали это ошибкой.", "ru"),
        ("联合国派出特使。", "zh-Hans"),
        ("وأكدت الأمم المتحدة ذلك.", "ar"),
    ):
        actor = tag(text, language)["United Nations"]
        assert (actor.id, actor.code, actor.country) == ("Q1065", "IGO", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("et", "Euroopa Komisjoni otsus üllatas kõiki."),
        ("lv", "Mērs lūdz Eiropas Komisijai naudu."),
        ("lt", "Europos Komisija žada kreiptis į teismą."),
        ("is", "Framkvæmdastjórn Evrópusambandsins boðar fund."),
        ("mk", "Европската комисија бара дијалог."),
        ("ka", "ევროკომისიამ განცხადება გაავრცელა."),
        ("hy", "Եվրահանձնաժողովը հայտարարություն է տարածել։"),
    ],
)
def test_the_european_commission_is_known_in_the_languages_of_europe(
    tag: Tag, language: str, text: str
) -> None:
    assert "European Commission" in tag(text, language)


def test_an_agency_that_tells_the_story_does_not_act(tag: Tag) -> None:
    assert tag("Two ships collided near the coast, Reuters reported.") == {}
    assert tag("Two ships collided near the coast, a fisherman told Reuters.") == {}


def test_a_text_without_actors_has_none(tag: Tag) -> None:
    assert tag("Rain fell all night and the river rose.") == {}
    assert tag("") == {}
