"""``geowire explain``: an article with its tags in colour, and why each was given."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from agents.actors import ActorTagger
from agents.boilerplate import Boilerplate
from agents.commands.console import harmless, notice, told
from agents.enricher import Enricher
from agents.language import LanguageDetector
from agents.lexicon import GazetteerBuildError, Lexicon
from agents.regions import RegionTagger
from agents.regions.explanation import Candidate, Explanation
from agents.regions.spots import Spot
from streams.codec import decode_article
from streams.errors import Rejected
from streams.events import ActorTag, EnrichedArticle, FieldName, RegionTag
from streams.lines import articles, opened
from streams.settings import Settings

_COLOURS = {
    "country": "bright_blue", "admin1": "cyan", "city": "green", "area": "magenta",
    "macro": "magenta", "actor": "yellow",
}  # fmt: skip
_MOST_CANDIDATES = 3  # shown for a name; the others are only counted
_MOST_DROPPED = 2  # and for a name that is no place here


@click.command(short_help="Show an article with its tags in colour and why each was given.")
@click.argument("file", metavar="FILE|-")
@click.option("--color/--no-color", default=None, help="Colour; on where the output is a terminal.")
def command(file: str, color: bool | None) -> None:
    """Show the articles in FILE (or standard input, for -) with their tags and the reasons.

    Regions and actors are marked in the text. Below it stands for each name which places it
    could mean, the chosen one first, and what decided: how likely each is by itself, in powers of
    ten of inhabitants, and what the article adds (other places, its source, its expressions).
    Then which names were not taken for places.

    \b
    Examples:
      geowire explain article.json
      echo '{"title": "Georgia and Alabama vote"}' | geowire explain - --no-color
    """
    with told():
        settings = Settings.from_environment()
        with opened(file) as stream:
            with notice("loading names and models (longer the first time) ..."):
                try:
                    lexicon = Lexicon.load(
                        settings.cache_dir, settings.own_actors, settings.towns_from
                    )
                except (GazetteerBuildError, OSError) as error:
                    raise click.ClickException(str(error)) from error
                regions = RegionTagger.load(lexicon)
                enricher = Enricher(
                    Boilerplate.load(),
                    LanguageDetector.load(settings.language_detector),
                    lexicon,
                    regions,
                    ActorTagger.load(lexicon),
                )
            for value in articles(stream, settings.max_article_bytes):
                try:
                    article = decode_article(value, max_bytes=settings.max_article_bytes)
                    event = enricher.enrich(article)
                except Rejected as reason:
                    raise click.ClickException(str(reason)) from reason
                document, _, _ = enricher.read(article)
                coloured = sys.stdout.isatty() if color is None else color
                for line in explained(event, regions.explain(document)):
                    click.echo(line, color=coloured)


def explained(event: EnrichedArticle, told: Explanation) -> Iterator[str]:
    """Yield the lines of one article's explanation, styled for a terminal."""
    language = event.language
    yield click.style(
        f"{harmless(event.id)}  {language.code} ({language.confidence:.2f})", dim=True
    )
    for field, text in (("title", event.article.title), ("body", event.article.body)):
        if text:
            yield from marked(event, "title" if field == "title" else "body", text)
            yield ""
    evidence = list(told.evidence())
    if evidence:
        yield click.style("Where it plays, beside its names", bold=True)
        for kind, words in evidence:
            yield f"  {kind:<12}{harmless(words)}"
    yield click.style("Regions", bold=True)
    reasons: dict[str, list[Spot]] = {}
    for spot in told.spots:
        if spot.chosen and not spot.dropped:
            reasons.setdefault(spot.chosen.place.key, []).append(spot)
    for tag in event.regions:
        yield from _region(tag, reasons.get(tag.id, []), told)
    yield click.style("Actors", bold=True)
    for actor in event.actors:
        yield from _actor(actor)
    dropped = {(spot.text, spot.dropped): spot for spot in told.spots if spot.dropped}
    if dropped:
        yield click.style("Not taken for places", bold=True)
        for (text, why), spot in dropped.items():
            shown = told.candidates(spot)
            names = ", ".join(_called(candidate) for candidate in shown[:_MOST_DROPPED])
            yield f"  {harmless(text)}: {why} ({names}{_more(len(shown) - _MOST_DROPPED)})"
    for skipped in event.skipped:
        source = event.article.title if skipped.field == "title" else event.article.body
        line = harmless(source[skipped.start : skipped.end].strip())
        yield click.style(f"Skipped ({skipped.why}): {line}", dim=True)


