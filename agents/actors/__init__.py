"""Who acts in an article: states, persons, bodies and organisations."""

from agents.actors.tagger import ActorTagger

__all__ = ["ActorTagger"]
