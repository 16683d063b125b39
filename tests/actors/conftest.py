"""The tagger on the built names, loaded once."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from agents.actors import ActorTagger
from agents.document import Document, Passage
from agents.lexicon import Lexicon
from agents.regions import RegionTagger
from streams.events import ActorTag
from streams.settings import Settings

Tagged = dict[str, ActorTag]
Tag = Callable[..., Tagged]


@pytest.fixture(scope="session")
def tag() -> Tag:
    """Return a function that gives the actors of a text by name."""
    lexicon = Lexicon.load(Settings.from_environment().cache_dir)
    regions, actors = RegionTagger.load(lexicon), ActorTagger.load(lexicon)

    def tagged(
        body: str,
        language: str = "en",
        title: str = "",
        day: datetime.date | None = datetime.date(2026, 6, 1),
    ) -> Tagged:
        document = Document(
            title=Passage("title", title, lexicon.find(title, language)),
            body=Passage("body", body, lexicon.find(body, language)),
            language=language,
            published=day,
            source=None,
        )
        found = actors.tag(document, regions.tag(document).toponyms)
        for actor in found:
            for mention in actor.mentions:
                text = title if mention.field == "title" else body
                assert mention.text == text[mention.start : mention.end]
        assert list(found) == sorted(found, key=lambda actor: (-actor.score, actor.id))
        return {actor.name: actor for actor in found}

    return tagged
