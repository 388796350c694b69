"""Where somebody is still quoted or named: ticked where other words are put, opened where others said it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.safeguards.withdrawal.rows import Place, Trace
from app.ui.widgets import clipboard
from app.ui.widgets.table_copy import table_mime

HEADS = ("What", "Where", "Words", "Times", "Seen")
_PLACE = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 6
_AROUND = 30


class PlacesList(QListWidget):
    """Quotations are ticked beforehand; names are for the reader to decide."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where they are still quoted or named")
        self.setToolTip("Space ticks a place; Enter goes to it.")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._go)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places; what was ticked or not stays so."""
        known = {
            item.data(_PLACE).key: item.checkState() for item in self._items() if item.data(_PLACE).replaceable
        }
        self.clear()
        for place in places:
            item = QListWidgetItem(place_words(place))
            item.setData(_PLACE, place)
            if place.replaceable:
                usual = Qt.CheckState.Checked if place.trace is Trace.QUOTED else Qt.CheckState.Unchecked
                item.setCheckState(known.get(place.key, usual))
            self.addItem(item)
        self.setFixedHeight(min(len(places), _ROWS_SHOWN) * self.fontMetrics().lineSpacing() * 5 // 2 + 12)

    def chosen(self) -> list[str]:
        """The keys of the ticked places."""
        return [item.data(_PLACE).key for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _go(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(item.data(_PLACE))


def place_words(place: Place) -> str:
    """A place in a line: what, where, and the words there."""
    before = _cut(place.before, first=False)
    after = _cut(place.after, first=True)
    around = " ".join(f"{before}{place.words}{after}".split())
    times = "" if place.times == 1 else f" ({place.times} times)"
    # Of a few words that may be theirs, one has to see which they are.
    which = f" “{' '.join(place.words.split())}”" if place.trace is Trace.PERHAPS else ""
    return f"{place.trace.value.capitalize()}{which}{times} — {place.where}: {around}"


def copy_places(places: Sequence[Place], seen: Collection[str] = ()) -> None:
    """Put places on the clipboard as a table; `seen` are the keys of those somebody has looked at."""
    rows = [
        (
            place.trace.value.capitalize(),
            place.where,
            f"{place.before}{place.words}{place.after}",
            str(place.times),
            "yes" if place.key in seen else "",
        )
        for place in places
    ]
    clipboard.put(table_mime(HEADS, rows))


def _cut(words: str, *, first: bool) -> str:
    """The words next to a place, with a sign that there are more."""
    if len(words) <= _AROUND:
        return words
    return f"{words[:_AROUND]}…" if first else f"…{words[-_AROUND:]}"
