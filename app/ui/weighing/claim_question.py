"""Asking for an assumption by typing: to take it in hand, or to link something to it with how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.perspectives.claim_rows import ClaimId, ClaimRow, Stance
from app.study.rows import PerspectiveId, PerspectiveRow
from app.ui.theme import Theme
from app.ui.weighing.stance_words import IN_ORDER, SIGNS
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.value_choice import ValueChoice
from app.ui.widgets.wrapped_rows import WrappedRows

LEAST_WIDTH, LIST_HEIGHT = 440, 190
_PLACE = Qt.ItemDataRole.UserRole
NONE_FITS = "No assumption has these words."


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which assumption, and how what is at hand stands to it."""

    claim: ClaimRow
    stance: Stance
    first_hand: bool
    about: PerspectiveId | None
    note: str


class ClaimQuestion(QDialog):
    """Type a few letters, choose with the arrows, Enter."""

    answered = Signal(object)
    """A `Judgement`; where only an assumption is asked for, its stance means nothing."""

    def __init__(
        self,
        theme: Theme,
        claims: Sequence[ClaimRow],
        chosen: ClaimId | None,
        *,
        words: str = "",
        perspectives: Sequence[PerspectiveRow] = (),
        linking: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = "Link to assumption" if linking else "Take an assumption in hand"
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        self._claims = claims
        self.field = SearchField(theme, "Find an assumption")
        self.list = QListWidget()
        self.list.setAccessibleName("Assumptions")
        self.list.setItemDelegate(WrappedRows(self.list))
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.none = wrapped_label(NONE_FITS, "quiet")
        self.stances = {stance: QRadioButton(f"{SIGNS[stance]} &{stance.capitalize()}") for stance in IN_ORDER}
        self._group = QButtonGroup(self)
        self.second_hand = Chip("Second-hand")
        told: dict[PerspectiveId | None, str] = {None: "About nobody in particular"}
        told |= {row.id: f"About {row.name[:1].lower()}{row.name[1:]}" for row in perspectives}
        self.about = ValueChoice("Of whom it is told", told, None)
        self.note = QLineEdit()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(
            "Link" if linking else "Take in hand", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self._lay_out(title, words, linking=linking)
        self.field.textChanged.connect(lambda typed: self._filter(typed, self.current()))
        self.field.left_down.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.entered.connect(lambda _: self.accept())
        self.list.itemActivated.connect(lambda _: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._filter("", next((row for row in claims if row.id == chosen), None))
        self.field.setFocus()

    def current(self) -> ClaimRow | None:
        """The assumption the list is at."""
        index = self.list.currentIndex()
        return self._claims[int(index.data(_PLACE))] if index.isValid() else None

    def accept(self) -> None:
        claim = self.current()
        if claim is None:
            return
        stance = next((one for one, button in self.stances.items() if button.isChecked()), Stance.NUANCES)
        first_hand = not self.second_hand.isChecked()
        super().accept()
        self.answered.emit(Judgement(claim, stance, first_hand, self.about.value, self.note.text().strip()))

    def _filter(self, typed: str, chosen: ClaimRow | None) -> None:
        wanted = typed.casefold().split()
        self.list.clear()
        for place, row in enumerate(self._claims):
            told = f"{row.ref}  {row.statement}"
            if all(word in told.casefold() for word in wanted):
                item = QListWidgetItem(told)
                item.setData(_PLACE, place)
                self.list.addItem(item)
                if chosen is not None and row.id == chosen.id:
                    self.list.setCurrentItem(item)
        if self.list.count() and not self.list.currentIndex().isValid():
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.none.setVisible(not self.list.count())
        self.take.setEnabled(bool(self.list.count()))

    def _lay_out(self, title: str, words: str, *, linking: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(title))
        if words:
            column.addWidget(wrapped_label(f"“{words}”", "quiet"))
        for part in (self.field, self.list, self.none):
            column.addWidget(part)
        more = QWidget()
        below = QVBoxLayout(more)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        ways, knowing = FlowRow(), FlowRow()
        for button in self.stances.values():
            self._group.addButton(button)
            ways.addWidget(button)
        self.stances[Stance.CHALLENGES].setChecked(True)
        for about in (self.second_hand, self.about):
            knowing.addWidget(about)
        self.note.setPlaceholderText("A note, if you like")
        self.note.setAccessibleName("Note")
        below.addLayout(ways)
        below.addLayout(knowing)
        below.addWidget(self.note)
        column.addWidget(more)
        more.setVisible(linking)
        column.addWidget(self.buttons)
