"""What a word may be to a place's name in an English sentence; each has a slot in every leaning."""

from __future__ import annotations

from typing import Final

Slotted = list[tuple[int, str]]  # words with the number of their slot

# Nouns and verbs that govern the preposition before the name have a slot for each of these, and one
# for all others.
GOVERNED_BY: Final = (
    "in", "of", "to", "from", "by", "for", "with", "at", "on", "against", "between",
)  # fmt: skip
SLOTS: Final = (
    "near",  # stands within nine words
    "before", "before list", "before held",  # right before it, before a list that it ends, or
    # before it where it owns or describes something
    "owned", "owned phrase",  # what it owns, and each word of the phrase
    "described",  # what it describes: "the Tokyo office"
    "does S", "does",  # behind it: the verb of which it is the subject, or may be
    "done", "has", "be", "do",  # behind an auxiliary: the noun or participle
    "object",  # the noun behind the verb
    "wants",  # behind it and "to"
    "behind comma",
    "noun held", "verb held",  # governs its preposition where it owns or describes something
    *(
        f"{kind} {word}"
        for word in (*GOVERNED_BY, "other")
        for kind in ("noun", "verb", "next")
    ),
)  # fmt: skip
SLOT: Final = {name: number for number, name in enumerate(SLOTS)}
NEAR: Final = SLOT["near"]
GOVERNORS: Final = {
    word: tuple(SLOT[f"{kind} {word}"] for kind in ("noun", "verb", "next"))
    for word in (*GOVERNED_BY, "other")
}
HELD: Final = (SLOT["noun held"], SLOT["verb held"], SLOT["noun held"])


def complement(kind: str, form: str) -> tuple[str, str]:
    """Return the slots of what stands behind an auxiliary, a verb's form or another word, and of
    the noun behind that: "is a member", "has joined the league", "was beaten by the champions".
    """
    if kind == "be":
        if form in ("past", "part"):
            return "done", "be"
        return ("do", "be") if form == "ing" else ("be", "be")
    if kind == "have":
        return ("do", "object") if form else ("has", "has")
    return "do", "object"
