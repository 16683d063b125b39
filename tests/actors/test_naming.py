"""Names cut where they end, and joined where they go on."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag

# language, text, the body's name: only its first word has a capital.
SENTENCE_CASE = [
    ("sl", "Odločilo je Okrožno sodišče v Celju.", "Okrožno sodišče v Celju"),
    ("sl", "Opozarja Zveza čebelarjev Slovenije.", "Zveza čebelarjev Slovenije"),
    ("sl", "Spor ureja Komisija za nadzor javnih skladov.", "Komisija za nadzor javnih skladov"),
    ("cs", "Zákaz vydal Úřad pro ochranu spotřebitelů.", "Úřad pro ochranu spotřebitelů"),
    ("cs", "Připomínky má Česká lesnická komora.", "Česká lesnická komora"),
    ("ru", "Жалобу подала Независимая ассоциация мельников.", "Независимая ассоциация мельников"),
    ("bg", "Предложи го Министерството на водните ресурси.", "Министерството на водните ресурси"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), SENTENCE_CASE)
def test_a_body_with_one_capital_has_its_whole_name(
    tag: Tag, language: str, text: str, name: str
) -> None:
    bodies = [a.name for a in tag(text, language).values() if a.kind not in ("state", "person")]
    assert bodies == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Letecká společnost zrušila lety."),
        ("cs", "Islamistická strana protestovala."),
        ("sl", "Letalska družba je odpovedala lete."),
        ("ru", "Новая компания ничего не сказала."),
    ],
)
def test_a_description_that_begins_a_sentence_is_no_name(
    tag: Tag, language: str, text: str
) -> None:
    assert tag(text, language) == {}


def test_the_acronym_behind_a_name_in_sentence_case_is_the_same_body(tag: Tag) -> None:
    text = "Pokutu uložil Úřad pro ochranu spotřebitelů (ÚOS). Podle mluvčí ÚOS je vysoká."
    assert [m.text for m in tag(text, "cs")["Úřad pro ochranu spotřebitelů"].mentions] == [
        "Úřad pro ochranu spotřebitelů",
        "ÚOS",
        "ÚOS",
    ]


def test_a_court_without_its_country_is_the_one_that_the_text_names(tag: Tag) -> None:
    tagged = tag(
        "Chile, Peru and Bolivia trade copper. Peru's Supreme Court stopped the sale. The Supreme "
        "Court will meet again in May."
    )
    assert [a.code for a in tagged.values() if a.sector == "JUD"] == ["PERJUD"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "On Tuesday in Kenya Peter Mwakisha closed the road.", "Peter Mwakisha"),
        ("en", "The ships sail on Friday, Commodore Ruth Lindqvist wrote.", "Ruth Lindqvist"),
        ("en", "Vietnam's Foreign Minister Le Quang Hien left early.", "Le Quang Hien"),
        ("hu", "Tegnap a miniszter, Szentesi Dénes Bécsbe utazott.", "Szentesi Dénes"),
        ("cs", "Na mši promluvil Otec Novotný.", "Novotný"),
        ("ru", "Женщина оскорбила пророка Мухаммеда.", "Мухаммеда"),
        ("pl", "Wierni słuchali tego, co mówił Fabian.", "Fabian"),
    ],
)
def test_a_person_has_no_more_than_the_name(tag: Tag, language: str, text: str, name: str) -> None:
    assert [a.name for a in tag(text, language).values() if a.kind == "person"] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La circulation reprend dans la rue Victor Hugo."),
        ("es", "El estadio Santiago Bernabéu estaba lleno."),
        ("de", "Der Flughafen Franz Josef Strauß blieb geschlossen."),
        ("en", "The ferry John Harker stayed in port as Hurricane Beryl came near."),
        ("pl", "Na ulicy Jana Kochanowskiego pękła rura."),
    ],
)
def test_what_bears_a_persons_name_does_not_act(tag: Tag, language: str, text: str) -> None:
    assert tag(text, language) == {}


def test_a_foundation_named_after_somebody_is_one_body(tag: Tag) -> None:
    tagged = tag("La Fundación Pedro Almagro pidió más ayuda.", "es")
    assert list(tagged) == ["Fundación Pedro Almagro"]


def test_the_field_of_an_office_is_no_company(tag: Tag) -> None:
    tagged = tag("Indonesian Energy Minister Budi Hartanto agreed.")
    assert [a.name for a in tagged.values() if a.kind != "state"] == ["Budi Hartanto"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Soud to zakázal, řekl agentuře Reuters právník."),
        ("cs", "Soud to zakázal, uvedla agentura Reuters."),
        ("en", "The strike is over, a docker said in an interview with Reuters."),
        ("ru", "Забастовка окончена, сообщил в интервью агентству Reuters рабочий."),
        ("sl", "Stavka je končana, piše britanski časnik Harbour Gazette."),
        ("de", "Der Streik ist vorbei, sagte ein Arbeiter der Nachrichtenagentur dpa."),
        ("bg", "Стачката приключи, съобщава „Дейли Стар“."),
    ],
)
def test_a_medium_that_the_story_comes_from_does_not_act(
    tag: Tag, language: str, text: str
) -> None:
    assert [a.name for a in tag(text, language).values() if a.kind != "person"] == []


def test_a_medium_that_acts_is_an_actor(tag: Tag) -> None:
    assert "BBC" in tag("The minister sued the BBC over a programme about his brother.")
    assert "Bild" in tag("Ein Gericht verbot der Zeitung Bild den Abdruck der Fotos.", "de")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Об этом заявила организация «Живое дело для всех».", "Живое дело для всех"),
        ("bg", "Партията „Нов ден за хората“ поиска избори.", "Нов ден за хората"),
        ("pl", "Związek „Nasza praca i chleb” zapowiedział strajk.", "Nasza praca i chleb"),
    ],
)
def test_a_name_in_quotation_marks_is_taken_whole(
    tag: Tag, language: str, text: str, name: str
) -> None:
    assert [a.name for a in tag(text, language).values()] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nasprotuje mu Društvo piscev Slovenije.", "Društvo piscev Slovenije"),
        ("O tem so govorili v Društvu piscev Slovenije.", "Društvu piscev Slovenije"),
        ("To je predlagala Inšpekcija za varno hrano.", "Inšpekcija za varno hrano"),
    ],
)
def test_a_body_is_told_by_its_noun_in_every_case(tag: Tag, text: str, name: str) -> None:
    assert [a.name for a in tag(text, "sl").values() if a.kind != "state"] == [name]


def test_an_adjective_in_lower_case_is_no_part_of_a_bodys_name(tag: Tag) -> None:
    tagged = tag("Wyrok uchylił pakistański Sąd Najwyższy w środę.", "pl")
    assert [m.text for a in tagged.values() for m in a.mentions if a.sector == "JUD"] == [
        "Sąd Najwyższy"
    ]


def test_two_bodies_joined_by_and_are_two(tag: Tag) -> None:
    tagged = tag("She supports the merger of the Reform Party of Alberta and the Wildflower Party.")
    assert {"Reform Party of Alberta", "Wildflower Party"} <= set(tagged)


def test_a_campaign_in_a_country_is_no_body_but_one_for_something_is(tag: Tag) -> None:
    tagged = tag("He fought in the Burma Campaign of 1944.")
    assert [a.name for a in tagged.values() if a.kind != "state"] == []
    assert "Campaign for Better Roads" in tag("The Campaign for Better Roads called for a ban.")


def test_the_court_that_a_text_is_about_is_not_the_one_where_its_language_is_spoken(
    tag: Tag,
) -> None:
    tagged = tag(
        "Pakistański Sąd Najwyższy uniewinnił kobietę. Sąd Najwyższy odrzucił wniosek.", "pl"
    )
    assert [a.country for a in tagged.values() if a.sector == "JUD"] == ["PK"]
