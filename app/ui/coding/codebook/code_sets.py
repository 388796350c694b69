"""Beside the tree: what of the codebook to show. All of it, what needs a second look, or a set somebody made."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions
from app.coding.rows import CodeId, CodeRow, CodeSetId, CodeSetRow
from app.ui.coding.codebook.code_changes import CodeChanges
from app.ui.models.tree_model import Index
from app.ui.open_study import OpenStudy
from app.ui.theme import TextSize, Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.mime import codes_in
from app.ui.widgets.name_dialog import NameDialog
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.style_options import is_selected, rect_of

ALL, RECHECK, UNDEFINED, RETIRED = "All codes", "To re-check", "No definition yet", "Retired"
_KEY, _CODES, _MANY = (Qt.ItemDataRole.UserRole + place for place in range(3))


class CodeSets(QWidget):
    """One row on at a time; a code dropped on a set joins it."""

    narrowed = Signal(object)
    """The codes to show, a frozenset of ids, or None for all."""

    def __init__(self, study: OpenStudy, changes: CodeChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._changes = changes
        self.setAccessibleName("Sets")
        self.list = _SetsList()
        self.list.setItemDelegate(_CountPainter(study.theme, self.list))
        self.new = quiet_button("New set…")
        self.new.setToolTip("Codes held together beside the tree; a code may be in several sets")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 0)
        head.addWidget(section_heading("Show"), 1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.list)
        self.new.setEnabled(not study.read_only)
        self.new.clicked.connect(lambda: changes.ask_set([]))
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.list.dropped.connect(self._join)
        self.list.rename_wanted.connect(self._rename)
        self.list.remove_wanted.connect(self._remove)
        self.list.move_wanted.connect(self._move)
        self.list.customContextMenuRequested.connect(self._open_menu)

    def show_sets(
        self, codes: Sequence[CodeRow], rechecks: Mapping[CodeId, int], sets: Sequence[CodeSetRow]
    ) -> None:
        """Shows the sets as they are now; what is on stays on."""
        kept = self._on(_KEY) if self.list.count() else ALL
        undefined = frozenset(row.id for row in codes if "definition" in row.incomplete)
        retired = frozenset(row.id for row in codes if row.retired)
        self.list.blockSignals(True)
        self.list.clear()
        self._add(ALL, ALL, None, len(codes))
        for name, some in ((RECHECK, frozenset(rechecks)), (UNDEFINED, undefined), (RETIRED, retired)):
            if some or kept == name:
                self._add(name, name, some, len(some))
        for row in sets:
            self._add(row.name, row.id, frozenset(row.codes), len(row.codes), row.note)
        place = next((n for n in range(self.list.count()) if self.list.item(n).data(_KEY) == kept), 0)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._tell()

    def names(self) -> list[str]:
        """What the rows say."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [f"{item.text()} {item.data(_MANY)}" for item in items]

    def choose(self, name: str) -> None:
        """Turns a row on, by what it begins with."""
        for place in range(self.list.count()):
            if self.list.item(place).text().startswith(name):
                self.list.setCurrentRow(place)

    # Inside

    def _add(self, name: str, key: object, codes: frozenset[CodeId] | None, many: int, note: str = "") -> None:
        item = QListWidgetItem(name)
        item.setData(_MANY, many)
        item.setData(_KEY, key)
        item.setData(_CODES, codes)
        item.setToolTip(tooltip_text(note))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {many} {'code' if many == 1 else 'codes'}")
        self.list.addItem(item)

    def _tell(self) -> None:
        self.narrowed.emit(self._on(_CODES))

    def _on(self, role: int) -> object:
        """What is known of the row that is on."""
        return self.list.currentItem().data(role) if self.list.currentRow() >= 0 else None

    def _set(self) -> CodeSetId | None:
        """The set that is on."""
        key = self._on(_KEY)
        return CodeSetId(key) if isinstance(key, int) else None

    def _join(self, held: int, codes: list[int]) -> None:
        project, joining = self._study.project, [CodeId(code) for code in codes]
        if self._study.may_change():
            self._study.attempt(lambda: actions.add_to_set(project, code_set=CodeSetId(held), codes=joining))

    def _rename(self) -> None:
        held = self._set()
        if held is None or not self._study.may_change():
            return
        name = self.list.currentItem().text()
        dialog, project = NameDialog("Rename set", "Name of the set", name, self), self._study.project
        dialog.named.connect(
            lambda name: self._study.attempt(lambda: actions.edit_code_set(project, code_set=held, name=name))
        )
        dialog.open()

    def _remove(self) -> None:
        held = self._set()
        if held is not None and self._study.may_change():
            actions.remove_code_set(self._study.project, code_set=held)
            self._study.said.emit("Set removed; its codes stay. Undo brings it back.")

    def _move(self, by: int) -> None:
        """The set that is on, one place up or down among the sets."""
        held, place = self._set(), self._place() + by
        sets = sum(isinstance(self.list.item(n).data(_KEY), int) for n in range(self.list.count()))
        if held is not None and 0 <= place < sets and self._study.may_change():
            actions.move_code_set(self._study.project, code_set=held, position=place)

    def _place(self) -> int:
        """Which of the sets is on, counted from 0; what is always there stands before them."""
        before = range(self.list.currentRow())
        return sum(isinstance(self.list.item(n).data(_KEY), int) for n in before)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("New set…").triggered.connect(lambda: self._changes.ask_set([]))
        rename, remove = menu.addAction("Rename set…\tF2"), menu.addAction("Remove set\tDel")
        up, down = menu.addAction("Move up\tAlt+Up"), menu.addAction("Move down\tAlt+Down")
        rename.triggered.connect(self._rename)
        remove.triggered.connect(self._remove)
        up.triggered.connect(lambda: self._move(-1))
        down.triggered.connect(lambda: self._move(1))
        for action in (rename, remove, up, down):
            action.setEnabled(self._set() is not None)
        for action in menu.actions():
            action.setEnabled(action.isEnabled() and not self._study.read_only)
        menu.popup(self.list.viewport().mapToGlobal(place))


