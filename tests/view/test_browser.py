"""The overview page in a real browser: what it shows, that it refreshes, that text stays text."""

from __future__ import annotations

import math
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from streams.progress import PartitionProgress
from tests.view.staged import Site, actor, article, at, region

pytestmark = pytest.mark.browser

SHORTLY = 10  # seconds: several refreshes of the page, also on a busy machine

# Read as markup, each of these would set window.harmed or put an element in the page.
HOSTILE = [
    "<img src=x onerror=\"window.harmed='img'\">",
    "</script><script>window.harmed='script'</script>",
    "\"><svg onload=window.harmed='svg'>",
    "<iframe srcdoc=\"<script>parent.harmed='frame'</script>\"></iframe>",
    "{{constructor.constructor('window.harmed=1')()}}",
    "javascript:window.harmed='url'",
    "<style>body{display:none}</style>",
    "&lt;b&gt;not bold&lt;/b&gt;",
    "\u202egnirts desrever\u202e and after it",
    "Z\u0351\u0342a\u0300\u0301\u0302l\u0327\u0328g\u0334o\u0489 text",
    "x" * 5000,
]


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    assert driver, "chromedriver is missing: apt-get install chromium chromium-driver"
    options = webdriver.ChromeOptions()
    if chromium:
        options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1400"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, site: Site) -> Iterator[webdriver.Chrome]:
    site.fill()
    open_page(browser, site)
    yield browser
    browser.get("about:blank")  # or it would ask a server that is gone


def open_page(browser: webdriver.Chrome, site: Site) -> None:
    browser.get_log("browser")  # what another page said is not this one's
    browser.get(site.address + "/")
    until(browser, lambda: text(browser, "state") != "connecting")


def until(browser: webdriver.Chrome, happened: Callable[[], Any]) -> None:
    WebDriverWait(browser, SHORTLY, poll_frequency=0.1).until(lambda _: happened())


def text(browser: webdriver.Chrome, id: str) -> str:
    return browser.find_element(By.ID, id).text


def rows(browser: webdriver.Chrome, id: str) -> list[list[str]]:
    return [
        [cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td")]
        for row in browser.find_elements(By.CSS_SELECTOR, f"#{id} > tr")
    ]


def complaints(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def test_the_page_shows_the_figures(page: webdriver.Chrome) -> None:
    assert text(page, "state") == "ready"
    assert text(page, "lag") == "69"
    assert text(page, "in-flight") == "12"
    assert text(page, "dead") == "6"
    assert text(page, "p50") == "0.32"
    assert rows(page, "partitions")[2][:5] == ["2", "57", "8", "1,203", "1,260"]
    assert rows(page, "dead-letters") == [["not-json", "3"], ["no-text", "2"], ["too-large", "1"]]
    assert ["Swahili", "6"] in rows(page, "languages")
    assert ["undetermined", "8"] in rows(page, "languages")
    assert ["India", "7"] in rows(page, "regions")
    assert ["G20", "7"] in rows(page, "actors")
    latest = page.find_elements(By.CSS_SELECTOR, "#latest > li")
    assert len(latest) == 36
    assert "जी20" in latest[2].text
    assert {tag.text for tag in latest[2].find_elements(By.CLASS_NAME, "tag")} == {
        "India",
        "Delhi",
        "G20",
    }
    assert complaints(page) == []


def test_the_page_refreshes_itself_without_a_reload(page: webdriver.Chrome, site: Site) -> None:
    page.execute_script("window.stillTheSamePage = true")
    site.statistics.enriched(article("Fresh off the wire", id="new"), at(99), 0.0003)
    site.statistics.rejected("not-utf8", at(100))
    until(page, lambda: "Fresh off the wire" in text(page, "latest"))
    assert ["not-utf8", "1"] in rows(page, "dead-letters")
    assert text(page, "dead") == "7"
    assert page.execute_script("return window.stillTheSamePage") is True
    assert complaints(page) == []


def test_the_chart_has_a_line_once_seconds_have_passed(page: webdriver.Chrome, site: Site) -> None:
    def line() -> str:
        return page.find_element(By.ID, "line-in").get_attribute("d") or ""

    until(page, lambda: line().count("L") >= 1)
    assert re.fullmatch(r"M[\d.]+ [\d.]+(L[\d.]+ [\d.]+)+", line())


def test_hostile_text_stays_text(browser: webdriver.Chrome, site: Site) -> None:
    for number, hostile in enumerate(HOSTILE):
        site.statistics.enriched(
            article(
                hostile,
                id=hostile,
                language=hostile,
                source=hostile,
                regions=(region(f"r{number}{hostile}", hostile, focus=True),),
                actors=(actor(f"a{number}{hostile}", hostile),),
            ),
            at(number),
            0.0003,
        )
        site.statistics.rejected(hostile, at(number))
    open_page(browser, site)
    until(browser, lambda: len(browser.find_elements(By.CSS_SELECTOR, "#latest > li")) > 1)
    assert browser.execute_script("return window.harmed") is None
    assert browser.find_element(By.ID, "main").is_displayed()
    titles = [
        title.get_attribute("textContent")
        for title in browser.find_elements(By.CSS_SELECTOR, "#latest .title bdi")
    ]
    assert titles == [hostile[:240] for hostile in reversed(HOSTILE)]
    # Nothing but what the script makes stands where articles are shown.
    tags = browser.execute_script(
        "return [...new Set([...document.querySelectorAll('main *')].map(e => e.tagName))]"
    )
    assert not {"IMG", "SCRIPT", "IFRAME", "STYLE", "A", "B", "OBJECT"} & set(tags)
    assert complaints(browser) == []
    browser.get("about:blank")


def test_reversed_text_does_not_turn_around_what_stands_beside_it(
    browser: webdriver.Chrome, site: Site
) -> None:
    site.statistics.enriched(
        article("\u202eevil", source="\u202eecruos"), at(7, partition=1), 0.0003
    )
    open_page(browser, site)
    until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "#latest .meta"))
    # "partition 1, offset 7" still reads from left to right: its start is left of its end.
    left, right = browser.execute_script(
        """
        const text = document.querySelector("#latest .meta").lastChild;
        const at = (from, to) => {
          const range = document.createRange();
          range.setStart(text, from);
          range.setEnd(text, to);
          return range.getBoundingClientRect().left;
        };
        return [at(0, 1), at(text.length - 1, text.length)];
        """
    )
    assert left < right
    browser.get("about:blank")


