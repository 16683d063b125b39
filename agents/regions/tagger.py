"""The regions of an article: found, decided, weighed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.document import Document, Hit, Toponym
from agents.lexicon import Lexicon
from agents.regions import abbreviations, containment, dateline, doubt, municipality
from agents.regions.choice import Choice
from agents.regions.company import Cues
from agents.regions.evidence import Evidence
from agents.regions.explanation import Explanation
from agents.regions.focus import Focus, Standing
from agents.regions.gazetteer import Gazetteer
from agents.regions.local import Local
from agents.regions.namesakes import Namesakes
from agents.regions.passing import Passing
from agents.regions.phones import Phones
from agents.regions.place import Place
from agents.regions.press import Press
from agents.regions.sense import Senses
from agents.regions.spots import Spot, Spotter
from agents.regions.tongue import Tongues
from streams.events import Mention, RegionTag, Sense

_SPEAK = frozenset(("country", "capital"))  # levels of places that stand for a state


@dataclass(frozen=True, slots=True)
class Regions:
    """The tags for the event, and the single mentions for the actors; both in stable order."""

    tags: tuple[RegionTag, ...]
    toponyms: tuple[Toponym, ...]


class RegionTagger:
    """Tags regions; ``tag`` may be called from several threads."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        cues: Cues,
        senses: Senses,
        passing: Passing,
        tongues: Tongues,
        local: Local,
        namesakes: Namesakes,
        focus: Focus,
        find: Callable[[str, str], tuple[Hit, ...]] | None = None,
    ) -> None:
        """Take the loaded data; ``find`` seeks names in the names of sources."""
        self._gazetteer = gazetteer
        self._cues = cues
        self._senses = senses
        self._passing = passing
        self._tongues = tongues
        self._spotter = Spotter(gazetteer, frozenset(abbreviations.keys()))
        self._wide = gazetteer.wide
        self._local = local
        self._phones = Phones()
        self._namesakes = namesakes
        self._press = Press(gazetteer, self._spotter, find) if find else None
        self._focus = focus

    @classmethod
    def load(cls, lexicon: Lexicon) -> RegionTagger:
        """Return a tagger on the places that were built with the lexicon."""
        return cls(
            Gazetteer(lexicon.directory),
            Cues.load(),
            Senses.load(),
            Passing.load(),
            Tongues.load(),
            Local.load(),
            Namesakes.load(),
            Focus.load(),
            lexicon.find,
        )

    def tag(self, document: Document) -> Regions:
        """Return the regions of the document, highest score first."""
        spots, senses, written_at = self.judged(document)
        return _regions(spots, senses, self._focus.of(spots, senses, written_at))

    def judged(self, document: Document) -> tuple[list[Spot], list[Sense], int]:
        """Return the spots that name a place, their senses, and where the dateline ends."""
        accepted = [spot for spot in self.spots(document) if spot.aside or not spot.dropped]
        senses = self._senses.of(accepted, document.language)
        written_at = dateline.end_of(document.body.text)
        if written_at:
            senses = [
                "literal" if spot.start < written_at and spot.passage.field == "body" else sense
                for spot, sense in zip(accepted, senses, strict=True)
            ]
        return accepted, senses, written_at

    def spots(self, document: Document) -> list[Spot]:
        """Return all spots after their choice, the dropped ones with the reason."""
        return self._decided(document)[0]

    def explain(self, document: Document) -> Explanation:
        """Return all spots after their choice with what decided; for people, not for the worker."""
        spots, choice = self._decided(document)
        base = document.language.partition("-")[0]
        body = document.body.text
        return Explanation(
            spots,
            choice,
            self._gazetteer,
            self._press.home(document.source, document.url) if self._press else None,
            self._local.told(body, base) if choice and choice.open else {},
            self._phones.told(body) if choice and choice.open else set(),
            body[: dateline.end_of(body)].strip(),
        )

    def _decided(self, document: Document) -> tuple[list[Spot], Choice | None]:
        spots = self._spotter.spots(document)
        if not spots:
            return spots, None
        containment.spell_out(spots)
        doubt.screen(spots, self._cues, document.language)
        base = document.language.partition("-")[0]
        self._tongues.screen(spots, base)
        self._passing.screen(spots, self._cues, base)
        self._namesakes.narrow(spots, base)
        evidence = Evidence(self._wide)
        home = None
        if self._press and (document.source or document.url):
            home = self._press.home(document.source, document.url)

        def tell(evidence: Evidence) -> None:
            self._local.tell(document.body.text, base, evidence)
            self._phones.tell(document.body.text, evidence)
            if home:
                evidence.learn(home.evidence)

        def against(spot: Spot) -> str | None:
            return doubt.against(spot, evidence, self._cues, document.language)

        names = home.names if home else frozenset[str]()
        chosen = Choice(spots, evidence, self._namesakes.towns_own(spots, names, base))
        chosen.choose(tell)
        if chosen.open:
            chosen.reconsider(lambda spot: against(spot) is None)
        municipality.unite(spots)
        for spot in spots:
            spot.dropped = spot.dropped or against(spot)
        return spots, chosen


def _regions(spots: list[Spot], senses: list[Sense], standing: Standing) -> Regions:
    """Return tags and toponyms of the accepted spots."""
    mentions: dict[str, list[Mention]] = {}
    found: dict[str, Place] = {}
    toponyms = []
    for spot, how in zip(spots, senses, strict=True):
        option = spot.chosen
        if option is None:
            continue
        place = option.place
        field, start, end = spot.passage.field, spot.start, spot.end
        if not spot.aside:
            found[place.key] = place
            mention = Mention(field, start, end, spot.text, how)
            if place.key in mentions:
                mentions[place.key].append(mention)
            else:
                mentions[place.key] = [mention]
        speaks = place.level in _SPEAK
        toponyms.append(
            Toponym(field, start, end, place.key, place.kind, place.country, how, speaks)
        )
    about, scores = standing.about(found), standing.scores(found)
    tags = []
    for key, place in found.items():
        tags.append(
            RegionTag(
                id=key, kind=place.kind, name=place.name, country=place.country, m49=place.m49,
                wikidata=place.wikidata, geonames_id=place.geonames_id, latitude=place.latitude,
                longitude=place.longitude, score=scores[key],
                focus=key in about, mentions=tuple(mentions[key]),
            )
        )  # fmt: skip
    tags.sort(key=lambda tag: (-tag.score, tag.id))
    return Regions(tuple(tags), tuple(toponyms))
