"""Names are found as each writing system writes them, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from agents.document import Reading
from agents.lexicon import Lexicon, Name, build

Make = Callable[[Iterable[Name]], Lexicon]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(names: Iterable[Name]) -> Lexicon:
        directory = tmp_path / "built"
        build.write(names, directory)
        return Lexicon(directory)

    return made


def place(form: str, key: str, language: str | None = None, inflects: bool = False) -> Name:
    return Name(form, "place", key, language, inflects=inflects)


def found(lexicon: Lexicon, text: str, language: str = "und") -> list[str]:
    return [text[hit.start : hit.end] for hit in lexicon.find(text, language)]


def test_a_latin_name_is_a_whole_word(make: Make) -> None:
    lexicon = make([place("Niger", "NE"), place("Oman", "OM")])
    assert found(lexicon, "Nigeria and Romania, but Niger's border and (Oman)") == ["Niger", "Oman"]


def test_the_longest_name_hides_the_names_inside_it(make: Make) -> None:
    lexicon = make(
        [
            place("China", "CN"),
            Name("Bank of China", "actor", "Q1"),
            place("Republic of the Congo", "CG"),
            place("Democratic Republic of the Congo", "CD"),
        ]
    )
    text = "The Bank of China lent to the Democratic Republic of the Congo."
    assert found(lexicon, text) == ["Bank of China", "Democratic Republic of the Congo"]


def test_an_open_name_leaves_the_names_inside_it_standing(make: Make) -> None:
    lexicon = make(
        [
            Name("Chinese Foreign Ministry", "actor", "Q2", open=True),
            Name("Chinese", "demonym", "CN"),
        ]
    )
    text = "A Chinese Foreign Ministry spokesman, a Chinese one."
    assert found(lexicon, text) == ["Chinese Foreign Ministry", "Chinese", "Chinese"]


def test_a_name_in_capitals_is_found_and_keeps_its_place(make: Make) -> None:
    lexicon = make([place("New York", "ny"), place("Türkiye", "TR"), place("Москва", "mow")])
    text = "NEW YORK (AP) TÜRKİYE МОСКВА new york"
    assert found(lexicon, text, "en") == ["NEW YORK", "TÜRKİYE", "МОСКВА"]


def test_an_acronym_is_matched_as_written_only(make: Make) -> None:
    lexicon = make([Name("US", "place", "US", None, "exact")])
    assert found(lexicon, "US troops gave us the bus") == ["US"]


def test_a_role_is_found_in_any_case(make: Make) -> None:
    lexicon = make([Name("prime minister", "role", "pm", "en", "any")])
    text = "prime minister, Prime minister, Prime Minister, PRIME MINISTER"
    assert len(found(lexicon, text, "en")) == 4


def test_a_name_of_one_language_is_not_sought_in_another(make: Make) -> None:
    lexicon = make([place("Reading", "rdg"), place("Maling", "ml", "pl")])
    assert found(lexicon, "Reading in Maling", "en") == ["Reading"]
    assert found(lexicon, "Reading in Maling", "pl") == ["Reading", "Maling"]
    assert found(lexicon, "Reading in Maling", "und") == ["Reading", "Maling"]


def test_languages_that_are_taken_for_one_another_share_their_names(make: Make) -> None:
    lexicon = make([place("Njemačka", "DE", "hr")])
    assert found(lexicon, "Njemačka", "sr-Latn") == ["Njemačka"]


@pytest.mark.parametrize(
    ("name", "language", "text", "expected"),
    [
        ("Londyn", None, "w Londynie i Londynu", ["Londynie", "Londynu"]),
        ("Warszawa", None, "w Warszawie", ["Warszawie"]),
        ("Москва", None, "в Москве, из Москвы, Москвой", ["Москве", "Москвы", "Москвой"]),
        ("Япония", "ru", "в Японии с Японией", ["Японии", "Японией"]),
        ("Helsinki", "fi", "Helsinkiin", ["Helsinkiin"]),
        ("Moszkva", "hu", "Moszkvában", ["Moszkvában"]),
        ("Bakı", "az", "Bakıda", ["Bakıda"]),
        ("თბილისი", "ka", "თბილისში", ["თბილისში"]),
        ("Αθήνα", "el", "της Αθήνας", ["Αθήνας"]),
    ],
)
def test_a_name_takes_the_endings_of_the_language(
    make: Make, name: str, language: str | None, text: str, expected: list[str]
) -> None:
    lexicon = make([place(name, "x", language, inflects=True)])
    spoken = language or ("ru" if name == "Москва" else "pl")
    assert found(lexicon, text, spoken) == expected


def test_a_name_begins_at_its_capital_behind_a_prefix_where_a_language_has_such(
    make: Make,
) -> None:
    lexicon = make([place("Gaza", "gaza"), place("Zimbabwe", "ZW")])
    text = "IZimbabwe ukuhlaselwa kwaseGaza neZimbabwe ukGaza"
    assert found(lexicon, text, "zu") == ["Zimbabwe", "Gaza", "Zimbabwe"]
    assert found(lexicon, text, "en") == []


def test_languages_without_prefixes_have_none_in_a_script_that_has_them(make: Make) -> None:
    lexicon = make([place("امان", "amman")])
    assert found(lexicon, "وامان", "ar") == ["امان"]
    assert found(lexicon, "وامان", "ckb") == []


def test_a_stem_alone_is_no_name_and_english_takes_no_endings(make: Make) -> None:
    lexicon = make([place("Warszawa", "waw", None, inflects=True)])
    assert found(lexicon, "Warszaw", "pl") == []
    assert found(lexicon, "Warszawie", "en") == []


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["مصر"], "وبمصر وفي مصر والمصريون", ["مصر", "مصر"]),
        (["الأمم المتحدة"], "تقرير للأمم المتحدة", ["للأمم المتحدة"]),
        (["ישראל"], "בישראל ולישראלים ישראלמה", ["ישראל", "ישראל"]),
        (["서울", "미국"], "미국은 서울에서 서울의 미국산", ["미국", "서울", "서울", "미국"]),
        (["다카"], "그렇다카더라", []),
        (["日本", "東京"], "日本と東京都は", ["日本", "東京"]),
        (["ハマ"], "ハマスは", []),
        (["アメリカ"], "アメリカの", ["アメリカ"]),
        (["ไทย", "จีน"], "รัฐบาลไทยกับจีน", ["ไทย", "จีน"]),
        (["ভারত"], "ভারতের রাজধানী", ["ভারত"]),
        (["भारत"], "भारत ने, भारती ने", ["भारत"]),
        (["Paris"], "在Paris的", ["Paris"]),
        (["கேரளம்", "தமிழ்நாடு"], "கேரளத்தில் தமிழ்நாட்டை", ["கேரளத்த", "தமிழ்நாட்ட"]),
        (["കേരളം", "ഇറാൻ"], "കേരളത്തിൽ ഇറാനിൽ", ["കേരളത്ത", "ഇറാന"]),
        (["ফ্রান্স"], "ফ্রান্সের", ["ফ্রান্স"]),
        (["فین\u200cلند"], "در فینلند", ["فینلند"]),
    ],
)
def test_each_script_has_its_own_boundaries(
    make: Make, names: list[str], text: str, expected: list[str]
) -> None:
    assert found(make(place(name, name) for name in names), text) == expected


def test_typographic_variants_are_the_same_name(make: Make) -> None:
    lexicon = make([place("Côte d'Ivoire", "CI"), place("Guinea-Bissau", "GW")])
    text = "Côte d’Ivoire, Cote d'Ivoire, Guinea‑Bissau"
    assert found(lexicon, text) == ["Côte d’Ivoire", "Cote d'Ivoire", "Guinea‑Bissau"]


def test_offsets_count_code_points(make: Make) -> None:
    lexicon = make([place("Perú", "PE")])
    (hit,) = lexicon.find("😀😀 Perú")
    assert (hit.start, hit.end) == (3, 7)
    assert hit.readings == (Reading("place", "PE"),)


def test_one_form_keeps_all_its_readings(make: Make) -> None:
    lexicon = make(
        [place("Jordan", "JO"), place("Jordan", "us-jordan"), Name("Jordan", "cue", "n")]
    )
    (hit,) = lexicon.find("Jordan")
    assert {reading.key for reading in hit.readings} == {"JO", "us-jordan", "n"}


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 10_000, "\ud800", "😀" * 50, "İ" * 9, "ﬁ"])
def test_any_text_can_be_searched(make: Make, text: str) -> None:
    lexicon = make([place("Oslo", "osl")])
    assert lexicon.find(text, "tr") == ()


def test_few_of_the_names_that_were_met_are_kept(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Lima", "Oslo", "Rome", "Bonn", "Kyiv"]
    lexicon = make([place(name, name.upper()) for name in names])
    monkeypatch.setattr("agents.lexicon.lexicon._MOST_DECODED", 2)
    for _ in range(2):
        for name in names:
            assert found(lexicon, f"in {name}", "en") == [name]
            assert len(lexicon._views["en"].entries) <= 2
