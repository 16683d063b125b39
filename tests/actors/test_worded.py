"""Capitals alone make nobody a person where a language writes its own words with them."""

from __future__ import annotations

import pytest

from agents.actors.nouns import Nouns
from agents.actors.wording import Wording
from tests.actors.conftest import Tag

# Sentences in which two capitals meet, and none of them is a name.
GERMAN = [
    "Laut Angaben Hälfte der Angaben falsch. Die Angaben prüft niemand, auch Angaben von gestern.",
    "Künstliche Intelligenz hilft. Wer Künstliche Intelligenz nutzt, spart Zeit.",
    "Das Team von gestern gewann, und am Ende der Woche war Ruhe.",
    "In der Stille der Werkstatt entstand die Sache. Der Präsident sprach im Namen aller.",
    "Millionen Menschen warten. Die Menschen sind müde, sagen Menschen dort.",
    "Sie den Kindern zu geben war klug. Art von Mut gab es kaum.",
]
ENGLISH = [
    "They sold Sleeping Bags and a Ginger Mule before Spring Break.",
    "She wrote about Sustainable Housing Goals in the Autumn Statement.",
    "He bought an Emerald Lounge chair and a Ninja Z900 from them.",
]

# Text, language, the person that it names, and with how many words.
TRIMMED = [
    ("Die Kriminologin Bongertz sieht das anders. Bongertz forscht.", "Bongertz"),
    ("Die Schülerin Dibara gewann den Preis.", "Dibara"),
    ("Der Meteoritenexperte Dieter Hainlein war da.", "Dieter Hainlein"),
    ("Er sah Sebastian Hendlers Karriere voraus.", "Sebastian Hendlers"),
    ("Das sagt Benjamin Jendrik von der Gewerkschaft der Polizei.", "Benjamin Jendrik"),
    ("Der Klimaforscher Karsten Hausner von der Universität Leipzig rechnet nach.",
     "Karsten Hausner"),
    ("Das meldete Simone Wintz von der Leipziger Stiftung.", "Simone Wintz"),
]  # fmt: skip

STAY = [
    ("de", "Der Abend gehörte Thomas Jäger und Sarah König.", {"Thomas Jäger", "Sarah König"}),
    ("de", "Gestern sprach Ursula von der Leyden mit Rüdiger von Wechsel.",
     {"Ursula von der Leyden", "Rüdiger von Wechsel"}),
    ("en", "Yesterday Bob Dolan met Raj Kaporin and Piers Harlow.",
     {"Bob Dolan", "Raj Kaporin", "Piers Harlow"}),
]  # fmt: skip


def persons(tag: Tag, text: str, language: str) -> set[str]:
    return {a.name for a in tag(text, language).values() if a.kind == "person"}


@pytest.mark.parametrize("text", GERMAN)
def test_nouns_beside_one_another_are_nobody_in_german(tag: Tag, text: str) -> None:
    assert persons(tag, text, "de") == set()


@pytest.mark.parametrize("text", ENGLISH)
def test_english_words_in_capitals_are_nobody(tag: Tag, text: str) -> None:
    assert persons(tag, text, "en") == set()


@pytest.mark.parametrize(("text", "name"), TRIMMED)
def test_a_german_name_has_no_nouns_around_it(tag: Tag, text: str, name: str) -> None:
    assert name in persons(tag, text, "de")
    assert not any(" " + name in other or name + " " in other for other in tag(text, "de"))


@pytest.mark.parametrize(("language", "text", "names"), STAY)
def test_a_given_name_or_a_strange_one_is_evidence(
    tag: Tag, language: str, text: str, names: set[str]
) -> None:
    assert persons(tag, text, language) == names


def test_doch_before_a_known_surname_is_no_given_name(tag: Tag) -> None:
    assert "Doch Baerbock" not in tag("Es war still. Doch Baerbock blieb dabei.", "de")


@pytest.mark.parametrize(
    "text",
    [
        "Er kam mit dem PKW, sie trug eine MBE, und er schaffte 10,7 RPG im Schnitt.",
        "Dem Konto @NASAX folgen viele, sagt man.",
    ],
)
def test_acronyms_of_things_measures_and_accounts_are_no_bodies(tag: Tag, text: str) -> None:
    assert tag(text, "de") == {}


def test_shortened_verbs_and_repeated_words_are_no_bodies(tag: Tag) -> None:
    text = "We saw I've and the Earth. It circles Earth. They left Earth, and Earth moved on."
    assert tag(text, "en") == {}


def test_a_turkish_name_ends_at_its_apostrophe(tag: Tag) -> None:
    text = "Kasırga'dan Ahmet Karagöz'ün Süper Kupa'da golü var. Ahmet Karagöz sevindi."
    assert "Ahmet Karagöz" in persons(tag, text, "tr")
    assert not any("'" in name for name in tag(text, "tr"))


def test_an_adjective_a_compound_and_somebodys_lawyer_are_no_titles(tag: Tag) -> None:
    text = (
        "Secretary-Treasurer Frida Zuckerlund agreed. Tom Harker's lawyers went home. "
        "It was the first major Lisa Brenner speech."
    )
    found = tag(text, "en")
    assert found["Frida Zuckerlund"].role is None
    assert found["Tom Harker"].role is None
    assert all(actor.role != "Major" for actor in found.values())


def test_a_president_of_no_country_is_not_the_state_s_where_another_is(tag: Tag) -> None:
    text = "In the United States the union met. President Hank Dorrell spoke in Ohio and Texas."
    found = tag(text, "en")
    assert found["Hank Dorrell"].role == "President"
    assert found["Hank Dorrell"].code is None
    early = tag(text, "en", day=None)
    assert early["Hank Dorrell"].code == "USAGOV"  # who knows who was president then


def test_a_group_of_words_that_speaks_or_is_led_is_a_body(tag: Tag) -> None:
    found = tag("The leader of Popular Harvest resigned. Popular Harvest said that it was sorry.")
    assert found["Popular Harvest"].kind == "organization"


def test_the_middle_of_a_place_is_no_centre(tag: Tag) -> None:
    text = "Im Zentrum des Dorfes steht ein Haus. Das Zentrum der Proteste ist anderswo."
    assert tag(text, "de") == {}


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    return Wording.load().noun


def test_a_noun_is_told_in_its_cases_by_its_ending_and_within_a_compound(nouns: Nouns) -> None:
    assert nouns.is_word("hundes")
    assert nouns.is_word("verdrossenheit")
    assert nouns.is_word("crash-tarif")
    assert nouns.is_compound("fernsehabend")
    assert not nouns.is_word("hainlein")
    assert not nouns.is_compound("wolkenstein")


@pytest.mark.parametrize(
    "text",
    [
        "The ruling moved Safety and House alike, it said.",
        "She lives on Oldham Rd and leads a Turnaround Strategy.",
        "Another officer, Wing Commander Maya Tandel, agreed with a Harlow-themed party.",
    ],
)
def test_words_that_are_names_of_some_are_nobody_alone(tag: Tag, text: str) -> None:
    assert persons(tag, text, "en") <= {"Maya Tandel"}


def test_nobodys_own_body_has_a_name(tag: Tag) -> None:
    assert tag("The king said: My Government will act.", "en") == {}
    assert tag("Mehr steht unter Meine News und Alle News.", "de") == {}


def test_a_surname_that_is_a_plural_stays_a_name(nouns: Nouns) -> None:
    wording = Wording.load()
    assert wording.is_english("gardeners")
    assert not wording.is_english("gardeners", plurals=False)
    assert not wording.is_english("gardener")
    assert wording.is_verb("reunite")
    assert not wording.is_verb("house")
