"""A report as a page to look at: its words in order, plainly, its pictures, its tables without their bars."""

from bisect import bisect_right
from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.reports.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    ReportDocument,
    Style,
    Table,
    TitleBlock,
)
from app.ui.theme import TextSize, Theme

MARGIN = 24
WIDE = 98
"""Percent of the page that a table takes: its edges stand outside of it."""
INDENT = 14
"""Pixels a code stands in for each level it is below another."""
WIDEST = 780
"""Pixels: a line is not longer than one reads with ease."""


Pictures = Mapping[Picture, QImage]
"""The pictures of a report, as wide as the page."""


def pictures_of(document: ReportDocument) -> Pictures:
    """The pictures of a report made ready; on any thread, as it takes a while."""
    smooth, room = Qt.TransformationMode.SmoothTransformation, WIDEST - 3 * MARGIN
    found: dict[Picture, QImage] = {}
    for block in document.blocks:
        if isinstance(block, Picture):
            drawn = QImage.fromData(block.content)
            if not drawn.isNull():
                found[block] = drawn.scaledToWidth(room, smooth) if drawn.width() > room else drawn
    return found


class Paper(QTextEdit):
    """Shows a report document to read and copy; nothing in it can be changed."""

    clicked_below = Signal(list)
    """Something was clicked: its headings, the nearest first, each followed by the one it stands under."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: ReportDocument | None = None
        self._headings: list[tuple[int, Heading]] = []
        self._pictures: Pictures = {}
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setMaximumWidth(WIDEST)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What the report will say")
        theme.changed.connect(self._write)

    def show_document(self, document: ReportDocument, pictures: Pictures | None = None) -> None:
        """Shows a report, keeping the place where one reads; its pictures as `pictures_of` made them ready."""
        if document != self._document:
            self._document = document
            self._pictures = pictures_of(document) if pictures is None else pictures
            self._write()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is loaded from anywhere: the report's own pictures are in the document already."""
        return None

    def clear_document(self) -> None:
        """Shows nothing."""
        self._document = None
        self.clear()

    def show_heading(self, words: str) -> None:
        """Brings the part below a heading into sight; headings that only begin with these words count too."""
        for place, heading in self._headings:
            if " ".join(heading.text.split()).startswith(words):
                cursor = QTextCursor(self.document())
                cursor.setPosition(place)
                top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
                self.verticalScrollBar().setValue(round(top) - MARGIN)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            self.clicked_below.emit([heading.text for heading in self._above(at)])

    def _above(self, at: int) -> list[Heading]:
        last = bisect_right([place for place, _ in self._headings], at)
        found: list[Heading] = []
        for _, heading in reversed(self._headings[:last]):
            if not found or heading.level < found[-1].level:
                found.append(heading)
        return found

    def _write(self) -> None:
        if self._document is None:
            return
        place = self.verticalScrollBar().value()
        paper = QTextDocument(self)
        paper.setDefaultFont(self._theme.font())
        paper.setDocumentMargin(MARGIN)
        writer = _Writer(paper, self._theme, self._pictures)
        for block in self._document.blocks:
            writer.write(block)
        self._headings = writer.headings
        self.setDocument(paper)
        self.verticalScrollBar().setValue(place)


class _Writer:
    """Puts blocks into a document one after the other, as plain text in the theme's letters."""

    def __init__(self, document: QTextDocument, theme: Theme, pictures: Pictures) -> None:
        self._cursor = QTextCursor(document)
        self._pictures = pictures
        self._theme = theme
        self._empty = True
        self.headings: list[tuple[int, Heading]] = []
        """The headings and where they stand."""

    def write(self, block: Block) -> None:
        match block:
            case TitleBlock():
                self._line(block.title, self._theme.font(TextSize.TITLE, strong=True), "text", above=0)
                self._line(block.subtitle, self._theme.font(), "text", above=2)
                self._line(block.details, self._theme.font(TextSize.SMALL), "muted", above=2)
                self._line(block.caution, self._theme.font(TextSize.SMALL), "danger", above=2)
            case Contents() | PageBreak():
                pass
            case Heading(level=1):
                self._rule()
                self._line(block.text, self._theme.font(TextSize.TITLE, strong=True), "text", above=12)
                self._note(block)
            case Heading():
                ink = None if block.palette is None else self._theme.perspective(block.palette).ink
                self._line(block.text, self._theme.font(strong=True), "text", above=12, ink=ink)
                self._note(block)
            case Paragraph():
                quiet = block.style in (Style.NOTE, Style.SILENCE, Style.CAUTION)
                self._line(block.text, self._theme.font(), "muted" if quiet else "text", above=4)
            case Quote():
                self._line(f"“{block.words}”", self._theme.font(), "text", above=6, indent=1)
                self._line(f"— {block.attribution}", self._theme.font(TextSize.SMALL), "muted", above=0, indent=1)
            case Bullets():
                for item in block.items:
                    self._line("• " + "".join(run.text for run in item), self._theme.font(), "text", above=3)
            case Picture():
                self._picture(block)
                self._line(block.caption, self._theme.font(TextSize.SMALL, strong=True), "text", above=4)
            case Table():
                self._line(block.caption, self._theme.font(TextSize.SMALL, strong=True), "text", above=10)
                self._table(block)

    def _note(self, heading: Heading) -> None:
        self.headings.append((self._cursor.block().position(), heading))

    def _picture(self, block: Picture) -> None:
        drawn = self._pictures.get(block)
        if drawn is not None:
            shape = QTextBlockFormat()
            shape.setTopMargin(10)
            self._begin(shape)
            self._cursor.insertImage(drawn)

    def _line(
        self, words: str, font: QFont, role: str, *, above: float, indent: int = 0, ink: str | None = None
    ) -> None:
        if not words:
            return
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setIndent(indent)
        shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(QColor(ink) if ink else self._theme.colour(role))
        self._begin(shape)
        self._cursor.insertText(words.replace("\n", "\u2028"), look)

    def _table(self, block: Table) -> None:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, WIDE))
        shape.setTopMargin(4)
        shape.setCellPadding(4)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(self._theme.colour("line"))
        shape.setHeaderRowCount(1)
        whole = sum(column.width for column in block.columns)
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * one.width / whole) for one in block.columns]
        )
        self._begin(QTextBlockFormat())
        table = self._cursor.insertTable(len(block.rows) + 1, len(block.columns), shape)
        for number, row in enumerate((tuple(column.header for column in block.columns), *block.rows)):
            for place, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
                self._cell(table.cellAt(number, place).firstCursorPosition(), cell, column.align)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._empty = True  # a table leaves an empty line after it, to be written in

    def _cell(self, cursor: QTextCursor, cell: Cell, align: Align) -> None:
        shape = QTextBlockFormat()
        shape.setAlignment(Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft)
        shape.setLeftMargin(cell.indent * INDENT)
        for number, runs in enumerate(cell.paragraphs):
            if number:
                cursor.insertBlock(shape)
            else:
                cursor.setBlockFormat(shape)
            for run in runs:
                look = QTextCharFormat()
                look.setFont(self._theme.font(TextSize.SMALL, strong=run.bold))
                look.setForeground(self._theme.colour("muted" if run.quiet else "text"))
                cursor.insertText(run.text.replace("\n", "\u2028"), look)

    def _rule(self) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(14)
        shape.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        shape.setProperty(QTextFormat.Property.BackgroundBrush, self._theme.colour("line"))
        self._begin(shape)

    def _begin(self, shape: QTextBlockFormat) -> None:
        if self._empty:
            self._cursor.setBlockFormat(shape)
            self._empty = False
        else:
            self._cursor.insertBlock(shape)
