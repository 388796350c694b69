"""Codes beside each other: in how many places every two hold together, as a table or ranked."""

from PySide6.QtWidgets import QCheckBox, QWidget

from app.coding.asking.outline import OutlineRow
from app.coding.asking.rows import Cooccurrence, GroupCount, PairRow
from app.coding.asking.words import counted
from app.coding.rows import CodeId
from app.ui.asking.counts_model import CountCell, CountHead
from app.ui.asking.counts_table import CountsTable
from app.ui.asking.reading import read_pairs, read_places
from app.ui.asking.table_view import TableView
from app.ui.open_study import OpenStudy
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField

AS_TABLE, RANKED = "As a table", "Ranked"
WIDEST_PAIR = 560
NONE = "No two codes hold of the same words yet. Codes hold together where their passages overlap."
_NOT = CountCell("", "", "the same code", opens=False)


class PairsView(TableView):
    """The square of all codes that hold together with some other, and the list of pairs."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        self.square = CountsTable(study.theme, "Codes that hold together", narrow=True)
        self.ranked = CountsTable(study.theme, "Pairs of codes that hold together", widest=WIDEST_PAIR)
        super().__init__(study, self.square, self.ranked, parent=parent)
        self._found: Cooccurrence | None = None
        self._codes: list[OutlineRow] = []
        self._pairs: list[PairRow] = []
        self.sentence = wrapped_label("", "quiet")
        self.look = Choice()
        self.look.addItems([AS_TABLE, RANKED])
        self.look.setAccessibleName("How pairs are shown")
        self.below = QCheckBox("Codes below count as the code above")
        self.filter = SearchField(study.theme, "Only pairs with…")
        self.filter.setFixedWidth(220)
        self.copy_button = quiet_button("Copy table")
        self.copy_button.setToolTip("The table as it is shown, for Word or Excel")
        row = FlowRow()
        for part in (self.look, self.below, self.filter, self.copy_button):
            row.addWidget(part)
        self.top.addWidget(self.sentence)
        self.top.addLayout(row)
        self.look.activated.connect(lambda _: self._arrange())
        self.below.toggled.connect(lambda _: self._count_anew())
        self.filter.textChanged.connect(lambda _: self._arrange())
        self.filter.left_down.connect(lambda: self.table.setFocus())
        self.copy_button.clicked.connect(lambda: self.table.copy())

    def count(self) -> None:
        project, below = self._study.project, self.below.isChecked()
        self.run_counting(
            "Setting codes beside each other",
            lambda progress, cancelled: read_pairs(project, cancelled, below=below),
            self._show,
        )

    def open_cell(self, row: int, column: int) -> None:
        if self.table is self.ranked:
            pair = self._pairs[row]
            self.open_pair(pair.one, pair.other)
        else:
            self.open_pair(self._codes[row].id, self._codes[column].id)

    def open_pair(self, one: CodeId, other: CodeId, *, focus: bool = True) -> None:
        """Shows the places that two codes share."""
        project, below = self._study.project, self.below.isChecked()
        self.show_passages(
            lambda known, cancelled: read_places(project, one, other, known, cancelled, below=below), focus=focus
        )

    # Inside

    def _show(self, found: Cooccurrence) -> None:
        self._found = found
        self._arrange()

    def _arrange(self) -> None:
        found = self._found
        if found is None:
            return
        named = {row.id: row for row in found.codes}
        words = self.filter.text().casefold().split()

        def wanted(code: CodeId) -> bool:
            return all(word in named[code].path.casefold() for word in words)

        self._pairs = [pair for pair in found.pairs if wanted(pair.one) or wanted(pair.other)]
        together = {code for pair in self._pairs for code in (pair.one, pair.other)}
        self._codes = [row for row in found.codes if row.id in together]
        if self.look.currentText() == RANKED:
            self._fill_ranked(found, named)
            self.show_table(self.ranked)
        else:
            self._fill_square(found)
            self.show_table(self.square)
        self.sentence.setText(_sentence(found, len(self._pairs), bool(words)))
        self.tables.setVisible(bool(self._pairs))

    def _fill_square(self, found: Cooccurrence) -> None:
        most = max((pair.places for pair in self._pairs), default=1)
        of = {frozenset((pair.one, pair.other)): pair for pair in self._pairs}
        heads = [CountHead(row.name, path=row.path) for row in self._codes]
        codes = self._codes

        def cell(row: int, column: int) -> CountCell:
            one, other = codes[row], codes[column]
            return _cell(found, one, other, of.get(frozenset((one.id, other.id))), most)

        self.square.counts.show(heads, heads, cell)

    def _fill_ranked(self, found: Cooccurrence, named: dict[CodeId, OutlineRow]) -> None:
        heads = [
            CountHead(
                f"{named[pair.one].name} + {named[pair.other].name}",
                path=f"{named[pair.one].path} + {named[pair.other].path}",
            )
            for pair in self._pairs
        ]
        pairs = self._pairs

        def cell(row: int, column: int) -> CountCell:
            words = _people(pairs[row], found) if column else _places(pairs[row])
            return CountCell(words, "", words)

        self.ranked.counts.show(heads, [CountHead("Places"), CountHead("People")], cell)


def _cell(found: Cooccurrence, one: OutlineRow, other: OutlineRow, pair: PairRow | None, most: int) -> CountCell:
    if one is other:
        return _NOT
    if pair is None:
        return CountCell("", "", f"{one.name} and {other.name}: nowhere together", opens=False)
    spoken = f"{one.name} and {other.name}: {_places(pair)}, {_people(pair, found)}"
    return CountCell(str(pair.places), "", spoken, pair.places / most)


def _sentence(found: Cooccurrence, pairs: int, filtered: bool) -> str:
    if not found.pairs:
        return NONE
    shown = f"{pairs:,} of {len(found.pairs):,} pairs" if filtered else f"{pairs:,} pairs"
    return f"{shown} of codes hold together. A place is a stretch of words that both codes share."


def _places(pair: PairRow) -> str:
    return "1 place" if pair.places == 1 else f"{pair.places:,} places"


def _people(pair: PairRow, found: Cooccurrence) -> str:
    return counted(GroupCount("people", None, pair.k, found.n, pair.pending_k, found.pending))
