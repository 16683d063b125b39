"""A file of articles is read article by article, whatever its form and size."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import orjson
import pytest

from streams.errors import Unavailable
from streams.lines import articles, inert, opened


def read(data: bytes, limit: int = 100) -> list[bytes]:
    return list(articles(io.BytesIO(data), limit))


def test_each_line_is_an_article_and_blank_lines_are_none() -> None:
    assert read(b'{"a":1}\r\n\n  \n{"b":2}\nnot json') == [b'{"a":1}', b'{"b":2}', b"not json"]


@pytest.mark.parametrize(
    "document",
    [
        b'{\n  "title": "x",\n\n  "body": "y"\n}',
        b'\n\xef\xbb\xbf{\n"title": "x"\n}',
        b'{"title": "x",\n "body": "y"}',
        b'[\n{"title": "x"}\n]',
    ],
)
def test_a_document_over_several_lines_is_one_article(document: bytes) -> None:
    (one,) = read(document + b"\n")
    assert one == document.strip()


def test_a_broken_line_later_on_does_not_swallow_the_rest() -> None:
    assert read(b'{"a":1}\n{\n{"b":2}\n') == [b'{"a":1}', b"{", b'{"b":2}']


def test_of_what_is_too_long_only_the_beginning_is_kept() -> None:
    long, document = b"x" * 5_000, b'{\n"a": "' + b"x" * 5_000 + b'"\n}'
    assert read(long + b'\n{"a":1}\n') == [b"x" * 101, b'{"a":1}']
    assert len(read(document)[0]) == 101


def test_a_line_as_long_as_allowed_is_whole() -> None:
    assert read(b"x" * 100 + b"\r\n" + b"y" * 100) == [b"x" * 100, b"y" * 100]


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"a":1}\n'))
    with opened(str(path)) as stream:
        assert list(articles(stream, 100)) == [b'{"a":1}']


def test_a_packed_file_that_breaks_off_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"a":1}\n' * 100)[:-9])
    with (
        pytest.raises(Unavailable, match=r"unpacked.*articles\.jsonl\.gz"),
        opened(str(path)) as stream,
    ):
        list(articles(stream, 100))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="nowhere"), opened(str(tmp_path / "nowhere")):
        pass


def test_nothing_that_a_terminal_obeys_is_left_in_a_line() -> None:
    data = {"title": "\x1b[2J \x9b31m \x7f \u202egnp.exe\u202c \u2066x", "שלום": "é 中"}
    line = inert(orjson.dumps(data))
    assert orjson.loads(line) == data
    assert not set(line.decode()) & set("\x1b\x9b\x7f\u202e\u202c\u2066")
    assert "שלום" in line.decode()
