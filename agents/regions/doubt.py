"""Whether a spot with a place is a mention of it, or only looks like one."""

from __future__ import annotations

import re

from agents.lexicon import forms
from agents.regions import company, noun, ward
from agents.regions.company import Cues
from agents.regions.evidence import Evidence
from agents.regions.options import Option
from agents.regions.place import Place
from agents.regions.spots import Spot

BIG = 200_000  # inhabitants
GREAT = 2_000_000  # inhabitants, of a division
TOWN = 50_000  # inhabitants
_SMALL = 4.5  # the prior of a town that many a person is called like
GREAT_TOWN = 1_000_000  # inhabitants
_LAST_CASED = "\u058f"  # of the scripts behind it none of the news has capitals
SMALL_CAPITAL = 100_000  # inhabitants; below are mostly capitals of islands: Douglas, Castries
_JOINTS = frozenset("@./#-_")  # a word that these join to another is part of an address
_KANA = re.compile("[\u3041-\u309f]{4,6}|[\u30a1-\u30ff]{4,6}")  # with the letters around it
# What speaks for a place, less what speaks against it, has to reach this.
ENOUGH = 1.5
_NEAR = 0.5
_CALLED = 2.5  # the text itself says that it is a town
_WELL_KNOWN = 2.0  # what a town speaks for itself that the curated lists name
_LONGEST_ACRONYM = 4  # letters
SHORTEST_FREE = 3  # letters; shorter names in Chinese and Japanese stand inside other words
SHORTEST_SURE = 5  # letters, in alphabets; shorter ones are often other words
# Places less likely than this (100,000 inhabitants) yield where the text has their name as a word.
_KNOWN = 5.0


def screen(spots: list[Spot], cues: Cues, language: str) -> None:
    """Drop spots that their neighbours show to be a person's or a thing's name.

    A name dropped so is dropped in the whole article where it stands alone as well, unless it
    is a place that needs no support: whom the text calls "Kurt Browning" it calls "Browning".
    """
    people: set[str] = set()
    base = language.partition("-")[0]
    for spot in spots:
        if spot.demonym:
            continue  # an adjective needs no neighbours
        company.look(spot)
        if spot.fixed:
            continue
        if spot.passage.text[spot.end : spot.end + 1] == "$":
            spot.dropped = "a currency"
        elif spot.only_behind:
            spot.dropped = "an abbreviation without a town before it"
        elif company.of_person(spot, cues, base):
            spot.dropped = "part of a person's name"
            people.add(spot.text)
        elif company.of_thing(spot, cues, base):
            spot.dropped = "part of the name of something else"
        elif _is_word_here(spot, cues, base):
            spot.dropped = "a word that the text has in lower case as well"
    noun.screen(spots, cues, base)
    ward.narrow(spots)
    for text in people:
        alone = [s for s in spots if s.text == text and not (s.dropped or s.fixed or s.demonym)]
        if not alone:
            continue
        somewhere = any(company.is_where(s, cues, base) for s in alone)
        if _weighty(alone[0].options[0].prior) and somewhere:
            continue
        for spot in alone:
            spot.dropped = "the name of a person in this article"


def _is_word_here(spot: Spot, cues: Cues, language: str) -> bool:
    """Tell whether a small place's name opens a sentence and is a word elsewhere in the passage.

    It is none behind a word that says where something is; only scripts with two cases show it.
    """
    text = spot.text
    if spot.options[0].prior >= _KNOWN or text.isupper() or text == text.lower():
        return False
    if not company.opens_sentence(spot) or spot.before.lower() in cues.where.get(language, ()):
        return False
    whole, word = spot.passage.text, text.lower()
    at = whole.find(word)
    while at >= 0:
        end = at + len(word)
        before, behind = whole[max(0, at - 1) : at], whole[end : end + 1]
        if whole[end + 1 : end + 2].isalnum() and behind in _JOINTS:
            behind = "x"  # the word goes on: "reading.gov"
        if not (before.isalnum() or behind.isalnum() or (before and before in _JOINTS)):
            return True
        at = whole.find(word, end)
    return False


def _weighty(prior: float) -> bool:
    return prior >= 6.0


def against(spot: Spot, found: Evidence, cues: Cues, language: str) -> str | None:
    """Return why the spot, whose place is chosen, is no mention of it; None when it is one."""
    option = spot.chosen
    if option is None:
        return "no place was chosen"
    if spot.fixed or spot.demonym:
        return None
    place = option.place
    base = language.partition("-")[0]
    if place.level in ("country", "area", "macro"):
        return _against_great(spot, option, found, cues, base)
    if not spot.sure and found.elsewhere(spot, option):
        return "a namesake far from where the article plays"
    doubts = _doubts(spot, option, cues, base)
    if "word" in doubts:
        doubts.pop("short", None)  # the same doubt
    support = _size(place) - sum(doubts.values())
    if support >= ENOUGH:
        return None
    # All that follows speaks for the place: what costs least is asked first.
    if found.supports(option, own=1):
        support += 2.0
    share = found.share(option, found.own.get(spot.form, 0.0))
    support += 1.0 if share >= 0.4 else 0.5 if share >= 0.1 else 0.0
    if support >= ENOUGH:
        return None
    if company.is_where(spot, cues, base):
        support += 1.0
    if spot.is_county or (support < ENOUGH and company.called_place(spot, cues, base)):
        support += _CALLED
    if support >= ENOUGH:
        return None
    if support + _NEAR >= ENOUGH and found.near(place.latitude, place.longitude):
        return None
    return "too little speaks for the place" + (
        f", and against it: {', '.join(doubts)}" if doubts else ""
    )


