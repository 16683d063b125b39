"""What subscribers get: one event, compact messages, and headers to filter by."""

from __future__ import annotations

import dataclasses

import orjson
import pytest

from streams.codec import encode_event
from streams.events import ActorTag, EnrichedArticle, RegionKind, RegionTag
from streams.messages import MAX_TAGS, messages_of
from tests.streams.made import event


def region(id: str, kind: RegionKind, country: str | None, score: float = 0.5) -> RegionTag:
    return dataclasses.replace(
        event().regions[0], id=id, kind=kind, country=country, score=score, mentions=()
    )


def actor(number: int) -> ActorTag:
    return dataclasses.replace(event().actors[0], id=f"Q{number}")


def with_tags(
    regions: tuple[RegionTag, ...] = (), actors: tuple[ActorTag, ...] = ()
) -> EnrichedArticle:
    return dataclasses.replace(event(), regions=regions, actors=actors)


def test_the_event_comes_first_and_whole() -> None:
    first = messages_of(event())[0]
    assert (first.topic, first.key) == ("news.enriched", b"a-1")
    assert first.value == encode_event(event())


def test_headers_are_those_of_a_binary_cloud_event() -> None:
    assert messages_of(event())[0].headers == (
        ("ce_specversion", b"1.0"),
        ("ce_id", b"a-1:7ad5a978bd0e"),
        ("ce_source", b"/geowire/news.enriched"),
        ("ce_type", b"geowire.article.enriched.v1"),
        ("ce_time", b"2026-01-27T00:00:00Z"),
        ("ce_lang", b"en"),
        ("ce_countries", b"JP"),
        ("ce_actors", b"Q17"),
        ("content-type", b"application/json"),
    )


def test_an_article_without_tags_makes_one_message_with_empty_lists() -> None:
    (message,) = messages_of(with_tags())
    headers = dict(message.headers)
    assert (headers["ce_countries"], headers["ce_actors"]) == (b"", b"")


def test_a_compact_message_holds_the_header_fields_and_one_tag() -> None:
    _, by_region, by_actor = messages_of(event())
    assert (by_region.topic, by_region.key) == ("news.by-region", b"JP")
    assert (by_actor.topic, by_actor.key) == ("news.by-actor", b"Q17")
    whole = orjson.loads(encode_event(event()))
    held = {k: v for k, v in whole["article"].items() if k not in ("body", "extra")}
    common = {
        "id": "a-1",
        "schema_version": 1,
        "article": held,
        "language": whole["language"],
    }
    assert orjson.loads(by_region.value) == common | {"region": whole["regions"][0]}
    assert orjson.loads(by_actor.value) == common | {"actor": whole["actors"][0]}
    assert list(orjson.loads(by_region.value)) == [*common, "region"]
    assert dict(by_region.headers)["ce_id"] == b"a-1:7ad5a978bd0e/JP"
    assert dict(by_region.headers)["ce_type"] == b"geowire.article.region.v1"
    assert dict(by_actor.headers)["ce_type"] == b"geowire.article.actor.v1"


def test_countries_areas_and_macro_regions_are_routed_cities_and_provinces_are_not() -> None:
    made = with_tags(
        (
            region("JP", "country", "JP"),
            region("JP-13", "admin1", "JP"),
            region("geonames:1850147", "city", "JP"),
            region("area:taiwan-strait", "area", None),
            region("030", "macro", None),
            region("geonames:1", "city", "TW"),
        )
    )
    messages = messages_of(made)
    assert [m.key for m in messages[1:]] == [b"JP", b"area:taiwan-strait", b"030"]
    assert dict(messages[0].headers)["ce_countries"] == b"JP,TW"


def test_a_list_of_the_whole_world_makes_a_bounded_number_of_messages() -> None:
    regions = tuple(region(f"area:{n}", "area", None) for n in range(100))
    actors = tuple(actor(n) for n in range(100))
    messages = messages_of(with_tags(regions, actors))
    assert len(messages) == 1 + 2 * MAX_TAGS
    assert messages[1].key == b"area:0"
    assert messages[MAX_TAGS].key == f"area:{MAX_TAGS - 1}".encode()


def test_ids_tell_every_message_of_an_article_apart() -> None:
    made = with_tags(
        tuple(region(f"area:{n}", "area", None) for n in range(5)),
        tuple(actor(n) for n in range(5)),
    )
    ids = [dict(m.headers)["ce_id"] for m in messages_of(made)]
    assert len(set(ids)) == len(ids) == 11


def test_a_repeat_has_the_same_ids_although_it_was_processed_at_another_time() -> None:
    again = dataclasses.replace(
        event(), processing=dataclasses.replace(event().processing, enriched_at="2027", source=None)
    )
    assert [m.headers for m in messages_of(again)] == [m.headers for m in messages_of(event())]


def test_a_corrected_text_has_another_id() -> None:
    before, after = messages_of(event())[0], messages_of(event(body="Corrected."))[0]
    assert before.key == after.key
    assert dict(before.headers)["ce_id"] != dict(after.headers)["ce_id"]


@pytest.mark.parametrize(
    ("published_at", "time"),
    [
        ("2026-01-27T10:00:00+02:00", b"2026-01-27T10:00:00+02:00"),
        ("2026-01-27T10:00:00.123456789Z", b"2026-01-27T10:00:00.123456789Z"),
        ("2026-01-27", b"2026-01-27T00:00:01.000Z"),
        ("2026-01-27T10:00:00", b"2026-01-27T00:00:01.000Z"),
        ("2026-06-31T10:00:00Z", b"2026-01-27T00:00:01.000Z"),
        ("yesterday", b"2026-01-27T00:00:01.000Z"),
        (None, b"2026-01-27T00:00:01.000Z"),
    ],
)
def test_the_time_is_the_publication_s_where_it_is_one(
    published_at: str | None, time: bytes
) -> None:
    headers = dict(messages_of(event(published_at=published_at))[0].headers)
    assert headers["ce_time"] == time


def test_an_id_with_controls_and_spaces_is_quoted_in_headers_alone() -> None:
    made = dataclasses.replace(event(), id="a b\n\x1b[31mé")
    message = messages_of(made)[0]
    assert dict(message.headers)["ce_id"].startswith(b"a%20b%0A%1B%5B31m%C3%A9:")
    assert message.key.decode() == made.id
