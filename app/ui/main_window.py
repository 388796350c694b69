"""The window: the first page or an open study, the menus over it, and what is under way below it.

It is on screen before the database library is loaded: whatever needs that stands in `study_desk`, imported
when a study is opened.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.paths import documents_folder
from app.problems import Problem
from app.store.problems import Damaged, NotSaved
from app.ui import messages, remembered
from app.ui.command_palette import CommandPalette
from app.ui.commands import ChosenKeys
from app.ui.commands.elsewhere import Elsewhere
from app.ui.errors import Crash
from app.ui.file_choice import choose_study, files_in
from app.ui.menus import Menus
from app.ui.of_study import OfStudy
from app.ui.preferences import Preferences
from app.ui.preferences_dialog import PreferencesDialog
from app.ui.rail import RAIL, work_on
from app.ui.safe import Safe
from app.ui.shortcut_list import ShortcutList
from app.ui.tasks import Tasks
from app.ui.theme import Mode, Theme
from app.ui.undo import UndoRouting
from app.ui.welcome.new_study_dialog import SUFFIX
from app.ui.welcome.opening import Opening
from app.ui.welcome.recent_studies import RecentStudies
from app.ui.welcome.restoring import Restoring
from app.ui.welcome.welcome_page import WelcomePage
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.work_strip import WorkStrip

if TYPE_CHECKING:
    from app.store.project import Project
    from app.ui.study_desk import StudyDesk

TITLE = "Counterpoint"


class MainWindow(OfStudy, QMainWindow):
    """One window, at most one study."""

    painted = Signal()
    """The window was on screen for the first time."""

    def __init__(self, preferences: Preferences, tasks: Tasks, theme: Theme, home: Path) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self._preferences = preferences
        self._tasks = tasks
        self._theme = theme
        self._shown_before = False
        self.desk = None
        self.opening = Opening(self, tasks, home, lambda: preferences.settings.coder)
        self.restoring = Restoring(self, tasks, home, self.opening)
        self.welcome = WelcomePage(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._strip = ProgressStrip()
        self._work = WorkStrip(tasks, self._strip)
        self._lay_out()
        self._safe = Safe(
            self, preferences, self._work, theme, self.opening, self._stack, self._put_away, self._show_welcome
        )
        self.keys = ChosenKeys(preferences.settings, self)
        self.menus = Menus(self.menuBar(), self, self, RAIL, self.keys)
        self._elsewhere = Elsewhere(self.go, self._page_actions, self.keys, self)
        self._recent = RecentStudies(preferences, tasks, self.welcome, self.menus.recent, self.open_study)
        UndoRouting(cast(QApplication, QApplication.instance()), self)
        self._connect()
        if not remembered.give_window_shape(self, preferences.settings.window):
            remembered.give_first_shape(self)
        self._show_welcome()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QVBoxLayout()
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._strip)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self._tasks.problem.connect(self.say_problem)
        self._elsewhere.refused.connect(lambda words: self._with_desk(lambda desk: desk.study.said.emit(words)))
        self.opening.problem.connect(self.say_problem)
        self.opening.opened.connect(self.show_study)
        self.opening.damaged.connect(self._say_damaged)
        self.welcome.new_wanted.connect(self.new_study)
        self.welcome.open_wanted.connect(self.choose_study)
        self.welcome.sample_wanted.connect(self.open_sample)
        self.welcome.fresh_sample_wanted.connect(self.start_sample_afresh)
        self.welcome.backups_wanted.connect(self.restoring.choose)
        self.menus.edit.aboutToShow.connect(lambda: self.menus.offer_undo(*self._undo_words()))
        self.menus.page.aboutToShow.connect(lambda: self.menus.fill_page(self._page_actions()))
        self._preferences.changed.connect(self._hear_preferences)
        self._hear_preferences()

    # Studies

    def new_study(self) -> None:
        """Ask for a new study."""
        self._when_free(lambda: self.opening.ask_new(documents_folder()))

    def choose_study(self) -> None:
        """Ask for a study file, and open it."""
        choose_study(self, documents_folder(), self.open_study)

    def open_study(self, path: Path) -> None:
        """Open a study, unless it is the one in this window."""
        if self.desk is None or self.desk.project.path != path.absolute():
            self._when_free(lambda: self.opening.open(path))

    def open_sample(self) -> None:
        """Open this user's copy of the sample study."""
        self._when_free(self.opening.open_sample)

    def start_sample_afresh(self) -> None:
        """Make the sample study anew and open it."""
        self._when_free(self._begin_sample)

    def _begin_sample(self) -> None:
        if self.desk is not None and self.opening.is_sample(self.desk.project.path):
            self._leave_study()
        self.opening.open_sample(fresh=True)

    def _when_free(self, do: Callable[[], object]) -> None:
        """Does what puts away the open study; a question first where typing would be lost."""
        if not self._holds_back(do):
            do()

    def _holds_back(self, again: Callable[[], object]) -> bool:
        if self.desk is not None:
            return self.desk.holds_back(again)
        return self._safe.holds_back(again)

    def show_study(self, project: "Project") -> None:
        """Put an opened study in the place of what is in the window now."""
        from app.ui.study_desk import StudyDesk

        self._put_away()
        if not self.opening.is_sample(project.path):
            self._preferences.put(self._preferences.settings.with_recent(project.path))
        desk = StudyDesk(project, self, self._preferences, self._tasks, self._theme)
        self.desk = desk
        self._stack.addWidget(desk.workspace)
        self._foot.addWidget(desk.status)
        self._stack.setCurrentWidget(desk.workspace)
        self.setWindowTitle(project.name)
        self.menus.set_study(is_open=True, read_only=project.read_only)
        desk.study.changed.connect(self._hear_study)
        desk.backup_wanted.connect(self.open_backup)
        desk.workspace.moved.connect(self._retell_way)
        desk.go("overview")
        self._retell_undo()
        self._safe.begin(desk)
        QTimer.singleShot(0, desk, lambda: self._look_where(desk))

    def _look_where(self, desk: "StudyDesk") -> None:
        from app.ui.keeping import synced_notice

        def move(folder: Path) -> None:
            path = desk.project.path
            self._leave_study()
            try:
                path = synced_notice.moved(path, folder)
            except Problem as problem:
                self.say_problem(problem)
            self.open_study(path)

        synced_notice.look(desk.study, self, move)

    def close_study(self) -> None:
        """Close the study and show the first page."""
        self._when_free(self._leave_study)

    def _leave_study(self) -> None:
        self._put_away()
        self._show_welcome()

    def _put_away(self) -> None:
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        desk.study.stop_work()
        for part in (desk.workspace, desk.status):
            part.hide()
        desk.close()
        for part in (desk.workspace, desk.status):
            part.deleteLater()
        desk.deleteLater()
        self.menus.set_study(is_open=False, read_only=False)
        self.menus.name_page("")

    def _show_welcome(self) -> None:
        self.setWindowTitle(TITLE)
        self.welcome.offer_fresh_sample(self.opening.has_sample)
        self._recent.fill_page()
        self._stack.setCurrentWidget(self.welcome)

    # What is done with the open study

    def open_backup(self) -> None:
        self._with_desk(
            lambda desk: self._when_free(partial(self.restoring.choose, desk.project.path, desk.project))
        )

    def rescue(self) -> None:
        """Ask which damaged study is to be rescued, and do it."""
        choose_study(self, documents_folder(), lambda path: self._when_free(partial(self._rescue, path)))

    def _rescue(self, path: Path) -> None:
        from app.ui.welcome.rescuing import Rescuing

        Rescuing(self, self.opening).rescue(path)

    def _hear_study(self) -> None:
        self._retell_undo()
        if self.desk is not None:
            self.setWindowTitle(self.desk.project.name)

    def _retell_undo(self) -> None:
        self.menus.say_undo(*self._undo_words())

    def _undo_words(self) -> tuple[str, str]:
        return (self.desk.undo_words(), self.desk.redo_words()) if self.desk else ("", "")

    def _retell_way(self) -> None:
        actions = self._page_actions()
        self.menus.give_way(actions)
        self.menus.name_page(work_on(self.desk.workspace.now) if self.desk and actions else "")
        self.menus.back.setEnabled(self.desk is not None and self.desk.workspace.can_go_back)

    def _page_actions(self) -> list[QAction]:
        screen = self.desk.workspace.screen_in_front() if self.desk else None
        return screen.actions() if screen is not None else []

    # The application

    def show_preferences(self) -> None:
        """Show the preferences of this computer."""
        PreferencesDialog(self._preferences, self.set_appearance, self).open()

    def set_appearance(self, mode: str) -> None:
        """Go light, dark or with the system."""
        self._theme.set_mode(Mode(mode))
        self._preferences.change(appearance=mode)

    def show_commands(self) -> None:
        """Show the command palette: what can be done here now, then what is done on other pages."""
        here = self._page_actions()
        far = self._elsewhere.without(here) if self.desk is not None else []
        near = [action for action in (*here, *self.menus.everything()) if action.isEnabled()]
        CommandPalette([*near, *far], self).open()

    def show_shortcuts(self) -> None:
        """Show every key, and let others be chosen."""
        ShortcutList(self._preferences, self.menus.letters(), self).open()

    def show_about(self) -> None:
        """Say what this is."""
        messages.say_about(self)

    def say_problem(self, problem: Problem) -> None:
        """Say what went wrong and what to do."""
        offer = None
        if self.desk is not None and isinstance(problem, Damaged):
            offer = ("Open a backup…", self.open_backup)
        elif self.desk is not None and isinstance(problem, NotSaved):
            from app.ui.keeping.unsaved_banner import show_banner

            show_banner(problem, self.desk.study, self._head, self.save_copy, self.open_backup)
            if QApplication.activeModalWidget() is None:
                return
        messages.say_problem(self, problem, offer)

    def save_copy(self) -> None:
        """Ask for a folder, put a copy of what is stored there, and offer to go on with it."""
        from app.ui.keeping.saving_copy import ask_for_copy

        self._with_desk(lambda desk: ask_for_copy(desk.study, self, self.open_study))

    def _say_damaged(self, path: Path, problem: Problem) -> None:
        backup = ("Open a backup…", partial(self.restoring.choose, path))
        messages.say_problem(self, problem, ("Rescue what can be read…", partial(self._rescue, path)), backup)

    def say_crash(self, crash: Crash, file: Path | None) -> None:
        """Say that something of ours went wrong."""
        messages.say_crash(self, crash, file, self.desk.project.last_saved if self.desk else None)

    def _hear_preferences(self) -> None:
        self.menus.looks[self._theme.mode.value].setChecked(True)
        self.keys.take(self._preferences.settings)

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = files_in(event.mimeData())
        event.acceptProposedAction()
        # After the drop is over, so that the program the files come from is not kept waiting.
        QTimer.singleShot(0, self, lambda: self.take_files(files))

    def take_files(self, files: list[Path]) -> None:
        """Open a study that was dropped, or bring dropped files into the open one."""
        study = next((path for path in files if path.suffix == SUFFIX), None)
        if study is not None:
            self.open_study(study)
        elif self.desk is None:
            self.say_problem(
                Problem("Transcripts go into a study, and none is open.", "Open a study, then drop them again.")
            )
        elif files:
            self.desk.take_files(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._shown_before:
            self._shown_before = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._holds_back(self.close):
            event.ignore()
            return
        self._preferences.change(window={**self._preferences.settings.window, **remembered.window_shape(self)})
        self.hide()
        self._put_away()
        self._tasks.stop()
        event.accept()
