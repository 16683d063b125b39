"""The states whose telephone numbers a story gives: weak evidence of where it plays."""

from __future__ import annotations

import re
from typing import Final

from agents.regions.curated import table
from agents.regions.evidence import Evidence

# What may not stand before the number is looked for behind its first digit: so the search skips at
# once to where a number can begin.
_NUMBER: Final = re.compile(r"([2-9](?<![\d-].)\d\d)(?:\) ?|[-.])[2-9]\d\d[-.]\d{4}(?!\d)")
_SAYS: Final = 0.75  # in mentions of the country, and in names that lie in the state alone


class Phones:
    """The area codes of ``data/phones.toml``."""

    def __init__(self) -> None:
        """Load the packaged codes."""
        self._divisions = {
            code: division for division, codes in table("phones")["area"].items() for code in codes
        }

    def told(self, text: str) -> set[str]:
        """Return the keys of the divisions whose numbers the text has."""
        codes = set(_NUMBER.findall(text))
        return {self._divisions[code] for code in codes if code in self._divisions}

    def tell(self, text: str, evidence: Evidence) -> None:
        """Add to ``evidence`` the divisions whose numbers the text has."""
        divisions = self.told(text)
        for country in {division[:2] for division in divisions}:
            evidence.hint(country, _SAYS)
        for division in divisions:
            evidence.together[division] += _SAYS
