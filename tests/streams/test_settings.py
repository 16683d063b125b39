from __future__ import annotations

import dataclasses
import logging
from pathlib import Path

import pytest

from streams.settings import PREFIX, Settings, SettingsError, declared, reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.broker == "127.0.0.1:9092"
    assert settings.web_host == "127.0.0.1"


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.from_environment({"GEOWIRE_WINDOW": ""}) == Settings()


def test_settings_survive_the_way_through_a_child_process() -> None:
    settings = Settings(
        broker="a:1,b:2", topic_prefix="x.", web_internal_pages=True, session_timeout=7.5
    )
    assert Settings.from_environment(settings.environment()) == settings


def test_the_folders_follow_the_xdg_variables_when_they_are_absolute() -> None:
    settings = Settings.from_environment({"XDG_CACHE_HOME": "/var/c", "XDG_STATE_HOME": "relative"})
    assert settings.cache_dir == Path("/var/c/geowire")
    assert settings.data_dir == Path.home() / ".local/state/geowire"


@pytest.mark.parametrize(
    ("variable", "text", "hint"),
    [
        ("GEOWIRE_BROKER", "kafka", "host:port"),
        ("GEOWIRE_BROKER", "kafka:0", "host:port"),
        ("GEOWIRE_BROKER", "a:1,,b:2", "host:port"),
        ("GEOWIRE_WEB_PORT", "abc", "whole number; give one from 1 to 65535"),
        ("GEOWIRE_WEB_PORT", "70000", "out of range"),
        ("GEOWIRE_SESSION_TIMEOUT", "nan", "out of range"),
        ("GEOWIRE_SESSION_TIMEOUT", "soon", "not a number"),
        ("GEOWIRE_LANGUAGE_DETECTOR", "cascad", "did you mean cascade?"),
        ("GEOWIRE_LOG_LEVEL", "loud", "debug, info, warning, error"),
        ("GEOWIRE_WEB_INTERNAL_PAGES", "perhaps", "give yes or no"),
        ("GEOWIRE_TOPIC_PREFIX", "a b", "letters, digits"),
        ("GEOWIRE_GROUP_ID", "a/b", "no group name"),
        ("GEOWIRE_WEB_HOST", "http://x", "no host"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name_and_what_to_write(
    variable: str, text: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({variable: text})
    assert str(refused.value).startswith(f"{variable}={text!r}")
    assert hint in str(refused.value)


def test_what_is_wrong_in_code_is_refused_as_well() -> None:
    with pytest.raises(SettingsError, match="GEOWIRE_WINDOW='0' is out of range"):
        Settings(window=0)


def test_a_message_may_not_be_smaller_than_an_article() -> None:
    with pytest.raises(SettingsError, match="raise the first or lower the second"):
        Settings(max_article_bytes=2**20, max_message_bytes=2**19)


def test_an_unknown_variable_is_warned_of_and_a_near_one_named(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        Settings.from_environment({"GEOWIRE_BROKR": "a:1", "GEOWIRE_XYZZY_PLUGH": "1", "OTHER": ""})
    assert "GEOWIRE_BROKR" in caplog.text
    assert "did you mean GEOWIRE_BROKER?" in caplog.text
    assert "GEOWIRE_XYZZY_PLUGH" in caplog.text
    assert "OTHER" not in caplog.text


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().window = 5  # type: ignore[misc]


def test_every_setting_says_what_it_takes_and_why() -> None:
    for one in declared():
        assert one.variable == PREFIX + one.name.upper()
        assert one.takes
        assert one.why.endswith((".", ")."))


def test_the_documentation_has_the_reference_as_declared() -> None:
    assert reference() in DOCUMENT.read_text(), (
        "docs/configuration.md is behind; put into it what `python -m streams.settings` prints"
    )
