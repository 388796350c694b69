"""The figures for screening, with what they are worth: shown only when asked for (DOMAIN §2.5–2.6)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.perspectives.rows import ComparisonLine
from app.perspectives.rules import groups_apart
from app.perspectives.wording import APART, FIGURES
from app.ui.perspectives.arranging import named
from app.ui.perspectives.reading import ReadComparison
from app.ui.widgets.plain_text import tooltip_text, wrapped_label

MOST = 3
"""So many pairs are told, those furthest apart; all of them where there are three groups."""


class FiguresPanel(QWidget):
    """How far the groups are apart over all rows, in words, and why that proves nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Screening figures")
        self.told = wrapped_label("", "small")
        self.means = wrapped_label(FIGURES, "hint")
        self.told.setToolTip(tooltip_text(APART))
        self.setAccessibleDescription(APART)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 2)
        column.setSpacing(4)
        for label in (self.told, self.means):
            label.setMinimumWidth(1)
            column.addWidget(label)
        self.hide()

    def show_rows(self, read: ReadComparison, lines: Sequence[ComparisonLine]) -> None:
        """Tells of these rows; of none it is hidden."""
        said = []
        for apart in groups_apart(lines, named(read))[:MOST]:
            pair = f"{read.groups[apart.one].name} and {read.groups[apart.other].name}"
            profile = "" if apart.profile is None else f" (profile {apart.profile:.3f})"
            rows = f"{apart.lines} row{'' if apart.lines == 1 else 's'}"
            said.append(f"{pair} {apart.mean:.2f} over {rows}{profile}")
        self.told.setText(f"Mean difference: {' · '.join(said)}")
        self.setVisible(bool(said))
