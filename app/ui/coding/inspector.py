"""At the cursor: whose turn it is, the codes that lie here with their memos, and what the chosen one means."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.rows import CodeRow, CodingId, CodingMark
from app.study.rows import TurnRow
from app.study.rules import OBSERVER
from app.ui.coding.notes.notes_here import NotesHere
from app.ui.coding.parts.pane_tree import RowPainter
from app.ui.coding.safeguarding.concerns_here import ConcernsHere
from app.ui.models.marks_model import MarksModel
from app.ui.models.tree_model import Index
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.edited_field import EditedField
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.style_options import has_focus, rect_of
from app.ui.widgets.swatch import paint_swatch

SWATCH = 11
LONGEST_CODER = 14
"""Letters of a coder’s name."""
MOST_ROWS = 5


class MarkPainter(RowPainter):
    """A coding in a row: disc, code, and who coded it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, QListView)
        selected = view.currentIndex() == index
        if selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("focus"), 1.5) if has_focus(option) else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("selection" if view.hasFocus() else "selection_idle"))
            painter.drawRoundedRect(QRectF(rect_of(option)).adjusted(1, 1, -1, -1), 5, 5)
            painter.restore()
        painter.save()
        painter.setFont(self.theme.font())
        self.paint_row(painter, QRectF(rect_of(option)), index, selected=selected and view.hasFocus())
        painter.restore()

    def paint_row(self, painter: QPainter, place: QRectF, index: Index, *, selected: bool) -> None:
        model = index.model()
        assert isinstance(model, MarksModel)
        mark = model.marks[index.row()]
        disc = QRectF(place.left() + 8, place.center().y() - SWATCH / 2 + 0.5, SWATCH, SWATCH)
        paint_swatch(painter, disc, self.theme.code_colour(mark.colour))
        metrics = painter.fontMetrics()
        most = LONGEST_CODER * metrics.averageCharWidth()
        coder = metrics.elidedText(mark.coder, Qt.TextElideMode.ElideRight, most)
        end = self.number(painter, place.adjusted(0, 0, -10, 0), coder, "selection_text" if selected else "muted")
        room = QRectF(disc.right() + 8, place.top(), end - disc.right() - 16, place.height())
        self.words(painter, room, mark.name, "selection_text" if selected else "text")


