"""A transcript with its coding as it looks: gutters, stripes, overview, and what is repainted when.

Coding is painted under and over the words and never written into them. What the reader does with it is
`transcript_view`'s.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.coding.rows import CodeId, CodingId, CodingMark
from app.language.spans import Span
from app.study.rows import TranscriptRow
from app.ui.coding.transcript import places
from app.ui.coding.transcript.find_bar import FindBar
from app.ui.coding.transcript.gutter import Gutter
from app.ui.coding.transcript.gutter_signs import GutterLine, GutterSign, gutter_lines, gutter_signs
from app.ui.coding.transcript.mark_table import MarkTable
from app.ui.coding.transcript.noted import NoteTable
from app.ui.coding.transcript.one_code_bar import OneCodeBar
from app.ui.coding.transcript.overview import Overview
from app.ui.coding.transcript.stripe_layout import Extent, StripeLayout
from app.ui.coding.transcript.stripes import Stripes
from app.ui.coding.transcript.transcript_page import share
from app.ui.coding.transcript.transcript_painting import Shown, TranscriptPainting
from app.ui.coding.transcript.transcript_sheet import PAD, TranscriptSheet
from app.ui.theme import Theme

BEGINNING = 48
"""So many characters tell one passage of a code from another in a list."""


class TranscriptPane(TranscriptSheet):
    """Shows one transcript and its codings."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._marks = MarkTable()
        self._notes = NoteTable()
        self._stripe_layout: StripeLayout | None = None
        self._shown = Shown()
        self._painting = TranscriptPainting(self._geometry, theme, self._shown)
        self.gutter = Gutter(theme, self._gutter_lines, self._gutter_signs, self)
        self.stripes = Stripes(theme, self._current_stripes, self._beginning, self)
        self.overview = Overview(theme, self._in_sight, self)
        self.find_bar = FindBar(self)
        self.find_bar.hide()
        self.one_code = OneCodeBar(self)
        self.one_code.hide()
        self._code_name = ""
        theme.changed.connect(self._restyle)
        self.document().documentLayout().documentSizeChanged.connect(self._laid_out)
        self.overview.jumped.connect(self.scroll_to_place)
        self._restyle()
        self._dressed = True

    def set_transcript(self, row: TranscriptRow) -> None:
        """Shows a transcript, without codings and notes yet, from its beginning."""
        super().set_transcript(row)
        self._painting.new_text(self._positions)
        self._notes = NoteTable()
        self.gutter.number_up_to(row.turns[-1].number if row.turns else 0)
        self.overview.show_text(len(row.text))
        self._share_width()
        self.set_codings(())

    def set_codings(self, marks: Sequence[CodingMark]) -> None:
        """Shows these codings and no others."""
        self._marks = MarkTable(marks)
        self._tell_code()
        self._look_again()

    def set_note_marks(self, noted: Iterable[tuple[Span, int]]) -> None:
        """Shows where notes hang, each passage with how many: a sign in the gutter, dots under uncoded words."""
        self._notes = NoteTable(noted)
        self.viewport().update()
        self.gutter.update()

    def add_coding(self, mark: CodingMark) -> None:
        """Shows one more coding, repainting no more than it changes."""
        changed = self._marks.add(mark)
        if self._stripe_layout is not None and self._shown.stripes and self._shown.shows(mark):
            self.stripes.repaint_between(*self._stripe_layout.add(Extent(mark, *self._extent(mark.span))))
        self.overview.add(mark)
        self._tell_code()
        self._repaint_words(changed)

    def remove_coding(self, coding: CodingId) -> None:
        """Takes one coding away; nothing happens when it is not shown."""
        mark, changed = self._marks.find(coding), self._marks.remove(coding)
        if mark is not None and changed is not None:
            self.overview.add(mark, -1)
            self._tell_code()
            if self._stripe_layout is not None:
                self.stripes.repaint_between(*self._stripe_layout.remove(coding))
            self._repaint_words(changed)

    def show_layers(
        self, *, washes: bool = True, underlines: bool = True, stripes: bool = True, memos: bool = True
    ) -> None:
        """Chooses what tells of coding: the wash, the underlines, the stripes, the signs of memos and notes."""
        self._shown.washes, self._shown.underlines, self._shown.stripes = washes, underlines, stripes
        self._shown.memos = memos
        self._share_width()
        self._look_again()

    def focus_code(self, code: CodeId | None, *, name: str = "", alone: bool | None = None) -> None:
        """Tints the passages of one code; `alone` shows no other, and by default what is shown stays so."""
        self._shown.code = code
        self._shown.alone = code is not None and (self._shown.alone if alone is None else alone)
        self._code_name = name or self._name_of(code)
        self._tell_code()
        self._share_width()
        self._look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        offset = self.verticalScrollBar().value()
        top = event.rect().top() + offset
        bottom = top + event.rect().height()
        seen = self._places_between(top, bottom)
        marks = [mark for mark in self._marks.touching(*seen) if self._shown.shows(mark)]
        noted = self._notes.touching(*seen) if self._shown.memos else ()
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -offset)
            self._painting.under(painter, marks, top, bottom)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -offset)
            self._painting.over(painter, marks, self._marks, noted, top, bottom)
            mark = self.chosen
            if mark is not None and self._shown.shows(mark):
                self._painting.handles(painter, *self._edges(mark.span))

    @property
    def chosen(self) -> CodingMark | None:
        """The coding whose passage is chosen, its handles shown."""
        return None if self._shown.chosen is None else self._marks.find(self._shown.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        for part in (self.gutter, self.stripes):
            part.scroll_to(self.verticalScrollBar().value())
        self.overview.follow()

    # Inside

    def _restyle(self) -> None:
        with self._place_kept():
            super()._restyle()
            self.gutter.zoom = self.stripes.zoom = self._zoom
            self._share_width()
        self._laid_out()

    def _share_width(self) -> None:
        """Gives gutter, column and stripes their places; the words keep theirs when the column stays."""
        bare = self.stripes.narrowest() if self._shown.stripes else PAD
        page = share(
            self.width() - self.verticalScrollBar().sizeHint().width() - self.overview.width(),
            gutter=self.gutter.width_needed(),
            character=self._character(),
            pad=2 * PAD,
            names=self.stripes.room_for_names() if self._shown.stripes else bare,
            short=self.stripes.room_for_short_names() if self._shown.stripes else bare,
            bare=bare,
        )
        finding = 0 if self.find_bar.isHidden() else self.find_bar.height_in(self.width())
        above = finding + (0 if self.one_code.isHidden() else self.one_code.sizeHint().height())
        with self._place_kept():
            self.setViewportMargins(page.left, above, page.right + self.overview.width(), 0)
            if self.lineWrapColumnOrWidth() != page.column:
                self.setLineWrapColumnOrWidth(page.column)
        area = self.viewport().geometry()
        self.find_bar.setGeometry(0, 0, self.width(), finding)
        self.one_code.setGeometry(0, finding, self.width(), above - finding)
        self.gutter.setGeometry(0, area.top(), area.left(), area.height())
        self.stripes.setGeometry(area.right() + 1, area.top(), page.right, area.height())
        self.overview.setGeometry(area.right() + 1 + page.right, area.top(), self.overview.width(), area.height())

    def _laid_out(self) -> None:
        self._geometry.forget()
        self._look_again()

    def _look_again(self) -> None:
        self._stripe_layout = None
        self.overview.show_marks(self._marks, self._shown.code, alone=self._shown.alone)
        for part in (self.viewport(), self.gutter, self.stripes):
            part.update()

    def _repaint_words(self, span: Span) -> None:
        top, bottom = self._extent(span)
        offset = self.verticalScrollBar().value()
        changed = QRect(0, round(top - offset) - 4, self.viewport().width(), round(bottom - top) + 16)
        self.viewport().update(changed)
        self.gutter.update(0, changed.top(), self.gutter.width(), changed.height())

    def _name_of(self, code: CodeId | None) -> str:
        return next((mark.name for mark in self._marks if mark.code == code), "This code")

    def _tell_code(self) -> None:
        """Says over the text that one code stands alone there."""
        self.one_code.setVisible(self._shown.alone)
        if self._shown.alone:
            here = sum(mark.code == self._shown.code for mark in self._marks)
            self.one_code.tell(self._code_name, here)

    def _beginning(self, mark: CodingMark) -> str:
        """The first words of a passage."""
        words = " ".join(self._row.text[mark.start : min(mark.end, mark.start + BEGINNING)].split())
        return f"“{words}{'…' if mark.end > mark.start + BEGINNING else ''}”"

    def _current_stripes(self) -> StripeLayout:
        if self._stripe_layout is None:
            shown = [mark for mark in self._marks if self._shown.stripes and self._shown.shows(mark)]
            extent, unit = self._geometry.extent, self._positions.to_qt
            extents = [Extent(mark, *extent(unit(mark.start), unit(mark.end))) for mark in shown]
            self._stripe_layout = StripeLayout(extents, self.stripes.label_height())
        return self._stripe_layout

    def _gutter_lines(self, top: float, bottom: float) -> list[GutterLine]:
        return gutter_lines(
            places.turns_touching(self._row, *self._places_between(top, bottom)), self._extent, self._theme
        )

    def _gutter_signs(self, top: float, bottom: float) -> list[GutterSign]:
        if not self._shown.memos:
            return []
        start, end = self._places_between(top, bottom)
        marks = (
            mark
            for mark in self._marks.touching(start, end)
            if mark.memo and mark.start >= start and self._shown.shows(mark)
        )
        return gutter_signs(
            marks, (one for one in self._notes.touching(start, end) if one.span.start >= start), self._extent
        )
