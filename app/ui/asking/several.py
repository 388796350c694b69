"""Several of many things, said in words on a button that opens a list to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.tick_list import Tickable, TickListDialog
from app.ui.widgets.type_ahead import Named

LONGEST = 44


class Several(Button):
    """Says what is chosen: "Carers or Practitioners"."""

    picked = Signal(tuple)
    """The values that are chosen now."""

    def __init__(self, theme: Theme, name: str, *, none: str = "choose…", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._name = name
        self._none = none
        self._things: list[Named] = []
        self.values: tuple[object, ...] = ()
        self.clicked.connect(self._ask)

    def offer(self, things: Sequence[Named], values: Sequence[object], missing: str = "") -> None:
        """Offers other things, with some of them chosen; those that are gone stay, under the name `missing`."""
        known = {thing.value for thing in things}
        gone = [Named(missing or str(value), value) for value in values if value not in known]
        self._things = [*things, *gone]
        self.values = tuple(values)
        self._say()

    def _say(self) -> None:
        chosen = [thing.words for thing in self._things if thing.value in self.values]
        words = f"{', '.join(chosen[:-1])} or {chosen[-1]}" if len(chosen) > 1 else "".join(chosen)
        shown = words if len(words) <= LONGEST else f"{len(chosen)} chosen"
        self.setText((shown or self._none).replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words or self._none}")
        self.setToolTip(tooltip_text(words) if shown != words else f"Choose one or more: {self._name.lower()}")

    def _ask(self) -> None:
        rows = [
            Tickable(place, thing.words, thing.icon or QIcon(), thing.value in self.values)
            for place, thing in enumerate(self._things)
        ]
        dialog = TickListDialog(
            self._theme,
            title=self._name,
            words="Tick one or more. Space ticks a row, Enter agrees.",
            prompt="Filter…",
            rows=rows,
            parent=self.window(),
        )
        dialog.agreed.connect(self._take)
        dialog.open()

    def _take(self, places: list[int]) -> None:
        values = tuple(self._things[place].value for place in places)
        if values != self.values:
            self.values = values
            self._say()
            self.picked.emit(values)
