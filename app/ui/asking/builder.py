"""Putting a question together: its conditions as lines that read as a sentence, groups set in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.coding.asking.conditions import ANY_CODE, AllOf, AnyOf, Coded, Condition
from app.coding.asking.vocabulary import Vocabulary
from app.ui.asking.condition_row import ConditionRow
from app.ui.asking.condition_tree import Group, Path, add, as_group, lines, put, take_out
from app.ui.asking.editors import Editors
from app.ui.asking.kinds import Kind, kinds
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label

ALL, ANY = "all of these hold", "any of these holds"
MOST_HEIGHT = 260
"""Pixels of lines before they are scrolled."""


class Builder(QWidget):
    """Tells the question whenever it has become another one."""

    changed = Signal(object)
    """The `Condition` as it stands, finished or not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = Vocabulary()
        self._kinds: list[Kind] = []
        self.top: Group = AllOf((Coded(ANY_CODE),))
        self.rows: list[ConditionRow] = []
        self.whole = Choice()
        self.whole.setAccessibleName("Whether all conditions must hold or any")
        self.whole.addItems([ALL, ANY])
        self.more = quiet_button("Add a condition")
        self.group = quiet_button("Add a group")
        self.clear = quiet_button("Start again")
        self.more.setToolTip("One more condition")
        self.group.setToolTip("Conditions of which any is enough, set in together")
        self.clear.setToolTip("An empty question")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._lay_out()
        self.whole.activated.connect(self._join)
        self.more.clicked.connect(lambda: self._add((), Coded(ANY_CODE)))
        self.group.clicked.connect(lambda: self._add((), AnyOf((Coded(ANY_CODE), Coded(ANY_CODE)))))
        self.clear.clicked.connect(lambda: self._become(AllOf((Coded(ANY_CODE),)), (0,)))
        theme.changed.connect(self._write)

    def know(self, known: Vocabulary) -> None:
        """Offers what the study has now."""
        self._known = known
        self._kinds = kinds(known)
        self._write()

    def show_question(self, where: Condition) -> None:
        """Shows a question; nobody is told."""
        self.top = as_group(where)
        self._write()

    def enter(self) -> None:
        """Gives the keyboard to the first field that says something."""
        if self.rows:
            self._focus_row(0)
        else:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Backspace takes out the line that the keyboard is on; lines that wrap anew may be higher."""
        if watched is self._area.viewport() and event.type() is QEvent.Type.Resize:
            self._fit()
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _takes_out(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _takes_out(event):
            row = next(
                (row for row in self.rows if isinstance(watched, QWidget) and row.isAncestorOf(watched)), None
            )
            if row is not None:
                self._take_out(row.line.path)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 2, 2)
        column.addLayout(self._lines)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.viewport().installEventFilter(self)
        inside.setAutoFillBackground(False)
        buttons = FlowRow()
        label = plain_label("Passages of which", "quiet")
        label.setBuddy(self.whole)
        label.setMinimumHeight(self.whole.sizeHint().height())
        for part in (self.more, self.group, self.clear, label, self.whole):
            buttons.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._area, 1)
        whole.addLayout(buttons)

    def _write(self) -> None:
        """Makes every line anew: a question has few."""
        for row in self.rows:
            row.hide()
            self._lines.removeWidget(row)
            row.deleteLater()
        editors = Editors(self._theme, self._known)
        self.rows = []
        for line in lines(self.top):
            row = ConditionRow(self._theme, line, self._kinds, editors)
            row.changed.connect(self._put)
            row.removed.connect(self._take_out)
            row.addition_wanted.connect(lambda path: self._add(path, Coded(ANY_CODE)))
            for part in row.findChildren(QWidget):
                part.installEventFilter(self)
            self._lines.addWidget(row)
            self.rows.append(row)
        self.whole.setCurrentText(ANY if isinstance(self.top, AnyOf) else ALL)
        self.whole.setEnabled(len(self.top.parts) > 1)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to a point."""
        width = self._area.viewport().width()
        heights = [
            row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height() for row in self.rows
        ]
        high = sum(heights) + 6 * len(heights) + 8
        self._area.setFixedHeight(min(high, round(MOST_HEIGHT * self._theme.text_scale)))

    def _put(self, path: Path, condition: Condition) -> None:
        at = self._row_with_keys()
        field = self._field_with_keys(at)
        self._become(put(self.top, path, condition), None)
        if at is not None and at < len(self.rows):
            self._focus_row(at, field)

    def _take_out(self, path: Path) -> None:
        self._become(take_out(self.top, path), path)

    def _add(self, path: Path, condition: Condition) -> None:
        top = add(self.top, path, condition)
        added = [line.path for line in lines(top) if line.depth == len(path) and line.path[:-1] == path][-1]
        self._become(top, added)

    def _join(self, place: int) -> None:
        self._become(AnyOf(self.top.parts) if place else AllOf(self.top.parts), None)
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _become(self, top: Group, focus: Path | None) -> None:
        if top == self.top:
            return
        self.top = top
        self._write()
        if focus is not None:
            at = next((place for place, row in enumerate(self.rows) if row.line.path >= focus), len(self.rows) - 1)
            if at >= 0:
                self._focus_row(at)
            else:
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.top)

    # The keyboard stays where it was while lines are made anew

    def _row_with_keys(self) -> int | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next(
            (place for place, row in enumerate(self.rows) if row is focused or row.isAncestorOf(focused)), None
        )

    def _field_with_keys(self, at: int | None) -> int:
        """Which field of its line has the keyboard, counted from the first."""
        focused = QApplication.focusWidget()
        if at is None or focused is None:
            return 1
        fields = _fields(self.rows[at])
        return next((n for n, field in enumerate(fields) if field is focused or field.isAncestorOf(focused)), 1)

    def _focus_row(self, at: int, field: int = 1) -> None:
        fields = _fields(self.rows[at])
        fields[min(field, len(fields) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.rows[at])


def _fields(row: ConditionRow) -> list[QWidget]:
    """What of a line takes the keyboard, in the order in which it is read."""
    children = [part for part in row.children() if isinstance(part, QWidget)]
    return [part for part in children if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _takes_out(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() == Qt.Key.Key_Backspace
