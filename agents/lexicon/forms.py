"""The patterns that a name gives: its spellings, and the stem that endings join."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from agents.lexicon import writing
from agents.lexicon.name import Name
from agents.lexicon.touching import Touching

# Typographic variants that the text and the patterns write alike; each is one code point for one,
# so that offsets hold.
_ALIKE = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("`", "'"), ("\u2011", "-"), ("\u2010", "-"),
          ("\u00a0", " "), ("\u202f", " "), ("\n", " "))  # fmt: skip
# A spelling without its accents is too often another word when it is shorter.
SHORTEST_UNACCENTED = 4  # letters
SHORTEST_STEM = 3  # letters; four where only the script is known, that must remain
# when an ending takes a name's last one
# Letters with a dot below that are written as one code point or as two.
_NUKTAS = (
    ("\u09af\u09bc", "\u09df"), ("\u09a1\u09bc", "\u09dc"), ("\u09a2\u09bc", "\u09dd"),
    ("\u0915\u093c", "\u0958"), ("\u0916\u093c", "\u0959"), ("\u0917\u093c", "\u095a"),
    ("\u091c\u093c", "\u095b"), ("\u0921\u093c", "\u095c"), ("\u0922\u093c", "\u095d"),
    ("\u092b\u093c", "\u095e"), ("\u092f\u093c", "\u095f"),
)  # fmt: skip
_NON_JOINER = "\u200c"
_ALEFS = str.maketrans("أإآٱ", "اااا")


def alike(text: str) -> str:
    """Return the text with typographic variants made equal; offsets stay."""
    for variant, plain in _ALIKE:
        if variant in text:
            text = text.replace(variant, plain)
    return text


def spellings(name: Name) -> Iterator[str]:
    """Yield every way in which the whole form is written."""
    form = alike(name.form)
    yield form
    if name.case == "any":
        capital = form[:1].upper() + form[1:]
        if capital != form:
            yield capital
        title = " ".join(word[:1].upper() + word[1:] for word in form.split(" "))
        if title != capital:
            yield title
    for apart, joined in _NUKTAS:
        if apart in form:
            yield form.replace(apart, joined)
    rule = writing.rule(form)
    if _NON_JOINER in form:
        yield form.replace(_NON_JOINER, "")  # many keyboards have none
    if rule == writing.INDIC and len(form) > SHORTEST_STEM:
        yield from _indic(form)
    if rule == writing.WORD and len(form) >= SHORTEST_UNACCENTED:
        bare = unaccented(form)
        if bare != form:
            yield bare
    elif rule == writing.ARABIC:
        bare = form.translate(_ALEFS)
        if bare != form:
            yield bare
        if bare.startswith("ال") and len(bare) > 4:  # ل + ال is written لل: للأمم
            yield "لل" + form[2:]
            if bare != form:
                yield "لل" + bare[2:]


# The silent vowel's sign, and endings that give way to a case: Tamil -ம் turns into -த்து, -டு
# into -ட்டு, Malayalam -ം into -ത്ത്, and its letters without a vowel into those that take one.
_SILENT = frozenset("\u0bcd\u0c4d\u0ccd\u0d4d")
_GIVES_WAY = (
    ("\u0bae\u0bcd", "\u0ba4\u0bcd\u0ba4"), ("\u0b9f\u0bc1", "\u0b9f\u0bcd\u0b9f"),
    ("\u0bc1", ""), ("\u0c02", ""), ("\u0cc1", ""), ("\u0d02", "\u0d24\u0d4d\u0d24"),
    ("\u0d1f\u0d4d", "\u0d1f\u0d4d\u0d1f"), ("\u0d7a", "\u0d23"), ("\u0d7b", "\u0d28"),
    ("\u0d7c", "\u0d30"), ("\u0d7c", "\u0d31"), ("\u0d7d", "\u0d32"), ("\u0d7e", "\u0d33"),
)  # fmt: skip


def _indic(form: str) -> Iterator[str]:
    """Yield what case endings join in Dravidian languages and Marathi: சிங்கப்பூர- of சிங்கப்பூர்."""
    if form[-1] in _SILENT:
        yield form[:-1]
    if form[-1] == "\u0947" and len(form) > SHORTEST_STEM:  # Marathi: पुण्यात of पुणे
        yield form[:-1] + "\u094d\u092f\u093e"
    if form.endswith("\u0942\u0930") and len(form) > SHORTEST_STEM + 1:  # नागपुरात of नागपूर
        yield form[:-2] + "\u0941\u0930"
    for end, other in _GIVES_WAY:
        if form.endswith(end) and len(form) - len(end) + len(other) > SHORTEST_STEM:
            yield form[: -len(end)] + other


def stems(name: Name, touching: Touching) -> Iterator[tuple[str, str | None]]:
    """Yield what remains when an ending takes the form's last letter: "Warszaw" of "Warszawa".

    With each stem comes the language whose rule makes it, None for what the script shows: "Tun"
    is a stem of Tunis in Lithuanian alone. Of a name of two words the first, an adjective, is
    declined as well: "Novom Sad" of "Novi Sad".
    """
    form = alike(name.form)
    yield from _stems(form, name, touching)
    first, space, last = form.partition(" ")
    if not space or " " in last or len(last) < SHORTEST_STEM:
        return
    for language in name.spoken:
        for end, *others in touching.adjectives.get(language, ()):
            if first.endswith(end) and len(first) > len(end) + 1:
                for other in others:
                    declined = f"{first[: -len(end)]}{other} {last}"
                    yield declined, None
                    yield from _stems(declined, name, touching)


def _stems(form: str, name: Name, touching: Touching) -> Iterator[tuple[str, str | None]]:
    if len(form) <= SHORTEST_STEM or " " in form[-SHORTEST_STEM:]:
        return
    own = (name.language,) if name.language else name.spoken
    if not own and len(form) <= SHORTEST_STEM + 1:
        return
    for language in own if name.language else touching.turned:
        changes: list[tuple[str, str, str | None]] = [
            (old, new, language) for old, new in touching.turned.get(language, ())
        ]
        if language in own:  # neighbours decline such names alike
            changes += [(old, new, None) for old, new in touching.own.get(language, ())]
        for old, new, only in changes:
            if form.endswith(old) and len(form) - len(old) + len(new) >= SHORTEST_STEM:
                yield form[: -len(old)] + new, only
    dropped = _dropped(form, touching) if not name.language else frozenset()
    for language in own:
        dropped |= touching.dropped.get(language, frozenset())
    if form[-1] not in dropped:
        return
    stem = form[:-1]
    if stem[-1] in dropped and len(stem) > SHORTEST_STEM + 1 and form[-1] > "\u0400":
        yield stem[:-1], None  # "Японский", "Россия" with -ией
    yield stem, None


def _dropped(form: str, touching: Touching) -> frozenset[str]:
    """Return the final letters that give way to endings, as far as the script shows them."""
    last = form[-1]
    if last < "\u0250":
        return frozenset("a")  # the only one that most of the inflecting Latin languages drop
    if last < "\u0400":
        return touching.dropped["el"]
    if last < "\u0530":
        return touching.dropped["uk"] | touching.dropped["ru"]
    if last < "\u0590":
        return touching.dropped["hy"]
    return touching.dropped["ka"] if "\u10a0" <= last <= "\u10ff" else frozenset()


def unaccented(form: str) -> str:
    """Return the form without diacritics; letters that are no base plus mark stay (ø, ł)."""
    if form.isascii():
        return form
    parts = unicodedata.normalize("NFD", form)
    if "\u0400" <= form[-1] <= "\u052f":
        return form.replace("ё", "е").replace("Ё", "Е")  # й and ї are letters, not accents
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain)
