"""Everything that anybody, or any program that reads screens, could read in the window."""

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

MOST = 4_000
"""Rows of a model that are looked at."""
_PROPERTIES = (
    "text",
    "plainText",
    "html",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "currentText",
    "informativeText",
    "iconText",
)


def everything_readable() -> Iterator[str]:
    """The words of every widget, document, action and model there is, seen or not, and of the clipboard."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    seen: set[int] = set()
    for top in QApplication.allWidgets():
        yield from _of(top, seen)
    yield QGuiApplication.clipboard().text()


def _of(thing: QObject, seen: set[int]) -> Iterator[str]:
    if id(thing) in seen:
        return
    seen.add(id(thing))
    for name in _PROPERTIES:
        value = thing.property(name)
        if isinstance(value, str):
            yield value
    if isinstance(thing, QAbstractItemModel):
        yield from _of_model(thing, QModelIndex())
    if isinstance(thing, QTextDocument):
        yield thing.toPlainText()
    if isinstance(thing, QWidget):
        for action in thing.actions():
            yield from _of(action, seen)
    for child in thing.children():
        if isinstance(child, QAbstractItemModel | QTextDocument | QAction | QWidget):
            yield from _of(child, seen)


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), MOST)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
        if not isinstance(model, QAbstractListModel | QAbstractTableModel):
            yield from _of_model(model, model.index(row, 0, parent))
