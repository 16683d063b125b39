"""What a word can be by itself in a name: looked at once, and known for the words to come.

The same words and names stand in articles all day. What a word's letters and the lists of
``data/wording.toml`` tell of it does not change, so that it is kept as bits beside the word.
"""

from __future__ import annotations

import re
from typing import Final

from agents.actors.wording import Wording

STOP: Final = 1 << 0  # no part of a name
SMALL: Final = 1 << 1  # in lower case
SHORT: Final = 1 << 2  # three letters or fewer, and no particle of names
HEAD: Final = 1 << 3  # a body's word
THING: Final = 1 << 4  # what does not act
GIVEN: Final = 1 << 5  # a given name as it is listed
NAMED: Final = 1 << 6  # a given name, perhaps with a case ending
FIRST: Final = 1 << 7  # a given name and no other word
SURNAME: Final = 1 << 8  # a surname as it is listed
FAMILY: Final = 1 << 9  # a surname and no other word
CALENDAR: Final = 1 << 10  # a month or day
DATED: Final = 1 << 11  # one, but for what an apostrophe joins
EPITHET: Final = 1 << 12  # what a person is: "Sister"
PEER: Final = 1 << 13  # an epithet that belongs to the name: "Lord"
BEARER: Final = 1 << 14  # a thing that bears a person's name: "airport"
CONNECTOR: Final = 1 << 15  # a small word within names
PARTICLE: Final = 1 << 16
FIELD: Final = 1 << 17  # what a minister is minister of may begin with it
SUFFIX: Final = 1 << 18  # a company's form
FIRM: Final = 1 << 19  # one, perhaps with a full stop
HONOURING: Final = 1 << 20  # a body that bears a person's name: "Fundación"
ACRONYM: Final = 1 << 21
ROMAN: Final = 1 << 22
CAMEL: Final = 1 << 23  # capitals within it, as companies write themselves
CAPITALS: Final = 1 << 24  # in capitals
PARTISAN: Final = 1 << 25  # whose party it tells: "Republican"
OF_PLACE: Final = 1 << 26  # an adjective of a place: "Московский"
COMMON: Final = 1 << 27  # a word of a language that writes its nouns with capitals
COMPOUND: Final = 1 << 28  # a word made of one
WOMAN: Final = 1 << 29  # one that says what a woman is: "Kriminologin"
ENGLISH: Final = 1 << 30  # a noun or verb of English that is no name
WORDED: Final = 1 << 31  # a noun or verb of English, whoever is called so
DOUBTED: Final = 1 << 32  # a given name that is one as well: "Autumn"
NUMBERED: Final = 1 << 33  # with a digit: "A320"

MOST_KNOWN: Final = 20_000  # words, some 3 MB; then they are looked at anew

_ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄČŠŽĆĐÁÉÍÓÚŁŻŚ]{2,5}")
_ROMAN = re.compile(r"[IVXLC]+")
_CAMEL = re.compile(r"[^\W\d_][a-zа-яёіїєà-ž]+[A-ZА-ЯЁІЇЄ]|[a-z]+[A-Z]{2,}")
_OF_PLACE = ("ский", "ского", "ският", "ський", "ського")
_SHORTENED = frozenset({"ve", "ll", "re", "m", "d"})  # of English verbs: "I've"
_PREFIXES = ("Mc", "Mac", "De", "Le", "La", "Di", "Van", "Fitz", "O'", "Du", "Al", "El", "St")


class Kinds(dict[str, int]):
    """The bits by word; may be used from several threads."""

    def __init__(self, wording: Wording) -> None:
        """Take the lists; no word is known yet."""
        super().__init__()
        self._wording = wording

    def __missing__(self, word: str) -> int:
        """Look at a word that is met for the first time."""
        if len(self) >= MOST_KNOWN:
            self.clear()
        kind = self[word] = self._of(word)
        return kind

    def _of(self, word: str) -> int:
        wording = self._wording
        lower = word.lower()
        bare = lower.replace("’", "'").partition("'")[0]
        thing = lower.rpartition("'")[2].rpartition("’")[2]
        particle = word in wording.particles
        surname = word in wording.surnames
        given = word in wording.given
        noun = wording.noun
        worded = wording.is_english(lower)
        plural = worded and not wording.is_english(lower, plurals=False)
        tests = (
            (STOP, lower in wording.stop or (thing in _SHORTENED and bare in wording.stop)),
            (SMALL, word.islower()),
            (SHORT, len(lower) < 4 and lower not in wording.particles),
            (HEAD, lower in wording.heads),
            (THING, wording.is_thing(lower)),
            (GIVEN, given),
            (NAMED, wording.is_given(word)),
            (FIRST, wording.is_first_name(word)),
            (SURNAME, surname),
            (FAMILY, surname and lower not in wording.not_alone),
            (CALENDAR, lower in wording.calendar),
            (DATED, bare in wording.calendar),
            (EPITHET, lower in wording.epithets),
            (PEER, lower in wording.peerage),
            (BEARER, thing in wording.bearers),
            (CONNECTOR, word in wording.connectors),
            (PARTICLE, particle),
            (FIELD, lower in wording.portfolio_first),
            (SUFFIX, lower in wording.suffixes),
            (FIRM, lower.rstrip(".") in wording.suffixes),
            (HONOURING, lower in wording.honouring),
            (ACRONYM, _ACRONYM.fullmatch(word) is not None),
            (ROMAN, _ROMAN.fullmatch(word) is not None),
            (CAMEL, _is_camel(word)),
            (CAPITALS, word.isupper()),
            (PARTISAN, lower in wording.partisans),
            (OF_PLACE, word.endswith(_OF_PLACE)),
            (COMMON, lower in noun.doubted if given else noun.is_word(lower)),
            (COMPOUND, not given and noun.is_compound(lower)),
            (WOMAN, noun.is_woman(lower)),
            (WORDED, worded and not plural),
            (ENGLISH, worded and not given and not surname),
            (DOUBTED, given and lower in wording.not_alone),
            (NUMBERED, any(map(str.isdigit, word))),
        )
        kind = 0
        for bit, told in tests:
            if told:
                kind |= bit
        return kind


def _is_camel(word: str) -> bool:
    return _CAMEL.match(word) is not None and not word.startswith(_PREFIXES) and word[0].isupper()
