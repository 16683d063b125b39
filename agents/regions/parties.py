"""Whether a country or capital is a party that acts, in other languages than English.

A name is a party as the subject of a verb, as the object of one that is done to governments,
beside a preposition or noun that joins governments, or as the owner of what only they have.
What makes it a place wins, and with no cue it stays one.
"""

from __future__ import annotations

import re

from agents.regions import unspaced
from agents.regions.clause import Clause
from agents.regions.curated import table
from agents.regions.spots import Spot
from agents.regions.unspaced import Affixes
from agents.regions.wording import TAIL_ENDS, Lists, Tells, words_before, words_behind

_ARTICLES = Tells.ARTICLES.value
_ADDRESSES = Tells.ADDRESSES.value
_TITLES = Tells.TITLES.value


# A capital letter opens the next word, and no apostrophe sets a case ending off it.
_NAMED = re.compile(r" (?=[^\W\d_])(?!\S*['’])\S")
# Languages that are read by the lists of another.
_SAME = {"bs": "hr", "nb": "no", "nn": "no", "fil": "tl", "sh": "sr", "yue": "zh"}
_UNSPACED = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my"))
_PARTICLES = frozenset(("ja", "ko", "my"))


def load() -> dict[str, Lists | Affixes]:
    """Return the packaged lists by language."""
    names = table("nominatives")
    loaded: dict[str, Lists | Affixes] = {}
    for language, rows in table("parties").items():
        if language in _UNSPACED:
            loaded[language] = Affixes(rows, particles=language in _PARTICLES)
        else:
            loaded[language] = Lists(rows, frozenset(names.get(language, ()))).seal()
    for language, other in _SAME.items():
        loaded[language] = loaded[other]
    return loaded


def is_party(
    first: Spot,
    last: Spot,
    lists: Lists | Affixes,
    following: Spot | None = None,
    preceding: Spot | None = None,
) -> bool:
    """Tell it of the names from ``first`` to ``last``, which are joined or the same.

    ``following`` is the next place's name: with it no longer name goes on. ``preceding`` is the
    one before: where verbs come first it may be the subject of this one's verb.
    """
    if isinstance(lists, Affixes):
        return unspaced.is_party(first, last, lists)
    if first.chosen is None or first.chosen.place.level not in ("country", "capital"):
        return False
    text = first.passage.text
    low = first.start
    while low and text[low - 1].isalpha():
        low -= 1  # what is written together with the name: "בـ", "ل"
    end = last.end
    while end < len(text) and not text[end].isspace() and text[end] not in TAIL_ENDS:
        end += 1
    before = words_before(text, low)
    if low < first.start:
        before.append(text[low : first.start].lower() + "-")
    left = lists.read(before)
    while left and left[-1] & _ARTICLES:
        left.pop()
    if "first" in lists.order and preceding is not None and _beside(preceding, first, lists):
        earlier = lists.read(words_before(text, preceding.start))
        while earlier and earlier[-1] & _ARTICLES:
            earlier.pop()
        if earlier and earlier[-1] & _ADDRESSES:
            return True
    tail = text[last.end : end].lower().lstrip("'’-")
    far = "final" in lists.order or "inverts" in lists.order
    right = lists.read(words_behind(text, end, far=far))
    if (
        right
        and text[end + 1 : end + 2].isupper()
        and _NAMED.match(text, end)
        and (following is None or following.start != end + 1)
    ):
        right[0] |= _TITLES  # a longer name goes on: "Türkiye Futbol Federasyonu"
    return Clause(first is not last, last.text, tail, left, right, lists).is_party()


def _beside(preceding: Spot, first: Spot, lists: Lists) -> bool:
    """Tell whether nothing but articles parts the two names."""
    between = first.passage.text[preceding.end : first.start]
    return between == " " or (
        between.isprintable() and all(lists.tells(word) & _ARTICLES for word in between.split())
    )
