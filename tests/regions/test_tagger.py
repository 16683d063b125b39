"""What a place's name means where it stands, and what only looks like a place."""

from __future__ import annotations

import pytest

from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from streams.events import RegionTag
from tests.regions.conftest import Read


def tags(tagger: RegionTagger, read: Read, body: str, title: str = "") -> dict[str, RegionTag]:
    return {tag.id: tag for tag in tagger.tag(read(body, "en", title)).tags}


def senses(tagger: RegionTagger, read: Read, body: str) -> dict[str, str]:
    return {
        mention.text: mention.sense
        for tag in tagger.tag(read(body)).tags
        for mention in tag.mentions
    }


PARIS_FRANCE = "geonames:2988507"
PARIS_TEXAS = "geonames:4717560"
WASHINGTON_DC = "geonames:4140963"


# What users of other geoparsers complain about.
@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Washington is not seeking a permanent presence in Iraq.", WASHINGTON_DC, "US-WA"),
        ("He studied at the China University of Geosciences near Tokyo.", "geonames:1850147", "CA"),
        ("The U.S. imposed tariffs.", "US", "CA"),
        ("European leaders met on Monday.", "150", "US-AZ"),
        ("Farmers across Africa expect rain.", "002", "TN"),
        ("The USA and the UK signed a treaty.", "GB", "CA"),
        ("The United Kingdom voted on Thursday.", "GB", "US"),
        ("The UK voted on Thursday.", "GB", "US"),
    ],
)
def test_what_others_get_wrong(
    tagger: RegionTagger, read: Read, text: str, wanted: str, unwanted: str
) -> None:
    found = tags(tagger, read, text)
    assert wanted in found
    assert unwanted not in found


def test_a_capital_that_acts_stands_for_its_government(tagger: RegionTagger, read: Read) -> None:
    text = "Seoul accused Pyongyang of sending balloons, and Beijing criticised the statement."
    assert set(senses(tagger, read, text).values()) == {"metonymic"}


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Protesters gathered in Tokyo on Monday.", "Tokyo", "literal"),
        ("Tokyo said it would respond.", "Tokyo", "metonymic"),
        ("The minister flew to Canada.", "Canada", "literal"),
        ("Peru lost to Canada on penalties.", "Canada", "metonymic"),
        ("France beat Brazil in the final.", "Brazil", "metonymic"),
        ("The ministers of France arrived.", "France", "literal"),
        ("Norway's decision surprised investors.", "Norway", "metonymic"),
        ("Norway's coast is long.", "Norway", "literal"),
        ("Sanctions on Iran were lifted.", "Iran", "metonymic"),
        ("Japanese cars sell well.", "Japanese", "demonym"),
        ("Runners from Kenya won both races.", "Kenya", "literal"),
        ("In the second half England were poor.", "England", "metonymic"),
        ("Sweden, which rejected the plan, spoke last.", "Sweden", "metonymic"),
        ("Chile, after weeks of talks, signed the pact.", "Chile", "metonymic"),
        ("A truce between the rebels and Colombia has held.", "Colombia", "metonymic"),
        ("He scored goals for Arsenal and Wales in two seasons.", "Wales", "metonymic"),
        ("A Madrid-based bank has lent the money.", "Madrid", "literal"),
        ("Fighters of a Turkey-backed group withdrew.", "Turkey", "metonymic"),
    ],
)
def test_the_sense_follows_the_words_around(
    tagger: RegionTagger, read: Read, text: str, name: str, sense: str
) -> None:
    assert senses(tagger, read, text)[name] == sense


@pytest.mark.parametrize(
    "text",
    [
        "Jack London wrote the novel.",
        "Paris Hilton opened the show.",
        "The Washington Post reported the story.",
        "Mr. Austin pleaded guilty.",
        "She will return in March or May.",
        "The Union rejected the offer.",
        'Georgia Stevens skated well. "I trained hard," said Georgia.',
        "A US$200 fine was imposed.",
        "Nice weather, reading and mobile phones.",
    ],
)
def test_names_of_persons_and_things_and_words_are_no_places(
    tagger: RegionTagger, read: Read, text: str
) -> None:
    assert not tags(tagger, read, text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Howe is an unincorporated community with one shop.", "Howe said that he was tired."),
        ("They married in 1987 beside the village of Albina.", "They married and Albina sang."),
    ],
)
def test_a_name_that_the_text_calls_a_town_is_one(
    tagger: RegionTagger, read: Read, text: str, unwanted: str
) -> None:
    assert any(tag.kind == "city" for tag in tags(tagger, read, text).values())
    assert not any(tag.kind == "city" for tag in tags(tagger, read, unwanted).values())


