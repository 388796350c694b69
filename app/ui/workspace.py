"""The inside of the window while a study is open: the rail, the screens, and the way back.

Each screen is made when somebody first goes there, so that opening a study waits for one page only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.coding.note_rows import Subject
from app.coding.rows import CodeId, SegmentId
from app.language.spans import Span
from app.study.rows import ParticipantId, PerspectiveId, SourceId
from app.ui import panes
from app.ui.open_study import OpenStudy
from app.ui.rail import RAIL, Rail
from app.ui.screen import Screen
from app.ui.widgets.headings import hairline

LONGEST_WAY = 50


@dataclass(frozen=True, slots=True)
class Page:
    """A screen by where it is written below `app.ui`; its code is loaded when somebody first goes there."""

    module: str
    screen: str

    def __call__(self, study: OpenStudy) -> Screen:
        screen = getattr(import_module(f"app.ui.{self.module}"), self.screen)(study)
        assert isinstance(screen, Screen)
        return screen


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is in a study, and how they came there."""

    now: str
    place: object
    way: tuple[tuple[str, object], ...]


Makers = Mapping[str, Callable[[OpenStudy], Screen]]
MAKERS: Makers = {
    "overview": Page("study.overview_screen", "OverviewScreen"),
    "participants": Page("study.participants_screen", "ParticipantsScreen"),
    "transcripts": Page("coding.coding_screen", "CodingScreen"),
    "themes": Page("coding.codebook.themes_screen", "ThemesScreen"),
    "find": Page("finding.find_screen", "FindScreen"),
    "compare": Page("perspectives.compare_screen", "CompareScreen"),
    "assumptions": Page("perspectives.assumptions.assumptions_screen", "AssumptionsScreen"),
    "asking": Page("asking.asking_screen", "AskingScreen"),
    "journeys": Page("journeys.journeys_screen", "JourneysScreen"),
    "notes": Page("notes.notes_screen", "NotesScreen"),
    "pseudonyms": Page("pseudonyms.pseudonyms_screen", "PseudonymsScreen"),
    "outputs": Page("reports.outputs_screen", "OutputsScreen"),
}
"""How the screen of each kind of work is made."""


@runtime_checkable
class ShowsSources(Protocol):
    """A screen that can go to a place in a transcript."""

    def show_source(self, source: SourceId, span: Span | None) -> None: ...


@runtime_checkable
class ShowsCodes(Protocol):
    """A screen that can go to a code."""

    def show_code(self, code: CodeId) -> None: ...


@runtime_checkable
class ShowsParticipants(Protocol):
    """A screen that can go to a participant."""

    def show_participant(self, participant: ParticipantId) -> None: ...


@runtime_checkable
class ShowsNotes(Protocol):
    """A screen that can go to the notes about something."""

    def show_notes(self, subject: Subject) -> None: ...


@runtime_checkable
class ShowsClaims(Protocol):
    """A screen that can go to an assumption."""

    def show_claim(self, claim: int) -> None: ...


@runtime_checkable
class ShowsSegments(Protocol):
    """A screen that can go to a mark of a map or a region of a picture."""

    def show_segment(self, segment: SegmentId) -> None: ...


@runtime_checkable
class ShowsPictures(Protocol):
    """A screen that can go to the pictures of a source."""

    def show_picture(self, source: SourceId, *, redacting: bool = False) -> None: ...


@runtime_checkable
class ShowsWords(Protocol):
    """A screen that can show words in their places."""

    def show_words(self, query: str, perspective: PerspectiveId | None) -> None: ...


@runtime_checkable
class ShowsNames(Protocol):
    """A screen on which names in transcripts are replaced."""

    def show_names(self, source: SourceId | None, words: str) -> None: ...


