"""Which report is at hand: those that are saved, whether this one differs, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.reports import actions
from app.reports.saved import SavedReportId, SavedReportRow, saved_reports
from app.ui.open_study import OpenStudy
from app.ui.reports.draft import Draft
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.name_dialog import NameDialog
from app.ui.widgets.plain_text import plain_label

UNSAVED = "New report"
NOT_SAVED, CHANGED, SAVED = "not saved", "changed since it was saved", "saved"


class SavedBar(QWidget):
    """Saves, renames and removes by itself; its owner reads a report and opens it."""

    wanted = Signal(object)
    """A `SavedReportRow` is to be opened, or None for a new report."""
    undone = Signal(object)
    """The report at hand is saved otherwise now (a `SavedReportRow`), or not any more (None)."""

    def __init__(self, study: OpenStudy, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study, self._draft = study, draft
        self._rows: tuple[SavedReportRow, ...] = ()
        self.choice = Choice()
        self.choice.setAccessibleName("Report")
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(16)
        self.state = plain_label(NOT_SAVED, "small")
        self.save_button = Button("Save")
        self.more_button = quiet_button("More")
        self.more_button.setAccessibleName("More to do with this report")
        row = FlowRow(self)
        for part in (self.choice, self.save_button, self.more_button, self.state):
            row.addWidget(part)
        self.choice.activated.connect(self._open)
        self.save_button.clicked.connect(self.save)
        draft.changed.connect(self.tell)
        self.save_button.setEnabled(not study.read_only)
        self._fill()

    def offer(self, menu: QMenu) -> None:
        """What the button opens."""
        self.more_button.setMenu(menu)

    def show_saved(self, rows: Sequence[SavedReportRow]) -> None:
        """Shows the reports there are; one that is gone is a new one now."""
        self._rows = tuple(rows)
        saved = self._draft.saved
        now = None if saved is None else next((row for row in rows if row.id == saved.id), None)
        if saved is not None and (now is None or now.spec != saved.spec):
            self.undone.emit(now)
        elif now is not None:
            self._draft.saved = now
        self.tell()

    def tell(self) -> None:
        """Says whether the report is saved as it is."""
        saved = self._draft.saved
        if saved is None:
            self.state.setText(NOT_SAVED)
        else:
            self.state.setText(CHANGED if self._draft.is_changed else SAVED)
        self._fill()

    # What can be done

    def new(self) -> None:
        """Begin another report."""
        self.wanted.emit(None)

    def save(self) -> None:
        """Keep the report as it is, under its name or one that is asked for."""
        saved = self._draft.saved
        if saved is None:
            self.save_as()
        elif self._study.may_change():
            project, spec = self._study.project, self._draft.spec
            self._keep(lambda: actions.change_report(project, report=saved.id, spec=spec), saved.id)

    def save_as(self) -> None:
        """Keep the report under another name."""
        self._ask("Save report as", self._draft.spec.name, self._save_as)

    def rename(self) -> None:
        """Give the saved report another name."""
        saved = self._draft.saved
        if saved is not None:
            project = self._study.project
            self._ask(
                "Rename report",
                saved.name,
                lambda name: self._done(lambda: actions.rename_report(project, report=saved.id, name=name)),
            )

    def duplicate(self) -> None:
        """Keep a copy beside the saved report and go on with the copy."""
        saved = self._draft.saved
        self._ask("Duplicate report", f"{saved.name if saved else self._draft.spec.name} 2", self._save_as)

    def remove(self) -> None:
        """Forget the saved report; what was chosen stays on the page as a new one."""
        saved = self._draft.saved
        if saved is not None and self._study.may_change():
            project, spec = self._study.project, self._draft.spec
            if self._done(lambda: actions.remove_report(project, report=saved.id)):
                self._draft.open(spec, None)
                self._study.said.emit("Saved report removed. Undo brings it back.")

    def _save_as(self, name: str) -> None:
        project, spec = self._study.project, self._draft.spec
        coder = self._study.settings.coder
        self._keep(lambda: actions.save_report(project, name=name, spec=spec, made_by=coder))

    def _keep(self, do: Callable[[], SavedReportId | None], known: SavedReportId | None = None) -> None:
        """Save, and take note of what is saved now before anybody tells of it."""
        made = self._study.attempt(lambda: (do() or known,))
        if made is not None:
            with self._study.project.reading() as session:
                rows = saved_reports(session)
            self._draft.kept(next(row for row in rows if row.id == made[0]))
            self.show_saved(rows)
            self._study.said.emit("Report saved.")

    def _ask(self, title: str, name: str, then: Callable[[str], object]) -> None:
        if not self._study.may_change():
            return
        dialog = NameDialog(title, "Name of the report", name, self.window())
        dialog.named.connect(then)
        dialog.open()

    def _done(self, do: Callable[[], object]) -> bool:
        def done() -> bool:
            do()
            return True

        return self._study.attempt(done) is True

    def _open(self, place: int) -> None:
        wanted = self.choice.itemData(place)
        row = next((row for row in self._rows if row.id == wanted), None)
        if (None if row is None else row.id) != (None if self._draft.saved is None else self._draft.saved.id):
            self.wanted.emit(row)

    def _fill(self) -> None:
        saved = self._draft.saved
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(UNSAVED, None)
            for row in self._rows:
                marked = "• " if saved is not None and row.id == saved.id and self._draft.is_changed else ""
                self.choice.addItem(f"{marked}{row.name}", row.id)
            if saved is not None and self.choice.findData(saved.id) < 0:
                self.choice.addItem(saved.name, saved.id)
            self.choice.setCurrentIndex(max(0, self.choice.findData(None if saved is None else saved.id)))
