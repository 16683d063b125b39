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
    assert "Paris, Île-de-France, France (2,138,551)" in shown
    assert "London: part of a person's name" in shown
    assert "Tokyo x1, metonymic" in shown


def test_explain_tells_what_each_candidate_has_for_it() -> None:
    article = orjson.dumps(
        {
            "title": "Paris man arrested",
            "body": "PARIS (AP) - The Sheriff of Henry County found him at the Middle School.",
            "source": "The Tennessean",
        }
    )
    shown = CliRunner().invoke(main, ["explain", "-", "--no-color"], input=article).output
    chosen = next(line for line in shown.splitlines() if "Paris, Tennessee" in line)
    assert "source      Tennessee" in shown
    assert "expressions United States: (AP), Middle School, Sheriff" in shown
    assert "dateline    PARIS (AP) -" in shown
    assert "+3.0 Henry County is named" in chosen
    assert "the source is at home in Tennessee" in chosen
    assert "the words around or the source mean a town" in chosen
    assert shown.index("Paris, Tennessee") < shown.index("Paris, Île-de-France")


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
