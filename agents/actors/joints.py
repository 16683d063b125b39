"""Pieces with small words between their names: one body's name, or several names."""

from __future__ import annotations

from abc import abstractmethod

from agents.actors.judge import Judge

_GENITIVE = frozenset({"der", "des"})


class Joints(Judge):
    """Cuts a piece at the words that join names, and leaves those within a name."""

    @abstractmethod
    def _name(self, start: int, end: int, words: list[str], covered: list[int]) -> None:
        """Judge a single name."""

    def _joined(self, start: int, words: list[str], covered: list[int]) -> None:
        """Judge a piece with connectors: one body's name, or several names."""
        heads = self.wording.heads
        particles = self.wording.particles
        connectors = self.wording.connectors
        part: list[str] = []
        begin = position = start
        headed = False  # a body's word was seen in this part
        index = 0
        while index < len(words):
            word = words[index]
            if ((word.islower() and word in connectors) or word in particles) and not any(
                self.reader.hits[i].start < position < self.reader.hits[i].end for i in covered
            ):
                following = index
                while following < len(words) and words[following].islower():
                    following += 1
                chunk = words[index:following]
                size = sum(len(w) + 1 for w in chunk)
                if (
                    part
                    and following < len(words)
                    and self._joins(words, index, following, part, begin, headed)
                ):
                    part.extend(chunk)
                else:
                    if part:
                        self._name(
                            begin, position - 1, part, self._within(covered, begin, position)
                        )
                    part, headed, begin = [], False, position + size
                position += size
                index = following
                continue
            part.append(word)
            headed = headed or word.lower() in heads
            position += len(word) + 1
            index += 1
        if part:
            self._name(begin, position - 1, part, self._within(covered, begin, position))

    def _joins(
        self,
        words: list[str],
        index: int,
        following: int,
        part: list[str],
        begin: int,
        headed: bool,
    ) -> bool:
        """Tell whether the small words from ``index`` to ``following`` are within one name.

        ``part`` is what the name has so far, from ``begin`` on; ``headed`` whether it holds a
        body's word.
        """
        word, wording = words[index], self.wording
        if words[following].lower() in wording.calendar:
            return False  # "Centre Democrats in December"
        if self.nouns and word in wording.noun.articles:
            return headed and word in _GENITIVE and part[-1].lower() not in wording.middle
        if (
            self.nouns
            and word in wording.particles
            and len(part) > 1
            and not headed
            and not wording.is_given(part[-1])
        ):
            return False  # "Karsten Haustein von der Leipziger Uni": whose somebody is
        if (
            word in wording.particles
            and len(part) > 1
            and words[following].lower() in wording.heads
            and not headed
        ):
            return False  # "Ana Torres de la Universidad"
        if headed:
            return word not in wording.dividing or self._coordinates(words, following)
        if word in wording.both:
            return following == index + 1 and self._both(begin, words, following)
        if word == "the":
            return following == index + 1 and not wording.is_given(part[-1])  # "Stop the War"
        if word in wording.particles and word not in wording.parting:
            return self._called(part) and not wording.field_of_office(words[following:])
        return len(part) == 1 and word in wording.aims and self._after_the(begin)

    def _coordinates(self, words: list[str], following: int) -> bool:
        """Tell whether "and" goes on within a body's name: "Ministry of Health and Welfare"."""
        before = words[:following]
        return any(w in self.wording.depends for w in before[:-1]) and not any(
            w.lower() in self.wording.heads for w in words[following:]
        )

    def _both(self, begin: int, words: list[str], following: int) -> bool:
        """Tell whether "and" joins what a body is: "the Democratic and Labour Party"."""
        return (
            words[-1].lower() in self.wording.heads
            and following == len(words) - 2
            and self._after_the(begin)
        )

    def _called(self, part: list[str]) -> bool:
        """Tell whether the words are a person's first names: "Abu Ibrahim al ..."."""
        return any(map(self.wording.is_given, part))

    def _after_the(self, begin: int) -> bool:
        return self.text[max(0, begin - 4) : begin].lower() == "the "

    def _within(self, covered: list[int], start: int, end: int) -> list[int]:
        hits = self.reader.hits
        return [i for i in covered if hits[i].start >= start and hits[i].end <= end]
