"""Prints how fast one core enriches: load time, articles/s, milliseconds per article, memory.

The aim is set for an article of 400 words, so that the median of those of about that length is
printed as well where there are enough of them, with and without the finding of page furniture,
which the aim leaves out.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any, cast

from agents.actors import ActorTagger
from agents.boilerplate import Boilerplate
from agents.enricher import Enricher
from agents.language import LanguageDetector
from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from agents.samples import articles
from streams.codec import decode_article
from streams.errors import Rejected
from streams.events import RawArticle
from streams.lines import opened
from streams.settings import Settings

ABOUT = range(350, 451)  # words of an article of about 400
ENOUGH = 10  # articles of that length; fewer give no median


class Timed:
    """Stands for a part of the enricher and adds up the seconds spent in its methods."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        if not callable(found):
            return found

        def timed(*given: Any) -> Any:
            begin = time.perf_counter()
            try:
                return found(*given)
            finally:
                self.seconds += time.perf_counter() - begin

        return timed


def stages(cache: Path, detector: str, decoded: list[RawArticle]) -> dict[str, float]:
    """Return the mean milliseconds an article by stage, measured in a pass of its own."""
    lexicon = Lexicon.load(cache)
    parts = {
        "page furniture": Timed(Boilerplate.load()),
        "language": Timed(LanguageDetector.load(detector)),
        "names": Timed(lexicon),
        "regions": Timed(RegionTagger.load(lexicon)),
        "actors": Timed(ActorTagger.load(lexicon)),
    }
    enricher = Enricher(*parts.values())
    for _ in range(2):  # the first warms
        for part in parts.values():
            part.seconds = 0.0
        for article in decoded:
            enricher.enrich(article)
    return {name: part.seconds / len(decoded) * 1000 for name, part in parts.items()}


def raw_values(path: str | None) -> list[bytes]:
    """Return the JSON lines of ``path`` (plain or gzip), or the sample articles."""
    if path is None:
        return articles()
    with opened(path) as lines:
        return [line for line in lines if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", help="JSON lines of raw articles; the samples if absent")
    parser.add_argument("--repeat", type=int, default=5, help="passes over the articles (5)")
    options = parser.parse_args()

    settings = Settings.from_environment()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    lexicon = Lexicon.load(settings.cache_dir)
    furniture = Timed(Boilerplate.load())
    detector = LanguageDetector.load(settings.language_detector)
    regions, actors = RegionTagger.load(lexicon), ActorTagger.load(lexicon)
    enricher = Enricher(cast(Boilerplate, furniture), detector, lexicon, regions, actors)
    load = time.perf_counter() - started
    decoded = []
    for value in raw_values(options.file):
        try:
            decoded.append(decode_article(value))
        except Rejected as rejected:
            print(f"left out: {rejected}", file=sys.stderr)
    for article in decoded:  # warm: the first look at a name decodes its record
        enricher.enrich(article, received_at=None, coordinates=None)
    millis = []
    about: list[tuple[float, float]] = []  # of articles of about 400 words: all, furniture
    for _ in range(options.repeat):
        for article in decoded:
            furniture.seconds = 0.0
            begin = time.perf_counter()
            enricher.enrich(article, received_at=None, coordinates=None)
            millis.append((time.perf_counter() - begin) * 1000)
            if len(f"{article.title} {article.body}".split()) in ABOUT:
                about.append((millis[-1], furniture.seconds * 1000))
    characters = sum(len(article.title) + len(article.body) for article in decoded)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    quantiles = statistics.quantiles(millis, n=100)
    print(f"articles           {len(decoded)} of {characters / len(decoded):.0f} characters")
    print(f"load               {load:.2f} s")
    print(f"articles/s         {1000 * len(millis) / sum(millis):.0f}")
    print(f"ms/article         p50 {statistics.median(millis):.3f}  p99 {quantiles[98]:.3f}")
    print(f"ms/2,500 chars     {sum(millis) / options.repeat / characters * 2500:.3f}")
    if len(about) >= ENOUGH * options.repeat:
        whole = statistics.median(spent for spent, _ in about)
        rest = statistics.median(spent - found for spent, found in about)
        print(
            f"ms/400 words       p50 {whole:.3f}, without page furniture {rest:.3f}"
            f"  ({len(about) // options.repeat} articles of {ABOUT[0]}-{ABOUT[-1]} words)"
        )
    means = stages(settings.cache_dir, settings.language_detector, decoded)
    print("mean ms by stage  ", ", ".join(f"{name} {mean:.3f}" for name, mean in means.items()))
    print(f"memory             {before / 1024:.0f} MB before, {after / 1024:.0f} MB after")


if __name__ == "__main__":
    main()
