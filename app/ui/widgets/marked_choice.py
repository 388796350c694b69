"""A choice among perspectives or people, each with the mark of its perspective; follows light and dark."""

from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.perspective_mark import mark_icon


class MarkedChoice(Choice):
    """A combo box whose entries may carry marks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: dict[int, int | None] = {}
        theme.changed.connect(self._draw)

    def offer_nothing(self) -> None:
        """Takes every entry away."""
        self.clear()
        self._marked = {}

    def add_marked(self, words: str, value: object, palette: int | None) -> None:
        """One more entry, with the mark of a perspective; of nobody's when `palette` is None."""
        self._marked[self.count()] = palette
        self.addItem(mark_icon(self._theme.perspective(palette)), words, value)

    def _draw(self) -> None:
        for row, palette in self._marked.items():
            self.setItemIcon(row, mark_icon(self._theme.perspective(palette)))
