"""Tell the languages apart that are written in Han characters alone.

A character is placed by the national standards that hold it: GB 2312 (simplified Chinese),
Big5 (traditional Chinese) and JIS X 0208 (Japanese). The tables come with Python's codecs.
"""

from __future__ import annotations

from typing import Literal

Written = Literal["zh-Hans", "zh-Hant", "ja", "yue"]

_FIRST, _LAST = 0x3400, 0x9FFF  # the Han characters of everyday text
_GB, _BIG5, _JAPANESE = 1, 2, 4
_HIGH = [*range(0xA1, 0xFF)]
_STANDARDS = {
    _GB: ("gb2312", range(0xB0, 0xF8), _HIGH),
    _BIG5: ("big5", range(0xA4, 0xFA), [*range(0x40, 0x7F), *_HIGH]),
    _JAPANESE: ("euc_jp", range(0xB0, 0xF5), _HIGH),
}

# Characters of written Cantonese that neither Mandarin nor Japanese uses.
_CANTONESE = frozenset("嘅咗喺哋冇嚟佢啲嗰唔嘢乜咁噉哂晒睇攞俾畀")
_CANTONESE_SHARE = 0.02  # of the Han characters; a quoted word stays below, prose is near 0.1


class Han:
    """Which standards hold a character; immutable once loaded."""

    def __init__(self) -> None:
        held = bytearray(_LAST - _FIRST + 1)
        for standard, (codec, rows, cells) in _STANDARDS.items():
            for c in _characters(codec, rows, cells):
                held[ord(c) - _FIRST] |= standard
        self._held = bytes(held)

    def language(self, text: str) -> tuple[Written, float]:
        """Return the language of a text of Han characters, and the evidence's margin in [0, 1].

        Without any character that tells, the answer is zh-Hans with margin 0.
        """
        tally = self._tally(text)
        count = sum(tally)
        known = not _CANTONESE.isdisjoint(text)
        cantonese = sum(c in _CANTONESE for c in text) if known else 0
        if cantonese >= 2 and cantonese >= _CANTONESE_SHARE * count:
            return "yue", 1.0
        simplified, traditional = _simplified(tally), _traditional(tally)
        shinjitai = tally[_JAPANESE]
        foreign = sum(n for standards, n in enumerate(tally) if not standards & _JAPANESE)
        # Japanese simplified some characters and kept others: both kinds side by side, all of
        # them in the Japanese standard, is what Chinese never shows.
        if not foreign and (shinjitai or (simplified and traditional)):
            return "ja", 1.0 if shinjitai > 1 or count > 8 else 0.5
        if simplified >= traditional:
            return "zh-Hans", _margin(simplified, traditional)
        return "zh-Hant", _margin(traditional, simplified)

    def chinese(self, text: str) -> Literal["Hans", "Hant"]:
        """Return the script of a text that is known to be Chinese."""
        tally = self._tally(text)
        return "Hans" if _simplified(tally) >= _traditional(tally) else "Hant"

    def _tally(self, text: str) -> list[int]:
        """Return how many characters each set of standards holds."""
        tally = [0] * 8
        for c in text:
            if _FIRST <= ord(c) <= _LAST:
                tally[self._held[ord(c) - _FIRST]] += 1
        return tally


def _simplified(tally: list[int]) -> int:
    return tally[_GB] + tally[_GB | _JAPANESE]


def _traditional(tally: list[int]) -> int:
    return tally[_BIG5] + tally[_BIG5 | _JAPANESE]


def _margin(more: int, less: int) -> float:
    return (more - less) / (more + less) if more else 0.0


def _characters(codec: str, rows: range, cells: list[int]) -> str:
    """Return the Han characters of a two-byte standard."""
    pairs = (bytes((row, cell)).decode(codec, "ignore") for row in rows for cell in cells)
    return "".join(c for c in pairs if len(c) == 1 and _FIRST <= ord(c) <= _LAST)
