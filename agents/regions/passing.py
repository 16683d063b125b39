"""Names and adjectives of countries that speak of something else: money, a language, a company.

"Swiss francs", "in English", "the French news agency", "Spanish influenza", "China Everbright
Holdings Co", "listed in Luxembourg": none is news of the place. In languages that tell an
adjective from a people's name, an adjective that only describes ("the Irish airline") is no
mention of its country either, unless the country is spoken of elsewhere in the article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Final

from agents.regions import company
from agents.regions.company import Cues
from agents.regions.spots import Spot

# A country whose adjective stands this often is spoken of, whatever it stands before.
SPOKEN_OF: Final = 3
_NEAR: Final = 3  # words behind an adjective among which its noun is sought
_REACH: Final = 48  # characters
_WORD = re.compile(r"[^\W\d_][\w'’&-]*\.?")
_END = re.compile(r"[.;:!?()\n\"“”«»,]")
_JOINTS: Final = frozenset({"and", "or", "und", "et", "y", "e", "i", "и", "та", "і", "a"})
_BRACKET_REACH: Final = 60  # characters; a name in angle brackets is a listed company's
_BETWEEN_LISTED = re.compile(r"(?:[A-Z][\w ]{2,14}, |[A-Z][\w ]{2,14} and (?:the |in )?)*$")


class _Words:
    """A list of words, some of them only beginnings."""

    __slots__ = ("begins", "whole")

    def __init__(self, listed: Iterable[str] = ()) -> None:
        listed = list(listed)
        self.whole = frozenset(word for word in listed if word[-1] != "*")
        self.begins = tuple(word[:-1] for word in listed if word[-1] == "*")

    def __contains__(self, word: str) -> bool:
        return word in self.whole or (bool(self.begins) and word.startswith(self.begins))


_NONE: Final = _Words()


@dataclass(frozen=True, slots=True)
class Passing:
    """The word lists of ``data/passing.toml``."""

    lists: dict[str, dict[str, _Words]]  # by name and language
    listed: dict[str, tuple[str, ...]]
    adjective: dict[str, re.Pattern[str]]
    company: re.Pattern[str]

    @classmethod
    def load(cls) -> Passing:
        """Return the packaged lists."""
        text = resources.files("agents.regions").joinpath("data/passing.toml").read_text("utf-8")
        data = tomllib.loads(text)
        forms = "|".join(re.escape(form) for form in data["company"]["any"])
        return cls(
            lists={
                name: {language: _Words(words) for language, words in data[name].items()}
                for name in ("currency", "language", "spoken", "media", "kind", "party")
            },
            listed={language: tuple(forms) for language, forms in data["listed"].items()},
            adjective={
                language: re.compile(rf".*(?:{'|'.join(ends)})")
                for language, ends in data["adjective"].items()
            },
            company=re.compile(
                rf"(?:[ /](?:[A-Z][\w&'’.-]*|&|of|\([A-Z]\w+\))){{0,4}}?,? (?:{forms})(?!\w)"
            ),
        )

    def screen(self, spots: list[Spot], cues: Cues, language: str) -> None:
        """Drop the spots that speak of something else; those that describe are kept ``aside``."""
        lists = {name: by.get(language, _NONE) for name, by in self.lists.items()}
        listed = self.listed.get(language, ())
        firms: set[str] = set()
        for spot in spots:
            if spot.fixed or spot.dropped:
                continue
            text, end = spot.passage.text, spot.end
            follows = text[end : end + 1]
            if follows in " /-" and follows:
                if spot.demonym or spot.options[0].place.level == "country":
                    reason = self._other(spot, lists, language)
                    if reason:
                        spot.dropped = reason
                        continue
                if follows != "-" and self._is_firm(spot, cues):
                    spot.dropped = "part of a company's name"
                    firms.add(spot.text)
                    continue
            elif spot.demonym and language == "en" and _is_spoken(spot, lists["spoken"]):
                spot.dropped = "a language"
                continue
            if _in_brackets(spot):
                spot.dropped = "part of a company's name"
                firms.add(spot.text)
            elif listed and _is_listed(spot, listed):
                spot.dropped = "where shares are listed"
        if firms:
            _forget(spots, firms, cues, language)
        self._set_aside(spots, lists, self.adjective.get(language))

    def _other(self, spot: Spot, lists: dict[str, _Words], language: str) -> str | None:
        """Return what else than its country the name speaks of."""
        words = _behind(spot)
        if not words:
            return None
        first = words[0]
        if first in _JOINTS and len(words) > 2:
            first = words[2]  # "Canadian and Australian dollars"
        if first in lists["currency"] and (spot.passage.field == "body" or _is_amount(spot)):
            return "a currency"
        first = words[0]
        if not spot.demonym:
            return None
        if first in lists["language"]:
            return "a language"
        if language == "en" and _is_spoken(spot, lists["spoken"]):
            return "a language"
        if first in lists["kind"] or (len(words) > 1 and words[1] in lists["kind"]):
            return "the name of a kind"
        return None

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
            return following is not None and following.group().lower() in cues.words["en"]
        return True

    def _set_aside(
        self, spots: list[Spot], lists: dict[str, _Words], adjective: re.Pattern[str] | None
    ) -> None:
        """Drop adjectives that describe or tell who reports, of countries not spoken of."""
        described: dict[str, list[Spot]] = {}
        spoken: set[str] = set()
        for spot in spots:
            if spot.dropped:
                continue
            place = spot.options[0].place
            if spot.demonym and spot.passage.field == "body":
                words = _behind(spot)
                if any(word in lists["media"] for word in words) or (
                    adjective is not None
                    and adjective.fullmatch(spot.text.lower())
                    and (spot.text[0].islower() or company.opens_sentence(spot))
                    and not any(word in lists["party"] for word in words[:2])
                ):
                    described.setdefault(place.key, []).append(spot)
                    continue
            if place.country:
                spoken.add(place.country)
        for key, alone in described.items():
            if key not in spoken and len(alone) < SPOKEN_OF:
                for spot in alone:
                    spot.dropped = "an adjective that only describes"
                    _lay_aside(spot)


def _lay_aside(spot: Spot) -> None:
    """Keep the place for the actor that the adjective describes."""
    spot.aside = True
    spot.chosen = spot.options[0]


def _behind(spot: Spot) -> list[str]:
    """Return up to three words behind the spot in its clause, in lower case."""
    text = spot.passage.text[spot.end : spot.end + _REACH]
    clause = _END.search(text)
    if clause:
        text = text[: clause.end() if clause.group() == "." else clause.start()]
    return [word.lower().rstrip(".") for word in _WORD.findall(text)[:_NEAR]]


def _is_amount(spot: Spot) -> bool:
    """Tell whether a number stands shortly before; a headline without one is of the currency."""
    lead = spot.passage.text[max(0, spot.start - 12) : spot.start]
    return any(letter.isdigit() for letter in lead)


def _is_spoken(spot: Spot, spoken: _Words) -> bool:
    """Tell whether an English adjective stands for the language: "spoke French", "in Spanish"."""
    before = spot.passage.text[max(0, spot.start - 24) : spot.start].lower().split()
    if not before:
        return False
    if before[-1] in spoken or (len(before) > 1 and before[-1] == "only" and before[-2] in spoken):
        return True
    if before[-1] not in ("in", "into", "of", "and") or spot.text[-1] == "s":
        return False
    following = spot.passage.text[spot.end : spot.end + 8]
    alone = not following or following[0] in ".,;:)" or following[:5] in (" and ", " for ", " but ")
    if before[-1] == "and":
        return alone and before[-3:-2] == ["in"]
    return alone and before[-1] in ("in", "into")


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
            spot.text in firms
            and not (spot.dropped or spot.fixed or spot.demonym)
            and spot.options[0].prior < company.WELL_KNOWN
            and spot.before.lower() not in where
        ):
            spot.dropped = "the name of a company in this article"
