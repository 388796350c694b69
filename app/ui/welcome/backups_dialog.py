"""The backups of a study to choose from: when each was taken, what it holds, how large it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.fitting import fit, scaled
from app.ui.widgets.plain_text import plain_label, wrapped_label

if TYPE_CHECKING:
    from app.store.backup import Backup

_BACKUP = Qt.ItemDataRole.UserRole
NOTHING_REPLACED = (
    "Opening one makes a new file of it beside the study. Nothing is replaced: "
    "the study’s own file stays as it is, and so does the backup."
)
OF_ANY_STUDY = (
    "The file does not say any more which backups are its own, so these are the backups of every study on this "
    "computer."
)
NONE = "There are no backups on this computer yet. One is taken whenever a study is closed after changes."


@dataclass(frozen=True, slots=True)
class Found:
    """Backups and their sizes, the newest first, and the number of the last change they are seen from."""

    backups: "tuple[tuple[Backup, int], ...]"
    last_change: int | None
    """None where the study itself does not open: then they are seen from the newest of them."""
    of_any_study: bool


class BackupsDialog(QDialog):
    """Tells by `chosen` which backup to open."""

    chosen = Signal(object)

    def __init__(self, study: str, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Open a backup")
        fit(self, QSize(scaled(self, 620), 460))
        self.list = QTreeWidget()
        self.list.setAccessibleName("Backups")
        self.list.setHeaderLabels(["Taken", "Holds", "Size"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton("Open this backup", QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        self._fill(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(study, "title"))
        self.words = wrapped_label(self._words(found), "quiet")
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.list.itemActivated.connect(lambda *_: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.setFocus()

    def accept(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            super().accept()
            self.chosen.emit(row.data(0, _BACKUP))

    def rows(self) -> list[tuple[str, str, str]]:
        """What stands in the list."""
        items = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [(item.text(0), item.text(1), item.text(2)) for item in items if item is not None]

    def _fill(self, found: Found) -> None:
        newest = found.backups[0][0].change if found.backups else 0
        for backup, size in found.backups:
            holds = "" if found.of_any_study else _holds(backup.change, found.last_change, newest)
            row = QTreeWidgetItem([when(backup.at), holds, _size(size)])
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setData(0, _BACKUP, backup)
            self.list.addTopLevelItem(row)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setColumnHidden(1, found.of_any_study)
        self.open_button.setEnabled(bool(found.backups))

    def _words(self, found: Found) -> str:
        if not found.backups:
            return NONE
        return f"{OF_ANY_STUDY} {NOTHING_REPLACED}" if found.of_any_study else NOTHING_REPLACED


def when(at: datetime) -> str:
    """A moment as people say it here: "Monday 23 November 2026, 14:02"."""
    here = at.astimezone()
    return f"{here:%A} {here.day} {here:%B %Y, %H:%M}"


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _holds(change: int, last: int | None, newest: int) -> str:
    missing = (newest if last is None else last) - change
    if missing == 0:
        return "Everything" if last is not None else "The newest"
    many = f"{abs(missing)} change{'s' if abs(missing) != 1 else ''}"
    if missing < 0:
        return f"{many} that are not in this file"
    return f"All but the last {many}" if last is not None else f"{many} less than the newest"
