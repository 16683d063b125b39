"""Which place each spot means: spelled-out containment, then the company of the other places."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from agents.regions.place import Place
from agents.regions.spots import SETTLED, Option, Spot

# Weights in powers of ten of inhabitants, the prior's unit: a country that the whole article is
# about makes one of its towns ten times likelier, when it speaks of its towns three hundred times.
_COUNTRY = 1.3
_LOCAL = 1.5  # and so much more, when its towns and divisions are what is spoken of
_DIVISION = 3.0  # the first- or second-level division around is named
_SIBLING = 1.2  # places in the same first-level division are named
_NEAR = 1.0  # another place of the article lies within NEAR
NEAR = 150.0  # km
_TOGETHER = 2.0  # and as many names again could lie in the same first-level division
_MOST_TOGETHER = 2.5
_IN_LIST = 3.0  # neighbours in a list are divisions of the same country
_STRANGE = -1.0  # a town in a country that nothing else speaks of
_MIN_SHARE = 0.05
_ALWAYS_SCORED = 5  # options of a name
_SPOKEN_OF = 0.7  # of ``together``: more than one name of few places
_MOST_POINTS = 16
# A country's namesake division abroad is none of a list of countries: "Niger, Nigeria and Togo".
_NO_NAMESAKE = 2.0
_SEAT = 1.5  # a capital is meant, where nothing tells that the article is local news
# "A Lebanon woman", "Jordan High School": of a country there is an adjective, and it has no such
# schools; and so much for the namesakes of capitals.
_TOWNS_OWN = 3.0
_TOWNS_OWN_CAPITAL = 2.0
_ELSEWHERE = 6.0  # "Stroud, Ontario" is no place that is known; likelier ones are in a list
_NESTED = 1.5  # a county and a town that lies in it may both be meant: Richmond, Madison County


class Company:
    """What the article's places say about where it plays."""

    def __init__(self, wide: frozenset[str] = frozenset()) -> None:
        """Start with no evidence; ``wide`` divisions say no more than their country."""
        self.wide = wide
        self.hinted = False
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: Counter[str | None] = Counter()  # named
        self.inside: Counter[str | None] = Counter()  # distinct places inside a division
        self.points: list[tuple[float, float]] = []
        self.total = 0.0
        self.local: dict[str, float] = defaultdict(float)  # towns and divisions alone
        self.own: dict[str, float] = {}  # by text form: what it added itself
        self.together: dict[str | None, float] = defaultdict(
            float
        )  # what names could lie in a division
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
                division in self.divisions or self.inside.get(division, 0) > own
            ):
                return True
        return place.kind == "admin1" and self.inside.get(place.key, 0) > 0

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

    def hint(self, country: str, weight: float) -> None:
        """Count weak evidence that the article is local news of a country."""
        self.hinted = True
        self.countries[country] += weight
        self.local[country] += weight
        self.total += weight

    def learn(self, other: Company) -> None:
        """Count all that another company has."""
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
        self.hinted = self.hinted or other.hinted

    def score(self, option: Option, alone: float = 0.0) -> float:
        """Return the option's prior with what the company adds.

        ``alone`` is what the spot itself added to ``together``.
        """
        place, score = option.place, option.prior
        if not self.total and not self.together:
            return score
        share = self.share(option)
        score += _COUNTRY * share
        if place.kind == "admin1":
            if self.inside.get(place.key, 0) > 0:
                score += _SIBLING
            if self.divided.get(place.country or "", 0) > 0:
                score += _SIBLING
            common = self.together.get(place.key, 0.0) - alone
            if common > 0:
                score += min(_SIBLING, _SIBLING * common)
            return score
        if place.kind != "city":
            return score
        if self.total:
            score += _LOCAL * min(1.0, self.local.get(place.country or "", 0.0) / self.total)
        if share < _MIN_SHARE and self.total >= 2 and (place.level != "capital" or option.further):
            score += _STRANGE
        first, second = place.admin1, place.admin2
        if first in self.divisions or second in self.divisions:
            score += _DIVISION
        elif self.inside.get(second, 0) > 0 or (
            self.inside.get(first, 0) > 0 and first not in self.wide
        ):
            score += _SIBLING
        common = self.together.get(first, 0.0) - alone
        if common > 0:
            score += min(_MOST_TOGETHER, _TOGETHER * common)
        if place.level == "admin2":
            nested = place.key in self.named and self.nested[place.key] > 1
        else:
            nested = option.prior >= SETTLED and self.nested.get(second or "", 0) > 1
        if nested:
            score += _NESTED
        if self.points and self.near(place.latitude, place.longitude):
            score += _NEAR
        return score

    def near(self, latitude: float | None, longitude: float | None) -> bool:
        """Tell whether another decided place lies within NEAR."""
        if latitude is None or longitude is None:
            return False
        for a, b in self.points:
            # 1.4 degrees of latitude are a little more than NEAR
            if -1.4 < a - latitude < 1.4 and 0.1 < _km(latitude, longitude, a, b) <= NEAR:
                return True
        return False

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


