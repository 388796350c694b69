"""Saying anew when a mark of the lifegrid was, as precisely as it was told and no more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from app.journeys.rules import When, read_when
from app.journeys.rules.told import NOT_KNOWN, when_told
from app.problems import Problem
from app.ui.widgets.plain_text import wrapped_label

WIDTH = 420
HELP = (
    "A date, a month, a year, an age, or what it was before or after: 7, age 7-8, March 2012, 01/03/2012, "
    "after “Moved to Nan’s”. A question mark where nobody knows."
)
STILL_WORDS = "still"


class TimesDialog(QDialog):
    """One time, or of a spell two; `told` gives them once they can be read."""

    told = Signal(object, object)
    """The start (or the one time), and the end of a spell: None where it goes on."""

    def __init__(
        self,
        what: str,
        start: When,
        end: When | None,
        names: Mapping[int, str],
        parent: QWidget | None = None,
        *,
        lasts: bool,
    ) -> None:
        """`lasts` is said of what has an end, None where it goes on; `names` are those of events."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("When it was")
        self.setMinimumWidth(WIDTH)
        self._events = {name: event for event, name in names.items()}
        self._before = (start, end)
        self._lasts = lasts
        self.start = QLineEdit(_as_typed(start, names))
        self.end = QLineEdit("" if end is None else _as_typed(end, names))
        self.start.setAccessibleName("From" if lasts else "When")
        self.end.setAccessibleName("Until")
        self.end.setPlaceholderText(STILL_WORDS)
        self.wrong = wrapped_label("", "danger")
        self.wrong.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        form = QFormLayout(self)
        form.addRow(wrapped_label(what, "heading"))
        form.addRow(self.start.accessibleName(), self.start)
        if lasts:
            form.addRow(self.end.accessibleName(), self.end)
        form.addRow(wrapped_label(HELP, "small"))
        form.addRow(self.wrong)
        form.addRow(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        try:
            start, end = self._read(self.start, self._before[0]), self._end()
        except Problem as problem:
            self.wrong.setText(f"{problem.sentence} {problem.advice}")
            self.wrong.show()
            return
        super().accept()
        self.told.emit(start, end)

    def _end(self) -> When | None:
        typed = self.end.text().strip().casefold()
        if not self._lasts or typed in {"", STILL_WORDS, "still going on", "now"}:
            return None
        return self._read(self.end, self._before[1])

    def _read(self, field: QLineEdit, before: When | None) -> When:
        """What stands in a field; one that nobody touched says what it said, to the day."""
        return before if before is not None and not field.isModified() else read_when(field.text(), self._events)


def _as_typed(when: When, names: Mapping[int, str]) -> str:
    told = when_told(when, names)
    return "?" if told == NOT_KNOWN else told
