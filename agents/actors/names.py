"""What the actors contribute to the lexicon: names of actors, role nouns and cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from agents.actors import catalogue, inflection
from agents.document import Table
from agents.lexicon.name import Case, Name

# Marks before a key of the table "actor".
WEAK = "~"  # the form is also a word or another name: it needs support in the text
SEAT = "^"  # a seat of government that stands for the state; the key is a country
# Marks before a key of the table "role".
FORMER = "-"  # the word says that it is over: "expresidente", "Altkanzler"
PLURAL = "+"  # several hold it: "foreign ministers"

# What goes before a role noun, in one word with it, when it is over.
_FORMER_PREFIX = {"bg": "екс", "cs": "ex", "es": "ex", "hu": "ex", "pl": "eks", "sk": "ex",
                  "sl": "eks", "uk": "екс"}  # fmt: skip
_ALT = frozenset({"chancellor", "president"})  # roles that German leaves with "Alt"
# Languages that may write both parts of a title with capitals: "Secretary-General".
_HYPHENED = frozenset({"da", "de", "en", "fr", "nl", "pt"})
# Sectors whose roles are named for several at once: "presidents A and B".
_COORDINATED = frozenset({"GOV", "LEG"})
# Languages whose plural is an s: behind the whole noun, or behind its first word.
_PLURAL_BEHIND, _PLURAL_FIRST = frozenset({"en"}), frozenset({"es", "fr", "pt"})

# Languages whose names take case endings; the lexicon knows which.
INFLECTING = frozenset(
    {"ru", "uk", "be", "bg", "sr", "hr", "mk", "pl", "cs", "sk", "sl", "lt", "lv", "et", "fi",
     "hu", "el", "tr", "az", "kk", "ky", "uz", "tk", "tg", "mn", "ka", "hy"}
)  # fmt: skip
_ANY = "mul"  # the data's mark for a form of no language in particular
# A name may stand in capitals as a headline does; an acronym has no other spelling.
_CAPITAL_CASES: tuple[Case, Case] = ("caps", "exact")


def names(own: Iterable[dict[str, Any]] = ()) -> Iterator[Name]:
    """Yield every form of every curated actor, of the user's ``own``, of roles and cues."""
    for row in catalogue.records(own):
        yield from _forms(row["id"], row.get("names", {}))
        yield from _forms(WEAK + row["id"], row.get("weak", {}))
    for state in catalogue.rows("metonyms")["state"]:
        yield from _forms(SEAT + state["country"], state["names"])
    for role, language, form in _roles():
        yield from _words("role", role, {language: [form]})
    for row in catalogue.rows("cues")["cue"]:
        yield from _words("cue", row["id"], row["names"])


def _roles() -> Iterator[tuple[str, str, str]]:
    """Yield key, language and form of every role noun, of its plural and of its end."""
    several = {id for id, role in catalogue.roles().items() if role.sector in _COORDINATED}
    plain = [
        (row["id"], language, form)
        for row in catalogue.rows("roles")["role"]
        for language, forms in row["names"].items()
        for form in forms
    ]
    plain += catalogue.ministers()
    taken = {(language, form.lower()) for _, language, form in plain}
    plurals = {
        (role, language, (_plural(form, language) or "").lower())
        for role, language, form in plain
        if role in several
    }
    for role, language, form in plain:
        if (role, language, form.lower()) in plurals:
            yield PLURAL + role, language, form
            continue
        yield role, language, form
        if "-" in form and language in _HYPHENED:
            yield role, language, "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
        prefix = _FORMER_PREFIX.get(language)
        if prefix is not None and " " not in form[:2] and not form.isupper():
            yield FORMER + role, language, prefix + form[:1].lower() + form[1:]
        elif language == "de" and role in _ALT:
            yield FORMER + role, language, "Alt" + form.lower()
        plural = _plural(form, language) if role in several else None
        if plural is not None and (language, plural.lower()) not in taken:
            yield PLURAL + role, language, plural


def _plural(form: str, language: str) -> str | None:
    """Return the plural of a role noun that ends in s; None where it is made otherwise."""
    if form.isupper() or not form[-1].isalpha():
        return None
    if language in _PLURAL_BEHIND:
        noun, of, rest = form.partition(" of ")
        if not of:
            noun, of, rest = form.partition(" for ")
        return None if noun.endswith(("s", "man", "woman", "sh")) else f"{noun}s{of}{rest}"
    if language in _PLURAL_FIRST:
        first, space, rest = form.partition(" ")
        if first == "premier" or first == "Premier":
            return None
        return None if first[-1] not in "aeoé" else f"{first}s{space}{rest}"
    return None


def _forms(key: str, by_language: dict[str, list[str]]) -> Iterator[Name]:
    for language, forms in by_language.items():
        code = None if language == _ANY else language
        for form in forms:
            if language == "es" and form.startswith("Banco ") and form != "Banco Central":
                # towns are called El Banco, and of names the one that begins first is read
                yield Name(f"El {form}", "actor", key, code)
            acronym = _is_acronym(form)
            case = _CAPITAL_CASES[acronym]
            inflects = not acronym and (code is None or code in INFLECTING)
            yield Name(form, "actor", key, code, case, inflects)
            if code is not None and inflects:
                for oblique in inflection.forms(form, code):
                    yield Name(oblique, "actor", key, code, case)


def _words(table: Table, key: str, by_language: dict[str, list[str]]) -> Iterator[Name]:
    for language, forms in by_language.items():
        inflects = language in INFLECTING and table == "role"
        for form in _with_oblique(forms, language):
            yield Name(form, table, key, language, "any", inflects)


def _with_oblique(forms: Iterable[str], language: str) -> Iterator[str]:
    for form in forms:
        yield form
        yield from inflection.forms(form, language)


def _is_acronym(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return len(letters) < 8 and len(letters) > 1 and all(c.isupper() for c in letters)
