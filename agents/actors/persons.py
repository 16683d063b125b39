"""Finds of persons joined into drafts: one person however named, inflected or shortened."""

from __future__ import annotations

import re

from agents.actors.draft import Draft
from agents.actors.drafts import Drafts
from agents.actors.finds import PersonFind
from agents.actors.incumbents import Incumbents
from agents.actors.lone import FIRST_NAME
from agents.actors.names import INFLECTING
from agents.actors.people import PREFIX, Person, Words, base_form, same, trimmed, words_of
from agents.actors.spelling import alike
from agents.actors.titles import Title
from agents.actors.wording import Wording
from agents.document import Document
from streams.events import FieldName

SURE = 0.35  # strength from which a person's full name is taken
SURE_ALONE = 0.6  # and a single word as a person's name
SURE_UNTOLD = (
    0.4  # from which it is where capitals alone are weak evidence: said once is too little
)
SURE_NOUNS = 0.6  # and where all nouns have them
REPEATED = 3  # times a lone capitalised word must stand within sentences to be taken for a name

_BETWEEN = 48  # characters between two names of one person
_WORD = re.compile(r"[\w']+")

Known = list[tuple[Draft, list[Words]]]  # curated persons with the words of their mentions


class Persons:
    """Joins finds of persons into the drafts of one text."""

    def __init__(
        self, document: Document, drafts: Drafts, wording: Wording, incumbents: Incumbents
    ) -> None:
        """Take the drafts that curated persons are in already."""
        self._document = document
        self._wording = wording
        self._drafts = drafts
        self._incumbents = incumbents
        self._lone = document.language in wording.telling
        self._english = document.language == "en"
        self._inflects = document.language in INFLECTING
        self._sure = SURE if self._lone else SURE_UNTOLD
        if document.language in wording.nouns:
            self._sure = SURE_NOUNS

    def take(self, finds: list[PersonFind]) -> None:
        """Add who is named surely enough."""
        people: list[Person] = []
        by_last: dict[str, list[Person]] = {}
        by_word: dict[str, list[Person]] = {}
        singles: list[PersonFind] = []
        whose: dict[int, Person] = {}  # by the find's place among all
        full: list[PersonFind] = []
        for find in trimmed(finds, self._wording.is_given):
            words = words_of(find.text)
            if len(words) < 2:
                singles.append(find)
                continue
            person = None
            if near := by_last.get(words[-1][:PREFIX]):
                person = next((p for p in near if p.named(words)), None)
            if person is None:
                person = Person(words, [find], find.strength)
                people.append(person)
                by_last.setdefault(words[-1][:PREFIX], []).append(person)
                for word in words:
                    by_word.setdefault(word[:PREFIX], []).append(person)
            else:
                person.finds.append(find)
                person.strength = max(person.strength, find.strength + 0.1)
                if len(words) > len(person.words):
                    person.words = words
            whose[len(full)] = person
            full.append(find)
        for index, find in enumerate(full[1:], 1):
            one, other = whose[index - 1], whose[index]
            if one is not other and other in people and self._calls(full[index - 1], find):
                one.others += [other.words, *other.others]
                one.also += other.finds
                one.finds += other.finds
                one.strength = max(one.strength, other.strength)
                people.remove(other)
                for table in (by_last, by_word):
                    for near in table.values():
                        near[:] = [one if p is other else p for p in near]
                whose = {i: one if p is other else p for i, p in whose.items()}
        known = [
            (draft, [words_of(m.text) for m in draft.mentions.values()])
            for draft in self._drafts
            if draft.kind == "person"
        ]
        lone: dict[str, Person] = {}
        prefixed: dict[str, list[str]] = {}  # the words of ``lone`` by their first letters
        for find in singles:
            word = find.text.lower()
            prefix = word[:PREFIX]
            host = None
            fits = alike if self._inflects and find.strength else _same_word
            if near := by_last.get(prefix):
                host = next((p for p in near if fits(word, p.words[-1])), None)
            if host is None and (near := by_word.get(prefix)):
                host = next((p for p in near if any(fits(word, w) for w in p.words)), None)
            if host is not None:
                host.finds.append(find)
                if find.strength:
                    host.strength = max(host.strength, find.strength, min(0.6, host.strength + 0.1))
                continue
            if not find.strength:
                continue
            draft = None
            if known:
                draft = next(
                    (d for d, forms in known if any(alike(word, f[-1]) for f in forms if f)), None
                )
            if draft is not None:
                draft.add(find.field, find.start, find.end, find.text)
                continue
            person = lone.get(word)
            if person is None:
                near_words = prefixed.setdefault(prefix, [])
                key = next((k for k in near_words if alike(word, k)), word)
                person = lone.get(key)
                if person is None:
                    person = lone[key] = Person((word,), [], 0.0)
                    near_words.append(key)
            person.finds.append(find)
            person.strength = max(person.strength, find.strength)
        for person in people:
            if person.strength >= self._sure:
                self._person(person, known)
        for person in lone.values():
            if person.strength >= SURE_ALONE or self._is_first(person):
                self._person(person, known)
            elif (
                self._lone
                and len(person.finds) >= REPEATED
                and not any(find.placed for find in person.finds)
                and sum(not find.begins for find in person.finds) >= REPEATED
                and not self._is_word(person.words[0])
                and not (self._english and self._is_english(person.words[0]))
            ):
                self._unknown(person)

    def _person(self, person: Person, known: Known) -> None:
        draft = next(
            (d for d, forms in known if any(len(f) > 1 and same(f, person.words) for f in forms)),
            None,
        )
        if draft is None:
            own = [find.text for find in person.finds if not person.also or find not in person.also]
            name = base_form(own or [find.text for find in person.finds])
            draft = self._drafts.named(name, "person")
            titles = [(find.title, find.field) for find in person.finds if find.title is not None]
            best: Title | None = None
            where: FieldName = "body"
            if titles:
                best, where = max(titles, key=_telling)
            country = next((find.country for find in person.finds if find.country), None)
            if best is not None and draft.role is None:
                if country is not None and best.country is None and best.body is None:
                    best = best._replace(country=country)
                elif best.country is None and best.body is None and best.sector is None:
                    best = self._incumbents.told(best, where)
                self._drafts.entitle(draft, best)
            elif draft.country is None:
                draft.country = country
        for find in person.finds:
            draft.add(find.field, find.start, find.end, find.text)

    def _calls(self, find: PersonFind, following: PersonFind) -> bool:
        """Tell whether the text gives the second name as another of the same person's.

        "Asia Bibi, also known as Asia Noreen"; "Асия Биби (Asia Bibi)".
        """
        if find.field != following.field or not 0 < following.start - find.end < _BETWEEN:
            return False
        passage = self._document.title if find.field == "title" else self._document.body
        between = passage.text[find.end : following.start]
        if between in (" (", " / ") and find.text.isascii() != following.text.isascii():
            return abs(find.text.count(" ") - following.text.count(" ")) < 2
        words = _WORD.findall(between.lower())
        wording = self._wording
        return any(w in wording.alias for w in words) and all(
            w in wording.alias or w in wording.called for w in words
        )

    def _is_first(self, person: Person) -> bool:
        """Tell whether it is a first name that the text gives alone, where capitals mark names."""
        return (
            self._lone
            and person.strength >= FIRST_NAME
            and not any(find.placed for find in person.finds)
            and not self._is_word(person.words[0])
        )

    def _is_word(self, word: str) -> bool:
        """Tell whether the text writes the word in lower case as well."""
        return f" {word}" in self._document.body.text or f" {word}" in self._document.title.text

    def _is_english(self, word: str) -> bool:
        return self._wording.is_english(word) or word in self._wording.partisans

    def _unknown(self, person: Person) -> None:
        """Tag a name of one word that the text repeats without saying whose it is."""
        name = base_form([find.text for find in person.finds])
        draft = self._drafts.named(name, "organization")
        for find in person.finds:
            draft.add(find.field, find.start, find.end, find.text)


def _same_word(word: str, name: str) -> bool:
    """Tell whether a word is the name, but for the genitive's ending."""
    return word == name or (word[-1:] == "s" and word[:-1].rstrip("'’") == name)


def _telling(titled: tuple[Title, FieldName]) -> tuple[bool, bool, bool]:
    title, _ = titled
    known = title.country is not None or title.body is not None
    return known, not title.former, title.role != "minister"
