"""Tables in Word: hairlines, a header that repeats, rows that stay whole, bars, and a description read aloud."""

from collections.abc import Iterator

from lxml.etree import _Element

from app.reports.document import Align, Bar, Cell, Style, Table
from app.reports.word_xml import element, ink, paragraph, right_to_left, run, runs, writable

TEXT_WIDTH, SIDEWAYS_WIDTH = 9298, 14230
"""Between the margins of the template, upright and on its side, in twentieths of a point."""
CELL_MARGIN = 90
INDENT = 200


def table_blocks(table: Table, caption: list[_Element], room: int = TEXT_WIDTH) -> Iterator[_Element]:
    """The caption and the table, as wide as the page has room."""
    yield paragraph("Caption", caption)
    yield _table(table, room)


def _table(table: Table, room: int) -> _Element:
    widths = _widths(table, room)
    whole = len(table.rows) <= KEPT_WHOLE and not table.flows
    rows = [_row([column.header for column in table.columns], table, widths, header=True)]
    rows += [
        _row(list(cells), table, widths, keep=whole and number < len(table.rows))
        for number, cells in enumerate(table.rows, 1)
    ]
    look = element(
        "tblLook", firstRow=1, lastRow=int(table.total_row), firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
    )
    properties = element(
        "tblPr",
        element("tblStyle", val="ReportTable"),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        look,
        element("tblCaption", val=writable(table.caption)),
        element("tblDescription", val=writable(table.description)),
    )
    return element(
        "tbl", properties, element("tblGrid", *(element("gridCol", w=width) for width in widths)), *rows
    )


KEPT_WHOLE = 14
"""Tables of up to so many rows stay on one page."""


def _widths(table: Table, room: int) -> list[int]:
    """Whole widths that fill the line exactly; the first column takes what is left over."""
    shares = sum(column.width for column in table.columns)
    widths = [room * column.width // shares for column in table.columns]
    widths[0] += room - sum(widths)
    return widths


def _row(
    cells: list[Cell], table: Table, widths: list[int], *, header: bool = False, keep: bool = False
) -> _Element:
    properties = element("trPr", element("cantSplit"), element("tblHeader") if header else None)
    made = [
        _cell(cell, column.align, width, header=header, keep=keep)
        for cell, column, width in zip(cells, table.columns, widths, strict=True)
    ]
    return element("tr", properties, *made)


def _cell(cell: Cell, align: Align, width: int, *, header: bool, keep: bool) -> _Element:
    side = "top" if header else "left"
    mark = element(side, val="single", sz=24, space=0, color=ink(cell.palette)) if cell.marked else None
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("tcBorders", mark) if cell.marked else None,
        element("tcMar", element("left", w=150, type="dxa")) if cell.marked and not header else None,
    )
    style = Style.TABLE_HEADING if header else Style.TABLE_TEXT
    indent = element("ind", left=INDENT * cell.indent) if cell.indent else None
    content = [
        paragraph(
            style,
            runs(parts),
            keep_with_next=keep,
            rtl=right_to_left("".join(part.text for part in parts)),
            indent=None if indent is None else element("ind", left=INDENT * cell.indent),
            align=None if align is Align.LEFT else align,
        )
        for parts in cell.paragraphs
    ]
    if cell.bar is not None:
        content.insert(1, _bar(cell.bar, width, keep=keep))
    return element("tc", properties, *(content or [paragraph(style, [run("")])]))


def _bar(bar: Bar, width: int, *, keep: bool) -> _Element:
    """An empty line, shaded as far as the share goes: no picture, so it prints and copies with the table."""
    room = width - 2 * CELL_MARGIN
    indent = element("ind", right=round(room * (1 - bar.share)))
    return paragraph("Table bar", [], keep_with_next=keep, shade=ink(bar.palette), indent=indent)
