"""Which place each spot means: one sense a text form, by the other places of the article."""

from __future__ import annotations

import math
from collections.abc import Callable

from agents.regions import weighing
from agents.regions.containment import JOINTS, TOWNS
from agents.regions.evidence import Evidence
from agents.regions.options import Option
from agents.regions.spots import Spot

# So much of the article's evidence speaks for one country, when one of its towns is meant by the
# name of another country: two places beside the name itself.
_LOCAL_STORY = 0.6
_SEAT = 1.5  # a capital is meant, where nothing tells that the article is local news


class Choice:
    """What the names of one article mean; one sense a text form.

    ``choose`` decides in the order of what is surest; ``reconsider`` asks again, when all of the
    article is known and what is no place has fallen away.
    """

    def __init__(self, spots: list[Spot], evidence: Evidence, towns_own: dict[str, float]) -> None:
        """Take the spots in order; those that are ``dropped`` are left alone.

        ``towns_own`` is, by form of a country or capital, what speaks for a town of that name.
        """
        self._spots = spots
        self._evidence = evidence
        self._senses: dict[str, Option] = {}
        self._towns_own = towns_own
        self._told: set[str] = set()  # forms that need no second look
        self.open: dict[str, Spot] = {}  # the first spot of each form that needs context

    def choose(self, tell: Callable[[Evidence], None]) -> None:
        """Choose an option for every spot, spelled out ones first.

        The evidence is filled; ``tell`` adds to it what else speaks for a country, and is asked
        only when a name is open.
        """
        senses, spots, evidence = self._senses, self._spots, self._evidence
        for spot in spots:
            if spot.chosen and not spot.dropped:
                senses.setdefault(spot.form, spot.chosen)
        self._decide_sure()
        if self.open:
            tell(evidence)
        for spot in self.open.values():
            evidence.may_lie(spot)
        for text, spot in self.open.items():
            option = spot.division
            if option is not None and _listed(spot, option, spots):
                spot.why.append("in a list of divisions")
                self._told.add(text)
                self._settle(text, option, _weight(spot, option))
        # The surest of the open ones first: each that is decided speaks for the next.
        for text, spot in self._in_order():
            if text not in senses:
                best = self._best(spot)
                self._settle(text, best, 0.5 if best.prior < 5 else 0.8)
        self._give()

    def reconsider(self, is_place: Callable[[Spot], bool]) -> None:
        """Choose again for the open forms, each by all the others.

        ``is_place`` tells whether a spot with its choice is one; a form of which none is
        no longer speaks for the others.
        """
        evidence, senses = self._evidence, self._senses
        placed: set[str] = set()
        for spot in self._spots:
            text = spot.form
            if text in self.open and text not in placed and not spot.dropped and is_place(spot):
                placed.add(text)
        for text, spot in self.open.items():
            if text not in placed:
                evidence.withdraw(senses[text], evidence.own[text])
                evidence.cannot_lie(spot)
        # What stands alone was chosen by all the others already.
        order = self._in_order() if len(self.open) > 1 else []
        for text, spot in order:
            if text not in placed or text in self._told or len(spot.options) < 2:
                continue
            own, known = evidence.own[text], senses[text]
            evidence.withdraw(known, own)
            best = self._best(spot)
            evidence.add(best, own)
            senses[text] = best
        moved = self._neighbours()
        for spot in self._spots:
            text = spot.form
            if (text in self.open or text in moved) and not spot.dropped and not spot.fixed:
                spot.chosen = None
        self._give()

    def _neighbours(self) -> set[str]:
        """Take countries for their namesakes next door, and return the text forms.

        "Lebanon police" in a story of Boone County, Indiana, are those of the town there, where
        nothing else is said of the country.
        """
        evidence, moved = self._evidence, set[str]()
        if not evidence.points and not evidence.divisions:
            return moved
        for spot in self._spots:
            options = spot.options
            if (
                options[0].place.level != "country"
                or len(options) < 2
                or spot.demonym
                or spot.dropped
                or spot.fixed
                or spot.form in moved
            ):
                continue
            known, own = self._senses.get(spot.form), evidence.own.get(spot.form, 0.0)
            if known is not options[0] or evidence.share(known, own) > 0:
                continue
            evidence.withdraw(known, own)
            for option in options[1:]:
                if evidence.next_door(option) and evidence.share(option) >= _LOCAL_STORY:
                    spot.why.append("nothing else is said of the country")
                    moved.add(spot.form)
                    known = option
                    break
            self._settle(spot.form, known, own)
        return moved

    def _decide_sure(self) -> None:
        """Settle what is spelled out or needs no context; the rest is ``open``."""
        for spot in self._spots:
            text = spot.form
            if spot.dropped or (spot.only_behind and not spot.fixed):
                continue
            if text in self._evidence.own:
                continue
            option = self._senses.get(text)
            if option is None:
                if not spot.sure or text in self._towns_own:
                    self.open.setdefault(text, spot)
                    continue
                option = spot.options[0]
            self._settle(text, option, _weight(spot, option))

    def _in_order(self) -> list[tuple[str, Spot]]:
        return sorted(self.open.items(), key=lambda item: -item[1].margin)

    def _settle(self, text: str, option: Option, weight: float) -> None:
        self._senses[text] = option
        self._evidence.own[text] = weight
        self._evidence.add(option, weight)

    def _best(self, spot: Spot) -> Option:
        """Return the option of which prior and evidence together say most."""
        if len(spot.options) == 1:
            return spot.options[0]
        evidence = self._evidence
        best, highest = spot.options[0], -math.inf
        alone = 1 / len(spot.divisions) if spot.divisions else 0.0
        towns = self._towns_own.get(spot.form, 0.0)
        seat = _SEAT if _is_seat(spot, evidence) else 0.0
        for option in evidence.plausible(spot.options):
            score = weighing.score(evidence, option, alone)
            if seat and option.place.level == "capital" and not option.further:
                score += seat
            if towns and option.place.level in TOWNS:
                score += towns
            if score > highest:  # of equals the likelier one, which comes first
                best, highest = option, score
        return best

    def parts(
        self, spot: Spot, called: Callable[[str], str]
    ) -> list[tuple[Option, list[weighing.Part]]]:
        """Return the options of an open form with what was said for and against each.

        The likeliest comes first; ``called`` gives a place's name by its key.
        """
        evidence, own = self._evidence, self._evidence.own.get(spot.form, 0.0)
        known = self._senses[spot.form]
        evidence.withdraw(known, own)
        alone = 1 / len(spot.divisions) if spot.divisions else 0.0
        found = []
        for option in evidence.plausible(spot.options):
            said = list(weighing.parts(evidence, option, alone, called))
            if option.place.level == "capital" and not option.further and _is_seat(spot, evidence):
                said.append(weighing.Part("a capital, and no local news", _SEAT))
            towns = self._towns_own.get(spot.form, 0.0)
            if towns and option.place.level in TOWNS:
                said.append(weighing.Part("the words around or the source mean a town", towns))
            found.append((option, said))
        evidence.add(known, own)
        found.sort(key=lambda row: -row[0].prior - sum(part.weight for part in row[1]))
        return found

    def _give(self) -> None:
        for spot in self._spots:
            if spot.chosen is None and not spot.dropped:
                spot.chosen = self._senses.get(spot.form)


def _is_seat(spot: Spot, evidence: Evidence) -> bool:
    """Tell whether a capital's name is likely the capital: nothing speaks of local news,
    nor of the division that has the same name.
    """
    if evidence.hinted:
        return False
    division = spot.division.place.key if spot.division else None
    return division not in evidence.divisions and not evidence.inside.get(division, 0)


def _listed(spot: Spot, option: Option, spots: list[Spot]) -> bool:
    """Tell whether the spot stands in a list of divisions of one country: "Oregon, Kansas"."""
    country = option.place.country
    at = spots.index(spot)
    text = spot.passage.text
    for other in (*spots[max(0, at - 1) : at], *spots[at + 1 : at + 2]):
        if other.passage is not spot.passage:
            continue
        low, high = min(spot.end, other.end), max(spot.start, other.start)
        if text[low:high].strip(" ,") not in JOINTS:
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
