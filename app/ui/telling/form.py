"""A form about one mark: its fields under each other, read at once; what cannot be is refused under its field."""

from collections.abc import Callable, Collection
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.problems import Problem
from app.ui.telling.fields import Answer, CodeField, Row, TellerChoice, WhenField, WordsField
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.edited_field import EditedField

Field = Answer | CodeField | EditedField | TellerChoice | WhenField | WordsField
T = TypeVar("T")
MORE, LESS = "More about it", "Less"


class Form(QWidget):
    """`edited` when a field was finished with something else in it; a subclass reads the fields."""

    edited = Signal()
    left = Signal()
    """Ctrl+Enter or Esc in a text: the keyboard goes back to where it came from."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._more: set[str] = set()
        self._unfit: set[str] = set()
        self.more = quiet_button(MORE)
        self.more.setCheckable(True)
        self.more.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.toggled.connect(self._show_more)

    def add(self, name: str, field: Field, help: str = "", *, more: bool = False) -> None:
        """One more field under a name; `more` is out of sight until it is asked for or something stands in it."""
        row = Row(name, field, help)
        self.rows[name] = row
        if more:
            self._more.add(name)
        self.column.insertWidget(self.column.count() - 1, row)
        self.setTabOrder(field, self.more)
        field.finished.connect(lambda *_: self.edited.emit())
        if isinstance(field, EditedField):
            field.left.connect(self.left)

    def only_read(self, *, on: bool) -> None:
        """Whether nothing can be changed here."""
        for row in self.rows.values():
            row.setEnabled(not on)

    def fit(self, unfit: Collection[str] = ()) -> None:
        """Show the fields that make sense, of those that are rarely needed only where something stands in them."""
        self._unfit = set(unfit)
        self._show_more(on=self.more.isChecked())

    def enter(self) -> QWidget:
        """The keyboard goes to the first field, which is returned."""
        field = next(iter(self.rows.values())).field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return field

    @property
    def refused(self) -> Row | None:
        """The first field that says why it cannot be as it stands."""
        return next((row for row in self.rows.values() if row.refusal), None)

    def finish(self) -> None:
        """Tell what was typed and not yet left."""
        for row in self.rows.values():
            if isinstance(row.field, EditedField | WordsField):
                row.field.finish()

    def _show_more(self, on: bool) -> None:
        folded = {name for name in self._more if not self.rows[name].filled}
        for name, row in self.rows.items():
            row.setVisible(name not in self._unfit and (on or name not in folded))
        self.more.setVisible(bool(folded - self._unfit))
        self.more.setText(LESS if on else MORE)

    def refuse(self, name: str, problem: Problem | None) -> None:
        """Say under a field why it cannot be so."""
        self.rows[name].refuse(problem)

    def when_of(self, name: str, field: WhenField, read: Callable[[WhenField], T]) -> T:
        """A time that was typed; a Problem also stands under its field."""
        try:
            found = read(field)
        except Problem as problem:
            self.refuse(name, problem)
            raise
        self.refuse(name, None)
        return found
