"""Which regions an article names, and which it is about."""

from agents.regions.tagger import Regions, RegionTagger

__all__ = ["RegionTagger", "Regions"]
