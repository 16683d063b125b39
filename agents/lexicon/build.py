"""Write the lexicon's files: the automaton over all forms and flat arrays of what they stand for.

automaton.bin  daachorse, characterwise
rules.bin      one byte a pattern: how it may touch its neighbours (``writing``)
offsets.bin    uint32 a pattern, and one more: where its entries begin
entries.bin    uint32 an entry: number of its reading
marks.bin      uint16 an entry: language number, and the flags below
readings.bin   the readings, "<table number><key>" one after the other
places.bin     uint32 a reading, and one more: where it begins in readings.bin
index.json     names of the tables and languages
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import daachorse

from agents.document import Table
from agents.lexicon import forms
from agents.lexicon.name import Name
from agents.lexicon.touching import Touching

UNUSABLE = 65  # exit status of a build that cannot use the user's own data; sysexits' EX_DATAERR

LANGUAGE = 0x3FF  # mask of a mark: the language's number, 0 for any
STEM = 0x400  # the pattern is a stem: only with an ending
INFLECTS = 0x800  # the pattern is whole, and may carry an ending
OPEN = 0x1000  # names inside this one are found as well
LANGUAGE_BITS = LANGUAGE.bit_length()
MOST_LANGUAGES = LANGUAGE
TABLES: tuple[Table, ...] = get_args(Table)


def write(names: Iterable[Name], directory: Path) -> int:
    """Write the files into ``directory`` and return the number of patterns."""
    touching = Touching.load()
    patterns: dict[str, dict[int, int]] = {}  # form -> reading and language -> flags
    readings: dict[str, int] = {}
    languages: dict[str | None, int] = {None: 0}
    for name in names:
        reading = readings.setdefault(f"{TABLES.index(name.table)}{name.key}", len(readings))
        language = languages.setdefault(name.language, len(languages))
        if language > MOST_LANGUAGES:
            raise ValueError(f"more than {MOST_LANGUAGES} languages: {name.language}")
        entry = reading << LANGUAGE_BITS | language
        flags = (INFLECTS if name.inflects else 0) | (OPEN if name.open else 0)
        for form in forms.spellings(name):
            if form:
                _add(patterns.setdefault(form, {}), entry, flags)
        if name.inflects:
            for stem, spoken in forms.stems(name, touching):
                only = languages.setdefault(name.language or spoken, len(languages))
                own = reading << LANGUAGE_BITS | only
                _add(patterns.setdefault(stem, {}), own, flags | STEM)
    ordered = sorted(patterns)
    directory.mkdir(parents=True, exist_ok=True)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(ordered)
    (directory / "automaton.bin").write_bytes(automaton.serialize())
    offsets, entries, marks = array("I", [0]), array("I"), array("H")
    for form in ordered:
        for entry, flags in patterns[form].items():
            entries.append(entry >> LANGUAGE_BITS)
            marks.append((entry & LANGUAGE) | flags)
        offsets.append(len(entries))
    places, size = array("I", [0]), 0
    blob = bytearray()
    for text in readings:
        blob += text.encode()
        size = len(blob)
        places.append(size)
    (directory / "rules.bin").write_bytes(bytes(touching.rule(form) for form in ordered))
    (directory / "offsets.bin").write_bytes(offsets.tobytes())
    (directory / "entries.bin").write_bytes(entries.tobytes())
    (directory / "marks.bin").write_bytes(marks.tobytes())
    (directory / "readings.bin").write_bytes(bytes(blob))
    (directory / "places.bin").write_bytes(places.tobytes())
    index = {"tables": TABLES, "languages": list(languages), "patterns": len(ordered)}
    (directory / "index.json").write_text(json.dumps(index), "utf-8")
    return len(ordered)


def _add(entries: dict[int, int], entry: int, flags: int) -> None:
    """Note the entry; a whole form outdoes a stem, and a name that hides outdoes an open one."""
    old = entries.get(entry)
    if old is None:
        entries[entry] = flags
        return
    stem = old & flags & STEM
    closed = old & flags & OPEN
    whole_inflects = (old | flags) & INFLECTS
    entries[entry] = stem | closed | whole_inflects
