#!/usr/bin/env python3
"""Precision, recall and F1 on the labelled passages, in all and per language, as Markdown.

    scripts/quality_passages.py            # the tables
    scripts/quality_passages.py --errors   # and every miss and false tag

tests/passages/README.md says how each figure is counted.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from agents.enricher import Enricher
from streams.events import ActorTag, EnrichedArticle, RawArticle, RegionTag
from streams.settings import Settings

PASSAGES: Final = Path(__file__).resolve().parent.parent / "tests" / "passages"
ANY: Final = "*"  # a label that leaves the country or the sector open
OPTIONAL: Final = "?"  # marks what was made of an actor that is no more than optional
# One office under two English names; the label has the first.
SAME_ROLE: Final = {
    "minister of foreign affairs": "foreign minister",
    "minister of defence": "defence minister",
    "chief executive": "ceo",
    "chief executive officer": "ceo",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "president elect": "president",
}

Row = dict[str, Any]


@dataclass(slots=True)
class Count:
    """Finds, misses and false tags, and what each wrong one was."""

    right: int = 0
    missed: int = 0
    false: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        self.right += other.right
        self.missed += other.missed
        self.false += other.false
        self.errors += other.errors

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.missed + self.false
        return 2 * self.right / total if total else 1.0


Counts = dict[str, Count]


def passages(name: str) -> list[Row]:
    """The labelled passages of ``regions`` or ``actors``, in the order of the file."""
    lines = (PASSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def enriched(enricher: Enricher, row: Row) -> EnrichedArticle:
    """The event for a passage; its language is not declared, so that it is detected as well."""
    article = RawArticle(
        id=row["id"],
        title=row["title"],
        body=row["body"],
        published_at=row.get("published_at"),
    )
    return enricher.enrich(article)


def folded(text: str) -> str:
    """``text`` without case, accents and punctuation; letters and digits keep their order."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (c for c in plain if not unicodedata.combining(c) or unicodedata.category(c) == "Mc")
    return " ".join("".join(c if c.isalnum() or c.isspace() else " " for c in kept).split())


def matched(
    wanted: list[set[str]], spare: list[set[str]], given: list[set[str]]
) -> tuple[list[int | None], list[int]]:
    """Which of ``given`` each of ``wanted`` got, and which of ``given`` are wrong.

    Two sets match when they share a key; each is used once. What meets only a spare
    (optional) label is neither right nor wrong.
    """
    free = dict(enumerate(given))
    found: list[int | None] = []
    for keys in wanted:
        got = next((i for i, other in free.items() if keys & other), None)
        found.append(got)
        if got is not None:
            del free[got]
    wrong = [i for i, keys in free.items() if not any(keys & other for other in spare)]
    return found, wrong


def _counted(row: Row, wanted: list[str], given: list[str], pairing: Any) -> Count:
    found, wrong = pairing
    missed = [name for name, got in zip(wanted, found, strict=True) if got is None]
    return Count(
        right=len(wanted) - len(missed),
        missed=len(missed),
        false=len(wrong),
        errors=[f"{row['id']} missed {name}" for name in missed]
        + [f"{row['id']} false {given[i]}" for i in wrong],
    )


def _by_key(
    row: Row, wanted: dict[str, set[str]], spare: list[set[str]], given: dict[str, set[str]]
) -> Count:
    pairing = matched(list(wanted.values()), spare, list(given.values()))
    return _counted(row, list(wanted), list(given), pairing)


def _place(label: str) -> str:
    if not label.startswith("city:"):
        return label
    name, country = label.removeprefix("city:").rsplit("/", 1)
    return f"city:{folded(name)}/{country}"


def _places_of(tag: RegionTag) -> set[str]:
    if tag.kind == "city":
        texts = {tag.name, *(mention.text for mention in tag.mentions)}
        return {f"city:{folded(text)}/{tag.country}" for text in texts}
    if tag.kind == "area":
        return {tag.id, "area:" + folded(tag.name).replace(" ", "-")}
    if tag.kind == "admin1":  # a city and its division of the same name are not told apart
        return {tag.id, f"city:{folded(tag.name)}/{tag.country}"}
    return {tag.id}


def _shown(tag: RegionTag) -> str:
    texts = ", ".join(sorted({mention.text for mention in tag.mentions}))
    return f"{tag.id} {tag.name}/{tag.country} from «{texts}»"


def score_regions(row: Row, event: EnrichedArticle) -> Counts:
    """Counts of ``places``, and of ``focus`` and ``states`` where the passage labels them."""
    aliases = row.get("aliases", {})
    keys = {
        label: {_place(label), *map(_place, aliases.get(label, ()))}
        for label in (*row["regions"], *row.get("optional", ()))
    }
    counts = {
        "places": _by_key(
            row,
            {label: keys[label] for label in row["regions"]},
            [keys[label] for label in row.get("optional", ())],
            {_shown(tag): _places_of(tag) for tag in event.regions},
        )
    }
    if "focus" in row:
        focus = {tag.country for tag in event.regions if tag.focus and tag.country}
        counts["focus"] = _countries(row, row["focus"], focus)
    if "states" in row:
        states = {a.country for a in event.actors if a.kind == "state" and a.country}
        counts["states"] = _countries(row, row["states"], states)
    return counts


def _countries(row: Row, wanted: Iterable[str], given: Iterable[str]) -> Count:
    return _by_key(row, {c: {c} for c in wanted}, [], {c: {c} for c in sorted(given)})


