"""What holds for any text whatever."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.language import LanguageDetector
from tests.language.test_detector import CASES

# Lone surrogates and every plane are wanted here.
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)
sentences = st.sampled_from([case["text"] for case in CASES])
mixture = st.lists(st.one_of(anything, sentences), max_size=4).map(" ".join)
calm = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@calm
@given(title=anything, body=mixture, declared=st.one_of(st.none(), anything))
def test_any_text_gives_an_answer_and_never_an_exception(
    detector: LanguageDetector, title: str, body: str, declared: str | None
) -> None:
    found = detector.detect(title, body, declared)
    assert found.code
    assert 0.0 <= found.confidence <= 1.0
    assert len(found.script) == 4
    assert found.code not in found.also


@calm
@given(text=mixture, before=mixture)
def test_the_answer_does_not_depend_on_what_was_asked_before(
    detector: LanguageDetector, text: str, before: str
) -> None:
    first = detector.detect("", text)
    detector.detect("", before)
    assert detector.detect("", text) == first


noise = st.sampled_from(
    [" https://news.example/a/b?c=1#d", " www.example.org/x", " desk@news.example", " 🙂", "🙂",
     " 👩‍👩‍👧", " ❤️", " 🇫🇷", " ©", " 2026", " ✅✅"]
)  # fmt: skip


@calm
@given(text=sentences, repeats=st.integers(1, 40), end=noise)
def test_appending_an_address_or_an_emoji_changes_nothing(
    detector: LanguageDetector, text: str, repeats: int, end: str
) -> None:
    body = " ".join([text] * repeats)
    assert detector.detect("", body + end) == detector.detect("", body)


def test_threads_get_the_answers_of_one_thread() -> None:
    fresh = LanguageDetector.load()  # no first use before the threads start
    texts = [case["text"] for case in CASES] * 6
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: fresh.detect(text, ""), texts))
    assert together == [fresh.detect(text, "") for text in texts]


def test_a_megabyte_of_text_is_answered_in_bounded_time(detector: LanguageDetector) -> None:
    assert detector.detect("", "The minister said so. " * 50_000).code == "en"
    assert detector.detect("", "<" * 1_000_000).code == "und"
    assert detector.detect("", "a@" * 300_000).code is not None
