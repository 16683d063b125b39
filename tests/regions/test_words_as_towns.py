"""Words of a language that are called like towns, and towns known by another's further name."""

from __future__ import annotations

import pytest

from agents.regions import RegionTagger
from tests.regions.conftest import Read


def named(tagger: RegionTagger, read: Read, body: str, language: str) -> set[str]:
    return {
        mention.text for tag in tagger.tag(read(body, language)).tags for mention in tag.mentions
    }


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("In Hamburg bringen viele Eltern ihre Kinder früh in die Kita.", "Kita"),
        ("Die Stadt München sperrt den Wald. Wer trotzdem in Wald und Flur geht, zahlt.", "Wald"),
        ("Der Minister will den Export von Panzern verbieten.", "Export"),
        ("Bayern bleibt nach drei Siegen und zwei Niederlagen ohne Titel.", "Siegen"),
        ("Für Berlin sagt der Dienst nach Regen und Sturm ruhiges Wetter voraus.", "Regen"),
        ("In München zählt sie zu den Favoriten, Favoriten aber stürzen oft.", "Favoriten"),
    ],
)
def test_a_german_noun_is_no_town(tagger: RegionTagger, read: Read, text: str, noun: str) -> None:
    assert noun not in named(tagger, read, text, "de")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Der Brand in Siegen ist gelöscht, teilte Nordrhein-Westfalen mit.", "Siegen"),
        ("In der Stadt Essen streiken die Fahrer.", "Essen"),
        ("Das Berlin der zwanziger Jahre ist vergangen.", "Berlin"),
        ("Es war eine Frau, die Trier liebte.", "Trier"),
        ("Der Bochumer Trainer geht.", "Bochumer"),
        ("Im Wallis liegt Schnee.", "Wallis"),
    ],
)
def test_a_german_town_stays_one(tagger: RegionTagger, read: Read, text: str, town: str) -> None:
    assert town in named(tagger, read, text, "de")


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("hi", "बिहार के पटना में तीन लोगों को गिरफ्तार किया गया।", "गया"),
        ("ja", "宮崎県の沿岸に津波が来る恐れがある。", "津波"),
        ("ko", "중국과의 협력을 위해 회담을 열었다.", "위해"),
        ("ar", "اختارت اللون الرمادي لجدران المنزل في بغداد.", "الرمادي"),
        ("tr", "Hazreti Adem ile ilgili bir sohbet yapıldı.", "Adem"),
    ],
)
def test_a_word_in_its_language_is_no_town(
    tagger: RegionTagger, read: Read, language: str, text: str, word: str
) -> None:
    assert word not in named(tagger, read, text, language)


def test_a_capital_wins_over_a_town_that_is_also_called_so(
    tagger: RegionTagger, read: Read
) -> None:
    text = (
        "Gunmen fired in Srinagar and Pulwama in Jammu and Kashmir, India said. Shots were heard "
        "in Baramulla and Kulgam. Islamabad denied any part in it."
    )
    found = {tag.id for tag in tagger.tag(read(text)).tags}
    assert "geonames:1176615" in found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Texas officials met Sigourney Weaver in Houston.", "Sigourney"),
        ("ru", "В Москве видели Владимира Лугового.", "Владимира"),
        ("ja", "内閣は岐阜県の計画を明らかにした。", "かにし"),
        ("ja", "地震は熊本市北区で観測された。", "北区"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_no_town(
    tagger: RegionTagger, read: Read, language: str, text: str, name: str
) -> None:
    assert name not in named(tagger, read, text, language)


def test_a_division_is_shown_by_its_english_name(tagger: RegionTagger, read: Read) -> None:
    tags = tagger.tag(read("De overstromingen in Wallonië troffen ook Luik.", "nl")).tags
    assert {tag.name for tag in tags if tag.id == "BE-WAL"} == {"Wallonia"}


def test_the_city_of_a_name_is_meant_by_the_name(tagger: RegionTagger, read: Read) -> None:
    text = "Police in London made arrests in Westminster. Britain and the US sent observers."
    found = {t.country for t in tagger.tag(read(text)).tags if "Westminster" in t.name}
    assert found == {"GB"}
