"""What the actors contribute to the lexicon: names of actors, role nouns and cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agents.actors import catalogue, inflection
from agents.document import Table
from agents.lexicon.name import Case, Name

# Marks before a key of the table "actor".
WEAK = "~"  # the form is also a word or another name: it needs support in the text
SEAT = "^"  # a seat of government that stands for the state; the key is a country

# Languages whose names take case endings; the lexicon knows which.
_INFLECTING = frozenset(
    {"ru", "uk", "be", "bg", "sr", "hr", "mk", "pl", "cs", "sk", "sl", "lt", "lv", "et", "fi",
     "hu", "el", "tr", "az", "kk", "uz", "ka", "hy"}
)  # fmt: skip
_ANY = "mul"  # the data's mark for a form of no language in particular
# A name may stand in capitals as a headline does; an acronym has no other spelling.
_CAPITAL_CASES: tuple[Case, Case] = ("caps", "exact")


def names() -> Iterator[Name]:
    """Yield every form of every curated actor, role and cue."""
    for row in catalogue.records():
        yield from _forms(row["id"], row.get("names", {}))
        yield from _forms(WEAK + row["id"], row.get("weak", {}))
    for state in catalogue.rows("metonyms")["state"]:
        yield from _forms(SEAT + state["country"], state["names"])
    for row in catalogue.rows("roles")["role"]:
        yield from _words("role", row["id"], row["names"])
    for row in catalogue.rows("cues")["cue"]:
        yield from _words("cue", row["id"], row["names"])


def _forms(key: str, by_language: dict[str, list[str]]) -> Iterator[Name]:
    for language, forms in by_language.items():
        code = None if language == _ANY else language
        for form in forms:
            acronym = _is_acronym(form)
            case = _CAPITAL_CASES[acronym]
            inflects = not acronym and (code is None or code in _INFLECTING)
            yield Name(form, "actor", key, code, case, inflects)
            if code is not None and inflects:
                for oblique in inflection.forms(form, code):
                    yield Name(oblique, "actor", key, code, case)


def _words(table: Table, key: str, by_language: dict[str, list[str]]) -> Iterator[Name]:
    for language, forms in by_language.items():
        inflects = language in _INFLECTING and table == "role"
        for form in _with_oblique(forms, language):
            yield Name(form, table, key, language, "any", inflects)


def _with_oblique(forms: Iterable[str], language: str) -> Iterator[str]:
    for form in forms:
        yield form
        yield from inflection.forms(form, language)


def _is_acronym(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return len(letters) < 8 and len(letters) > 1 and all(c.isupper() for c in letters)
