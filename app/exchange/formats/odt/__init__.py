"""LibreOffice transcripts (.odt, .ott, and the flat .fodt), read from their XML in document order.

What counts as text is in `story`; how letters look is in `styles`. Page headers and footers live in other parts of
the file, deleted text lives in text:tracked-changes: neither is read.
"""

from lxml import etree

from app.exchange.formats.draft import Draft
from app.exchange.formats.odt.names import BODY, name
from app.exchange.formats.odt.story import Story
from app.exchange.formats.odt.styles import Styles
from app.exchange.formats.read_text import ReadText
from app.exchange.formats.refusals import empty, not_a, protected
from app.exchange.formats.xml import parse_xml
from app.exchange.formats.zips import MAGIC, Members

_MANIFEST = "META-INF/manifest.xml"
_STYLE_PARTS = (name("office:styles"), name("office:automatic-styles"))


def read_odt(data: bytes) -> ReadText:
    """The text of a LibreOffice document, deletions left out; a Problem when it cannot be read."""
    if not data:
        raise empty()
    is_zip = data.startswith(MAGIC)
    if not is_zip and b"office:document" not in data[:4096]:
        raise not_a("a LibreOffice text document")
    content, *others = _parts(Members(data)) if is_zip else [parse_xml(data)]
    body = next(content.iter(BODY), None)
    if body is None:
        raise not_a("a LibreOffice text document")
    draft = Draft()
    Story(draft, Styles(_style_sheets([*others, content]))).read(body)
    return draft.finish("odt" if is_zip else "fodt")


def _parts(members: Members) -> list[etree._Element]:
    """The content, and the named styles if the file has any."""
    if _MANIFEST in members and b"encryption-data" in members.read(_MANIFEST):
        raise protected()
    if "content.xml" not in members:
        raise not_a("a LibreOffice text document")
    return [parse_xml(members.read(part)) for part in ("content.xml", "styles.xml") if part in members]


def _style_sheets(roots: list[etree._Element]) -> list[etree._Element]:
    return [sheet for root in roots for sheet in root.iterchildren(*_STYLE_PARTS)]