def spell_out(spots: list[Spot]) -> None:
    """Fix spots whose container follows: "Portland, Maine", "Paris (Texas)", "Athens, Greece"."""
    for number, (first, second) in enumerate(itertools.pairwise(spots)):
        if first.passage is not second.passage or not 1 <= second.start - first.end <= 3:
            continue
        between = first.passage.text[first.end : second.start]
        if between.strip() not in (",", "(", "", "，", "،") or "\n\n" in between:
            continue
        if not between.strip() and not second.only_behind:
            continue
        if _in_list(
            first, second, spots[max(0, number - 1) : number] + spots[number + 2 : number + 3]
        ):
            continue
        pair = _contained(first, second)
        if pair:
            first.chosen, second.chosen = pair
            first.fixed = second.fixed = True
            first.why.append(f"spelled out: {first.text}{between}{second.text}")
        elif between == ", " and _lies_elsewhere(first, second):
            first.dropped = f"a place in {second.text} that is not known"


def _lies_elsewhere(first: Spot, second: Spot) -> bool:
    """Tell whether the text puts a town where no town of that name is known: "Stroud, Ontario"."""
    place, outer = first.options[0].place, second.options[0].place
    return (
        place.level in _TOWNS
        and first.options[0].prior < _ELSEWHERE
        and outer.level == "admin1"
        and second.options[0].prior >= _ELSEWHERE
        and place.country != outer.country
        and not first.demonym
    )


def _in_list(first: Spot, second: Spot, around: list[Spot]) -> bool:
    """Tell whether two names are of a list of divisions of one country, or of countries.

    "Georgia, Oklahoma and Utah" does not speak of Georgia in Oklahoma.
    """
    for kind in ("admin1", "country"):
        mine, other = _of_level(first, kind), _of_level(second, kind)
        if mine is None or other is None:
            continue
        for third in around:
            its = _of_level(third, kind)
            if its is None or third.passage is not first.passage:
                continue
            low, high = (
                (third.end, first.start) if third.end <= first.start else (second.end, third.start)
            )
            if first.passage.text[low:high].strip(" ,") not in _JOINTS or low == high:
                continue
            if kind == "country" or mine.country == other.country == its.country:
                return True
    return False


_JOINTS = frozenset({"", "and", "or", "&", "und", "et", "y", "e", "и", "i"})


def _of_level(spot: Spot, level: str) -> Place | None:
    """Return the country that the spot names first, or the division that it may mean."""
    if level == "admin1":
        return spot.division.place if spot.division else None
    place = spot.options[0].place
    return place if place.level == level else None


