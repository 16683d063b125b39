"""The case forms of names of several words, whose leading words inflect as well.

The lexicon lets a form's last word take endings; this module gives the forms in which the
words before it change: "Министерство обороны", "Министерства обороны", "Министерству обороны".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

# Languages that share a grammar here.
_KIN = {"hr": "sr", "bs": "sr", "mk": "bg", "be": "uk"}
_CASES = 5

Rule = tuple[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[tuple[Rule, ...], tuple[Rule, ...]]]:
    text = resources.files("agents.actors").joinpath("data/inflection.toml").read_text("utf-8")
    data = tomllib.loads(text)
    data.pop("source")
    return {
        language: (
            tuple((ending, tuple(forms)) for ending, forms in rows["adjective"]),
            tuple((ending, tuple(forms)) for ending, forms in rows["noun"]),
        )
        for language, rows in data.items()
    }


def cases(noun: str, language: str) -> tuple[str, ...]:
    """Return the oblique forms of a noun; none where the grammar is unknown."""
    rules = _rules().get(_KIN.get(language, language))
    return () if rules is None else _cases(noun, rules[1]) or ()


def forms(name: str, language: str) -> Iterator[str]:
    """Yield the oblique forms of a name of several words; none where the grammar is unknown."""
    rules = _rules().get(_KIN.get(language, language))
    words = name.split(" ")
    if rules is None or len(words) < 2:
        return
    adjectives, nouns = rules
    columns: list[tuple[str, ...]] = []  # per leading word, its cases
    noun_seen = False
    for word in words:
        agreeing = _cases(word, adjectives) if len(word) > 3 else None
        if agreeing is not None:
            columns.append(agreeing)
        elif not noun_seen and word[-1:].isalpha() and not word.isupper():
            inflected = _cases(word, nouns)
            if inflected is None:
                break
            columns.append(inflected)
            noun_seen = True
        else:
            break
    if not noun_seen:
        return
    rest = words[len(columns) :]
    seen = {name}
    for case in range(_CASES):
        form = " ".join([*(column[case] for column in columns), *rest])
        if form not in seen:
            seen.add(form)
            yield form


def _cases(word: str, rules: tuple[Rule, ...]) -> tuple[str, ...] | None:
    for ending, replacements in rules:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + replacement for replacement in replacements)
    return None
