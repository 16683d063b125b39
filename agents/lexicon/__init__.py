"""Every known name and cue, found in one pass over a text."""

from agents.lexicon.cache import TOWNS_FROM, GazetteerBuildError, OwnDataError
from agents.lexicon.lexicon import Lexicon
from agents.lexicon.name import Name

__all__ = ["TOWNS_FROM", "GazetteerBuildError", "Lexicon", "Name", "OwnDataError"]
