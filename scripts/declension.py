"""Declension: a token of a name list becomes its surface forms.

``stem~CLASS`` is declined by ``names/paradigms.toml``, ``stem~[a,b,...]`` by the endings given;
the words of a phrase agree in case. Arabic names and adjectives have rules of their own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = 6
PARADIGMS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "names" / "paradigms.toml").read_text("utf-8")
)
# Adjective classes without case agreement: a bare ``~a`` gives every gender, number and case.
ALL_GENDERS = {"a": ("am", "af", "an", "ap"), "as": ("ams", "afs", "ans", "aps")}
# Spelling rules: after these letters the first vowel of an ending is written as the second.
SOFTENING = {
    "ru": ("гкхжшщч", {"ы": "и"}),
    "pl": ("kg", {"y": "i", "e": "ie"}),
}
LATIN = re.compile(r"[A-Za-zČčĆćŠšŽžĐđ]")
TOKEN = re.compile(r"(?P<stem>[^\s~]*)~(?:(?P<class>[a-z0-9]+)|\[(?P<endings>[^\]]*)\])")


def join(language: str, stem: str, ending: str) -> str:
    """Return stem and ending as the language spells them together."""
    letters, vowels = SOFTENING.get(language, ("", {}))
    if stem[-1:] and stem[-1] in letters and ending[:1] in vowels:
        return stem + vowels[ending[0]] + ending[1:]
    return stem + ending


def endings(language: str, name: str) -> list[list[str]]:
    """Return the variants of each of the six cases of a class."""
    columns = PARADIGMS[language][name].split()
    if len(columns) != CASES:
        raise ValueError(f"{language}: class {name} has {len(columns)} cases")
    return [["" if e == "-" else e for e in column.split("/")] for column in columns]


def token_cases(language: str, token: str) -> list[list[str]]:
    """Return the forms of one token in each case; an undeclined token gives itself six times."""
    match = TOKEN.fullmatch(token)
    if match is None:
        if "~" in token:
            raise ValueError(f"{language}: cannot read {token!r}")
        return [[token]] * CASES
    stem = match["stem"]
    if match["endings"] is not None:
        given = match["endings"].split(",")
        if len(given) != CASES:
            raise ValueError(f"{language}: {token!r} gives {len(given)} cases")
        return [[stem + e] for e in given]
    if language == "sr" and LATIN.search(stem):
        language = "hr"  # Serbian in Latin letters takes the same endings
    columns = endings(language, match["class"])
    adjective = match["class"].startswith("a")
    noun_rule = language == "ru" or adjective
    return [
        [join(language, stem, e) if noun_rule else stem + e for e in column] for column in columns
    ]


def inflect(language: str, stem: str, name: str) -> Iterator[str]:
    """Yield every form of a whole-word class, with the capital that its language asks for."""
    if language == "sr" and LATIN.search(stem):
        language = "hr"
    words = PARADIGMS[language]["words"]
    parts = words[name].split()
    if all(part in words for part in parts):
        for part in parts:
            yield from inflect(language, stem, part)
        return
    forms = [stem + ("" if e == "-" else e) for e in parts]
    capital = [f[:1].upper() + f[1:] for f in forms]
    if name in words.get("both", "").split():
        yield from (*forms, *capital)
    else:
        yield from capital if name in words.get("capital", "").split() else forms


def arabic(phrase: str) -> Iterator[str]:
    """Yield an Arabic name, and after li-, which swallows the alif of its article."""
    yield phrase
    if phrase.startswith("ال"):
        yield "لل" + phrase[2:]


def nisba(phrase: str) -> Iterator[str]:
    """Yield an Arabic adjective in gender and number, plain, with the article and after li-."""
    single = " " not in phrase and phrase.endswith("ي")
    for form in [phrase + e for e in ("", "ة", "ون", "ين", "ات")] if single else [phrase]:
        yield form
        if not form.startswith("ال"):
            yield from arabic("ال" + form)


# Serbian letters in Latin script; the digraphs first.
SERBIAN = str.maketrans(
    dict(
        zip(
            "абвгдђежзијклљмнњопрстћуфхцчџш",
            [*"abvgdđežzijkl", "lj", "m", "n", "nj", *"oprstćufhcč", "dž", "š"],
            strict=True,
        )
    )
)


def serbian_latin(text: str) -> str:
    """Return Serbian text in Latin letters."""
    return "".join(
        c.translate(SERBIAN) if c.islower() else c.lower().translate(SERBIAN).capitalize()
        if c.isupper() else c
        for c in text
    )  # fmt: skip


def expand(language: str, phrase: str) -> Iterator[str]:
    """Yield the surface forms of a phrase, the nominative first."""
    base = language.split("-")[0]
    whole = re.fullmatch(r"([^\s~]+)~(as?)", phrase)
    if whole:
        for name in ALL_GENDERS[whole[2]]:
            if name in PARADIGMS[base]:
                yield from expand(language, f"{whole[1]}~{name}")
        return
    word = re.fullmatch(r"([^~]+)~([A-Z]+)", phrase)
    if word:
        yield from inflect(base, word[1], word[2])
        return
    if base == "ar":
        yield from arabic(phrase)
        return
    columns = [token_cases(base, token) for token in phrase.split()]
    for case in range(CASES):
        forms = [""]
        for column in columns:
            forms = [f"{head} {form}".strip() for head in forms for form in column[case]]
        yield from forms
