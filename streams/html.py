"""HTML becomes text: paragraphs parted by blank lines, no scripts, no layout.

Markup is recognised by a closed set of tags, not by any ``<``, so that a plain text
with "a < b" or "<unknown>" stays as it is. The rendering is inscriptis on an lxml tree.
"""

from __future__ import annotations

import copy
import re
from typing import Final

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from inscriptis.css_profiles import STRICT_CSS_PROFILE  # type: ignore[import-untyped]
from inscriptis.html_engine import Inscriptis  # type: ignore[import-untyped]
from inscriptis.html_properties import Display  # type: ignore[import-untyped]
from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]
from inscriptis.model.html_element import HtmlElement  # type: ignore[import-untyped]
from inscriptis.model.tag import CustomHtmlTagHandlerMapping  # type: ignore[import-untyped]

from streams.errors import Rejected

# libxml2 stops reading below this many open elements, which would cut the text unnoticed.
MAX_DEPTH: Final = 2048

_TAGS: Final = (
    "html|head|body|title|article|section|header|footer|main|aside|nav|div|p|span|a|b|i|u|s|em|"
    "strong|small|sub|sup|mark|cite|q|abbr|time|font|center|blockquote|pre|code|h[1-6]|ul|ol|li|"
    "dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|figure|figcaption|iframe|picture|video|"
    "audio|script|style|noscript|svg|form|button|label"
)
# Standing first, the beginning of an element that holds paragraphs means markup; elsewhere it
# takes an element that is closed, or one of those that have no end. Attributes have to look like
# some: "<MARK RESOURCES INC>" is how an agency writes a company.
_LEADING: Final = re.compile(
    r"\s*<(?:!doctype html|!--|\?xml\s"
    r"|(?:html|head|body|div|p|span|h[1-6]|ul|ol|table|blockquote|section|article|figure|meta|img)"
    r"(?:\s[^<>=]*=[^<>]*)?\s*/?>|(?:br|hr)\s*/?>)",
    re.IGNORECASE,
)
_VOID: Final = re.compile(r"<(?:(?:br|hr|wbr)\s*/?|img\s[^<>=]*=[^<>]*)>", re.IGNORECASE)
_CLOSING: Final = re.compile(rf"</({_TAGS})\s*>", re.IGNORECASE)

_DROPPED: Final = (
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "form", "button", "select", "textarea", "audio", "video", "canvas",
)  # fmt: skip
_BLOCKS: Final = (
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote",
    "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr",
    "figure", "figcaption", "address", "hr", "br",
)  # fmt: skip
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Not allowed in HTML, and never part of a text.
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_SPACES: Final = re.compile(r"[ \t\r\f\v\xa0]+")
_GAPS: Final = re.compile(r"\n{3,}")


def _block(margin: int) -> HtmlElement:
    return HtmlElement(display=Display.block, margin_before=margin, margin_after=margin)


# Without indentation and with table rows as lines: a deep list or a wide table would otherwise
# be padded with more spaces than the page has letters.
_CSS: Final = STRICT_CSS_PROFILE | {
    **{
        tag: _block(0)
        for tag in ("ul", "ol", "dl", "dt", "dd", "section", "table", "tr", "caption")
    },
    "blockquote": _block(1),
    **{tag: HtmlElement(suffix=" ") for tag in ("td", "th")},
}
_TABLE_TAGS: Final = ("table", "tr", "td", "th")
_NO_TABLES: Final = CustomHtmlTagHandlerMapping(
    dict.fromkeys(_TABLE_TAGS),  # None: no handler
    dict.fromkeys(_TABLE_TAGS),
)


def is_html(text: str) -> bool:
    """Whether ``text`` holds markup that was meant as such.

    >>> is_html("<p>One.</p>"), is_html("One.<br>Two."), is_html("a < b, <unknown> and x<y>z")
    (True, True, False)
    """
    if "<" not in text:
        return False
    if _LEADING.match(text) or _VOID.search(text):
        return True
    closed = {match.lower() for match in _CLOSING.findall(text)}
    return any(
        re.search(rf"<{tag}(?:\s[^<>=]*=[^<>]*|\s*)>", text, re.IGNORECASE) for tag in closed
    )


def to_text(html: str) -> str:
    """The text of ``html``: paragraphs parted by a blank line, each line trimmed.

    Entities are resolved; scripts, styles, forms and embedded media are dropped, list items
    keep a bullet. Raises ``Rejected`` (too-deep) for more than ``MAX_DEPTH`` open elements;
    never anything else.
    """
    # Bytes with a stated encoding, so that lxml minds no XML declaration.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = lxml.html.document_fromstring(_bytes(html), parser=parser)
    except lxml.etree.LxmlError:  # nothing but comments or white space
        return ""
    if any("depth" in error.message for error in parser.error_log):
        raise Rejected("too-deep", f"HTML with more than {MAX_DEPTH} open elements")
    lxml.etree.strip_elements(tree, *_DROPPED, with_tail=False)
    for element in tree.xpath("//*[@hidden or @style]"):
        if "hidden" in element.attrib or _HIDDEN.search(element.get("style")):
            if element.getparent() is None:
                return ""
            element.drop_tree()
    try:
        text = Inscriptis(tree, _configuration()).get_text()
    except RecursionError:  # deeper than Python's stack, not than lxml's: text, less tidy
        text = _flat(tree)
    return tidy(text)


def tidy(text: str) -> str:
    """``text`` with single spaces, trimmed lines and at most one blank line in a row."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _bytes(html: str) -> bytes:
    return html.translate(_CONTROLS).encode("utf-8", "replace")


def _configuration() -> ParserConfig:
    # inscriptis writes into the style of ``body``: each call gets its own, for threads' sake.
    css = _CSS | {"body": copy.copy(_CSS["body"])}
    configuration = ParserConfig(css=css, custom_html_tag_handler_mapping=_NO_TABLES)
    # A style may ask for a margin of a million lines; what it hides is gone by now.
    configuration.attribute_handler.attribute_mapping = {}
    return configuration


def _flat(tree: lxml.html.HtmlElement) -> str:
    for element in tree.iter(*_BLOCKS):
        element.text = "\n\n" + (element.text or "")
        element.tail = "\n\n" + (element.tail or "")
    return str(tree.text_content())
