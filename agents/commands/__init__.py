"""``geowire``: the command line, one verb a module.

A command's module is imported when it is called, so that ``geowire enrich`` does
not wait for Faust and ``geowire --help`` waits for nothing.
"""

from __future__ import annotations

import importlib
from typing import Final

import click

# name on the command line: (module with a click command called ``command``, one-line help)
COMMANDS: Final = {
    "demo": ("demo", "Show everything on this machine: broker, worker, sample articles, web view."),
    "worker": ("worker", "Enrich articles from news.raw until told to stop."),
    "enrich": ("enrich", "Enrich JSON lines from a file or standard input, without a broker."),
    "explain": ("explain", "Show an article with its tags in colour and why each was given."),
    "publish": ("publish", "Send raw articles from a file or standard input to news.raw."),
    "tail": ("tail", "Follow a topic and print each message as a JSON line."),
    "topics": ("topics", "Create the topics, or check them against their declaration."),
    "dead-letters": ("dead_letters", "List what was rejected and why, or send it again."),
    "actors": ("actors", "Add actors from Wikidata or from events, and check your own."),
    "gazetteer": ("gazetteer", "Build the names' automaton, or say what it holds."),
}


class LazyGroup(click.Group):
    """A group whose commands' modules are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{COMMANDS[name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="geowire", prog_name="geowire")
def main() -> None:
    """Geowire enriches a stream of news: language, regions and actors, as events to subscribe to.

    Start with `geowire demo`. Every command has its own --help with examples. Settings come
    from GEOWIRE_* environment variables (see docs/configuration.md).
    """