def _names(label: Row) -> set[str]:
    return {folded(name) for name in (label["name"], *label.get("names", ()))}


def _names_of(tag: ActorTag) -> set[str]:
    return {folded(tag.name), *(folded(mention.text) for mention in tag.mentions)}


def _pairs(label: Row) -> set[str]:
    """Every way in which the pair of country and sector is right; ``*`` stands for any."""
    country = label["country"] or ("" if label["sector"] == "IGO" else ANY)
    sectors = [label["sector"] or ANY, *label.get("sectors", ())]
    return {f"{country} {sector}" for sector in sectors}


def _pairs_of(tag: ActorTag) -> set[str]:
    country, sector = tag.country or "", tag.sector or ""
    return {f"{country} {sector}", f"{ANY} {sector}", f"{country} {ANY}", f"{ANY} {ANY}"}


def role_of(text: str | None) -> str:
    """``text`` in the form in which roles are compared."""
    plain = folded(text or "").replace("defense", "defence")
    plain = plain.removeprefix("former ").removeprefix("ex ")
    return SAME_ROLE.get(plain, plain)


def score_actors(row: Row, event: EnrichedArticle) -> Counts:
    """Counts of ``pairs``, ``names`` and, over the persons found, ``roles`` and ``kinds``."""
    labels, spare = row["actors"], row.get("optional", [])
    wanted = {" or ".join(sorted(_pairs(label))): _pairs(label) for label in labels}
    given: dict[str, set[str]] = {}
    for tag in event.actors:
        keys = given.setdefault(f"{tag.country} {tag.sector}", set())
        keys |= _pairs_of(tag)
        if any(_names_of(tag) & _names(label) for label in spare):
            keys.add(OPTIONAL)  # right when it gives a wanted pair, never wrong
    # The narrow labels choose first: "any sector of Peru" must not take what another needs.
    narrow = dict(sorted(wanted.items(), key=lambda item: item[0].count(ANY)))
    free = [{OPTIONAL}, *(_pairs(label) for label in [*spare, *labels])]
    counts = {"pairs": _by_key(row, narrow, free, given)}

    named = [label for label in labels if label["kind"] != "state"]
    tags = [tag for tag in event.actors if tag.kind != "state"]
    found, wrong = matched(
        [_names(label) for label in named],
        [_names(label) for label in spare if label["kind"] != "state"],
        [_names_of(tag) for tag in tags],
    )
    shown = [f"{tag.name} ({tag.kind} {tag.country} {tag.sector} {tag.role})" for tag in tags]
    counts["names"] = _counted(row, [label["name"] for label in named], shown, (found, wrong))

    roles, kinds = Count(), Count()
    for label, got in zip(named, found, strict=True):
        if got is None:
            continue
        tag = tags[got]
        if label["kind"] == "person":
            accepted = {role_of(role) for role in (label["role"], *label.get("roles", ()))}
            _judge(roles, role_of(tag.role) in accepted, row, label, label["role"], tag.role)
        _judge(kinds, tag.kind == label["kind"], row, label, label["kind"], tag.kind)
    return counts | {"roles": roles, "kinds": kinds}


def _judge(count: Count, right: bool, row: Row, label: Row, wanted: Any, got: Any) -> None:
    if right:
        count.right += 1
    else:  # one label, one answer: precision and recall are both the accuracy
        count.missed += 1
        count.false += 1
        count.errors.append(f"{row['id']} {label['name']}: {wanted}, tagged {got}")


def measured(
    enricher: Enricher, name: str, score: Callable[[Row, EnrichedArticle], Counts]
) -> dict[str, dict[str, Count]]:
    """Counts by what is counted, then by language; ``all`` holds their sum."""
    table: dict[str, dict[str, Count]] = defaultdict(lambda: defaultdict(Count))
    for row in passages(name):
        for what, count in score(row, enriched(enricher, row)).items():
            table[what]["all"].add(count)
            table[what][row["language"]].add(count)
    return table


def _figures(count: Count) -> str:
    return f"{count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f}"


def _report(title: str, table: dict[str, dict[str, Count]], errors: bool) -> None:
    per_language, *_ = table
    print(f"\n## {title}\n\n| what | precision | recall | F1 |\n|---|---|---|---|")
    for what, counts in table.items():
        print(f"| {what} | {_figures(counts['all'])} |")
    head = "".join(f" {what} F1 |" for what in list(table)[1:])
    print(f"\n| language | labels | precision | recall | {per_language} F1 |{head}")
    print("|---|---|---|---|---|" + "---|" * (len(table) - 1))
    for language in sorted(code for code in table[per_language] if code != "all"):
        count = table[per_language][language]
        rest = "".join(f" {counts[language].f1:.3f} |" for counts in list(table.values())[1:])
        print(f"| {language} | {count.right + count.missed} | {_figures(count)} |{rest}")
    if errors:
        for what, counts in table.items():
            print(f"\n### {title}: {what}\n")
            print("\n".join(f"- {error}" for error in counts["all"].errors))


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the labelled passages.")
    parser.add_argument("--errors", action="store_true", help="list every miss and false tag")
    errors = parser.parse_args().errors
    enricher = Enricher.load(cache=Settings.from_environment().cache_dir)
    print(f"names {enricher.gazetteer}, version {enricher.version}")
    _report("Regions", measured(enricher, "regions", score_regions), errors)
    _report("Actors", measured(enricher, "actors", score_actors), errors)


if __name__ == "__main__":
    main()
