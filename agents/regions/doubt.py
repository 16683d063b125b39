"""Whether a spot with a place is a mention of it, or only looks like one."""

from __future__ import annotations

from agents.regions import company
from agents.regions.choice import Company
from agents.regions.company import Cues
from agents.regions.spots import Spot

BIG = 200_000  # inhabitants; such a city's name needs no support
MIDDLE = 15_000  # a town of this size needs some, a smaller one needs more


def screen(spots: list[Spot], cues: Cues, language: str) -> None:
    """Drop spots that their neighbours show to be a person's or a thing's name.

    A name dropped so is dropped in the whole article where it stands alone as well, unless it
    is a place that needs no support: whom the text calls "Kurt Browning" it calls "Browning".
    """
    people: set[str] = set()
    for spot in spots:
        company.look(spot)
        if spot.demonym or spot.fixed:
            continue
        if spot.only_behind:
            spot.dropped = "an abbreviation without a town before it"
        elif company.of_person(spot, cues):
            spot.dropped = "part of a person's name"
            people.add(spot.text)
        elif company.of_thing(spot, cues):
            spot.dropped = "part of the name of something else"
    for spot in spots:
        if spot.dropped or spot.fixed or spot.demonym or spot.text not in people:
            continue
        if _weighty(spot.options[0].prior):
            continue
        spot.dropped = "the name of a person in this article"


def _weighty(prior: float) -> bool:
    return prior >= 6.0


def accept(spot: Spot, found: Company, cues: Cues, language: str) -> bool:
    """Tell whether the spot, whose place is chosen, is a mention of it."""
    option = spot.chosen
    if option is None:
        return False
    place = option.place
    if spot.fixed or spot.demonym:
        return True
    text = spot.text
    base = language.partition("-")[0]
    is_word = text.lower() in cues.words.get(base, ()) and " " not in text
    capital = place.level in ("country", "area", "macro", "capital")
    if capital and not is_word:
        return True
    latin = text[0] < "\u0250"
    where = spot.before.lower() in cues.where.get(base, ())
    if is_word and not capital and company.opens_sentence(spot) and not found.supports(option):
        spot.dropped = f"a word of the language ({base})"
        return False
    if capital:
        return True
    share = found.share(option)
    if place.kind == "admin1" or (place.population >= BIG and place.level == "city"):
        if is_word and not where and share < 0.2:
            spot.dropped = f"a word of the language ({base})"
            return False
        return True
    if not latin:
        return place.population >= MIDDLE or share > 0.3
    support = found.supports(option)
    in_name = bool(
        (
            spot.before
            and spot.before[0].isupper()
            and not where
            and not company.opens_sentence(spot)
        )
        and spot.text.count(" ") == 0
    )
    if is_word and not (support and where):
        spot.dropped = f"a word of the language ({base})"
        return False
    if in_name and not support:
        spot.dropped = "inside a longer name"
        return False
    if place.level == "city" and place.population >= MIDDLE:
        if support or where or share >= 0.15:
            return True
        spot.dropped = "nothing in the article supports the town"
        return False
    if support and (where or not in_name):
        return True
    if where and share >= 0.3:
        return True
    spot.dropped = "nothing in the article supports so small a place"
    return False
