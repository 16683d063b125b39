#!/usr/bin/env python3
"""Write agents/regions/data/nominatives.toml: base forms of countries and capitals.

Only a name in the nominative can be a verb's subject in the languages that decline names. The
names come from Unicode CLDR (babel) and the first form of each group in country_names.toml and
city_names.toml. A capital that has no other name in a language with Latin letters is called there
as in English.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from babel import Locale

from agents.lexicon import Lexicon
from agents.regions.curated import table
from agents.regions.gazetteer import Gazetteer
from agents.regions.names import _bare, _zones
from streams.settings import Settings

OUT: Final = Path(__file__).resolve().parent.parent / "agents/regions/data/nominatives.toml"
LANGUAGES: Final = "az be cs el et fi hr hu hy is ka kk ky lt lv mn pl ro ru sk sl sq sr tk uk uz"
LATIN: Final = frozenset(
    ("az", "cs", "et", "fi", "hr", "hu", "is", "lt", "lv", "pl", "ro", "sk", "sl", "sq", "tk", "uz")
)
HEAD: Final = """\
# Names of countries and capitals in the nominative, of languages that decline them.
# Written by scripts/nominatives.py from country_names.toml, city_names.toml and Unicode CLDR
# (Unicode-3.0).

"""


def firsts(forms: list[str]) -> list[str]:
    """Return the first form of each group of case forms; abbreviations have no cases."""
    found: list[str] = []
    for form in forms:
        if form.isupper() or not any(_declined(form, base) for base in found):
            found.append(form)
    return found


def _declined(form: str, base: str) -> bool:
    words, others = form.split(" "), base.split(" ")
    shared = min(len(others[0]), max(2, len(others[0]) * 3 // 5))
    return len(words) == len(others) and words[0][:shared] == others[0][:shared]


def capitals() -> set[tuple[str, str]]:
    """Return the English names of the capitals with their countries."""
    gazetteer = Gazetteer(Lexicon.load(Settings.from_environment().cache_dir).directory)
    found = set()
    for row in table("countries")["country"]:
        if "capital" not in row:
            continue
        place = gazetteer.get(f"geonames:{row['capital']}")
        if place is not None:
            found.add((place.name.replace("’", "'"), row["id"]))
    return found


def _marked(language: str, names: set[str]) -> list[str]:
    """Return the forms that mark a subject: Armenian's definite one, Georgian's ergative."""
    if language == "hy":
        return [name + ("ն" if name[-1] in "աեէըիոօու" else "ը") for name in names]
    if language == "ka":
        return [name[:-1] + "მა" if name[-1] == "ი" else name + "მ" for name in names]
    return []


def main() -> None:
    """Write the file."""
    rows = table("countries")["country"]
    codes = {row["id"] for row in rows}
    seats = {row.get("capital") for row in rows}
    cities = capitals()
    zones = _zones()
    lines = []
    for language in LANGUAGES.split():
        names: set[str] = set()
        for row in table("country_names")["country"]:
            names.update(firsts(row["names"].get(language, [])))
        for row in table("city_names")["city"]:
            if row["geonames_id"] in seats:
                names.update(row["names"].get(language, [])[:1])
        for identifier in ("sr", "sr_Latn") if language == "sr" else (language,):
            locale = Locale.parse(identifier)
            for code, text in locale.territories.items():
                if code in codes:
                    names.update(_bare(text))
            for zone, data in locale.time_zones.items():
                place = (zone.rpartition("/")[2].replace("_", " "), zones.get(zone, ""))
                if data.get("city") and place in cities:
                    names.update(_bare(data["city"]))
        if language in LATIN:
            names.update(name for name, _ in cities)
        names |= set(_marked(language, names))
        listed = ", ".join(f'"{name}"' for name in sorted(names) if len(name) > 1)
        lines.append(f"{language} = [{listed}]\n")
    OUT.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