def test_what_is_spelled_out_decides(tagger: RegionTagger, read: Read) -> None:
    assert PARIS_TEXAS in tags(tagger, read, "A storm hit Paris, Texas, on Sunday.")
    assert PARIS_FRANCE in tags(tagger, read, "A storm hit Paris, France, on Sunday.")
    both = tags(tagger, read, "He moved from Portland, Maine, to Portland, Oregon.")
    assert {"geonames:4975802", "geonames:5746545"} <= set(both)


def test_one_sense_serves_the_whole_article(tagger: RegionTagger, read: Read) -> None:
    found = tags(
        tagger, read, "A storm hit Paris, Texas. In Paris, trees fell. Paris had no power."
    )
    assert len(found[PARIS_TEXAS].mentions) == 3
    assert PARIS_FRANCE not in found


def test_an_abbreviated_state_is_read_behind_a_town_only(tagger: RegionTagger, read: Read) -> None:
    assert "US-LA" in tags(tagger, read, "Police in Pineville, La., found the car.")
    assert "US-IN" not in tags(tagger, read, "IN BRIEF: Rain is expected.")


def test_the_company_of_other_places_decides(tagger: RegionTagger, read: Read) -> None:
    local = "Officials in Georgia said Atlanta and Savannah were spared. Alabama was not."
    assert "US-GA" in tags(tagger, read, local)
    abroad = "Georgia and Armenia reopened the crossing near Tbilisi."
    assert "GE" in tags(tagger, read, abroad)


def test_states_in_a_list_are_states(tagger: RegionTagger, read: Read) -> None:
    found = tags(tagger, read, "Cases were found in Oregon, Kansas, New York and Washington.")
    assert {"US-OR", "US-KS", "US-NY"} <= set(found)


def test_a_tag_says_where_it_lies(tagger: RegionTagger, read: Read) -> None:
    tag = tags(tagger, read, "Rain fell in Tokyo.")["geonames:1850147"]
    assert (tag.kind, tag.country, tag.m49, tag.geonames_id) == (
        "city",
        "JP",
        ("142", "030"),
        1850147,
    )
    assert tag.latitude == pytest.approx(35.69, abs=0.05)
    assert tag.longitude == pytest.approx(139.69, abs=0.05)


def test_every_mention_is_its_slice_and_toponyms_tell_the_same(
    tagger: RegionTagger, read: Read
) -> None:
    document = read(
        "JERUSALEM — “Israel’s army” left Gaza.\nÉmigrés in Côte d’Ivoire …", "en", "Gaza 😀 war"
    )
    regions = tagger.tag(document)
    spans = set()
    for tag in regions.tags:
        for mention in tag.mentions:
            text = document.title.text if mention.field == "title" else document.body.text
            assert text[mention.start : mention.end] == mention.text
            spans.add((mention.field, mention.start, mention.end, tag.id, mention.sense))
    assert spans == {(t.field, t.start, t.end, t.region, t.sense) for t in regions.toponyms}
    assert spans


def test_the_focus_is_what_title_and_lead_speak_of(tagger: RegionTagger, read: Read) -> None:
    found = tags(
        tagger,
        read,
        "Japan will defend Taiwan, the minister said. " * 6
        + "He had studied economics for four years. " * 12
        + "The conference was held in Norway.",
        "Japan and Taiwan move closer",
    )
    assert found["JP"].focus
    assert found["TW"].focus
    assert not found["NO"].focus
    assert found["JP"].score > found["NO"].score


