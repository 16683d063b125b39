"""geowire explain and gazetteer: tags in colour, reasons in words, nothing hostile alive."""

from __future__ import annotations

import orjson
from click.testing import CliRunner, Result

from agents.commands import main

ARTICLE = orjson.dumps(
    {
        "id": "e-1",
        "title": "Storm hits Paris, Texas",
        "body": "Jack London was not there. Tokyo said \x1b[31mnothing\x1b[0m.\n\nRain in Peru.",
    }
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), input=ARTICLE, color=True)


def test_explain_names_the_candidates_and_what_decided() -> None:
    shown = run("explain", "-", "--no-color").output
    assert "spelled out: Paris, Texas" in shown
    assert "Paris [FR-IDF]" in shown
    assert "London: part of a person's name" in shown
    assert "Tokyo x1, metonymic" in shown


def test_explain_has_no_colour_where_it_is_not_asked_for() -> None:
    assert "\x1b" not in run("explain", "-", "--no-color").output
    assert "\x1b" not in run("explain", "-").output


def test_explain_in_colour_keeps_hostile_characters_inert() -> None:
    shown = run("explain", "-", "--color").output
    assert "\x1b[32m" in shown
    assert "\x1b[31m" not in shown
    assert "\\u001b[31mnothing" in shown


def test_explain_refuses_what_is_no_article() -> None:
    result = CliRunner().invoke(main, ["explain", "-"], input=b'{"title": 3}')
    assert result.exit_code == 1


def test_gazetteer_show_tells_what_a_name_stands_for() -> None:
    shown = run("gazetteer", "show", "Lima").output
    assert "geonames:3936456" in shown
    assert "PE" in shown


def test_gazetteer_build_says_that_it_is_up_to_date() -> None:
    run("gazetteer", "show")
    assert "is up to date" in run("gazetteer", "build").output
