"""Where an article's own country is to be sought: in what only one country's press writes.

A town's paper does not say in which country or state its town lies; its offices and courts do
("Crown Court", "selectmen"), and so does the name or the address of the paper. Both are weak
evidence: they choose between namesakes, and make no tag of their own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Final

from agents.document import Hit
from agents.regions.evidence import Evidence
from agents.regions.spots import Spotter

_MARKS: Final = ("", ".", ",", "'s", "’s", ";", ":")
_CUE: Final = 0.75  # what one expression says, in mentions of a country
_MOST: Final = 1.5
_SOURCE: Final = 0.75
_MOST_KNOWN: Final = 10_000  # sources whose places are kept
# Country codes whose domains are sold all over the world.
_GENERIC: Final = frozenset(
    {"AI", "AM", "CC", "CO", "FM", "GG", "IO", "LA", "LY", "ME", "NU", "SH", "TK", "TO", "TV", "WS"}
)
_DOMAIN: Final = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+([a-z]{2})(?:[/:]|$)")
_CODES: Final = {"UK": "GB"}  # where the domain is not the ISO code


@dataclass(frozen=True, slots=True)
class Local:
    """The expressions of ``data/local.toml``, by language and first word."""

    expressions: dict[str, dict[str, tuple[tuple[str, str], ...]]]  # country and expression
    first: dict[str, frozenset[str]]

    @classmethod
    def load(cls) -> Local:
        """Return the packaged lists."""
        text = resources.files("agents.regions").joinpath("data/local.toml").read_text("utf-8")
        found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
        for language, by in tomllib.loads(text).items():
            mine = found.setdefault(language, {})
            for country, forms in by.items():
                for form in forms:
                    first, _, more = form.partition(" ")
                    # A word of its own may end in a mark; so a text needs no other cutting.
                    for word in [first] if more else [first + mark for mark in _MARKS]:
                        mine[word] = (*mine.get(word, ()), (country, form))
        return cls(found, {language: frozenset(words) for language, words in found.items()})

    def tell(self, text: str, language: str, evidence: Evidence) -> None:
        """Add to ``evidence`` the countries whose expressions the text has."""
        first = self.first.get(language)
        if first is None:
            return
        told: dict[str, set[str]] = {}
        for word in first.intersection(text.split()):
            for country, form in self.expressions[language][word]:
                if form in text:
                    told.setdefault(country, set()).add(form)
        for country, forms in sorted(told.items()):
            evidence.hint(country, min(_MOST, _CUE * len(forms)))


class Sources:
    """What the names and addresses of sources say; each is read once."""

    def __init__(self, spotter: Spotter, find: Callable[[str, str], tuple[Hit, ...]]) -> None:
        """Take what reads names in a text."""
        self._spotter = spotter
        self._find = find
        self._known: dict[str, Evidence] = {}

    def tell(self, source: str, evidence: Evidence) -> None:
        """Add to ``evidence`` what the source's name and address say."""
        known = self._known.get(source)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            known = self._known[source] = self._read(source)
        evidence.learn(known)

    def _read(self, source: str) -> Evidence:
        evidence = Evidence()
        address = _DOMAIN.match(source.lower())
        if address:
            code = address.group(1).upper()
            if code not in _GENERIC:
                evidence.hint(_CODES.get(code, code), _SOURCE)
            return evidence
        for hit in self._find(source, "en"):
            form = self._spotter.form(hit, source[hit.start : hit.end], "en")
            if not form.options:
                continue
            if form.sure or form.demonym or form.options[0].place.kind == "country":
                evidence.add(form.options[0], _SOURCE)
            else:
                for division in form.divisions:
                    evidence.together[division] += 1 / len(form.divisions)
        return evidence
