"""A form leads to one actor in every language it is read in, and the files stay reviewable."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest

from agents.actors import catalogue

ANY = "mul"  # a form that is read in texts of every language
# Files sorted by name; the leaders are sorted by id.
SORTED = [name for name in catalogue.FILES if name != "leaders"]

Owner = tuple[str, str]  # an actor's id, and the language of the form


def owners(part: str) -> dict[str, list[Owner]]:
    """Return who has a form, by form; ``part`` is "names" or "weak"."""
    found: dict[str, list[Owner]] = defaultdict(list)
    for row in catalogue.records():
        for language, forms in row.get(part, {}).items():
            for form in forms:
                found[form].append((row["id"], language))
    return found


def meeting(one: Owner, other: Owner) -> bool:
    """Tell whether there is a language in which both are read."""
    return one[1] == other[1] or ANY in (one[1], other[1])


def clashes(part: str) -> Iterator[tuple[str, Owner, Owner]]:
    for form, listed in owners(part).items():
        for one, other in itertools.combinations(listed, 2):
            if one[0] != other[0] and meeting(one, other):
                yield form, one, other


def test_no_form_stands_for_two_actors_where_both_are_read() -> None:
    assert list(clashes("names")) == []


def test_a_weak_form_stands_for_two_actors_only_where_it_is_a_surname() -> None:
    persons = {row["id"] for row in catalogue.records() if row["kind"] == "person"}
    shared = [
        (form, one, other)
        for form, one, other in clashes("weak")
        if one[0] not in persons or other[0] not in persons
    ]
    assert shared == []


def test_a_form_is_not_certain_and_weak_for_one_actor_in_one_language() -> None:
    certain = owners("names")
    both = [
        (form, owner)
        for form, listed in owners("weak").items()
        for owner in listed
        if owner in certain[form] or (owner[0], ANY) in certain[form]
    ]
    assert both == []


def test_a_form_stands_once_in_its_list() -> None:
    for row in catalogue.records():
        for part in ("names", "weak"):
            for forms in row.get(part, {}).values():
                assert len(set(forms)) == len(forms), row["id"]


def test_forms_have_no_space_at_their_ends() -> None:
    for part in ("names", "weak"):
        assert [form for form in owners(part) if form != " ".join(form.split())] == []


def test_every_actor_has_a_form() -> None:
    assert [row["id"] for row in catalogue.records() if not row.get("names")] == []


@pytest.mark.parametrize("name", SORTED)
def test_a_file_is_sorted_by_name(name: str) -> None:
    names = [row["name"].casefold() for row in catalogue.rows(name)["actor"]]
    assert names == sorted(names)


def test_a_source_is_of_the_media() -> None:
    sources = [row for row in catalogue.records() if row.get("source")]
    assert len(sources) >= 60
    assert {row["sector"] for row in sources} == {"MED"}
