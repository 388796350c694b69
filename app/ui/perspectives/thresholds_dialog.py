"""Where this study draws the lines of its rules: every threshold there is, each in a sentence (DOMAIN §2.4)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.perspectives import actions, queries
from app.perspectives.rules import Thresholds
from app.problems import Problem
from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, section_heading
from app.ui.widgets.plain_text import plain_label, wrapped_label

SIZE = QSize(680, 680)
FIELD = 84
ABOUT = (
    "They belong to the study, not to this computer, and every report says them. "
    "Shares can be typed as 2/3, 0.5 or 80 %."
)
SECTIONS = {
    "Assumptions": {
        "voices": "Fewer people of a perspective who voice a stance are too few voices to lean anywhere",
        "leaning": "A perspective leans to support or challenge from this share of its voices on",
        "depending": "“It depends” from this share of nuanced and mixed voices on",
        "concentration": "More than this share from one person, case, area or interviewer is concentration",
        "second_hand": "More than this share of a side told by others about children is “spoken-for”",
    },
    "Codes and themes": {
        "partial": "Perspectives whose shares are at least so far apart agree only in part",
        "dissonance": "From so far apart on they do not agree: dissonance",
    },
    "Negative cases to look for": {
        "common": "Raised by at least this share of a perspective: ask who did not",
        "unopposed": "Supported by so many and challenged by nobody: search for challenge",
    },
    "Words for how many": {
        "almost_all": "“Almost all” from this share on",
        "most": "“Most” is more than this share",
        "about_half": "“About half” from this share on",
        "some": "“Some” from this share on; less is “a few”",
        "few": "Fewer people than this are “one or two”",
        "words_from": "A smaller group has no words for shares, “k of n” alone",
    },
    "What may leave the study": {
        "small_cell": "Counts below this, and all but so few, are shown as “c” in tables by area or attribute",
        "shared_by": "What is said of a speaker beside a quote must hold of so many people",
        "group": "Groups of so many may be shown as “k of n”; smaller ones in words",
        "quotes_of_one": "More quotes of one person put a report out of balance",
        "share_of_one": "So does a larger share of all its quotes by one person",
        "quote_words": "Longer quotes, in words, want cutting",
    },
}


class ThresholdsDialog(QDialog):
    """Stored together, as one step that can be undone; what makes no sense is said while it is typed."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Thresholds")
        self._study = study
        self.fields: dict[str, QLineEdit] = {}
        self.refusal = wrapped_label("", "danger")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.usual = self.buttons.addButton("Usual values", QDialogButtonBox.ButtonRole.ResetRole)
        self.usual.setToolTip("Put the values back that the field starts from; nothing is kept before you say so")
        self.keep.setToolTip(READ_ONLY if study.read_only else "")
        with study.project.reading() as session:
            now = queries.thresholds(session)
        self._lay_out()
        self._show(now)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.usual.clicked.connect(lambda: self._show(Thresholds()))

    def accept(self) -> None:
        """Keep them."""
        chosen = self._read()
        if isinstance(chosen, Thresholds):
            self._study.attempt(lambda: actions.set_thresholds(self._study.project, thresholds=chosen))
            self._study.said.emit("Thresholds kept.")
            super().accept()

    def _read(self) -> Thresholds | Problem:
        """What is typed, or what is wrong with it."""
        values: dict[str, Any] = {}
        for one in fields(Thresholds):
            typed = self.fields[one.name].text()
            try:
                values[one.name] = share_of(typed) if isinstance(one.default, Fraction) else int(typed)
            except ValueError:
                advice = "Type a share such as 2/3, 0.5 or 80 %." if isinstance(one.default, Fraction) else ""
                return Problem(f"“{typed}” is not a number.", advice or "Type a whole number.")
        try:
            return replace(Thresholds(), **values)
        except Problem as problem:
            return problem

    def _weigh(self) -> None:
        chosen = self._read()
        wrong = isinstance(chosen, Problem)
        self.refusal.setText(str(chosen) if wrong else "")
        self.keep.setEnabled(not wrong and not self._study.read_only)
        self.usual.setEnabled(chosen != Thresholds())

    def _show(self, thresholds: Thresholds) -> None:
        for name, field in self.fields.items():
            field.setText(str(getattr(thresholds, name)))
        self._weigh()

    def _lay_out(self) -> None:
        scale = self._study.theme.text_scale
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (words, name) in enumerate(_lines()):
            if not name:
                heading = section_heading(words)
                heading.setContentsMargins(0, 14 if row else 0, 0, 2)
                grid.addWidget(heading, row, 0, 1, 2)
                continue
            label, field = wrapped_label(words), QLineEdit()
            field.setFixedWidth(round(FIELD * scale))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setAccessibleName(words)
            field.setReadOnly(self._study.read_only)
            field.textEdited.connect(self._weigh)
            label.setBuddy(field)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            self.fields[name] = field
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Where this study draws its lines", "title"))
        column.addWidget(wrapped_label(ABOUT, "quiet"))
        column.addWidget(area, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        fit(self, SIZE * scale)


def share_of(typed: str) -> Fraction:
    """A share as people type it: 2/3, 0.5 or 80 %; a ValueError where it is none."""
    words = typed.strip().replace(",", ".")
    try:
        return Fraction(words.removesuffix("%").strip()) / (100 if words.endswith("%") else 1)
    except ZeroDivisionError:
        raise ValueError(typed) from None


def _lines() -> Iterator[tuple[str, str]]:
    """Headings (without a name) and thresholds, in order."""
    for heading, names in SECTIONS.items():
        yield heading, ""
        yield from ((words, name) for name, words in names.items())
