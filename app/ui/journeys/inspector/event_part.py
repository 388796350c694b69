"""An event in fields: what happened, how its accounts stand, and the account of one teller at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys.draft_rows import AccountDraft, EventDraft
from app.journeys.journey_rows import AccountRow, EventId, EventRow, JourneyRow, MarkId, TellerRow
from app.journeys.measuring import accounts_compared, when_words
from app.ui.journeys.inspector.agreement_part import AgreementPart
from app.ui.telling.event_forms import AccountForm, EventForm
from app.ui.theme import Theme
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import section_heading


class EventPart(QWidget):
    """Shows an event with one account of it, or what is to become one; says what is wanted and does none of it."""

    account_chosen = Signal(object)
    """The `MarkId` of another account."""
    account_wanted = Signal()
    """What another teller says is to be added."""

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self.what, self.account, self.agreement = EventForm(), AccountForm(theme), AgreementPart()
        self.another = quiet_button("Add account…")
        self.another.setToolTip("Add what another teller says of it")
        self.another.clicked.connect(lambda: self.account_wanted.emit())
        self._heading = section_heading("Account")
        self._tellers = QWidget()
        self._row = FlowRow(self._tellers)
        self.chips: list[Chip] = []
        if not writable:
            self.agreement.only_read()
            self.another.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.what)
        column.addWidget(self.agreement)
        column.addWidget(self._heading)
        column.addWidget(self._tellers)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.account)

    def show_event(self, event: EventRow, account: AccountRow, journey: JourneyRow) -> None:
        """Show what is told of an event, by one of its tellers."""
        self.what.show_draft(EventDraft.of(event), journey)
        self.account.show_draft(AccountDraft.of(account), journey, event.id, journey.tellers)
        compared = next((one for one in accounts_compared(journey).events if one.event.id == event.id), None)
        if compared is not None:
            self.agreement.show_event(compared, journey)
        self._show_tellers(event, account.mark, journey)
        self._show_parts(event=True, old=True)

    def show_new(self, event: EventDraft, account: AccountDraft, journey: JourneyRow) -> None:
        """Show what is to be told of something new."""
        self.what.show_draft(event, journey)
        self.account.show_draft(account, journey, None, journey.tellers, new=True)
        self._show_parts(event=True, old=False)

    def show_new_account(self, event: EventId, account: AccountDraft, journey: JourneyRow) -> None:
        """Show what another teller is to say of an event."""
        self.account.show_draft(account, journey, event, journey.tellers, new=True)
        self._show_parts(event=False, old=False)

    def _show_parts(self, *, event: bool, old: bool) -> None:
        self.what.setVisible(event)
        self.agreement.setVisible(old)
        self._tellers.setVisible(old)
        self.another.setVisible(old and self._writable)
        self._heading.setText("Accounts" if old else "Account")

    def _show_tellers(self, event: EventRow, chosen: MarkId, journey: JourneyRow) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        place = {teller.participant: number for number, teller in enumerate(journey.tellers)}
        for account in sorted(event.accounts, key=lambda account: (place[account.teller], account.mark)):
            teller = journey.teller(account.teller)
            chip = Chip(f"{teller.letter}  {teller.name} · {when_words(account.when, journey)}")
            chip.setChecked(account.mark == chosen)
            chip.setToolTip("Show this account")
            chip.clicked.connect(lambda _=False, mark=account.mark: self.account_chosen.emit(mark))
            self._row.addWidget(chip)
            self.chips.append(chip)
        self._tellers.updateGeometry()


def tellers_without(journey: JourneyRow, event: EventRow) -> list[TellerRow]:
    """Who does not tell of an event yet, the first of whom most likely does so next."""
    told = {account.teller for account in event.accounts}
    return [teller for teller in journey.tellers if teller.participant not in told]
