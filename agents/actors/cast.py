"""The finds of a text joined into actors: one person however named, one body however inflected."""

from __future__ import annotations

from collections import Counter

from agents.actors.actor import Actor, Role
from agents.actors.bodies import Body, NamedBody
from agents.actors.catalogue import Country
from agents.actors.draft import Draft, slug
from agents.actors.finds import BodyFind, Find, KnownFind, PersonFind
from agents.actors.people import PREFIX, Person, base_form, same, trimmed, words_of
from agents.actors.titles import Reader, Title
from agents.actors.wording import Wording, alike
from agents.document import Document, Hit, Passage, Toponym
from streams.events import ActorTag, FieldName, Mention, Sector

SURE = 0.35  # strength from which a person's full name is taken
SURE_ALONE = 0.6  # and a single word as a person's name
SURE_BODY = 0.5
LEADING = 2  # times as many mentions as the next a country has that a text is about
SURE_UNTOLD = (
    0.4  # from which it is where capitals alone are weak evidence: said once is too little
)
SURE_NOUNS = 0.6  # and where all nouns have them
REPEATED = 2  # times a lone capitalised word must stand within sentences to be taken for a name
# Who holds such a role and is named without a country belongs to the one the text is about.
_NATIONAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"})
# A role's sector gives way to that of the body it is held in, the head of an armed group is no head
# of government; but for these.
_OWN_SECTOR = frozenset({"JUD", "LEG", "MED", "EDU", "COP"})
_EUROPEAN_UNION = "Q458"  # for which Brussels stands
_BRUSSELS = ("BE", "city")


