"""The topic guide: its questions at the left, and in which interviews each was asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.coding import actions as coding_actions
from app.coding import queries as coding
from app.coding.rows import CodeId
from app.study import actions, queries
from app.study.guide_rows import GuideQuestionId
from app.study.rows import SourceId, SourceKind
from app.ui.models.code_ticks import code_ticks
from app.ui.open_study import OpenStudy
from app.ui.study.guide_grid import GuideGrid
from app.ui.study.guide_model import FOLLOWING, GuideModel
from app.ui.widgets import clipboard
from app.ui.widgets.buttons import Button
from app.ui.widgets.ordered_names import Named, OrderedNames
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.tables import copy_with
from app.ui.widgets.tick_list import TickListDialog

HELP = (
    "A theme nobody raised means something only where it was asked about. Click a cell or press Space to go from "
    "asked (✓) to not asked (–) to not recorded; Y, N and Delete set all selected cells."
)


class GuidePage(QWidget):
    """Questions and grid side by side; every change is stored at once and can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        project = study.project

        def stored(do: Callable[[], object]) -> object:
            return study.attempt(lambda: (do(),))

        self.questions = OrderedNames(
            "Questions",
            add=lambda text: stored(lambda: actions.add_guide_question(project, text=text)),
            rename=lambda row, text: stored(
                lambda: actions.edit_guide_question(project, question=GuideQuestionId(row), text=text)
            ),
            remove=lambda row: stored(
                lambda: actions.remove_guide_question(project, question=GuideQuestionId(row))
            ),
            move=lambda row, position: stored(
                lambda: actions.move_guide_question(project, question=GuideQuestionId(row), position=position)
            ),
        )
        self.questions.list.setWordWrap(True)
        self.questions.setEnabled(not study.read_only)
        self.codes_button = Button("What it asks about…")
        self.codes_button.clicked.connect(self.choose_codes)
        self.model = GuideModel(study.theme, self)
        self.grid = GuideGrid(self.model)
        self.grid.pressed_on.connect(self.press)
        self.grid.told.connect(self.set_asked)
        copy_with(self.grid, self.copy)
        self._lay_out()
        self.questions.list.currentRowChanged.connect(self._follow_question)
        study.theme.changed.connect(self.grid.viewport().update)
        self.setFocusProxy(self.grid)

    def refresh(self) -> None:
        """Read the guide and its ticks."""
        with self._study.project.reading() as session:
            sources = [
                row
                for row in queries.sources(session)
                if not row.excluded and row.kind is not SourceKind.FIELD_NOTE
            ]
            questions, ticks = queries.guide_questions(session), queries.guide_ticks(session)
            names = {row.id: row.name for row in coding.codes(session)}
            about = coding.guide_codes(session)
        self.questions.show_rows(
            [Named(row.id, row.text, _hint([names[code] for code in about.get(row.id, ())])) for row in questions]
        )
        self.model.show(sources, questions, ticks)
        self._tell_button()

    def press(self) -> None:
        """The cell at hand, and all selected with it, go from asked to not asked to not recorded."""
        index = self.grid.currentIndex()
        if index.isValid():
            self.set_asked(FOLLOWING[self.model.tick(index)])

    def set_asked(self, asked: bool | None) -> None:
        """Say of all selected cells whether the question was asked, in one step."""
        cells = self.grid.selectionModel().selectedIndexes()
        if not cells or not self._study.may_change():
            return
        by_question: dict[GuideQuestionId, list[SourceId]] = {}
        for cell in cells:
            by_question.setdefault(self.model.questions[cell.column()].id, []).append(
                self.model.sources[cell.row()].id
            )
        project = self._study.project

        def store() -> None:
            with project.step("Set what was asked"):
                for question, sources in by_question.items():
                    actions.set_asked(project, questions=[question], sources=sources, asked=asked)

        self._study.attempt(store)

    def choose_codes(self) -> None:
        """Say which codes the question at hand asks about."""
        row, project = self.questions.list.currentRow(), self._study.project
        if row < 0 or not self._study.may_change():
            return
        question = self.model.questions[row]
        with project.reading() as session:
            codes, about = coding.codes(session), coding.guide_codes(session).get(question.id, ())
        dialog = TickListDialog(
            self._study.theme,
            title="What it asks about",
            words=f"“{question.text}” Tick the codes that an answer would be coded with.",
            prompt="Filter codes…",
            rows=code_ticks(self._study.theme, codes, about),
            parent=self,
        )

        def store(ticked: list[int]) -> None:
            chosen = [CodeId(code) for code in ticked]
            self._study.attempt(
                lambda: coding_actions.set_guide_codes(project, question=question.id, codes=chosen)
            )

        dialog.agreed.connect(store)
        dialog.open()

    def copy(self) -> None:
        """Copy the grid as a table."""
        clipboard.put_text(self.model.text())
        self._study.said.emit("The topic guide was copied as a table.")

    # Parts

    def _lay_out(self) -> None:
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 16, 0)
        below.addWidget(self.questions, 1)
        below.addWidget(self.codes_button)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(16, 0, 0, 0)
        beside.setSpacing(10)
        copy = Button("Copy table")
        copy.clicked.connect(self.copy)
        head = QHBoxLayout()
        head.addWidget(wrapped_label(HELP, "quiet"), 1)
        head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(head)
        beside.addWidget(self.grid, 1)
        splitter = QSplitter()
        splitter.setObjectName("questions and grid")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([320, 700])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _follow_question(self, row: int) -> None:
        if row >= 0 and self.grid.currentIndex().column() != row and self.model.rowCount():
            self.grid.scrollTo(self.model.index(0, row))
        self._tell_button()

    def _tell_button(self) -> None:
        self.codes_button.setEnabled(self.questions.list.currentRow() >= 0 and not self._study.read_only)


def _hint(names: list[str]) -> str:
    return f"Asks about {', '.join(names)}" if names else "Nobody said yet which codes it asks about"
