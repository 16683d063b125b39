"""Why each name of an article means what it does, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from agents.regions.choice import Choice
from agents.regions.gazetteer import Gazetteer
from agents.regions.options import Option
from agents.regions.place import Place
from agents.regions.press import Home
from agents.regions.spots import Spot
from agents.regions.weighing import Part

_LEAST: Final = 0.05  # parts that say less are not told


class Candidate(NamedTuple):
    """A place that a name may mean."""

    place: Place
    where: str  # "Texas, United States"
    prior: float  # how likely it is without context, in powers of ten of inhabitants
    parts: tuple[Part, ...]  # what the article added; empty where nothing had to be weighed


class Explanation(NamedTuple):
    """One article's spots, and what decided."""

    spots: list[Spot]
    choice: Choice | None
    gazetteer: Gazetteer
    home: Home | None
    expressions: dict[str, set[str]]  # of one country's news, by country
    phones: set[str]  # the divisions of the telephone numbers in it
    dateline: str

    def evidence(self) -> Iterator[tuple[str, str]]:
        """Yield what speaks of where the article plays beside its names: kind and words."""
        if self.home is not None:
            places = sorted(self.home.evidence.home) or sorted(self.home.evidence.countries)
            told = [self.called(key) for key in places]
            if self.home.names:
                names = sorted(name for name in self.home.names if not name.isupper())
                told.append(f"called for {', '.join(names)}")
            if told:
                yield "source", "; ".join(told)
        for country, forms in sorted(self.expressions.items()):
            yield "expressions", f"{self.called(country)}: {', '.join(sorted(forms))}"
        if self.phones:
            yield "telephones", ", ".join(sorted(self.called(key) for key in self.phones))
        if self.dateline:
            yield "dateline", self.dateline

    def reason(self, spot: Spot) -> str:
        """Return in a few words what decided which place the spot means."""
        if spot.demonym:
            return "the adjective or people of the place"
        if spot.why:
            return "; ".join(spot.why)
        if len(spot.options) == 1:
            return "the only place of that name"
        if self._was_open(spot):
            return "weighed against its namesakes"
        return "by far the likeliest of its namesakes"

    def candidates(self, spot: Spot) -> list[Candidate]:
        """Return the places that the spot may mean, the chosen one first."""
        if self.choice is not None and self._was_open(spot) and len(spot.options) > 1:
            rows = self.choice.parts(spot, self.called)
        else:
            rows = [(option, []) for option in spot.options]
        rows.sort(key=lambda row: row[0] is not spot.chosen)
        return [self._candidate(option, parts) for option, parts in rows]

    def called(self, key: str) -> str:
        """Return the name of the place with this key."""
        place = self.gazetteer.get(key)
        return place.name if place else key

    def _was_open(self, spot: Spot) -> bool:
        return self.choice is not None and spot.form in self.choice.open and not spot.fixed

    def _candidate(self, option: Option, parts: list[Part]) -> Candidate:
        place = option.place
        around = [place.admin1 if place.admin1 != place.key else None, place.country]
        where = ", ".join(self.called(key) for key in around if key and key != place.key)
        told = tuple(part for part in parts if abs(part.weight) >= _LEAST)
        return Candidate(place, where, option.prior, told)
