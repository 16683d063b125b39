"""The whole of enrichment: a raw article becomes an ``EnrichedArticle``.

One straight line, for the worker and for ``geowire enrich`` alike: page furniture is
found and masked, the language told, names sought, regions and actors decided.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib.metadata
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, Self, TypeVar

from agents.actors import ActorTagger
from agents.boilerplate import Boilerplate, mask
from agents.document import Document, Passage
from agents.language import LanguageDetector
from agents.lexicon import TOWNS_FROM, GazetteerBuildError, Lexicon, OwnDataError
from agents.regions import RegionTagger
from streams.errors import Rejected, Unavailable
from streams.events import (
    ActorTag,
    Article,
    Coordinates,
    EnrichedArticle,
    Language,
    Processing,
    RawArticle,
    RegionTag,
    Skipped,
)

SCORE_DIGITS: Final = 4  # more would show the noise of floating point, not a difference
_Tag = TypeVar("_Tag", RegionTag, ActorTag)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Enricher:
    """Everything that is loaded once; ``enrich`` may be called from several threads."""

    def __init__(
        self,
        boilerplate: Boilerplate,
        detector: LanguageDetector,
        lexicon: Lexicon,
        regions: RegionTagger,
        actors: ActorTagger,
        now: Callable[[], datetime.datetime] = _now,
    ) -> None:
        self._boilerplate = boilerplate
        self._detector = detector
        self._lexicon = lexicon
        self._regions = regions
        self._actors = actors
        self._now = now
        self.version = importlib.metadata.version("geowire")
        self.gazetteer = lexicon.version

    @classmethod
    def load(
        cls,
        *,
        cache: Path,
        language_detector: Literal["cascade", "langdetect"] = "cascade",
        own_actors: Path | None = None,
        towns_from: int = TOWNS_FROM,
        now: Callable[[], datetime.datetime] = _now,
    ) -> Self:
        """Load names and models; the names' automaton is built below ``cache`` at first use.

        ``own_actors`` is a folder of the user's own actors, ``towns_from`` the inhabitants from
        which a town is known by all its names. Raises ``Unavailable`` where the
        names cannot be built, or the user's own not be read.
        """
        try:
            lexicon = Lexicon.load(cache, own_actors, towns_from)
        except OwnDataError as error:
            raise Unavailable(
                f"actors of your own cannot be used ({error})",
                str(own_actors),
                "mend them; `geowire actors check` tells all that is wrong",
            ) from error
        except (GazetteerBuildError, OSError) as error:
            raise Unavailable(
                f"the names could not be built ({error})",
                str(cache),
                "set GEOWIRE_CACHE_DIR to a folder with room that can be written",
            ) from error
        return cls(
            Boilerplate.load(),
            LanguageDetector.load(language_detector),
            lexicon,
            RegionTagger.load(lexicon),
            ActorTagger.load(lexicon),
            now,
        )

    def enrich(
        self,
        article: RawArticle,
        *,
        received_at: datetime.datetime | None = None,
        coordinates: Coordinates | None = None,
    ) -> EnrichedArticle:
        """The event for ``article``; equal articles give equal events but for ``processing``.

        ``received_at`` and ``coordinates`` tell when and where the message was read. Raises
        ``Rejected`` (enrichment-failed), naming the stage, when one fails: an event without
        the tags that it should have would look like an article about nothing.
        """
        stage = "reading"
        try:
            document, language, skipped = self.read(article)
            stage = "regions"
            regions = self._regions.tag(document)
            stage = "actors"
            actors = self._actors.tag(document, regions.toponyms)
        except Exception as error:
            problem = f"{stage}: {type(error).__name__}: {error}"
            raise Rejected("enrichment-failed", problem, article.id) from error
        return EnrichedArticle(
            id=article.id,
            article=Article(
                title=article.title,
                body=article.body,
                url=article.url,
                published_at=article.published_at,
                source=article.source,
                authors=article.authors,
                extra=article.extra,
            ),
            language=language,
            regions=_in_order(regions.tags),
            actors=_in_order(actors),
            skipped=skipped,
            processing=Processing(
                version=self.version,
                gazetteer=self.gazetteer,
                received_at=_written(received_at) if received_at else None,
                enriched_at=_written(self._now()),
                source=coordinates,
            ),
        )

    def read(self, article: RawArticle) -> tuple[Document, Language, tuple[Skipped, ...]]:
        """What the taggers are given, the language, and what was left out of it."""
        skipped = self._boilerplate.find(article.title, article.body)
        title = mask(article.title, tuple(s for s in skipped if s.field == "title"))
        body = mask(article.body, tuple(s for s in skipped if s.field == "body"))
        language = self._detector.detect(title, body, article.language)
        document = Document(
            title=Passage("title", title, self._lexicon.find(title, language.code)),
            body=Passage("body", body, self._lexicon.find(body, language.code)),
            language=language.code,
            published=day_of(article.published_at),
            source=article.source,
            url=article.url,
        )
        return document, language, skipped


def day_of(published_at: str | None) -> datetime.date | None:
    """The day in an ISO 8601 date or time, as it is written; None when it is anything else."""
    if published_at is None:
        return None
    try:
        return datetime.datetime.fromisoformat(published_at.strip()).date()
    except ValueError:
        return None


def _in_order(tags: tuple[_Tag, ...]) -> tuple[_Tag, ...]:
    rounded = [
        tag
        if tag.score == (score := round(tag.score, SCORE_DIGITS))
        else dataclasses.replace(tag, score=score)
        for tag in tags
    ]
    return tuple(sorted(rounded, key=lambda tag: (-tag.score, tag.id)))


def _written(time: datetime.datetime) -> str:
    """RFC 3339 in UTC, milliseconds."""
    utc = time.astimezone(datetime.UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")
