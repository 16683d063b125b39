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


def test_an_agency_that_is_spoken_to_is_a_party_to_the_talk(tag: Tag) -> None:
    assert "Reuters" in tag("Soud to zakázal, řekl agentuře Reuters právník.", "cs")
    assert "Reuters" not in tag("Soud to zakázal, uvedla agentura Reuters.", "cs")
