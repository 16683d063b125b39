"""Which names of a place the lexicon gets."""

from __future__ import annotations

import pytest

from agents.regions import gazetteer, placenames
from agents.regions.place import Place


@pytest.fixture(scope="module")
def town() -> Place:
    """A town of 8,022 inhabitants."""
    andorra = next(place for place in gazetteer.countries() if place.key == "AD")
    return andorra._replace(
        key="geonames:3039163", kind="city", level="city", name="Sant Julià de Lòria",
        population=8_022, admin1="AD-06",
    )  # fmt: skip


@pytest.mark.parametrize(("towns_from", "known"), [(15_000, False), (5_000, True)])
def test_a_town_has_its_names_in_other_scripts_from_the_size_that_was_set(
    town: Place, towns_from: int, known: bool
) -> None:
    found = {name.form for name in placenames.of_towns({town.key: town}, towns_from)}
    assert "Sant Julià de Lòria" in found
    assert ("Сант-Жулия-де-Лория" in found) is known


def test_saints_mounts_and_forts_are_written_short_as_well(town: Place) -> None:
    for name, short in (
        ("Saint Paris", "St. Paris"), ("Fort Gay", "Ft. Gay"), ("Mount Airy", "Mt. Airy"),
    ):  # fmt: skip
        places = {town.key: town._replace(name=name)}
        assert short in {found.form for found in placenames.of_towns(places, 15_000)}
