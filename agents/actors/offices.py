"""Countries' bodies and offices joined into drafts: "Chinese police", "the prime minister"."""

from __future__ import annotations

from agents.actors.bodies import Body, NamedBody
from agents.actors.draft import Draft
from agents.actors.drafts import Drafts
from agents.actors.titles import RANKS, Title
from streams.events import FieldName, Sector

# Roles that many people in a text may have.
COMMON = frozenset(
    {"official", "minister", "leader", "adviser", "diplomat", "lawmaker", "analyst", "citizen",
     "journalist", "activist", "executive", "lawyer", "police_officer", "professor", "artist",
     "athlete", "doctor", "judge", "prosecutor", "colonel", "cleric", "spokesperson",
     "party_leader", "ambassador", "deputy_minister", "admiral", "candidate", "captain", "chairman",
     "businessperson", "coach", "director", "economist", "editor", "envoy", "founder", "general",
     "head", "historian", "lieutenant", "major", "politician", "royal", "scientist", "senator",
     "sergeant", "soldier", "union_leader"}
)  # fmt: skip


def take_bodies(drafts: Drafts, bodies: list[tuple[NamedBody, str]]) -> None:
    """Add the bodies of countries and the people of curated actors, with the text of each.

    A body named without a country is that of the country the text is about, or of the only one
    whose body of that kind the text names.
    """
    told: dict[Body, set[str]] = {}  # countries whose body of a kind the text names
    for named, _ in bodies:
        if named.body is not None and named.country is not None:
            told.setdefault(named.body, set()).add(named.country.code)
    homeless: dict[Body, Draft] = {}
    for named, text in bodies:
        if named.owner is not None and (
            named.country is None
            or (
                named.body is not None
                and drafts.actors[named.owner].sector == named.body.sector == "REB"
            )
        ):
            drafts.curated(drafts.actors[named.owner]).add(
                named.field, named.proper, named.end, text
            )
            continue
        body, country = named.body, named.country
        if country is None and body is not None and len(told.get(body, ())) == 1:
            country = drafts.countries[next(iter(told[body]))]
        country = country or drafts.main_country()
        if country is None:
            if body is not None:  # "the Supreme Court", in a text about several countries
                draft = homeless.get(body)
                if draft is None:
                    draft = homeless[body] = drafts.named(text, body.kind, None, body.sector)
                draft.add(named.field, named.proper, named.end, text)
        elif body is None:
            drafts.state(country.code, named.field, named.proper, named.end, text, "literal")
        else:
            draft = _branch(drafts, named, text) or drafts.body(country, body)
            draft.add(named.field, named.proper, named.end, text)


def _branch(drafts: Drafts, named: NamedBody, text: str) -> Draft | None:
    """Return the part of a country's forces that the text named in full: "Australia's navy"."""
    if named.body is None or named.body.kind != "military" or named.country is None:
        return None
    last = text.rpartition(" ")[2].lower()
    for draft in drafts:
        if (
            draft.kind == "military"
            and draft.country == named.country.code
            and draft.name.rpartition(" ")[2].lower() == last
        ):
            return draft
    return None


def take_titles(
    drafts: Drafts,
    titles: list[tuple[FieldName, Title, str]],
    used: set[tuple[FieldName, int]],
    by_sector: dict[Sector, Body],
) -> None:
    """Join "the prime minister" to the person who is it; a country's officials to its state."""
    holders: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.role_id is not None:
            holders.setdefault(draft.role_id, []).append(draft)
    for where, title, text in titles:
        if (where, title.start) in used or title.former:
            continue
        candidates = holders.get(title.role, [])
        if title.country is not None:
            candidates = [d for d in candidates if d.country == title.country]
        if len(candidates) == 1 and title.role not in COMMON:
            candidates[0].add(where, title.start, title.end, text)
            continue
        role = drafts.roles.get(title.role)
        if role is None or not title.country or title.body is not None:
            continue
        if role.sector == "GOV":
            drafts.state(title.country, where, title.start, title.end, text, "literal")
        elif (
            role.sector in by_sector
            and title.role not in RANKS
            and title.country in drafts.countries
        ):
            body = by_sector[role.sector]
            country = drafts.countries[title.country]
            drafts.body(country, body).add(where, title.start, title.end, text)
