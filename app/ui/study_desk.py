"""One study open in the window: its screens, what can be done with it as a whole, and its closing.

Imported when a study is opened, for it needs the database library. What it asks in dialogs is loaded when asked.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from app.paths import documents_folder
from app.store.changes import Changes
from app.store.problems import ReadOnly
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import CaseId, SourceId
from app.ui import messages, panes, remembered
from app.ui.file_choice import choose_folder, choose_pictures, choose_transcripts
from app.ui.open_study import OpenStudy
from app.ui.preferences import Preferences
from app.ui.safekeeping import Safekeeping, back_up_at_close
from app.ui.screen import Screen
from app.ui.status import StatusBar
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.undo import can_redo, can_undo, redo_typing, undo_typing
from app.ui.widgets.clipboard import ClipboardGuard
from app.ui.widgets.name_dialog import NameDialog
from app.ui.workspace import MAKERS, Makers, Workspace

if TYPE_CHECKING:
    from app.ui.coding.notes.field_note_dialog import FieldNoteDialog

ZOOM_STEPS = (-4, 12)
KEPT_IN = "Not copied: this may be somebody’s words. Copy from the transcript, which leaves out what must stay."
"""How much smaller and larger transcripts can be made, in steps."""


class StudyDesk(QObject):
    """Everything the window has of one study."""

    backup_wanted = Signal()
    """The check found the study damaged."""

    def __init__(
        self,
        project: Project,
        window: QMainWindow,
        preferences: Preferences,
        tasks: Tasks,
        theme: Theme,
        makers: Makers = MAKERS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.study = OpenStudy(project, preferences.settings, preferences.put, tasks, theme, self)
        preferences.changed.connect(self._hear_preferences)
        self.workspace = Workspace(self.study, makers)
        self.workspace.screen_made.connect(self._give_shape)
        self.status = StatusBar(theme)
        self.status.show_study(self.study)
        self.study.changed.connect(lambda _: self.status.show_saved(self.study))
        self.study.said.connect(self.status.say)
        self.study.changed.connect(self._tell_names)
        self.study.identity_changed.connect(lambda: self.status.show_key(self.study))
        self._tell_names()
        self.study.import_wanted.connect(self.import_transcripts)
        self.study.pictures_wanted.connect(self.import_pictures)
        self.study.identity_wanted.connect(self.ask_for_identity)
        self.study.sign_off_wanted.connect(self.sign_off)
        self._safekeeping = Safekeeping(self.study)
        self._copies = ClipboardGuard(self)
        self._copies.kept_in.connect(lambda: self.study.said.emit(KEPT_IN))
        self._keep_copies_out()
        self._field_note: FieldNoteDialog | None = None
        self._may_lose = False

    @property
    def project(self) -> Project:
        """The open project."""
        return self.study.project

    # Undo and redo

    def undo_words(self) -> str:
        """What undo would take back now, for its menu entry; empty when there is nothing."""
        return _named("Undo", can_undo(QApplication.focusWidget()), self.project.undo_label)

    def redo_words(self) -> str:
        """What redo would do again, for its menu entry; empty when there is nothing."""
        return _named("Redo", can_redo(QApplication.focusWidget()), self.project.redo_label)

    def undo(self) -> None:
        """Take back typing in the field at hand, else the study's last step."""
        if not undo_typing(QApplication.focusWidget()):
            from app.ui.taking_back import take_back

            take_back(self._window, self.study)

    def redo(self) -> None:
        """Bring back typing in the field at hand, else the study's last undone step."""
        if not redo_typing(QApplication.focusWidget()):
            from app.ui.taking_back import do_again

            do_again(self._window, self.study)

    # Going about

    def go(self, name: str) -> None:
        """Bring a kind of work to the front, with the keyboard on it."""
        self.workspace.go(name)
        self.workspace.enter()

    def go_to_next_pane(self, step: int) -> None:
        """F6: the rail, then the panes of the page, and round again."""
        screen = self.workspace.screen_in_front()
        if screen is not None:
            panes.enter_next([self.workspace.rail, *panes.panes_in(screen)], step)

    def start_finding(self) -> None:
        """Edit ▸ Find on the page in front."""
        screen = self.workspace.screen_in_front()
        if screen is not None:
            screen.start_finding()

    def find_everywhere(self) -> None:
        """Edit ▸ Find in all transcripts: the page for it, with the keyboard on its field."""
        self.workspace.go("find")
        self.start_finding()

    def zoom(self, steps: int) -> None:
        """Make transcripts larger or smaller, or the map in front wider or narrower; 0 is the usual size again."""
        screen = self.workspace.screen_in_front()
        if screen is not None and screen.zoom(steps):
            return
        smallest, largest = ZOOM_STEPS
        wanted = self.study.settings.transcript_zoom + steps if steps else 0
        self.study.prefer(transcript_zoom=max(smallest, min(largest, wanted)))

    # The study as a whole

    def choose_transcripts(self) -> None:
        """Ask which transcripts to bring in."""
        choose_transcripts(self._window, documents_folder(), self.import_transcripts)

    def import_transcripts(self, paths: Sequence[Path]) -> None:
        """Bring transcripts in, after a look at who speaks in them; with no paths, ask for them first."""
        if self.project.read_only:
            self.study.tasks.problem.emit(ReadOnly())
            return
        if not paths:
            self.choose_transcripts()
            return
        from app.ui.exchange.import_dialog import ImportDialog

        dialog = ImportDialog(self.study, paths, self._window)
        dialog.imported.connect(self._show_first)
        dialog.open()

    def import_pictures(self, paths: Sequence[Path], case: CaseId | None = None) -> None:
        """Bring pictures in, after a look at whose they are; with no paths, ask for them first."""
        if self.project.read_only:
            self.study.tasks.problem.emit(ReadOnly())
            return
        if not paths:
            choose_pictures(self._window, documents_folder(), lambda found: self.import_pictures(found, case))
            return
        from app.ui.exchange.pictures.pictures_dialog import PicturesDialog

        dialog = PicturesDialog(self.study, paths, case, self._window)
        dialog.imported.connect(self._show_first_picture)
        dialog.open()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring in what was dropped: pictures by how they are named, all else as transcripts."""
        from app.exchange.pictures.looking import is_picture

        pictures = [path for path in paths if is_picture(path)]
        others = [path for path in paths if path not in pictures]
        if pictures:
            self.import_pictures(pictures)
        if others:
            self.import_transcripts(others)

    def new_field_note(self) -> None:
        """Ask for a field note, and show it."""
        from app.ui.coding.notes.field_note_dialog import FieldNoteDialog

        if self._field_note is None:
            self._field_note = FieldNoteDialog(self.study, self._window)
            self._field_note.added.connect(self._show_field_note)
        self._field_note.open()

    def _show_field_note(self, source: int) -> None:
        self._drop_field_note()
        self.study.source_wanted.emit(source, None)

    def _drop_field_note(self) -> None:
        if self._field_note is not None:
            self._field_note.deleteLater()
            self._field_note = None

    def ask_for_identity(self, make: bool) -> None:
        """Open the identity key of the study, or make one."""
        from app.ui.study.identity.identity_desk import IdentityDesk

        desk = IdentityDesk(self.study, self._window)
        if make:
            desk.make()
        else:
            desk.open()

    def sign_off(self, source: SourceId | None) -> None:
        """Say that no real name is left in transcripts: one is ticked, or all that are not signed off."""
        with self.project.reading() as session:
            rows = [row for row in queries.sources(session) if not (row.signed_off or row.excluded)]
        if not rows:
            self.study.said.emit("Every transcript is signed off.")
        elif self.study.may_change():
            from app.ui.coding.safeguarding.sign_off_dialog import SignOffDialog

            wanted = {row.id for row in rows} if source is None else {source}
            SignOffDialog(self.study, rows, wanted, self._window).open()

    @property
    def field_note(self) -> "FieldNoteDialog | None":
        """The field note that is being written, perhaps put aside."""
        return self._field_note

    def back_up(self) -> None:
        """Take a backup now."""
        self._safekeeping.back_up_now()

    def copy_backup(self) -> None:
        """Ask where a copy of the study as it is now goes, and put it there."""
        choose_folder(self._window, "Copy a backup to", documents_folder(), self._safekeeping.copy_to)

    def show_audit(self) -> None:
        """Show what was done, when and by whom."""
        from app.ui.keeping.audit_dialog import AuditDialog

        AuditDialog(self.study, self._window).open()

    def check(self) -> None:
        """Verify that the file is whole, and say what was looked at."""
        from app.ui.keeping.checking import check

        check(self.study, self._window, self.backup_wanted.emit)

    def rename(self) -> None:
        """Ask what the study is to be called; its file keeps its name."""
        project = self.project
        dialog = NameDialog("Rename study", "Name of the study", project.name, self._window)
        dialog.named.connect(lambda name: self.study.attempt(lambda: actions.rename_study(project, name=name)))
        dialog.open()

    def choose_approach(self) -> None:
        """Ask how the study goes about its analysis."""
        from app.ui.study.approach_dialog import ApproachDialog

        ApproachDialog(self.study, self._window).open()

    def choose_thresholds(self) -> None:
        """Ask where the study draws the lines of its rules."""
        from app.ui.perspectives.thresholds_dialog import ThresholdsDialog

        ThresholdsDialog(self.study, self._window).open()

    def show_retention(self) -> None:
        """Show by when recordings, the key and the study are to go."""
        from app.ui.study.retention_dialog import RetentionDialog

        RetentionDialog(self.study, self._window).open()

    def say_saved(self) -> None:
        """Ctrl+S: there is nothing to do."""
        read_only = self.project.read_only
        self.study.said.emit("This study is open to read only." if read_only else "All changes are saved.")

    def holds_back(self, again: Callable[[], object]) -> bool:
        """Whether something typed would be lost by closing; then asks, and does `again` if that is wanted."""
        pages = (screen.unfinished for screen in self.workspace.screens())
        unfinished = next(filter(None, (self.study.unsaved.unfinished, *pages)), "")
        if not unfinished or self._may_lose:
            return False

        def lose() -> None:
            self._may_lose = True
            again()
            self._may_lose = False  # another study may not open after all

        messages.ask_before_losing(self._window, unfinished, lose)
        return True

    def close(self) -> None:
        """Keep how the pages are set, take a backup, and close the file."""
        self._safekeeping.stop()
        self._drop_field_note()
        kept = dict(self._preferences.settings.window)
        for screen in self.workspace.screens():
            kept |= remembered.page_shape(_name_of(screen), screen)
        self._preferences.change(window=kept)
        self._preferences.changed.disconnect(self._hear_preferences)
        self._copies.keep_out(False)
        back_up_at_close(self.project)
        self.study.close()

    def _show_first(self, sources: list[SourceId]) -> None:
        from app.ui.exchange.lacking import imported_said

        self.study.said.emit(imported_said(self.project, sources))
        if sources:
            self.study.source_wanted.emit(sources[0], None)

    def _show_first_picture(self, sources: list[SourceId]) -> None:
        many = len(sources)
        self.study.said.emit(f"{many} picture{'s' if many != 1 else ''} imported.")
        self.study.picture_wanted.emit(sources[0])

    def _tell_names(self, changes: Changes | None = None) -> None:
        from app.safeguards.holding import TABLES, holds_real_names

        if changes is None or changes.tables & TABLES:
            with self.project.reading() as session:
                self.status.show_names(holds_real_names(session).sentence)

    def _hear_preferences(self) -> None:
        self.study.take_settings(self._preferences.settings)
        self._keep_copies_out()

    def _keep_copies_out(self) -> None:
        self._copies.keep_out(self._preferences.settings.keep_copies_out and self.project.encrypted)

    def _give_shape(self, screen: Screen) -> None:
        remembered.give_page_shape(_name_of(screen), screen, self._preferences.settings.window)


def _name_of(screen: Screen) -> str:
    return screen.name or type(screen).__name__


def _named(verb: str, typing: bool, label: str | None) -> str:
    return f"{verb} typing" if typing else f"{verb} {_lowered(label)}" if label else ""


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
