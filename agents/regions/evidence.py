"""What an article's places say together about where it plays."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from agents.regions.options import Option
from agents.regions.spots import Spot

NEAR = 150.0  # km
_NEXT_DOOR = 50.0  # km
_ALWAYS_SCORED = 5  # options of a name
_SPOKEN_OF = 0.7  # of ``together``: more than one name of few places
_MOST_POINTS = 16
_LARGE = 5.0  # 100,000 inhabitants: named far from where they lie
_MAY_LIE = 0.2  # of ``together``; so much comes about by chance


class Evidence:
    """Counts the places that are decided, and those that the open names may mean."""

    def __init__(self, wide: frozenset[str] = frozenset()) -> None:
        """Start with no evidence; ``wide`` divisions say no more than their country."""
        self.wide = wide
        self.hinted = False
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: Counter[str | None] = Counter()  # named
        self.inside: Counter[str | None] = Counter()  # distinct places inside a division
        self._placed: Counter[str] = (
            Counter()
        )  # which they are, however often and in what form named
        self.points: list[tuple[float, float]] = []
        self.total = 0.0
        self.local: dict[str, float] = defaultdict(float)  # towns and divisions alone
        self.own: dict[str, float] = {}  # by form: what it added itself
        self.together: dict[str | None, float] = defaultdict(
            float
        )  # what names could lie in a division
        self.home: set[str] = set()  # the divisions where the source is at home
        self.named: set[str] = set()  # what a "Madison County" may be
        self.nested: Counter[str] = Counter()  # by county: the open names that may lie in it
        self.divided: Counter[str] = Counter()  # by country, its named first-level divisions

    def add(self, option: Option, weight: float = 1.0) -> None:
        """Count a place that is decided."""
        place = option.place
        countries = place.countries
        if len(countries) == 1:
            self.countries[countries[0]] += weight
        else:
            for country in countries[:3]:
                self.countries[country] += weight / len(countries[:3])
        self.total += weight
        if place.level == "country":
            return  # it lies in no division, and its point is no town's
        if place.kind in ("admin1", "city") and place.level != "capital" and place.country:
            self.local[place.country] += weight
        if place.level in ("admin1", "admin2"):
            self.divisions[place.key] += 1
        if place.level == "admin1" and place.country:
            self.divided[place.country] += 1
        self._placed[place.key] += 1
        if self._placed[place.key] == 1:
            for division in (place.admin1, place.admin2):
                if division:
                    self.inside[division] += 1
        if (
            place.kind == "city"
            and place.latitude is not None
            and place.longitude is not None
            and len(self.points) < _MOST_POINTS
        ):
            self.points.append((place.latitude, place.longitude))

    def withdraw(self, option: Option, weight: float = 1.0) -> None:
        """Take back what ``add`` counted for the same option and weight."""
        place = option.place
        countries = place.countries
        for country in countries[:3]:
            self.countries[country] -= weight / min(3, len(countries))
        self.total -= weight
        if place.level == "country":
            return
        if place.kind in ("admin1", "city") and place.level != "capital" and place.country:
            self.local[place.country] -= weight
        if place.level in ("admin1", "admin2"):
            _take(self.divisions, place.key)
        if place.level == "admin1" and place.country:
            _take(self.divided, place.country)
        _take(self._placed, place.key)
        if not self._placed[place.key]:
            for division in (place.admin1, place.admin2):
                if division:
                    _take(self.inside, division)
        if place.kind == "city" and place.latitude is not None and place.longitude is not None:
            point = (place.latitude, place.longitude)
            if point in self.points:
                self.points.remove(point)

    def share(self, option: Option, own: float = 0.0) -> float:
        """Return the part of the evidence that speaks for the option's country, in [0, 1].

        ``own`` is the option's own part of it, which does not speak for itself.
        """
        total = self.total - own
        if total <= 0:
            return 0.0
        countries = option.place.countries
        if len(countries) == 1:
            named = self.countries.get(countries[0], 0.0)
        else:
            named = max((self.countries.get(c, 0.0) for c in countries), default=0.0)
        return (named - own) / total if named > own else 0.0

    def supports(self, option: Option, own: int = 0) -> bool:
        """Tell whether a division around the option is named, or holds another named place.

        ``own`` is how often the option itself was counted.
        """
        place = option.place
        for division in (place.admin1, place.admin2):
            if division is not None and (
                division in self.divisions
                or division in self.home
                or self.inside.get(division, 0) > own
            ):
                return True
        return place.kind == "admin1" and self.inside.get(place.key, 0) > 0

    def elsewhere(self, spot: Spot, option: Option) -> bool:
        """Tell whether the article plays in another division than a small namesake's.

        It does where two of its places lie in one division of the country, or its source is at
        home in one, and nothing at all speaks for the namesake: what is meant lies near those,
        and is too small for any gazetteer.
        """
        place = option.place
        if place.level != "city" or option.prior >= _LARGE or self.supports(option, own=1):
            return False
        alone = 1 / len(spot.divisions) if spot.divisions else 0.0
        if self.together.get(place.admin1, 0.0) - alone > _MAY_LIE:
            return False
        country = f"{place.country}-"
        for division, count in self.inside.items():
            if count > 1 and division and division.startswith(country):
                break
        else:
            for division in self.home:
                if division.startswith(country):
                    break
            else:
                return False
        return not self.near(place.latitude, place.longitude)

    def may_lie(self, spot: Spot) -> None:
        """Count the first-level divisions in which an undecided name has a place.

        A name that is found in few of them says more about each.
        """
        self.nested.update(spot.counties)
        if spot.is_county:
            self.named.update(spot.counties)
        divisions = spot.divisions
        if not divisions:
            return
        together, part = self.together, 1 / len(divisions)
        for division in divisions:
            if division not in self.wide:
                together[division] += part

    def cannot_lie(self, spot: Spot) -> None:
        """Take back what ``may_lie`` counted: the name is no place's."""
        self.nested.subtract(spot.counties)
        if spot.is_county:
            self.named.difference_update(spot.counties)
        for division in spot.divisions:
            if division not in self.wide:
                self.together[division] -= 1 / len(spot.divisions)

    def hint(self, country: str, weight: float, doubt: float = 0.0) -> None:
        """Count weak evidence that the article is local news of a country.

        ``doubt`` is what may as well speak for any other.
        """
        self.hinted = True
        self.countries[country] += weight
        self.local[country] += weight
        self.total += weight + doubt

    def learn(self, other: Evidence) -> None:
        """Count all that another article's part has."""
        for country, weight in other.countries.items():
            self.countries[country] += weight
        for country, weight in other.local.items():
            self.local[country] += weight
        for division, weight in other.together.items():
            self.together[division] += weight
        self.inside.update(other.inside)
        self.divisions.update(other.divisions)
        self.divided.update(other.divided)
        self.total += other.total
        self.home |= other.home
        self.hinted = self.hinted or other.hinted

    def near(self, latitude: float | None, longitude: float | None, within: float = NEAR) -> bool:
        """Tell whether another decided place lies within so many km, at most NEAR."""
        if latitude is None or longitude is None:
            return False
        for a, b in self.points:
            # 1.4 degrees of latitude are a little more than NEAR
            if -1.4 < a - latitude < 1.4 and 0.1 < _km(latitude, longitude, a, b) <= within:
                return True
        return False

    def next_door(self, option: Option) -> bool:
        """Tell whether a town lies in a county that is spoken of, or beside a place that is."""
        place = option.place
        if place.level != "city":
            return False
        if place.admin2 in self.divisions or self.inside.get(place.admin2, 0) > 0:
            return True
        spoken = place.admin1 in self.divisions or self.inside.get(place.admin1, 0) > 0
        return spoken and self.near(place.latitude, place.longitude, _NEXT_DOOR)

    def plausible(self, options: tuple[Option, ...]) -> Sequence[Option]:
        """Return the options that may win: the likeliest, and those whose division is spoken of."""
        if len(options) <= _ALWAYS_SCORED:
            return options
        found = list(options[:_ALWAYS_SCORED])
        divisions, inside, together = self.divisions, self.inside, self.together
        for option in options[_ALWAYS_SCORED:]:
            place = option.place
            for division in (place.admin1, place.admin2):
                if division is not None and (
                    division in divisions
                    or division in inside
                    or together.get(division, 0.0) >= _SPOKEN_OF
                ):
                    found.append(option)
                    break
        return found


def _take(counted: Counter[Any], key: str) -> None:
    counted[key] -= 1
    if counted[key] <= 0:
        del counted[key]


def _km(a: float, b: float, c: float, d: float) -> float:
    """Return the distance of two points in km, flat: right to a few percent below 1,000 km."""
    x = (d - b) * math.cos(math.radians((a + c) / 2))
    return 111.2 * math.hypot(c - a, x)
