"""The actors in the making of one text, by id: curated, states, countries' bodies, new names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from agents.actors.actor import Actor, Role
from agents.actors.bodies import Body
from agents.actors.catalogue import Country, body_id
from agents.actors.draft import Draft, slug
from agents.actors.holders import Holders
from agents.actors.titles import Title
from streams.events import ActorKind, FieldName, Sector, Sense

_FOREIGN = 6  # weight of the places abroad that make a text one about abroad
_KATAKANA = re.compile(r"[ァ-ヶー・＝]+$")  # how Japanese writes the names of foreigners
# Times as many mentions as home a country has that a text is about, and not home.
_FAR = 4
LEADING = 2  # times as many mentions as the next a country has that a text is about
# Who holds such a role and is named without a country belongs to the one the text is about.
_NATIONAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"})
_NATIONAL_ROLES = frozenset({"activist", "candidate", "party_leader", "politician", "rector"})
# A role's sector gives way to that of the body it is held in, the head of an armed group is no head
# of government; but for these.
_OWN_SECTOR = frozenset({"JUD", "LEG", "MED", "EDU", "COP"})


class Drafts:
    """Gives the draft of an actor, a new one where the text has not named it before."""

    def __init__(
        self,
        published: date | None,
        actors: dict[str, Actor],
        roles: dict[str, Role],
        countries: dict[str, Country],
        homes: Sequence[str] = (),
        holders: Holders | None = None,
    ) -> None:
        """Begin without actors; ``published`` decides which role a curated person holds.

        ``homes`` are the countries where the text's language is at home, the largest first.
        """
        self._homes = homes
        self._holders = holders or {}
        self.actors = actors
        self.roles = roles
        self.countries = countries
        self._published = published
        self._drafts: dict[str, Draft] = {}
        self._places: Counter[str] = Counter()
        self.dateline: str | None = None  # the country where the story was filed
        self._main: str | None = None  # the country the text is about; "" when none leads

    def __iter__(self) -> Iterator[Draft]:
        """Yield the drafts in the order in which they were made."""
        return iter(self._drafts.values())

    def located(self, country: str, weight: int) -> None:
        """Count a place of the country."""
        self._places[country] += weight

    def about(self, actor: Actor) -> bool:
        """Tell whether the text names no other country than the actor's, or that one as well."""
        return not self._places or actor.country in self._places

    def main_country(self) -> Country | None:
        """Return the country the text is about, if one is.

        It is one where the text's language is at home, unless the text names another far more
        often; else the one that most mentions of places name. A text without places is about
        the country of the bodies that it names.
        """
        if self._main is None:
            places = self._places or Counter(
                d.country for d in self if d.country is not None and d.kind != "person"
            )
            home = self._home(places)
            ranked = places.most_common(2)
            if not ranked:
                self._main = home
            elif home and home not in places and ranked[0][1] < _FOREIGN:
                self._main = home  # "minister zdrowia" in a text that names Lithuania once
            elif home and (places[home] * _FAR >= ranked[0][1] or self._speaks(home)):
                self._main = home
            elif len(ranked) == 1 or ranked[0][1] >= LEADING * ranked[1][1]:
                self._main = ranked[0][0]
            elif home in places:
                self._main = home
            else:  # of two that are named alike, the one where the story was filed
                filed = self.dateline
                alike = filed is not None and places[filed] * LEADING > ranked[0][1]
                self._main = filed if alike else ""
        return self.countries.get(self._main or "")

    def _home(self, places: Counter[str]) -> str:
        """Return which of the language's countries is home: the largest, unless the text was
        filed in another or is about that.
        """
        if not self._homes:
            return ""
        if self.dateline is not None and self.dateline in self._homes:
            return self.dateline
        home = self._homes[0]
        for other in self._homes[1:]:
            if places[other] and places[other] >= LEADING * places[home]:
                home = other
        return home

    def _speaks(self, home: str) -> bool:
        """Tell whether a text that names no place at home names a body of home's: "Sejm"."""
        return home not in self._places and any(
            d.country == home and d.kind == "government_body" for d in self
        )

    def foremost(self, country: str) -> bool:
        """Tell whether the text names no country more often."""
        return self._places[country] == max(self._places.values(), default=0)

    def curated(self, actor: Actor, title: Title | None = None) -> Draft:
        """Return the draft of a curated actor; a title tells what the data does not."""
        draft = self._drafts.get(actor.id)
        if draft is not None:
            return draft
        draft = Draft(actor.id, actor.kind, actor.name, actor.country, actor.sector)
        if actor.kind == "person":
            held = actor.role_at(self._published)
            if held is not None:
                role = self.roles[held[0].role]
                if title is not None and title.role == role.id:
                    held = (held[0], not title.former)  # the text knows better whether it is over
                draft.role_id = role.id
                draft.sector = role.sector
                draft.role = role.name if held[1] else f"former {role.name}"
                draft.code = self.code(actor.country, role.sector, former=not held[1])
            elif title is not None:
                self.entitle(draft, title)
            else:
                draft.code = self.code(actor.country, actor.sector)
        else:
            draft.code = self.code(actor.country, actor.sector)
        self._drafts[actor.id] = draft
        return draft

    def code(
        self, country: str | None, sector: Sector | None, *, former: bool = False
    ) -> str | None:
        """Return the code of the country and sector; None where neither is known."""
        if sector == "IGO" or (country is None and sector in ("NGO",)):
            return sector
        known = self.countries.get(country or "")
        if known is None:
            return None
        return known.alpha3 + ("ELI" if former else sector or "")

    def entitle(self, draft: Draft, title: Title) -> None:
        """Give the draft the role that a title tells."""
        role = self.roles.get(title.role)
        if role is None:
            return
        body = self.actors.get(title.body or "")
        sector = role.sector
        country = title.country
        if body is not None:
            country = country or body.country
            if body.sector is not None and sector not in _OWN_SECTOR:
                sector = body.sector
        elif title.sector is not None:
            sector = title.sector
        elif sector == "IGO" and country is not None:
            sector = "GOV"
        if country is None and body is None and (sector in _NATIONAL or role.id in _NATIONAL_ROLES):
            main = self.main_country()
            country = main.code if main is not None else None
            if country is not None and not title.former and self._held(country, role.id):
                country = None  # "president" of a union, where another is the state's
            if country == "JP" and _KATAKANA.match(draft.name):
                country = self._abroad()
        draft.role_id = role.id
        draft.sector = sector
        draft.country = country or draft.country
        draft.role = role.name
        if title.former:
            draft.role = f"former {role.name}"
        elif title.elect:
            draft.role = f"{role.name}-elect"
        draft.code = self.code(draft.country, sector, former=title.former)

    def _held(self, country: str, role: str) -> bool:
        """Tell whether a curated person held the country's office on the day of the text."""
        return self._published is not None and any(
            held is not None and held[1] and held[0].role == role
            for actor in self._holders.get((country, role), ())
            for held in (actor.role_at(self._published),)
        )

    def _abroad(self) -> str | None:
        """Return the country outside Japan that the text names most, for a foreigner's name."""
        return next((code for code, _ in self._places.most_common() if code != "JP"), None)

    def state(
        self, code: str, where: FieldName, start: int, end: int, text: str,
        sense: Sense = "metonymic",
    ) -> None:  # fmt: skip
        """Note a mention that stands for the country's government: a place, or by its own name
        ("literal") an office or the government itself.
        """
        country = self.countries.get(code)
        if country is None:
            return
        draft = self._drafts.get(country.id)
        if draft is None:
            draft = self._drafts[country.id] = Draft(
                country.id, "state", country.name, code, "GOV", country.alpha3 + "GOV"
            )
        draft.add(where, start, end, text, sense)

    def body(self, country: Country, body: Body) -> Draft:
        """Return the draft of a body that every country has: its army, its parliament."""
        identity = body_id(country, body.suffix)
        actor = self.actors.get(identity)
        if actor is not None:
            return self.curated(actor)
        draft = self._drafts.get(identity)
        if draft is None:
            draft = self._drafts[identity] = Draft(
                identity, body.kind, body.name.format(country.name), country.code, body.sector,
                country.alpha3 + body.sector,
            )  # fmt: skip
        return draft

    def named(
        self,
        name: str,
        kind: ActorKind,
        country: str | None = None,
        sector: Sector | None = None,
    ) -> Draft:
        """Return the draft of an actor that only the text knows, by its name."""
        identity = f"name:{slug(name)}"
        draft = self._drafts.get(identity)
        if draft is None:
            draft = self._drafts[identity] = Draft(
                identity, kind, name, country, sector, self.code(country, sector)
            )
        return draft
