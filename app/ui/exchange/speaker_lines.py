"""One file of the preview: its name, what was found in it, and for each label whose it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

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

from app.study.rows import SourceKind
from app.study.rules import OBSERVER
from app.ui.exchange.agreeing import Agreed, Whose
from app.ui.widgets.choice import Choice
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label, wrapped_label

KIND_WORDS = (
    ("Interview", SourceKind.INTERVIEW),
    ("Joint interview", SourceKind.JOINT),
    ("Group", SourceKind.GROUP),
    ("Field note", SourceKind.FIELD_NOTE),
)
ONE_PERSON, OBSERVED = "one turn of one person", "a field note, in the words of whoever observed"
ASK_FIRST = "bring this in only if they agreed to it."
HEADS = ("Label", "Turns", "Begins", "Is", "Pseudonym", "Perspective", "Role", "Area")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the study knows already, to choose from while typing."""

    people: Sequence[str]
    perspectives: Sequence[str]
    roles: Sequence[str]
    areas: Sequence[str]
    stopped: Mapping[str, str]
    """Who takes no further part -> since when."""


class SpeakerLine(QWidget):
    """The fields of one label; they live in the grid of their file, not in this widget."""

    changed = Signal()
    named = Signal()
    """A pseudonym was typed or chosen to its end."""

    def __init__(self, whose: Whose, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._whose = whose
        said = f"for {whose.label}"
        self.label = ElidedLabel(whose.label)
        self.turns = plain_label(f"{whose.turns:,}", "quiet")
        self.begins = ElidedLabel(whose.first_words)
        self.interviewer = Choice(parent)
        self.interviewer.addItems(["Participant", "Interviewer"])
        self.interviewer.setAccessibleName(f"{whose.label} is")
        self.participant = _field(f"Pseudonym {said}", choices.people, parent)
        self.perspective = Choice(parent)
        self.perspective.setAccessibleName(f"Perspective {said}")
        self.perspective.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.perspective.setMinimumContentsLength(10)
        self.perspective.addItem("None yet", "")
        for name in choices.perspectives:
            self.perspective.addItem(name, name)
        self.role = _field(f"Role {said}", choices.roles, parent)
        self.area = _field(f"Area {said}", choices.areas, parent)
        self.show_whose(whose)
        self.interviewer.activated.connect(self._change_side)
        self.perspective.activated.connect(self.changed)
        for field in (self.participant, self.role, self.area):
            field.textEdited.connect(self.changed)
        self.participant.editingFinished.connect(self.named)

    def widgets(self) -> tuple[QWidget, ...]:
        """The fields in the order of `HEADS`."""
        return (
            self.label,
            self.turns,
            self.begins,
            self.interviewer,
            self.participant,
            self.perspective,
            self.role,
            self.area,
        )

    def whose(self) -> Whose:
        """Whose the label is, as the fields say."""
        return replace(
            self._whose,
            interviewer=self.interviewer.currentIndex() == 1,
            participant=self.participant.text(),
            perspective=self.perspective.currentData(),
            role=self.role.text(),
            area=self.area.text(),
        )

    def show_whose(self, whose: Whose) -> None:
        """Show another answer."""
        self._whose = whose
        self.interviewer.setCurrentIndex(int(whose.interviewer))
        self.participant.setText(whose.participant)
        self.participant.setCursorPosition(0)
        at = self.perspective.findData(whose.perspective)
        if at < 0:
            self.perspective.addItem(whose.perspective, whose.perspective)
            at = self.perspective.count() - 1
        self.perspective.setCurrentIndex(at)
        self.role.setText(whose.role)
        self.area.setText(whose.area)
        self._offer()

    def _change_side(self) -> None:
        if self.interviewer.currentIndex() == 0 and not self.participant.text():
            self.participant.setText(self._whose.label)
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        takes_part = self.interviewer.currentIndex() == 0
        for field in (self.participant, self.perspective, self.role, self.area):
            keeps = field.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            field.setSizePolicy(keeps)
            field.setVisible(takes_part)


class FilePart(QFrame):
    """A file with its labels, or with the sentence that says why it cannot be read."""

    changed = Signal()

    def __init__(
        self, agreed: Agreed, choices: Choices, know: Callable[[Whose], Whose], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._agreed = agreed
        self._know = know
        self.wanted = QCheckBox(agreed.path.name.replace("&", "&&"))
        self.wanted.setChecked(agreed.wanted)
        self.wanted.setEnabled(agreed.reading.problem is None)
        self.kind = Choice()
        self.kind.setAccessibleName(f"Kind of transcript: {agreed.path.name}")
        for words, kind in KIND_WORDS:
            self.kind.addItem(words, kind)
        self.lines = [SpeakerLine(whose, choices, self) for whose in agreed.speakers]
        self._kind_chosen = False
        self._stopped = {name.casefold(): (name, on) for name, on in choices.stopped.items()}
        self.stopped = wrapped_label("", "amber")
        self._lay_out()
        self._propose_kind()
        self.wanted.toggled.connect(self._change)
        self.kind.activated.connect(self._choose_kind)
        for line in self.lines:
            line.changed.connect(self._change)
            line.named.connect(lambda line=line: self._recognise(line))

    def agreed(self) -> Agreed:
        """What is agreed about the file now."""
        return replace(
            self._agreed,
            speakers=tuple(line.whose() for line in self.lines),
            wanted=self.wanted.isChecked(),
            kind=SourceKind(self.kind.currentData()),
        )

    def show_agreed(self, agreed: Agreed) -> None:
        """Show other answers for the same file."""
        for line, whose in zip(self.lines, agreed.speakers, strict=True):
            line.show_whose(whose)
        self._change()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.wanted)
        head.addWidget(plain_label(self._facts(), "quiet"), 1)
        head.addWidget(self.kind)
        column.addLayout(head)
        reading = self._agreed.reading
        if reading.problem is not None:
            self.kind.hide()
            column.addWidget(_indented(wrapped_label(reading.problem, "danger")))
            return
        for warning in reading.read.warnings if reading.read else ():
            column.addWidget(_indented(wrapped_label(warning, "quiet")))
        if not reading.turns:
            noted = any(whose.label == OBSERVER for whose in self._agreed.speakers)
            told = f"No speakers were recognised: the whole text will be {OBSERVED if noted else ONE_PERSON}."
            column.addWidget(_indented(wrapped_label(told, "quiet")))
        grid = QGridLayout()
        grid.setContentsMargins(28, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, stretch in enumerate((2, 0, 4, 0, 3, 5, 2, 2)):
            grid.setColumnStretch(place, stretch)
            grid.addWidget(plain_label(HEADS[place], "hint"), 0, place)
        for row, line in enumerate(self.lines, start=1):
            for place, widget in enumerate(line.widgets()):
                where = Qt.AlignmentFlag.AlignRight if place == 1 else Qt.AlignmentFlag(0)
                grid.addWidget(widget, row, place, where)
        column.addLayout(grid)
        column.addWidget(_indented(self.stopped))
        self._warn()

    def _warn(self) -> None:
        """Say whose new material this is although they stopped taking part."""
        people = {line.whose().participant.casefold() for line in self.lines if not line.whose().interviewer}
        told = [self._stopped[person] for person in sorted(people & self._stopped.keys())]
        self.stopped.setText("\n".join(f"{name} stopped taking part on {on}: {ASK_FIRST}" for name, on in told))
        self.stopped.setVisible(bool(told))

    def _facts(self) -> str:
        read = self._agreed.reading.read
        if read is None:
            return "cannot be read"
        encoding = f", {read.encoding}" if read.encoding else ""
        return f"{read.format}{encoding} · {len(read.text):,} characters"

    def _recognise(self, line: SpeakerLine) -> None:
        """Fill in what the study knows of the participant that was named."""
        known = self._know(line.whose())
        if known != line.whose():
            line.show_whose(known)
        self._change()

    def _choose_kind(self) -> None:
        self._kind_chosen = True
        self.changed.emit()

    def _change(self) -> None:
        self._warn()
        self._propose_kind()
        self.changed.emit()

    def _propose_kind(self) -> None:
        if self._kind_chosen:
            return
        people = {line.whose().participant for line in self.lines if not line.whose().interviewer}
        kind = SourceKind.GROUP if len(people) > 3 else SourceKind.JOINT
        if len(people) < 2:
            nobody = not people and not self._agreed.reading.turns
            kind = SourceKind.FIELD_NOTE if nobody else SourceKind.INTERVIEW
        self.kind.setCurrentIndex([known for _, known in KIND_WORDS].index(kind))


def _field(name: str, choices: Sequence[str], parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    completer = QCompleter(list(choices), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
    return field


def _indented(widget: QWidget) -> QWidget:
    widget.setContentsMargins(28, 0, 0, 0)
    return widget
