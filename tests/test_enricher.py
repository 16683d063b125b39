"""Enrichment is one line of stages: the same input gives the same event, a failure a reason."""

from __future__ import annotations

import dataclasses
import datetime
import importlib.metadata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.boilerplate import Boilerplate
from agents.document import Document, Hit, Toponym
from agents.enricher import Enricher, day_of
from agents.language import LanguageDetector
from agents.regions import Regions
from streams.codec import encode_event
from streams.errors import Rejected, Unavailable
from streams.events import ActorTag, Coordinates, RawArticle, RegionTag
from tests.streams.made import event

ARTICLE = RawArticle(
    id="a-1",
    title="Tokyo warns Beijing over the strait",
    body="Japan said on Tuesday that it would not stand by.\n\nAlso Read: Fire in Lima",
    published_at="2026-01-27T23:30:00+09:00",
    source="Example",
    extra={"desk": "world"},
)


class Names:
    """A lexicon without names, which tells what it was asked."""

    version = "names-1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def find(self, text: str, language: str = "und") -> tuple[Hit, ...]:
        self.asked.append((text, language))
        return ()


class FixedRegions:
    def __init__(self, *tags: RegionTag) -> None:
        self.tags = tags
        self.seen: list[Document] = []

    def tag(self, document: Document) -> Regions:
        self.seen.append(document)
        return Regions(tags=self.tags, toponyms=())


class FixedActors:
    def __init__(self, *tags: ActorTag) -> None:
        self.tags = tags

    def tag(self, document: Document, toponyms: tuple[Toponym, ...]) -> tuple[ActorTag, ...]:
        return self.tags


class Broken:
    version = "names-1"

    def find(self, *_: Any) -> Any:
        raise KeyError("no such name")

    def tag(self, *_: Any) -> Any:
        raise KeyError("no such place")


@pytest.fixture(scope="module")
def parts() -> tuple[Boilerplate, LanguageDetector]:
    return Boilerplate.load(), LanguageDetector.load()


Make = Callable[..., Enricher]


@pytest.fixture
def make(parts: tuple[Boilerplate, LanguageDetector]) -> Make:
    """An enricher with the real reading and whatever taggers a test wants."""

    def made(
        names: Any = None,
        regions: Any = None,
        actors: Any = None,
        now: str = "2026-01-27T12:00:00.0015+00:00",
    ) -> Enricher:
        return Enricher(
            *parts,
            names or Names(),
            regions or FixedRegions(),
            actors or FixedActors(),
            lambda: datetime.datetime.fromisoformat(now),
        )

    return made


def test_the_article_travels_on_unchanged(make: Make) -> None:
    article = make().enrich(ARTICLE).article
    assert (article.title, article.body) == (ARTICLE.title, ARTICLE.body)
    assert (article.published_at, article.extra) == (ARTICLE.published_at, ARTICLE.extra)


def test_processing_says_who_when_and_where(make: Make) -> None:
    received = datetime.datetime.fromisoformat("2026-01-27T13:00:00+01:00")
    where = Coordinates("news.raw", 2, 40)
    processing = make().enrich(ARTICLE, received_at=received, coordinates=where).processing
    assert processing.version == importlib.metadata.version("geowire")
    assert processing.gazetteer == "names-1"
    assert processing.received_at == "2026-01-27T12:00:00.000Z"
    assert processing.enriched_at == "2026-01-27T12:00:00.001Z"
    assert processing.source == where


def test_the_same_article_gives_the_same_bytes_but_for_processing(make: Make) -> None:
    tags = FixedRegions(*event().regions)
    events = [
        make(regions=tags, now=now).enrich(ARTICLE)
        for now in ("2026-01-27T12:00:00+00:00", "2027-01-01T00:00:00+00:00")
    ]
    assert encode_event(events[0]) != encode_event(events[1])
    one, two = (dataclasses.replace(e, processing=event().processing) for e in events)
    assert encode_event(one) == encode_event(two)


def test_tags_are_sorted_by_score_then_id_and_scores_rounded(make: Make) -> None:
    scores = {"b": 0.5, "a": 0.5, "c": 0.70000000001, "d": 0.12345678}
    regions = [dataclasses.replace(event().regions[0], id=k, score=v) for k, v in scores.items()]
    actors = [dataclasses.replace(event().actors[0], id=k, score=v) for k, v in scores.items()]
    made = make(regions=FixedRegions(*regions), actors=FixedActors(*actors)).enrich(ARTICLE)
    expected = [("c", 0.7), ("a", 0.5), ("b", 0.5), ("d", 0.1235)]
    assert [(tag.id, tag.score) for tag in made.regions] == expected
    assert [(tag.id, tag.score) for tag in made.actors] == expected


def test_taggers_get_the_text_without_the_page_s_lines_at_the_same_offsets(make: Make) -> None:
    names, regions = Names(), FixedRegions()
    made = make(names, regions).enrich(ARTICLE)
    (skipped,) = made.skipped
    assert ARTICLE.body[skipped.start : skipped.end] == "Also Read: Fire in Lima"
    (document,) = regions.seen
    assert document.title.text == ARTICLE.title
    assert document.body.text == ARTICLE.body[: skipped.start] + "\n" * 23
    assert (document.language, document.source) == ("en", "Example")
    assert document.published == datetime.date(2026, 1, 27)
    assert names.asked == [(document.title.text, "en"), (document.body.text, "en")]


@pytest.mark.parametrize(
    ("broken", "stage"),
    [({"regions": Broken()}, "regions"), ({"actors": Broken()}, "actors"),
     ({"names": Broken()}, "reading")],
)  # fmt: skip
def test_a_stage_that_fails_is_named_and_gives_no_event(
    make: Make, broken: dict[str, Any], stage: str
) -> None:
    with pytest.raises(Rejected) as caught:
        make(**broken).enrich(ARTICLE)
    assert (caught.value.reason, caught.value.id) == ("enrichment-failed", "a-1")
    assert caught.value.detail.startswith(f"{stage}: ")


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="GEOWIRE_CACHE_DIR"):
        Enricher.load(cache=tmp_path / "file" / "cache")


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        ("2026-01-27", datetime.date(2026, 1, 27)),
        (" 2026-01-27T23:30:00Z ", datetime.date(2026, 1, 27)),
        ("2026-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_from_iso_8601_alone(
    published_at: str | None, day: datetime.date | None
) -> None:
    assert day_of(published_at) == day
