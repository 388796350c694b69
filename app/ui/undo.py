"""Undo and redo: first the text field that is being typed in, then the study."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class UndoRouting(QObject):
    """Lets the keys of undo and redo through to the study where the field at hand has nothing to take back.

    A text field claims those keys for itself even when it has nothing to undo; without this, typing once in
    a filter would keep undo from the study for as long as the keyboard stays there.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if isinstance(entered, QLineEdit | QTextEdit | QPlainTextEdit):
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key, can in (
                (QKeySequence.StandardKey.Undo, can_undo),
                (QKeySequence.StandardKey.Redo, can_redo),
            ):
                if event.matches(key) and isinstance(watched, QWidget) and not can(watched):
                    event.ignore()
                    return True
        return False


def can_undo(field: QWidget | None) -> bool:
    """Whether this is a text field with typing to take back."""
    match field:
        case QLineEdit():
            return field.isUndoAvailable() and not field.isReadOnly()
        case QTextEdit() | QPlainTextEdit():
            return field.document().isUndoAvailable() and not field.isReadOnly()
    return False


def can_redo(field: QWidget | None) -> bool:
    """Whether this is a text field with typing to bring back."""
    match field:
        case QLineEdit():
            return field.isRedoAvailable() and not field.isReadOnly()
        case QTextEdit() | QPlainTextEdit():
            return field.document().isRedoAvailable() and not field.isReadOnly()
    return False


def undo_typing(field: QWidget | None) -> bool:
    """Take typing in this field back; False when there is none."""
    if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and can_undo(field):
        field.undo()
        return True
    return False


def redo_typing(field: QWidget | None) -> bool:
    """Bring typing in this field back; False when there is none."""
    if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and can_redo(field):
        field.redo()
        return True
    return False
