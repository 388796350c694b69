"""The top of a code's page: its colour, its name, where it stands, how often and from how many it was heard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.coding.rows import PATH_SEPARATOR, CodeRow
from app.ui.theme import TextSize, Theme
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.swatch import paint_swatch

SWATCH = 14


class Swatch(QWidget):
    """The disc of a code's colour beside its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = 0
        self.setFixedSize(SWATCH, SWATCH)
        theme.changed.connect(self.update)

    def show_colour(self, colour: int) -> None:
        """Shows another colour by its index."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_swatch(painter, QRectF(self.rect()), self._theme.code_colour(self._colour))


class CodeHeading(QWidget):
    """Name and numbers: people first, for counts that do not say how many people mislead."""

    def __init__(self, theme: Theme, *buttons: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.swatch = Swatch(theme)
        self.name = ElidedLabel()
        self.sentence = wrapped_label("", "quiet")
        upper = QHBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self.swatch)
        upper.addWidget(self.name, 1)
        for button in buttons:
            upper.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(upper)
        column.addWidget(self.sentence)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_code(self, row: CodeRow, passages: int, people: int) -> None:
        """Shows a code and its counts, all below it counted in."""
        self.swatch.show_colour(row.colour)
        self.name.set_words(row.name)
        group = row.path.rpartition(PATH_SEPARATOR)[0]
        found = f"{passages} passage{'' if passages == 1 else 's'}"
        heard = (
            "No passages yet" if not passages else f"{found} from {people} {'person' if people == 1 else 'people'}"
        )
        below = "with the codes below it" if row.passages_below != row.passages else ""
        self.sentence.setText("  ·  ".join(filter(None, (f"in {group}" if group else "", heard, below))))

    def _restyle(self) -> None:
        self.name.setFont(self._theme.font(TextSize.TITLE, strong=True))
