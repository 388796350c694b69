"""Writes a plain report document as a Word file on our own template.

The same document and date give the same bytes. The file is written beside its place under another name and then
put there in one move: whoever looks sees the old file or the whole new one. Knows nothing of the study.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.parts.story import StoryPart
from docx.shared import Twips
from lxml.etree import _Element

from app.paths import resource
from app.reports.document import (
    Block,
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    ReportDocument,
    Run,
    Table,
    TitleBlock,
    Turn,
)
from app.reports.word_sections import FOOTERS, section, set_space_above, spaced
from app.reports.word_tables import SIDEWAYS_WIDTH, TEXT_WIDTH, table_blocks
from app.reports.word_xml import (
    element,
    field,
    field_end,
    field_start,
    ink,
    paragraph,
    right_to_left,
    run,
    words,
    writable,
)
from app.store.put import Ready, ready_file

TEMPLATE = "templates/report.docx"
TALLEST, TALLEST_SIDEWAYS = 12600, 7560
"""Of a picture with its caption on one page, in twentieths of a point."""
MAKER = "Counterpoint"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_word(document: ReportDocument, out: Path, *, date: date) -> Ready:
    """Write the report beside `out`, to be put there; a `Problem` leaves nothing behind."""
    return ready_file(word_bytes(document, date=date), out, ending=".docx", thing="report")


def word_bytes(document: ReportDocument, *, date: date) -> bytes:
    """The report as the bytes of a .docx package."""
    package = docx.Document(str(resource(TEMPLATE)))
    body = package.element.body
    writer = _Writer(document, package.part)
    for number, made in enumerate(spaced(writer.elements())):
        body.insert(number, made)
    if writer.sideways:
        body.replace(body[-1], section(sideways=True))
    _sign(package, document, date)
    raw = io.BytesIO()
    package.save(raw)
    return _timeless(raw.getvalue())


class _Writer:
    """Turns blocks into Word's elements, numbering tables and headings as they come."""

    def __init__(self, document: ReportDocument, part: StoryPart) -> None:
        self._document = document
        self._part = part
        self._tables = 0
        self._pictures = 0
        self._headings = 0
        self.sideways = False
        """Whether the pages that are being written lie on their side."""

    def elements(self) -> Iterator[_Element]:
        for block in self._document.blocks:
            if isinstance(block, Turn):
                if block.landscape != self.sideways:
                    yield section(sideways=self.sideways)
                    self.sideways = block.landscape
                continue
            yield from self._block(block)

    @property
    def _room(self) -> int:
        return SIDEWAYS_WIDTH if self.sideways else TEXT_WIDTH

    def _block(self, block: Block) -> Iterator[_Element]:
        match block:
            case TitleBlock():
                for style, text in (
                    ("Title", block.title),
                    ("Subtitle", block.subtitle),
                    ("Details", block.details),
                ):
                    made = words(style, [Run(text)])
                    if block.compact and style == "Title":
                        set_space_above(made, 0)
                    yield made
                yield words("Caution", [Run(block.caution)])
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield words(block.style, block.runs, keep_with_next=block.keep_with_next)
            case Quote():
                yield from _quote(block)
            case Bullets():
                for item in block.items:
                    yield words("List Bullet", item)
            case Table():
                self._tables += 1
                yield from table_blocks(block, self._caption(block), self._room)
            case Picture():
                yield from self._picture(block)
            case Contents():
                yield self._contents(block)
            case PageBreak():
                yield paragraph("Normal", [element("r", element("br", type="page"))])

    def _heading(self, heading: Heading) -> _Element:
        self._headings += 1
        content = [
            element("bookmarkStart", id=self._headings, name=_bookmark(self._headings)),
            run(heading.text, rtl=right_to_left(heading.text)),
            element("bookmarkEnd", id=self._headings),
        ]
        return paragraph(
            f"Heading {heading.level}",
            content,
            new_page=heading.new_page,
            left_bar=None if heading.palette is None else ink(heading.palette),
            bar_width=48,
            indent=None if heading.palette is None else element("ind", left=330),
            rtl=right_to_left(heading.text),
        )

    def _caption(self, table: Table) -> list[_Element]:
        number = field("SEQ Table \\* ARABIC", [run(str(self._tables), bold=True)])
        return [run("Table ", bold=True), *number, run(f". {table.caption}")]

    def _picture(self, picture: Picture) -> Iterator[_Element]:
        """The picture above its caption, both on one page."""
        self._pictures += 1
        inline = self._part.new_pic_inline(io.BytesIO(picture.content), width=Twips(self._room))
        tallest = Twips(TALLEST_SIDEWAYS if self.sideways else TALLEST)
        if inline.extent.cy > tallest:
            inline = self._part.new_pic_inline(io.BytesIO(picture.content), height=tallest)
        inline.docPr.set("descr", writable(picture.description))
        inline.docPr.set("id", str(self._pictures))
        yield paragraph("Normal", [element("r", element("drawing", inline))], keep_with_next=True)
        number = field("SEQ Figure \\* ARABIC", [run(str(self._pictures), bold=True)])
        yield paragraph("Caption", [run("Figure ", bold=True), *number, run(f". {picture.caption}")])

    def _contents(self, contents: Contents) -> _Element:
        """The contents field with its entries filled in; Word sets the page numbers when it prints or updates."""
        entries = [
            (heading, _bookmark(number))
            for number, heading in enumerate(self._document.headings, 1)
            if heading.level <= contents.depth
        ]
        lines = []
        for position, (heading, bookmark) in enumerate(entries):
            link = element(
                "hyperlink",
                run(heading.text),
                element("r", element("tab")),
                *field(f"PAGEREF {bookmark} \\h", []),
                anchor=bookmark,
                history=1,
            )
            before = field_start(f'TOC \\o "1-{contents.depth}" \\h \\z \\u') if position == 0 else []
            lines.append(paragraph(f"TOC {heading.level}", [*before, link]))
        if lines:
            lines[-1].append(field_end())
        gallery = element(
            "docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique")
        )
        title = paragraph("TOC Heading", [run(contents.title)])
        return element("sdt", element("sdtPr", gallery), element("sdtContent", title, *lines))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08d}"


def _quote(quote: Quote) -> Iterator[_Element]:
    rtl = right_to_left(quote.words)
    bar = ink(quote.palette)
    yield paragraph("Quote", [run(f"“{quote.words}”", rtl=rtl)], left_bar=bar, rtl=rtl)
    yield paragraph("Quote attribution", [run(quote.attribution)], left_bar=bar, align="right" if rtl else None)


def _sign(package: Document, document: ReportDocument, day: date) -> None:
    """The line at the foot of each page, and properties that name the app and nobody."""
    for key in FOOTERS.values():
        [foot] = package.part.related_parts[key].element
        pages = [*field("PAGE", [run("1")]), run(" of "), *field("NUMPAGES", [run("1")])]
        foot.extend([run(document.footer), element("r", element("tab")), run("Page "), *pages])
    properties = package.core_properties
    properties.author = MAKER
    properties.title = writable(document.title)[:255]
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _timeless(package: bytes) -> bytes:
    """The same package with its parts in order of name and no times of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        names = sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return out.getvalue()
