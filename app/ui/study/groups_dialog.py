"""Perspectives and areas: naming, ordering, adding and removing what people are set beside each other by."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.store.changes import Changes
from app.study import actions, queries
from app.study.rows import AreaId, PerspectiveId, PerspectiveRow
from app.ui.open_study import OpenStudy
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS
from app.ui.widgets.ordered_names import Named, OrderedNames
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import plain_label, wrapped_label


class GroupsDialog(QDialog):
    """Both lists side by side; every change is stored at once and can be undone."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Perspectives and areas")
        self._study = study
        self._rows: dict[PerspectiveId, PerspectiveRow] = {}
        project = study.project

        def stored(do: Callable[[], object]) -> object:
            """What came of it: something that is not None unless it was refused."""
            return study.attempt(lambda: (do(),))

        self.perspectives = OrderedNames(
            "Perspectives",
            add=lambda name: stored(lambda: actions.add_perspective(project, name=name)),
            rename=lambda row, name: stored(
                lambda: actions.rename_perspective(project, perspective=PerspectiveId(row), name=name)
            ),
            remove=lambda row: stored(lambda: actions.remove_perspective(project, perspective=PerspectiveId(row))),
            move=lambda row, position: stored(
                lambda: actions.move_perspective(project, perspective=PerspectiveId(row), position=position)
            ),
        )
        self.areas = OrderedNames(
            "Areas",
            add=lambda name: stored(lambda: actions.add_area(project, name=name)),
            rename=lambda row, name: stored(lambda: actions.rename_area(project, area=AreaId(row), name=name)),
            remove=lambda row: stored(lambda: actions.remove_area(project, area=AreaId(row))),
            move=lambda row, position: stored(
                lambda: actions.move_area(project, area=AreaId(row), position=position)
            ),
        )
        self.needs_own = QCheckBox("Their own agreement")
        self.needs_permission = QCheckBox("Permission of who holds parental responsibility")
        self.needs = wrapped_label("", "quiet")
        for box in (self.needs_own, self.needs_permission):
            box.setToolTip("Until it is recorded, nothing of these people leaves the study; they are counted.")
            box.clicked.connect(self._store_needs)
        self.perspectives.list.currentItemChanged.connect(self._show_needs)
        for part in (self.perspectives, self.areas):
            part.setEnabled(not project.read_only)
        self._lay_out()
        study.changed.connect(self._hear)
        study.theme.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        scale = self._study.theme.text_scale
        fit(self, QSize(round(680 * scale), round(580 * scale)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        within = QWidget()
        grid = QGridLayout(within)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(14)
        grid.addWidget(self.perspectives, 0, 0)
        grid.addWidget(self.areas, 0, 1)
        needs = QVBoxLayout()
        needs.setSpacing(6)
        for widget in (self.needs, self.needs_own, self.needs_permission):
            needs.addWidget(widget)
        grid.addLayout(needs, 1, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(plain_label("Perspectives and areas", "title"))
        column.addWidget(
            wrapped_label(
                "Comparisons and reports keep this order. Removing one leaves its people in the study, "
                "with none in its place; Undo brings it back.",
                "quiet",
            )
        )
        column.addSpacing(8)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(within)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)

    def _hear(self, changes: Changes) -> None:
        if changes.tables & {"perspective", "area", "participant"}:
            self._show()

    def _show(self) -> None:
        with self._study.project.reading() as session:
            perspectives = queries.perspectives(session)
            areas = queries.areas(session)
        theme = self._study.theme
        self.perspectives.show_rows(
            [
                Named(row.id, row.name, _people(row.people), mark_icon(theme.perspective(row.palette)))
                for row in perspectives
            ]
        )
        self.areas.show_rows([Named(row.id, row.name, _people(row.people)) for row in areas])
        self._rows = {row.id: row for row in perspectives}
        self._show_needs()

    def _chosen(self) -> PerspectiveRow | None:
        chosen = self.perspectives.at_hand()
        return None if chosen is None else self._rows.get(PerspectiveId(chosen))

    def _show_needs(self) -> None:
        row, writable = self._chosen(), not self._study.project.read_only
        self.needs.setText(
            "Choose a perspective to say what must be recorded before words of its people leave the study."
            if row is None
            else f"Before words or pictures of “{row.name}” leave the study, each of them needs:"
        )
        self.needs_own.setChecked(row is not None and row.needs_own)
        self.needs_permission.setChecked(row is not None and row.needs_permission)
        for box in (self.needs_own, self.needs_permission):
            box.setEnabled(writable and row is not None)

    def _store_needs(self) -> None:
        row = self._chosen()
        if row is not None:
            own, permission = self.needs_own.isChecked(), self.needs_permission.isChecked()
            self._study.attempt(
                lambda: actions.set_needed_agreements(
                    self._study.project, perspective=row.id, own=own, permission=permission
                )
            )


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many} people"
