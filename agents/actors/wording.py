"""Words and patterns that tell names of persons and organisations from other capitalised words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

from agents.actors import catalogue, honoured, inflection
from agents.actors.capitals import Capitals
from agents.actors.honoured import Honoured
from agents.actors.nouns import Nouns
from agents.actors.trade import Trade
from agents.regions import vocabulary
from agents.regions.vocabulary import Vocabulary
from streams.events import ActorKind, Sector


@dataclass(frozen=True, slots=True)
class Head:
    """The kind of body that a word such as "Party" makes of a name."""

    kind: ActorKind
    sector: Sector


# What a noun before a name says of it: "the airline Skyhopper".
NOUNS = {
    "company_noun": Head("company", "BUS"),
    "party_noun": Head("party", "PTY"),
    "org_noun": Head("organization", "NGO"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of ``data/wording.toml``, and what is compiled from them."""

    stop: frozenset[str]
    prepositions: frozenset[str]  # which part what stands beside them
    particles: frozenset[str]
    telling: frozenset[str]  # languages whose capitals are a name's mark
    nouns: frozenset[str]  # languages that write all nouns with capitals
    noun: Nouns  # and their words
    owning: frozenset[str]  # words before what has no name: "my", "all"
    cased: frozenset[str]  # languages that part a name from its case ending by an apostrophe
    middle: frozenset[str]  # bodies' words that, with a genitive, say where something is
    english: Vocabulary
    english_endings: tuple[str, ...]
    tell: frozenset[str]
    credit: frozenset[str]  # what leads to the medium that a text has its story from
    medium: frozenset[str]  # nouns of media
    between: frozenset[str]  # what may stand between these and a medium's name
    placing: frozenset[str]  # languages whose case endings say where somebody goes
    connectors: frozenset[str]
    dividing: frozenset[str]  # connectors that mostly stand between two names
    parting: frozenset[str]  # particles that mostly are such a word
    both: frozenset[str]  # those of them that join what one body is
    depends: frozenset[str]  # connectors before what a body is of or for
    aims: frozenset[str]
    suffixes: frozenset[str]
    things: frozenset[str]
    thing_stems: tuple[str, ...]
    heads: dict[str, Head]
    generic: tuple[str, ...]  # stems of heads that describe rather than name
    given: frozenset[str]
    surnames: frozenset[str]
    epithets: frozenset[str]
    peerage: frozenset[str]
    partisans: frozenset[str]
    alias: frozenset[str]  # what leads from one name of a person to another
    called: frozenset[str]  # small words beside these
    prefixes: frozenset[str]  # a company's legal form before its name
    compounds: frozenset[str]  # German nouns of which a country has one
    leading: frozenset[str]  # words that make a name a body's at its head alone
    personal: re.Pattern[str]  # English verbs that a person alone is the subject of
    honouring: frozenset[str]
    bearers: frozenset[str]
    trade: Trade
    platforms: frozenset[str]
    upon: frozenset[str]
    not_alone: frozenset[str]  # words that are given names only with a surname
    letters: frozenset[str]  # abbreviations that name nobody
    calendar: frozenset[str]
    locative: frozenset[str]
    portfolio: frozenset[str]
    portfolio_first: frozenset[str]  # their first words
    home: dict[str, list[str]]  # the countries of a language that is few countries'
    han_times: frozenset[str]
    han_surnames: frozenset[str]  # characters that begin a Chinese name
    behind: frozenset[str]  # role nouns that stand behind the name
    makes: frozenset[str]  # verbs between which and a role noun a name stands
    ends: frozenset[str]  # words that end a name in scripts without capitals
    polite: frozenset[str]  # words of respect before a name in those
    honoured: dict[str, Honoured]  # by letter: what tells names where words are not parted
    korean_surnames: frozenset[str]
    korean_words: frozenset[str]
    capitals: Capitals

    @classmethod
    def load(cls) -> Wording:
        """Return the packaged wording."""
        data = catalogue.rows("wording")
        particles = frozenset(data["particle"])
        connectors = frozenset(data["connector"])
        heads: dict[str, Head] = {}
        for row in data["head"]:
            for word in row["words"]:
                heads.setdefault(word.rstrip("*"), Head(row["kind"], row["sector"]))
        for row in data["declined"]:
            head = Head(row["kind"], row["sector"])
            for language, words in row["words"].items():
                for word in words:
                    for form in (word, *inflection.cases(word, language)):
                        heads.setdefault(form, head)
        things = data["thing"]
        return cls(
            stop=frozenset(data["stop"].split()),
            prepositions=frozenset(data["preposition"].split()),
            particles=particles,
            telling=frozenset(data["telling"]),
            nouns=frozenset(data["nouns"]),
            noun=Nouns.of(data),
            owning=frozenset(data["owning"].split()),
            cased=frozenset(data["cased"]),
            middle=frozenset(data["middle"]),
            english=vocabulary.load(),
            english_endings=tuple(data["english_endings"]),
            tell=frozenset(data["tell"].split()),
            credit=frozenset(data["credit"]),
            medium=frozenset(data["medium"].split()),
            between=frozenset(data["between"].split()),
            placing=frozenset(data["placing"]),
            connectors=connectors,
            dividing=frozenset(data["dividing"]),
            parting=frozenset(data["parting"]),
            both=frozenset(data["both"]),
            depends=frozenset(data["depends"]),
            aims=frozenset(data["aims"]),
            suffixes=frozenset(data["suffix"]),
            things=frozenset(w for w in things if not w.endswith("*")),
            thing_stems=tuple(w[:-1] for w in things if w.endswith("*")),
            heads=heads,
            generic=tuple(data["generic"]),
            given=_lines("given"),
            surnames=_lines("surnames"),
            epithets=frozenset(data["epithet"].split()),
            peerage=frozenset(data["peerage"].split()),
            partisans=frozenset(data["partisan"].split()),
            alias=frozenset(data["alias"].split()),
            called=frozenset(data["called"].split()),
            prefixes=frozenset(data["prefix"]),
            compounds=frozenset(data["compound"]),
            leading=frozenset(data["leading"]),
            personal=_personal(data["personal"], data["adverbs"]),
            honouring=frozenset(data["honouring"].split()),
            bearers=frozenset(data["bearer"].split()),
            trade=Trade(data["trade_before"], data["trade_behind"], data["trade_acts"]),
            platforms=frozenset(data["platform"]),
            upon=frozenset(data["upon"].split()),
            not_alone=frozenset(data["not_alone"].split()),
            letters=frozenset(data["letters"].split()),
            calendar=frozenset(data["calendar"].split()),
            locative=frozenset(data["locative"].split()),
            portfolio=frozenset(data["portfolio"]),
            portfolio_first=frozenset(p.partition(" ")[0] for p in data["portfolio"]),
            home=data["home"],
            han_times=frozenset(data["han_times"]),
            han_surnames=frozenset(data["han_surnames"]),
            behind=_behind(),
            makes=frozenset(data["makes"].split()),
            ends=frozenset(data["ends"].split()),
            polite=frozenset(data["polite"].split()),
            honoured=honoured.by_letter(data["honoured"]),
            korean_surnames=frozenset(data["korean_surnames"]),
            korean_words=frozenset(data["korean_words"].split()),
            capitals=Capitals(particles | connectors),
        )

    def is_given(self, word: str) -> bool:
        """Tell whether the word is a given name, perhaps with a case ending."""
        given = self.given
        if word in given:
            return True
        size = len(word)
        if size > 3 and word[-1] in _ENDINGS:
            stem = word[:-1]
            if stem in given or stem + "a" in given or stem + "а" in given or stem + "я" in given:
                return True
            if size > 4:
                shorter = word[:-2]
                if word[-2:] in _LONG_ENDINGS and (
                    shorter in given
                    or shorter + "a" in given
                    or shorter + "а" in given
                    or shorter + "й" in given
                ):
                    return True
        return "-" in word and word.partition("-")[0] in given

    def is_english(self, word: str, *, plurals: bool = True) -> bool:
        """Tell whether the lower-case word is a noun or verb of English, or ends as one does.

        What names nothing but a person, and one, is no such word: "glover"; without ``plurals``
        several are none either: "adams".
        """
        known = self.english.get(word)
        if known is None:
            return len(word) > _LONG and word.endswith(self.english_endings)
        return known.nouns != _PERSON or bool(known.verbs) or (plurals and word[-1] == "s")

    def is_verb(self, word: str) -> bool:
        """Tell whether the lower-case word is a verb of English and nothing else."""
        known = self.english.get(word)
        return known is not None and not known.nouns

    def is_first_name(self, word: str) -> bool:
        """Tell whether the word alone is a given name and no other word: "Fatima", "Williamu"."""
        size = len(word)
        if size < _SHORTEST or not word.isalpha() or not word[1:].islower():
            return False
        lower = word.lower()
        if lower in self.heads or lower in self.not_alone or lower in self.calendar:
            return False
        return word in self.given or (size > _SHORTEST + 1 and self.is_given(word))

    def field_of_office(self, words: list[str]) -> int:
        """Return how many of the first words name what a minister is minister of; 0 if none do."""
        if words[0].lower() not in self.portfolio_first:
            return 0
        for count in range(min(4, len(words)), 0, -1):
            if " ".join(words[:count]).lower() in self.portfolio:
                return count
        return 0

    def is_thing(self, word: str) -> bool:
        """Tell whether the lower-case word names something that does not act."""
        return word in self.things or word.startswith(self.thing_stems)


