"""Hand-labelled passages in many languages: which regions each names, no more and no less."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from agents.regions import RegionTagger
from streams.events import RegionTag
from tests.regions.conftest import Read

LEAST = 0.95  # precision and recall over all passages


def rows() -> list[tuple[str, set[str], str]]:
    lines = Path(__file__).with_name("passages.tsv").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if not line.startswith("#"):
            language, regions, text = line.split("\t")
            found.append((language, set(_named(regions)), text))
    return found


def _named(regions: str) -> list[str]:
    """Split at spaces, but not inside a town's name: ``Rio de Janeiro@BR``."""
    named: list[str] = []
    words: list[str] = []
    for word in regions.split(" "):
        words.append(word)
        if "@" in word or (len(words) == 1 and _is_id(word)):
            named.append(" ".join(words))
            words = []
    assert not words, regions
    return named


def _is_id(word: str) -> bool:
    return word.isdigit() or word.isupper() or word.startswith("area:") or "-" in word


def label(tag: RegionTag) -> str:
    return f"{tag.name}@{tag.country}" if tag.kind == "city" else tag.id


def test_the_passages_are_many_and_varied() -> None:
    languages = Counter(language for language, _, _ in rows())
    assert sum(languages.values()) >= 200
    assert len(languages) >= 30


def test_regions_are_found_in_every_language(tagger: RegionTagger, read: Read) -> None:
    right, given, wanted, wrong = Counter[str](), Counter[str](), Counter[str](), []
    for language, expected, text in rows():
        tags = {label(tag) for tag in tagger.tag(read(text, language)).tags}
        right[language] += len(tags & expected)
        given[language] += len(tags)
        wanted[language] += len(expected)
        if tags != expected:
            wrong.append(f"{language} {text} {sorted(expected)} {sorted(tags)}")
    report = "\n".join(wrong)
    assert right.total() >= LEAST * given.total(), report
    assert right.total() >= LEAST * wanted.total(), report
    for language in wanted:
        assert right[language] >= 0.6 * wanted[language], f"{language}\n{report}"