class MarksList(QListView):
    """Delete takes the chosen code off the passage."""

    remove_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Inspector(QScrollArea):
    """Always visible, so that overlapping codes never hide; says what is wanted and does none of it."""

    remove_wanted = Signal(int)
    memo_written = Signal(int, str)
    coding_chosen = Signal(object)
    """The id of the coding the keyboard came to in the list."""
    definition_wanted = Signal(int)
    left = Signal()
    """Esc, or Ctrl+Enter in a field: the keyboard goes back to the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._codes: dict[int, CodeRow] = {}
        self._chosen: CodingId | None = None
        self.setAccessibleName("At the cursor")
        self.model = MarksModel(self)
        self.mark = PerspectiveMark(theme, lambda: theme.perspective(None), "")
        self.turn = ElidedLabel()
        self.sentence = wrapped_label("", "quiet")
        self.list = MarksList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(MarkPainter(theme, self.list))
        self.list.setAccessibleName("Codes here")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.setMinimumWidth(60)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = quiet_button("Remove code")
        self.edit = quiet_button("Definition…")
        self.memo = EditedField("Memo on the coded passage", "Add a memo to this passage…")
        self.meaning = wrapped_label("", "quiet")
        self.concerns = ConcernsHere(theme)
        self.notes = NotesHere(theme)
        self._memo_title = plain_label("Memo", "hint")
        self._meaning_title = wrapped_label("", "hint")
        self._lay_out()
        self.list.hide()
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._choose(now.row()))
        self.list.remove_wanted.connect(self._ask_removal)
        self.list.left.connect(self.left)
        self.remove.clicked.connect(self._ask_removal)
        self.edit.clicked.connect(self._ask_definition)
        self.memo.finished.connect(self._tell_memo)
        self.memo.left.connect(self.left)
        self.notes.left.connect(self.left)
        self.notes.entered.connect(self._bring_into_sight)
        theme.changed.connect(self._restyle)
        self._restyle()

    def only_read(self) -> None:
        """Memos are not written and codes not removed here."""
        self.remove.setEnabled(False)
        self.memo.setReadOnly(True)
        self.memo.setPlaceholderText("No memo")
        self.notes.only_read()

    def show_codes(self, codes: Sequence[CodeRow]) -> None:
        """The codebook as it is now."""
        self._codes = {row.id: row for row in codes}
        self._describe()

    def show_turn(self, turn: TurnRow | None) -> None:
        """Says whose turn the cursor is in."""
        self.mark.setVisible(turn is not None and not turn.interviewer)
        if turn is None:
            self.turn.set_words("")
            return
        asks = turn.label if turn.label == OBSERVER else "Interviewer"
        who = asks if turn.interviewer else turn.pseudonym or turn.label
        self.turn.set_words(f"Turn {turn.number} · {who}")
        palette = turn.palette
        self.mark.show_look(lambda: self._theme.perspective(palette), "")

    def show_marks(self, marks: Sequence[CodingMark], *, idle: str = "Nothing is coded here.") -> None:
        """Shows the codings at the cursor; the chosen one stays chosen while it is here."""
        many = len(marks)
        self.sentence.setText(idle if not many else "One code here" if many == 1 else f"{many} codes overlap here")
        if tuple(marks) == self.model.marks:
            return
        self.model.show(marks)
        self.list.setVisible(bool(marks))
        row = self.list.sizeHintForRow(0) if many else 0
        self.list.setFixedHeight(min(many, MOST_ROWS) * row + (2 if many else 0))
        place = self.model.row_of(self._chosen)
        self.list.setCurrentIndex(self.model.index(max(0, place)))
        self._choose(max(0, place))

    def choose(self, coding: CodingId) -> None:
        """Chooses one of the codings here."""
        self._chosen = coding
        row = self.model.row_of(coding)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def current(self) -> CodingMark | None:
        """The chosen coding."""
        row = self.list.currentIndex().row()
        return self.model.marks[row] if 0 <= row < len(self.model.marks) else None

    def add_part(self, part: QWidget) -> None:
        """One more thing about what lies at the cursor, above the notes."""
        self._column.insertWidget(self._column.indexOf(self.notes), part)
        part.show()

    def finish(self) -> None:
        """Tells a memo or note that was typed and not yet left."""
        self.memo.finish()
        self.notes.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on a button here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def start_memo(self) -> None:
        """The keyboard goes to the memo of the chosen coding."""
        if self.current() is not None:
            self.memo.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Inside

    def _lay_out(self) -> None:
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self.mark)
        head.addWidget(self.turn, 1)
        buttons = FlowRow()
        for button in (self.remove, self.edit):
            button.setStyleSheet("QPushButton { padding: 3px 8px; }")
            buttons.addWidget(button)
        column.addWidget(section_heading("At the cursor"))
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.list)
        column.addLayout(buttons)
        for part in (self.concerns, self._memo_title, self.memo, self.notes, self._meaning_title, self.meaning):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _choose(self, row: int) -> None:
        mark = self.model.marks[row] if 0 <= row < len(self.model.marks) else None
        before, self._chosen = self._chosen, mark.coding if mark else self._chosen
        self._describe()
        if mark is not None and before != mark.coding and self.list.hasFocus():
            self.coding_chosen.emit(mark.coding)

    def _describe(self) -> None:
        mark = self.current()
        for part in (self.remove, self.edit, self._memo_title, self.memo, self._meaning_title, self.meaning):
            part.setVisible(mark is not None)
        if mark is None:
            return
        self.memo.show_words(mark.memo)
        self.remove.setAccessibleName(f"Remove the code {mark.name} from this passage")
        code = self._codes.get(mark.code)
        if code is not None:
            self._meaning_title.setText(f"What “{code.name}” means")
            self.meaning.setText(code.definition or "It has no definition yet.")

    def _ask_removal(self) -> None:
        mark = self.current()
        if mark is not None:
            self.remove_wanted.emit(mark.coding)

    def _ask_definition(self) -> None:
        mark = self.current()
        if mark is not None:
            self.definition_wanted.emit(mark.code)

    def _tell_memo(self, memo: str) -> None:
        if self._chosen is not None:
            self.memo_written.emit(self._chosen, memo)

    def _bring_into_sight(self, field: QWidget) -> None:
        """Once everything has its place."""
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field))

    def _restyle(self) -> None:
        self.turn.setFont(self._theme.font(strong=True))
        self.list.viewport().update()
