"""Where a string stands: each place with the words around it, the string marked."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.language.spans import Span
from app.safeguards.pseudonyms.rows import Place
from app.ui.models.passage_painter import PassagePainter, Spoken
from app.ui.models.tree_model import TOP, Index
from app.ui.theme import Theme


class PlacesModel(QAbstractListModel):
    """The places of one string, in the order of the transcripts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()
        self.told: dict[int, str] = {}
        """What becomes of single places, by where they stand in the list."""

    def show(self, places: Sequence[Place], told: dict[int, str]) -> None:
        """Shows other places."""
        self.beginResetModel()
        self.places, self.told = tuple(places), told
        self.endResetModel()

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = self.places[index.row()]
        words = " ".join(f"{place.before}{place.words}{place.after}".split())
        return f"{place.source_name}: {words} {self.told.get(index.row(), '')}".strip()


class PlacesList(QListView):
    """Enter or a double click opens a place in its transcript."""

    opened = Signal(object)
    """A `Place` is wanted in its transcript."""
    moved = Signal()
    """The keyboard came to another place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_places = PlacesModel(self)
        self.setModel(self.model_of_places)
        self.setItemDelegate(PassagePainter(theme, self, self._spoken))
        self.setAccessibleName("Where these words stand")
        self.setAccessibleDescription("Enter opens the place in its transcript")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self.doItemsLayout)

    def show_places(self, places: Sequence[Place], told: dict[int, str]) -> None:
        """Shows where other words stand; where they are the same, the keyboard stays in its place."""
        row = self.currentIndex().row() if tuple(places) == self.model_of_places.places else 0
        self.model_of_places.show(places, told)
        if places:
            self.setCurrentIndex(self.model_of_places.index(max(0, row)))

    def current(self) -> Place | None:
        """The place at hand."""
        row = self.currentIndex().row()
        return self.model_of_places.places[row] if 0 <= row < len(self.model_of_places.places) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        place = self.current()
        if place is not None:
            self.opened.emit(place)

    def _spoken(self, index: Index) -> Spoken:
        place = self.model_of_places.places[index.row()]
        where = "Speaker’s label" if place.label else ""
        told = self.model_of_places.told.get(index.row(), "")
        return Spoken(
            voices=(),
            source_name=place.source_name,
            turn_number=place.turn,
            before=place.before,
            text=place.words,
            after=place.after,
            foot=" · ".join(filter(None, (where, told))),
            marked=(Span(0, len(place.words)),),
        )
