"""A study whose every name and every note is markup that would load a file; and who in a window renders it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTextEdit, QWidget

from app.store.project import Project

MARKUP = '<b>x</b><img src="file:///planted/canary.png"><a href="http://x.example/">y</a>&"\u202e'
_FIRES = ("<img", '<a href="http', "<b>x</b>")
"""What stands in a rich text only where markup was not taken for words."""
_LOADS = ('<img src="file', 'x.example/"')
_KEPT = {"audit", "code_change"}
"""Never changed, by a rule of the file's own."""
_NAMES = frozenset(
    "name pseudonym statement definition note title summary brief example why rival if_true would_surprise "
    "rationale described memo claim concept role reference detail place when_to_use when_not near_miss value "
    "said_by".split()
)
"""Columns that hold what somebody typed, and nothing that means anything to the program."""
_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"


def mark_up(project: Project) -> int:
    """Put the markup after every name and note of a study; how many columns there were."""
    changed = 0
    with project.step("Mark up") as session:
        run = session.connection().exec_driver_sql
        for table in run(_TABLES).scalars().all():
            if table.startswith(("sqlite_", "turn_words")) or table in _KEPT:
                continue
            for row in run(f'SELECT name, type FROM pragma_table_info("{table}")').all():
                if row.type == "TEXT" and row.name in _NAMES:
                    set_it = f'SET "{row.name}" = "{row.name}" || ? WHERE "{row.name}" <> \'\''
                    run(f'UPDATE "{table}" {set_it}', (MARKUP,))
                    changed += 1
    return changed


def rendered(window: QWidget) -> Iterator[str]:
    """Every part of a window that would show the markup as markup."""
    for part in [window, *window.findChildren(QWidget)]:
        if _is_rich(part.toolTip()):
            yield f"tooltip of {_called(part)}: {part.toolTip()[:90]}"
        if isinstance(part, QLabel) and part.textFormat() is not Qt.TextFormat.PlainText and _is_rich(part.text()):
            yield f"label {_called(part)}: {part.text()[:90]}"
        if isinstance(part, QTextEdit) and any(
            fires in part.toHtml() for fires in ('<img src="file', 'x.example"')
        ):
            yield f"text {_called(part)}"
        for action in part.actions():
            if _is_rich(action.toolTip()):
                yield f"tooltip of the action {action.text()[:40]}"
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _in_model(part)


def _in_model(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for orientation, many in (
        (Qt.Orientation.Horizontal, _columns(model, QModelIndex())),
        (Qt.Orientation.Vertical, model.rowCount(QModelIndex())),
    ):
        for section in range(min(many, 40)):
            told = model.headerData(section, orientation, Qt.ItemDataRole.ToolTipRole)
            if isinstance(told, str) and _is_rich(told):
                yield f"tooltip of a head of {_called(view)}: {told[:90]}"
    waiting = [QModelIndex()]
    looked = 0
    while waiting and looked < 400:
        above = waiting.pop()
        for row in range(min(model.rowCount(above), 60)):
            for column in range(min(_columns(model, above), 12)):
                index = model.index(row, column, above)
                looked += 1
                told = model.data(index, Qt.ItemDataRole.ToolTipRole)
                if isinstance(told, str) and _is_rich(told):
                    yield f"tooltip of a cell of {_called(view)}: {told[:90]}"
            waiting.append(model.index(row, 0, above))


def _columns(model: QAbstractItemModel, above: QModelIndex) -> int:
    """A list has one, and keeps that to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)


def _is_rich(words: str) -> bool:
    return any(fires in words for fires in _FIRES)


def _called(part: QWidget) -> str:
    name = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
    return f"{type(part).__name__} “{name[:40]}”"