class Cast:
    """Collects finds and gives the tags."""

    def __init__(
        self,
        document: Document,
        actors: dict[str, Actor],
        roles: dict[str, Role],
        countries: dict[str, Country],
        by_sector: dict[Sector, Body],
        wording: Wording,
    ) -> None:
        """Begin without actors; ``by_sector`` gives the body whose people a role stands for."""
        self._by_sector = by_sector
        self._lone = document.language in wording.telling
        self._sure = SURE if self._lone else SURE_UNTOLD
        if document.language in wording.nouns:
            self._sure = SURE_NOUNS
        self._document = document
        self._actors = actors
        self._roles = roles
        self._countries = countries
        self._drafts: dict[str, Draft] = {}
        self._persons: list[PersonFind] = []
        self._known: list[KnownFind] = []
        self._bodies: list[BodyFind] = []
        self._titles: list[tuple[FieldName, Title, str]] = []
        self._named: list[tuple[NamedBody, str]] = []
        self._places: Counter[str] = Counter()
        self._main: str | None = None  # the country the text is about; "" when none leads

    def add(
        self, where: FieldName, reader: Reader, titles: list[Title], finds: list[Find],
        bodies: list[NamedBody],
    ) -> None:  # fmt: skip
        """Take what one passage gives."""
        for find in finds:
            if isinstance(find, PersonFind):
                self._persons.append(find)
            elif isinstance(find, KnownFind):
                self._known.append(find)
            elif isinstance(find, BodyFind):
                self._bodies.append(find)
        self._titles += [(where, title, reader.text[title.start : title.end]) for title in titles]
        self._named += [(body, reader.text[body.start : body.end]) for body in bodies]

    def located(self, country: str) -> None:
        """Count a place of the country."""
        self._places[country] += 1

    # -- states -------------------------------------------------------------------------------

    def state(self, toponym: Toponym) -> None:
        """Note a place that stands for its government."""
        if toponym.country is None or any(
            body.start <= toponym.start < body.end and body.field == toponym.field
            for body, _ in self._named
            if body.body is not None
        ):
            return  # nowhere, or in the name of the country's forces, police, ministry
        text = self._text(toponym.field, toponym.start, toponym.end)
        if (toponym.country, toponym.kind) == _BRUSSELS and _EUROPEAN_UNION in self._actors:
            self._curated(self._actors[_EUROPEAN_UNION]).add(
                toponym.field, toponym.start, toponym.end, text, "metonymic"
            )
            return
        self._state(toponym.country, toponym.field, toponym.start, toponym.end, text)

    def seat(self, country: str, passage: Passage, hit: Hit) -> None:
        """Note a seat of government that stands for its state."""
        text = passage.text[hit.start : hit.end]
        self._state(country, passage.field, hit.start, hit.end, text)

    def _state(self, code: str, where: FieldName, start: int, end: int, text: str) -> None:
        country = self._countries.get(code)
        if country is None:
            return
        draft = self._drafts.get(country.id)
        if draft is None:
            draft = self._drafts[country.id] = Draft(
                country.id, "state", country.name, code, "GOV", country.alpha3 + "GOV"
            )
        draft.add(where, start, end, text, "metonymic")

    def _text(self, where: FieldName, start: int, end: int) -> str:
        passage = self._document.title if where == "title" else self._document.body
        return passage.text[start:end]

    # -- joining ------------------------------------------------------------------------------

    def tags(self) -> tuple[ActorTag, ...]:
        """Return the actors, highest score first; equal scores by id."""
        self._take_known()
        self._take_persons()
        self._take_bodies()
        self._take_named()
        self._take_titles()
        tags = [
            ActorTag(
                d.id, d.kind, d.name, d.country, d.code, d.sector, d.role, d.score(),
                tuple(sorted(d.mentions.values(), key=_place)),
            )
            for d in self._drafts.values()
            if d.mentions
        ]  # fmt: skip
        tags.sort(key=_rank)
        return tuple(tags)

    def _take_known(self) -> None:
        sure = {find.actor for find in self._known if not find.weak}
        for find in self._known:
            actor = self._actors[find.actor]
            if find.weak and find.actor not in sure:
                if actor.kind == "person" and find.title is not None:
                    self._persons.append(
                        PersonFind(find.field, find.start, find.end, find.text, 0.7, find.title)
                    )
                continue
            draft = self._curated(actor, find.title)
            draft.add(find.field, find.start, find.end, find.text)

    def _curated(self, actor: Actor, title: Title | None = None) -> Draft:
        draft = self._drafts.get(actor.id)
        if draft is not None:
            return draft
        draft = Draft(actor.id, actor.kind, actor.name, actor.country, actor.sector)
        if actor.kind == "person":
            held = actor.role_at(self._document.published)
            if held is not None:
                role = self._roles[held[0].role]
                draft.role_id = role.id
                draft.sector = role.sector
                draft.role = role.name if held[1] else f"former {role.name}"
                draft.code = self._code(actor.country, role.sector, former=not held[1])
            elif title is not None:
                self._entitle(draft, title)
            else:
                draft.code = self._code(actor.country, actor.sector)
        else:
            draft.code = self._code(actor.country, actor.sector)
        self._drafts[actor.id] = draft
        return draft

    def _code(
        self, country: str | None, sector: Sector | None, *, former: bool = False
    ) -> str | None:
        if sector == "IGO" or (country is None and sector in ("NGO",)):
            return sector
        known = self._countries.get(country or "")
        if known is None:
            return None
        return known.alpha3 + ("ELI" if former else sector or "")

    def _entitle(self, draft: Draft, title: Title) -> None:
        """Give the draft the role that a title tells."""
        role = self._roles.get(title.role)
        if role is None:
            return
        body = self._actors.get(title.body or "")
        sector = role.sector
        country = title.country
        if body is not None:
            country = country or body.country
            if body.sector is not None and sector not in _OWN_SECTOR:
                sector = body.sector
        elif sector == "IGO" and country is not None:
            sector = "GOV"
        if country is None and body is None and sector in _NATIONAL:
            main = self._main_country()
            country = main.code if main is not None else None
        draft.role_id = role.id
        draft.sector = sector
        draft.country = country or draft.country
        draft.role = role.name
        if title.former:
            draft.role = f"former {role.name}"
        elif title.elect:
            draft.role = f"{role.name}-elect"
        draft.code = self._code(draft.country, sector, former=title.former)

    def _take_persons(self) -> None:
        people: list[Person] = []
        by_last: dict[str, list[Person]] = {}
        by_word: dict[str, list[Person]] = {}
        singles: list[PersonFind] = []
        for find in trimmed(self._persons):
            words = words_of(find.text)
            if len(words) < 2:
                singles.append(find)
                continue
            near = by_last.get(words[-1][:PREFIX], ())
            person = next((p for p in near if same(p.words, words)), None)
            if person is None:
                person = Person(words, [find], find.strength)
                people.append(person)
                by_last.setdefault(words[-1][:PREFIX], []).append(person)
                for word in words:
                    by_word.setdefault(word[:PREFIX], []).append(person)
            else:
                person.finds.append(find)
                person.strength = max(person.strength, find.strength + 0.1)
                if len(words) > len(person.words):
                    person.words = words
        known = [
            (draft, [words_of(m.text) for m in draft.mentions.values()])
            for draft in self._drafts.values()
            if draft.kind == "person"
        ]
        lone: dict[str, Person] = {}
        for find in singles:
            word = find.text.lower()
            prefix = word[:PREFIX]
            host = next((p for p in by_last.get(prefix, ()) if alike(word, p.words[-1])), None)
            if host is None:
                near = by_word.get(prefix, ())
                host = next((p for p in near if any(alike(word, w) for w in p.words)), None)
            if host is not None:
                host.finds.append(find)
                host.strength = max(host.strength, find.strength, min(0.6, host.strength + 0.1))
                continue
            draft = next(
                (d for d, forms in known if any(alike(word, f[-1]) for f in forms if f)), None
            )
            if draft is not None:
                draft.add(find.field, find.start, find.end, find.text)
                continue
            person = lone.get(word)
            if person is None:
                key = next((k for k in lone if k[:PREFIX] == prefix and alike(word, k)), word)
                person = lone.setdefault(key, Person([word], [], 0.0))
            person.finds.append(find)
            person.strength = max(person.strength, find.strength)
        for person in people:
            if person.strength >= self._sure:
                self._person(person, known)
        for person in lone.values():
            if person.strength >= SURE_ALONE:
                self._person(person, known)
            elif (
                self._lone
                and not any(find.placed for find in person.finds)
                and sum(not find.begins for find in person.finds) >= REPEATED
                and not self._is_word(person.words[0])
            ):
                self._unknown(person)

    def _person(self, person: Person, known: list[tuple[Draft, list[list[str]]]]) -> None:
        draft = next(
            (d for d, forms in known if any(len(f) > 1 and same(f, person.words) for f in forms)),
            None,
        )
        if draft is None:
            name = base_form([find.text for find in person.finds])
            identity = f"name:{slug(name)}"
            draft = self._drafts.get(identity)
            if draft is None:
                draft = self._drafts[identity] = Draft(identity, "person", name)
            titles = [find.title for find in person.finds if find.title is not None]
            best = max(titles, key=_telling, default=None)
            if best is not None and draft.role is None:
                self._entitle(draft, best)
        for find in person.finds:
            draft.add(find.field, find.start, find.end, find.text)

    def _is_word(self, word: str) -> bool:
        """Tell whether the text writes the word in lower case as well."""
        return f" {word}" in self._document.body.text or f" {word}" in self._document.title.text

    def _unknown(self, person: Person) -> None:
        """Tag a name of one word that the text repeats without saying whose it is."""
        name = base_form([find.text for find in person.finds])
        identity = f"name:{slug(name)}"
        draft = self._drafts.setdefault(identity, Draft(identity, "organization", name))
        for find in person.finds:
            draft.add(find.field, find.start, find.end, find.text)

    def _take_bodies(self) -> None:
        acronyms: dict[str, Draft] = {}
        groups: list[tuple[list[str], Draft]] = []
        named = {
            (body.field, body.start, body.end)
            for body, _ in self._named
            if body.body is not None and body.country is not None
        }
        for find in self._bodies:
            if find.head is None or find.strength < SURE_BODY:
                continue
            if (find.field, find.start, find.end) in named:
                continue  # "Philippine Senate" is the country's parliament
            if find.own is not None and self._about(self._actors[find.own]):
                self._curated(self._actors[find.own]).add(
                    find.field, find.start, find.end, find.text
                )
                continue
            words = words_of(find.text)
            draft = next((d for w, d in groups if _all_alike(w, words)), None)
            if draft is None:
                identity = f"name:{slug(find.text)}"
                sector = find.head.sector
                draft = self._drafts.get(identity) or Draft(
                    identity, find.head.kind, find.text, find.country, sector,
                    self._code(find.country, sector),
                )  # fmt: skip
                self._drafts[identity] = draft
                groups.append((words, draft))
            draft.add(find.field, find.start, find.end, find.text)
            if find.acronym is not None:
                acronyms[find.acronym] = draft
        for find in self._bodies:
            if find.head is not None:
                continue
            draft = acronyms.get(find.text) or self._initials(find.text, groups)
            if draft is None:
                identity = f"name:{slug(find.text)}"
                draft = self._drafts.get(identity) or Draft(identity, "organization", find.text)
                self._drafts[identity] = draft
            draft.add(find.field, find.start, find.end, find.text)

    def _about(self, actor: Actor) -> bool:
        """Tell whether the text names no other country than the actor's, or that one as well."""
        return not self._places or actor.country in self._places

    def _initials(self, letters: str, groups: list[tuple[list[str], Draft]]) -> Draft | None:
        """Return the body whose words begin with the letters."""
        wanted = letters.lower()
        for words, draft in groups:
            initials = "".join(part[0] for word in words for part in word.split("-") if part)
            if initials == wanted or "".join(w[0] for w in words if len(w) > 3) == wanted:
                return draft
        return None

    def _take_named(self) -> None:
        for named, text in self._named:
            if named.owner is not None and (
                named.country is None
                or (
                    named.body is not None
                    and self._actors[named.owner].sector == named.body.sector == "REB"
                )
            ):
                self._curated(self._actors[named.owner]).add(
                    named.field, named.start, named.end, text
                )
                continue
            country = named.country or self._main_country()
            if country is None:
                if named.body is not None:  # "the Supreme Court", in a text about several countries
                    identity = f"name:{slug(text)}"
                    body = named.body
                    draft = self._drafts.get(identity) or Draft(
                        identity, body.kind, text, sector=body.sector
                    )
                    self._drafts[identity] = draft
                    draft.add(named.field, named.start, named.end, text)
                continue
            if named.body is None:
                self._state(country.code, named.field, named.start, named.end, text)
                continue
            self._body_of(country, named).add(named.field, named.start, named.end, text)

    def _main_country(self) -> Country | None:
        """Return the country that most mentions of places and actors name, if one leads."""
        if self._main is None:
            ranked = self._places.most_common(2)
            if ranked and (len(ranked) == 1 or ranked[0][1] >= LEADING * ranked[1][1]):
                self._main = ranked[0][0]
            else:
                self._main = ""
        return self._countries.get(self._main)

    def _body_of(self, country: Country, named: NamedBody) -> Draft:
        body = named.body
        assert body is not None
        identity = f"name:{country.alpha3.lower()}-{body.suffix}"
        draft = self._drafts.get(identity)
        if draft is None:
            draft = self._drafts[identity] = Draft(
                identity, body.kind, body.name.format(country.name), country.code, body.sector,
                country.alpha3 + body.sector,
            )  # fmt: skip
        return draft

    def _take_titles(self) -> None:
        """Join "the prime minister" to the person who is it; a country's officials to its state."""
        used = {(f.field, f.title.start) for f in self._persons if f.title is not None}
        used |= {(f.field, f.title.start) for f in self._known if f.title is not None}
        holders: dict[str, list[Draft]] = {}
        for draft in self._drafts.values():
            if draft.role_id is not None:
                holders.setdefault(draft.role_id, []).append(draft)
        for where, title, text in self._titles:
            if (where, title.start) in used or title.former:
                continue
            candidates = holders.get(title.role, [])
            if title.country is not None:
                candidates = [d for d in candidates if d.country == title.country]
            if len(candidates) == 1 and title.role not in _COMMON:
                candidates[0].add(where, title.start, title.end, text)
                continue
            role = self._roles.get(title.role)
            if role is None or not title.country or title.body is not None:
                continue
            if role.sector == "GOV":
                self._state(title.country, where, title.start, title.end, text)
            elif (
                role.sector in self._by_sector
                and title.role not in _RANKS
                and title.country in self._countries
            ):
                body = self._by_sector[role.sector]
                country = self._countries[title.country]
                named = NamedBody(where, title.start, title.end, country, None, body)
                self._body_of(country, named).add(where, title.start, title.end, text)


# Ranks whose words have other senses: "general election", "a major".
_RANKS = frozenset({"general", "colonel"})
# Roles that many people in a text may have.
_COMMON = frozenset(
    {"official", "minister", "leader", "adviser", "diplomat", "lawmaker", "analyst", "citizen",
     "journalist", "activist", "executive", "lawyer", "police_officer", "professor", "artist",
     "athlete", "doctor", "judge", "prosecutor", "colonel", "cleric", "spokesperson",
     "party_leader", "ambassador", "deputy_minister"}
)  # fmt: skip


def _all_alike(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(map(alike, one, other))


def _telling(title: Title) -> tuple[bool, bool]:
    return (title.country is not None or title.body is not None, not title.former)


def _place(mention: Mention) -> tuple[bool, int]:
    return mention.field != "title", mention.start


def _rank(tag: ActorTag) -> tuple[float, str]:
    return -tag.score, tag.id
