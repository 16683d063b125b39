"""Finds of organisations joined into drafts: one body however inflected, with its acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.actors.bodies import Body, NamedBody
from agents.actors.draft import Draft
from agents.actors.drafts import Drafts
from agents.actors.finds import BodyFind
from agents.actors.people import words_of
from agents.actors.spelling import alike
from agents.actors.wording import Head
from streams.events import FieldName

SURE_BODY = 0.5  # strength from which a body's name is taken
# A country's own bank: "Banco Central de Chile", "Reserve Bank of Fiji".
_CENTRAL_BANK = re.compile(
    r"(?:banco central|banque centrale|banca centrale|banca centrală|central bank|reserve bank|"
    r"center bank|zentralbank|центральный банк|центральний банк|централна банка|bank sentral)\b",
    re.IGNORECASE,
)
# What fights for its country's liberation bears arms, whatever it calls itself.
_LIBERATION = re.compile(
    r"\b(?:liberation|libération|liberación|libertação|liberazione|befreiungs\w*|освобождени\w*|"
    r"визволення|kurtuluş)\b",
    re.IGNORECASE,
)
_ARMED = Head("armed_group", "REB")
_FIGHTING = frozenset({"party", "military", "organization"})
# What a body's name goes on with where the text says it in full.
_GOES_ON = frozenset(
    {"of", "de", "del", "du", "do", "da", "di", "der", "des", "von", "van", "and", "y", "et", "e",
     "und", "en", "i", "и", "та"}
)  # fmt: skip


def take(
    drafts: Drafts, finds: list[BodyFind], bodies: list[tuple[NamedBody, str]], bank: Body
) -> None:
    """Add the bodies to the drafts, but for those that ``bodies`` names as a country's.

    ``bank`` is the central bank that every country has. Of ``bodies`` those are taken away that
    are a part of a longer name.
    """
    acronyms: dict[str, Draft] = {}
    groups: list[tuple[tuple[str, ...], Draft]] = []
    for curated in drafts:
        if curated.kind not in ("person", "state"):
            for mention in curated.mentions.values():
                if mention.text.isupper():
                    acronyms[mention.text] = curated
                elif " " in mention.text:
                    groups.append((words_of(mention.text), curated))
    spans: dict[FieldName, list[tuple[NamedBody, str]]] = {"title": [], "body": []}
    for pair in bodies:
        body = pair[0].body
        if body is not None and body.sector != "OPP":  # those name parties
            spans[pair[0].field].append(pair)
    for find in finds:
        if find.head is None or find.strength < SURE_BODY:
            continue
        over = next((p for p in spans[find.field] if _over(find, p[0])), None)
        if over is not None:
            if not (find.start < over[0].start and over[0].end <= find.end):
                continue  # "Philippine Senate" is the country's parliament
            spans[find.field].remove(over)  # "Royal Australian Navy" is more than the country's
            bodies.remove(over)
        if find.own is not None and drafts.about(drafts.actors[find.own]):
            drafts.curated(drafts.actors[find.own]).add(find.field, find.start, find.end, find.text)
            continue
        country = drafts.countries.get(find.country or "")
        if country is not None and _CENTRAL_BANK.match(find.text):
            drafts.body(country, bank).add(find.field, find.start, find.end, find.text)
            continue
        words = words_of(find.text)
        draft = next((d for w, d in groups if _same(w, words)), None)
        if draft is None:
            head = kind(find.text, find.head)
            draft = drafts.named(find.text, head.kind, find.country, head.sector)
            groups.append((words, draft))
        elif draft.country is None and find.country is not None:
            draft.country = find.country
            draft.code = drafts.code(find.country, draft.sector)
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


def _over(find: BodyFind, body: NamedBody) -> bool:
    return find.start < body.end and body.start < find.end


def kind(name: str, head: Head) -> Head:
    """Return what kind of body the name is: a front for liberation is no party."""
    return _ARMED if head.kind in _FIGHTING and _LIBERATION.search(name) else head


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names are one body's; its country may stand behind one of them."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    size = len(shorter)
    if len(longer) > size and (size < 3 or longer[size] not in _GOES_ON):
        return False
    return all(map(alike, shorter, longer))


def _initials(letters: str, groups: list[tuple[tuple[str, ...], Draft]]) -> Draft | None:
    """Return the body whose words begin with the letters."""
    wanted = letters.lower()
    for words, draft in groups:
        initials = "".join(part[0] for word in words for part in word.split("-") if part)
        if initials == wanted or "".join(w[0] for w in words if len(w) > 3) == wanted:
            return draft
    return None
