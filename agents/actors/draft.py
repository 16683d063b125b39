"""An actor in the making: what is known of it, and where the text names it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp

from streams.events import ActorKind, FieldName, Mention, Sector, Sense

LEAD = 400  # characters of the body that count as its lead
WEIGHT_TITLE = 3.0
WEIGHT_LEAD = 2.0
FULL_WEIGHT = 4.0  # weight at which a score reaches 63 %
_SLUG = re.compile(r"[^\w]+")


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sector: Sector | None = None
    code: str | None = None
    role: str | None = None
    role_id: str | None = None
    mentions: dict[tuple[FieldName, int], Mention] = field(default_factory=dict)

    def add(
        self, where: FieldName, start: int, end: int, text: str, sense: Sense = "literal"
    ) -> None:
        """Note a mention; of two that begin at one place the longer stays."""
        old = self.mentions.get((where, start))
        if old is None or old.end < end:
            self.mentions[where, start] = Mention(where, start, end, text, sense)

    def score(self) -> float:
        """Return how much the article is about the actor."""
        weight = 0.0
        for mention in self.mentions.values():
            if mention.field == "title":
                weight += WEIGHT_TITLE
            elif mention.start < LEAD:
                weight += WEIGHT_LEAD
            else:
                weight += 1.0
        return round(1 - exp(-weight / FULL_WEIGHT), 4)


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Return the name in lower case with hyphens between its words; letters of all scripts stay."""
    return _SLUG.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-_")
