"""The evidence sheet laid out: the head over the perspectives' columns, child first; beside them the record."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.perspectives.claim_rows import EvidenceId, EvidenceRow
from app.study.rows import ParticipantId
from app.ui.commands import KeyTable
from app.ui.perspectives.assumptions.reading import ReadSheet
from app.ui.perspectives.assumptions.sheet.at_hand import EvidenceAtHand
from app.ui.perspectives.assumptions.sheet.group_column import GroupColumn
from app.ui.perspectives.assumptions.sheet.record_part import RecordPart
from app.ui.perspectives.assumptions.sheet.sheet_head import SheetHead
from app.ui.theme import Theme

WIDE = 1080
"""From this width on, at the usual size of text, the record stands beside the columns, else below them."""


class _Sideways(QScrollArea):
    """Columns that are scrolled sideways where there is no room for all; as high as they need."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(0, self._inside.minimumSizeHint().height() + bar)


class SheetView(QWidget):
    """Shows what was read of one assumption; what is wanted of it is told, and done elsewhere."""

    opened = Signal(object)
    """An `EvidenceRow` is wanted where it was said."""
    people_wanted = Signal(str)
    command_pressed = Signal(str)
    menu_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.keys = KeyTable("evidence")
        self.read: ReadSheet | None = None
        self.person: ParticipantId | None = None
        """Whose evidence alone is shown."""
        self._at: EvidenceId | None = None
        self.columns: list[GroupColumn] = []
        self.head = SheetHead(theme, writable=writable)
        self.at_hand = EvidenceAtHand(writable=writable)
        self.record = RecordPart(writable=writable)
        self._columns = QHBoxLayout()
        self._lay_out()
        self.head.people_wanted.connect(self.people_wanted)
        self.head.back.clicked.connect(self.left)
        self.head.only.clicked.connect(lambda: self.show_only(None))
        self.at_hand.opened.connect(self._open_at_hand)
        self.at_hand.fields.left.connect(self.enter)

    def show_read(self, read: ReadSheet, names: list[tuple[str, str]]) -> None:
        """Shows a sheet; the evidence at hand stays at hand where it is the same claim."""
        before = self.read
        if before is None or before.sheet.assessed.claim.id != read.sheet.assessed.claim.id:
            self.person, self._at = None, None
        self.read = read
        self.head.show_read(read)
        self.record.show_read(read, names)
        groups = read.sheet.assessed.groups
        if [column.perspective for column in self.columns] != [group.perspective for group in groups]:
            self._make_columns(read)
        self._fill()

    def show_only(self, person: ParticipantId | None) -> None:
        """Shows what one person says, or everybody again."""
        self.person = person
        self._fill()

    def choose(self, evidence: EvidenceId | None) -> None:
        """Goes to a piece of evidence."""
        for column in self.columns:
            if evidence is not None and column.list.choose(evidence):
                self._take(column, column.list.current())

    def current(self) -> EvidenceRow | None:
        """The evidence at hand, as it is stored."""
        rows = () if self.read is None else self.read.sheet.evidence
        return next((row for row in rows if row.id == self._at), None)

    def enter(self) -> None:
        """Gives the keyboard to the evidence at hand, or to the first there is."""
        at = next((one for one in self.columns if one.list.evidence.row_of(self._at) >= 0), None)
        first = next((one for one in self.columns if one.list.evidence.first() >= 0), None)
        column = at or first
        if column is None:
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            column.list.enter()
            self._take(column, column.list.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE * self._theme.text_scale
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._parts.orientation() is not wanted or not any(self._parts.sizes()):
            self._parts.setOrientation(wanted)
            self._parts.setSizes([670, 380] if wide else [640, 260])

    # Inside

    def _make_columns(self, read: ReadSheet) -> None:
        for old in self.columns:
            self._columns.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = []
        for place, group in enumerate(read.sheet.assessed.groups):
            column = GroupColumn(self._theme, self.keys, place, group)
            column.people_wanted.connect(self.people_wanted)
            cards = column.list
            cards.opened.connect(self.opened)
            cards.command_pressed.connect(self.command_pressed)
            cards.menu_wanted.connect(self.menu_wanted)
            cards.left.connect(self.left)
            cards.aside.connect(lambda step, place=place: self._go_aside(place, step))
            cards.looked_at.connect(lambda row, column=column: self._look(column, row))
            self.columns.append(column)
            self._columns.addWidget(column, 1)

    def _fill(self) -> None:
        read = self.read
        if read is None:
            return
        had, focused = self._at, any(column.list.hasFocus() for column in self.columns)
        names = read.names((self.person,)) if self.person is not None else []
        self.head.say_only(names[0] if names else "")
        for column, group in zip(self.columns, read.sheet.assessed.groups, strict=True):
            column.show_group(read, group, self.person)
        self._at = had
        here = next((column for column in self.columns if column.list.choose(had)), None)
        if here is not None:
            self._take(here, here.list.current())
        else:
            self._at = None
            self.at_hand.show_evidence(None, read)
        if focused:
            self.enter()

    def _look(self, column: GroupColumn, row: EvidenceRow | None) -> None:
        if row is not None and column.list.hasFocus():
            self._take(column, row)

    def _take(self, column: GroupColumn, row: EvidenceRow | None) -> None:
        """One card is at hand on the whole sheet."""
        if row is None or self.read is None:
            return
        self._at = row.id
        for other in self.columns:
            if other is not column:
                other.list.clearSelection()
        model = column.list.selectionModel()
        model.select(column.list.currentIndex(), model.SelectionFlag.ClearAndSelect)
        self.at_hand.show_evidence(row, self.read)
        if column.list.hasFocus():
            self._sideways.ensureWidgetVisible(column, 0, 0)
            self._area.ensureWidgetVisible(column.list, 0, 0)

    def _go_aside(self, place: int, step: int) -> None:
        on = range(place + step, len(self.columns) if step > 0 else -1, step)
        there = next((self.columns[at] for at in on if self.columns[at].list.evidence.first() >= 0), None)
        if there is not None:
            there.list.enter()
            self._take(there, there.list.current())

    def _open_at_hand(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QWidget()
        row.setLayout(self._columns)
        self._sideways = _Sideways(row)
        self._columns.setContentsMargins(20, 4, 16, 10)
        self._columns.setSpacing(12)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._sideways, 1)
        area = self._area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.record.put_on_top(self.at_hand)
        self._parts = QSplitter()
        self._parts.setObjectName("evidence and record")
        self._parts.setChildrenCollapsible(False)
        for place, part in enumerate((area, self.record)):
            self._parts.addWidget(part)
            self._parts.setStretchFactor(place, 1 - place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)
