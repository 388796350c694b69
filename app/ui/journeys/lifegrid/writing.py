"""What writing into cells, moving and taking away do to a journey: each is one step that can be undone."""

from collections.abc import Callable
from dataclasses import replace

from app.journeys import actions
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.evidence_rows import Loss
from app.journeys.journey_rows import EventKind, LaneId, LaneKind, MarkId, Method, SpellRow
from app.journeys.measuring import (
    GridEntry,
    days_of_years,
    read_event,
    read_point,
    read_spell,
    shifted,
    time_of_year,
    timeline_of,
)
from app.journeys.rules import Precision, When
from app.problems import Problem
from app.store.project import Project
from app.study.rows import ParticipantId
from app.ui.journeys.lifegrid.sheet import Sheet, Spot

NO_RECORD = Problem("The official record tells nothing of wellbeing.", "Choose a person above the table.")
NO_LANE = Problem("Only what is in a lane goes on over years.", "Choose a cell of a lane.")
NOTHING_BEFORE = Problem("Nothing stands above it in this lane that could go on.", "Write it into a cell first.")
OTHER_COLUMN = Problem(
    "That cannot stand in this column.", "Homes, schools and the like move between lanes; the rest only in time."
)


class Writing:
    """Writes into the journey that a sheet shows."""

    def __init__(self, project: Project, sheet: Sheet) -> None:
        self._project = project
        self._sheet = sheet
        self._journey = sheet.journey

    def write(self, spot: Spot, text: str, teller: ParticipantId | None) -> MarkId:
        """Change the mark of a cell, or make one there that somebody tells; returns it."""
        if spot.entry is not None:
            self._change(spot, spot.entry, text)
            return spot.entry.mark
        if spot.column.kind is not None:
            return self._add_spell(spot, spot.column.kind, text, teller)
        if spot.column == self._sheet.grid.columns[-1]:
            return self._add_point(spot, text, teller)
        return self._add_event(spot, text, teller)

    def move(self, spot: Spot, to: Spot) -> None:
        """Move a mark to another year, as precisely as it was told, or to another lane."""
        entry = spot.entry
        if entry is None:
            return
        mark, other_lane = entry.mark, to.column != spot.column
        if other_lane and (mark not in self._sheet.spells or to.column.kind is None):
            raise OTHER_COLUMN
        with self._project.step("Move in lifegrid"):
            if other_lane:
                actions.change_lane(
                    self._project, mark=mark, lane=to.column.lane or to.column.kind or LaneKind.OTHER
                )
            if spot.year != to.year:
                self._retime(mark, spot.year, to.year)

    def remove(self, spot: Spot) -> tuple[str, Loss]:
        """Take a mark away; one that only goes on here ends the year before. Says in words which it was."""
        entry = spot.entry
        if entry is None:
            return "", Loss()
        mark = entry.mark
        if entry.goes_on and spot.year is not None:
            before = spot.year - 1
            end = time_of_year(self._sheet.grid.axis, before)
            actions.resize_spell(self._project, mark=mark, end=end)
            return f"It ends in the row before now: {self._name_of(before)}.", Loss()
        remove: Callable[..., Loss] = actions.remove_spell
        if mark in self._sheet.accounts:
            remove = actions.remove_account
        elif mark in self._sheet.points:
            remove = actions.remove_point
        return "Taken away.", remove(self._project, mark=mark)

    def go_on(self, spot: Spot, teller: ParticipantId | None, above: GridEntry | None = None) -> MarkId:
        """Let a spell go on to the year of this cell: the one given, else the last one above it in its lane."""
        if spot.column.kind is None or spot.year is None:
            raise NO_LANE
        found = self._sheet.spells[above.mark] if above is not None else self._last_above(spot, teller)
        if found is None:
            raise NOTHING_BEFORE
        end = time_of_year(self._sheet.grid.axis, spot.year)
        actions.resize_spell(self._project, mark=found.mark, end=end)
        return found.mark

    def still(self, spot: Spot) -> None:
        """Say of a spell that it goes on still."""
        if spot.entry is None or spot.entry.mark not in self._sheet.spells:
            raise NO_LANE
        actions.resize_spell(self._project, mark=spot.entry.mark, end=None)

    def retell(self, mark: MarkId, start: When, end: When | None) -> None:
        """Say anew when a mark was; `end` is of spells only, None where they go on."""
        if mark in self._sheet.spells:
            actions.resize_spell(self._project, mark=mark, start=start, end=end)
        elif mark in self._sheet.accounts:
            actions.move_event(self._project, mark=mark, when=start)
        else:
            actions.move_point(self._project, mark=mark, when=start, value=self._sheet.points[mark].value)

    # Inside

    def _change(self, spot: Spot, entry: GridEntry, text: str) -> None:
        mark = entry.mark
        if mark in self._sheet.spells:
            row = self._sheet.spells[mark]
            code, label = read_spell(text, spot.column.kind or LaneKind.OTHER, self._journey)
            draft = replace(SpellDraft.of(row), code=code, label=label)
            actions.edit_spell(self._project, mark=mark, spell=draft)
        elif mark in self._sheet.accounts:
            event = self._sheet.accounts[mark][0]
            kind, title = read_event(text)
            changed = replace(EventDraft.of(event), title=title, kind=kind or event.kind)
            actions.edit_event(self._project, event=event.id, draft=changed)
        else:
            point = self._sheet.points[mark]
            value, method = read_point(text)
            said = replace(PointDraft.of(point), value=value, method=method or point.method)
            actions.edit_point(self._project, mark=mark, point=said)

    def _add_spell(self, spot: Spot, kind: LaneKind, text: str, teller: ParticipantId | None) -> MarkId:
        code, label = read_spell(text, kind, self._journey)
        before = self._last_above(spot, teller)
        same = before is not None and (before.code, before.label) == (code, label) and before.teller == teller
        if before is not None and same and self._ends_just_before(before, spot):
            return self.go_on(spot, teller)
        at = time_of_year(self._sheet.grid.axis, spot.year)
        lane: LaneId | LaneKind = kind if spot.column.lane is None else spot.column.lane
        draft = SpellDraft(lane, teller, at, at, code=code, label=label)
        return actions.add_spell(self._project, case=self._journey.case, spell=draft)

    def _add_event(self, spot: Spot, text: str, teller: ParticipantId | None) -> MarkId:
        """A new event, or another account of the one that has this title."""
        kind, title = read_event(text)
        account = AccountDraft(teller, time_of_year(self._sheet.grid.axis, spot.year))
        named = [event for event in self._journey.events if event.title.casefold() == title.casefold()]
        known = next((one for one in named if all(told.teller != teller for told in one.accounts)), None)
        if known is not None:
            return actions.add_account(self._project, event=known.id, account=account)
        draft = EventDraft(kind or EventKind.OTHER, title)
        return actions.add_event(self._project, case=self._journey.case, event=draft, account=account)[1]

    def _add_point(self, spot: Spot, text: str, teller: ParticipantId | None) -> MarkId:
        if teller is None:
            raise NO_RECORD
        value, method = read_point(text)
        at = time_of_year(self._sheet.grid.axis, spot.year)
        draft = PointDraft(teller, at, value, method or Method.INFERRED)
        return actions.add_point(self._project, case=self._journey.case, point=draft)

    def _retime(self, mark: MarkId, was: int | None, year: int | None) -> None:
        spell = self._sheet.spells.get(mark)
        start = self._sheet.ends(mark)[0]
        if was is None or year is None or start.precision is Precision.UNKNOWN:
            at = time_of_year(self._sheet.grid.axis, year)
            end = at if spell is not None and spell.end is not None else None
            self.retell(mark, replace(at, words=start.words), end)
            return
        days = days_of_years(start, year - was)
        if spell is not None:
            unplaced = spell.end is not None and spell.end.precision is Precision.UNKNOWN
            if unplaced:
                actions.resize_spell(self._project, mark=mark, start=shifted(start, days))
            else:
                actions.move_spell(self._project, mark=mark, days=days)
        else:
            self.retell(mark, shifted(start, days), None)

    def _last_above(self, spot: Spot, teller: ParticipantId | None) -> SpellRow | None:
        """The last spell of the lane that is in an earlier year: the teller's own, if they tell of one."""
        place = self._sheet.grid.columns.index(spot.column)
        marks = {
            entry.mark
            for row in self._sheet.grid.rows
            if row.year is not None and spot.year is not None and row.year < spot.year
            for entry in row.cells[place]
        }
        found = [spell for spell in self._journey.spells if spell.mark in marks]
        own = [spell for spell in found if spell.teller == teller]
        timeline, axis = timeline_of(self._journey), self._sheet.grid.axis
        return max(own or found, key=lambda spell: timeline.order(spell.start, axis), default=None)

    def _ends_just_before(self, spell: SpellRow, spot: Spot) -> bool:
        years = [self._sheet.spot(line, column).year for line, column in self._sheet.places_of(spell.mark)]
        known = [year for year in years if year is not None]
        return spell.end is not None and bool(known) and max(known) + 1 == spot.year

    def _name_of(self, year: int) -> str:
        return next((row.name for row in self._sheet.grid.rows if row.year == year), str(year))