def test_the_same_article_gives_the_same_tags(tagger: RegionTagger, read: Read) -> None:
    text = "Springfield, Columbus and Georgia Police met in Washington. London agreed with Ontario."
    assert tagger.tag(read(text)) == tagger.tag(read(text))


def test_dropped_spots_say_why(tagger: RegionTagger, read: Read) -> None:
    dropped = [spot for spot in tagger.spots(read("Mr. Austin left.")) if spot.dropped]
    assert [spot.dropped for spot in dropped] == ["part of a person's name"]


@pytest.mark.parametrize("text", ["", "\n", ",,,", "Paris" * 2_000, "Paris, " * 2_000, "\x00 Peru"])
def test_any_text_can_be_tagged(tagger: RegionTagger, read: Read, text: str) -> None:
    for tag in tagger.tag(read(text)).tags:
        assert 0 <= tag.score <= 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The patient was flown to St. Cloud, the largest town near Saint Joseph.", "US-MN"),
        ("Services between New York and St. Petersburg begin in Russia next Sunday.", "RU-SPE"),
        ("Staff Sgt. Ryan Maseth of Pittsburgh died in Iraq.", "US-PA"),
    ],
)
def test_an_abbreviated_or_exact_spelling_is_a_towns_first_name(
    tagger: RegionTagger, read: Read, text: str, key: str
) -> None:
    admin1 = {
        spot.chosen.place.admin1
        for spot in tagger.spots(read(text))
        if spot.chosen and not spot.dropped
    }
    assert key in admin1


def test_a_river_is_not_the_county_that_is_called_for_it(tagger: RegionTagger, read: Read) -> None:
    assert not tags(tagger, read, "The Red River will crest at 39 feet on Friday.")
    assert tags(tagger, read, "Deputies in Red River County closed the road.")


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("no", "Lekkasjen skjedde vest for Stavanger.", "geonames:3137115"),
        ("fi", "Valgassa syttyi tulipalo.", "geonames:587876"),
        ("pl", "Pożar w zakładach pod Gdańskiem.", "geonames:3099434"),
        ("is", "Flogið var frá Kaupmannahöfn til Lundúna.", "geonames:2643743"),
        ("ga", "Beidh cainteanna sa Bhruiséil.", "geonames:2800866"),
        ("cy", "Mae swyddogion yn Llundain.", "geonames:2643743"),
        ("be", "Рашэнне прынята ў Вільні.", "geonames:593116"),
        ("hy", "ֆրանսիացի դիվանագետը", "FR"),
        ("sq", "Ministrja gjermane do të vijë.", "DE"),
        ("ca", "Equips francesos han marxat.", "FR"),
        ("lt", "Vokiečių prekyba auga.", "DE"),
    ],
)
def test_names_in_their_cases_say_where_something_is(
    tagger: RegionTagger, read: Read, language: str, text: str, place: str
) -> None:
    assert place in {tag.id for tag in tagger.tag(read(text, language)).tags}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Udruga Tuna Jadran traži pomoć."),  # Tunis loses its end in Lithuanian alone
        ("mk", "Советот ја одложи одлуката."),  # Macedonian takes no vowel from Soweto
        ("ka", "ტვირთი პორტით გავა."),  # nor Georgian from Porto
    ],
)
def test_a_stem_is_sought_in_the_language_whose_rule_makes_it(
    tagger: RegionTagger, read: Read, language: str, text: str
) -> None:
    found = tagger.tag(read(text, language)).tags
    assert not {tag.country for tag in found} & {"TN", "ZA", "PT"}


@pytest.mark.parametrize("name", ["Scotland", "St. John's", "Victoria", "León", "Coeur d'Alene"])
def test_what_a_name_means_does_not_depend_on_the_articles_before(
    lexicon: Lexicon, read: Read, name: str
) -> None:
    spellings = (name, name.upper(), name.replace("'", "’"))
    articles = [read(f"A fire broke out near {spelling} on Monday.") for spelling in spellings]
    forth, back = RegionTagger.load(lexicon), RegionTagger.load(lexicon)
    first = [forth.tag(article).tags for article in articles]
    last = [back.tag(article).tags for article in reversed(articles)]
    assert first == last[::-1]
