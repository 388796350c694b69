"""The agreements behind what a participant agreed to: their own, permission, a gatekeeper's; none for another.

A line for each, with its answer; days, giver and basis have their fields where one of them is known, and a button
makes room for them. Each change is a step of its own.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.study import actions
from app.study.consent_rows import AgreementKind, AgreementRow
from app.study.rows import ParticipantId
from app.study.rules import this_day
from app.ui.open_study import OpenStudy
from app.ui.study.consent_part import ANSWERS, BACK, Answer
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.plain_text import plain_label

KIND_WORDS = {
    AgreementKind.OWN: "Their own",
    AgreementKind.PERMISSION: "Permission",
    AgreementKind.GATEKEEPER: "Gatekeeper",
}
KIND_HELP = {
    AgreementKind.OWN: "What they themselves agreed to; no permission stands for it",
    AgreementKind.PERMISSION: "Of who holds parental responsibility; it does not stand for their own agreement",
    AgreementKind.GATEKEEPER: "Of the authority or service that lets the study in",
}
_FIELDS = (
    ("on", "Day"),
    ("until", "Until"),
    ("by", "Who gave it"),
    ("basis", "On what basis"),
    ("form", "Form, version"),
    ("explained", "How it was explained"),
    ("note", "Note"),
)
_OF_OTHERS = ("by", "basis")


class AgreementLine(QWidget):
    """One agreement: what was answered, and all that is known of it."""

    def __init__(self, kind: AgreementKind, row: AgreementRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.row = kind, row
        words = KIND_WORDS[kind]
        self.answer = Choice()
        self.answer.setAccessibleName(f"{words} agreement")
        for answer, value in ANSWERS:
            self.answer.addItem(answer, value)
        self.more = quiet_button("Details")
        self.more.setAccessibleName(f"{words} agreement: add days, who gave it and how")
        self.fields: dict[str, QLineEdit] = {}
        self._room = QWidget()
        grid = QGridLayout(self._room)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        shown = [one for one in _FIELDS if kind is not AgreementKind.OWN or one[0] not in _OF_OTHERS]
        for place, (name, hint) in enumerate(shown):
            field = self.fields[name] = QLineEdit()
            field.setPlaceholderText(hint)
            field.setAccessibleName(f"{words} agreement: {hint.lower()}")
            grid.addWidget(field, place // 2, place % 2, 1, 2 if name == "note" and place % 2 == 0 else 1)
        self.fields["until"].setToolTip("The last day it holds; after it nothing of theirs is used until renewed.")
        head = QHBoxLayout()
        head.setSpacing(10)
        label = plain_label(words)
        label.setToolTip(KIND_HELP[kind])
        head.addWidget(label)
        head.addWidget(self.answer)
        head.addWidget(self.more)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._room)
        self.label = label
        self.more.clicked.connect(self.make_room)
        self.show_row(row)

    def show_row(self, row: AgreementRow | None) -> None:
        """Show what is stored."""
        self.row = row
        self.answer.setCurrentIndex([value for _, value in ANSWERS].index(_answer_of(row)))
        for name, field in self.fields.items():
            field.setText(_said(row, name))
        known = any(field.text() for field in self.fields.values())
        self._room.setVisible(known)
        self.more.setVisible(row is not None and not known)

    def make_room(self) -> None:
        """Show the fields, the keyboard in the first that tells who or when."""
        self._room.show()
        self.more.hide()
        self.fields["by" if "by" in self.fields else "on"].setFocus()

    def typed(self) -> tuple[Answer, tuple[str, ...]]:
        """What stands in the line now."""
        answer: Answer = self.answer.currentData()
        return answer, tuple(field.text().strip() for field in self.fields.values())

    def stored(self) -> tuple[Answer, tuple[str, ...]]:
        """What is stored of it, in the same form."""
        return _answer_of(self.row), tuple(_said(self.row, name) for name in self.fields)


class AgreementsPart(QWidget):
    """A line for each agreement there is, and one for each kind there is none of."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._person: ParticipantId | None = None
        self.lines: list[AgreementLine] = []
        self.another = quiet_button("Another permission-holder")
        self.another.setToolTip("Where two hold parental responsibility, each is recorded; one refusal is enough.")
        self.another.clicked.connect(self._add_line)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def show_agreements(self, person: ParticipantId, rows: Sequence[AgreementRow]) -> None:
        """Show what is stored; lines stay where they are, so that the keyboard does."""
        wanted: list[tuple[AgreementKind, AgreementRow | None]] = []
        for kind in AgreementKind:
            theirs = [row for row in rows if row.kind is kind]
            wanted += [(kind, row) for row in theirs] or [(kind, None)]
        if person != self._person or [kind for kind, _ in wanted] != [line.kind for line in self.lines]:
            self._make_lines([kind for kind, _ in wanted])
        self._person = person
        for line, (_, row) in zip(self.lines, wanted, strict=True):
            line.show_row(row)
        self.another.setVisible(any(row.kind is AgreementKind.PERMISSION for row in rows))

    def _make_lines(self, kinds: Sequence[AgreementKind]) -> None:
        for old in self.lines:
            old.hide()
            old.deleteLater()
        self.lines = []
        for kind in kinds:
            self._put(AgreementLine(kind, None), len(self.lines))

    def _put(self, line: AgreementLine, place: int) -> None:
        self.lines.insert(place, line)
        self._column.insertWidget(place, line)
        line.answer.activated.connect(lambda _: self._store(line))
        for field in line.fields.values():
            field.editingFinished.connect(lambda: self._store(line))
        widest = max(one.label.sizeHint().width() for one in self.lines)
        for one in self.lines:
            one.label.setMinimumWidth(widest)

    def _add_line(self) -> None:
        """Room for one more permission-holder: stored once it says who that is."""
        kinds = [line.kind for line in self.lines]
        place = len(kinds) - kinds[::-1].index(AgreementKind.PERMISSION)
        line = AgreementLine(AgreementKind.PERMISSION, None)
        self._put(line, place)
        self.another.hide()
        line.answer.setCurrentIndex(1)
        line.make_room()

    def _store(self, line: AgreementLine) -> None:
        person, (answer, _) = self._person, line.typed()
        if person is None or line.typed() == line.stored() or line not in self.lines:
            return
        if line.row is None and answer is None:
            return
        others = [one for one in self.lines if one is not line and one.kind is line.kind and one.row is not None]
        if line.row is None and others and not line.fields["by"].text().strip():
            line.make_room()
            return
        if not self._study.attempt(lambda: self._write(person, line, answer)):
            line.show_row(line.row)

    def _write(self, person: ParticipantId, line: AgreementLine, answer: Answer) -> bool:
        project, row = self._study.project, line.row
        if answer is None:
            if row is not None:
                actions.remove_agreement(project, agreement=row.id)
            return True
        said = {name: field.text().strip() for name, field in line.fields.items()}
        back, day = answer == BACK, said.pop("on")
        if answer != _answer_of(row):
            # What the day says changes with the answer: when it was given, or when it was taken back.
            day = "" if back else row.on if row is not None and row.withdrawn_on else day
        actions.set_agreement(
            project,
            participant=person,
            kind=line.kind,
            agreement=None if row is None else row.id,
            given=bool(answer),
            on=(row.on if row else "") if back else day,
            withdrawn_on=(day or this_day().isoformat()) if back else "",
            **said,
        )
        return True


def _answer_of(row: AgreementRow | None) -> Answer:
    if row is None:
        return None
    return BACK if row.withdrawn_on else row.given


def _said(row: AgreementRow | None, name: str) -> str:
    if row is None:
        return ""
    return row.withdrawn_on or row.on if name == "on" else str(getattr(row, name))
