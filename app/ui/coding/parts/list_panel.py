"""How the panels beside a transcript are laid out: heading, field, then the list, which takes the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.headings import section_heading


def lay_out_panel(
    panel: QWidget, heading: str, *, beside: QLabel, field: QWidget, tree: QWidget, note: QLabel | None = None
) -> None:
    """Puts a panel's parts in their places, with a `note` between field and list where there is one."""
    head = QHBoxLayout()
    head.setContentsMargins(12, 10, 12, 0)
    head.addWidget(section_heading(heading), 1)
    head.addWidget(beside)
    search = QHBoxLayout()
    search.setContentsMargins(8, 4, 8, 4)
    search.addWidget(field)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addLayout(head)
    column.addLayout(search)
    if note is not None:
        column.addWidget(note)
    column.addWidget(tree, 1)
    panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    panel.setFocusProxy(tree)
