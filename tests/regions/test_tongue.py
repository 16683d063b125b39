"""Languages are told from the countries whose names and adjectives they share."""

from __future__ import annotations

import pytest

from agents.regions import RegionTagger
from tests.regions.conftest import Read


def countries(tagger: RegionTagger, read: Read, body: str, language: str) -> set[str | None]:
    return {tag.country for tag in tagger.tag(read(body, language)).tags}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The text was read in English and printed in French.", "en"),
        ("The group is known by its Spanish acronym.", "en"),
        ("El texto se publicó en inglés, francés y portugués.", "es"),
        ("La OMS, WHO por sus siglas en inglés, publicó el texto.", "es"),
        ("O texto foi publicado em inglês e francês.", "pt"),
        ("Le texte a paru en anglais et en allemand, sous le sigle anglais WHO.", "fr"),
        ("Il testo è uscito in inglese e in spagnolo.", "it"),
        ("Textul a apărut în engleză și în limba germană.", "ro"),
        ("Der Text erschien auf Englisch und wurde ins Spanische übersetzt.", "de"),
        ("De tekst verscheen in het Engels en het Frans.", "nl"),
        ("Texten kom ut på engelska och på franska.", "sv"),
        ("Το κείμενο δημοσιεύθηκε στα αγγλικά και στα γαλλικά.", "el"),
        ("صدر النص باللغة الإنجليزية والفرنسية.", "ar"),
        ("הטקסט פורסם באנגלית ובצרפתית.", "he"),
        ("Teks itu terbit dalam bahasa Inggris dan bahasa Prancis.", "id"),
        ("Văn bản được công bố bằng tiếng Anh và tiếng Pháp.", "vi"),
        ("文書は英語とフランス語で公表された。", "ja"),
        ("पाठ जर्मन भाषा में छपा।", "hi"),
    ],
)
def test_a_language_is_no_country(
    tagger: RegionTagger, read: Read, text: str, language: str
) -> None:
    assert countries(tagger, read, text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("The English voted for the measure.", "en", "GB"),
        ("Los turistas en Francia pagarán más.", "es", "FR"),
        ("Los pescadores en territorio francés protestaron.", "es", "FR"),
        ("Les touristes en Espagne paieront plus.", "fr", "ES"),
        ("Auf französischem Boden wurde demonstriert.", "de", "FR"),
        ("De trein reed in het Duitse Aken.", "nl", "DE"),
        ("Turister dog på franska rivieran.", "sv", "FR"),
        ("התיירים נעצרו בצרפת.", "he", "FR"),
        ("المحادثات جرت في ألمانيا.", "ar", "DE"),
        ("Para turis di Prancis membayar lebih.", "id", "FR"),
    ],
)
def test_a_country_is_no_language(
    tagger: RegionTagger, read: Read, text: str, language: str, country: str
) -> None:
    assert country in countries(tagger, read, text, language)


@pytest.mark.parametrize(
    ("text", "region"),
    [("N. Korean", "KP"), ("S. Korean", "KR"), ("S. African", "ZA"), ("S. American", "005")],
)
def test_an_adjective_with_a_point_of_the_compass_cut_short_is_its_own(
    tagger: RegionTagger, read: Read, text: str, region: str
) -> None:
    tags = tagger.tag(read(f"The envoys met {text} bankers.", "en")).tags
    assert [(tag.id, tag.mentions[0].text) for tag in tags] == [(region, text)]
