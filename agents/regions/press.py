"""Where an article's source is at home: by its address, by what is known of it, by its name.

Weak evidence: it chooses between namesakes, and what an article says of its places outdoes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from agents.document import Hit
from agents.regions.curated import table
from agents.regions.evidence import Evidence
from agents.regions.gazetteer import Gazetteer
from agents.regions.options import Form
from agents.regions.spots import Spotter

_SAYS: Final = 0.75  # what a source says, in mentions of its country
_DOUBT: Final = 0.75  # papers write of the world as well
_HOME: Final = 0.95  # and of its division, in names that lie in it alone
_MOST_KNOWN: Final = 10_000  # sources that are kept
# Country codes whose domains are sold all over the world.
_GENERIC: Final = frozenset(
    {"AI", "AM", "CC", "CO", "FM", "GG", "IO", "LA", "LY", "ME", "NU", "SH", "TK", "TO", "TV", "WS"}
)
_CODES: Final = {"UK": "GB"}  # where the domain is not the ISO code
_ADDRESS: Final = re.compile(r"(?:https?://)?((?:[\w-]+\.)+([a-z]{2,12}))(?=[/:?#]|$)")
_SECOND: Final = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
_SHORTEST: Final = 4  # letters of a town's name that an address is read for


@dataclass(frozen=True, slots=True)
class Home:
    """What one source tells."""

    evidence: Evidence
    names: frozenset[str]  # the places in its own name, as articles write them


class Press:
    """What the names and addresses of sources say; each is read once."""

    def __init__(
        self, gazetteer: Gazetteer, spotter: Spotter, find: Callable[[str, str], tuple[Hit, ...]]
    ) -> None:
        """Take the places, and what reads names in a text."""
        listed = table("press")
        self._keys = {name: key for key, names in listed["press"].items() for name in names}
        self._words = frozenset(listed["words"]["en"])
        # "The Tennessean" is known by its address; a label that is such a word is many papers'.
        self._labels = {
            label.replace("-", ""): key
            for name, key in self._keys.items()
            if (label := name.partition(".")[0]) not in self._words
        }
        self._gazetteer = gazetteer
        self._spotter = spotter
        self._find = find
        self._known: dict[tuple[str | None, str | None], Home] = {}

    def home(self, source: str | None, url: str | None) -> Home:
        """Return what the source's name and the article's address tell."""
        host = _host(url) if url else None
        known = self._known.get((source, host))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            known = self._known[source, host] = self._read(source, host)
        return known

    def _read(self, source: str | None, host: str | None) -> Home:
        evidence, names = Evidence(), set[str]()
        named = _host(source) if source else None
        for address in dict.fromkeys(a for a in (named, host) if a):
            names |= self._read_address(address, evidence)
        if source and not named:
            squashed = _squashed(source)
            key = self._labels.get(squashed) or self._labels.get(squashed.removeprefix("the"))
            if key:
                self._tell(key, evidence)
            names |= self._read_name(source, evidence)
        return Home(evidence, frozenset(names))

    def _read_address(self, address: str, evidence: Evidence) -> set[str]:
        labels = address.split(".")
        for start in range(len(labels) - 1):
            key = self._keys.get(".".join(labels[start:]))
            if key:
                self._tell(key, evidence)
                break
        else:
            code = labels[-1].upper()
            if len(code) == 2 and code not in _GENERIC and not evidence.countries:
                evidence.hint(_CODES.get(code, code), _SAYS, _DOUBT)
        del labels[-1]
        if len(labels) > 1 and labels[-1] in _SECOND:
            del labels[-1]
        names = set[str]()
        for label in labels:
            town = self._town(label)
            if town:
                names |= self._count(*town, evidence)
        return names

    def _tell(self, key: str, evidence: Evidence) -> None:
        """Count the country or division where the source is at home."""
        place = self._gazetteer.get(key)
        if place is None or place.country is None:
            return
        if not evidence.countries:
            evidence.hint(place.country, _SAYS, _DOUBT)
        if place.level == "admin1":
            evidence.together[place.key] = _HOME
            evidence.home.add(place.key)

    def _town(self, label: str) -> tuple[str, Form] | None:
        """Return the place that a label of an address names, alone or beside a paper's words."""
        for rest in self._rests(label.replace("-", "")):
            for name in _written(rest):
                hits = self._find(name, "en")
                if len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(name)):
                    form = self._spotter.form(hits[0].readings, name, "en")
                    if form.options and not form.demonym:
                        return name, form
        return None

    def _rests(self, label: str) -> Iterator[str]:
        """Yield the label with ever more of such words cut off its ends."""
        yield label
        for word in sorted(self._words, key=len, reverse=True):
            if label.endswith(word) and label != word:
                yield from self._rests(label.removesuffix(word))
                return
        for word in sorted(self._words, key=len, reverse=True):
            if label.startswith(word) and label != word:
                yield from self._rests(label.removeprefix(word))
                return

    def _read_name(self, source: str, evidence: Evidence) -> set[str]:
        """Return the places in a source's name, and count them."""
        bare = " ".join(word for word in source.split() if word.lower() not in self._words)
        names = set[str]()
        for hit in self._find(bare, "en"):
            text = bare[hit.start : hit.end]
            names |= self._count(text, self._spotter.form(hit.readings, text, "en"), evidence)
        return names

    def _count(self, name: str, form: Form, evidence: Evidence) -> set[str]:
        """Count the place that a source is called for; return how articles may write it."""
        if not form.options:
            return set()
        if form.sure or form.demonym or form.options[0].place.kind == "country":
            if not evidence.countries:  # what is known of a source outdoes what its name may mean
                evidence.add(form.options[0], _SAYS)
                evidence.total += _DOUBT
            if form.options[0].place.kind == "country":
                return set()
        elif not evidence.home:
            for division in form.divisions:
                evidence.together[division] += 1 / len(form.divisions)
        return {name, name.upper()}


def _host(text: str) -> str | None:
    """Return the host of an address; None where the text is none."""
    found = _ADDRESS.match(text.strip().lower())
    return found.group(1).removeprefix("www.") if found else None


def _squashed(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _written(rest: str) -> Iterator[str]:
    """Yield how a name in one word may be written: "Athens", "Kansas City"."""
    if len(rest) >= _SHORTEST:
        yield rest.title()
        for at in range(2, len(rest) - 2):
            yield f"{rest[:at].title()} {rest[at:].title()}"
