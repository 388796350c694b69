"""Themes: claims built from codes, each with its passages, and with what speaks for it and against it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.coding import actions, queries
from app.coding.note_rows import PassagePlace
from app.coding.passages import passages_of
from app.coding.rows import CodeId, CodeRow, PassageRow, ThemeId
from app.coding.theme_rows import NamedPassage, ThemeRow
from app.ui.coding.codebook.theme_evidence import ThemeEvidence
from app.ui.coding.codebook.theme_record import STATUSES, ThemeRecord
from app.ui.coding.parts.pane_splitter import pane_splitter
from app.ui.commands import CommandAction, add_command, explain
from app.ui.models.code_ticks import code_ticks
from app.ui.models.leaving import kept_back
from app.ui.models.passages_list import PassagesList
from app.ui.models.passages_model import PassagesModel
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.headings import hairline, section_heading
from app.ui.widgets.ordered_names import Named, OrderedNames
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.tick_list import TickListDialog

WIDTHS = [250, 640, 320]
NO_THEMES = (
    "A code names what passages have in common; a theme says something about it, in a sentence that could be "
    "wrong. Give the first one a name at the left."
)


class ThemePage(QWidget):
    """The list of themes, the passages of the one at hand, and its record."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._themes: list[ThemeRow] = []
        self._codes: list[CodeRow] = []
        self._reading: Task | None = None
        self.claims: list[CommandAction] = []
        project = study.project

        def stored(do: Callable[[], object]) -> object:
            return study.attempt(lambda: (do(),))

        self.names = OrderedNames(
            "Themes",
            add=lambda name: stored(lambda: actions.add_theme(project, name=name, by=study.settings.coder)),
            rename=lambda row, name: stored(lambda: actions.edit_theme(project, theme=ThemeId(row), name=name)),
            remove=lambda row: stored(lambda: actions.remove_theme(project, theme=ThemeId(row))),
            move=lambda row, position: stored(
                lambda: actions.move_theme(project, theme=ThemeId(row), position=position)
            ),
        )
        self.names.setEnabled(not study.read_only)
        self.title = wrapped_label("", "title")
        self.statement = wrapped_label("")
        self.told = wrapped_label("", "quiet")
        self.passages = PassagesModel(kept_back(study), self)
        self.list = PassagesList(study.theme, self.passages)
        self.for_button = Button("Speaks for it")
        self.against_button = Button("Speaks against it")
        self.evidence = ThemeEvidence()
        self.record = ThemeRecord(study)
        self.no_themes = EmptyState(study.theme, icon_name="themes", title="No themes yet", words=NO_THEMES)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.names.list)

    def refresh(self) -> None:
        """Read the themes; the one at hand stays at hand."""
        with self._study.project.reading() as session:
            self._themes, self._codes = queries.themes(session), queries.codes(session)
        self.names.show_rows([Named(row.id, row.name, _hint(row)) for row in self._themes])
        self._show()

    def current(self) -> ThemeRow | None:
        """The theme at hand."""
        row = self.names.list.currentRow()
        return self._themes[row] if 0 <= row < len(self._themes) else None

    def show_theme(self, theme: ThemeId) -> None:
        """Go to a theme."""
        for place, row in enumerate(self._themes):
            if row.id == theme:
                self.names.list.setCurrentRow(place)

    def name_passages(self, *, contrary: bool) -> None:
        """Say of the selected passages that they speak for the theme at hand, or against it, in one step."""
        theme, project = self.current(), self._study.project
        rows = [self.passages.passage(index) for index in self.list.selectedIndexes()]
        if theme is None or not rows or not self._study.may_change():
            return
        places = dict.fromkeys(PassagePlace(row.version, row.span) for row in rows if row.version is not None)

        def store() -> None:
            with project.step("Name passages against theme" if contrary else "Name passages for theme"):
                for place in places:
                    actions.name_passage(project, theme=theme.id, place=place, contrary=contrary)

        self._study.attempt(store)

    def choose_codes(self) -> None:
        """Say which codes the theme at hand is built from."""
        theme, project = self.current(), self._study.project
        if theme is None or not self._study.may_change():
            return
        dialog = TickListDialog(
            self._study.theme,
            title="Codes of the theme",
            words=f"“{theme.name}” is built from the codes ticked here, and from all below them.",
            prompt="Filter codes…",
            rows=code_ticks(self._study.theme, self._codes, theme.codes),
            parent=self,
        )

        def store(ticked: list[int]) -> None:
            chosen = [CodeId(code) for code in ticked]
            self._study.attempt(lambda: actions.set_theme_codes(project, theme=theme.id, codes=chosen))

        dialog.agreed.connect(store)
        dialog.open()

    # Inside

    def _lay_out(self) -> None:
        self.names.setContentsMargins(12, 10, 12, 12)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(6)
        sides = QWidget()
        row = FlowRow(sides)
        for button in (self.for_button, self.against_button):
            row.addWidget(button)
        for part in (self.title, self.statement, self.told, sides):
            top.addWidget(part)
        column.addLayout(top)
        column.addWidget(hairline())
        halves = pane_splitter("passages and evidence", Qt.Orientation.Vertical)
        halves.addWidget(self.list)
        halves.addWidget(self.evidence)
        halves.setSizes([420, 260])
        column.addWidget(halves, 1)
        page = pane_splitter("theme page", Qt.Orientation.Horizontal)
        page.addWidget(middle)
        page.addWidget(_scrolled(self.record))
        page.setSizes(WIDTHS[1:])
        self._page = page
        self._views = QStackedWidget()
        for view in (page, self.no_themes):
            self._views.addWidget(view)
        panes = pane_splitter("themes", Qt.Orientation.Horizontal)
        panes.addWidget(self.names)
        panes.addWidget(self._views)
        panes.setStretchFactor(1, 1)
        panes.setSizes([WIDTHS[0], sum(WIDTHS[1:])])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

    def _connect(self) -> None:
        self.names.list.currentRowChanged.connect(lambda _: self._show())
        self.list.opened.connect(self._study.show_passage)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_buttons())
        self.for_button.clicked.connect(lambda: self.name_passages(contrary=False))
        self.against_button.clicked.connect(lambda: self.name_passages(contrary=True))
        self.record.codes_wanted.connect(self.choose_codes)
        self.evidence.opened.connect(self._open_named)
        self.evidence.removed.connect(self._take_off)
        self.evidence.turned.connect(self._turn)
        for name, button, contrary in (
            ("themes.for", self.for_button, False),
            ("themes.against", self.against_button, True),
        ):
            name_them = partial(self.name_passages, contrary=contrary)
            action = add_command(self.list, name, name_them, self._study.keys)
            explain(button, action)
            self.claims.append(action)

    def _show(self) -> None:
        row = self.current()
        self._views.setCurrentWidget(self.no_themes if row is None else self._page)
        if row is None:
            self.record.finish()
            return
        self.title.setText(row.name)
        self.statement.setText(row.statement)
        self.statement.setVisible(bool(row.statement))
        self.told.setText(in_short(row))
        paths = {code.id: code.path for code in self._codes}
        self.record.show_theme(row, [paths[code] for code in row.codes])
        with self._study.project.reading() as session:
            self.evidence.show_passages(queries.named_passages(session, row.id))
        self._read(row)
        self._tell_buttons()

    def _read(self, theme: ThemeRow) -> None:
        if self._reading is not None:
            self._reading.cancel()
        project = self._study.project

        def read(progress: Progress, cancelled: IsCancelled) -> list[PassageRow]:
            with project.reading(cancelled) as session:
                wanted = [below for code in theme.codes for below in queries.subtree(session, code)]
                return passages_of(session, list(dict.fromkeys(wanted)))

        def show(rows: list[PassageRow]) -> None:
            if self._reading is task:
                self._reading = None
                self.passages.complete(rows)

        task = self._study.tasks.run("Reading passages", read, show, owner=self)
        self._reading = task

    def _open_named(self, named: NamedPassage) -> None:
        self._study.source_wanted.emit(named.excerpt.source, named.excerpt.span)

    def _take_off(self, named: NamedPassage) -> None:
        theme, project = self.current(), self._study.project
        if theme is not None and self._study.may_change():
            self._study.attempt(
                lambda: actions.unname_passage(project, theme=theme.id, segment=named.excerpt.segment)
            )

    def _turn(self, named: NamedPassage) -> None:
        theme, project = self.current(), self._study.project
        if theme is not None and self._study.may_change():
            place = PassagePlace(named.excerpt.version, named.excerpt.span)
            self._study.attempt(
                lambda: actions.name_passage(project, theme=theme.id, place=place, contrary=not named.contrary)
            )

    def _tell_buttons(self) -> None:
        on = bool(self.list.selectedIndexes()) and not self._study.read_only
        for button in (self.for_button, self.against_button):
            button.setEnabled(on)


def _scrolled(record: QWidget) -> QWidget:
    """The record, scrolled where it is high."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(12, 10, 12, 12)
    column.addWidget(section_heading("About this theme"))
    column.addWidget(record)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(230)
    return area


def _hint(row: ThemeRow) -> str:
    return f"{STATUSES[row.status]}. {in_short(row)}"


def in_short(row: ThemeRow) -> str:
    """What stands behind a theme, people first."""
    if not row.codes:
        return "Built from no code yet."
    people = "1 person" if row.people == 1 else f"{row.people} people"
    passages = "1 passage" if row.passages == 1 else f"{row.passages:,} passages"
    codes = "1 code" if len(row.codes) == 1 else f"{len(row.codes)} codes"
    return f"{people}, {passages}, {codes}. {row.named_for} named for it, {row.named_against} against."
