"""Whether a match is a word of its own: what stands before and behind it, by script and language.

The common case, a whole word between characters that are no letters, is tested in
``Lexicon.find`` itself; these functions judge the rest.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources

from agents.lexicon import writing
from agents.lexicon.singles import Singles

LONGEST_ENDING = 8  # letters; no ending, prefix or particle in the data is longer
# Tamil, Bengali, Malayalam and their kin join case endings and postpositions; names shorter than
# SHORTEST_JOINED take none, since words that merely begin alike are then too frequent.
LONGEST_INDIC_ENDING = 7
# Letters behind a name long enough not to be another word's beginning: -யிலிருந்தும்.
LONGEST_INDIC_CHAIN = 14
SHORTEST_CHAINED = 5
SHORTEST_OBLIQUE = 4  # letters before Marathi's oblique vowel, which verbs of Hindi have as well
_LONG_A = "\u093e"
SHORTEST_JOINED = 3

_VOWELS = frozenset("aeiou")
# How words for the state's own go on behind 国.
_STATE_WORDS = ("务", "務", "防部", "防长", "防長", "防大臣")
_FIRST_MARK = "\u0300"  # before it lie no combining marks
_KATAKANA = frozenset(map(chr, range(0x30A1, 0x30FF))) | {"ー"}


@dataclass(frozen=True, slots=True)
class Touching:
    """What may be joined to a name, read from ``data/endings.toml``."""

    endings: dict[str, frozenset[str]]  # by language
    dropped: dict[str, frozenset[str]]  # by language: final letters that give way to an ending
    turned: dict[str, tuple[tuple[str, str], ...]]  # by language: ends that change before one
    own: dict[str, tuple[tuple[str, str], ...]]  # the same, for names of its own country
    adjectives: dict[str, tuple[tuple[str, ...], ...]]  # by language: end and what it becomes
    prefixes: dict[int, frozenset[str]]  # by rule of writing
    particles: dict[int, frozenset[str]]
    unprefixed: frozenset[str]  # languages of a script with prefixes that have none
    inner: frozenset[str]  # languages in which a name may begin within a word, at its capital
    singles: Singles

    @classmethod
    def load(cls) -> Touching:
        """Return the packaged rules."""
        text = resources.files(__package__).joinpath("data/endings.toml").read_text("utf-8")
        data = tomllib.loads(text)
        numbers = {
            "arabic": writing.ARABIC,
            "hebrew": writing.HEBREW,
            "ethiopic": writing.ETHIOPIC,
            "korean": writing.KOREAN,
            "devanagari": writing.INDIC,
        }
        return cls(
            endings={k: frozenset(v["endings"]) for k, v in data["languages"].items()},
            dropped={k: frozenset(v["dropped"]) for k, v in data["languages"].items()},
            turned={
                k: tuple((old, new) for old, new in v.get("turned", ()))
                for k, v in data["languages"].items()
            },
            own={
                k: tuple((old, new) for old, new in v.get("own", ()))
                for k, v in data["languages"].items()
            },
            adjectives={
                k: tuple(tuple(row) for row in v.get("adjectives", ()))
                for k, v in data["languages"].items()
            },
            prefixes={numbers[k]: frozenset(v) for k, v in data["prefixes"].items()},
            particles={numbers[k]: frozenset(v) for k, v in data["particles"].items()},
            unprefixed=frozenset(data["unprefixed"]),
            inner=frozenset(k for k, v in data["languages"].items() if v.get("inner")),
            singles=Singles.load(),
        )

    def rule(self, form: str) -> int:
        """Return the form's rule of writing; the characters for countries have one of their own."""
        return writing.SINGLE if form in self.singles.characters else writing.rule(form)


def behind(text: str, end: int, most: int = LONGEST_ENDING) -> str:
    """Return the letters joined to the right of ``end``, or more than ``most``."""
    stop = end
    last = min(len(text), end + most + 1)
    while stop < last and _joins(text[stop]):
        stop += 1
    return text[end:stop]


def before(text: str, start: int) -> str:
    """Return the letters joined to the left of ``start``, or more than any prefix has."""
    stop = start
    last = max(0, start - LONGEST_ENDING - 1)
    while stop > last and _joins(text[stop - 1]):
        stop -= 1
    return text[stop:start]


def _joins(char: str) -> bool:
    if char < _FIRST_MARK:
        return char.isalnum()
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def begins_within(text: str, start: int) -> bool:
    """Tell whether a capital behind the small letters of a prefix opens a name: "kwaseGaza".

    Such prefixes end in a vowel; the first of their letters is large where a sentence begins.
    """
    if not text[start].isupper():
        return False
    left = before(text, start)
    return (
        len(left) <= LONGEST_ENDING
        and left[-1:].lower() in _VOWELS
        and (len(left) == 1 or left[1:].islower())
    )


def stands_apart(
    rule: int, text: str, start: int, end: int, touching: Touching, language: str
) -> bool:
    """Tell whether a match of a script other than the plain word scripts is a word there."""
    if rule == writing.FREE:
        if text[end - 1] in "国國" and text.startswith(_STATE_WORDS, end):
            return False  # 美国务卿 is 美 and 国务卿
        return end >= len(text) or unicodedata.category(text[end]) != "Mn"
    if rule == writing.SINGLE:
        return touching.singles.stands(text, start)
    if rule == writing.KATAKANA:
        return not (
            (start > 0 and text[start - 1] in _KATAKANA)
            or (end < len(text) and text[end] in _KATAKANA)
        )
    left = before(text, start)
    if left and (left not in touching.prefixes.get(rule, ()) or language in touching.unprefixed):
        return False
    right = behind(text, end, LONGEST_INDIC_CHAIN if rule == writing.INDIC else LONGEST_ENDING)
    if not right or right in touching.particles.get(rule, ()):
        return not right or right[0] != _LONG_A or end - start >= SHORTEST_OBLIQUE
    return (
        rule == writing.INDIC
        and end - start >= SHORTEST_JOINED
        and len(right)
        <= (LONGEST_INDIC_ENDING if end - start < SHORTEST_CHAINED else LONGEST_INDIC_CHAIN)
        and "\u0980" <= text[start] <= "\u0dff"  # Devanagari has its list of particles
    )


def foreign(text: str, start: int, end: int) -> bool:
    """Tell whether a word is bounded by letters of scripts without spaces: 在Paris的."""
    return (start == 0 or _open(text[start - 1])) and (end >= len(text) or _open(text[end]))


def _open(char: str) -> bool:
    return not char.isalnum() or writing.is_spaceless(char)
