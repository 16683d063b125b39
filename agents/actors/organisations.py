"""Finds of organisations joined into drafts: one body however inflected, with its acronym."""

from __future__ import annotations

from agents.actors.bodies import NamedBody
from agents.actors.draft import Draft
from agents.actors.drafts import Drafts
from agents.actors.finds import BodyFind
from agents.actors.people import words_of
from agents.actors.wording import alike

SURE_BODY = 0.5  # strength from which a body's name is taken


def take(drafts: Drafts, finds: list[BodyFind], bodies: list[tuple[NamedBody, str]]) -> None:
    """Add the bodies to the drafts, but for those that ``bodies`` names as a country's."""
    acronyms: dict[str, Draft] = {}
    groups: list[tuple[list[str], Draft]] = []
    named = {
        (body.field, body.start, body.end)
        for body, _ in bodies
        if body.body is not None and body.body.sector != "OPP"  # those name parties
    }
    for find in finds:
        if find.head is None or find.strength < SURE_BODY:
            continue
        if any(
            field == find.field and start <= find.start and find.end <= end
            for field, start, end in named
        ):
            continue  # "Philippine Senate" is the country's parliament
        if find.own is not None and drafts.about(drafts.actors[find.own]):
            drafts.curated(drafts.actors[find.own]).add(find.field, find.start, find.end, find.text)
            continue
        words = words_of(find.text)
        draft = next((d for w, d in groups if _all_alike(w, words)), None)
        if draft is None:
            draft = drafts.named(find.text, find.head.kind, find.country, find.head.sector)
            groups.append((words, draft))
        draft.add(find.field, find.start, find.end, find.text)
        if find.acronym is not None:
            acronyms[find.acronym] = draft
    for find in finds:
        if find.head is not None:
            continue
        draft = acronyms.get(find.text) or _initials(find.text, groups)
        if draft is None:
            draft = drafts.named(find.text, "organization")
        draft.add(find.field, find.start, find.end, find.text)


def _initials(letters: str, groups: list[tuple[list[str], Draft]]) -> Draft | None:
    """Return the body whose words begin with the letters."""
    wanted = letters.lower()
    for words, draft in groups:
        initials = "".join(part[0] for word in words for part in word.split("-") if part)
        if initials == wanted or "".join(w[0] for w in words if len(w) > 3) == wanted:
            return draft
    return None


def _all_alike(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(map(alike, one, other))