class Workspace(QWidget):
    """One open study on screen."""

    moved = Signal()
    """Another screen came to the front, or the way back changed."""
    screen_made = Signal(object)
    """A `Screen` was made: somebody goes there for the first time."""

    def __init__(
        self,
        study: OpenStudy,
        makers: Makers = MAKERS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.study = study
        self._makers = makers
        self._screens: dict[str, Screen] = {}
        self._now = ""
        self._way: list[tuple[str, object]] = []
        self.rail = Rail(RAIL, study.theme)
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.rail, hairline(upright=True), self._stack):
            row.addWidget(part)
        self.rail.chosen.connect(self.go)
        study.screen_wanted.connect(self.go)
        study.source_wanted.connect(self.show_source)
        study.segment_wanted.connect(self.show_segment)
        study.picture_wanted.connect(self.show_picture)
        study.redaction_wanted.connect(lambda source: self.show_picture(source, redacting=True))
        study.code_wanted.connect(self.show_code)
        study.claim_wanted.connect(self.show_claim)
        study.participant_wanted.connect(self.show_participant)
        study.words_wanted.connect(self.show_words)
        study.notes_wanted.connect(self.show_notes)
        study.names_wanted.connect(self.show_names)

    @property
    def now(self) -> str:
        """The name of the screen in front."""
        return self._now

    def screen_in_front(self) -> Screen | None:
        """The screen somebody is looking at."""
        return self._screens.get(self._now)

    def screens(self) -> tuple[Screen, ...]:
        """The screens somebody has been to."""
        return tuple(self._screens.values())

    def screen_called(self, name: str) -> Screen:
        """A screen by its name, made when nobody was there yet."""
        if name not in self._screens:
            screen = self._makers[name](self.study)
            self._screens[name] = screen
            self._stack.addWidget(screen)
            self.screen_made.emit(screen)
        return self._screens[name]

    def go(self, name: str) -> None:
        """Bring a screen to the front, remembering where one was."""
        if name == self._now:
            self.rail.show_chosen(name)
        else:
            self._arrive(name)

    def show_source(self, source: SourceId, span: Span | None = None) -> None:
        """Show a transcript, at a passage of it."""
        screen = self._arrive("transcripts")
        if isinstance(screen, ShowsSources):
            screen.show_source(source, span)

    def show_segment(self, segment: SegmentId) -> None:
        """Show a mark of a map, or a region of a picture."""
        screen = self._arrive("journeys")
        if isinstance(screen, ShowsSegments):
            screen.show_segment(segment)

    def show_picture(self, source: SourceId, *, redacting: bool = False) -> None:
        """Show a drawing or a scanned map, where that is wanted with the tool in hand that redacts."""
        screen = self._arrive("journeys")
        if isinstance(screen, ShowsPictures):
            screen.show_picture(source, redacting=redacting)

    def show_code(self, code: CodeId) -> None:
        """Show a code with its passages."""
        screen = self._arrive("themes")
        if isinstance(screen, ShowsCodes):
            screen.show_code(code)

    def show_claim(self, claim: int) -> None:
        """Show the evidence of an assumption, by its `ClaimId`."""
        screen = self._arrive("assumptions")
        if isinstance(screen, ShowsClaims):
            screen.show_claim(claim)

    def show_participant(self, participant: ParticipantId) -> None:
        """Show who somebody is."""
        screen = self._arrive("participants")
        if isinstance(screen, ShowsParticipants):
            screen.show_participant(participant)

    def show_notes(self, subject: Subject) -> None:
        """Show the notes about something."""
        screen = self._arrive("notes")
        if isinstance(screen, ShowsNotes):
            screen.show_notes(subject)

    def show_names(self, source: SourceId | None, words: str = "") -> None:
        """Show what may give somebody away in a transcript, or in all."""
        screen = self._arrive("pseudonyms")
        if isinstance(screen, ShowsNames):
            screen.show_names(source, words)

    def show_words(self, query: str, perspective: PerspectiveId | None = None) -> None:
        """Show words in their places, in everybody's speech or in that of one perspective."""
        screen = self._arrive("find")
        if isinstance(screen, ShowsWords):
            screen.show_words(query, perspective)

    def enter(self) -> None:
        """Put the keyboard on the page in front."""
        screen = self.screen_in_front()
        if screen is not None:
            panes.enter(screen)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._way)

    def go_back(self) -> None:
        """Go where one was before."""
        if self._way:
            name, place = self._way.pop()
            self._show(name)
            if place is not None:
                self.screen_called(name).return_to(place)

    def whereabouts(self) -> Whereabouts:
        """Where somebody is now."""
        screen = self.screen_in_front()
        return Whereabouts(self._now, screen.place() if screen is not None else None, tuple(self._way))

    def return_there(self, where: Whereabouts) -> None:
        """Go where somebody was when the study was open before."""
        if where.now in self._makers:
            self._show(where.now)
            if where.place is not None:
                self.screen_called(where.now).return_to(where.place)
            self._way = list(where.way)
            self.moved.emit()

    def _arrive(self, name: str) -> Screen:
        self._leave()
        self._show(name)
        return self.screen_called(name)

    def _leave(self) -> None:
        screen = self.screen_in_front()
        if screen is not None:
            here = (self._now, screen.place())
            if not self._way or self._way[-1] != here:
                self._way.append(here)
                del self._way[:-LONGEST_WAY]

    def _show(self, name: str) -> None:
        screen = self.screen_called(name)
        self._now = name
        self._stack.setCurrentWidget(screen)
        self.rail.show_chosen(name)
        focused = QApplication.focusWidget()
        if focused is None or not self.rail.isAncestorOf(focused):
            self.enter()
        self.moved.emit()
