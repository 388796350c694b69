"""Choosing a code by typing: to merge into, to move below, to split off to; with a reason, where there is one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.rows import CodeId, CodeRow
from app.ui.choosing.code_matching import group_name, matching_codes, same_name
from app.ui.theme import Theme
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.swatch import swatch_icon

LEAST_WIDTH, LEAST_HEIGHT, LIST_HEIGHT = 440, 460, 180
WHY = "Why? (optional, kept in the codebook’s history)"
NONE_FOUND = "No code has these letters. Type fewer of them."


@dataclass(frozen=True, slots=True)
class CodeQuestion:
    """What is asked: a title, a sentence, the words on the button, and what besides the codes may be chosen."""

    title: str
    sentence: str
    button: str
    top: str = ""
    """An answer that is no code, such as “At the top”."""
    makes: bool = False
    """Whether a name that no code has is an answer."""


class CodeQuestionDialog(QDialog):
    """Type a few letters, choose with the arrows, Enter."""

    answered = Signal(object, str, str)
    """The chosen code (None: the answer that is no code, or the new name), a new name, and the reason."""

    def __init__(
        self,
        theme: Theme,
        question: CodeQuestion,
        codes: Sequence[CodeRow],
        *,
        without: Collection[CodeId] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._theme = theme
        self._question = question
        self._codes = [row for row in codes if row.id not in without]
        self.field = _Field(
            theme, "Find a code, or name a new one" if question.makes else "Find a code", self._step
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Codes")
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = wrapped_label(NONE_FOUND, "quiet")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(WHY)
        self.reason.setAccessibleName("Reason")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(question.button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(question.title))
        column.addWidget(wrapped_label(question.sentence, "quiet"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        column.addWidget(plain_label("Reason", "hint"))
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        self.field.textChanged.connect(self._fill)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.list.currentRowChanged.connect(lambda place: self.take.setEnabled(place >= 0))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._fill("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        if self.list.currentRow() < 0:
            return
        code, name = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        super().accept()
        self.answered.emit(code, name, self.reason.text())

    def _fill(self, typed: str) -> None:
        self.list.clear()
        name = " ".join(typed.split())
        if self._question.top and not name:
            self._add(self._question.top, None, "")
        for row in matching_codes(typed, self._codes, limit=len(self._codes)):
            group = group_name(row)
            item = self._add(f"{row.name}   {group}" if group else row.name, row.id, "")
            item.setIcon(swatch_icon(self._theme.code_colour(row.colour)))
        if self._question.makes and name and same_name(name, self._codes) is None:
            self._add(f"+ New code “{name}”", None, name)
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)
        self.none.setVisible(not self.list.count())

    def _add(self, words: str, code: CodeId | None, name: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, (code, name))
        self.list.addItem(item)
        return item

    def _step(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, self.list.count() - 1)))


class _Field(SearchField):
    """The arrows move through what matches while the typing goes on; Enter answers."""

    def __init__(self, theme: Theme, prompt: str, step: Callable[[int], None]) -> None:
        super().__init__(theme, prompt)
        self._walk = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            dialog = self.window()
            assert isinstance(dialog, QDialog)
            dialog.accept()
        else:
            super().keyPressEvent(event)
