"""Names and adjectives of countries that speak of something else: money, a kind, a company.

"Swiss francs", "the French news agency", "Spanish influenza", "China Everbright
Holdings Co", "listed in Luxembourg": none is news of the place. In languages that tell an
adjective from a people's name, an adjective that only describes ("the Irish airline") is no
mention of its country either, unless the country is spoken of elsewhere in the article.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Final, NamedTuple

from agents.document import Passage
from agents.regions import company
from agents.regions.company import Cues
from agents.regions.spots import Spot
from agents.regions.tongue import Words

# A country whose adjective stands this often is spoken of, whatever it stands before.
SPOKEN_OF: Final = 3
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_THREE = re.compile(
    rf"[ \n/-]{{1,2}}({_WORD.pattern})(?:\.?[ \n/-]{{1,2}}({_WORD.pattern}))?"
    rf"(?:\.?[ \n/-]{{1,2}}({_WORD.pattern}))?"
)
_JOINTS: Final = frozenset({"and", "or", "und", "et", "y", "e", "i", "и", "та", "і", "a"})
_BRACKET_REACH: Final = 60  # characters; a name in angle brackets is a listed company's
_BETWEEN_LISTED = re.compile(r"(?:[A-Z][\w ]{2,14}, |[A-Z][\w ]{2,14} and (?:the |in )?)*$")


_NONE: Final = Words()


class _Lists(NamedTuple):
    """The lists of one language."""

    currency: Words = _NONE
    media: Words = _NONE
    kind: Words = _NONE
    party: Words = _NONE
    listed: tuple[str, ...] = ()
    adjective: re.Pattern[str] | None = None


_EMPTY: Final = _Lists()


def _ending(ends: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf".*(?:{'|'.join(ends)})") if ends else None


@dataclass(frozen=True, slots=True)
class Passing:
    """The word lists of ``data/passing.toml``, by language."""

    lists: dict[str, _Lists]
    company: re.Pattern[str]
    ticker: re.Pattern[str]
    trades: frozenset[str]

    @classmethod
    def load(cls) -> Passing:
        """Return the packaged lists."""
        text = resources.files("agents.regions").joinpath("data/passing.toml").read_text("utf-8")
        data = tomllib.loads(text)
        forms = "|".join(re.escape(form) for form in data["company"]["any"])
        exchanges = "|".join(data["ticker"]["any"])
        languages = {code for by in data.values() for code in by if code != "any"}
        return cls(
            lists={
                code: _Lists(
                    currency=Words(data["currency"].get(code, ())),
                    media=Words(data["media"].get(code, ())),
                    kind=Words(data["kind"].get(code, ())),
                    party=Words(data["party"].get(code, ())),
                    listed=tuple(data["listed"].get(code, ())),
                    adjective=_ending(data["adjective"].get(code)),
                )
                for code in languages
            },
            company=re.compile(
                rf"(?:[ /-](?:[A-Z][\w&'’.-]*|&|of|\([A-Z]\w+\))){{0,4}}?,? (?:{forms})(?!\w)"
            ),
            ticker=re.compile(
                rf" ?(?:<[A-Z]{{1,6}}(?:\.[A-Z]{{1,3}})?>|\((?:{exchanges}): ?[A-Z0-9.]{{1,8}}\))"
            ),
            trades=frozenset(data["trade"]["en"]),
        )

    def screen(self, spots: list[Spot], cues: Cues, language: str) -> None:
        """Drop the spots that speak of something else; those that describe are kept ``aside``."""
        lists = self.lists.get(language, _EMPTY)
        firms: set[str] = set()
        adjectives: list[tuple[Spot, list[str]]] = []
        passage: Passage | None = None
        bracketed = shares = False
        for spot in spots:
            if spot.fixed or spot.dropped:
                continue
            if spot.passage is not passage:
                passage = spot.passage
                bracketed = "<" in passage.text
                shares = bool(lists.listed) and ("list" in passage.text or "quot" in passage.text)
            text, end = spot.passage.text, spot.end
            follows = text[end : end + 1]
            if spot.demonym:
                words = _behind(text, end)
                reason = _of_adjective(spot, words, lists)
                if reason:
                    spot.dropped = reason
                    continue
                adjectives.append((spot, words))
            elif (
                follows == " "
                and spot.options[0].place.level == "country"
                and _is_money(spot, _behind(text, end), lists.currency)
            ):
                spot.dropped = "a currency"
                continue
            firm = follows in (" ", "/", "-") and self._is_firm(spot, cues)
            if not firm and ("<" in text[end : end + 2] or "(" in text[end : end + 2]):
                firm = self.ticker.match(text, end) is not None
            if firm or (bracketed and _in_brackets(spot)):
                spot.dropped = "part of a company's name"
                firms.add(spot.text.casefold())
            elif shares and _is_listed(spot, lists.listed):
                spot.dropped = "where shares are listed"
        if firms:
            _forget(spots, firms, cues, language)
        if adjectives:
            _set_aside(spots, adjectives, lists)

    def _is_firm(self, spot: Spot, cues: Cues) -> bool:
        """Tell whether a company's form follows within a few capitalised words."""
        text, end = spot.passage.text, spot.end
        if not text[end + 1 : end + 2].isupper() or not self.company.match(text, end):
            return False
        if spot.text[0] > "\u024f" or spot.before.lower() in cues.where["en"]:
            return False
        if spot.demonym or "." in spot.text or len(spot.text) < 4:
            # "Swiss Bank Corp" is a name, "Swiss Nestle SA" tells where Nestle is.
            following = _WORD.match(text, end + 1)
            word = following.group().lower() if following else ""
            return word in self.trades or word in cues.words["en"]
        return True


