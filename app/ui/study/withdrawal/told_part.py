"""What a withdrawal would do, laid out to be read before anything is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.coding.concern_rows import ConcernRow
from app.safeguards.withdrawal import telling
from app.safeguards.withdrawal.rows import WithdrawalKind, WithdrawalPreview
from app.study.rows import CaseId, SourceId
from app.ui.study.withdrawal.places_list import PlacesList
from app.ui.widgets.buttons import Button
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label


class ToldPart(QWidget):
    """Counts and consequences of one kind; with deleting also what may be chosen."""

    chosen = Signal()
    """A case or a picture was chosen to go as well, or not."""
    place_wanted = Signal(object)
    """Go to a `Place` or a `ConcernRow`; the dialog closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this does")
        self.cases: dict[CaseId, QCheckBox] = {}
        self.pictures: dict[SourceId, QCheckBox] = {}
        self.places = PlacesList()
        self.places.place_wanted.connect(self.place_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)

    def words(self) -> str:
        """Everything that stands there, to be read or tested."""
        labels = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in labels if item is not None)
        return "\n".join(str(widget.property("text") or "") for widget in widgets if widget is not None)

    def tell(self, kind: WithdrawalKind, told: WithdrawalPreview, today: str, key: str) -> None:
        """Show what one kind of withdrawal would do, `key` what becomes of who they are; what was chosen stays."""
        cases = {case for case, box in self.cases.items() if box.isChecked()}
        pictures = {source for source, box in self.pictures.items() if box.isChecked()}
        self._clear()
        deleting = kind is WithdrawalKind.DELETE
        hindrance = telling.hindrance(told) if deleting else ""
        if hindrance:
            self._column.addWidget(wrapped_label(hindrance, "danger"))
            for row in told.open_concerns:
                self._column.addWidget(self._way_to(row))
        self._head("What is theirs")
        self._say(" · ".join(telling.counted(told.counts)) or "Nothing but a name.")
        self._head("What this does")
        for line in telling.consequences(kind, told):
            self._say(line)
        if deleting:
            self._say(key)
        promised = telling.deadline(told, today)
        if promised:
            self._column.addWidget(wrapped_label(promised, "amber"))
        if deleting:
            self._choices(told, cases, pictures)
            if told.places:
                self._head("Where they are still quoted or named")
                self._say(
                    "Ticked places get “[participant withdrew]” instead. What others said in transcripts stays "
                    "theirs: look at it there.",
                    "quiet",
                )
                self.places.show_places(told.places)
                self._column.addWidget(self.places)
                self.places.show()
        if told.exports:
            self._head("Documents with them that left")
            for export in told.exports:
                self._say(telling.export_told(export))
        self._column.addStretch()

    def _choices(self, told: WithdrawalPreview, cases: set[CaseId], pictures: set[SourceId]) -> None:
        shared = [(one.id, one.name) for one in told.joint]
        # A picture chosen before is no longer among those that stay.
        shared += [(source, box.text()) for source, box in self._before.items() if source in pictures]
        if not (told.cases or shared):
            return
        self._head("Delete these as well?")
        for held in told.cases:
            marks = f", with {held.others} marks that others told" if held.others else ""
            box = self._box(f"The case of {held.pseudonym}, its journey and networks{marks}", held.id in cases)
            self.cases[held.id] = box
        for source, name in dict(shared).items():
            words = name if source in pictures else f"{name}: the whole picture, others’ part too"
            self.pictures[source] = self._box(words, source in pictures)

    def _box(self, words: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(ticked)
        box.toggled.connect(self.chosen)
        self._column.addWidget(box)
        return box

    def _way_to(self, row: ConcernRow) -> Button:
        button = Button(f"Go to the concern in {row.where}")
        button.clicked.connect(lambda: self.place_wanted.emit(row))
        return button

    def _head(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addWidget(section_heading(words))

    def _say(self, words: str, look: str = "") -> None:
        self._column.addWidget(wrapped_label(words, look))

    def _clear(self) -> None:
        self._before = self.pictures
        self.cases, self.pictures = {}, {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.places:
                self.places.hide()
            elif widget is not None:
                widget.hide()
                widget.deleteLater()
