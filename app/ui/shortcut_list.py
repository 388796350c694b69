"""Help ▸ Keyboard shortcuts: every key of the window in one list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.command_palette import shortcut_of, words_of
from app.ui.widgets.plain_text import plain_label

IN_TRANSCRIPTS = (
    ("Code the selection", "Enter"),
    ("Repeat the last code", "Ctrl+Enter"),
    ("Code with a pinned code", "1 … 9"),
    ("Select the sentence, then the turn", "F7"),
    ("Turn before, turn after", "Alt+↑, Alt+↓"),
    ("Next coded passage", "F8"),
    ("Coded passage before", "Shift+F8"),
    ("Start of the coded passage a word earlier, later", "Alt+Shift+↑, Alt+Shift+↓"),
    ("End of the coded passage a word earlier, later", "Alt+Shift+←, Alt+Shift+→"),
    ("Find again", "F3"),
    ("Let go of a passage, close what opened last", "Esc"),
)


class ShortcutList(QDialog):
    """Groups of commands with their keys."""

    def __init__(self, groups: Mapping[str, Sequence[QAction]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(520, min(620, parent.height()))
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderLabels(["Command", "Keys"])
        self.list.setAccessibleName("Keyboard shortcuts")
        self.list.setRootIsDecorated(False)
        for title, actions in groups.items():
            self._add(title, [(words_of(a), shortcut_of(a)) for a in actions if not a.shortcut().isEmpty()])
        self._add("In a transcript", IN_TRANSCRIPTS)
        self.list.expandAll()
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label("Keyboard shortcuts", "title"))
        column.addWidget(self.list)
        column.addWidget(buttons)

    def _add(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, font)
        for row in rows:
            group.addChild(QTreeWidgetItem(list(row)))
        self.list.addTopLevelItem(group)
