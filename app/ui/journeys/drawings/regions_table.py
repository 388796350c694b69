"""The regions of a picture as a table: its twin for those who cannot see it, and for an overview."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from app.coding.region_rows import RegionRow
from app.journeys.evidence_rows import MarkTold
from app.ui.journeys.drawings.canvas.shown import Key
from app.ui.journeys.drawings.reading import Seen
from app.ui.models.lines_model import KEY, Line, LinesModel
from app.ui.widgets import clipboard
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.table_copy import table_mime

HEADS = ("No.", "What is seen", "Codes", "Words", "Notes")


class RegionsTable(RowTable):
    """Arrows choose a region; Enter codes it; Delete removes it."""

    chosen = Signal(object)
    """A `Key` was chosen here."""
    commanded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Regions of the picture", parent, kept="region columns")
        self.setAccessibleDescription("Enter codes the region, Delete removes it, Ctrl+C copies the table")
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSortingEnabled(False)
        self._lines = LinesModel(HEADS, self)
        self.setModel(self._lines)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now.data(KEY)))

    def show_regions(self, seen: Seen, at_hand: Key | None) -> None:
        """Show the regions of a picture, then its redactions."""
        lines = [Line(cells_of(row, seen.marks.get(row.id, ())), Key(False, row.id)) for row in seen.regions]
        for number, redaction in enumerate(seen.redactions, 1):
            lines.append(Line((f"×{number}", redaction.reason or "Redacted", "", "", ""), Key(True, redaction.id)))
        self.selectionModel().blockSignals(True)
        if lines != self._lines.lines:
            self._lines.show(lines)
        place = next((n for n, line in enumerate(lines) if line.key == at_hand), None)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(self._lines.index(-1, 0))
        else:
            self.setCurrentIndex(self._lines.index(place, 0))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def lines(self) -> list[tuple[str, ...]]:
        """What stands there, row by row."""
        return [line.cells for line in self._lines.lines]

    def copy(self) -> None:
        """The table for another program."""
        clipboard.put(table_mime(HEADS, self.lines()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.commanded.emit("drawing.code")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.commanded.emit("drawing.remove")
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy()
        else:
            super().keyPressEvent(event)

    def _tell(self, key: object) -> None:
        if isinstance(key, Key):
            self.chosen.emit(key)


def cells_of(row: RegionRow, marks: Sequence[MarkTold]) -> tuple[str, ...]:
    """A region in words."""
    linked = [f"“{one.passage.words}”" for one in row.words]
    linked += [f"region {one.number} of {one.name}" for one in row.regions]
    linked += [f"{mark.words} (map of {mark.pseudonym})" for mark in marks]
    return (
        str(row.number),
        row.label,
        ", ".join(dict.fromkeys(code.name for code in row.codes)),
        "; ".join(linked),
        str(row.notes) if row.notes else "",
    )
