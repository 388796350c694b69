"""Replacing names: what may give somebody away in the transcripts, decided one by one, then replaced.

Names are looked for in a process of their own; what is decided goes into the identity key at once, and nothing of
the transcripts changes before somebody has looked at what will.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import Find
from app.study import queries
from app.study.rows import SourceId, SourceRow, VersionId
from app.ui.commands import CommandAction, add_command
from app.ui.held_work import do_held
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.deciding import Deciding
from app.ui.pseudonyms.looking import Looked, Wish, look, look_ahead
from app.ui.pseudonyms.looking_everywhere import look_everywhere
from app.ui.pseudonyms.review_page import ReviewPage
from app.ui.pseudonyms.wording import NO_KEY, NOTHING, counted
from app.ui.screen import Screen
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.announce import announce
from app.ui.widgets.empty_state import EmptyState

OPEN_KEY, MAKE_KEY, IMPORT, STOP, AGAIN = (
    "Open the identity key…",
    "Make an identity key…",
    "Import transcripts…",
    "Cancel",
    "Look through",
)


class PseudonymsScreen(Screen):
    """The list of strings, their places, the decision, and what comes after."""

    name = "pseudonyms"
    watches = frozenset({"source", "text_version", "turn", "speaker", "participant", "consent", "sign_off"})

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Replacing names")
        self.finder: Find | None = None
        """Finds names in this process instead of one of its own."""
        self.page = ReviewPage(study)
        self.deciding = Deciding(study, self.page, self)
        self.looked: Looked | None = None
        self.wish = Wish()
        self._task: Task | None = None
        self._sources: list[SourceRow] = []
        self.state: EmptyState | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.named = self._add_actions()
        self._connect()

    # Going somewhere

    def show_names(self, source: SourceId | None, words: str = "") -> None:
        """Look through one transcript or all; words that somebody selected are in the list, found by hand."""
        by_hand = self.wish.by_hand
        if words.strip() and words not in by_hand:
            by_hand = (*by_hand, " ".join(words.split()))
        self._want(Wish(source, by_hand))
        self.page.wanted = words

    def place(self) -> object:
        return self.wish

    def return_to(self, place: object) -> None:
        if isinstance(place, Wish) and place != self.wish:
            self._want(place)

    def refresh(self) -> None:
        with self.study.project.reading() as session:
            self._sources = [row for row in queries.sources(session) if not row.excluded]
            signed = queries.sign_offs(session)
            drawn = [row for row in queries.picture_sources(session) if row.id not in signed and not row.excluded]
        known = {row.id for row in self._sources}
        if self.wish.source is not None and self.wish.source not in known:
            self.wish = replace(self.wish, source=None)
        self.page.show_sources(self._sources, self.wish.source)
        self.page.show_pictures([row.id for row in drawn])
        self._look()

    # Looking

    def _want(self, wish: Wish) -> None:
        self.wish = wish
        self._stale = True
        if self.isVisible():
            self._freshen()

    def _look(self) -> None:
        self._stop()
        key = self.study.identity
        if not self._sources:
            words = "Names are replaced in transcripts: bring some in first."
            self._show_state("No transcripts yet", words, (IMPORT,))
            return
        if key is None:
            self.wish = Wish(self.wish.source)
            self.page.clear()
            made = str(self.study.project.guid) in self.study.settings.identity_keys
            steps = (OPEN_KEY, MAKE_KEY) if made else (MAKE_KEY, OPEN_KEY)
            self._show_state("Names are replaced with the identity key open", NO_KEY, steps)
            return
        wish, project, find = self.wish, self.study.project, self.finder

        def done(looked: Looked) -> None:
            if self._task is task:
                self._task = None
                self._show(looked)

        def stopped() -> None:
            if self._task is task:
                self._task = None
                self._show_state("Nothing was looked through", "You stopped it.", (AGAIN,))

        def failed(problem: Problem) -> None:
            stopped()
            self.study.tasks.problem.emit(problem)

        task = self.study.tasks.run(
            "Looking for names",
            lambda progress, cancelled: look(project, key, wish, progress, cancelled, find),
            done,
            failed,
            stopped=stopped,
            owner=self,
        )
        self._task = task
        if self.looked is None:
            words = "Names, places, schools, dates and numbers. All of it happens on this computer."
            self._show_state("Looking for names", words, (STOP,))

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _show(self, looked: Looked) -> None:
        waited = self._stack.currentWidget() is not self.page
        self.looked = looked
        self._stack.setCurrentWidget(self.page)
        self.page.show_looked(looked, self.wish)
        if waited and self.isVisible() and not self.page.bar.field.hasFocus():
            self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()
        if not looked.rows:
            announce(self, NOTHING)

    def _show_state(self, title: str, words: str, steps: tuple[str, ...]) -> None:
        self.looked = None
        if self.state is not None:
            self._stack.removeWidget(self.state)
            self.state.deleteLater()
        state = EmptyState(self.study.theme, icon_name="participants", title=title, words=words, steps=steps)
        state.step_taken.connect(lambda step: self._take(steps[step]))
        self.state = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        self._offer()
        if self.isVisible():
            state.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, step: str) -> None:
        match step:
            case _ if step == IMPORT:
                self.study.import_wanted.emit([])
            case _ if step in (OPEN_KEY, MAKE_KEY):
                self.study.identity_wanted.emit(step == MAKE_KEY)
            case _ if step == STOP and self._task is not None:
                self._task.cancel()
            case _:
                self._look()

    # Carrying out

    def apply(self) -> None:
        """Show what the decisions do, and do it once that was looked at."""
        key, looked, project = self.deciding.writable_key(), self.looked, self.study.project
        if key is None or looked is None:
            return
        if not any(row.replacing for row in looked_rows(self.page)):
            self.study.said.emit("Nothing is decided to be replaced yet.")
            return
        self.study.tasks.run(
            "Looking at what changes",
            lambda progress, cancelled: look_ahead(project, key, looked),
            lambda plan: self._preview(plan, key),
            owner=self,
        )

    def _preview(self, plan: PseudonymPlan, key: IdentityKey) -> None:
        from app.ui.pseudonyms.plan_preview import PlanPreview

        if not plan.sources:
            self.study.said.emit("There is nothing to replace in these transcripts.")
            return
        dialog = PlanPreview(self.study, plan, self.window())
        dialog.agreed.connect(lambda keep: self._store(plan, key, keep))
        dialog.rejected.connect(self.page.table.setFocus)
        dialog.open()

    def _store(self, plan: PseudonymPlan, key: IdentityKey, keep_unedited: bool) -> None:
        project, by = self.study.project, self.study.settings.coder

        def store(progress: Progress, cancelled: IsCancelled) -> list[VersionId]:
            return pseudonymise(
                project,
                plan=plan,
                key=key,
                by=by,
                keep_unedited=keep_unedited,
                progress=progress,
                cancelled=cancelled,
            )

        def done(_: list[VersionId]) -> None:
            places, many = counted(plan.replacements, "place"), counted(len(plan.sources), "transcript")
            self.study.said.emit(f"Replaced in {places} of {many}. Undo takes it back.")
            self.page.table.setFocus()

        do_held(self.window(), self.study, "Replacing names", store, done, rows=plan.rows)

    def edit_list(self) -> None:
        """Let the researcher's own list of names be read and changed; then look through all once more."""
        from app.ui.pseudonyms.own_list_dialog import OwnListDialog

        key = self.study.identity
        if key is not None:
            dialog = OwnListDialog(self.study, key, self.window())
            dialog.kept.connect(lambda: self._want(self.wish))
            dialog.open()

    def give_pseudonyms(self) -> None:
        """Ask what participants who may go by their real names are to be called."""
        from app.ui.pseudonyms.people_dialog import PeopleDialog

        if self.deciding.writable_key() is not None and self.looked is not None and self.looked.called:
            dialog = PeopleDialog(self.study, self.looked.called, self.window())
            dialog.finished.connect(lambda _: self.page.table.setFocus())
            dialog.open()

    def sign_off(self) -> None:
        """Say that no real name is left in the transcripts that were looked through."""
        self.study.sign_off_wanted.emit(self.wish.source)

    def remove_unedited(self) -> None:
        """Ask what is to go for good of the texts from before names were replaced."""
        from app.ui.pseudonyms.removal_dialog import RemovalDialog

        if self.study.may_change():
            RemovalDialog(self.study, self.window()).open()

    def open_place(self) -> None:
        """The place at hand, in its transcript."""
        place = self.page.places.current()
        if place is not None:
            self.study.source_wanted.emit(place.source, place.span)

    # How it is joined

    def _choose_source(self, source: SourceId | None) -> None:
        self._want(replace(self.wish, source=source))

    def _choose_last_look(self, last_look: bool) -> None:
        self._want(replace(self.wish, last_look=last_look))

    def _offer(self) -> None:
        """Only what can be done now can be had."""
        here = self.looked is not None
        some = here and self.page.table.current() is not None
        writable = not self.study.read_only
        for name in ("replace", "keep", "always", "undecide"):
            self.named[f"names.{name}"].setEnabled(some and writable)
        for name in ("edit", "open"):
            self.named[f"names.{name}"].setEnabled(some)
        waiting = here and any(row.replacing for row in looked_rows(self.page))
        self.named["pseudonyms.apply"].setEnabled(waiting and writable)
        for name in ("leaks", "list"):
            self.named[f"pseudonyms.{name}"].setEnabled(here)
        self.named["pseudonyms.people"].setEnabled(
            writable and self.looked is not None and bool(self.looked.called)
        )
        self.named["pseudonyms.sign_off"].setEnabled(writable and bool(self._sources))
        self.named["pseudonyms.remove"].setEnabled(writable and bool(self._sources))

    def _add_actions(self) -> dict[str, CommandAction]:
        deeds = {
            "pseudonyms.apply": self.apply,
            "pseudonyms.list": self.edit_list,
            "pseudonyms.leaks": lambda: look_everywhere(self.study, self),
            "pseudonyms.people": self.give_pseudonyms,
            "pseudonyms.sign_off": self.sign_off,
            "pseudonyms.remove": self.remove_unedited,
            "names.replace": self.deciding.replace,
            "names.keep": self.deciding.keep,
            "names.always": self.deciding.keep_always,
            "names.undecide": self.deciding.undecide,
            "names.edit": self.page.bar.start_editing,
            "names.open": self.open_place,
        }
        made = {name: add_command(self, name, do, self.study.keys) for name, do in deeds.items()}
        self.page.take_actions(made)
        return made

    def _connect(self) -> None:
        page = self.page
        page.source_chosen.connect(self._choose_source)
        page.last_look_chosen.connect(self._choose_last_look)
        page.table.apply_wanted.connect(lambda: self.named["pseudonyms.apply"].trigger())
        page.people.followed.connect(lambda _: self.named["pseudonyms.people"].trigger())
        page.table.chosen.connect(self._offer)
        page.bar.replace_wanted.connect(self.deciding.replace)
        self.deciding.decided.connect(self._offer)
        page.places.opened.connect(lambda _: self.open_place())
        self.study.identity_changed.connect(self._hear_identity)

    def _hear_identity(self) -> None:
        """The key was opened or closed; what was only decided here is shown already."""
        if (self.study.identity is None) != (self.looked is None and self._task is None):
            self._want(self.wish)


def looked_rows(page: ReviewPage) -> Sequence[Suggestion]:
    """The strings as they are decided now."""
    return page.table.strings.rows
