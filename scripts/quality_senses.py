#!/usr/bin/env python3
"""Accuracy of the senses of names in the sentences of scripts/senses, per file, as Markdown.

    scripts/quality_senses.py             # the table
    scripts/quality_senses.py --errors    # and every sentence with a wrong sense
    scripts/quality_senses.py ru tr       # of these files only

A line is one sentence; [name|m] acts as a government or people, [name|l] is the place. A name
that is not tagged as a place at all is counted apart: it says nothing of the sense.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from agents.document import Document, Passage
from agents.enricher import Enricher
from streams.settings import Settings

SENTENCES: Final = Path(__file__).resolve().parent / "senses"
_MARK: Final = re.compile(r"\[([^\]|]+)\|([ml])\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text without marks and the marked stretches: start, end, whether it acts."""

    text: str
    names: tuple[tuple[int, int, bool], ...]


@dataclass(slots=True)
class Result:
    """Counts over the marked names of one file."""

    right: int = 0
    missed: int = 0  # acts, and was read as a place
    false: int = 0  # is a place, and was read as acting
    unfound: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """The share of right senses among the names that were found."""
        return self.right / max(1, self.right + self.missed + self.false)


def parse(line: str) -> Sentence:
    """Return the sentence of a line with marks."""
    text = ""
    names = []
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        names.append((len(text), len(text) + len(mark[1]), mark[2] == "m"))
        text += mark[1]
        at = mark.end()
    return Sentence(text + line[at:], tuple(names))


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield parse(line.strip())


def measured(enricher: Enricher, path: Path) -> Result:
    """Return the counts of one file; its language is the first part of its name."""
    language = path.stem.partition("-")[0]
    result = Result()
    for sentence in sentences(path):
        text = sentence.text
        hits = enricher._lexicon.find(text, language)
        document = Document(
            Passage("title", "", ()), Passage("body", text, hits), language, None, None
        )
        found = enricher._regions.tag(document).toponyms
        for start, end, acts in sentence.names:
            here = [t for t in found if t.start < end and t.end > start]
            if not here:
                result.unfound += 1
                result.errors.append(f"unfound {text[start:end]}: {text}")
            elif (here[0].sense == "metonymic") == acts:
                result.right += 1
            else:
                result.missed += acts
                result.false += not acts
                kind = "missed" if acts else "false"
                result.errors.append(f"{kind} {text[start:end]}: {text}")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the senses of names.")
    parser.add_argument("files", nargs="*", help="names of files without .txt; all by default")
    parser.add_argument("--errors", action="store_true", help="list every wrong sense")
    arguments = parser.parse_args()
    enricher = Enricher.load(cache=Settings.from_environment().cache_dir)
    print("| file | names | accuracy | missed | false | not found |\n|---|---|---|---|---|---|")
    errors = {}
    for path in sorted(SENTENCES.glob("*.txt")):
        # No language's; and English has learned from its text (``learn_sense.py --folds``).
        if len(language := path.stem.partition("-")[0]) != 2 or language == "en":
            continue
        if arguments.files and path.stem not in arguments.files:
            continue
        result = measured(enricher, path)
        names = result.right + result.missed + result.false
        print(
            f"| {path.stem} | {names} | {result.accuracy:.3f} | {result.missed} | {result.false} "
            f"| {result.unfound} |"
        )
        errors[path.stem] = result.errors
    if arguments.errors:
        for name, listed in errors.items():
            print(f"\n### {name}\n")
            print("\n".join(f"- {error}" for error in listed))


if __name__ == "__main__":
    main()
