"""Every known name and cue, found in one pass over a text."""

from agents.lexicon.cache import GazetteerBuildError, OwnDataError
from agents.lexicon.lexicon import Lexicon
from agents.lexicon.name import Name

__all__ = ["GazetteerBuildError", "Lexicon", "Name", "OwnDataError"]
