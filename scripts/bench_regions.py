"""Print the automaton's load time and scan rate, the memory, and microseconds an article."""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time

from agents.document import Document, Passage
from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from streams.settings import Settings

WORDS = 400
ARTICLES = 300
PLACES = (
    "Japan", "Taiwan", "the United States", "Tokyo", "Beijing", "Paris, Texas", "Georgia",
    "Springfield", "Kyiv", "the Sahel", "Lagos", "Peru", "German", "French", "Washington",
)  # fmt: skip
FRAME = (
    "officials in {0} said on Monday that talks with {1} had made progress while ministers from "
    "{2} warned that the agreement could fail unless {3} accepted new inspections at the border "
)


def article(seed: int) -> str:
    """Return about WORDS words of plain English prose with a name in every tenth."""
    chance = random.Random(seed)  # noqa: S311 - text, no secret
    words: list[str] = []
    while len(words) < WORDS:
        sentence = FRAME.format(*chance.sample(PLACES, 4)).split()
        words += [sentence[0].capitalize(), *sentence[1:-1], sentence[-1] + "."]
    return " ".join(words[:WORDS])


def timed(task: object, items: list[object]) -> list[float]:
    """Return the seconds that ``task`` takes for each item."""
    found = []
    for item in items:
        began = time.perf_counter()
        task(item)  # type: ignore[operator]
        found.append(time.perf_counter() - began)
    return found


def main() -> None:
    """Measure and print."""
    cache = Settings.from_environment().cache_dir
    Lexicon.load(cache)  # so that a first build is not measured
    began = time.perf_counter()
    lexicon = Lexicon.load(cache)
    loaded = time.perf_counter() - began
    tagger = RegionTagger.load(lexicon)
    texts = [article(seed) for seed in range(ARTICLES)]
    size = sum(len(text.encode()) for text in texts)

    def read(text: object) -> Document:
        body = str(text)
        return Document(
            Passage("title", "", ()), Passage("body", body, lexicon.find(body, "en")), "en", None,
            None,
        )  # fmt: skip

    documents = [read(text) for text in texts]
    timed(tagger.tag, list(documents))
    raw = timed(lexicon.scan, list(texts))
    find = timed(read, list(texts))
    tag = timed(tagger.tag, list(documents))
    print(f"load           {loaded:8.3f} s")
    print(f"automaton      {size / sum(raw) / 1e6:8.1f} MB/s")
    print(f"find           {statistics.median(find) * 1e6:8.0f} us an article of {WORDS} words")
    print(f"tag            {statistics.median(tag) * 1e6:8.0f} us an article")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    print(f"memory         {memory:8.0f} MB at most")


if __name__ == "__main__":
    main()