def _contained(first: Spot, second: Spot) -> tuple[Option, Option] | None:
    """Return the likeliest pair of which the first lies in the second."""
    if first.demonym or second.demonym:
        return None
    best: tuple[float, Option, Option] | None = None
    for outer in second.options:
        place = outer.place
        if place.kind in ("city", "macro") and place.level != "admin2":
            continue
        for inner in (first.chosen,) if first.chosen else first.options:
            within = inner.place
            if within.key == place.key or within.kind in ("country", "macro"):
                continue
            if place.level == "country":
                inside = within.country == place.key
            else:
                inside = place.key in (within.admin1, within.admin2)
            if inside and within.level == "admin1" and first.options[0].place.level == "country":
                inside = first.options[0].prior - inner.prior < _NO_NAMESAKE
            if inside and place.level == "country" and within.kind == "city":
                # "in Russia, U.S. officials said" does not speak of Russia, Ohio
                inside = first.options[0].place.level not in ("country", "area", "macro")
            if inside:
                score = inner.prior + outer.prior
                if best is None or score > best[0]:
                    best = (score, inner, outer)
                break
    return (best[1], best[2]) if best else None


def choose(
    spots: list[Spot], company: Company, tell: Callable[[Company], None] | None = None
) -> None:
    """Choose an option for every spot; one sense a text form and article, spelled out ones first.

    Spots that are ``dropped`` are left alone. ``company`` is filled; ``tell`` adds to it what
    else speaks for a country, and is asked only when a name is open.
    """
    senses: dict[str, Option] = {}
    for spot in spots:
        if spot.chosen and not spot.dropped:
            senses.setdefault(spot.text, spot.chosen)
    counted: set[str] = set()
    towns_own = _towns_own(spots)
    open_forms: dict[str, Spot] = {}
    for spot in spots:
        if spot.dropped or (spot.only_behind and not spot.fixed):
            continue
        if spot.text in counted:
            continue
        option = senses.get(spot.text)
        if option is None:
            if not spot.sure or spot.text in towns_own:
                open_forms.setdefault(spot.text, spot)
                continue
            option = spot.options[0]
            senses[spot.text] = option
        counted.add(spot.text)
        company.own[spot.text] = _weight(spot, option)
        company.add(option, company.own[spot.text])
    if open_forms and tell:
        tell(company)
    for spot in open_forms.values():
        company.may_lie(spot)
    for text, spot in open_forms.items():
        option = spot.division
        if option is not None and _listed(spot, option, spots):
            senses[text] = option
            spot.why.append("in a list of divisions")
            company.own[text] = _weight(spot, option)
            company.add(option, company.own[text])
    # The surest of the open ones first: each that is decided speaks for the next.
    for text, spot in sorted(open_forms.items(), key=lambda item: -item[1].margin):
        if text in senses:
            continue
        best, highest = spot.options[0], -math.inf
        if len(spot.options) > 1:
            alone = 1 / len(spot.divisions) if spot.divisions else 0.0
            towns = towns_own.get(text, 0.0)
            seat = _SEAT if _is_seat(spot, company) else 0.0
            for option in company.plausible(spot.options):
                score = company.score(option, alone)
                if seat and option.place.level == "capital" and not option.further:
                    score += seat
                if towns and option.place.level in _TOWNS:
                    score += towns
                if score > highest:  # of equals the likelier one, which comes first
                    best, highest = option, score
        senses[text] = best
        if best is not spot.options[0]:
            spot.why.append("other places of the article")
        company.own[text] = 0.5 if best.prior < 5 else 0.8
        company.add(best, company.own[text])
    for spot in spots:
        if spot.chosen is None and not spot.dropped:
            spot.chosen = senses.get(spot.text)
    _unite(spots)


def _unite(spots: list[Spot]) -> None:
    """Give the municipality of a town as the town: Geneva has one record for each.

    So has the text one place, whether it says "Dublin" or "Dublin City". A county that is
    named as one ("Dallas County") is another place than the town in it.
    """
    for spot in spots:
        option = spot.chosen
        if option is None or option.place.level not in ("admin1", "admin2") or spot.demonym:
            continue
        place = option.place
        bare = _MUNICIPAL.sub("", place.name)
        for other in spot.options:
            town = other.place
            if (
                town.level in ("city", "capital")
                and place.key in ((town.admin2,) if place.level == "admin2" else (town.admin1,))
                and town.name in (bare, spot.text)
                and (place.level == "admin2" or bare != place.name)
            ):
                spot.chosen = other
                spot.why.append(f"the town of the municipality {place.name}")
                break


