"""The first page: a new study, one that exists, the sample, and the studies opened lately.

It is on screen before the database library is loaded: it knows paths and nothing of what is in them.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import Theme, icon
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.card import Card
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

WIDTH = 880
STEPS = (
    ("add", "New study", "Choose a name, a place and a passphrase."),
    ("open", "Open study…", "A .counterpoint file on this computer or a drive."),
    ("sample", "Sample study", "Invented people, worked through: look around, change anything."),
)


class RecentStudy(Card):
    """A study opened lately; greyed once it is known that its file is not there any more."""

    forgotten = Signal()
    backups_wanted = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__(f"Open {path.stem}")
        self.path = path
        self.there = True
        self.backups = quiet_button("Backups…")
        self.backups.setAccessibleName(f"Open a backup of {path.stem}")
        self.backups.clicked.connect(self.backups_wanted)
        self.remove = quiet_button("Remove")
        self.remove.setAccessibleName(f"Remove {path.stem} from this list")
        self.remove.clicked.connect(self.forgotten)
        self._name = plain_label(path.stem, "heading")
        self._folder = ElidedLabel(_short(path.parent))
        self._folder.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.plain = plain_label("Not encrypted", "amber")
        self.plain.setToolTip("Anybody who gets hold of this file can read it.")
        self.plain.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        words.addWidget(self.plain)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.backups)
        row.addWidget(self.remove)
        self.column.addLayout(row)

    def show_gone(self) -> None:
        """The file is not there: it cannot be opened, but taken off the list, or its backups opened."""
        self.there = False
        self.setAccessibleName(f"{self.path.stem}, not found")
        self._folder.set_words(f"Not found in {_short(self.path.parent)}")
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Step(Card):
    """One of the three ways to begin."""

    def __init__(self, theme: Theme, icon_name: str, title: str, words: str) -> None:
        super().__init__(title)
        self.setAccessibleDescription(words)
        self._theme = theme
        self._icon_name = icon_name
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(24, 24))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(plain_label(title, "heading"))
        told.addWidget(wrapped_label(words, "quiet"))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        self.column.addLayout(row)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._theme.roles, self._icon_name, "accent").pixmap(QSize(24, 24)))


class WelcomePage(QWidget):
    """Says what the reader chose; opens nothing itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    fresh_sample_wanted = Signal()
    recent_wanted = Signal(object)
    """A `Path` of the list."""
    forget_wanted = Signal(object)
    """A `Path` to take off the list."""
    backups_wanted = Signal(object)
    """A `Path` whose backups are asked for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Welcome")
        self.steps = [Step(theme, *step) for step in STEPS]
        for step, wanted in zip(self.steps, (self.new_wanted, self.open_wanted, self.sample_wanted), strict=True):
            step.opened.connect(wanted)
        self.fresh = quiet_button("Start the sample afresh")
        self.fresh.clicked.connect(self.fresh_sample_wanted)
        self.fresh.hide()
        self.recent: list[RecentStudy] = []
        self.nothing = wrapped_label(
            "Nothing yet. Studies you open are listed here, on this computer only.", "quiet"
        )
        self._recent_column = QVBoxLayout()
        self._recent_column.setSpacing(8)
        self._lay_out()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the studies opened lately, the newest first."""
        for old in self.recent:
            self._recent_column.removeWidget(old)
            old.deleteLater()
        self.recent = [RecentStudy(Path(path)) for path in paths]
        for place, entry in enumerate(self.recent):
            self._recent_column.insertWidget(place, entry)
            entry.opened.connect(lambda entry=entry: self._open(entry))
            entry.backups_wanted.connect(lambda path=entry.path: self.backups_wanted.emit(path))
            entry.forgotten.connect(lambda path=entry.path: self.forget_wanted.emit(path))
        self.nothing.setVisible(not paths)

    def _open(self, entry: RecentStudy) -> None:
        if entry.there:
            self.recent_wanted.emit(entry.path)

    def offer_fresh_sample(self, offered: bool) -> None:
        """Whether the sample can be started afresh: beside a used one."""
        self.fresh.setVisible(offered)

    def show_missing(self, missing: Collection[Path]) -> None:
        """Grey those whose files are not there any more."""
        for entry in self.recent:
            if entry.path in missing:
                entry.show_gone()

    def show_plain(self, plain: Collection[Path]) -> None:
        """Mark those that anybody can read."""
        for entry in self.recent:
            entry.plain.setVisible(entry.path in plain)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        grid = QGridLayout(page)
        grid.setContentsMargins(32, 0, 32, 32)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(8)
        heading = QVBoxLayout()
        heading.setSpacing(4)
        heading.addWidget(plain_label("Counterpoint", "title"))
        heading.addWidget(wrapped_label("What children, carers and practitioners say, set side by side.", "quiet"))
        grid.addLayout(heading, 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, 24)
        grid.addWidget(section_heading("Begin"), 2, 0)
        grid.addWidget(section_heading("Recent studies"), 2, 1)
        begin = QVBoxLayout()
        begin.setSpacing(8)
        for step in self.steps:
            begin.addWidget(step)
        begin.addWidget(self.fresh, 0, Qt.AlignmentFlag.AlignLeft)
        begin.addStretch()
        self._recent_column.addWidget(self.nothing)
        self._recent_column.addStretch()
        grid.addLayout(begin, 3, 0)
        grid.addLayout(self._recent_column, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        across = QWidget()
        row = QHBoxLayout(across)
        row.addStretch(1)
        row.addWidget(page, 20)
        row.addStretch(1)
        within = QWidget()
        column = QVBoxLayout(within)
        column.addStretch(2)
        column.addWidget(across)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(within)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


def _short(folder: Path) -> str:
    """A folder as people say it: from the home folder on."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
