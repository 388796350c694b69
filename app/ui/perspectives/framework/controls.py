"""The scope bar of the framework matrix: which columns, whom, and how far the summaries are, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.study.rows import ParticipantRow
from app.ui.perspectives.cell_words import many, people
from app.ui.perspectives.framework.arranging import Line, Who, answers_of, people_of
from app.ui.perspectives.framework.columns import Choosing, Columns
from app.ui.perspectives.framework.reading import ReadFramework
from app.ui.perspectives.framework.words import progress_words
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.search_field import SearchField

TO_DO = "to do"
"""The key of the number that goes to the next cell to summarise."""
_ANY = {"perspective": "All perspectives", "area": "All areas", "answer": "Any attribute"}


class MatrixControls(QWidget):
    """Everything the reader may choose about the matrix."""

    columns_chosen = Signal(object)
    """`Columns`, other ones."""
    who_changed = Signal()
    searched_on = Signal()
    """Enter in the field: to the next cell with the words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What the matrix shows")
        self.sentence = LinkedSentence(theme)
        self.columns = _chooser("Columns", 14)
        self.choose_button = Button("Choose columns…")
        self.perspective, self.area = _chooser("Perspective", 12), _chooser("Area", 9)
        self.answer = _chooser("Attribute", 12)
        self.search = SearchField(theme, "Find in summaries and names…")
        self.search.setMinimumWidth(260)
        self.copy_button, self.save_button = Button("Copy table"), Button("Save matrix…")
        self._lay_out()
        self.columns.activated.connect(lambda _: self.columns_chosen.emit(self.columns.currentData()))
        for chooser in (self.perspective, self.area, self.answer):
            chooser.currentIndexChanged.connect(lambda _: self.who_changed.emit())
        self.search.textChanged.connect(lambda _: self.who_changed.emit())
        self.search.entered.connect(lambda _: self.searched_on.emit())

    @property
    def who(self) -> Who:
        """Whom the reader wants to see."""
        return Who(
            self.perspective.currentData(), self.area.currentData(), self.answer.currentData(), self.search.text()
        )

    def show_read(self, read: ReadFramework) -> None:
        """Offers what there is to choose from."""
        kinds = [("Themes", Columns()), ("Top-level codes", Columns(Choosing.TOP_LEVEL))]
        kinds += [(f"Codes of “{row.name}”", Columns(Choosing.SET, row.id)) for row in read.sets]
        if read.columns.choosing is Choosing.CHOSEN:
            kinds.append(("My columns", read.columns))
        found = read.framework.people
        perspectives = {row.perspective: row.perspective_name for row in found if row.perspective is not None}
        areas = {row.area: row.area_name for row in found if row.area is not None}
        _offer(self.columns, kinds, read.columns)
        _offer(self.perspective, _with_any("perspective", [(name, key) for key, name in perspectives.items()]))
        _offer(self.area, _with_any("area", sorted(((name, key) for key, name in areas.items()), key=_by_name)))
        _offer(
            self.answer,
            _with_any("answer", [(f"{name}: {said}", (name, said)) for name, said in answers_of(found)]),
        )
        self.area.setVisible(bool(areas))
        self.answer.setVisible(self.answer.count() > 1)

    def say(self, read: ReadFramework, lines: Sequence[Line]) -> None:
        """Says what is looked at and how far it is."""
        found = read.framework
        shown: list[ParticipantRow] = [line.person for line in people_of(lines)]
        some = (
            people(len(shown))
            if len(shown) == len(found.people)
            else f"{len(shown)} of {people(len(found.people))}"
        )
        said = [Words(f"{some} · {many(len(found.topics), 'column')} · {progress_words(found)}")]
        if found.to_do:
            said += [Words(" · "), Words(f"{found.to_do:,} with passages to do", TO_DO)]
        self.sentence.say(said)
        self.setAccessibleDescription(self.sentence.words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(page_title("Who says what, person by person"))
        head.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.copy_button)
        head.addWidget(self.save_button)
        choices = QWidget()
        row = FlowRow(choices)
        for part in (self.columns, self.choose_button, self.perspective, self.area, self.answer, self.search):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(choices)


def _by_name(choice: tuple[str, object]) -> str:
    return choice[0].casefold()


def _with_any(kind: str, choices: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    return [(_ANY[kind], None), *choices]


def _chooser(name: str, characters: int) -> Choice:
    chooser = Choice()
    chooser.setAccessibleName(name)
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(characters)
    return chooser


def _offer(chooser: QComboBox, choices: Sequence[tuple[str, object]], chosen: object = None) -> None:
    """Offers choices; what was chosen stays chosen where it is still there."""
    wanted = chooser.currentData() if chosen is None else chosen
    with QSignalBlocker(chooser):
        chooser.clear()
        for said, value in choices:
            chooser.addItem(said, value)
        place = next((place for place, (_, value) in enumerate(choices) if value == wanted), 0)
        chooser.setCurrentIndex(place)
