"""Pieces with small words between their names: one body's name, or several names."""

from __future__ import annotations

from abc import abstractmethod

from agents.actors.judge import Judge


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
                joins = (
                    following < len(words)
                    and part
                    and (
                        (
                            headed
                            and (
                                word
                                not in (
                                    "and",
                                    "и",
                                    "y",
                                    "et",
                                    "und",
                                    "i",
                                    "a",
                                    "e",
                                    "та",
                                    "in",
                                    "to",
                                    "en",
                                    "w",
                                    "v",
                                    "with",
                                    "from",
                                    "on",
                                )
                                or self._coordinates(words, following)
                            )
                        )
                        or (word in ("and", "&") and self._and_body(begin, words, following))
                        or (
                            not headed
                            and word in particles
                            and word not in ("e", "y", "do", "a")
                            and self.wording.is_given(part[0])
                            and not self.wording.field_of_office(words[following:])
                        )
                        or (
                            not headed
                            and len(part) == 1
                            and word in ("for", "за", "für")
                            and self.text[max(0, begin - 4) : begin].lower() == "the "
                        )
                    )
                )
                chunk = words[index:following]
                size = sum(len(w) + 1 for w in chunk)
                if joins:
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

    def _coordinates(self, words: list[str], following: int) -> bool:
        """Tell whether "and" goes on within a body's name: "Ministry of Health and Welfare"."""
        before = words[:following]
        return any(w in ("of", "for", "de", "für", "di", "des") for w in before[:-1]) and not any(
            w.lower() in self.wording.heads for w in words[following:]
        )

    def _and_body(self, begin: int, words: list[str], following: int) -> bool:
        return (
            words[-1].lower() in self.wording.heads
            and following == len(words) - 2
            and self.text[max(0, begin - 4) : begin].lower() == "the "
        )

    def _within(self, covered: list[int], start: int, end: int) -> list[int]:
        hits = self.reader.hits
        return [i for i in covered if hits[i].start >= start and hits[i].end <= end]
