"""The actors of an article: who acts, with kind, country, code and role."""

from __future__ import annotations

from collections.abc import Mapping

from agents.actors import catalogue, own
from agents.actors.actor import Actor, Role
from agents.actors.bodies import Bodies
from agents.actors.cast import Cast
from agents.actors.catalogue import Country
from agents.actors.complements import Complements, complements_by_language
from agents.actors.holders import holders
from agents.actors.kinds import Kinds
from agents.actors.mistaken import without
from agents.actors.phrases import Phrases, grammars, settled
from agents.actors.reader import Meanings, Reader
from agents.actors.runs import Runs
from agents.actors.sharing import share
from agents.actors.titles import Titles
from agents.actors.uncased import Uncased
from agents.actors.wording import Wording
from agents.document import Document, Passage, Toponym
from agents.lexicon import Lexicon
from streams.events import ActorTag, FieldName


class ActorTagger:
    """Tags the actors of a document; ``tag`` may be called from several threads."""

    def __init__(
        self,
        actors: dict[str, Actor],
        given: dict[str, frozenset[str]],
        roles: dict[str, Role],
        countries: dict[str, Country],
        wording: Wording,
    ) -> None:
        """Take the loaded data; ``given`` holds the first names of curated persons."""
        self._actors = actors
        self._given = given
        self._roles = roles
        self._countries = countries
        self._wording = wording
        self._kinds = Kinds(wording)
        self._meanings = Meanings(actors, wording.prepositions)
        self._bodies = Bodies.load(countries)
        self._fields = catalogue.fields()
        self._grammars = grammars()
        self._holders = holders(actors)
        self._complements = complements_by_language()

    @classmethod
    def load(cls, lexicon: Lexicon) -> ActorTagger:
        """Return a tagger on the curated data and the user's own; ``lexicon`` holds their names."""
        kept = own.kept(lexicon.directory)  # as built: its hits carry the keys that these have
        return cls(
            catalogue.actors(kept),
            catalogue.given_names(kept),
            catalogue.roles(),
            catalogue.countries(),
            Wording.load(),
        )

    def tag(self, document: Document, toponyms: tuple[Toponym, ...]) -> tuple[ActorTag, ...]:
        """Return the actors, highest score first; equal scores by id."""
        places: dict[FieldName, dict[int, Toponym]] = {"title": {}, "body": {}}
        for toponym in toponyms:
            places[toponym.field][toponym.start] = toponym
        cast = Cast(
            document,
            self._actors,
            self._roles,
            self._countries,
            self._bodies.by_sector,
            self._bodies.bank,
            self._wording,
            self._holders,
        )
        readers = [
            (passage, self._read(passage, document.language, places[passage.field], cast))
            for passage in (document.title, document.body)
            if passage.text
        ]
        for passage, reader in readers:
            for country, hit in reader.seats:
                cast.seat(country, passage, hit)
        # "पूर्व" is "former", and a region's name
        former = {passage.field: reader.former for passage, reader in readers}
        for toponym in toponyms:
            if toponym.start not in former[toponym.field]:
                cast.located(toponym)
            if toponym.sense == "metonymic" and toponym.speaks:
                cast.state(toponym)
        return cast.tags()

    def _read(
        self,
        passage: Passage,
        language: str,
        places: Mapping[int, Toponym],
        cast: Cast,
    ) -> Reader:
        reader = Reader(passage, places, self._meanings)
        grammar = self._grammars.get(language)
        phrases = (
            Phrases(reader, passage.field, self._wording, grammar) if grammar is not None else None
        )
        complement = self._complements.get(language)
        titles = Titles(reader, self._fields, prepositions=complement is not None).read()
        if titles and language == "en":
            titles = without(titles, passage.text)
        complements = (
            Complements(reader, passage.field, complement) if complement is not None else None
        )
        runs = Runs(
            reader, titles, passage.field, self._wording, self._kinds, self._actors,
            self._given, language, phrases, complements,
        )  # fmt: skip
        finds = runs.read()
        finds += Uncased(reader, titles, passage.field, self._wording).read()
        share(finds, reader, titles)
        bodies = self._bodies.read(reader, passage.field)
        if phrases is not None or complements is not None:
            finds, bodies = settled(finds, bodies)
        cast.add(passage.field, reader, titles, finds, bodies)
        return reader
