"""The Lifegrid view: the journey of the child at hand as a table, read and written in place (DOMAIN J-04)."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.journeys.journey_rows import JourneyRow, MarkId
from app.journeys.queries import case_of_mark, journey
from app.journeys.rules import Axis, When
from app.problems import Problem
from app.reports.pictures.leaving import marks_leaving
from app.study.rows import CaseId, ParticipantId
from app.ui.journeys.case_view import CaseView
from app.ui.journeys.copying import copied_said
from app.ui.journeys.lifegrid.lifegrid_table import LifegridTable
from app.ui.journeys.lifegrid.sheet import NO_YEAR, Sheet, Spot, laid_out
from app.ui.journeys.lifegrid.times_dialog import TimesDialog
from app.ui.journeys.lifegrid.told_by import ToldBy
from app.ui.journeys.lifegrid.writing import Writing
from app.ui.journeys.opening import open_words_behind
from app.ui.open_study import OpenStudy
from app.ui.widgets import clipboard
from app.ui.widgets.announce import announce
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.table_copy import table_mime

T = TypeVar("T")
HINT = (
    "Type in a cell to add what somebody tells; Enter opens the field of a cell, Tab and Enter go on. "
    "A code may stand first (U1 Nan’s), the kind of an event before a colon (loss: the dog died); "
    "wellbeing is −2 to 2."
)
NOTHING_HERE = "There is nothing in this cell. Type to add something."


class LifegridView(CaseView):
    """Every edit is one step; what was typed and cannot be read stays in the field, with what is wrong below."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.journey: JourneyRow | None = None
        self._more: int | None = NO_YEAR
        self._latest_first = False
        self.name = plain_label("", "title")
        self.told_by = ToldBy(study.theme, self.axis)
        self.table = LifegridTable(study.theme)
        self.table.keys.take(study.keys)
        self.at_hand = wrapped_label("", "small")
        self.wrong = wrapped_label("", "danger")
        self.wrong.hide()
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.told_by)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 6, 20, 8)
        foot.addWidget(self.wrong)
        foot.addWidget(self.at_hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.table)
        self._connect()
        self._offer_deeds()

    def _connect(self) -> None:
        self.study.keys.changed.connect(lambda: self.table.keys.take(self.study.keys))
        self.table.typed.connect(self.write)
        self.table.commanded.connect(lambda command: self.deeds[command]())
        self.table.moved.connect(self._tell)
        self.told_by.changed.connect(self._show)
        self.told_by.turned.connect(self._turn)

    def _offer_deeds(self) -> None:
        self.deeds.update(
            {
                "lifegrid.more": self.add_line,
                "lifegrid.on": self.go_on,
                "lifegrid.still": self.still,
                "lifegrid.times": self.ask_times,
                "lifegrid.earlier": lambda: self.shift(-1, 0),
                "lifegrid.later": lambda: self.shift(1, 0),
                "lifegrid.left": lambda: self.shift(0, -1),
                "lifegrid.right": lambda: self.shift(0, 1),
                "lifegrid.remove": self.remove,
                "lifegrid.open": self.open_words,
                "lifegrid.teller": lambda: self.study.said.emit(f"Told by {self.told_by.next()}"),
                "lifegrid.copy": self.copy_cells,
                "lifegrid.table": self.copy_table,
                "lifegrid.order": self.turn_around,
            }
        )

    @property
    def axis(self) -> Axis:
        """By age unless somebody asked for the calendar, here or on the map (J-02)."""
        return Axis.CALENDAR if self.study.settings.map_by_calendar else Axis.AGE

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        assert self.table.rows.sheet is not None
        return self.table.rows.sheet

    @property
    def spot(self) -> Spot | None:
        """The cell at hand."""
        at = self.table.currentIndex()
        return self.sheet.spot(at.row(), at.column()) if at.isValid() else None

    def show_case(self, case: CaseId | None) -> None:
        if case != self.case:
            self._more = NO_YEAR
        super().show_case(case)

    def refresh(self) -> None:
        if self.case is None:
            return
        with self.study.project.reading() as session:
            self.journey = journey(session, self.case, reader=self.study.settings.coder)
        self.name.setText(self.journey.pseudonym)
        self.told_by.offer(self.journey.tellers)
        self.told_by.axis.choose(int(self.axis is Axis.CALENDAR))
        self.table.rows.may_change = not self.study.read_only
        self._show()

    def place(self) -> object:
        spot = self.spot
        return None if spot is None else (spot.year, self.table.currentIndex().column(), spot.entry)

    def return_to(self, place: object) -> None:
        if isinstance(place, tuple):
            year, column, entry = place
            if entry is None or not self._go_to_mark(entry.mark, year):
                self.table.go_to(self.sheet.line_of(year), column)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_segment(self, segment: SegmentId) -> bool:
        with self.study.project.reading() as session:
            case = case_of_mark(session, segment)
            told = None if case is None else journey(session, case)
        if told is None or segment not in laid_out(told, self.axis).marks:
            return False
        self.told_by.only.setChecked(False)
        self.show_case(case)
        return self._go_to_mark(segment, NO_YEAR)

    # Writing

    def write(self, line: int, column: int, text: str) -> None:
        """What was typed into a cell: nothing takes away what stood there."""
        spot, sheet = self.sheet.spot(line, column), self.sheet
        typed = " ".join(text.split())
        self._say_wrong("")
        if typed == sheet.written(spot) or not self.study.may_change():
            return
        if not typed:
            self.remove()
            return
        try:
            mark = Writing(self.study.project, sheet).write(spot, typed, self.teller)
        except Problem as problem:
            self._say_wrong(str(problem))
            self.table.write_again(line, column, text)
        else:
            self._go_to_mark(mark, spot.year)

    @property
    def teller(self) -> ParticipantId | None:
        """Who tells what is typed."""
        return self.told_by.teller

    def add_line(self) -> None:
        """One more line in the year at hand, for another thing in the same column."""
        spot = self.spot
        if spot is None or not self.study.may_change():
            return
        column = self.table.currentIndex().column()
        row = next(row for row in self.sheet.grid.rows if row.year == spot.year)
        self._more = spot.year
        self._show()
        self.table.go_to(self.sheet.line_of(spot.year, len(row.cells[column])), column)
        self.table.edit(self.table.currentIndex())

    def go_on(self) -> None:
        """What is at hand goes on into the next year; into an empty cell, what stands above it does."""
        spot = self.spot
        if spot is None:
            return
        entry, to = spot.entry, spot
        if entry is not None and spot.year is not None:
            to = Spot(spot.year + 1, spot.column, None)
        mark = self._do(lambda writing: writing.go_on(to, self.teller, entry))
        if mark is not None:
            self._go_to_mark(mark, to.year)

    def still(self) -> None:
        """What is at hand has no end yet."""
        spot = self.spot
        if spot is not None:
            self._do(lambda writing: writing.still(spot))

    def shift(self, years: int, lanes: int) -> None:
        """What is at hand was in another year, or is of another lane."""
        spot, column = self.spot, self.table.currentIndex().column() + lanes
        if spot is None or spot.entry is None:
            self.study.said.emit(NOTHING_HERE)
            return
        if not 0 <= column < len(self.sheet.grid.columns):
            return
        year = None if spot.year is None else max(0, spot.year + years)
        to, mark = Spot(year, self.sheet.grid.columns[column], None), spot.entry.mark
        self._do(lambda writing: writing.move(spot, to))
        self._go_to_mark(mark, year)

    def remove(self) -> None:
        """Take what is at hand away; Undo brings it back with all that was behind it."""
        spot = self.spot
        if spot is None or spot.entry is None:
            self.study.said.emit(NOTHING_HERE)
            return
        done = self._do(lambda writing: writing.remove(spot))
        if done is not None:
            words, loss = done
            behind = loss.codings + loss.notes + loss.links
            self.study.said.emit(
                words if not behind else f"{words} With it went what stood behind it; Undo brings all back."
            )

    def ask_times(self) -> None:
        """Ask when what is at hand was."""
        spot, sheet = self.spot, self.sheet
        if spot is None or spot.entry is None:
            self.study.said.emit(NOTHING_HERE)
            return
        if not self.study.may_change():
            return
        mark, year = spot.entry.mark, spot.year
        start, end = sheet.ends(mark)
        lasts = mark in sheet.spells
        dialog = TimesDialog(spot.entry.words, start, end, sheet.journey.event_names(), self.window(), lasts=lasts)
        dialog.told.connect(lambda start, end: self._retell(mark, year, start, end))
        dialog.open()

    # Reading

    def open_words(self) -> None:
        """Go to the words behind what is at hand."""
        spot = self.spot
        if spot is None or spot.entry is None:
            self.study.said.emit(NOTHING_HERE)
        else:
            open_words_behind(self.study, spot.entry.mark)

    def copy_cells(self) -> None:
        """The selected cells, tabs between them."""
        chosen = self.table.selectionModel().selectedIndexes()
        if not chosen:
            return
        lines = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        leaving = marks_leaving(self.sheet.journey)
        rows = [[self.sheet.to_copy(line, column, leaving) for column in columns] for line in lines]
        clipboard.put_text("\n".join("\t".join(row) for row in rows))
        self.study.said.emit(copied_said("Copied as text.", rows))

    def copy_table(self) -> None:
        """The whole lifegrid."""
        heads = ["Age" if self.axis is Axis.AGE else "Year", *(column.name for column in self.sheet.grid.columns)]
        rows = self.sheet.as_rows(marks_leaving(self.sheet.journey))
        clipboard.put(table_mime(heads, rows))
        self.study.said.emit(copied_said("Copied as a table.", rows))

    def turn_around(self) -> None:
        """The latest years first, or last again."""
        self._latest_first = not self._latest_first
        self._show()

    # Inside

    def _show(self) -> None:
        if self.journey is None:
            return
        spot = self.spot if self.table.rows.sheet is not None else None
        sheet = laid_out(self.journey, self.axis, self.told_by.shown, self._more, latest_first=self._latest_first)
        self.table.show_sheet(sheet)
        if spot is not None and spot.entry is not None:
            self._go_to_mark(spot.entry.mark, spot.year)
        elif spot is None:
            self.table.go_to(0, 0)
        self._tell()

    def _go_to_mark(self, mark: MarkId, year: int | None) -> bool:
        """Make the cell of a mark in a year the one at hand, or else its first cell."""
        places = list(self.sheet.places_of(mark))
        there = [(line, column) for line, column in places if self.sheet.spot(line, column).year == year]
        if places:
            self.table.go_to(*(there or places)[0])
        return bool(places)

    def _do(self, deed: Callable[[Writing], T]) -> T | None:
        self._say_wrong("")
        if not self.study.may_change():
            return None
        try:
            return deed(Writing(self.study.project, self.sheet))
        except Problem as problem:
            self._say_wrong(str(problem))
            return None

    def _retell(self, mark: MarkId, year: int | None, start: When, end: When | None) -> None:
        self._do(lambda writing: writing.retell(mark, start, end))
        self._go_to_mark(mark, year)

    def _turn(self, axis: Axis) -> None:
        if axis is not self.axis:
            self.study.prefer(map_by_calendar=axis is Axis.CALENDAR)
            self._more = NO_YEAR
            self._show()

    def _say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if words:
            announce(self, words)

    def _tell(self) -> None:
        spot = self.spot
        entry = None if spot is None else spot.entry
        self.at_hand.setText(HINT if entry is None else self.sheet.said(entry))
