"""Where a text may name a place: the hits of the lexicon with the places they can stand for."""

from __future__ import annotations

from agents.document import Document, Hit, Passage, Reading
from agents.regions.gazetteer import Gazetteer
from agents.regions.options import FURTHER, FURTHER_ABROAD, Form, Option, formed, ranked

_MOST_KNOWN = 32_000  # decoded hits kept in memory, at about a kilobyte each
_SHORTEST_IN_CAPITALS = 5  # letters; shorter words are also abbreviations
_OVER_DEMONYM = 7.5  # places less likely than this yield to a people's name: Spanish (Ontario)
_OVER_ACTOR = 6.0  # and to an actor's: Obama (Fukui)


_NOTHING = Form((), False, 0.0, False, frozenset(), None, False, frozenset())


class Spot:
    """One stretch of text that may name a place; filled in step by step by the tagger."""

    __slots__ = (
        "after",
        "aside",
        "before",
        "chosen",
        "counties",
        "demonym",
        "division",
        "divisions",
        "dropped",
        "end",
        "fixed",
        "form",
        "is_county",
        "margin",
        "only_behind",
        "options",
        "passage",
        "start",
        "sure",
        "text",
        "why",
    )

    def __init__(self, passage: Passage, start: int, end: int, form: Form) -> None:
        """Make an undecided spot."""
        self.passage = passage
        self.start = start
        self.end = end
        self.text = passage.text[start:end]
        # Spots of one form mean one place in an article; a headline's capitals are no other form.
        capitals = self.text.isupper() and len(self.text) >= _SHORTEST_IN_CAPITALS
        self.form = self.text.title() if capitals else self.text
        (
            self.options,
            self.demonym,
            self.margin,
            self.sure,
            self.divisions,
            self.division,
            self.is_county,
            self.counties,
        ) = form
        self.before = ""  # the word before, with its full stop
        self.after = ""
        self.chosen: Option | None = None
        self.fixed = False  # the text spells out which place it is
        self.dropped: str | None = None  # why it is no place
        self.aside = False  # dropped, but it says whose the actor behind it is
        self.only_behind = False  # an abbreviation that needs a town before it
        self.why: list[str] = []

    def limit(self, options: tuple[Option, ...], kind: str) -> None:
        """Leave only these options, of a ``kind`` that makes the spot a form of its own."""
        form = formed(options, self.text, False)
        self.options, self.margin, self.sure = options, form.margin, form.sure
        self.divisions, self.division, self.counties = form.divisions, form.division, form.counties
        self.is_county = options[0].place.level == "admin2"
        self.form = f"{self.text} ({kind})"


class Spotter:
    """Turns hits into spots; what a form's readings mean is decoded once."""

    def __init__(self, gazetteer: Gazetteer, abbreviations: frozenset[str] = frozenset()) -> None:
        """Keep the places and the abbreviations that stand only behind a town's name."""
        self._gazetteer = gazetteer
        self._abbreviations = abbreviations
        self._known: dict[int, tuple[tuple[Reading, ...], Form]] = {}

    def spots(self, document: Document) -> list[Spot]:
        """Return the spots of title and body, in order."""
        found: list[Spot] = []
        for passage in (document.title, document.body):
            for hit in passage.hits:
                # The lexicon gives the same tuple for the same form; it is kept with its decoding,
                # so that its identity cannot pass to another.
                known = self._known.get(id(hit.readings))
                if known is not None and known[0] is hit.readings:
                    form = known[1]
                else:
                    form = self.form(hit, passage.text[hit.start : hit.end], document.language)
                if form.options:
                    spot = Spot(passage, hit.start, hit.end, form)
                    spot.only_behind = spot.text in self._abbreviations
                    found.append(spot)
        return found

    def form(self, hit: Hit, text: str, language: str) -> Form:
        """Return what the hit may mean, and keep it."""
        readings = hit.readings
        further = FURTHER if language.startswith(("en", "und")) else FURTHER_ABROAD
        form = self._form(readings, text, further)
        if len(self._known) >= _MOST_KNOWN:
            self._known = {}
        self._known[id(readings)] = (readings, form)
        return form

    def _form(self, readings: tuple[Reading, ...], text: str, further: float) -> Form:
        if not any(r.table == "place" or r.table == "demonym" for r in readings):
            return _NOTHING
        places = [self._gazetteer.get(r.key) for r in readings if r.table == "place"]
        options = ranked([place for place in places if place is not None], text, further)
        demonym = False
        if not options or options[0].prior < _OVER_DEMONYM:
            peoples = [self._gazetteer.get(r.key) for r in readings if r.table == "demonym"]
            countries = ranked([place for place in peoples if place is not None], text, further)
            if countries:
                options, demonym = countries, True
        if not options:
            return _NOTHING
        if options[0].prior < _OVER_ACTOR and any(r.table == "actor" for r in readings):
            return _NOTHING
        return formed(options, text, demonym)
