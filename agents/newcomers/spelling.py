"""Labels and aliases of Wikidata become the forms under which an actor is found.

A form has to be a name wherever it stands, so most single words are left out: of a person
only a label, of an organisation only what looks like no word (BlackRock), else it is weak.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from agents.actors import catalogue
from agents.actors.check import ANY

MOST = 8  # forms of one actor in one language
LONGEST = 80  # characters; longer ones are descriptions
# Wikidata's codes that are a language of ours under another name.
_ALSO = {"nb": "no", "nn": "no", "simple": "en", "fil": "tl", "arz": "ar"}
_ASIDE = re.compile(r"\s*[\(（\[【].*?[\)）\]】]")
_SPOILT = re.compile(r"[,;:|/\\<>{}=@#*\d\"“”„«»]")
# Scripts without spaces, where a short form is a word: characters that a name has at least.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff\u1780-\u17ff]")
_LETTERS_UNSPACED = 3
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_INNER = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2}[a-z]")  # BlackRock, 3M

Forms = dict[str, list[str]]


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return the languages that are supported: those in which roles are named."""
    return frozenset(
        language for row in catalogue.rows("roles")["role"] for language in row["names"]
    )


@lru_cache(maxsize=1)
def reserved() -> frozenset[str]:
    """Return the words of roles and cues in lower case; no actor is called so."""
    return frozenset(
        form.lower()
        for file, part in (("roles", "role"), ("cues", "cue"))
        for row in catalogue.rows(file)[part]
        for forms in row["names"].values()
        for form in forms
    )


def name(labels: dict[str, str]) -> str | None:
    """Return the name of an actor: in English, else as most languages write it, best in Latin."""
    for code in ("en", "mul", "en-gb"):
        if code in labels and (found := _clean(labels[code])):
            return found
    counted = Counter(
        cleaned for code, label in labels.items() if _language(code) and (cleaned := _clean(label))
    )
    return min(
        counted, key=lambda form: (not _LATIN.match(form), -counted[form], form), default=None
    )


def spelled(
    labels: dict[str, str], aliases: dict[str, list[str]], *, person: bool
) -> tuple[Forms, Forms]:
    """Return the certain and the weak forms by language, ``mul`` for those of several."""
    said: dict[str, dict[str, None]] = defaultdict(dict)  # form: its languages, in order
    weak: dict[str, dict[str, None]] = defaultdict(dict)
    for code, label in labels.items():
        if (language := _language(code)) and (form := _clean(label)):
            if _certain(form, person=person):
                said[form][language] = None
            elif _speakable(form) and not person:
                weak[form][language] = None
    for code, listed in aliases.items():
        if language := _language(code):
            for alias in listed:
                form = _clean(alias)
                if form and _several(form) and not (person and _SPOILT.search(form)):
                    said[form][language] = None
    for form in said:
        weak.pop(form, None)
    return _by_language(said), _by_language(weak)


def _by_language(said: dict[str, dict[str, None]]) -> Forms:
    forms: Forms = {}
    for form, listed in said.items():
        latin = _LATIN.match(form) is not None
        several = latin and (len(listed) > 1 or "en" in listed or ANY in listed)
        for language in [ANY] if several else [one for one in listed if one != ANY]:
            into = forms.setdefault(language, [])
            if len(into) < MOST:
                into.append(form)
    return {language: sorted(forms[language]) for language in sorted(forms)}


def _language(code: str) -> str | None:
    base = code.partition("-")[0].lower()
    base = _ALSO.get(base, base)
    return base if base == ANY or base in languages() else None


def _clean(label: str) -> str | None:
    form = " ".join(_ASIDE.sub("", label).split())
    return form if 1 < len(form) <= LONGEST and form.lower() not in reserved() else None


def _several(form: str) -> bool:
    """Tell whether it has two words, or as many characters where words are not parted."""
    if _UNSPACED.search(form):
        return len(form) >= _LETTERS_UNSPACED
    return " " in form


def _certain(form: str, *, person: bool) -> bool:
    if person:
        return _several(form) and not _SPOILT.search(form)
    return _several(form) or _INNER.search(form) is not None


def _speakable(form: str) -> bool:
    return form[0].isalnum() and (form[0].isupper() or not _LATIN.match(form))
