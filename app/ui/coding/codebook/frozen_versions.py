"""The frozen versions of the codebook: named anew and removed; what they hold never changes."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.coding import actions, queries
from app.coding.rows import CodebookVersionId, CodebookVersionRow
from app.store.changes import Changes
from app.ui.open_study import OpenStudy
from app.ui.widgets.fitting import fit
from app.ui.widgets.headings import DIALOG_MARGINS, page_title
from app.ui.widgets.ordered_names import Named, OrderedNames
from app.ui.widgets.plain_text import wrapped_label

WIDTH, HEIGHT = 480, 420
KEPT = (
    "A version is the whole codebook as it was. Removing one leaves the codebook and its history; "
    "Undo brings it back."
)


class FrozenVersionsDialog(QDialog):
    """A list, the newest first; every change is stored at once."""

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Frozen versions")
        self._study = study
        project = study.project

        def stored(do: Callable[[], object]) -> object:
            """What came of it: something that is not None unless it was refused."""
            return study.attempt(lambda: (do(),))

        self.names = OrderedNames(
            "Versions, the newest first",
            rename=lambda row, name: stored(
                lambda: actions.edit_codebook_version(project, version=CodebookVersionId(row), name=name)
            ),
            remove=lambda row: stored(
                lambda: actions.remove_codebook_version(project, version=CodebookVersionId(row))
            ),
        )
        self.names.setEnabled(not study.read_only)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        fit(self, QSize(WIDTH, HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(*DIALOG_MARGINS)
        column.setSpacing(10)
        column.addWidget(page_title("Frozen versions"))
        column.addWidget(wrapped_label(KEPT, "quiet"))
        column.addWidget(self.names, 1)
        column.addWidget(self.buttons)
        study.changed.connect(self._hear)
        self._show()

    def _hear(self, changes: Changes) -> None:
        if "codebook_version" in changes.tables:
            self._show()

    def _show(self) -> None:
        with self._study.project.reading() as session:
            rows = queries.codebook_versions(session)
        self.names.show_rows([Named(row.id, row.name, _told(row)) for row in rows])


def _told(row: CodebookVersionRow) -> str:
    codes = "1 code" if row.codes == 1 else f"{row.codes} codes"
    return "\n".join(filter(None, (codes, row.author, row.note)))
