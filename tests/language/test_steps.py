"""The small steps: cleaning, scripts, Han characters, neighbours, confidence."""

import pytest

from agents.language.clean import MAX_READ, clean
from agents.language.confidence import Confidence
from agents.language.han import Han
from agents.language.languages import Languages
from agents.language.neighbours import Neighbours, shares
from agents.language.script import Scripts
from agents.language.strangers import Strangers


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    return Scripts.load()


def test_cleaning_takes_out_what_is_not_language() -> None:
    text = clean("A <b>title</b>", "see https://a.example/x and @desk or b@c.example&nbsp;now")
    assert text.split() == ["A", "title", "see", "and", "or", "now"]


def test_cleaning_stops_at_a_words_end() -> None:
    text = clean("", "word " * 10_000)
    assert len(text) <= MAX_READ
    assert text.endswith("word")


def test_ascii_is_read_like_any_other_text(scripts: Scripts) -> None:
    ascii_only = scripts.read("Prices ROSE 5% -- again, he said.")
    other = scripts.read("Prices ROSE 5% -- again, he said. é")
    assert ascii_only.text + " é" == other.text
    assert ascii_only.total + 1 == other.total


def test_letters_are_counted_by_script(scripts: Scripts) -> None:
    read = scripts.read("Москва and 東京タワ 2026 🙂")
    assert dict(read.counts) == {"Cyrl": 6, "Kana": 2, "Latn": 3, "Hani": 2}
    assert read.text == "Москва and 東京タワ"


@pytest.mark.parametrize(
    ("text", "uppercase"), [("ALL CAPS NOW", True), ("Title Case", False), ("ВЛАСТЬ", True)]
)
def test_capitals_are_noticed(scripts: Scripts, text: str, uppercase: bool) -> None:
    assert scripts.read(text).uppercase is uppercase


def test_decomposed_letters_are_composed(scripts: Scripts) -> None:
    assert scripts.read("cafe\u0301").text == "café"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国务院总理讲话", "zh-Hans"),
        ("國務院總理講話", "zh-Hant"),
        ("経済対策検討", "ja"),
        ("佢哋嘅嘢", "yue"),
    ],
)
def test_han_characters_tell_their_language(text: str, code: str) -> None:
    assert Han().language(text)[0] == code


def test_han_without_telling_characters_has_no_margin() -> None:
    assert Han().language("人大中小") == ("zh-Hans", 0.0)


def test_neighbours_are_weighed_by_their_words() -> None:
    group = Neighbours.load().of("hr", "Latn")
    assert group is not None
    nats = group.weigh("Tisuće ljudi tijekom tjedna")
    assert max(nats, key=lambda code: nats[code]) == "hr"
    assert shares(nats)["hr"] > 0.99


def test_serbian_in_cyrillic_has_other_neighbours_than_in_latin() -> None:
    neighbours = Neighbours.load()
    latin, cyrillic = neighbours.of("sr", "Latn"), neighbours.of("sr", "Cyrl")
    assert latin is not None
    assert cyrillic is not None
    assert "hr" in latin.codes
    assert "mk" in cyrillic.codes


def test_confidence_lies_on_a_line_between_its_points() -> None:
    confidence = Confidence(0.5, {"agreed": ((0.2, 0.4), (0.6, 0.8)), "among": ((0.0, 0.3),)})
    assert confidence.of("agreed", 0.1) == 0.4
    assert confidence.of("agreed", 0.4) == pytest.approx(0.6)
    assert confidence.of("agreed+", 0.9) == 0.8
    assert confidence.of("among-hbs-", 0.9) == 0.3


def test_a_stranger_needs_several_of_its_words() -> None:
    strangers = Strangers.load()
    assert strangers.behind("the minister will dey there today again", "en") is None
    assert strangers.behind("dem dey wait wetin una go talk", "en") == "pcm"
    assert strangers.behind("dem dey wait wetin una go talk", "ko") is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-US", "en"), ("iw", "he"), ("zh_TW", "zh"), ("fil", "tl"), ("xx", None), ("", None)],
)
def test_declared_tags_name_supported_languages(tag: str, code: str | None) -> None:
    assert Languages.load().declared(tag) == code


def test_only_unusual_scripts_are_said() -> None:
    languages = Languages.load()
    assert languages.tag("sr", "Latn") == "sr-Latn"
    assert languages.tag("sr", "Cyrl") == "sr"
    assert languages.tag("zh", "Hans") == "zh-Hans"
    assert languages.tag("ja", "Jpan") == "ja"
