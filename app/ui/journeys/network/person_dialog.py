"""Asking for all that is told of somebody in a network: who they are, where they stand, what ties them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.journeys.journey_rows import EventId
from app.journeys.layout.network import Cell
from app.journeys.network_rows import NetworkRow, NetworksRow, NodeDraft, NodeRow, PersonDraft, PersonRow
from app.journeys.rules import Direction, Tie
from app.problems import Problem
from app.ui.journeys.network import picks
from app.ui.journeys.network.asking import AskingDialog
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice

NOTE_LINES = 3


class PersonDialog(AskingDialog):
    """Somebody new in a network, or what is told of who stands there."""

    def __init__(
        self,
        theme: Theme,
        row: NetworksRow,
        network: NetworkRow,
        *,
        node: NodeRow | None = None,
        cell: Cell | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Add person" if node is None else node.person.name
        super().__init__(theme, title, "Add" if node is None else "Save", parent)
        there = {one.person.id for one in network.nodes}
        self._others = {
            person.name.casefold(): person for person in row.people if node is None and person.id not in there
        }
        self.name = QLineEdit()
        self.kind, self.sector = _choice(picks.kinds(row)), _choice(picks.sectors(row))
        self.relation = QLineEdit()
        self.ring, self.tie = _choice(picks.rings(row)), _choice(picks.TIES)
        self.direction, self.supervised = _choice(picks.DIRECTIONS), _choice(picks.SUPERVISED)
        self.gives = {str(code): QCheckBox(words) for words, code in picks.supports(row)}
        self.frequency, self.since, self.until = QLineEdit(), QLineEdit(), QLineEdit()
        self.lost = _choice(picks.losses(row))
        self.note = QPlainTextEdit()
        self._add_fields(row)
        self._show(node, cell)
        self.name.textChanged.connect(self._weigh)
        self._weigh()
        self.fit(self.name)

    @property
    def known(self) -> PersonRow | None:
        """Who of those around the child bears the name, and does not stand here yet."""
        return self._others.get(self.name.text().strip().casefold())

    def person(self) -> PersonDraft:
        """Who it is."""
        if not self.name.text().strip():
            raise Problem("A name is missing.", "Type a pseudonym, or a role as in “Foster carer”.")
        name = self.known.name if self.known is not None else self.name.text()
        return PersonDraft(name, str(self.kind.currentData()), self.relation.text())

    def place(self) -> NodeDraft:
        """Where they stand, and what is told of it."""
        lost, supervised = self.lost.currentData(), self.supervised.currentData()
        same = self._cell is not None and self._cell.sector == self.sector.currentData()
        return NodeDraft(
            sector=str(self.sector.currentData()),
            ring=int(self.ring.currentData()),
            place=self._cell.place if self._cell is not None and same else None,
            tie=Tie(str(self.tie.currentData())),
            direction=Direction(str(self.direction.currentData())),
            supports=tuple(code for code, box in self.gives.items() if box.isChecked()),
            frequency=self.frequency.text(),
            supervised=supervised if isinstance(supervised, bool) else None,
            since=self.since.text(),
            until=self.until.text(),
            lost_at=EventId(lost) if isinstance(lost, int) else None,
            note=self.note.toPlainText(),
        )

    # Inside

    def _add_fields(self, row: NetworksRow) -> None:
        names = QCompleter(sorted((person.name for person in self._others.values()), key=str.casefold), self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(names)
        relations = QCompleter(sorted({person.relation for person in row.people if person.relation}), self)
        relations.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.relation.setCompleter(relations)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 14)
        gives = QWidget()
        ticks = QGridLayout(gives)
        ticks.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self.gives.values()):
            ticks.addWidget(box, place // 2, place % 2)
        self.add("Name", self.name, "A pseudonym or a role, the same in every snapshot of this child")
        self.add("Relation", self.relation, "As in mother, foster brother, teacher")
        self.add("Kind", self.kind, "Which shape it has in the drawing")
        self.add("Part of life", self.sector)
        self.add("Ring", self.ring, "How near to the child")
        self.add("Tie", self.tie, "Those who are absent are drawn too: as cut off")
        self.add("Direction", self.direction, "Which way the tie goes")
        self.add("Gives", gives, "What kinds of support")
        self.add("How often", self.frequency, "How often they are in touch, as it was told")
        self.add("Supervised", self.supervised)
        self.add("Since", self.since)
        self.add("Until", self.until)
        self.add("Lost at", self.lost, "What happened when they were lost")
        self.add("Note", self.note)

    def _show(self, node: NodeRow | None, cell: Cell | None) -> None:
        self._cell = cell
        if node is None:
            _choose(self.tie, Tie.ORDINARY)
            if cell is not None:
                _choose(self.sector, cell.sector)
                _choose(self.ring, cell.ring)
            return
        self._cell = None if node.place is None else Cell(node.sector, node.ring, node.place)
        self.name.setText(node.person.name)
        self.relation.setText(node.person.relation)
        for field, value in (
            (self.kind, node.person.kind),
            (self.sector, node.sector),
            (self.ring, node.ring),
            (self.tie, node.tie),
            (self.direction, node.direction),
            (self.supervised, node.supervised),
            (self.lost, node.lost_at),
        ):
            _choose(field, value)
        for code, box in self.gives.items():
            box.setChecked(code.casefold() in {support.casefold() for support in node.supports})
        for line, words in ((self.frequency, node.frequency), (self.since, node.since), (self.until, node.until)):
            line.setText(words)
        self.note.setPlainText(node.note)

    def _weigh(self) -> None:
        """What is known of somebody around the child already stands in the fields."""
        known = self.known
        if known is not None:
            _choose(self.kind, known.kind)
            self.relation.setText(known.relation)


def _choice(offered: tuple[picks.Pick, ...]) -> Choice:
    field = Choice()
    for words, value in offered:
        field.addItem(words, value)
    return field


def _choose(field: Choice, value: object) -> None:
    places = range(field.count())
    folded = value.casefold() if isinstance(value, str) else value
    field.setCurrentIndex(
        next((place for place in places if _same(field.itemData(place), folded)), max(field.currentIndex(), 0))
    )


def _same(one: object, folded: object) -> bool:
    return (one.casefold() if isinstance(one, str) else one) == folded
