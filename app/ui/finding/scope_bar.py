"""Whose words are looked through, and where: every choice narrows what the others leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.coding.rows import CodeId, CodeRow
from app.study.queries.finding import Scope
from app.study.rows import (
    AreaId,
    AreaRow,
    ParticipantId,
    ParticipantRow,
    PerspectiveId,
    PerspectiveRow,
    SourceId,
    SourceRow,
)
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.marked_choice import MarkedChoice

ANYBODY, ANYWHERE, ANY_SOURCE, ANY_CODE = "Anybody’s words", "Any area", "Any transcript", "Coded or not"
_PERSPECTIVE, _PERSON, _WITH, _WITHOUT = "perspective", "person", "with", "without"
"""What kind of thing a choice names, before its number."""
INTERVIEWER = "The interviewer’s too"


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from."""

    perspectives: Sequence[PerspectiveRow] = ()
    people: Sequence[ParticipantRow] = ()
    areas: Sequence[AreaRow] = ()
    sources: Sequence[SourceRow] = ()
    codes: Sequence[CodeRow] = ()


class ScopeBar(QWidget):
    """Whose words, in which area and transcript, and whether they are coded."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Whose words are searched")
        self.whose = MarkedChoice(theme)
        self.area, self.source, self.coded = Choice(), Choice(), Choice()
        self.interviewer = QCheckBox(INTERVIEWER)
        self.interviewer.setToolTip("Search the interviewer’s turns too; they are nobody’s evidence")
        row = FlowRow(self)
        for choice, name, told in (
            (self.whose, "Whose words", "Search the words of one perspective or one person"),
            (self.area, "Area", "Search the words of people of one area"),
            (self.source, "Transcript", "Search one transcript"),
            (self.coded, "Coded or not", "Search only where a code is, or is not"),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(told)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(16)
            choice.setMaxVisibleItems(24)
            choice.currentIndexChanged.connect(lambda _: self._tell())
            row.addWidget(choice)
        row.addWidget(self.interviewer)
        self.interviewer.toggled.connect(lambda _: self.changed.emit())
        self.offer(Offered())

    @property
    def scope(self) -> Scope:
        """Whose words are chosen."""
        whose, area, source = (choice.currentData() for choice in (self.whose, self.area, self.source))
        kind, _, chosen = str(whose or "").partition(" ")
        return Scope(
            perspectives=frozenset({PerspectiveId(int(chosen))} if kind == _PERSPECTIVE else ()),
            participants=frozenset({ParticipantId(int(chosen))} if kind == _PERSON else ()),
            areas=frozenset() if area is None else frozenset({AreaId(area)}),
            sources=frozenset() if source is None else frozenset({SourceId(source)}),
            interviewer=self.interviewer.isChecked() and self.interviewer.isEnabled(),
        )

    @property
    def code(self) -> tuple[CodeId | None, bool]:
        """The code that must be on a place, or (False) must not."""
        kind, _, code = str(self.coded.currentData() or "").partition(" ")
        return (CodeId(int(code)) if code else None), kind != _WITHOUT

    @property
    def whose_words(self) -> str:
        """Who the people are that are counted, behind their number: " (Carers)"."""
        names = [
            choice.currentText() for choice in (self.whose, self.area, self.source) if choice.currentIndex() > 0
        ]
        return f" ({', '.join(names)})" if names else ""

    def offer(self, offered: Offered) -> None:
        """Offer what there is; what is chosen stays so while it is there."""
        kept = [choice.currentData() for choice in self._choices]
        with QSignalBlocker(self.whose), QSignalBlocker(self.area), QSignalBlocker(self.source):
            self._offer_people(offered)
            _fill(self.area, ANYWHERE, [(row.name, row.id) for row in offered.areas])
            _fill(self.source, ANY_SOURCE, [(row.name, row.id) for row in offered.sources if not row.excluded])
        codes = [(f"With {row.path}", f"{_WITH} {row.id}") for row in offered.codes if row.passages_below]
        codes += [(f"Without {row.path}", f"{_WITHOUT} {row.id}") for row in offered.codes if row.passages_below]
        with QSignalBlocker(self.coded):
            _fill(self.coded, ANY_CODE, codes)
        for choice, data in zip(self._choices, kept, strict=True):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(max(0, choice.findData(data)))
        self.area.setVisible(len(offered.areas) > 1)
        self.coded.setVisible(bool(codes))
        self._allow_interviewer()

    def chosen(self) -> tuple[object, ...]:
        """What is chosen, to be given to `choose` later."""
        return (*(choice.currentData() for choice in self._choices), self.interviewer.isChecked())

    def choose(self, chosen: Sequence[object]) -> None:
        """Choose what was chosen before, where it is still there."""
        *data, interviewer = chosen
        for choice, one in zip(self._choices, data, strict=True):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(max(0, choice.findData(one)))
        with QSignalBlocker(self.interviewer):
            self.interviewer.setChecked(bool(interviewer))
        self._tell()

    def choose_perspective(self, perspective: PerspectiveId | None) -> None:
        """The words of one perspective, everything else open; of anybody where None is given."""
        whose = None if perspective is None else f"{_PERSPECTIVE} {perspective}"
        self.choose((whose, None, None, None, False))

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return (self.whose, self.area, self.source, self.coded)

    def _offer_people(self, offered: Offered) -> None:
        self.whose.offer_nothing()
        self.whose.addItem(ANYBODY, None)
        for one in offered.perspectives:
            self.whose.add_marked(one.name, f"{_PERSPECTIVE} {one.id}", one.palette)
        if offered.perspectives and offered.people:
            self.whose.insertSeparator(self.whose.count())
        for person in offered.people:
            if person.counted:
                self.whose.add_marked(person.pseudonym, f"{_PERSON} {person.id}", person.perspective_palette)

    def _tell(self) -> None:
        self._allow_interviewer()
        self.changed.emit()

    def _allow_interviewer(self) -> None:
        """Where certain people's words are wanted, the interviewer's are not."""
        self.interviewer.setEnabled(self.whose.currentIndex() <= 0 and self.area.currentIndex() <= 0)


def _fill(choice: Choice, first: str, rows: Sequence[tuple[str, object]]) -> None:
    choice.clear()
    choice.addItem(first, None)
    for words, value in rows:
        choice.addItem(words, value)
