"""``geowire enrich``: events from a file of articles, without a broker."""

from __future__ import annotations

import sys

import click
import orjson

from agents.commands.console import Count, notice, told, write
from agents.enricher import Enricher
from streams.codec import decode_article, encode_event
from streams.errors import Rejected
from streams.lines import articles, opened
from streams.settings import Settings


@click.command(short_help="Enrich JSON lines from a file or standard input, without a broker.")
@click.argument("file", metavar="FILE|-")
def command(file: str) -> None:
    """Enrich the articles in FILE (or standard input, for -) and print their events.

    In: JSON lines, an article each, or one JSON document; `.gz` is unpacked. Native articles,
    IPTC ninjs and schema.org NewsArticle are understood (docs/raw-articles.md). Out: one event
    a line, in the same order, from the same code that the worker runs (docs/events.md).

    A line that cannot be an article gives {"id": ..., "error": {"reason": ..., "detail": ...}}
    in its place, and the exit status is 1 at the end.

    \b
    Examples:
      geowire enrich articles.jsonl > events.jsonl
      echo '{"title": "Paris and Rome sign a pact"}' | geowire enrich - | jq .regions
      zcat today.jsonl.gz | geowire enrich - | jq -r '.language.code' | sort | uniq -c
    """
    with told():
        settings = Settings.from_environment()
        with opened(file) as stream:
            with notice("loading names and models (longer the first time) ..."):
                enricher = Enricher.load(
                    cache=settings.cache_dir,
                    language_detector=settings.language_detector,
                    own_actors=settings.own_actors,
                    towns_from=settings.towns_from,
                )
            count, rejected = Count("articles"), 0
            for value in articles(stream, settings.max_article_bytes):
                try:
                    article = decode_article(value, max_bytes=settings.max_article_bytes)
                    line = encode_event(enricher.enrich(article))
                except Rejected as reason:
                    rejected += 1
                    line = error_line(reason)
                write(line)
                count.add()
            count.close()
    if rejected:
        click.echo(f"{rejected} of {count.number} could not be enriched", err=True)
        sys.exit(1)


def error_line(rejected: Rejected) -> bytes:
    """What stands in the place of an event that could not be made."""
    error = {"reason": rejected.reason, "detail": rejected.detail}
    return orjson.dumps({"id": rejected.id, "error": error})
