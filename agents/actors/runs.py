"""Names of persons and bodies among the capitalised words of a passage."""

from __future__ import annotations

import re
from bisect import bisect_left

from agents.actors.actor import Actor
from agents.actors.finds import BodyFind, Find, KnownFind, PersonFind
from agents.actors.names import SEAT, WEAK
from agents.actors.titles import Reader, Title
from agents.actors.wording import Head, Wording, alike
from streams.events import FieldName

_SENTENCE = frozenset('.!?:;\n"“”„«»•–—-|(*')
_AFTER_TITLE = re.compile(
    r"[  ]?,?[  ](?:(?:the|at the time|general|,)[  ])?[\"“„«']?|[  ]?[-–:(,][  ]?|[  ]?"
)
_BEFORE_TITLE = re.compile(
    r"(?:['’]s?)?[  ]?[,(–—-]?[  ]?(?:(?:the|a|an|le|la|el|l['’]|der|die|das|il|o|a|is|was|who is|as|currently|its|their|his|her|our|whose|de|który|który jest|је|je|è|es|est|ist)[  ]){0,2}"
    r"(?:[a-zà-ž][\w-]*[  ])?"
)
_ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄČŠŽĆĐÁÉÍÓÚŁŻŚ]{2,5}")
_CAMEL = re.compile(r"[^\W\d_][a-zа-яёіїєà-ž]+[A-ZА-ЯЁІЇЄ]|[a-z]+[A-Z]{2,}")
_ROMAN = re.compile(r"[IVXLC]+")
_DEFINED = re.compile(r"[  ]?\(([A-ZА-ЯЁІЇЄČŠŽ][\w-]{1,9})\)")
# "European Parliament election" is an event.
_ELECTION = re.compile(r" (?:[a-z]+ )?(?:elections?|referendum)\b")
_CREDIT = re.compile(
    r"(?<!\w)(?:told|tells|by|by the|via|to|quoted by|to the|with|źródło:|foto:|zdroj:|photo:|по данным|"
    r"для|передает|передаёт|пишет|informuje|podle|za|vir:|foto|цитирани от|цитиран от|предаде|предава)"
    r"[  ][\"“„«]?$",
    re.IGNORECASE,
)
# What a noun before a name says of it: "the airline Skyhopper".
_NOUNS = {
    "company_noun": Head("company", "BUS"),
    "party_noun": Head("party", "PTY"),
    "org_noun": Head("organization", "NGO"),
}
_OF = (" of ", " of the ", " from ", " de ", " del ", " of the Republic of ")
_NEXT_WORD = re.compile(r" ([a-zà-žа-яёіїєґ]{4,})")
_QUOTES = " '\"„“«»\u00a0"
_PREFIXES = ("Mc", "Mac", "De", "Le", "La", "Di", "Van", "Fitz", "O'", "Du", "Al", "El", "St")
_NEAR_SAY = 3  # characters between a name and its verb of saying
_TAIL_WORDS = 3  # words that may follow the head of a body in lower case
_HEAD_ONLY = 0.2


