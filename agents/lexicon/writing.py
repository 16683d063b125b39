"""How a form may touch its neighbours, which follows from the script it is written in."""

from __future__ import annotations

# Which letters may stand beside a form of a script. One byte a pattern in the built lexicon.
WORD = 0  # Latin, Cyrillic, Greek, Armenian, Georgian: a whole word, or a word and its ending
FREE = 1  # Han, Hiragana, Thai, Lao, Khmer, Burmese: written without spaces
KATAKANA = 2  # a whole run of katakana: ハマ is no part of ハマス
KOREAN = 3  # a word's beginning, particles may follow
ARABIC = 4  # particles may precede
HEBREW = 5  # particles may precede
INDIC = 6  # vowel signs belong to the word; case endings may follow
ETHIOPIC = 7  # particles may precede and follow
SINGLE = 8  # one character for a country: in firm surroundings only (``singles``)

_RANGES = (
    (0x0590, 0x05FF, HEBREW),
    (0x0600, 0x08FF, ARABIC),
    (0x0900, 0x0DFF, INDIC),
    (0x0E00, 0x0EFF, FREE),
    (0x0F00, 0x0FFF, FREE),
    (0x1000, 0x109F, FREE),
    (0x1100, 0x11FF, KOREAN),
    (0x1200, 0x137F, ETHIOPIC),
    (0x1780, 0x17FF, FREE),
    (0x3040, 0x309F, FREE),
    (0x30A0, 0x30FF, KATAKANA),
    (0x3130, 0x318F, KOREAN),
    (0x3400, 0x9FFF, FREE),
    (0xAC00, 0xD7AF, KOREAN),
    (0xF900, 0xFAFF, FREE),
    (0xFB50, 0xFEFC, ARABIC),
    (0x20000, 0x3FFFF, FREE),
)


def rule(form: str) -> int:
    """Return the rule of the form's last letter, which decides for mixed forms as well.

    A form that mixes katakana with Han or Hiragana needs no boundary.
    """
    last = WORD
    mixed = set()
    for char in form:
        code = ord(char)
        found = WORD
        if code >= 0x0590:
            for low, high, kind in _RANGES:
                if low <= code <= high:
                    found = kind
                    break
        if char.isalpha() or found != WORD:
            last = found
            mixed.add(found)
    if KATAKANA in mixed and FREE in mixed:
        return FREE
    return last


def is_spaceless(char: str) -> bool:
    """Tell whether the character belongs to a script in which words follow without spaces."""
    return char > "\u0dff" and rule(char) in (FREE, KATAKANA, KOREAN)
