"""Whether a place that an English text names is a party that acts: its government, its people.

The words around a mention speak for or against it; their weights are added.
"""

from __future__ import annotations

from agents.regions.frames import Frames, words_after, words_before
from agents.regions.spots import Spot

# Weights of the frames. Their sum above zero makes the mention metonymic.
_STRONG = 3.0  # nothing in the sentence's other half turns it over
_CLEAR = 2.0
_SLIGHT = 0.7
_UNTOLD = -0.3  # nothing around speaks: it is the place

_DETERMINERS = frozenset({"the", "then", "former", "nazi", "imperial", "nearby", "both"})
# A name behind these opens a clause: it is likely the subject.
_OPENERS = frozenset(
    {".", ";", ":", "that", "which", "when", "where", "while", "after", "before", "because"}
    | {"although", "though", "if", "until", "since", "but", "whether", "unless", "once", "so"}
    | {"!", "?", '"', "“", "then", "whereas", "—", "–"}
)
_OPENS = 0.6
_POSSESSIVES = ("'s", "’s", "'", "’")
_ADVERBS = frozenset(
    {"also", "both", "then", "later", "still", "again", "first", "further", "formally", "never"}
    | {"soon", "subsequently", "finally", "recently", "officially", "eventually", "already"}
    | {"initially", "once", "currently", "now", "only", "even", "all", "alone", "itself"}
)
_PLURALS = frozenset({"were", "are", "have"})
_SITUATED = frozenset({"-based", "-born", "-bound", "-area", "-wide", "-bred", "-raised"})
_ACTING = frozenset({"-led", "-backed", "-sponsored", "-allied", "-funded", "-imposed"})
_DEEDS = ("sion", "ction", "ization", "isation", "ance", "ship", "ment")
# How much of the other name's weight a joint passes on.
_JOINED = {"and": 0.6, "or": 0.6, "later": 0.6}
_ENDS = frozenset(".;:!?")
_OTHERS = 0.2  # what is left of a verb's weight, where another is its subject
_PREPOSITIONS = ("to", "from", "of", "for", "on", "over", "with", "between")


def is_party(first: Spot, last: Spot, frames: Frames) -> bool:
    """Tell it of the names from ``first`` to ``last``, which are joined or the same."""
    text = first.passage.text
    if frames.has("place", first.before.lower()) and text[last.end : last.end + 1] not in (
        "'",
        "’",
    ):
        return False
    before = _bare(words_before(text, first.start), frames)
    after = words_after(text, last.end)
    said = _left(before, frames)
    told = _right(before, after, frames)
    if after and after[0] in _POSSESSIVES:
        if told >= _CLEAR:
            return True  # "in India's only match" is not in India
    elif before and before[-1] in _PREPOSITIONS:
        # "Athletes from Kenya won": the verb's subject stands before.
        told = told if after and frames.has("team", after[0]) else told * _OTHERS
    elif after and after[0] in _PLURALS and first is last and first.text[-1] != "s":
        told = max(told, _CLEAR)  # "England were": the team
    return said + told + _UNTOLD > 0


def _bare(before: list[str], frames: Frames) -> list[str]:
    """Return the words before without those that belong to the name: "the Kingdom of"."""
    if len(before) > 1 and before[-1] == "of" and frames.has("realm", before[-2]):
        before = before[:-2]
    while before and before[-1] in _DETERMINERS:
        before = before[:-1]
    return before


def _left(before: list[str], frames: Frames) -> float:
    """Return what the words before say."""
    if not before or before[-1] in _OPENERS:
        return _OPENS
    word = before[-1]
    if word in _PREPOSITIONS:
        return _preposition(word, before[-8:-1], frames)
    if frames.has("place", word):
        return -_STRONG
    if frames.has("visit", word):
        return -_CLEAR
    if frames.has("whom", word) or frames.has("party", word):
        return _CLEAR
    if word in ("and", "or") and "between" in before:
        at = len(before) - 1 - before[::-1].index("between")
        return max(0.0, _preposition("between", before[max(0, at - 7) : at], frames))
    if word in _JOINED:
        return _JOINED[word] * _joined(before[:-1], frames)
    if word == "as":
        return 0.0 if before[-2:-1] in (["such"], ["well"]) else _SLIGHT
    if word.endswith("ing") and word not in ("including", "during", "surrounding", "bordering"):
        return _SLIGHT
    return 0.0