def _is_money(spot: Spot, words: list[str], currency: Words) -> bool:
    """Tell whether a unit of money follows; a headline without a number is of the currency."""
    if not words:
        return False
    first = words[0]
    if first in _JOINTS and len(words) > 2:
        first = words[2]  # "Canadian and Australian dollars"
    if first not in currency:
        return False
    lead = spot.passage.text[max(0, spot.start - 12) : spot.start]
    return spot.passage.field == "body" or any(letter.isdigit() for letter in lead)


def _of_adjective(spot: Spot, words: list[str], lists: _Lists) -> str | None:
    """Return what else than its country an adjective speaks of."""
    if _is_money(spot, words, lists.currency):
        return "a currency"
    if any(word in lists.kind for word in words[:2]):
        return "the name of a kind"
    return None


def _set_aside(spots: list[Spot], adjectives: list[tuple[Spot, list[str]]], lists: _Lists) -> None:
    """Drop adjectives that describe or tell who reports, of countries not spoken of."""
    described: dict[str, list[Spot]] = {}
    for spot, words in adjectives:
        if spot.dropped or spot.passage.field != "body":
            continue
        if any(word in lists.media for word in words) or (
            lists.adjective is not None
            and lists.adjective.fullmatch(spot.text.lower())
            and (spot.text[0].islower() or company.opens_sentence(spot))
            and not any(word in lists.party for word in words[: _reach(words)])
        ):
            described.setdefault(spot.options[0].place.key, []).append(spot)
    if not described:
        return
    these = {id(spot) for alone in described.values() for spot in alone}
    spoken = {
        spot.options[0].place.country
        for spot in spots
        if not spot.dropped and id(spot) not in these
    }
    for key, alone in described.items():
        if key not in spoken and len(alone) < SPOKEN_OF:
            for spot in alone:
                spot.dropped = "an adjective that only describes"
                _lay_aside(spot)


def _reach(words: list[str]) -> int:
    """Return how many words an adjective reaches: past another: "чеський та данський уряди"."""
    return 3 if words and words[0] in _JOINTS else 2


def _lay_aside(spot: Spot) -> None:
    """Keep the place for the actor that the adjective describes."""
    spot.aside = True
    spot.chosen = spot.options[0]


def _behind(text: str, end: int) -> list[str]:
    """Return up to three words behind ``end`` in its clause, in lower case."""
    found = _THREE.match(text, end)
    return [word.lower() for word in found.groups() if word] if found else []


def _in_brackets(spot: Spot) -> bool:
    """Tell whether the name stands in angle brackets: a ticker, or a listed company's name."""
    text = spot.passage.text
    low = max(0, spot.start - _BRACKET_REACH)
    opened = text.rfind("<", low, spot.start)
    if opened < 0 or text.find(">", opened, spot.start) >= 0:
        return False
    return text.find(">", spot.end, spot.end + _BRACKET_REACH) >= 0


def _is_listed(spot: Spot, listed: tuple[str, ...]) -> bool:
    lead = spot.passage.text[max(0, spot.start - 60) : spot.start]
    if "list" not in lead and "quoted" not in lead:
        return False
    return _BETWEEN_LISTED.sub("", lead).rstrip().endswith(listed)


def _forget(spots: list[Spot], firms: set[str], cues: Cues, language: str) -> None:
    """Drop the short names of companies: what was part of one, where it stands alone."""
    where = cues.where.get(language, frozenset())
    for spot in spots:
        if (
            spot.text.casefold() in firms
            and not (spot.dropped or spot.fixed or spot.demonym)
            and spot.options[0].prior < company.WELL_KNOWN
            and spot.before.lower() not in where
        ):
            spot.dropped = "the name of a company in this article"
