"""Finds what belongs to the page and not to the story: links, prompts, bylines, credits.

``Boilerplate.load().find(title, body)`` gives the stretches to skip, and ``mask(text, spans)``
the text without them, every offset kept. What marks such lines stands in ``cues.toml``.
"""

from __future__ import annotations

from agents.boilerplate.boilerplate import Boilerplate, mask

__all__ = ["Boilerplate", "mask"]
