"""What a withdrawal would do, laid out to be read before anything is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from app.coding.concern_rows import ConcernRow
from app.safeguards.withdrawal import telling
from app.safeguards.withdrawal.rows import PictureFate, WithdrawalKind, WithdrawalPreview
from app.study.rows import CaseId, SourceId
from app.ui.open_study import OpenStudy
from app.ui.study.identity.identity_desk import IdentityDesk
from app.ui.study.withdrawal.exports_part import ExportsPart
from app.ui.study.withdrawal.places_list import PlacesList, copy_places
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

REPLACED = (
    "Ticked places get “[participant withdrew]” instead. What others said in transcripts stays theirs, and so do "
    "field notes: look at them there. “Perhaps quoted” are a few words that they said, too: tick what is meant."
)


class ToldPart(QWidget):
    """Counts and consequences of one kind; with deleting also what may be chosen."""

    chosen = Signal()
    """A case was chosen to go as well or not, or something else is to become of a picture."""
    place_wanted = Signal(object)
    """Go to a `Place` or a `ConcernRow`; the dialog closes."""
    review_wanted = Signal()
    """Go through all the places, beside the study; the dialog closes."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this does")
        self._study = study
        self._keys = IdentityDesk(study, self)
        self.cases: dict[CaseId, QCheckBox] = {}
        self.pictures: dict[SourceId, Choice] = {}
        self.exports: ExportsPart | None = None
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

    def chosen_cases(self) -> list[CaseId]:
        """The cases that are to go as well."""
        return [case for case, box in self.cases.items() if box.isChecked()]

    def fates(self) -> dict[SourceId, PictureFate]:
        """What is to become of each picture that others drew, too."""
        return {source: PictureFate(choice.currentData()) for source, choice in self.pictures.items()}

    def tell(self, kind: WithdrawalKind, told: WithdrawalPreview, today: str, backups: str) -> None:
        """Show what one kind of withdrawal would do, `backups` what becomes of the study as it was.

        What was chosen stays.
        """
        cases = set(self.chosen_cases())
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
            self._tell_key()
            self._say(backups)
        promised = telling.deadline(told, today)
        if promised:
            self._column.addWidget(wrapped_label(promised, "amber"))
        if deleting:
            self._choices(told, cases)
            if told.places:
                self._show_places(told)
        if told.exports:
            self.exports = ExportsPart(self._study, told.exports)
            self._column.addWidget(self.exports)
        self._column.addStretch()

    def _choices(self, told: WithdrawalPreview, cases: set[CaseId]) -> None:
        if told.cases:
            self._head("Delete these as well?")
        for held in told.cases:
            marks = f", with {held.others} marks that others told" if held.others else ""
            box = QCheckBox(f"The case of {held.pseudonym}, its journey and networks{marks}")
            box.setChecked(held.id in cases)
            box.toggled.connect(self.chosen)
            self._column.addWidget(box)
            self.cases[held.id] = box
        if told.joint:
            self._head("Pictures they drew with others")
            within = QWidget()
            form = QFormLayout(within)
            form.setContentsMargins(0, 0, 0, 0)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            self._column.addWidget(within)
        for one in told.joint:
            choice = Choice()
            choice.setAccessibleName(f"What becomes of {one.name}")
            for fate in PictureFate:
                choice.addItem(telling.FATES[fate], fate)
            choice.setCurrentIndex(choice.findData(one.fate))
            choice.activated.connect(lambda _: self.chosen.emit())
            form.addRow(plain_label(one.name), choice)
            self.pictures[one.id] = choice

    def _show_places(self, told: WithdrawalPreview) -> None:
        self._head("Where they are still quoted or named")
        self._say(REPLACED, "quiet")
        self.places.show_places(told.places)
        self._column.addWidget(self.places)
        self.places.show()
        review, copy = Button("Go through them…"), Button("Copy list")
        review.setToolTip("Each in its place, beside the study; come back to this afterwards")
        review.clicked.connect(self.review_wanted)
        copy.setAccessibleName("Copy the list of places")
        copy.setToolTip("As a table, for Word and Excel")
        copy.clicked.connect(lambda: self._copy(told))
        within = QWidget()
        buttons = FlowRow(within)
        for button in (review, copy):
            buttons.addWidget(button)
        self._column.addWidget(within)

    def _copy(self, told: WithdrawalPreview) -> None:
        copy_places(told.places)
        self._study.said.emit("List copied as a table. It holds words of the study.")

    def _tell_key(self) -> None:
        """What becomes of what the identity key knows; one that is closed can be opened from here."""
        key = self._study.identity
        if key is not None:
            self._say(telling.KEY_READ_ONLY if key.read_only else telling.KEY_WILL_FORGET)
            return
        self._say(telling.KEY_STAYS)
        if self._keys.path is not None:
            button = Button("Open key…")
            button.setToolTip("Now, so that their real name is looked for, too, and the key forgets them")
            button.clicked.connect(lambda: self._keys.open())
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

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
        self.cases, self.pictures, self.exports = {}, {}, None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is self.places:
                self.places.hide()
            elif widget is not None:
                widget.hide()
                widget.deleteLater()
