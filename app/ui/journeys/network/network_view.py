"""The Network view: what can be done with the networks of a child; everything that is changed is one step."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.journeys.layout.network import Cell, NodeDrawn, moved_round
from app.journeys.measuring.network_words import TIE_WORDS
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeRow
from app.problems import Problem
from app.reports.pictures import Together, Wanted, write_network
from app.reports.pictures.network_files import refuse_untold, views_leaving
from app.ui.commands import command_called
from app.ui.journeys.behind.mark_evidence import MarkEvidence
from app.ui.journeys.map.map_pane import STEP
from app.ui.journeys.network import picks, words
from app.ui.journeys.network.editing import Editing
from app.ui.journeys.network.network_page import NetworkPage, Where
from app.ui.journeys.network.person_menu import person_menu
from app.ui.journeys.network.shown import Shown, shown_of
from app.ui.journeys.opening import open_words_behind
from app.ui.journeys.saving import PICTURES, Saver
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.announce import announce
from app.ui.widgets.table_copy import table_mime

A_CONCERN = "A safeguarding concern stands there: it is not copied."
NOBODY_AT_HAND = "Choose somebody in the network first."
OF_PERSON = (
    *("network.edit", "network.open", "network.link", "network.code", "network.copy"),
    *("network.same", "network.remove", "network.forget"),
)
OF_PLACE = ("network.copy", "network.table", "network.picture")
MORE = ("network.snapshot", "network.delete", "network.copy", "network.table", "network.picture")


class NetworkView(NetworkPage):
    """Acts on who is at hand, and on the snapshot at hand; dialogs ask for what is new."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.saver = Saver(study, "picture", PICTURES, self)
        self.editing = Editing(study, self, lambda: self.pane.setFocus(Qt.FocusReason.OtherFocusReason))
        self.behind = MarkEvidence(study, self)
        self.behind.serve(self.panel.evidence)
        self._offer_deeds()
        self._connect()
        menu = QMenu(self.bar.more)
        for action in self._actions(MORE):
            menu.addAction(action)
        self.bar.more.setMenu(menu)

    # What can be done

    def new_snapshot(self) -> None:
        """Ask for another snapshot."""
        if self.row is not None:
            self.editing.new_snapshot(self.row, self.now, lambda made: self._go(Where(made)))

    def edit_snapshot(self) -> None:
        """Ask whose view the snapshot at hand is and of when."""
        if self.row is not None and self.now is not None:
            self.editing.edit_snapshot(self.row, self.now)

    def remove_snapshot(self) -> None:
        """Remove the snapshot at hand."""
        if self.now is not None:
            self.editing.remove_snapshot(self.now)

    def add_person(self, cell: Cell | None = None, number: int = 0) -> None:
        """Ask for somebody and add them to the snapshot at hand, or to that of the circles of this number."""
        if self.row is None or self.shown is None:
            self.new_snapshot()
            return
        network = self.shown.pair[number] if cell is not None and self.shown.beside else self.now
        if network is not None:
            self.editing.add_person(self.row, network, cell, self.choose)

    def edit_person(self) -> None:
        """Ask for all that is told of the person at hand."""
        found = self._person()
        if found is not None and self.row is not None:
            self.editing.edit_person(self.row, *found)

    def same_person(self) -> None:
        """Ask who of the others the person at hand is."""
        found = self._person()
        if found is not None and self.row is not None:
            self.editing.same_person(self.row, found[1])

    def next_tie(self) -> None:
        """Another kind of tie for the person at hand."""
        found = self._person()
        if found is not None:
            tie = picks.next_tie(found[1].tie)
            self._write(found[1], "Tie", tie)
            self._say(f"{found[1].person.name}: {TIE_WORDS[tie]}")

    def push(self, dx: int, dy: int) -> None:
        """Move the person at hand in a direction of the page."""
        found, drawing = self._person(), self.pane.drawing
        drawn = None if found is None or drawing is None else drawing.node(found[1].mark)
        if drawn is None or drawing is None:
            return
        cell = moved_round(drawing.frames[drawn.frame], drawn, dx, dy)
        if cell is not None:
            self._move(drawn, cell)

    def remove_person(self) -> None:
        """Take the person at hand out of their snapshot."""
        found = self._person()
        if found is not None:
            self.editing.remove_person(found[1])

    def forget_person(self) -> None:
        """Remove the person at hand from every snapshot."""
        found = self._person()
        if found is not None:
            self.editing.forget_person(found[1])

    def open_words(self) -> None:
        """Go to the words behind the person at hand."""
        found = self._person()
        if found is not None:
            open_words_behind(self.study, found[1].mark)

    def link_words(self) -> None:
        """Ask for words that tell of the person at hand."""
        found = self._person()
        if found is not None:
            network, node = found
            self.behind.link(node.mark, node.person.name, network.teller.name)

    def code(self) -> None:
        """Ask for a code for the person at hand."""
        found = self._person()
        if found is not None:
            self.behind.code(found[1].mark, self.pane.at_hand_rect(self), found[1].person.name)

    def copy(self) -> None:
        """The person at hand as text; without one, the whole network."""
        drawn, left = self.pane.at_hand, self._leaving()
        if left is None:
            return
        row, shown = left
        if drawn is None:
            clipboard.put_text(words.in_words(row, shown))
        elif any(node.mark == drawn.mark for network in shown.pair for node in network.nodes):
            clipboard.put_text(drawn.tooltip)
        else:
            self.study.said.emit(A_CONCERN)
            return
        self.study.said.emit("Copied as text.")

    def copy_table(self) -> None:
        """The table as it stands."""
        left = self._leaving()
        if left is not None:
            heads, rows = words.table(*left)
            clipboard.put(table_mime(heads, [row.cells for row in rows]))
            self.study.said.emit("Copied as a table.")

    def save_picture(self) -> None:
        """Ask where the picture goes."""
        if self.row is not None and self.shown is not None:
            row, shown = self.row, self.shown
            wanted = Wanted(shown.first, shown.second, shown.how or Together.OVER)
            self.saver.ask(
                f"Network of {row.journey.pseudonym}",
                lambda path: write_network(row, wanted, path, names_in=self.study.names_in),
            )

    # Inside

    def _leaving(self) -> tuple[NetworksRow, Shown] | None:
        """What is shown, as far as it may leave; where it may not, that is said."""
        row, shown = self.row, self.shown
        if row is None or shown is None:
            return None
        try:
            refuse_untold(shown.pair)
        except Problem as problem:
            self.study.said.emit(str(problem))
            return None
        left = views_leaving(row)
        now = shown_of(left, shown.first.id, shown.second.id if shown.second else None, shown.how)
        return None if now is None else (left, now)

    def _person(self) -> tuple[NetworkRow, NodeRow] | None:
        """Who is at hand; where nobody is, that is said."""
        if self.at_hand is None:
            self.study.said.emit(NOBODY_AT_HAND)
        return self.at_hand

    def _write(self, node: NodeRow, column: str, value: object) -> None:
        if self.row is not None:
            self.editing.write(self.row, node, column, value)

    def _move(self, drawn: NodeDrawn, cell: Cell) -> None:
        self.editing.move(drawn.mark, cell)
        moved = None if self.pane.drawing is None else self.pane.drawing.node(drawn.mark)
        if moved is not None:
            self._say(moved.name)

    def _say(self, said: str) -> None:
        self.study.said.emit(said)
        announce(self.pane, said)

    def _open_menu(self, drawn: NodeDrawn | None, cell: Cell | None, at: QPoint) -> None:
        if self.row is None:
            return
        if drawn is None:
            menu = QMenu(self)
            menu.addAction(command_called("network.add").words, partial(self.add_person, cell))
            for action in self._actions(OF_PLACE):
                menu.addAction(action)
        else:
            self.choose(drawn.mark)
            found = self.at_hand
            if found is None:
                return
            menu = person_menu(self.row, found[1], self._actions(OF_PERSON), self._write, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _actions(self, names: tuple[str, ...]) -> list[QAction]:
        """Entries of a menu for deeds of this view."""
        made = []
        for name in names:
            command = command_called(name)
            action = QAction(command.words, self)
            action.setStatusTip(command.help)
            action.triggered.connect(partial(self._do, name))
            made.append(action)
        return made

    def _do(self, command: str, _: bool = False) -> None:
        deed = self.deeds.get(command)
        if deed is not None:
            deed()

    def _connect(self) -> None:
        keys = self.study.keys
        for part in (self.pane, self.panel.table):
            part.keys.take(keys)
            part.commanded.connect(self._do)
            keys.changed.connect(partial(part.keys.take, keys))
        self.pane.opened.connect(lambda _: self.edit_person())
        self.pane.cell_wanted.connect(lambda number, cell: self.add_person(cell, number))
        self.pane.moved.connect(self._move)
        self.pane.menu_wanted.connect(self._open_menu)
        self.pane.dragging.connect(self.study.said)
        self.panel.table.people.written.connect(self._write)
        self.panel.evidence.link_wanted.connect(self.link_words)
        self.panel.evidence.code_wanted.connect(self.code)
        self.bar.new.clicked.connect(self.new_snapshot)
        self.empty.step_taken.connect(lambda _: self.new_snapshot())

    def _toggle(self, way: Together) -> None:
        self.compare(None if self._where.way is way else way)

    def _offer_deeds(self) -> None:
        self.deeds.update(
            {
                "network.add": self.add_person,
                "network.edit": self.edit_person,
                "network.same": self.same_person,
                "network.tie": self.next_tie,
                "network.left": lambda: self.push(-1, 0),
                "network.right": lambda: self.push(1, 0),
                "network.up": lambda: self.push(0, -1),
                "network.down": lambda: self.push(0, 1),
                "network.remove": self.remove_person,
                "network.forget": self.forget_person,
                "network.open": self.open_words,
                "network.link": self.link_words,
                "network.code": self.code,
                "network.new": self.new_snapshot,
                "network.snapshot": self.edit_snapshot,
                "network.delete": self.remove_snapshot,
                "network.next": lambda: self.go_on(1),
                "network.previous": lambda: self.go_on(-1),
                "network.over": lambda: self._toggle(Together.OVER),
                "network.beside": lambda: self._toggle(Together.BESIDE),
                "network.copy": self.copy,
                "network.table": self.copy_table,
                "network.picture": self.save_picture,
                "network.larger": lambda: self.pane.come_closer(STEP),
                "network.smaller": lambda: self.pane.come_closer(1 / STEP),
                "network.whole": lambda: self.pane.come_closer(0),
            }
        )
