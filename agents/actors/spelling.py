"""Forms and spellings of one name: inflected ("путин", "путина"), or written by other rules."""

from __future__ import annotations

import re
import unicodedata

_STEM = 3  # letters before a vowel that comes and goes, at least one more
_TAIL = 5  # and of what follows, one less at most
# What is one sound in names that are written over from other scripts, and how it is written here.
_SOUNDS = (
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("iy", "i"), ("ij", "i"), ("yj", "i"), ("ph", "f"),
    ("th", "t"), ("kh", "h"), ("ck", "k"), ("x", "ks"), ("y", "i"), ("j", "i"), ("w", "v"),
    ("c", "k"), ("q", "k"), ("z", "s"), ("оо", "у"), ("ее", "и"), ("й", "и"), ("ы", "и"),
    ("э", "е"), ("ё", "е"), ("з", "с"), ("ґ", "г"),
)  # fmt: skip
_DOUBLED = re.compile(r"(\w)\1")


def _fleeting(one: str, other: str, shared: int) -> bool:
    """Tell whether the first loses a vowel in the second: "bertoncelj", "bertonclja"."""
    return (
        shared > _STEM
        and one[shared : shared + 1] in ("e", "o", "е", "о", "ё", "ь")
        and len(one) - shared < _TAIL
        and len(other) - shared < _TAIL
        and one[shared + 1 : shared + 2] == other[shared : shared + 1] != ""
    )


def alike(one: str, other: str) -> bool:
    """Tell whether two words, in lower case, are forms of one name: "путин", "путина"."""
    if one == other:
        return True
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    size = len(shorter)
    if one[:3] != other[:3] or size < 3 or len(longer) - size > 3:
        return False
    shared = 0
    for a, b in zip(shorter, longer, strict=False):
        if a != b:
            break
        shared += 1
    if shared < max(3, size - 2):
        return _fleeting(shorter, longer, shared) or _fleeting(longer, shorter, shared)
    return size - shared <= 2 and len(longer) - shared <= 4


def akin(one: str, other: str) -> bool:
    """Tell whether two words, in lower case, are one name in two spellings: "bojko", "boyko"."""
    return alike(one, other) or alike(_heard(one), _heard(other))


def _heard(word: str) -> str:
    """Return how the word sounds, roughly."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return _DOUBLED.sub(r"\1", plain)
