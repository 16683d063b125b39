"""What heading a body makes of somebody: the head of a party, of a bank, of a secret service.

Languages say it with one word for all, "head", "chef", "глава", "szef", "jefe", and the body tells
the office.
"""

from __future__ import annotations

from agents.actors.actor import Actor
from streams.events import Sector

# The sector that a body's people have, by its cue.
SECTORS: dict[str, Sector] = {
    "group_mil": "MIL",
    "group_cop": "COP",
    "group_spy": "SPY",
    "group_opp": "OPP",
    "group_reb": "REB",
    "group_leg": "LEG",
    "group_jud": "JUD",
    "supreme_court": "JUD",
    "body_constitutional_court": "JUD",
}
# Roles that people of every kind of body hold; the body gives the sector.
VARIES = frozenset(
    {"head", "director", "director_general", "chairman", "leader", "spokesperson", "official",
     "adviser", "commander", "governor", "general", "chief_of_staff"}
)  # fmt: skip
_HEADS = frozenset({"head", "director", "director_general", "chairman", "president", "leader"})
# Who heads a body, by its cue: the office, and which words for its holder mean it.
_OFFICES: dict[str, tuple[str, frozenset[str]]] = {
    "body_central_bank": ("central_banker", _HEADS | {"governor", "executive"}),
    "body_defence_ministry": ("defence_minister", frozenset({"head"})),
    "body_finance_ministry": ("finance_minister", frozenset({"head"})),
    "body_foreign_ministry": ("foreign_minister", frozenset({"head"})),
    "body_health_ministry": ("health_minister", frozenset({"head"})),
    "body_interior_ministry": ("interior_minister", frozenset({"head"})),
    "body_justice_ministry": ("justice_minister", frozenset({"head"})),
    "company_noun": ("executive", frozenset({"head"})),
    "group_cop": ("police_chief", frozenset({"head", "director", "director_general"})),
    "group_gov": ("prime_minister", frozenset({"head", "president", "chairman"})),
    "group_leg": ("speaker", frozenset({"head", "chairman", "president"})),
    "group_mil": ("commander", frozenset({"head"})),
    "group_opp": ("opposition_leader", frozenset({"head", "leader"})),
    "group_reb": ("rebel_leader", frozenset({"head", "leader", "chairman"})),
    "group_spy": ("spy_chief", frozenset({"head", "director", "director_general", "chairman"})),
    "party_noun": ("party_leader", _HEADS | {"secretary_general"}),
}
CUES = frozenset(_OFFICES) | SECTORS.keys()
_BANKS = ("Bank", "Reserve", "Banco", "Banque", "Banka")


def role(held: str, cue: str | None, body: Actor | None) -> str:
    """Return the office that ``held`` is in the body; ``held`` itself where the body adds nothing.

    The body is one that every country has, by its ``cue``, or a curated one.
    """
    kind = cue if cue is not None else _cue(body) if body is not None else None
    office = _OFFICES.get(kind or "")
    return office[0] if office is not None and held in office[1] else held


def _cue(body: Actor) -> str | None:
    """Return the cue that a curated body would have as a country's."""
    if body.kind == "party":
        return "party_noun"
    if body.kind == "company":
        return "company_noun"
    if body.kind == "military":
        return "group_mil"
    if body.sector == "REB":
        return "group_reb"
    if body.kind == "government_body":
        if body.sector == "SPY":
            return "group_spy"
        if body.sector == "COP":
            return "group_cop"
        if body.sector == "LEG":
            return "group_leg"
        if any(word in body.name for word in _BANKS):
            return "body_central_bank"
    return None
