"""The saved queries at the left: asked anew by a click or Enter, named, put in order, forgotten."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from app.coding import actions
from app.coding.asking.conditions import Condition
from app.coding.asking.rows import SavedQueryRow
from app.coding.rows import SavedQueryId
from app.ui.open_study import OpenStudy
from app.ui.widgets.ordered_names import Named, OrderedNames
from app.ui.widgets.plain_text import wrapped_label

NOTHING_SAVED = "A question you ask often can be kept here under a name. It is asked anew whenever you open it."


class SavedPanel(QWidget):
    """Tells which query is wanted; keeps the question at hand under a typed name."""

    wanted = Signal(object)
    """A `SavedQueryRow`."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._rows: dict[int, SavedQueryRow] = {}
        self.question: Condition | None = None
        """What is kept when a name is typed."""
        self.names = OrderedNames(
            "Saved queries", add=self._save, rename=self._rename, remove=self._remove, move=self._move
        )
        self.names.new.setPlaceholderText("Save this question as…")
        self.names.new.setToolTip("Type a name and press Enter to keep the question at hand")
        self.nothing = wrapped_label(NOTHING_SAVED, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 12, 12)
        column.addWidget(self.names, 1)
        column.addWidget(self.nothing)
        self.names.list.itemClicked.connect(self._open)
        self.names.list.itemActivated.connect(self._open)
        self.names.new.setEnabled(not study.read_only)
        self.setFocusProxy(self.names.list)

    def show_saved(self, rows: Sequence[SavedQueryRow]) -> None:
        """Shows the queries there are."""
        self._rows = {row.id: row for row in rows}
        self.names.show_rows([Named(row.id, row.name, "Click or Enter asks it; F2 renames it") for row in rows])
        self.nothing.setVisible(not rows)

    def start_saving(self) -> None:
        """Puts the keyboard where the question at hand is named."""
        self.names.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        row = self._rows.get(item.data(Qt.ItemDataRole.UserRole))
        if row is not None:
            self.wanted.emit(row)

    def _save(self, name: str) -> SavedQueryId | None:
        where, project = self.question, self._study.project
        if where is None or not self._study.may_change():
            return None
        made = self._study.attempt(
            lambda: actions.save_query(project, name=name, where=where, made_by=self._study.settings.coder)
        )
        if made is not None:
            self._study.said.emit("Query saved: it is asked anew whenever you open it.")
        return made

    def _rename(self, query: int, name: str) -> bool | None:
        return self._done(lambda: actions.rename_query(self._study.project, query=SavedQueryId(query), name=name))

    def _remove(self, query: int) -> bool | None:
        return self._done(lambda: actions.remove_query(self._study.project, query=SavedQueryId(query)))

    def _move(self, query: int, position: int) -> bool | None:
        return self._done(
            lambda: actions.move_query(self._study.project, query=SavedQueryId(query), position=position)
        )

    def _done(self, do: Callable[[], None]) -> bool | None:
        if not self._study.may_change():
            return None

        def done() -> bool:
            do()
            return True

        return self._study.attempt(done)
