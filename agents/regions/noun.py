"""Nouns that are called like towns, in languages that write every noun with a capital.

A noun has its article, a town has none: "im Wald", "die Lehre". What is a noun once is one
in the whole article. Divisions and landscapes have articles as well ("im Wallis") and are left,
and so are names as well known as Berlin, of which one says "das Berlin der zwanziger Jahre".
"""

from __future__ import annotations

from agents.regions import company
from agents.regions.company import Cues
from agents.regions.spots import Spot

_TOWNS = frozenset(("city", "capital"))
_REACH = 12  # characters before the name in which its article is sought


def screen(spots: list[Spot], cues: Cues, language: str) -> None:
    """Drop what has an article, and the same word wherever it stands."""
    articles = cues.articles.get(language)
    if articles is None:
        return
    words = cues.words.get(language, frozenset())
    nouns: set[str] = set()
    for spot in spots:
        if spot.before.lower() in articles and _may_be_noun(spot, words) and not _relative(spot):
            spot.dropped = "a noun with its article"
            nouns.add(spot.text)
    if not nouns:
        return
    for spot in spots:
        if spot.text in nouns and _may_be_noun(spot, words):
            spot.dropped = "a noun in this article"


def _may_be_noun(spot: Spot, words: frozenset[str]) -> bool:
    if spot.dropped or spot.fixed or spot.demonym:
        return False
    text, top = spot.text, spot.options[0]
    if not text.isalpha() or text.isupper() or top.prior >= company.WELL_KNOWN:
        return False
    if spot.passage.text[spot.end : spot.end + 1] in _JOINED:
        return False  # "der Bochum-Trainer"
    if text.lower() in words:
        return True
    # "der Bochumer" is who comes from there.
    return top.place.level in _TOWNS and (not text.endswith("er") or top.place.name == text)


_JOINED = frozenset("-–/'’")


def _relative(spot: Spot) -> bool:
    """Tell whether the article is a pronoun that opens a clause: "eine Frau, die Trier liebt"."""
    lead = spot.passage.text[max(0, spot.start - _REACH) : spot.start].rstrip()
    return lead[: -len(spot.before)].rstrip(" ").endswith(",")
