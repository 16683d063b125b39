#!/usr/bin/env python3
"""How many persons are told rightly whom no data knows: the passages without curated persons.

    python -m scripts.quality_first_sight            # the figure, in all and per language
    python -m scripts.quality_first_sight --errors   # and every person told wrongly

Of the labelled passages, every person that the text introduces with a role counts. Right is
who is found with the country and the sector of the label; the curated persons are taken out
of the names and of the data, so that only the text can tell.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import defaultdict
from typing import Any

from agents.actors import ActorTagger, catalogue
from agents.actors.names import WEAK
from agents.actors.wording import Wording
from agents.boilerplate import Boilerplate
from agents.document import Document, Hit, Passage
from agents.enricher import Enricher
from agents.language import LanguageDetector
from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from scripts.quality_passages import ANY, Row, enriched, folded, passages
from streams.events import ActorTag, RawArticle
from streams.settings import Settings


class Forgetful(Enricher):
    """An enricher whose names are those of the lexicon but for curated persons."""

    def read(self, article: RawArticle) -> Any:
        """The document without the names of curated persons, and what else is read."""
        document, *rest = super().read(article)
        return Document(
            _forgotten(document.title),
            _forgotten(document.body),
            document.language,
            document.published,
            document.source,
        ), *rest


PERSONS = frozenset(row["id"] for row in catalogue.records() if row["kind"] == "person")


def _forgotten(passage: Passage) -> Passage:
    hits = []
    for hit in passage.hits:
        kept = tuple(
            reading
            for reading in hit.readings
            if reading.table != "actor" or reading.key.removeprefix(WEAK) not in PERSONS
        )
        if kept:
            hits.append(hit if len(kept) == len(hit.readings) else Hit(hit.start, hit.end, kept))
    return dataclasses.replace(passage, hits=tuple(hits))


def forgetful() -> Enricher:
    """An enricher that knows no person."""
    lexicon = Lexicon.load(Settings.from_environment().cache_dir)
    actors = {key: actor for key, actor in catalogue.actors().items() if actor.kind != "person"}
    tagger = ActorTagger(actors, {}, catalogue.roles(), catalogue.countries(), Wording.load())
    return Forgetful(
        Boilerplate.load(), LanguageDetector.load(), lexicon, RegionTagger.load(lexicon), tagger
    )


def introduced(row: Row) -> list[Row]:
    """The labels of persons whom the passage gives a role."""
    return [
        label
        for label in row["actors"]
        if label["kind"] == "person" and label["role"] and label["country"] != ANY
    ]


def told(label: Row, tags: tuple[ActorTag, ...]) -> bool:
    """Tell whether one of the tags is the labelled person, with its country and sector."""
    names = {folded(name) for name in (label["name"], *label.get("names", ()))}
    sectors = {label["sector"], *label.get("sectors", ())} - {None}
    for tag in tags:
        mentioned = {folded(tag.name), *(folded(mention.text) for mention in tag.mentions)}
        if tag.kind == "person" and names & mentioned:
            return (label["country"] in (None, tag.country)) and (
                not sectors or tag.sector in sectors
            )
    return False


def measured(enricher: Enricher) -> dict[str, list[tuple[str, bool]]]:
    """The persons and whether each was told rightly, by language."""
    found = defaultdict(list)
    for row in passages("actors"):
        labels = introduced(row)
        if labels:
            tags = enriched(enricher, row).actors
            found[row["language"]] += [
                (f"{row['id']} {label['name']}", told(label, tags)) for label in labels
            ]
    return found


def share(results: list[tuple[str, bool]]) -> float:
    """The share of persons told rightly."""
    return sum(right for _, right in results) / len(results)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score persons whom no data knows.")
    parser.add_argument("--errors", action="store_true", help="list every person told wrongly")
    errors = parser.parse_args().errors
    found = measured(forgetful())
    everybody = [result for results in found.values() for result in results]
    print("| language | persons | country and sector right |\n|---|---|---|")
    print(f"| all | {len(everybody)} | {share(everybody):.3f} |")
    for language, results in sorted(found.items()):
        print(f"| {language} | {len(results)} | {share(results):.3f} |")
    if errors:
        print("\n" + "\n".join(f"- {name}" for name, right in everybody if not right))


if __name__ == "__main__":
    main()
