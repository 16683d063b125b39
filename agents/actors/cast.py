"""The finds of a text joined into actors: one person however named, one body however inflected."""

from __future__ import annotations

from agents.actors import offices, organisations
from agents.actors.actor import Actor, Role
from agents.actors.bodies import Body, NamedBody
from agents.actors.catalogue import Country
from agents.actors.drafts import Drafts
from agents.actors.finds import BodyFind, Find, KnownFind, PersonFind
from agents.actors.holders import Holders
from agents.actors.incumbents import Incumbents
from agents.actors.persons import Persons
from agents.actors.reader import Reader
from agents.actors.surroundings import OF
from agents.actors.titles import Title
from agents.actors.wording import Wording
from agents.document import Document, Hit, Passage, Toponym
from streams.events import ActorTag, FieldName, Mention, Sector

_EUROPEAN_UNION = "Q458"  # for which Brussels stands
_BRUSSELS = ("BE", "city")


_OF_LONGEST = 20  # characters between a person and the country behind
LEAD = 200  # characters of the body whose places weigh more


class Cast:
    """Collects finds and gives the tags."""

    def __init__(
        self,
        document: Document,
        actors: dict[str, Actor],
        roles: dict[str, Role],
        countries: dict[str, Country],
        by_sector: dict[Sector, Body],
        bank: Body,
        wording: Wording,
        holders: Holders,
    ) -> None:
        """Begin without actors.

        ``by_sector`` gives the body whose people a role stands for, ``bank`` is a central bank.
        """
        self._by_sector = by_sector
        self._bank = bank
        self._wording = wording
        self._document = document
        self._actors = actors
        homes = wording.home.get(document.language.partition("-")[0], ())
        self._drafts = Drafts(document.published, actors, roles, countries, homes, holders)
        self._capitals: list[Toponym] = []
        self._headline: set[str] = set()  # countries
        self._persons: list[PersonFind] = []
        self._known: list[KnownFind] = []
        self._bodies: list[BodyFind] = []
        self._titles: list[tuple[FieldName, Title, str]] = []
        self._named: list[tuple[NamedBody, str]] = []
        # Where the names of persons with a title end, once all passages are read.
        self._titled: list[tuple[FieldName, int]] | None = None
        self._inside: set[tuple[FieldName, int]] | None = None  # words of persons' names

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
        self._named += [(body, reader.text[body.proper : body.end]) for body in bodies]

    def located(self, toponym: Toponym) -> None:
        """Count a place; those of the title and the first lines say what the text is about."""
        if self._inside is None:
            self._inside = {
                (find.field, find.start + offset)
                for find in self._persons
                if find.title is not None
                for offset in (0, *(i + 1 for i, c in enumerate(find.text) if c == " "))
            }
        if toponym.country is not None and (toponym.field, toponym.start) not in self._inside:
            weight = 3 if toponym.field == "title" else 2 if toponym.start < LEAD else 1
            self._drafts.located(toponym.country, weight)
            if toponym.field == "title":
                self._headline.add(toponym.country)
            if toponym.speaks and toponym.kind == "city" and toponym.sense == "literal":
                self._capitals.append(toponym)
            if toponym.field == "body" and toponym.start == 0 and self._dateline(toponym.end):
                self._drafts.dateline = toponym.country

    def _dateline(self, end: int) -> bool:
        """Tell whether the place that ends at ``end`` is where the story was filed."""
        text = self._document.body.text
        return text[:end].isupper() or text[end : end + 2] in (" (", " -", " –", " —")

    def state(self, toponym: Toponym) -> None:
        """Note a place that stands for its government."""
        if toponym.country is None or any(
            body.start <= toponym.start < body.end and body.field == toponym.field
            for body, _ in self._named
            if body.body is not None
        ):
            return  # nowhere, or in the name of the country's forces, police, ministry
        if any(
            title.start <= toponym.start < title.end and where == toponym.field
            for where, title, _ in self._titles
        ):
            return  # "Uganda's energy minister" is one, or speaks for it as an office
        if self._follows_person(toponym):
            return  # "Prime Minister A of Hungary"
        text = self._text(toponym.field, toponym.start, toponym.end)
        if (toponym.country, toponym.kind) == _BRUSSELS and _EUROPEAN_UNION in self._actors:
            self._drafts.curated(self._actors[_EUROPEAN_UNION]).add(
                toponym.field, toponym.start, toponym.end, text, "metonymic"
            )
            return
        self._drafts.state(toponym.country, toponym.field, toponym.start, toponym.end, text)

    def _follows_person(self, toponym: Toponym) -> bool:
        """Tell whether the place is the country of the person named right before it."""
        if self._titled is None:
            self._titled = [(f.field, f.end) for f in self._persons if f.title is not None]
            self._titled += [(f.field, f.end) for f in self._known if f.title is not None]
        where, start = toponym.field, toponym.start
        return any(
            0 < start - end < _OF_LONGEST and field == where and self._text(where, end, start) in OF
            for field, end in self._titled
        )

    def seat(self, country: str, passage: Passage, hit: Hit) -> None:
        """Note a seat of government that stands for its state."""
        text = passage.text[hit.start : hit.end]
        self._drafts.state(country, passage.field, hit.start, hit.end, text)

    def _text(self, where: FieldName, start: int, end: int) -> str:
        passage = self._document.title if where == "title" else self._document.body
        return passage.text[start:end]

    def tags(self) -> tuple[ActorTag, ...]:
        """Return the actors, highest score first; equal scores by id."""
        self._settle()
        self._take_known()
        used = {(f.field, f.title.start) for f in self._persons if f.title is not None}
        used |= {(f.field, f.title.start) for f in self._known if f.title is not None}
        incumbents = Incumbents(
            self._document, self._drafts, self._titles, used, self._capitals, self._headline
        )
        Persons(self._document, self._drafts, self._wording, incumbents).take(self._persons)
        organisations.take(self._drafts, self._bodies, self._named, self._bank)
        offices.take_bodies(self._drafts, self._named)
        offices.take_titles(self._drafts, self._titles, used, self._by_sector)
        tags = [
            ActorTag(
                d.id, d.kind, d.name, d.country, d.code, d.sector, d.role, d.score(),
                tuple(sorted(d.mentions.values(), key=_place) if len(d.mentions) > 1
                      else d.mentions.values()),
            )
            for d in self._drafts
            if d.mentions
        ]  # fmt: skip
        tags.sort(key=_rank)
        return tuple(tags)

    def _settle(self) -> None:
        """Leave one reading of "the Supreme Court": a curated court, or the one of a country.

        The curated court of one country has the name that those of others have as well.
        """
        courts = [f for f in self._known if self._actors[f.actor].kind == "government_body"]
        if not courts:
            return
        told = {body.country.code for body, _ in self._named if body.body and body.country}
        kept = []
        for body, text in self._named:
            find = next((f for f in courts if body.body is not None and _inside(f, body)), None)
            country = self._actors[find.actor].country if find is not None else None
            if find is None or country is None:
                kept.append((body, text))
                continue
            if body.country is not None:
                own = body.country.code == country
            else:
                main = self._drafts.main_country()
                own = country in told or (not told and (main is None or main.code == country))
            if not own:
                kept.append((body, text))
                courts.remove(find)
                self._known.remove(find)
            elif find.end == body.end:  # "U.S. Senate"
                find.start, find.text = body.proper, text
        self._named = kept

    def _take_known(self) -> None:
        sure = {find.actor for find in self._known if not find.weak}
        titles = {f.actor: f.title for f in reversed(self._known) if f.title is not None}
        for find in self._known:
            actor = self._actors[find.actor]
            if find.weak and find.actor not in sure:
                if actor.kind == "person" and find.title is not None:
                    self._persons.append(
                        PersonFind(find.field, find.start, find.end, find.text, 0.7, find.title)
                    )
                continue
            draft = self._drafts.curated(actor, titles.get(find.actor))
            draft.add(find.field, find.start, find.end, find.text)


def _inside(find: KnownFind, body: NamedBody) -> bool:
    return find.field == body.field and body.start <= find.start and find.end <= body.end


def _place(mention: Mention) -> tuple[bool, int]:
    return mention.field != "title", mention.start


def _rank(tag: ActorTag) -> tuple[float, str]:
    return -tag.score, tag.id
