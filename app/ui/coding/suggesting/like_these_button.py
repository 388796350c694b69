"""The button that asks for passages like those of a code; a reflexive study has a sentence in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.coding.rows import CodeRow
from app.coding.suggesting import REFLEXIVE
from app.study import queries
from app.study.rows import Approach
from app.ui.commands import command_called
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.plain_text import plain_label

NAME = "themes.suggest"


class LikeTheseButton(QWidget):
    """Asks nothing by itself."""

    wanted = Signal()

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.button = quiet_button(command_called(NAME).words)
        self.why_not = plain_label("Reflexive study:\nnothing is suggested", "small")
        self.why_not.setToolTip(REFLEXIVE)
        self.why_not.setAccessibleDescription(REFLEXIVE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.why_not, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.wanted)
        self.setFocusProxy(self.button)

    def show_code(self, row: CodeRow, *, asked: bool) -> bool:
        """Offers what can be done for a code, and steps aside while it is `asked`; tells whether it can be."""
        with self._study.project.reading() as session:
            reflexive = queries.approach(session) is Approach.REFLEXIVE
        can_be = row.offered and not reflexive
        self.button.setVisible(not reflexive and not (asked and can_be))
        self.why_not.setVisible(reflexive)
        self.button.setEnabled(can_be)
        told = command_called(NAME).help if row.offered else _why_not(row)
        self.button.setToolTip(told)
        self.button.setStatusTip(told)
        return can_be


def _why_not(row: CodeRow) -> str:
    kind = "a category: it groups codes and is put on no passage" if row.category else "retired"
    return f"“{row.name}” is {kind}."
