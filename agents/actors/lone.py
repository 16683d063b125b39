"""A name of one word judged by the word and what stands around it."""

from __future__ import annotations

import re

from agents.actors.finds import BodyFind, PersonFind
from agents.actors.kinds import (
    ACRONYM,
    BEARER,
    CAMEL,
    COMMON,
    DATED,
    ENGLISH,
    EPITHET,
    FAMILY,
    FIELD,
    FIRM,
    FIRST,
    HEAD,
    NUMBERED,
    ROMAN,
    SMALL,
    SURNAME,
    THING,
    WORDED,
)
from agents.actors.patterns import COMPANY
from agents.actors.titles import Title
from agents.actors.worded import Worded
from agents.actors.wording import Head
from agents.document import Reading

# A Slavic adjective in the genitive and what it describes; surnames in -ський are left.
_ADJECTIVE = re.compile(
    r"\w+(?<!ск)(?<!ськ)(?<!цк)(?<!цьк)(?:ого|его|ої) [а-яёіїєґ]{4,}(?:у|а|я|и|і|ства|ого)\b"
)
_HANDLES = ("#", "@", "_")
_BEARING = SMALL | BEARER
_COUNTRY = 2  # letters of a country's key among the places
FIRST_NAME = 0.5  # how sure a lone first name within a sentence is a person


class Lone(Worded):
    """Judges names of one word; what they name goes to ``finds``."""

    def _unjoined(self, start: int, end: int, word: str, kind: int) -> None:
        """Judge a name of one word that holds nothing known."""
        if kind & (THING | DATED):
            return
        before = self._cue_before(start)
        if before == "place_noun" or (kind & FIELD and self.wording.field_of_office([word])):
            return
        title = self._title(start, end) if self.titles else None
        ahead = self._ahead(start)
        if title is None and names_thing(ahead):
            return
        noun = self._noun(start, [word], before, title)
        self._single(start, end, word, title, before, noun, ahead)

    def _single(
        self,
        start: int,
        end: int,
        word: str,
        title: Title | None,
        before: str | None,
        noun: Head | None,
        ahead: int,
    ) -> None:
        """Judge a name of one word; ``ahead`` is the kind of the word before it."""
        if len(word) < 2 or word.isdigit():
            return
        text, kind = self.text, self.kinds[word]
        if kind & ACRONYM and not kind & ROMAN:
            if (
                word not in self.wording.letters
                and text[start - 1 : start] not in _HANDLES
                and not self._shouted(start, end)
                and not self._measures(start)
            ):
                self.finds.append(BodyFind(self.field, start, end, word, 0.5, None))
            return
        if text[start - 1 : start] in _HANDLES:
            return  # what is written under, not who writes
        if title is not None and self.phrases is not None and self.phrases.goes_on(word, end):
            return  # "predsednika Evropskega sveta": the body's name goes on
        if kind & CAMEL:
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, COMPANY))
            return
        if self.nouns and self._compound(start, word):
            return
        if noun is not None:
            self._introduced(start, end, noun)
            return
        if self._named_after(end):
            return
        if title is not None and _ADJECTIVE.match(text, start):
            return  # "речник Міжнародного комітету": the body's name goes on
        begins = self.titled or self._begins(start)
        strength = 0.1
        if self.english and kind & ENGLISH | kind & NUMBERED | kind & FIRM and title is not None:
            title = None  # "Leaders Debate", "Dollar General Corp"
        if self.english and kind & WORDED and any(t.start == end + 1 for t in self.titles):
            return  # "another officer, Wing Commander ..."
        if self.nouns and kind & COMMON and not kind & SURNAME:
            strength, title = 0.0, None  # somebody's name if one whose name it is is named in full
        elif title is not None and title.role_end <= start:
            strength = 0.7
        elif before == "mister" or ahead & EPITHET:  # "prophet", "Sister"
            strength = 0.8
        elif not begins and (
            (kind & FIRST and not (self.english and (kind & WORDED or self._article(start))))
            or (
                kind & FAMILY
                and not (self.english and kind & WORDED)
                and self._surname_alone(start)
            )
        ):
            strength = FIRST_NAME
        elif self.english and self._acts(start, end, word):
            strength, begins = FIRST_NAME, False
        elif self._says(start, end) and not begins:
            strength = 0.3
        self.finds.append(
            PersonFind(
                self.field,
                start,
                end,
                text[start:end],
                strength,
                title,
                begins,
                self._placed(start),
            )
        )

    def _ahead(self, start: int) -> int:
        """Return the kind of the word that stands right before ``start``; 0 if none does."""
        text = self.text
        if start < 2 or text[start - 1] not in "  ":
            return 0
        return self.kinds[text[text.rfind(" ", 0, start - 1) + 1 : start - 1]]

    def _mapped(self, start: int) -> bool:
        """Tell whether a known place has the name at ``start``, even if nobody went there."""
        return any(reading.table == "place" for reading in self._readings(start))

    def _country(self, start: int) -> bool:
        """Tell whether the name at ``start`` is a country's."""
        return any(
            reading.table == "place" and len(reading.key) == _COUNTRY
            for reading in self._readings(start)
        )

    def _readings(self, start: int) -> tuple[Reading, ...]:
        index = self.at.get(start)
        return () if index is None else self.reader.hits[index].readings

    def _surname_alone(self, start: int) -> bool:
        """Tell whether a lone surname stands as persons' names do: behind a word, no article."""
        space = self.text.rfind(" ", 0, start - 1)
        before = self.text[space + 1 : start - 1]
        return before.islower() and before not in ("the", "a", "an") and not self._placed(start)

    def _acts(self, start: int, end: int, word: str) -> bool:
        """Tell whether a lone surname does what only a person does: "Molloy ran for mayor"."""
        kind = self.kinds[word]
        return (
            not kind & HEAD
            and (word[-1] != "s" or kind & SURNAME > 0)
            and not word.endswith("ing")
            and self.wording.personal.match(self.text, end) is not None
            and word.lower() not in self.wording.not_alone
            and not self._mapped(start)
            and self.text[max(0, start - 4) : start].lower() != "the "
        )


def names_thing(ahead: int) -> bool:
    """Tell whether the name is that of the thing named before it: "rue Victor Hugo"."""
    return ahead & _BEARING == _BEARING
