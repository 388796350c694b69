"""Type a few letters, press Enter: the palette that puts a code on a passage.

It lies inside the window, beside the words and never over them. Everything is done by keyboard: Up and Down
choose, Enter applies, Esc leaves; the other keys (`app.ui.commands`, “Choosing a code”) apply and stay, hold
several codes for one Enter, take the code that a new name comes close to, choose the group a new code goes into.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.coding.rows import CodeId, CodeRow, CodingMark
from app.ui.choosing.code_choices import Choice, ChoicePainter, CodeChoices, NewCode, words_of
from app.ui.choosing.code_matching import groups_of, matching_codes, near_duplicate, same_name
from app.ui.choosing.quick_keys import pinned_by
from app.ui.commands import ChosenKeys, KeyTable
from app.ui.theme import Theme
from app.ui.widgets.announce import announce
from app.ui.widgets.placing import place_beside
from app.ui.widgets.plain_text import wrapped_label

SIZE = QSize(410, 330)
LEAST_HEIGHT = 150
HINTS = (("Enter", "apply"), ("choosing.stay", "apply and keep open"), ("choosing.also", "one more"))
NEW_HINTS = (("Enter", "make and apply"), ("choosing.group_on", "next group"))
CHANGE_HINTS = (("Enter", "change to this"),)
CANCEL = ("Esc", "cancel")


class CodePalette(QFrame):
    """A frameless child of the window; `open_beside` shows it, it closes itself."""

    applied = Signal(int, bool)
    """A code was chosen (its id), and whether the palette stays open."""
    create_requested = Signal(str, object)
    """A new code is wanted: its name, and the id it goes under or None."""
    several_applied = Signal(list, object)
    """Several codes at once (their ids), and the `NewCode` that is wanted beside them or None."""
    pin_wanted = Signal(int, object)
    """A code (its id) is to have a number key, or with None none any more."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = parent
        self._codes: Sequence[CodeRow] = ()
        self._recent: list[CodeId] = []
        self._groups: list[CodeRow | None] = [None]
        self._group = 0
        self._back_to: QWidget | None = None
        self._place = QRect()
        self._upwards = False
        self._held: list[CodeRow] = []
        self._close: CodeRow | None = None
        self.instead_of: CodingMark | None = None
        """The coding in whose place a code was wanted last; None when one was wanted on words."""
        self.keys, self.pins = KeyTable("choosing"), KeyTable("pins")
        self.field = QLineEdit()
        self._choices = CodeChoices()
        self.list = QListView()
        self.list.setModel(self._choices)
        self._painter = ChoicePainter(theme)
        self.list.setItemDelegate(self._painter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Codes that match")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._note = wrapped_label("", "small")
        self._hints = wrapped_label("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self.field, self.list, self._note, self._hints):
            column.addWidget(part)
        self.setProperty("look", "popup")
        self.setAccessibleName("Choose a code")
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _: self._take(keep_open=False))
        self.hide()

    def set_codes(self, codes: Sequence[CodeRow]) -> None:
        """The codebook as it is now, in the tree's order."""
        self._codes = codes
        chosen = self._chosen_group()
        self._groups = [None, *groups_of(codes)]
        self.set_group(chosen.id if chosen else None)
        if self.isVisible():
            self._search(self.field.text())

    def take_keys(self, keys: ChosenKeys) -> None:
        """Hear these keys from now on."""
        for table in (self.keys, self.pins):
            table.take(keys)

    def set_recent(self, recent: Sequence[CodeId]) -> None:
        """Codes used lately, the last one first."""
        self._recent = list(recent)

    def set_group(self, group: CodeId | None) -> None:
        """The group at hand: where a new code goes unless Tab chooses another."""
        self._group = next((i for i, code in enumerate(self._groups) if code and code.id == group), 0)

    def open_beside(self, words: QRect, typed: str = "", instead_of: CodingMark | None = None) -> None:
        """Opens beside words (in the parent's coordinates), for a code to go on them or in the place of one."""
        self._held, self.instead_of = [], instead_of
        self.field.setPlaceholderText(
            f"Change “{instead_of.name}” to…" if instead_of else "Type a code’s name or initials"
        )
        self.field.setAccessibleName(
            f"Code in the place of “{instead_of.name}”" if instead_of else "Code for the selected words"
        )
        self._back_to = QApplication.focusWidget()
        scale = self._theme.text_scale
        size = QSize(round(SIZE.width() * scale), round(SIZE.height() * scale))
        bounds = self._window.rect().adjusted(8, 8, -8, -8)
        self._place = place_beside(words, size, bounds, round(LEAST_HEIGHT * scale))
        self._upwards = self._place.bottom() < words.top()
        self.field.setText(typed)
        self._search(typed)
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Leaves, and gives the keyboard back to where it was."""
        if self.isHidden():
            return
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus and self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def choices(self) -> list[str]:
        """What is offered, as it is written, from the top."""
        return [" · ".join(filter(None, words_of(choice))) for choice in self._choices.choices]

    def note(self) -> str:
        """What is remarked on a new name, and which codes are held; empty when there is nothing to remark."""
        return self._note.text()

    def hints(self) -> str:
        """What the keys do now."""
        return self._hints.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(bool(self.keys.meaning(event) or self.pins.meaning(event)))
            return event.isAccepted()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._command(self.keys.meaning(event) or self.pins.meaning(event)) or self._key(event)
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            gone = event.reason() not in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            )
            if gone and self.isVisible():
                self.hide()
                self.closed.emit()
        return super().eventFilter(watched, event)

    def _command(self, name: str) -> bool:
        """Does what the keys of `app.ui.commands` mean here; False for all others."""
        match name:
            case "choosing.stay":
                self._take(keep_open=True)
            case "choosing.also":
                self._hold()
            case "choosing.close":
                self._take_close()
            case "choosing.group_on" | "choosing.group_back":
                self._next_group(1 if name == "choosing.group_on" else -1)
            case _ if name.startswith("pins."):
                self._pin(pinned_by(name))
            case _:
                return False
        return True

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(keep_open=False)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self._move(6 if event.key() == Qt.Key.Key_PageDown else -6)
            case Qt.Key.Key_Backspace if self._held and not self.field.text():
                self._held.pop()
                self._search("")
            case _:
                return False
        return True

    def _search(self, typed: str) -> None:
        name = " ".join(typed.split())
        left_out = {code.id for code in self._held} | ({self.instead_of.code} if self.instead_of else set())
        offered = [code for code in self._codes if code.offered]
        matching = matching_codes(name, [code for code in offered if code.id not in left_out], self._recent)
        choices: list[Choice] = [*matching]
        self._close = None
        if name and same_name(name, self._codes) is None:
            choices.append(NewCode(name, self._chosen_group()))
            self._close = near_duplicate(name, offered)
        self._choices.show(choices)
        self._tell_note()
        # With codes held and nothing typed, Enter means those that are held.
        self._choose(-1 if self._held and not name else 0)
        self._fit()

    def _tell_note(self) -> None:
        told = []
        if self._held:
            told.append("Held: " + ", ".join(f"“{code.name}”" for code in self._held))
        if self._close is not None:
            key = self.keys.keys.written("choosing.close")
            told.append(f"Close to “{self._close.name}” – use that?" + (f" {key}" if key else ""))
        self._note.setText("\n".join(told))
        self._note.setVisible(bool(told))

    def _fit(self) -> None:
        """Is no higher than what it offers, and stays at the words."""
        row = max(0, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(1)
        others = self.sizeHint().height()
        rows = min(len(self._choices.choices) * row, self._place.height() - others)
        self.list.setFixedHeight(max(row, rows) + 2)
        height = others + max(row, rows) + 1
        top = self._place.bottom() - height + 1 if self._upwards else self._place.top()
        self.setGeometry(self._place.left(), top, self._place.width(), height)

    def _choose(self, row: int) -> None:
        choices = self._choices.choices
        chosen = choices[row] if 0 <= row < len(choices) else None
        self.list.setCurrentIndex(self._choices.index(row, 0))
        self._tell_hints(chosen)
        if chosen is not None:
            announce(self.field, " · ".join(filter(None, words_of(chosen))))

    def _tell_hints(self, chosen: Choice | None) -> None:
        hints = NEW_HINTS if isinstance(chosen, NewCode) else CHANGE_HINTS if self.instead_of else HINTS
        if chosen is None:
            hints = (("Enter", "apply all that are held"),)
        keyed = ((self.keys.keys.written(key) if "." in key else key, words) for key, words in (*hints, CANCEL))
        told = "  ·  ".join(f"{key} {words}" for key, words in keyed if key)
        self._hints.setText(told)
        self.field.setAccessibleDescription(told)

    def _move(self, steps: int) -> None:
        last = len(self._choices.choices) - 1
        self._choose(max(0, min(last, self.list.currentIndex().row() + steps)))

    def _chosen_group(self) -> CodeRow | None:
        return self._groups[self._group] if self._group < len(self._groups) else None

    def _next_group(self, steps: int) -> None:
        """Puts the offer of a new code into the next group, and goes to it."""
        if not self._choices.choices or not isinstance(self._choices.choices[-1], NewCode):
            return
        last = len(self._choices.choices) - 1
        if self.list.currentIndex().row() == last:
            self._group = (self._group + steps) % len(self._groups)
            offer = self._choices.choices[-1]
            assert isinstance(offer, NewCode)
            self._choices.show([*self._choices.choices[:-1], NewCode(offer.name, self._chosen_group())])
        self._choose(last)

    def _chosen(self) -> Choice | None:
        row = self.list.currentIndex().row()
        return self._choices.choices[row] if 0 <= row < len(self._choices.choices) else None

    def _take(self, *, keep_open: bool) -> None:
        choice, held = self._chosen(), self._held
        if choice is None and not held:
            return
        keep_open = keep_open and self.instead_of is None
        self._held = []
        if keep_open:
            self.field.selectAll()
            self._tell_note()
        else:
            self.close_palette()
        if isinstance(choice, CodeRow):
            self._recent = [choice.id, *(code for code in self._recent if code != choice.id)]
        if held:
            codes = [*held, choice] if isinstance(choice, CodeRow) else held
            self.several_applied.emit([code.id for code in codes], choice if isinstance(choice, NewCode) else None)
        elif isinstance(choice, NewCode):
            self.create_requested.emit(choice.name, choice.parent)
        elif choice is not None:
            self.applied.emit(choice.id, keep_open)

    def _hold(self) -> None:
        """Keeps the chosen code for one Enter with others."""
        choice = self._chosen()
        if isinstance(choice, CodeRow) and self.instead_of is None:
            self._held.append(choice)
            self.field.clear()
            self._search("")

    def _take_close(self) -> None:
        if self._close is not None:
            self.field.setText(self._close.name)
            self._take(keep_open=False)

    def _pin(self, number: int | None) -> None:
        choice = self._chosen()
        if isinstance(choice, CodeRow):
            self.pin_wanted.emit(choice.id, number)
