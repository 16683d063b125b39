"""What users of other systems complain about, one test each, through the whole of enrichment.

What they say of consumers that die, stall or break the order is tested in ``tests/broker``
(``test_faults``, ``test_bad_input``) and ``tests/streams/test_delivery``.
"""

from __future__ import annotations

import pytest

from agents.enricher import Enricher
from streams.codec import decode_article
from streams.events import EnrichedArticle, RawArticle
from streams.settings import Settings

WASHINGTON_DC = "geonames:4140963"
BERLIN = "geonames:2950159"
NAIROBI = "geonames:184745"
PARIS = "geonames:2988507"


@pytest.fixture(scope="module")
def enricher() -> Enricher:
    return Enricher.load(cache=Settings.from_environment().cache_dir)


def read(enricher: Enricher, body: str, title: str = "", **fields: str) -> EnrichedArticle:
    return enricher.enrich(RawArticle(id="1", title=title, body=body, **fields))


def regions(event: EnrichedArticle) -> set[str]:
    return {tag.id for tag in event.regions}


def states(event: EnrichedArticle) -> set[str | None]:
    return {actor.country for actor in event.actors if actor.kind == "state"}


def senses(event: EnrichedArticle) -> dict[str, str]:
    return {mention.text: mention.sense for tag in event.regions for mention in tag.mentions}


def test_washington_that_seeks_no_presence_is_a_government_and_no_state_of_the_union(
    enricher: Enricher,
) -> None:
    event = read(enricher, "Washington is not seeking a permanent presence in Iraq.")
    assert {WASHINGTON_DC, "IQ"} <= regions(event)
    assert "US-WA" not in regions(event)
    assert senses(event)["Washington"] == "metonymic"
    assert "US" in states(event)


def test_seoul_and_pyongyang_that_speak_are_governments(enricher: Enricher) -> None:
    event = read(enricher, "Seoul accused Pyongyang of sending balloons across the border.")
    assert senses(event) == {"Seoul": "metonymic", "Pyongyang": "metonymic"}
    assert states(event) == {"KR", "KP"}


def test_china_is_the_country_and_not_a_university_of_its_name(enricher: Enricher) -> None:
    event = read(enricher, "China has banned the export of rare earths to Japan.")
    assert regions(event) == {"CN", "JP"}
    event = read(enricher, "She teaches at the China University of Geosciences near Tokyo.")
    assert "CN" not in regions(event)
    assert [actor.name for actor in event.actors] == ["China University of Geosciences"]


@pytest.mark.parametrize("written", ["the U.S", "the U.S.", "the US", "the USA", "the U.S.A."])
def test_the_united_states_are_found_in_every_spelling_and_are_not_canada(
    enricher: Enricher, written: str
) -> None:
    event = read(enricher, f"Tariffs that {written} imposed last week hit farmers hardest.")
    assert regions(event) == {"US"}


@pytest.mark.parametrize("written", ["the UK", "the U.K.", "the United Kingdom", "Great Britain"])
def test_the_united_kingdom_is_found_in_every_spelling_and_is_not_the_united_states(
    enricher: Enricher, written: str
) -> None:
    assert regions(read(enricher, f"Voters in {written} went to the polls.")) == {"GB"}


def test_european_is_no_mine_in_arizona(enricher: Enricher) -> None:
    assert regions(read(enricher, "European leaders met on Monday.")) == {"150"}


def test_africa_is_the_continent_and_no_town_in_tunisia(enricher: Enricher) -> None:
    assert regions(read(enricher, "Farmers across Africa expect rain.")) == {"002"}


def test_one_odd_name_does_not_empty_the_result(enricher: Enricher) -> None:
    odd = "Zz\u200byzx \x00 \ud83d " + "Q" * 5_000 + " \u202eX\u0301\u0301 \U0001f1ff (("
    event = read(enricher, f"Ministers of France met {odd} in Berlin. Kenya was not invited.")
    assert {"FR", BERLIN, "KE"} <= regions(event)