COUNT_ROOM = 56
"""What the number at the right and the edges take."""


class _CountPainter(QStyledItemDelegate):
    """A name, and at the right how many codes it holds."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - COUNT_ROOM
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(self._theme.font(TextSize.SMALL))
        painter.setPen(self._theme.colour("selection_text" if is_selected(option) else "muted"))
        place = QRectF(rect_of(option)).adjusted(0, 0, -12, 0)
        painter.drawText(place, _RIGHT, str(index.data(_MANY)))
        painter.restore()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _SetsList(QListWidget):
    """Takes codes that are dropped; F2, Delete and Alt with the arrows, as in the tree."""

    dropped = Signal(int, list)
    """On the set of this id, codes."""
    rename_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    """By how many places, down where it is more than none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What to show")
        self.setAccessibleDescription(
            "Arrows choose what of the codebook to show, Alt with them moves a set; codes are dropped on sets"
        )
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setStyleSheet("QListWidget { background: transparent; } QListWidget::item { padding-left: 8px; }")
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
            return
        match event.key():
            case Qt.Key.Key_F2:
                self.rename_wanted.emit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Escape if self.currentRow() > 0:
                self.setCurrentRow(0)
            case _:
                super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._weigh(event)

    def dropEvent(self, event: QDropEvent) -> None:
        held = self._set_under(event)
        if held is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(held, codes_in(event.mimeData()))

    def _weigh(self, event: QDropEvent) -> None:
        if self._set_under(event) is None and not isinstance(event, QDragEnterEvent):
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _set_under(self, event: QDropEvent) -> int | None:
        """The id of the set that codes are held over."""
        index = self.indexAt(event.position().toPoint())
        key = index.data(_KEY) if index.isValid() and codes_in(event.mimeData()) else None
        return key if isinstance(key, int) else None
