"""All names and cues in one automaton: one pass over a text gives every known form in it."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import daachorse

from agents.document import Hit, Reading
from agents.lexicon import build, cache, touching, writing
from agents.lexicon.forms import alike
from agents.lexicon.stored import Stored
from agents.lexicon.touching import Touching

# Languages whose texts are taken for one another, by readers and detectors alike: names of one
# are sought in texts of the other.
_KIN = {
    "bs": "sr", "hr": "sr", "sh": "sr", "cnr": "sr", "ms": "id", "nb": "no", "nn": "no",
    "da": "no", "fil": "tl", "prs": "fa", "yue": "zh", "iw": "he", "in": "id",
}  # fmt: skip

_CAPITALS = "".join(
    c for c in map(chr, range(0x41, 0x530)) if c.isupper() and c.isalpha() and len(c.lower()) == 1
)
# Words in capitals: a headline, a dateline; a lone short one is an acronym. Texts in ASCII have
# an expression of their own, since its search is faster; and the first letter is written apart,
# since a search skips at once to where an expression's first letter can stand.
_RUN = r"[{0}][{0}](?:[{0}]*(?:[ '.-]+[{0}]{{2,}})+|[{0}]{{2,}})"
_SHOUTED = re.compile(_RUN.format(_CAPITALS + "İ"))
_SHOUTED_ASCII = re.compile(_RUN.format("A-Z"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOUTED_WORD = re.compile(rf"[{_CAPITALS}İ]+")
_FIRST_SPACELESS = "\u0e00"  # Thai; the scripts before it separate words
UNKNOWN = "und"  # the language of texts in which names of every language are sought
_MOST_DECODED = 10_000  # patterns of one language that are kept, at half a kilobyte each
_COUNTRY = 3  # letters or digits of the longest key of a country or macro-region
# At the same span the whole name comes before an inflected one, and both before one in capitals.
_SHOUTED_RANK = touching.LONGEST_ENDING + 1


# Start, -end, rank, number of the match, readings, open: in order as they sort.
_Match = tuple[int, int, int, int, tuple[Reading, ...], bool]


class _Entry(NamedTuple):
    """What a pattern stands for in texts of one language."""

    whole: tuple[Reading, ...]
    inflected: tuple[Reading, ...]  # with an ending behind the pattern
    open: bool


@dataclass(slots=True)
class _View:
    """The lexicon as texts of one language see it; entries are decoded when first met."""

    language: str
    endings: frozenset[str]
    first: frozenset[str]  # their first letters
    inner: bool  # whether a name may begin within a word
    drops: bool  # whether a name's last letter gives way to one
    entries: dict[int, _Entry] = field(default_factory=dict)


class Lexicon:
    """The built names; ``find`` may be called from several threads."""

    def __init__(self, directory: Path) -> None:
        """Open the files of a built directory; reads the automaton, nothing else."""
        self.directory = directory
        self.version = directory.name
        index = json.loads((directory / "index.json").read_text("utf-8"))
        self._languages: list[str | None] = index["languages"]
        automaton = (directory / "automaton.bin").read_bytes()
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self._rules = (directory / "rules.bin").read_bytes()
        self._offsets = Stored(directory / "offsets.bin", "I")
        self._entries = Stored(directory / "entries.bin", "I")
        self._marks = Stored(directory / "marks.bin", "H")
        self._readings = Stored(directory / "readings.bin")
        self._places = Stored(directory / "places.bin", "I")
        self._touching = Touching.load()
        self._views: dict[str, _View] = {}

    @classmethod
    def load(
        cls, cache_directory: Path, own: Path | None = None, towns_from: int = cache.TOWNS_FROM
    ) -> Lexicon:
        """Return the current version's lexicon, built below ``cache_directory`` at first use.

        ``own`` is a folder of the user's own data, whose names it holds as well; towns of
        ``towns_from`` inhabitants and more are known by all their names.
        """
        return cls(cache.built(cache_directory, own, towns_from))

    def find(self, text: str, language: str = UNKNOWN) -> tuple[Hit, ...]:
        """Return the known forms in ``text``, the longest where they overlap.

        ``language`` is BCP 47 and decides on endings and on names that only it has. Words in
        capitals are found as names too. Hits inside an open name follow it.
        """
        view = self._views.get(language) or self._view(language)
        plain = alike(text)
        if not plain.isascii():
            plain = _SURROGATE.sub("\ufffd", plain)  # no automaton takes half a character
        found: list[_Match] = []
        self._scan(plain, 0, 0, view, found)
        shouted = _SHOUTED_ASCII if plain.isascii() else _SHOUTED
        for run in shouted.finditer(plain):
            start, end = run.span()
            if (start and plain[start - 1].isalnum()) or plain[end : end + 1].isalnum():
                continue
            titled = _SHOUTED_WORD.sub(_titled, run.group())
            if len(titled) == end - start:
                self._scan(titled, start, _SHOUTED_RANK, view, found)
        return _longest(found)

    def scan(self, text: str) -> int:
        """Return how many patterns occur in ``text``, words or not: the automaton's own work."""
        return len(self._automaton.find_overlapping(text))

    def _scan(
        self,
        text: str,
        base: int,
        rank: int,
        view: _View,
        found: list[_Match],
    ) -> None:
        """Append every match that is a word of its own.

        ``base`` is where ``text`` begins; at the same span the lower ``rank`` comes first.
        """
        rules, entries, endings = self._rules, view.entries, view.endings
        first, inner = view.first, view.inner
        size = len(text)
        for start, end, pattern in self._automaton.find_overlapping(text):
            rule = rules[pattern]
            if not rule:  # writing.WORD; most matches are parts of a word, and end here
                if start:
                    left = text[start - 1]
                    if (
                        left.isalnum()
                        and (left < _FIRST_SPACELESS or not writing.is_spaceless(left))
                        and not (inner and touching.begins_within(text, start))
                    ):
                        continue
                if end < size and (right := text[end]).isalnum() and text[end - 1] != ".":
                    if endings and text[end - 1].isalpha():
                        # The rest of the word is read only where an ending may begin.
                        if right in first:
                            entry = entries.get(pattern) or self._decode(pattern, view)
                            inflected = entry[1]
                            if inflected and (joined := touching.behind(text, end)) in endings:
                                ending = len(joined)
                                found.append(
                                    (
                                        base + start, -base - end - ending, rank + ending,
                                        len(found), inflected, entry[2],
                                    )
                                )  # fmt: skip
                        continue
                    if right < _FIRST_SPACELESS or not touching.foreign(text, start, end):
                        continue
            elif not touching.stands_apart(rule, text, start, end, self._touching, view.language):
                continue
            whole, _, is_open = entries.get(pattern) or self._decode(pattern, view)
            if whole:
                found.append((base + start, -base - end, rank, len(found), whole, is_open))

    def _view(self, language: str) -> _View:
        base = language.partition("-")[0]
        base = _KIN.get(base, base)
        endings = self._touching.endings.get(base, frozenset())
        first = frozenset(ending[0] for ending in endings)
        drops = base == UNKNOWN or bool(self._touching.dropped.get(base))
        return self._views.setdefault(
            language, _View(base, endings, first, base in self._touching.inner, drops)
        )

    def _decode(self, pattern: int, view: _View) -> _Entry:
        whole: list[Reading] = []
        inflected: list[Reading] = []
        is_open = True
        begin, end = self._offsets.between(pattern, pattern + 2)
        entries, marks = self._entries.between(begin, end), self._marks.between(begin, end)
        for number, mark in zip(entries, marks, strict=True):
            language = self._languages[mark & build.LANGUAGE]
            if (
                language is not None
                and view.language != UNKNOWN
                and _KIN.get(language, language) != view.language
            ):
                continue
            if language is None and mark & build.STEM and not view.drops:
                continue
            reading = self._reading(number)
            is_open = is_open and bool(mark & build.OPEN)
            if mark & build.INFLECTS and reading not in inflected:
                inflected.append(reading)
            if not mark & build.STEM and reading not in whole:
                whole.append(reading)
        entry = _Entry(tuple(whole), tuple(inflected), is_open)
        if len(view.entries) >= _MOST_DECODED:
            view.entries.clear()
        view.entries[pattern] = entry
        return entry

    def _reading(self, number: int) -> Reading:
        text = str(self._readings.between(*self._places.between(number, number + 2)), "utf-8")
        return Reading(build.TABLES[int(text[0])], sys.intern(text[1:]))


