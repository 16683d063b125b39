"""What looks like an actor and is none stays untagged."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag

# language, text: names of waters and valleys, repeated, that nobody acts by.
WATERS = [
    ("uk", "Міст через Морилець закрито. Човни на Морилець не вийдуть."),
    ("ru", "Мост через Тарлыбай закрыт. Лодки на Тарлыбай не выйдут."),
    ("sr", "Мост на Ворини је затворен. Чамци на Ворини чекају."),
    ("it", "Il cavo passa sotto il Canale e il Canale resta aperto alle navi."),
    ("sv", "Bron över Vassne är stängd och isen på Vassne är tunn."),
    ("sw", "Wavuvi wa Bahari ya Magharibi wamerudi kutoka Bahari ya Magharibi."),
    ("en", "Ships passed through the Corvel Channel before dawn."),
]  # fmt: skip

# language, text: the parts of a date, and nouns that open a sentence or stand in capitals.
NO_NAMES = [
    ("de", "Die Bank entscheidet Ende März. Zwei Schiffe laufen Anfang Mai aus."),
    ("de", "Nach Angaben Betroffener sank das Wasser. Solche Vorwürfe sind alt."),
    ("tr", "Sayı Şubat'ta arttı, geçen yıl Şubat'ta da artmıştı."),
    ("vi", "CẦN THƠ - Giá gạo tăng nhẹ trong tuần qua."),
    ("en", "The story in pictures. MASSIVE RISKS The pipe may leak, one engineer warned."),
    ("id", "Gelombang di Laut Seram naik dan kapal menunggu."),
]

# language, text, the minister; the ministry's field beside the name is no part of it.
MINISTERS = [
    ("id", "Menteri Pekerjaan Umum Bima Sarwono mengatakan tanggul akan dibangun.",
     "Bima Sarwono"),
    ("vi", "Bộ trưởng Công Thương Lê Quang Huy cho biết giá sẽ giảm.", "Lê Quang Huy"),
    ("el", "Ο υπουργός Πολιτικής Προστασίας Νίκος Βερνάρδος δήλωσε ότι όλα είναι καλά.",
     "Νίκος Βερνάρδος"),
    ("nl", "Minister Anil Kartosen van Natuurlijke Hulpbronnen zei dat het wacht.",
     "Anil Kartosen"),
    ("ur", "وزیر صحت کامران شیخ نے کہا کہ اسپتال تیار ہیں۔", "کامران شیخ"),
    ("ar", "قال وزير الموارد المائية سامر الخطيب إن المياه تكفي.", "سامر الخطيب"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), WATERS)
def test_a_water_that_is_named_twice_does_not_act(tag: Tag, language: str, text: str) -> None:
    assert {name: actor for name, actor in tag(text, language).items() if actor.code is None} == {}


@pytest.mark.parametrize(("language", "text"), NO_NAMES)
def test_dates_and_plain_nouns_are_nobody(tag: Tag, language: str, text: str) -> None:
    assert [a.name for a in tag(text, language).values() if a.kind == "person"] == []


@pytest.mark.parametrize(("language", "text", "name"), MINISTERS)
def test_a_ministers_field_is_no_part_of_the_name(
    tag: Tag, language: str, text: str, name: str
) -> None:
    persons = {a.name: a for a in tag(text, language).values() if a.kind == "person"}
    assert list(persons) == [name]
    assert persons[name].role is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "乌兹别克斯坦总理本月底访问撒马尔罕的车站。"),
        ("ja", "日本の国土交通相は会見で計画を説明した。"),
        ("ar", "التقى وزير الموارد المائية العراقي الوفد صباح أمس."),
        ("ro", "Ministrul Transporturilor din România a inspectat lucrările."),
    ],
)
def test_a_minister_without_a_name_is_no_person(tag: Tag, language: str, text: str) -> None:
    assert [a.name for a in tag(text, language).values() if a.kind == "person"] == []


def test_a_country_of_several_words_is_not_cut_into_organisations(tag: Tag) -> None:
    text = "Мост деле Србија и Босна и Херцеговина. Граде га Србија и Босна и Херцеговина."
    assert {a.kind for a in tag(text, "sr").values()} <= {"state"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Представник Міжнародного комітету приїхав до лікарні."),
        ("ru", "Представитель Всемирного фонда приехал в больницу."),
    ],
)
def test_the_adjective_of_a_bodys_name_is_no_person(tag: Tag, language: str, text: str) -> None:
    assert [a.name for a in tag(text, language).values() if a.kind == "person"] == []


def test_fighters_of_an_armed_group_are_the_group_and_no_countrys_rebels(tag: Tag) -> None:
    found = tag("Fighters of the Islamic State in the Greater Sahara attacked a post in Mali.")
    assert "Mali rebels" not in found
    assert found["Islamic State in the Greater Sahara"].kind == "armed_group"
