"""An event with one of everything, to take apart in tests."""

from __future__ import annotations

from typing import Any

from streams.events import (
    ActorTag,
    Article,
    Coordinates,
    EnrichedArticle,
    Language,
    Mention,
    Processing,
    RegionTag,
    Skipped,
)


def event(**article: Any) -> EnrichedArticle:
    """The event, its article's fields replaced by those given."""
    held: dict[str, Any] = {
        "title": "Tokyo warns Beijing",
        "body": "Also Read: More",
        "url": None,
        "published_at": "2026-01-27T00:00:00Z",
        "source": "Example",
        "authors": ("Ada",),
        "extra": {"desk": "world"},
    }
    return EnrichedArticle(
        id="a-1",
        article=Article(**(held | article)),
        language=Language("en", 0.999, "Latn", second_opinion="en"),
        regions=(
            RegionTag(
                id="JP",
                kind="country",
                name="Japan",
                country="JP",
                m49=("142", "030"),
                wikidata="Q17",
                geonames_id=1861060,
                latitude=35.7,
                longitude=139.8,
                score=0.97,
                focus=True,
                mentions=(Mention("title", 0, 5, "Tokyo", "metonymic"),),
            ),
        ),
        actors=(
            ActorTag(
                id="Q17",
                kind="state",
                name="Japan",
                country="JP",
                code="JPNGOV",
                sector="GOV",
                role=None,
                score=0.99,
                mentions=(Mention("title", 0, 5, "Tokyo", "metonymic"),),
            ),
        ),
        skipped=(Skipped("body", 0, 15, "related-link"),),
        processing=Processing(
            version="1.0",
            gazetteer="abc",
            received_at=None,
            enriched_at="2026-01-27T00:00:01.000Z",
            source=Coordinates("news.raw", 2, 40),
        ),
    )
