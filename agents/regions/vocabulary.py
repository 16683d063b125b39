"""What the nouns and verbs of English are about, in every regular and irregular form."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

_VOWELS = frozenset("aeiou")


class Word(NamedTuple):
    """A written form: its classes as a noun and as a verb, and the verb's form."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    form: str  # base, s, past, part, ing; of nouns alone ""


Vocabulary = dict[str, Word]


@cache  # regions and actors read the same one
def load() -> Vocabulary:
    """Return the words of ``data/english.tsv`` with their forms.

    Most words share their classes and form with many, and so one value. The regular forms come
    after all words, which outdo them, and the irregular ones last.
    """
    words: Vocabulary = {}
    irregular: Vocabulary = {}
    classes: dict[str, tuple[str, ...]] = {}
    same: dict[Word, Word] = {}

    def shared(nouns: tuple[str, ...], verbs: tuple[str, ...], form: str) -> Word:
        word = Word(nouns, verbs, form)
        return same.setdefault(word, word)

    with (
        resources.files("agents.regions")
        .joinpath("data/english.tsv")
        .open(encoding="utf-8") as file
    ):
        for line in file:
            if line[0] == "#":
                continue
            base, noun, verb, past, *_ = (line.rstrip("\n") + "\t\t\t").split("\t")
            nouns = classes.setdefault(noun, tuple(noun.split()))
            verbs = classes.setdefault(verb, tuple(verb.split()))
            words[base] = shared(nouns, verbs, "base" if verb else "")
            if verb:
                for number, form in enumerate(past.split()):
                    if form != base:
                        irregular[form] = shared((), verbs, "part" if number else "past")
    for base, (nouns, verbs, _) in tuple(words.items()):
        plural = _suffixed(base, "s")
        if plural not in words:
            words[plural] = shared(nouns, verbs, "s" if verbs else "")
        if verbs:
            words.setdefault(_suffixed(base, "ed"), shared((), verbs, "past"))
            ing = _suffixed(base, "ing")
            words[ing] = shared(words[ing].nouns if ing in words else (), verbs, "ing")
    words.update(irregular)
    return words


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
