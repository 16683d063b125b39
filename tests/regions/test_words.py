"""Words of a language that are written like a place's name, and the places that are meant."""

from __future__ import annotations

import pytest

from agents.regions import RegionTagger
from tests.regions.conftest import Read


def mentions(tagger: RegionTagger, read: Read, body: str, language: str, title: str) -> set[str]:
    tags = tagger.tag(read(body, language, title)).tags
    return {mention.text for tag in tags for mention in tag.mentions}


# Language, title, body, the word that is no place.
@pytest.mark.parametrize(
    ("language", "title", "body", "word"),
    [
        ("id", "Kita harus siap", "Para nelayan menunggu kapal di pelabuhan.", "Kita"),
        ("id", "Harga ikan naik", "Para nelayan menunggu kapal di pelabuhan.", "Para"),
        ("ms", "Harga ikan naik", "Para nelayan menunggu kapal di jeti.", "Para"),
        ("pl", "Susza niszczy zboża", "Rolnicy liczą straty po trzech tygodniach.", "Susza"),
        ("de", "Neue Regeln", "Nach dem Essen ging sie am Ufer entlang.", "Essen"),
        ("de", "Neue Regeln", "Dabei trat der Fluss über das Ufer.", "Ufer"),
        ("de", "Neue Regeln", "Dabei trat der Fluss über das Ufer.", "Dabei"),
        ("uk", "Осаки для рибалок", "Судно має малу осадку і ходить річкою.", "Осаки"),
        ("fa", "دیدار با نویسندگان", "آنها گفته اند که کتاب چاپ می‌شود.", "اند"),
        ("hi", "नई बस सेवा", "हवाई अड्डा तक अब बस चलेगी।", "हवाई"),
        ("hi", "मेला शुरू", "मंच पर फूलों की माले रखी गईं।", "माले"),
        ("tr", "Yeni kurallar", "Ordu yeni araçlar alacak.", "Ordu"),
        ("tr", "Yeni kurallar", "Para birimi dün değer kazandı.", "Para"),
        ("he", "מחירי המזון עולים", "המחיר של חלב יעלה בשבוע הבא.", "חלב"),
        ("es", "Para qué sirve el seguro", "El seguro cubre daños del agua.", "Para"),
        ("es", "Cómo ahorrar", "Como cada año, las familias guardan dinero.", "Como"),
        ("ru", "Глаза устают", "Врачи советуют чаще отдыхать.", "Глаза"),
        ("hu", "Levelet írtak a diákok", "Az iskola válaszol nekik.", "Levelet"),
        ("fi", "Kansa äänestää", "Tulos selviää sunnuntaina.", "Kansa"),
        ("de", "Ohne Strom", "Das Kind kann nicht zur Kita gehen.", "Kita"),
        ("de", "Turnier", "Die drei Favoriten blieben ungeschlagen.", "Favoriten"),
        ("ja", "高知に津波注意報", "気象庁が津波への注意を呼びかけた。", "津波"),
        ("ko", "선거를 위해", "이기는 선거를 위해 폭넓은 정치 연대도 펼친다.", "위해"),
        ("ko", "선거를 위해", "이기는 선거를 위해 폭넓은 정치 연대도 펼친다.", "연대"),
        ("ka", "ახალი გზა", "პორტი მომავალ წელს გაიხსნება.", "პორტი"),
    ],
)
def test_a_word_of_the_language_is_no_place(
    tagger: RegionTagger, read: Read, language: str, title: str, body: str, word: str
) -> None:
    assert word not in mentions(tagger, read, body, language, title)


# The same forms, where a place is meant.
@pytest.mark.parametrize(
    ("language", "body", "name"),
    [
        ("de", "In Essen und Dortmund fielen in Deutschland viele Züge aus.", "Essen"),
        ("tr", "Türkiye'de sel Giresun ve Ordu kentlerini vurdu.", "Ordu"),
        ("he", "תושבי סוריה חזרו אל העיר חלב ואל דמשק.", "חלב"),
        ("id", "Gubernur Para di Brasil menutup hutan dekat Belém.", "Belém"),
        ("it", "A Como e a Milano, in Italia, le scuole restano chiuse.", "Como"),
        ("hi", "बिहार के गया और पटना में बारिश हुई।", "पटना"),
        ("ar", "وصلت القافلة إلى حلب قادمة من دمشق في سوريا.", "حلب"),
        ("fa", "در قم و تهران مدارس ایران تعطیل شد.", "قم"),
    ],
)
def test_a_place_that_is_also_a_word_is_found_in_its_company(
    tagger: RegionTagger, read: Read, language: str, body: str, name: str
) -> None:
    assert name in mentions(tagger, read, body, language, "")


def test_a_small_towns_name_yields_to_the_same_word_in_lower_case(
    tagger: RegionTagger, read: Read
) -> None:
    body = "Fairmont opened the gate. The old fairmont stood behind it, and no fairmont is alike."
    assert "Fairmont" not in mentions(tagger, read, body, "en", "")
    body = "She lives in Fairmont, Minnesota, and writes to fairmont.example every day."
    assert "Fairmont" in mentions(tagger, read, body, "en", "")
