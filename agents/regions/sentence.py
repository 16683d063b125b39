"""The words of the English sentence around a name."""

from __future__ import annotations

import re

_REACH = 60  # characters before the name that are read
_REACH_BEHIND = 50  # and behind it
_TOKEN = re.compile(r"\w+(?:[.'’&]\w+)*|['’]s\b|[^\w\s]")
_ABBREVIATED = frozenset({" vs", " St", " Mr", "Mrs", " Dr", " No", "Gen", " Lt", "Col", "Sen"})


def around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before ``start`` and behind ``end``, as far as is read."""
    low = max(0, start - _REACH)
    begin = _begin(text, low, start)
    left = _tokens(text[begin:start])
    if low and begin == low and left:
        del left[0]  # it may be half a word
    stop = text.find(". ", end, end + _REACH_BEHIND)
    right = _tokens(text[end : end + _REACH_BEHIND if stop < 0 else stop])
    if right and (right[-1] == "." or (stop < 0 and end + _REACH_BEHIND < len(text))):
        del right[-1]
    return left, right


def _tokens(text: str) -> list[str]:
    """Return the words and marks; most words need no closer look."""
    tokens: list[str] = []
    for word in text.split():
        if word.isalnum():
            tokens.append(word)
        else:
            tokens += _TOKEN.findall(word)
    return tokens


def _begin(text: str, low: int, high: int) -> int:
    """Return where the sentence begins that goes on at ``high``; ``low`` where it does before."""
    at = high
    while (at := text.rfind(". ", low, at)) >= 0:
        # The full stop of an abbreviation ends nothing: "U.S. ", "Mr. ".
        if at > low + 2 and text[at - 2].isalnum() and text[at - 3 : at] not in _ABBREVIATED:
            low = at + 2
            break
    return max(low, text.rfind("\n", low, high) + 1)