def _longest(
    found: list[_Match],
) -> tuple[Hit, ...]:
    """Return the matches that no longer one covers, but for those inside an open name."""
    found.sort()
    hits: list[Hit] = []
    new = tuple.__new__  # half the time of the class's own
    covered = 0  # up to here the text is taken by names that hide
    opened = 0  # up to here an open name reaches; what crosses its end is not found
    last = (0, 0)  # the last name with an ending
    for start, negative, rank, _, readings, is_open in found:
        end = -negative
        if start < covered or start < opened < end:
            if (start, end) == last:
                hits[-1] = _joined(hits[-1], readings)
            continue
        if is_open:
            if start < opened:
                continue  # an open name inside another adds nothing
            opened = end
        else:
            covered = end
            if 0 < rank < _SHOUTED_RANK:
                last = (start, end)
        hits.append(new(Hit, (start, end, readings)))
    return tuple(hits)


def _joined(hit: Hit, readings: tuple[Reading, ...]) -> Hit:
    """Return ``hit`` with the towns and divisions that another stem and ending make of it.

    "Gdańskiem" is a case of Gdańsk, and of the district's adjective: the letters do not tell.
    """
    known = hit.readings
    if not all(table == "place" and len(key) > _COUNTRY for table, key in known):
        return hit
    further = tuple(
        reading
        for reading in readings
        if reading[0] == "place" and len(reading[1]) > _COUNTRY and reading not in known
    )
    return hit._replace(readings=known + further) if further else hit


def _titled(word: re.Match[str]) -> str:
    text = word.group()
    return text[0] + text[1:].replace("İ", "i").lower()
