"""The Accounts view: the same events as each person tells them, the widest differences first (DOMAIN §1.6)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.journeys import actions
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.measuring import Beside, EventBeside, accounts_beside
from app.journeys.queries import journey, passages_behind
from app.journeys.rules import Status
from app.reports.pictures.leaving import marks_leaving
from app.study.rows import CaseId
from app.ui.journeys.accounts.accounts_table import AccountsTable
from app.ui.journeys.accounts.judge_dialog import JudgeDialog
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.copying import copied_said
from app.ui.journeys.opening import open_words_behind
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.table_copy import table_mime

EMPTY = (
    "Here the accounts of one event stand side by side: when and why it was, what it did. "
    "Add an event on the map or in the lifegrid, and let more than one person tell of it."
)
NOTHING_CHOSEN = "Choose an event first."
Keeps = Callable[[EventBeside], bool]


def _is(status: Status) -> Keeps:
    return lambda event: event.compared.status is status


FILTERS: tuple[tuple[str, Keeps], ...] = (
    ("All events", lambda event: True),
    ("Accounts conflict", _is(Status.CONFLICT)),
    ("Accounts agree partly", _is(Status.PARTLY)),
    ("Accounts agree", _is(Status.AGREE)),
    ("Told by the child only", lambda event: event.by_child_only),
    ("One account only", _is(Status.ONE_ACCOUNT)),
    ("Not comparable", _is(Status.NOT_COMPARABLE)),
    ("Differs from the record (R≠)", lambda event: bool(event.compared.differs_from_record)),
    ("Judged by a researcher", lambda event: not event.compared.unjudged),
)
WIDEST, IN_TIME = range(2)


class AccountsView(CaseView):
    """Enter goes to the words behind an account, and Back comes back to it."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.beside = Beside()
        self._leaving: frozenset[MarkId] = frozenset()
        self.name = plain_label("", "title")
        self.filter = Choice()
        self.filter.setAccessibleName("Which events")
        for name, _ in FILTERS:
            self.filter.addItem(name)
        self.sorting = Choice()
        self.sorting.setAccessibleName("In which order")
        self.sorting.addItems(["Widest differences first", "In order of time"])
        self.count = plain_label("", "small")
        self.left_out = wrapped_label("", "amber")
        self.table = AccountsTable(study.theme)
        self.table.keys.take(study.keys)
        self.empty = EmptyState(study.theme, icon_name="journeys", title="No accounts to compare yet", words=EMPTY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        tools = QWidget()
        row = FlowRow(tools)
        for part in (self.filter, self.sorting, self.count):
            row.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(8)
        for widget in (self.name, tools, self.left_out):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        study.keys.changed.connect(lambda: self.table.keys.take(study.keys))
        self.filter.currentIndexChanged.connect(lambda _: self._show())
        self.sorting.currentIndexChanged.connect(lambda _: self._show())
        self.table.commanded.connect(lambda command: self.deeds[command]())
        self.table.opened.connect(self.open_words)
        self.deeds.update(
            {
                "accounts.open": self.open_words,
                "accounts.judge": self.ask_judgement,
                "accounts.computed": self.take_back,
                "accounts.filter": self.next_filter,
                "accounts.order": lambda: self.sorting.setCurrentIndex(1 - self.sorting.currentIndex()),
                "accounts.copy": self.copy_cell,
                "accounts.table": self.copy_table,
            }
        )

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            told = journey(session, self.case, reader=self.study.settings.coder)
            self.beside = accounts_beside(told, passages_behind(session, self.case))
        self._leaving = marks_leaving(told)
        self.name.setText(told.pseudonym)
        names = ", ".join(teller.name for teller in self.beside.left_out)
        self.left_out.setText(f"Not set beside others, as there is no consent to link their account: {names}")
        self.left_out.setVisible(bool(names))
        self._stack.setCurrentWidget(self.table if self.beside.events else self.empty)
        self._show()

    def show_case(self, case: CaseId | None) -> None:
        if case != self.case:
            self.table.forget()
        super().show_case(case)

    def place(self) -> object:
        at = self.table.currentIndex()
        event = self.table.event_at_hand
        return None if event is None else (event.compared.event.id, at.column())

    def return_to(self, place: object) -> None:
        if isinstance(place, tuple):
            if place[0] not in {event.compared.event.id for event in self.table.rows.events}:
                self.filter.setCurrentIndex(0)
            self.table.go_to(*place)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_words(self) -> None:
        """Go to the words behind the account at hand; of an event, the first account that has any."""
        index, rows = self.table.currentIndex(), self.table.rows
        if not index.isValid():
            self.study.said.emit(NOTHING_CHOSEN)
            return
        cell = rows.cell(index)
        cells = rows.events[index.row()].cells if cell is None else (cell,)
        told = [(one, one.account) for one in cells if one.account is not None]
        if not told:
            self.study.said.emit("Nobody’s words stand here.")
            return
        first = next((account for one, account in told if one.passages), told[0][1])
        open_words_behind(self.study, first.mark, first.source)

    def ask_judgement(self) -> None:
        """Ask how the accounts of the event at hand are to be read, and why."""
        chosen = self.table.event_at_hand
        if chosen is None:
            self.study.said.emit(NOTHING_CHOSEN)
        elif self.study.may_change():
            event = chosen.compared.event.id
            dialog = JudgeDialog(chosen, self.window())
            dialog.judged.connect(lambda status, reason: self._judge(event, status, reason))
            dialog.open()

    def take_back(self) -> None:
        """Let the computed agreement hold again."""
        event = self.table.event_at_hand
        if event is None or event.compared.unjudged:
            self.study.said.emit("Nobody judged this event.")
        elif self.study.may_change():
            self.study.attempt(
                lambda: actions.take_back_judgement(self.study.project, event=event.compared.event.id)
            )

    def next_filter(self) -> None:
        """Show the next kind of event."""
        self.filter.setCurrentIndex((self.filter.currentIndex() + 1) % len(FILTERS))
        self.study.said.emit(f"{self.filter.currentText()}: {self.count.text()}")

    def copy_cell(self) -> None:
        """The cell at hand as text."""
        index = self.table.currentIndex()
        if index.isValid():
            words = self.table.rows.to_copy(self.table.rows.events[index.row()], self._leaving)[index.column()]
            clipboard.put_text(words)
            self.study.said.emit(copied_said("Copied as text.", [[words]]))

    def copy_table(self) -> None:
        """The events that are shown, as they stand."""
        told = [self.table.rows.to_copy(event, self._leaving) for event in self.table.rows.events]
        rows = [[words.replace("\n", "; ") for words in cells] for cells in told]
        clipboard.put(table_mime(self.table.rows.heads(), rows))
        self.study.said.emit(copied_said(f"{len(rows)} events copied as a table.", rows))

    # Inside

    def _judge(self, event: EventId, status: Status, reason: str) -> None:
        project, by = self.study.project, self.study.settings.coder
        self.study.attempt(lambda: actions.judge_event(project, event=event, status=status, because=reason, by=by))

    def _show(self) -> None:
        keeps = FILTERS[self.filter.currentIndex()][1]
        events = [event for event in self.beside.events if keeps(event)]
        if self.sorting.currentIndex() == WIDEST:
            events.sort(key=lambda event: self.beside.widest[event.compared.event.id])
        self.table.show_events(self.beside, events)
        every = len(self.beside.events)
        self.count.setText(f"{len(events)} of {every} event{'' if every == 1 else 's'}")
