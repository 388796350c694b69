"""Perspectives and areas: naming, ordering, adding and removing what people are set beside each other by."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.store.changes import Changes
from app.study import actions, queries
from app.study.rows import AreaId, PerspectiveId
from app.ui.open_study import OpenStudy
from app.ui.widgets.headings import DIALOG_MARGINS, section_heading
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import plain_label, wrapped_label

_ID = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1


class GroupList(QWidget):
    """A list of names: edited in place (F2, double click), added to below, removed, and put in order."""

    def __init__(
        self,
        title: str,
        *,
        add: Callable[[str], object],
        rename: Callable[[int, str], object],
        remove: Callable[[int], object],
        move: Callable[[int, int], object],
    ) -> None:
        super().__init__()
        self._add, self._rename, self._remove, self._move = add, rename, remove, move
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setEditTriggers(QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed)
        self.new = QLineEdit()
        self.new.setPlaceholderText("Add another…")
        self.new.setAccessibleName(f"Add to {title}")
        self.rename_button = QPushButton("Rename")
        self.remove_button = QPushButton("Remove")
        self.up_button = QPushButton("Move up")
        self.down_button = QPushButton("Move down")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(section_heading(title), 0, 0, 1, 2)
        grid.addWidget(self.list, 1, 0, 1, 2)
        grid.addWidget(self.new, 2, 0, 1, 2)
        self.list.setIconSize(QSize(16, 16))
        for button in (self.rename_button, self.remove_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
        grid.addWidget(self.rename_button, 3, 0)
        grid.addWidget(self.remove_button, 3, 1)
        grid.addWidget(self.up_button, 4, 0)
        grid.addWidget(self.down_button, 4, 1)
        self.new.returnPressed.connect(self._add_typed)
        self.list.itemChanged.connect(self._renamed)
        self.list.currentRowChanged.connect(lambda _: self._tell())
        self.rename_button.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove_button.clicked.connect(self._remove_current)
        self.up_button.clicked.connect(lambda: self._move_current(-1))
        self.down_button.clicked.connect(lambda: self._move_current(1))

    def show_rows(self, rows: list[tuple[int, str, int, QIcon | None]]) -> None:
        """Show (id, name, people, icon); the row at hand stays at hand."""
        kept = self._at_hand()
        self.list.blockSignals(True)
        self.list.clear()
        for identity, name, people, icon in rows:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_ID, identity)
            item.setData(_NAME, name)
            item.setToolTip(f"{people} people" if people != 1 else "1 person")
            if icon is not None:
                item.setIcon(icon)
            self.list.addItem(item)
            if identity == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.currentRow() < 0 and rows:
            self.list.setCurrentRow(0)
        self._tell()

    def names(self) -> list[str]:
        """The names in their order."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _tell(self) -> None:
        row = self.list.currentRow()
        for button in (self.rename_button, self.remove_button):
            button.setEnabled(row >= 0)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)

    def _add_typed(self) -> None:
        if self.new.text().strip() and self._add(self.new.text()) is not None:
            self.new.clear()

    def _renamed(self, item: QListWidgetItem) -> None:
        name: str = item.data(_NAME)
        if item.text() != name and self._rename(item.data(_ID), item.text()) is None:
            self.list.blockSignals(True)
            item.setText(name)
            self.list.blockSignals(False)

    def _remove_current(self) -> None:
        at = self._at_hand()
        if at is not None:
            self._remove(at)

    def _move_current(self, step: int) -> None:
        at = self._at_hand()
        if at is not None:
            self._move(at, self.list.currentRow() + step)

    def _at_hand(self) -> int | None:
        row = self.list.currentRow()
        identity: int | None = self.list.item(row).data(_ID) if row >= 0 else None
        return identity


class GroupsDialog(QDialog):
    """Both lists side by side; every change is stored at once and can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Perspectives and areas")
        self._study = study
        project = study.project

        def stored(do: Callable[[], object]) -> object:
            """What came of it: something that is not None unless it was refused."""
            return study.attempt(lambda: (do(),))

        self.perspectives = GroupList(
            "Perspectives",
            add=lambda name: stored(lambda: actions.add_perspective(project, name=name)),
            rename=lambda row, name: stored(
                lambda: actions.rename_perspective(project, perspective=PerspectiveId(row), name=name)
            ),
            remove=lambda row: stored(lambda: actions.remove_perspective(project, perspective=PerspectiveId(row))),
            move=lambda row, position: stored(
                lambda: actions.move_perspective(project, perspective=PerspectiveId(row), position=position)
            ),
        )
        self.areas = GroupList(
            "Areas",
            add=lambda name: stored(lambda: actions.add_area(project, name=name)),
            rename=lambda row, name: stored(lambda: actions.rename_area(project, area=AreaId(row), name=name)),
            remove=lambda row: stored(lambda: actions.remove_area(project, area=AreaId(row))),
            move=lambda row, position: stored(
                lambda: actions.move_area(project, area=AreaId(row), position=position)
            ),
        )
        for part in (self.perspectives, self.areas):
            part.setEnabled(not project.read_only)
        self._lay_out()
        study.changed.connect(self._hear)
        study.theme.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        self.resize(680, 460)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.addWidget(self.perspectives, 0, 0)
        grid.addWidget(self.areas, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Perspectives and areas", "title"))
        column.addWidget(
            wrapped_label(
                "Comparisons and reports keep this order. Removing one leaves its people in the study, "
                "with none in its place; Undo brings it back.",
                "quiet",
            )
        )
        column.addSpacing(8)
        column.addLayout(grid, 1)
        column.addWidget(buttons)

    def _hear(self, changes: Changes) -> None:
        if changes.tables & {"perspective", "area", "participant"}:
            self._show()

    def _show(self) -> None:
        with self._study.project.reading() as session:
            perspectives = queries.perspectives(session)
            areas = queries.areas(session)
        theme = self._study.theme
        self.perspectives.show_rows(
            [(row.id, row.name, row.people, mark_icon(theme.perspective(row.palette))) for row in perspectives]
        )
        self.areas.show_rows([(row.id, row.name, row.people, None) for row in areas])
