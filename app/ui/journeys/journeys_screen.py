"""The Journeys page: the children at the left, the one at hand (or all of them) at the right, in several views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.journeys.actions import remove_record
from app.reports.journey import journey_document
from app.reports.pictures import Written
from app.study import actions, queries
from app.study.rows import CaseId, SourceId
from app.ui.commands import GROUPS, add_command
from app.ui.commands.elsewhere import page_of
from app.ui.file_choice import files_in
from app.ui.journeys.case_view import CaseView, ViewOf
from app.ui.journeys.cases_panel import CasesPanel
from app.ui.journeys.lists.lists_dialog import ListsDialog
from app.ui.journeys.record.record_dialog import RecordDialog, removed_words, tables_in
from app.ui.journeys.saving import DOCUMENTS, Saver
from app.ui.journeys.view_stack import PAGE, Views
from app.ui.journeys.views import OF_ALL, OF_ONE
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.weighing.segment_weighing import ask_in
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.name_dialog import NameDialog

CHOOSE = "Choose a child first."
WIDTHS = [210, 900]
NO_CHILDREN = (
    "A journey belongs to a child of the study. Add the child by pseudonym; then link who speaks of them on the "
    "Participants page, and build the journey from what they say."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where on this page the reader was."""

    case: CaseId | None
    view: int
    inside: object


