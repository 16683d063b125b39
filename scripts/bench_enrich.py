"""Prints how fast one core enriches: load time, articles/s, milliseconds per article, memory."""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time

from agents.enricher import Enricher
from agents.samples import articles
from streams.codec import decode_article
from streams.errors import Rejected
from streams.lines import opened
from streams.settings import Settings


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
    enricher = Enricher.load(cache=settings.cache_dir, language_detector=settings.language_detector)
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
    for _ in range(options.repeat):
        for article in decoded:
            begin = time.perf_counter()
            enricher.enrich(article, received_at=None, coordinates=None)
            millis.append((time.perf_counter() - begin) * 1000)
    characters = sum(len(article.title) + len(article.body) for article in decoded)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    quantiles = statistics.quantiles(millis, n=100)
    print(f"articles           {len(decoded)} of {characters / len(decoded):.0f} characters")
    print(f"load               {load:.2f} s")
    print(f"articles/s         {1000 * len(millis) / sum(millis):.0f}")
    print(f"ms/article         p50 {statistics.median(millis):.3f}  p99 {quantiles[98]:.3f}")
    print(f"ms/2,500 chars     {sum(millis) / options.repeat / characters * 2500:.3f}")
    print(f"memory             {before / 1024:.0f} MB before, {after / 1024:.0f} MB after")


if __name__ == "__main__":
    main()
