"""Looking everywhere for real names, and showing where they stand."""

from PySide6.QtWidgets import QWidget

from app.safeguards.leaks.rows import Leak
from app.ui.open_study import OpenStudy


def look_everywhere(study: OpenStudy, owner: QWidget) -> None:
    """Look for real names in all that the study holds, and show where they stand; the key must be open."""
    from app.ui.pseudonyms.leaks_dialog import LeaksDialog, look_for_leaks

    key, project = study.identity, study.project
    if key is None:
        return

    def show(leaks: list[Leak]) -> None:
        if study.identity is None:
            return
        dialog = LeaksDialog(study, leaks, owner.window())
        dialog.place_wanted.connect(lambda leak: study.source_wanted.emit(leak.place.source, None))
        dialog.open()

    study.tasks.run(
        "Looking everywhere for names",
        lambda progress, cancelled: look_for_leaks(project, key, progress, cancelled),
        show,
        owner=owner,
    )
