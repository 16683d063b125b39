"""The words and weights by which the senses of English are told, and the text they come from."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

from agents.regions import RegionTagger, english, vocabulary
from agents.regions.slots import SLOTS
from tests.regions.conftest import Read

ROOT = Path(__file__).parents[2]
DATA = ROOT / "agents" / "regions" / "data"
TEXTS = sorted((ROOT / "scripts" / "senses").glob("en-*.txt"))
MARK = re.compile(r"\[[^\[\]|]+\|[lm]\]")


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_weights_were_learned_from_the_text_that_is_there() -> None:
    named = re.findall(
        r"^# (en-\S+) (\d+) (\w+)$", (DATA / "english_sense.tsv").read_text("utf-8"), re.M
    )
    assert [name for name, _, _ in named] == [path.name for path in TEXTS]
    for path, (_, lines, digest) in zip(TEXTS, named, strict=True):
        learned = b"".join(path.read_bytes().splitlines(keepends=True)[: int(lines)])
        assert hashlib.sha256(learned).hexdigest().startswith(digest), path.name


def test_the_weights_are_sorted_and_none_is_idle() -> None:
    clues = [clue for clue, _ in rows("english_sense.tsv")]
    assert clues == sorted(set(clues))
    assert all(0.05 <= abs(float(weight)) < 9 for _, weight in rows("english_sense.tsv"))


def test_every_word_leans_in_every_slot_and_the_words_are_sorted() -> None:
    found = rows("english_leanings.tsv")
    words = [word for word, _ in found]
    assert words == sorted(set(words))
    assert {len(row) for _, row in found} == {len(SLOTS)}
    assert all(33 <= ord(char) <= 126 for _, row in found for char in row)
    assert not any(set(row) == {chr(english.ZERO)} for _, row in found)


def test_lists_for_learning_name_words_once_and_in_small_letters() -> None:
    lists = tomllib.loads((ROOT / "scripts" / "senses" / "lists.toml").read_text("utf-8"))
    for name, words in lists.items():
        assert len(words) == len(set(words)), name
        assert all(word == word.lower() == word.strip() for word in words), name


def test_a_verb_that_no_sentence_has_leans_like_its_neighbours(
    tagger: RegionTagger, read: Read
) -> None:
    text = " ".join(path.read_text("utf-8") for path in (ROOT / "scripts/senses").glob("en-*.txt"))
    text += (ROOT / "scripts" / "senses" / "lists.toml").read_text("utf-8")
    for verb in ("balked", "envisioned"):
        assert verb not in text
        (tag,) = tagger.tag(read(f"Peru {verb}.")).tags
        assert tag.mentions[0].sense == "metonymic", verb


def test_an_adverb_between_the_names_of_a_list_does_not_part_them(
    tagger: RegionTagger, read: Read
) -> None:
    text = "The moth lives in Peru, Chile (1952), Bolivia and possibly Ecuador."
    tags = tagger.tag(read(text)).tags
    assert {mention.sense for tag in tags for mention in tag.mentions} == {"literal"}
    assert len(tags) == 4


def test_the_words_are_sorted_and_of_known_classes() -> None:
    found = rows("english.tsv")
    assert [row[0] for row in found] == sorted({row[0] for row in found})
    nouns = {name for row in found for name in row[1].split()}
    verbs = {name for row in found if len(row) > 2 for name in row[2].split()}
    assert len(nouns) == 26
    assert len(verbs) == 15


def test_every_sentence_marks_a_place_and_leaves_no_mark_open() -> None:
    for path in TEXTS:
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                assert MARK.search(line), f"{path.name}: {line}"
                assert not re.search(r"[\[\]|]", MARK.sub("", line)), f"{path.name}: {line}"


def test_words_are_known_in_every_form() -> None:
    words = vocabulary.load()
    assert words["won"].form == "past"
    assert "competition" in words["won"].verbs
    assert words["taken"].form == "part"
    assert words["planning"].form == "ing"
    assert words["cities"].nouns == words["city"].nouns
    assert words["carried"].verbs == words["carry"].verbs


def test_names_of_a_list_are_read_alike(tagger: RegionTagger, read: Read) -> None:
    for text, sense in (
        ("Talks with Peru, Chile and Bolivia broke down on Monday.", "metonymic"),
        ("The moth lives in Peru, Chile and Bolivia.", "literal"),
    ):
        tags = tagger.tag(read(text)).tags
        assert {mention.sense for tag in tags for mention in tag.mentions} == {sense}
        assert len(tags) == 3


def test_weights_are_whole_so_that_no_order_of_adding_decides() -> None:
    assert {type(weight) for weight in english.English.load()._weights.values()} == {int}
