"""What a locked study shows: its name where that may be read, and a place for the passphrase."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.problems import Problem
from app.store.problems import InUse
from app.ui.theme import Theme, icon
from app.ui.welcome.passphrase_entry import PassphraseEntry
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import primary_button, quiet_button
from app.ui.widgets.fitting import scaled
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 460
NAMELESS = "A study is locked"
WORDS = "Everything is saved and encrypted. Nothing can be read here until the passphrase is typed."


class LockPage(QWidget):
    """Tells what was typed by `given`, by `left` to close the study; `refuse` says why it stays shut."""

    given = Signal(object, bool)
    """A passphrase, or the key from a recovery sheet; and whether to open the study to read only."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Locked")
        self._icon = QLabel()
        self.title = plain_label("", "title")
        self.title.setWordWrap(True)
        self.words = wrapped_label(WORDS, "quiet")
        self.stopped = wrapped_label("", "amber")
        self.entry = PassphraseEntry()
        self.unlock = primary_button("Unlock")
        self.read = quiet_button("Open to read only")
        self.close_study = quiet_button("Close study")
        self._lay_out()
        self.entry.changed.connect(self._allow)
        self.entry.field.returnPressed.connect(self.unlock.click)
        self.unlock.clicked.connect(lambda: self._give(read_only=False))
        self.read.clicked.connect(lambda: self._give(read_only=True))
        self.close_study.clicked.connect(self.left)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setFocusProxy(self.entry)

    def show_study(self, name: str, stopped: str) -> None:
        """Ask for the passphrase of a study; without a name it is not told which."""
        self.title.setText(f"{name} is locked" if name else NAMELESS)
        self.stopped.setText(stopped)
        self.stopped.setVisible(bool(stopped))
        self._inside.setMaximumWidth(scaled(self, WIDTH))
        self.read.hide()
        self.entry.forget()
        self._set_busy(False)
        announce(self, self.title.text())

    def show_entry(self, shown: bool, words: str = WORDS) -> None:
        """Whether the passphrase is asked for, and what is said instead."""
        self.words.setText(words)
        for part in (self.entry, self.unlock, self.close_study):
            part.setVisible(shown)

    def refuse(self, problem: Problem) -> None:
        """Say why it does not open."""
        self._set_busy(False)
        self.entry.refuse(problem)
        self.read.setVisible(isinstance(problem, InUse))
        announce(self, str(problem))

    def _give(self, *, read_only: bool) -> None:
        secret = self.entry.secret()
        if secret:
            self._set_busy(True)
            self.given.emit(secret, read_only)

    def _set_busy(self, busy: bool) -> None:
        self.entry.set_busy(busy)
        self.unlock.setText("Unlocking…" if busy else "Unlock")
        self._allow(not busy and bool(self.entry.field.text() or self.entry.by_sheet))

    def _allow(self, allowed: bool) -> None:
        self.unlock.setEnabled(allowed)
        self.read.setEnabled(allowed)

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        for part in (self._icon, self.title, self.words, self.stopped):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.entry)
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        row.addWidget(self.read)
        row.addStretch()
        row.addWidget(self.close_study)
        column.addSpacing(4)
        column.addLayout(row)
        page = QWidget()
        across = QHBoxLayout(page)
        across.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(inside)
        middle.addStretch(3)
        across.addLayout(middle, 20)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._theme.roles, "lock", "accent").pixmap(QSize(32, 32)))