def _joined(before: list[str], frames: Frames) -> float:
    """Return what is said before the name that this one is joined to: "for Arsenal and Wales"."""
    for back in range(2, min(7, len(before) + 1)):
        word = before[-back]
        if word in _OPENERS or word[0].isdigit() or word[-1] in _ENDS:
            return 0.0
        if word in _PREPOSITIONS:
            return _preposition(word, before[-back - 7 : -back], frames)
        if frames.has("place", word):
            return -_CLEAR
        if frames.has("whom", word) or frames.has("party", word):
            return _CLEAR
    return 0.0


def _preposition(word: str, earlier: list[str], frames: Frames) -> float:
    """Return what the preposition says with the verb or noun before it."""
    near = earlier[-5:]
    if word == "for":
        if frames.among("leaving", near):
            return -_CLEAR
        return _CLEAR if frames.among("for", earlier) else 0.6
    if word in ("with", "between") and frames.among("shared", near):
        return -_CLEAR
    if frames.among(word, near):
        return _CLEAR
    return {
        "to": -_CLEAR, "from": -1.5, "of": -1.0, "on": -_SLIGHT, "over": -_SLIGHT,
        "with": 1.4, "between": -_SLIGHT,
    }[word]  # fmt: skip


def _right(before: list[str], after: list[str], frames: Frames) -> float:
    """Return what the words behind say."""
    if not after:
        return 0.0
    word = after[0]
    if word in ("'", "’") and after[1:2] == ["s"]:
        after, word = after[1:], "'s"
    if word in _POSSESSIVES:
        return _owned(after[1:], frames)
    if word[0] == "-" and len(word) > 1:
        if word in _ACTING:
            return _CLEAR
        return -_STRONG if word in _SITUATED else 0.0
    if word == "," and len(after) > 1:
        return _resumed(before, after, frames)
    if word in _ADVERBS and len(after) > 1:
        after, word = after[1:], after[1]
    if word in ("is", "was", "are", "were", "been", "being"):
        then = after[1] if len(after) > 1 else ""
        if frames.has("scenery", then):
            return -_CLEAR
        if frames.has("passive", then):
            return _CLEAR
        return _SLIGHT if then.endswith(("ing", "ed")) else -_SLIGHT
    if word in ("has", "had", "have") and frames.among("has", after[1:6]):
        return -_CLEAR
    if frames.has("acts", word) or frames.has("team", word):
        return _CLEAR
    if word == "to" and len(after) > 1 and after[1].isalpha():
        if frames.has("acts", after[1]) or (before and frames.has("whom", before[-1])):
            return _CLEAR
        return 0.0
    if not word[0].isalpha():
        return -0.2 if word in (".", ",", ")", "(") else 0.0
    if len(word) > 4 and (word.endswith("ed") or word.endswith("fied")):
        return 1.0
    return 0.0


def _resumed(before: list[str], after: list[str], frames: Frames) -> float:
    """Return what is said of a name behind an insertion: "Mexico, which rejected"."""
    if after[1] in ("which", "who") and len(after) > 2:
        return _right(before, after[2:], frames)
    if before and before[-1] not in _OPENERS:
        return -0.2
    for at in range(3, len(after) - 1):
        if after[at] in (".", ";"):
            break
        if after[at] == ",":
            return max(-0.2, _right(before, after[at + 1 :], frames))
    return -0.2


def _owned(after: list[str], frames: Frames) -> float:
    """Return what the noun says that the name owns: its decision, its coast."""
    phrase = []
    for word in after[:4]:
        if not word[0].isalnum() and word != "-":
            break
        phrase.append(word)
    if frames.among("owns", phrase):
        return _CLEAR
    if frames.among("sights", phrase):
        return -_CLEAR
    # What is made of a verb is mostly somebody's deed.
    return _SLIGHT if any(word.endswith(_DEEDS) for word in phrase) else -0.3
