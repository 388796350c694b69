"""The passages named for a theme and against it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.coding.theme_rows import NamedPassage
from app.ui.widgets.headings import section_heading
from app.ui.widgets.wrapped_rows import WrappedRows

_PASSAGE = Qt.ItemDataRole.UserRole
NOTHING = {
    True: "Nothing named yet. Choose a passage and say that it speaks against the theme.",
    False: "Nothing named yet. Choose a passage and say that it speaks for the theme.",
}


class NamedList(QListWidget):
    """Passages on one side: Enter opens one in its transcript, Delete takes it off the theme."""

    opened = Signal(object)
    """A `NamedPassage`."""
    removed = Signal(object)
    turned = Signal(object)
    """It speaks for the other side."""

    def __init__(self, title: str, *, contrary: bool) -> None:
        super().__init__()
        self._contrary = contrary
        self.setAccessibleName(title)
        self.setItemDelegate(WrappedRows(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_PASSAGE)))

    def show_passages(self, passages: Sequence[NamedPassage]) -> None:
        """Show other passages."""
        self.clear()
        for named in passages:
            said = f"“{named.excerpt.words}”"
            note = f"\n{named.note}" if named.note else ""
            item = QListWidgetItem(f"{said}\n{named.excerpt.source_name}, turn {named.excerpt.turn_number}{note}")
            item.setData(_PASSAGE, named)
            self.addItem(item)
        if not passages:
            item = QListWidgetItem(NOTHING[self._contrary])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as all its rows: what is around it scrolls, so that no row is half there."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell(self.removed)
        else:
            super().keyPressEvent(event)

    def _open_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is None or item.data(_PASSAGE) is None:
            return
        self.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        turn = "It speaks for the theme" if self._contrary else "It speaks against the theme"
        for words, signal in (
            ("Open in its transcript", self.opened),
            (turn, self.turned),
            ("Take it off the theme", self.removed),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, signal=signal: self._tell(signal))
        menu.popup(self.viewport().mapToGlobal(place))

    def _tell(self, signal: SignalInstance) -> None:
        named = self.currentIndex().data(_PASSAGE)
        if named is not None:
            signal.emit(named)


class ThemeEvidence(QWidget):
    """Both sides, one below the other: what speaks against it stands first, for it is what one overlooks."""

    opened = Signal(object)
    removed = Signal(object)
    turned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.against = NamedList("Passages that speak against it", contrary=True)
        self.supporting = NamedList("Passages that speak for it", contrary=False)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for title, side in (("Speaks against it", self.against), ("Speaks for it", self.supporting)):
            column.addWidget(section_heading(title))
            column.addWidget(side)
            side.currentItemChanged.connect(lambda now, _, side=side: self._follow(side, now))
            side.opened.connect(self.opened)
            side.removed.connect(self.removed)
            side.turned.connect(self.turned)

        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _follow(self, side: NamedList, now: QListWidgetItem | None) -> None:
        """The row the keyboard came to is in sight."""
        if now is not None:
            row = side.visualItemRect(now)
            place = side.viewport().mapTo(self._inside, row.center())
            self._area.ensureVisible(place.x(), place.y(), 0, row.height() // 2 + 10)

    def show_passages(self, passages: Sequence[NamedPassage]) -> None:
        """Show what was named."""
        self.against.show_passages([named for named in passages if named.contrary])
        self.supporting.show_passages([named for named in passages if not named.contrary])
