"""Say in which scripts a text is written, and reduce it to its words, in one numeric pass.

The ranges are those of the Unicode Character Database (Scripts.txt, letters and marks only)
in ``data/scripts.jsonl``; codes are ISO 15924.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# What is read of a long article: its head and two later places. They are counted from the
# start, so that nothing appended to the article moves them.
_PLACES = ((0, 480), (1_200, 1_380), (4_000, 4_180))
_REST = 1_400  # code points after the head that can be looked at where neighbours are close

_DATA = Path(__file__).parent / "data" / "scripts.jsonl"
# Kept beside letters and marks: the detectors know words by their apostrophes and hyphens, and
# the joiners are part of the spelling of Persian and of Indic scripts.
_KEPT = ".,;:!?'\"()-‘’“”،؛؟。、！？।՝։።\u200c"
# A word in the text of ``Letters``; ``\w`` would cut Indic and Thai words at their vowel signs.
WORD = re.compile(f"[^\\s{re.escape(_KEPT[:-1])}]+")
# Spelled in pieces or in compatibility characters: combining accents, ligatures, presentation
# forms, full and half width, and the "bold" letters of social media. NFKC turns them into the
# letters they stand for; looking for them is cheaper than asking whether a text is normal.
_COMPATIBLE = ((0x0300, 0x036F), (0x0653, 0x0655), (0x1100, 0x11FF), (0x3099, 0x309A),
               (0xFB00, 0xFB06), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0xFF21, 0xFF9F),
               (0x1D400, 0x1D7CB))  # fmt: skip
_NOT_CAPITALS = bytes(b for b in range(256) if not 0x41 <= b <= 0x5A)
_NOT_LETTERS = bytes(b for b in _NOT_CAPITALS if not 0x61 <= b <= 0x7A)
_TO_SPACE = bytes(
    b if 0x41 <= b <= 0x5A or 0x61 <= b <= 0x7A or (b < 0x80 and chr(b) in _KEPT) else 0x20
    for b in range(256)
)
_CASED = ("Latn", "Cyrl", "Grek", "Armn")
_SPACE = np.uint32(32)
_FIRST = 4  # the first kind that says what script a character is of


class Letters(NamedTuple):
    """What was read of a text: its words, with the letters counted by script."""

    text: str  # one line
    counts: tuple[tuple[str, int], ...]  # script and how many letters, most first
    total: int  # letters
    uppercase: bool  # more than half of the cased letters are capitals
    rest: str = ""  # what follows the head, as it was


class Scripts:
    """The table of scripts; immutable once loaded, so threads share it."""

    def __init__(self, rows: list[tuple[str, list[tuple[int, int]]]]) -> None:
        # Kinds: 0 a space or noise, 1 kept punctuation, 2 a letter or mark of no script, 3 a
        # compatibility character, then the capitals of the cased scripts, then the scripts.
        self._codes = [code for code, _ in rows if code not in ("Zyyy", "Zinh")]
        self._kind = {code: _FIRST + len(_CASED) + i for i, code in enumerate(self._codes)}
        kinds = np.zeros(0x110000, dtype=np.uint8)
        for code, ranges in rows:
            for start, end in ranges:
                kinds[start : end + 1] = self._kind.get(code, 2)
                if code in _CASED:
                    capitals = [c for c in range(start, end + 1) if chr(c).isupper()]
                    kinds[capitals] = _FIRST + _CASED.index(code)
        for start, end in _COMPATIBLE:
            kinds[start : end + 1] = 3
        kinds[[ord(mark) for mark in _KEPT]] = 1
        # Variation selectors and the combining keycap belong to emoji.
        kinds[0xFE00:0xFE10] = 0
        kinds[0x20D0:0x20F1] = 0
        self._kinds = kinds
        self._size = _FIRST + len(_CASED) + len(self._codes)
        self._cased = [self._kind[code] - _FIRST - len(_CASED) for code in _CASED]

    @classmethod
    def load(cls) -> Scripts:
        """Read ``data/scripts.jsonl``."""
        rows = []
        for line in _DATA.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            ranges = [
                (int(start, 16), int(end, 16))
                for start, end in (part.split("-") for part in row["ranges"].split())
            ]
            rows.append((row["script"], ranges))
        return cls(rows)

    def read(self, text: str) -> Letters:
        """Return the words of ``text`` and the scripts of its letters."""
        head, rest = _PLACES[0][1], ""
        if len(text) > head:
            rest = text[head : head + _REST]
            text = " ".join(text[start:end] for start, end in _PLACES if start < len(text))
        if text.isascii():
            return _read_ascii(text, rest)
        points, kinds, tally = self._count(text)
        if tally[3]:
            points, kinds, tally = self._count(unicodedata.normalize("NFKC", text))
        capitals = tally[_FIRST : _FIRST + len(_CASED)].tolist()
        scripts = tally[_FIRST + len(_CASED) :]
        cased = 0
        if any(capitals):
            for index, count in zip(self._cased, capitals, strict=True):
                scripts[index] += count
                cased += int(scripts[index])
        present = [(self._codes[i], int(scripts[i])) for i in scripts.nonzero()[0].tolist()]
        if len(present) > 1:
            present.sort(key=_most_first)
        return Letters(
            text=_words(points, kinds != 0),
            counts=tuple(present),
            total=sum(count for _, count in present),
            uppercase=2 * sum(capitals) > cased,
            rest=rest,
        )

    def only(self, text: str, script: str) -> str:
        """Return the words of ``text`` that are written in ``script``."""
        points, kinds, _ = self._count(text)
        mine = [self._kind[script]]
        if script in _CASED:
            mine.append(_FIRST + _CASED.index(script))
        return _words(points, ((kinds > 0) & (kinds <= 3)) | np.isin(kinds, mine))

    def _count(self, text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.intp]]:
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds = self._kinds.take(points)
        return points, kinds, np.bincount(kinds, minlength=self._size)


def _read_ascii(text: str, rest: str) -> Letters:
    """Return the same as ``Scripts.read``, five times faster."""
    line = text.encode("ascii")
    letters = len(line.translate(None, _NOT_LETTERS))
    words = line.translate(_TO_SPACE).decode("ascii").strip()
    return Letters(
        text=words,
        counts=(("Latn", letters),) if letters else (),
        total=letters,
        uppercase=2 * len(line.translate(None, _NOT_CAPITALS)) > letters,
        rest=rest,
    )


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _words(points: NDArray[np.uint32], kept: NDArray[np.bool_]) -> str:
    """Return the kept code points, with a space for each other one."""
    line = np.where(kept, points, _SPACE)
    return line.astype("<u4", copy=False).tobytes().decode("utf-32-le").strip()