def test_a_long_word_does_not_widen_the_page(browser: webdriver.Chrome, site: Site) -> None:
    long = "x" * 240
    site.statistics.enriched(
        article(long, source=long, regions=(region("r", long),), actors=(actor("a", long),)),
        at(1),
        0.0003,
    )
    for width in (1280, 360):
        phone(browser, width)
        open_page(browser, site)
        until(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "#latest > li"))
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get("about:blank")


def phone(browser: webdriver.Chrome, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 700},
    )


def test_trouble_is_shown_with_its_reason(page: webdriver.Chrome, site: Site) -> None:
    site.app.rebalancing = True
    until(page, lambda: text(page, "state") == "not ready")
    assert "giving out partitions anew" in text(page, "reasons")
    site.app.rebalancing = False
    until(page, lambda: text(page, "state") == "ready")
    assert not page.find_element(By.ID, "reasons").is_displayed()


def test_a_worker_that_is_gone_is_told_apart_from_a_quiet_one(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    site = Site(tmp_path)
    site.fill()
    open_page(browser, site)
    assert text(browser, "state") == "ready"
    site.close()
    until(browser, lambda: text(browser, "state") == "no answer")
    assert text(browser, "lag") == "69"  # the last figures stay, marked as such
    assert "stale" in (browser.find_element(By.TAG_NAME, "body").get_attribute("class") or "")
    browser.get("about:blank")


def test_pause_stops_the_refreshing_and_works_from_the_keyboard(
    page: webdriver.Chrome, site: Site
) -> None:
    body = page.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the figures"
    page.switch_to.active_element.send_keys(Keys.TAB)
    button = page.switch_to.active_element
    assert button.get_attribute("id") == "pause"
    outline = button.value_of_css_property("outline-style")
    assert outline == "solid"
    button.send_keys(Keys.SPACE)
    assert button.get_attribute("aria-pressed") == "true"
    time.sleep(0.5)  # a request that was under way comes through
    site.statistics.enriched(article("While you were away", id="new"), at(99), 0.0003)
    time.sleep(3)
    assert "While you were away" not in text(page, "latest")
    button.send_keys(Keys.SPACE)
    until(page, lambda: "While you were away" in text(page, "latest"))


def test_every_table_says_what_its_columns_and_rows_are(page: webdriver.Chrome) -> None:
    unnamed = page.execute_script(
        """
        const missing = [];
        for (const table of document.querySelectorAll("table")) {
          if (!table.querySelector("thead th[scope=col]")) missing.push("columns");
          for (const row of table.querySelectorAll("tbody tr"))
            if (!row.querySelector("th[scope=row]")) missing.push(row.innerText);
          const section = table.closest("section");
          const title = section.getAttribute("aria-labelledby");
          if (!document.getElementById(title)) missing.push("name");
        }
        return missing;
        """
    )
    assert unnamed == []
    live = page.find_elements(By.CSS_SELECTOR, "[aria-live]")
    assert [one.get_attribute("id") for one in live] == ["state"]
    assert page.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_background(page: webdriver.Chrome, scheme: str) -> None:
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    pairs = page.execute_script(
        """
        const seen = {};
        const behind = (e) => {
          for (; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if (!colour.endsWith(", 0)")) return colour;
          }
          return "rgb(255, 255, 255)";
        };
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const e = walk.currentNode.parentElement;
          const words = walk.currentNode.textContent.trim();
          if (!words || ["NOSCRIPT", "TITLE"].includes(e.tagName)) continue;
          seen[getComputedStyle(e).color + "|" + behind(e)] = words;
        }
        return seen;
        """
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(pairs) > 5
    for pair, words in pairs.items():
        front, back = (luminance(colour) for colour in pair.split("|"))
        contrast = (max(front, back) + 0.05) / (min(front, back) + 0.05)
        assert contrast >= 4.5, f"{words!r}: {pair} has {contrast:.1f}"  # WCAG 2.2, 1.4.3


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, of ``rgb(r, g, b)``."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_spare_worker_says_so(browser: webdriver.Chrome, site: Site) -> None:
    site.join_group()
    open_page(browser, site)
    assert text(browser, "state").startswith("ready, spare")
    assert rows(browser, "partitions") == [["No partition assigned"]]
    assert text(browser, "nothing").startswith("No article")
    browser.get("about:blank")


def test_a_stall_is_the_first_thing_one_sees(browser: webdriver.Chrome, site: Site) -> None:
    site.fill()
    now = time.monotonic()
    site.worker._clock = lambda: now + 500
    site.worker._watch.answered_at = now + 499
    site.progress.states = [PartitionProgress("news.raw", 2, 8, 1202, now)]
    open_page(browser, site)
    assert text(browser, "state") == "stalled"
    assert "partition 2: 57 waiting" in text(browser, "reasons")
    browser.get("about:blank")
