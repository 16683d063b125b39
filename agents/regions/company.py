"""What a name's neighbours say: a person's name, the name of something else, a place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from agents.regions.spots import Spot

_SPACES = ' \n"“('
_LONGEST_WORD = 30  # characters; a longer one is no name's neighbour
_BETWEEN = frozenset(" \n")
_AFTER = re.compile(r"[\w'’&-]+\.?")
# Above this prior a given name (Georgia, Paris) is taken for a person's only before a surname.
WELL_KNOWN = 5.8
# The words of one language are looked up in another's list as well.
_SAME_WORDS = {"bs": "sr", "hr": "sr"}
_SKIPPED = " \"“”«»„([{'‘"
_ENDS = ".!?:;…\n•–—*|>"


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of ``data``: cues by language, given names, words that are also names."""

    titles: dict[str, frozenset[str]]
    tails: dict[str, frozenset[str]]
    heads: dict[str, tuple[str, ...]]
    named: dict[str, frozenset[str]]
    where: dict[str, frozenset[str]]
    cases: dict[str, tuple[str, ...]]  # endings that say where something is
    before_heads: frozenset[str]  # the last words of the heads
    given: frozenset[str]
    surnames: frozenset[str]
    settlements: dict[str, frozenset[str]]
    joints: dict[str, frozenset[str]]
    institutions: frozenset[str]
    speech: frozenset[str]
    openers: frozenset[str]
    words: dict[str, frozenset[str]]
    declining: frozenset[str]  # languages that decline given names
    articles: dict[str, frozenset[str]]  # of languages that write nouns with a capital

    @classmethod
    def load(cls) -> Cues:
        """Return the packaged lists."""
        data = resources.files("agents.regions").joinpath("data")
        cues = tomllib.loads(data.joinpath("cues.toml").read_text("utf-8"))
        words: dict[str, set[str]] = {}
        for line in data.joinpath("words.tsv").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                word, _, languages = line.partition("\t")
                for language in languages.split(","):
                    words.setdefault(language, set()).add(word)
        for language, other in _SAME_WORDS.items():
            words[language] = words.get(language, set()) | words[other]
        return cls(
            titles={k: frozenset(v) for k, v in cues["title"].items()},
            tails={k: frozenset(v) for k, v in cues["tail"].items()},
            heads={k: tuple(v) for k, v in cues["head"].items()},
            before_heads=frozenset(
                {h.split()[-1] for forms in cues["head"].values() for h in forms} | {"the"}
            ),
            named={k: frozenset(v) for k, v in cues["named"].items()},
            where={k: frozenset(v) for k, v in cues["where"].items()},
            cases={k: tuple(v) for k, v in cues["case"].items()},
            given=_lines("given"),
            surnames=_lines("surnames"),
            settlements={k: frozenset(w.lower() for w in v) for k, v in cues["settlement"].items()},
            joints={k: frozenset(v) for k, v in cues["joint"].items()},
            institutions=frozenset(t for forms in cues["institution"].values() for t in forms),
            speech=frozenset(t for forms in cues["speech"].values() for t in forms),
            openers=frozenset(t for forms in cues["opener"].values() for t in forms),
            words={k: frozenset(v) for k, v in words.items()},
            declining=frozenset(cues["declining"]["languages"]),
            articles={k: frozenset(v) for k, v in cues["article"].items()},
        )


def _lines(name: str) -> frozenset[str]:
    data = resources.files("agents.regions").joinpath(f"data/{name}.txt").read_text("utf-8")
    return frozenset(line for line in data.splitlines() if not line.startswith("#"))


def look(spot: Spot) -> None:
    """Note the words before and behind the spot."""
    text, start = spot.passage.text, spot.start
    if start and text[start - 1] in _SPACES:
        words = text[max(0, start - _LONGEST_WORD) : start].rstrip(_SPACES).rsplit(None, 1)
        if words:
            word = words[-1].lstrip(_SPACES)
            if word and (word[-1].isalnum() or word[-1] in ".'’&-"):
                spot.before = word
    if text[spot.end : spot.end + 1] in _BETWEEN:
        behind = _AFTER.match(text, spot.end + 1)
        if behind:
            spot.after = behind.group()


def opens_sentence(spot: Spot) -> bool:
    """Tell whether the spot is the first word of a sentence, a line or a title."""
    text, at = spot.passage.text, spot.start
    while at and text[at - 1] in _SKIPPED:
        at -= 1
    return at == 0 or text[at - 1] in _ENDS


