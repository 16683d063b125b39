"""Whether two texts are copies of one: a wire's story as several media print it.

A text is kept as its smallest shingle hashes (a bottom-k sketch). Of two sketches those
hashes are compared that both would have kept, so that a shortened copy is known as well.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TypeAlias

KEPT = 64  # hashes of a text; more would tell apart no better at the limit below
WORDS = 5  # of a shingle; five in a row are seldom written twice by chance
LETTERS = 12  # of a shingle where words are not parted
SHARE = 0.5  # of the shorter text that the other has; half of a story may be rewritten

Sketch: TypeAlias = "array[int]"  # uint32, ascending; small, as many are held at once


def sketch(text: str) -> Sketch:
    """Return the sketch of a text; empty for one without letters."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    if not words:
        return array("I")
    letters = "".join(words)
    if len(letters) > LETTERS * len(words):  # Chinese, Japanese, Thai
        pieces = [letters[i : i + LETTERS] for i in range(max(1, len(letters) - LETTERS + 1))]
    else:
        pieces = [" ".join(words[i : i + WORDS]) for i in range(max(1, len(words) - WORDS + 1))]
    return array("I", sorted({zlib.crc32(piece.encode()) for piece in pieces})[:KEPT])


def copies(one: Sketch, other: Sketch) -> bool:
    """Tell whether at least ``SHARE`` of the shorter text stands in the other."""
    if not one or not other:
        return False
    limit = min(
        (sketch[-1] for sketch in (one, other) if len(sketch) == KEPT),
        default=max(one[-1], other[-1]),
    )
    mine = {number for number in one if number <= limit}
    others = {number for number in other if number <= limit}
    fewer = min(len(mine), len(others))
    return fewer > 0 and len(mine & others) >= SHARE * fewer
