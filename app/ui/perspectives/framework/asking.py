"""What the framework matrix asks before it does something: which columns, and whether words may be replaced."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from app.perspectives.framework_rows import Topic, TopicRow
from app.ui.theme import Theme
from app.ui.widgets.tick_list import Tickable, TickListDialog


def ask_for_columns(
    theme: Theme,
    known: Sequence[TopicRow],
    now: Sequence[Topic],
    choose: Callable[[list[Topic]], object],
    parent: QWidget,
) -> TickListDialog:
    """Let themes and codes be ticked; those that are columns already keep their order, others come behind."""
    rows = [Tickable(place, _offered(row), QIcon(), row.topic in now) for place, row in enumerate(known)]
    dialog = TickListDialog(
        theme,
        title="Columns of the matrix",
        words="Ticked themes and codes are columns; those shown already keep their order.",
        prompt="Filter themes and codes…",
        rows=rows,
        parent=parent,
    )

    def take(ticked: list[int]) -> None:
        wanted = [known[place].topic for place in ticked]
        kept = [topic for topic in now if topic in wanted]
        choose(kept + [topic for topic in wanted if topic not in kept])

    dialog.agreed.connect(take)
    dialog.open()
    return dialog


def ask_before_replacing(parent: QWidget, replace: Callable[[], object]) -> QMessageBox:
    """That a cell holds words already; `replace` is done when the reader says so."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Draft from quotes")
    box.setText("This cell holds a summary already.")
    box.setInformativeText("The quotes would take its place. Undo brings it back.")
    keep = box.addButton("Keep the summary", QMessageBox.ButtonRole.RejectRole)
    agree = box.addButton("Replace it", QMessageBox.ButtonRole.AcceptRole)
    agree.clicked.connect(lambda: replace())
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.open()
    return box


def _offered(row: TopicRow) -> str:
    return f"{row.path} (theme)" if row.topic.theme is not None else row.path
