"""Where an article's own country is to be sought: in what only one country's press writes.

A town's paper does not say in which country its town lies; its offices and courts do ("Crown
Court", "selectmen"). That is weak evidence: it chooses between namesakes and makes no tag.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Final

from agents.regions.evidence import Evidence

_MARKS: Final = ("", ".", ",", "'s", "’s", ";", ":")
_CUE: Final = 0.75  # what one expression says, in mentions of a country
_MOST: Final = 1.5


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
        for country, forms in sorted(self.told(text, language).items()):
            evidence.hint(country, min(_MOST, _CUE * len(forms)))

    def told(self, text: str, language: str) -> dict[str, set[str]]:
        """Return the expressions that the text has, by country."""
        told: dict[str, set[str]] = {}
        first = self.first.get(language)
        if first is not None:
            for word in first.intersection(text.split()):
                for country, form in self.expressions[language][word]:
                    if form in text:
                        told.setdefault(country, set()).add(form)
        return told
