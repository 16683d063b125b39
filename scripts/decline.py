#!/usr/bin/env python
"""Write the region data's name files from the lists under ``scripts/names``.

``decline.py`` writes every file; ``decline.py --check`` changes nothing and exits 1
when a file differs from what the lists give. ``declension`` says how a list's tokens are
declined, ``name_lists`` how the lists are read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypedDict

from declension import expand, nisba, serbian_latin
from name_lists import HERE, add_lists, listed, records, unique

DATA = Path(__file__).parent.parent / "agents" / "regions" / "data"

HEADER = """# {what}
# Written by scripts/decline.py from the lists under scripts/names; edit those. Names were written
# for this project from general knowledge of each language; items are Wikidata's (CC0), base names
# of countries and cities Unicode CLDR's (Unicode-3.0)."""
GROUPINGS = {"001", "003"}  # the world, and North America, which cuts across 021 and 419


class Macro(TypedDict):
    """A macro-region."""

    id: str
    name: str
    parent: str
    countries: list[str]
    forms: dict[str, list[str]]


def quote(text: str) -> str:
    """Return a TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(forms: Iterable[str]) -> str:
    """Return a TOML array on one line."""
    return "[" + ", ".join(quote(f) for f in forms) + "]"


def tables(lines: dict[str, list[str]], head: str, weak: str) -> list[str]:
    """Return the strong and weak tables of one record; ``lines`` has keys ``xx`` and ``xx!``."""
    strong = {k: v for k, v in lines.items() if not k.endswith("!")}
    support = {k[:-1]: v for k, v in lines.items() if k.endswith("!")}
    for language, forms in support.items():  # support wins where a form is listed as both
        if language in strong:
            strong[language] = [f for f in strong[language] if f not in forms]
    out = []
    for name, group in ((head, strong), (weak, support)):
        rows = [
            f"{language} = {array(forms)}" for language, forms in sorted(group.items()) if forms
        ]
        if rows:
            out += [f"[{name}]", *rows]
    return out


def write_macros() -> str:
    """Return macro.toml."""
    out = [HEADER.format(what="UN M49 macro-regions: containment (Unicode CLDR 48) and names.")]
    for macro in MACROS:
        code, name, parent = str(macro["id"]), str(macro["name"]), str(macro["parent"])
        out += ["", "[[macro]]", f"id = {quote(code)}", f"name = {quote(name)}"]
        if parent:
            out.append(f"parent = {quote(parent)}")
        out.append(f"countries = {array(macro['countries'])}")
        out += tables(macro["forms"], "macro.names", "macro.weak")
    return "\n".join(out) + "\n"


def read_macros() -> list[Macro]:
    """Return the macro-regions by code, each with all the countries under it."""
    lists = {head[0]: (head, forms) for head, forms in records(HERE / "macros.txt")}

    def members(code: str) -> list[str]:
        held = lists[code][0][3].split()
        return sorted({c for h in held for c in (members(h) if h in lists else [h])})

    return [
        Macro(id=code, name=head[1], parent=head[2], countries=members(code), forms=forms)
        for code, (head, forms) in sorted(lists.items())
    ]


def write_demonyms(language: str) -> str:
    """Return the demonyms file of one language."""
    found: dict[str, dict[str, list[str]]] = {}
    for number, line in enumerate(
        (HERE / "demonyms" / f"{language}.txt").read_text("utf-8").splitlines(), 1
    ):
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, phrases = line.partition(":")
        if not colon:
            raise ValueError(f"demonyms/{language}.txt:{number}: no key")
        name = language + key[len(key.rstrip("!")) :]
        one = nisba if language == "ar" else lambda p: expand(language, p)
        forms = [f for p in phrases.split(";") if p.strip() for f in one(p.strip())]
        if language == "sr":
            forms += [serbian_latin(f) for f in forms]
        record = found.setdefault(key.rstrip("!"), {})
        record[name] = unique([*record.get(name, []), *forms])
    owners: dict[str, set[str]] = {}
    for key, record in found.items():
        for form in (f for forms in record.values() for f in forms):
            owners.setdefault(form, set()).add(key)
    shared = sorted(f for f, keys in owners.items() if len(keys) > 1)
    out = [HEADER.format(what=f"Demonyms and adjectives of places in {language}.")]
    out += ["# ``shared`` forms stand for more than one place.", f"shared = {array(shared)}"]
    for key, record in sorted(found.items()):
        out += ["", "[[demonym]]"]
        out.append(f"{'macro' if key.isdigit() else 'country'} = {quote(key)}")
        out += tables(record, "demonym.forms", "demonym.weak")
    return "\n".join(out) + "\n"


def chain(country: str) -> list[str]:
    """Return the M49 macro-regions that hold a country, the widest first."""
    parents = {m["id"]: m["parent"] for m in MACROS}
    holding = [m for m in MACROS if country in m["countries"] and m["id"] not in GROUPINGS]
    code = min(holding, key=lambda m: len(m["countries"]))["id"] if holding else "001"
    out: list[str] = []
    while code != "001":
        out.insert(0, code)
        code = parents[code]
    return out


def common_chain(countries: list[str], innermost: str) -> list[str]:
    """Return the macro-regions that hold every country, or those around ``innermost``."""
    if innermost:
        wanted: list[str] = []
        parents = {m["id"]: m["parent"] for m in MACROS}
        code = innermost
        while code and code != "001":
            wanted.insert(0, code)
            code = parents[code]
        return wanted
    if not countries:
        return []
    chains = [chain(c) for c in countries]
    return [m for m in chains[0] if all(m in other for other in chains)]


def write_areas() -> str:
    """Return areas.toml."""
    out = [HEADER.format(what="Areas, waters, lines and facilities that world news names.")]
    areas = {head[0]: (head, forms) for head, forms in records(HERE / "areas.txt")}
    add_lists("areas", {key: forms for key, (_, forms) in areas.items()})
    for _, (head, forms) in sorted(areas.items()):
        key, feature, wikidata, members, where, *rest = head
        countries = sorted(members.split())
        latitude, longitude = (float(x) for x in where.split())
        out += ["", "[[area]]", f"id = {quote(key)}", f"name = {quote(forms['en'][0])}"]
        out.append(f"feature = {quote(feature)}")
        if wikidata != "-":
            out.append(f"wikidata = {quote(wikidata)}")
        out.append(f"countries = {array(countries)}")
        out.append(f"m49 = {array(common_chain(countries, rest[0] if rest else ''))}")
        out += [f"latitude = {latitude}", f"longitude = {longitude}"]
        out += tables(forms, "area.names", "area.weak")
    return "\n".join(out) + "\n"


def write_countries() -> str:
    """Return country_names.toml."""
    names: dict[str, dict[str, list[str]]] = {}
    for path in sorted((HERE / "countries").glob("*.txt")):
        for country, forms in listed(path):
            names.setdefault(country, {})[path.stem] = forms
    for head, others in records(HERE / "alternatives.txt"):
        record = names.setdefault(head[0], {})
        for language, extra in others.items():
            record[language] = unique([*record.get(language, []), *extra])
    out = [HEADER.format(what="Case forms, other names and seats of government of countries.")]
    for country, record in sorted(names.items()):
        out += ["", "[[country]]", f"id = {quote(country)}"]
        plain = {k: v for k, v in record.items() if "*" not in k}
        seats = {k.replace("*", ""): v for k, v in record.items() if "*" in k}
        out += tables(plain, "country.names", "country.weak")
        out += tables(seats, "country.government", "country.government_weak")
    return "\n".join(out) + "\n"


def write_divisions() -> str:
    """Return division_names.toml."""
    names: dict[str, dict[str, list[str]]] = {}
    for path in sorted((HERE / "divisions").glob("*.txt")):
        for key, _ in listed(path):
            names.setdefault(key, {})
    add_lists("divisions", names)
    out = [HEADER.format(what="Names and case forms of first-level divisions.")]
    for key, record in sorted(names.items()):
        out += ["", "[[division]]", f"id = {quote(key)}", *tables(record, "division.names", "weak")]
    return "\n".join(out) + "\n"


def write_cities() -> str:
    """Return city_names.toml."""
    cities = {f"{head[0]}/{head[1]}": (head, forms) for head, forms in records(HERE / "cities.txt")}
    add_lists("cities", {key: forms for key, (_, forms) in cities.items()})
    out = [HEADER.format(what="Case forms of the names of cities most in the news.")]
    for (name, country, geonames), forms in cities.values():
        out += ["", "[[city]]", f"name = {quote(name)}", f"country = {quote(country)}"]
        out += [f"geonames_id = {geonames}", *tables(forms, "city.names", "city.weak")]
    return "\n".join(out) + "\n"


FILES: dict[str, Callable[[], str]] = {
    "macro.toml": write_macros,
    "areas.toml": write_areas,
    "country_names.toml": write_countries,
    "city_names.toml": write_cities,
    "division_names.toml": write_divisions,
    **{
        f"demonyms/{path.stem}.toml": partial(write_demonyms, path.stem)
        for path in sorted((HERE / "demonyms").glob("*.txt"))
    },
}

MACROS = read_macros()


def main() -> int:
    """Write or check the files; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="change nothing, report differences")
    check = parser.parse_args().check
    stale = 0
    for name, write in FILES.items():
        text, path = write(), DATA / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale += 1
            if check:
                print(f"{path}: differs from scripts/names; run scripts/decline.py")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
