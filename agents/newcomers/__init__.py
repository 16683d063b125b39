"""Actors that the curated data does not know yet: from a Wikidata dump, and from events.

Nothing here is imported where articles are enriched.
"""
