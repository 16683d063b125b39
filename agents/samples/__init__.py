"""Articles to show the stream with: written for this project, in thirty languages.

They lie in ``articles.jsonl``; ``broken.jsonl`` holds what cannot be an article. See README.md.
"""

from __future__ import annotations

from importlib import resources


def articles() -> list[bytes]:
    """Return the sample articles, each one JSON value as a publisher would send it."""
    return _values("articles.jsonl")


def broken() -> list[bytes]:
    """Return the samples that must end among the dead letters, each for another reason."""
    return _values("broken.jsonl")


def _values(name: str) -> list[bytes]:
    # Split at line feeds alone: the text itself may hold other line separators.
    lines = resources.files(__package__).joinpath(name).read_bytes().split(b"\n")
    return [line for line in lines if line]
