"""The output of a reading: records of actors, without those that the curated data has.

A form belongs to one actor. Where several have it, it goes to the one with twice as many
pages as the next, else to nobody; who has no form left is left out and counted.
"""

from __future__ import annotations

import datetime
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import orjson

from agents.actors import catalogue, own
from agents.actors.record import day
from agents.newcomers import spelling
from agents.newcomers.file import File
from agents.newcomers.meaning import Meaning
from agents.newcomers.store import Store

SOURCE: Final = (
    "Wikidata (CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/), from a JSON dump "
    "by `geowire actors build`: who was in office on {since} or later, and organisations, with "
    "pages on at least {sitelinks} Wikimedia sites. Review before use."
)
LEAD: Final = 2  # times as many pages as the next: such a name means the better known
_CROWNED: Final = frozenset({"king", "queen", "emir", "supreme_leader", "chancellor", "pope"})
Row = dict[str, Any]


class Roll:
    """Makes records of what a store holds, and writes them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._meaning = Meaning(store)
        self._since = datetime.date.fromisoformat(store.mark("since"))
        self.counts: Counter[str] = Counter()
        self._curated = {row["id"]: row for row in catalogue.records()}
        self._owners: dict[str, set[str]] = defaultdict(set)
        for row in self._curated.values():
            for part in ("names", "weak"):
                for forms in row.get(part, {}).values():
                    for form in forms:
                        self._owners[form].add(row["id"])

    def write(self, out: Path) -> int:
        """Write the file, complete or not at all; return the number of records."""
        run = self._store.run
        for statement in (
            "DROP TABLE IF EXISTS draft",
            "DROP TABLE IF EXISTS form",
            "DROP TABLE IF EXISTS lost",
            "CREATE TABLE draft (id TEXT PRIMARY KEY, name TEXT, row BLOB)",
            "CREATE TABLE form (form TEXT, id TEXT, links INTEGER, PRIMARY KEY (form, id))",
            "CREATE TABLE lost (id TEXT, form TEXT, PRIMARY KEY (id, form))",
        ):
            run(statement)
        for row, links in itertools.chain(self._persons(), self._bodies()):
            run(
                "INSERT OR IGNORE INTO draft VALUES (?, ?, ?)",
                row["id"], row["name"].casefold(), orjson.dumps(row),
            )  # fmt: skip
            for form in {f for part in ("names", "weak") for v in row[part].values() for f in v}:
                run("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", form, row["id"], links)
        self._share()
        source = SOURCE.format(since=self._since, sitelinks=self._store.mark("sitelinks"))
        with File(out, source) as file:
            for row in self._records():
                self.counts[row["kind"]] += 1
                file.add(row)
        return sum(self.counts[kind] for kind in self.counts if " " not in kind)

    def _share(self) -> None:
        """Decide whose a form is that several have."""
        found = self._store.run("SELECT form, id, links FROM form ORDER BY form, links DESC, id")
        for form, group in itertools.groupby(found, key=itemgetter(0)):
            listed = list(group)
            owned = len(listed) == 1 or listed[0][2] >= LEAD * listed[1][2]
            for _, identity, _ in listed[1:] if owned else listed:
                self._store.run("INSERT INTO lost VALUES (?, ?)", identity, form)

    def _records(self) -> Iterator[Row]:
        drafts = self._store.run("SELECT id, row FROM draft ORDER BY name, id")
        for identity, text in drafts:
            row = orjson.loads(text)
            known = self._curated.get(identity)
            if known is None:
                gone = {
                    form
                    for (form,) in self._store.run("SELECT form FROM lost WHERE id = ?", identity)
                }
                for part in ("names", "weak"):
                    kept = {k: [f for f in v if f not in gone] for k, v in row[part].items()}
                    row[part] = {k: v for k, v in kept.items() if v}
                if not row["names"]:
                    self.counts["left out, as others have the name"] += 1
                    continue
            for held in row.get("roles", ()):
                held |= {key: day(held[key]) for key in ("from", "to") if key in held}
            yield {key: value for key, value in row.items() if value not in (None, {}, [])}

    # -- persons ------------------------------------------------------------------------------

    def _persons(self) -> Iterator[tuple[Row, int]]:
        for identity, said in self._store.taken("person"):
            labels, aliases = said["names"]
            name = spelling.name(labels)
            roles = self._roles(identity, said)
            if name is None or not roles:
                self.counts["left out, without a name or an office of ours"] += 1
                continue
            latest = max(roles, key=lambda held: (held[3] is None, held[2] or ""))
            home = latest[1] or self._meaning.country(said["from"])
            if self._meaning.international(latest[0]):
                home = latest[1]
            elif home is None:
                self.counts["left out, without a country"] += 1
                continue
            names, weak = spelling.spelled(labels, aliases, person=True)
            row: Row = {
                "id": identity, "name": name, "kind": "person",
                "sector": self._meaning.sector(latest[0]), "country": home,
                "names": names, "weak": weak,
                "roles": [_held(held, home) for held in roles],
            }  # fmt: skip
            if (known := self._joined(row)) is not None:
                yield known, said["links"]

    def _roles(self, identity: str, said: Row) -> list[tuple[str, str | None, str, str | None]]:
        """Return role, country, since and until of every office, those that meet joined."""
        found = []
        for held in said["held"]:
            places = tuple(p for listed in held["of"].values() for p in listed)
            post = self._meaning.post(held["office"], places)
            if post is None or (held["since"] is None and held["until"] is None):
                continue
            role = "queen" if post.role == "king" and said["woman"] else post.role
            found.append((role, post.country, held["since"] or "", held["until"]))
        for country, role, since, until in self._store.heads(identity):
            code = self._meaning.country([country])
            ended = until or said["died"]
            crowned = any(one[0] in _CROWNED and one[1] == code for one in found)
            if code and not crowned and (ended is None or ended >= self._since.isoformat()):
                found.append((role, code, since or "", ended))
        return _spans(found)

    def _joined(self, row: Row) -> Row | None:
        """Return the record, under its curated id where it is known and news; None where not."""
        forms = {form for listed in row["names"].values() for form in listed} | {row["name"]}
        if row["id"] in self._curated:
            self._owners[row["name"]].add(row["id"])
        for form in sorted(forms & self._owners.keys()):
            for identity in sorted(self._owners[form]):
                known = self._curated[identity]
                if known["kind"] != "person" or known.get("country") != row["country"]:
                    continue
                offices = {held["role"] for held in known.get("roles", ())}
                alien = offices.isdisjoint(held["role"] for held in row["roles"])
                if alien and identity != row["id"]:
                    self.counts["left out, as namesakes of curated actors"] += 1
                    return None
                # Its own roles alone, under the curated name.
                news = {**known, "names": {"mul": [form]}, "weak": {}, "roles": row["roles"]}
                if own.roles(known, news) == list(known["roles"]):
                    self.counts["left out, as the curated data has them"] += 1
                    return None
                self.counts["add to curated actors"] += 1
                return news
        return self._free(row)

    def _free(self, row: Row) -> Row:
        """Return the record without the forms that curated actors have."""
        for part in ("names", "weak"):
            kept = {k: [f for f in v if f not in self._owners] for k, v in row[part].items()}
            row[part] = {k: v for k, v in kept.items() if v}
        return row

    # -- organisations ------------------------------------------------------------------------

    def _bodies(self) -> Iterator[tuple[Row, int]]:
        for identity, said in self._store.taken("body"):
            sort = self._meaning.sort(tuple(said["sorts"]))
            labels, aliases = said["names"]
            name = spelling.name(labels)
            if sort is None or name is None:
                continue
            country = self._meaning.country(said["in"]) if sort.home else None
            names, weak = spelling.spelled(labels, aliases, person=False)
            known = {i for v in names.values() for form in v for i in self._owners.get(form, ())}
            known |= self._owners.get(name, set())
            if identity in self._curated or any(
                self._curated[one]["kind"] != "person"
                and len({country, self._curated[one].get("country")} - {None}) < 2
                for one in known
            ):
                self.counts["left out, as the curated data has them"] += 1
                continue
            row: Row = {
                "id": identity, "name": name, "kind": sort.kind, "sector": sort.sector,
                "country": country, "source": sort.media or None, "names": names, "weak": weak,
            }  # fmt: skip
            yield self._free(row), said["links"]


def _held(held: tuple[str, str | None, str, str | None], home: str | None) -> Row:
    role, country, since, until = held
    row = {"role": role, "country": None if country == home else country, "from": since or None,
           "to": until}  # fmt: skip
    return {key: value for key, value in row.items() if value is not None}


def _spans(
    found: list[tuple[str, str | None, str, str | None]],
) -> list[tuple[str, str | None, str, str | None]]:
    """Return the tenures, those of one office that meet joined, in order of time."""
    joined: list[tuple[str, str | None, str, str | None]] = []
    for one in sorted(set(found), key=lambda held: (held[0], held[1] or "", held[2])):
        role, country, since, until = one
        if until is not None and since >= until:
            continue
        last = joined[-1] if joined else None
        if last and last[:2] == (role, country) and (last[3] is None or since <= _next(last[3])):
            end = None if last[3] is None or until is None else max(last[3], until)
            joined[-1] = (role, country, last[2], end)
        else:
            joined.append(one)
    return sorted(joined, key=lambda held: (held[2], held[0]))


def _next(written: str) -> str:
    """Return the day after; terms follow one another by a day."""
    return (datetime.date.fromisoformat(written) + datetime.timedelta(days=1)).isoformat()
