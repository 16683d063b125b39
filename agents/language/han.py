"""Tell the languages apart that are written in Han characters alone.

A character is placed by the national standards that hold it: GB 2312 (simplified Chinese),
Big5 (traditional Chinese) and JIS X 0208 (Japanese). The tables come with Python's codecs.
"""

from __future__ import annotations

from typing import Literal

Written = Literal["zh-Hans", "zh-Hant", "ja", "yue"]

# Characters of written Cantonese that neither Mandarin nor Japanese uses.
_CANTONESE = frozenset("嘅咗喺哋冇嚟佢啲嗰唔嘢乜咁噉哂晒睇攞俾畀")
_CANTONESE_SHARE = 0.02  # of the Han characters; a quoted word stays below, prose is near 0.1


class Han:
    """Which characters belong to one standard alone; immutable once loaded."""

    def __init__(self) -> None:
        simplified = _standard("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
        traditional = _standard("big5", range(0xA4, 0xFA), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
        japanese = _standard("euc_jp", range(0xB0, 0xF5), range(0xA1, 0xFF))
        self._japanese = japanese
        self._only_simplified = simplified - traditional
        self._only_traditional = traditional - simplified
        self._only_japanese = japanese - simplified - traditional

    def language(self, text: str) -> tuple[Written, float]:
        """Return the language of a text of Han characters, and the evidence's margin in [0, 1].

        Without any character that tells, the answer is zh-Hans with margin 0.
        """
        han = [c for c in text if "\u3400" <= c <= "\u9fff"]
        cantonese = sum(c in _CANTONESE for c in han)
        if cantonese >= 2 and cantonese >= _CANTONESE_SHARE * len(han):
            return "yue", 1.0
        simplified = sum(c in self._only_simplified for c in han)
        traditional = sum(c in self._only_traditional for c in han)
        shinjitai = sum(c in self._only_japanese for c in han)
        foreign = sum(c not in self._japanese for c in han)
        # Japanese simplified some characters and kept others: both kinds side by side, all of
        # them in the Japanese standard, is what Chinese never shows.
        if not foreign and (shinjitai or (simplified and traditional)):
            return "ja", 1.0 if shinjitai > 1 or len(han) > 8 else 0.5
        if shinjitai > simplified + traditional and not foreign:
            return "ja", 0.5
        if simplified >= traditional:
            return "zh-Hans", _margin(simplified, traditional)
        return "zh-Hant", _margin(traditional, simplified)

    def chinese(self, text: str) -> Literal["Hans", "Hant"]:
        """Return the script of a text that is known to be Chinese."""
        simplified = sum(c in self._only_simplified for c in text)
        traditional = sum(c in self._only_traditional for c in text)
        return "Hans" if simplified >= traditional else "Hant"


def _margin(more: int, less: int) -> float:
    return (more - less) / (more + less) if more else 0.0


def _standard(codec: str, rows: range, cells: range | list[int]) -> frozenset[str]:
    pairs = b"".join(bytes((row, cell)) for row in rows for cell in cells)
    return frozenset(
        c
        for i in range(0, len(pairs), 2)
        for c in pairs[i : i + 2].decode(codec, "ignore")
        if "\u3400" <= c <= "\u9fff"
    )