class JourneysScreen(Screen):
    """One child at a time, or all beside each other."""

    name = PAGE
    watches = frozenset(
        {
            "study_case",
            "case_link",
            "participant",
            "consent",
            "speaker",
            "source",
            "segment",
            "coding",
            "passage_link",
        }
        | {"note", "code", "picture", "redaction", "safe_copy", "journey", "journey_lane", "journey_event"}
        | {"event_account", "spell", "wellbeing_point", "vocabulary_term", "network", "network_person"}
        | {"network_node", "study_setting", "text_version", "perspective", "area"}
    )

    def __init__(
        self,
        study: OpenStudy,
        parent: QWidget | None = None,
        *,
        of_one: Sequence[ViewOf] = OF_ONE,
        of_all: Sequence[ViewOf] = OF_ALL,
    ) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Journeys")
        self.cases = CasesPanel(study.theme)
        self.saver = Saver(study, "document", DOCUMENTS, self)
        self.one = Views(study, "How the child is shown", of_one)
        self.all = Views(study, "How all children are shown", of_all)
        self.empty = EmptyState(
            study.theme, icon_name="journeys", title="No journeys yet", words=NO_CHILDREN, steps=("Add child…",)
        )
        self._right = QStackedWidget()
        for views in (self.one, self.all):
            self._right.addWidget(views)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setObjectName("journeys")
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.cases)
        self._panes.addWidget(self._right)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes(WIDTHS)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._panes)
        self._whole.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)
        self.setFocusProxy(self.cases)
        self.setAcceptDrops(True)
        self.cases.chosen.connect(lambda _: self._bring())
        self.cases.adding.connect(self.add_child)
        self.empty.step_taken.connect(lambda _: self.add_child())
        for views in (self.one, self.all):
            views.switch.chosen.connect(lambda _: self._bring())
            views.opened.connect(self.cases.choose)
        self._add_commands()

    @property
    def front(self) -> CaseView:
        """The view in front."""
        return self._views.front

    def refresh(self) -> None:
        with self.study.project.reading() as session:
            cases = queries.cases(session)
            something = bool(cases) or bool(queries.picture_sources(session))
        self._whole.setCurrentWidget(self._panes if something else self.empty)
        self.cases.show_cases(cases)
        if something:
            self._bring()

    def show_segment(self, segment: SegmentId) -> None:
        """Go to a mark of a map or a region of a picture, in the view that shows it."""
        self._show_where(lambda view: view.show_segment(segment))

    def show_picture(self, source: SourceId, *, redacting: bool = False) -> None:
        """Go to the first picture of a source, in the view that shows it; `redacting` takes that tool."""
        self._show_where(lambda view: view.show_source(source, redacting=redacting))

    def zoom(self, steps: int) -> bool:
        self.front.zoom(steps)
        return True

    def place(self) -> object:
        views = self._views
        return Place(self.cases.case, views.switch.now, views.front.place())

    def return_to(self, place: object) -> None:
        if isinstance(place, Place):
            self.show_case(place.case, place.view)
            self.front.return_to(place.inside)

    def show_case(self, case: CaseId | None, view: int | None = None) -> None:
        """Show a child, or all, in a view."""
        self._freshen()
        self.cases.choose(case)
        if view is not None:
            self._views.switch.choose(view)

    def add_child(self) -> None:
        """Ask for a pseudonym and add a child of that name."""
        if not self.study.may_change():
            return
        dialog = NameDialog("Add child", "Pseudonym of the child", "", self.window())
        dialog.named.connect(self._add)
        dialog.open()

    def save_word(self) -> None:
        """Ask where the journey of the child at hand goes as a Word document."""
        case, project, names_in = self.cases.case, self.study.project, self.study.names_in
        if case is None:
            self.study.said.emit(CHOOSE)
            return

        def write(out: Path) -> Written:
            today = datetime.now().astimezone().date()
            with project.reading() as session:
                return journey_document(session, case, out, date=today, names_in=names_in)

        self.saver.ask(f"Journey of {self.cases.name_of(case)}", write)

    def import_record(self, paths: Sequence[Path] = ()) -> RecordDialog | None:
        """Show what tables of the return tell of a child before it is stored."""
        if not self.study.may_change():
            return None
        dialog = RecordDialog(self.study, self.cases.case, paths, self.window())
        dialog.imported.connect(self.show_case)
        dialog.open()
        return dialog

    def remove_record(self) -> None:
        """Take all that the official record tells of the child at hand off the map."""
        case = self.cases.case
        if case is None:
            self.study.said.emit(CHOOSE)
        elif self.study.may_change():
            gone = self.study.attempt(lambda: remove_record(self.study.project, case=case))
            if gone is not None:
                self.study.said.emit(removed_words(gone))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from app.exchange.pictures.looking import may_be_picture

        files = files_in(event.mimeData())
        pictures = bool(files) and all(may_be_picture(path) for path in files)
        # Anything else is for the window: a study is opened, a transcript is brought in as one.
        event.setAccepted(pictures or bool(tables_in(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Tables that are dropped here are of the official record, other files pictures of the child at hand."""
        files, tables, case = files_in(event.mimeData()), tables_in(event.mimeData()), self.cases.case
        event.acceptProposedAction()
        # After the drop is over, so that the program the files come from is not kept waiting.
        if tables:
            QTimer.singleShot(0, self, lambda: self.import_record(tables))
        else:
            QTimer.singleShot(0, self, lambda: self.study.pictures_wanted.emit(files, case))

    def show_lists(self) -> None:
        """The pick-lists of the study, to be changed."""
        ListsDialog(self.study, self.window()).open()

    # Inside

    @property
    def _views(self) -> Views:
        return self.all if self.cases.case is None else self.one

    def _bring(self) -> None:
        views = self._views
        self._right.setCurrentWidget(views)
        views.bring(views.switch.now, self.cases.case)
        self._right.setFocusProxy(_keyboard_of(views.front))

    def _show_where(self, shows: Callable[[CaseView], bool]) -> None:
        """Bring the first view to the front that shows what is wanted."""
        self._freshen()
        for views in (self.one, self.all):
            for place in views.places():
                view = views.view(place)
                if shows(view):
                    self._follow(views, place, view.case)
                    # The page may have had the keyboard elsewhere when somebody left it.
                    view.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _follow(self, views: Views, place: int, case: CaseId | None) -> None:
        """The list and the switch follow a view that went somewhere by itself."""
        for part in (self.cases, views.switch):
            part.blockSignals(True)
        self.cases.choose(case)
        views.switch.choose(place)
        for part in (self.cases, views.switch):
            part.blockSignals(False)
        self._right.setCurrentWidget(views)
        views.bring(place, case)
        self._right.setFocusProxy(_keyboard_of(views.front))

    def _add(self, pseudonym: str) -> None:
        made = self.study.attempt(lambda: actions.add_case(self.study.project, pseudonym=pseudonym))
        if made is not None:
            self.show_case(made)

    def _add_commands(self) -> None:
        """An action for each command of the page; most are deeds of its views."""
        own: dict[str, Callable[[], object]] = {
            "journeys.child": self.add_child,
            "journeys.all": lambda: self.show_case(None),
            "journeys.word": self.save_word,
            "journeys.record": self.import_record,
            "journeys.no_record": self.remove_record,
            "journeys.lists": self.show_lists,
            "journeys.assumption": lambda: ask_in(self, self.study),
        }
        for group in GROUPS:
            for command in group.commands if page_of(group) == self.name else ():
                do = own.get(command.name) or partial(self._do, command.name)
                add_command(self, command.name, do, self.study.keys)

    def _do(self, command: str) -> None:
        """Done by the view in front, else by another one, which comes to the front."""
        self._freshen()
        for views in sorted((self.one, self.all), key=lambda views: views is not self._views):
            place = views.doing(command)
            if place is None:
                continue
            if views is self.one and self.cases.case is None:
                self.study.said.emit(CHOOSE)
                return
            if views is self.all:
                self.cases.choose(None)
            views.switch.choose(place)
            views.front.deeds[command]()
            return


def _keyboard_of(part: QWidget) -> QWidget:
    """What takes the keyboard when a part is given it: F6 goes there, not to the switch above."""
    proxy: QWidget | None = part.focusProxy()
    return part if proxy is None else _keyboard_of(proxy)
