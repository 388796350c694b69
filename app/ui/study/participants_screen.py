"""Participants: who took part, as a table, with one of them open beside it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.study import actions, queries
from app.study.rows import AreaId, ParticipantId, ParticipantRow, PerspectiveId
from app.study.rules import unique_name
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.study.groups_dialog import GroupsDialog
from app.ui.study.identity.identity_strip import IdentityStrip
from app.ui.study.participant_editor import ParticipantEditor
from app.ui.study.participants_model import FilteredPeople, ParticipantsModel, table_text
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button, primary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import page_title
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tables import copy_with

NEW_NAME = "New participant"


class ParticipantsScreen(Screen):
    """Table, filter and selection at the left; the participant at hand at the right."""

    name = "participants"
    watches = frozenset(
        {
            "participant",
            "perspective",
            "area",
            "attribute",
            "attribute_value",
            "consent",
            "agreement",
            "study_case",
            "case_link",
            "source",
            "speaker",
        }
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Participants")
        self.model = ParticipantsModel(study.theme, self)
        self.shown = FilteredPeople(self)
        self.shown.setSourceModel(self.model)
        self.filter = SearchField(study.theme, "Filter participants…")
        self.count = wrapped_label("", "quiet")
        self.add_button = primary_button("Add participant")
        self.perspective_button = Button("Set perspective")
        self.area_button = Button("Set area")
        self.groups_button = Button("Perspectives and areas…")
        self.withdrawals_button = Button("Withdrawals…")
        self.table = RowTable("Participants")
        self.table.setModel(self.shown)
        self.editor = ParticipantEditor(study)
        self.identity = IdentityStrip(study, self)
        self.empty = EmptyState(
            study.theme,
            icon_name="participants",
            title="Nobody yet",
            words="Participants come in with their transcripts, or one by one. "
            "Each has a pseudonym, a perspective, and a record of what they agreed to.",
            steps=("Import transcripts…", "Add participant"),
        )
        self._lay_out()
        self._make_actions()
        self._connect()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read everybody again; whoever was selected stays selected."""
        chosen = [person.id for person in self.selected()]
        with self.study.project.reading() as session:
            people = queries.participants(session)
            self._perspectives = queries.perspectives(session)
            self._areas = queries.areas(session)
        self.model.show(people)
        self._stack.setCurrentIndex(0 if people else 1)
        self._select(chosen or [person.id for person in people[:1]])
        self._tell()

    def show_participant(self, participant: ParticipantId) -> None:
        """Go to one participant, whatever the filter says."""
        self._freshen()
        self.filter.clear()
        self._select([participant])

    def place(self) -> object:
        return [person.id for person in self.selected()] or None

    def return_to(self, place: object) -> None:
        if isinstance(place, list):
            self._freshen()
            self._select(place)

    def selected(self) -> list[ParticipantRow]:
        """The selected people, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._person(self.shown.index(row, 0)) for row in rows]

    # What can be done

    def add(self) -> None:
        """Add somebody, and put the keyboard on their name."""
        taken = {person.pseudonym for person in self.model.people}
        name = unique_name(NEW_NAME, taken)
        added = self.study.attempt(lambda: actions.add_participant(self.study.project, pseudonym=name))
        if added is not None:
            self.show_participant(added)
            self.editor.start_naming()

    def set_perspective(self, perspective: PerspectiveId | None) -> None:
        """Give everybody who is selected a perspective, in one step."""
        chosen = [person.id for person in self.selected()]
        self.study.attempt(
            lambda: self._edit_all(chosen, partial(actions.edit_participant, perspective=perspective))
        )

    def set_area(self, area: AreaId | None) -> None:
        """Give everybody who is selected an area, in one step."""
        chosen = [person.id for person in self.selected()]
        self.study.attempt(lambda: self._edit_all(chosen, partial(actions.edit_participant, area=area)))

    def copy(self) -> None:
        """Copy the selected rows, or all of them, as a table."""
        every = [self._person(self.shown.index(row, 0)) for row in range(self.shown.rowCount())]
        people = self.selected() if len(self.selected()) > 1 else every
        clipboard.put_text(table_text(people))
        self.study.said.emit(f"{len(people)} participants copied as a table.")

    def _edit_all(self, people: list[ParticipantId], edit: Callable[..., None]) -> None:
        with self.study.project.step("Edit participants"):
            for person in people:
                edit(self.study.project, participant=person)

    def edit_groups(self) -> None:
        """Name and order perspectives and areas."""
        GroupsDialog(self.study, self).open()

    def show_withdrawals(self) -> None:
        """Who withdrew."""
        from app.ui.study.withdrawal.withdrawals_dialog import WithdrawalsDialog

        WithdrawalsDialog(self.study, self).open()

    # Parts

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(page_title("Participants"))
        titles.addWidget(self.count)
        buttons = FlowRow(to_the_right=True)
        buttons.addWidget(self.withdrawals_button)
        buttons.addWidget(self.groups_button)
        buttons.addWidget(self.add_button)
        top.addLayout(titles)
        top.addLayout(buttons, 1)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.perspective_button)
        bar.addWidget(self.area_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 20, 12, 0)
        column.setSpacing(14)
        column.addLayout(top)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.identity)
        splitter = QSplitter()
        splitter.setObjectName("table and editor")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.editor)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([780, 440])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)

    def _make_actions(self) -> None:
        add = add_command(self, "participants.add", self.add, self.study.keys)
        add.setEnabled(not self.study.read_only)
        add_command(self, "participants.groups", self.edit_groups, self.study.keys)
        withdraw = add_command(self, "participants.withdraw", self.editor.withdraw, self.study.keys)
        withdraw.setEnabled(not self.study.read_only)
        add_command(self, "participants.withdrawals", self.show_withdrawals, self.study.keys)
        add_command(self, "participants.copy", self.copy, self.study.keys)
        copy_with(self.table, self.copy)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.left_down.connect(self.table.setFocus)
        self.add_button.clicked.connect(self.add)
        self.groups_button.clicked.connect(self.edit_groups)
        self.withdrawals_button.clicked.connect(self.show_withdrawals)
        self.empty.step_taken.connect(lambda step: self.add() if step else self.study.import_wanted.emit([]))
        self.table.selectionModel().selectionChanged.connect(self._tell)
        for button, fill in (
            (self.perspective_button, self._fill_perspectives),
            (self.area_button, self._fill_areas),
        ):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))
            button.setMenu(menu)
        self.study.theme.changed.connect(self.table.viewport().update)

    def _fill_perspectives(self, menu: QMenu) -> None:
        menu.clear()
        for row in self._perspectives:
            action = menu.addAction(
                mark_icon(self.study.theme.perspective(row.palette)), row.name.replace("&", "&&")
            )
            action.triggered.connect(lambda _=False, wanted=row.id: self.set_perspective(wanted))
        menu.addSeparator()
        menu.addAction("None yet").triggered.connect(lambda: self.set_perspective(None))

    def _fill_areas(self, menu: QMenu) -> None:
        menu.clear()
        for row in self._areas:
            action = menu.addAction(row.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, wanted=row.id: self.set_area(wanted))
        menu.addSeparator()
        menu.addAction("None").triggered.connect(lambda: self.set_area(None))

    # Selection

    def _filter(self, words: str) -> None:
        chosen = [person.id for person in self.selected()]
        self.shown.filter(words)
        self._select(chosen)
        if not self.selected() and self.shown.rowCount():
            self.table.selectRow(0)
        self._tell()

    def _select(self, people: list[ParticipantId]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.clear()
        for person in people:
            row = self.model.row_of(person)
            index = self.shown.mapFromSource(self.model.index(row, 0)) if row is not None else QModelIndex()
            if index.isValid():
                selection.select(index, flags.Select | flags.Rows)
                selection.setCurrentIndex(index, flags.NoUpdate)
                self.table.scrollTo(index)
        self._tell()

    def _tell(self) -> None:
        chosen = self.selected()
        total, shown = len(self.model.people), self.shown.rowCount()
        left_out = sum(not person.counted for person in self.model.people)
        words = f"{total} people" if total != 1 else "1 person"
        if shown != total:
            words = f"{shown} of {words}"
        elif left_out:
            words = f"{words}, {left_out} left out"
        self.count.setText(f"{words}, {len(chosen)} selected" if len(chosen) > 1 else words)
        writable = not self.study.project.read_only
        for button in (self.perspective_button, self.area_button):
            button.setEnabled(writable and bool(chosen))
        self.add_button.setEnabled(writable)
        if len(chosen) == 1:
            self.editor.show_person(chosen[0])
        else:
            self.editor.show_nobody(len(chosen))

    def _person(self, index: QModelIndex) -> ParticipantRow:
        return self.model.people[self.shown.mapToSource(index).row()]
