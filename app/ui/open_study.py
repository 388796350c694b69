"""What every screen is given: the open study, this computer's preferences, long work, and ways to go."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.coding.rows import PassageKind, PassageRow
from app.problems import Problem
from app.settings import Settings
from app.store.changes import Changes
from app.store.problems import NotSaved
from app.store.project import Project
from app.ui.commands import ChosenKeys
from app.ui.tasks import Tasks
from app.ui.theme.theme import Theme
from app.ui.unsaved import Unsaved

if TYPE_CHECKING:
    from uuid import UUID

    from app.safeguards.identity.key import IdentityKey
    from app.safeguards.identity.matching import NameFinder

T = TypeVar("T")
READ_ONLY = "This study is open to read only: nothing can be changed here."


class OpenStudy(QObject):
    """The study in this window. Screens read through it, act through it, and ask it to go elsewhere."""

    changed = Signal(Changes)
    """Something was stored (also by undo and redo)."""
    settings_changed = Signal()
    source_wanted = Signal(int, object)
    """Show a transcript (a `SourceId`), at a `Span` or None."""
    segment_wanted = Signal(int)
    """Show a region of a picture, or a mark of a journey or network (a `SegmentId`)."""
    code_wanted = Signal(int)
    """A `CodeId`."""
    claim_wanted = Signal(int)
    """The evidence of an assumption (a `ClaimId`)."""
    participant_wanted = Signal(int)
    """A `ParticipantId`."""
    words_wanted = Signal(str, object)
    """Show words in their places: a query, and the `PerspectiveId` in whose speech or None."""
    notes_wanted = Signal(object)
    """The notes about something (a `Subject`)."""
    screen_wanted = Signal(str)
    """Show the screen of this name, as the rail lists them."""
    import_wanted = Signal(list)
    """Bring transcripts in: paths dropped or chosen, empty to ask."""
    pictures_wanted = Signal(list, object)
    """Bring pictures in: paths dropped or chosen, empty to ask; and the `CaseId` they are of, or None."""
    picture_wanted = Signal(object)
    """Show the first picture of this source: a `SourceId`."""
    redaction_wanted = Signal(object)
    """The same, with the tool in hand that paints a part of it over."""
    identity_changed = Signal()
    """The identity key was opened or closed, or something in it was changed."""
    names_wanted = Signal(object, str)
    """Replace names in a transcript: a `SourceId` or None, and words somebody selected, or none."""
    identity_wanted = Signal(bool)
    """The identity key is wanted open; True: one is to be made."""
    sign_off_wanted = Signal(object)
    """Transcripts are to be signed off: this one (a `SourceId`) is ticked, or all with None."""
    said = Signal(str)
    """A short sentence for the status bar."""
    closing = Signal()
    """The study is about to close: what works for it ends now."""
    _key_wrote = Signal()
    _stored = Signal(Changes)
    """As the store tells of it, on the thread that wrote."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        keep_settings: Callable[[Settings], None],
        tasks: Tasks,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.settings = settings
        self.keys = ChosenKeys(settings, self)
        self.tasks = tasks
        self.theme = theme
        self.unsaved = Unsaved(self)
        self._keep_settings = keep_settings
        self._identity: IdentityKey | None = None
        self._finder: NameFinder | None = None
        self.identity_changed.connect(self._look_anew)
        self._key_wrote.connect(self.identity_changed)  # also where another thread wrote: heard on this one
        self.changed.connect(self._hear_pseudonyms)
        self._open = True
        self._stored.connect(self._pass_on)
        self._stop_hearing = project.subscribe(self._stored.emit)

    def prefer(self, **changes: Any) -> None:
        """Change preferences of this computer and keep them."""
        self.take_settings(replace(self.settings, **changes))
        self._keep_settings(self.settings)

    def take_settings(self, settings: Settings) -> None:
        """Go by preferences that were changed elsewhere in the window."""
        if settings != self.settings:
            self.settings = settings
            self.keys.take(settings)
            self.settings_changed.emit()

    def attempt(self, do: Callable[[], T]) -> T | None:
        """Do something that may be refused: a Problem is said in a sentence, and None returned.

        What could not be saved is kept and done later, after what waits already; but a dialog in front has itself
        what was typed into it.
        """
        self._save_what_waits()
        try:
            return do()
        except NotSaved as problem:
            if QApplication.activeModalWidget() is None:
                self.unsaved.hold(do)
            self.tasks.problem.emit(problem)
        except Problem as problem:
            self.tasks.problem.emit(problem)
        return None

    def _save_what_waits(self) -> None:
        try:
            self.unsaved.save()
        except NotSaved:
            return
        except Problem as problem:
            self.tasks.problem.emit(problem)

    # The identity key: nothing here ever needs it

    @property
    def identity(self) -> "IdentityKey | None":
        """The identity key, while it is open."""
        return self._identity

    def take_identity(self, key: "IdentityKey") -> None:
        """Go by this identity key from now on; it is closed with the study, or by `close_identity`."""
        self._let_go()
        self._identity = key
        key.subscribe(self._key_wrote.emit)
        self.identity_changed.emit()

    def close_identity(self) -> None:
        """Close the identity key; nothing of it stays here."""
        if self._identity is not None:
            self._let_go()
            self.identity_changed.emit()

    def names_in(self, words: str, source: "UUID | None" = None, /) -> Collection[str]:
        """The real names that stand in words, on any thread; nothing is found while the key is closed.

        Of a source's words also what was decided for it alone.
        """
        key, finder = self._identity, self._finder
        if key is None:
            return ()
        if finder is None:
            from app.safeguards.identity.looking import name_finder

            with self.project.reading() as session:
                finder = self._finder = name_finder(session, key)
        return finder.names_in(words, source)

    def _pass_on(self, changes: Changes) -> None:
        if self._open:
            self.changed.emit(changes)

    def _let_go(self) -> None:
        key, self._identity, self._finder = self._identity, None, None
        if key is not None:
            key.close()

    def _look_anew(self) -> None:
        self._finder = None

    def _hear_pseudonyms(self, changes: Changes) -> None:
        if "participant" in changes.tables:
            self._finder = None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self.project.read_only

    def show_passage(self, passage: PassageRow) -> None:
        """Go to where a coded passage stands: in its transcript, on its picture, on its map."""
        if passage.kind is PassageKind.TEXT:
            self.source_wanted.emit(passage.source, passage.span)
        else:
            self.segment_wanted.emit(passage.segment)

    def may_change(self) -> bool:
        """Whether something can be changed here; where it cannot, that is said instead of tried."""
        if self.read_only:
            self.said.emit(READ_ONLY)
        return not self.read_only

    def stop_work(self) -> None:
        """End everything that is under way for this study; its outcomes are handed to nobody."""
        self.closing.emit()
        self.tasks.stop()

    def close(self) -> None:
        """Hear no more and close the project."""
        self.stop_work()
        self._open = False
        self._let_go()
        self._stop_hearing()
        self.project.close()
