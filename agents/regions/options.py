"""The places that a written form may stand for, ranked by how likely each is without context."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from agents.lexicon import forms
from agents.regions.curated import table
from agents.regions.place import Place

# A hit keeps its likeliest places; beyond these no context speaks loudly enough.
MOST_OPTIONS = 48

# How likely a name is to mean a place, before any context, in powers of ten of its inhabitants.
_COUNTRY = 6.4  # and a third of the population's logarithm: Georgia 8.6, China 9.4
_AREA = 8.6
_MACRO = 8.4
_CAPITAL = 1.5  # capitals are named far above their size
_DIVISION = -0.6  # a town is likelier than the division that bears its name
_COUNTY = -1.0
_BARE_COUNTY = -1.0  # "Madison" seldom means Madison County
_GREATER_DIVISION = 0.7  # what a division with more people than its namesake, a country, lacks
_SPELLING = -1.0  # a spelling of its first name, where another place is written so: Pittsburg(h)
FURTHER = -2.0  # a name that is not the place's first: Victoria, of Hong Kong
FURTHER_ABROAD = -0.4  # in other languages than the gazetteer's: Wien, Den Haag
# A place whose name has no other, or none nearly as likely, is decided without context.
_SURE_ALONE = 4.5
_SURE_MARGIN = 1.0
_SURE_PRIOR = 5.0
_SURE_CAPITAL = 4.5
SETTLED = 3.0  # 5,000 inhabitants; smaller towns are no evidence of their county


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


def formed(options: tuple[Option, ...], text: str, demonym: bool) -> Form:
    """Return the options with what follows from them."""
    margin = _margin(options)
    is_county = options[0].place.level == "admin2" and " " in text
    return Form(
        options,
        demonym,
        margin,
        _is_sure(options, margin),
        _shared(
            frozenset(
                key
                for o in options
                if (key := o.place.key if o.place.level == "admin1" else o.place.admin1)
            )
        ),
        next((o for o in options if o.place.level == "admin1"), None),
        is_county,
        _shared(
            frozenset(
                key
                for o in options
                if (key := o.place.key if is_county else o.place.admin2)
                and (o.place.level == "admin2" if is_county else o.prior >= SETTLED)
            )
        ),
    )


@lru_cache(maxsize=4096)
def _shared(keys: frozenset[str]) -> frozenset[str]:
    """Return one value for all equal ones: most names lie in one division, or in none."""
    return keys


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
            if place.level == "admin2" and place.name != text:
                likely += _BARE_COUNTY
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
    name = bare(place.name)
    if _start(text) != _start(name):
        return True
    # "Rogersville" is not Rogers Park; a name in another spelling may be the first one.
    first = name.partition(" ")[0]
    return first != name and " " not in text and first.isascii() and first != text


def _pattern() -> re.Pattern[str]:
    words = table("namesakes")["municipality"]
    before = "|".join(re.escape(word) for word in words["before"])
    behind = "|".join(re.escape(word) for word in words["behind"])
    return re.compile(f"^(?:{before}) |(?:{behind})$")


_MUNICIPAL = _pattern()


@lru_cache(maxsize=4096)  # the same places are named all day
def bare(name: str) -> str:
    """Return a municipality's name as its town's: Westminster, of the City of Westminster."""
    return _MUNICIPAL.sub("", name)


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
