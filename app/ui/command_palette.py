"""Everything the window can do, found by typing: one list of actions with their shortcuts."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.commands.chosen_keys import written
from app.ui.commands.elsewhere import ElsewhereAction
from app.ui.widgets.plain_text import plain_label, wrapped_label

_WIDTH, _HEIGHT = 560, 420
_ACTION = Qt.ItemDataRole.UserRole


def words_of(action: QAction) -> str:
    """What an action is called, without the sign of its access key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def shortcut_of(action: QAction) -> str:
    """The keys of an action as the system writes them."""
    return written(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))


def place_of(action: QAction) -> str:
    """The other page on which an action is done; empty for what is done here."""
    return action.page if isinstance(action, ElsewhereAction) else ""


def matching(actions: Iterable[QAction], typed: str) -> list[QAction]:
    """The actions in whose names, or at least in whose help or page, every typed word begins a word.

    Those that are named so come first, what is done here before what is done on another page; then the best.
    """
    wanted = typed.casefold().split()
    found = []
    for action in actions:
        words = words_of(action).casefold()
        if _begins(wanted, words):
            found.append((0 if words.startswith(" ".join(wanted)) else 1, action))
        elif _begins(wanted, f"{words} {action.statusTip()} {place_of(action)}".casefold()):
            found.append((2, action))
    return [
        action for _, action in sorted(found, key=lambda pair: (pair[0] == 2, bool(place_of(pair[1])), pair[0]))
    ]


def _begins(wanted: Sequence[str], words: str) -> bool:
    return all(any(part.startswith(word) for part in words.split()) for word in wanted)


class CommandPalette(QDialog):
    """Type a few letters, Enter does it, Esc closes."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("All commands")
        self._actions = actions
        self._quiet = self.palette().placeholderText()
        self.field = QLineEdit()
        self.field.setPlaceholderText("What do you want to do?")
        self.field.setAccessibleName("Command")
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = plain_label("No command begins with that.", "quiet")
        self.help = wrapped_label("", "hint")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        frame = QFrame()
        frame.setProperty("look", "strip")
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(frame)
        self.setProperty("look", "popup")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.help)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 80))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 64)))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._do())
        self.list.currentItemChanged.connect(lambda row, _: self._tell(row))
        self._filter("")

    def showing(self) -> list[str]:
        """The names in the list."""
        rows = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [row.text(0) for row in rows if row is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.topLevelItemCount():
                self._choose((self.list.currentIndex().row() + step) % self.list.topLevelItemCount())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        self.list.clear()
        for action in matching(self._actions, typed):
            row = QTreeWidgetItem([words_of(action), place_of(action), shortcut_of(action)])
            row.setForeground(1, self._quiet)
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setData(0, _ACTION, action)
            row.setSizeHint(0, QSize(0, round(self.fontMetrics().height() * 1.7)))
            self.list.addTopLevelItem(row)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setVisible(bool(self.showing()))
        self.nothing.setVisible(not self.showing())
        self._choose(0)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _tell(self, row: QTreeWidgetItem | None) -> None:
        action = row.data(0, _ACTION) if row is not None else None
        if isinstance(action, QAction):
            first = f"Goes to {place_of(action)} first. " if place_of(action) else ""
            self.help.setText(first + action.statusTip())
        else:
            self.help.setText("")

    def _do(self) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        action: QAction = row.data(0, _ACTION)
        self.accept()
        # After this dialog has gone, so that what the action opens gets the keyboard.
        QTimer.singleShot(0, action, action.trigger)