def marked(event: EnrichedArticle, field: FieldName, text: str) -> Iterator[str]:
    """Yield the text's lines with its mentions in colour and what was skipped dim."""
    styles: list[tuple[str | None, bool, bool]] = [(None, False, False)] * len(text)
    for actor in event.actors:
        for mention in actor.mentions:
            if mention.field == field:
                for at in range(mention.start, mention.end):
                    styles[at] = (_COLOURS["actor"], True, False)
    for region in event.regions:
        for mention in region.mentions:
            if mention.field == field:
                for at in range(mention.start, mention.end):
                    styles[at] = (_COLOURS[region.kind], styles[at][1], False)
    for skipped in event.skipped:
        if skipped.field == field:
            for at in range(skipped.start, skipped.end):
                styles[at] = (None, False, True)
    line, start = "", 0
    for at in range(len(text) + 1):
        if at < len(text) and text[at] != "\n" and styles[at] == styles[start]:
            continue
        if at > start:
            colour, underlined, dim = styles[start]
            piece = harmless(text[start:at])
            styled = colour or underlined or dim
            line += (
                click.style(piece, fg=colour, underline=underlined, dim=dim) if styled else piece
            )
        start = at
        if at == len(text) or text[at] == "\n":
            yield line
            line, start = "", at + 1
            if start < len(text):
                continue
    return


def _region(tag: RegionTag, spots: list[Spot], told: Explanation) -> Iterator[str]:
    name = click.style(harmless(tag.name), fg=_COLOURS[tag.kind])
    focus = "  focus" if tag.focus else ""
    yield f"  {name}  {tag.id}  {tag.kind}  {tag.score:.2f}{focus}"
    seen: set[str] = set()
    for mention in tag.mentions:
        if mention.text in seen:
            continue
        seen.add(mention.text)
        count = sum(other.text == mention.text for other in tag.mentions)
        spot = next(
            (s for s in spots if s.start == mention.start and s.passage.field == mention.field),
            None,
        )
        why = f"; {harmless(told.reason(spot))}" if spot else ""
        yield f"      {harmless(mention.text)} x{count}, {mention.sense}{why}"
        if spot and not spot.demonym and len(spot.options) > 1:
            shown = told.candidates(spot)
            for candidate in shown[:_MOST_CANDIDATES]:
                yield f"        {_weighed(candidate)}"
            if more := _more(len(spot.options) - _MOST_CANDIDATES):
                yield f"        {more.strip()}"


def _weighed(candidate: Candidate) -> str:
    """Return a candidate with its prior and what was said for and against it."""
    said = "".join(
        f" {part.weight:+.1f} {harmless(part.what)};"
        for part in sorted(candidate.parts, key=lambda part: -abs(part.weight))
    ).rstrip(";")
    total = candidate.prior + sum(part.weight for part in candidate.parts)
    sums = f" = {total:.1f}" if said else ""
    return f"{_called(candidate)}  {candidate.prior:.1f}{said}{sums}"


def _called(candidate: Candidate) -> str:
    """Return a candidate's name, where it lies and how many live there."""
    place = candidate.place
    name = harmless(place.name) + (f", {harmless(candidate.where)}" if candidate.where else "")
    return f"{name} ({place.population:,})" if place.population else name


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def _actor(actor: ActorTag) -> Iterator[str]:
    name = click.style(harmless(actor.name), fg=_COLOURS["actor"])
    role = f"  {harmless(actor.role)}" if actor.role else ""
    yield f"  {name}  {harmless(actor.id)}  {actor.kind}  {actor.code or '-'}{role}"
    texts = dict.fromkeys(harmless(mention.text) for mention in actor.mentions)
    yield f"      {', '.join(texts)}"
