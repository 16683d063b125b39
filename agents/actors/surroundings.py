"""What stands around a name: its title, the cue before it, a verb of saying beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from agents.actors.actor import Actor
from agents.actors.finds import Find
from agents.actors.kinds import THING, Kinds
from agents.actors.reader import Reader
from agents.actors.sources import Sources
from agents.actors.titles import RANKS, Title
from agents.actors.wording import NOUNS, Wording
from streams.events import FieldName

if TYPE_CHECKING:
    from agents.actors.complements import Complements
    from agents.actors.phrases import Phrases

_SENTENCE = frozenset('.!?:;\n"“”„«»•–—-|(*')
_AFTER_TITLE = re.compile(
    r"[  ]?,?[  ](?:(?:the|at the time|general|,)[  ])?[\"“„«']?|[  ]?[-–:(,][  ]?|[  ]?"
)
_BEFORE_TITLE = re.compile(
    r"(?!['’]s\b)['’]?[  ]?[,(–—-]?[  ]?"
    r"(?:(?:the|a|an|le|la|el|l['’]|der|die|das|il|o|a|is|was|who is|as|currently|its|their|his|"
    r"her|our|whose|de|który|który jest|је|je|è|es|est|ist)[  ]){0,2}"
    r"(?:[a-zà-ž][\w-]*[  ])?"
)
_VOTES = ("election", "referendum", "primar", "caucuses")
_ELECTION = re.compile(r" (?:[a-z]+ ){0,2}(?:elections?|referendum|primar(?:y|ies)|caucuses)\b")
# "Boeing 737", "Airbus A320" are things that a company makes.
MODEL = re.compile(r"(?:['’]?[a-zа-яёіїєґ]{1,3})?[  -](?:[A-ZА-Я]{0,2}-?\d{2,4}\b|MAX\b)")
# An acronym in brackets behind a name.
DEFINED = re.compile(r"[  ]?\(([A-ZА-ЯЁІЇЄČŠŽ][\w-]{1,9})\)")
OF = frozenset(
    {" of ", " of the ", " from ", " de ", " del ", " of the Republic of ", " van ", " von ",
     " di ", " da ", " do ", " du ", " de la ", " aus ", " z ", " ze ", " iz ", " из ", " з ",
     " от ", " od ", " från ", " fra ", " (", " d'"}
)  # fmt: skip
_NEXT_WORD = re.compile(r" ([a-zà-žа-яёіїєґ]{4,})")
_QUOTES = " '\"„“«»\u00a0"
_ACROSS = 40  # characters between a title and a name with the noun of its body between them
_APPOSED = re.compile(r"(?: [a-zà-ž]{2,9})?,[  ][\"“„«]?")
_PREPOSITION = 8  # characters, with spaces
_FRACTION = re.compile(r"\d[.,]\d+ $")
_NEAR_SAY = 3  # characters between a name and its verb of saying


class Surroundings:
    """One passage, and questions about places in it."""

    def __init__(
        self, reader: Reader, titles: list[Title], field: FieldName, wording: Wording, kinds: Kinds,
        actors: dict[str, Actor], given: dict[str, frozenset[str]],
        language: str, phrases: Phrases | None = None, complements: Complements | None = None,
    ) -> None:  # fmt: skip
        """Take what is known of the passage."""
        self.reader = reader
        self.text = reader.text
        self.titles = titles
        self.field = field
        self.wording = wording
        self.kinds = kinds
        self.actors = actors
        self.given = given
        self.language = language
        self.english = language == "en"
        self.nouns = language in wording.nouns
        self.cased = language in wording.cased
        self.placing = language in wording.placing
        self.nouns = language in wording.nouns
        self.phrases = phrases
        self.complements = complements
        self.starts = [hit.start for hit in reader.hits]
        # By where it begins, the first of the hits that begin there.
        self.at = dict(zip(reversed(self.starts), range(len(self.starts) - 1, -1, -1), strict=True))
        self.elects = any(word in self.text for word in _VOTES)
        self.titled = field == "title" and _titled(self.text)
        self.sources = Sources(reader, field, wording)
        self.finds: list[Find] = []
        self.taken: set[int] = set()  # hits that a run used

    def _title(self, start: int, end: int) -> Title | None:
        """Return the title that speaks of the name from ``start`` to ``end``."""
        best = None
        if self._cue_before(start) == "mister":  # "Menteri Luar, Dato' Rahim Sulaiman"
            start = self.starts[bisect_left(self.starts, start) - 1]
        for title in self.titles:
            if title.end <= start:
                gap = start - title.end
                if gap <= 12 and _AFTER_TITLE.fullmatch(self.text, title.end, start):
                    if title.role in RANKS and best is not None and title.start - best.end < 3:
                        return best  # "jefe de la Policía, general Marcelo Andrade"
                    if gap <= 1:
                        return title
                    best = title
                elif gap <= _ACROSS and (self._rank_follows(title) or self._of_its(title, start)):
                    best = title
            elif title.start >= end:
                gap = title.start - end
                if gap > 40:
                    break
                if (
                    best is None
                    and gap <= 26
                    and _BEFORE_TITLE.fullmatch(self.text, end, title.start)
                    and (gap > 1 or self.text[end : end + 1] != " " or self._made(start, title))
                ):
                    return title
        return best

    def _over(self, start: int) -> Title | None:
        """Return the title that reaches the name at ``start`` over one noun: "šéf strany Jan"."""
        for title in reversed(self.titles):
            if title.end < start:
                words = self.text[title.end : start].split()
                near = start - title.end < 24 and len(words) == 1 and words[0].isalpha()
                return title if near else None
        return None

    def _of_its(self, title: Title, start: int) -> bool:
        """Tell whether a title names its body by a noun alone, before the name at ``start``.

        "der Chef des Konzerns, Jan Maas", "o diretor da empresa, ...".
        """
        end = title.end
        if title.role_end < end and _APPOSED.fullmatch(self.text, end, start):
            return True  # the noun is a part of the title
        index = bisect_left(self.starts, end)
        if index == len(self.starts) or self.reader.cues[index] not in NOUNS:
            return False
        hit = self.reader.hits[index]
        return (
            hit.end < start
            and _APPOSED.fullmatch(self.text, hit.end, start) is not None
            and (self.text[end : hit.start] == " " or self.reader.joins(end, hit.start))
        )

    def _heads(self, start: int) -> bool:
        """Tell whether a name at ``start`` is that of the company whose chief is named before."""
        for title in reversed(self.titles):
            if title.end < start:
                return (
                    title.role == "executive"
                    and title.body is None
                    and title.country is None
                    and 1 < start - title.end < _PREPOSITION
                    and self.reader.joins(title.end, start)
                    and self.text[title.end : start].strip() != ""
                )
        return False

    def _rank_follows(self, title: Title) -> bool:
        """Tell whether a soldier's rank stands right behind the title."""
        return any(
            other.role in RANKS and 0 < other.start - title.end < 3 and title.role not in RANKS
            for other in self.titles
        )

    def _made(self, start: int, title: Title) -> bool:
        """Tell whether the title may stand right behind the name from ``start``.

        "named Helga Strand chief executive"; in Hungarian it always does: "Kiss Réka államfő".
        """
        if title.role_start != title.start and not title.former:
            return False
        word = self.text[title.role_start : title.role_end]
        return (
            word in self.wording.behind
            or self.text[max(0, start - 12) : start].rpartition(" ")[0].rpartition(" ")[2]
            in self.wording.makes
        )

    def _of(self, title: Title, end: int) -> Title:
        """Return the title with the country behind the name: "chief Tom Okello of Uganda"."""
        index = bisect_left(self.starts, end)
        if index < len(self.starts) and self.text[end : self.starts[index]] in OF:
            found = self.reader.affiliations[index]
            if found is not None:
                return title._replace(country=found.country, body=found.body)
        return title

    def _hit_over(self, start: int) -> int:
        """Return the hit that the place ``start`` is within; -1 where there is none."""
        index = bisect_right(self.starts, start) - 1
        return index if index >= 0 and self.reader.hits[index].end > start else -1

    def _cue_before(self, start: int) -> str | None:
        """Return the cue that stands right before ``start``."""
        index = bisect_left(self.starts, start) - 1
        if index < 0:
            return None
        hit = self.reader.hits[index]
        gap = start - hit.end
        if gap < 0 or gap > 2 or self.text[hit.end : start].strip(_QUOTES):
            return None
        return self.reader.cues[index]

    def _says(self, start: int, end: int) -> bool:
        """Tell whether a verb of saying stands right beside the name."""
        index = bisect_left(self.starts, end)
        hits, cues = self.reader.hits, self.reader.cues
        if index < len(hits) and cues[index] == "say" and hits[index].start - end < _NEAR_SAY:
            return True
        index = bisect_left(self.starts, start) - 1
        return index >= 0 and cues[index] == "say" and start - hits[index].end < _NEAR_SAY

    def _begins(self, start: int) -> bool:
        """Tell whether a sentence or a line begins at ``start``."""
        text = self.text
        position = start - 1
        while position >= 0 and text[position] in "   \t":
            position -= 1
        return position < 0 or text[position] in _SENTENCE

    def _placed(self, start: int) -> bool:
        """Tell whether a word of place stands before ``start``."""
        before = self.text[max(0, start - 12) : start].split()
        if before and before[-1].lower() == "the":
            before.pop()
        return bool(before) and before[-1].lower() in self.wording.locative

    def _shouted(self, start: int, end: int) -> bool:
        """Tell whether the words around are in capitals too, as in a headline or dateline."""
        left = self.text[max(0, start - 12) : start].split()
        right = self.text[end : end + 12].split()
        for word in (left[-1:] or [""])[0], (right[:1] or [""])[0]:
            letters = [c for c in word if c.isalpha()]
            if len(letters) > 2 and all(c.isupper() for c in letters):
                return True
        return False

    def _measures(self, start: int) -> bool:
        """Tell whether a number with a fraction stands before ``start``: "10.7 RPG"."""
        return _FRACTION.search(self.text, max(0, start - 8), start) is not None

    def _named_after(self, end: int) -> bool:
        """Tell whether the name is that of a thing: "Charles de Gaulle airport"."""
        following = _NEXT_WORD.match(self.text, end)
        return following is not None and self.kinds[following.group(1)] & THING != 0

    def _elected(self, end: int) -> bool:
        """Tell whether the name is that of an election: "European Parliament election"."""
        return self.elects and _ELECTION.match(self.text, end) is not None

    def _upon(self, start: int) -> bool:
        """Tell whether something stands on the platform that is named at ``start``."""
        before = self.text[max(0, start - 12) : start].split()
        return bool(before) and before[-1].lower() in self.wording.upon


def _titled(text: str) -> bool:
    """Tell whether a headline capitalises its words, as English ones do."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
