"""Undo and redo of the study: told in a sentence, and beside the window's thread where there is much to write."""

from PySide6.QtWidgets import QWidget

from app.store.changes import Changes
from app.ui.held_work import do_held
from app.ui.open_study import OpenStudy
from app.ui.tasks import Work


def take_back(window: QWidget, study: OpenStudy) -> None:
    """Undo the study's last step."""
    project = study.project
    _replay(
        window, study, project.undo, project.rows_of_undo(), ("Undoing", "Undone", "There is nothing to undo.")
    )


def do_again(window: QWidget, study: OpenStudy) -> None:
    """Redo the study's last undone step."""
    project, said = study.project, ("Doing it again", "Done again", "There is nothing to redo.")
    _replay(window, study, project.redo, project.rows_of_undo(redo=True), said)


def _replay(
    window: QWidget, study: OpenStudy, do: Work[Changes | None], rows: int, said: tuple[str, str, str]
) -> None:
    meanwhile, after, nothing = said

    def tell(changes: Changes | None) -> None:
        study.said.emit(f"{after}: {changes.label[:1].lower()}{changes.label[1:]}." if changes else nothing)

    do_held(window, study, meanwhile, do, tell, rows=rows)
