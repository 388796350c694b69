"""The filters of the comparison: what can be left in, ticked in a menu, and what is, in words beside it (P-04)."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.perspectives.rows import Choices, Only, Scope
from app.perspectives.wording import only_words
from app.study.rows import SourceKind
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.tick_menu import TickMenu

NOT_KNOWN = "Not known"


class Filters(QObject):
    """Puts into a row what is left in; each filter goes with a click, and the button adds more."""

    changed = Signal(object)
    """The `Scope` with other filters."""

    def __init__(self, row: FlowRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._row = parent, row
        self._scope = Scope()
        self._offered = Choices((), (), ())
        self.add_button = Button("Only…")
        self.add_button.setToolTip("Look only at some people, at what one coder coded, or at one kind of source")
        self.add_button.clicked.connect(self.open_menu)
        self.chips: list[Button] = []

    def show_scope(self, scope: Scope, offered: Choices) -> None:
        """Says what is left in."""
        self._scope, self._offered = scope, offered
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for words, without in zip(only_words(scope), _one_less(scope), strict=True):
            chip = quiet_button(f"Only {words.replace('&', '&&')}  ×")
            chip.setAccessibleName(f"Only {words}: take this filter away")
            chip.setToolTip("Take this filter away")
            chip.clicked.connect(lambda _=False, left=without: self.changed.emit(left))
            self.chips.append(chip)
            self._row.addWidget(chip)
            chip.show()

    def open_menu(self) -> None:
        """Offers what can be left in."""
        menu = self.menu()
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()) + QPoint(0, 2))

    def menu(self) -> QMenu:
        """Every dimension, the coders and the kinds of sources, each with what can be ticked."""
        menu = QMenu(self._parent)
        menu.setAccessibleName("Look only at")
        for dimension, answers in self._offered.answers:
            ticked = next((one.answers for one in self._scope.only if one.dimension == dimension), ())
            part = _part(menu, f"{dimension[:1].upper()}{dimension[1:]}", enabled=any(answers))
            for answer in answers:
                action = part.addAction((answer or NOT_KNOWN).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(answer in ticked)
                action.toggled.connect(
                    lambda on, name=dimension, value=answer: self._take(self._answered(name, value, on=on))
                )
        coders = _part(menu, "Coder", enabled=bool(self._offered.coders))
        for name in self._offered.coders:
            action = coders.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self._scope.coders)
            action.toggled.connect(lambda on, value=name: self._take(self._coded_by(value, on=on)))
        kinds = _part(menu, "Kind of source", enabled=bool(self._offered.kinds))
        for kind in self._offered.kinds:
            action = kinds.addAction(f"{kind.value[:1].upper()}{kind.value[1:]}")
            action.setCheckable(True)
            action.setChecked(kind in self._scope.kinds)
            action.toggled.connect(lambda on, value=kind: self._take(self._of_kind(value, on=on)))
        return menu

    def _take(self, scope: Scope) -> None:
        self._scope = scope
        self.changed.emit(scope)

    def _answered(self, dimension: str, answer: str, *, on: bool) -> Scope:
        """With an answer more or less, in the order in which answers stand."""
        chosen = {one.dimension: set(one.answers) for one in self._scope.only}
        theirs = chosen.setdefault(dimension, set())
        (theirs.add if on else theirs.discard)(answer)
        only = (
            Only(name, tuple(one for one in answers if one in chosen.get(name, ())))
            for name, answers in self._offered.answers
        )
        return replace(self._scope, only=tuple(one for one in only if one.answers))

    def _coded_by(self, name: str, *, on: bool) -> Scope:
        chosen = {*self._scope.coders, name} - (set() if on else {name})
        return replace(self._scope, coders=tuple(one for one in self._offered.coders if one in chosen))

    def _of_kind(self, kind: SourceKind, *, on: bool) -> Scope:
        chosen = {*self._scope.kinds, kind} - (set() if on else {kind})
        return replace(self._scope, kinds=tuple(one for one in self._offered.kinds if one in chosen))


def _one_less(scope: Scope) -> list[Scope]:
    """The scope without each of its filters, in the order in which they are said."""
    without = [replace(scope, only=tuple(one for one in scope.only if one is not gone)) for gone in scope.only]
    without += [replace(scope, coders=())] if scope.coders else []
    without += [replace(scope, kinds=())] if scope.kinds else []
    return without


def _part(menu: QMenu, title: str, *, enabled: bool) -> TickMenu:
    part = TickMenu(title.replace("&", "&&"), menu)
    part.setEnabled(enabled)
    menu.addMenu(part)
    return part
