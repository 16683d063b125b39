"""The lists under ``scripts/names``: their lines become records with the forms of each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from declension import expand, serbian_latin

HERE = Path(__file__).parent / "names"
TRADITIONAL = [
    tuple(pair.split())
    for pair in (HERE / "traditional.txt").read_text("utf-8").splitlines()
    if pair and not pair.startswith("#")
]


def unique(forms: Iterable[str]) -> list[str]:
    """Return the forms in order, each once."""
    return list(dict.fromkeys(f.strip() for f in forms if f.strip()))


def traditional(text: str) -> str:
    """Return Chinese text in traditional characters."""
    for simple, full in TRADITIONAL:
        text = text.replace(simple, full)
    return text


def records(path: Path) -> Iterator[tuple[list[str], dict[str, list[str]]]]:
    """Yield the head fields and the expanded forms per language of each record of a list."""
    head: list[str] = []
    forms: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if " | " in line:
            if head:
                yield head, forms
            head, forms = [f.strip() for f in line.split("|")], {}
            continue
        language, found, phrases = line.partition(": ")
        if not found or not head:
            raise ValueError(f"{path.name}:{number}: neither a head nor a language's forms")
        bare = language.rstrip("!*")
        marked = [f for p in phrases.split(";") for f in expand(bare, p.strip())]
        if bare == "zh":
            for script, spelled in (("zh-Hans", marked), ("zh-Hant", map(traditional, marked))):
                key = script + language[len(bare) :]
                forms[key] = unique([*forms.get(key, []), *spelled])
        else:
            if bare == "sr":
                marked += [serbian_latin(f) for f in marked]
            forms[language] = unique([*forms.get(language, []), *marked])
    if head:
        yield head, forms


def listed(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the key and the expanded forms of each line of a ``KEY: forms`` list."""
    for line in path.read_text("utf-8").splitlines():
        key, colon, phrases = line.partition(":")
        if colon and not line.startswith("#"):
            forms = [
                f for p in phrases.split(";") if p.strip() for f in expand(path.stem, p.strip())
            ]
            if path.stem == "sr":
                forms += [serbian_latin(f) for f in forms]
            yield key, unique(forms)


def add_lists(folder: str, known: dict[str, dict[str, list[str]]]) -> None:
    """Add the forms of each language's list in ``folder`` to those of the known records."""
    for path in sorted((HERE / folder).glob("*.txt")):
        for key, forms in listed(path):
            if key not in known:
                raise ValueError(f"{path}: no record {key}")
            language = path.stem
            if language == "zh":
                for script, spelled in (("zh-Hans", forms), ("zh-Hant", map(traditional, forms))):
                    known[key][script] = unique([*known[key].get(script, []), *spelled])
            else:
                known[key][language] = unique([*known[key].get(language, []), *forms])