class Runs:
    """Reads the runs of capitalised words of one passage into finds."""

    def __init__(
        self, reader: Reader, titles: list[Title], field: FieldName, wording: Wording,
        actors: dict[str, Actor], given: dict[str, frozenset[str]],
    ) -> None:  # fmt: skip
        """Take what is known of the passage."""
        self.reader = reader
        self.text = reader.text
        self.titles = titles
        self.field = field
        self.wording = wording
        self.actors = actors
        self.given = given
        self.starts = [hit.start for hit in reader.hits]
        self.titled = field == "title" and _titled(self.text)
        self.finds: list[Find] = []
        self.taken: set[int] = set()  # hits that a run used

    def read(self) -> list[Find]:
        """Return what the runs name, in the order of the text."""
        for match in self.wording.run.finditer(self.text):
            self._run(match.start(), match.end())
        for index, key in enumerate(self.reader.known):
            if key is not None and index not in self.taken and key[0] != SEAT:
                self._known(index)
        return self.finds

    # -- one run ------------------------------------------------------------------------------

    def _run(self, start: int, end: int) -> None:
        """Cut the run at roles, cues and curated names, and judge the pieces between."""
        reader = self.reader
        hits = reader.hits
        index = bisect_left(self.starts, start)
        if index and hits[index - 1].end > start:
            index -= 1
            start = min(end, hits[index].end) if not self._is_name(index) else start
        position = start
        covered: list[int] = []  # hits of places and demonyms within the piece
        while index < len(hits) and hits[index].start < end:
            hit = hits[index]
            known = reader.known[index]
            cut = reader.roles[index] is not None or (
                reader.cues[index] is not None and self._cuts(index)
            )
            if (
                known is not None
                and known[0] != SEAT
                and not self._inside_body(hit.start, hit.end, end)
            ):
                self._piece(position, hit.start, covered, known_index=index)
                covered = []
                position = self._known(index, floor=position, ceiling=end)
                self.taken.add(index)
            elif cut and self._surname(position, hit.start, hit.end, end):
                pass  # "Carolina Muñoz Rey", "John Major"
            elif cut and not self._inside_body(hit.start, hit.end, end, role=True):
                self._piece(position, hit.start, covered)
                covered = []
                position = max(position, hit.end)
            elif (
                reader.places[index]
                or reader.affiliations[index] is not None
                or known is not None
                or hit.end > end  # "Верховный суд": the run is a part of what is known
            ):
                covered.append(index)
            index += 1
        self._piece(position, end, covered)

    def _surname(self, position: int, start: int, end: int, limit: int) -> bool:
        """Tell whether a role noun is the last of a person's names."""
        if end < limit or " " in self.text[start:end]:
            return False
        first = self.text[position:start].partition(" ")[0]
        return first in self.wording.given

    def _longer(self, position: int, start: int, end: int, limit: int) -> bool:
        """Tell whether a body's name is a part of a longer one: "Liberal Party of Canada"."""
        text = self.text
        if text[start:end].rpartition(" ")[2].lower() not in self.wording.heads:
            return False
        if end + 4 < limit and text[end : end + 4] == " of ":
            return True
        before = text[position:start].split()
        return (
            bool(before)
            and before[-1].lower() not in self.wording.stop
            and (before[-1][0].isupper() and before[-1][-1].isalpha())
        )

    def _own(self, index: int, floor: int) -> str | None:
        """Return the key of a weak surname unless the words before it are another's names."""
        key = self.reader.known[index] or ""
        own = self.given.get(key[1:])
        if own is None:
            return key
        words = self.text[floor : self.starts[index]].split()
        if words and any(alike(words[-1].lower(), given) for given in own):
            return key
        self.taken.add(index)
        return None

    def _is_name(self, index: int) -> bool:
        return self.reader.known[index] is None and self.reader.roles[index] is None

    def _cuts(self, index: int) -> bool:
        cue = self.reader.cues[index]
        if cue is None or cue == "place_noun":
            return False
        start = self.starts[index]
        if (
            (cue in _NOUNS or cue == "kin")
            and self.text[start].isupper()
            and not self._begins(start)
        ):
            return False  # "Party" is a part of the name, "party" stands before it
        return (cue in _NOUNS or cue in ("mister", "former", "kin", "say", "elect")) and (
            self.reader.affiliations[index] is None
        )

    def _inside_body(self, start: int, end: int, limit: int, *, role: bool = False) -> bool:
        """Tell whether the name goes on to a body's word: "NATO Parliamentary Assembly"."""
        if end >= limit or self.text[end] != " ":
            return False
        following = self.text[end + 1 : limit].split(" ", 3)[:3]
        if role:
            return bool(following) and following[0].lower() in self.wording.heads
        for word in following:
            lower = word.lower()
            if lower in self.wording.heads:
                return True
            if lower in self.wording.connectors:
                return False
        return False

    # -- one piece ----------------------------------------------------------------------------

    def _piece(
        self, start: int, end: int, covered: list[int], known_index: int | None = None
    ) -> None:
        text = self.text
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
            end -= 1
        if end - start < 2:
            return
        words = text[start:end].split(" ")
        wording = self.wording
        # what begins the sentence and is no part of the name
        while (
            words
            and words[0].lower() in wording.stop
            and (words[0].islower() or len(words) > 1 or self._begins(start) or len(words[0]) < 4)
        ):
            if words[0].lower() in wording.heads and len(words) > 1:
                break
            start += len(words[0]) + 1
            words = words[1:]
        if len(words) == 1 and words[0].lower() in wording.stop:
            return
        while words and words[-1].islower():
            end -= len(words[-1]) + 1
            words = words[:-1]
        if not words or end <= start:
            return
        if any(word in wording.connectors and word not in wording.particles for word in words) or (
            any(word.islower() for word in words)
        ):
            self._joined(start, words, covered)
            return
        self._name(start, end, words, covered)

    def _joined(self, start: int, words: list[str], covered: list[int]) -> None:
        """Judge a piece with connectors: one body's name, or several names."""
        heads = self.wording.heads
        particles = self.wording.particles
        connectors = self.wording.connectors
        part: list[str] = []
        begin = position = start
        headed = False  # a body's word was seen in this part
        index = 0
        while index < len(words):
            word = words[index]
            if (word.islower() and word in connectors) or word in particles:
                following = index
                while following < len(words) and words[following].islower():
                    following += 1
                joins = (
                    following < len(words)
                    and part
                    and (
                        (
                            headed
                            and (
                                word
                                not in (
                                    "and",
                                    "и",
                                    "y",
                                    "et",
                                    "und",
                                    "i",
                                    "a",
                                    "e",
                                    "та",
                                    "in",
                                    "to",
                                    "en",
                                    "w",
                                    "v",
                                    "with",
                                    "from",
                                    "on",
                                )
                                or self._coordinates(words, following)
                            )
                        )
                        or (word in ("and", "&") and self._and_body(begin, words, following))
                        or (
                            not headed
                            and word in particles
                            and word not in ("e", "y", "do", "a")
                            and self.wording.is_given(part[0])
                        )
                        or (
                            not headed
                            and len(part) == 1
                            and word in ("for", "за", "für")
                            and self.text[max(0, begin - 4) : begin].lower() == "the "
                        )
                    )
                )
                chunk = words[index:following]
                size = sum(len(w) + 1 for w in chunk)
                if joins:
                    part.extend(chunk)
                else:
                    if part:
                        self._name(
                            begin, position - 1, part, self._within(covered, begin, position)
                        )
                    part, headed, begin = [], False, position + size
                position += size
                index = following
                continue
            part.append(word)
            headed = headed or word.lower() in heads
            position += len(word) + 1
            index += 1
        if part:
            self._name(begin, position - 1, part, self._within(covered, begin, position))

    def _coordinates(self, words: list[str], following: int) -> bool:
        """Tell whether "and" goes on within a body's name: "Ministry of Health and Welfare"."""
        before = words[:following]
        return any(w in ("of", "for", "de", "für", "di", "des") for w in before[:-1]) and not any(
            w.lower() in self.wording.heads for w in words[following:]
        )

    def _and_body(self, begin: int, words: list[str], following: int) -> bool:
        return (
            words[-1].lower() in self.wording.heads
            and following == len(words) - 2
            and self.text[max(0, begin - 4) : begin].lower() == "the "
        )

    def _within(self, covered: list[int], start: int, end: int) -> list[int]:
        hits = self.reader.hits
        return [i for i in covered if hits[i].start >= start and hits[i].end <= end]

    def _name(self, start: int, end: int, words: list[str], covered: list[int]) -> None:
        """Judge a single name."""
        hits = self.reader.hits
        text = self.text
        free = end - start
        for i in covered:
            free -= min(end, hits[i].end) - max(start, hits[i].start)
        if _ELECTION.match(text, end):
            return
        body = self._body(start, end, words)
        if body is not None and self.titled:
            return  # a headline in title case: any words may stand together
        if body is not None:
            self._add_body(start, end, words, body, covered)
            return
        if free <= len(words):  # nothing but places
            return
        if covered:
            # a place leads or ends the name: what remains is judged alone
            first, last = hits[covered[0]], hits[covered[-1]]
            if (
                len(covered) == 1
                and first.start == start
                and first.end == start + len(words[0])
                and len(words) > 1
                and words[0] in self.wording.given
            ):
                self._plain(start, end, words, text)  # "Franklin D. Roosevelt"
            elif (
                len(covered) == 1
                and first.start <= start
                and first.end < end
                and self._repeated(text[first.end : end].strip())
            ):
                self._plain(start, end, words, text)
            elif first.start <= start and first.end < end:
                self._rest(first.end, end, covered[1:])
            elif last.end >= end and last.start > start:
                self._rest(start, last.start, covered[:-1])
            return
        self._plain(start, end, words, text)

    def _repeated(self, word: str) -> bool:
        """Tell whether the text uses the word alone as well: a surname behind a place's name."""
        return len(word) > 3 and " " not in word and self.text.count(word[:-1]) > 2

    def _rest(self, start: int, end: int, covered: list[int]) -> None:
        rest = self.text[start:end].strip()
        if len(rest) > 1 and rest[0].isupper():
            begin = self.text.index(rest, start)
            self._piece(begin, begin + len(rest), covered)

    def _plain(self, start: int, end: int, words: list[str], text: str) -> None:
        """Judge a name that holds neither places nor a body's words."""
        wording = self.wording
        title = self._title(start, end)
        before = self._cue_before(start)
        if any(wording.is_thing(word.lower()) for word in words):
            return
        count = len(words)
        if before == "place_noun":
            return
        for k in range(1, count - 1):
            if (
                not wording.is_given(words[0])
                and wording.is_given(words[k])
                and not words[k - 1].islower()
                and not words[k - 1].endswith(".")
                and title is None
            ):
                # "Cockpit Martin Locher": a body and its spokesman
                size = sum(len(w) + 1 for w in words[:k])
                self._plain(start, start + size - 1, words[:k], text)
                self._plain(start + size, end, words[k:], text)
                return
        if count == 1:
            self._single(start, end, words[0], title, before)
            return
        if count > 5 or words[-1].lower() in wording.stop:
            return
        strength = 0.0
        if self.titled and title is None and not wording.is_given(words[0]):
            return
        if title is not None or before in ("mister", "kin"):
            strength = 0.9
        elif wording.is_given(words[0]):
            strength = 0.7
        elif self._says(start, end):
            strength = 0.6
        elif words[0].endswith(".") and len(words[0]) < 5:
            strength = 0.7
        elif wording.is_given(words[1]) or any(w in wording.particles for w in words):
            strength = 0.45
        elif words[-1] in wording.surnames:
            strength = 0.4
        if words[-1].lower().rstrip(".") in wording.suffixes and not title:
            self.finds.append(
                BodyFind(self.field, start, end, text[start:end], 0.6, Head("company", "BUS"))
            )
            return
        if before in _NOUNS and title is None:
            self.finds.append(
                BodyFind(self.field, start, end, text[start:end], 0.6, _NOUNS[before])
            )
            return
        if title is None and self._named_after(end):
            return
        if strength == 0.0:
            if any(_ACRONYM.fullmatch(w) for w in words) and not all(w.isupper() for w in words):
                strength = 0.0
            elif self._begins(start) and text.find(words[0].lower()) >= 0:
                self._rest(start + len(words[0]) + 1, end, [])
                return
            else:
                strength = 0.35
        if title is not None and title.country is None and title.body is None:
            title = self._of(title, end)
        begins = not wording.is_given(words[0]) and self._begins(start)
        self.finds.append(
            PersonFind(self.field, start, end, text[start:end], strength, title, begins)
        )

    def _single(
        self, start: int, end: int, word: str, title: Title | None, before: str | None
    ) -> None:
        if len(word) < 2 or word.isdigit():
            return
        text = self.text
        if _ACRONYM.fullmatch(word) and not _ROMAN.fullmatch(word):
            if word not in self.wording.letters and not self._shouted(start, end):
                self.finds.append(BodyFind(self.field, start, end, word, 0.5, None))
            return
        if _CAMEL.match(word) and not word.startswith(_PREFIXES) and word[0].isupper():
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, Head("company", "BUS")))
            return
        if before in _NOUNS:
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, _NOUNS[before]))
            return
        if title is None and self._named_after(end):
            return
        strength = 0.1
        begins = self.titled or self._begins(start)
        if title is not None and title.role_end <= start:
            strength = 0.7
        elif before == "mister":
            strength = 0.8
        elif self._says(start, end) and not begins:
            strength = 0.3
        self.finds.append(
            PersonFind(self.field, start, end, text[start:end], strength, title, begins)
        )

    # -- bodies -------------------------------------------------------------------------------

    def _body(self, start: int, end: int, words: list[str]) -> Head | None:
        """Return what kind of body the words name."""
        heads = self.wording.heads
        if len(words) == 1:
            return None
        last = words[-1].lower()
        if self.wording.is_thing(last) and last not in heads:
            return None
        if last in heads:
            return heads[last]
        found = None
        for word in words[:-1]:
            head = heads.get(word.lower())
            if head is not None:
                found = head
                break
        if found is not None:
            return found
        if last.rstrip(".") in self.wording.suffixes:
            return Head("company", "BUS")
        return None

    def _add_body(
        self, start: int, end: int, words: list[str], head: Head, covered: list[int]
    ) -> None:
        country = None
        for i in covered:
            found = self.reader.affiliations[i]
            if found is not None and found.country is not None:
                country = found.country
                break
        acronym = None
        defined = _DEFINED.match(self.text, end)
        if defined:
            acronym = defined.group(1)
        self.finds.append(
            BodyFind(self.field, start, end, self.text[start:end], 0.75, head, country, acronym)
        )

    # -- what stands around -------------------------------------------------------------------

    def _known(self, index: int, floor: int | None = None, ceiling: int | None = None) -> int:
        """Add the curated actor of a hit; return where the text behind its name begins."""
        reader = self.reader
        hit = reader.hits[index]
        key = reader.known[index] or ""
        weak = key[0] == WEAK
        actor = self.actors.get(key[1:] if weak else key)
        start, end = hit.start, hit.end
        if actor is None or _ELECTION.match(self.text, end):
            return end
        title = None
        if actor.kind == "person":
            if floor is not None and start - floor > 1:
                # the words before a surname: the person's own given name, or somebody else's
                lead = self.text[floor:start].strip()
                words = [w for w in lead.split(" ") if w]
                if words and not words[-1].islower() and words[-1].lower() not in self.wording.stop:
                    own = self.given.get(actor.id, frozenset())
                    name = words[-1].lower()
                    if any(alike(name, g) for g in own) or (
                        name[:1] in {g[:1] for g in own} and name.endswith(".")
                    ):
                        begin = self.text.index(words[-1], floor)
                        if self.finds and self.finds[-1].end > begin:
                            self.finds.pop()
                        start = begin
                        weak = False
                    elif self.wording.is_given(words[-1]):
                        begin = self.text.index(words[-1], floor)
                        if self.finds and self.finds[-1].end > begin:
                            self.finds.pop()
                        self.finds.append(
                            PersonFind(self.field, begin, end, self.text[begin:end], 0.7,
                                       self._title(begin, end))
                        )  # fmt: skip
                        return end
            title = self._title(start, end)
            if title is not None:
                held = {h.role for h in actor.roles}
                if title.role in held:
                    weak = False
        elif actor.source and self._credit(start, end):
            return end
        elif weak and self._cue_before(start) in _NOUNS:
            weak = False
        text = self.text[start:end]
        if (
            actor.kind == "party"
            and text.count(" ")
            and text.rpartition(" ")[2].lower() in (self.wording.heads)
        ):
            # "Labour Party": more than one country has one; the cast asks which the text is about
            self.finds.append(
                BodyFind(self.field, start, end, text, 0.75, Head("party", "PTY"), own=actor.id)
            )
            return end
        self.finds.append(KnownFind(self.field, start, end, text, 0.9, actor.id, weak, title))
        return end

    def _named_after(self, end: int) -> bool:
        """Tell whether the name is that of a thing: "Charles de Gaulle airport"."""
        following = _NEXT_WORD.match(self.text, end)
        return following is not None and self.wording.is_thing(following.group(1))

    def _credit(self, start: int, end: int) -> bool:
        """Tell whether an agency is named as the source of the story and does not act in it."""
        text = self.text
        return (
            self._says(start, end)
            or text[start - 1 : start] in ("(", "/", "©")
            or text[end : end + 1] in (")", "/")
            or self._cue_before(start) in _NOUNS
            or _CREDIT.search(text, max(0, start - 16), start) is not None
        )

    def _title(self, start: int, end: int) -> Title | None:
        """Return the title that speaks of the name from ``start`` to ``end``."""
        best = None
        for title in self.titles:
            if title.end <= start:
                gap = start - title.end
                if gap <= 12 and _AFTER_TITLE.fullmatch(self.text, title.end, start):
                    if gap <= 1:
                        return title
                    best = title
                elif title.role_end <= start < title.end:
                    return title
            elif title.role_end <= start and end <= title.end:
                return title
            elif title.start >= end:
                gap = title.start - end
                if gap > 40:
                    break
                if (
                    best is None
                    and gap <= 26
                    and _BEFORE_TITLE.fullmatch(self.text, end, title.start)
                    and (gap > 1 or self.text[end : end + 1] != " ")
                ):
                    return title
        return best

    def _of(self, title: Title, end: int) -> Title:
        """Return the title with the country behind the name: "police chief Tom Okello of Uganda"."""
        index = bisect_left(self.starts, end)
        if index < len(self.starts) and self.text[end : self.starts[index]] in _OF:
            found = self.reader.affiliations[index]
            if found is not None:
                return title._replace(country=found.country, body=found.body)
        return title

    def _cue_before(self, start: int) -> str | None:
        """Return the cue that stands right before ``start``."""
        index = bisect_left(self.starts, start) - 1
        if index < 0:
            return None
        hit = self.reader.hits[index]
        gap = start - hit.end
        if gap < 0 or gap > 2 or self.text[hit.end : start].strip(_QUOTES):
            return None
        return self.reader.cues[index]

    def _says(self, start: int, end: int) -> bool:
        """Tell whether a verb of saying stands right beside the name."""
        index = bisect_left(self.starts, end)
        hits, cues = self.reader.hits, self.reader.cues
        if index < len(hits) and cues[index] == "say" and hits[index].start - end < _NEAR_SAY:
            return True
        index = bisect_left(self.starts, start) - 1
        return index >= 0 and cues[index] == "say" and start - hits[index].end < _NEAR_SAY

    def _begins(self, start: int) -> bool:
        """Tell whether a sentence or a line begins at ``start``."""
        text = self.text
        position = start - 1
        while position >= 0 and text[position] in "   \t":
            position -= 1
        return position < 0 or text[position] in _SENTENCE

    def _shouted(self, start: int, end: int) -> bool:
        """Tell whether the words around are in capitals too, as in a headline or dateline."""
        left = self.text[max(0, start - 12) : start].split()
        right = self.text[end : end + 12].split()
        for word in (left[-1:] or [""])[0], (right[:1] or [""])[0]:
            letters = [c for c in word if c.isalpha()]
            if len(letters) > 2 and all(c.isupper() for c in letters):
                return True
        return False


def _titled(text: str) -> bool:
    """Tell whether a headline capitalises its words, as English ones do."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
