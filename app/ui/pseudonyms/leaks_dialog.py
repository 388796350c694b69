"""The last look before a sign-off: real names anywhere in the study, in titles, notes, codes and kept files."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.language.names.many import MEMORY, SECONDS
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.looking import name_finder
from app.safeguards.leaks import Leak, find_leaks, unread
from app.store.project import Project
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.wording import MISSED, counted, kind_words
from app.ui.tasks import IsCancelled, Progress
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.plain_text import wrapped_label
from app.workers.worker import Worker

SIZE = (820, 620)
TITLE = "Names left in the study"
NONE = "Nothing was found that gives somebody away."
OLDER = (
    "Older texts and kept files go with “Remove unedited text”, once the transcript is signed off. All else is "
    "changed where it stands."
)
_LEAK = Qt.ItemDataRole.UserRole


def look_for_leaks(project: Project, key: IdentityKey, progress: Progress, cancelled: IsCancelled) -> list[Leak]:
    """Look through everything, with what the key knows."""
    with (
        Worker(seconds=SECONDS, memory=MEMORY, cancelled=cancelled) as worker,
        project.reading(cancelled) as session,
    ):
        finder = name_finder(session, key)
        return find_leaks(
            session,
            names_in=finder.names_in,
            decided_for_one=finder.decided_for_one,
            known=key.known_names(),
            stays=[one.original for one in key.decisions() if one.replacement is None and one.source is None],
            call=worker.call,
            progress=progress,
            cancelled=cancelled,
        )


class LeaksDialog(QDialog):
    """Tells what was found, the sure ones first; Enter goes to where something stands in a transcript."""

    place_wanted = Signal(object)
    """A `Leak` whose place is in a transcript."""

    def __init__(self, study: OpenStudy, leaks: Sequence[Leak], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        fit(self, QSize(*SIZE) * study.theme.text_scale)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(TITLE)
        self.tree.setHeaderLabels(["Where", "What", "Words"])
        self.tree.setUniformRowHeights(True)
        self._fill(leaks)
        self.told = wrapped_label(told(leaks), "quiet")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.tree.itemActivated.connect(lambda item, _: self._open(item))
        study.identity_changed.connect(lambda: None if study.identity is not None else self.reject())
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title(TITLE))
        column.addWidget(self.told)
        column.addWidget(self.tree, 1)
        column.addWidget(wrapped_label(OLDER, "quiet"))
        column.addWidget(wrapped_label(MISSED, "quiet"))
        column.addWidget(self.buttons)

    def _open(self, item: QTreeWidgetItem) -> None:
        leak = item.data(0, _LEAK)
        if isinstance(leak, Leak) and leak.place.source is not None:
            self.accept()
            self.place_wanted.emit(leak)

    def _fill(self, leaks: Sequence[Leak]) -> None:
        unseen = unread(leaks)
        for name, some in (
            ("Gives somebody away", [one for one in leaks if one.sure]),
            ("May give somebody away", [one for one in leaks if not one.sure and one not in unseen]),
            ("Could not be looked into: look yourself", unseen),
        ):
            if not some:
                continue
            heading = QTreeWidgetItem([f"{name} ({len(some):,})"])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            heading.addChildren([_item(one) for one in some])
            self.tree.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            heading.setExpanded(True)
        wide = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((44, 18)):
            self.tree.header().resizeSection(column, width * wide)


def told(leaks: Sequence[Leak]) -> str:
    """How much was found, in a sentence."""
    sure, unseen = sum(one.sure for one in leaks), len(unread(leaks))
    if not leaks:
        return NONE
    may = len(leaks) - sure - unseen
    parts = [f"{counted(sure, 'string')} that give somebody away"] if sure else []
    parts += [f"{may:,} that may"] if may else []
    parts += [f"{counted(unseen, 'file')} that could not be looked into"] if unseen else []
    return f"{', '.join(parts)}.".capitalize()


def _item(leak: Leak) -> QTreeWidgetItem:
    words = leak.words if leak.times < 2 else f"{leak.words} ({leak.times} times)".strip()
    item = QTreeWidgetItem([leak.place.told, kind_words(leak.kind) if leak.why is not None else "", words])
    item.setData(0, _LEAK, leak)
    return item