_PERSON = ("person",)  # the class of a noun that a proper name has
_LONG = 7  # letters of what is a word by its ending
_SHORTEST = 4  # letters of a given name that is told without anything beside it
# Case endings that Slavic given names take; one letter, and two.
_ENDINGS = frozenset("aeiouyěęąůмйуаеиіоюяїєmjhwaé")
_LONG_ENDINGS = frozenset(
    {"ом", "ем", "ой", "ею", "ою", "ові", "ию", "ия", "em", "om", "ou", "ej", "ja", "ju",
     "ie", "ę", "ą", "owi", "ovi", "ii", "ía", "єм", "ії", "ію", "ии"}
)  # fmt: skip


def _behind() -> frozenset[str]:
    """Return the role nouns of the languages in which they stand behind the name."""
    return frozenset(
        form
        for row in catalogue.rows("roles")["role"]
        for form in row["names"].get("hu", ())
        if form.islower()
    ) | frozenset(form for _, language, form in catalogue.ministers() if language == "hu")


def _lines(name: str) -> frozenset[str]:
    text = resources.files("agents.regions").joinpath(f"data/{name}.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and line[0] != "#")


def _personal(verbs: str, adverbs: str) -> re.Pattern[str]:
    forms = "|".join(verbs.strip().replace("\n", "|").split("|"))
    between = "|".join(adverbs.split())
    return re.compile(rf" (?:(?:{between}) ){{0,2}}(?:{forms})(?!\w)")
