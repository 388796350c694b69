"""Locking a study: covered at once, then closed; unlocked, it is where it was.

What was being typed is kept inside the encrypted study (in memory where that cannot be written); both undo stacks
go, for they hold words, and so does the identity key. The window learns nothing of it that it could show.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QToolTip, QWidget

from app.problems import Problem
from app.safeguards.kept_words import KeptWords, keep_words, kept_words
from app.store.keys import Secret
from app.ui import messages
from app.ui.locking.idle import Idle
from app.ui.locking.lock_page import LockPage
from app.ui.preferences import Preferences
from app.ui.study_desk import StudyDesk
from app.ui.theme import Theme
from app.ui.welcome.opening import Opening
from app.ui.widgets import clipboard
from app.ui.work_strip import WorkStrip
from app.ui.workspace import Whereabouts

PLAIN = Problem(
    "This study has no passphrase, so it cannot be locked.",
    "Give it one, or close it when you leave.",
)
TITLE = "Counterpoint"
NOT_KEPT = "What you were typing could not be stored when the study was locked."
NOT_SAVED = "The file could not be written, and a locked study keeps nothing open: please do that again."


@dataclass(slots=True)
class Locked:
    """What is known of a locked study."""

    path: Path
    read_only: bool
    where: Whereabouts
    """Where somebody was in it: numbers of rows, and what they searched for."""
    kept: list[KeptWords] = field(default_factory=list)
    """What was being typed and could not be stored."""


class Locking(QObject):
    """Locks and unlocks the study of a window; `put_away` closes it there, `cover` shows a page in its place."""

    left = Signal()
    """The locked study is to be closed."""

    def __init__(
        self,
        window: QMainWindow,
        preferences: Preferences,
        work: WorkStrip,
        theme: Theme,
        opening: Opening,
        cover: Callable[[QWidget], None],
        put_away: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._work, self._opening = window, preferences, work, opening
        self._cover, self._put_away = cover, put_away
        self._desk: StudyDesk | None = None
        self._waiting: list[KeptWords] = []
        self._then: Callable[[], object] = _nothing
        self.locked: Locked | None = None
        self.page = LockPage(theme)
        self.page.given.connect(self._unlock)
        self.page.left.connect(self._leave)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.idle = Idle(app, self._limit, self, keys=self._keys)
        self.idle.wanted.connect(self.lock)
        self.idle.over.connect(self._nobody_there)
        self.idle.watch(window)

    def begin(self, desk: StudyDesk) -> None:
        """A study was opened: after a lock it is where it was, and what was being typed is there again."""
        locked, self.locked, self._desk = self.locked, None, desk
        self.page.entry.forget()
        desk.study.closing.connect(self._end)
        if desk.project.encrypted:
            self.idle.begin()
        in_memory: list[KeptWords] = []
        if locked is not None and locked.path == desk.project.path:
            desk.workspace.return_there(locked.where)
            in_memory = locked.kept
        self._take_up(desk, in_memory)
        then, self._then = self._then, _nothing
        then()

    def lock(self) -> None:
        """Lock the study now; work that is under way is stopped."""
        desk = self._desk
        if desk is None or self.locked is not None:
            return
        if not desk.project.encrypted:
            messages.say_problem(self._window, PLAIN)
            return
        self.page.show_entry(True)
        self._shut(desk)

    def shut(self, words: str) -> None:
        """Shut the open study for a while, and say why; it comes back by `open_again`."""
        if self._desk is not None:
            self.page.show_entry(False, words)
            self._shut(self._desk)

    def open_again(self, secret: Secret | None, then: Callable[[], object]) -> None:
        """Open what was shut, and do what is to be done then; where it stays shut, ask for its passphrase."""

        def failed(problem: Problem) -> None:
            self.page.show_entry(True)
            self.page.refuse(problem)

        if self.locked is not None:
            self._then = then
            self._opening.unlock(self.locked.path, secret, self.locked.read_only, failed)

    def _shut(self, desk: StudyDesk) -> None:
        from app.ui.locking.typed import settle

        self.idle.end()  # hiding and covering is painted, and before anything is painted the clocks are looked at
        settle(self._window)
        stopped = (
            f"“{self._work.showing}” was stopped; nothing half done was stored." if self._work.showing else ""
        )
        _attempt(desk.study.unsaved.save)
        lost = f"{desk.study.unsaved.unfinished} {NOT_SAVED}" if desk.study.unsaved else ""
        self.locked = Locked(desk.project.path, desk.project.read_only, desk.workspace.whereabouts())
        name = desk.project.name if self._preferences.settings.name_when_locked else ""
        self.page.show_study(name, "\n".join(filter(None, (stopped, lost))))
        desk.status.hide()
        self._window.setWindowTitle(TITLE)
        self._cover(self.page)
        dialogs = _dialogs(self._window)
        words = [*self._waiting, *_typed(desk, dialogs)]
        _hide_others(self._window)
        self.page.repaint()
        self.page.setFocus()
        desk.study.tasks.stop()  # what writes beside this thread is over before anything is kept
        try:
            if words:
                keep_words(desk.project, words)
        except Problem:
            self.locked.kept = words
        self._waiting = []
        self._put_away()
        self._window.setWindowTitle(TITLE)  # what was stored last had named the study again
        for dialog in _dialogs(self._window):
            dialog.hide()
            dialog.deleteLater()
        clipboard.forget()
        # After the event loop has taken apart what was closed: words hang on in what Python has not collected.
        QTimer.singleShot(0, self, gc.collect)

    def holds_back(self, again: Callable[[], object]) -> bool:
        """Whether something typed would be lost by leaving the locked study; then asks, and does `again`."""
        if self.locked is None or not self.locked.kept:
            return False

        def lose() -> None:
            self.locked = None
            again()

        messages.ask_before_losing(self._window, NOT_KEPT, lose)
        return True

    def _limit(self) -> float:
        return self._preferences.settings.lock_after * 60.0

    def _keys(self) -> tuple[str, ...]:
        return () if self._desk is None else tuple(self._desk.study.keys.of("study.lock"))

    def _nobody_there(self, slept: bool) -> None:
        if slept or not self._work.showing:
            self.lock()

    def _end(self) -> None:
        self.idle.end()
        desk, self._desk = self._desk, None
        if desk is not None and self.locked is None and self._waiting == [] and not desk.project.read_only:
            _attempt(lambda: keep_words(desk.project, []))

    def _leave(self) -> None:
        if not self.holds_back(self._leave):
            self.locked = None
            self.page.entry.forget()
            self.left.emit()

    def _unlock(self, secret: Secret, read_only: bool) -> None:
        locked = self.locked
        if locked is not None:
            self._opening.unlock(locked.path, secret, read_only or locked.read_only, self.page.refuse)

    def _take_up(self, desk: StudyDesk, in_memory: list[KeptWords]) -> None:
        with desk.project.reading() as session:
            kept = [*kept_words(session), *in_memory]
        if not kept:
            return
        from app.ui.locking.unstored import take_up

        self._waiting = [one for one in kept if not take_up(desk, one)]
        if not desk.project.read_only:
            _attempt(lambda: keep_words(desk.project, self._waiting))
            desk.project.forget_history()
        if self._waiting:
            from app.ui.locking.kept_dialog import KeptDialog

            dialog = KeptDialog(self._waiting, self._window)
            dialog.rejected.connect(self._waiting.clear)
            dialog.open()


def _typed(desk: StudyDesk, dialogs: list[QDialog]) -> list[KeptWords]:
    """What stands unstored: on pages, in the field note, in other dialogs."""
    from app.ui.locking.typed import typed_in
    from app.ui.locking.unstored import unstored

    return [
        *unstored(desk),
        *typed_in([one for one in dialogs if one is not desk.field_note and one.isVisible()]),
    ]


def _dialogs(window: QWidget) -> list[QDialog]:
    others = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    return list(dict.fromkeys([*window.findChildren(QDialog), *others]))


def _hide_others(window: QWidget) -> None:
    """Every window but this one goes out of sight: dialogs, menus, lists, tips."""
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()
        if isinstance(other, QLabel):
            other.clear()  # a tip goes only after a while


def _nothing() -> None:
    """What is to be done when nothing is."""


def _attempt(do: Callable[[], object]) -> None:
    """Do what may be refused: then it is done the next time."""
    try:
        do()
    except Problem:
        return
