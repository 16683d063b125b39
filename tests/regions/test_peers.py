"""What Geowire is measured beside, where no package needs to be installed."""

import json
from pathlib import Path

from scripts.place_peers import Named, atlas, load
from scripts.quality_peers import articles, event_of
from streams.events import RawArticle

FLOOR = load()["dictionary, runs of capitals"]


def test_the_atlas_knows_countries_then_the_most_populous_place():
    named = {name: atlas(name) for name in ("Japanese", "Georgia", "Paris", "Nowhere at all")}
    assert [place and place.country for place in named.values()] == ["JP", "GE", "FR", None]


def test_the_dictionary_finds_countries_capitals_demonyms_and_runs_of_capitals():
    text = "New Zealand's north, Japanese envoys met Jane Doe. Tokyo was silent."
    found = {text[name.start : name.end]: name.place for name in FLOOR(text)}
    assert {name: place and place.country for name, place in found.items()} == {
        "New Zealand": "NZ", "New Zealand's": None, "Japanese": "JP", "Jane Doe": None,
        "Tokyo": "JP",
    }  # fmt: skip


def test_a_peers_event_has_slices_and_the_countries_named_at_least_half_as_often_in_focus():
    japan, peru = atlas("Japan"), atlas("Peru")
    body = "Japan, Japan, Japan, Peru"

    def read(text):
        for at in range(0, len(text), 7):
            yield Named(at, at + len(text[at:].split(",")[0]), peru if text[at] == "P" else japan)

    event = event_of(RawArticle(id="1", title=None, body=body), read)
    assert {region["id"]: region["focus"] for region in event["regions"]} == {
        "JP": True,
        "PE": False,
    }
    for region in event["regions"]:
        for mention in region["mentions"]:
            assert body[mention["start"] : mention["end"]] == mention["text"]


def test_an_article_of_a_set_without_text_is_left_out(tmp_path: Path):
    rows = [{"id": "a", "title": "", "body": ""}, {"id": "b", "title": "", "body": "Text."}]
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [article.id for article in articles(tmp_path / "set")] == ["b"]
