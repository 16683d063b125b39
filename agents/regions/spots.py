"""Where a text may name a place: the hits of the lexicon with the places they can stand for."""

from __future__ import annotations

from typing import NamedTuple

from agents.document import Document, Passage, Reading
from agents.regions.gazetteer import Gazetteer
from agents.regions.options import FURTHER, FURTHER_ABROAD, Form, Option, formed, ranked

_MOST_KNOWN = 16_000  # decoded readings kept in memory, at about a kilobyte each
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
        self.form = _without_capitals(self.text)
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


class _Known(NamedTuple):
    """What readings that were met mean; keeping them, their identity cannot pass to others."""

    readings: tuple[Reading, ...]
    # By the text that they stand for: one name has several spellings. None where they are no
    # place's at all, as most are.
    forms: dict[str, Form] | None


class Spotter:
    """Turns hits into spots; what readings mean is decoded once."""

    def __init__(self, gazetteer: Gazetteer, abbreviations: frozenset[str] = frozenset()) -> None:
        """Keep the places and the abbreviations that stand only behind a town's name."""
        self._gazetteer = gazetteer
        self._abbreviations = abbreviations
        self._known: dict[int, _Known] = {}

    def spots(self, document: Document) -> list[Spot]:
        """Return the spots of title and body, in order."""
        found: list[Spot] = []
        for passage in (document.title, document.body):
            for hit in passage.hits:
                if self._met(hit.readings).forms is None:
                    continue
                text = passage.text[hit.start : hit.end]
                form = self.form(hit.readings, text, document.language)
                if form.options:
                    spot = Spot(passage, hit.start, hit.end, form)
                    spot.only_behind = spot.text in self._abbreviations
                    found.append(spot)
        return found

    def form(self, readings: tuple[Reading, ...], text: str, language: str) -> Form:
        """Return what ``text``, with the readings that the lexicon gives it, may mean."""
        forms = self._met(readings).forms
        if forms is None:
            return _NOTHING
        form = forms.get(text)
        if form is None:
            form = forms[text] = self._form(readings, _without_capitals(text), language)
        return form

    def _met(self, readings: tuple[Reading, ...]) -> _Known:
        # The lexicon gives the same tuple for the same name.
        known = self._known.get(id(readings))
        if known is None or known.readings is not readings:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            placed = any(r.table == "place" or r.table == "demonym" for r in readings)
            known = self._known[id(readings)] = _Known(readings, {} if placed else None)
        return known

    def _form(self, readings: tuple[Reading, ...], text: str, language: str) -> Form:
        further = FURTHER if language.startswith(("en", "und")) else FURTHER_ABROAD
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


def _without_capitals(text: str) -> str:
    """Return a word of a headline in capitals as it is written elsewhere."""
    return text.title() if text.isupper() and len(text) >= _SHORTEST_IN_CAPITALS else text
