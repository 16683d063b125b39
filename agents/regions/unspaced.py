"""Whether a country or capital is a party that acts, where words are not parted by spaces.

Chinese, Thai, Lao and Khmer tell it by the words that stand directly before and behind the name;
Japanese, Korean and Burmese by the particle behind it and the verb that ends the sentence.
"""

from __future__ import annotations

import re

from agents.regions.spots import Spot

_REACH = 24  # characters before the name
_REACH_BEHIND = 110  # and behind it
_NEAR = 14  # characters behind the name in which a noun or verb still belongs to it
_FAR = 24
_END = re.compile(r"[。．！？!?\n;；။។]|\. ")
_BREAK = re.compile(r"[，,、：:]")


class Affixes:
    """The lists of one such language, each as a tuple for ``startswith`` and ``endswith``."""

    __slots__ = (
        "addresses", "does", "joins", "joints", "marks", "objects", "opens", "owns",
        "particles", "party", "place", "says", "skips", "states", "ties", "titles", "verbs",
        "with_",
    )  # fmt: skip

    def __init__(self, rows: dict[str, str], *, particles: bool) -> None:
        """Take the lists as they are written."""

        def listed(name: str) -> tuple[str, ...]:
            return tuple(rows.get(name, "").split())

        self.joints = frozenset(listed("joints"))
        self.particles = particles
        self.place = listed("place")
        self.party = listed("party")
        self.with_ = listed("with")
        self.ties = listed("ties")
        self.owns = listed("owns")
        self.addresses = listed("addresses")
        self.says = listed("says")
        self.does = listed("does")
        self.skips = tuple(sorted(listed("skips"), key=len, reverse=True))
        self.states = listed("states")
        self.titles = listed("titles")
        self.marks = listed("marks")
        self.objects = listed("objects")
        self.joins = listed("joins")
        self.opens = listed("opens")
        self.verbs = (*self.addresses, *self.says, *self.does)


def is_party(first: Spot, last: Spot, affixes: Affixes) -> bool:
    """Tell it of the names from ``first`` to ``last``, which are joined or the same."""
    if first.chosen is None or first.chosen.place.level not in ("country", "capital"):
        return False
    text = first.passage.text
    left = text[max(0, first.start - _REACH) : first.start].rstrip(" ")
    right = text[last.end : last.end + _REACH_BEHIND]
    end = _END.search(right)
    if end is not None:
        right = right[: end.start()]
    if affixes.particles:
        return _by_particle(right.replace(" ", ""), affixes, first is not last)
    return _by_order(text, first.start, left, right.lstrip(" "), affixes, first is not last)


def _by_particle(right: str, affixes: Affixes, joined: bool) -> bool:
    if right.startswith(affixes.owns):
        return True
    if right.startswith(affixes.titles):
        return False
    if right.startswith(affixes.ties):
        return joined
    for joint in affixes.joins:
        if right.startswith(joint):
            near = right[len(joint) : len(joint) + _NEAR]
            if any(noun in near for noun in affixes.ties):
                return True
    if right.startswith(affixes.place):
        return False
    if right.startswith(affixes.marks) and any(verb in right for verb in affixes.verbs):
        return True
    if right.startswith(affixes.objects):
        return any(verb in right[:_FAR] for verb in affixes.addresses)
    return False


def _by_order(text: str, start: int, left: str, right: str, affixes: Affixes, joined: bool) -> bool:
    if right.startswith(affixes.titles) or any(word in right[:_NEAR] for word in affixes.states):
        return False
    if right.startswith(affixes.owns):
        return True
    if left.endswith(affixes.addresses) or left.endswith(affixes.owns):
        return True
    if left.endswith(affixes.place) or left.endswith(affixes.titles):
        return False
    near = right[:_NEAR]
    if joined and right.startswith(affixes.ties):
        return True
    if left.endswith(affixes.party):
        return any(noun in near or noun in left for noun in affixes.ties) or _acts(right, affixes)
    if left.endswith(affixes.with_):
        return any(noun in near for noun in affixes.ties)
    opens = not left or left.endswith(affixes.opens) or text[start - 1] in " \n"
    if not opens:
        return bool(affixes.with_) and _acts(right, affixes)
    return _acts(right, affixes) or (
        bool(affixes.with_) and any(verb in near for verb in affixes.addresses)
    )


def _acts(right: str, affixes: Affixes) -> bool:
    """Tell whether a verb of a government follows, with no more than adverbs between."""
    at = 0
    while True:
        for skip in affixes.skips:
            if right.startswith(skip, at):
                at += len(skip)
                break
        else:
            break
    return right.startswith(affixes.verbs, at)