def _against_great(
    spot: Spot, option: Option, found: Evidence, cues: Cues, language: str
) -> str | None:
    """Return why a country's or area's name is none: it is a word in its place."""
    if spot.text.lower() not in cues.words.get(language, ()) or _is_acronym(spot):
        return None
    doubts = _doubts(spot, option, cues, language)
    if doubts.get("word", 0) >= 3 and _is_cut_short(spot.text, option.place):
        return f"a word in capitals ({language})"
    # The lists of languages other than English hold their commonest words only.
    alone = found.share(option, found.own.get(spot.form, 0.0)) == 0
    if (doubts.get("word", 0) >= 3 and language != "en" and alone) or (
        len(doubts) > 1 and doubts.get("word", 0) >= 2
    ):
        return f"a word of the language ({language})"
    return None


def _is_cut_short(text: str, place: Place) -> bool:
    """Tell whether a text in capitals is an abbreviation of the place's name: CAR, but not CHAD.

    One of two letters is more often the country: "US" in a headline in capitals.
    """
    return len(text) > 2 and text.isupper() and not place.name.upper().startswith(text)


def _is_acronym(spot: Spot) -> bool:
    """Tell whether the spot is a short word in capitals among words that are not."""
    if len(spot.text) > _LONGEST_ACRONYM or not spot.text.isupper():
        return False
    return not any(len(word) > 1 and word.isupper() for word in (spot.before, spot.after))


def _doubts(spot: Spot, option: Option, cues: Cues, language: str) -> dict[str, float]:
    """Return what makes the spot look like something else, with its weight."""
    doubts: dict[str, float] = {}
    text, before, after = spot.text, spot.before, spot.after
    single = " " not in text and "-" not in text
    small = option.prior < _SMALL
    if single and text.lower() in cues.words.get(language, ()) and not _is_acronym(spot):
        doubts["word"] = _as_word(spot, option, cues, language)
        if _lacks_accents(text, option.place):
            doubts["another spelling"] = 1.0
    if single and (text in cues.surnames or company.is_given(text, cues, language)):
        doubts["surname"] = 1.0
    if (
        before
        and before[0].isupper()
        and before.lower() not in cues.openers
        and before.lower() not in cues.where.get(language, ())
        and not company.opens_sentence(spot)
    ):
        doubts["longer name"] = 2.0 if small and "surname" in doubts else 1.0
    if small and single and after in cues.surnames and after not in cues.institutions:
        doubts["a surname behind"] = 1.5
    if option.place.level != "capital" and (  # whose government speaks
        (after and after.lower() in cues.speech) or (before and before.lower() in cues.speech)
    ):
        doubts["a speaker"] = 1.0
    if text[0] > "\u024f":
        if text[0] > "\u2e7f":
            if len(text) < SHORTEST_FREE:
                doubts["short"] = 1.0
            if _KANA.fullmatch(spot.passage.text, max(0, spot.start - 1), spot.end + 1):
                doubts["inside of kana"] = 3.0
        elif len(text) < SHORTEST_SURE:
            doubts["short"] = 1.0
    elif option.further and not option.place.known:
        doubts["further name"] = 1.0
    start, end, whole = spot.start, spot.end, spot.passage.text
    if (start > 1 and whole[start - 1] == "-" and whole[start - 2].isalpha()) or (
        end + 1 < len(whole) and whole[end] == "-" and whole[end + 1].isupper()
    ):
        doubts["joined by a hyphen"] = 1.0
    return doubts


def _as_word(spot: Spot, option: Option, cues: Cues, language: str) -> float:
    """Return how much it says against a town that its name is a word of the language.

    Where its capital tells nothing, as there is none or every noun has one, it says more.
    """
    people = option.place.population
    if spot.text[0] > _LAST_CASED and people < GREAT_TOWN:
        return 4.0
    if language in cues.articles:
        if people >= BIG and option.place.name == spot.text and not company.opens_sentence(spot):
            return 1.5  # Essen
        return 4.0 if people < TOWN else 3.0
    return 3.0 if company.opens_sentence(spot) or spot.text.isupper() else 2.0


def _lacks_accents(text: str, place: Place) -> bool:
    """Tell whether the text is the place's name but for its accents: "Para", not "Pará"."""
    name = place.name.casefold()
    return text.casefold() != name and text.casefold() == forms.unaccented(name)


def _size(place: Place) -> float:
    """Return how much the place's size speaks for a mention of it."""
    if place.level == "capital":
        return 3.0 if place.population >= SMALL_CAPITAL else 2.0
    if place.kind == "admin1":
        if place.population >= GREAT:
            return 3.0
        return 2.0 if place.population >= BIG else 1.0
    if place.known and place.population < BIG:
        return _WELL_KNOWN
    size = place.population / (10 if place.level == "admin2" else 1)
    for least, value in ((1_000_000, 3.0), (200_000, 2.0), (50_000, 1.0), (10_000, 0.5)):
        if size >= least:
            return value
    return 0.0
