"""Replacing names: what may give somebody away in the transcripts, decided one by one, then replaced.

Names are looked for in a process of their own; what is decided goes into the identity key at once, and nothing of
the transcripts changes before somebody has looked at what will.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.language.names.mentions import NameKind
from app.problems import Problem
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.occurrences import key_of
from app.safeguards.pseudonyms.rows import PseudonymPlan, Suggestion
from app.safeguards.pseudonyms.scanning import Find
from app.study import queries
from app.study.rows import SourceId, SourceRow
from app.ui.commands import CommandAction, add_command
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.looking import Looked, Wish, look, look_ahead
from app.ui.pseudonyms.review_page import ReviewPage
from app.ui.pseudonyms.wording import NO_KEY, NOTHING, READ_ONLY_KEY, counted
from app.ui.screen import Screen
from app.ui.tasks import Task
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
        known = {row.id for row in self._sources}
        if self.wish.source is not None and self.wish.source not in known:
            self.wish = replace(self.wish, source=None)
        self.page.show_sources(self._sources, self.wish.source)
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
            self._show_state("Names are replaced with the identity key open", NO_KEY, (OPEN_KEY, MAKE_KEY))
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
        self.looked = looked
        self._stack.setCurrentWidget(self.page)
        self.page.show_looked(looked, self.wish)
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

    # Deciding

    def _decide(self, replacement: str | None, *, always: bool = False) -> None:
        """What is picked is replaced by these words, or stays."""
        key = self._writable_key()
        picked = self.page.table.picked()
        if key is None or not picked:
            return
        only = None if always else self.page.bar.scope.currentData()
        rows = [self.page.table.strings.rows[place] for place in picked]
        decisions = [decision for row in rows for decision in self._decisions(row, replacement, only, always)]

        def keep() -> bool:
            key.set_decisions(decisions)
            return True

        if self.study.attempt(keep) is None:
            return
        for place, row in zip(picked, rows, strict=True):
            self.page.table.strings.put(place, _decided(row, decisions))
        if replacement is not None and len(rows) == 1:
            self._follow(rows[0], replacement)
        self.page.after_deciding()
        self._offer()

    def _decisions(
        self, row: Suggestion, replacement: str | None, only: UUID | None, always: bool
    ) -> list[Decision]:
        words = self.page.bar.field.text().strip() if len(self.page.table.picked()) == 1 else row.proposed
        kind = NameKind(self.page.bar.kind.currentData()) if len(self.page.table.picked()) == 1 else row.kind
        put = None if replacement is None else words.strip("[] ")
        participant = row.participant if put == row.proposed else None
        guids: list[UUID | None] = [only]
        if replacement is None and not always and only is None:
            guids = list(dict.fromkeys(place.source_guid for place in row.places))
        return [Decision(kind, row.words, put, participant, source) for source in guids]

    def _follow(self, row: Suggestion, replacement: str) -> None:
        """Other forms of a person's name are proposed the same: one person has one pseudonym."""
        first = key_of(row.words).split(" ")[0]
        if row.kind is not NameKind.PERSON:
            return
        for place, other in enumerate(self.page.table.strings.rows):
            same = key_of(other.words).split(" ")[0] == first and other.kind is NameKind.PERSON
            if same and not other.decided:
                self.page.table.strings.put(
                    place, replace(other, proposed=replacement, participant=row.participant)
                )

    def replace(self) -> None:
        """The words at hand give way to what stands in the field."""
        words = self.page.bar.field.text().strip("[] ")
        if not words and len(self.page.table.picked()) == 1:
            self.page.bar.start_editing()
            self.study.said.emit("Type what is to stand there.")
        else:
            self._decide(words)

    def keep(self) -> None:
        """The words at hand stay in these transcripts."""
        self._decide(None)

    def keep_always(self) -> None:
        """The words at hand give nobody away, here or anywhere."""
        self._decide(None, always=True)

    def undecide(self) -> None:
        """What was decided of the words at hand is forgotten."""
        key = self._writable_key()
        if key is None:
            return

        def forget() -> bool:
            for place in self.page.table.picked():
                row = self.page.table.strings.rows[place]
                for decision in (*row.here.values(), *([row.everywhere] if row.everywhere else [])):
                    key.drop_decision(decision.original, decision.source)
                self.page.table.strings.put(place, replace(row, everywhere=None, here={}))
            return True

        if self.study.attempt(forget) is not None:
            self.page.after_deciding(stay=True)
            self._offer()

    def _writable_key(self) -> IdentityKey | None:
        key = self.study.identity
        if key is None or not self.study.may_change():
            return None
        if key.read_only:
            self.study.said.emit(READ_ONLY_KEY)
            return None
        return key

    # Carrying out

    def apply(self) -> None:
        """Show what the decisions do, and do it once that was looked at."""
        key, looked, project = self._writable_key(), self.looked, self.study.project
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
        done = self.study.attempt(
            lambda: pseudonymise(
                self.study.project, plan=plan, key=key, by=self.study.settings.coder, keep_unedited=keep_unedited
            )
        )
        if done is not None:
            places, many = counted(plan.replacements, "place"), counted(len(plan.sources), "transcript")
            self.study.said.emit(f"Replaced in {places} of {many}. Undo takes it back.")
            self.page.table.setFocus()

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
        self.named["pseudonyms.sign_off"].setEnabled(writable and bool(self._sources))
        self.named["pseudonyms.remove"].setEnabled(writable and bool(self._sources))

    def _add_actions(self) -> dict[str, CommandAction]:
        deeds = {
            "pseudonyms.apply": self.apply,
            "pseudonyms.sign_off": self.sign_off,
            "pseudonyms.remove": self.remove_unedited,
            "names.replace": self.replace,
            "names.keep": self.keep,
            "names.always": self.keep_always,
            "names.undecide": self.undecide,
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
        page.table.chosen.connect(self._offer)
        page.bar.replace_wanted.connect(self.replace)
        page.places.opened.connect(lambda _: self.open_place())
        self.study.identity_changed.connect(self._hear_identity)

    def _hear_identity(self) -> None:
        """The key was opened or closed; what was only decided here is shown already."""
        if (self.study.identity is None) != (self.looked is None and self._task is None):
            self._want(self.wish)


def looked_rows(page: ReviewPage) -> Sequence[Suggestion]:
    """The strings as they are decided now."""
    return page.table.strings.rows


def _decided(row: Suggestion, decisions: Sequence[Decision]) -> Suggestion:
    """A suggestion with what was just decided of it."""
    everywhere, here, kind = row.everywhere, dict(row.here), row.kind
    for one in decisions:
        if one.original != row.words:
            continue
        kind = one.kind
        if one.source is None:
            everywhere = one
        else:
            here[one.source] = one
    put = next((one.replacement for one in decisions if one.original == row.words and one.replacement), None)
    return replace(row, everywhere=everywhere, here=here, kind=kind, proposed=put or row.proposed)