_MUNICIPAL = re.compile(
    r"^(?:City of|City and County of|Kota|Gemeente|Stadt|Comune di|Municipio de|Concelho de) "
    r"|(?:,? City(?: of)?|, City of| Kommun| Municipality| Shi| Regional Municipality)$"
)


def _is_seat(spot: Spot, company: Company) -> bool:
    """Tell whether a capital's name is likely the capital: nothing speaks of local news,
    nor of the division that has the same name.
    """
    if company.hinted:
        return False
    division = spot.division.place.key if spot.division else None
    return division not in company.divisions and not company.inside.get(division, 0)


_STATES = frozenset(("country", "capital"))
_TOWNS = frozenset(("city", "admin2"))
_OF_TOWN = re.compile(
    r" (?:(?:man|woman|girl|boy|teen|teenager|couple|resident|residents|native|mother|father)\b|"
    r"(?:Area |Community |Independent |Junior |Senior |Public )?"
    r"(?:High School|Middle School|Elementary|elementary|School District|Junior High|Township|"
    r"City Schools|Civic Center|Fire Department|Parks and Recreation))"
)
_OF_TOWN_NOT_STATE = re.compile(
    r" (?:City (?:Council|Hall|Manager|Schools)|Police Department|Mayor|Chamber of Commerce|"
    r"Public Library|Independent School|Junior |Road\b|Street\b|Township\b)"
)
_AGED = re.compile(r"\b\d{1,2}, (?:of )?$")  # "Joyce Glover, 22, Palestine"
_AGE_REACH = 8  # characters


def _towns_own(spots: list[Spot]) -> dict[str, float]:
    """Return, by text form of a country or capital, what speaks for a town of that name."""
    found: dict[str, float] = {}
    for spot in spots:
        options = spot.options
        level = options[0].place.level
        if len(options) < 2 or level not in _STATES or spot.dropped or spot.text in found:
            continue
        text, start, end = spot.passage.text, spot.start, spot.end
        of_town = (
            _OF_TOWN.match(text, end)
            or (level == "country" and _OF_TOWN_NOT_STATE.match(text, end))
            or _AGED.search(text, max(0, start - _AGE_REACH), start)
        )
        if of_town:
            found[spot.text] = _TOWNS_OWN if level == "country" else _TOWNS_OWN_CAPITAL
    return found


def _listed(spot: Spot, option: Option, spots: list[Spot]) -> bool:
    """Tell whether the spot stands in a list of divisions of one country: "Oregon, Kansas"."""
    country = option.place.country
    at = spots.index(spot)
    text = spot.passage.text
    for other in (*spots[max(0, at - 1) : at], *spots[at + 1 : at + 2]):
        if other.passage is not spot.passage:
            continue
        low, high = min(spot.end, other.end), max(spot.start, other.start)
        if text[low:high].strip(" ,") not in _JOINTS:
            continue
        division = other.division
        if (
            division is not None
            and division.place.country == country
            and not other.fixed
            and (other.options[0] is division or spot.options[0] is option)
        ):
            return True
    return False


def _weight(spot: Spot, option: Option) -> float:
    weight = 1.0 if option.place.kind in ("country", "admin1", "city") else 0.5
    return weight * (1.5 if spot.fixed else 1.0)


def _km(a: float, b: float, c: float, d: float) -> float:
    """Return the distance of two points in km, flat: right to a few percent below 1,000 km."""
    x = (d - b) * math.cos(math.radians((a + c) / 2))
    return 111.2 * math.hypot(c - a, x)
