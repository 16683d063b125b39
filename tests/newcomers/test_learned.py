"""geowire actors learn: who is proposed, on what evidence, and who is not."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from agents.actors import check, own
from agents.newcomers import learned
from agents.newcomers.copies import copies, sketch
from agents.newcomers.evidence import Evidence, Seen, source_of, support

_number = itertools.count(1)


def story(number: int, length: int = 120) -> str:
    """A text of its own for each number."""
    return " ".join(f"word{(7919 * number + 31 * n) % 4999}" for n in range(length))


def actor(name: str = "Reiko Hayakawa", **changes: Any) -> dict[str, Any]:
    slug = name.lower().replace(" ", "-")
    return {
        "id": f"name:{slug}", "kind": "person", "name": name, "country": "JP", "code": "JPNGOV",
        "sector": "GOV", "role": "Prime Minister", "score": 0.5, "mentions": [], **changes,
    }  # fmt: skip


def event(
    source: str | None, text: str, *actors: dict[str, Any], url: str | None = None
) -> dict[str, Any]:
    number = next(_number)
    return {
        "id": f"a-{number}",
        "article": {
            "title": "", "body": text, "url": url, "source": source,
            "published_at": f"2026-11-{1 + number % 28:02}T08:00:00Z",
        },
        "language": {"code": "en"},
        "actors": list(actors) or [actor()],
    }  # fmt: skip


def learn(events: Iterable[dict[str, Any]], sources: int = 3) -> dict[str, Any]:
    evidence = Evidence({"name:known", "Ito Known"})
    for one in events:
        evidence.add(one)
    proposed, disputed = learned.proposals(evidence, sources)
    text = learned.written(proposed, disputed, sources).decode()
    return {
        "rows": tomllib.loads(text).get("actor", []),
        "support": [one.support for one in proposed],
        "disputed": [one.name for one in disputed],
        "text": text,
    }


def test_who_is_the_same_in_three_sources_is_proposed_with_the_evidence() -> None:
    found = learn([event(f"Paper {n}", story(n)) for n in range(3)])
    assert found["rows"] == [
        {"id": "name:reiko-hayakawa", "name": "Reiko Hayakawa", "kind": "person",
         "sector": "GOV", "country": "JP", "names": {"mul": ["Reiko Hayakawa"]},
         "roles": [{"role": "prime_minister"}]}
    ]  # fmt: skip
    assert "# 3 independent sources, 3 articles, 2026-11-" in found["text"]
    assert "# sources: paper 0, paper 1, paper 2" in found["text"]
    assert "# articles: a-" in found["text"]


def test_two_sources_are_not_three() -> None:
    events = [event(f"Paper {n % 2}", story(n)) for n in range(6)]
    assert learn(events)["rows"] == []
    assert learn(events, sources=2)["support"] == [2]


def test_copies_of_one_text_are_one_source() -> None:
    wire = story(1)
    copied = [event(f"Paper {n}", f"{wire} More at our site number {n}.") for n in range(9)]
    assert learn(copied, sources=2)["rows"] == []
    assert learn([*copied, event("Paper 1", story(2))], sources=2)["support"] == [2]


def test_a_shortened_copy_is_a_copy() -> None:
    whole = sketch(story(1, 400))
    assert copies(whole, sketch(story(1, 100)))
    assert copies(sketch(story(1, 20)), whole)
    assert not copies(whole, sketch(story(5, 100)))
    assert not copies(sketch(""), sketch(""))


def test_a_copy_is_known_where_words_are_not_parted() -> None:
    text = "".join(chr(0x4E00 + 37 * n % 3000) for n in range(300))
    other = "".join(chr(0x4E00 + 41 * n % 3000) for n in range(300))
    assert copies(sketch(text), sketch(text[:150]))
    assert not copies(sketch(text), sketch(other))


def test_each_source_counts_with_a_text_of_its_own() -> None:
    one, two = sketch(story(1)), sketch(story(2))

    def seen(source: str, text: Any) -> Seen:
        return Seen("", source, "", text)

    assert support([seen("x", one), seen("y", one)]) == 1
    assert support([seen("x", one), seen("y", one), seen("y", two)]) == 2
    assert support([seen("x", one), seen("x", two), seen("y", one)]) == 2
    assert support([seen("x", one), seen("x", two)]) == 1


def test_a_source_is_its_name_else_the_host_of_the_address() -> None:
    url = "https://www.paper.example/a"
    assert source_of({"source": " The  Paper", "url": url}) == "the paper"
    assert source_of({"source": None, "url": url}) == "paper.example"
    assert source_of({"source": " ", "url": "http://[broken"}) is None
    assert source_of({"source": None, "url": None}) is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "name:known"},
        {"name": "Ito Known"},
        {"role": "former Prime Minister"},
        {"role": "Prime Minister-elect"},
        {"role": None},
        {"role": "Keeper of the Stamps"},
        {"country": None},
        {"kind": "state", "role": None},
    ],
)
def test_what_is_no_reason_for_a_proposal(change: dict[str, Any]) -> None:
    events = [event(f"Paper {n}", story(n), actor(**change)) for n in range(4)]
    assert learn(events)["rows"] == []


def test_an_organisation_is_proposed_by_its_kind_and_country() -> None:
    party = actor("Quiet Harbour Party", kind="party", sector="PTY", role=None)
    row = learn([event(f"Paper {n}", story(n), party) for n in range(3)])["rows"][0]
    assert (row["kind"], row["country"], "roles" in row) == ("party", "JP", False)


def test_what_sources_differ_on_is_listed_and_not_decided() -> None:
    events = [event(f"Paper {n}", story(n)) for n in range(4)]
    events += [event(f"Post {n}", story(4 + n), actor(country="KR")) for n in range(2)]
    found = learn(events)
    assert (found["rows"], found["disputed"]) == ([], ["Reiko Hayakawa"])
    assert "#     Prime Minister, JP: 4 independent sources, 4 articles\n" in found["text"]
    assert "#     Prime Minister, KR: 2 independent sources, 2 articles\n" in found["text"]


def test_one_slip_among_many_is_no_conflict() -> None:
    events = [event(f"Paper {n}", story(n)) for n in range(4)]
    events.append(event("Post", story(4), actor(role="Minister")))
    assert learn(events)["support"] == [4]


def test_the_best_supported_come_first() -> None:
    events = [event(f"Paper {n}", story(n), actor("Ito Saki")) for n in range(3)]
    events += [event(f"Paper {n}", story(n)) for n in range(5)]
    found = learn(events)
    assert [row["name"] for row in found["rows"]] == ["Reiko Hayakawa", "Ito Saki"]
    assert found["support"] == [5, 3]


def test_proposals_pass_the_check_in_any_script_and_with_hostile_names(tmp_path: Path) -> None:
    names = ['Ann "Q" O\'Neil\\', "Рэйко Хаякава", "早川玲子", "Ana\nQuero = 1\n[[actor]]"]
    events = []
    for name in names:
        some = actor(name, id=f"name:{name.casefold().replace(' ', '-')}")
        events += [event(f"Paper\n[[x]] {n}", story(n), some) for n in range(3)]
    path = tmp_path / "proposed.toml"
    path.write_text(learn(events)["text"], "utf-8")
    records, problems = check.read([path])
    assert sorted(row.row["name"] for row in records) + [p.what for p in problems] == sorted(
        " ".join(name.split()) for name in names
    )
    ids = {row["name"]: row["id"] for row in own.adopted(tmp_path)}
    assert re.fullmatch("name:jp-prime-minister-[0-9a-f]{6}", ids["早川玲子"])
    assert len(set(ids.values())) == len(names)
