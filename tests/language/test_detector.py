"""What the detector promises: hard cases, hard input, the feed's word, mixed articles."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from agents.language import LanguageDetector

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
ENGLISH = (
    "The minister said on Tuesday that the talks would go on until the end of the week, and "
    "that both sides had agreed to keep the details secret until then."
)
SPANISH = (
    "El ministro dijo el martes que las conversaciones continuarían hasta el final de la semana "
    "y que ambas partes habían acordado mantener los detalles en secreto."
)
ARABIC = (
    "قال الوزير إن المحادثات ستستمر حتى نهاية الأسبوع وإن الجانبين اتفقا على إبقاء التفاصيل "
    "سرية حتى ذلك الحين"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']}: {case['language']}")
def test_hard_case(detector: LanguageDetector, case: dict[str, str]) -> None:
    assert detector.detect(case["text"], "").code == case["language"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "12 345,6", "!?…", "🙂👩‍👩‍👧🇩🇪", "\ud800", "\x00\x07", "https://a.example/b?c=d",
     "a@b.example", "5-3", "&nbsp;&amp;", "<br/>"],
)  # fmt: skip
def test_text_without_words_is_undetermined(detector: LanguageDetector, text: str) -> None:
    found = detector.detect(text, text)
    assert (found.code, found.confidence, found.also) == ("und", 0.0, ())


def test_an_empty_title_or_body_is_no_hindrance(detector: LanguageDetector) -> None:
    assert detector.detect("", ENGLISH).code == detector.detect(ENGLISH, "").code == "en"


def test_a_plain_story_is_stated_with_certainty_and_without_second_opinion(
    detector: LanguageDetector,
) -> None:
    found = detector.detect("Talks go on", ENGLISH)
    assert (found.code, found.script, found.second_opinion) == ("en", "Latn", None)
    assert found.confidence > 0.99


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (ENGLISH, "Latn"),
        (ARABIC, "Arab"),
        ("政府はきょう発表した", "Jpan"),
        ("정부는 오늘 발표했다", "Kore"),
        ("政府今天宣布這項計畫", "Hant"),
        ("政府今天宣布这项计划", "Hans"),
        ("Влада је данас објавила", "Cyrl"),
    ],
)
def test_the_script_is_iso_15924(detector: LanguageDetector, text: str, script: str) -> None:
    assert detector.detect("", text).script == script


def test_a_quote_in_another_script_is_reported(detector: LanguageDetector) -> None:
    found = detector.detect("", f"{ENGLISH} {ENGLISH} “{ARABIC}”")
    assert (found.code, found.also) == ("en", ("ar",))


def test_a_passage_in_another_language_of_the_script_is_reported(
    detector: LanguageDetector,
) -> None:
    found = detector.detect("", f"{ENGLISH}\n{ENGLISH}\n{SPANISH}")
    assert (found.code, found.also) == ("en", ("es",))


def test_a_single_language_has_no_others(detector: LanguageDetector) -> None:
    assert detector.detect("", ENGLISH * 3).also == ()
    assert detector.detect("", f"{ENGLISH * 6} Bonjour.").also == ()


def test_the_declared_language_is_reported_as_sent_and_not_believed(
    detector: LanguageDetector,
) -> None:
    found = detector.detect("", ENGLISH, declared="es-MX")
    assert (found.code, found.declared) == ("en", "es-MX")


@pytest.mark.parametrize("declared", ["id", "id-ID", "in", "ms", "ms_MY"])
def test_the_declared_language_settles_a_tie_between_neighbours(
    detector: LanguageDetector, declared: str
) -> None:
    # Every word of it is as good in Malay as in Indonesian.
    text = "Anak itu tidur di sini"
    wanted = "ms" if declared.startswith("ms") else "id"
    assert detector.detect(text, "", declared=declared).code == wanted


@pytest.mark.parametrize("declared", ["", "x", "nonsense-tag", "zz", "🙂", "en" * 500])
def test_a_nonsense_declaration_changes_nothing(detector: LanguageDetector, declared: str) -> None:
    plain = detector.detect("", SPANISH)
    assert detector.detect("", SPANISH, declared=declared) == replace(plain, declared=declared)


def test_a_doubtful_headline_carries_langdetects_opinion(detector: LanguageDetector) -> None:
    found = detector.detect("Elitní liga: Dundee Stars 5-3 Belfast Giants", "")
    assert found.second_opinion is not None
    assert found.confidence < 0.9


def test_a_transliterated_text_is_not_stated_with_certainty(detector: LanguageDetector) -> None:
    found = detector.detect("pravitelstvo ne budet povyshat nalogi v sleduyushchem godu", "")
    assert found.code == "und" or found.confidence < 0.9


def test_langdetect_alone_can_be_chosen() -> None:
    alone = LanguageDetector.load("langdetect")
    found = alone.detect("", ENGLISH)
    assert (found.code, found.second_opinion, found.also) == ("en", "en", ())
    assert alone.detect("", "Министр заявил, что налоги повышать не будут").script == "Cyrl"
    assert alone.detect("", "123").code == "und"
    assert alone.detect("", ENGLISH).confidence < 0.95


def test_an_unknown_detector_is_refused() -> None:
    with pytest.raises(ValueError, match="no such detector"):
        LanguageDetector.load("guess")  # type: ignore[arg-type]
