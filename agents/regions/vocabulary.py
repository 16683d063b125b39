"""What the nouns and verbs of English are about, in every regular and irregular form."""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple

_VOWELS = frozenset("aeiou")


class Word(NamedTuple):
    """A written form: its classes as a noun and as a verb, and the verb's form."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    form: str  # base, s, past, part, ing; of nouns alone ""


Vocabulary = dict[str, Word]


def load() -> Vocabulary:
    """Return the words of ``data/english.tsv`` with their forms."""
    text = resources.files("agents.regions").joinpath("data/english.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[0] != "#"]
    words: Vocabulary = {}
    irregular: Vocabulary = {}
    shared: dict[str, tuple[str, ...]] = {}
    for row in rows:
        base, noun, verb, forms = row + [""] * (4 - len(row))
        nouns, verbs = _classes(shared, noun), _classes(shared, verb)
        words[base] = Word(nouns, verbs, "base" if verb else "")
        if verb:
            past = forms.split()
            for number, form in enumerate(past):
                if form != base:
                    irregular[form] = Word((), verbs, "part" if number else "past")
    for base, (nouns, verbs, _) in tuple(words.items()):
        plural = _suffixed(base, "s")
        if plural not in words:
            words[plural] = Word(nouns, verbs, "s" if verbs else "")
        if verbs:
            words.setdefault(_suffixed(base, "ed"), Word((), verbs, "past"))
            ing = _suffixed(base, "ing")
            words[ing] = Word(words[ing].nouns if ing in words else (), verbs, "ing")
    same: dict[Word, Word] = {}  # most words share their classes and form with many
    return {form: same.setdefault(word, word) for form, word in (words | irregular).items()}


def _classes(shared: dict[str, tuple[str, ...]], names: str) -> tuple[str, ...]:
    return shared.setdefault(names, tuple(names.split()))


def _suffixed(base: str, ending: str) -> str:
    """Return the regular form of a word; a short one doubles its last consonant."""
    last, before = base[-1], base[-2:-1]
    if ending == "s":
        if base.endswith(("s", "x", "z", "ch", "sh")):
            return base + "es"
        return base[:-1] + "ies" if last == "y" and before not in _VOWELS else base + "s"
    if last == "e":
        return base + "d" if ending == "ed" else base[:-1] + ending
    if last == "y" and before not in _VOWELS and ending == "ed":
        return base[:-1] + "ied"
    if (
        len(base) < 5
        and last not in "aeiouwxyh"
        and before in _VOWELS
        and base[-3:-2] not in _VOWELS
    ):
        return base + last + ending
    return base + ending
