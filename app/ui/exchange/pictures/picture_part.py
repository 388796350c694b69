"""One picture file of the import: its pages in small, whose it is, or why it cannot be read."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.study.picture_rows import PictureKind
from app.study.rows import CaseId, CaseRelation
from app.ui.exchange.pictures.agreed import FEW_PAGES, Agreed, Known
from app.ui.exchange.pictures.page_list import PageList
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import plain_label, wrapped_label

RELATIONS = (
    ("the child", CaseRelation.SELF),
    ("a carer", CaseRelation.CARER),
    ("a practitioner", CaseRelation.PRACTITIONER),
)
SEVERAL = "Pseudonym; several with commas"


class PicturePart(QFrame):
    """Tells by `changed` that something else is agreed now."""

    changed = Signal()

    def __init__(self, agreed: Agreed, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreed = agreed
        self._known = known
        name = agreed.path.name
        self.wanted = QCheckBox(name.replace("&", "&&"))
        self.wanted.setChecked(agreed.wanted)
        self.wanted.setEnabled(agreed.looked.problem is None)
        self.problem = wrapped_label(agreed.looked.problem or "", "danger")
        self.said = wrapped_label("", "quiet")
        self.stopped = wrapped_label("", "amber")
        self.pages = PageList(agreed.looked, agreed.pages)
        self.name = _field(f"Name of {name} in the study", agreed.name)
        self.kind = _choice(f"What {name} is", [(kind.value.capitalize(), kind) for kind in PictureKind])
        self.drawn_by = _field(
            f"Who drew {name}", agreed.drawn_by, [row.pseudonym for row in known.people.values()]
        )
        self.drawn_by.setPlaceholderText(SEVERAL)
        perspectives = [("None yet", ""), *((one, one) for one in known.perspectives)]
        self.perspective = _choice(f"Perspective of who drew {name}", perspectives)
        children: list[tuple[str, CaseId | None]] = [("No child", None)]
        children += [(row.pseudonym, row.id) for row in known.cases]
        self.case = _choice(f"The child that {name} is about", children)
        self.case.setCurrentIndex(max(0, self.case.findData(agreed.case)))
        self.relation = _choice(f"Who drew {name} is to the child", list(RELATIONS))
        self._heads = {
            field: plain_label(words, "hint")
            for field, words in (
                (self.name, "Called"),
                (self.kind, "It is a"),
                (self.drawn_by, "Drawn by"),
                (self.perspective, "Whose perspective is"),
                (self.case, "About the child"),
                (self.relation, "To whom they are"),
            )
        }
        self._lay_out()
        self.wanted.toggled.connect(self._change)
        self.pages.ticked.connect(self._change)
        for field in (self.name, self.drawn_by):
            field.textEdited.connect(self._change)
        self.drawn_by.editingFinished.connect(self._know_child)
        for choice in (self.kind, self.perspective, self.case, self.relation):
            choice.activated.connect(self._change)
        self._change()

    def agreed(self) -> Agreed:
        """What is agreed about the file now."""
        new, linked = self._is_new(), self._known.linked(self.drawn_by.text().split(",")[0])
        case = self.case.currentData()
        return replace(
            self._agreed,
            wanted=self.wanted.isChecked(),
            pages=self.pages.pages(),
            name=self.name.text(),
            drawn_by=self.drawn_by.text(),
            perspective=str(self.perspective.currentData()) if new else "",
            case=None if case is None else CaseId(case),
            relation=linked.get(case) or CaseRelation(self.relation.currentData()),
            kind=PictureKind(self.kind.currentData()),
        )

    def refuse(self, problem: str) -> None:
        """A page of it cannot be read after all."""
        self._agreed = replace(self._agreed, looked=replace(self._agreed.looked, problem=problem))
        self.problem.setText(problem)
        self.wanted.setChecked(False)
        self.wanted.setEnabled(False)
        self._change()

    def _is_new(self) -> bool:
        """Whether somebody who drew it is not in the study yet."""
        names = [name.strip() for name in self.drawn_by.text().split(",") if name.strip()]
        return any(self._known.person(name) is None for name in names)

    def _know_child(self) -> None:
        """Whoever is linked to one child most likely drew about that child."""
        linked = self._known.linked(self.drawn_by.text().split(",")[0])
        if self.case.currentData() is None and len(linked) == 1:
            self.case.setCurrentIndex(self.case.findData(next(iter(linked))))
            self._change()

    def _change(self) -> None:
        agreed = self.agreed()
        bad = agreed.looked.problem is not None
        self._within.setVisible(not bad)
        self._within.setEnabled(agreed.wanted)
        self.problem.setVisible(bad)
        self.said.setText(" ".join(agreed.said))
        self.said.setVisible(bool(agreed.said) and not bad)
        stopped = self._known.who_stopped(agreed.makers) if agreed.wanted else []
        self.stopped.setText("\n".join(stopped))
        self.stopped.setVisible(bool(stopped) and not bad)
        unlinked = agreed.case is not None and agreed.case not in self._known.linked(
            self.drawn_by.text().split(",")[0]
        )
        for field, shown in ((self.perspective, self._is_new()), (self.relation, unlinked)):
            field.setVisible(shown)
            self._heads[field].setVisible(shown)
        self.changed.emit()

    def _facts(self) -> str:
        contents = self._agreed.looked.contents
        if contents is None:
            return "cannot be read"
        many = len(contents.pages)
        if many > 1:
            choose = ": choose those you want" if many > FEW_PAGES else ""
            return f"{contents.kind.value} · {many} pages{choose}"
        return f"{contents.kind.value} · {contents.pages[0].width:,} × {contents.pages[0].height:,} pixels"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.wanted)
        head.addWidget(plain_label(self._facts(), "quiet"), 1)
        column.addLayout(head)
        for words in (self.problem, self.said, self.stopped):
            words.setContentsMargins(28, 0, 0, 0)
            column.addWidget(words)
        self._within = QWidget()
        contents = self._agreed.looked.contents
        beside = contents is None or len(contents.pages) == 1
        inner = QHBoxLayout(self._within) if beside else QVBoxLayout(self._within)
        inner.setContentsMargins(28, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(self._fields(), 1)
        column.addWidget(self._within)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        rows: tuple[tuple[QLineEdit | Choice, QLineEdit | Choice], ...] = (
            (self.name, self.kind),
            (self.drawn_by, self.perspective),
            (self.case, self.relation),
        )
        for row, fields in enumerate(rows):
            for place, field in enumerate(fields):
                grid.addWidget(self._heads[field], row, place * 2)
                grid.addWidget(field, row, place * 2 + 1)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        return grid


def _field(name: str, words: str, known: Sequence[str] = ()) -> QLineEdit:
    field = QLineEdit(words)
    field.setAccessibleName(name)
    if known:
        completer = QCompleter(list(known), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)
    return field


def _choice(name: str, answers: Sequence[tuple[str, object]]) -> Choice:
    choice = Choice()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(9)
    for words, value in answers:
        choice.addItem(words, value)
    return choice