def is_where(spot: Spot, cues: Cues, language: str) -> bool:
    """Tell whether a word before the spot or its case says that something is there."""
    if spot.before.lower() in cues.where.get(language, ()):
        return True
    cases = cues.cases.get(language)
    if cases is None:
        return False
    text = spot.passage.text
    word = _CASED.match(text, spot.start, spot.start + _LONGEST_WORD)
    place = spot.options[0].place.name
    return word is not None and word.group().endswith(cases) and word.group() != place


_CASED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINED = re.compile(r"(?: ?\([^()]{0,60}\))?,? (\w+) ")
_DEFINED = re.compile(r"(?:[\w-]+ ){1,7}")


def called_place(spot: Spot, cues: Cues, language: str) -> bool:
    """Tell whether the text says what place the spot is: "the town of X", "X is a village in"."""
    known = cues.settlements.get(language)
    if not known:
        return False
    text, start = spot.passage.text, spot.start
    joints = cues.joints.get(language, frozenset())
    if spot.before in joints:
        words = text[max(0, start - _LONGEST_WORD) : start].split()
        if len(words) > 1 and words[-2].lower() in known:
            return True
    joined = _JOINED.match(text, spot.end)
    if joined is None or joined.group(1) not in joints:
        return False
    defined = _DEFINED.match(text, joined.end())
    return defined is not None and not known.isdisjoint(defined.group().lower().split())


def is_given(text: str, cues: Cues, language: str) -> bool:
    """Tell whether the text is a given name, in languages that decline them in any case."""
    return text in cues.given or (
        language in cues.declining and (text[:-1] in cues.given or text[:-2] in cues.given)
    )


def of_person(spot: Spot, cues: Cues, language: str) -> bool:
    """Tell whether the spot is part of a person's name: "Jack London", "Mr. Austin"."""
    before, after = spot.before, spot.after
    if before and before[0].isupper():
        if before in cues.titles.get(language, ()) or (len(before) == 2 and before[1] == "."):
            return True
        if (
            before in cues.given
            and before.lower() not in cues.words.get("en", ())
            and (spot.options[0].prior < WELL_KNOWN or spot.text in cues.surnames)
        ):
            return True
    if not (after and after[0].isupper() and is_given(spot.text, cues, language)):
        return False
    after = after.removesuffix("'s").removesuffix("’s")
    if len(after) > 3:
        after = after.rstrip(".")
    if (
        after in cues.tails.get(language, ())
        or after in cues.institutions
        or after[-1] == "."
        or after.isupper()
    ):
        return False
    well_known = spot.options[0].prior >= WELL_KNOWN
    if after in cues.surnames:
        return True
    if after.lower() in cues.words["en"]:
        return False
    # "Jordan Spieth won": in running text, an unknown name behind a given name is a surname.
    return not well_known or (
        language != "de"
        and spot.passage.field == "body"
        and spot.division is None
        and (before.lower() in _BEFORE_PEOPLE or opens_sentence(spot))
        and _SURNAME_GOES_ON.match(spot.passage.text, spot.end) is not None
    )


# What may stand before a person's name, where a place's has an article or a preposition.
_BEFORE_PEOPLE = frozenset(
    {"", "and", "by", "with", "that", "as", "when", "e", "i", "y", "et", "и"}
)
_SURNAME_GOES_ON = re.compile(
    r" [^\W\d_]+(?:['’]s\b|[,;.]|$| (?!(?:of|for|and)\b)[^\W\d_][^\W\d_A-Z]*\b)"
)


_FIELD = re.compile(r" \w+ (?:of|for) (?:the )?[A-Z]")  # "University of Geosciences"
_OWNED = re.compile(r"['’]s [A-Z]")  # "St. Michael's Hospital"
_PACTS = frozenset({"accord", "accords", "agreement", "pact", "protocol", "treaty"})


def of_thing(spot: Spot, cues: Cues, language: str) -> bool:
    """Tell whether the spot is part of the name of something that is elsewhere: a newspaper."""
    tails = cues.tails.get(language, ())
    if spot.after in _PACTS and spot.options[0].place.kind == "city":
        return True  # named for where it was signed: "the Paris accord"
    if spot.after in tails or (spot.text.isupper() and spot.after.title() in tails):
        return True
    if spot.text.startswith("St. ") and _OWNED.match(spot.passage.text, spot.end):
        return True
    if spot.after in cues.named.get(language, ()) and _FIELD.match(spot.passage.text, spot.end):
        return True
    if spot.before.lower() not in cues.before_heads:
        return False
    text, start = spot.passage.text, spot.start
    if start < 6:
        return False
    lead = text[max(0, start - 26) : start].rstrip(" ").lower()
    if lead.endswith(" the"):
        lead = lead[:-4]
    return lead.endswith(cues.heads.get(language, ())) and text[start - 1] in " '"
