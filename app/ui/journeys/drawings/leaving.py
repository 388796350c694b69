"""Safe copies: made in a worker process, looked at, kept and written into a file; nothing else leaves."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange.pictures.reading import PictureReader
from app.paths import documents_folder
from app.pictures.whole import PictureFile, as_file, is_lossless, whole
from app.study.queries import safe_copy, tiled_picture
from app.ui.journeys.drawings.drawings_desk import DrawingsDesk
from app.ui.journeys.drawings.reading import Seen
from app.ui.journeys.drawings.safe_copy_dialog import SafeCopyDialog
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress

SHOWN = 1600
"""Pixels of the longer side in which a picture is looked at before it leaves."""


class Leaving(QObject):
    """Shows before and after; `view` is what its dialogs belong to."""

    def __init__(self, study: OpenStudy, desk: DrawingsDesk, view: QWidget) -> None:
        super().__init__(view)
        self._study = study
        self._desk = desk
        self._view = view

    def look(self, seen: Seen) -> None:
        """Make the safe copy (or take the one that is kept) and show it beside the picture."""
        row = seen.picture
        if row is None or (not row.safe and not self._study.may_change()):
            return
        project, picture = self._study.project, row.id
        covers = [one.region for one in seen.redactions]

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[bytes, PictureFile]:
            with project.reading() as session:
                tiled = tiled_picture(session, picture)
                small = as_file(whole(tiled, SHOWN), lossless=is_lossless(tiled), longest=SHOWN)
                kept = safe_copy(session, picture)
                if kept is not None:
                    return small.content, PictureFile(kept.media, kept.width, kept.height, kept.content)
                with PictureReader(cancelled) as reader:
                    return small.content, reader.safe_copy(tiled, covers)

        def show(made: tuple[bytes, PictureFile]) -> None:
            before, after = made
            theme, window = self._study.theme, self._view.window()
            dialog = SafeCopyDialog(
                theme,
                before,
                after,
                is_kept=row.safe,
                covers=len(covers),
                may_change=not self._study.read_only,
                parent=window,
            )
            dialog.kept.connect(lambda: self._desk.keep_copy(picture, after, covers))
            dialog.dropped.connect(lambda: self._desk.drop_copy(picture))
            dialog.open()

        self._study.tasks.run("Making the safe copy", work, show, owner=self)

    def export(self, seen: Seen) -> None:
        """Ask where the safe copy is to be written; a sentence where nothing may leave."""
        row = seen.picture
        copy = None if row is None else self._desk.to_leave(row.id)
        if row is None or copy is None:
            return
        suggested = documents_folder() / f"Picture {row.id}{copy.ending}"
        dialog = QFileDialog(self._view.window(), "Export safe copy", str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"Pictures (*{copy.ending})"])
        dialog.setDefaultSuffix(copy.ending.removeprefix("."))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda path: self._desk.write(copy, Path(path), row.makers))
        dialog.open()