def test_no_text_is_cut_off(enricher: Enricher) -> None:
    filler = "Nothing of note was said in the long debate that followed. " * 5_000
    event = read(enricher, f"{filler}At last the minister flew to Nairobi.")
    (mention,) = next(tag for tag in event.regions if tag.id == NAIROBI).mentions
    assert mention.start > 250_000
    assert event.article.body[mention.start : mention.end] == "Nairobi"


def test_where_an_agency_writes_from_does_not_become_what_the_story_is_about(
    enricher: Enricher,
) -> None:
    story = (
        "Kenya will build a second port at Lamu, its transport minister said on Tuesday. Kenya "
        "hopes that ships bound for Ethiopia will call there, and Kenyan hauliers agree."
    )
    event = read(enricher, f"BEIJING, Jan 27 (Xinhua) -- {story}", "Kenya to build a second port")
    focus = {tag.id for tag in event.regions if tag.focus}
    assert "KE" in focus
    assert not any(tag.country == "CN" and tag.focus for tag in event.regions)
    assert not any(actor.country == "CN" for actor in event.actors)


def test_a_feed_that_sends_a_story_again_sends_the_same_article(enricher: Enricher) -> None:
    story = b'{"title": "Kenya to build a second port", "body": "Kenya will build a port at Lamu."}'
    first, again = (enricher.enrich(decode_article(story)) for _ in range(2))
    assert (first.id, first.regions, first.actors) == (again.id, again.regions, again.actors)


@pytest.mark.parametrize(
    "title", ["NYT: {}", "The New York Times: {}", "{} - The New York Times", "{} | BBC News"]
)
def test_who_publishes_a_title_is_nothing_that_it_speaks_of(enricher: Enricher, title: str) -> None:
    plain = "Kenya to build a second port at Lamu"
    body = "The harbour will be finished in 2031, the transport minister said on Tuesday."
    known, seen = read(enricher, body, plain), read(enricher, body, title.format(plain))
    assert regions(seen) == regions(known)
    assert {a.id for a in seen.actors if a.kind != "person"} == {
        a.id for a in known.actors if a.kind != "person"
    }


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Президент Кении прибыл в Берлин на переговоры о торговле.", "ru", "KE"),
        ("肯尼亚总统周二抵达柏林，就贸易问题举行会谈。", "zh-Hans", "KE"),
        ("وصل رئيس كينيا إلى برلين لإجراء محادثات حول التجارة.", "ar", "KE"),
        ("El presidente de Kenia llegó a Berlín para hablar de comercio.", "es", "KE"),
        ("केन्या के राष्ट्रपति व्यापार वार्ता के लिए बर्लिन पहुंचे।", "hi", "KE"),
        ("ケニアの大統領は貿易協議のためベルリンに到着した。", "ja", "KE"),
    ],
)
def test_stories_in_other_languages_than_english_are_not_missing(
    enricher: Enricher, text: str, language: str, country: str
) -> None:
    event = read(enricher, text)
    assert event.language.code == language
    assert {country, BERLIN} <= regions(event)


def test_a_chinese_story_with_english_names_is_chinese(enricher: Enricher) -> None:
    text = "苹果公司(Apple Inc.)周二在北京发布了新款iPhone 17 Pro Max，售价与去年相同。"
    assert read(enricher, text).language.code == "zh-Hans"


def test_what_belongs_to_the_page_is_not_tagged(enricher: Enricher) -> None:
    story = "Farmers near Nairobi expect rain this week."
    page = "\n\nAlso Read: Brazil and Norway sign a pact\n\nFollow us on Facebook and Twitter"
    with_page, alone = read(enricher, story + page), read(enricher, story)
    assert regions(with_page) == regions(alone)
    assert {actor.id for actor in with_page.actors} == {actor.id for actor in alone.actors}
    assert len(with_page.skipped) == 2


def test_an_american_paper_that_writes_of_paris_in_france_stays_there(enricher: Enricher) -> None:
    text = "The Louvre in Paris will open on Tuesdays, the French minister of culture said."
    event = read(enricher, text, source="The Paris News", url="https://theparisnews.com/1")
    assert PARIS in regions(event)
