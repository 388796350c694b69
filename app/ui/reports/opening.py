"""Bringing a report to hand: a saved one, a new one, or the settings of a file that left the study."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.reports.saved import SavedReportRow
from app.reports.spec import ReportSpec
from app.reports.spec_json import ReadSpec, spec_json
from app.safeguards.register import ExportRow
from app.ui import messages
from app.ui.open_study import OpenStudy
from app.ui.reports.draft import Draft
from app.ui.reports.memory import ReportMemory
from app.ui.reports.preview_reading import read_settings
from app.ui.tasks import IsCancelled, Progress

UNSAVED = "The report has choices that are not saved."


class Opening(QObject):
    """Asks before choices that are not saved go; remembers which report was open."""

    asked = Signal()
    """Whether choices may go was answered."""
    opened = Signal()
    """Something else was brought to the page on purpose."""

    def __init__(self, study: OpenStudy, draft: Draft, owner: QWidget) -> None:
        super().__init__(owner)
        self._study, self._draft, self._owner = study, draft, owner
        self._memory = ReportMemory(study)
        self._begun = False
        self._kept: dict[str, Any] | None = None
        draft.changed.connect(self._remember)

    def keep(self) -> str:
        """The report at hand with all that is chosen for it, and what it is saved as."""
        with self._study.project.reading() as session:
            chosen = spec_json(session, self._draft.spec)
        return json.dumps({"saved": None if self._draft.saved is None else self._draft.saved.id, "chosen": chosen})

    def take_up(self, kept: str) -> None:
        """Once the reports are known, go on with one that was kept."""
        self._kept = json.loads(kept)

    def open_last(self, rows: Iterable[SavedReportRow]) -> None:
        """Bring the report of last time to hand, or a new one; before them one that was kept."""
        last = self._memory.report
        self._begun = True
        if self._kept is not None:
            self._open_kept(
                next((row for row in rows if row.id == self._kept["saved"]), None), self._kept["chosen"]
            )
            self._kept = None
            return
        self.open(next((row for row in rows if row.id == last), None))

    def open(self, row: SavedReportRow | None) -> None:
        """Bring a saved report to hand, or a new one."""
        if row is None:
            self._draft.open(ReportSpec(self._draft.day), None)
        else:
            self._read(row.spec, row)

    def open_other(self, row: SavedReportRow | None) -> None:
        """The same, after asking whether choices that are not saved may go."""
        self._lose(lambda: self.open(row))

    def open_export(self, row: ExportRow) -> None:
        """Bring the settings a file was made from to hand, as a report nobody saved."""
        self._lose(lambda: self._read(row.settings, None))
        self.opened.emit()

    def take_undone(self, row: SavedReportRow | None) -> None:
        """What is saved of the report at hand was undone, redone or changed elsewhere."""
        if row is None:
            self._draft.open(self._draft.spec, None)
        else:
            self.open(row)

    def _read(self, settings: str, saved: SavedReportRow | None) -> None:
        def show(read: ReadSpec) -> None:
            self._draft.open(read.spec, saved)
            if read.gone:
                self._study.said.emit(" ".join(read.gone))

        project = self._study.project
        self._study.tasks.run(
            "Opening the report", lambda progress, cancelled: read_settings(project, settings), show, owner=self
        )

    def _open_kept(self, row: SavedReportRow | None, chosen: str) -> None:
        project = self._study.project

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[ReportSpec, ReportSpec]:
            saved = ReportSpec(self._draft.day) if row is None else read_settings(project, row.spec).spec
            return saved, read_settings(project, chosen).spec

        def show(read: tuple[ReportSpec, ReportSpec]) -> None:
            self._draft.open(read[0], row)
            self._draft.shape(lambda _: read[1])

        self._study.tasks.run("Opening the report", work, show, owner=self)

    def _lose(self, do: Callable[[], object]) -> None:
        """Do something that takes what is chosen off the page; where it is not saved, after asking."""
        if self._draft.is_changed:
            box = messages.ask_before_losing(self._owner.window(), UNSAVED, do)
            box.finished.connect(self.asked)
        else:
            do()

    def _remember(self) -> None:
        if self._begun:
            self._memory.keep(None if self._draft.saved is None else self._draft.saved.id)
