"""Where a text may name a place: the hits of the lexicon with the places they can stand for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from agents.document import Document, Hit, Passage, Reading
from agents.lexicon import forms
from agents.regions.gazetteer import Gazetteer
from agents.regions.place import Place

# A hit keeps its likeliest places; beyond these no context speaks loudly enough.
MOST_OPTIONS = 48
_MOST_KNOWN = 100_000  # decoded hits kept in memory

# How likely a name is to mean a place, before any context, in powers of ten of its inhabitants.
_COUNTRY = 6.4  # and a third of the population's logarithm: Georgia 8.6, China 9.4
_AREA = 8.6
_MACRO = 8.4
_CAPITAL = 1.5  # capitals are named far above their size
_DIVISION = -0.6  # a town is likelier than the division that bears its name
_COUNTY = -1.0
_GREATER_DIVISION = 0.7  # what a division with more people than its namesake, a country, lacks
_SPELLING = -1.0  # a spelling of its first name, where another place is written so: Pittsburg(h)
_FURTHER = -2.0  # a name that is not the place's first: Victoria, of Hong Kong
# A place whose name has no other, or none nearly as likely, is decided without context.
_FURTHER_ABROAD = -0.4  # in other languages than the gazetteer's: Wien, Den Haag
_SURE_ALONE = 4.5
_SURE_MARGIN = 1.0
_SURE_PRIOR = 5.0
_SURE_CAPITAL = 4.5
_OVER_DEMONYM = 7.5  # places less likely than this yield to a people's name: Spanish (Ontario)
SETTLED = 3.0  # 5,000 inhabitants; smaller towns are no evidence of their county
_SHORTEST_IN_CAPITALS = 5  # letters; shorter words are also abbreviations
_OVER_ACTOR = 6.0  # and to an actor's: Obama (Fukui)


class Option(NamedTuple):
    """A place that a spot may mean, and how likely it is without context."""

    place: Place
    prior: float
    further: bool  # the form is not the town's first name


class Form(NamedTuple):
    """What a written form may mean, decoded once."""

    options: tuple[Option, ...]  # the likeliest first
    demonym: bool
    margin: float  # by which the first is likelier than the next that lies elsewhere
    sure: bool  # it needs no context
    divisions: frozenset[str]  # the first-level divisions that hold one of the options
    division: Option | None  # the likeliest option that is such a division itself
    is_county: bool  # it is written as a second-level division: Madison County
    counties: frozenset[str]  # those that it may be, or that hold a town that it may be


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
        form = _formed(options, self.text, False)
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
        further = _FURTHER if language.startswith(("en", "und")) else _FURTHER_ABROAD
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
        return _formed(options, text, demonym)


def _formed(options: tuple[Option, ...], text: str, demonym: bool) -> Form:
    """Return the options with what follows from them."""
    margin = _margin(options)
    is_county = options[0].place.level == "admin2" and " " in text
    return Form(
        options,
        demonym,
        margin,
        _is_sure(options, margin),
        frozenset(
            key
            for o in options
            if (key := o.place.key if o.place.level == "admin1" else o.place.admin1)
        ),
        next((o for o in options if o.place.level == "admin1"), None),
        is_county,
        frozenset(
            key
            for o in options
            if (key := o.place.key if is_county else o.place.admin2)
            and (o.place.level == "admin2" if is_county else o.prior >= SETTLED)
        ),
    )


def _margin(options: tuple[Option, ...]) -> float:
    top = options[0]
    for option in options[1:]:
        same = option.place.country == top.place.country and (
            option.place.admin1 == top.place.key or top.place.admin1 == option.place.key
        )
        if not same:
            return top.prior - option.prior
    return top.prior


def _is_sure(options: tuple[Option, ...], margin: float) -> bool:
    top = options[0]
    if len(options) == 1:
        return top.prior >= _SURE_ALONE
    if top.place.level != "admin1" and any(o.place.level == "admin1" for o in options):
        return False  # Georgia, Washington, New York: the state may be meant
    if top.place.level == "capital" and margin < _SURE_CAPITAL:
        return False  # Paris, Athens, London have namesakes that local news means
    return margin >= _SURE_MARGIN and top.prior >= _SURE_PRIOR


def ranked(places: Sequence[Place], text: str, further: float) -> tuple[Option, ...]:
    """Return the places as options for the text, the likeliest first.

    A town or division in the country that has the same name is none: Mexico is the country.
    """
    countries = {place.key: place for place in places if place.level == "country"}
    # Scotland is a part of its country, by its own name; Mexico is the country.
    parts = {
        place.country
        for place in places
        if place.level == "admin1"
        and place.country in countries
        and place.name == text
        and forms.unaccented(countries[place.country].name) != forms.unaccented(text)  # México
    }
    options = []
    whole = _written_out(text)
    written = any(
        place.level in ("city", "capital") and _written_out(place.name) == whole for place in places
    )
    for place in dict.fromkeys(places):
        if place.level == "country":
            if place.key not in parts:
                options.append(Option(place, prior(place), False))
        elif place.country in parts:
            if place.level == "admin1":
                options.append(Option(place, prior(countries[place.country]), False))
        elif place.country not in countries:
            other = _is_further(place, text)
            likely = prior(place) + (further if other else 0.0)
            if written and not other and place.level == "city":
                likely += 0.0 if _written_out(place.name) == whole else _SPELLING
            if place.level == "admin1":
                for country in countries.values():
                    if place.population > country.population:
                        likely = prior(country) - _GREATER_DIVISION
            options.append(Option(place, likely, other))
    options.sort(key=lambda option: (-option.prior, option.place.key))
    return tuple(options[:MOST_OPTIONS])


def _is_further(place: Place, text: str) -> bool:
    """Tell whether the text is another name of a town than its first: Philadelphia
    of Amman. Only names in Latin letters are told apart.
    """
    if place.level not in ("city", "capital") or text[0] > "\u024f":
        return False
    if _start(text) != _start(place.name):
        return True
    # "Rogersville" is not Rogers Park; a name in another spelling may be the first one.
    first = place.name.partition(" ")[0]
    return first != place.name and " " not in text and first.isascii() and first != text


def _start(name: str) -> str:
    """Return the first three letters, by which a name is known in most languages of its script."""
    return forms.unaccented(_written_out(name)[:8]).replace(" ", "").replace("'", "")[:3].casefold()


def _written_out(name: str) -> str:
    first, space, more = name.partition(" ")
    return _WRITTEN_OUT.get(first.rstrip("."), first) + space + more if space else name


# "St. Louis" is the first name of Saint Louis; an abbreviation tells no town from another.
_WRITTEN_OUT = {"St": "Saint", "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort", "Pt": "Point"}


def prior(place: Place) -> float:
    """Return how likely a name means the place, before any context."""
    size = math.log10(max(place.population, 100))
    if place.level == "country":
        return _COUNTRY + size / 3
    if place.level == "area":
        return _AREA
    if place.level == "macro":
        return _MACRO
    if place.level == "capital":
        return size + _CAPITAL
    if place.level == "admin1":
        return size + _DIVISION
    if place.level == "admin2":
        return size + _COUNTY
    return size
