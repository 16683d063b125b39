"""Whose minister it is that a text names without a country: "the prime minister, A"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from agents.actors.drafts import Drafts
from agents.actors.offices import COMMON
from agents.actors.titles import Title
from agents.document import Document, Toponym
from streams.events import FieldName

_EU = "BE"  # in Brussels ministers of all countries speak
_SENTENCE_ENDS = (". ", "\n", "。", "।", "۔", "።", "։")


class Incumbents:
    """Tells the country of an office from what the text says around it."""

    def __init__(
        self,
        document: Document,
        drafts: Drafts,
        titles: Sequence[tuple[FieldName, Title, str]],
        used: set[tuple[FieldName, int]],
        capitals: Sequence[Toponym],
        headline: Container[str],
    ) -> None:
        """Take the titles of the text, of which ``used`` speak of a person, and its capitals.

        ``headline`` are the countries that its headline names.
        """
        self._document = document
        self._drafts = drafts
        self._titles = titles
        self._used = used
        self._capitals = capitals
        self._headline = headline

    def told(self, title: Title, where: FieldName) -> Title:
        """Return the title with its country, if the text tells it; else the title as it is.

        The text names the office with its country first ("Tanskan pääministeri: ..."), or the
        sentence begins in the capital of the country that the headline and the text name most:
        "Про це в Празі оголосив міністр оборони". A capital behind is where the minister goes.
        """
        country = self._before(title, where) or self._scene(title, where)
        return title if country is None else title._replace(country=country)

    def _before(self, title: Title, where: FieldName) -> str | None:
        if title.role in COMMON:
            return None
        same = [(field, told) for field, told, _ in self._titles if told.role == title.role]
        if not same:
            return None
        field, first = same[0]
        if (
            first.country is None
            or first.body is not None
            or first.former
            or (field == where and first.start >= title.start)
        ):
            return None
        held = any(  # by another person
            told.country == first.country and (field, told.start) in self._used
            for field, told in same
        )
        return None if held else first.country

    def _scene(self, title: Title, where: FieldName) -> str | None:
        if not self._capitals:
            return None
        text = (self._document.title if where == "title" else self._document.body).text
        begin = max(text.rfind(end, 0, title.start) for end in _SENTENCE_ENDS)
        found = {
            place.country
            for place in self._capitals
            if place.field == where and begin < place.start < title.start and place.country != _EU
        }
        country = found.pop() if len(found) == 1 else None
        if country is None or country not in self._headline:
            return None
        return country if self._drafts.foremost(country) else None
