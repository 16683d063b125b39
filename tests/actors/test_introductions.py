"""Who is introduced by an office, a noun or a body in the ways of many languages."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Tag

# language, text, name, role, code
HOLDERS = [
    ("de", "Der Vorstandschef des Konzerns, Jan Maas, trat zurück.", "Jan Maas",
     "Chief Executive", None),
    ("pt", "O diretor-executivo da empresa, Rui Falcão, pediu calma.", "Rui Falcão",
     "Chief Executive", None),
    ("id", "Direktur utama perusahaan tersebut, Hendra Kusuma, meminta maaf.", "Hendra Kusuma",
     "Chief Executive", None),
    ("pt", "A deputada Jurema Sampaio Leite votou contra no Brasil.", "Jurema Sampaio Leite",
     "Lawmaker", "BRALEG"),
    ("uk", "Лідерка опозиційної партії «Нова сила» Наталія Гнатюк виступила.", "Наталія Гнатюк",
     "Party Leader", "UKRPTY"),
    ("ko", "토머스 그린 주한 영국대사는 연구선을 보내겠다고 말했다.", "토머스 그린", "Ambassador",
     "GBRGOV"),
    ("ko", "박서연 경남도지사는 지원을 약속했다.", "박서연", "Governor", "KORGOV"),
    ("ko", "일본의 다나카 히로시 농림수산상은 합의를 발표했다.", "다나카 히로시",
     "Agriculture Minister", "JPNGOV"),
    ("fr", "La ministre sénégalaise des Pêches, Awa Sarr, a démissionné.", "Awa Sarr",
     "Fisheries Minister", "SENGOV"),
    ("mk", "Шефицата на македонската дипломатија Вера Спасова отпатува.", "Вера Спасова",
     "Foreign Minister", "MKDGOV"),
    ("bg", "Румънският министър на енергетиката Богдан Ионеску пристигна.", "Богдан Ионеску",
     "Energy Minister", "ROUGOV"),
    ("mt", "Iltaqa' f'Ruma mal-Ministru tal-Intern Taljan Bruno Santoro.", "Bruno Santoro",
     "Interior Minister", "ITAGOV"),
    ("hu", "A polgármester, Lovas Dániel Pécsett nyilatkozott.", "Lovas Dániel", "Mayor",
     "HUNGOV"),
    ("hu", "Meghalt Tar Győző volt jegybankelnök.", "Tar Győző", "former Central Bank Governor",
     "HUNELI"),
    ("ca", "A Palma, el batle Miquel Serra ha acollit dotze menors.", "Miquel Serra", "Mayor",
     "ESPGOV"),
    ("fr", "Le préfet du Nord, Bertrand Cazal, a demandé une évacuation.", "Bertrand Cazal",
     "Governor", "FRAGOV"),
    ("fr", "Le maire socialiste, Bertrand Cazal, a démissionné.", "Bertrand Cazal", "Mayor",
     "FRAGOV"),
    ("ca", "El president de la Generalitat valenciana, Ferran Monclús, ho reclama.",
     "Ferran Monclús", "President", "ESPGOV"),
    ("ro", "Primarul al Tecuciului Costel Neagu a demisionat.", "Costel Neagu", "Mayor", "ROUGOV"),
    ("ms", "Menteri Luar, Dato' Rahim Salim berkata demikian.", "Rahim Salim", "Foreign Minister",
     "MYSGOV"),
    ("de", "Der Gouverneur der Oblast Pskow, Igor Malkin, lehnt das in Russland ab.",
     "Igor Malkin", "Governor", "RUSGOV"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "role", "code"), HOLDERS)
def test_a_holder_of_an_office_is_told(
    tag: Tag, language: str, text: str, name: str, role: str, code: str | None
) -> None:
    found = tag(text, language)
    assert (found[name].role, found[name].code) == (role, code)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("de", "Der Vorstandschef von Alpencargo gab nach.", "Alpencargo", "company"),
        ("en", "The chief executive of Brindlecorp resigned.", "Brindlecorp", "company"),
        ("de", "Das sagte die Gewerkschaft Kesselbund am Abend.", "Kesselbund", "organization"),
        ("de", "Die Arbeiterkammer rechnet mit Ausfällen.", "Arbeiterkammer", "organization"),
        ("id", "Kapal itu milik PT Samudra Jaya Lines.", "PT Samudra Jaya Lines", "company"),
        ("fr", "Elle dirige la Fédération nationale des mareyeurs depuis 2019.",
         "Fédération nationale des mareyeurs", "organization"),
        ("es", "Lo pidió la Asociación nacional de pescadores el lunes.",
         "Asociación nacional de pescadores", "organization"),
    ],
)  # fmt: skip
def test_a_body_is_told_by_what_introduces_it(
    tag: Tag, language: str, text: str, name: str, kind: str
) -> None:
    assert [(a.name, a.kind) for a in tag(text, language).values() if a.kind != "state"] == [
        (name, kind)
    ]


def test_a_market_is_no_mayor(tag: Tag) -> None:
    assert tag("통영과 거제의 시장에서는 값이 올랐다.", "ko") == {}


def test_of_two_countries_named_alike_the_story_is_about_the_one_it_was_filed_in(tag: Tag) -> None:
    found = tag(
        "CHIȘINĂU (Moldpres) - Former prime minister Andrei Lupan criticised Romania.",
        title="Moldova asks Romania for power",
    )
    assert found["Andrei Lupan"].code == "MDAELI"
