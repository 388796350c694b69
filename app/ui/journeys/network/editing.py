"""Changing networks: dialogs that ask, and steps that store; what is refused is said in a sentence."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.journeys import actions
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import MarkId
from app.journeys.layout.network import Cell
from app.journeys.network_rows import NetworkId, NetworkRow, NetworksRow, NodeRow
from app.problems import Problem
from app.ui.journeys.network import writing
from app.ui.journeys.network.asking import AskingDialog
from app.ui.journeys.network.person_dialog import PersonDialog
from app.ui.journeys.network.same_dialog import SameDialog
from app.ui.journeys.network.snapshot_dialog import LINK, NOBODY, SnapshotDialog
from app.ui.open_study import OpenStudy


class Editing:
    """Everything is done to what it is given; `owner` is the window over which dialogs open."""

    def __init__(self, study: OpenStudy, owner: QWidget, done: Callable[[], object]) -> None:
        self._study = study
        self._owner = owner
        self._done = done
        """A dialog is closed: the keyboard goes back."""

    def new_snapshot(self, row: NetworksRow, like: NetworkRow | None, then: Callable[[NetworkId], object]) -> None:
        """Ask for a snapshot and add it; it begins as another one unless that is declined."""
        if not self._study.may_change():
            return
        if not any(teller.participant is not None for teller in row.journey.tellers):
            self._study.tasks.problem.emit(Problem(NOBODY, LINK))
            return
        dialog = SnapshotDialog(self._study.theme, row, like=like, parent=self._owner.window())
        project, case = self._study.project, row.journey.case
        dialog.store = lambda: then(
            actions.add_network(project, case=case, network=dialog.draft(), copy_of=dialog.copy_of)
        )
        self._ask(dialog)

    def edit_snapshot(self, row: NetworksRow, network: NetworkRow) -> None:
        """Ask whose view a snapshot is and of when."""
        if self._study.may_change():
            dialog = SnapshotDialog(self._study.theme, row, edited=network, parent=self._owner.window())
            project = self._study.project
            dialog.store = lambda: actions.edit_network(project, network=network.id, draft=dialog.draft())
            self._ask(dialog)

    def remove_snapshot(self, network: NetworkRow) -> None:
        """Remove a snapshot; undo brings it back."""
        self._remove(lambda: actions.remove_network(self._study.project, network=network.id))

    def add_person(
        self, row: NetworksRow, network: NetworkRow, cell: Cell | None, then: Callable[[MarkId], object]
    ) -> None:
        """Ask for somebody and add them; where a cell was chosen, there."""
        if self._study.may_change():
            dialog = PersonDialog(self._study.theme, row, network, cell=cell, parent=self._owner.window())
            project = self._study.project
            dialog.store = lambda: then(
                writing.add(project, network.id, dialog.known, dialog.person(), dialog.place())
            )
            self._ask(dialog)

    def edit_person(self, row: NetworksRow, network: NetworkRow, node: NodeRow) -> None:
        """Ask for all that is told of somebody."""
        if self._study.may_change():
            dialog = PersonDialog(self._study.theme, row, network, node=node, parent=self._owner.window())
            project = self._study.project
            dialog.store = lambda: writing.store(project, node, dialog.person(), dialog.place())
            self._ask(dialog)

    def same_person(self, row: NetworksRow, node: NodeRow) -> None:
        """Ask who of the others somebody is, and let the two be one."""
        if self._study.may_change():
            dialog = SameDialog(self._study.theme, row, node.person, self._owner.window())
            project = self._study.project
            dialog.store = lambda: actions.merge_people(project, person=node.person.id, into=dialog.kept)
            self._ask(dialog)

    def write(self, row: NetworksRow, node: NodeRow, column: str, value: object) -> None:
        """Store one thing that is told of somebody."""
        if self._study.may_change():
            self._study.attempt(lambda: writing.told(self._study.project, node, column, value, row))

    def move(self, mark: MarkId, cell: Cell) -> None:
        """Let somebody stand in another cell."""
        if self._study.may_change():
            project = self._study.project
            self._study.attempt(
                lambda: actions.move_node(project, mark=mark, sector=cell.sector, ring=cell.ring, place=cell.place)
            )

    def remove_person(self, node: NodeRow) -> None:
        """Take somebody out of their snapshot."""
        self._remove(lambda: actions.remove_nodes(self._study.project, marks=[node.mark]))

    def forget_person(self, node: NodeRow) -> None:
        """Remove somebody from every snapshot."""
        self._remove(lambda: actions.remove_person(self._study.project, person=node.person.id))

    def _remove(self, do: Callable[[], Loss]) -> None:
        loss = self._study.attempt(do) if self._study.may_change() else None
        if loss is not None:
            self._study.said.emit(writing.gone_words(loss))

    def _ask(self, dialog: AskingDialog) -> None:
        dialog.finished.connect(lambda _: self._done())
        dialog.open()
